"""A new file explains itself, reads strictly, and says in plain words what is still missing."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from board.cli import main
from board.cli.new import schema_path
from board.edit.mending import Subject, mended
from board.importing.beginnings import STARTED_BY_DAY, Beginning
from board.importing.template import template
from board.read import Document, read_document
from board.schema import KINDS as SCHEMA_KINDS
from board.schema import fields, load_schema
from board.validate.shape import shape_problems
from boards import VOCABULARY as WORDS
from boards import a_job, a_profile, changed, write

ROOT = Path(__file__).resolve().parents[1]
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
    text = template(kind, STARTED_BY_DAY[kind](TODAY), schema="s.json", minimal=minimal)
    problems = shape_problems(strictly_read(text, kind))
    assert {problem.id for problem in problems} <= {"missing-field", "too-few"}
    empty = {field.name for field in fields(kind) if field.required} - STARTED_BY_DAY[kind](TODAY).values.keys()
    for name in empty - {"client", "pay", "availability", "consent"}:
        assert any(f"`{name}`" in problem.message for problem in problems), name


@pytest.mark.parametrize("kind", [*KINDS, "application", "review", "pool"])
def test_every_example_in_a_template_may_be_used_as_it_stands(kind: str) -> None:
    values: dict[str, Any] = load_schema(kind)["examples"][0]
    text = template(kind, Beginning(values=values), schema="s.json")
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


@pytest.mark.parametrize("kind", [*KINDS, "application", "review", "pool"])
def test_first_line_leads_an_editor_to_the_schema_that_the_check_uses(kind: str) -> None:
    slug = "a/b" if SCHEMA_KINDS[kind].is_nested else "a"
    path = ROOT / "content" / SCHEMA_KINDS[kind].folder / f"{slug}.yml"
    first = template(kind, Beginning(values={}), schema=schema_path(kind, path)).split("\n")[0]
    assert first.startswith("# yaml-language-server: $schema=../")
    named = (path.parent / first.partition("=")[2]).resolve()
    assert named == ROOT / "schemas" / f"{kind}.schema.json"
    assert json.loads(named.read_text(encoding="utf-8")) == load_schema(kind)


def test_settings_of_the_editor_know_every_folder_of_records() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    named = {Path(schema).name: pattern for schema, pattern in settings["yaml.schemas"].items()}
    for kind in SCHEMA_KINDS.values():
        if kind.name == "vocabulary":
            assert named[kind.schema_file] == "content/vocabulary.yml"
        elif kind.folder and kind.name != "page":
            stars = "*/*.yml" if kind.is_nested else "*.yml"
            assert named[kind.schema_file] == f"content/{kind.folder}/{stars}"


@pytest.mark.parametrize("kind", [*KINDS, "application", "review", "pool"])
@pytest.mark.parametrize("minimal", [pytest.param(True, id="minimal"), pytest.param(False, id="full")])
def test_a_template_has_nothing_to_mend(kind: str, minimal: bool) -> None:
    values: dict[str, Any] = load_schema(kind)["examples"][0]
    for beginning in (Beginning(values={}), Beginning(values=values)):
        raw = template(kind, beginning, schema="s.json", minimal=minimal).encode()
        assert mended(Subject(raw, "content/x/x.yml", kind=kind, slug="x", today=TODAY)).raw == raw


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


def test_a_client_with_an_account_is_named_with_it() -> None:
    answers = "Draw six icons for a map\nRadwege\ndesign\nBicycle parking.\nSix icons\nyes\nvolunteer\n\n"
    result = new("job", "--prompt", "--minimal", "--account", "rad-wege", answers=answers)
    assert result.exit_code == 0, result.output
    path = Path("content/jobs/draw-six-icons-for-a-map.yml")
    job = strictly_read(path.read_text(encoding="utf-8"), "job").data
    assert job["client"] == {"name": "Radwege", "account": "rad-wege"}
    assert CliRunner().invoke(main, ["check", str(path)]).exit_code == 0


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
    text = template("job", Beginning(wanted=("remote",)), schema="s.json")
    assert "# For example: true\nremote:\n" in text


@pytest.mark.parametrize("answers", [pytest.param("", id="at once"), pytest.param("Draw six icons\n", id="later")])
def test_giving_up_writes_nothing_and_says_so(answers: str) -> None:
    result = new("job", "--prompt", answers=answers)
    assert result.exit_code == 1
    assert "nothing was written" in result.stderr
    assert not Path("content/jobs").exists()


# Records that belong to others

QUESTIONS = ["Which guide that you translated are you proud of?", "When could you begin?"]
DONE = {"hired": ["ana-prado"], "filled": "2026-09-25", "completed": "2026-10-10"}
BY_CLIENT = Path("content/reviews/old-leaflet/ana-prado-by-client.yml")
BY_TALENT = Path("content/reviews/old-leaflet/ana-prado-by-talent.yml")


@pytest.fixture
def hiring() -> None:
    """An open job with questions and a trial, a completed job, two profiles."""
    done = {"posted": "2026-09-01", "closes": "2026-09-20", "status": "completed", "outcome": DONE}
    trial = {"task": "One page", "hours": 1}
    files = {
        "vocabulary.yml": WORDS,
        "jobs/french-guide.yml": a_job(
            hiring={"questions": QUESTIONS, "trial": trial}, apply=[{"via": "pull_request"}]
        ),
        "jobs/old-leaflet.yml": a_job(title="Lay out a leaflet on two pages", **done),
        "talent/ana-prado.yml": a_profile(),
        "talent/bo-lind.yml": a_profile(name="Bo Lind", account="bo-lind", former_slugs=["bo"]),
    }
    write(Path(), files)


def read(path: Path, kind: str) -> dict[str, Any]:
    return strictly_read(path.read_text(encoding="utf-8"), kind).data


def check(*paths: Path) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, paths)])


@pytest.mark.usefixtures("hiring")
def test_an_application_lays_out_the_questions_of_the_job() -> None:
    result = new("application", "--job", "french-guide", "--account", "@Cem-Acar", "--no-prompt")
    assert result.exit_code == 0, result.output
    path = Path("content/applications/french-guide/cem-acar.yml")
    assert read(path, "application") == {
        "account": "Cem-Acar",
        "submitted": "2026-11-22",
        "answers": [{"question": question, "answer": "…\n"} for question in QUESTIONS],
    }
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../../schemas/application.schema.json\n")
    assert "\naccepts_trial:\n" in text
    assert "status" not in text
    assert "to fill in: name, cover" in result.output
    filled = text.replace("\nname:\n", "\nname: Cem Acar\n").replace("\ncover:\n", "\ncover: I know both.\n")
    path.write_text(filled.replace("      …", "      Tomorrow: gladly, # really.").replace("_trial:", "_trial: true"))
    assert check().output == "6 files, nothing wrong\n"


@pytest.mark.usefixtures("hiring")
@pytest.mark.parametrize(
    "question",
    [
        "Which one: this, or # that?",
        "- {why}: *you*?",
        "Two lines\nof a question: both?",
        "'Quoted' and \"quoted\" \\",
        "word " * 59 + "ends?",
    ],
)
def test_any_question_is_laid_out_as_it_is_asked(question: str) -> None:
    write(Path(), {"jobs/french-guide.yml": a_job(hiring={"questions": [question]})})
    assert new("application", "--job", "french-guide", "--account", "cem-acar").exit_code == 0
    application = read(Path("content/applications/french-guide/cem-acar.yml"), "application")
    assert application["answers"] == [{"question": question, "answer": "…\n"}]


@pytest.mark.usefixtures("hiring")
def test_an_application_of_a_member_names_the_profile_and_asks_the_questions_one_by_one() -> None:
    answers = "bo-lind\nI know both languages.\nThe handbook of a bakery.\n…\nTomorrow.\nyes\n"
    result = new("application", "--job", "content/jobs/french-guide.yml", "--prompt", answers=answers)
    assert result.exit_code == 0, result.output
    assert f"\n{QUESTIONS[1]}: " in result.output
    assert "as the template does" in result.output
    path = Path("content/applications/french-guide/bo-lind.yml")
    assert read(path, "application") == {
        "name": "Bo Lind",
        "account": "bo-lind",
        "talent": "bo-lind",
        "submitted": "2026-11-22",
        "cover": "I know both languages.\n",
        "answers": [
            {"question": QUESTIONS[0], "answer": "The handbook of a bakery."},
            {"question": QUESTIONS[1], "answer": "Tomorrow."},
        ],
        "accepts_trial": True,
    }
    assert check(path).output == "1 file, nothing wrong\n"


@pytest.mark.usefixtures("hiring")
@pytest.mark.parametrize(
    ("job", "said"),
    [
        pytest.param({"status": "filled", "outcome": {"filled": "2026-11-21"}}, "is filled", id="filled"),
        pytest.param({"posted": "2026-11-23"}, "opens on 2026-11-23", id="not open yet"),
        pytest.param({"closes": "2026-11-21"}, "closed on 2026-11-21", id="expired"),
        pytest.param(None, "there is no job 'other' without errors", id="unknown"),
    ],
)
def test_nobody_applies_to_what_is_not_open(job: dict[str, Any] | None, said: str) -> None:
    if job is not None:
        write(Path(), {"jobs/other.yml": a_job(**job)})
    result = new("application", "--job", "other", "--account", "cem-acar")
    assert result.exit_code == 1
    assert said in result.stderr
    assert not Path("content/applications").exists()


@pytest.mark.usefixtures("hiring")
def test_each_side_is_asked_only_for_what_it_can_judge() -> None:
    assert new("review", "--job", "old-leaflet", "--by", "client").exit_code == 0
    assert new("review", "--job", "old-leaflet", "--by", "talent", "--talent", "ana-prado").exit_code == 0
    client, talent = BY_CLIENT.read_text(encoding="utf-8"), BY_TALENT.read_text(encoding="utf-8")
    assert read(BY_CLIENT, "review")["author"] == {"name": "Exemple Libre", "account": "exemple-libre"}
    assert read(BY_TALENT, "review")["author"] == {"name": "Ana Prado", "account": "ana-prado"}
    own = {client: ("\non_time:\n", "\nwithin_budget:\n", "#quality:"), talent: ("\npaid:\n", "#clarity:", "#payment:")}
    for text, others in ((client, own[talent]), (talent, own[client])):
        assert all(part in text for part in (*own[text], "#communication:", "\nwould_work_again:\n"))
        assert not any(part in text for part in (*others, "reply"))
    for path in (BY_CLIENT, BY_TALENT):
        filled = path.read_text(encoding="utf-8").replace("\nrating:\n", "\nrating: 4\n")
        filled = filled.replace("\ncomment:\n", "\ncomment: Gladly.\n")
        path.write_text(re.sub(r"(?m)^( *)#(?! )", r"\1", filled))
    assert check().output == "7 files, nothing wrong\n"


@pytest.mark.usefixtures("hiring")
def test_answers_make_a_review_in_which_nothing_is_wrong() -> None:
    answers = "6\n5\nThe glossary saved us two rounds.\nyes\nyes\nno\n"
    result = new("review", "--job", "old-leaflet", "--by", "client", "--minimal", "--prompt", answers=answers)
    assert result.exit_code == 0, result.output
    assert read(BY_CLIENT, "review") == {
        "rating": 5,
        "comment": "The glossary saved us two rounds.",
        "would_work_again": True,
        "on_time": True,
        "within_budget": False,
        "written": "2026-11-22",
        "author": {"name": "Exemple Libre", "account": "exemple-libre"},
    }
    assert "aspects" not in BY_CLIENT.read_text(encoding="utf-8")
    assert check().output == "6 files, nothing wrong\n"


@pytest.mark.usefixtures("hiring")
@pytest.mark.parametrize(
    ("outcome", "options", "said"),
    [
        pytest.param(DONE, ["--talent", "bo"], "does not name bo-lind as hired; it names ana-prado", id="a stranger"),
        pytest.param(DONE, ["--talent", "anna"], "there is no profile 'anna' without errors", id="nobody"),
        pytest.param({**DONE, "hired": ["ana-prado", "bo-lind"]}, [], "say which with --talent", id="one of two"),
        pytest.param({"completed": "2026-10-10"}, [], "names nobody as hired", id="nobody hired"),
        pytest.param({"cancelled": "2026-10-10"}, [], "is cancelled", id="cancelled"),
    ],
)
def test_only_those_who_worked_together_review_each_other(
    outcome: dict[str, Any], options: list[str], said: str
) -> None:
    status = "completed" if "completed" in outcome else "cancelled"
    job = a_job(posted="2026-09-01", closes="2026-09-20", status=status, outcome=outcome)
    write(Path(), {"jobs/old-leaflet.yml": job})
    result = new("review", "--job", "old-leaflet", "--by", "client", *options)
    assert result.exit_code == 1
    assert said in result.stderr
    assert not Path("content/reviews").exists()


@pytest.mark.usefixtures("hiring")
def test_nobody_reviews_twice() -> None:
    write(Path(), {"reviews/old-leaflet/ana-prado-by-client.yml": changed(load_schema("review")["examples"][0], {})})
    before = BY_CLIENT.read_bytes()
    result = new("review", "--job", "old-leaflet", "--by", "client")
    assert result.exit_code == 1
    assert "each side reviews a job once" in result.stderr
    assert BY_CLIENT.read_bytes() == before


@pytest.mark.usefixtures("hiring")
def test_a_pool_begins_with_its_members() -> None:
    result = new("pool", "--slug", "guides", "--talent", "ana-prado", "--talent", "bo", "--account", "exemple-libre")
    assert result.exit_code == 0, result.output
    assert read(Path("content/pools/guides.yml"), "pool") == {
        "curator": {"account": "exemple-libre"},
        "members": [{"talent": slug, "since": "2026-11-22"} for slug in ("ana-prado", "bo-lind")],
    }
    assert "to fill in: name, purpose, curator.name" in result.output
    assert new("pool", "--slug", "empty").exit_code == 0
    text = Path("content/pools/empty.yml").read_text(encoding="utf-8")
    assert text.endswith("# For example: {talent: amelie-martin}\nmembers:\n  - talent:\n")
    assert "\n  account:\n" in text
    found = check(Path("content/pools/empty.yml")).output
    assert all(f"`{name}`" in found for name in ("purpose", "curator.name", "talent"))


@pytest.mark.usefixtures("hiring")
def test_answers_make_a_pool_in_which_nothing_is_wrong() -> None:
    answers = "Translators of guides\nGuides in French.\nExemple Libre\nexemple-libre\nanna-prado\nana-prado; bo-lind\n"
    result = new("pool", "--prompt", answers=answers)
    assert result.exit_code == 0, result.output
    assert "there is no profile 'anna-prado'" in result.output
    path = Path("content/pools/translators-of-guides.yml")
    assert read(path, "pool")["members"] == [{"talent": "ana-prado"}, {"talent": "bo-lind"}]
    assert read(path, "pool")["curator"] == {"name": "Exemple Libre", "account": "exemple-libre"}
    assert check(path).output == "1 file, nothing wrong\n"


@pytest.mark.usefixtures("hiring")
def test_a_pool_whose_account_is_given_is_asked_for_the_rest() -> None:
    answers = "Translators of guides\nGuides in French.\nExemple Libre\n"
    result = new("pool", "--talent", "bo-lind", "--account", "exemple-libre", "--prompt", answers=answers)
    assert result.exit_code == 0, result.output
    path = Path("content/pools/translators-of-guides.yml")
    assert read(path, "pool")["curator"] == {"name": "Exemple Libre", "account": "exemple-libre"}
    assert check(path).output == "1 file, nothing wrong\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["application", "--job", "french-guide", "--no-prompt"], "who applies with --account"),
        (["review", "--job", "french-guide"], "who writes with --by"),
        (["review", "--job", "x", "--by", "client", "--talent", "a", "--talent", "b"], "give --talent once"),
        (["talent", "--account", "ana"], "--account is not for a new talent"),
        (["review", "--slug", "ana"], "--slug is not for a new review"),
    ],
)
def test_an_option_that_is_missing_or_too_many_is_named(arguments: list[str], said: str) -> None:
    result = new(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
