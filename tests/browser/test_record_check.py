"""What a form says of a record is what the checker says of its file: the same words, hints and places."""

import json
import re
from copy import deepcopy
from datetime import date
from itertools import chain, pairwise
from random import Random
from typing import Any

import pytest
from modules import Modules

from board.model import Vocabulary
from board.problem import Problem
from board.read import Document, read_document
from board.render.forms.spec import KINDS, WORDING, form_spec
from board.schema import load_schema
from board.validate.content import Content
from board.validate.phrases import of_rules, of_shape
from board.validate.rules import RULES
from board.validate.shape import shape_problems
from board.yaml_text import record_yaml
from records import WORDS

pytestmark = pytest.mark.browser

Record = dict[str, Any]

TODAY = date(2026, 11, 22)
VOCABULARY: Record = {
    "categories": [
        {"id": "translation", "name": "Translation"},
        {"id": "development", "name": "Software development"},
        {"id": "illustration", "name": "Illustration and icons"},
    ],
    "skills": [
        {"id": "french", "name": "French", "aliases": ["français", "fr"]},
        {"id": "markdown", "name": "Markdown", "aliases": ["md"]},
        {"id": "javascript", "name": "JavaScript", "aliases": ["js", "ECMAScript"]},
        {"id": "c-plus-plus", "name": "C++"},
        {"id": "proofreading", "name": "Proofreading"},
        {"id": "zither", "name": "Zither playing"},
    ],
}
MODEL = Vocabulary.from_data(digest="", data=VOCABULARY)
SPECS = {kind: form_spec(kind, MODEL, {}) for kind in KINDS}
COVERED = {name.partition(".")[0] for name in json.loads(WORDING.read_bytes())["phrases"]}
PLURAL = {"job": "jobs", "talent": "talent", "application": "applications", "review": "reviews"}

Said = tuple[str, str, str, str, str]
"""Id, severity, message, hint, and the path as text."""


def in_browser(js: Modules, kind: str, *some: Record) -> list[list[dict[str, str]]]:
    return js.call("record_check", "problemsOf", *([SPECS[kind], record, TODAY.isoformat()] for record in some))


def by_checker(kind: str, record: Record) -> tuple[Document, list[Problem]]:
    """The file of a record, and what the checker says of it alone."""
    text = record_yaml(record, kind)
    document, problems = read_document(
        text.encode(), file=f"content/{kind}.yml", kind=kind, slug="a/a", despite_wrong_days=True
    )
    assert document, problems
    wrong = shape_problems(document, TODAY)
    if problems or wrong:
        return document, [*problems, *wrong]
    words, _ = read_document(json.dumps(VOCABULARY).encode(), file="content/vocabulary.yml")
    documents: Any = {PLURAL[kind]: (document,)}
    content = Content(today=TODAY, vocabulary=words, **documents)
    return document, list(chain.from_iterable(rule(content) for rule in RULES))


def steps_of(path: str) -> list[str | int]:
    return [int(step) if step.isdigit() else step for step in re.findall(r"[^.\[\]]+", path)]


def is_at(document: Document, problem: Problem, path: str) -> bool:
    """Whether a problem stands at a path: at its key, at its value or inside of it."""
    steps = steps_of(path)
    place = problem.location
    if place in (document.at(*steps), document.at_key(*steps)):
        return True
    start, end = document.extent(*steps) or (0, 0)
    lines = document.text[start:end].count("\n")
    return document.at(*steps).line <= place.line <= document.at(*steps).line + lines


def differences(kind: str, record: Record, said: list[dict[str, str]]) -> list[str]:
    """Where the browser and the checker do not say the same of a record."""
    document, problems = by_checker(kind, record)
    of_rules = {rule.__name__.replace("_", "-") for rule in RULES}
    has_shape = all(problem.id in of_rules for problem in problems)
    left = [one for one in said if has_shape or one["id"] not in of_rules]
    found: list[str] = []
    days = {problem.location for problem in problems if problem.id == "yaml-impossible-date"}
    for problem in problems:
        # One is told of a day that no calendar has; for the checker it is no day besides.
        is_told = problem.id == "not-a-date" and problem.location in days
        if problem.id not in COVERED or is_told:
            continue
        if problem.id == "missing-field" and " lacks " in problem.message:
            # Each field says by itself that it is missing.
            names = re.findall(r"`([^`]+)`", problem.message.partition(" lacks ")[2])
            lone = [one for one in left if one["id"] == "missing-field" and one["path"].rpartition(".")[2] in names]
            left = [one for one in left if one not in lone]
            found += [] if len(lone) >= len(names) else [f"checker: {problem}"]
            continue
        same = [
            one
            for one in left
            if (one["id"], one["severity"], one["message"], one["hint"])
            == (problem.id, str(problem.severity), problem.message, problem.hint)
            and is_at(document, problem, one["path"])
        ]
        if same:
            left.remove(same[0])
        else:
            found.append(f"checker: {problem}")
    return found + [f"browser: {one}" for one in left]


def assert_same(js: Modules, kind: str, *some: Record) -> None:
    answers = in_browser(js, kind, *some)
    wrong = [
        f"{record}\n" + "\n".join(found)
        for record, said in zip(some, answers, strict=True)
        if (found := differences(kind, record, said))
    ]
    assert not wrong, "\n\n".join([*wrong[:5], f"{len(wrong)} of {len(some)}"])


def example(kind: str, **changes: Any) -> Record:
    record = deepcopy(load_schema(kind)["examples"][0]) | changes
    return {key: value for key, value in record.items() if value is not None}


def test_every_phrase_is_said_as_the_checker_says_it(js: Modules) -> None:
    probes = [probe for probe in (*of_shape.PROBES, *of_rules.PROBES) if not probe.written and probe.categories == 3]
    for kind in KINDS:
        some = [probe for probe in probes if probe.kind == kind]
        assert_same(js, kind, *(probe.record for probe in some))
    said = {
        problem["id"]
        for kind in KINDS
        for answer in in_browser(js, kind, *(probe.record for probe in probes if probe.kind == kind))
        for problem in answer
    }
    assert said == COVERED - {"thousands-as-decimals", "yaml-invisible-character"}


TITLES = (
    "Translate our guide", "TRANSLATE OUR GUIDE", "Translate NOW and FAST", "PHP FOR NASA AND IBM",
    "Fix the API!!", "ÜBERSETZEN SIE DEN LEITFADEN", "ПЕРЕВЕДИТЕ НАШ ТЕКСТ", "Urgent: a logo",
    "urgently needed", "URGENTE traducción", "ASAP please", "Insurgent poster",
    "urgent care clinic site", "Logo for 50 €", "Logo for €50", "Logo, 1.200,50 EUR", "50k$ site",
    "EUR 300 logo", "A 3 dollar app", "Poster of 1914", "Logo by 4 December", "by Dec 4th",
    "On 12/11/2026", "am 4. Dezember", "le 3 février", "el 4 de mayo", "May 12 poster",
    "Marketing 4.0", "Node.js fix", "See https://a.example/x", "example.com/jobs page",
    "www.example.org", "Site for Exemple Libre", "exemple-libre logo", "EXEMPLE LIBRE site",
    "Exempleslibres", "Logo «Exemple_Libre»", "Straße für Exemple libre", "日本語の翻訳をお願いします",
    "ترجمة دليل", "Gui\u200bde to translate", "नमस्\u200dते guide text", "👩\u200d👩 family icons",
    "Soft\u00adhyphen here", "می\u200cخواهم guide", "a\u200cb guide here", "\u200eabc guide",
    "\u200fمرحبا guide", "Ⅷ Ⅸ chapters", "ﬁne guide", "e\u0301t\u00e9 guide",
    "\u2800\u2800 braille", "It's a 'test'", "It's a \"test\" URGENT", 'Say "hi" ASAP',
    "Back\\slash ASAP", "a\u00a0b ASAP\u00a0b", "ſhout ASAP",
)  # fmt: skip


def test_titles(js: Modules) -> None:
    assert_same(js, "job", *(example("job", title=title) for title in TITLES))
    names = ("Exemple Libre", "IBM", "Libre", "guide", "Straße", "日本語の")
    some = [example("job", title=title, client={"name": name}) for title in TITLES for name in names]
    assert_same(js, "job", *some)


PRIVATE = (
    "write to ana@example.org", "ana (at) example (dot) org", "ana[at]example.org today",
    "git@example.org:a/b", "@ana@social.example", "https://a.example/?q=ana@b.example",
    "ana@b.example and ana@b.example", "üna@bücher.example", "ana@b", "a.b+c@d-e.co.uk!", "x@y.z",
    "call +33 6 12 34 56 78", "0033612345678", "06 12 34 56 78", "(555) 234-5678", "555-234-5678",
    "phone: 1234567", "tel. is 12 34 567 89", "+100 000 000", "version 1.2.3.4", "2026-11-20 10:00",
    "mobile 2026-11-20", "ISBN 978-3-16-148410-0", "٠١٢٣٤٥٦٧٨٩", "tel ٠١٢٣٤٥٦٧٨٩",
    "FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189", "DE89370400440532013000",
    "DE89370400440532013001", "GB82 WEST 1234 5698 7654 32", "gb82 west 1234 5698 7654 32",
    "Born: 1990-03-04", "I was born on 4 March 1990", "born on: 4.3.1990",
    "date of birth is the 4th of March 1990", "geboren am 4. März 1990", "née le 4 mars 1990",
    "dob 03/04/90", "Born in 1990", "nato il 4 marzo 1990",
    "phone +49 (0) 170 1234567, FR7630006000011234567890189, ana@example.org",
    "téléphone: 06.12.34.56.78", "WhatsApp me at 5551234567", "5551234567",
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "key"), [("job", "description"), ("talent", "summary"), ("application", "cover"), ("review", "comment")]
)
def test_what_should_not_be_public(js: Modules, kind: str, key: str) -> None:
    some = [example(kind, **{key: text}) for text in (*PRIVATE, *TITLES)]
    some += [example(kind, **{key: f"{one}\n\n{other}\n"}) for one, other in pairwise(PRIVATE)]
    assert_same(js, kind, *some)


LINKS = (
    "https://a.example", "http://a.example", "HTTP://a.example", "ftp://a.example",
    "javascript:alert(1)", "java script:x", "data:text/html,x", "mailto:ana@a.example",
    "https://user@a.example", "https://a.example/@user", "https://[::1]/", "https://a.example:80",
    "https:a.example", "a.example", "www.a.example/x y", "//a.example", "https://a.example/ü",
    "https://bücher.example/é?q=ü#ß", "<https://a.example>", "ana@a.example", "https://",
    "http:///x", "https://a.example/%zz", "https://a.example/%20", "https://a.example/a|b",
    "https://a.example/a\"b", "a b", "a:b", "A+b-c.d:", "https://a.example/[x]",
    "https://a.example?x=[1]", "https://a.example#a#b", "https://a.example/\\x", "guide.pdf",
    "a.example:8000/x", "//", "https://a.example/" + "x" * 600,
)  # fmt: skip


def test_links(js: Modules) -> None:
    some = [example("job", client={"name": "A", "url": link}) for link in LINKS]
    some += [example("job", apply=[{"via": "form", "url": link}]) for link in LINKS]
    marked = (
        "[a]({})",
        "<{}>",
        "[a]: {}",
        "see {}",
        "![a](<{}>)",
        "`{}`",
        "[a]({} 'title')",
        "{}",
        "x\n\n[b]:   <{}>\n",
    )
    some += [example("job", description=form.format(link)) for form in marked for link in LINKS]
    assert_same(js, "job", *some)
    assert_same(js, "application", *(example("application", portfolio=[link]) for link in LINKS))
    assert_same(js, "talent", *(example("talent", links=[{"label": "A", "url": link}]) for link in LINKS))


def test_addresses_that_chance_has_made(js: Modules) -> None:
    parts = (
        "https",
        "http",
        ":",
        "/",
        "//",
        "a.example",
        "@",
        "[",
        "]",
        "?",
        "#",
        "%",
        "%41",
        "é",
        " ",
        "x",
        ":80",
        "::1",
        "&",
        "=",
    )
    chance = Random(2026)
    made = {"".join(chance.choices(parts, k=chance.randrange(1, 8))) for _ in range(1500)}
    links = sorted({*made, *(f"https://{link}" for link in made)})
    # A host in other letters, with signs that no host has, is read in more ways than one.
    odd = re.compile(r"//(?=[^/?#]*[%&=@])[^/?#]*é")
    some = [link for link in links if link.strip() and not odd.search(link)]
    assert_same(js, "application", *(example("application", portfolio=[link]) for link in some))


CODES = {
    "country": (
        "FR",
        "fr",
        "UK",
        "XX",
        "France",
        "Allemagne",
        "USA",
        "Germany ",
        "Österreich",
        "España",
        "FRA",
        "f",
        "EL",
        "§",
    ),
    "currency": ("EUR", "eur", "€", "RMB", "QQQ", "Euro", "DEM", "dollars", "$", "zł", "EURO", "XYZ"),
    "language": (
        "fr",
        "FR",
        "eng",
        "deu",
        "qq",
        "gr",
        "jp",
        "cn",
        "fr_CA",
        "French",
        "Deutsch",
        "pt-BR",
        "zh-hant-TW",
        "iw",
        "xx-YY",
        "x",
        "ger-AT",
        "tlh",
    ),
    "time_zone": (
        "Europe/Paris",
        "europe/paris",
        "Paris",
        "New York",
        "Reykjavik",
        "UTC",
        "GMT",
        "+01:00",
        "Europe/Parys",
        "Nowhere",
        "§",
        "CET",
        "Asia/Kolkata",
    ),
    "account": ("ana", "@ana", "https://forge.example/ana/", "ana prado", "ana_", "-a", "a" * 65, "Ána"),
    "slug": ("ana-prado", "Ana Prado", "Amélie.yml", "/talent/ana/", "ana--prado", "§", "日本", "a" * 101),
    "picture": ("logo.png", "images/My Logo.PNG", "logo.gif", "logo", "a/b.jpeg", "é.png"),
    "email": (
        "a@b.example",
        "Jo <jo@example.org>",
        "mailto:jo@example.org",
        "jo@",
        "jo at b",
        "a@b",
        "a..b@c.example",
        "ü@b.example",
        "a@" + "b" * 64 + ".example",
    ),
    "category": (
        "translation",
        "Translation",
        "TRANSLATION",
        "translatoin",
        "Software development",
        "icons",
        "§",
        "develop",
        "Illustration",
    ),
    "skills": (
        "constructor",
        "__proto__",
        "french",
        "FRENCH",
        "javascrpt",
        "C++",
        "c-plus-plus",
        "§",
        "Français",
        "proof reading",
        "markdwn",
        "JS",
    ),
}


def test_codes_and_names(js: Modules) -> None:
    jobs = [
        *(example("job", location={"country": code}) for code in CODES["country"]),
        *(example("job", applicants_from=["FR", code]) for code in CODES["country"]),
        *(example("job", pay={"type": "fixed", "amount": 5, "currency": code}) for code in CODES["currency"]),
        *(example("job", language=code) for code in CODES["language"]),
        *(example("job", communication={"time_zone": zone}) for zone in CODES["time_zone"]),
        *(example("job", client={"name": "A", "account": name}) for name in CODES["account"]),
        *(example("job", client={"name": "A", "logo": name}) for name in CODES["picture"]),
        *(example("job", apply=[{"via": "email", "address": address}]) for address in CODES["email"]),
        *(example("job", category=name) for name in CODES["category"]),
        *(
            example("job", skills=[one, other], nice_to_have=[one])
            for one in CODES["skills"]
            for other in CODES["skills"]
        ),
    ]
    assert_same(js, "job", *jobs)
    assert_same(js, "application", *(example("application", talent=name) for name in CODES["slug"]))
    people = [example("talent", languages=[{"code": code, "level": "native"}]) for code in CODES["language"]]
    people += [
        example("talent", categories=[name], services=[{"title": "A", "category": name}]) for name in CODES["category"]
    ]
    people += [
        example("talent", skills=[one, {"name": other}], portfolio=[{"title": "A", "skills": [other]}])
        for one in CODES["skills"]
        for other in CODES["skills"]
    ]
    people += [example("talent", time_zone=zone) for zone in CODES["time_zone"]]
    assert_same(js, "talent", *people)


NUMBERS = (
    0,
    -1,
    1,
    2,
    0.001,
    1e-05,
    7.5,
    7.505,
    300,
    299.99,
    300.01,
    1e9,
    1000000001,
    "7",
    "1,200.50",
    "1.200,50 EUR",
    "abc",
    "300-350",
    "5k",
    True,
)
AMOUNTS = (None, 1, 5.5, 100, 100.005, 300, 0.1)


def test_sums_of_money(js: Modules) -> None:
    whole = [number for number in NUMBERS if not isinstance(number, float) or number != int(number)]
    some = [example("job", pay={"type": "fixed", "amount": number, "currency": "EUR"}) for number in whole]
    some += [example("job", openings=number, hours={"min": number, "max": 5}) for number in whole]
    chance = Random(2026)
    for _ in range(600):
        pay = {
            "type": chance.choice(("fixed", "hourly", "volunteer")),
            "amount": chance.choice(AMOUNTS),
            "min": chance.choice((None, None, *AMOUNTS)),
            "max": chance.choice((None, None, *AMOUNTS)),
            "currency": chance.choice((None, "EUR", "JPY", "KWD")),
            "paid": chance.choice((None, "by_milestone", "weekly")),
            "bonus": chance.choice((None, None, {"amount": 5.25, "when": "Early"})),
        }
        steps = [
            {"name": "A"} | ({"amount": part} if (part := chance.choice(AMOUNTS)) else {})
            for _ in range(chance.randrange(4))
        ]
        trial = {"task": "Try", "hours": chance.choice((0.5, 1, 2)), "pay": chance.choice((None, 0, 20.005))}
        some.append(
            example(
                "job",
                pay={key: value for key, value in pay.items() if value is not None},
                milestones=steps or None,
                hiring={"trial": {key: value for key, value in trial.items() if value is not None}},
            )
        )
    assert_same(js, "job", *some)
    rates = [{"min": low, "max": high, "currency": "EUR"} for low in AMOUNTS[1:] for high in AMOUNTS[1:]]
    package = {"name": "A", "price": 5.005, "currency": "JPY", "delivery_days": 3}
    assert_same(
        js,
        "talent",
        *(example("talent", rate=rate, services=[{"title": "B", "packages": [package]}]) for rate in rates),
    )
    assert_same(
        js, "application", *(example("application", offer={"amount": part, "currency": "KWD"}) for part in AMOUNTS[1:])
    )


DAYS = (
    "2026-11-20",
    "2026-11-22",
    "2026-11-23",
    "2026-12-04",
    "2027-01-19",
    "2027-02-01",
    "2026-08-24",
    "2026-08-23",
    "2026-02-30",
    "2026-13-01",
    "2026-13-31",
    "0000-01-01",
    "some day",
    "soon",
)


def test_days(js: Modules) -> None:
    chance = Random(2026)
    jobs = []
    for _ in range(500):
        posted, closes, starts, due, decision, step = (
            chance.choice(DAYS[: chance.choice((8, 8, 8, 14))]) for _ in range(6)
        )
        jobs.append(
            example(
                "job",
                posted=posted,
                closes=closes,
                starts=chance.choice((None, starts)),
                due=chance.choice((None, due)),
                hiring=chance.choice((None, {"decision_by": decision})),
                milestones=chance.choice((None, [{"name": "A", "due": step}, {"name": "B"}])),
            )
        )
    assert_same(js, "job", *jobs)
    assert_same(js, "application", *(example("application", submitted=day) for day in DAYS))
    assert_same(js, "review", *(example("review", written=day) for day in DAYS))
    people = [
        example(
            "talent", availability={"status": status, "confirmed": day}, consent={"published": day}, visibility=seen
        )
        for day in DAYS
        for status in ("open", "closed")
        for seen in (None, "unlisted")
    ]
    people += [
        example("talent", experience=[{"role": "A", "from": month}])
        for month in (2019, "2019", "2019-03", "3/2020", "2020-13", "soon", 1900, "1850", 2019.5)
    ]
    assert_same(js, "talent", *people)


def test_what_is_missing_too_long_or_too_much(js: Modules) -> None:
    jobs = [example("job", **{name: None}) for name in load_schema("job")["required"]]
    jobs += [example("job", title=None, closes=None, pay=None), {}, {"title": "A title"}]
    jobs += [
        example("job", title=title)
        for title in ("a", "abcd", " ", "   ab", "a" * 100, "a" * 101, "é" * 103, "👩" * 101, "a" * 1500)
    ]
    jobs += [example("job", skills=[f"s{number}" for number in range(count)]) for count in (15, 16)]
    jobs += [
        example("job", skills=["french", "markdown", "french"]),
        example("job", remote=None),
        example("job", remote=False),
    ]
    jobs += [
        example("job", location={"city": "Lyon"}),
        example("job", deliverables=[{"format": "PDF"}, " ", "a" * 301, {"name": "a" * 301}]),
    ]
    jobs += [
        example("job", experience="senior guru"),
        example("job", pay={"amount": 5}),
        example("job", pay={"type": "gold"}),
    ]
    jobs += [
        example("job", title=5),
        example("job", remote="§ §"),
    ]
    jobs += [example("job", title=word) for word in WORDS if word.strip()]
    jobs += [
        example("job", openings=10**14),
        example("job", pay={"type": "fixed", "amount": 10**14, "currency": "EUR"}),
    ]
    assert_same(js, "job", *jobs)
    assert_same(js, "review", *(example("review", rating=rating) for rating in (0, 1, 5, 6, 2.5, "good")))
    assert_same(js, "application", *(example("application", cover=cover) for cover in ("…", " ... ", "a" * 5001, " ")))


def test_a_rule_that_the_board_has_softened_or_turned_off_is_so_in_the_form(js: Modules) -> None:
    record = example("job", title="URGENT: translate the guide asap", posted="2026-11-22", closes="2026-11-21")
    spec = form_spec("job", MODEL, {"urgent-title": "off", "closes-before-posted": "warning"})
    [said] = js.call("record_check", "problemsOf", [spec, record, "2026-11-22"])
    assert {(one["id"], one["severity"]) for one in said} == {("closes-before-posted", "warning")}


def test_problems_come_in_the_order_of_the_fields_with_paths_to_them(js: Modules) -> None:
    record = example(
        "job", title=None, closes="2026-13-31", milestones=[{"name": "A"}, {"amount": -1}], hours={"max": 0}
    )
    record["deliverables"] = ["Good", {"name": "a" * 301}]
    [said] = in_browser(js, "job", record)
    paths = [one["path"] for one in said]
    wanted = ["title", "deliverables[1].name", "hours.max", "milestones[1].name", "milestones[1].amount", "closes"]
    assert paths == wanted
