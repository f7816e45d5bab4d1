"""The theme's templates, compiled by us, say what Jinja itself would make of them, and refuse what they cannot."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader, StrictUndefined, TemplateAssertionError, UndefinedError
from markupsafe import Markup

from board.cli.digest_forms import as_html
from board.derive.digest import digest
from board.derive.groups import board_listings
from board.derive.listing import job_listings, talent_listings
from board.model import Board
from board.render.digest import digest_texts
from board.render.language.words import Words
from board.render.messages import ENGINE
from board.render.outputs import Output
from board.render.pages.all_pages import pages
from board.render.renderer import Renderer
from board.render.templating.html import MOST_KEPT, Html, HtmlOf
from board.render.templating.templates import Templates, translations_for
from board.render.templating.theme import Theme
from factories import TODAY, some_settings
from test_translations import ALL_CLOSED, ALL_VOLUNTEERS, FULL

THEME = ENGINE / "theme"


# --- against Jinja itself --------------------------------------------------------------------------


def as_markup(value: object) -> object:
    return Markup(value.decode()) if isinstance(value, bytes) else value


class PlainJinja:
    """The theme as Jinja renders it, with nothing of ours but the names and that bytes are HTML."""

    def __init__(self, ours: Templates) -> None:
        self.theme = ours.theme
        self.environment = Environment(
            loader=FileSystemLoader(THEME / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=as_markup,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        self.environment.filters["html"] = as_markup
        install: Any = self.environment.install_gettext_translations  # type: ignore[attr-defined]
        install(ours.theme.words.translations, newstyle=True)
        self.environment.globals.update({name: value for name, value in ours.theme.names.items() if name != "_"})

    def render(self, name: str, /, **given: Any) -> Html:
        return self.page(name, given)

    def page(self, name: str, given: dict[str, Any]) -> Html:
        return Html(self.environment.get_template(f"{name}.html").render(**given).encode())

    def macro(self, name: str) -> Callable[..., Html]:
        macro = getattr(self.environment.get_template(f"macros/{name}.html").module, name)
        return lambda *arguments: Html(macro(*arguments).encode())


def a_page_renderer(board: Board, language: str) -> Renderer:
    return Renderer(some_settings(theme=THEME, language=language, page_size=2), board.addresses)


def rendered_pages(board: Board, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    jobs = job_listings(board, TODAY)
    listings = board_listings(board, jobs, talent_listings(board, jobs, TODAY))
    outputs: Iterator[Output] = chain(pages(board, listings, renderer))
    for output in outputs:
        if output.path.endswith(".html"):
            yield output.path, output.render()
    news = digest(listings.jobs, listings.people, TODAY, TODAY)
    yield "digest.html", as_html(digest_texts(news, renderer), renderer).encode()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(
    "board",
    [
        pytest.param(FULL, id="everything there is"),
        pytest.param(ALL_CLOSED, id="nothing open"),
        pytest.param(ALL_VOLUNTEERS, id="nothing paid"),
        pytest.param(Board(vocabulary=FULL.vocabulary), id="nothing at all"),
    ],
)
def test_every_page_is_what_jinja_makes_of_its_template(board: Board, language: str) -> None:
    renderer, plain = a_page_renderer(board, language), a_page_renderer(board, language)
    plain.templates = PlainJinja(plain.templates)  # type: ignore[assignment]
    ours, jinjas = dict(rendered_pages(board, renderer)), dict(rendered_pages(board, plain))
    assert ours.keys() == jinjas.keys()
    assert {path for path in ours if ours[path] != jinjas[path]} == set()


# --- the language ----------------------------------------------------------------------------------


def rendered(template: str, *, macros: str = "", base: str = "", names: Any = None, **given: Any) -> str:
    files = {"page.html": template, "macros.html": macros, "base.html": base}
    templates = Templates(THEME, Words("en", translations_for(THEME, "en")))
    templates.theme = Theme(templates.theme.words, DictLoader(files), names or {})
    return templates.render("page", **given).decode()


def by_jinja(template: str, *, macros: str = "", names: Any = None, **given: Any) -> str:
    loader = DictLoader({"page.html": template, "macros.html": macros})
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, finalize=as_markup)
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters["html"] = as_markup
    environment.globals.update(names or {})
    return environment.get_template("page.html").render(**given)


MACROS = "{% macro point(text, level=3) %}<h{{ level }}>{{ text }}</h{{ level }}>{% endmacro %}"


@pytest.mark.parametrize(
    "template",
    [
        pytest.param("{{ text }} {{ known }} {{ 3 }} {{ none }}", id="values of every kind"),
        pytest.param("{{ html }}{{ html | html }}{{ items[0] }}{{ items[1:] | length }}", id="HTML, an item, a slice"),
        pytest.param("{% if known == '<k>' %}a{% else %}b{% endif %}{{ not known }}", id="a known choice"),
        pytest.param("{% if text %}a{% elif known %}b{% else %}c{% endif %}", id="branches"),
        pytest.param("{% if none %}a{% elif items and text %}b{% else %}c{% endif %}", id="the second branch"),
        pytest.param("{% if none %}a{% elif not items %}b{% else %}c{% endif %}", id="the last branch"),
        pytest.param("{% for item in items if item != text %}<{{ item }}>{% endfor %}", id="a loop that leaves out"),
        pytest.param(
            "{% for item in items %}{% if loop.first %}({% endif %}{{ loop.index }}{{ item }}"
            "{% if loop.last %}){% endif %}{% endfor %}",
            id="a loop that counts",
        ),
        pytest.param(
            "{% for item in items %}{% for other in items %}{{ loop.index }}{{ other }}{% endfor %}"
            "{{ loop.index }}{% endfor %}",
            id="a loop in a loop",
        ),
        pytest.param(
            "{% for i in items %}a{% else %}b{% endfor %}{% for i in [] %}a{% else %}b{% endfor %}", id="else"
        ),
        pytest.param("{% for text in items %}{{ text }}{% endfor %}{{ text }}", id="a loop's name is its own"),
        pytest.param("{% for known in items %}{{ known }}{% endfor %}{{ known }}", id="a name that hides a known one"),
        pytest.param("{% for one, two in [(text, 1), (known, 2)] %}{{ one }}{{ two }}{% endfor %}", id="pairs"),
        pytest.param("{% set both %}<b>{{ text }}</b>{% endset %}{{ both }}{{ both }}", id="a part with a name"),
        pytest.param("{% set one = items[0] %}{{ one }}", id="a value with a name"),
        pytest.param("{{ 'x' if text in items else 'y' }}{{ 'x' if items is none else 'y' }}", id="inline choices"),
        pytest.param("{% if 1 < items | length <= 3 or text %}a{% endif %}", id="a chain of comparisons"),
        pytest.param("{{ text | upper }}{{ known | upper }}{{ items[1] | trim }}", id="Jinja's own filters"),
        pytest.param(
            "{% from 'macros.html' import point %}{{ point(text) }}{{ point(known, level=2) }}{{ point('<', 4) }}",
            id="components",
        ),
        pytest.param("{% from 'macros.html' import point as p %}{{ p(p(text)) }}", id="a component in a component"),
        pytest.param("{% macro own(text) %}[{{ text }}]{% endmacro %}{{ own('&') }}", id="a component of its own"),
    ],
)
def test_template_says_what_jinja_says(template: str) -> None:
    given: Any = {"text": "a <b> & 'c' \"d\" é €", "items": ["a", "<i>", "é"], "html": Html(b"<b>x</b>")}
    names = {"known": "<k>"}
    ours = rendered(template, macros=MACROS, names=names, **given)
    assert ours == by_jinja(template, macros=MACROS, names=names, **given)


def test_what_is_the_same_on_every_page_is_asked_once() -> None:
    asked = []

    def address(path: str) -> str:
        asked.append(path)
        return f"/{path}"

    templates = Templates(THEME, Words("en", translations_for(THEME, "en")), address=address)
    loader = DictLoader({"page.html": "{{ address('a') }}{{ address(path) }}"})
    templates.theme.environment.loader = loader
    assert [templates.render("page", path=path) for path in "bc"] == [b"/a/b", b"/a/c"]
    assert asked == ["a", "b", "c"]


def test_page_fills_the_blocks_of_what_it_extends() -> None:
    base = "<{% block one %}1{{ text }}{% endblock %}|{% block two %}2{% endblock %}>"
    page = "{% extends 'base.html' %}{% block two %}II{{ text }}{% endblock %}"
    assert rendered(page, base=base, text="&") == "<1&amp;|II&amp;>"


def test_error_in_a_template_names_its_file_and_line() -> None:
    templates = Templates(THEME, Words("en", translations_for(THEME, "en")))
    templates.theme.environment.loader = DictLoader({"page.html": "{{ a }}\n<p>\n{{ a.nothing }}"})
    with pytest.raises(AttributeError) as raised:
        templates.render("page", a="x")
    assert (raised.traceback[-1].frame.code.raw.co_filename, raised.traceback[-1].lineno + 1) == ("page.html", 3)


@pytest.mark.parametrize(
    ("template", "message"),
    [
        pytest.param("{% include 'macros.html' %}", "no Include", id="an include"),
        pytest.param("{{ text ~ text }}", "no Concat", id="texts put together"),
        pytest.param("{{ text | tojson(2) }}", "no Filter `tojson`", id="a filter that wants more"),
        pytest.param("{{ text | nonsense }}", "nonsense", id="no filter of that name"),
        pytest.param("{% for item in items %}{{ loop.depth }}{% endfor %}", "no `depth`", id="a loop's depth"),
        pytest.param("{% for i in items if i %}a{% else %}b{% endfor %}", "no `else`", id="a filtered else"),
        pytest.param("{% for i in items if i %}{{ loop.index }}{% endfor %}", "no `loop`", id="a filtered count"),
        pytest.param("{{ f(*items) }}", "one by one", id="arguments in a list"),
        pytest.param("{% macro own() %}{{ text }}{% endmacro %}{{ own() }}", "nobody gives", id="a macro's outside"),
        pytest.param("{% extends 'base.html' %}{% block nothing %}{% endblock %}", "no block", id="an unknown block"),
        pytest.param("{% extends text %}", "by its name", id="an unknown base"),
    ],
)
def test_template_that_wants_more_does_not_compile(template: str, message: str) -> None:
    with pytest.raises(TemplateAssertionError, match=message):
        rendered(template, text="", items=[])


def test_what_is_said_to_be_html_must_be() -> None:
    with pytest.raises(TypeError, match="bytes"):
        rendered("{{ text | html }}", text="<b>")


def test_page_is_given_all_that_its_template_names_and_no_name_of_the_theme() -> None:
    with pytest.raises(UndefinedError, match="`missing`"):
        rendered("{{ missing }}")
    with pytest.raises(TypeError, match="site"):
        rendered("", names={"site": 1}, site=2)
    with pytest.raises(AttributeError, match="no macro `nothing`"):
        rendered("{% from 'macros.html' import nothing %}")


# --- HTML as bytes ---------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["", "a", "<b> & 'c' \"d\"", "é € 😀", 1, 1.5, None, True, TODAY], ids=repr)
def test_value_stands_in_html_as_markupsafe_writes_it(value: object) -> None:
    html_of = HtmlOf()
    expected = Markup("{}").format(value).encode()
    assert [html_of[value], html_of[value]] == [expected, expected]


def test_html_stays_as_it_is_also_where_a_text_is_equal() -> None:
    html_of = HtmlOf()
    assert [html_of["&amp;"], html_of[b"&amp;"], html_of["&amp;"]] == [b"&amp;amp;", b"&amp;", b"&amp;amp;"]
    assert [html_of[1], html_of[True], html_of[1.0]] == [b"1", b"True", b"1.0"]


def test_markup_is_refused_since_it_is_equal_to_its_text() -> None:
    with pytest.raises(TypeError, match="bytes"):
        HtmlOf()[Markup("<b>")]


def test_texts_are_forgotten_before_they_fill_the_memory() -> None:
    html_of = HtmlOf()
    for number in range(MOST_KEPT + 5):
        assert html_of[f"{number}<"] == f"{number}&lt;".encode()
    assert len(html_of) == 5
