"""The forms in which people write records: every field of the schemas, in its place, on boards of any kind."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import Element

import html5lib
import pytest

from board.checked import check_content
from board.files import ENGINE_PAGES, RESERVED_NAMES
from board.problem import Severity
from board.read import read_document
from board.render.forms.change_form import FROM, SHOWN
from board.render.forms.form_fields import AGREED, TODAY
from board.render.forms.left_out import LATER, LEFT_OUT, side_of
from board.render.forms.names import part_names
from board.render.language.words import Words
from board.render.pages.forms import FORMS
from board.render.templating.templates import translations_for
from board.render.urls import Forge
from board.review_name import ASPECTS, CLAIMS
from board.schema import Field, fields
from boards import TODAY as BOARD_DAY
from boards import Tree, a_board, a_job, a_profile, build, page, several

PAGE = "---\ntitle: Give work\nsummary: In short\n---\nOur own words.\n\n## The file\n\n```yaml\ntitle: Mend\n```\n"
ADDRESSES = {kind: path for path, kind in FORMS.items()}
ALONE_ENOUGH = {"deliverables[].name", "skills[].name"}
"""Fields that go under the name of what they are enough for: a deliverable, a skill."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    return build(several(tmp_path_factory.mktemp("forms")), BOARD_EMAIL="desk@board.example")


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A board with no records, no repository and no address for mail."""
    return build(a_board(tmp_path_factory.mktemp("bare")), BOARD_REPOSITORY="")


def parsed(html: str) -> Element:
    root: Element = html5lib.parse(html, namespaceHTMLElements=False)
    return root


def shown_paths(root: Element, path: str = "") -> Iterator[str]:
    """The paths of the fields that a page holds, as their nesting says them."""
    for element in root:
        own = path
        if "data-field" in element.attrib:
            name = element.get("data-field", "")
            own = f"{path}.{name}" if path and name else path or name
            yield own
        elif "data-item" in element.attrib:
            own = f"{path}[]"
        yield from shown_paths(element, own)


def wanted_paths(field: Field, left_out: frozenset[str]) -> Iterator[str]:
    """The paths that a form should have for a field."""
    if field.path in left_out:
        return
    yield field.path
    for part in (*field.children, *field.variants, *((field.item,) if field.item else ())):
        yield from wanted_paths(part, left_out)


def form_of(html: str) -> Element:
    form = parsed(html).find(".//form")
    assert form is not None
    return form


# --- the fields -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ADDRESSES)
def test_form_has_every_field_of_the_schema_but_those_left_out_with_a_reason(site: Tree, kind: str) -> None:
    shown = set(shown_paths(form_of(page(site, f"{ADDRESSES[kind]}/"))))
    left_out = frozenset(LEFT_OUT[kind])
    assert shown == {path for field in fields(kind) for path in wanted_paths(field, left_out)}


@pytest.mark.parametrize("kind", ADDRESSES)
def test_every_field_says_its_title_and_what_it_is_for(site: Tree, kind: str) -> None:
    text = " ".join("".join(form_of(page(site, f"{ADDRESSES[kind]}/")).itertext()).split())
    shown = [field for top in fields(kind) for field in top.walk() if field.name and field.path not in ALONE_ENOUGH]
    shown = [field for field in shown if not any(field.path.startswith(path) for path in LEFT_OUT[kind])]
    for field in shown:
        assert field.path == AGREED or len(field.choices) == 1 or field.title in text, field.path
        assert len(field.choices) == 1 or field.description.replace("`", "") in text, field.path


def every_path(kind: str) -> set[str]:
    return {field.path for top in fields(kind) for field in top.walk()}


@pytest.mark.parametrize("kind", LEFT_OUT)
def test_what_is_left_out_exists_and_has_a_reason(kind: str) -> None:
    assert LEFT_OUT[kind].keys() <= every_path(kind)
    assert all(len(reason) > 20 for reason in LEFT_OUT[kind].values())


def test_days_that_are_filled_in_exist() -> None:
    known = set().union(*(every_path(kind) for kind in ADDRESSES))
    assert known >= TODAY | {AGREED}
    assert all(
        field.type == "date"
        for kind in ADDRESSES
        for top in fields(kind)
        for field in top.walk()
        if field.path in TODAY
    )


def test_every_part_that_a_schema_names_has_a_name() -> None:
    names = part_names(Words("en", translations_for(Path("theme"), "en")))
    used = {field.part for kind in ADDRESSES for top in fields(kind) for field in top.walk() if field.part}
    assert used == names.keys() - {"more"}


def test_no_field_that_is_needed_is_folded_away(site: Tree) -> None:
    for path in ADDRESSES.values():
        for folded in form_of(page(site, f"{path}/")).iter("details"):
            for field in (one for one in folded.iter() if "data-needed" in one.attrib):
                # Inside a group or a list that may be left out as a whole, something is needed once it begins.
                assert path_of_optional(folded, field), field.attrib


def path_of_optional(folded: Element, field: Element) -> bool:
    """Whether a field stands inside something optional that is folded away with it, or in a group folded as a whole."""
    holders = [one for one in folded.iter() if field in list(one.iter()) and one is not field]
    return any("data-field" in one.attrib and "data-needed" not in one.attrib for one in holders) or (
        folded.get("class") == "field__more"
    )


@pytest.mark.parametrize(
    ("path", "side"),
    [(f"aspects.{name}", by) for by in ASPECTS for name in ASPECTS[by] if name != "communication"]
    + [(name, by) for by in CLAIMS for name in CLAIMS[by]]
    + [("aspects.communication", ""), ("comment", ""), ("rating", ""), ("aspects", "")],
)
def test_review_asks_each_side_for_its_own(path: str, side: str) -> None:
    assert side_of(path) == side


# --- the change of what is there --------------------------------------------------------------------


def test_fields_that_come_later_are_in_the_form_for_changes(site: Tree) -> None:
    shown = set(shown_paths(parsed(page(site, "change/"))))
    later = {path for path, reason in LEFT_OUT["job"].items() if reason is LATER} - {"status"}
    parts = {f"outcome.{field.name}" for top in fields("job") if top.name == "outcome" for field in top.children}
    assert shown >= later | parts | {"availability.status", "availability.confirmed"}


def test_each_change_is_named_for_a_state_of_the_job() -> None:
    statuses = next(field for field in fields("job") if field.name == "status").choices
    assert SHOWN["job"].keys() == FROM.keys()
    assert SHOWN["job"].keys() - {"update"} == set(statuses)


def test_lines_shown_for_a_change_are_what_the_check_wants(site: Tree, tmp_path: Path) -> None:
    shown = [
        "".join(code.itertext())
        for code in parsed(page(site, "change/")).iterfind(".//section[@class='form-page__file']//code")
    ]
    assert len(shown) == len(SHOWN["job"]) + 1
    for number, text in enumerate(shown):
        document, problems = read_document(text.encode(), file="change")
        assert not problems
        assert document is not None
        change: dict[str, Any] = dict(document.data)
        if "availability" in change:
            files = {"talent/amelie-martin.yml": a_profile(**change)}
        else:
            outcome = (
                {"hired": ["amelie-martin"], "filled": "2026-12-02"} if change.get("status") == "completed" else {}
            )
            change["outcome"] = outcome | change.get("outcome", {}) or None
            files = {"jobs/guide.yml": a_job(**change), "talent/amelie-martin.yml": a_profile()}
        folder = a_board(tmp_path / str(number), files)
        _, found = check_content(folder / "content", today=date(2026, 12, 20))
        assert not [str(problem) for problem in found if problem.severity is Severity.ERROR], text


# --- the pages --------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [*FORMS, "change"])
def test_page_is_there_on_a_board_of_any_kind(site: Tree, bare: Tree, path: str) -> None:
    for tree in (site, bare):
        html = page(tree, f"{path}/")
        assert not re.search(r"<[^>]* style=|<script(?![^>]* src=)[^>]*>(?!\{)", html)
        for form in parsed(html).iter("form"):
            # Nothing can be sent by a form that no script has taken over.
            assert form.get("method") == "dialog"
            assert "action" not in form.attrib
    assert f"/jobs-here/{path}/" in page(site, "") or path not in ("post", "join")


@pytest.mark.parametrize("path", FORMS)
def test_without_a_script_nothing_dead_is_shown_and_the_other_way_is_complete(site: Tree, path: str) -> None:
    root = parsed(page(site, f"{path}/"))
    for holder in root.iterfind(".//*[@class='record-form']"):
        assert "hidden" in holder.attrib
        for control in holder.iter():
            control.tag = "seen"
    assert not [
        one for tag in ("input", "select", "textarea", "button") for one in root.iter(tag) if not is_hidden(root, one)
    ]
    text = "".join(root.find(".//main").itertext())  # type: ignore[union-attr]
    assert "a form for browsers with JavaScript" in text
    assert "Without the form" in text


def is_hidden(root: Element, element: Element) -> bool:
    return any("hidden" in one.attrib and element in list(one.iter()) for one in root.iter())


@pytest.mark.parametrize("path", [*FORMS, "change"])
def test_no_two_things_on_a_page_share_an_id(site: Tree, path: str) -> None:
    ids = list(ids_in(parsed(page(site, f"{path}/"))))
    assert len(ids) == len(set(ids))


def ids_in(root: Element) -> Iterator[str]:
    """The ids of a page; what stands in a template gets its own when it is used."""
    for element in root:
        if "id" in element.attrib:
            yield element.attrib["id"]
        if element.tag != "template":
            yield from ids_in(element)


def test_ways_that_a_board_has_not_are_not_offered(site: Tree, bare: Tree) -> None:
    offered = re.compile(r'data-do="(\w+)"')
    assert offered.findall(page(site, "post/")) == ["propose", "mail", "download", "copy", "clear"]
    assert offered.findall(page(bare, "post/")) == ["download", "copy", "clear"]
    assert "What happens on" not in page(bare, "post/")


def test_community_says_its_words_above_the_form_and_the_plain_way_below(tmp_path: Path) -> None:
    site = build(a_board(tmp_path, {"pages/post.md": PAGE, "pages/privacy.md": PAGE}))
    html = page(site, "post/")
    order = [html.index(text) for text in (">Give work</h1>", "Our own words.", "<form", "The file</h2>")]
    assert order == sorted(order)
    assert "title: Mend" in html
    assert f"value={quote('title: Mend', safe='')}" in html
    assert "Without the form" not in html
    assert "/jobs-here/privacy/" in html.partition("<main")[2].partition("</main")[0]


def test_page_without_headings_stands_below_its_form(tmp_path: Path) -> None:
    html = page(build(a_board(tmp_path, {"pages/join.md": "---\ntitle: Join us\n---\nAll of it.\n"})), "join/")
    assert html.index("<form") < html.index("All of it.")


@pytest.mark.parametrize("path", [*FORMS, "change"])
def test_sections_of_a_form_page_have_a_heading(site: Tree, path: str) -> None:
    sections = page(site, f"{path}/").split("<section")[1:]
    assert sections
    assert all(re.search(r"<h[2-4]", section.partition("</section>")[0]) for section in sections)


def test_addresses_of_the_forms_are_nobody_elses() -> None:
    assert {"apply", "review", "change", "forms"} <= ENGINE_PAGES
    assert {"apply", "review", "change", "forms"} <= RESERVED_NAMES
    assert not {"post", "join"} & ENGINE_PAGES


def test_only_the_pages_of_new_records_are_for_search_engines(site: Tree) -> None:
    sitemap = site["sitemap.xml"].decode()
    for path in (*FORMS, "change"):
        is_indexed = path in ("post", "join")
        assert (f"/{path}/</loc>" in sitemap) == is_indexed
        assert ('name="robots"' in page(site, f"{path}/")) != is_indexed


def test_script_of_the_form_is_sent_to_nobody_else(site: Tree) -> None:
    for path, content in site.items():
        if path.endswith(".html") and path.split("/")[0] not in (*FORMS, "change"):
            assert not re.search(rb"theme/(form|change|record_)", content), path


# --- the links from records -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "outcome", "link"),
    [
        pytest.param(None, None, "change/?job=the-job", id="open"),
        pytest.param("paused", {"paused": "2026-11-21"}, "change/?job=the-job", id="paused"),
        pytest.param("filled", {"filled": "2026-11-21", "hired": ["ana"]}, "change/?job=the-job", id="filled"),
        pytest.param(
            "completed",
            {"filled": "2026-11-20", "hired": ["ana"], "completed": "2026-11-21"},
            "review/?job=the-job",
            id="completed",
        ),
        pytest.param("cancelled", {"cancelled": "2026-11-21"}, "", id="cancelled"),
    ],
)
def test_page_of_a_job_leads_to_what_comes_next(tmp_path: Path, status: str, outcome: Any, link: str) -> None:
    files = {"jobs/the-job.yml": a_job(status=status, outcome=outcome), "talent/ana.yml": a_profile()}
    html = page(build(a_board(tmp_path, files)), "jobs/the-job/")
    found = re.findall(r'<a href="[^"]*/((?:change|review)/[^"]*)">[^<]*</a>\n', html)
    assert found == ([link] if link else [])
    assert sum(map(len, re.findall(r'<a href="[^"]*/(?:change|review)/[^"]*">[^<]*</a>\n', html))) <= 150


def test_apply_page_leads_to_the_form_and_says_what_it_needs_to_know(tmp_path: Path) -> None:
    hiring = {"questions": ["Why you?"], "trial": {"task": "Mend a clock", "hours": 1}}
    ways = [{"via": "pull_request"}]
    files = {"jobs/a.yml": a_job(apply=ways, hiring=hiring), "jobs/b.yml": a_job(title="Mend another clock now")}
    site = build(a_board(tmp_path, files))
    html = page(site, "jobs/a/apply/")
    assert '<a href="/jobs-here/apply/?job=a">' in html
    assert ' data-currency="EUR" data-trial>' in html
    assert re.search(r"<ol[^>]* data-asked>\s*<li><bdi>Why you\?</bdi></li>", html)
    assert "/apply/?job=" not in page(site, "jobs/b/apply/"), "its client wants no pull requests"
    assert " data-trial" not in page(site, "jobs/b/apply/")


def test_profile_leads_to_the_lines_that_confirm_it(site: Tree) -> None:
    assert '<a href="/jobs-here/change/?talent=ana-prado">' in page(site, "talent/ana-prado/")


# --- the forge --------------------------------------------------------------------------------------


def test_script_fills_in_the_addresses_that_the_forge_has() -> None:
    forge = Forge("https://forge.example/org/board", "main")
    filled = forge.new_file_pattern.replace("{path}", quote("content/a.yml")).replace("{text}", quote("a b", safe=""))
    assert filled == forge.new_file("content/a.yml", "a b")
    assert forge.edit_file_pattern.replace("{path}", "content/a.yml") == forge.edit_file("content/a.yml")
    assert Forge("", "main").new_file_pattern == Forge("", "main").edit_file_pattern == ""


def test_form_is_built_for_the_boards_day() -> None:
    assert BOARD_DAY == "2026-11-22"
