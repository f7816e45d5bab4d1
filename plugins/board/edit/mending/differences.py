"""Where two readings of a file differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from board.edit.source import Path


@dataclass(frozen=True, slots=True)
class Renamed:
    """A value whose key has another name in the other reading."""

    value: Any


def differences(old: Any, new: Any, path: Path = ()) -> Iterator[tuple[Path, Any, Any]]:
    """Where two readings differ: the path in the old one, the old value and the new one; None for what is not there."""
    if isinstance(old, dict) and isinstance(new, dict):
        gone, come = [key for key in old if key not in new], [key for key in new if key not in old]
        for key in old:
            if key in new:
                yield from differences(old[key], new[key], (*path, key))
        if len(gone) == len(come):
            for key, other in zip(gone, come, strict=True):
                yield (*path, key), Renamed(old[key]), Renamed(new[other])
        else:
            yield from (((*path, key), old[key], None) for key in gone)
            yield from (((*path, key), None, new[key]) for key in come)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from differences(one, other, (*path, index))
    elif old != new or type(old) is not type(new):
        yield path, old, new
