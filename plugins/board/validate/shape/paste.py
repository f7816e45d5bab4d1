"""A corrected value or key as the whole line to paste."""

import re
from dataclasses import replace

from board.problem import Correction
from board.read import Document
from board.validate.shape.wording import Path


def value_line(document: Document, path: Path, replacement: str) -> Correction | None:
    """The line with another value at a path; None where the value spans several lines."""
    extent = document.extent(*path)
    if extent is None:
        return None
    location = document.at(*path)
    written = document.text[slice(*extent)].rstrip()
    return changed_line(document, location.line, location.column, written, replacement)


def certain(correction: Correction | None, is_certain: bool = True) -> Correction | None:
    """The same correction, as one that a machine may paste."""
    return replace(correction, is_certain=True) if correction is not None and is_certain else correction


def key_line(document: Document, path: Path, name: str) -> Correction | None:
    """The line with another name for the key at a path."""
    location = document.at_key(*path)
    found = re.match(r"""(?:"[^"]*"|'[^']*'|[^:]*?)(?=\s*:)""", rest_of_line(document, location.line, location.column))
    return changed_line(document, location.line, location.column, found[0], name) if found else None


def renamed_line(document: Document, path: Path, name: str = "", value: str = "") -> Correction | None:
    """The line with another key at a path, and another value too if one is given."""
    renamed = key_line(document, path, name) if name else None
    if renamed is None or not value:
        return renamed
    changed, column = value_line(document, path, value), document.at(*path).column
    if changed is None or changed.first != renamed.first:
        return None
    # The key stands before the value, so that both lines are right on their side of it.
    longer = len(renamed.text) - len(document.lines[renamed.first - 1])
    text = renamed.text[: column - 1 + longer] + changed.text[column - 1 :]
    return Correction(renamed.first, renamed.first, text)


def lines_above(document: Document, path: Path, lines: list[str]) -> Correction | None:
    """More fields above the first one of a group; None where it stands in braces or beside something."""
    location = document.at(*path)
    line = document.lines[location.line - 1]
    margin = line[: location.column - 1]
    if margin.strip() or line[location.column - 1 : location.column] == "{":
        return None
    return Correction(location.line, location.line, "\n".join([*(margin + new for new in lines), line]))


def written_value(document: Document, path: Path) -> str:
    """A value as its file spells it, on one line."""
    extent = document.extent(*path)
    return " ".join(document.text[slice(*extent)].split()) if extent else ""


def rest_of_line(document: Document, line: int, column: int) -> str:
    return document.lines[line - 1][column - 1 :] if line <= len(document.lines) else ""


def changed_line(document: Document, line: int, column: int, written: str, replacement: str) -> Correction | None:
    """A line in which the text at a column is replaced; None unless exactly that text stands there."""
    rest = rest_of_line(document, line, column)
    if not written or not rest.startswith(written):
        return None
    before = document.lines[line - 1][: column - 1]
    return Correction(line, line, f"{before}{replacement}{rest[len(written) :]}")
