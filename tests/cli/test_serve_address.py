"""`partsref serve` on a network: the address a phone opens, its code, and what that means."""

from __future__ import annotations

import ipaddress
import socket
from pathlib import Path

import httpx
import pytest
import segno
from web.serving import serving

from partsref.cli.maintain import network
from partsref.cli.maintain.network import reached_at
from partsref.cli.terminal.qr_blocks import qr_blocks


@pytest.mark.parametrize(
    ("bound", "reached"),
    [("127.0.0.1", ""), ("::1", ""), ("192.168.1.20", "192.168.1.20"), ("fe80::1%eth0", "fe80::1")],
)
def test_a_socket_is_reached_where_it_is_bound_and_loopback_by_nobody(bound: str, reached: str) -> None:
    assert reached_at(bound) == reached


def test_everywhere_is_an_address_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    found = reached_at("0.0.0.0")
    assert found == "" or not ipaddress.ip_address(found).is_unspecified

    def no_network(*_args: object) -> socket.socket:
        raise OSError("Network is unreachable")

    monkeypatch.setattr(network.socket, "socket", no_network)
    assert reached_at("0.0.0.0") == ""


def test_the_code_in_the_terminal_is_the_code_of_the_address() -> None:
    address = "http://192.168.1.20:8001/"
    upper = {"█": 0, "▀": 0, "▄": 1, " ": 1}
    lower = {"█": 0, "▀": 1, "▄": 0, " ": 1}
    rows = [[half[block] for block in line] for line in qr_blocks(address) for half in (upper, lower)]
    matrix = [list(row) for row in segno.make(address, error="l", micro=False).matrix]
    assert [row[2:-2] for row in rows[2 : 2 + len(matrix)]] == matrix
    assert not any(map(any, (rows[0], rows[1], rows[-1])))
    assert len(qr_blocks(address)) < 20, "it fits a terminal of 24 lines"


def test_serving_to_the_network_says_the_address_for_others_and_warns_once(seed_db: Path) -> None:
    with serving(seed_db, "--host", "0.0.0.0") as server:
        said = server.said()
        assert httpx.get(f"http://127.0.0.1:{server.port}/healthz", timeout=120).status_code == 200
    if reached_at("0.0.0.0"):
        assert f"A phone on this network opens http://{reached_at('0.0.0.0')}:{server.port}/" in said
        assert said.count("there is no password") == 1
