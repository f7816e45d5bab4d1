"""Expressions of templates as Python's; what is known before any page is made is worked out at once."""

import ast
import operator
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateAssertionError, nodes

if TYPE_CHECKING:
    from board.render.templating.theme import Macro, Theme

COMPARISONS: dict[str, tuple[type[ast.cmpop], Callable[[Any, Any], Any]]] = {
    "eq": (ast.Eq, operator.eq),
    "ne": (ast.NotEq, operator.ne),
    "lt": (ast.Lt, operator.lt),
    "lteq": (ast.LtE, operator.le),
    "gt": (ast.Gt, operator.gt),
    "gteq": (ast.GtE, operator.ge),
    "in": (ast.In, lambda one, many: one in many),
    "notin": (ast.NotIn, lambda one, many: one not in many),
}
LITERAL = (str, bytes, bool, int, type(None))


class NotKnown(Exception):
    """An expression that has its value only once there is a page."""


class Scope:
    """The names of a function: its own, the theme's, and what the page is given."""

    def __init__(self, theme: "Theme", source: str, imported: Mapping[str, "Macro"], *, is_page: bool) -> None:
        self.theme = theme
        self.source = source
        self.imported = imported
        self.is_page = is_page
        self.namespace: dict[str, Any] = {"html_of": theme.html_of}
        self.given: dict[str, str] = {}
        self.scopes: list[dict[str, str]] = [{}]
        self.loops: list[tuple[str, str]] = []
        self.count = 0

    def error(self, what: str, node: nodes.Node) -> TemplateAssertionError:
        return TemplateAssertionError(what, node.lineno, self.source)

    def fresh(self, name: str) -> str:
        """A Python name that stands for one thing only."""
        self.count += 1
        return f"{name}_{self.count}"

    def local(self, name: str) -> str | None:
        return next((scope[name] for scope in reversed(self.scopes) if name in scope), None)

    def reference(self, value: object) -> ast.expr:
        """A value that is known now, as the function names it."""
        if isinstance(value, LITERAL):
            return ast.Constant(value)
        name = self.fresh("known")
        self.namespace[name] = value
        return load(name)

    # --- what is known already --------------------------------------------------------------------

    def known(self, node: nodes.Node) -> Any:
        """The value of an expression made of the theme's own names; raises NotKnown where a page has a say.

        What the theme's names stand for gives the same answer each time it is asked.
        """
        match node:
            case nodes.Const():
                return node.value
            case nodes.Name():
                if node.name in self.theme.names and not self.local(node.name) and node.name not in self.imported:
                    return self.theme.names[node.name]
            case nodes.Getattr():
                return getattr(self.known(node.node), node.attr)
            case nodes.Getitem() if not isinstance(node.arg, nodes.Slice):
                return self.known(node.node)[self.known(node.arg)]
            case nodes.Call() if not isinstance(node.node, nodes.EnvironmentAttribute):
                called = self.known(node.node)
                arguments = [self.known(argument) for argument in node.args]
                return called(*arguments, **{named.key: self.known(named.value) for named in node.kwargs})
            case nodes.Tuple() | nodes.List():
                return tuple(self.known(item) for item in node.items)
            case nodes.Not():
                return not self.known(node.node)
            case nodes.And():
                return self.known(node.left) and self.known(node.right)
            case nodes.Or():
                return self.known(node.left) or self.known(node.right)
            case nodes.Compare() if len(node.ops) == 1:
                return COMPARISONS[node.ops[0].op][1](self.known(node.expr), self.known(node.ops[0].expr))
        raise NotKnown

    # --- what each page decides -------------------------------------------------------------------

    def expression(self, node: nodes.Node) -> ast.expr:
        """The Python for an expression, with the line of the template that an error is to name."""
        try:
            made = self.reference(self.known(node))
        except NotKnown:
            made = self.unknown(node)
        return at_line(made, node)

    def unknown(self, node: nodes.Node) -> ast.expr:
        match node:
            case nodes.Name():
                return self.name(node)
            case nodes.Getattr():
                if isinstance(node.node, nodes.Name) and node.node.name == "loop" and self.loops:
                    return self.loop(node)
                return ast.Attribute(self.expression(node.node), node.attr, ast.Load())
            case nodes.Getitem():
                return ast.Subscript(self.expression(node.node), self.expression(node.arg), ast.Load())
            case nodes.Slice():
                ends = [self.expression(part) if part else None for part in (node.start, node.stop, node.step)]
                return ast.Slice(*ends)
            case nodes.Call():
                return self.call(node)
            case nodes.Tuple() | nodes.List():
                return ast.Tuple([self.expression(item) for item in node.items], ast.Load())
            case nodes.Not():
                return ast.UnaryOp(ast.Not(), self.expression(node.node))
            case nodes.And():
                return ast.BoolOp(ast.And(), [self.expression(node.left), self.expression(node.right)])
            case nodes.Or():
                return ast.BoolOp(ast.Or(), [self.expression(node.left), self.expression(node.right)])
            case nodes.Compare():
                return ast.Compare(
                    self.expression(node.expr),
                    [COMPARISONS[compared.op][0]() for compared in node.ops],
                    [self.expression(compared.expr) for compared in node.ops],
                )
            case nodes.CondExpr() if node.expr2 is not None:
                return ast.IfExp(*map(self.expression, (node.test, node.expr1, node.expr2)))
            case nodes.Filter() if node.node is not None and node.name in self.theme.filters:
                return self.applied(self.theme.filters[node.name], node, node.node)
            case nodes.Test() if node.name in self.theme.tests:
                return self.applied(self.theme.tests[node.name], node, node.node)
        named = f" `{node.name}`" if isinstance(node, nodes.Filter | nodes.Test) else ""
        raise self.error(f"templates of a theme have no {type(node).__name__}{named}", node)

    def name(self, node: nodes.Name) -> ast.expr:
        local = self.local(node.name)
        if local is None:
            if node.name in self.imported:
                return self.reference(self.imported[node.name])
            if not self.is_page:
                raise self.error(f"a macro is given all it needs, and nobody gives it `{node.name}`", node)
            local = self.given.setdefault(node.name, f"given_{node.name}")
        return load(local)

    def loop(self, node: nodes.Getattr) -> ast.expr:
        """`loop.index`, `loop.first` and `loop.last` of the innermost loop."""
        number, items = self.loops[-1]
        last = ast.Call(self.reference(len), [load(items)], [])
        found: dict[str, ast.expr] = {
            "index": load(number),
            "first": ast.Compare(load(number), [ast.Eq()], [ast.Constant(1)]),
            "last": ast.Compare(load(number), [ast.Eq()], [last]),
        }
        if node.attr not in found:
            raise self.error(f"a loop of a theme has no `{node.attr}`", node)
        return found[node.attr]

    def call(self, node: nodes.Call) -> ast.expr:
        if node.dyn_args or node.dyn_kwargs:
            raise self.error("arguments are given one by one", node)
        if isinstance(node.node, nodes.EnvironmentAttribute):
            return ast.Call(self.reference(getattr(self.theme, node.node.name)), *self.arguments(node))
        return ast.Call(self.expression(node.node), *self.arguments(node))

    def arguments(self, node: nodes.Call | nodes.Filter | nodes.Test) -> tuple[list[ast.expr], list[ast.keyword]]:
        named = [
            ast.keyword(given.key, self.expression(given.value))
            for given in node.kwargs or ()
            if isinstance(given, nodes.Keyword)
        ]
        return [self.expression(argument) for argument in node.args or ()], named

    def applied(self, function: Callable[..., Any], node: nodes.Filter | nodes.Test, subject: nodes.Expr) -> ast.expr:
        arguments, named = self.arguments(node)
        return ast.Call(self.reference(function), [self.expression(subject), *arguments], named)


def load(name: str) -> ast.Name:
    return ast.Name(name, ast.Load())


def at_line(made: ast.expr, node: nodes.Node) -> ast.expr:
    made.lineno = made.end_lineno = node.lineno
    made.col_offset = made.end_col_offset = 0
    return made
