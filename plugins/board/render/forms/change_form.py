"""The form that writes the lines of a change: a job that is filled, paused or done, a profile that is confirmed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from board.model import Vocabulary
from board.render.forms.field_html import fields_html
from board.render.forms.form_fields import Guides, Maker
from board.render.forms.record_form import RecordForm, record_form
from board.render.language.words import Words
from board.render.renderer import Renderer
from board.render.templating.html import Html
from board.schema import Field, fields
from board.yaml_text import record_yaml

SHOWN: dict[str, dict[str, tuple[str, ...]]] = {
    "job": {
        "filled": ("outcome.hired", "outcome.filled"),
        "completed": ("outcome.completed", "outcome.bonus_paid", "outcome.lessons"),
        "paused": ("outcome.paused",),
        "cancelled": ("outcome.cancelled",),
        "open": ("closes", "reopened"),
        "update": ("updates",),
    },
    "talent": {"confirmed": ("availability",)},
}
"""By what happened, the fields that say more of it, besides `status`: whole ones, and parts of `outcome`."""

STATUSES = frozenset(("filled", "completed", "paused", "cancelled", "open"))
"""The changes that are the job's new `status`."""

AFTER_REOPENING = "2026-12-31"
"""An example of a last day that is after the schema's example of `reopened`."""

FROM = {
    "filled": "open closing scheduled paused expired",
    "completed": "filled",
    "paused": "open closing scheduled expired",
    "cancelled": "open closing scheduled expired paused filled",
    "open": "expired paused filled cancelled",
    "update": "open closing scheduled expired paused filled completed cancelled",
}
"""From which states of a page each change leads; `board check` holds the same moves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that can have happened: its `status`, its name, the states it follows, and its fields."""

    id: str
    label: str
    after: str
    fields: tuple[Html, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeForm:
    """What `macros/change_form.html` prints: a form with a choice of changes."""

    kind: str
    form: RecordForm
    changes: tuple[Change, ...]


def change_form(kind: str, vocabulary: Vocabulary, guides: Guides, renderer: Renderer) -> ChangeForm:
    """The form for the changes of a job or a profile."""
    words = renderer.words
    fill = {f"outcome.{state}": "today" for state in FROM} | {
        "reopened": "today",
        "updates[].date": "today",
        "closes": "today+14",
    }
    maker = Maker(kind, words, vocabulary, fill, guides, leaves_out=False)
    labels = change_names(words)
    changes = tuple(
        Change(
            id=change,
            label=labels[change],
            after=FROM.get(change, ""),
            fields=fields_html((replace(maker.field(field), scope=change) for field in shown(kind, paths)), renderer),
        )
        for change, paths in SHOWN[kind].items()
    )
    title = words._("What happened?") if kind == "job" else words._("Confirm your availability")
    form = replace(record_form(kind, title, vocabulary, guides, renderer), parts=(), suggestions=(), preview=None)
    return ChangeForm(kind=kind, form=form, changes=changes)


def shown(kind: str, paths: tuple[str, ...]) -> Iterator[Field]:
    """The fields of these paths; a group of which parts are named, with these alone."""
    for field in fields(kind):
        parts = tuple(child for child in field.children if child.path in paths)
        if field.path in paths or parts:
            yield replace(field, children=parts) if parts else field


def change_names(words: Words) -> dict[str, str]:
    return {
        "filled": words._("Somebody was hired"),
        "completed": words._("The work is done and accepted"),
        "paused": words._("It takes no applications for now"),
        "cancelled": words._("Nothing comes of it"),
        "open": words._("It is open again"),
        "update": words._("Somebody asked, or a fact changed"),
        "confirmed": words._("Whether you take work now"),
    }


def change_lines(words: Words) -> list[tuple[str, str]]:
    """What each change looks like in the file, with the schema's examples."""
    names = change_names(words)
    lines = []
    for kind, changes in SHOWN.items():
        for change, paths in changes.items():
            record: dict[str, Any] = {"status": change} if change in STATUSES else {}
            for field in shown(kind, paths):
                parts = {child.name: child.example for child in field.children if child.path in paths}
                record[field.name] = parts or field.example
            if "reopened" in record:
                record["closes"] = AFTER_REOPENING
            lines.append((names[change], record_yaml(record, kind)))
    return lines
