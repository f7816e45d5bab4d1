"""A site served to a Chromium, for the tests that need one."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from chromium import ARGUMENTS, found
from playwright.sync_api import Browser, Page, sync_playwright

from board.render.outputs import Output

THEME = Path(__file__).parents[2] / "theme"
LAPTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves a folder and keeps no log."""

    def log_message(self, *_: object) -> None:
        pass


def write(outputs: Iterable[Output], folder: Path) -> None:
    """Outputs as files."""
    for output in outputs:
        file = folder / output.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.render())


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder while it is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def a_chromium() -> Iterator[Browser]:
    path = found()
    assert path, "no Chromium: run `python tests/browser/chromium.py`, or set CHROMIUM"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield chromium
        finally:
            chromium.close()


def a_page(browser: Browser, viewport: dict[str, int], **options: Any) -> Page:
    """A new page at noon of the day the board was built."""
    context = browser.new_context(viewport=viewport, **options)  # type: ignore[arg-type]
    page = context.new_page()
    page.clock.set_fixed_time(datetime(2026, 11, 22, 12, tzinfo=UTC))
    return page
