"""A new record as a file that explains itself: every field with its description, made from the schema."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from board.importing.beginnings import DOTS, Beginning
from board.schema import Field, fields
from board.yaml_text import entry, flow_value

WIDTH = 100
OPENING = "Fill in what is empty. To use a line with a # right before its text, delete the #."
SHORT_OPENING = "Fill in what is empty. docs/fields.md lists what else there is."


def template(
    kind: str,
    beginning: Beginning,
    *,
    schema: str,
    minimal: bool = False,
    choices: Mapping[str, tuple[str, ...]] | None = None,
) -> str:
    """The text of a file that begins so; `schema` is the path from it to the kind's schema.

    Required fields without a value are there without one, so that `board check` names them; the others
    show an example behind a #. `choices` lists, by field, what this board allows.
    """
    opening = SHORT_OPENING if minimal else OPENING
    lines = [f"# yaml-language-server: $schema={schema}", f"# {opening}"]
    values = beginning.values
    layout = Layout(still_wanted(beginning), frozenset(beginning.left_out), choices or {}, minimal)
    for field in fields(kind):
        if layout.shows(field, values):
            lines += ["", *explained(field, values.get(field.name), layout)]
    return "\n".join([*lines, ""])


@dataclass(frozen=True, slots=True)
class Layout:
    """Which fields a template shows, and how: wanted ones without a #, none that are left out."""

    wanted: frozenset[str]
    left_out: frozenset[str]
    choices: Mapping[str, tuple[str, ...]]
    is_minimal: bool

    def shows(self, field: Field, values: Mapping[str, Any]) -> bool:
        if field.path in self.left_out:
            return False
        # An empty group says nothing that a short file needs.
        has_value = values.get(field.name) not in (None, {})
        return not self.is_minimal or field.required or field.path in self.wanted or has_value


def still_wanted(beginning: Beginning) -> frozenset[str]:
    """The fields without which a rule or a reader would ask, given what is there already."""
    values = beginning.values
    answered: set[str] = set()
    if "location" in values:
        answered.add("remote")
    if values.get("pay", {}).get("type") == "volunteer":
        answered |= {"pay.amount", "pay.currency"}
    return frozenset(beginning.wanted) - answered


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


def explained(field: Field, value: Any, layout: Layout, indent: int = 0) -> Iterator[str]:
    """A field's description, then the field: with its value, without one, or behind a #."""
    yield from comment(description(field, layout.choices), indent)
    margin = " " * indent
    if field.children and (field.required or value is not None):
        yield f"{margin}{field.name}:"
        inside = value or {}
        for child in field.children:
            if layout.shows(child, inside):
                yield from explained(child, inside.get(child.name), layout, indent + 2)
    elif field.name == "answers" and value is not None:
        yield from answers(field, value)
    elif value is not None:
        yield from entry(field.name, value, [field], indent)
    elif field.required or field.path in layout.wanted:
        yield from comment(f"For example: {example_line(field)}", indent)
        yield f"{margin}{field.name}:"
        if field.type == "list":
            first = next((child.name for child in item_fields(field) if child.required), None)
            yield f"{margin}  - {first}:" if first else f"{margin}  -"
    else:
        # The # stands right before the text, so that what is left without it is a line in its place.
        for line in entry(field.name, field.example, [field], indent):
            text = line.lstrip(" ")
            yield f"{line[: len(line) - len(text)]}#{text}"


def answers(field: Field, value: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """The questions of a job, each with room for sentences: on one line with others, a comma would end them."""
    known = item_fields(field)
    yield f"{field.name}:"
    for item in value:
        first, *more = entry("question", item["question"], known, 4)
        yield from (f"  - {first.lstrip()}", *more)
        if item["answer"] == DOTS:
            yield from ("    answer: |", f"      {DOTS}")
        else:
            yield from entry("answer", item["answer"], known, 4)


def item_fields(field: Field) -> tuple[Field, ...]:
    """The fields of each group in a list of groups."""
    return field.item.children if field.item else ()


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
    if isinstance(example, dict):
        example = {child.name: example[child.name] for child in item_fields(field) if child.required}
    return " ".join(example.split()) if isinstance(example, str) else flow_value(example, field) or ""
