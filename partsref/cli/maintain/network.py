"""Under which address others on the network reach a socket of ours."""

from __future__ import annotations

import ipaddress
import socket

_ELSEWHERE = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
"""Addresses nobody has (RFC 5737, RFC 3849). Nothing is sent to them: only the way there is looked up."""


def reached_at(bound: str) -> str:
    """The address for others of a socket bound to `bound`; empty where it is for this machine alone, or not known."""
    address = ipaddress.ip_address(bound.partition("%")[0])
    if address.is_loopback:
        return ""
    if not address.is_unspecified:
        return str(address)
    families = [socket.AF_INET] if address.version == 4 else [socket.AF_INET6, socket.AF_INET]
    return next(filter(None, map(_outward, families)), "")


def _outward(family: socket.AddressFamily) -> str:
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as way:
            way.connect((_ELSEWHERE[family], 9))
            found = str(way.getsockname()[0])
    except OSError:  # No network at all.
        return ""
    return "" if ipaddress.ip_address(found).is_loopback else found
