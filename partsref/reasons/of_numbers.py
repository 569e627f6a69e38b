"""Why a number was found, and what differs from the one asked for."""

from __future__ import annotations

OF_NUMBERS = {
    "misread": "{meant} read for {typed}",
}
