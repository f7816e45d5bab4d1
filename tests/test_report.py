"""Reports say everything once, and nothing in a file can act through them."""

import json

import pytest

from board.problem import Correction, Location, Problem, Severity
from board.report import MOST_ANNOTATIONS, github_report, json_report, printable, summary_line, text_report


def a_problem(file: str = "content/jobs/logo.yml", message: str = "closes early", **changes: object) -> Problem:
    given = {"id": "closes-before-posted", "location": Location(file, 3, 9), "message": message, "hint": "wait"}
    return Problem(**(given | changes))  # type: ignore[arg-type]


def test_text_is_the_problem_with_its_hint_and_what_to_paste() -> None:
    problems = [a_problem(), a_problem(severity=Severity.WARNING, correction=Correction(3, 4, "closes: x\ndue: y"))]
    assert text_report(problems) == (
        "content/jobs/logo.yml:3:9: error: closes early [closes-before-posted]\n"
        "  hint: wait\n"
        "content/jobs/logo.yml:3:9: warning: closes early [closes-before-posted]\n"
        "  hint: wait\n"
        "  paste:\n"
        "    closes: x\n"
        "    due: y"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b31m", "\\x9b31m"),
        ("a\x00b\x07c\x7fd", "a\\x00b\\x07c\\x7fd"),
        ("a\rb", "a\\x0db"),
        ("\u202eevil", "\\x202eevil"),
        ("\u2066x\u2069", "\\x2066x\\x2069"),
        ("\udcff.yml", "\\xdcff.yml"),
        ("été, 漢字, tab\tand line\nstay", "été, 漢字, tab\tand line\nstay"),
    ],
)
def test_terminal_obeys_nothing_in_a_file(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize("report", [text_report, json_report, github_report])
@pytest.mark.parametrize("code", ["\x1b", "\x9b", "\x07", "\u202e", "\udcff"])
def test_no_report_holds_a_control_character(report: object, code: str) -> None:
    hostile = f"a{code}b"
    written = report([a_problem(hostile, hostile, hint=hostile, correction=Correction(1, 1, hostile))])  # type: ignore[operator]
    assert code not in written
    assert written.encode()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", "    \\x3a:error::x"),
        ("  title: x\n \u00a0\u2003::stop-commands::x", "     \u00a0\u2003\\x3a:stop-commands::x"),
        ("title: a ##[error]b", "    title: a \\x23#[error]b"),
        ("###[error]b", "    #\\x23#[error]b"),
        ("a: b::c", "    a: b::c"),
        ("## [x]", "    ## [x]"),
    ],
)
def test_no_line_of_the_text_is_a_command_of_the_runner(text: str, shown: str) -> None:
    hostile = "##[error]" + text.replace("\n", " ")
    lines = text_report([a_problem(text, hostile, hint=hostile, correction=Correction(1, 1, text))]).split("\n")
    assert lines[-1] == shown
    assert not any("##[" in line or line.strip().startswith("::") for line in lines)


def test_name_with_line_breaks_begins_no_line_in_text() -> None:
    hostile = "content/jobs/a\n::error::b"
    lines = text_report([a_problem(hostile, hostile, hint=hostile)]).split("\n")
    assert len(lines) == 2
    assert lines[0].startswith("content/jobs/a\\x0a::error::b:3:9:")


def test_json_gives_back_what_was_found() -> None:
    problem = a_problem("content/a\x1b\n.yml", 'says "\x9b\u2028" & <b>', correction=Correction(1, 2, "a\nb"))
    assert json.loads(json_report([problem, a_problem(severity=Severity.WARNING)])) == [
        {
            "id": "closes-before-posted",
            "severity": "error",
            "file": "content/a\x1b\n.yml",
            "line": 3,
            "column": 9,
            "message": 'says "\x9b\u2028" & <b>',
            "hint": "wait",
            "correction": {"first": 1, "last": 2, "text": "a\nb"},
        },
        {
            "id": "closes-before-posted",
            "severity": "warning",
            "file": "content/jobs/logo.yml",
            "line": 3,
            "column": 9,
            "message": "closes early",
            "hint": "wait",
            "correction": None,
        },
    ]
    assert json.loads(json_report([])) == []


def test_annotation_is_one_command() -> None:
    written = github_report([a_problem(correction=Correction(3, 3, "closes: x"))], "https://forge.example/problems.md")
    assert written == (
        "::error file=content/jobs/logo.yml,line=3,col=9,title=closes-before-posted::"
        "closes early%0Await%0APaste instead:%0Acloses: x%0Ahttps://forge.example/problems.md#closes-before-posted"
    )


def test_annotation_covers_the_lines_that_what_to_paste_replaces() -> None:
    # The runner refuses columns where an annotation has several lines.
    written = github_report([a_problem(correction=Correction(3, 5, "closes: x"))])
    assert written.startswith("::error file=content/jobs/logo.yml,line=3,endLine=5,title=closes-before-posted::")


def test_no_more_annotations_of_a_kind_than_github_shows_and_the_others_are_told() -> None:
    problems = [a_problem(f"content/jobs/{number}.yml") for number in range(13)]
    problems += [a_problem(f"content/jobs/{number}.yml", severity=Severity.WARNING) for number in range(11)]
    lines = github_report(problems).split("\n")
    assert [sum(line.startswith(f"::{kind} ") for line in lines) for kind in ("error", "warning")] == [10, 10]
    assert "GitHub marks ten of a kind; 3 more errors and 1 more warning are not marked on their lines:" in lines
    rest = [line for line in lines if line.startswith("content/jobs/")]
    assert [line.partition(": closes")[0] for line in rest] == [
        "content/jobs/10.yml:3:9: error",
        "content/jobs/10.yml:3:9: warning",
        "content/jobs/11.yml:3:9: error",
        "content/jobs/12.yml:3:9: error",
    ]
    assert "not marked" not in github_report(problems[:10])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_nothing_in_a_file_begins_a_command_of_its_own(end: str) -> None:
    hostile = f"100%0A{end}::stop-commands::x{end}::set-env name=A::b"
    written = github_report([a_problem(hostile, hostile, hint=hostile, correction=Correction(1, 1, hostile))])
    assert len(written.splitlines()) == 1
    properties, message = written.removeprefix("::error ").split("::", 1)
    # A property ends at a comma, and the properties at a colon.
    assert [part.split("=")[0] for part in properties.split(",")] == ["file", "line", "col", "title"]
    assert ":" not in properties
    assert message.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%").startswith(hostile)


def test_comma_in_a_name_ends_no_property() -> None:
    written = github_report([a_problem("a,line=9::b")])
    assert written.startswith("::error file=a%2Cline=9%3A%3Ab,line=3,col=9,")


@pytest.mark.parametrize(
    ("errors", "warnings", "files", "line"),
    [
        (0, 0, 1, "1 file, nothing wrong"),
        (0, 0, 25, "25 files, nothing wrong"),
        (1, 0, 2, "1 error in 2 files"),
        (0, 1, 2, "1 warning in 2 files"),
        (3, 1, 25, "3 errors and 1 warning in 25 files"),
        (1, 2, 1, "1 error and 2 warnings in 1 file"),
    ],
)
def test_summary_counts(errors: int, warnings: int, files: int, line: str) -> None:
    problems = [a_problem()] * errors + [a_problem(severity=Severity.WARNING)] * warnings
    assert summary_line(problems, files) == line


def many(file: str, number: int, severity: Severity) -> list[Problem]:
    return [
        Problem(id="x", location=Location(file, line), message=f"m{line}", hint="h", severity=severity)
        for line in range(1, number + 1)
    ]


def test_of_a_file_with_very_many_problems_a_hundred_are_told_and_how_many_more() -> None:
    problems = many("a.yml", 3_000, Severity.ERROR) + many("b.yml", 100, Severity.WARNING)
    told = json.loads(json_report(problems))
    assert len(told) == 201
    assert [one["file"] for one in told] == ["a.yml"] * 101 + ["b.yml"] * 100
    assert told[100]["message"] == "there are 2,900 more problems in this file"
    assert (told[100]["id"], told[100]["severity"]) == ("more-problems", "error")
    assert text_report(problems).count("[x]") == 200
    assert github_report(problems).count("title=x::") == 2 * MOST_ANNOTATIONS
    assert github_report(problems).count("[x]") == 200 - 2 * MOST_ANNOTATIONS
    assert "[more-problems]" in text_report(problems)
    assert "3,000" not in summary_line(problems, 2)
    assert summary_line(problems, 2) == "3000 errors and 100 warnings in 2 files"


def test_errors_are_told_before_warnings_where_not_all_are() -> None:
    problems = many("a.yml", 120, Severity.WARNING)
    problems[110:112] = many("a.yml", 2, Severity.ERROR)
    told = json.loads(json_report(problems))
    assert [one["severity"] for one in told].count("error") == 2
    assert told[-1]["message"] == "there are 20 more problems in this file"
    assert told[-1]["severity"] == "warning"
    assert len(json.loads(json_report(many("a.yml", 101, Severity.ERROR)))) == 101
