"""The theme's templates, compiled once and rendered without copying a context."""

from collections.abc import Callable
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from jinja2 import FileSystemLoader, StrictUndefined

from board.render.language.words import Words
from board.render.templating.compile import ThemeContext, ThemeEnvironment


class Templates:
    """Renders a theme's templates; what is not given is an error, what is not markup is escaped."""

    def __init__(self, theme: Path, words: Words, **names: Any) -> None:
        self.environment = ThemeEnvironment(
            words,
            loader=FileSystemLoader(theme / "templates"),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.environment.globals.update(names, words=words)

    def render(self, name: str, /, **context: Any) -> str:
        """The page that `templates/<name>.html` makes of a context."""
        template = self.environment.get_template(f"{name}.html")
        page = template.new_context(context)
        assert isinstance(page, ThemeContext)
        # The parts go into the context; what is yielded is nothing.
        for _ in template.root_render_func(page):
            pass
        return "".join(page.parts)

    def macro(self, name: str) -> Callable[..., str]:
        """The macro of `macros/<name>.html`, to be called from code."""
        module = self.environment.get_template(f"macros/{name}.html").module
        macro: Callable[..., str] = getattr(module, name)
        return macro


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
