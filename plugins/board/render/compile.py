"""Jinja compiled for one language and one autoescaped theme: what never changes is decided before any page is made."""

import re
from collections.abc import Callable, Mapping
from gettext import NullTranslations
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import InternationalizationExtension
from markupsafe import Markup, escape

SPECIAL = re.compile("[&<>\"']")
TRANSLATING = frozenset(("_", "gettext", "ngettext", "pgettext", "npgettext"))
VARIABLE = re.compile(r"%\((\w+)\)s")


def text_of(value: object) -> str:
    """A value as it stands in HTML: markup as it is, everything else escaped.

    The same text as MarkupSafe's `escape`, without making a Markup of each of two hundred values a page.
    """
    if type(value) is str:
        return value if SPECIAL.search(value) is None else escape(value)
    return value if type(value) is Markup else escape(value)


class ThemeCodeGenerator(CodeGenerator):
    """Writes templates as the plain Python that this theme means."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("environment.text_of(")
        if finalize.src is not None:
            self.write(finalize.src)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """`a.b` is an attribute, never a key: what templates are given are objects, not dictionaries."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Call what is called, without asking whether it wants the context; only translations do."""
        callee = node.node
        if (
            forward_caller
            or node.dyn_args
            or node.dyn_kwargs
            or isinstance(callee, nodes.Name)
            and callee.name in TRANSLATING
        ):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(callee, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for keyword in node.kwargs:
            self.visit(keyword, frame)
            self.write(", ")
        self.write(")")


class CompiledTranslation(InternationalizationExtension):
    """Translates `{% trans %}` while a template is compiled, since a site has one language.

    A text that depends on a number keeps its look-up: the languages differ in how many forms there are.
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
        if plural_expr is not None or context is not None:
            return super()._make_node(
                singular, plural, context, variables, plural_expr, vars_referenced, num_called_num
            )
        environment = self.environment
        assert isinstance(environment, ThemeEnvironment)
        translated = environment.translations.gettext(singular)
        parts = VARIABLE.split(translated)
        output: list[nodes.Expr] = []
        for index, part in enumerate(parts):
            if index % 2:
                output.append(variables[part])
            elif part:
                output.append(nodes.TemplateData(part.replace("%%", "%")))
        return nodes.Output(output)


class ThemeEnvironment(Environment):
    """An environment whose globals are set once, and whose templates are looked up once."""

    code_generator_class = ThemeCodeGenerator
    text_of: Callable[[object], str] = staticmethod(text_of)

    def __init__(self, translations: NullTranslations, **options: Any) -> None:
        self.translations = translations
        self._compiled: dict[str, Template] = {}
        super().__init__(autoescape=True, extensions=[CompiledTranslation], **options)
        install: Callable[..., None] = self.install_gettext_translations  # type: ignore[attr-defined]
        install(translations, newstyle=True)

    def make_globals(self, d: Mapping[str, Any] | None) -> dict[str, Any]:
        """The environment's own globals: Jinja's overlay of two maps is copied for each page, slowly."""
        assert not d, "this theme's templates have no globals of their own"
        return self.globals

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:  # noqa: A002
        """A template by its name, compiled when it is first asked for."""
        template = self._compiled.get(name)
        if template is None:
            template = self._compiled[name] = super().get_template(name, parent, globals)
        return template
