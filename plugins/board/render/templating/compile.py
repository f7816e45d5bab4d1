"""Jinja compiled for one language and one autoescaped theme: what never changes is decided before any page is made."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from jinja2 import Environment, Template, TemplateAssertionError, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.ext import InternationalizationExtension
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup, escape

# What `escape` itself calls, without the Markup around it: in C where there is a compiled one.
try:
    from markupsafe._speedups import _escape_inner
except ImportError:
    from markupsafe._native import _escape_inner

from board.render.language.words import Words

TRANSLATING = frozenset(("_", "gettext", "ngettext", "pgettext", "npgettext"))
PLACE = re.compile(r"%(?:%|\((\w+)\)s)")


def text_of(value: object) -> str:
    """A value as it stands in HTML: markup as it is, everything else escaped.

    The same text as MarkupSafe's `escape`, without making a Markup of each of two hundred values a page.
    """
    if type(value) is str:
        return _escape_inner(value)
    return value if type(value) is Markup else escape(value)


as_markup: Callable[[str], Markup] = partial(str.__new__, Markup)
"""A text as markup, past the questions that `Markup(…)` asks of it."""


def component(macro: Callable[..., str], names: tuple[str, ...]) -> Callable[..., Markup]:
    """A compiled macro as a function of its named arguments; what is not given takes the macro's default."""
    count = len(names)

    def call(*given: Any, **named: Any) -> Markup:
        if len(given) != count:
            given += tuple(named.pop(name, missing) for name in names[len(given) :])
        if named:
            raise TypeError(f"a macro has no argument {', '.join(named)}")
        return as_markup(macro(*given))

    return call


class ThemeCodeGenerator(CodeGenerator):
    """Writes templates as the plain Python that this theme means."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - the library's name
        self.writeline(f"from {__name__} import text_of")
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("parts = context.parts")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """The parts of a page go into one list: yielded, each would pass through a generator for every layer."""
        if frame.buffer is None:
            frame.buffer = "parts"
        super().blockvisit(nodes, frame)

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:  # noqa: N802 - the library's name
        """A block yields nothing, but has to run."""
        kept, frame.buffer = frame.buffer, None
        super().visit_Block(node, frame)
        frame.buffer = kept

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802 - the library's name
        """What an included template says would go into a list of its own, and be lost."""
        raise TemplateAssertionError("a partial is rendered once and given to the page", node.lineno, self.name)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("text_of(")
        if finalize.src is not None:
            self.write(finalize.src)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro as a plain function that returns markup; one that asks for more stays Jinja's."""
        if macro_ref.accesses_kwargs or macro_ref.accesses_varargs or macro_ref.accesses_caller:
            super().macro_def(macro_ref, frame)
            return
        names = tuple(argument.name for argument in macro_ref.node.args)
        self.write(f"environment.component(macro, {names!r})")

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:  # noqa: N802 - the library's name
        """Import macros by one look-up each: all templates of a theme share their globals, and so their macros."""
        for names in node.names:
            name, alias = names if isinstance(names, tuple) else (names, names)
            self.newline(node)
            self.write(f"{frame.symbols.ref(alias)} = context.vars[{alias!r}] = environment.imported(")
            self.visit(node.template, frame)
            self.write(f", {name!r})")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - the library's name
        """`a.b` is an attribute, never a key: what templates are given are objects, not dictionaries."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Call what is called, without asking whether it wants the context; only translations do."""
        callee = node.node
        if (
            forward_caller
            or node.dyn_args
            or node.dyn_kwargs
            or (isinstance(callee, nodes.Name) and callee.name in TRANSLATING)
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
        environment = self.environment
        assert isinstance(environment, ThemeEnvironment)
        if plural_expr is not None:
            forms = [nodes.Const(context), nodes.Const(singular), nodes.Const(plural), plural_expr]
            values = [nodes.Keyword(name, value) for name, value in variables.items()]
            return nodes.Output([nodes.Call(nodes.EnvironmentAttribute("plural"), forms, values, None, None)])
        translations = environment.translations
        translated = translations.gettext(singular) if context is None else translations.pgettext(context, singular)
        return nodes.Output(
            [variables[part] if is_name else nodes.TemplateData(part) for is_name, part in pieces(translated)]
        )


def pieces(text: str) -> Iterator[tuple[bool, str]]:
    """A format text with named places as (whether it is a name, the name or the literal text)."""
    end = 0
    for match in PLACE.finditer(text):
        yield False, text[end : match.start()]
        yield (True, match[1]) if match[1] else (False, "%")
        end = match.end()
    yield False, text[end:]


class Names(dict[str, Any]):
    """What a template can name; what is not there is Jinja's `missing`."""

    def __missing__(self, name: str) -> Any:
        return missing


class ThemeContext(Context):
    """A context that finds a name with one look-up in one dictionary, and holds the parts of its page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts: list[str] = []
        self.vars = Names(self.parent)
        self.resolve_or_missing = self.vars.__getitem__  # type: ignore[assignment]


class ThemeEnvironment(Environment):
    """An environment whose globals are set once, and whose templates are looked up once."""

    code_generator_class = ThemeCodeGenerator
    context_class = ThemeContext
    component: Callable[..., Callable[..., Markup]] = staticmethod(component)

    def __init__(self, words: Words, **options: Any) -> None:
        self.words = words
        self.translations = words.translations
        self._compiled: dict[str, Template] = {}
        self._macros: dict[tuple[str, str], Callable[..., Markup]] = {}
        super().__init__(autoescape=True, extensions=[CompiledTranslation], **options)
        install: Callable[..., None] = self.install_gettext_translations  # type: ignore[attr-defined]
        install(self.translations, newstyle=True)

    def imported(self, template: str, name: str) -> Callable[..., Markup]:
        """A macro of a template, by its name; an AttributeError where it has no such macro."""
        macro = self._macros.get((template, name))
        if macro is None:
            macro = self._macros[template, name] = getattr(self.get_template(template).module, name)
        return macro

    def plural(self, context: str | None, one: str, many: str, number: float, /, **values: object) -> Markup:
        """The form for a number, with its values escaped; the form itself is markup, as the template's text is."""
        translations = self.translations
        if context is None:
            form = translations.ngettext(one, many, self.words.whole(number))
        else:
            form = translations.npgettext(context, one, many, self.words.whole(number))
        return as_markup("".join(self.said(values[part]) if is_name else part for is_name, part in pieces(form)))

    def said(self, value: object) -> str:
        """A number as the language writes it, anything else as it stands in HTML."""
        return self.words.number(value) if isinstance(value, (int, float)) else text_of(value)

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
