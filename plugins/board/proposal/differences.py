"""What changed in a record, value by value, as short as one can read it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from os.path import commonprefix
from typing import Any

SHORT = 60
NOTHING = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that is not as it was: `pay.amount`, `300`, `350`; an empty text where there is none."""

    path: str
    before: str
    after: str


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """What differs between a record's data before and after, in the order of its keys."""
    was, now = dict(flat(before)), dict(flat(after))
    return [
        Difference(clipped(path), *shortened(was.get(path, NOTHING), now.get(path, NOTHING)))
        for path in {**was, **now}
        if was.get(path, NOTHING) != now.get(path, NOTHING)
    ]


def flat(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Each single value with the way to it; a list of plain values is one."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from flat(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        for index, inner in enumerate(value, 1):
            # A word of the vocabulary keeps its id, wherever in the list it stands.
            step = inner.get("id", index) if isinstance(inner, dict) else index
            yield from flat(inner, f"{path}[{written(step)}]")
    else:
        yield path, written(value)


def written(value: object) -> str:
    """A value as its file would say it, without quotes."""
    if isinstance(value, list):
        return ", ".join(map(written, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else " ".join(str(value).split())


def shortened(before: str, after: str) -> tuple[str, str]:
    """Both, cut round the place where they begin to differ."""
    if len(before) <= SHORT and len(after) <= SHORT:
        return before, after
    shared = len(commonprefix([before, after])) if before and after else 0  # noqa: RUF071 - letters are meant
    start = max(0, shared - SHORT // 3) if shared > SHORT // 2 else 0
    return clipped(before, start), clipped(after, start)


def clipped(text: str, start: int = 0, length: int = SHORT) -> str:
    """A part of a text, with dots where something is left out."""
    part = text[start : start + length]
    return ("…" if start and text else "") + part + ("…" if start + length < len(text) else "")
