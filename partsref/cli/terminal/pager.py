"""Long answers through a pager, as git shows its own: only on a terminal, and a pager that fails loses nothing."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

NO_PAGER = "--no-pager"
_USUAL = "less"
_LESS = "FRX"
"""What fits a screen is printed and done; colours stay; the screen is not cleared at the end."""
_NOT_RUN = (126, 127)
"""What a shell says of a program it could not run."""


class _Page(io.StringIO):
    """Standard output while an answer is made: a terminal to whoever asks."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@contextmanager
def paged(wanted: bool) -> Iterator[None]:
    """Collect what is printed and give it to the pager at the end; as it comes where there is no terminal, or no pager.

    The pager is `PARTSREF_PAGER`, else `PAGER`, else `less`; an empty one, or `cat`, is none.
    """
    pager = _pager() if wanted and sys.stdout.isatty() else ""
    if not pager:
        yield
        return
    terminal, sys.stdout = sys.stdout, _Page()
    try:
        yield
    finally:
        page, sys.stdout = sys.stdout.getvalue(), terminal
        if page and not _shown_by(pager, page, terminal.encoding or "utf-8"):
            terminal.write(page)
            terminal.flush()


def _pager() -> str:
    # As below, what takes longer to import than most answers to make, and only where somebody sits at a terminal.
    import shlex
    import shutil

    asked = next((os.environ[name] for name in ("PARTSREF_PAGER", "PAGER") if name in os.environ), None)
    if asked is None:
        # Without a terminal it knows, less would only complain.
        asked = _USUAL if os.environ.get("TERM", "dumb") != "dumb" else ""
    try:
        program = next(iter(shlex.split(asked)), "")
    except ValueError:
        program = asked
    known = program not in ("", "cat") and ("=" in program or shutil.which(program))
    return asked if known else ""


def _shown_by(pager: str, page: str, encoding: str) -> bool:
    """Run the pager over a page; False where it did not run. One that is left early is no error."""
    import signal
    import subprocess

    charset = {"LESSCHARSET": "utf-8"} if encoding.lower().replace("-", "") == "utf8" else {}
    environment = {"LESS": _LESS, "LV": "-c", **charset, **os.environ}
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pager's as long as it runs.
    try:
        with subprocess.Popen(pager, shell=True, stdin=subprocess.PIPE, env=environment) as process:  # noqa: S602
            process.communicate(page.encode(encoding, "backslashreplace"))  # Which does not mind being left early.
        return process.returncode not in _NOT_RUN
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGINT, before)
