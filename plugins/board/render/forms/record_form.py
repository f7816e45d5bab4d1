"""The form for a new record, with all that its page and its script need to know of the board."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from board.files import LONGEST_NAME, RESERVED_NAMES, WINDOWS_NAMES
from board.model import Vocabulary
from board.render.forms.field_html import fields_html
from board.render.forms.form_fields import FormField, Guides, every, form_parts
from board.render.forms.messages import form_words
from board.render.forms.spec import spec_path
from board.render.renderer import Renderer
from board.render.search.form import BLANK_JOB, BLANK_PERSON
from board.render.templating.html import Html
from board.schema import KINDS

DAYS_OPEN = 14
SOME_DAY = "2026-12-04"
"""Stands in the row until the script knows the day."""

Suggestions = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class PartHtml:
    """A part of a form with its fields as they are printed; `titles` are what these are called."""

    id: str
    title: str
    titles: tuple[str, ...]
    fields: tuple[Html, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordForm:
    """What `macros/record_form.html` prints.

    `folder` is where the files of the kind are; `new_file` the forge's address with places to fill in, `forge` its
    host, both "" where the board names no repository; `mail` the board's address, "" where it has none. `suggestions`
    are the lists from which fields suggest, empty where the script knows the names; `words` what the script says.
    `is_named` says that the file's name follows from what the record is about.
    """

    kind: str
    title: str
    parts: tuple[PartHtml, ...]
    folder: str
    spec_url: str
    new_file: str
    edit_file: str
    forge: str
    mail: str
    preview: Html | None
    is_named: bool
    name_help: str
    reserved: str
    longest_name: int
    suggestions: Suggestions
    words: tuple[tuple[str, str], ...]


def record_form(kind: str, title: str, vocabulary: Vocabulary, guides: Guides, renderer: Renderer) -> RecordForm:
    """The form for a new record of a kind."""
    words = renderer.words
    parts = form_parts(kind, words, vocabulary, first_values(renderer), guides)
    preview = {"job": ("job_row", replace(BLANK_JOB, day=SOME_DAY)), "talent": ("talent_row", BLANK_PERSON)}.get(kind)
    forge = renderer.forge
    return RecordForm(
        kind=kind,
        title=title,
        parts=tuple(
            PartHtml(
                part.id, part.title, tuple(field.title for field in part.fields), fields_html(part.fields, renderer)
            )
            for part in parts
        ),
        folder=f"content/{KINDS[kind].folder}",
        spec_url=renderer.urls(spec_path(kind)),
        new_file=forge.new_file_pattern,
        edit_file=forge.edit_file_pattern,
        forge=urlsplit(renderer.settings.repository).hostname or "",
        mail=renderer.settings.email,
        preview=renderer.templates.macro(preview[0])(preview[1]) if preview else None,
        is_named=KINDS[kind].is_nested,
        name_help=name_help(kind, renderer),
        reserved=" ".join(sorted(RESERVED_NAMES | WINDOWS_NAMES)),
        longest_name=LONGEST_NAME,
        suggestions=tuple(suggestions((field for part in parts for field in part.fields), vocabulary)),
        words=tuple(form_words(words).items()),
    )


def first_values(renderer: Renderer) -> dict[str, str]:
    """What a new record most often says, by the fields' paths."""
    return {
        "remote": "true",
        "apply[]": "1" if renderer.settings.repository else "3",
        "closes": f"today+{DAYS_OPEN}",
        "availability.status": "open",
    }


def name_help(kind: str, renderer: Renderer) -> str:
    words = renderer.words
    if kind == "talent":
        return words._("It becomes the address of your page. Small letters a to z, digits and hyphens.")
    return words._("It becomes the address of the job. Small letters a to z, digits and hyphens.")


def suggestions(
    fields: Iterator[FormField], vocabulary: Vocabulary
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """The lists that these fields name; countries, currencies and the like the browser knows itself."""
    names = sorted({field.suggestions for field in every(fields) if field.suggestions} - {"category"})
    for name in names:
        skills = tuple((skill.id, skill.name) for skill in vocabulary.skills.values())
        yield name, skills if name == "skill" else ()
