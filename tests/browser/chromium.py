"""Finds a Chromium for the browser tests, or installs one: `python tests/browser/chromium.py`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"

# As root a sandbox is refused, and a closed network makes the browser's own errands fail loudly.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def playwrights_own() -> str | None:
    """The Chromium that Playwright has downloaded, if it has."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def found() -> str | None:
    """The path of a Chromium: `CHROMIUM` in the environment, the machine's own, or Playwright's."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    on_path = next((path for name in NAMES if (path := shutil.which(name))), None)
    return on_path or (MAC if Path(MAC).exists() else None) or playwrights_own()


def install() -> None:
    """Install Debian's package as root, else Playwright's download; exit with advice where neither works."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=environment, check=False)
        packages = ["chromium", "fonts-dejavu-core", "fonts-noto-core"]
        wanted = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
        if subprocess.run(wanted, env=environment, stdout=subprocess.DEVNULL, check=False).returncode == 0:
            return
    if subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode == 0:
        return
    sys.exit(
        "The browser tests need a Chromium. Install one, for example with `sudo apt-get install chromium` "
        "or `brew install --cask chromium`, or name yours: CHROMIUM=/path/to/chromium make test"
    )


if __name__ == "__main__":
    if found() is None:
        install()
    path = found()
    if path is None:
        sys.exit("A Chromium was installed but cannot be found; name it: CHROMIUM=/path/to/chromium make test")
    print(f"browser tests use {path}")
