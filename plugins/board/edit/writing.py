"""The ways in which a change can be written into a text, the most natural first."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from board.edit.source import Path, Source, Splice
from board.read.places import Place
from board.schema import Field, fields
from board.yaml_text import children_of, entry, flow_value, item, ordered, scalar

Ways = Iterator[list[Splice]]

COMMA = re.compile("[ \\t]*,[ \\t]*")


def ways_to_put(source: Source, path: Path, value: Any) -> Ways:
    """Put a value in the place of another, or after a key that has none."""
    place = source.place(path)
    assert place is not None
    field = field_at(source, path)
    if source.is_inside_flow(path):
        yield from ways_to_replace(source, place, in_braces(value))
    elif place.is_absent and isinstance(path[-1], str):
        yield after_key(source, place, path[-1], value, field)
    elif source.is_block(place) and isinstance(value, list | dict) and value:
        yield from ways_to_replace(source, place, block(source, place, value, field))
    else:
        yield from ways_to_replace(source, place, on_one_line(value, field))


def ways_to_replace(source: Source, place: Place, text: str) -> Ways:
    end = source.end(place)
    if source.is_block_text(place):
        # What stands behind the `|` is a comment on the key, not part of the text.
        header = source.text[place.start : source.line_end(place.start)]
        text += header.lstrip("|>+-0123456789")
    # A value needs a blank between itself and a colon, and a list more of a margin than its key.
    if source.text[place.start - 1 : place.start] != ":":
        yield [Splice(place.start, end, text)]
    yield [Splice(place.start, end, " " + text)]


def after_key(source: Source, place: Place, key: str, value: Any, field: Field | None) -> list[Splice]:
    """Put a value after a key that has none, and before the comment that may follow it."""
    start = source.key_start(place)
    line, *further = key_lines(key, value, field, column(source, start))
    margin = " " * column(source, start)
    rest = line.removeprefix(f"{margin}{scalar(key)}:")
    end = source.line_end(place.end)
    splice = Splice(place.start, place.end, rest)
    if place.start < place.end:
        # `null` stands there. Without it and a comment, the blanks before it have no use either.
        is_alone = not rest and end == place.end
        start = len(source.text[: place.start].rstrip(" ")) if is_alone else place.start
        splice = Splice(start, place.end, rest.lstrip(" "))
    return [splice, Splice(end, end, "".join(source.newline + text for text in further))]


def key_lines(key: str, value: Any, field: Field | None, indent: int) -> list[str]:
    """The lines of a new key; a group gets a line for each of its keys, since more of them will follow."""
    if not isinstance(value, dict) or not value:
        return list(entry(key, value, [field] if field else [], indent))
    known = children_of(field, value)
    inside = [
        line for name, part in ordered(value, known) for line in key_lines(name, part, named(name, known), indent + 2)
    ]
    return [f"{' ' * indent}{scalar(key)}:", *inside]


def ways_to_add(source: Source, path: Path, value: Any) -> Ways:
    """Add a key to a group, beside the neighbours that its schema gives it."""
    around = source.place(path[:-1])
    assert around is not None
    key = str(path[-1])
    known = [field.name for field in fields_at(source, path[:-1])]
    order = known.index(key) if key in known else len(known)
    there = [name for name in around.inside if name in known]
    before = [name for name in reversed(known[:order]) if name in there]
    after = [name for name in known[order + 1 :] if name in there]
    last = [name for name in around.inside if name not in known]
    if source.is_flow(around):
        written = f"{scalar(key, in_flow=True)}: {in_braces(value)}"
        for name in before:
            end = source.end(around.inside[name])
            yield [Splice(end, end, f", {written}")]
        for follower in (*after, *last):
            start = source.key_start(around.inside[follower])
            yield [Splice(start, start, f"{written}, ")]
        yield [Splice(around.start + 1, around.start + 1, written)]
        return
    field = field_at(source, path)
    indent = around.column - 1
    lines = key_lines(key, value, field, indent)
    for neighbour in before:
        yield [source.lines_at(source.room_after(around.inside[neighbour]), lines)]
    for neighbour in after:
        yield [lines_before(source, source.key_start(around.inside[neighbour]), lines, is_top=len(path) == 1)]
    for other in reversed(last):
        yield [source.lines_at(source.room_after(around.inside[other]), lines)]


def lines_before(source: Source, key_start: int, lines: list[str], *, is_top: bool) -> Splice:
    """Put lines in before a key, and before the comments that belong to it."""
    margin = source.margin(key_start)
    if margin is None:
        # The key stands behind a dash.
        indent = " " * column(source, key_start)
        return Splice(key_start, key_start, source.newline.join(lines).lstrip(" ") + source.newline + indent)
    start = source.line_start(key_start)
    above = start
    while above > 0 and source.text[source.line_start(above - 1) : above].startswith(f"{margin}#"):
        above = source.line_start(above - 1)
    if not (is_top and above == 0):
        start = above
    return Splice(start, start, source.newline.join([*lines, ""]))


def ways_to_append(source: Source, path: Path, value: Any) -> Ways:
    """Add an item to a list."""
    place = source.place(path)
    assert place is not None
    last = max(place.inside.values(), key=lambda inner: inner.start, default=None)
    field = field_at(source, path)
    field = field.item if field else None
    if source.is_flow(place):
        written = in_braces(value)
        if last is None:
            yield [Splice(place.start + 1, place.start + 1, written)]
            return
        end = source.end(last)
        margin = source.margin(last.start)
        if margin is not None:
            # Each item has its line: so has the new one.
            has_comma = source.text[end:].lstrip(" \t\r\n").startswith(",")
            line = source.lines_at(source.line_end(end), [f"{margin}{written}{',' * has_comma}"])
            yield [line] if has_comma else [Splice(end, end, ","), line]
        yield [Splice(end, end, f", {written}")]
        return
    lines = list(item(value, field, place.column - 1))
    if last is None:
        # A dash is there already, and waits for what comes after it.
        yield [Splice(place.start, place.start + 1, source.newline.join(lines).lstrip(" "))]
        return
    yield [source.lines_at(source.room_after(last), lines)]


def ways_to_take(source: Source, path: Path) -> Ways:
    """Take a key away, with its value and the lines that they alone have."""
    place, around = source.place(path), source.place(path[:-1])
    assert place is not None
    assert around is not None
    siblings = sorted(around.inside.values(), key=source.key_start)
    number = siblings.index(place)
    start, end = source.key_start(place), source.end(place)
    if source.is_flow(around):
        yield from ways_to_take_from_braces(source, siblings, number)
        return
    if source.margin(start) is None:
        if number + 1 < len(siblings):
            yield [Splice(start, source.key_start(siblings[number + 1]), "")]
        return
    first, after = source.line_start(start), source.next_line(end)
    if after == source.line_end(end) and first > 0:
        # The last line has no end: the one before it becomes the last, and has none either.
        before = source.text[:first]
        first -= 2 if before.endswith("\r\n") else 1
    yield [Splice(first, after, "")]


def ways_to_take_from_braces(source: Source, siblings: list[Place], number: int) -> Ways:
    """Take a key out of braces with one comma, and with its line if it has one for itself."""
    start, end = source.key_start(siblings[number]), source.end(siblings[number])
    comma = COMMA.match(source.text, end)
    stop = comma.end() if comma else end
    is_last = number + 1 == len(siblings)
    if is_last and number > 0 and not comma:
        before = source.end(siblings[number - 1])
        # A comment there speaks of what stays.
        if "#" not in source.text[before:start]:
            yield [Splice(before, end, "")]
    if source.margin(start) is not None and stop == source.line_end(stop):
        yield [Splice(source.line_start(start), source.next_line(stop), "")]
    yield [Splice(start, stop, "")]
    if not is_last:
        yield [Splice(start, source.key_start(siblings[number + 1]), "")]


def column(source: Source, position: int) -> int:
    """How many characters stand before a position on its line."""
    return position - source.line_start(position)


def block(source: Source, place: Place, value: Any, field: Field | None) -> str:
    """A list or a group in lines of its own, at the margin of the one whose place it takes."""
    indent = place.column - 1
    if isinstance(value, dict):
        known = children_of(field, value)
        lines = [line for key, part in ordered(value, known) for line in entry(key, part, known, indent)]
    else:
        lines = [line for part in value for line in item(part, field.item if field else None, indent)]
    return source.newline.join(lines).lstrip(" ")


def on_one_line(value: Any, field: Field | None) -> str:
    return flow_value(value, field) or in_braces(value)


def in_braces(value: Any) -> str:
    """A value as it can stand in brackets and braces, however deep."""
    if isinstance(value, dict):
        parts = [f"{scalar(key, in_flow=True)}: {in_braces(part)}" for key, part in value.items()]
        return f"{{{', '.join(parts)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(in_braces, value))}]"
    return scalar(value, in_flow=True)


def field_at(source: Source, path: Path) -> Field | None:
    """The field of the value at a path, or None where the schema knows none."""
    *around, last = path
    if isinstance(last, int):
        whole = field_at(source, tuple(around))
        return whole.item if whole else None
    return named(last, fields_at(source, tuple(around)))


def named(name: str, known: Iterable[Field]) -> Field | None:
    return next((field for field in known if field.name == name), None)


def fields_at(source: Source, path: Path) -> tuple[Field, ...]:
    """The fields that the group at a path can have, in the order of its schema."""
    if not path:
        return fields(source.document.kind) if source.document.kind else ()
    place = source.place(path)
    return children_of(field_at(source, path), dict.fromkeys(map(str, place.inside)) if place else {})
