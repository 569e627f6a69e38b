"""Makes PDFs as suppliers print them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

HEADER = ("Part No", "Brand", "Name", "OEM No", "Model")
WIDTHS = (28, 20, 55, 35, 35)


def parts(first: int, count: int) -> list[tuple[str, ...]]:
    """Rows of made-up parts."""
    return [
        (f"OR-{at:05}", "Orla", f"Oil filter type {at % 17}", f"{16000 + at:05}-61A20", "Carry DA63T")
        for at in range(first, first + count)
    ]


def blank() -> Any:
    """A PDF without pages yet."""
    from fpdf import FPDF  # Here, for it takes half a second, which the other workers need not spend.

    return FPDF()


def printed(
    path: Path,
    pages: Sequence[Sequence[Sequence[str]]],
    widths: Sequence[int] = WIDTHS,
    *,
    ruled: bool,
    title: str = "",
) -> Path:
    """A PDF with a table a page, and a page number below each."""
    pdf = blank()
    for number, rows in enumerate(pages, 1):
        pdf.add_page()
        pdf.set_font("Helvetica", size=8)
        if title:
            pdf.cell(0, 12, title)
            pdf.ln(16)
        for row in rows:
            for cell, width in zip(row, widths, strict=False):
                pdf.cell(width, 5, cell, border=1 if ruled else 0)
            pdf.ln(5)
        pdf.ln(8)
        pdf.cell(0, 5, f"Page {number}", align="C")
    pdf.output(str(path))
    return path
