"""A new file explains itself, reads strictly, and says in plain words what is still missing."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from board.cli import main
from board.importing.template import starting_values, template
from board.read import Document, read_document
from board.schema import fields, load_schema
from board.validate.shape import shape_problems

TODAY = date(2026, 11, 22)
KINDS = ("job", "talent")
VOCABULARY = """\
categories:
  - {id: design, name: Design, description: Logos and pages}
skills:
  - {id: logo, name: Logo}
"""


@pytest.fixture(autouse=True)
def _in_a_board(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BOARD_TODAY", "2026-11-22")
    monkeypatch.chdir(tmp_path)
    Path("content").mkdir()
    Path("schemas").mkdir()
    Path("content/vocabulary.yml").write_text(VOCABULARY)
    Path("pelicanconf.py").write_text("from board.defaults import *\n")


def new(*arguments: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(main, ["new", *arguments], input=answers)


def strictly_read(text: str, kind: str) -> Document:
    document, problems = read_document(text.encode(), file=f"content/x/{kind}.yml", kind=kind, slug="x")
    assert not problems, "\n".join(map(str, problems))
    assert document is not None
    return document


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("minimal", [pytest.param(True, id="minimal"), pytest.param(False, id="full")])
def test_a_template_reads_strictly_and_the_check_names_what_is_empty(kind: str, minimal: bool) -> None:
    text = template(kind, starting_values(kind, TODAY), schema="s.json", minimal=minimal)
    problems = shape_problems(strictly_read(text, kind))
    assert {problem.id for problem in problems} <= {"missing-field", "too-few"}
    empty = {field.name for field in fields(kind) if field.required} - starting_values(kind, TODAY).keys()
    for name in empty - {"client", "pay", "availability", "consent"}:
        assert any(f"`{name}`" in problem.message for problem in problems), name


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_in_a_template_may_be_used_as_it_stands(kind: str) -> None:
    values: dict[str, Any] = load_schema(kind)["examples"][0]
    text = template(kind, values, schema="s.json")
    used = re.sub(r"(?m)^( *)#(?! )", r"\1", text)
    # A sum and a range exclude each other; everything else may stand together.
    used = re.sub(r"(?m)^  (min|max): \d+\n", "", used) if kind == "job" else used
    document = strictly_read(used, kind)
    assert not shape_problems(document)
    assert list(document.data) == [field.name for field in fields(kind)]


def test_a_new_job_begins_with_the_path_to_its_schema_and_explains_its_fields() -> None:
    result = new("job", "--slug", "bike-icons")
    assert result.exit_code == 0, result.output
    text = Path("content/jobs/bike-icons.yml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schemas/job.schema.json\n")
    assert "# Who the work is for.\nclient:\n" in text
    assert "Here: design." in text
    assert "posted: 2026-11-22\n" in text
    assert max(map(len, text.splitlines())) <= 110
    assert "to fill in: title, client.name, category, description, deliverables, pay.type" in result.output
    assert "next: " in result.output


def test_nothing_is_overwritten() -> None:
    new("job", "--slug", "bike-icons")
    before = Path("content/jobs/bike-icons.yml").read_bytes()
    result = new("job", "--slug", "bike-icons", "--minimal")
    assert result.exit_code == 2
    assert "exists already" in result.output
    assert Path("content/jobs/bike-icons.yml").read_bytes() == before
    new("talent")
    new("talent")
    assert {path.name for path in Path("content/talent").iterdir()} == {"my-profile.yml", "my-profile-2.yml"}


def test_answers_make_a_file_in_which_nothing_is_wrong() -> None:
    answers = "Draw six icons for a map\nRadwege\ndesign\nBicycle parking: every kind.\nSix icons; A sheet\n"
    answers += "yes\nfixed\n300\nEUR\n\n"
    result = new("job", "--prompt", answers=answers)
    assert result.exit_code == 0, result.output
    path = "content/jobs/draw-six-icons-for-a-map.yml"
    assert strictly_read(Path(path).read_text(encoding="utf-8"), "job").data == {
        "title": "Draw six icons for a map",
        "client": {"name": "Radwege"},
        "category": "design",
        "description": "Bicycle parking: every kind.\n",
        "deliverables": ["Six icons", "A sheet"],
        "remote": True,
        "pay": {"type": "fixed", "amount": 300, "currency": "EUR"},
        "apply": [{"via": "pull_request"}],
        "posted": "2026-11-22",
        "closes": "2026-12-06",
    }
    assert CliRunner().invoke(main, ["check", path]).exit_code == 0


def test_unpaid_work_in_a_place_is_asked_for_no_sum_but_for_the_place() -> None:
    answers = (
        "Paint the wall of a library\nBücherei\ndesign\nIt is white.\nA wall\nno\nLyon\nFR\nvolunteer\n2026-11-30\n"
    )
    result = new("job", "--prompt", "--minimal", "--slug", "wall", answers=answers)
    assert result.exit_code == 0, result.output
    job = strictly_read(Path("content/jobs/wall.yml").read_text(encoding="utf-8"), "job").data
    assert job["location"] == {"city": "Lyon", "country": "FR"}
    assert job["pay"] == {"type": "volunteer"}
    assert "remote" not in job


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        pytest.param("Hi", "characters", id="too short"),
        pytest.param("See https://x.example", "address", id="a rule's matter"),
        pytest.param("bell\x07", "U+0007", id="what no file can hold"),
    ],
)
def test_a_wrong_answer_is_explained_and_asked_for_again(wrong: str, said: str) -> None:
    answers = f"{wrong}\nDraw six icons for a map\nRadwege\ndesign\nIcons.\nSix icons\nyes\nvolunteer\n\n"
    result = new("job", "--prompt", answers=answers)
    assert result.exit_code == 0, result.output
    assert said in result.output
    assert Path("content/jobs/draw-six-icons-for-a-map.yml").exists()


def test_a_profile_is_asked_for_its_consent() -> None:
    answers = "Nele\nWriter\nI write.\nnele\nlogo\nopen\nyes\n2026-11-22\n"
    result = new("talent", "--prompt", answers=answers)
    assert result.exit_code == 0, result.output
    assert 'the text "yes", which is no day' in result.output
    profile = strictly_read(Path("content/talent/nele.yml").read_text(encoding="utf-8"), "talent").data
    assert profile["consent"] == {"published": "2026-11-22"}
    assert profile["availability"] == {"status": "open", "confirmed": "2026-11-22"}


REST = "Radwege\ndesign\nIcons.\nSix icons\nyes\nvolunteer\n\n"


def test_unwise_answer_may_be_thought_over() -> None:
    result = new("job", "--prompt", answers=f"Urgent: draw six icons\n\nDraw six icons for a map\n{REST}")
    assert result.exit_code == 0, result.output
    assert "the title says 'Urgent'" in result.output
    assert result.output.count("Keep it as it is? [y/N]") == 1
    assert Path("content/jobs/draw-six-icons-for-a-map.yml").exists()
    kept = new("job", "--prompt", answers=f"Urgent: draw six icons\ny\n{REST}")
    assert kept.exit_code == 0, kept.output
    assert Path("content/jobs/urgent-draw-six-icons.yml").exists()


def test_answer_is_written_as_the_check_would_have_it() -> None:
    answers = "Draw six icons for a map\nRadwege\ndesign\nIcons.\nSix icons\nN\nLyon\nFrance\nFixed\n300 €\n€\n"
    result = new("job", "--prompt", "--slug", "icons", answers=f"{answers}30.11.2026\n")
    assert result.exit_code == 0, result.output
    for taken in ("FR", "fixed", "300", "EUR", "2026-11-30"):
        assert f"  taken as {taken}\n" in result.output
    job = strictly_read(Path("content/jobs/icons.yml").read_text(encoding="utf-8"), "job").data
    assert job["pay"] == {"type": "fixed", "amount": 300, "currency": "EUR"}
    assert job["location"] == {"city": "Lyon", "country": "FR"}
    assert job["closes"] == "2026-11-30"


def test_empty_answer_to_what_is_needed_is_said_to_be_needed() -> None:
    result = new("job", "--prompt", answers=f"\n  \nDraw six icons for a map\n{REST}")
    assert result.exit_code == 0, result.output
    assert result.output.count("  this is needed\n") == 2


def test_what_is_not_needed_may_stay_empty() -> None:
    answers = "Paint a wall of a library\nBücherei\ndesign\nWhite.\nA wall\nno\n\n\nFR\nvolunteer\n\n"
    result = new("job", "--prompt", "--slug", "wall", answers=answers)
    assert result.exit_code == 0, result.output
    assert result.output.count("  this is needed\n") == 1, "the country, not the city"
    text = Path("content/jobs/wall.yml").read_text(encoding="utf-8")
    assert strictly_read(text, "job").data["location"] == {"country": "FR"}
    # It is answered: the place says it, and unpaid work has no sum.
    assert "\n#remote: true\n" in text
    assert "\n  #amount: " in text
    assert "True" not in text


def test_example_of_a_field_is_written_as_in_a_file() -> None:
    text = template("job", {}, schema="s.json")
    assert "# For example: true\nremote:\n" in text


@pytest.mark.parametrize("answers", [pytest.param("", id="at once"), pytest.param("Draw six icons\n", id="later")])
def test_giving_up_writes_nothing_and_says_so(answers: str) -> None:
    result = new("job", "--prompt", answers=answers)
    assert result.exit_code == 1
    assert "nothing was written" in result.stderr
    assert not Path("content/jobs").exists()
