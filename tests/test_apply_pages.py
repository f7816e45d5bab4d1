"""The page on which one applies: what to send, and every way to send it, ready to be filled in."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import html5lib
import pytest
import yaml

from board.model import ApplyRoute, Hiring, Interview, Job, Outcome, Pay, Trial
from board.render.pages.apply import apply_page, apply_pages, closed_apply_page
from board.render.parts.application import application_template
from board.render.parts.routes import LONGEST_ADDRESS, LONGEST_MAIL, apply_actions, route_names
from board.render.renderer import Renderer
from board.validate.rules.templates import PLACEHOLDERS
from boards import build, page, several
from factories import a_job, a_listing, a_renderer, some_listings

THEME = Path(__file__).resolve().parents[1] / "theme"
RENDERER = a_renderer(theme=THEME)
ROUTES = (
    ApplyRoute(via="pull_request"),
    ApplyRoute(via="form", url="https://forms.exemple.example/a?b=1&c=2"),
    ApplyRoute(via="email", address="work@exemple.example"),
)
HIRING = Hiring(
    portfolio="required",
    questions=('Which "guide" have you translated?', "What is `a: b` in French?"),
    interview=Interview(how="video", minutes=30, about="Your answers"),
    trial=Trial(task="One page", hours=Decimal(2), pay=Decimal(60)),
    decision_by=date(2026, 12, 9),
)


def text_of(html: bytes) -> str:
    """What one reads of a page's main part."""
    main = next(html5lib.parse(html.decode(), "etree", False).iter("main"))
    return " ".join("".join(main.itertext()).split())


def shown(renderer: Renderer = RENDERER, **changes: Any) -> bytes:
    return apply_page(a_listing(**({"apply": ROUTES, "hiring": HIRING} | changes)), renderer)


def links(html: bytes) -> list[str]:
    page = html5lib.parse(html.decode(), "etree", False)
    routes = next(element for element in page.iter("ul") if element.get("class") == "routes")
    return [link.get("href", "") for link in routes.iter("a")]


def test_each_route_is_a_button_in_the_files_order_with_who_sees_it() -> None:
    html = shown()
    pull_request, form, mail = links(html)
    assert pull_request.startswith("https://forge.example/exemple/board/new/main?filename=content/applications/")
    assert form == "https://forms.exemple.example/a?b=1&c=2"
    assert mail.startswith("mailto:work@exemple.example?subject=Application%3A%20Translate")
    text = text_of(html)
    for note in ("public, for ever", "this board does not see what you send", "Goes to the client only"):
        assert note in text


def test_page_says_what_to_send_and_what_comes_then() -> None:
    text = text_of(shown())
    for part in (
        "The client asks everybody for it.",
        'Which "guide" have you translated?',
        "a video call, 30 minutes",
        "Paid trial 2 hours for €60 One page",
        "Decision by December 9, 2026",
        "December 4, 2026 to the end of the day, Europe/Paris time",
        "Press “Apply by pull request”, and sign in at forge.example.",
    ):
        assert part in text


@pytest.mark.parametrize(
    ("portfolio", "expected"),
    [("required", "asks everybody for it"), ("welcome", "if you have some"), ("none", "No past work"), (None, "")],
)
def test_page_says_whether_past_work_is_wanted(portfolio: str | None, expected: str) -> None:
    text = text_of(shown(hiring=Hiring(portfolio=portfolio)))
    assert expected in text
    assert ("ast work" in text) == bool(expected)


def test_unpaid_trial_is_called_unpaid() -> None:
    assert "Unpaid trial 1 hour A line" in text_of(shown(hiring=Hiring(trial=Trial(task="A line", hours=Decimal(1)))))


def test_without_pull_request_nothing_is_said_of_git() -> None:
    assert "Git" not in text_of(shown(apply=ROUTES[1:]))


def test_pull_request_needs_a_repository() -> None:
    renderer = a_renderer(theme=THEME, repository="")
    assert [action.via for action in apply_actions(a_listing(apply=ROUTES), renderer)] == ["form", "email"]
    assert "Ask them how to apply." in text_of(shown(renderer, apply=ROUTES[:1]))
    assert route_names(a_job(apply=ROUTES[:1]), renderer) == ""


def test_ways_are_named_once_each() -> None:
    assert route_names(a_job(apply=(*ROUTES, ROUTES[1])), RENDERER) == "by pull request, by form, by e-mail"


def test_page_is_for_people_not_for_search_engines() -> None:
    html = shown().decode()
    assert '<meta name="robots" content="noindex">' in html
    assert "JobPosting" not in html


def test_guides_are_linked_as_far_as_there_are_any() -> None:
    assert "guides/" not in shown().decode().partition("<main")[2]
    renderer = a_renderer(theme=THEME)
    renderer.pages = frozenset({"guides/paid-trials"})
    assert 'href="/guides/paid-trials/"' in shown(renderer).decode()


# The file of a pull request


def prefilled(**changes: Any) -> tuple[str, str]:
    """The name and the text of the file that the button opens."""
    action = apply_actions(a_listing(**({"apply": ROUTES, "hiring": HIRING} | changes)), RENDERER)[0]
    fields = parse_qs(urlsplit(action.url).query)
    return fields["filename"][0], fields["value"][0]


def test_file_has_the_jobs_questions_laid_out() -> None:
    name, text = prefilled()
    assert name == "content/applications/translate-guide/YOUR-ACCOUNT.yml"
    record = yaml.safe_load(text)
    assert [entry["question"] for entry in record["answers"]] == list(HIRING.questions)
    assert {key for key, value in record.items() if value is None} == {
        "name",
        "account",
        "submitted",
        "accepts_trial",
    }


def test_check_knows_each_placeholder_of_the_file_in_every_language() -> None:
    for language in ("en", "de", "ar"):
        words = a_renderer(theme=THEME, language=language).words
        record = yaml.safe_load("".join(application_template(a_job(hiring=HIRING), words)))
        left = [record["cover"], *(entry["answer"] for entry in record["answers"])]
        assert {text.strip() for text in left} <= PLACEHOLDERS


def test_file_of_a_job_that_asks_nothing_has_nothing_to_answer() -> None:
    record = yaml.safe_load(prefilled(hiring=None)[1])
    assert "answers" not in record
    assert "accepts_trial" not in record


@pytest.mark.parametrize("question", ['"', "\\", "a: [b", "# c", "- d", "two\nlines", "{{ x }}", "’“”"])
def test_question_survives_as_it_is_asked(question: str) -> None:
    record = yaml.safe_load(prefilled(hiring=Hiring(questions=(question,)))[1])
    assert record["answers"][0]["question"] == question.replace("\n", " ")


def test_addresses_never_grow_beyond_what_their_programs_take() -> None:
    long = a_listing(apply=ROUTES, hiring=Hiring(questions=("Что вы уже перевели? " * 14,) * 5))
    pull_request, _, mail = apply_actions(long, RENDERER)
    assert len(pull_request.url) <= LONGEST_ADDRESS
    assert len(mail.url) <= LONGEST_MAIL
    for action in (pull_request, mail):
        assert "Answer the questions on the page of the job" in unquote(action.url)
        assert "Что вы" not in unquote(action.url)


def test_mail_has_the_questions_and_the_jobs_address() -> None:
    mail = apply_actions(a_listing(apply=ROUTES, hiring=HIRING), RENDERER)[2]
    fields = parse_qs(urlsplit(mail.url).query)
    assert fields["subject"] == ["Application: Translate our onboarding guide into French"]
    body = fields["body"][0].split("\r\n")
    assert body[0] == "https://board.example/jobs/translate-guide/"
    assert set(HIRING.questions) < set(body)
    assert "Whether you would do the trial:" in [line.strip() for line in body]


# Whatever the state


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"posted": date(2026, 11, 25)}, "opens Nov 25, 2026", id="scheduled"),
        pytest.param({"closes": date(2026, 11, 21)}, "takes no more applications", id="expired"),
        pytest.param({"status": "paused", "outcome": Outcome(paused=date(2026, 11, 21))}, "paused", id="paused"),
        pytest.param({"status": "filled", "outcome": Outcome(filled=date(2026, 11, 21))}, "hired", id="filled"),
        pytest.param(
            {"status": "completed", "outcome": Outcome(completed=date(2026, 11, 21))}, "work is done", id="completed"
        ),
        pytest.param(
            {"status": "cancelled", "outcome": Outcome(cancelled=date(2026, 11, 21))}, "called this job off", id="off"
        ),
    ],
)
def test_job_that_takes_no_applications_has_a_page_that_says_so(changes: dict[str, Any], expected: str) -> None:
    (output,) = apply_pages(some_listings([a_job(apply=ROUTES, hiring=HIRING, **changes)]), RENDERER)
    html = output.render()
    assert output.path == "jobs/translate-guide/apply/index.html"
    assert expected in text_of(html)
    assert b'href="/jobs/translate-guide/"' in html
    assert b"noindex" in html
    for control in (b"data-apply", b"mailto:work", b"forms.exemple", b"content/applications", b"data-closes"):
        assert control not in html


def test_former_and_removed_addresses_lead_on_too(tmp_path: Path) -> None:
    site = build(several(tmp_path))
    assert 'content="0; url=/jobs-here/jobs/maps-plugin/apply/"' in page(site, "jobs/maps-export/apply/")
    assert "taken off the board" in page(site, "jobs/gone/apply/")


def test_pages_are_light() -> None:
    assert len(shown()) < 10_000
    assert len(closed_apply_page(a_listing(closes=date(2026, 11, 21)), RENDERER)) < 4_500


def test_strangers_text_stays_text() -> None:
    evil = '"><script>alert(1)</script>'
    job: dict[str, Any] = {
        "title": evil,
        "hiring": Hiring(questions=(evil,), trial=Trial(task=evil, hours=Decimal(1))),
        "pay": Pay(type="volunteer"),
    }
    assert not re.search(r"<script>alert", shown(**job).decode())


def test_job_keeps_its_language_and_direction() -> None:
    job: Job = a_job(title="ترجمة دليل المتطوعين", language="ar", apply=ROUTES)
    html = apply_page(some_listings([job]).jobs[0], RENDERER).decode()
    assert '<h1>Apply: <bdi lang="ar">ترجمة دليل المتطوعين</bdi></h1>' in html
    assert '<header class="job-head" dir="rtl">' in html
