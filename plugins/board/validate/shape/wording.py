"""Values and fields of a file in the words of the person who wrote it."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

Path = tuple[str | int, ...]

LONGEST_QUOTE = 60

# How far ahead an example lies for the fields that name a day to come; others are filled in on the day.
DAYS_AHEAD = {"closes": 14, "starts": 21, "due": 28, "by": 28}

# What YAML reads as text without quotes, wherever it stands; a day stays text here.
PLAIN_TEXT = re.compile(r"(?:[^\W\d_][\w .+/()'’–-]*|\d{4}-\d\d(?:-\d\d)?)(?<! )\Z")
READ_AS_SOMETHING_ELSE = frozenset({"true", "false", "null"})

KIND_NOUNS = {
    "job": "a job",
    "talent": "a profile",
    "application": "an application",
    "review": "a review",
    "pool": "a pool",
    "vocabulary": "the vocabulary",
    "page": "the head of a page",
    "tombstone": "a removed record",
}

NEEDED = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "`true` or `false`",
    "array": "a list",
    "object": "a group of fields",
}


def field_label(path: Path) -> str:
    """A field as people point at it: "`pay.amount`", "`due` in item 1 of `milestones`"."""
    names: list[str] = []
    for place, step in reversed(tuple(enumerate(path))):
        if isinstance(step, int):
            item = f"item {step + 1} of {field_label(path[:place])}"
            return f"`{'.'.join(names)}` in {item}" if names else item
        names.insert(0, step)
    return f"`{'.'.join(names)}`" if names else "the file"


def quoted(text: str) -> str:
    """A text in quotes, on one line and cut short where it is long."""
    line = " ".join(text.split())
    return f'"{line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"}"'


def value_words(value: object) -> str:
    """A value as a message names it: 'the text "yes"', "the number 3", "a list"."""
    match value:
        case bool():
            return f"`{str(value).lower()}`"
        case str():
            return f"the text {quoted(value)}"
        case int() | float():
            return f"the number {number_text(value)}"
        case list():
            return "a list"
        case _:
            return "a group of fields"


def number_text(value: float) -> str:
    """A number as people write it: no ".0" at the end of a whole one."""
    return str(int(value)) if value == int(value) else repr(value)


def needed_words(schema: Mapping[str, Any]) -> str:
    """What a part of the schema asks for: "a list", "text", "a day such as 2026-12-04"."""
    if schema.get("format") == "date":
        return f"a day such as {schema['examples'][0]}"
    if schema.get("x-written-as") == "month":
        return "a year, or a year and month,"
    if "oneOf" in schema:
        return " or ".join(dict.fromkeys(needed_words(branch) for branch in schema["oneOf"]))
    return NEEDED[schema["type"]]


def first_sentence(description: str) -> str:
    """The first sentence, to stand inside a hint: lower case at its start, no full stop."""
    sentence = re.split(r"(?<=[.!])\s", description, maxsplit=1)[0].rstrip(".")
    return sentence[:1].lower() + sentence[1:]


def yaml_line(name: str, value: Any) -> str:
    """One field as a line of YAML to paste."""
    return f"{name}: {yaml_text(value)}"


def yaml_text(value: Any) -> str:
    """A value as YAML on one line, lists and groups in brackets."""
    match value:
        case dict():
            return "{" + ", ".join(yaml_line(name, inner) for name, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(yaml_text(item) for item in value) + "]"
        case str():
            plain = PLAIN_TEXT.match(value) and value.lower() not in READ_AS_SOMETHING_ELSE
            return value if plain else json.dumps(value, ensure_ascii=False)
        case _:
            return json.dumps(value)


def one_of(names: Iterable[str], *, last_by: str = "or") -> str:
    """Names as an enumeration: "`open`, `paused` or `filled`"."""
    *others, last = (f"`{name}`" for name in names)
    return f"{', '.join(others)} {last_by} {last}" if others else last


def shown_value(path: Path, value: Any) -> str:
    """A value as YAML, behind the name of its field; an item of a list stands alone."""
    return yaml_line(path[-1], value) if path and isinstance(path[-1], str) else yaml_text(value)


def shown_example(path: Path, schema: Mapping[str, Any], today: date | None = None) -> str:
    """The example of a field, of a list its first item only."""
    example = timely_example(path[-1] if path else "", schema, today)
    return shown_value(path, example[:1] if isinstance(example, list) else example)


def timely_example(name: str | int, schema: Mapping[str, Any], today: date | None) -> Any:
    """The example of a field, its days counted from today, so that none of them has gone by."""
    return _timely(name, schema["examples"][0], schema, today) if today else schema["examples"][0]


def _timely(name: str | int, example: Any, schema: Mapping[str, Any], today: date) -> Any:
    if schema.get("format") == "date":
        return (today + timedelta(days=DAYS_AHEAD.get(str(name), 0))).isoformat()
    if isinstance(example, dict) and "properties" in schema:
        parts = schema["properties"]
        return {key: _timely(key, value, parts.get(key, {}), today) for key, value in example.items()}
    if isinstance(example, list) and "items" in schema:
        return [_timely(name, item, schema["items"], today) for item in example]
    return example


def count_of(number: int, noun: str) -> str:
    """A number of things: "1 item", "3 items"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
