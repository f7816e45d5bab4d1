"""The theme's modules as a browser has them, called from a test with data."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page
from served import LAPTOP, THEME, a_page, served

from board.render.templating.styles import scripts

CALL = """async ([module, name, calls]) => {
  const { [name]: called } = await import(module);
  return calls.map((values) => {
    try {
      return { said: called(...values) ?? null };
    } catch (error) {
      return { thrown: String(error) };
    }
  });
}"""


class Modules:
    """The modules under their published names, in one page that has nothing else."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.paths = {name: f"/{asset.path}" for name, asset in scripts(THEME).items()}

    def call(self, module: str, name: str, *calls: list[Any]) -> list[Any]:
        """What a module's function says to each list of arguments; an AssertionError where it throws."""
        answers = self.page.evaluate(CALL, [self.paths[module], name, list(calls)])
        thrown = [answer["thrown"] for answer in answers if "thrown" in answer]
        assert not thrown, thrown[0]
        return [answer["said"] for answer in answers]


@contextmanager
def modules(browser: Browser, folder: Path) -> Iterator[Modules]:
    """The theme's modules, published into a folder and served."""
    for asset in scripts(THEME).values():
        file = folder / asset.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(asset.content)
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
    (folder / "index.html").write_text(f"<!doctype html><html lang=en><head>{policy}<title>-</title>", encoding="utf-8")
    with served(folder) as address:
        page = a_page(browser, LAPTOP)
        page.goto(address)
        yield Modules(page)
