"""The browser, and the theme's modules in it, for the tests of one file."""

from collections.abc import Iterator

import pytest
from modules import Modules, modules
from playwright.sync_api import Browser
from served import a_chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with a_chromium() as chromium:
        yield chromium


@pytest.fixture(scope="module")
def js(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Modules]:
    with modules(browser, tmp_path_factory.mktemp("modules")) as found:
        yield found
