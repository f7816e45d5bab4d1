"""Which column of a table becomes which field: by the columns' own names, or as a map file says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from board.problem import Location, Problem
from board.schema import Field, fields
from board.validate.shape.names import OTHER_NAMES, close_name, known_name

FILE_NAME = "slug"
"""The column that names the file, where there is no map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a value comes from, and what is done to it on the way; docs/importing.md explains each step."""

    columns: tuple[str, ...] = ()
    constant: Any = None
    default: Any = None
    table: Mapping[str, Any] = field(default_factory=dict)
    contains: Mapping[str, Any] = field(default_factory=dict)
    split: tuple[str, ...] = ()
    join: tuple["Source", ...] = ()
    heading: str = ""
    plus_days: int = 0
    written: str = ""
    take: str = ""
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    overflow: str = ""

    def all_columns(self) -> Iterator[str]:
        """Every column whose text reaches the value."""
        yield from self.columns
        for part in self.join:
            yield from part.all_columns()


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """The source of each field of a kind, by the field's path, and of the file's name."""

    kind: str
    sources: Mapping[str, Source]
    file_name: Source
    left_out: tuple[str, ...] = ()

    def unused(self, columns: Sequence[str]) -> tuple[str, ...]:
        """Columns whose text would be lost without anybody having said so."""
        used = {column for source in self.sources.values() for column in source.all_columns()}
        used |= set(self.file_name.all_columns()) | set(self.left_out)
        return tuple(column for column in columns if column not in used)


def columns_map(columns: Sequence[str], kind: str, file: str) -> tuple[ColumnMap | None, list[Problem]]:
    """The map for a table whose columns are called as the fields are, or what is wrong with their names."""
    problems = []
    sources = {}
    for column in columns:
        if column == FILE_NAME:
            continue
        if find_field(kind, column) is None:
            problems.append(unknown_field(column, kind, Location(file), of="the column"))
        else:
            sources[column] = Source(columns=(column,))
    problems += [clash(inner, outer, Location(file)) for inner, outer in clashes(sources)]
    if problems:
        return None, problems
    named = tuple(column for column in (FILE_NAME, "title", "name") if column in columns)
    return ColumnMap(kind=kind, sources=sources, file_name=Source(columns=named)), []


def find_field(kind: str, path: str) -> Field | None:
    """The field at a dotted path, in which a number from 1 stands for an item of a list.

    A path that begins with `x-` leads to a field of the board's own.
    """
    if path.startswith("x-"):
        return own_field(path)
    first, *rest = path.split(".")
    found = next((field for field in fields(kind) if field.name == first), None)
    for step in rest:
        if found is None:
            return None
        found = found.item if step.isdecimal() and int(step) > 0 else inner_field(found, step)
    return found


def own_field(path: str) -> Field:
    """A field that only this board knows: plain text."""
    return Field(name=path, path=path, title=path, description="", type="text", required=False, examples=("",))


def inner_field(field: Field, name: str) -> Field | None:
    """The field of that name inside a group, or inside any of its forms."""
    forms = (field, *field.variants)
    return next((child for form in forms for child in form.children if child.name == name), None)


def unknown_field(path: str, kind: str, place: Location, *, of: str = "the field") -> Problem:
    """The problem of a path that leads nowhere, with the field that was probably meant."""
    known = [field.path for top in fields(kind) for field in top.walk() if field.path]
    group, _, last = path.rpartition(".")
    parent = find_field(kind, group) if group else None
    inside = [child.name for form in (parent, *parent.variants) for child in form.children] if parent else []
    if inside:
        meant = meant_name(last, inside, OTHER_NAMES)
        meant = f"{group}.{meant}" if meant else None
    else:
        meant = meant_name(path, [top.name for top in fields(kind)], OTHER_NAMES)
        meant = meant or meant_name(path, [name for name in known if "[" not in name], {})
    return map_problem(
        place,
        f"{of} `{path}` is no field of a {kind}",
        f"write `{meant}` if that is meant"
        if meant
        else "use a field of docs/fields.md, such as `pay.amount`, or a name that begins with x-, "
        "or say with --map what the columns become",
    )


def clashes(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Paths that lead into the value of another one, each with that one."""
    listed = tuple(paths)
    for path in listed:
        yield from ((path, outer) for outer in listed if path.startswith(f"{outer}."))


def clash(inner: str, outer: str, place: Location) -> Problem:
    """The problem of two sources for the same value."""
    return map_problem(
        place, f"both `{outer}` and `{inner}`, a part of it, have a source", "keep the whole, or only its parts"
    )


def meant_name(written: str, allowed: Sequence[str], other_names: Mapping[str, str]) -> str | None:
    """The allowed name that somebody meant who wrote another."""
    return known_name(written, allowed, other_names) or close_name(written, allowed)


def map_problem(place: Location, message: str, hint: str) -> Problem:
    return Problem(id="import-map", location=place, message=message, hint=hint)
