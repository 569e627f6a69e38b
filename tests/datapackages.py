"""Whether a catalogue folder is what its datapackage.json says."""

from __future__ import annotations

import warnings
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from frictionless import Package


def wrong_in(folder: Path) -> list[str]:
    """What a file, a row or a cell has against its description, the first few; files nobody describes as well."""
    package = Package(str(folder / "datapackage.json"))
    files = {path.name for path in folder.glob("*.csv")}
    stray = sorted(files ^ {str(one.path) for one in package.resources})
    report = package.validate(limit_errors=5)
    told = [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors]
    return [*(f"{name}: not a file, or not described" for name in stray), *(e.message for e in report.errors), *told]
