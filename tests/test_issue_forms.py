"""The issue forms: they ask for what the schemas say, as GitHub's forms can, and follow the board's vocabulary."""

import re
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from board.cli import main
from board.importing.issues.asked import FROM_THE_ISSUE, OPTIONAL, asked
from board.importing.issues.forms import FILES, FOLDER, MORE_FIELDS, issue_forms
from board.schema import Field, fields
from boards import VOCABULARY, a_board

ROOT = Path(__file__).resolve().parents[1]
CATEGORIES: list[dict[str, Any]] = VOCABULARY["categories"]
CONTRIBUTING = "https://forge.example/exemple/board/blob/main/CONTRIBUTING.md"
FORMS = {name: yaml.safe_load(text) for name, text in issue_forms(CATEGORIES, CONTRIBUTING).items()}
# Some of those that GitHub refuses in a label (its page on common validation errors of issue forms).
FORBIDDEN = re.compile(r"password|passphrase|secret|token|credit card|username|api key", re.IGNORECASE)

record_form = pytest.mark.parametrize("kind", FILES)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["issue-forms", *arguments])


def elements(kind: str) -> list[dict[str, Any]]:
    return [element for element in FORMS[FILES[kind]]["body"] if element["type"] != "markdown"]


def paths(known: tuple[Field, ...]) -> dict[str, Field]:
    """The fields of a kind and of its groups."""
    return {part.path: part for field in known for part in (field, *field.children)}


@record_form
def test_form_insists_on_what_every_record_needs(kind: str) -> None:
    required = {
        part.path for field in fields(kind) if field.required for part in (field.children or (field,)) if part.required
    }
    insisted = {element["id"] for element in elements(kind) if element.get("validations", {}).get("required")}
    from_form = {path.replace(".", "-") for path in required - set(FROM_THE_ISSUE[kind])}
    assert from_form == insisted - {"remote"}


@record_form
def test_named_fields_exist(kind: str) -> None:
    known = paths(fields(kind))
    assert {*OPTIONAL[kind], *FROM_THE_ISSUE[kind], MORE_FIELDS[kind]} <= set(known)
    assert FROM_THE_ISSUE[kind][0] == fields(kind)[0].path


@record_form
def test_questions_speak_with_the_words_of_the_schema(kind: str) -> None:
    known = {path.replace(".", "-"): field for path, field in paths(fields(kind)).items()}
    for element in elements(kind):
        field = known.get(element["id"])
        if field and field.type != "boolean" and not element["id"].startswith("categor"):
            assert element["attributes"]["description"].startswith(field.description)
        if field:
            assert field.title.casefold() in element["attributes"]["label"].casefold()


@record_form
def test_examples_of_a_form_are_those_of_the_schema(kind: str) -> None:
    for question in asked(kind, CATEGORIES):
        shown = {one["id"]: one["attributes"].get("placeholder") for one in elements(kind)}
        if not question.choices and question.field.type != "list":
            assert shown[question.path.replace(".", "-")] == str(question.field.example)


def test_lists_show_an_item_a_line() -> None:
    shown = {one["id"]: one["attributes"].get("placeholder") for kind in FILES for one in elements(kind)}
    assert shown["apply"] == "pull request\nhttps://forms.exemple-libre.example/translate"
    assert shown["languages"] == "fr: native\nen: fluent"
    assert shown["links"] == "My website: https://amelie.example"
    assert shown["skills"] == "french"


@record_form
def test_choices_are_those_of_the_schema_and_the_vocabulary(kind: str) -> None:
    options = {one["id"]: one["attributes"]["options"] for one in elements(kind) if one["type"] == "dropdown"}
    if kind == "job":
        assert options["category"] == ["Translation", "Development"]
        assert options["pay-type"] == ["fixed", "hourly", "volunteer"]
        assert options["remote"] == ["Yes", "No"]
    else:
        assert options["categories"] == ["Translation", "Development"]
        assert options["availability-status"] == ["open", "limited", "closed"]


@pytest.mark.parametrize(
    ("categories", "options"),
    [
        pytest.param([("a", "None"), ("b", "Bread")], ["a", "Bread"], id="GitHub keeps None for itself"),
        pytest.param([("a", "Text"), ("b", "text ")], ["a", "b"], id="two of one name"),
        pytest.param([("on", "On"), ("b", "1.10")], ["On", "1.10"], id="texts that YAML could take for others"),
    ],
)
def test_category_that_cannot_be_chosen_by_its_name_is_by_its_id(
    categories: list[tuple[str, str]], options: list[str]
) -> None:
    named = [{"id": key, "name": name} for key, name in categories]
    form = yaml.safe_load(issue_forms(named, "")[FILES["job"]])
    (category,) = (element for element in form["body"] if element.get("id") == "category")
    assert category["attributes"]["options"] == options


@pytest.mark.parametrize("name", [name for name in FORMS if name != "config.yml"])
def test_form_keeps_the_rules_of_the_forge(name: str) -> None:
    """https://docs.github.com/communities: "Common validation errors when creating issue forms"."""
    body = [element for element in FORMS[name]["body"] if element["type"] != "markdown"]
    labels = [element["attributes"]["label"] for element in body]
    ids = [element["id"] for element in body]
    for unique in (ids, [re.sub(r"\W+", "-", label.casefold()) for label in labels]):
        assert len(set(unique)) == len(unique)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", one) for one in ids)
    assert not any(FORBIDDEN.search(label) for label in labels)
    for element in body:
        options = element["attributes"].get("options", ["one"])
        assert options
        assert all(isinstance(option, str | dict) and option not in ("None", "none", "") for option in options)
    # No heading may be part of another's line.
    assert all(label == " ".join(label.split()) for label in labels)
    texts = [
        text for element in body for key, text in element["attributes"].items() if key not in ("options", "multiple")
    ]
    assert all(isinstance(text, str) for text in texts)


def test_forms_have_the_shape_that_the_forge_expects(tmp_path: Path) -> None:
    for name, text in issue_forms(CATEGORIES, CONTRIBUTING).items():
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        schema = "vendor.github-issue-config" if name == "config.yml" else "vendor.github-issue-forms"
        command = [str(Path(sysconfig.get_path("scripts"), "check-jsonschema")), "--builtin-schema", schema, str(path)]
        finished = subprocess.run(command, capture_output=True, text=True, check=False)
        assert finished.returncode == 0, finished.stdout + finished.stderr


def test_committed_forms_are_those_the_schemas_make() -> None:
    """All but the categories, which are the community's own; `make lint` compares those too."""
    committed = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / FOLDER).glob("*.yml")}
    for name, kind_of_category in ((FILES["job"], "category"), (FILES["talent"], "categories")):
        if name not in committed:
            continue  # a community may have no forms
        body = yaml.safe_load(committed[name])["body"]
        (options,) = (one["attributes"]["options"] for one in body if one.get("id") == kind_of_category)
        assert committed[name] == issue_forms([{"id": one, "name": one} for one in options], "")[name]
    if "problem.yml" in committed:
        assert committed["problem.yml"] == issue_forms(CATEGORIES, "")["problem.yml"]


def test_command_writes_the_forms_of_this_board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(a_board(tmp_path))
    assert run().exit_code == 0
    written = {path.name: path.read_text(encoding="utf-8") for path in Path(FOLDER).iterdir()}
    assert written == issue_forms(CATEGORIES, CONTRIBUTING)
    assert run("--check").exit_code == 0
    assert run().output == "the issue forms are as they should be\n"


def test_check_names_the_forms_that_are_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(a_board(tmp_path))
    assert run("--check").exit_code == 0, "a board need not have forms"
    run()
    Path(FOLDER, "config.yml").unlink()
    changed = {**VOCABULARY, "categories": [*CATEGORIES, {"id": "maps", "name": "Maps", "description": "Maps of all"}]}
    a_board(tmp_path, {"vocabulary.yml": changed})
    result = run("--check")
    assert result.exit_code == 1
    assert [line.partition(";")[0] for line in result.stderr.splitlines()] == [
        f"{FOLDER}/post-a-job.yml is old",
        f"{FOLDER}/join.yml is old",
        f"{FOLDER}/config.yml is missing",
    ]


def test_board_without_a_repository_names_no_other_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(a_board(tmp_path))
    config = Path("pelicanconf.py")
    config.write_text(config.read_text(encoding="utf-8") + '\nBOARD_REPOSITORY = ""\n', encoding="utf-8")
    assert run().exit_code == 0
    assert yaml.safe_load(Path(FOLDER, "config.yml").read_text(encoding="utf-8")) == {"blank_issues_enabled": True}


def test_without_a_vocabulary_there_is_nothing_to_choose_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(a_board(tmp_path, {"vocabulary.yml": "categories: [\n"}))
    assert run().exit_code == 2
    assert not Path(FOLDER).exists()
