"""What a load did, or would do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from partsref.intake.report.problems import Problem

_SHOWN = 10


@dataclass(slots=True)
class LoadReport:
    """What came of one file. Counts are of rows; `added` and `gone` count facts by kind (parts, links, ...)."""

    file: str
    source: str
    format: str = ""
    encoding: str = ""
    mode: str = "UPDATE"
    mapping: list[str] = field(default_factory=list)
    """The mapping in words, a line a field."""
    mapping_yaml: str = ""
    load_id: int = 0
    """0 when nothing was loaded."""
    rows: int = 0
    loaded: int = 0
    rejected: int = 0
    warned: int = 0
    added: dict[str, int] = field(default_factory=dict)
    gone: dict[str, int] = field(default_factory=dict)
    retracted: int = 0
    """Statements of earlier loads that the file itself took back."""
    replaced: tuple[int, ...] = ()
    """Earlier loads whose place this one took."""
    unchanged: int = 0
    """The load that brought this very file before; nothing was done then."""
    dry_run: bool = False
    rejects: Path | None = None
    rejects_before: Path | None = None
    """Where the rejects of an earlier load, perhaps corrected since, were put out of the way."""
    problems: list[Problem] = field(default_factory=list)
    """The first rejected rows."""
    warnings: list[Problem] = field(default_factory=list)
    """Examples of each kind of warning."""
    seconds: float = 0.0

    def told(self) -> Iterator[str]:
        """What happened, in lines for a person: the outcome first."""
        if self.unchanged:
            yield f"{self.file}: already loaded, as load {self.unchanged}. Nothing has changed."
            return
        yield from self._outcome()
        yield from (f"  rejected: {problem}" for problem in self.problems[:_SHOWN])
        if self.rejected > _SHOWN:
            yield f"  ... and {self.rejected - _SHOWN:,} more rejected rows"
        yield from (f"  warning: {problem}" for problem in self.warnings[:_SHOWN])
        if self.warned > _SHOWN:
            yield f"  {self.warned:,} warnings in all"
        if self.rejects:
            yield f"Rejected rows with their reasons: {self.rejects}. Correct them there and load that file."
        if self.rejects_before:
            yield f"The rejects that stood there before are kept as {self.rejects_before}."

    def _outcome(self) -> Iterator[str]:
        rows = f"{self.rows:,} rows"
        if not self.loaded:
            yield f"{self.file}: nothing to load: {rows}, {self.rejected:,} rejected."
            return
        done = "would load" if self.dry_run else f"load {self.load_id}:"
        rate = f", {self.rows / self.seconds:,.0f} a second" if self.seconds else ""
        yield f"{self.file}: {done} {self.loaded:,} of {rows}, {self.rejected:,} rejected, {self.seconds:.1f} s{rate}"
        yield f"  new: {_counted(self.added)}"
        if self.replaced:
            yield f"  in place of load {', '.join(map(str, self.replaced))}"
        if self.retracted:
            yield f"  taken back: {self.retracted:,} earlier statements"
        if any(self.gone.values()):
            yield f"  gone: {_counted(self.gone)}"

    def as_json(self) -> dict[str, Any]:
        """The report as plain values."""
        shape = asdict(self)
        for name in ("rejects", "rejects_before"):
            shape[name] = str(shape[name]) if shape[name] else None
        return shape


def _counted(counts: dict[str, int]) -> str:
    said = [f"{count:,} {kind}" for kind, count in counts.items() if count]
    return ", ".join(said) or "nothing"
