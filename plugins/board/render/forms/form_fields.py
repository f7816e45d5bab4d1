"""The fields of a form as its template prints them, out of the fields of a schema."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from board.model import Vocabulary
from board.render.forms.left_out import LEFT_OUT, side_of
from board.render.forms.names import answer_names, part_names, suggestions_for
from board.render.language.words import Words
from board.render.templating.html import Html, html_text
from board.render.views import NamedLink
from board.schema import Field, fields

CODE = re.compile(b"`([^`]+)`")
LONG_TEXT = 400
FEW_CHOICES = 4
TODAY = frozenset(("posted", "submitted", "written", "availability.confirmed"))
"""Days that are usually today; the browser fills them in."""

AGREED = "consent.published"
"""A day that says yes to something, so nobody fills it in for anybody else."""

Guides = Mapping[str, NamedLink]
"""The guides of the board by the names that the schemas use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One field of a form.

    `scope` keeps the ids of one form from those of another on the same page.
    `kind` is the control: text, long, prose, number, integer, date, url, email, month, select, radios, agreed; or what
    holds others: group (`children`, and `more` of them folded away), brief (a group, or only the text of its first
    field), ways (one of `variants`), list (of `item`). `help` says in the schema's words what it is for. `fill` is
    filled in from the start: a value, `today` or `today+DAYS`. `limits` are attributes of the control.
    """

    name: str
    path: str
    scope: str = ""
    kind: str
    type: str
    title: str
    help: Html
    is_needed: bool = False
    placeholder: str = ""
    guide: NamedLink | None = None
    answers: tuple[tuple[str, str], ...] = ()
    suggestions: str = ""
    fill: str = ""
    side: str = ""
    limits: tuple[tuple[str, str], ...] = ()
    children: tuple["FormField", ...] = ()
    more: tuple["FormField", ...] = ()
    item: "FormField | None" = None
    variants: tuple["FormField", ...] = ()

    @property
    def id(self) -> str:
        """The control's id; the script adds a number to those that a list repeats."""
        return "-".join(filter(None, ("f", self.scope, *re.findall("[a-z_]+", self.path))))

    @property
    def is_fieldset(self) -> bool:
        return self.kind in ("group", "brief", "ways", "list", "radios")

    @property
    def more_titles(self) -> tuple[str, ...]:
        return tuple(field.title for field in self.more)


@dataclass(frozen=True, slots=True)
class FormPart:
    """Some fields under a heading; the main part has none and is not folded away."""

    id: str
    title: str
    fields: tuple[FormField, ...]


class Maker:
    """Makes the fields of a board's forms."""

    def __init__(
        self,
        kind: str,
        words: Words,
        vocabulary: Vocabulary,
        fill: Mapping[str, str],
        guides: Guides,
        *,
        leaves_out: bool = True,
    ) -> None:
        self.words = words
        self.vocabulary = vocabulary
        self.left_out: Mapping[str, str] = LEFT_OUT[kind] if leaves_out else {}
        self.fill = {**dict.fromkeys(TODAY, "today"), **fill}
        self.guides = guides
        self.is_review = kind == "review"

    def field(self, field: Field, *, folds: bool = False) -> FormField:
        """A field with what is inside; `folds` puts away what few people fill in."""
        shown = [child for child in field.children if child.path not in self.left_out]
        first = [child for child in shown if not folds or (field.required and is_first(child))]
        kind = self.kind(field)
        variants: tuple[FormField, ...] = ()
        if kind == "brief":
            group = next(variant for variant in field.variants if variant.children)
            first, shown = list(group.children[:1]), list(group.children)
        elif kind == "ways":
            variants = tuple(map(self.field, field.variants))
        return FormField(
            name=field.name,
            path=field.path,
            kind=kind,
            type=field.type,
            title=self.words._(field.title),
            help=self.help(field),
            is_needed=field.required,
            placeholder=placeholder(field),
            guide=self.guides.get(field.guide),
            answers=self.answers(field),
            suggestions=suggestions_for(field),
            fill=self.fill.get(field.path, ""),
            side=side_of(field.path) if self.is_review else "",
            limits=tuple(limits(field)),
            children=self.brief(field, first[0]) if kind == "brief" else tuple(map(self.field, first)),
            more=tuple(self.field(child) for child in shown if child not in first),
            item=self.field(field.item) if field.item else None,
            variants=variants,
        )

    def brief(self, field: Field, first: Field) -> tuple[FormField, ...]:
        """The one field of a group that is enough, under the name that it has where it stands alone."""
        alone = next(variant for variant in field.variants if not variant.children)
        return (replace(self.field(first), title=self.words._(alone.title), help=self.help(alone)),)

    def kind(self, field: Field) -> str:
        """The control of a field."""
        if field.path == AGREED:
            return "agreed"
        match field.type:
            case "either":
                return "ways" if all(variant.children for variant in field.variants) else "brief"
            case "boolean":
                return "select"
            case "choice" if len(field.choices) == 1:
                return "fixed"
            case "choice" if field.required and len(field.choices) <= FEW_CHOICES:
                return "radios"
            case "choice":
                return "select"
            case "integer" if self.answers(field):
                return "select"
            case "text" if suggestions_for(field) == "category":
                return "select"
            case "text" if not field.written_as and field.schema["maxLength"] > LONG_TEXT:
                return "long"
        return field.type

    def answers(self, field: Field) -> tuple[tuple[str, str], ...]:
        if field.type == "text" and suggestions_for(field) == "category":
            return tuple((category.id, category.name) for category in self.vocabulary.categories.values())
        return answer_names(field, self.words)

    def help(self, field: Field) -> Html:
        """A description, with the words of the file as code."""
        return Html(CODE.sub(rb"<code>\1</code>", html_text(self.words._(field.description))))


def form_parts(
    kind: str, words: Words, vocabulary: Vocabulary, fill: Mapping[str, str], guides: Guides
) -> tuple[FormPart, ...]:
    """The form for a new record of a kind: the main part first, then the others that have a field."""
    maker = Maker(kind, words, vocabulary, fill, guides)
    found: dict[str, list[FormField]] = {name: [] for name in part_names(words)}
    for field in fields(kind):
        if field.path not in maker.left_out:
            part = "main" if field.required else field.part or "more"
            found[part].append(maker.field(field, folds=part == "main"))
    return tuple(FormPart(name, part_names(words)[name], tuple(inside)) for name, inside in found.items() if inside)


def is_first(field: Field) -> bool:
    return field.required or field.part == "main"


def every(inside: Iterable[FormField]) -> Iterator[FormField]:
    """The fields and all that is in them."""
    for field in inside:
        yield field
        yield from every((*field.children, *field.more, *field.variants, *((field.item,) if field.item else ())))


def placeholder(field: Field) -> str:
    """A short example, where a text is to be written."""
    example: Any = field.example
    if isinstance(example, (list, dict, bool)) or field.type in ("choice", "date", "prose"):
        return ""
    return " ".join(str(example).split())


def limits(field: Field) -> Iterator[tuple[str, str]]:
    """The schema's limits as attributes; the check says the others."""
    schema = field.schema
    if field.type in ("number", "integer"):
        # Not `min`: a number above 0 has none that a browser could count its steps from.
        yield "step", "1" if field.type == "integer" else "any"
        yield "inputmode", "numeric" if field.type == "integer" else "decimal"
    elif "maxLength" in schema and field.type in ("text", "prose", "url", "email"):
        # Twice as much can be typed: the check says what is too long, a browser would cut a pasted text in silence.
        yield "maxlength", str(2 * schema["maxLength"])
    elif field.type == "list":
        yield "data-most", str(schema["maxItems"])
