"""What only a browser can tell of sharing: the button that copies a page's address, and of the digest as a mail."""

from collections.abc import Iterator
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from served import LAPTOP, NARROW, PHONE, THEME, a_page, served, write

from board.cli.digest_forms import as_html
from board.derive.digest import digest
from board.render.digest import digest_texts
from board.render.pages.all_pages import pages
from board.render.renderer import Renderer
from factories import TODAY, a_board, a_job, a_profile, some_listings, some_settings

pytestmark = pytest.mark.browser

JOBS = (a_job(slug="guide"), a_job(slug="arabic", title="ترجمة دليل المتطوعين إلى العربية", language="ar"))
CANONICAL = "https://board.example/jobs/guide/"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("sharing")
    renderer = Renderer(some_settings(theme=THEME))
    listings = some_listings(JOBS, [a_profile()])
    write(pages(a_board(JOBS, [a_profile()]), listings, renderer), folder)
    news = digest(listings.jobs, listings.people, date(2026, 10, 1), TODAY)
    (folder / "digest.html").write_text(as_html(digest_texts(news, renderer), renderer), encoding="utf-8")
    with served(folder) as host:
        yield host


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_button_copies_the_address_of_the_page_and_says_so(browser: Browser, address: str) -> None:
    page = a_page(browser, LAPTOP, permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/jobs/guide/")
    button = page.get_by_role("button", name="Copy the link")
    button.focus()
    page.keyboard.press("Enter")
    page.locator(".tail [role=status]", has_text="Copied").wait_for()
    assert copied(page) == CANONICAL
    page.context.close()


def test_address_is_shown_where_copying_is_not_allowed(browser: Browser, address: str) -> None:
    page = a_page(browser, PHONE)
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(f"{address}/talent/ines-moreau/")
    page.get_by_role("button", name="Copy the link").click()
    page.locator(".tail [role=status]", has_text="https://board.example/talent/ines-moreau/").wait_for()
    page.context.close()


def test_without_javascript_there_is_the_mail_link_alone(browser: Browser, address: str) -> None:
    page = browser.new_context(viewport=LAPTOP, java_script_enabled=False).new_page()  # type: ignore[arg-type]
    page.goto(f"{address}/jobs/guide/")
    assert page.get_by_role("link", name="Share by e-mail").is_visible()
    assert page.locator(".tail button").count() == 0
    page.context.close()


@pytest.mark.parametrize("path", ["jobs/guide/", "talent/ines-moreau/", "digest.html"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_is_fit_for_everybody_and_for_a_narrow_phone(
    browser: Browser, address: str, path: str, scheme: str
) -> None:
    page = a_page(browser, NARROW, color_scheme=scheme)
    page.goto(f"{address}/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    wrong = Axe().run(page).response["violations"]
    # A mail has no landmarks: its reader's own page is around it.
    assert [violation["id"] for violation in wrong if violation["id"] not in ("region", "landmark-one-main")] == []
    page.context.close()
