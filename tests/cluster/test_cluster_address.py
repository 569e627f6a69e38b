"""The address of a published catalogue, and what is told of one that will not do."""

from __future__ import annotations

from pathlib import Path

import pytest

from partsref.cluster.access.cluster_address import (
    PASSWORD,
    PASSWORD_FILE,
    USER,
    ClusterAddress,
    password,
    read_address,
)
from partsref.errors import InputError


def test_an_address_names_user_hosts_and_index() -> None:
    text = "opensearch+https://shop@a.example:9201,b.example,[::1]:9203/parts-2"
    place = read_address(text, environment={})
    assert place == ClusterAddress((("a.example", 9201), ("b.example", 9200), ("::1", 9203)), "parts-2", True, "shop")
    assert str(place) == text.replace("b.example", "b.example:9200")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("opensearch+ftp://a/parts", "expected opensearch+https://"),
        ("opensearch+https:///parts", "expected opensearch+https://"),
        ("opensearch+https://a/Parts", "in small letters"),
        ("opensearch+https://a:port/parts", "is no host"),
        ("opensearch+https://me:secret@a/parts", PASSWORD_FILE),
        ("opensearch+http://a.example/parts", "plain http is for this machine alone"),
    ],
)
def test_another_address_is_refused_and_no_password_is_repeated(text: str, told: str) -> None:
    with pytest.raises(InputError) as refused:
        read_address(text, environment={})
    assert told in str(refused.value)
    assert "secret" not in str(refused.value)


def test_user_and_index_may_be_said_elsewhere() -> None:
    place = read_address("opensearch+http://localhost", "shop", {USER: "reader"})
    assert (place.user, place.index) == ("reader", "shop")


def test_the_password_comes_from_the_environment_or_a_file(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("from the file\n")
    assert password({PASSWORD: "said"}) == "said"
    assert password({PASSWORD: "said", PASSWORD_FILE: str(file)}) == "from the file"
    with pytest.raises(InputError, match="expected the password of the cluster"):
        password({PASSWORD_FILE: str(tmp_path / "none")})
