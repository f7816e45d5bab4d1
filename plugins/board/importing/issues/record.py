"""A record out of the answers in an issue, with what the issue itself says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from board.importing.addresses import LINK
from board.importing.issues.asked import FROM_THE_ISSUE, NOTHING, Asked, is_group_of_two
from board.importing.issues.forms import AGREED, MORE
from board.importing.issues.said import Said
from board.importing.issues.sections import without_fence
from board.importing.mapping import Source
from board.importing.rows import as_prose, holds_ways, parts_of, put, typed, ways_to_apply
from board.read import read_document
from board.read.limits import FORBIDDEN
from board.schema import Field

LINES = ("lines",)
TICKED = ("- [x]", "- [X]")


@dataclass(slots=True)
class Answered:
    """The record that the answers make, none where a sign in them can stand in no file; and what is wrong with them."""

    record: dict[str, Any] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)


def answered(
    kind: str, questions: Sequence[Asked], texts: Mapping[str, str], from_issue: Mapping[str, Any]
) -> Answered:
    """The record of a kind; `texts` are the answers by their headings, `from_issue` what the issue says, by path.

    What does not fit its field stays as it is, for the check to explain.
    """
    result = Answered()
    for heading, text in texts.items():
        if found := FORBIDDEN.search(text):
            sign = f"U+{ord(found[0]):04X}"
            result.said.append(
                Said(heading=heading, message=f"holds the sign {sign}, which nobody can see", hint="type it anew")
            )
    if result.said:
        return result
    for question in questions:
        value = value_of(texts.get(question.heading, ""), question)
        # Work that is not remote has a place, and nothing to say about being remote.
        if value in ("", None, []) or (question.path == "remote" and value is False):
            continue
        put(result.record, question.path.split("."), value)
    for path, value in from_issue.items():
        put(result.record, path.split("."), value)
    result.said += more_fields(kind, texts.get(MORE, ""), result.record)
    if not any(line.strip().startswith(TICKED) for line in texts.get(AGREED, "").splitlines()):
        result.said.append(
            Said(heading=AGREED, message="the box is not ticked", hint="tick it: the board publishes nothing else")
        )
    return result


def value_of(text: str, question: Asked) -> Any:
    """An answer as its field's value."""
    known = {shown.casefold(): value for shown, value in question.choices}
    if known and text.strip().casefold() == NOTHING:
        return None
    field = question.field
    if field.item is None:
        return known.get(text.strip().casefold(), text.strip()) if known else typed(text, field, Source())
    if known:
        return list(chosen(text, known))
    if holds_ways(field.item):
        return ways_to_apply(text, LINES) if text else None
    items = [item_of(line, field) for line in parts_of(text, LINES)]
    return [item for number, item in enumerate(items) if item not in items[:number]]


def chosen(text: str, known: Mapping[str, Any]) -> Iterator[Any]:
    """What was chosen of several: the form writes names with a comma between, and a name may hold commas too."""
    parts = [part.strip() for part in text.replace("\n", ", ").split(", ") if part.strip()]
    while parts:
        longest = next((n for n in range(len(parts), 0, -1) if ", ".join(parts[:n]).casefold() in known), 1)
        name = ", ".join(parts[:longest])
        yield known.get(name.casefold(), name)
        del parts[:longest]


def item_of(line: str, field: Field) -> Any:
    """One line of a list: a group where it is written as one, `{name: …}`, or where the list holds groups of two."""
    assert field.item is not None
    if line.startswith("{") and line.endswith("}"):
        document, _ = read_document(line.encode(), file="", kind="item")
        if document is not None:
            return document.data
    return group_of_two(line, field.item) if is_group_of_two(field) else typed(line, field.item, Source())


def group_of_two(line: str, item: Field) -> dict[str, str]:
    """`My website: https://…` or `fr: native` as a group; an address alone is called after its host."""
    first, second = item.children
    before, colon, after = line.rpartition(": ")
    if colon:
        return {first.name: before.strip(), second.name: after.strip()}
    if second.type == "url" and LINK.fullmatch(line):
        return {first.name: line.split("/")[2].removeprefix("www."), second.name: line}
    return {first.name: line}


def more_fields(kind: str, text: str, record: dict[str, Any]) -> Iterator[Said]:
    """Add the fields that stand in the last text area as in a file."""
    yaml = as_prose(without_fence(text))
    if not yaml:
        return
    document, problems = read_document(yaml.encode(), file=MORE, kind=kind)
    if document is None:
        for problem in problems:
            line = f"line {problem.location.line}: {problem.message}"
            yield Said(heading=MORE, message=line, hint=problem.hint, id=problem.id)
        return
    yield from merged(record, document.data, "", FROM_THE_ISSUE[kind])


def merged(record: dict[str, Any], more: Mapping[str, Any], path: str, fixed: Sequence[str]) -> Iterator[Said]:
    """Add the keys that the record does not have yet; one that it has is said twice."""
    for key, value in more.items():
        where = f"{path}.{key}" if path else key
        there = record.get(key)
        if where in fixed:
            yield Said(heading=MORE, message=f"`{where}` is what the issue itself says", hint="leave it out here")
        elif isinstance(there, dict) and isinstance(value, dict):
            yield from merged(there, value, where, fixed)
        elif there is not None:
            yield Said(heading=MORE, message=f"`{where}` is answered above too", hint="keep it in one of the two")
        else:
            record[key] = value
