"""Every problem has an example that reports it exactly, and a heading that explains it."""

import re
from datetime import date
from pathlib import Path

import pytest

from board.checked import check_content
from board.validate.rules import PROPOSAL_RULES, RULES, ProposalRule, Rule, rule_id

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)
EXAMPLES = sorted(folder for folder in (HERE / "problems").iterdir() if folder.is_dir())
PAGE = (HERE.parent / "docs" / "problems.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (\S+)\n\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S))

OF_THE_ENGINE = {"internal-error", "more-problems"}
"""No file alone can show them: tests/test_running.py and tests/test_report.py do."""
OF_PULL_REQUESTS = set(map(rule_id, PROPOSAL_RULES))
"""They compare with the board before: tests/test_pull_requests.py shows each of them."""


def first_sentence(text: str) -> str:
    return re.split(r"(?<=\.)\s", " ".join(text.split()))[0]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda folder: folder.name)
def test_report_reads_exactly_as_expected(example: Path) -> None:
    _, problems = check_content(example / "content", today=TODAY)
    report = "".join(f"{problem}\n" for problem in problems)
    assert report == (example / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda folder: folder.name)
def test_example_shows_one_problem_and_nothing_else(example: Path) -> None:
    _, problems = check_content(example / "content", today=TODAY)
    assert [problem.id for problem in problems] == [example.name]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda folder: folder.name)
def test_example_is_explained_in_the_docs(example: Path) -> None:
    assert example.name in SECTIONS


@pytest.mark.parametrize("rule", RULES, ids=rule_id)
def test_rule_has_an_example(rule: Rule) -> None:
    assert HERE / "problems" / rule_id(rule) in EXAMPLES


@pytest.mark.parametrize("rule", [*RULES, *PROPOSAL_RULES], ids=rule_id)
def test_heading_opens_with_the_sentence_of_the_rule(rule: Rule | ProposalRule) -> None:
    assert first_sentence(SECTIONS[rule_id(rule)]) == first_sentence(rule.__doc__ or "")


@pytest.mark.parametrize("section", sorted(SECTIONS.keys() - OF_THE_ENGINE))
def test_heading_shows_the_problem_and_its_correction(section: str) -> None:
    kinds = re.findall(r"^\*\*(Before|After)\*\*\n\n```yaml\n.+?\n```$", SECTIONS[section], re.M | re.S)
    assert kinds == ["Before", "After"]


@pytest.mark.parametrize("section", sorted(SECTIONS.keys() - OF_THE_ENGINE - OF_PULL_REQUESTS))
def test_heading_has_an_example(section: str) -> None:
    assert HERE / "problems" / section in EXAMPLES


def test_headings_are_in_the_order_of_the_alphabet() -> None:
    headings = re.findall(r"^## (\S+)$", PAGE, re.M)
    assert headings == sorted(set(headings))
