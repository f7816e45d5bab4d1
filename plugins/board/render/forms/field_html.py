"""Fields of a form as HTML, each with all that is inside of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from board.render.forms.form_fields import FormField
from board.render.renderer import Renderer
from board.render.templating.html import Html


@dataclass(frozen=True, slots=True)
class FieldHtml:
    """What is inside a field; `variants` are the ways to choose from, each with its fields."""

    children: tuple[Html, ...]
    more: tuple[Html, ...]
    item: Html | None
    variants: tuple[tuple[FormField, tuple[Html, ...]], ...]


def fields_html(fields: Iterable[FormField], renderer: Renderer) -> tuple[Html, ...]:
    """Each field as `macros/record_field.html` prints it."""
    # A macro does not call itself, so what is inside comes first.
    return tuple(renderer.templates.macro("record_field")(field, inside(field, renderer)) for field in fields)


def inside(field: FormField, renderer: Renderer) -> FieldHtml:
    return FieldHtml(
        children=fields_html(field.children, renderer),
        more=fields_html(field.more, renderer),
        item=fields_html((field.item,), renderer)[0] if field.item else None,
        variants=tuple((way, fields_html(way.children, renderer)) for way in field.variants),
    )
