"""What the issue forms ask for: which fields of the schemas, under which headings, with which choices."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from board.schema import Field, fields

OPTIONAL = {
    "job": (
        "client.url",
        "out_of_scope",
        "skills",
        "requirements",
        "remote",
        "location.city",
        "location.country",
        "hours.min",
        "hours.max",
        "due",
        "pay.amount",
        "pay.currency",
    ),
    "talent": (
        "location.city",
        "location.country",
        "languages",
        "links",
        "categories",
        "rate.min",
        "rate.currency",
        "rate.per",
        "availability.hours_per_week",
        "consent.reviews",
    ),
}
"""Fields that a short form asks for although a file may be without them; a blank answer leaves them out."""

NEEDED = ("remote",)
"""Those that a form insists on: a rule asks for them, or for another field, and a choice is quickly made."""

FROM_THE_ISSUE = {
    "job": ("title", "client.account", "posted"),
    "talent": ("name", "account", "availability.confirmed", "consent.published"),
}
"""What the issue itself says: its title, its author, its day. The first of each kind is the title."""

CATEGORIES = ("category", "categories")
YES, NO = "Yes", "No"
NOTHING = "none"
"""What GitHub may say where nothing was chosen; it takes no choice of this name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question of a form: the field, its heading, and what can be chosen, as (shown, value) pairs."""

    field: Field
    heading: str
    is_needed: bool
    choices: tuple[tuple[str, Any], ...] = ()

    @property
    def path(self) -> str:
        return self.field.path

    @property
    def takes_lines(self) -> bool:
        """Whether the answer may have several lines."""
        return self.field.type == "prose" or (self.field.type == "list" and not self.choices)


def asked(kind: str, categories: Sequence[Mapping[str, Any]]) -> tuple[Asked, ...]:
    """The questions of a kind's form in the schema's order, with the board's own categories."""
    return tuple(question(field, heading, is_needed, categories) for field, heading, is_needed in leaves(kind))


def leaves(kind: str) -> Iterator[tuple[Field, str, bool]]:
    """The fields that are asked for, each with its heading and whether every record needs it."""
    for field in fields(kind):
        inside = field.children or (field,)
        for part in inside:
            is_needed = field.required and part.required
            if part.path not in FROM_THE_ISSUE[kind] and (is_needed or part.path in OPTIONAL[kind]):
                yield part, heading_of(field, part), is_needed or part.path in NEEDED


def heading_of(group: Field, part: Field) -> str:
    """A field's title; of one in a group, with the group's, unless it names that already."""
    if part is group or group.title.casefold() in part.title.casefold():
        return part.title
    return f"{group.title}: {part.title[0].lower()}{part.title[1:]}"


def question(field: Field, heading: str, is_needed: bool, categories: Sequence[Mapping[str, Any]]) -> Asked:
    choices: tuple[tuple[str, Any], ...] = tuple((shown_choice(value), value) for value in field.choices)
    if field.type == "boolean":
        choices = ((YES, True), (NO, False))
    elif field.name in CATEGORIES:
        choices = tuple(category_choices(categories))
    return Asked(field=field, heading=heading, is_needed=is_needed, choices=choices)


def shown_choice(value: str) -> str:
    return value.replace("_", " ")


def category_choices(categories: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """The board's categories by their names; by their ids where a name cannot be chosen, or is not the only one."""
    names = [category["name"].strip().casefold() for category in categories]
    for category, name in zip(categories, names, strict=True):
        usable = name != NOTHING and names.count(name) == 1
        yield (category["name"].strip() if usable else category["id"]), category["id"]


def is_group_of_two(field: Field) -> bool:
    """Whether a list's items are small groups that fit on a line: `first: second`."""
    return field.item is not None and len(field.item.children) == 2


def ways(field: Field) -> str:
    """The ways to apply as one types them: `pull request`, address of the form or e-mail address."""
    assert field.item is not None
    typed = []
    for form in field.item.variants:
        way, *others = form.children
        title = others[0].title if others else ""
        typed.append(f"{title[0].lower()}{title[1:]}" if title else f"`{shown_choice(way.choices[0])}`")
    return f"{', '.join(typed[:-1])} or {typed[-1]}"
