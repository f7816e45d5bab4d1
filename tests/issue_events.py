"""Issues as GitHub's forms make them, and the events it tells workflows of."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from board.importing.issues.asked import FROM_THE_ISSUE, Asked, asked, is_group_of_two
from board.importing.issues.forms import FILES, MORE, answer_line, issue_forms
from board.importing.rows import holds_ways
from board.yaml_text import record_yaml
from boards import VOCABULARY

NO_RESPONSE = "_No response_"


@cache
def form_body(kind: str) -> list[dict[str, Any]]:
    """The elements of a kind's form that take an answer."""
    form = yaml.safe_load(issue_forms(VOCABULARY["categories"], "")[FILES[kind]])
    return [element for element in form["body"] if element["type"] != "markdown"]


def body(kind: str, answers: Mapping[str, str], *, agreed: bool = True) -> str:
    """What GitHub writes into an issue for these answers, given by heading; one without an answer says so.

    As in issues of public repositories whose forms have a text, a choice, a code area and boxes.
    """
    sections = []
    for element in form_body(kind):
        attributes = element["attributes"]
        answer = answers.get(attributes["label"], "")
        if element["type"] == "checkboxes":
            answer = "\n".join(f"- [{'x' if agreed else ' '}] {one['label']}" for one in attributes["options"])
        elif attributes.get("render"):
            answer = f"```{attributes['render']}\n{answer}\n```"
        sections.append(f"### {attributes['label']}\n\n{answer or NO_RESPONSE}")
    return "\n\n".join(sections)


def answers_of(kind: str, record: Mapping[str, Any]) -> dict[str, str]:
    """The answers, by heading, with which somebody would say a record; what the form does not ask for is YAML."""
    rest: dict[str, Any] = json.loads(json.dumps(record))
    texts = {}
    for question in asked(kind, VOCABULARY["categories"]):
        group, _, name = question.path.rpartition(".")
        inside = rest.get(group, {}) if group else rest
        if name in inside:
            texts[question.heading] = answer(question, inside.pop(name))
            if group and not inside:
                del rest[group]
    if "Remote" not in texts:
        texts["Remote"] = "No"
    for path in FROM_THE_ISSUE[kind]:
        group, _, name = path.rpartition(".")
        inside = rest.get(group, {}) if group else rest
        inside.pop(name, None)
        if group and not inside:
            rest.pop(group, None)
    return texts | ({MORE: record_yaml(rest, kind).rstrip("\n")} if rest else {})


def answer(question: Asked, value: Any) -> str:
    """The answer that means a value: a choice by its name, an item a line, a group as a file has it."""
    field = question.field
    shown = {json.dumps(meant): name for name, meant in question.choices}
    values = value if field.item is not None else [value]
    if shown:
        return ", ".join(shown.get(json.dumps(one), str(one)) for one in values)
    if field.item is None:
        return str(value)
    fits = is_group_of_two(field) or holds_ways(field.item)
    item = field.item
    return "\n".join(
        answer_line(one, item) if fits or not isinstance(one, dict) else json.dumps(one, ensure_ascii=False)
        for one in values
    )


def event(title: str, text: str, **changes: Any) -> dict[str, Any]:
    """The event of an issue that got the label `approved`; changes are of the issue."""
    issue = {
        "number": 12,
        "title": title,
        "body": text,
        "state": "open",
        "user": {"login": "exemple-libre", "id": 4711, "type": "User"},
        "created_at": "2026-11-21T09:00:00Z",
        "updated_at": "2026-11-22T12:00:00Z",
    }
    return {
        "action": "labeled",
        "label": {"name": "approved"},
        "issue": issue | changes,
        "sender": {"login": "desk", "id": 1, "type": "User"},
        "repository": {"full_name": "exemple/board", "default_branch": "main"},
    }
