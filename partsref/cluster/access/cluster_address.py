"""Where a published catalogue stands: `opensearch+https://user@host:9200,host2:9200/parts`."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path

from partsref.errors import InputError
from partsref.values import frozen

SCHEMES = ("opensearch+https://", "opensearch+http://")
DEFAULT_INDEX = "parts"
USER, PASSWORD = "PARTSREF_CLUSTER_USER", "PARTSREF_CLUSTER_PASSWORD"
PASSWORD_FILE = "PARTSREF_CLUSTER_PASSWORD_FILE"  # noqa: S105 - the name of a variable
CA_FILE = "PARTSREF_CLUSTER_CA"
_PORT = 9200
_INDEX = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_EXPECTED = "expected opensearch+https://USER@HOST:9200/parts (more hosts parted by commas)"


@frozen
class ClusterAddress:
    """A cluster and the name a catalogue is published under. It never holds the password."""

    hosts: tuple[tuple[str, int], ...]
    index: str
    secure: bool
    user: str = ""

    def __str__(self) -> str:
        hosts = ",".join(f"[{host}]:{port}" if ":" in host else f"{host}:{port}" for host, port in self.hosts)
        user = f"{self.user}@" if self.user else ""
        return f"{SCHEMES[0 if self.secure else 1]}{user}{hosts}/{self.index}"

    @property
    def name(self) -> str:
        """As a path is named in messages."""
        return str(self)


def is_address(text: str) -> bool:
    """Whether a database is named by the address of a cluster."""
    return text.startswith("opensearch+")


def read_address(text: str, index: str = "", environment: Mapping[str, str] = os.environ) -> ClusterAddress:
    """The place an address names; `index` counts where the address names none.

    Raises `InputError` for what is no such address, for a password in it, and for plain http beyond this machine.
    """
    scheme = next((scheme for scheme in SCHEMES if text.startswith(scheme)), "")
    if not scheme:
        raise InputError(f"{text.split('://', maxsplit=1)[0]}: {_EXPECTED}")
    login, _, rest = text.removeprefix(scheme).rpartition("@")
    if ":" in login:
        raise InputError(
            f"{scheme}...: a password in an address is seen by everybody on the machine."
            f" Put it into {PASSWORD}, or into a file named by {PASSWORD_FILE}."
        )
    listed, _, named = rest.partition("/")
    hosts = tuple(_host(text, one) for one in listed.split(",") if one)
    chosen = named.strip("/") or index or DEFAULT_INDEX
    if not hosts or not _INDEX.fullmatch(chosen):
        raise InputError(f"{text}: {_EXPECTED}; the name after the last / in small letters, digits, - and _")
    if scheme == SCHEMES[1] and not all(_is_here(host) for host, _ in hosts):
        raise InputError(f"{text}: plain http is for this machine alone. Use {SCHEMES[0]} for a cluster elsewhere.")
    return ClusterAddress(hosts, chosen, scheme == SCHEMES[0], login or environment.get(USER, ""))


def password(environment: Mapping[str, str] = os.environ) -> str:
    """The password, from the environment or the file it names. Raises `InputError` if the file cannot be read."""
    if file := environment.get(PASSWORD_FILE):
        try:
            return Path(file).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{file}: expected the password of the cluster ({PASSWORD_FILE}): {error}") from error
    return environment.get(PASSWORD, "")


def _host(text: str, one: str) -> tuple[str, int]:
    found = re.fullmatch(r"(\[[0-9a-fA-F:]+\]|[^:\[\]/\s]+)(?::(\d{1,5}))?", one)
    if not found:
        raise InputError(f"{text}: {_EXPECTED}; {one!r} is no host")
    return found[1].strip("[]"), int(found[2] or _PORT)


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
