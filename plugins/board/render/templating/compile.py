"""Templates as Python functions that put HTML into a list, what is constant in as few pieces as can be."""

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from board.render.templating.expressions import NotKnown, Scope, load
from board.render.templating.html import Html

if TYPE_CHECKING:
    from board.render.templating.theme import Macro, Theme

OUT, GIVEN = "out", "given"


class Function(Scope):
    """A template, one of its blocks or a macro, while it is written as a Python function.

    What it says is gathered as parts: bytes that are constant, which melt into their neighbours, and expressions.
    """

    def __init__(
        self,
        theme: "Theme",
        source: str,
        imported: Mapping[str, "Macro"],
        *,
        is_page: bool,
        blocks: Mapping[str, Callable[..., None]] | None = None,
    ) -> None:
        super().__init__(theme, source, imported, is_page=is_page)
        self.blocks = blocks or {}
        self.out = OUT
        self.body: list[ast.stmt] = []
        self.parts: list[ast.expr | bytes] = []

    # --- statements -------------------------------------------------------------------------------

    def statements(self, found: Iterable[nodes.Node]) -> None:
        for node in found:
            match node:
                case nodes.Output():
                    self.output(node)
                case nodes.If():
                    self.condition(node, node.elif_, node.else_)
                case nodes.For():
                    self.loop_over(node)
                case nodes.Assign():
                    self.assign(node)
                case nodes.AssignBlock():
                    self.assign_block(node)
                case nodes.Block() if node.name in self.blocks:
                    self.statement(ast.Call(self.reference(self.blocks[node.name]), [load(self.out), load(GIVEN)], []))
                case nodes.FromImport() | nodes.Extends() | nodes.Macro():
                    pass  # known before the function is written
                case _:
                    raise self.error(f"templates of a theme have no {type(node).__name__}", node)

    def statement(self, made: ast.expr | ast.stmt) -> None:
        """Add a statement, behind all that has been said so far."""
        self.flush()
        self.body.append(ast.Expr(made) if isinstance(made, ast.expr) else made)

    def flush(self) -> None:
        """Write what has been said as one statement."""
        parts, self.parts = self.parts, []
        said = [ast.Constant(part) if isinstance(part, bytes) else part for part in parts]
        if len(said) == 1:
            self.body.append(ast.Expr(ast.Call(ast.Attribute(load(self.out), "append", ast.Load()), said, [])))
        elif said:
            everything = ast.Tuple(said, ast.Load())
            self.body.append(ast.AugAssign(ast.Name(self.out, ast.Store()), ast.Add(), everything))

    def nested(self, found: Iterable[nodes.Node]) -> list[ast.stmt]:
        """The statements of a branch or a loop."""
        self.flush()
        outer, self.body = self.body, []
        self.statements(found)
        self.flush()
        inner, self.body = self.body, outer
        return inner or [ast.Pass()]

    def output(self, node: nodes.Output) -> None:
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                self.say(child.data.encode())
            elif isinstance(child, nodes.Filter) and child.name == "html" and child.node is not None:
                # Finished, says the template: anything but bytes fails where the page is put together.
                self.say(self.expression(child.node))
            elif isinstance(child, nodes.Call) and (macro := self.called_macro(child)):
                self.say_macro(macro, child)
            else:
                self.say_value(child)

    def called_macro(self, node: nodes.Call) -> "Macro | None":
        callee = node.node
        is_free = isinstance(callee, nodes.Name) and not self.local(callee.name)
        return self.imported.get(callee.name) if is_free and isinstance(callee, nodes.Name) else None

    def say_macro(self, macro: "Macro", node: nodes.Call) -> None:
        """Have a macro say its part: now, if all that it is given is known."""
        try:
            given, named = map(self.known, node.args), {pair.key: self.known(pair.value) for pair in node.kwargs}
            self.say(macro(*given, **named))
        except NotKnown:
            arguments, keywords = self.arguments(node)
            self.statement(ast.Call(self.reference(macro.function), [load(self.out), *arguments], keywords))

    def say(self, part: ast.expr | bytes) -> None:
        if isinstance(part, bytes) and self.parts and isinstance(self.parts[-1], bytes):
            self.parts[-1] += part
        elif part:
            self.parts.append(part)

    def say_value(self, node: nodes.Expr) -> None:
        """Say a value: as it stands in HTML at once if it is known, else whenever there is a page."""
        try:
            self.say(self.theme.html_of[self.known(node)])
        except NotKnown:
            made = self.expression(node)
            is_html = isinstance(node, nodes.Call) and isinstance(node.node, nodes.EnvironmentAttribute)
            self.say(made if is_html else ast.Subscript(load("html_of"), made, ast.Load()))

    def condition(self, node: nodes.If, others: Sequence[nodes.If], otherwise: Sequence[nodes.Node]) -> None:
        """A condition; one that is known is none, and only its branch is written."""
        rest: Sequence[nodes.Node] = otherwise
        if others:
            following = others[0]
            rest = [nodes.If(following.test, following.body, list(others[1:]), list(otherwise), lineno=node.lineno)]
        try:
            self.statements(node.body if self.known(node.test) else rest)
        except NotKnown:
            test, body = self.expression(node.test), self.nested(node.body)
            self.statement(ast.If(test, body, self.nested(rest) if rest else []))

    def loop_over(self, node: nodes.For) -> None:
        """A loop over a list; what asks for `loop` or has an `else` asks the list twice, so it gets a name."""
        counts = any(name.name == "loop" for part in node.body for name in part.find_all(nodes.Name))
        if node.recursive or (node.test and (counts or node.else_)):
            raise self.error(
                "a loop that leaves something out has no `loop` and no `else`, and none is recursive", node
            )
        items, all_items = self.expression(node.iter), self.fresh("items")
        if counts or node.else_:
            self.statement(ast.Assign([ast.Name(all_items, ast.Store())], items))
            items = load(all_items)
        self.scopes.append({})
        target = self.target(node.target)
        if counts:
            number = self.fresh("number")
            items = ast.Call(self.reference(enumerate), [items, ast.Constant(1)], [])
            target = ast.Tuple([ast.Name(number, ast.Store()), target], ast.Store())
            self.loops.append((number, all_items))
        test = self.expression(node.test) if node.test else None
        body = self.nested(node.body)
        if counts:
            self.loops.pop()
        self.scopes.pop()
        self.statement(ast.For(target, items, [ast.If(test, body, [])] if test else body, []))
        if node.else_:
            self.statement(ast.If(ast.UnaryOp(ast.Not(), load(all_items)), self.nested(node.else_), []))

    def target(self, node: nodes.Node) -> ast.expr:
        """What a loop or a `set` gives a value, under a Python name of its own."""
        if isinstance(node, nodes.Tuple):
            return ast.Tuple([self.target(item) for item in node.items], ast.Store())
        assert isinstance(node, nodes.Name)
        local = self.scopes[-1][node.name] = self.fresh(f"local_{node.name}")
        return ast.Name(local, ast.Store())

    def assign(self, node: nodes.Assign) -> None:
        value = self.expression(node.node)
        self.statement(ast.Assign([self.target(node.target)], value))

    def assign_block(self, node: nodes.AssignBlock) -> None:
        """What stands between `{% set name %}` and its end, as HTML."""
        if node.filter is not None:
            raise self.error("a `set` of a theme has no filter", node)
        self.flush()
        outer, self.out = self.out, self.fresh("out")
        self.statement(ast.Assign([ast.Name(self.out, ast.Store())], ast.List([], ast.Load())))
        self.statements(node.body)
        joined = ast.Call(self.reference(b"".join), [load(self.out)], [])
        self.statement(ast.Assign([self.target(node.target)], joined))
        self.out = outer

    # --- the function -----------------------------------------------------------------------------

    def made(self, filename: str, arguments: ast.arguments) -> Callable[..., Any]:
        """The function itself, whose lines are the template's."""
        self.flush()
        taken: list[ast.stmt] = [
            ast.Assign([ast.Name(local, ast.Store())], ast.Subscript(load(GIVEN), ast.Constant(name), ast.Load()))
            for name, local in self.given.items()
        ]
        function = ast.FunctionDef("template", arguments, [*taken, *self.body] or [ast.Pass()], [])
        module = ast.fix_missing_locations(ast.Module([function], []))
        exec(compile(module, filename, "exec"), self.namespace)  # noqa: S102 - made of the theme's own templates
        found: Callable[..., Any] = self.namespace["template"]
        return found


def arguments_of(names: Iterable[str], defaults: Sequence[ast.expr] = ()) -> ast.arguments:
    return ast.arguments([], [ast.arg(name) for name in names], None, [], [], None, list(defaults))


def written(
    function: Function, body: Iterable[nodes.Node], filename: str
) -> Callable[[list[Html], Mapping[str, Any]], None]:
    """A template or a block: a function of the list it puts its HTML into and of what the page is given."""
    function.statements(body)
    return function.made(filename, arguments_of((OUT, GIVEN)))


def written_macro(function: Function, node: nodes.Macro, filename: str) -> Callable[..., None]:
    """A macro: a function of the list it puts its HTML into and of the macro's arguments, under their names."""
    names = [argument.name for argument in node.args]
    defaults = [function.expression(default) for default in node.defaults]
    function.scopes[0] = {name: name for name in names}
    if OUT in names:
        raise function.error(f"no argument of a macro is called `{OUT}`", node)
    function.statements(node.body)
    return function.made(filename, arguments_of((OUT, *names), defaults))
