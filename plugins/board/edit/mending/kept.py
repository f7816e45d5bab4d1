"""The proof that a mended file still says all that was readable in the broken one."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, cast

import yaml
from yaml.events import ScalarEvent

from board.problem import Correction, Problem
from board.read.limits import decoded, source_lines
from board.read.mistakes.known import bare_field, names_known, top_names
from board.read.strict import events, load

_TAG = re.compile(r"(?<!\S)!\S*")
_FENCE = re.compile(r"^\s*(?:```|~~~)\s*\w*\s*$", re.MULTILINE)
_NEW_KEY = re.compile(r"^(?P<indent> *)(?P<key>[\w-]+):", re.MULTILINE)
_INSERTS_A_KEY = {"yaml-lost-key", "yaml-text-without-key"}
_IN_WORDS = re.compile(r"[a-z][a-z0-9_-]*")

Scalar = tuple[int, str, int]
"""The column of a text of one line, what it says, and the line on which it ends."""


def letters(text: str) -> str:
    """The letters and digits of a text, in order: all of it that people read, and nothing of its layout."""
    return "".join(letter for letter in text if letter.isalnum())


def keeps_letters(old: Sequence[str], correction: Correction, ids: set[str], others: set[str]) -> bool:
    """Whether the pasted lines hold the letters of the old ones, besides what these mistakes are named for.

    `others` are the stripped lines of the rest of the file: one that is said again there may go.
    """
    before, after = "\n".join(old), correction.text
    if "yaml-tag" in ids:
        before = _TAG.sub("", before)
    if "yaml-code-fence" in ids:
        before = _FENCE.sub("", before)
    if "yaml-duplicate-key" in ids and not after:
        return all(not line.strip() or line.strip() in others or line.rstrip().endswith(":") for line in old)
    if letters(before) == letters(after):
        return True
    if "yaml-impossible-date" in ids:
        # The month and the day have changed places: the same digits in another order.
        return sorted(letters(before)) == sorted(letters(after))
    if ids & _INSERTS_A_KEY:
        found = _NEW_KEY.finditer(after)
        return any(letters(after[: new.start()] + after[new.end() :]) == letters(before) for new in found)
    return False


def scalars(text: str) -> tuple[dict[int, list[Scalar]], dict[int, int]]:
    """The texts that begin on each line (from 0), as far as the parser comes; and the lines inside block texts.

    The second maps each line of a block text to the line of its `|`.
    """
    found: dict[int, list[Scalar]] = defaultdict(list)
    blocks: dict[int, int] = {}
    next_event = events(text)
    try:
        while (event := next_event()) is not None:
            if type(event) is not ScalarEvent or not (event.value or event.style):
                continue
            start, end = cast(Any, event.start_mark), cast(Any, event.end_mark)
            if event.style in ("|", ">"):
                blocks |= dict.fromkeys(range(start.line + 1, end.line + (end.column > 0)), start.line)
            else:
                found[start.line].append((start.column, event.value, end.line))
    except yaml.YAMLError:
        pass
    return found, blocks


def alone(line: str) -> list[Scalar]:
    """What a line says by itself, where it is a whole `key: value`, with or without a dash before it."""
    text = line.rstrip()
    if ":" not in text or text.lstrip()[:1] in ("#", "{", "["):
        return []
    reading = load(text)
    data = reading.data[0] if isinstance(reading.data, list) and len(reading.data) == 1 else reading.data
    if not reading.is_clean or not isinstance(data, dict):
        return []
    return scalars(text)[0].get(0, [])


def keeps_values(before: bytes, after: bytes, pasted: Sequence[Correction], kind: str) -> bool:
    """Whether all that could be read in a broken file is still there: by the parser, and by a person line by line."""
    old, new = source_lines(decoded(before).text), source_lines(decoded(after).text)
    lines = dict(moved_lines(len(old), pasted))
    read, _ = scalars("\n".join(old))
    now, blocks = scalars("\n".join(new))
    if any(old[number] != new[place] for number, place in lines.items()):
        return False
    is_whole = load("\n".join(new)).error is None
    untouched = set(lines.values())
    spans = [range(start, end + 1) for start, texts in now.items() for _, _, end in texts if end > start]
    # Lines of a longer text that stands as it stood.
    covered = {line for span in spans if untouched.issuperset(span) for line in span[1:]}
    for number, place in lines.items():
        there = {column: (value, end) for column, value, end in now.get(place, ())}
        # A text that goes on in a changed line is what the mistake is about.
        whole = [text for text in read.get(number, ()) if all(n in lines for n in range(number, text[2] + 1))]
        claims = [*whole, *(alone(old[number]) if is_whole and place not in blocks else ())]
        if place in covered or (not is_whole and place not in now):
            continue
        if not all(is_there(scalar, place, there, untouched) for scalar in claims):
            return False
        if is_whole and place in blocks and blocks[place] not in untouched and is_field(old[number], kind):
            return False
    # A touched line that was a field must not have become a part of a text.
    for correction in pasted:
        first = correction.first - 1 + sum(growth(other) for other in pasted if other.last < correction.first)
        inside = [number for number in range(first, first + correction.text.count("\n") + 1) if number in blocks]
        became = {letters(new[number]) for number in inside}
        for number in range(correction.first - 1, correction.last):
            line = old[number]
            is_own = is_field(line, kind) or is_field(line.strip(), kind) or bare_field(line, old, kind)
            if is_own and letters(line) in became:
                return False
    return True


def is_there(scalar: Scalar, line: int, there: dict[int, tuple[str, int]], untouched: set[int]) -> bool:
    """Whether a text still begins at its column and says the same; one that goes on below may only do so as before."""
    column, value, _ = scalar
    now, end = there.get(column, ("", line))
    if column in there and now == value:
        return True
    return end > line and now.startswith(value) and untouched.issuperset(range(line, end + 1))


def is_field(line: str, kind: str) -> bool:
    """Whether a line at the left edge is one of the fields that such a file has, be it without its colon."""
    key = line.partition(":")[0].rstrip()
    return bool(_IN_WORDS.fullmatch(key)) and key in (top_names(kind) or names_known(kind))


def growth(correction: Correction) -> int:
    """By how many lines a file grows when a correction is pasted."""
    return correction.text.count("\n") - (correction.last - correction.first)


def moved_lines(count: int, pasted: Sequence[Correction]) -> Iterator[tuple[int, int]]:
    """Of each line (from 0) that no correction touches, where it stands afterwards."""
    shift, number = 0, 0
    for correction in sorted(pasted, key=lambda correction: correction.first):
        yield from ((n, n + shift) for n in range(number, correction.first - 1))
        shift += growth(correction)
        number = correction.last
    yield from ((n, n + shift) for n in range(number, count))


def touching(problems: Sequence[Problem], correction: Correction) -> set[str]:
    """The ids of the problems whose lines a correction pastes."""
    return {p.id for p in problems if correction.first <= p.location.line <= correction.last}
