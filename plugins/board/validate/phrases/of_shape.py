"""Probes for what the schemas, and the reader of the files, refuse."""

from board.schema import load_schema
from board.validate.phrases.probe import probe

TITLE = f"title: {load_schema('job')['properties']['title']['examples'][0]}"
NO_FORM = 'the text "§ §"'
"""A value that no field with a form takes, and of which nobody can tell what was meant."""

PROBES = (
    probe(
        "missing-field", "job", {"title": None}, example=TITLE, field="`title`", about="what is to be done, in one line"
    ),
    probe(
        "missing-field.because",
        "job",
        {"pay": {"type": "fixed", "amount": 300}},
        example="currency: EUR",
        field="`pay.currency`",
        because="amount",
        about="the three-letter code of the currency",
    ),
    probe(
        "conflicting-fields",
        "job",
        {"pay": {"type": "fixed", "amount": 7, "min": 5, "currency": "EUR"}},
        field="`pay`",
        excluded="`min` and `max`",
        written="`min`",
        because="amount",
    ),
    probe(
        "wrong-type",
        "job",
        {"openings": "§ §"},
        field="`openings`",
        value=NO_FORM,
        needed="a whole number",
        example="openings: 1",
    ),
    probe(
        "wrong-type.meant",
        "job",
        {"openings": "7"},
        field="`openings`",
        value='the text "7"',
        needed="a whole number",
        meant="openings: 7",
    ),
    probe(
        "not-in-list",
        "job",
        {"experience": "§ §"},
        field="`experience`",
        value=NO_FORM,
        options="`entry`, `intermediate` or `expert`",
    ),
    probe("not-a-date", "job", {"closes": "§ §"}, field="`closes`", value=NO_FORM, example="closes: 2026-12-06"),
    probe(
        "not-a-month",
        "talent",
        {"experience": [{"role": "Cook", "from": "§ §"}]},
        field="`from` in item 1 of `experience`",
        value=NO_FORM,
        example="from: 2019",
    ),
    probe(
        "not-a-url",
        "job",
        {"client.url": "§ §"},
        field="`client.url`",
        value=NO_FORM,
        example='url: "https://exemple-libre.example"',
    ),
    probe(
        "not-a-url.meant",
        "job",
        {"client.url": "www.zebra.example"},
        field="`client.url`",
        value='the text "www.zebra.example"',
        meant='url: "https://www.zebra.example"',
    ),
    probe(
        "not-an-id.account",
        "job",
        {"client.account": "§ §"},
        field="`client.account`",
        value=NO_FORM,
        example="account: exemple-libre",
    ),
    probe(
        "not-an-id.slug",
        "application",
        {"talent": "§ §"},
        field="`talent`",
        value=NO_FORM,
        example="talent: amelie-martin",
    ),
    probe(
        "not-a-picture-name.picture",
        "job",
        {"client.logo": "§ §"},
        field="`client.logo`",
        value=NO_FORM,
        example="logo: logo.png",
    ),
    probe(
        "not-a-code.country",
        "job",
        {"location": {"country": "§ §"}},
        field="`location.country`",
        value=NO_FORM,
        example="country: FR",
    ),
    probe(
        "not-a-code.currency",
        "job",
        {"pay.currency": "§ §"},
        field="`pay.currency`",
        value=NO_FORM,
        example="currency: EUR",
    ),
    probe("not-a-code.language", "job", {"language": "§ §"}, field="`language`", value=NO_FORM, example="language: en"),
    probe(
        "not-an-address.email",
        "job",
        {"apply": [{"via": "email", "address": "§ §"}]},
        field="`address` in item 1 of `apply`",
        value=NO_FORM,
        example='address: "work@exemple-libre.example"',
    ),
    probe("blank-text", "job", {"category": " "}, example="category: translation", field="`category`"),
    probe("too-long", "job", {"title": "t" * 107}, field="`title`", length="107", limit="100", excess="7"),
    probe("too-long.one", "job", {"title": "t" * 101}, field="`title`", length="101", limit="100", excess="1"),
    probe(
        "too-short",
        "job",
        {"title": "zzz"},
        field="`title`",
        text='"zzz"',
        limit="5",
        about="what is to be done, in one line",
    ),
    probe(
        "too-many", "job", {"skills": [f"s{number}" for number in range(17)]}, field="`skills`", count="17", limit="15"
    ),
    probe("bad-number", "job", {"openings": 77}, field="`openings`", number="77", low="1", high="50"),
    probe(
        "bad-number.above", "job", {"hours": {"min": 7777}}, field="`hours.min`", number="7777", high="2000", low="0"
    ),
    probe(
        "duplicate-item",
        "job",
        {"skills": ["a", "zither", "b", "zither"]},
        field="item 4 of `skills`",
        before="2",
        text="zither",
    ),
    probe("yaml-impossible-date.month", "job", {"closes": "2026-17-31"}, day="2026-17-31", month="17"),
    probe(
        "yaml-impossible-date.swapped",
        "job",
        {"closes": "2026-17-11"},
        day="2026-17-11",
        meant="2026-11-17",
        month="17",
    ),
    probe("yaml-impossible-date.year", "job", {"closes": "0000-02-11"}, day="0000-02-11"),
    probe(
        "yaml-impossible-date.day", "job", {"closes": "2026-02-30"}, day="2026-02-30", month="February 2026", last="28"
    ),
    probe("yaml-invisible-character", "job", {"title": "Ring the \x07 bell"}, ("\\u0007", "\x07"), code="U+0007"),
)
