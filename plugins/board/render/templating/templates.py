"""The theme's templates, compiled once and rendered without copying a context."""

from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from jinja2 import FileSystemLoader

from board.render.language.words import Words
from board.render.templating.html import Html
from board.render.templating.theme import Given, Macro, Theme


class Templates:
    """Renders a theme's templates; what is not given is an error, what is not HTML is escaped.

    `names` are the same for every page; a page is given no other value under such a name.
    """

    def __init__(self, theme: Path, words: Words, **names: Any) -> None:
        self.theme = Theme(words, FileSystemLoader(theme / "templates"), names)

    def render(self, name: str, /, **given: Any) -> Html:
        """The page that `templates/<name>.html` makes of what it is given."""
        return self.page(name, given)

    def page(self, name: str, given: dict[str, Any]) -> Html:
        """As `render`, of names in a dictionary, which it may keep."""
        if not self.theme.names.keys().isdisjoint(given):
            raise TypeError(f"the theme has these names: {', '.join(self.theme.names.keys() & given)}")
        parts: list[Html] = []
        self.theme.page(f"{name}.html")(parts, Given(given))
        return Html(b"".join(parts))

    def macro(self, name: str) -> Macro:
        """The macro of `macros/<name>.html`, to be called from code."""
        return self.theme.macro(f"macros/{name}.html", name)


def translations_for(theme: Path, language: str) -> NullTranslations:
    """The theme's catalogue for a language; English needs none, and a language without one speaks English."""
    # Pelican makes a setting's `pt-BR` into `pt-br`; catalogues have CLDR's names (`pt_BR`, `zh_Hant`).
    parts = str(Locale.parse(language, sep="-")).split("_")
    for name in ("_".join(parts[:length]) for length in range(len(parts), 0, -1)):
        catalogue = theme / "translations" / name / "LC_MESSAGES" / "board.po"
        if catalogue.is_file():
            from babel.messages.mofile import write_mo
            from babel.messages.pofile import read_po

            compiled = BytesIO()
            with catalogue.open("rb") as file:
                write_mo(compiled, read_po(file))
            compiled.seek(0)
            return GNUTranslations(compiled)
    return NullTranslations()
