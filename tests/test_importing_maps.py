"""A map says what columns become, and what is wrong with a map is said in its own words."""

import re
from pathlib import Path
from typing import Any

import pytest

from board.importing.map_file import read_map
from board.importing.mapping import ColumnMap, columns_map
from board.importing.rows import record_from
from board.importing.table import Row

COLUMNS = ("reference", "title", "text", "role", "tags", "posted", "status", "links", "site")
CELLS = {
    "reference": "0042",
    "title": " Draw a logo ",
    "text": "First.\r\n\r\nSecond.\u2028Third.  \n",
    "role": "Logo & branding",
    "tags": "logo; SVG;logo; ",
    "posted": "2026-11-20",
    "status": "Filled",
    "links": "see https://one.example/a. or https://two.example",
    "site": "https://site.example",
}


def the_map(text: str) -> ColumnMap:
    column_map, problems = read_map(text.encode(), file="map.yml", kind="job", columns=COLUMNS)
    assert column_map is not None, problems
    return column_map


def value(field: str, source: str, **cells: str) -> Any:
    """What a source, as the map writes it, makes of a row, for a field at the top."""
    record = record_from(
        Row(number=1, line=2, cells={**CELLS, **cells}), the_map(f"file: reference\nfields:\n  {field}: {source}\n")
    )
    return record.get(field)


@pytest.mark.parametrize(
    ("field", "source", "expected"),
    [
        pytest.param("title", "title", "Draw a logo", id="a column"),
        pytest.param("description", "text", "First.\n\nSecond.\nThird.\n", id="a long text keeps its lines"),
        pytest.param("remote", "{constant: true}", True, id="a constant"),
        pytest.param("skills", "tags", ["logo", "SVG"], id="a list has each item once"),
        pytest.param("skills", '{from: tags, split: ";"}', ["logo", "SVG"], id="a separator"),
        pytest.param("closes", "{from: posted, plus_days: 30}", "2026-12-20", id="days after a date"),
        pytest.param("category", "{from: role, contains: {icon: a, brand: b}}", "b", id="a word in the column"),
        pytest.param("category", "{from: [role, title], contains: {draw: a}}", "a", id="a word in the next column"),
        pytest.param(
            "category", "{from: role, contains: {rand: a}, default: z}", "z", id="words count from their start"
        ),
        pytest.param(
            "status", "{from: status, table: {filled: completed}}", "completed", id="a table, whatever the case"
        ),
        pytest.param("status", "{from: status, table: {a: b}}", "Filled", id="what no table lists stays for the check"),
        pytest.param("status", "{from: status, table: {a: b}, default: open}", "open", id="a table's default"),
        pytest.param("x-note", "{from: title, when: {status: filled}}", "Draw a logo", id="a condition that holds"),
        pytest.param("x-note", "{from: title, when: {status: [open, closed]}}", None, id="a condition that does not"),
        pytest.param("x-url", "{from: [links, site], take: link}", "https://one.example/a", id="the first link"),
        pytest.param(
            "x-url", "{from: [title, site], take: link}", "https://site.example", id="the first column with a link"
        ),
        pytest.param("apply", "site", [{"via": "form", "url": "https://site.example"}], id="an address is a form"),
        pytest.param(
            "description",
            "{join: [text, {from: role, heading: Role}, {from: tags, heading: No, when: {status: open}}]}",
            "First.\n\nSecond.\nThird.\n\n## Role\n\nLogo & branding\n",
            id="columns under headings",
        ),
    ],
)
def test_a_source_gives(field: str, source: str, expected: Any) -> None:
    assert value(field, source) == expected


@pytest.mark.parametrize(
    ("written", "cell", "expected"),
    [
        pytest.param("", "2026-11-20T10:00:00Z", "2026-11-20", id="with a time"),
        pytest.param("DD.MM.YYYY", "3.1.2026", "2026-01-03", id="day first"),
        pytest.param("MM/DD/YYYY", "11/20/2026 10:00", "2026-11-20", id="month first"),
        pytest.param("DD.MM.YYYY", "31.2.2026", "31.2.2026", id="no date at all, left to the check"),
        pytest.param("", "soon", "soon", id="a word, left to the check"),
    ],
)
def test_dates_are_read_as_the_table_writes_them(written: str, cell: str, expected: str) -> None:
    assert value("posted", f'{{from: posted, written: "{written}"}}', posted=cell) == expected


def test_a_list_that_does_not_fit_goes_whole_into_the_long_text() -> None:
    source = "deliverables: {from: tags, split: lines, default: [As described], overflow: description}"
    column_map = the_map(f"file: reference\nfields:\n  description: text\n  {source}\n")
    long = "- " + "x" * 301
    record = record_from(Row(number=1, line=2, cells={**CELLS, "tags": f"- a\n{long}"}), column_map)
    assert record["deliverables"] == ["As described"]
    assert record["description"].endswith(f"Third.\n\n## Deliverables\n\n- a\n{long}\n")
    record = record_from(Row(number=1, line=2, cells={**CELLS, "tags": "- a\n* b\n\n1. c"}), column_map)
    assert record["deliverables"] == ["a", "b", "1. c"]


def test_columns_called_as_the_fields_need_no_map() -> None:
    columns = ("slug", "pay.type", "pay.amount", "remote", "milestones.2.name", "milestones.1.name", "apply", "x-old")
    column_map, problems = columns_map(columns, "job", "jobs.csv")
    assert column_map is not None
    assert not problems
    row = ("a", "fixed", "300.00", "yes", "End", "Start", "pull_request; work@x.example", "7")
    assert record_from(Row(number=1, line=2, cells=dict(zip(columns, row, strict=True))), column_map) == {
        "pay": {"type": "fixed", "amount": 300},
        "remote": True,
        "milestones": [{"name": "Start"}, {"name": "End"}],
        "apply": [{"via": "pull_request"}, {"via": "email", "address": "work@x.example"}],
        "x-old": "7",
    }


def test_columns_that_are_no_field_are_named_with_what_was_meant() -> None:
    column_map, problems = columns_map(("titel", "pay.amonut", "company", "colour"), "job", "jobs.csv")
    assert column_map is None
    assert [(problem.message, problem.hint[:32]) for problem in problems] == [
        ("the column `titel` is no field of a job", "write `title` if that is meant"),
        ("the column `pay.amonut` is no field of a job", "write `pay.amount` if that is me"),
        ("the column `company` is no field of a job", "write `client` if that is meant"),
        ("the column `colour` is no field of a job", "use a field of docs/fields.md, s"),
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("  titel: title", "the field `titel` is no field of a job; write `title`", id="a field"),
        pytest.param("  title: titel", "the table has no column `titel`; write `title`", id="a column"),
        pytest.param("  title: {form: title}", "`form` is no part of a source; write `from`", id="a step"),
        pytest.param("  title: {default: x}", "this source has no `from`, `constant` or `join`", id="no source"),
        pytest.param("  title: 5", "a source is a column's name or a group of steps", id="a number"),
        pytest.param("  closes: {from: posted, plus_days: soon}", "`soon` is no number of days", id="days"),
        pytest.param("  posted: {from: posted, written: DD.MM}", "`DD.MM` does not say where", id="a date's form"),
        pytest.param("  title: {from: links, take: url}", "`url` is not one of link, email", id="what to take"),
        pytest.param("  skills: {from: tags, overflow: title}", "`title` is not a field for long text", id="overflow"),
        pytest.param("  title: {from: title, table: [a]}", "`table` should list values", id="a table"),
        pytest.param("  title: {from: title, when: filled}", "`when` should list columns", id="a condition"),
        pytest.param("  title: {join: title}", "`join` should be a list", id="a join"),
        pytest.param("  pay: title\n  pay.type: role", "both `pay` and `pay.type`", id="two sources for one value"),
        pytest.param("  title: a: b", "colon", id="YAML that is none"),
    ],
)
def test_a_wrong_map_is_explained_at_its_place(line: str, message: str) -> None:
    raw = f"file: reference\nfields:\n{line}\n".encode()
    column_map, problems = read_map(raw, file="map.yml", kind="job", columns=COLUMNS)
    assert column_map is None
    assert any(message in f"{problem.message}; {problem.hint}" for problem in problems), problems
    assert all(problem.location.line >= 3 for problem in problems)


def test_text_that_no_field_takes_is_named() -> None:
    column_map = the_map(f"file: reference\nfields:\n  title: title\nleave_out: [{', '.join(COLUMNS[2:-1])}]\n")
    assert column_map.unused(COLUMNS) == ("site",)


def test_the_map_in_the_documentation_is_sound() -> None:
    guide = (Path(__file__).parents[1] / "docs" / "importing.md").read_bytes().decode()
    (block,) = re.findall(r"(?s)```yaml\n(.*?)```", guide)
    columns = (
        "id,internal notes,Headline,Company,Kind,Text,Conditions,Results,Keywords,Budget type,Budget,Published,State"
    )
    names = (*columns.split(","), "Contact", "Website")
    column_map, problems = read_map(block.encode(), file="map.yml", kind="job", columns=names)
    assert column_map is not None, problems
    assert column_map.unused(names) == ()
