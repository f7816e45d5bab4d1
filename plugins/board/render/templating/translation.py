"""Texts of templates, translated while these are compiled: a site has one language."""

import re
from collections.abc import Iterator

from jinja2 import Environment, nodes
from jinja2.ext import InternationalizationExtension

PLACE = re.compile(r"%(?:%|\((\w+)\)s)")


class CompiledTranslation(InternationalizationExtension):
    """Translates `{% trans %}` while a template is read.

    A text that depends on a number keeps its look-up, as a call of the environment's `plural`: the languages differ
    in how many forms there are.
    """

    def _make_node(
        self,
        singular: str,
        plural: str | None,
        context: str | None,
        variables: dict[str, nodes.Expr],
        plural_expr: nodes.Expr | None,
        vars_referenced: bool,
        num_called_num: bool,
    ) -> nodes.Output:
        if plural_expr is not None:
            forms = [nodes.Const(context), nodes.Const(singular), nodes.Const(plural), plural_expr]
            values = [nodes.Keyword(name, value) for name, value in variables.items()]
            return nodes.Output([nodes.Call(nodes.EnvironmentAttribute("plural"), forms, values, None, None)])
        translated = said(self.environment, context, singular)
        return nodes.Output(
            [variables[part] if is_name else nodes.TemplateData(part) for is_name, part in pieces(translated)]
        )


def said(environment: Environment, context: str | None, text: str) -> str:
    """A text in the language of the theme."""
    translations = environment.translations  # type: ignore[attr-defined]
    found: str = translations.gettext(text) if context is None else translations.pgettext(context, text)
    return found


def pieces(text: str) -> Iterator[tuple[bool, str]]:
    """A format text with named places as (whether it is a name, the name or the literal text)."""
    end = 0
    for match in PLACE.finditer(text):
        yield False, text[end : match.start()]
        yield (True, match[1]) if match[1] else (False, "%")
        end = match.end()
    yield False, text[end:]
