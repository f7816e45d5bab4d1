"""One change of a record at a time: the ways to write it, and the proof that it changes nothing else."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from board.edit.source import Path, Source
from board.edit.writing import Ways, ways_to_add, ways_to_append, ways_to_put, ways_to_take
from board.read import Document, read_document


class CannotEdit(Exception):
    """A file cannot be changed so by machine; the message says what to do by hand."""


def with_value(document: Document, path: Path, value: Any) -> Document:
    """The document with a value at a path; keys on the way that are missing are added.

    Raises CannotEdit where that cannot be written, or would change anything else.
    """
    if same(value_at(document.data, path), value):
        return document
    wanted = deepcopy(document.data)
    try:
        put(wanted, path, value)
    except (TypeError, IndexError):
        raise cannot(document, path) from None
    source = Source(document)
    if source.place(path) is not None:
        return proven(document, wanted, ways_to_put(source, path, value), path)
    length = next(length for length in reversed(range(len(path))) if source.place(path[:length]) is not None)
    for key in reversed(path[length + 1 :]):
        value = {key: value}
    around = source.place(path[:length])
    if around is not None and around.is_absent:
        return proven(document, wanted, ways_to_put(source, path[:length], {path[length]: value}), path)
    return proven(document, wanted, ways_to_add(source, path[: length + 1], value), path)


def with_item(document: Document, path: Path, item: Any) -> Document:
    """The document with an item more in the list at a path, which is made if there is none.

    Raises CannotEdit as `with_value` does.
    """
    items = value_at(document.data, path)
    if items is None:
        return with_value(document, path, [item])
    if not isinstance(items, list):
        raise cannot(document, path)
    wanted = deepcopy(document.data)
    put(wanted, path, [*items, item])
    return proven(document, wanted, ways_to_append(Source(document), path, item), path)


def without(document: Document, path: Path) -> Document:
    """The document without a key; a group that would be left empty goes too.

    Raises CannotEdit as `with_value` does.
    """
    if value_at(document.data, path) is None:
        return document
    while len(path) > 1 and len(value_at(document.data, path[:-1])) == 1:
        path = path[:-1]
    wanted = deepcopy(document.data)
    del value_at(wanted, path[:-1])[path[-1]]
    return proven(document, wanted, ways_to_take(Source(document), path), path)


def proven(document: Document, wanted: dict[str, Any], ways: Ways, path: Path) -> Document:
    """The first of these ways that, read again, gives exactly the data that is wanted."""
    for raw in written(document, ways, path):
        again, _ = read_document(
            raw, file=document.file, kind=document.kind, slug=document.slug, despite_wrong_days=True
        )
        if again is not None and same(again.data, wanted):
            return again
    raise cannot(document, path)


def written(document: Document, ways: Ways, path: Path) -> Iterator[bytes]:
    """The file's bytes after each of these ways."""
    source = Source(document)
    try:
        for way in ways:
            yield source.spliced(way)
    except ValueError as error:
        raise CannotEdit(f"{label(path)} cannot be written into {document.file}: {error}") from None


def cannot(document: Document, path: Path) -> CannotEdit:
    line = document.at(*path).line
    return CannotEdit(
        f"{document.file} is written in a way that keeps {label(path)} from being changed safely; "
        f"change it by hand, at line {line}"
    )


def label(path: Path) -> str:
    """`outcome.hired`, as messages name a place."""
    return f"`{'.'.join(str(step) for step in path if isinstance(step, str))}`"


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same, types included: `true` is not 1, and 1 is not 1.0."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def value_at(data: Any, path: Path) -> Any:
    """The value at a path, or None."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(str(step))
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def put(data: Any, path: Path, value: Any) -> None:
    """Set a value at a path; raises TypeError or IndexError where something else is in the way."""
    *around, last = path
    for step in around:
        data = data.setdefault(step, {}) if isinstance(data, dict) else data[step]
    if isinstance(last, str) and not isinstance(data, dict):
        raise TypeError
    if isinstance(last, int) and not 0 <= last < len(data):
        raise IndexError
    data[last] = value
