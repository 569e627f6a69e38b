"""Runs commands one after another, each in a process of its own that starts with everything imported.

A script, started with the shim preloaded: a line of JSON says what to run and which call is to fail, a line of JSON
says what came of it. A command costs some milliseconds here where a start costs a quarter of a second.
"""

from __future__ import annotations

import atexit
import ctypes
import gc
import importlib
import json
import mmap
import os
import pkgutil
import signal
import struct
import sys
import time
from typing import Any

LETTERS = 1 << 16
"""Calls whose kinds are kept, as in shim.c."""
_SIZE = struct.calcsize("ll") + LETTERS
_ASIDE = ("partsref.web", "partsref.__main__", "partsref.intake.page_tables.pdf")
_PATIENCE = {
    "partsref.store.file.database.WRITER_WAIT_SECONDS": 0.2,
    "partsref.store.file.database.READER_WAIT_SECONDS": 0.2,
    "partsref.index.words.word_index.WRITER_WAIT_SECONDS": 0.2,
    "partsref.index.words.word_index.OLDER_WAIT_SECONDS": 0.2,
    "partsref.intake.watch.arrivals.SETTLED_SECONDS": 0.0,
    "partsref.intake.watch.watch_folder.SETTLED_SECONDS": 0.0,
    "partsref.intake.watch.watch_folder._LOOK_AGAIN": 0.01,
    "partsref.cluster.access.wire.READ_SECONDS": 2.0,
    "partsref.cluster.access.wire.WRITE_SECONDS": 3.0,
    "partsref.cluster.access.wire._HEALTH_SECONDS": 1,
    "partsref.cluster.access.wire._BULK_WAIT_SECONDS": 0.05,
    "partsref.cluster.access.pointer.GRACE_SECONDS": -1.0,
}
"""How long commands wait for others: nobody else is here."""


def main() -> None:
    """Read jobs until there are no more."""
    _import_everything()
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        print(json.dumps(_done(json.loads(line))), flush=True)


def _import_everything() -> None:
    import partsref

    for module in pkgutil.walk_packages(partsref.__path__, "partsref."):
        if not module.name.startswith(_ASIDE):
            importlib.import_module(module.name)
    for name in ("sqlite_utils", "whoosh.index", "whoosh.writing", "whoosh.searching", "whoosh.util.filelock",
                 "whoosh.filedb.filestore", "whoosh.codec.whoosh3", "whoosh.query", "rich.table", "rich.console",
                 "yaml", "defusedxml.ElementTree", "shutil", "tempfile", "hashlib"):  # fmt: skip
        importlib.import_module(name)
    for name, value in _PATIENCE.items():
        module_name, _, constant = name.rpartition(".")
        module = importlib.import_module(module_name)
        assert hasattr(module, constant), name
        setattr(module, constant, value)


def _done(job: dict[str, Any]) -> dict[str, Any]:
    memory = mmap.mmap(-1, _SIZE)
    began = time.monotonic()
    child = os.fork()
    if not child:
        _run(job, memory)
    status, usage = _waited(child, began + job["patience"])
    calls, fired = struct.unpack("ll", memory[:16])
    letters = memory[17 : 17 + min(calls, LETTERS - 1)].decode("ascii")
    memory.close()
    return {"status": status, "calls": calls, "fired": fired, "letters": letters, "cpu": usage}


def _waited(child: int, until: float) -> tuple[int | None, float]:
    """The exit status as Python has it, None for one that had to be ended; and its CPU seconds."""
    while True:
        ended, status, usage = os.wait4(child, os.WNOHANG)
        if ended:
            break
        if time.monotonic() > until:
            os.killpg(child, signal.SIGKILL)
            os.wait4(child, 0)
            return None, 0.0
        time.sleep(0.002)
    return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime


def _run(job: dict[str, Any], memory: mmap.mmap) -> None:
    """In the child: never returns."""
    os.setsid()
    os.chdir(job["cwd"])
    os.environ.update(job["environment"])
    for number, name, flags in (
        (0, os.devnull, os.O_RDONLY),
        (1, job["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
        (2, job["err"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
    ):
        os.dup2(os.open(name, flags, 0o600), number)
    sys.argv = ["partsref", *job["arguments"]]
    shim = ctypes.CDLL(os.environ["LD_PRELOAD"])
    shared = (ctypes.c_char * _SIZE).from_buffer(memory)
    # The last calls come after Python has let go of everything: what they are counted in must outlive it.
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(memory))
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(shared))
    from partsref.cli.main import main as command

    shim.fault_arm(
        ctypes.byref(shared),
        os.fsencode(job["below"]),
        ctypes.c_long(job["at"]),
        ctypes.c_int(job["kind"]),
        ctypes.c_int(job["sticky"]),
    )
    status = 0
    try:
        command()
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else 1
    # As Python ends, but for taking apart what was imported, which takes longer than the command.
    atexit._run_exitfuncs()
    gc.collect(0)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    main()
