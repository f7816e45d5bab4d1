"""Fields and values written in another way than the board does: put right where only one thing can be meant."""

from collections.abc import Iterator
from typing import Any

from board.edit.mending.differences import Renamed, differences
from board.edit.mending.kept import letters
from board.edit.mending.subject import Mend, Subject
from board.edit.source import Path
from board.problem import Location, Problem
from board.read import Document, corrected
from board.validate.shape.repairs import truth_meant

# Problems whose cure is another word than the one written: a code, a day, a word of a list, the id of a category.
OTHER_WORDS = frozenset(
    (
        "not-a-code",
        "not-a-date",
        "not-a-month",
        "not-in-list",
        "unknown-category",
        "unknown-country",
        "unknown-time-zone",
    )
)

MOST_PARTS = 30
Told = dict[Location, set[str]]


def values_mended(subject: Subject) -> tuple[bytes, list[Mend]] | None:
    """The file with lines of its values put right; None where none can be with certainty."""
    document = subject.document
    if document is None or not subject.kind:
        return None
    ready = [p for p in subject.shape or subject.told if p.correction is not None and p.correction.is_certain]
    # All at once, else as many halves as it takes to find those that are sound.
    for problems in parts(ready):
        raw = corrected(subject.raw, tuple(problems))
        if is_sound(subject, document, raw):
            return raw, [mend(document, problem) for problem in problems]
    return None


def parts(problems: list[Problem]) -> Iterator[list[Problem]]:
    """All of them, then each half, each quarter and so on to single ones, up to a number that no file needs."""
    pending = [problems] if problems else []
    for _ in range(MOST_PARTS):
        if not pending:
            return
        part = pending.pop(0)
        yield part
        if len(part) > 1:
            middle = len(part) // 2
            pending += [part[:middle], part[middle:]]


def mend(document: Document, problem: Problem) -> Mend:
    correction = problem.correction
    assert correction is not None
    return Mend(correction.first, problem.hint, document.lines[correction.first - 1], correction.text)


def is_sound(subject: Subject, document: Document, raw: bytes) -> bool:
    """Whether a corrected line changes nothing but itself, no word but as its problem is named for, and helps."""
    after = subject.with_raw(raw)
    if after.document is None:
        return False
    if subject.shape:
        if len(after.shape) >= len(subject.shape):
            return False
    elif after.shape or len(after.told) >= len(subject.told):
        return False
    changes = list(differences(document.data, after.document.data))
    told: dict[Location, set[str]] = {}
    for problem in subject.told:
        told.setdefault(problem.location, set()).add(problem.id)
    return bool(changes) and all(is_meant(told, document, *change) for change in changes)


def is_meant(told: Told, document: Document, path: Path, old: Any, new: Any) -> bool:
    """Whether a value that differs is one that a problem is told of, and is the same in another form."""
    ids = told.get(document.at(*path), set()) | told.get(document.at_key(*path), set())
    if not ids:
        return False
    if isinstance(old, Renamed) and isinstance(new, Renamed):
        return old.value == new.value or same_words(document, path, old.value, new.value, ids)
    return same_words(document, path, old, new, ids)


def same_words(document: Document, path: Path, old: Any, new: Any, ids: set[str]) -> bool:
    """Whether two values say the same: letter by letter, as true or false, or as the problem's other word."""
    if isinstance(new, bool):
        return truth_meant(old) is new
    if ids & OTHER_WORDS and isinstance(new, str) and not isinstance(old, dict | list):
        return True
    extent = document.extent(*path)
    spelt = document.text[slice(*extent)] if extent else ""
    said = letters("".join(words(new))).casefold()
    return said in (letters(spelt).casefold(), letters("".join(words(old))).casefold())


def words(value: Any) -> Iterator[str]:
    """The texts and numbers in a value, in order."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from words(inner)
    elif value is not None:
        yield str(value)
