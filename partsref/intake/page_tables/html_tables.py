"""The tables of a web page that was saved, or of a list that a program saved as one and called .xls."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from partsref.errors import InputError
from partsref.intake.page_tables.page_table import PageTable
from partsref.intake.read.line import Line
from partsref.intake.read.opening import Opened

LARGEST_BYTES = 64 << 20
_MOST_CELLS = 3_000_000
_MOST_COLUMNS = 500
"""Wider than any list; what a cell says it spans beyond is not believed."""
_DEEPEST = 30
"""Tables within tables."""
_DECLARED = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", re.IGNORECASE)
_MEANT = {"shift_jis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932", "sjis": "cp932", "gb2312": "gb18030",
          "gbk": "gb18030", "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "euc-kr": "cp949",
          "ks_c_5601-1987": "cp949", "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874"}  # fmt: skip
"""What browsers take a page to be in that declares one of these."""
_BREAKS = frozenset({"br", "p", "div", "li", "tr"})
_UNSEEN = frozenset({"noscript", "template", "head", "select", "textarea"})
_RAW = {tag: re.compile(f"</{tag}", re.IGNORECASE) for tag in ("script", "style")}
"""What holds no markup up to its end."""


def declared_encoding(head: bytes) -> str | None:
    """The encoding a page says it is in, as browsers understand it; None where it says none."""
    found = _DECLARED.search(head)
    return _MEANT.get(name := found[1].decode("ascii").lower(), name) if found else None


def tables_of(opened: Opened, encoding: str) -> list[PageTable]:
    """The tables of a page in the order they begin. A row's number counts over the whole page.

    Raises `InputError` where it is too large.
    """
    if opened.size > LARGEST_BYTES:
        raise InputError(f"{opened.name}: a web page larger than {LARGEST_BYTES >> 20} MiB. Save its table as CSV.")
    tables = _Tables(opened.name)
    with opened.path.open(encoding=encoding) as file:
        for tag, inside in _pieces(file.read()):
            if not tag:
                tables.text(inside)
            elif tag.startswith("/"):
                tables.end(tag[1:])
            else:
                tables.start(tag, inside)
    return tables.finished()


_NAME = re.compile(r"/?[a-zA-Z][a-zA-Z0-9]*")
_MOST_STOPS = 8
"""How many > a tag may have within its quotes."""


def _pieces(page: str) -> Iterator[tuple[str, str]]:
    """(tag or /tag, what else it says), and ("", text) between them. Each character is looked at once or twice."""
    at = 0
    while (begin := page.find("<", at)) >= 0:
        if begin > at:
            yield "", page[at:begin]
        if page.startswith("<!--", begin):
            end = page.find("-->", begin)
            at = len(page) if end < 0 else end + 3
        elif (name := _NAME.match(page, begin + 1)) is None:
            if page[begin + 1 : begin + 2] in ("!", "?"):
                end = page.find(">", begin)
                at = len(page) if end < 0 else end + 1
            else:
                yield "", "<"
                at = begin + 1
        else:
            end = _end_of_tag(page, name.end())
            tag = name[0].lower()
            yield tag, page[name.end() : end]
            at = end + 1
            if tag in _RAW:
                close = _RAW[tag].search(page, at)
                at = close.start() if close else len(page)
    if at < len(page):
        yield "", page[at:]


def _end_of_tag(page: str, at: int) -> int:
    """The place of the > that ends a tag, not of one within quotes; the end of the page where there is none."""
    begin = at
    for _ in range(_MOST_STOPS):
        end = page.find(">", at)
        if end < 0:
            return len(page)
        if page.count('"', begin, end) % 2 == 0:
            return end
        at = end + 1
    return end


@dataclass(slots=True)
class _Table:
    rows: list[list[str]] = field(default_factory=list)
    spans: dict[int, tuple[str, int]] = field(default_factory=dict)
    """Column to the text that reaches down into it, and how many rows further."""
    row: list[str] | None = None
    cell: list[str] | None = None
    span: tuple[int, int] = (1, 1)
    order: int = 0
    begins: int = 0


class _Tables:
    def __init__(self, name: str) -> None:
        self._name = name
        self._open: list[_Table] = []
        self._found: list[_Table] = []
        self._unseen = 0
        self._cells = self._order = 0

    def start(self, tag: str, said: str) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "body":
            self._unseen = 0  # The head may end without a word.
        elif tag == "table":
            self._unseen = 0
            if len(self._open) >= _DEEPEST:
                raise InputError(f"{self._name}: tables in tables more than {_DEEPEST} deep. Save the table as CSV.")
            self._order += 1
            self._open.append(_Table(order=self._order))
        elif self._open:
            table = self._open[-1]
            if tag == "tr":
                self._end_row(table)
                table.row = []
            elif tag in ("td", "th"):
                self._end_cell(table)
                table.row = [] if table.row is None else table.row
                table.cell, table.span = [], (_span(said, "colspan"), _span(said, "rowspan", 0))
            elif tag in _BREAKS and table.cell is not None:
                table.cell.append("\n")

    def end(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif self._open:
            table = self._open[-1]
            if tag == "table":
                self._end_table()
            elif tag == "tr":
                self._end_row(table)
            elif tag in ("td", "th"):
                self._end_cell(table)
            elif tag in _BREAKS and table.cell is not None:
                table.cell.append("\n")

    def text(self, data: str) -> None:
        if self._open and not self._unseen and (cell := self._open[-1].cell) is not None:
            cell.append(data.replace("\n", " "))

    def finished(self) -> list[PageTable]:
        """The tables, those left open closed."""
        while self._open:
            self._end_table()
        tables, row = [], 0
        for number, table in enumerate(sorted(self._found, key=lambda one: one.order), 1):
            lines = [Line(row + at, cells) for at, cells in enumerate(table.rows, 1)]
            row += len(lines)
            tables.append(PageTable(number, lines))
        return tables

    def _end_table(self) -> None:
        table = self._open.pop()
        self._end_row(table)
        outer = self._open[-1].cell if self._open else None
        # A table of one row or column within a cell is how that cell is laid out.
        if outer is not None and (len(table.rows) < 2 or all(len(row) < 2 for row in table.rows)):
            outer.append("\n" + "\n".join(cell for row in table.rows for cell in row if cell) + "\n")
        elif table.rows:
            self._found.append(table)

    def _end_row(self, table: _Table) -> None:
        self._end_cell(table)
        if table.row is None:
            return
        self._fill(table, table.row)
        table.rows.append(table.row)
        table.row = None

    def _end_cell(self, table: _Table) -> None:
        if table.cell is None or table.row is None:
            return
        text = "\n".join(
            filter(None, (" ".join(line.split()) for line in html.unescape("".join(table.cell)).split("\n")))
        )
        across, down = table.span
        table.cell = None
        row = table.row
        self._fill(table, row, only_next=True)
        for _ in range(min(across, max(1, _MOST_COLUMNS - len(row)))):
            if down != 1:
                table.spans[len(row)] = (text, down - 1 if down else -1)
            row.append(text)
            self._count_cells(1)

    def _fill(self, table: _Table, row: list[str], *, only_next: bool = False) -> None:
        """Take in what reaches down from the rows above: up to the next free column, or to the end of the row."""
        while len(row) in table.spans:
            text, left = table.spans[len(row)]
            if left == 1:
                del table.spans[len(row)]
            else:
                table.spans[len(row)] = (text, left - 1 if left > 0 else -1)
            row.append(text)
            self._count_cells(1)
        if not only_next and table.spans and max(table.spans) > len(row):
            row += [""] * (min(at for at in table.spans if at > len(row)) - len(row))
            self._fill(table, row)

    def _count_cells(self, count: int) -> None:
        self._cells += count
        if self._cells > _MOST_CELLS:
            raise InputError(f"{self._name}: tables of more than {_MOST_CELLS:,} cells. Save the table as CSV.")


_SPANS = re.compile(r"""(colspan|rowspan)\s*=\s*["']?\s*(\d{1,5})(?!\d)""", re.IGNORECASE)


def _span(said: str, name: str, least: int = 1) -> int:
    """A span as it is written; 0 rows reach to the end of the table."""
    spans = {found[1].lower(): int(found[2]) for found in _SPANS.finditer(said[:2000])}
    return max(spans.get(name, 1), least)
