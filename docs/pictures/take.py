"""Takes the pictures of the README and of CONTRIBUTING from the demo board: `make pictures`."""

import os
import runpy
import subprocess
import sys
import tempfile
import threading
from base64 import b64encode
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

from doors import doors
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
CHROMIUM = runpy.run_path(str(ROOT / "tests/browser/chromium.py"))

LAPTOP, PHONE = (1280, 800), (390, 844)
LIST, JOB = "jobs/", "jobs/toolbar-icons/"
# By file name: the colours, and what the laptop and the phone show.
PICTURES = {"board-light.png": ("light", LIST, JOB), "board-dark.png": ("dark", JOB, LIST)}

# The two screens side by side. Nothing is installed for this: the browser itself puts them together.
BOTH = """<!doctype html><style>
body {{ margin: 0; display: flex; gap: 24px; padding: 24px; align-items: center; background: {back} }}
img {{ border: 1px solid {edge}; border-radius: 8px }}
</style><img src="{laptop}" width="930"><img src="{phone}" width="272">"""
AROUND = {"light": {"back": "#fff", "edge": "#bbb"}, "dark": {"back": "#0d1117", "edge": "#444"}}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing of requests."""


def build(output: Path, cache: Path) -> None:
    """Build the demo as it would stand at the root of a host."""
    board = Path(sys.executable).with_name("board")
    command = [str(board), "build", "-o", str(output), "-e", f'BOARD_CACHE="{cache}"']
    environment = {name: value for name, value in os.environ.items() if not name.startswith("BOARD_")}
    subprocess.run(command, cwd=ROOT, env=environment | {"SITEURL": "http://localhost"}, check=True)


def shot(browser: Browser, url: str, size: tuple[int, int], colours: str) -> str:
    """What a screen of this size shows first, as a `data:` address."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=colours)  # type: ignore[arg-type]
    page.goto(url)
    image = page.screenshot()
    page.close()
    return f"data:image/png;base64,{b64encode(image).decode()}"


def take(browser: Browser, address: str) -> None:
    """Write each picture beside this file."""
    for name, (colours, on_laptop, on_phone) in PICTURES.items():
        laptop = shot(browser, address + on_laptop, LAPTOP, colours)
        phone = shot(browser, address + on_phone, PHONE, colours)
        page = browser.new_page(viewport={"width": 1280, "height": 640})
        page.set_content(BOTH.format(laptop=laptop, phone=phone, **AROUND[colours]))
        keep(name, page.screenshot())
        page.close()
    for name, picture in doors(browser, address).items():
        keep(name, picture)


def keep(name: str, picture: bytes) -> None:
    """Write a picture with few colours: the pages have no more, and it is a third as large."""
    with Image.open(BytesIO(picture)) as image:
        image.convert("RGB").quantize(colors=128).save(FOLDER / name, optimize=True)
    print(f"{name}: {(FOLDER / name).stat().st_size:,} bytes")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build(site, Path(folder) / "cache")
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM["found"](), args=CHROMIUM["ARGUMENTS"])
            take(browser, f"http://127.0.0.1:{server.server_port}/")
            browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
