"""The pictures of a preview show the pages as a phone and a laptop do, and its pages look right as files."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import found
from click.testing import CliRunner
from PIL import Image, ImageChops
from playwright.sync_api import Browser
from served import LAPTOP, NARROW, a_page

from board.cli import main
from boards import TODAY, a_job, several, write
from repositories import committed, repository

pytestmark = pytest.mark.browser

OWN = "jobs/french-guide/index.html"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `board preview` makes of a board with one job retitled and one new."""
    folder = several(tmp_path_factory.mktemp("preview") / "board")
    committed(repository(folder), {})
    write(
        folder, {"jobs/french-guide.yml": a_job(title="Translate our other guide"), "jobs/new.yml": a_job(title="New")}
    )
    chromium = found()
    assert chromium
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        command = ["preview", "--base", "main", "--into", "../seen", "--most", "6", "--browser", chromium]
        result = CliRunner().invoke(main, command, env={"BOARD_TODAY": TODAY})
    assert result.exit_code == 0, result.output
    assert "pictures" not in result.stderr, result.stderr
    return folder.parent / "seen"


@pytest.mark.parametrize(("screen", "size"), [("laptop", (1280, 800)), ("phone", (390, 844))])
def test_pictures_have_the_size_of_the_screen_and_show_something(
    preview: Path, screen: str, size: tuple[int, int]
) -> None:
    pictures = sorted((preview / "pictures").glob(f"*-{screen}.webp"))
    # Two of a page that was there before, one of a new one.
    assert len(pictures) > 6
    for path in pictures:
        with Image.open(path) as picture:
            assert picture.size == size
            colours = picture.convert("RGB").getcolors(2**24)
            assert colours is not None
            assert len(colours) > 50, f"{path.name} is blank"


def test_pictures_before_and_after_differ_where_the_page_does(preview: Path) -> None:
    with (
        Image.open(preview / "pictures/01-before-laptop.webp") as before,
        Image.open(preview / "pictures/01-after-laptop.webp") as after,
    ):
        assert ImageChops.difference(before.convert("RGB"), after.convert("RGB")).getbbox() is not None


@pytest.mark.parametrize("side", ["before", "after"])
def test_copy_looks_as_the_page_does_and_asks_nothing_of_any_network(
    browser: Browser, preview: Path, side: str
) -> None:
    page = a_page(browser, LAPTOP)
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((preview / side / OWN).as_uri())
    assert page.locator(".facts").evaluate("facts => getComputedStyle(facts).position") == "sticky"
    assert complaints == []
    assert all(url.startswith("file:") for url in asked)
    page.locator("nav a", has_text="Jobs").first.click()
    assert page.url == (preview / side / "jobs/index.html").as_uri()
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_overview_has_no_barriers_and_shows_every_picture(browser: Browser, preview: Path, scheme: str) -> None:
    page = a_page(browser, LAPTOP, color_scheme=scheme, bypass_csp=True)
    page.goto((preview / "index.html").as_uri())
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    widths = page.locator("img").evaluate_all("pictures => pictures.map(picture => picture.naturalWidth)")
    assert len(widths) > 12
    assert set(widths) == {390, 1280}
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
    page.context.close()
