"""Plain sentences for YAML's machinery for programs: tags, anchors, aliases and merge keys."""

import re
from typing import NamedTuple

from board.read.mistakes.draft import Changes
from board.read.mistakes.quoting import quoted, reads_as, shown
from board.read.mistakes.scene import Line
from board.read.strict import Refusal

_TAG = re.compile(r"!\S*\s*")
_KNOWN_TAG = re.compile(r"!|!!(?:binary|bool|float|int|map|null|omap|pairs|python/\S+|seq|set|str|timestamp)")


# Without these a value is what it was; without those of the second kind too, unless it stands in quotes.
_NEEDLESS = frozenset(("!!map", "!!null", "!!seq", "!!str", "!!timestamp"))
_FOR_NUMBERS = frozenset(("!!bool", "!!float", "!!int"))


class Explanation(NamedTuple):
    """A message, a hint, the lines as they should be, and the problem's id if it is not the refusal's own."""

    message: str
    hint: str
    changes: Changes
    id: str = ""
    is_certain: bool = False


def tag(refusal: Refusal, lines: list[str], number: int, column: int) -> Explanation:
    line = lines[number]
    match = _TAG.match(line, column)
    if match is None:
        return Explanation(
            f"`{refusal.detail}` tells a program how to read the value; here nothing needs it",
            f"delete `{refusal.detail}`",
            {},
        )
    tag = match[0].strip()
    if not _KNOWN_TAG.fullmatch(tag) and Line.of(line).value_column == column:
        return _text_with_sign(Line.of(line), number, "a `!`")
    changed = (line[:column] + line[match.end() :]).rstrip()
    value = Line.of(changed).value
    if tag == "!!str" and Line.of(line).value_column == column and not reads_as(value, value):
        # Without the tag a number would no longer be a text.
        changed = Line.of(changed).with_value(quoted(value))
    return Explanation(
        f"`{tag}` tells a program how to read the value; here nothing needs it",
        f"delete `{tag}`",
        {number: changed},
        is_certain=tag in _NEEDLESS or (tag in _FOR_NUMBERS and value[:1] not in ("'", '"')),
    )


def anchor(refusal: Refusal, lines: list[str], number: int, column: int) -> Explanation:
    line, marked = lines[number], f"&{refusal.detail}"
    text = Line.of(line)
    if text.value_column == column and " " in text.value and text.value[-1] not in "\"']}":
        return _text_with_sign(text, number, "an `&`")
    return Explanation(
        f"`{marked}` gives the value a name by which to repeat it, which is not allowed here",
        f"delete `{marked}`",
        {number: _without(line, marked, column)} if marked in line[column:] else {},
        is_certain=True,
    )


def alias(refusal: Refusal, lines: list[str], number: int, column: int) -> Explanation:
    line, name = lines[number], refusal.detail
    text = Line.of(line)
    whole = "\n".join(lines)
    marks = [n for n, other in enumerate(lines) if re.search(rf"&{re.escape(name)}(?![\w-])", other)]
    if not marks and text.value_column == column:
        return _text_with_sign(text, number, "a `*`")
    changes: dict[int, str] = {}
    first = marks[0] if marks else number
    value = re.search(rf"&{re.escape(name)} +([^\s&*\[{{|>#][^\n\[\]{{}}]*?)\s*(?:#.*)?$", lines[first])
    if value is not None and first != number:
        changes[number] = line[:column] + value[1] + line[column + len(name) + 1 :]
        if len(re.findall(rf"\*{re.escape(name)}(?![\w-])", whole)) == 1:
            changes[first] = _without(lines[first], f"&{name}", 0)
    return Explanation(
        f"`*{name}` repeats the value that is marked `&{name}` elsewhere, which is not allowed here",
        f"write the value itself, and delete `&{name}`",
        changes,
    )


def merge_key(refusal: Refusal, lines: list[str], number: int, column: int) -> Explanation:
    return Explanation(
        "`<<` takes over the keys of another part of the file, which is not allowed here",
        "write the keys out",
        {},
    )


def _text_with_sign(line: Line, number: int, sign: str) -> Explanation:
    """What looks like machinery and is a text that begins with its sign."""
    return Explanation(
        f"{line.name} begins with {sign}, which means something else there: {shown(line.value)}",
        "put the whole text in quotes",
        {number: line.with_value(quoted(line.value))},
        "sign-first",
        is_certain=True,
    )


def _without(line: str, mark: str, start: int) -> str:
    spot = line.index(mark, start)
    return (line[:spot] + line[spot + len(mark) :].lstrip()).rstrip()
