"""What only a browser can tell of the forms: that somebody who knows neither Git nor YAML gets a record through."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from modules import modules
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect
from served import LAPTOP, NARROW, PHONE, a_page, served

from board.checked import check_content
from board.importing.slugs import slug_from
from board.problem import Problem
from boards import a_board, a_job, a_profile, build, write

pytestmark = pytest.mark.browser

FORGE = "https://forge.example/exemple/board"
MAIL = "desk@board.example"
QUESTION = 'Which "text" are you proud of: <b>why</b>?'
HIRING = {"questions": [QUESTION, "When could you begin?"], "trial": {"task": "The first page", "hours": 1}}
DONE = {"filled": "2026-09-25", "completed": "2026-10-10", "hired": ["ana-prado", "bo-lin"]}
RECORDS: dict[str, Any] = {
    "jobs/french-guide.yml": a_job(apply=[{"via": "pull_request"}], hiring=HIRING),
    "jobs/old-leaflet.yml": a_job(
        title="Lay out a leaflet on two pages",
        status="completed",
        posted="2026-09-01",
        closes="2026-09-20",
        outcome=DONE,
        openings=2,
    ),
    "talent/ana-prado.yml": a_profile(),
    "talent/bo-lin.yml": a_profile(name="Bo Lin", account="bo-lin"),
}
SLOW = 100
"""Characters a minute of somebody who looks for each key; most people type twice as fast, or faster."""
PER_FIELD = 6
"""Seconds to read what a field is for."""

CHINESE = "把入职指南翻译成法语，给新志愿者看。" * 280
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 2


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = a_board(tmp_path_factory.mktemp("forms"), RECORDS)
    build(folder, SITEURL="https://board.example", BOARD_EMAIL=MAIL)
    with served(folder / "output") as host:
        yield host


@dataclass
class Visit:
    """A page with a form, and whatever went wrong on it."""

    page: Page
    wrong: list[str]

    def open(self, address: str) -> Page:
        self.page.goto(address)
        expect(self.page.locator(".record-form, .change-form").first).to_be_attached()
        self.page.wait_for_load_state("networkidle")
        return self.page


def is_free_name(said: ConsoleMessage) -> bool:
    """Chromium notes for itself that a page is not there; where the form looks whether a name is free, that is good."""
    return "404" in said.text and urlsplit(said.location["url"]).path.split("/")[1] in ("jobs", "talent")


def a_visit(browser: Browser, viewport: dict[str, int] = LAPTOP, **options: Any) -> Visit:
    page = a_page(browser, viewport, permissions=["clipboard-read", "clipboard-write"], **options)
    visit = Visit(page, [])
    page.context.route("https://forge.example/**", lambda route: route.fulfill(body="the forge"))
    page.on("pageerror", lambda error: visit.wrong.append(str(error)))
    page.on("console", lambda said: None if is_free_name(said) else visit.wrong.append(said.text))
    return visit


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    visit = a_visit(browser)
    yield visit
    visit.page.context.close()
    assert not visit.wrong


def proposed(page: Page, press: Locator | None = None) -> tuple[str, str, str]:
    """Propose what the form holds: the address that the forge gets, and the file and the text in it."""
    with page.context.expect_page() as opened:
        (press or page.get_by_role("button", name="Propose it on forge.example")).click()
    url = opened.value.url
    opened.value.close()
    assert url.startswith(f"{FORGE}/new/main?")
    asked = parse_qs(urlsplit(url).query)
    return url, asked["filename"][0], asked.get("value", [""])[0]


def problems_with(file: str, text: str, folder: Path) -> list[Problem]:
    """What the check says of a board to which this file was added, about this file."""
    board = a_board(folder, RECORDS)
    write(board, {file.removeprefix("content/"): text})
    _, problems = check_content(board / "content", today=date(2026, 11, 22))
    return [problem for problem in problems if problem.location.file == file]


REQUIRED: dict[str, list[tuple[str, str]]] = {
    "post/": [
        ("Title", "Translate our safety leaflet into French"),
        ("Client's name", "Atelier Exemple"),
        ("Category", "Translation"),
        (
            "Description",
            "Two pages on lifting heavy things, for people who will read them standing. It should be short.",
        ),
        ("Deliverable 1", "The leaflet in French, as plain text"),
        ("Fixed price", ""),
        ("Amount", "120"),
        ("Currency", "EUR"),
    ],
    "join/": [
        ("Name", "Cleo Ward"),
        ("Headline", "Translator of leaflets"),
        ("Summary", "I translate short texts for workshops and clinics, and I ask before I guess."),
        ("Account", "cleo-ward"),
        ("Skill 1", "french"),
        ("I agree today.", ""),
    ],
    "apply/?job=french-guide": [
        ("Name", "Cleo Ward"),
        ("Account", "Cleo-Ward"),
        ("Cover letter", "I have translated three leaflets of this size. I would begin with a list of terms."),
        ("Answer|1", "The lifting leaflet: people keep it on the wall."),
        ("Answer|2", "On Monday: no. I mean it: #1 on my list is yours"),
    ],
    "review/?job=old-leaflet": [
        ("The client, on the work", ""),
        ("Rating", "4"),
        ("Comment", "Clear questions, one day late, and a better text than ours."),
    ],
}
FILES = {
    "post/": "content/jobs/translate-our-safety-leaflet-into-french.yml",
    "join/": "content/talent/cleo-ward.yml",
    "apply/?job=french-guide": "content/applications/french-guide/cleo-ward.yml",
    "review/?job=old-leaflet": "content/reviews/old-leaflet/ana-prado-by-client.yml",
}


def control(page: Page, name: str) -> Locator:
    """The control of this name as a screen reader has it; of several, the one of a number."""
    name, _, number = name.partition("|")
    found = [
        found
        for role in ("textbox", "combobox", "spinbutton", "radio", "checkbox")
        for found in page.get_by_role(role, name=name).all()  # type: ignore[arg-type]
        if found.is_visible() and found.get_attribute("readonly") is None
    ]
    exact = [
        one for one in found if (one.evaluate("one => one.labels[0].textContent.trim()")).startswith(name)
    ] or found
    assert exact, name
    return exact[int(number) - 1 if number else 0]


def answer(page: Page, name: str, value: str) -> None:
    target = control(page, name)
    if not value:
        target.check()
    elif target.evaluate("one => one.tagName") == "SELECT":
        target.select_option(label=value)
    else:
        target.fill(value)
        target.blur()


def fill_in(page: Page, path: str) -> None:
    for name, value in REQUIRED[path]:
        answer(page, name, value)


# --- as somebody new ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", REQUIRED)
def test_newcomer_fills_in_what_is_needed_and_the_file_passes_the_check(
    visit: Visit, address: str, path: str, tmp_path: Path
) -> None:
    page = visit.open(f"{address}/{path}")
    fill_in(page, path)
    url, file, text = proposed(page)
    assert file == FILES[path]
    assert page.locator(".record-form__text").inner_text().rstrip() == text.rstrip()
    assert not [str(problem) for problem in problems_with(file, text, tmp_path)]
    assert len(url) < 8191
    expect(page.get_by_role("status").filter(has_text="has opened in another tab")).to_be_visible()


@pytest.mark.parametrize("path", REQUIRED)
def test_required_fields_take_a_slow_typist_less_than_five_minutes(path: str) -> None:
    characters = sum(len(value) for _, value in REQUIRED[path])
    seconds = characters / SLOW * 60 + PER_FIELD * len(REQUIRED[path])
    assert seconds < 300, f"{characters} characters, {seconds:.0f} s"


@pytest.mark.parametrize("path", REQUIRED)
def test_whole_way_can_be_gone_with_the_keyboard_alone(visit: Visit, address: str, path: str, tmp_path: Path) -> None:
    page = visit.open(f"{address}/{path}")
    page.get_by_role("main").focus()
    for name, value in REQUIRED[path]:
        target = control(page, name)
        reach(page, target)
        if not value:
            page.keyboard.press("Space")
            expect(target).to_be_checked()
        elif target.evaluate("one => one.tagName") == "SELECT":
            page.keyboard.type(value)
        else:
            page.keyboard.insert_text(value)
    button = page.get_by_role("button", name="Propose it on forge.example")
    reach(page, button)
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    asked = parse_qs(urlsplit(opened.value.url).query)
    assert not [str(problem) for problem in problems_with(asked["filename"][0], asked["value"][0], tmp_path)]


def reach(page: Page, target: Locator) -> None:
    """Press Tab until something has the focus; in a group of radio buttons, then an arrow."""
    for _ in range(80):
        if target.evaluate("one => one === document.activeElement"):
            return
        is_group = target.evaluate(
            "one => one.type === 'radio' && document.activeElement.name === one.name && document.activeElement !== one"
        )
        page.keyboard.press("ArrowRight" if is_group else "Tab")
    raise AssertionError(f"Tab never reaches {target}")


def test_enter_begins_the_next_line_of_a_list_and_buttons_take_lines_away(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}/post/")
    page.get_by_role("textbox", name="Skill 1").or_(page.get_by_role("combobox", name="Skill 1")).fill("french")
    page.keyboard.press("Enter")
    page.keyboard.type("cpp")
    expect(page.locator(".record-form__text")).to_contain_text("skills: [french, cpp]")
    page.get_by_role("button", name="Remove: Skill 1").press("Enter")
    expect(page.locator(".record-form__text")).to_contain_text("skills: [cpp]")
    assert page.evaluate("document.activeElement.value") == "cpp"


# --- what is wrong --------------------------------------------------------------------------------------


def test_nothing_is_said_of_a_field_before_somebody_has_been_there(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}/post/")
    assert page.locator("[aria-invalid]").count() == 0
    page.get_by_label("Title").fill("Abc")
    page.wait_for_timeout(300)
    assert page.locator("[aria-invalid]").count() == 0
    page.get_by_label("Title").blur()
    expect(page.get_by_label("Title")).to_have_attribute("aria-invalid", "true")
    assert page.locator("[aria-invalid]").count() == 1
    page.get_by_label("Title").fill("Translate a leaflet")
    expect(page.locator("[aria-invalid]")).to_have_count(0)


def test_each_error_is_tied_to_its_field_and_linked_from_the_top(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}/post/")
    page.get_by_role("button", name="Propose it on forge.example").click()
    summary = page.get_by_role("group", name="Before you send it, mend this:")
    expect(summary).to_be_focused()
    links = summary.get_by_role("link").all()
    assert len(links) >= 6
    for link in links:
        link.click()
        focused = page.evaluate_handle("document.activeElement")
        assert focused.evaluate("one => one.matches('input,select,textarea,button')"), link.inner_text()
    for name in ("Client's name", "Category", "Deliverable 1", "Fixed price"):
        expect(control(page, name)).to_have_attribute("aria-invalid", "true")
    title = page.get_by_label("Title")
    ids = (title.get_attribute("aria-describedby") or "").split()
    said = [page.locator(f"[id='{name}']").inner_text() for name in ids]
    assert all(said)
    assert "`" not in " ".join(said)
    expect(title).to_have_accessible_description(" ".join(" ".join(said).split()))


def test_what_the_form_says_is_what_the_check_says(visit: Visit, address: str, tmp_path: Path) -> None:
    page = visit.open(f"{address}/post/")
    fill_in(page, "post/")
    answer(page, "Title", "URGENT translation of a leaflet")
    page.get_by_label("Closes").fill("2026-11-12")
    page.get_by_label("Closes").blur()
    text = page.locator(".record-form__text").inner_text()
    found = problems_with("content/jobs/leaflet.yml", text, tmp_path)
    assert {problem.id for problem in found} >= {"urgent-title", "closes-before-posted"}
    shown = " ".join(page.locator(".field__said:not(:empty)").all_inner_texts()).casefold()
    for problem in found:
        assert problem.message.replace("`", "").casefold() in shown, shown


# --- what cannot be sent as it is -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", [CHINESE, "x " * 9000, "🎉" * 4000, "%" * 19000], ids=["Chinese", "long", "emoji", "signs"]
)
def test_text_too_long_for_an_address_is_copied_and_the_page_says_so(visit: Visit, address: str, text: str) -> None:
    page = visit.open(f"{address}/post/")
    fill_in(page, "post/")
    page.get_by_label("Description").fill(text)
    url, file, value = proposed(page)
    assert len(url) <= 8191
    assert (file, value) == (FILES["post/"], "")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert text.strip()[:1000] in copied
    assert copied == page.locator(".record-form__text code").text_content()
    expect(page.locator(".record-form__status")).to_contain_text(
        "too long to travel in an address. So it has been copied"
    )


def test_text_that_just_fits_travels_in_the_address(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}/post/")
    fill_in(page, "post/")
    lengths = []
    for letters in (5000, 6500, 6800, 7000, 7200, 7500):
        page.get_by_label("Description").fill("x" * letters)
        url, _, value = proposed(page)
        lengths.append((bool(value), len(url)))
    assert {is_whole for is_whole, _ in lengths} == {True, False}
    assert all(length <= 7500 for _, length in lengths)


def test_name_of_a_file_is_asked_for_where_the_title_gives_none(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}/post/")
    fill_in(page, "post/")
    answer(page, "Title", "把入职指南翻译成法语")
    name = page.get_by_label("Name of the file")
    expect(name).to_have_value("")
    page.get_by_role("button", name="Propose it on forge.example").click()
    expect(page.get_by_role("group", name="Before you send it")).to_contain_text("Name of the file")
    name.fill("Guide in French")
    name.blur()
    expect(name).to_have_accessible_description(
        page.locator("#file-name-help").inner_text() + " " + page.locator("#file-name-said").inner_text()
    )
    expect(page.locator("#file-name-said")).to_contain_text("small letters")
    name.fill("archive")
    name.blur()
    expect(page.locator("#file-name-said")).to_contain_text("needs this name for itself")
    name.fill("guide-in-french")
    _, file, _ = proposed(page)
    assert file == "content/jobs/guide-in-french.yml"


def test_name_of_a_record_that_exists_is_not_proposed_again(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}/post/")
    fill_in(page, "post/")
    answer(page, "Title", "French guide")
    expect(page.get_by_label("Name of the file")).to_have_value("french-guide-2")
    expect(page.locator("#file-name-said")).to_contain_text("There is a page of this name already")
    assert proposed(page)[1] == "content/jobs/french-guide-2.yml"


def test_script_names_files_as_the_engine_does(browser: Browser, tmp_path: Path) -> None:
    titles = [
        "Translate our guide",
        "Éclairs à l'œuvre: ça va?",
        "C++ & C# for Øresund, ß-Straße",
        "把入职指南",
        "Łódź–Kraków, “now”",
        "a" * 90,
        "word " * 30,
        "Ünïcödé ﬁne ①",
        "  -- x --  ",
        "Don’t panic",
    ]
    with modules(browser, tmp_path) as theme:
        assert theme.call("form_sending", "slugFrom", *([title] for title in titles)) == [
            slug_from(one) for one in titles
        ]


# --- the draft ------------------------------------------------------------------------------------------


def test_draft_survives_a_reload_and_goes_when_it_is_cleared(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}/post/")
    fill_in(page, "post/")
    page.get_by_role("radio", name="E-mail").check()
    page.get_by_label("E-mail address").fill("work@exemple.example")
    page.get_by_text("How you work together").click()
    page.get_by_label("At least").fill("2.5")
    page.get_by_text("Payment in steps").click()
    page.get_by_role("button", name="Add: Milestone").click()
    page.get_by_role("group", name="Milestone 1").get_by_label("Name").fill("The first page")
    page.wait_for_timeout(300)
    before = page.locator(".record-form__text").inner_text()
    assert "hours: {min: 2.5}" in before
    page.reload()
    expect(page.locator(".record-form__text")).to_have_text(before)
    expect(page.locator(".record-form__status")).to_contain_text("is back")
    expect(page.get_by_text("kept as a draft in this browser alone")).to_be_visible()
    page.get_by_role("button", name="Clear the form").click()
    expect(page.get_by_label("Title")).to_have_value("")
    assert page.evaluate("Object.keys(localStorage)") == []
    page.reload()
    expect(page.get_by_label("Title")).to_have_value("")


def test_each_application_has_a_draft_of_its_own(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}/apply/?job=french-guide")
    answer(page, "Name", "Cleo Ward")
    answer(page, "Answer|2", "Soon")
    page.wait_for_timeout(300)
    page.reload()
    expect(page.get_by_role("button", name="Propose it on forge.example")).to_be_visible()
    expect(control(page, "Name")).to_have_value("Cleo Ward")
    expect(control(page, "Answer|2")).to_have_value("Soon")
    (key,) = page.evaluate("Object.keys(localStorage)")
    assert key.endswith(":application:french-guide")


def test_storage_that_holds_nonsense_does_no_harm(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}/post/")
    for kept in (
        "{",
        "[]",
        "null",
        '{"record": null}',
        '{"record": []}',
        '{"record": {"title": {"a": 1}, "apply": "x", "skills": 7}}',
    ):
        page.evaluate("kept => localStorage.setItem('board-form:/:job:', kept)", kept)
        page.reload()
        expect(page.get_by_role("button", name="Propose it on forge.example")).to_be_visible()
        expect(page.locator(".record-form__text")).to_contain_text("posted: 2026-11-22")


# --- other ways -----------------------------------------------------------------------------------------


def test_mail_holds_the_whole_text(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}/post/")
    fill_in(page, "post/")
    page.get_by_role("button", name="Send it by e-mail").click()
    link = page.get_by_role("link", name="Open it again").get_attribute("href") or ""
    assert link.startswith(f"mailto:{MAIL}?subject=")
    body = unquote(link.partition("&body=")[2])
    assert body.replace("\r\n", "\n") == page.locator(".record-form__text code").text_content()
    assert len(link) <= 2000


def test_mail_that_is_too_long_is_copied(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}/post/")
    fill_in(page, "post/")
    page.get_by_label("Description").fill(CHINESE)
    page.get_by_role("button", name="Send it by e-mail").click()
    link = page.get_by_role("link", name="Open it again").get_attribute("href") or ""
    assert len(link) <= 2000
    assert CHINESE in page.evaluate("navigator.clipboard.readText()")


def test_download_is_the_file_itself(visit: Visit, address: str, tmp_path: Path) -> None:
    page = visit.open(f"{address}/join/")
    fill_in(page, "join/")
    with page.expect_download() as loading:
        page.get_by_role("button", name="Download the file").click()
    assert loading.value.suggested_filename == "cleo-ward.yml"
    text = loading.value.path().read_text(encoding="utf-8")
    assert not problems_with("content/talent/cleo-ward.yml", text, tmp_path)


# --- the row --------------------------------------------------------------------------------------------


def test_row_beside_the_form_is_the_row_of_the_list(visit: Visit, address: str, tmp_path: Path) -> None:
    page = visit.open(f"{address}/post/")
    fill_in(page, "post/")
    answer(page, "Skill 1", "cpp")
    page.get_by_text("How you work together").click()
    page.get_by_label("At least").fill("3")
    page.get_by_label("At most").fill("8")
    page.get_by_label("Closes").fill("2026-12-18")
    page.get_by_label("Closes").blur()
    own = page.locator(".record-form__preview article").inner_text().split()
    _, file, text = proposed(page)
    site = a_board(tmp_path, {file.removeprefix("content/"): text})
    build(site, SITEURL="https://board.example")
    with served(site / "output") as host:
        page.goto(f"{host}/jobs/")
        assert page.locator("[data-list] article, .rows article").first.inner_text().split() == own


# --- what a form is about -------------------------------------------------------------------------------


def test_application_has_the_questions_of_its_job_and_no_others(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}/apply/?job=french-guide")
    expect(page.get_by_role("heading", level=1)).to_have_text("Apply: Translate our onboarding guide into French")
    asked = [one.input_value() for one in page.locator("[data-field=question] input").all()]
    assert asked == HIRING["questions"]
    expect(page.get_by_label("Accepts the trial")).to_be_visible()
    page.get_by_text("Your offer and your work").click()
    page.get_by_label("Amount").fill("250")
    page.get_by_label("Amount").blur()
    expect(page.get_by_label("Currency")).to_have_value("EUR")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        pytest.param("apply/?job=old-leaflet", "takes no applications", id="closed"),
        pytest.param("apply/?job=nothing-here", "no such job", id="no such job"),
        pytest.param("review/?job=french-guide", "once the job is completed", id="not done"),
        pytest.param("change/?job=nothing-here", "no such page", id="no such page"),
    ],
)
def test_job_that_cannot_be_answered_is_said_to_be_so(browser: Browser, address: str, path: str, said: str) -> None:
    visit = a_visit(browser)
    page = visit.open(f"{address}/{path}")
    expect(page.get_by_role("status").first).to_contain_text(said)
    assert page.get_by_role("button").count() == 0
    page.context.close()


@pytest.mark.parametrize("named", ["../../evil", "https://evil.example", "<img src=x>", "a/b", "A", "x" * 200, ""])
def test_address_that_names_no_record_is_not_asked_for(browser: Browser, address: str, named: str) -> None:
    visit = a_visit(browser)
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    for path in ("apply", "review", "change"):
        page = visit.open(f"{address}/{path}/?job={named}")
        expect(page.get_by_role("status").first).to_contain_text("Open this page from")
    assert not [path for path in asked if path.startswith(("/jobs", "/talent", "/evil"))]
    assert not visit.wrong
    page.context.close()


def test_freelancer_reviews_with_their_own_aspects_under_their_own_name(
    visit: Visit, address: str, tmp_path: Path
) -> None:
    page = visit.open(f"{address}/review/?job=old-leaflet")
    page.get_by_label("Which freelancer?").select_option(label="Bo Lin")
    page.get_by_label("The freelancer, on the client").check()
    expect(page.get_by_label("On time")).to_be_hidden()
    answer(page, "Rating", "5")
    answer(page, "Comment", "Paid on the day, and glad of questions.")
    answer(page, "Paid", "Yes")
    page.get_by_text("Point by point", exact=True).click()
    expect(page.get_by_label("Timeliness")).to_be_hidden()
    page.get_by_label("Clarity").select_option("4")
    _, file, text = proposed(page)
    assert file == "content/reviews/old-leaflet/bo-lin-by-talent.yml"
    assert "author: {name: Bo Lin, account: bo-lin}" in text
    assert not [str(problem) for problem in problems_with(file, text, tmp_path)]


def test_lines_of_a_change_are_copied_and_the_file_is_opened(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}/change/?job=french-guide")
    expect(page.get_by_role("heading", level=1)).to_have_text("Translate our onboarding guide into French")
    expect(page.get_by_label("The work is done and accepted")).to_be_hidden()
    page.get_by_label("Somebody was hired").check()
    page.get_by_role("button", name="Add: Hired").click()
    page.get_by_role("textbox", name="Hired 1").fill("ana-prado")
    lines = "status: filled\noutcome:\n  hired: [ana-prado]\n  filled: 2026-11-22\n"
    expect(page.locator(".change-form__lines code").first).to_have_text(lines)
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Copy, and open the file").click()
    assert opened.value.url == f"{FORGE}/edit/main/content/jobs/french-guide.yml"
    assert page.evaluate("navigator.clipboard.readText()") == lines


def test_profile_is_confirmed_with_the_lines_of_today(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}/change/?talent=ana-prado")
    page.get_by_role("radio", name="Limited time").check()
    expect(page.locator(".change-form__lines pre code").last).to_have_text(
        "availability: {status: limited, confirmed: 2026-11-22}\n"
    )


# --- for everybody --------------------------------------------------------------------------------------

PAGES = ("post/", "join/", "apply/?job=french-guide", "review/?job=old-leaflet", "change/?job=french-guide")


def open_all(page: Page) -> None:
    """Everything that is folded away, and every list with an item."""
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    for button in page.locator("[data-add]:visible").all():
        button.click()
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
@pytest.mark.parametrize("path", PAGES)
def test_form_is_fit_for_everybody_with_all_of_it_open_and_wrong(
    browser: Browser, address: str, path: str, viewport: dict[str, int], scheme: str
) -> None:
    visit = a_visit(browser, viewport, color_scheme=scheme)
    page = visit.open(f"{address}/{path}")
    if path.startswith(("review", "change")):
        page.get_by_role("radio").first.check()
    open_all(page)
    page.locator("[data-do]:visible").first.click()
    wrong = Axe().run(page).response["violations"]
    assert not wrong, [(rule["id"], [node["html"] for node in rule["nodes"]][:3]) for rule in wrong]
    assert not visit.wrong
    page.context.close()


@pytest.mark.parametrize("path", PAGES)
def test_narrow_phone_never_scrolls_sideways(browser: Browser, address: str, path: str) -> None:
    visit = a_visit(browser, NARROW)
    page = visit.open(f"{address}/{path}")
    if path.startswith(("review", "change")):
        page.get_by_role("radio").first.check()
    open_all(page)
    for box in page.locator("input[type=text]:visible, textarea:visible").all():
        if box.get_attribute("readonly") is None:
            box.fill(LONG_WORD)
    page.wait_for_timeout(300)
    page.locator("[data-do]:visible").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    small = page.locator(
        ".record-form button:not(.unseen):visible, .record-form summary:visible, .record-form .field__input:visible"
    )
    assert not [one for one in small.all() if (one.bounding_box() or {"height": 0})["height"] < 24]
    page.context.close()


def test_everything_has_a_role_and_a_name_of_its_own(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}/post/")
    open_all(page)
    tree = page.locator(".record-form__form").aria_snapshot()
    for line in (
        '- textbox "Title"',
        '- group "Client"',
        '- combobox "Category"',
        '- radio "Fixed price"',
        '- spinbutton "Amount · optional"',
    ):
        assert line in tree, line
    nameless = page.locator("input:visible, select:visible, textarea:visible").evaluate_all(
        "all => all.filter((one) => !one.labels?.length).map((one) => one.outerHTML)"
    )
    assert not nameless
    ids = page.locator("[id]").evaluate_all("all => all.map((one) => one.id)")
    assert len(ids) == len(set(ids))
    dangling = page.locator("[aria-describedby]").evaluate_all(
        """all => all
          .flatMap((one) => one.getAttribute('aria-describedby').trim().split(/\\s+/))
          .filter((id) => !document.getElementById(id))"""
    )
    assert not dangling


def test_nothing_leaves_the_browser_while_one_writes(browser: Browser, address: str) -> None:
    visit = a_visit(browser)
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    page = visit.open(f"{address}/post/")
    fill_in(page, "post/")
    page.wait_for_load_state("networkidle")
    assert all(f" {address}/" in one for one in asked)
    assert [one for one in asked if not one.startswith(f"GET {address}/")] == [
        f"HEAD {address}/jobs/translate-our-safety-leaflet-into-french/"
    ]
    assert "Atelier" not in json.dumps(asked)
    page.context.close()


def test_without_a_script_the_way_is_complete(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    for path in ("post/", "join/", "apply/", "review/", "change/"):
        page.goto(f"{address}/{path}")
        assert page.locator("input:visible, select:visible, textarea:visible, button:visible").count() == 0
        expect(page.get_by_text("a form for browsers with JavaScript")).to_be_visible()
        expect(page.get_by_role("heading", name="Without the form")).to_be_visible()
        assert page.locator("pre:visible").count() >= 1
        if path in ("post/", "join/", "review/"):
            link = page.get_by_role("link", name="Begin the file on GitHub").get_attribute("href") or ""
            assert link.startswith(f"{FORGE}/new/main?filename=content/")
    context.close()
