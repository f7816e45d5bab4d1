"""Values of the right type that are too long, too many, out of range, or not written as they should be."""

import json
from collections.abc import Callable, Iterator

from board.problem import Problem
from board.read import Document
from board.validate.shape.days import day_named, days_meant, is_one_day, month_meant
from board.validate.shape.gate import obeys
from board.validate.shape.names import meant_option, spelt_like
from board.validate.shape.paste import certain, value_line, written_value
from board.validate.shape.refusals import Refusal
from board.validate.shape.repairs import (
    account_meant,
    address_meant,
    country_meant,
    currency_meant,
    language_meant,
    picture_meant,
    slug_meant,
    url_meant,
)
from board.validate.shape.wording import (
    count_of,
    field_label,
    first_sentence,
    number_text,
    one_of,
    quoted,
    shown_example,
    shown_value,
    value_words,
    yaml_text,
)

# By the form a text has in the schemas: the problem's id, what the text is not, and how to mend it.
FORMS: dict[str, tuple[str, str, Callable[[str], str | None]]] = {
    "account": ("not-an-id", "no login", account_meant),
    "slug": ("not-an-id", "no name of small letters, digits and single hyphens", slug_meant),
    "picture": ("not-a-picture-name", "no file name of a PNG, JPEG or WebP picture", picture_meant),
    "country": ("not-a-code", "no code of a country", country_meant),
    "currency": ("not-a-code", "no code of a currency", currency_meant),
    "language": ("not-a-code", "no code of a language", language_meant),
    "email": ("not-an-address", "no e-mail address", address_meant),
}

# A code for a name, a login without its `@`: a machine may write these. Of a whole address or path only a part is left.
SURE_FORMS = frozenset(("account", "country", "currency", "language"))


def other_value(
    document: Document, refusal: Refusal, problem_id: str, what: str, meant: object, *, is_certain: bool = False
) -> Problem:
    """A problem whose whole cure is another value: the one that was meant, or something like the example."""
    example = shown_example(refusal.path, refusal.schema, refusal.today)
    if not obeys(meant, refusal.schema):
        meant = None
    return Problem(
        id=problem_id,
        location=document.at(*refusal.path),
        message=f"{field_label(refusal.path)} is {value_words(refusal.value)}, {what}",
        hint=f"write it like `{example}`" if meant is None else f"write `{shown_value(refusal.path, meant)}`",
        correction=None if meant is None else certain(value_line(document, refusal.path, yaml_text(meant)), is_certain),
    )


def not_in_list(document: Document, refusal: Refusal) -> Problem:
    options = refusal.schema["enum"]
    meant = meant_option(refusal.value, options)
    return Problem(
        id="not-in-list",
        location=document.at(*refusal.path),
        message=f"{field_label(refusal.path)} is {value_words(refusal.value)}, which is not one of its words",
        hint=f"write {one_of(options)}" if meant is None else f"write `{meant}`; the words are {one_of(options)}",
        correction=None
        if meant is None
        else certain(value_line(document, refusal.path, meant), spelt_like(str(refusal.value), options) == meant),
    )


def not_a_date(document: Document, refusal: Refusal) -> Problem:
    written = written_value(document, refusal.path).strip("\"'")
    days = days_meant(written)
    if len(days) > 1:
        return Problem(
            id="not-a-date",
            location=document.at(*refusal.path),
            message=f"{field_label(refusal.path)} is {value_words(refusal.value)}, which can be two days",
            hint=f"write the year first: {one_of([day.isoformat() for day in days])}",
        )
    day = days[0] if days else day_named(str(refusal.value), refusal.today)
    meant = day.isoformat() if day else None
    what = "which is no day written as year-month-day"
    return other_value(document, refusal, "not-a-date", what, meant, is_certain=is_one_day(written))


def not_a_month(document: Document, refusal: Refusal) -> Problem:
    written = written_value(document, refusal.path).strip("\"'")
    meant = month_meant(written)
    is_whole_day = bool(days_meant(written))
    what = "which is no year, or year and month"
    return other_value(document, refusal, "not-a-month", what, meant, is_certain=not is_whole_day)


def not_a_url(document: Document, refusal: Refusal) -> Problem:
    meant = url_meant(refusal.value)
    return other_value(document, refusal, "not-a-url", "which is no complete address", meant)


def misformed(document: Document, refusal: Refusal) -> Problem:
    """A text that does not have the form its field asks for, or nothing but blanks."""
    if written_as := refusal.schema.get("x-written-as"):
        problem_id, what, repair = FORMS[written_as]
        is_certain = written_as in SURE_FORMS
        return other_value(
            document, refusal, problem_id, f"which is {what}", repair(refusal.value), is_certain=is_certain
        )
    return Problem(
        id="blank-text",
        location=document.at(*refusal.path),
        message=f"{field_label(refusal.path)} is blank",
        hint=f"write something such as `{shown_example(refusal.path, refusal.schema, refusal.today)}`",
    )


def too_long(document: Document, refusal: Refusal) -> Problem:
    length, limit = len(refusal.value), refusal.schema["maxLength"]
    return Problem(
        id="too-long",
        location=document.at(*refusal.path),
        message=f"{field_label(refusal.path)} has {length:,} characters, more than the {limit:,} that fit",
        hint=f"shorten it by {count_of(length - limit, 'character')}",
    )


def too_short(document: Document, refusal: Refusal) -> Problem:
    return Problem(
        id="too-short",
        location=document.at(*refusal.path),
        message=f"{field_label(refusal.path)} is {quoted(refusal.value)}, "
        f"which is shorter than {refusal.schema['minLength']} characters",
        hint=f"say more: {first_sentence(refusal.schema['description'])}",
    )


def too_many(document: Document, refusal: Refusal) -> Problem:
    count, limit = len(refusal.value), refusal.schema["maxItems"]
    return Problem(
        id="too-many",
        location=document.at(*refusal.path, limit),
        message=f"{field_label(refusal.path)} has {count_of(count, 'item')}, more than the {limit} that fit",
        hint=f"keep the {limit} that matter most",
    )


def too_few(document: Document, refusal: Refusal) -> Problem:
    example = shown_example(refusal.path, refusal.schema, refusal.today)
    return Problem(
        id="too-few",
        location=document.at(*refusal.path),
        message=f"{field_label(refusal.path)} is an empty list",
        hint=f"write at least one item, as in `{example}`",
    )


def bad_number(document: Document, refusal: Refusal) -> Problem:
    schema = refusal.schema
    if refusal.keyword == "exclusiveMinimum":
        bound = f"more than {number_text(schema['exclusiveMinimum'])}"
    else:
        bound = f"{number_text(schema['minimum'])} or more" if "minimum" in schema else "more than 0"
    limits = f"{bound}, and at most {number_text(schema['maximum'])}"
    return Problem(
        id="bad-number",
        location=document.at(*refusal.path),
        message=f"{field_label(refusal.path)} is {number_text(refusal.value)}, which is out of range",
        hint=f"write a number that is {limits}, or leave the field out if there is none",
    )


def duplicate_items(document: Document, refusal: Refusal) -> Iterator[Problem]:
    """A problem for each item that stood in its list before."""
    first: dict[str, int] = {}
    for index, item in enumerate(refusal.value):
        before = first.setdefault(json.dumps(item, sort_keys=True), index)
        if before != index:
            path = (*refusal.path, index)
            yield Problem(
                id="duplicate-item",
                location=document.at(*path),
                message=f"{field_label(path)} is the same as item {before + 1}: {yaml_text(item)}",
                hint="remove one of the two",
            )
