"""Fields and values written in another way than the board does: put right where only one thing can be meant."""

from collections.abc import Iterator
from typing import Any

from board.edit.mending.differences import Renamed, differences
from board.edit.mending.kept import letters
from board.edit.mending.subject import Mend, Subject
from board.edit.source import Path
from board.problem import Correction, Problem
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


def values_mended(subject: Subject) -> tuple[bytes, list[Mend]] | None:
    """The file with one line of its values put right; None where none can be with certainty."""
    document = subject.document
    if document is None or not subject.kind:
        return None
    for problem in subject.shape or subject.told:
        if problem.correction is None or not problem.correction.is_certain:
            continue
        raw = corrected(subject.raw, (problem,))
        if is_sound(subject, document, raw):
            return raw, [mend(document, problem, problem.correction)]
    return None


def mend(document: Document, problem: Problem, correction: Correction) -> Mend:
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
    return bool(changes) and all(is_meant(subject, document, *change) for change in changes)


def is_meant(subject: Subject, document: Document, path: Path, old: Any, new: Any) -> bool:
    """Whether a value that differs is one that a problem is told of, and is the same in another form."""
    places = (document.at(*path), document.at_key(*path))
    ids = {problem.id for problem in subject.told if problem.location in places}
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
