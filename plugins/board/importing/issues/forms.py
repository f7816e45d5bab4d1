"""GitHub's issue forms, made from the schemas and the board's vocabulary."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from board.importing.issues.asked import (
    CATEGORIES,
    FROM_THE_ISSUE,
    YES,
    Asked,
    asked,
    is_group_of_two,
    shown_choice,
    ways,
)
from board.importing.rows import holds_ways
from board.schema import Field, fields
from board.yaml_text import entry

FOLDER = ".github/ISSUE_TEMPLATE"
MADE_BY = "# Made by `board issue-forms` from the schemas and the vocabulary; a change here is lost.\n"
FILES = {"job": "post-a-job.yml", "talent": "join.yml"}
PROBLEM = "problem.yml"
PAGE = "page"
"""The id of the problem form's field for the page, which links to it fill in."""

MORE = "Anything else"
MORE_FIELDS = {"job": "hiring", "talent": "portfolio"}
"""The field that the last text area shows as an example of what else a file can say."""

AGREED = "Public for ever"
AGREEMENT = {
    "job": "I know that this becomes public, and stays in the repository's history for ever.",
    "talent": "This is my own profile. I agree that it becomes public, and stays in the repository's history for ever.",
}
NAMES = {
    "job": ("Post a job", "A small piece of work, paid or voluntary. A maintainer looks at it before it is published."),
    "talent": ("Join with a profile", "So that clients find you by what you can do. You need none to apply for a job."),
}
LABELS = {"job": "job", "talent": "profile"}
NEXT = (
    "A maintainer reads it and sets a label. It then becomes a file in a pull request that names you, or a comment "
    "here says what to change."
)
KINDS_OF_PROBLEM = (
    "It asks for money, or looks like fraud",
    "It shows somebody's private data",
    "Something in it is not true, or out of date",
    "It breaks the board's rules in another way",
    "The page itself is broken, or hard to use",
)
BARE_DAY = re.compile(r"(placeholder: )(\d{4}-\d{2}-\d{2})\b")


def issue_forms(categories: Sequence[Mapping[str, Any]], contributing: str) -> dict[str, str]:
    """Each file of the folder `.github/ISSUE_TEMPLATE` by its name, with its text.

    `contributing` is the address of the page about the other ways to take part, "" where there is none.
    """
    forms = {FILES[kind]: form_text(record_form(kind, categories)) for kind in FILES}
    return forms | {PROBLEM: form_text(problem_form()), "config.yml": form_text(config(contributing))}


def form_text(form: Mapping[str, Any]) -> str:
    """A form as YAML. A day gets quotes: to the forge's reader it would be no text without."""
    lines = [line for key, value in form.items() for line in entry(key, value, ())]
    return MADE_BY + BARE_DAY.sub(r'\1"\2"', "\n".join([*lines, ""]))


def record_form(kind: str, categories: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    name, description = NAMES[kind]
    return {
        "name": name,
        "description": description,
        "labels": [LABELS[kind]],
        "body": [*record_elements(kind, asked(kind, categories))],
    }


def record_elements(kind: str, questions: Sequence[Asked]) -> Iterator[dict[str, Any]]:
    title = next(field for field in fields(kind) if field.path == FROM_THE_ISSUE[kind][0])
    yield {
        "type": "markdown",
        "attributes": {
            "value": f"**{title.title}**, in the field above: {title.description} "
            f"For example: *{title.example}*\n\n{NEXT}"
        },
    }
    yield from (element(question) for question in questions)
    more = next(field for field in fields(kind) if field.name == MORE_FIELDS[kind])
    yield {
        "type": "textarea",
        "id": "more",
        "attributes": {
            "label": MORE,
            "description": "Leave it empty, or write any other field as it stands in a file: docs/fields.md has them.",
            "placeholder": "\n".join(entry(more.name, more.example, fields(kind))),
            "render": "yaml",
        },
    }
    yield {
        "type": "checkboxes",
        "id": "agreed",
        "attributes": {"label": AGREED, "options": [{"label": AGREEMENT[kind], "required": True}]},
    }


def element(question: Asked) -> dict[str, Any]:
    """The control of one question."""
    field = question.field
    attributes: dict[str, Any] = {"label": question.heading, "description": description(question)}
    if question.choices:
        control = "dropdown"
        if field.type == "list":
            attributes["multiple"] = True
        attributes["options"] = [shown for shown, _ in question.choices]
    else:
        control = "textarea" if question.takes_lines else "input"
        attributes["placeholder"] = "\n".join(example_lines(field))
    found: dict[str, Any] = {
        "type": control,
        "id": field.path.replace(".", "-"),
        "attributes": attributes,
    }
    return found | ({"validations": {"required": True}} if question.is_needed else {})


def description(question: Asked) -> str:
    """The schema's words, and how the answer is written here."""
    field, said = question.field, question.field.description
    if field.type == "boolean":
        return said.replace("`true`", f"*{YES}*")
    if field.name in CATEGORIES:
        # What follows speaks of ids, and here one chooses names.
        return f"{said.partition(':')[0]}."
    if field.type == "date":
        return f"{said} As YYYY-MM-DD."
    if field.item is None:
        return said
    if holds_ways(field.item):
        return f"{said} One a line: {ways(field)}."
    if is_group_of_two(field):
        first, second = field.item.children
        return f"{said} One a line, as `{first.title.lower()}: {second.title.lower()}`."
    return said if " line" in said else f"{said} One a line."


def example_lines(field: Field) -> Iterator[str]:
    """The first example of a field, as one types it."""
    if field.item is None:
        yield str(field.example)
        return
    fits = is_group_of_two(field) or holds_ways(field.item)
    yield from (answer_line(value, field.item) for value in field.example if fits or not isinstance(value, dict))


def answer_line(value: Any, item: Field) -> str:
    """An item of a list as one line of an answer."""
    if not isinstance(value, dict):
        return str(value)
    if "via" in value:
        return str(next((part for key, part in value.items() if key != "via"), shown_choice(value["via"])))
    return ": ".join(str(value[child.name]) for child in item.children if child.name in value)


def problem_form() -> dict[str, Any]:
    """The form behind *Report this*."""
    return {
        "name": "Report a problem",
        "description": "Something on the board is wrong, unfair or broken.",
        "labels": ["report"],
        "body": [
            {
                "type": "markdown",
                "attributes": {
                    "value": "What you write here is public. If it is about your own private data, do not repeat it: "
                    "name the page and the line."
                },
            },
            {
                "type": "input",
                "id": PAGE,
                "attributes": {"label": "Page", "description": "The address of the page."},
                "validations": {"required": True},
            },
            {
                "type": "dropdown",
                "id": "kind",
                "attributes": {"label": "What is wrong", "options": list(KINDS_OF_PROBLEM)},
                "validations": {"required": True},
            },
            {
                "type": "textarea",
                "id": "words",
                "attributes": {
                    "label": "In your words",
                    "description": "What you saw, and what should be there instead.",
                },
                "validations": {"required": True},
            },
        ],
    }


def config(contributing: str) -> dict[str, Any]:
    """What stands beside the forms: the other ways, and an empty issue for all the rest."""
    other_ways = {
        "name": "Other ways to take part",
        "url": contributing,
        "about": "The form on the board's own pages, a file you write yourself, or a mail, which needs no account.",
    }
    return {"blank_issues_enabled": True} | ({"contact_links": [other_ways]} if contributing else {})
