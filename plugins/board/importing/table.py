"""A CSV file as rows of text, whatever program wrote it, and the file of rejected rows."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
REASONS = "reasons"
"""The column that `rejected.csv` adds; a file that has it is one of ours, to be undone."""

# A spreadsheet runs a cell that begins with one of these as a formula.
GUARDED = re.compile(r"'*[=+\-@\t\r]")
# Word processors write some of the others for a line break inside a paragraph.
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


class TableError(Exception):
    """Why a file cannot be read as a table, in one sentence for the person who sent it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row below the header: its number (from 1), where it begins in the file, its cells by column."""

    number: int
    line: int
    cells: dict[str, str]
    trouble: str = ""
    """Why the cells cannot be trusted; empty for a sound row."""
    strays: tuple[str, ...] = ()
    """Cells that stand under no name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table's columns and rows; `notes` says what had to be guessed about the file."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


def read_table(raw: bytes) -> Table:
    """The rows of a CSV file. Cells keep every character but the kind of their line ends."""
    text, notes = decoded(raw)
    # Python's own limit of 128 KB for a cell would end the whole import at one long text.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1, 1 << 20))
    delimiter = likely_delimiter(text)
    if delimiter != ",":
        notes.append(f"the columns are separated by {DELIMITERS[delimiter]}")
    lines = list(numbered_lines(text, delimiter))
    if not lines:
        raise TableError("the file is empty: it needs a first line with the columns' names")
    header = column_names(lines[0][1])
    is_ours = REASONS in header
    if is_ours:
        header = [unguarded(name) for name in header]
    rows: list[Row] = []
    for line, cells in lines[1:]:
        if any(cell.strip() for cell in cells):
            rows.append(row_from(header, cells, number=len(rows) + 1, line=line, is_ours=is_ours))
    columns = tuple(name for name in header if name and not (is_ours and name == REASONS))
    return Table(columns=columns, rows=tuple(rows), notes=tuple(notes))


def decoded(raw: bytes) -> tuple[str, list[str]]:
    """The text of the file, and what was unusual about its encoding."""
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise TableError("this is a spreadsheet, not CSV: open it, and save it as CSV")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode("utf-16"), ["the file is UTF-16, as some spreadsheets export it"]
        except UnicodeDecodeError:
            raise TableError("the file is UTF-16 and breaks off inside a letter: export it once more") from None
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return text, [f"the file is not UTF-8 (line {line}): read as Windows-1252, so check the accents"]


def likely_delimiter(text: str) -> str:
    """The separator that gives the header most columns; a comma where that is a draw."""
    return max(DELIMITERS, key=lambda delimiter: len(first_row(text, delimiter)))


def first_row(text: str, delimiter: str) -> Sequence[str]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return next((cells for cells in reader if any(cell.strip() for cell in cells)), ())


def numbered_lines(text: str, delimiter: str) -> Iterable[tuple[int, list[str]]]:
    """Each row with the line it begins on; raises TableError at a quote that never ends."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins, found_header = 1, False
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            raise TableError(
                f"the row that begins on line {begins} has a quote that does not fit: inside a quoted cell "
                'write "" for each quote, and end the cell with one'
            ) from None
        if cells is None:
            return
        found_header = found_header or any(cell.strip() for cell in cells)
        if found_header:
            yield begins, cells
        begins = reader.line_num + 1


def column_names(cells: Sequence[str]) -> list[str]:
    """The header's names; raises TableError where one stands twice."""
    names = [cell.strip() for cell in cells]
    for position, name in enumerate(names, start=1):
        if name and name in names[: position - 1]:
            first = names.index(name) + 1
            raise TableError(f"columns {first} and {position} are both called `{name}`: give one another name")
    return names


def row_from(header: Sequence[str], cells: Sequence[str], *, number: int, line: int, is_ours: bool) -> Row:
    """A row's cells under their columns' names; a short row's missing cells are empty."""
    trouble = ""
    padded = [*cells, *[""] * (len(header) - len(cells))]
    extra = [cell for cell in cells[len(header) :] if cell.strip()]
    nameless = [cell for name, cell in zip(header, padded, strict=False) if not name and cell.strip()]
    if extra:
        trouble = f"has {len(cells)} cells under {len(header)} columns: put a text that holds the separator in quotes"
    elif nameless:
        trouble = f"has the text {nameless[0][:40]!r} in a column without a name: give the column one"
    values = {}
    for name, cell in zip(header, padded, strict=False):
        if name and not (is_ours and name == REASONS):
            values[name] = unguarded(cell) if is_ours else cell
    return Row(number=number, line=line, cells=values, trouble=trouble, strays=(*nameless, *extra))


def plain_lines(cell: str) -> str:
    """A cell with the line ends of our files: which kind a program wrote is not part of the text."""
    return LINE_ENDS.sub("\n", cell)


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; `unguarded` undoes it."""
    return f"'{cell}" if GUARDED.match(cell) else cell


def unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and GUARDED.match(cell) else cell


def write_rejected(path: Path, columns: Sequence[str], rejected: Iterable[tuple[Row, Sequence[str]]]) -> None:
    """Write the rejected rows with all their columns and the reasons, to be corrected and sent again."""
    # With its mark, spreadsheets read the file as UTF-8.
    with path.open("x", encoding="utf-8-sig", errors="surrogatepass", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*map(guarded, columns), REASONS])
        for row, reasons in rejected:
            cells = [guarded(row.cells.get(column, "")) for column in columns]
            writer.writerow([*cells, "\n".join(reasons), *map(guarded, row.strays)])
