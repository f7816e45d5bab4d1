"""The corrected line to paste, where a rule knows for certain what was meant."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from board.problem import Correction, Problem
from board.read import Document
from board.validate.rules.texts import Path


def replaced(document: Document, path: Path, new: str, *, is_certain: bool = False) -> Correction | None:
    """The line of the value at `path` with `new` in its place; None where the value is spelt in another way.

    Quotes around the old value stay, so `new` must need no others than the old value did.
    """
    extent = document.extent(*path)
    if extent is None:
        return None
    start, end = extent
    spelt = document.text[start:end]
    quote = spelt[:1] if spelt[:1] in ("'", '"') else ""
    if "\n" in spelt.rstrip() or (quote and not spelt.rstrip().endswith(quote)):
        return None
    line_number = document.text.count("\n", 0, start) + 1
    line = document.lines[line_number - 1]
    column = start - document.text.rfind("\n", 0, start) - 1
    rest = line[column + len(spelt.rstrip()) :]
    return Correction(line_number, line_number, line[:column] + quote + new + quote + rest, is_certain)


def without_overlaps(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The same problems; where two would correct the same line, only the first keeps its correction."""
    corrected: set[tuple[str, int]] = set()
    for problem in problems:
        if problem.correction is None:
            yield problem
            continue
        file = problem.location.file
        lines = {(file, line) for line in range(problem.correction.first, problem.correction.last + 1)}
        yield replace(problem, correction=None) if lines & corrected else problem
        corrected |= lines
