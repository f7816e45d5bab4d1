"""What only a browser can tell of the page of all feeds: the form that finds one, and who can use it."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from served import LAPTOP, NARROW, THEME, a_page, served, write

from board.model import Client, Pay
from board.render.feeds import feeds
from board.render.pages.all_pages import pages
from board.render.renderer import Renderer
from factories import a_board, a_job, a_profile, some_listings, some_settings

pytestmark = pytest.mark.browser

JOBS = (
    a_job(slug="guide", client=Client(name="Exemple Libre", account="exemple-libre")),
    a_job(slug="plugin", category="development", skills=("cpp",), pay=Pay(type="volunteer")),
)
NEAREST = "No feed holds exactly that."
EXACT = "This feed holds exactly that."


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("subscribe")
    renderer = Renderer(some_settings(theme=THEME))
    listings = some_listings(JOBS, [a_profile()])
    write(pages(a_board(JOBS, [a_profile()]), listings, renderer), folder)
    write(feeds(listings, renderer), folder)
    with served(folder) as host:
        yield host


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = a_page(browser, LAPTOP, permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/subscribe/")
    yield page
    page.context.close()


def found(page: Page) -> str:
    """The path of the feed that the form shows."""
    value = page.get_by_label("The feed's address").input_value()
    return value.split("/feeds/", 1)[1]


@pytest.mark.parametrize(
    ("answers", "feed", "note"),
    [
        pytest.param({}, "jobs/rss.xml", "", id="nothing chosen"),
        pytest.param({"Kind of work": "Translation"}, "categories/translation/rss.xml", EXACT, id="a category"),
        pytest.param(
            {"Kind of work": "Development", "Pay": "volunteer"},
            "categories/development/volunteer/rss.xml",
            EXACT,
            id="a category and a kind of pay",
        ),
        pytest.param(
            {"Skill": "French", "Place": "Remote"}, "skills/french/remote/rss.xml", EXACT, id="remote work in a skill"
        ),
        pytest.param(
            {"Kind of work": "Translation", "Skill": "French"}, "skills/french/rss.xml", NEAREST, id="no such feed"
        ),
        pytest.param(
            {"Tell me about": "New talent", "Skill": "French"}, "talent/skills/french/rss.xml", EXACT, id="people"
        ),
        pytest.param(
            {"Tell me about": "Jobs closing soon", "Skill": "French"}, "closing/rss.xml", NEAREST, id="closing soon"
        ),
    ],
)
def test_form_finds_the_nearest_feed_and_says_how_near_it_is(
    page: Page, answers: dict[str, str], feed: str, note: str
) -> None:
    for question, answer in answers.items():
        page.get_by_label(question, exact=True).select_option(label=answer)
    assert found(page) == feed
    shown = page.locator(".feed-picker__note")
    assert shown.inner_text().startswith(note) if note else shown.is_hidden()
    files = [link.get_attribute("href") or "" for link in page.locator(".feed-picker__formats a").all()]
    assert [file.rsplit("/", 1)[1] for file in files[:3]] == ["rss.xml", "atom.xml", "feed.json"]
    assert all(page.request.get(f"{page.url.split('/subscribe/')[0]}{file}").ok for file in files)


def test_services_get_the_published_feed_that_is_chosen(page: Page) -> None:
    page.get_by_label("Skill", exact=True).select_option(label="French")
    chosen = "https://board.example/feeds/skills/french/rss.xml"
    assert page.get_by_role("link", name="A reader on this device").get_attribute("href") == f"feed{chosen[5:]}"
    handed = page.get_by_role("link", name="Blogtrottr").get_attribute("href") or ""
    assert handed == "https://blogtrottr.com/?subscribe=" + chosen.replace(":", "%3A").replace("/", "%2F")


def test_list_leads_to_its_own_feed(page: Page, address: str) -> None:
    page.goto(f"{address}/skills/french/")
    page.get_by_role("link", name="Follow this list").click()
    page.wait_for_url("**/subscribe/#skills_french")
    assert found(page) == "skills/french/rss.xml"
    assert page.get_by_label("Skill", exact=True).evaluate("field => field.selectedOptions[0].text") == "French"


def test_button_copies_the_address(page: Page) -> None:
    page.get_by_role("button", name="Copy", exact=True).click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "https://board.example/feeds/jobs/rss.xml"


def test_nothing_is_fetched_from_anybody_else(browser: Browser, address: str) -> None:
    page = a_page(browser, LAPTOP)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/subscribe/")
    page.get_by_label("Skill", exact=True).select_option(label="French")
    page.wait_for_load_state("networkidle")
    assert asked
    assert all(url.startswith(address) for url in asked)
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_is_fit_for_everybody_and_for_a_narrow_phone(browser: Browser, address: str, scheme: str) -> None:
    page = a_page(browser, NARROW, color_scheme=scheme)
    page.goto(f"{address}/subscribe/#skills_french")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    wrong = Axe().run(page).response["violations"]
    assert not wrong, [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in wrong]
    page.context.close()


def test_without_javascript_all_feeds_are_there_and_no_empty_form(browser: Browser, address: str) -> None:
    page = browser.new_context(viewport=LAPTOP, java_script_enabled=False).new_page()  # type: ignore[arg-type]
    page.goto(f"{address}/subscribe/")
    assert page.locator("select:visible").count() == 0
    assert page.get_by_role("link", name="French: remote only").is_visible()
    assert page.get_by_label("The feed's address").is_visible()
    page.context.close()
