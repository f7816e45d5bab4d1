"""What is said about a file whose fields are not right."""

import json
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.problem import Problem
from board.read import Document, corrected, read_document
from board.schema import KINDS, fields
from board.validate.shape import shape_kind, shape_problems
from board.validate.shape.days import days_meant
from board.validate.shape.gate import is_well_shaped
from board.validate.shape.refusals import refusals
from board.validate.shape.repairs import address_meant, numbers_meant, url_meant

JOB = """\
title: Translate our onboarding guide into French
client: {name: Exemple Libre, account: exemple-libre}
category: translation
description: 4,200 words in eight chapters.
deliverables:
  - Chapters 1 to 8 in Markdown
skills: [french, markdown]
remote: true
pay: {type: fixed, amount: 300, currency: EUR}
posted: 2026-11-20
closes: 2026-12-04
apply:
  - via: pull_request
"""

# The complete job of the design.
COMPLETE_JOB = """\
title: Translate our onboarding guide into French
client: {name: Exemple Libre, url: "https://exemple-libre.example", account: exemple-libre}
category: translation
description: |
  4,200 words in eight chapters, for new volunteers. It should read as if it had been written in French.
deliverables:
  - Chapters 1 to 8 in Markdown, every link of the source kept
skills: [french, markdown]
remote: true
pay: {type: fixed, amount: 300, currency: EUR}
posted: 2026-11-20
closes: 2026-12-04
apply:
  - via: pull_request
  - {via: form, url: "https://forms.exemple-libre.example/translate"}
"""

COMPLETE = {kind: {field.name: field.example for field in fields(kind)} for kind in KINDS}


def document(text: str, kind: str = "job") -> Document:
    found, problems = read_document(text.encode(), file=f"content/{kind}.yml", kind=kind, slug="x")
    assert found is not None, problems
    return found


def explained(text: str, kind: str = "job") -> list[tuple[str, str]]:
    """Place and id of each problem, and its hint."""
    return [
        (f"{problem.location.line}:{problem.location.column} {problem.id}", problem.hint)
        for problem in shape_problems(document(text, kind))
    ]


def changed(old: str, new: str) -> str:
    assert JOB.count(old) == 1
    return JOB.replace(old, new)


def test_complete_job_of_under_25_lines_has_no_problem() -> None:
    assert shape_problems(document(COMPLETE_JOB)) == []
    assert len(COMPLETE_JOB.splitlines()) < 25


@pytest.mark.parametrize(
    ("old", "new", "place", "hint"),
    [
        pytest.param(
            "closes: 2026-12-04",
            "closing-date: 2026-12-04",
            "11:1 unknown-field",
            "write `closes`",
            id="another name for a field that the job lacks is one problem, not two",
        ),
        pytest.param(
            "skills: [french, markdown]",
            "skils: [french, markdown]",
            "7:1 unknown-field",
            "write `skills`",
            id="a slip of the pen",
        ),
        pytest.param(
            "pay: {type: fixed, amount: 300, currency: EUR}",
            "budget: 300",
            "9:1 unknown-field",
            "write `pay`, for example `pay: {type: fixed, amount: 300, currency: EUR}`",
            id="another name, and a value that does not fit",
        ),
        pytest.param(
            "pay: {type: fixed, amount: 300, currency: EUR}\nposted:",
            "pay:\n  type: volunteer\n  posted:",
            "11:3 unknown-field",
            "move `posted` to the left edge of the file: it stands by itself there",
            id="a line indented by mistake",
        ),
        pytest.param(
            "remote: true",
            "remote: true\ncity: Lyon",
            "9:1 unknown-field",
            "write it below `location:`, two spaces further to the right",
            id="a line that should be indented",
        ),
        pytest.param(
            "remote: true",
            "remote: true\nlocation_city: Lyon",
            "9:1 unknown-field",
            "write it as `city:` below `location:`",
            id="two names in one",
        ),
        pytest.param(
            "remote: true",
            "remote: true\nmood: sunny",
            "9:1 unknown-field",
            "remove it, or name it `x-mood` to keep it as a note of your own; docs/fields.md lists all fields",
            id="a field nobody can guess",
        ),
        pytest.param(
            "remote: true",
            "remote: true\ntags: [french]",
            "9:1 unknown-field",
            "write this in `skills`, which the file has already, and remove `tags`",
            id="another name for a field that is there",
        ),
        pytest.param(
            "remote: true",
            "remote: true\nremoved: 2026-11-20",
            "9:1 unknown-field",
            "leave `removed` alone in the file, or take it out",
            id="a tombstone with more in it",
        ),
        pytest.param(
            "closes: 2026-12-04\n",
            "",
            "1:1 missing-field",
            "add `closes: 2026-12-04`: the last day on which people may apply",
            id="a field that is missing",
        ),
        pytest.param(
            "closes: 2026-12-04\n",
            "closes:\n",
            "11:1 missing-field",
            "add `closes: 2026-12-04`: the last day on which people may apply",
            id="a field without a value, where its key is",
        ),
        pytest.param(
            ", currency: EUR",
            "",
            "9:6 missing-field",
            "add `currency: EUR`: the three-letter code of the currency",
            id="an amount without its currency",
        ),
        pytest.param(
            "remote: true",
            "remote: Yes",
            "8:9 wrong-type",
            "write `remote: true`",
            id="yes for true",
        ),
        pytest.param(
            "[french, markdown]",
            "french, markdown",
            "7:9 wrong-type",
            "write `skills: [french, markdown]`",
            id="a text for a list",
        ),
        pytest.param(
            "\n  - Chapters 1 to 8 in Markdown",
            " Chapters 1, 2 and 3",
            "5:15 wrong-type",
            'write `deliverables: ["Chapters 1, 2 and 3"]`',
            id="a sentence for a list is not cut at its commas",
        ),
        pytest.param(
            "[french, markdown]",
            "[french, 1.10]",
            "7:18 wrong-type",
            'put quotes round it: write `"1.10"`',
            id="a number for a text, as the file spells it",
        ),
        pytest.param(
            "amount: 300",
            "amount: '1.200,50 €'",
            "9:28 wrong-type",
            "write `amount: 1200.50`",
            id="a number with signs",
        ),
        pytest.param(
            "pay: {type: fixed, amount: 300, currency: EUR}",
            "pay: 25 €/hour",
            "9:6 wrong-type",
            "write `pay: {type: hourly, amount: 25, currency: EUR}`",
            id="a text for a group",
        ),
        pytest.param(
            "client: {name: Exemple Libre, account: exemple-libre}",
            "client: Exemple Libre",
            "2:9 wrong-type",
            "write `client: {name: Exemple Libre}`",
            id="a name for a group",
        ),
        pytest.param(
            "- via: pull_request",
            "- https://forms.example/a",
            "13:5 wrong-type",
            'write `{via: form, url: "https://forms.example/a"}`',
            id="an address for a way to apply",
        ),
        pytest.param(
            "\n  - via: pull_request",
            " jobs@exemple-libre.example",
            "12:8 wrong-type",
            'write `apply: [{via: email, address: "jobs@exemple-libre.example"}]`',
            id="an e-mail address for a list of ways to apply",
        ),
        pytest.param(
            "- via: pull_request",
            "- via: form",
            "13:5 missing-field",
            'add `url: "https://forms.exemple-libre.example/translate"`: '
            "the page with the form, beginning with https://",
            id="the form that was meant says what is missing",
        ),
        pytest.param(
            "- via: pull_request",
            "- url: https://forms.example/a",
            "13:5 missing-field",
            'add `via: form`: one of "pull_request", "form", "email"',
            id="a way to apply that does not say which",
        ),
        pytest.param(
            "- via: pull_request",
            "- via: PR",
            "13:10 not-in-list",
            "write `pull_request`; the words are `pull_request`, `form` or `email`",
            id="a way to apply by another name",
        ),
        pytest.param(
            "type: fixed",
            "type: barter",
            "9:13 not-in-list",
            "write `fixed`, `hourly` or `volunteer`",
            id="a word nobody can guess",
        ),
        pytest.param(
            "closes: 2026-12-04",
            "closes: 4 décembre 2026",
            "11:9 not-a-date",
            "write `closes: 2026-12-04`",
            id="a day in words",
        ),
        pytest.param(
            "closes: 2026-12-04",
            "closes: 12/04/2026",
            "11:9 not-a-date",
            "write the year first: `2026-04-12` or `2026-12-04`",
            id="a day that can be two",
        ),
        pytest.param(
            "closes: 2026-12-04",
            "closes: soon",
            "11:9 not-a-date",
            "write it like `closes: 2026-12-04`",
            id="no day",
        ),
        pytest.param(
            "closes: 2026-12-04",
            "closes: 20261204",
            "11:9 not-a-date",
            "write `closes: 2026-12-04`",
            id="a day without hyphens, which is a number",
        ),
        pytest.param(
            "account: exemple-libre",
            "account: https://forge.example/exemple-libre",
            "2:40 not-an-id",
            "write `account: exemple-libre`",
            id="the address of an account",
        ),
        pytest.param(
            "account: exemple-libre",
            "url: https://exemple-libre.example/été",
            "2:36 not-a-url",
            'write `url: "https://exemple-libre.example/%C3%A9t%C3%A9"`',
            id="letters that addresses encode",
        ),
        pytest.param(
            "currency: EUR", "currency: €", "9:43 not-a-code", "write `currency: EUR`", id="a currency's sign"
        ),
        pytest.param(
            "remote: true",
            "remote: true\nopenings: 0",
            "9:11 bad-number",
            "write a number that is 1 or more, and at most 50, or leave the field out if there is none",
            id="a number out of range",
        ),
        pytest.param(
            "deliverables:\n  - Chapters 1 to 8 in Markdown\n",
            "deliverables: []\n",
            "5:15 too-few",
            "write at least one item, as in "
            '`deliverables: ["Chapters 1 to 8 in Markdown, every link of the source kept"]`',
            id="an empty list",
        ),
    ],
)
def test_mistake_is_one_problem_with_its_cure(old: str, new: str, place: str, hint: str) -> None:
    assert explained(changed(old, new)) == [(place, hint)]


def test_everything_wrong_is_said_at_once() -> None:
    assert [place for place, _ in explained("remote: no\npay: {}\nclosed: 2026-12-04\n")] == [
        "1:1 missing-field",
        "1:9 wrong-type",
        "2:6 missing-field",
        "3:1 unknown-field",
    ]


def test_profile_with_an_e_mail_address_is_told_why_not() -> None:
    text = json.dumps({**COMPLETE["talent"], "e-mail": "jo@amelie.example"}, indent=1)
    ((_, hint),) = explained(text, "talent")
    assert hint == ("remove it: all that is written here is public for ever, and people reach you by your links")


def test_removed_record_is_judged_as_a_tombstone() -> None:
    assert shape_kind(document("removed: 2026-11-20\nx-why: asked to\n")) == "tombstone"
    assert shape_problems(document("removed: 2026-11-20\n", "talent")) == []
    assert explained("removed: yesterday\n") == [("1:10 not-a-date", "write it like `removed: 2026-11-22`")]


def test_corrections_of_one_line_are_merged_into_one() -> None:
    text = changed("{type: fixed, amount: 300, currency: EUR}", "{kind: hourly, amount: '20', currency: eur}")
    problems = shape_problems(document(text))
    assert len(problems) == 3
    pasted = [problem.correction.text for problem in problems if problem.correction]
    assert pasted == ["pay: {type: hourly, amount: 20, currency: EUR}"]
    assert shape_problems(document(corrected(text.encode(), tuple(problems)).decode())) == []


def test_key_in_quotes_is_corrected_too() -> None:
    text = changed("closes: 2026-12-04", '"Deadline" : 2026-12-04')
    (problem,) = shape_problems(document(text))
    assert problem.correction is not None
    assert problem.correction.text == "closes : 2026-12-04"


@pytest.mark.parametrize(
    ("written", "days"),
    [
        pytest.param("20/11/2026", ["2026-11-20"], id="only one of the two can be a month"),
        pytest.param("04/05/2026", ["2026-05-04", "2026-04-05"], id="either can be a month"),
        pytest.param("04.05.2026", ["2026-05-04"], id="with dots the day comes first"),
        pytest.param("2026-11-20T10:00:00Z", ["2026-11-20"], id="with a time"),
        pytest.param("Friday, Nov 20th, 2026", ["2026-11-20"], id="in English"),
        pytest.param("1er décembre 2026", ["2026-12-01"], id="in French"),
        pytest.param("20. November 2026", ["2026-11-20"], id="in German"),
        pytest.param("31.02.2026", [], id="not in the calendar"),
        pytest.param("12/2026", [], id="a month"),
    ],
)
def test_day_is_understood(written: str, days: list[str]) -> None:
    assert [day.isoformat() for day in days_meant(written)] == days


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("1,200.50 EUR", (("1200.50",), "EUR"), id="comma for thousands"),
        pytest.param("1.200,50 €", (("1200.50",), "EUR"), id="comma for decimals"),
        pytest.param("CHF 1'200", (("1200",), "CHF"), id="apostrophe for thousands"),
        pytest.param("300–350 eur", (("300", "350"), "EUR"), id="a range"),
        pytest.param("$40", (("40",), None), id="a sign of several currencies"),
        pytest.param("300 in all", (("300",), None), id="a word that is a currency's code by chance"),
        pytest.param("3k", ((), None), id="thousands in short are not guessed"),
    ],
)
def test_sum_is_understood(written: str, meant: tuple[tuple[str, ...], str | None]) -> None:
    assert numbers_meant(written) == meant


WORDS = st.sampled_from(
    [
        *("yes", "", " ", "x\n", "20/11/2026", "2026-11-20", "300 EUR", "www.a.example", "https://a.example"),
        *("pull_request", "Jo <jo@a.example>", "jo@a.example", "France", "fr", "EUR", "open", "\ufeff", "@jo"),
        *("a, b", "logo.png", "2019-03", "0000-01-01", "2026-02-28\n", "a b", "x" * 130, "http://[", "é"),
        *("mailto:", "true", "1.10"),
    ]
)
NUMBERS = st.sampled_from([0, 1, -1, 3.0, 2.5, 99, 20261120, 10**12, 1e300, True, False])
SIMPLE = WORDS | NUMBERS
VALUES = (
    SIMPLE
    | st.lists(SIMPLE, max_size=6)
    | st.dictionaries(
        st.sampled_from(["name", "via", "url", "address", "amount", "min", "currency", "type", "x-own", "text"]), SIMPLE
    )
)
NAMES = st.sampled_from(
    ["titel", "email", "x-mine", "deadline", "name", "posted", "amount", "pay_type", "removed", "", "a:b", "é", "url"]
)
CHANGES = st.lists(
    st.tuples(st.sampled_from(["drop", "replace", "rename", "add", "twice"]), st.integers(0, 400), VALUES, NAMES),
    min_size=1,
    max_size=4,
)


def containers(value: Any) -> list[Any]:
    """Every list and group in a value, from the outside in."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value, *(deep for part in inner for deep in containers(part))] if isinstance(value, dict | list) else []


def mutated(record: Any, changes: list[tuple[str, int, Any, str]]) -> Any:
    """A copy of a record with some changes at places that the numbers pick."""
    record = json.loads(json.dumps(record))
    for change, number, value, name in changes:
        places = [
            (container, key)
            for container in containers(record)
            for key in (list(container) if isinstance(container, dict) else range(len(container)))
        ]
        if not places:
            return record
        container, key = places[number % len(places)]
        if change == "drop":
            del container[key]
        elif change == "replace":
            container[key] = value
        elif isinstance(container, list):
            container.append(container[key] if change == "twice" else value)
        elif change == "rename":
            container[name] = container.pop(key)
        else:
            container[name] = value
    return record


@settings(max_examples=800, deadline=None, derandomize=True)
@given(kind=st.sampled_from(["job", "job", "talent", "talent", "application", "vocabulary", "page"]), changes=CHANGES)
def test_gate_and_explanation_agree_on_every_file(kind: str, changes: list[tuple[str, int, Any, str]]) -> None:
    record = mutated(COMPLETE[kind], changes)
    assert is_well_shaped(kind, record) == (not list(refusals(kind, record)))


def place_and_message(problem: Problem) -> tuple[int, str]:
    return problem.location.line, problem.message


# Our words are none of the writer's.
JARGON = re.compile(r"\b(schema|instance|propert(y|ies)|object|array|regex|string|boolean|integer|null|None)\b")


@settings(max_examples=400, deadline=None, derandomize=True)
@given(kind=st.sampled_from(["job", "job", "talent", "application", "vocabulary"]), changes=CHANGES)
def test_every_refusal_is_explained_plainly_and_its_corrections_hold(
    kind: str, changes: list[tuple[str, int, Any, str]]
) -> None:
    text = json.dumps(mutated(COMPLETE[kind], changes), indent=1, ensure_ascii=False)
    found, _ = read_document(text.encode(), file="content/x.yml", kind=kind, slug="x")
    if found is None:
        return
    problems = shape_problems(found)
    assert bool(problems) != is_well_shaped(shape_kind(found), found.data)
    for problem in problems:
        assert not JARGON.search(f"{problem.message} {problem.hint}"), problem
        assert problem.hint[0].islower()
        assert not problem.hint.endswith((".", "?"))
    if any(problem.correction for problem in problems):
        pasted, _ = read_document(corrected(found.raw, tuple(problems)), file="content/x.yml", kind=kind, slug="x")
        assert pasted is not None
        cured = {place_and_message(problem) for problem in problems if problem.correction}
        assert not cured & {place_and_message(problem) for problem in shape_problems(pasted)}


DELIVERABLES = "deliverables:\n  - Chapters 1 to 8 in Markdown\n"
APPLY = "apply:\n  - via: pull_request\n"


@pytest.mark.parametrize(
    ("old", "new", "after"),
    [
        pytest.param(
            DELIVERABLES,
            "deliverables:\n  - Logo: SVG and PNG\n  - Banner: SVG\n",
            ("deliverables", ["Logo: SVG and PNG", "Banner: SVG"]),
            id="texts with a colon in a list",
        ),
        pytest.param(
            DELIVERABLES,
            "deliverables: [Logo: SVG and PNG, Banner]\n",
            ("deliverables", ["Logo: SVG and PNG", "Banner"]),
            id="a text with a colon between brackets",
        ),
        pytest.param(
            "remote: true\n",
            "remote: true\nrequirements:\n  - Experience: three years\n",
            ("requirements", ["Experience: three years"]),
            id="a text with a colon where only texts may stand",
        ),
        pytest.param(
            "description: 4,200 words in eight chapters.\n",
            "description:\n  We need a logo: green.\n",
            ("description", "We need a logo: green."),
            id="a text with a colon below its key",
        ),
        pytest.param(
            "remote: true\n",
            "remote: true\nupdates:\n  - 2026-11-22: Corrected\n",
            ("updates", [{"date": "2026-11-22", "text": "Corrected"}]),
            id="a day and a text",
        ),
        pytest.param(
            APPLY,
            "apply:\n  - email: jobs@exemple-libre.example\n",
            ("apply", [{"via": "email", "address": "jobs@exemple-libre.example"}]),
            id="a way to apply as a key",
        ),
        pytest.param(
            APPLY,
            "apply:\n  - form: https://forms.example/a\n",
            ("apply", [{"via": "form", "url": "https://forms.example/a"}]),
            id="a form as a key",
        ),
        pytest.param(
            APPLY,
            "apply:\n  - pull_request: yes\n",
            ("apply", [{"via": "pull_request"}]),
            id="a pull request as a key",
        ),
        pytest.param(
            APPLY,
            "apply:\n  email: jobs@exemple-libre.example\n",
            ("apply", [{"via": "email", "address": "jobs@exemple-libre.example"}]),
            id="a way to apply without its dash",
        ),
        pytest.param(APPLY, "aply:\n  - via: pull_request\n", ("apply", [{"via": "pull_request"}]), id="a slip"),
        pytest.param(
            APPLY,
            "aply: jobs@exemple-libre.example\n",
            ("apply", [{"via": "email", "address": "jobs@exemple-libre.example"}]),
            id="a slip, and a value in another form",
        ),
        pytest.param("posted: 2026-11-20", "posted: today", ("posted", "2026-11-22"), id="today"),
        pytest.param("posted: 2026-11-20", "posted: Hier", ("posted", "2026-11-21"), id="yesterday in French"),
    ],
)
def test_one_paste_puts_it_right(old: str, new: str, after: tuple[str, Any]) -> None:
    found = document(changed(old, new))
    problems = shape_problems(found, date(2026, 11, 22))
    mended = document(corrected(found.raw, tuple(problems)).decode())
    assert shape_problems(mended) == []
    assert mended[after[0]] == after[1]
    assert len({problem.location.line for problem in problems}) == len(problems)


def test_missing_fields_are_one_problem_in_the_order_of_writing() -> None:
    found = document("description: Eight chapters.\nremote: true\napply: [{via: pull_request}]\n")
    (problem,) = shape_problems(found, date(2027, 3, 1))
    assert problem.message == (
        "the file lacks `title`, `client`, `category`, `deliverables`, `pay`, `posted` and `closes`"
    )
    assert problem.correction is not None
    lines = problem.correction.text.splitlines()
    assert [line.split(":")[0] for line in lines[:3]] == ["title", "client", "category"]
    assert lines[-3:] == ["posted: 2027-03-01", "closes: 2027-03-15", "description: Eight chapters."]
    assert shape_problems(document(corrected(found.raw, (problem,)).decode())) == []


def test_missing_fields_in_braces_are_listed_in_the_hint() -> None:
    (place, hint), *_ = explained(changed("remote: true", "remote: true\nupdates: [{}]"))
    assert place == "9:11 missing-field"
    assert hint.startswith("add `date: ")


def test_example_of_a_day_is_a_day_to_come() -> None:
    (problem,) = shape_problems(document(changed("closes: 2026-12-04\n", "")), date(2027, 3, 1))
    assert problem.hint == "add `closes: 2027-03-15`: the last day on which people may apply"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a." * 25_000, id="dots"),
        pytest.param(f"a@{'.' * 50_000}/", id="an address that does not end"),
        pytest.param("1," * 25_000, id="commas"),
        pytest.param("a@b.example " * 4_000, id="many addresses"),
    ],
)
def test_nobody_is_asked_what_a_text_of_a_book_was_meant_to_be(text: str) -> None:
    assert address_meant(text) is None
    assert url_meant(text) is None
    assert numbers_meant(text) == ((), None)


def test_address_is_meant_only_where_it_has_a_host() -> None:
    assert [url_meant(text) for text in ("//#", "https://@", "//:80")] == [None] * 3
    assert url_meant("//http/x") == "https://http/x"
    assert url_meant("bücher.example:80/é") == "https://xn--bcher-kva.example:80/%C3%A9"


def test_addresses_as_long_as_they_may_be_are_still_understood() -> None:
    address = f"{'a' * 64}@{'b' * 60}.{'c' * 60}.{'d' * 60}.example"
    assert address_meant(f"Somebody with a name <{address}>") == address
    assert url_meant(f"exemple.example/{'a' * 1_900}") == f"https://exemple.example/{'a' * 1_900}"
