"""What sqlite-utils imports for others is not imported for us."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from support import ROOT

from partsref.store.file.sqlite_tables import UNWANTED, unseen


@pytest.fixture(autouse=True)
def _poem_not_read_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "this", raising=False)


def test_what_is_not_wanted_is_as_if_not_installed_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)  # Tests before this one may have left some.
    with unseen("this"), pytest.raises(ImportError):
        __import__("this")
    assert "this" not in sys.modules, "and can be imported again"


def test_what_is_imported_already_stays() -> None:
    with unseen("json"):
        import json
    assert json.dumps(1) == "1"


def test_another_thread_may_import_it_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    with unseen("this"):
        assert "this" not in sys.modules, "nothing stands in its place"


def test_who_makes_a_database_waits_for_neither(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from partsref.store.file.database import open_writer;"
        f"open_writer(Path('x.db')).close(); sys.exit('sqlite_utils' not in sys.modules or bool({set(UNWANTED)!r}"
        " & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {program}"],
                          cwd=tmp_path, check=False).returncode == 0  # fmt: skip
