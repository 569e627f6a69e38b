"""A server's many threads share few heaps: each of its own kept what its busiest moment took."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest
from support import ROOT

_HEAPS_OF_TEN_THREADS = """
import ctypes, sys, threading
from partsref.web.http.heaps import share_memory
if sys.argv[1] == "shared":
    share_memory()
library = ctypes.CDLL(None)
library.malloc.restype = library.fdopen.restype = ctypes.c_void_p
together = threading.Barrier(10)
def take():
    library.malloc(ctypes.c_size_t(100))
    together.wait()
threads = [threading.Thread(target=take) for _ in range(10)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
out = ctypes.c_void_p(library.fdopen(1, b"w"))
library.malloc_info(0, out)
library.fflush(out)
"""


def _heaps(how: str) -> int:
    ran = subprocess.run(
        [sys.executable, "-c", _HEAPS_OF_TEN_THREADS, how], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return ran.stdout.count("<heap ")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the heaps of glibc are counted")
def test_many_threads_share_two_heaps() -> None:
    assert _heaps("shared") <= 2 < _heaps("as usual")
