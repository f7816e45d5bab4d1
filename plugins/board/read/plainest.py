"""The plainest YAML, which most files are, read in a third of the time; all other is left to the strict reader."""

import re
from functools import lru_cache
from typing import Any

from board.read.strict import is_impossible_date, plain_value

_KEY = r"[a-z_][a-z0-9_-]{0,40}"
# A text in quotes, with no escape in it.
_QUOTED = r'"[^"\\\n]*"'
# An unquoted text up to the end of its line: no indicator first, no `: ` and no ` #` inside, no blank last.
_TEXT = r"[^-?:,\[\]{}#&*!|>'\"%@` \n][^:#\n]*(?:(?::(?=[^ \n])|(?<! )#)[^:#\n]*)*(?<! )"
# The same between brackets, where more characters mean something.
_WORD = r"[^\W_](?:[\w+./;()'@€-]| (?=[\w(]))*"
_ITEM = rf"(?:{_WORD}|{_QUOTED})"
_LIST = rf"\[{_ITEM}(?:, {_ITEM})*\]"
_PAIR = rf"{_KEY}: (?:{_WORD}|{_QUOTED}|{_LIST})"
_GROUP = rf"\{{{_PAIR}(?:, {_PAIR})*\}}"
# Prose under `|`, two spaces in.
_PROSE = r"\|\n  [^ \n][^\n]*(?:\n(?:  [^\n]*)?)*"
_ONE_LINE = rf"{_TEXT}|{_QUOTED}|{_LIST}|{_GROUP}"
# Every line as (indent and dash, key, its value, the value of an item, what says nothing or is not plain).
_LINES = re.compile(
    rf"( *(?:- )?)(?:({_KEY}):(?: ({_ONE_LINE}|{_PROSE}))?|({_ONE_LINE}))\n|( *(?:#[^\n]*)?\n|.+)", re.DOTALL
)
_ITEMS = re.compile(_ITEM)
_PAIRS = re.compile(rf"({_KEY}): ({_WORD}|{_QUOTED}|{_LIST})")
_DEEPEST = 12
# With these begins what may mean something else than its letters.
_TELLING = frozenset('"[{|0123456789tfn')


class _NotPlain(Exception):
    """A value that the strict reader must look at."""


def plainest(text: str) -> dict[str, Any] | None:
    """The data of a text in which no line can mean anything but what it says; None for every other text.

    What it returns is what the strict reader returns, without a refusal; a test holds the two against each other.
    """
    # A lone blank on a line is an empty line of the prose above it, which may go on after that.
    if text[-1:] != "\n" or "\t" in text or "\r" in text or "\n \n" in text:
        return None
    try:
        return _mapping(text)
    except _NotPlain:
        return None


def _mapping(text: str) -> dict[str, Any] | None:
    root: dict[str, Any] = {}
    # What the line is in, how lines directly in it begin, and the same of what is around it.
    box: Any = root
    lead, is_list = "", False
    above: list[tuple[Any, str, bool]] = []
    pending: str | None = None
    for start, key, value, item, other in _LINES.findall(text):
        if other:
            if other.lstrip(" ")[0] in "#\n":
                continue
            return None
        if pending is not None:
            # The key before has no value of its own: what is further in, or a list beside it, belongs to it.
            dash = start[-2:] == "- "
            if len(start) - 2 * dash <= len(lead) - 2 * is_list and not (start == f"{lead}- " and not is_list):
                return None
            inner: Any = [] if dash else {}
            box[pending] = inner
            above.append((box, lead, is_list))
            if len(above) > _DEEPEST:
                return None
            box, lead, is_list, pending = inner, start, dash, None
        else:
            while start != lead:
                if not above:
                    return None
                box, lead, is_list = above.pop()
        if is_list:
            if item:
                box.append(_value(item) if item[0] in _TELLING else item)
                continue
            if not key:
                return None
            inner = {}
            box.append(inner)
            above.append((box, lead, True))
            box, lead, is_list = inner, f"{lead[:-2]}  ", False
        elif not key or key in box:
            return None
        if not value:
            pending = key
        elif value[0] not in _TELLING:
            box[key] = value
        elif value[0] != "|":
            box[key] = _value(value)
        elif lead or " \n" in value or value[-1] == " ":
            return None
        else:
            box[key] = value[4:].rstrip("\n").replace("\n  ", "\n") + "\n"
    return root if root and pending is None else None


def _value(written: str) -> Any:
    first = written[0]
    if first == '"':
        return _checked(written[1:-1])
    if first == "[":
        items = _ITEMS.findall(written) if '"' in written else written[1:-1].split(", ")
        return [_value(item) if item[0] in _TELLING else item for item in items]
    if first == "{":
        found: dict[str, Any] = {}
        for key, value in _PAIRS.findall(written):
            if key in found:
                raise _NotPlain
            found[key] = _value(value)
        return found
    if first in "0123456789":
        return _number(written)
    if first in "tfn" and written in ("true", "false", "null"):
        if first == "n":
            raise _NotPlain
        return first == "t"
    return written


def _checked(text: str) -> str:
    if text[:1].isdigit() and is_impossible_date(text):
        raise _NotPlain
    return text


# The days and sums of a board come again and again.
@lru_cache(maxsize=4096)
def _number(written: str) -> Any:
    value = plain_value(written)
    return _checked(value) if isinstance(value, str) else value
