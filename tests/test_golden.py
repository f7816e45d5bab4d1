"""The whole output of a seven-file board, as somebody has read it; `make golden` writes it anew."""

import difflib
import shutil
from datetime import date
from pathlib import Path

import pytest

from board.checked import check_content
from board.render.forms.spec import WORDING
from board.validate.phrases.asking import wording
from boards import Tree, build, tree

GOLDEN = Path(__file__).parent / "golden"
SETTINGS = {
    "SITENAME": "Exemple Board",
    "SITEURL": "https://board.example/jobs-here",
    "BOARD_TAGLINE": "Small jobs for a small world",
    "BOARD_EMAIL": "desk@board.example",
    "BOARD_FEED_AUTHORITY": "board.example,2026",
    "BOARD_TODAY": "2026-11-22",
    "TIMEZONE": "Europe/Brussels",
}


@pytest.fixture(scope="module")
def kept_wording(request: pytest.FixtureRequest) -> str:
    if request.config.getoption("--rewrite-golden"):
        WORDING.write_text(wording(), encoding="utf-8")
    return WORDING.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, kept_wording: str) -> Tree:
    aside = tmp_path_factory.mktemp("golden")
    places = {"OUTPUT_PATH": str(aside / "output"), "BOARD_CACHE": str(aside / ".board")}
    return build(GOLDEN / "board", **SETTINGS, **places)


@pytest.fixture(scope="module")
def golden(site: Tree, request: pytest.FixtureRequest) -> Tree:
    if request.config.getoption("--rewrite-golden"):
        shutil.rmtree(GOLDEN / "site", ignore_errors=True)
        for name, content in site.items():
            path = GOLDEN / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return tree(GOLDEN / "site")


def test_site_has_the_files_it_should(site: Tree, golden: Tree) -> None:
    assert sorted(site) == sorted(golden)


def test_every_file_is_as_it_should_be(site: Tree, golden: Tree) -> None:
    report = [
        line
        for name in sorted(site.keys() & golden.keys())
        if site[name] != golden[name]
        for line in difflib.unified_diff(
            golden[name].decode().splitlines(), site[name].decode().splitlines(), name, "built now", lineterm="", n=0
        )
    ]
    assert "\n".join(report) == ""


def test_forms_say_what_the_checker_says(kept_wording: str) -> None:
    assert kept_wording == wording()


def test_board_has_seven_files_and_nothing_wrong() -> None:
    assert len(tree(GOLDEN / "board" / "content")) == 7
    day = SETTINGS["BOARD_TODAY"]
    _, problems = check_content(GOLDEN / "board" / "content", today=date.fromisoformat(day))
    assert {problem.id for problem in problems} <= {"unknown-skill"}
