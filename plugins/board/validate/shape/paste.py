"""A corrected value or key as the whole line to paste."""

import re

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


def key_line(document: Document, path: Path, name: str) -> Correction | None:
    """The line with another name for the key at a path."""
    location = document.at_key(*path)
    found = re.match(r"""(?:"[^"]*"|'[^']*'|[^:]*?)(?=\s*:)""", rest_of_line(document, location.line, location.column))
    return changed_line(document, location.line, location.column, found[0], name) if found else None


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
