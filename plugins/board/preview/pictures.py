"""Pictures of pages as a phone and a laptop show them, taken by whatever Chromium there is."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
SECONDS = 120
# Chromium draws nothing that is wider or higher than this.
LARGEST_SHEET = 16_000
MOST_ON_A_SHEET = 40


@dataclass(frozen=True, slots=True)
class Screen:
    """A kind of device and what it shows at once, in CSS pixels."""

    name: str
    width: int
    height: int


SCREENS = (Screen("laptop", 1280, 800), Screen("phone", 390, 844))


class NoPictures(Exception):
    """The browser took none; the text says why."""


def browser() -> str | None:
    """The path of the machine's Chromium, if it has one."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or (MAC if Path(MAC).exists() else None)


def take_pictures(chromium: str, pages: Sequence[tuple[Path, Path]], screen: Screen) -> None:
    """Take a picture of each page, given as a file, into the second file, as WebP.

    All at once, on sheets that hold many pages side by side: most of the time goes into starting a browser.
    Raises NoPictures where it does not work.
    """
    for first in range(0, len(pages), MOST_ON_A_SHEET):
        share = pages[first : first + MOST_ON_A_SHEET]
        with TemporaryDirectory(prefix="board-pictures-") as made:
            folder = Path(made)
            places = list(places_on_a_sheet(len(share), screen))
            sheet = folder / "sheet.html"
            sheet.write_text(sheet_page([page for page, _ in share], places, screen), encoding="utf-8")
            photograph(chromium, sheet, folder, sheet_size(places, screen))
            try:
                with Image.open(folder / "sheet.png") as whole:
                    for (_, target), (left, top) in zip(share, places, strict=True):
                        part = whole.crop((left, top, left + screen.width, top + screen.height)).convert("RGB")
                        target.parent.mkdir(parents=True, exist_ok=True)
                        part.save(target, "WEBP", quality=82, method=4)
            except OSError as error:
                raise NoPictures("the browser gave no picture") from error


def places_on_a_sheet(count: int, screen: Screen) -> Iterator[tuple[int, int]]:
    """Where the left upper corner of each page stands: in rows about as long as there are many."""
    columns = max(1, min(LARGEST_SHEET // screen.width, 8000 // screen.width))
    for number in range(count):
        yield number % columns * screen.width, number // columns * screen.height


def sheet_size(places: Sequence[tuple[int, int]], screen: Screen) -> tuple[int, int]:
    return max(left for left, _ in places) + screen.width, max(top for _, top in places) + screen.height


def sheet_page(pages: Sequence[Path], places: Sequence[tuple[int, int]], screen: Screen) -> str:
    """A page of ours that shows others in frames; these run nothing and lead nowhere."""
    rules = "".join(f"#p{number}{{left:{left}px;top:{top}px}}" for number, (left, top) in enumerate(places))
    frames = "".join(
        # Without its own origin a page may not read its style sheet.
        f'<iframe id="p{number}" sandbox="allow-same-origin" src="{escape(page.resolve().as_uri())}"></iframe>'
        for number, page in enumerate(pages)
    )
    size = f"width:{screen.width}px;height:{screen.height}px"
    style = f"html{{color-scheme:light;background:#fff}}iframe{{position:absolute;border:0;{size}}}{rules}"
    return f"<!doctype html><meta charset=utf-8><title>Sheet</title><style>{style}</style>{frames}"


def photograph(chromium: str, sheet: Path, folder: Path, size: tuple[int, int]) -> None:
    """Have a browser draw a page of ours to `sheet.png` beside it, without a network."""
    command = [
        chromium,
        "--headless",
        "--disable-gpu",
        "--hide-scrollbars",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-extensions",
        "--disable-sync",
        "--force-device-scale-factor=1",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--user-data-dir={folder / 'profile'}",
        f"--window-size={size[0]},{size[1]}",
        f"--screenshot={folder / 'sheet.png'}",
        # As root Chromium refuses its sandbox.
        *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
        sheet.as_uri(),
    ]
    try:
        ran = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as late:
        raise NoPictures("the browser took too long") from late
    except OSError as error:
        raise NoPictures(f"the browser does not run: {error.strerror}") from error
    if ran.returncode:
        raise NoPictures(f"the browser ended with {ran.returncode}")
