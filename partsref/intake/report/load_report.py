"""What a load did, or would do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from gettext import ngettext
from pathlib import Path
from typing import Any

from partsref.intake.report.problems import Problem

_SHOWN = 10
_KEPT_PROBLEMS = 20


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
    """Rows below the header that are not blank: loaded, rejected or put aside."""
    loaded: int = 0
    rejected: int = 0
    aside: dict[str, int] = field(default_factory=dict)
    """Rows that are no parts, by what they are: headings, totals ..."""
    blank: int = 0
    above: int = 0
    """Rows above the header that are not blank: not read."""
    left_out: list[str] = field(default_factory=list)
    """Sheets that were not read, and why."""
    notes: list[str] = field(default_factory=list)
    """What else is to be known of how the file was read."""
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
    more_rejects: list[Path] = field(default_factory=list)
    """Those of further sheets."""
    rejects_before: Path | None = None
    """Where the rejects of an earlier load, perhaps corrected since, were put out of the way."""
    problems: list[Problem] = field(default_factory=list)
    """The first rejected rows."""
    warnings: list[Problem] = field(default_factory=list)
    """Examples of each kind of warning."""
    seconds: float = 0.0

    def take(self, rows: int, loaded: int, blank: int, aside: Mapping[str, int], rejected: list[Problem]) -> None:
        """Add what came of some more rows."""
        self.rows += rows
        self.loaded += loaded
        self.blank += blank
        for what, times in aside.items():
            self.aside[what] = self.aside.get(what, 0) + times
        self.problems += rejected[: max(0, _KEPT_PROBLEMS - len(self.problems))]

    def told(self) -> Iterator[str]:
        """What happened, in lines for a person: the outcome first."""
        if self.unchanged:
            yield f"{self.file}: already loaded, as load {self.unchanged}. Nothing has changed."
            return
        yield from self._outcome()
        if self.aside:
            yield f"  put aside, as no parts: {_counted({f'{what} rows': n for what, n in self.aside.items()})}"
        yield from (f"  not read: {one}" for one in self.left_out)
        yield from (f"  note: {one}" for one in self.notes)
        yield from (f"  rejected: {problem}" for problem in self.problems[:_SHOWN])
        if self.rejected > _SHOWN:
            more = self.rejected - _SHOWN
            yield f"  ... and {more:,} more rejected {ngettext('row', 'rows', more)}"
        yield from (f"  warning: {problem}" for problem in self.warnings[:_SHOWN])
        if self.warned > _SHOWN:
            yield f"  {self.warned:,} warnings in all"
        if self.rejects:
            files = ", ".join(map(str, [self.rejects, *self.more_rejects]))
            yield f"Rejected rows with their reasons: {files}. Correct them there and load that file."
        if self.rejects_before:
            yield f"The rejects that stood there before are kept as {self.rejects_before}."

    def _outcome(self) -> Iterator[str]:
        rows = f"{self.rows:,} {ngettext('row', 'rows', self.rows)}"
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
            yield f"  withdrawn: {self.retracted:,} {ngettext('earlier fact', 'earlier facts', self.retracted)}"
        if any(self.gone.values()):
            yield f"  gone: {_counted(self.gone)}"

    def as_json(self) -> dict[str, Any]:
        """The report as plain values."""
        shape = asdict(self)
        for name in ("rejects", "rejects_before"):
            shape[name] = str(shape[name]) if shape[name] else None
        shape["more_rejects"] = list(map(str, self.more_rejects))
        return shape


def _counted(counts: dict[str, int]) -> str:
    said = [f"{count:,} {ngettext(kind.removesuffix('s'), kind, count)}" for kind, count in counts.items() if count]
    return ", ".join(said) or "nothing"
