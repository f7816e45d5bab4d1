"""Where each rule begins to speak, and the honest records about which it must be silent."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.problem import Correction, Location, Problem, Severity
from board.read import Document, read_document
from board.validate.content import Content
from board.validate.rules import (
    BOARD_RULES,
    BUILDING_RULES,
    FILE_RULES,
    PROPOSAL_RULES,
    RULE_IDS,
    RULES,
    SAFETY_RULES,
    apply_policy,
    rule_id,
)
from board.validate.rules.characters import _may_hide
from board.validate.rules.codes import countries, currencies, is_language, time_zones

TODAY = date(2026, 11, 22)
FOLDERS = {"job": "jobs", "talent": "talent", "application": "applications"}
JOB: dict[str, Any] = {
    "title": "Translate our onboarding guide into French",
    "client": {"name": "Exemple Libre"},
    "category": "translation",
    "description": "Eight chapters for new volunteers.",
    "deliverables": ["Chapters 1 to 8 in Markdown"],
    "remote": True,
    "pay": {"type": "fixed", "amount": 300, "currency": "EUR"},
    "apply": [{"via": "pull_request"}],
    "posted": "2026-11-20",
    "closes": "2026-12-04",
}
TALENT: dict[str, Any] = {
    "name": "Ana Prado",
    "headline": "Translator of medical texts",
    "summary": "I translate for clinics.",
    "account": "ana-prado",
    "skills": ["french"],
    "availability": {"status": "open", "confirmed": "2026-11-01"},
    "consent": {"published": "2026-11-01"},
}
APPLICATION: dict[str, Any] = {
    "name": "Ana Prado",
    "account": "ana-prado",
    "submitted": "2026-11-21",
    "cover": "I have translated two guides of this size.",
}


def a_document(kind: str, slug: str, record: dict[str, Any]) -> Document:
    """A record as its file would be written: texts without quotes or escapes."""
    lines = []
    for key, value in record.items():
        if isinstance(value, str):
            lines += [f"{key}: |-", *(f"  {line}" for line in value.split("\n"))]
        elif value is not None:
            lines.append(f"{key}: {json.dumps(value, ensure_ascii=False)}")
    raw = "".join(f"{line}\n" for line in lines).encode()
    file = f"content/{FOLDERS.get(kind, kind)}/{slug}.yml"
    document, problems = read_document(raw, file=file, kind=kind, slug=slug)
    assert document is not None, problems
    return document


def a_job(slug: str = "french-guide", **changes: Any) -> Document:
    return a_document("job", slug, JOB | changes)


def a_profile(slug: str = "ana-prado", **changes: Any) -> Document:
    return a_document("talent", slug, TALENT | changes)


def an_application(slug: str = "french-guide/ana-prado", **changes: Any) -> Document:
    return a_document("application", slug, APPLICATION | changes)


def a_vocabulary(**skills: list[str]) -> Document:
    entries = [{"id": name.replace("_", "-"), "name": name, "aliases": aliases} for name, aliases in skills.items()]
    category = {"id": "translation", "name": "Translation", "description": "From one language into another"}
    return a_document("vocabulary", "vocabulary", {"categories": [category], "skills": entries})


def a_board(*documents: Document, **rest: Any) -> Content:
    kinds = {kind: tuple(d for d in documents if d.kind == kind) for kind in FOLDERS}
    return Content(
        **{"today": TODAY, **rest}, jobs=kinds["job"], talent=kinds["talent"], applications=kinds["application"]
    )


def all_problems(*documents: Document, **rest: Any) -> list[Problem]:
    content = a_board(*documents, **rest)
    return [problem for rule in RULES for problem in rule(content)]


def ids(*documents: Document, **rest: Any) -> list[str]:
    return [problem.id for problem in all_problems(*documents, **rest)]


def test_honest_records_are_left_alone() -> None:
    assert ids(a_job(), a_profile(), an_application()) == []


# The rules as a whole


def test_every_rule_is_listed_once() -> None:
    assert len(RULES) == len(set(RULES)) == len(FILE_RULES) + len(BOARD_RULES)
    assert len(RULE_IDS) == len(RULES) + len(set(PROPOSAL_RULES)) == len(RULES) + len(PROPOSAL_RULES)


def test_file_rules_say_the_same_of_a_file_beside_any_other_and_on_any_day() -> None:
    wrong = a_job(closes="2026-11-01", title="URGENT WORK", apply=[{"via": "form", "url": "http://a.example"}])
    alone = [p for rule in FILE_RULES for p in rule(a_board(wrong))]
    later = a_board(a_profile(), an_application(), wrong, a_job("other"), today=date(2030, 1, 1))
    assert [p for rule in FILE_RULES for p in rule(later)] == alone
    assert {problem.location.file for problem in alone} == {wrong.file}


# Dates


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"closes": "2026-11-20"}, [], id="closing on the day of posting"),
        pytest.param({"closes": "2026-11-19"}, ["closes-before-posted"], id="closing the day before posting"),
        pytest.param({"closes": "2027-01-19"}, [], id="open for 60 days"),
        pytest.param({"closes": "2027-01-20"}, ["closes-too-late"], id="open for 61 days"),
        pytest.param(
            {"posted": "2026-06-01", "closes": "2026-12-20", "reopened": "2026-11-01"}, [], id="counted from reopening"
        ),
        pytest.param({"due": "2026-12-04"}, [], id="due on the closing day"),
        pytest.param({"due": "2026-12-03"}, ["due-before-closes"], id="due the day before closing"),
        pytest.param({"due": "2026-12-10", "starts": "2026-12-10"}, [], id="a job of one day"),
        pytest.param({"posted": "2026-12-01", "closes": "2026-12-20"}, [], id="posted in the future: scheduled"),
        pytest.param({"reopened": "2026-11-20"}, [], id="reopened on the day of posting"),
        pytest.param({"status": "open", "outcome": {"paused": "2026-11-21"}}, [], id="open again after a pause"),
        pytest.param({"status": "cancelled", "outcome": {"cancelled": "2026-11-22"}}, [], id="an outcome dated today"),
        pytest.param(
            {"status": "cancelled", "outcome": {"cancelled": "2026-11-23"}},
            ["outcome-in-future"],
            id="an outcome dated tomorrow",
        ),
        pytest.param(
            {"status": "cancelled", "outcome": {"paused": "2026-11-22"}},
            ["status-without-date"],
            id="another status's date",
        ),
    ],
)
def test_days_of_a_job(changes: dict[str, Any], expected: list[str]) -> None:
    assert ids(a_job(**changes)) == expected


@pytest.mark.parametrize(
    "documents",
    [
        pytest.param([a_profile(availability={"status": "open", "confirmed": "2026-11-22"})], id="confirmed today"),
        pytest.param([a_profile(consent={"published": "2026-11-22"})], id="consent given today"),
        pytest.param([a_job(closes="2026-11-21"), an_application()], id="applied on the closing day"),
        pytest.param([a_job(updates=[{"date": "2026-11-22", "text": "Yes."}])], id="an update of today"),
        pytest.param([a_job(hours={"min": 8, "max": 8})], id="a range of one number"),
        pytest.param(
            [a_job(status="cancelled", outcome={"cancelled": "2026-11-20"})], id="cancelled on the day of posting"
        ),
        pytest.param(
            [
                a_profile(),
                a_job(
                    status="completed",
                    outcome={"hired": ["ana-prado"], "filled": "2026-11-21", "completed": "2026-11-21"},
                ),
            ],
            id="filled and completed on one day",
        ),
        pytest.param(
            [a_job(due="2026-12-18", milestones=[{"name": "All", "due": "2026-12-18"}])],
            id="a milestone on the last day",
        ),
    ],
)
def test_the_last_good_value_of_each_rule(documents: list[Document]) -> None:
    assert ids(*documents) == []


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(-90, 90))
def test_closing_day_is_right_from_posting_to_sixty_days_later(posted: date, days: int) -> None:
    job = a_job(posted=str(posted), closes=str(posted + timedelta(days)))
    assert bool(ids(job, today=posted)) == (not 0 <= days <= 60)


@pytest.mark.parametrize(
    ("confirmed", "expected"),
    [("2026-08-24", []), ("2026-08-23", ["stale-availability"]), ("2026-11-23", ["confirmed-in-future"])],
)
def test_availability_holds_for_ninety_days(confirmed: str, expected: list[str]) -> None:
    assert ids(a_profile(availability={"status": "open", "confirmed": confirmed})) == expected


def test_closed_and_unlisted_profiles_need_no_confirming() -> None:
    old = {"confirmed": "2020-01-01"}
    assert ids(a_profile(availability={"status": "closed", **old})) == []
    assert ids(a_profile(availability={"status": "open", **old}, visibility="unlisted")) == []


# Pay


@pytest.mark.parametrize(
    ("amount", "currency", "is_payable"),
    [
        (12.5, "EUR", True),
        (12.55, "EUR", True),
        (12.5555, "EUR", False),
        (0.07, "EUR", True),
        (1500, "JPY", True),
        (1500.0, "JPY", True),
        (1500.5, "JPY", False),
        (1.125, "BHD", True),
        (1.1255, "BHD", False),
    ],
)
def test_decimals_of_an_amount(amount: float, currency: str, is_payable: bool) -> None:
    found = ids(a_job(pay={"type": "fixed", "amount": amount, "currency": currency}))
    assert found == ([] if is_payable else ["too-many-decimals"])


@pytest.mark.parametrize(
    ("pay", "parts", "is_wrong"),
    [
        pytest.param({"amount": 0.3}, [0.1, 0.2], False, id="sums that floats get wrong"),
        pytest.param({"amount": 300}, [150, 149.99], True, id="a cent short"),
        pytest.param({"amount": 300}, [150, 150.01], True, id="a cent over"),
        pytest.param({"min": 200, "max": 300}, [100, 100], False, id="the low end of a range"),
        pytest.param({"min": 200, "max": 300}, [150, 150], False, id="the high end of a range"),
        pytest.param({"min": 200, "max": 300}, [150, 151], True, id="over a range"),
        pytest.param({"amount": 300}, [None, 100], False, id="one milestone without its amount"),
        pytest.param({"amount": 300}, [None, 400], True, id="one milestone above the whole"),
        pytest.param({"amount": 300}, [None, None], False, id="milestones that name no amounts"),
    ],
)
def test_sum_of_milestones(pay: dict[str, Any], parts: list[float | None], is_wrong: bool) -> None:
    milestones = [{"name": "Part"} | ({"amount": part} if part is not None else {}) for part in parts]
    job = a_job(pay={"type": "fixed", "currency": "EUR", **pay}, milestones=milestones)
    assert ids(job) == (["milestones-do-not-add-up"] if is_wrong else [])


def test_milestones_of_an_hourly_job_are_not_compared_with_the_hour() -> None:
    pay = {"type": "hourly", "amount": 40, "currency": "EUR"}
    assert ids(a_job(pay=pay, milestones=[{"name": "Part", "amount": 400}])) == []


@given(st.lists(st.integers(1, 10**7), min_size=1, max_size=8))
def test_parts_in_cents_always_add_up_to_their_sum(cents: list[int]) -> None:
    milestones = [{"name": "Part", "amount": part / 100} for part in cents]
    pay = {"type": "fixed", "amount": sum(cents) / 100, "currency": "EUR"}
    assert ids(a_job(pay=pay, milestones=milestones)) == []


@pytest.mark.parametrize(
    ("trial", "expected"),
    [
        ({"hours": 1}, []),
        ({"hours": 1.5}, ["unpaid-trial-too-long"]),
        ({"hours": 8, "pay": 0}, ["unpaid-trial-too-long"]),
        ({"hours": 8, "pay": 160}, []),
    ],
)
def test_trial_of_over_an_hour_is_paid(trial: dict[str, Any], expected: list[str]) -> None:
    assert ids(a_job(hiring={"trial": {"task": "One page", **trial}})) == expected


# Places and codes


def test_codes_in_use_are_known() -> None:
    assert {"EUR", "USD", "XOF", "CHF"} <= currencies()
    assert not {"DEM", "XXX", "EURO"} & currencies()
    assert {"FR", "GB", "XK"} <= countries()
    assert not {"UK", "EU", "ZZ"} & countries()
    assert {"Europe/Paris", "UTC", "America/Argentina/Buenos_Aires"} <= time_zones()
    assert all(map(is_language, ("fr", "pt-BR", "zh-Hans", "yue", "gsw", "FR")))
    assert not any(map(is_language, ("xx", "jp", "eng", "deu-AT")))


def test_two_wrong_codes_on_one_line_do_not_both_correct_it() -> None:
    problems = all_problems(a_job(applicants_from=["UK", "EL"]))
    assert [problem.id for problem in problems] == ["unknown-country", "unknown-country"]
    first, second = apply_policy(problems, {})
    assert first.correction is not None
    assert first.correction.text == 'applicants_from: ["GB", "EL"]'
    assert second.correction is None


@pytest.mark.parametrize("written", ["Paris", "europe/paris", "Europe/paris"])
def test_time_zone_is_recognised_by_its_city(written: str) -> None:
    (problem,) = all_problems(a_job(communication={"time_zone": written}))
    assert problem.hint == "write `Europe/Paris`"
    assert problem.correction is not None


# Titles


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Port our Node.js/React front end to Vue", []),
        ("Fix the ASP.NET/C# build and the socket.io test", []),
        ("Translate the WordPress.org handbook", []),
        ("Answer on exemple.example/jobs", ["url-in-title"]),
        ("Look at example.com/jobs", ["url-in-title"]),
        ("Look at www.exemple.example", ["url-in-title"]),
        ("Test 40 forms with a screen reader", []),
        ("Read 300 pages of the PDF/A 2 standard", []),
        ("Scale a 1920 USB drawing to A4", []),
        ("Draw a logo for $200", ["money-in-title"]),
        ("Draw a logo, 200 EUR", ["money-in-title"]),
        ("Draw a logo, 200€", ["money-in-title"]),
        ("Index the minutes of 1931 to 1945", []),
        ("Translate the report of March 2026", []),
        ("Update from version 1.12.2026 to 2", ["date-in-title"]),
        ("Take photos on 12 May 2027", ["date-in-title"]),
        ("Take photos on May 12th", ["date-in-title"]),
        ("May 40 people test this?", []),
        ("Transcribe the talk 2026-12-01", ["date-in-title"]),
        ("NASA API in HTML", []),
        ("NASA API HTML", []),
        ("TRANSLATE TO FRENCH", ["shouting-title"]),
        ("POSTGRESQL", []),
        ("Write JSON and HTML tests for the WCAG audit", []),
        ("Make a POSTGRESQL and GRAPHQL service faster", ["shouting-title"]),
        ("Translate our guide!!", ["shouting-title"]),
        ("Leaflet about urgent care", []),
        ("Logo needed ASAP", ["urgent-title"]),
        ("Draw the cover of Exemple Libre's handbook", ["client-in-title"]),
        ("A libre example", []),
    ],
)
def test_titles(title: str, expected: list[str]) -> None:
    assert ids(a_job(title=title)) == expected


# Links


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See [the guide](https://a.example/x_(y)) and <https://b.example>.", []),
        ("Write to [us](mailto:work@a.example).", ["email-in-job"]),
        ("See [chapter 2](chapter-2.md), [the end](#end) and a[0](1).", []),
        ("The format is `{key}: value`; see RFC 3986: <scheme>.", []),
        ("[x](javascript:alert(1))", ["unsafe-link"]),
        ("[x](JaVaScRiPt:alert(1))", ["unsafe-link"]),
        ("[x](java&#115;cript:alert(1))", ["unsafe-link"]),
        ("![x](data:image/png;base64,AAAA)", ["unsafe-link"]),
        ("[x]: file:///etc/passwd", ["unsafe-link"]),
        ("[x](<vbscript:x>)", ["unsafe-link"]),
        ("<tel:+33612345678>", ["unsafe-link", "phone-in-job"]),
        ("[sign in](https://exemple-libre.example@evil.example/)", ["unsafe-link"]),
        ("Read http://a.example first.", ["plain-http"]),
        ("Read [this](http://a.example) or http://a.example.", ["plain-http", "plain-http"]),
    ],
)
def test_links_in_markdown(text: str, expected: list[str]) -> None:
    assert ids(a_job(description=text)) == expected


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.example", "data:text/html,x", "https://a@b.example"])
def test_links_in_fields(url: str) -> None:
    assert ids(a_job(client={"name": "Exemple", "url": url})) == ["unsafe-link"]
    assert ids(a_job(apply=[{"via": "form", "url": url}])) == ["unsafe-link"]
    assert ids(a_profile(links=[{"label": "Site", "url": url}])) == ["unsafe-link"]
    assert ids(an_application(portfolio=[url]), a_job()) == ["unsafe-link"]


# Vocabulary


def test_skill_may_be_written_as_id_name_or_alias_in_any_case() -> None:
    words = a_vocabulary(javascript=["js"], c_sharp=["C#"], c=[], french=[])
    for written in ("javascript", "JavaScript", "JS", "C#", "c-sharp", "C"):
        assert ids(a_job(skills=[written]), vocabulary=words) == []


def test_three_skills_named_c_are_three() -> None:
    words = a_vocabulary(c=[], c_plus_plus=["c++"], c_sharp=["c#"])
    assert ids(a_job(skills=["c", "c++", "C#"]), vocabulary=words) == []


def test_skill_asked_for_and_nice_to_have_is_one_skill_twice() -> None:
    words = a_vocabulary(javascript=["js"])
    assert ids(a_job(skills=["js"], nice_to_have=["JavaScript"]), vocabulary=words) == ["skill-twice"]


def test_without_a_vocabulary_its_rules_are_silent() -> None:
    assert ids(a_job(category="anything", skills=["whatever"])) == []


# Characters


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Français, naïve, Łódź, Đà Nẵng", id="accents"),
        pytest.param("Prix : 300 € — « oui »", id="French spaces"),
        pytest.param("Family 👨‍👩‍👧, flag 🏳️‍🌈, wave 👋🏽, nurse 👩🏽‍⚕️", id="emoji joined into one"),
        pytest.param("The flag of Scotland 🏴󠁧󠁢󠁳󠁣󠁴󠁿", id="a flag made of tags"),
        pytest.param("می‌خواهم کتاب‌ها را ترجمه کنم", id="Persian with joiners"),
        pytest.param("שלום עולם ‏(2026)", id="Hebrew with a mark"),
        pytest.param("مرحبا بالعالم", id="Arabic"),
        pytest.param("क्‍ष and ശ്രീ‌മാൻ", id="Devanagari and Malayalam joiners"),
        pytest.param("日本語のテキスト 葛󠄀城", id="Japanese with a variant"),
        pytest.param("Текст на русском языке", id="Russian"),
        pytest.param("Ελληνικό κείμενο", id="Greek"),
        pytest.param("Tabs\tand\nlines", id="tabs and lines"),
    ],
)
def test_ordinary_writing_hides_nothing(text: str) -> None:
    assert ids(a_job(description=text, client={"name": text.replace("\n", " ").replace("\t", " ")})) == []


@pytest.mark.parametrize(
    "character",
    ["\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202e", "\u2066", "\u2060", "\u00ad", "\u3164"]
    + ["\U000e0041", "\U000e0100", "\u115f", "\u2800"],
)
def test_what_cannot_be_seen_is_found_and_deleted(character: str) -> None:
    (problem,) = all_problems(a_job(title=f"Translate our gu{character}ide"))
    assert problem.id == "hidden-characters"
    assert f"U+{ord(character):04X}" in problem.message
    if problem.correction is not None:
        assert problem.correction.text == "  Translate our guide"


def test_escaped_characters_are_found_too() -> None:
    raw = a_job().raw.replace(b"|-\n  Eight chapters", rb'"Eight \u202e chap\u200bters"' + b"\nsummary: |-\n  Eight")
    document, _ = read_document(raw, file="content/jobs/x.yml", kind="job", slug="x")
    assert document is not None
    assert ids(document) == ["hidden-characters", "hidden-characters"]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_quick_look_never_misses_a_hidden_character(text: str) -> None:
    hidden = ids(a_job(description=f"x{text}x")).count("hidden-characters")
    assert not hidden or _may_hide(text.encode())


@pytest.mark.parametrize(
    ("name", "is_wrong"),
    [
        ("Exemple Libre", False),
        ("Ехеmple", True),
        ("pаypal", True),
        ("Ｅxemple", True),
        ("𝐄xemple", True),
        ("Привет Software", False),
        ("α-Tools and µTorrent", False),
        ("Müller & Søn", False),
        ("日本 Studio", False),
    ],
)
def test_look_alike_letters_in_names(name: str, is_wrong: bool) -> None:
    assert ids(a_job(client={"name": name})) == (["look-alike-letters"] if is_wrong else [])


@pytest.mark.parametrize(
    ("host", "is_wrong"),
    [
        ("müller.example", False),
        ("xn--mller-kva.example", False),
        ("xn--80ak6aa92e.example", True),  # аррӏе, all of it Cyrillic
        ("pаypal.example", True),
        ("пример.example", False),
        ("xn--e1afmkfd.example", False),  # пример
        ("xn--zz--999.example", False),
    ],
)
def test_look_alike_letters_in_hosts(host: str, is_wrong: bool) -> None:
    job = a_job(client={"name": "Exemple", "url": f"https://{host}/"})
    assert ids(job) == (["look-alike-letters"] if is_wrong else [])


def test_look_alike_letters_in_the_address_for_applications() -> None:
    job = a_job(apply=[{"via": "email", "address": "work@exеmple.example"}])
    (problem,) = all_problems(job)
    assert problem.id == "look-alike-letters"
    line, column = problem.location.line, problem.location.column
    assert job.lines[line - 1][column - 1 :].startswith("exеmple.example")


# Personal data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I write to people @ work, and I am @ana on most sites.", []),
        ("Find me as @ana@social.example.", []),
        ("Clone git@forge.example:ana/tools.git to see it.", []),
        ("My talk: https://video.example/@ana/12 and https://a.example/?to=x@y.example", []),
        ("ana@prado.example", ["email-in-profile"]),
        ("ana [at] prado [dot] example", ["email-in-profile"]),
        ("[write me](mailto:ana@prado.example)", ["email-in-profile"]),
        ("Since 2012, in 2019-2023 and 2024-11-22 to 2025-01-31.", []),
        ("ISBN 978-3-16-148410-0, ORCID 0000-0002-1825-0097, DOI 10.1000/182.", []),
        ("I moved +100 000 000 rows and 1,250,000 words, +30 % a year.", []),
        ("Version 10.4.22.1 on 192.168.100.200", []),
        ("https://a.example/+33612345678", []),
        ("Phone skills: 12 interviews a day", []),
        ("Works on mobile 2021-12-06 and since", []),
        ("+34 612 345 678", ["phone-in-profile"]),
        ("Call 06 12 34 56 78 after six", ["phone-in-profile"]),
        ("(555) 123-4567".replace("123", "223"), ["phone-in-profile"]),
        ("tel: 0612345678", ["phone-in-profile"]),
        ("WhatsApp +1 (415) 555-0132", ["phone-in-profile"]),
        ("DE89 3704 0044 0532 0130 00", ["iban-in-profile"]),
        ("GB29NWBK60161331926819", ["iban-in-profile"]),
        ("DE89 3704 0044 0532 0130 01", []),  # its check digits are wrong
        ("AB12 CDEF GHIJ KLMN", []),
        ("I was born in Vigo and studied there in 1998.", []),
        ("The project was born on 12 May 2019.", []),
        ("I was born on 12 May 1990.", ["birth-date-in-profile"]),
        ("DOB: 1990-05-12", ["birth-date-in-profile"]),
        ("Née le 12/05/1990 à Lyon", ["birth-date-in-profile"]),
    ],
)
def test_personal_data(text: str, expected: list[str]) -> None:
    assert ids(a_profile(summary=text)) == expected
    assert ids(a_job(), an_application(cover=text)) == expected


def test_report_does_not_repeat_the_whole_of_what_should_not_be_public() -> None:
    (problem,) = all_problems(a_profile(summary="ana.prado@clinic.example"))
    assert "ana.prado@clinic.example" not in str(problem)


def test_client_may_give_an_address_for_applications() -> None:
    assert ids(a_job(apply=[{"via": "email", "address": "work@exemple.example"}])) == []


# Signs of fraud

FRAUD = [
    ("You pay a registration fee of 30 EUR, then you start.", "fee-from-applicant"),
    ("Applicants must first transfer a small deposit.", "fee-from-applicant"),
    ("No experience needed, just pay the 20 EUR training fee.", "fee-from-applicant"),
    ("A refundable security deposit secures your place.", "fee-from-applicant"),
    ("A processing fee is required before\nyou start.", "fee-from-applicant"),
    ("Please buy five gift cards and send us the codes.", "gift-cards"),
    ("We pay weekly in Amazon gift cards.", "gift-cards"),
    ("You will be asked to purchase Steam cards for our clients.", "gift-cards"),
    ("PAYMENT IS BY GIFT CARD", "gift-cards"),
    ("We will send you a cheque, you keep 10 %.", "cheques"),
    ("You deposit the cashier's check and forward the rest.", "cheques"),
    ("Payment is by certified check.", "cheques"),
    ("We pay by check.", "cheques"),
    ("You buy the laptop from our vendor, we reimburse you.", "equipment-first"),
    ("First buy the software licence, then we start.", "equipment-first"),
    ("You will need to purchase the starter kit upfront.", "equipment-first"),
    ("Contact us only on WhatsApp.", "messenger-only"),
    ("Do not write e-mails, we talk on Telegram only", "messenger-only"),
    ("Apply via Telegram: @hr_manager", "messenger-only"),
    ("Send us your details on WhatsApp now.", "messenger-only"),
    ("Interviews are held on Signal.", "messenger-only"),
    ("WhatsApp only!", "messenger-only"),
    ("Contact us **only** on _WhatsApp_.", "messenger-only"),
    ("- No calls\n* Please buy **gift cards**", "gift-cards"),
    ("Kindly text the hiring manager on Telegram for details.", "messenger-only"),
    ("There is a small commitment fee to reserve your place.", "fee-from-applicant"),
    ("You'll receive a check in the mail for your tools.", "cheques"),
]
HONEST = [
    "Write the page about our conference's registration fee.",
    "There is no registration fee, and you never pay a deposit.",
    "We don't ask you to pay a fee, buy equipment first or deposit a cheque.",
    "Our fee for the whole job is 300 EUR; half of it is paid up front.",
    "If the text is early, we pay you a fee of 20 EUR on top.",
    "Members pay a membership fee of 20 EUR before they join; explain it.",
    "Feed the results into the feedback form.",
    "No gift cards.",
    "We never pay with gift cards or by cheque.",
    "Design a gift card for our bookshop.",
    "Build a page where customers buy gift cards and pay with them.",
    "You write the test that users pay by cheque in the checkout.",
    "Check the links, then send a check list.",
    "We will send you the checklist; you check each paper.",
    "A sanity check of the cash register code.",
    "You need your own laptop and a headset.",
    "We buy the licence for you before you start.",
    "You order the photos by date before you start.",
    "Write a guide on how to buy a printer first.",
    "Draw a logo for a Telegram bot.",
    "Signal processing in Python: filter a signal only in time.",
    "The bot supports Telegram only, and replies on WhatsApp later.",
    "Write a plugin that sends messages only to Signal.",
    "Message us on Signal if something is unclear.",
    "You get a check mark for each page, and the checklist.",
    "We talk on Matrix, or on Signal if you like.",
    "Contact us by e-mail or only on WhatsApp if that is down.",
    "A chat widget, a messenger for ships, and the apple card game.",
]


@pytest.mark.parametrize(("text", "expected"), FRAUD)
def test_signs_of_fraud_are_found(text: str, expected: str) -> None:
    assert ids(a_job(description=f"Easy work from home.\n\n{text}")) == [expected]


@pytest.mark.parametrize(
    "spelt", [r'"You pay a registration f\x65e first."', '"You pay a registration &#102;ee first."']
)
def test_escapes_do_not_hide_a_sign_from_the_quick_look(spelt: str) -> None:
    raw = a_job().raw.replace(b"|-\n  Eight chapters for new volunteers.", spelt.encode())
    document, _ = read_document(raw, file="content/jobs/x.yml", kind="job", slug="x")
    assert document is not None
    assert ids(document) == ["fee-from-applicant"]


@pytest.mark.parametrize("text", HONEST)
def test_honest_work_about_the_same_things_is_left_alone(text: str) -> None:
    assert ids(a_job(description=text, summary=text.split(".")[0])) == []


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("bank transfer", []),
        ("no cheques", []),
        ("gift card", ["gift-cards"]),
        ("check", ["cheques"]),
        ("Cheque", ["cheques"]),
    ],
)
def test_ways_of_paying(method: str, expected: list[str]) -> None:
    assert ids(a_job(pay={"type": "fixed", "amount": 9, "currency": "EUR", "methods": [method]})) == expected


@pytest.mark.parametrize("url", ["https://wa.me/34612345678", "https://t.me/hr", "http://www.t.me/hr"])
def test_messenger_is_no_form(url: str) -> None:
    assert "messenger-only" in ids(a_job(apply=[{"via": "form", "url": url}]))


def test_form_on_a_host_that_ends_like_a_messenger_is_a_form() -> None:
    assert ids(a_job(apply=[{"via": "form", "url": "https://best.me/form"}])) == []


# Clients and duplicates


def a_client(name: str, account: str | None) -> dict[str, Any]:
    return {"client": {"name": name} | ({"account": account} if account else {})}


def test_known_client_is_the_one_with_most_jobs_whatever_day_the_other_claims() -> None:
    jobs = [
        a_job("a", title="Draw our cover", **a_client("Exemple Libre", "exemple-libre")),
        a_job("b", title="Test the forms", **a_client("Exemple Libre", "Exemple-Libre")),
        a_job("c", title="Type a text", posted="2026-10-25", **a_client("exemple libre", "someone-else")),
    ]
    (problem,) = all_problems(*jobs)
    assert (problem.id, problem.location.file) == ("client-under-another-account", "content/jobs/c.yml")


def test_client_without_account_is_nobody_else() -> None:
    jobs = [
        a_job("a", title="Draw our cover", **a_client("Exemple", "exemple")),
        a_job("b", title="Test a form", **a_client("Exemple", None)),
    ]
    assert ids(*jobs) == []


@pytest.mark.parametrize(
    ("one", "other", "is_near"),
    [
        ("Translate our guide into French", "Translate our guide into French", True),
        ("Translate our guide into French", "Into French: translate our guide!", True),
        ("Translate our onboarding guide", "Translate our onbording guide", True),
        ("Translate our guide into French", "Translate our guide into French please", True),
        ("Translate our guide into French", "Translate our guide into German", False),
        ("Translate chapter 1 of our guide", "Translate chapter 2 of our guide", False),
        ("Translate chapter 11 of our guide", "Translate chapter 12 of our guide", False),
        ("Draw a cover for the handbook", "Translate the handbook into Czech", False),
    ],
)
def test_near_duplicates_of_one_client(one: str, other: str, is_near: bool) -> None:
    client = a_client("Exemple Libre", "exemple-libre")
    first, second = a_job("a", title=one, **client), a_job("b", title=other, **client)
    problems = all_problems(second, first)
    assert [problem.id for problem in problems] == (["near-duplicate"] if is_near else [])
    assert all(p.location.file == "content/jobs/b.yml" and "content/jobs/a.yml" in p.hint for p in problems)


@pytest.mark.parametrize("days", [{"posted": "2026-11-22"}, {"posted": "2026-11-01", "closes": "2026-11-22"}])
def test_job_is_open_from_its_first_day_to_its_last(days: dict[str, str]) -> None:
    assert ids(a_job("a"), a_job("b", **days)) == ["near-duplicate"]


@pytest.mark.parametrize("days", [{"posted": "2026-11-23"}, {"posted": "2026-11-01", "closes": "2026-11-21"}])
def test_job_before_its_first_day_or_after_its_last_is_no_duplicate(days: dict[str, str]) -> None:
    assert ids(a_job("a"), a_job("b", **days)) == []


def test_same_title_is_no_duplicate_of_a_closed_job_or_another_clients() -> None:
    old = a_job("a", posted="2026-10-01", closes="2026-10-20")
    assert ids(old, a_job("b"), a_job("c", **a_client("Someone else", None))) == []


def test_a_thousand_titles_of_one_pattern_are_compared_quickly() -> None:
    jobs = [a_job(f"page-{number}", title=f"Translate page {number} of the manual") for number in range(1000)]
    again = a_job("zz", title="Translate page 7 of the manual")
    assert [problem.location.file for problem in all_problems(*jobs, again)] == [again.file]


# Names and references


@pytest.mark.parametrize("slug", ["a", "logo-2026", "x" * 80, "c-plus-plus"])
def test_good_file_names(slug: str) -> None:
    assert ids(a_job(slug)) == []


@pytest.mark.parametrize("slug", ["Logo", "logo_2", "logo--2", "-logo", "lögö", "x" * 81, "a b", "a.b"])
def test_bad_file_names(slug: str) -> None:
    assert ids(a_job(slug)) == ["bad-file-name"]


@pytest.mark.parametrize(
    ("slug", "expected"),
    [("archive", "reserved-name"), ("skills", "reserved-name"), ("con", "windows-name"), ("com1", "windows-name")],
)
def test_names_that_are_taken(slug: str, expected: str) -> None:
    assert ids(a_job(slug)) == [expected]


def test_application_is_named_after_the_account_whatever_its_case() -> None:
    assert ids(a_job(), an_application("french-guide/ana_p.rado", account="Ana_P.Rado")) == []
    assert ids(a_job(), an_application("french-guide/bo")) == ["account-mismatch"]


def test_an_account_may_be_named_like_a_page_of_the_board() -> None:
    assert ids(a_job(), an_application("french-guide/archive", account="archive")) == []


def test_second_profile_of_an_account_is_named_unless_it_is_archived() -> None:
    assert ids(a_profile(), a_profile("ana-2", account="Ana-Prado")) == ["second-profile"]
    assert ids(a_profile(), a_profile("ana-2", visibility="archived")) == []


def test_names_that_differ_by_case_only_cannot_both_be_good() -> None:
    both = [an_application("french-guide/ana"), an_application("french-guide/Ana")]
    found = ids(a_job(), *both, a_job("Logo", title="Draw a cover for us"), a_job("logo", title="Test the old forms"))
    assert found.count("bad-file-name") == 2


def test_former_names_and_removed_records_are_known() -> None:
    filled = a_job(status="filled", outcome={"filled": "2026-11-21", "hired": ["ana"]})
    assert ids(filled) == ["hired-unknown"]
    assert ids(filled, a_profile(former_slugs=["ana"])) == []
    assert ids(filled, removed={"talent": frozenset({"ana"})}) == []
    assert ids(an_application(), removed={"job": frozenset({"french-guide"})}) == []


def test_application_to_a_renamed_job_is_told_where_to_go() -> None:
    (problem,) = all_problems(a_job("guide-in-french", former_slugs=["french-guide"]), an_application())
    assert problem.hint == "move the file to content/applications/guide-in-french/"


@pytest.mark.parametrize("former", ["french-guide", "other", "older", "gone"])
def test_former_name_leads_to_one_record_only(former: str) -> None:
    other = a_job("other", title="Draw a cover for us", former_slugs=["older"])
    job = a_job("zebra", former_slugs=[former])
    names = {"removed": {"job": frozenset({"gone"})}}
    taken = [a_job(title="Test all of our forms"), other, job]
    assert ids(*taken, **names) == ["former-slug-in-use"]


def test_a_former_slug_of_a_job_may_be_a_profiles_name() -> None:
    assert ids(a_job(former_slugs=["ana-prado"]), a_profile()) == []


# What a board may change


def a_problem(rule: str) -> Problem:
    return Problem(id=rule, location=Location("content/jobs/a.yml"), message="is so", hint="do so")


def test_policy_softens_and_silences() -> None:
    problems = [a_problem("closes-too-late"), a_problem("paid-without-amount"), a_problem("yaml-tab")]
    softened = apply_policy(problems, {"closes-too-late": "warning", "paid-without-amount": "off"})
    assert [(problem.id, problem.severity) for problem in softened] == [
        ("closes-too-late", Severity.WARNING),
        ("yaml-tab", Severity.ERROR),
    ]


@pytest.mark.parametrize("rule", sorted(SAFETY_RULES | BUILDING_RULES))
@pytest.mark.parametrize("value", ["warning", "off"])
def test_policy_cannot_touch_what_keeps_people_safe_or_pages_whole(rule: str, value: str) -> None:
    with pytest.raises(ValueError, match=f"cannot change '{rule}'"):
        apply_policy([], {rule: value})


def test_policy_says_what_is_wrong_with_itself() -> None:
    with pytest.raises(ValueError, match="write 'closes-too-late' if that is meant"):
        apply_policy([], {"closes-to-late": "off"})
    with pytest.raises(ValueError, match='write "warning" or "off"'):
        apply_policy([], {"closes-too-late": "no"})


def test_corrections_of_one_line_do_not_overlap() -> None:
    problems = [
        Problem(
            id="unknown-country",
            location=Location("content/jobs/a.yml", 3, column),
            message="is so",
            hint="do so",
            correction=Correction(3, 3, "x"),
        )
        for column in (1, 9)
    ]
    assert [problem.correction is None for problem in apply_policy(problems, {})] == [False, True]


def test_safety_rules_are_rules() -> None:
    assert SAFETY_RULES | BUILDING_RULES <= RULE_IDS
    assert not SAFETY_RULES & BUILDING_RULES
    assert {*map(rule_id, RULES), *map(rule_id, PROPOSAL_RULES)} == RULE_IDS


def a_written_document(kind: str, text: str) -> Document:
    document, problems = read_document(text.encode(), file=f"content/{kind}.yml", kind=kind, slug="x")
    assert document is not None, problems
    return document


@pytest.mark.parametrize(
    ("written", "currency", "expected"),
    [
        pytest.param("1.300", "EUR", ["thousands-as-decimals"], id="a point between thousands"),
        pytest.param("30.000", "JPY", ["thousands-as-decimals"], id="in a currency without decimals"),
        pytest.param("1.305", "EUR", ["thousands-as-decimals"], id="told once, though it has too many decimals"),
        pytest.param("1.300", "BHD", [], id="a currency with three decimals"),
        pytest.param("1.30", "EUR", [], id="two decimals"),
        pytest.param("0.300", "EUR", [], id="less than one"),
    ],
)
def test_point_between_thousands(written: str, currency: str, expected: list[str]) -> None:
    amount = f"{{amount: {written}, when: finished early}}"
    for pay in (f"amount: {written}", f"min: {written}, max: 9000", f"amount: 9000, bonus: {amount}"):
        rest = json.dumps({name: value for name, value in JOB.items() if name != "pay"})
        text = f"{rest[:-1]}, pay: {{type: fixed, {pay}, currency: {currency}}}}}"
        assert ids(a_written_document("job", text)) == expected


def test_point_between_thousands_is_corrected() -> None:
    text = json.dumps(TALENT)[:-1] + ", rate: {amount: 1.300, currency: EUR, unit: hour}}"
    (problem,) = all_problems(a_written_document("talent", text))
    assert problem.correction is not None
    assert "rate: {amount: 1300, currency: EUR" in problem.correction.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask jobs@exemple-libre.example.", ["email-in-job"]),
        ("Ask jobs [at] exemple-libre [dot] example", ["email-in-job"]),
        ("Call +34 612 345 678 or (555) 223-4567.", ["phone-in-job", "phone-in-job"]),
        ("tel: 0612345678", ["phone-in-job"]),
        ("We have 2026-11-22 and 12,000,000 words at 10 @ once, git@forge.example:a/b.git", []),
    ],
)
def test_addresses_and_numbers_in_a_job(text: str, expected: list[str]) -> None:
    for changes in (
        {"description": text},
        {"requirements": [text]},
        {"updates": [{"date": "2026-11-21", "text": text}]},
    ):
        found = all_problems(a_job(**changes))
        assert [problem.id for problem in found] == expected
        assert {problem.severity for problem in found} <= {Severity.WARNING}


def test_address_to_apply_to_is_no_address_in_a_text() -> None:
    assert ids(a_job(apply=[{"via": "email", "address": "jobs@exemple-libre.example"}])) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"cover": "Why you, in a few sentences.\n"}, ["placeholder-left"]),
        ({"answers": [{"question": "Which tools?", "answer": "…"}]}, ["placeholder-left"]),
        ({"cover": "Why you, in a few sentences? I tell you in four."}, []),
    ],
)
def test_placeholder_of_the_template(changes: dict[str, Any], expected: list[str]) -> None:
    job = a_job(hiring={"questions": ["Which tools?"]}, status="paused", outcome={"paused": "2026-11-21"})
    assert ids(job, an_application(**changes)) == expected
