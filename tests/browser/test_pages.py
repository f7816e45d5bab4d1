"""What only a browser can tell of the pages: what is on the first screen, what the script does, who can use it."""

import gzip
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response
from served import LAPTOP, NARROW, PHONE, THEME, a_page, served, write

from board.model import (
    ApplyRoute,
    Author,
    Bonus,
    Client,
    Deliverable,
    Hiring,
    Interview,
    Job,
    Link,
    Milestone,
    Outcome,
    Pay,
    Place,
    PortfolioPiece,
    Reply,
    Review,
    SkillLevel,
    Talent,
    Trial,
)
from board.model import Page as TextPage
from board.render.pages.all_pages import pages
from board.render.renderer import Renderer
from factories import a_board, a_job, a_profile, some_listings, some_settings

pytestmark = pytest.mark.browser

LONG = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"

FULL_JOB = a_job(
    slug="catalogue",
    title="Move 11,000 catalogue records out of a retired library system",
    client=Client(name="Harbour Library", url="https://harbour.example", account="harbour"),
    summary="Records in, records out, and a list of what was lost on the way.",
    description="## What there is\n\nAn export.\n\n```\nmarc --in export.mrc\n```\n\n| a | b |\n|---|--:|\n| c | 1 |",
    deliverables=(Deliverable(name="Script", format="Python", accepted_when=("It runs", "It stops")),),
    out_of_scope=("Loans",),
    quality=("Nothing is changed by hand",),
    revisions=1,
    due=date(2027, 1, 24),
    pay=Pay(
        type="fixed",
        amount=Decimal(1350),
        currency="GBP",
        paid="by_milestone",
        within_days=14,
        bonus=Bonus(amount=Decimal(100), when="nothing is reported missing"),
    ),
    milestones=(Milestone(name="Findings", amount=Decimal(350)), Milestone(name="Load", amount=Decimal(1000))),
    hiring=Hiring(
        questions=("Which conversion have you done?",),
        interview=Interview(how="video", minutes=30),
        trial=Trial(task="Ten records", hours=Decimal(2), pay=Decimal(60)),
    ),
    apply=(
        ApplyRoute(via="pull_request"),
        ApplyRoute(via="form", url="https://forms.harbour.example/catalogue"),
    ),
)
JOBS = (
    FULL_JOB,
    a_job(slug="last-day", title="Closes on the day the board was built", closes=date(2026, 11, 22)),
    a_job(slug="on-site", title="Photograph bus shelters", remote=False, location=Place(city="Brno", country="CZ")),
    a_job(
        slug="arabic",
        title="ترجمة دليل المتطوعين إلى العربية",
        language="ar",
        pay=Pay(type="fixed", amount=Decimal("1187.500"), currency="JOD"),
    ),
    a_job(
        slug="long-words",
        title=LONG,
        client=Client(name=LONG),
        description=f"{LONG}\n\n| {LONG} | {LONG} |\n|---|---|\n| {LONG} | x |\n\n```\n{LONG * 3}\n```",
        deliverables=(Deliverable(name=LONG, accepted_when=(LONG,)),),
        skills=(LONG,),
    ),
    *(a_job(slug=f"more-{number}", title=f"Another small job, number {number}") for number in range(4)),
    a_job(
        slug="done",
        title="Work that is done",
        status="completed",
        outcome=Outcome(completed=date(2026, 11, 1), hired=("ines-moreau",), lessons=("Ask earlier",)),
    ),
)
PEOPLE = (
    a_profile(
        links=(Link(label="My site", url="https://ines.example"),),
        skills=(SkillLevel(name="french", level="native", years=12), SkillLevel(name="markdown")),
        portfolio=(PortfolioPiece(title="A manual", url="https://ines.example/manual", year=2025),),
    ),
    a_profile(slug="noor", name="نور حدّاد", headline=LONG),
)
REVIEWS = tuple(
    Review(
        job="done",
        talent="ines-moreau",
        by=by,
        digest=by,
        rating=4,
        comment=f"Clear questions.\n\n{LONG}",
        written=date(2026, 11, 3),
        author=Author(name=LONG),
        aspects=(("communication", 4),),
        would_work_again=True,
        reply=Reply(date(2026, 11, 4), LONG),
    )
    for by in ("client", "talent")
)
TEXT = TextPage(
    path="guides/pay-clearly", digest="p", title="Pay clearly", body="## When\n\nSoon.\n\n## How\n\n`Bank`."
)

PATHS = (
    "/",
    "/jobs/",
    "/jobs/catalogue/",
    "/jobs/catalogue/apply/",
    "/jobs/long-words/",
    "/jobs/long-words/apply/",
    "/jobs/arabic/",
    "/jobs/done/",
    "/jobs/done/apply/",
    "/jobs/archive/",
    "/categories/development/",
    "/clients/harbour/",
    "/insights/",
    "/moderation/",
    "/talent/",
    "/talent/ines-moreau/",
    "/talent/noor/",
    "/guides/",
    "/guides/pay-clearly/",
    "/subscribe/",
    "/404.html",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small board as files, made with the real theme."""
    folder = tmp_path_factory.mktemp("site")
    jobs: tuple[Job, ...] = JOBS
    talent: tuple[Talent, ...] = PEOPLE
    renderer = Renderer(some_settings(theme=THEME))
    board = a_board(jobs, talent, pages=(TEXT,), reviews=REVIEWS)
    write(pages(board, some_listings(jobs, talent, reviews=REVIEWS), renderer), folder)
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where that board is served."""
    with served(site) as address:
        yield address


def on_first_screen(page: Page, selector: str) -> int:
    """How many of the matching elements are wholly visible without scrolling."""
    count: int = page.locator(selector).evaluate_all(
        """elements => elements.filter(element => {
            const box = element.getBoundingClientRect();
            return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
        }).length"""
    )
    return count


@pytest.mark.parametrize(
    ("viewport", "at_least"), [pytest.param(LAPTOP, 5, id="laptop"), pytest.param(PHONE, 2, id="phone")]
)
def test_list_shows_jobs_with_pay_and_deadline_on_the_first_screen(
    browser: Browser, address: str, viewport: dict[str, int], at_least: int
) -> None:
    page = a_page(browser, viewport)
    page.goto(f"{address}/jobs/")
    for part in ("", " .job-row__title", " .job-row__amount", " .job-row__facts", " time"):
        assert on_first_screen(page, f".job-row{part}") >= at_least, part
    page.context.close()


def test_job_answers_everything_on_the_first_laptop_screen(browser: Browser, address: str) -> None:
    page = a_page(browser, LAPTOP)
    page.goto(f"{address}/jobs/catalogue/")
    for part in ("h1", ".job-head__name", ".facts__total", ".facts__list", ".apply .button[data-kind=main]"):
        assert on_first_screen(page, part) == 1, part
    assert "£1,350" in page.locator(".facts").inner_text()
    page.context.close()


def test_facts_stay_in_sight_on_a_laptop(browser: Browser, address: str) -> None:
    page = a_page(browser, LAPTOP)
    page.goto(f"{address}/jobs/catalogue/")
    assert page.evaluate("scrollTo(0, 500), scrollY") > 200
    assert on_first_screen(page, ".facts .button[data-kind=main]") == 1
    page.context.close()


def test_apply_button_is_on_the_first_phone_screen_and_stays(browser: Browser, address: str) -> None:
    page = a_page(browser, PHONE)
    page.goto(f"{address}/jobs/catalogue/")
    assert on_first_screen(page, ".apply-bar .button") == 1
    assert page.evaluate("scrollTo(0, 600), scrollY") > 300
    assert on_first_screen(page, ".apply-bar .button") == 1
    page.context.close()


@pytest.mark.parametrize("viewport", [pytest.param(LAPTOP, id="laptop"), pytest.param(PHONE, id="phone")])
def test_job_has_one_button_and_the_page_behind_it_one_for_each_way(
    browser: Browser, address: str, viewport: dict[str, int]
) -> None:
    page = a_page(browser, viewport)
    page.goto(f"{address}/jobs/catalogue/")
    button = page.locator("[data-apply] .button:visible")
    assert button.all_inner_texts() == ["Apply"]
    button.click()
    assert page.url == f"{address}/jobs/catalogue/apply/"
    shown = page.locator("[data-apply] .button:visible")
    assert shown.all_inner_texts() == ["Apply by pull request", "Apply by form"]
    page.context.close()


@pytest.mark.parametrize("viewport", [pytest.param(LAPTOP, id="laptop"), pytest.param(PHONE, id="phone")])
def test_ways_to_apply_and_who_sees_what_are_on_the_first_screen(
    browser: Browser, address: str, viewport: dict[str, int]
) -> None:
    page = a_page(browser, viewport)
    page.goto(f"{address}/jobs/catalogue/apply/")
    assert on_first_screen(page, ".routes .button") == 2
    assert on_first_screen(page, ".routes__note") == 2
    page.context.close()


def test_nothing_with_the_focus_hides_behind_the_bar(browser: Browser, address: str) -> None:
    page = a_page(browser, PHONE)
    page.goto(f"{address}/jobs/catalogue/")
    reached = 0
    while True:
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            """() => {
                const focused = document.activeElement;
                if (focused === document.body) return null;
                const bar = document.querySelector(".apply-bar");
                const [box, edge] = [focused.getBoundingClientRect(), bar.getBoundingClientRect()];
                return !bar.contains(focused) && box.bottom > edge.top && box.top < edge.bottom;
            }"""
        )
        if hidden is None:
            break
        assert hidden is False, page.evaluate("document.activeElement.outerHTML")
        reached += 1
    assert reached > 10
    page.context.close()


@pytest.mark.parametrize("path", PATHS)
def test_page_needs_no_sideways_scrolling(browser: Browser, address: str, path: str) -> None:
    page = a_page(browser, NARROW)
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
    page.context.close()


def test_amount_is_never_cut_in_two(browser: Browser, address: str) -> None:
    page = a_page(browser, NARROW)
    page.goto(f"{address}/jobs/")
    amounts = page.locator(".job-row__amount")
    assert "1,187.500" in " ".join(amounts.all_inner_texts())
    lines = amounts.evaluate_all(
        """amounts => amounts.map(amount => {
            const range = document.createRange();
            range.selectNodeContents(amount);
            return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size;
        })"""
    )
    assert set(lines) == {1}
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [pytest.param(LAPTOP, id="laptop"), pytest.param(PHONE, id="phone")])
def test_pages_have_no_barriers_that_axe_knows(
    browser: Browser, address: str, viewport: dict[str, int], scheme: str
) -> None:
    page = a_page(browser, viewport, color_scheme=scheme, bypass_csp=True)
    for path in PATHS:
        page.goto(address + path)
        results = Axe().run(page)
        assert results.violations_count == 0, f"{path}\n{results.generate_report()}"
    page.context.close()


def test_pages_ask_their_own_host_alone_and_break_no_policy(browser: Browser, address: str) -> None:
    page = a_page(browser, LAPTOP)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def note(response: Response) -> None:
        if not response.url.startswith(address) or response.status >= 400:
            complaints.append(f"{response.status} {response.url}")

    page.on("response", note)
    for path in PATHS:
        page.goto(address + path)
    assert complaints == []
    page.context.close()


def test_job_is_complete_without_javascript(browser: Browser, address: str) -> None:
    page = browser.new_context(viewport=LAPTOP, java_script_enabled=False).new_page()  # type: ignore[arg-type]
    page.goto(f"{address}/jobs/catalogue/")
    assert page.locator(".facts .button").is_visible()
    assert not page.locator(".banner").is_visible()
    page.locator(".facts .button").click()
    assert page.locator(".routes .button").count() == 2
    assert page.locator(".routes .button").last.is_visible()
    assert not page.locator(".banner").is_visible()
    page.context.close()


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        pytest.param(datetime(2026, 11, 22, 22, 59, 58, tzinfo=UTC), True, id="the last second, in Paris"),
        pytest.param(datetime(2026, 11, 22, 23, 0, 1, tzinfo=UTC), False, id="after it"),
    ],
)
def test_script_closes_a_job_whose_day_has_passed_since_the_build(
    browser: Browser, address: str, moment: datetime, is_open: bool
) -> None:
    page = a_page(browser, PHONE)
    page.clock.set_fixed_time(moment)
    page.goto(f"{address}/jobs/last-day/")
    assert page.locator(".apply-bar").is_visible() is is_open
    assert page.locator(".banner").is_visible() is not is_open
    page.goto(f"{address}/jobs/last-day/apply/")
    assert page.locator(".routes").is_visible() is is_open
    assert page.locator(".banner").is_visible() is not is_open
    page.goto(f"{address}/jobs/")
    row = page.locator(".job-row", has_text="Closes on the day")
    assert row.locator("time").inner_text() == ("closes today" if is_open else "closed")
    page.context.close()


def test_keyboard_reaches_the_content_first(browser: Browser, address: str) -> None:
    page = a_page(browser, LAPTOP)
    page.goto(f"{address}/jobs/")
    page.keyboard.press("Tab")
    assert on_first_screen(page, ".skip:focus") == 1
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.context.close()


def test_pages_are_light(site: Path) -> None:
    (css,) = (site / "theme").glob("*.css")
    size = {
        file.name.partition(".")[0]: len(gzip.compress(file.read_bytes())) for file in (site / "theme").glob("*.js")
    }
    assert len(gzip.compress(css.read_bytes())) < 12_000
    # The engine of the search comes only when somebody searches.
    assert size["finder"] < 4_000
    assert size["closing"] + size["saved"] + size["search"] < 7_500
    assert (site / "jobs/catalogue/index.html").stat().st_size < 20_000


@pytest.mark.parametrize("viewport", [pytest.param(LAPTOP, id="laptop"), pytest.param(NARROW, id="narrow")])
def test_numbers_of_a_chart_stand_clear_of_its_bars_and_names(
    browser: Browser, address: str, viewport: dict[str, int]
) -> None:
    page = a_page(browser, viewport)
    page.goto(f"{address}/insights/")
    assert page.locator(".chart__value").count() >= 5
    touching = page.locator(".chart__plot").evaluate_all(
        """drawings => drawings.flatMap(drawing => {
            const boxes = selector => [...drawing.querySelectorAll(selector)].map(part => part.getBoundingClientRect());
            const others = [...boxes(".chart__bar"), ...boxes("text:not(.chart__value)")];
            const edge = drawing.getBoundingClientRect();
            return boxes(".chart__value").filter(value => value.left < edge.left || others.some(other =>
                other.left < value.right && value.left < other.right && other.top < value.bottom - 4
                && value.top + 4 < other.bottom));
        }).length"""
    )
    assert touching == 0
    page.context.close()


def test_table_of_a_chart_is_on_paper_though_nobody_opened_it(browser: Browser, address: str) -> None:
    page = a_page(browser, LAPTOP)
    page.goto(f"{address}/insights/")
    table = page.locator(".chart__table").first
    assert not table.is_visible()
    page.emulate_media(media="print")
    assert table.bounding_box()["height"] > 0  # type: ignore[index]
    assert not page.locator(".chart__numbers summary").first.is_visible()
    page.context.close()
