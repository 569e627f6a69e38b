"""The plugin as Datasette itself finds it: through the entry point of the installed package, in its own process."""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import sys

import pytest
from support import ROOT

HOOKS = "from datasette.plugins import pm; import partsref.web as web; print(len(pm.get_hookcallers(web) or ()))"


@pytest.mark.parametrize("first", ["import partsref.web.server", "from datasette.app import Datasette"])
def test_our_hooks_are_heard_whichever_is_imported_first(first: str) -> None:
    _needs_installed_package()
    ran = subprocess.run(
        [sys.executable, "-c", f"{first}; {HOOKS}"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert ran.stderr == ""
    assert int(ran.stdout) >= 8


def test_datasette_lists_us_among_its_plugins() -> None:
    _needs_installed_package()
    ran = subprocess.run(
        [sys.executable, "-m", "datasette", "plugins"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert "partsref" in [plugin["name"] for plugin in json.loads(ran.stdout)]


def _needs_installed_package() -> None:
    try:
        importlib.metadata.version("partsref")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("partsref is not installed here: run `pip install -e .`")
