"""A new record as a file that explains itself: every field with its description, made from the schema."""

import textwrap
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from board.importing.yaml_text import entry, flow_value
from board.schema import Field, fields

WIDTH = 100
DAYS_OPEN = 14
WANTED = {"job": ("remote", "pay.amount", "pay.currency"), "talent": ()}
"""Fields no schema requires, without which a rule or a reader would ask."""

OPENING = "Fill in what is empty. To use a line with a # right before its text, delete the #."
SHORT_OPENING = "Fill in what is empty. docs/fields.md lists what else there is."


def starting_values(kind: str, today: date) -> dict[str, Any]:
    """What a new record can say before anybody has written a word."""
    if kind == "talent":
        return {"availability": {"confirmed": today.isoformat()}}
    return {
        "remote": True,
        "apply": [{"via": "pull_request"}],
        "posted": today.isoformat(),
        "closes": (today + timedelta(days=DAYS_OPEN)).isoformat(),
    }


def template(
    kind: str,
    values: Mapping[str, Any],
    *,
    schema: str,
    minimal: bool = False,
    choices: Mapping[str, tuple[str, ...]] | None = None,
) -> str:
    """The text of a file with these values; `schema` is the path from it to the kind's schema.

    Required fields without a value are there without one, so that `board check` names them; the others
    show an example behind a #. `choices` lists, by field, what this board allows.
    """
    opening = SHORT_OPENING if minimal else OPENING
    lines = [f"# yaml-language-server: $schema={schema}", f"# {opening}"]
    wanted = still_wanted(kind, values)
    for field in fields(kind):
        if is_shown(field, wanted, values, minimal=minimal):
            lines += ["", *explained(field, wanted, values.get(field.name), minimal=minimal, choices=choices or {})]
    return "\n".join([*lines, ""])


def still_wanted(kind: str, values: Mapping[str, Any]) -> frozenset[str]:
    """The fields without which a rule or a reader would ask, given what is there already."""
    answered: set[str] = set()
    if "location" in values:
        answered.add("remote")
    if values.get("pay", {}).get("type") == "volunteer":
        answered |= {"pay.amount", "pay.currency"}
    return frozenset(WANTED[kind]) - answered


def empty_fields(kind: str, values: Mapping[str, Any]) -> list[str]:
    """The paths of the required fields that have no value yet."""
    empty = []
    for field in fields(kind):
        value = values.get(field.name)
        if field.children and field.required:
            inside = value or {}
            empty += [child.path for child in field.children if child.required and child.name not in inside]
        elif field.required and value is None:
            empty.append(field.path)
    return empty


def is_shown(field: Field, wanted: frozenset[str], values: Mapping[str, Any], *, minimal: bool) -> bool:
    return not minimal or field.required or field.path in wanted or field.name in values


def explained(
    field: Field,
    wanted: frozenset[str],
    value: Any,
    *,
    minimal: bool,
    choices: Mapping[str, tuple[str, ...]],
    indent: int = 0,
) -> Iterator[str]:
    """A field's description, then the field: with its value, without one, or behind a #."""
    yield from comment(description(field, choices), indent)
    margin = " " * indent
    if field.children and (field.required or value is not None):
        yield f"{margin}{field.name}:"
        inside = value or {}
        for child in field.children:
            if is_shown(child, wanted, inside, minimal=minimal):
                part = inside.get(child.name)
                yield from explained(child, wanted, part, minimal=minimal, choices=choices, indent=indent + 2)
    elif value is not None:
        yield from entry(field.name, value, [field], indent)
    elif field.required or field.path in wanted:
        yield from comment(f"For example: {example_line(field)}", indent)
        yield f"{margin}{field.name}:"
        if field.type == "list":
            yield f"{margin}  -"
    else:
        # The # stands right before the text, so that what is left without it is a line in its place.
        for line in entry(field.name, field.example, [field], indent):
            text = line.lstrip(" ")
            yield f"{line[: len(line) - len(text)]}#{text}"


def description(field: Field, choices: Mapping[str, tuple[str, ...]]) -> str:
    """A field's description, with this board's choices where there are any."""
    allowed = choices.get(field.path)
    return f"{field.description} Here: {', '.join(allowed)}." if allowed else field.description


def comment(text: str, indent: int) -> Iterator[str]:
    """A text as lines of comment."""
    start = f"{' ' * indent}# "
    yield from textwrap.wrap(
        text, WIDTH, initial_indent=start, subsequent_indent=start, break_long_words=False, break_on_hyphens=False
    )


def example_line(field: Field) -> str:
    """An example of a field on one line."""
    example = field.example
    while isinstance(example, list):
        example = example[0]
    return " ".join(example.split()) if isinstance(example, str) else flow_value(example, field) or ""
