"""A rule that breaks costs the file on which it does a problem, and nobody else the check."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from board import batches
from board.checked import check_content
from board.problem import Problem, Severity
from board.read import Document
from board.validate.content import Content
from board.validate.rules import FILE_RULES, Rule
from board.validate.running import rule_problems
from board.validate.shape import shape_problems
from boards import VOCABULARY, a_job, write

TODAY = date(2026, 11, 22)


def documents(*titles: str) -> tuple[Document, ...]:
    return tuple(Document(f"content/jobs/{title}.yml", "job", title, {"title": title}, "", b"") for title in titles)


def named(title: str) -> Problem:
    document = documents(title)[0]
    return Problem(id="named", location=document.at(), message=title, hint="rename it")


def breaks_on_b(content: Content) -> Iterator[Problem]:
    """It breaks on one file, whatever lies beside it."""
    for job in content.jobs:
        if job["title"] == "b":
            raise IndexError("list index\nout of range")
        yield named(job["title"])


def breaks_on_two(content: Content) -> Iterator[Problem]:
    """It breaks on files that are right by themselves."""
    if len(content.jobs) > 1:
        raise KeyError("both")
    yield from (named(job["title"]) for job in content.jobs)


def breaks_without_records(content: Content) -> Iterator[Problem]:
    """It breaks on the vocabulary."""
    raise RecursionError
    yield named("never")


def test_the_file_on_which_a_rule_breaks_is_named_and_the_others_are_checked() -> None:
    content = Content(today=TODAY, jobs=documents("a", "b", "c"))
    found = rule_problems((breaks_on_b,), content)
    assert found[:2] == [named("a"), named("c")]
    assert len(found) == 3
    assert str(found[2]).startswith(
        "content/jobs/b.yml:1:1: error: the rule breaks-on-b broke here (IndexError: list index out of range) "
        "[internal-error]\n  hint: report this to the makers of the board's engine"
    )


@pytest.mark.parametrize(
    ("rule", "vocabulary", "expected"),
    [
        pytest.param(breaks_on_two, False, "content", id="several files together"),
        pytest.param(breaks_without_records, True, "content/vocabulary.yml", id="the vocabulary"),
    ],
)
def test_a_rule_that_breaks_on_no_single_record_is_told_too(rule: Rule, vocabulary: bool, expected: str) -> None:
    words = Document("", "vocabulary", "", {}, "", b"") if vocabulary else None
    content = Content(today=TODAY, jobs=documents("a", "b"), vocabulary=words)
    assert [(one.id, one.location.file) for one in rule_problems((rule,), content)] == [("internal-error", expected)]


def test_other_rules_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "FILE_RULES", (breaks_on_http, *FILE_RULES))
    link = {"client": {"name": "Exemple Libre", "url": "http://exemple.example"}}
    files = {"vocabulary.yml": VOCABULARY, "jobs/a.yml": a_job(**link), "jobs/b.yml": a_job(closes="2026-11-01")}
    _, problems = check_content(write(tmp_path, files) / "content", today=TODAY)
    assert [(problem.location.file, problem.id) for problem in problems] == [
        ("content/jobs/a.yml", "internal-error"),
        ("content/jobs/a.yml", "plain-http"),
        ("content/jobs/b.yml", "closes-before-posted"),
    ]


def breaks_on_http(content: Content) -> Iterator[Problem]:
    """It breaks on a file with a plain link."""
    for job in content.jobs:
        if b"http:" in job.raw:
            raise ValueError("no")
        yield from ()


def test_a_file_that_cannot_even_be_looked_at_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def shaped(document: Document, today: date | None = None) -> list[Problem]:
        if document.slug == "a":
            raise RuntimeError("x" * 1_000)
        return shape_problems(document, today)

    monkeypatch.setattr(batches, "shape_problems", shaped)
    files = {"vocabulary.yml": VOCABULARY, "jobs/a.yml": a_job(), "jobs/b.yml": a_job(title="Another piece of work")}
    content, problems = check_content(write(tmp_path, files) / "content", today=TODAY)
    assert [job.slug for job in content.jobs] == ["b"]
    assert [(problem.id, problem.severity) for problem in problems] == [("internal-error", Severity.ERROR)]
    assert len(problems[0].message) < 300
