"""Mistakes that people make in YAML: the place they would point at, and lines to paste that put the file right."""

from typing import Any

import pytest

from board.problem import Problem
from board.read import corrected, read_document


def problems_of(text: str, kind: str = "job") -> tuple[Problem, ...]:
    found, problems = read_document(text.encode(), file="logo.yml", kind=kind)
    assert found is None
    return problems


def pasted(text: str, kind: str = "job") -> Any:
    fixed = corrected(text.encode(), problems_of(text, kind))
    found, problems = read_document(fixed, file="logo.yml", kind=kind)
    assert found is not None, problems
    return found.data


MISTAKES = [
    pytest.param(
        "title: Logo: a new one  # soon\nx: y\n",
        ("yaml-colon-in-text", 1, 8),
        {"title": "Logo: a new one", "x": "y"},
        id="a colon in a text, and a remark behind it",
    ),
    pytest.param(
        'links:\n  - Our site: see: "x"\n',
        ("yaml-colon-in-text", 2, 5),
        {"links": ['Our site: see: "x"']},
        id="colons in an item, and quotes",
    ),
    pytest.param(
        'client: {name: Foo: Bar, url: "https://x.example"}\n',
        ("yaml-colon-in-text", 1, 16),
        {"client": {"name": "Foo: Bar", "url": "https://x.example"}},
        id="a colon in a text in braces",
    ),
    pytest.param(
        "client:\n\tname: Foo\n\taccount: foo\ntitle: x\n",
        ("yaml-tab", 2, 1),
        {"client": {"name": "Foo", "account": "foo"}, "title": "x"},
        id="tabs",
    ),
    pytest.param(
        "skills:\n  - french\n  german\n  - python\n",
        ("yaml-lost-dash", 3, 3),
        {"skills": ["french", "german", "python"]},
        id="a lost dash",
    ),
    pytest.param(
        "apply:\n  - via: pull_request\n  via: form\n    url: x\n",
        ("yaml-lost-dash", 3, 3),
        {"apply": [{"via": "pull_request"}, {"via": "form", "url": "x"}]},
        id="a lost dash before fields",
    ),
    pytest.param(
        "deliverables:\n  - name: A\n    format: x\n    name: B\n    format: y\n",
        ("yaml-lost-dash", 4, 5),
        {"deliverables": [{"name": "A", "format": "x"}, {"name": "B", "format": "y"}]},
        id="a lost dash that makes a field stand twice",
    ),
    pytest.param(
        "skills:\n  * french\n  * german\ntitle: x\n",
        ("yaml-lost-dash", 2, 3),
        {"skills": ["french", "german"], "title": "x"},
        id="stars in place of dashes",
    ),
    pytest.param(
        "skills:\n  • french\n  • german\ntitle: x\n",
        ("yaml-lost-dash", 2, 3),
        {"skills": ["french", "german"], "title": "x"},
        id="bullets, which would be one text",
    ),
    pytest.param(
        "skills:\n  -french\n  -german\ntitle: x\n",
        ("yaml-no-space-after-dash", 2, 3),
        {"skills": ["french", "german"], "title": "x"},
        id="no spaces after dashes, which would be one text",
    ),
    pytest.param(
        "skills:\n  - french\n  -german\n",
        ("yaml-no-space-after-dash", 3, 3),
        {"skills": ["french", "german"]},
        id="no space after one dash",
    ),
    pytest.param(
        "skills:\n  -\u00a0french\n  - german\n",
        ("yaml-no-break-space", 2, 3),
        {"skills": ["french", "german"]},
        id="a no-break space after a dash",
    ),
    pytest.param(
        "client:\n   name: A\n  account: b\ntitle: x\n",
        ("yaml-wrong-indent", 3, 3),
        {"client": {"name": "A", "account": "b"}, "title": "x"},
        id="too little indentation",
    ),
    pytest.param(
        "title: A\n  category: b\nposted: 2026-11-20\n",
        ("yaml-wrong-indent", 2, 3),
        {"title": "A", "category": "b", "posted": "2026-11-20"},
        id="too much indentation",
    ),
    pytest.param(
        "  title: A\ncategory: b\nskills: [c]\n",
        ("yaml-wrong-indent", 1, 3),
        {"title": "A", "category": "b", "skills": ["c"]},
        id="the first line indented",
    ),
    pytest.param(
        "- title: a\n  year: 1\n - title: b\n  year: 2\n- title: c\n",
        ("yaml-wrong-indent", 3, 2),
        [{"title": "a", "year": 1}, {"title": "b", "year": 2}, {"title": "c"}],
        id="a dash that slipped",
    ),
    pytest.param(
        'title: "A logo\ncategory: "design"\nsummary: "x"\n',
        ("yaml-missing-quote", 1, 8),
        {"title": "A logo", "category": "design", "summary": "x"},
        id="a closing quote missing, noticed at a later one",
    ),
    pytest.param(
        'client: {name: "Foo, account: foo}\ntitle: x\n',
        ("yaml-missing-quote", 1, 16),
        {"client": {"name": "Foo", "account": "foo"}, "title": "x"},
        id="a closing quote missing in braces",
    ),
    pytest.param(
        'title: A logo: now"\n',
        ("yaml-missing-quote", 1, 8),
        {"title": "A logo: now"},
        id="an opening quote missing",
    ),
    pytest.param(
        "title: 'It's \"best\" so'\n",
        ("yaml-quote-inside", 1, 8),
        {"title": 'It\'s "best" so'},
        id="both kinds of quotes inside quotes",
    ),
    pytest.param(
        'title: "Best" and "cheap" logo\n',
        ("yaml-text-after-quote", 1, 15),
        {"title": '"Best" and "cheap" logo'},
        id="a text that only begins with a quote",
    ),
    pytest.param(
        'title: "Best",\n',
        ("yaml-text-after-quote", 1, 14),
        {"title": "Best"},
        id="a comma as in JSON",
    ),
    pytest.param(
        "closes: '2026-12-04' <- the last day\n",
        ("yaml-text-after-quote", 1, 22),
        {"closes": "2026-12-04"},
        id="an explanation behind a value",
    ),
    pytest.param("account: @foo\n", ("yaml-sign-first", 1, 10), {"account": "foo"}, id="an at sign before a login"),
    pytest.param("title: @foo\n", ("yaml-sign-first", 1, 8), {"title": "@foo"}, id="an at sign"),
    pytest.param(
        'description: "Translate "Le Guide" well"\ndeliverables:\n  - "Le Guide" in Markdown\n  - Another\n',
        ("yaml-quote-inside", 1, 14),
        {"description": 'Translate "Le Guide" well', "deliverables": ['"Le Guide" in Markdown', "Another"]},
        id="quotes inside quotes, and fields below that are no text",
    ),
    pytest.param(
        'description: "Translate "Le Guide", it is: long"  # a remark\n',
        ("yaml-quote-inside", 1, 14),
        {"description": 'Translate "Le Guide", it is: long'},
        id="quotes inside quotes, and a remark",
    ),
    pytest.param(
        'description: "Translate "Le Guide" into\n  French, please: "all" of it"\ntitle: x\n',
        ("yaml-quote-inside", 1, 14),
        {"description": 'Translate "Le Guide" into\nFrench, please: "all" of it\n', "title": "x"},
        id="quotes inside a text of several lines in quotes",
    ),
    pytest.param(
        "deliverables: ['L'index complet', 'b', 'L'autre']\n",
        ("yaml-quote-inside", 1, 16),
        {"deliverables": ["L'index complet", "b", "L'autre"]},
        id="apostrophes in single quotes between brackets",
    ),
    pytest.param(
        "deliverables:\n  - 'L'index complet'\n  - 'L'autre'\n",
        ("yaml-quote-inside", 2, 5),
        {"deliverables": ["L'index complet", "L'autre"]},
        id="apostrophes in single quotes",
    ),
    pytest.param(
        "pay: {type: fixed, amount: 1,300, currency: EUR}\n",
        ("yaml-comma-in-braces", 1, 30),
        {"pay": {"type": "fixed", "amount": 1300, "currency": "EUR"}},
        id="a comma in a sum between braces",
    ),
    pytest.param(
        "pay: {amount: 12,50}\n", ("yaml-comma-in-braces", 1, 18), {"pay": {"amount": 12.5}}, id="a decimal comma"
    ),
    pytest.param(
        "client: {name: Foo, account: @foo}\n",
        ("yaml-sign-first", 1, 30),
        {"client": {"name": "Foo", "account": "foo"}},
        id="an at sign before a login between braces",
    ),
    pytest.param(
        "description: We need a logo: green.\n  - one\n  - two\ntitle: x\n",
        ("yaml-text-without-bar", 1, 14),
        {"description": "We need a logo: green.\n- one\n- two\n", "title": "x"},
        id="prose that begins beside its key and goes on with dashes",
    ),
    pytest.param(
        "description:\n  We need a logo: green.\n  - one\n  - two\ntitle: x\n",
        ("yaml-text-without-bar", 1, 1),
        {"description": "We need a logo: green.\n- one\n- two\n", "title": "x"},
        id="prose with a colon and dashes",
    ),
    pytest.param(
        "description:\n  We need\n  - one\n  - two\ntitle: x\n",
        ("yaml-text-without-bar", 2, 3),
        {"description": "We need\n- one\n- two\n", "title": "x"},
        id="prose with dashes",
    ),
    pytest.param(
        "description:\n  We need a logo: green.\n  And more.\ntitle: x\n",
        ("yaml-text-without-bar", 1, 1),
        {"description": "We need a logo: green.\nAnd more.\n", "title": "x"},
        id="prose with a colon in one of its lines",
    ),
    pytest.param("skills: [@a, b]\n", ("yaml-sign-first", 1, 10), {"skills": ["@a", "b"]}, id="an at sign in a list"),
    pytest.param("title: %50 off\n", ("yaml-sign-first", 1, 8), {"title": "%50 off"}, id="a percent sign"),
    pytest.param("title: `x` y\n", ("yaml-sign-first", 1, 8), {"title": "`x` y"}, id="a backtick"),
    pytest.param("title: *Urgent* x\n", ("yaml-sign-first", 1, 8), {"title": "*Urgent* x"}, id="a star"),
    pytest.param("title: *Urgent\n", ("yaml-sign-first", 1, 8), {"title": "*Urgent"}, id="a star before a word"),
    pytest.param("title: &Sons Ltd\n", ("yaml-sign-first", 1, 8), {"title": "&Sons Ltd"}, id="an ampersand"),
    pytest.param("title: !New logo\n", ("yaml-sign-first", 1, 8), {"title": "!New logo"}, id="an exclamation mark"),
    pytest.param("years: > 5\nx: y\n", ("yaml-sign-first", 1, 8), {"years": "> 5", "x": "y"}, id="a greater-than"),
    pytest.param("title: [x] y\nx: y\n", ("yaml-sign-first", 1, 8), {"title": "[x] y", "x": "y"}, id="a bracket"),
    pytest.param(
        "skills: french\n- german\ntitle: x\n",
        ("yaml-list-beside-key", 1, 9),
        {"skills": ["french", "german"], "title": "x"},
        id="a value and a list",
    ),
    pytest.param(
        "skills: - french\n  - german\n",
        ("yaml-list-beside-key", 1, 9),
        {"skills": ["french", "german"]},
        id="a list that begins on the line of its key",
    ),
    pytest.param(
        "client:\n\u00a0 name: A\ntitle: x\n",
        ("yaml-no-break-space", 2, 1),
        {"client": {"name": "A"}, "title": "x"},
        id="a no-break space before a line",
    ),
    pytest.param(
        "client: {name: A}\n\u00a0\ntitle: x\n",
        ("yaml-no-break-space", 2, 1),
        {"client": {"name": "A"}, "title": "x"},
        id="a no-break space on an empty line",
    ),
    pytest.param(
        "pay: {type: fixed, amount: 300 currency: EUR}\n",
        ("yaml-missing-comma", 1, 30),
        {"pay": {"type": "fixed", "amount": 300, "currency": "EUR"}},
        id="a comma missing",
    ),
    pytest.param(
        "pay: {type: fixed,\n  amount: 300\ntitle: x\n",
        ("yaml-missing-bracket", 1, 6),
        {"pay": {"type": "fixed", "amount": 300}, "title": "x"},
        id="a brace never closed",
    ),
    pytest.param(
        "skills: [a, b)\ntitle: x\n",
        ("yaml-missing-bracket", 1, 9),
        {"skills": ["a", "b"], "title": "x"},
        id="a list closed by the wrong bracket",
    ),
    pytest.param(
        "skills: a, b]\npay: {methods: cash]}\n",
        ("yaml-missing-bracket", 2, 16),
        {"skills": "a, b]", "pay": {"methods": ["cash"]}},
        id="an opening bracket missing",
    ),
    pytest.param(
        "pay: {type:fixed, amount:300}\n",
        ("yaml-no-space-after-colon", 1, 7),
        {"pay": {"type": "fixed", "amount": 300}},
        id="no spaces after colons in braces",
    ),
    pytest.param(
        "title:A logo\ncategory: design\n",
        ("yaml-no-space-after-colon", 1, 6),
        {"title": "A logo", "category": "design"},
        id="no space after the first colon, noticed on the next line",
    ),
    pytest.param(
        "contact:\n  nameAda Lovelace\n  account: ada\n",
        ("yaml-missing-colon", 2, 3),
        {"contact": {"name": "Ada Lovelace", "account": "ada"}},
        id="a colon missing between a key and a name",
    ),
    pytest.param(
        "title: x\ncategory：design\n",
        ("yaml-missing-colon", 2, 1),
        {"title": "x", "category": "design"},
        id="a colon of another script",
    ),
    pytest.param(
        "title: x\nsummary: We need a logo\nand also a letter\nskills: [a]\n",
        ("yaml-text-not-indented", 3, 1),
        {"title": "x", "summary": "We need a logo and also a letter", "skills": ["a"]},
        id="a text that goes on at the margin",
    ),
    pytest.param(
        "description: |\nWe need a logo.\nResponsibilities: all\n\n* one\n* two\nskills: [a]\nposted: x\n",
        ("yaml-text-not-indented", 2, 1),
        {"description": "We need a logo.\nResponsibilities: all\n\n* one\n* two\n", "skills": ["a"], "posted": "x"},
        id="a text at the margin, fields below it",
    ),
    pytest.param(
        "description: |\n  We need a logo.\n It is for us.\n  Thanks.\nskills: [a]\n",
        ("yaml-text-not-indented", 3, 2),
        {"description": "We need a logo.\nIt is for us.\nThanks.\n", "skills": ["a"]},
        id="one line of a text too far left",
    ),
    pytest.param(
        "description:\nWe need a logo: now.\n- really\nskills: [a]\nposted: x\n",
        ("yaml-text-not-indented", 2, 1),
        {"description": "We need a logo: now.\n- really\n", "skills": ["a"], "posted": "x"},
        id="a text at the margin, and no bar",
    ),
    pytest.param(
        "contact:\n  name: A\n  phone:\n  https://x.example/a\nskills: [a]\n",
        ("yaml-text-not-indented", 4, 3),
        {"contact": {"name": "A", "phone": "https://x.example/a"}, "skills": ["a"]},
        id="a value below its key",
    ),
    pytest.param(
        "description: We need a logo.\n  Call us: now.\n  Thanks\nskills: [a]\n",
        ("yaml-text-without-bar", 1, 14),
        {"description": "We need a logo.\nCall us: now.\nThanks\n", "skills": ["a"]},
        id="a text of several lines with a colon",
    ),
    pytest.param(
        "title: x\n---\n# Overview\n\nWe need this: a logo.\n",
        ("yaml-text-without-key", 2, 1),
        {"title": "x", "description": "# Overview\n\nWe need this: a logo.\n"},
        id="a Markdown page with a head",
    ),
    pytest.param(
        "tags:\n- a\n\n# Overview\n\nWe need this: a logo.\nIt is for us.\n",
        ("yaml-text-without-key", 4, 1),
        {"tags": ["a"], "description": "# Overview\n\nWe need this: a logo.\nIt is for us.\n"},
        id="a text after the fields",
    ),
    pytest.param("---\ntitle: x\n---\n", ("yaml-two-documents", 3, 1), {"title": "x"}, id="dashes at the end"),
    pytest.param(
        "title: “A logo: now”\n",
        ("yaml-smart-quote", 1, 8),
        {"title": "A logo: now"},
        id="typographic quotes around a colon",
    ),
    pytest.param(
        'title: "C:\\guides\\"\nx: y\n',
        ("yaml-backslash", 1, 8),
        {"title": "C:\\guides\\", "x": "y"},
        id="a backslash before the closing quote",
    ),
    pytest.param(
        'title: "Smile \\ud83d\\ude00"\n',
        ("yaml-backslash", 1, 8),
        {"title": "Smile 😀"},
        id="a letter written as JSON writes it",
    ),
    pytest.param("```yaml\ntitle: x\n```\n", ("yaml-code-fence", 1, 1), {"title": "x"}, id="a fence of code"),
    pytest.param(
        "+title: x\n+skills:\n+  - a\n",
        ("yaml-marks-before-lines", 1, 1),
        {"title": "x", "skills": ["a"]},
        id="a list of changes",
    ),
    pytest.param(
        "> title: x\n> pay:\n>   type: y\n",
        ("yaml-marks-before-lines", 1, 1),
        {"title": "x", "pay": {"type": "y"}},
        id="a quoted mail",
    ),
    pytest.param(
        "# A logo\n\nWe need *this*: a logo.\nThat is all.\n",
        ("yaml-not-a-record", 1, 1),
        {"description": "# A logo\n\nWe need *this*: a logo.\nThat is all.\n"},
        id="a text with Markdown",
    ),
    pytest.param(
        "title: x\ncategory: y\ntitle: x\n",
        ("yaml-duplicate-key", 3, 1),
        {"title": "x", "category": "y"},
        id="the same line twice",
    ),
    pytest.param(
        "posted: !!timestamp '2018-03-07' # today\n",
        ("yaml-tag", 1, 9),
        {"posted": "2018-03-07"},
        id="a tag",
    ),
    pytest.param("house: !!str 12\n", ("yaml-tag", 1, 8), {"house": "12"}, id="a tag that keeps a number a text"),
    pytest.param("a: &x foo\nb: *x\n", ("yaml-alias", 2, 4), {"a": "foo", "b": "foo"}, id="a repeated value"),
    pytest.param(
        "posted: 2018-30-07\n", ("yaml-impossible-date", 1, 9), {"posted": "2018-07-30"}, id="day and month exchanged"
    ),
    pytest.param(
        "location: {city: Lyon, Part-Dieu, country: FR}\n",
        ("yaml-comma-in-braces", 1, 24),
        {"location": {"city": "Lyon, Part-Dieu", "country": "FR"}},
        id="a comma in a text in braces",
    ),
    pytest.param(
        "- deadline: a\n  zone: b\n  year: 1\n- deadline: c\n  Europe/Rome\n  year: 2\n",
        ("yaml-lost-key", 5, 3),
        [{"deadline": "a", "zone": "b", "year": 1}, {"deadline": "c", "zone": "Europe/Rome", "year": 2}],
        id="a lost key that its neighbours have",
    ),
]


@pytest.mark.parametrize(("text", "place", "data"), MISTAKES)
def test_mistake_is_named_at_its_place_and_pasting_puts_it_right(
    text: str, place: tuple[str, int, int], data: Any
) -> None:
    kind = "" if isinstance(data, list) else "job"
    first = problems_of(text, kind)[0]
    assert (first.id, first.location.line, first.location.column) == place
    assert pasted(text, kind) == data


@pytest.mark.parametrize(("text", "place", "data"), MISTAKES)
def test_sentences_are_plain(text: str, place: tuple[str, int, int], data: Any) -> None:
    for problem in problems_of(text, "" if isinstance(data, list) else "job"):
        assert not problem.message[0].isupper() or problem.message[0] == "`"
        assert not problem.message.endswith(".")
        for word in ("mapping", "scalar", "token", "block", "sequence", "expected", "parse", "invalid", "indicator"):
            assert word not in f"{problem.message} {problem.hint}"


def test_all_mistakes_are_told_at_once_at_the_lines_of_the_file() -> None:
    text = (
        "title: Logo: new\n"
        'client: {name: "Foo, account: @foo}\n'
        "skills: french\n"
        "- german\n"
        "list:\n"
        "  - a\n"
        "  b\n"
        "posted: 2018-30-07\n"
        "closes: !!timestamp 2026-12-04\n"
    )
    assert [(problem.id, problem.location.line) for problem in problems_of(text)] == [
        ("yaml-colon-in-text", 1),
        ("yaml-missing-quote", 2),
        ("yaml-sign-first", 2),
        ("yaml-list-beside-key", 3),
        ("yaml-lost-dash", 7),
        ("yaml-impossible-date", 8),
        ("yaml-tag", 9),
    ]
    assert pasted(text) == {
        "title": "Logo: new",
        "client": {"name": "Foo", "account": "foo"},
        "skills": ["french", "german"],
        "list": ["a", "b"],
        "posted": "2018-07-30",
        "closes": "2026-12-04",
    }


def test_two_mistakes_on_a_line_share_one_correction() -> None:
    first, second = problems_of("skills: [@a, @b]\n")
    assert first.correction is not None
    assert first.correction.text == 'skills: ["@a", "@b"]'
    assert second.correction is None


def test_mistake_without_explanation_is_still_told_plainly() -> None:
    (problem,) = problems_of("client: {a: b}\n]what[ is\nthis: y\n")
    assert (problem.id, problem.location.line) == ("yaml-syntax", 2)
    assert "]what[ is" in problem.message


def test_text_becomes_the_prose_of_its_kind_of_record() -> None:
    text = "name: Ada\n\nI write programs: for looms.\nAsk me.\n"
    assert pasted(text, "talent")["summary"] == "I write programs: for looms.\nAsk me.\n"
    assert pasted(text, "application")["cover"] == "I write programs: for looms.\nAsk me.\n"


def test_corrections_keep_line_ends_and_byte_order_mark() -> None:
    raw = b"\xef\xbb\xbftitle: Logo: new\r\ntext: |\r\n  a\r\nskills: f\r\n- g\r\n"
    found, problems = read_document(raw, file="logo.yml", kind="job")
    assert found is None
    assert corrected(raw, problems) == (
        b'\xef\xbb\xbftitle: "Logo: new"\r\ntext: |\r\n  a\r\nskills:\r\n- f\r\n- g\r\n'
    )


def test_file_without_corrections_stays_as_it_is() -> None:
    raw = b"posted: 2021-02-30\n"
    assert corrected(raw, read_document(raw, file="logo.yml")[1]) == raw


@pytest.mark.parametrize(
    ("line", "is_warned"),
    [
        pytest.param("title: Repair bug #12", True, id="a number"),
        pytest.param("channel: #general", True, id="a name and nothing else"),
        pytest.param("title: Repair it  # a remark", False, id="a remark"),
        pytest.param("title: Repair it # a remark", False, id="a remark after one space"),
        pytest.param("posted: 2026-11-20 #today", False, id="behind a date"),
        pytest.param("amount: 12 #euros", False, id="behind a number"),
        pytest.param("title: 'Repair #12'", False, id="in quotes"),
        pytest.param("title: 'Repair' #12", False, id="behind quotes"),
        pytest.param("skills: [c, c#]", False, id="part of a word"),
        pytest.param("url: https://x.example/#top", False, id="part of an address"),
        pytest.param("text: |\n  title: see bug #12", False, id="in a longer text"),
        pytest.param("#title: Repair bug #12", False, id="in a line that is a remark"),
    ],
)
def test_number_sign_warns_only_where_it_has_probably_cut_a_text(line: str, is_warned: bool) -> None:
    raw = f"{line}\nlast: x\n".encode()
    found, problems = read_document(raw, file="logo.yml", kind="job")
    assert found is not None
    assert [problem.id for problem in problems] == ["yaml-hash-in-text"] * is_warned
    if is_warned:
        key, whole = line.split(": ", 1)
        again, none = read_document(corrected(raw, problems), file="logo.yml", kind="job")
        assert again is not None
        assert not none
        assert again.data == {key: whole, "last": "x"}


def test_hopeless_file_is_told_its_first_forty_mistakes() -> None:
    problems = problems_of("".join(f"key{number}: a: b\n" for number in range(200)))
    assert [problem.location.line for problem in problems] == list(range(1, 41))
