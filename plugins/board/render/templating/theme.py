"""A theme's templates, read with Jinja's parser and compiled our own way, each when it is first asked for."""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import BaseLoader, Environment, TemplateAssertionError, UndefinedError, nodes

from board.render.language.words import Words
from board.render.templating.compile import Function, written, written_macro
from board.render.templating.html import Html, HtmlOf
from board.render.templating.translation import CompiledTranslation, pieces

Fill = Callable[[list[Html], Mapping[str, Any]], None]
"""A compiled template: it puts a page's HTML into a list, made of what the page is given."""


class Given(dict[str, Any]):
    """What a page is given, by name."""

    def __missing__(self, name: str) -> Any:
        raise UndefinedError(f"the template has `{name}`, and the page was not given it")


class Macro:
    """A component of the theme: `function` puts its HTML into a list, a call gives it as one piece."""

    def __init__(self, function: Callable[..., None]) -> None:
        self.function = function

    def __call__(self, *arguments: Any, **named: Any) -> Html:
        out: list[Html] = []
        self.function(out, *arguments, **named)
        return Html(b"".join(out))


class Theme:
    """Templates in Jinja's language, as far as a theme needs it, with names that are the same on every page.

    What these names give, and what is made of them alone, is worked out when a template is compiled.
    """

    def __init__(self, words: Words, loader: BaseLoader, names: Mapping[str, Any]) -> None:
        self.words = words
        self.html_of = HtmlOf()
        self.environment = Environment(
            autoescape=True,
            loader=loader,
            extensions=[CompiledTranslation],
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.extend(translations=words.translations)
        self.names: dict[str, Any] = {"_": words.translations.gettext, "words": words, **names}
        self.filters = plain(self.environment.filters)
        self.tests = plain(self.environment.tests)
        self._read: dict[str, tuple[nodes.Template, str]] = {}
        self._pages: dict[str, Fill] = {}
        self._macros: dict[str, dict[str, Macro]] = {}

    def page(self, name: str) -> Fill:
        """The function of a template, with the blocks it puts into the one that it extends."""
        found = self._pages.get(name)
        if found is None:
            found = self._pages[name] = self._compiled_page(name)
        return found

    def macro(self, name: str, macro: str) -> Macro:
        """A macro of a template; raises AttributeError where it has none of that name."""
        found = self._macros.get(name)
        if found is None:
            _, found = self._macros_of(name)
            self._macros[name] = found
        if macro not in found:
            raise AttributeError(f"{name} has no macro `{macro}`")
        return found[macro]

    def plural(self, context: str | None, one: str, many: str, number: float, /, **values: object) -> Html:
        """The form for a number, with its values escaped; the form itself is HTML, as the template's text is."""
        translations = self.words.translations
        if context is None:
            form = translations.ngettext(one, many, self.words.whole(number))
        else:
            form = translations.npgettext(context, one, many, self.words.whole(number))
        return Html(b"".join(self._said(values[part]) if is_name else part.encode() for is_name, part in pieces(form)))

    def _said(self, value: object) -> Html:
        """A number as the language writes it, anything else as it stands in HTML."""
        return self.html_of[self.words.number(value) if isinstance(value, (int, float)) else value]

    def _parsed(self, name: str) -> tuple[nodes.Template, str]:
        found = self._read.get(name)
        if found is None:
            loader = self.environment.loader
            assert loader is not None
            text, filename, _ = loader.get_source(self.environment, name)
            found = self._read[name] = self.environment.parse(text, name, filename), filename or name
        return found

    def _macros_of(self, name: str) -> tuple[dict[str, Macro], dict[str, Macro]]:
        """The macros that a template can use, those it names at its beginning and its own; and its own."""
        template, filename = self._parsed(name)
        found: dict[str, Macro] = {}
        own: dict[str, Macro] = {}
        for node in template.find_all(nodes.FromImport):
            if not isinstance(node.template, nodes.Const):
                raise TemplateAssertionError("a template is imported by its name", node.lineno, name)
            for names in node.names:
                macro, alias = names if isinstance(names, tuple) else (names, names)
                found[alias] = self.macro(node.template.value, macro)
        for definition in template.find_all(nodes.Macro):
            function = Function(self, name, dict(found), is_page=False)
            own[definition.name] = found[definition.name] = Macro(written_macro(function, definition, filename))
        return found, own

    def _compiled_page(self, name: str) -> Fill:
        template, filename = self._parsed(name)
        imported, _ = self._macros_of(name)
        own = {block.name: block for block in template.find_all(nodes.Block)}
        extended = template.find(nodes.Extends)
        if extended is None:
            return written(Function(self, name, imported, is_page=True), template.body, filename)
        base = extended.template.value if isinstance(extended.template, nodes.Const) else None
        if base is None:
            raise TemplateAssertionError("a template is extended by its name", extended.lineno, name)
        base_template, base_filename = self._parsed(base)
        blocks = {}
        for block in base_template.find_all(nodes.Block):
            if block.name in own:
                function = Function(self, name, imported, is_page=True)
                blocks[block.name] = written(function, own[block.name].body, filename)
            else:
                function = Function(self, base, {}, is_page=True)
                blocks[block.name] = written(function, block.body, base_filename)
        unknown = own.keys() - blocks
        if unknown:
            raise TemplateAssertionError(f"{base} has no block {', '.join(sorted(unknown))}", extended.lineno, name)
        return written(Function(self, base, {}, is_page=True, blocks=blocks), base_template.body, base_filename)


def plain(functions: Mapping[str, Any]) -> dict[str, Callable[..., Any]]:
    """Jinja's own filters or tests, but for those that want more than a value and arguments."""
    return {name: function for name, function in functions.items() if not hasattr(function, "jinja_pass_arg")}
