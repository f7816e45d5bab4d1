"""What strangers wrote, in tables for a terminal, a spreadsheet and a Markdown page."""

import csv
import re
import textwrap
from collections.abc import Sequence
from io import StringIO
from itertools import zip_longest

from board.importing.table import guarded
from board.report import markdown, plain

ADDRESS = re.compile(r"https?://[^\s<>|\\`\x00-\x1f\x7f-\x9f]+")
NARROWEST = 24
"""Columns of fewer characters than this are no longer read; then each record gets its own lines."""

Cell = tuple[str, ...]
"""The lines of a cell."""


def side_by_side(headings: Sequence[str], rows: Sequence[tuple[str, Sequence[Cell]]], width: int) -> str:
    """A table in which each row compares the records, or the records one after the other where that is too wide."""
    label = min(max((len(name) for name, _ in rows), default=0), NARROWEST)
    each = (width - label) // max(len(headings), 1) - 2
    if each < NARROWEST:
        return one_by_one(headings, rows, width)
    lines = [laid_out("", [(heading,) for heading in headings], label, each), "-" * width]
    return "\n".join([*lines, *(laid_out(name, cells, label, each) for name, cells in rows)])


def laid_out(name: str, cells: Sequence[Cell], label: int, each: int) -> str:
    """One row: as many lines as its longest cell takes."""
    columns = [wrapped(plain(name), label) if label else []]
    columns += [[part for line in cell for part in wrapped(plain(line), each)] for cell in cells]
    widths = [label, *([each] * len(cells))]
    return "\n".join(
        "  ".join(part.ljust(width) for part, width in zip(parts, widths, strict=True)).rstrip()
        for parts in zip_longest(*columns, fillvalue="")
    )


def wrapped(text: str, width: int, first: str = "", others: str = "") -> list[str]:
    """The lines of a text; an address is broken only where it must be."""
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=others, break_on_hyphens=False)


def one_by_one(headings: Sequence[str], rows: Sequence[tuple[str, Sequence[Cell]]], width: int) -> str:
    """Each record by itself, a line or more for each thing that is said of it."""
    blocks = []
    for number, heading in enumerate(headings):
        lines = wrapped(plain(heading), width)
        for name, cells in rows:
            for place, line in enumerate(cells[number]):
                said = plain(line) if place else f"{plain(name)}: {plain(line)}"
                lines += wrapped(said, width, "    " if place else "  ", "    ")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def markdown_table(headings: Sequence[str], rows: Sequence[tuple[str, Sequence[Cell]]]) -> str:
    """The same table in Markdown."""
    lines = [["", *map(markdown, headings)], ["---"] * (len(headings) + 1)]
    lines += [[markdown(name), *("<br>".join(map(markdown_line, cell)) for cell in cells)] for name, cells in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def markdown_line(text: str) -> str:
    """A line of a cell; one that is an address and nothing else can be followed."""
    return f"<{text}>" if ADDRESS.fullmatch(text) else markdown(text)


def csv_table(headings: Sequence[str], rows: Sequence[tuple[str, Sequence[Cell]]]) -> str:
    """The same table with a line for each record; no cell is one that a spreadsheet would run as a formula."""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(["applicant", *(guarded(plain(name)) for name, _ in rows)])
    for number, heading in enumerate(headings):
        cells = ["; ".join(map(plain, cells[number])) for _, cells in rows]
        writer.writerow([guarded(cell) for cell in (plain(heading), *cells)])
    return written.getvalue()
