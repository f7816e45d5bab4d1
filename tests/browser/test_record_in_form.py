"""Whatever somebody types into the controls of a form comes back from its file as it was typed."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from playwright.sync_api import Browser, ElementHandle, Page
from served import LAPTOP, a_page, served

from board.read import read_document
from board.render.forms.form_fields import AGREED
from board.render.forms.left_out import LEFT_OUT
from board.schema import Field, fields
from board.yaml_text import record_yaml
from boards import a_board, a_job, a_profile, build
from records import records

pytestmark = pytest.mark.browser

Record = dict[str, Any]

DONE = {"filled": "2026-09-25", "completed": "2026-10-10", "hired": ["ana-prado"]}
RECORDS: Record = {
    "jobs/french-guide.yml": a_job(apply=[{"via": "pull_request"}]),
    "jobs/old-leaflet.yml": a_job(status="completed", posted="2026-09-01", closes="2026-09-20", outcome=DONE),
    "talent/ana-prado.yml": a_profile(),
}
PAGES = {
    "job": "post/",
    "talent": "join/",
    "application": "apply/?job=french-guide",
}
LONG_TEXT = 400
# What JavaScript trims: Python's blanks are others.
SPACES = "".join(map(chr, (*range(9, 14), 32, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)))
NEW_LINES = re.compile("\r\n?|\n")
FIRST_LINES = re.compile(f"^[{SPACES}]*\n")
CATEGORY = re.compile(r"(?:^|\.)categor(?:y|ies\[\])$")
DIRECT = """(root, name) => [...root.querySelectorAll("[data-field]")].find(
  (field) => field.dataset.field === name && field.parentElement.closest("[data-field],[data-item],form") === root)"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = a_board(tmp_path_factory.mktemp("forms"), RECORDS)
    build(folder, SITEURL="https://board.example")
    with served(folder / "output") as host:
        yield host


def opened(browser: Browser, address: str) -> Page:
    page = a_page(browser, LAPTOP)
    page.set_default_timeout(5000)
    # No draft of the record before.
    page.add_init_script("localStorage.clear()")
    page.goto(address)
    page.wait_for_selector(".record-form__text code:not(:empty)", state="attached")
    unfold(page)
    return page


def unfold(page: Page) -> None:
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")


def inside(root: ElementHandle, name: str) -> ElementHandle:
    found = root.evaluate_handle(DIRECT, name).as_element()
    assert found, name
    return found


def control(field: ElementHandle) -> ElementHandle:
    found = field.query_selector("input:not([type=hidden]),select,textarea")
    assert found
    return found


def type_in(page: Page, field: ElementHandle, value: Any) -> None:
    """Fill in a field as somebody would, with the controls it has."""
    match field.get_attribute("data-kind"):
        case "group":
            for name, part in value.items():
                type_in(page, inside(field, name), part)
        case "brief":
            first = field.evaluate("(field) => field.querySelector('[data-field]').dataset.field")
            for name, part in (value if isinstance(value, dict) else {first: value}).items():
                type_in(page, inside(field, name), part)
        case "ways":
            fixed = field.query_selector(f"[data-way] input[type=hidden][value={value['via']}]")
            assert fixed
            way = fixed.evaluate("(input) => input.closest('[data-way]').dataset.way")
            radio = field.query_selector(f":scope > .field__radios input[value='{way}']")
            assert radio
            radio.check()
            part_of = field.query_selector(f":scope > [data-way='{way}']")
            assert part_of
            for name, part in value.items():
                if name != "via":
                    found = part_of.query_selector(f"[data-field={name}]")
                    assert found
                    type_in(page, found, part)
        case "list":
            for number, item in enumerate(value):
                items = field.query_selector_all(":scope > [data-items] > [data-item]")
                if number == len(items):
                    add = field.query_selector(":scope > [data-add]")
                    assert add
                    add.click()
                    unfold(page)
                    items = field.query_selector_all(":scope > [data-items] > [data-item]")
                type_in(page, inside(items[number], ""), item)
        case "radios":
            radio = field.query_selector(f"input[value='{value}']")
            assert radio
            radio.check()
        case "agreed":
            control(field).check()
        case "select":
            control(field).select_option("true" if value is True else "false" if value is False else str(value))
        case _:
            control(field).fill(str(value))


def written(page: Page) -> str:
    page.evaluate("document.querySelector('.record-form form').dispatchEvent(new CustomEvent('board:changed'))")
    return page.evaluate("document.querySelector('.record-form__text code').textContent")


def as_typed(field: Field, value: Any, kind: str) -> Any:
    """What is left of a value when it has gone through a control; None where nothing is."""
    if field.path in LEFT_OUT[kind]:
        return None
    if isinstance(value, dict):
        forms = (field, *field.variants)
        children = max(forms, key=lambda form: sum(child.name in value for child in form.children)).children
        parts = {child.name: as_typed(child, value[child.name], kind) for child in children if child.name in value}
        kept = {name: part for name, part in parts.items() if part is not None}
        # The text alone says as much.
        is_brief = any(not form.children for form in field.variants) and list(kept) == [children[0].name]
        return kept[children[0].name] if is_brief else kept or None
    if isinstance(value, list):
        assert field.item
        items = [as_typed(field.item, item, kind) for item in value]
        return [item for item in items if item is not None] or None
    if field.type == "month" and str(value).isdigit():
        return int(value)
    if not isinstance(value, str):
        return value
    if field.path == AGREED:
        return "2026-11-22"
    if CATEGORY.search(field.path):
        # The board's own stand there to choose from.
        return "translation"
    limit = max(form.schema.get("maxLength", 0) for form in (field, *field.variants))
    if field.type == "prose":
        text = NEW_LINES.sub("\n", value)
        prose = FIRST_LINES.sub("", text).rstrip(SPACES)
        return f"{prose}\n" if "\n" in prose or len(prose.encode("utf-16-le")) > 120 else prose.strip(SPACES) or None
    is_long = field.type == "text" and limit > LONG_TEXT and not field.written_as
    text = NEW_LINES.sub("\n" if is_long else "", value)
    return text.strip(SPACES) or None


def typed(kind: str, record: Record) -> Record:
    parts = {field.name: as_typed(field, record[field.name], kind) for field in fields(kind) if field.name in record}
    if parts.get("pay", {}).get("type") == "volunteer":
        # Then nothing is asked about money.
        parts["pay"] = {"type": "volunteer"}
    # The job asks no questions and offers no trial.
    return {name: part for name, part in parts.items() if part is not None and name not in ("answers", "accepts_trial")}


@pytest.mark.parametrize("kind", PAGES)
def test_record_typed_into_the_form_comes_back_from_its_file(browser: Browser, address: str, kind: str) -> None:
    page = opened(browser, f"{address}/{PAGES[kind]}")

    @settings(max_examples=6, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
    @given(records(kind))
    def comes_back(drawn: Record) -> None:
        record = typed(kind, drawn)
        # An address that differs behind the # alone would not load the page anew.
        page.goto("about:blank")
        page.goto(f"{address}/{PAGES[kind]}")
        page.wait_for_selector(".record-form__text code:not(:empty)", state="attached")
        unfold(page)
        form = page.query_selector(".record-form form")
        assert form
        for name, value in record.items():
            type_in(page, inside(form, name), value)
        text = written(page)
        document, problems = read_document(text.encode(), file=f"content/{kind}.yml", kind=kind, slug="a/a")
        assert document, problems
        known = {name: document.data[name] for name in record}
        assert known == record
        assert text == record_yaml(document.data, kind)

    comes_back()
    page.context.close()


def test_what_no_file_can_hold_stops_no_form(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}/post/")
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    form = page.query_selector(".record-form form")
    assert form
    type_in(page, inside(form, "title"), "Trans\ufefflate\u2028 our\x85 gui\x07de")
    assert written(page).startswith("title: Translate our guide\n")
    type_in(page, inside(inside(form, "pay"), "type"), "fixed")
    type_in(page, inside(form, "openings"), 10**22)
    assert written(page) == ""
    control(inside(form, "openings")).press("Tab")
    page.wait_for_selector("[data-field=openings] > [data-severity=error]")
    said = page.text_content("[data-field=openings] > .field__said") or ""
    assert "is 10000000000000000000000, which is out of range" in said
    page.context.close()
    assert not wrong
