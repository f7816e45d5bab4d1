"""Strict builds refuse wrong content; publishing leaves it out with what refers to it, and says so."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from board.checked import check_content, check_folder, read_folder
from board.load import WrongContent, load_board
from board.plugin import INCOMPLETE, REFUSED
from board.problem import Severity
from board.settings import BoardSettings
from boards import (
    PAGE,
    VOCABULARY,
    Tree,
    a_board,
    a_job,
    a_profile,
    an_application,
    build,
    page,
    pelican_settings,
    several,
    tree,
    write,
)

WRONG = {"title": "A job of two fields", "pay": "much"}
TODAY = date(2026, 11, 22)
FILLED: dict[str, Any] = {
    "status": "filled",
    "posted": "2026-10-01",
    "closes": "2026-10-20",
    "outcome": {"filled": "2026-10-21", "hired": ["ana-prado"]},
}


def published(folder: Path, **settings: Any) -> Tree:
    """What publishing leaves in the output of a board with errors; it must end with exit code 3."""
    with pytest.raises(SystemExit) as incomplete:
        build(folder, BOARD_SKIP_INVALID="true", **settings)
    assert incomplete.value.code == INCOMPLETE
    return tree(folder / "output")


def test_strict_build_refuses_a_wrong_file_and_the_last_site_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    board = several(tmp_path)
    before = build(board)
    write(board, {"jobs/wrong.yml": WRONG, "pages/about.md": "changed"})
    with pytest.raises(SystemExit) as refusal:
        build(board)
    assert refusal.value.code == REFUSED
    assert tree(board / "output") == before
    said = capsys.readouterr().err
    assert "content/jobs/wrong.yml:2:6: error:" in said
    assert "content/pages/about.md:1:1: error:" in said


def test_publishing_leaves_out_the_wrong_file_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    board = several(tmp_path)
    good = build(board)
    write(board, {"jobs/wrong.yml": WRONG})
    assert published(board) == good
    said = capsys.readouterr().err
    assert "content/jobs/wrong.yml:2:6: error:" in said
    assert said.endswith("board: left out because of errors: content/jobs/wrong.yml\n")


@pytest.mark.parametrize(
    ("wrong", "gone"),
    [
        pytest.param({"jobs/french-guide.yml": WRONG}, "jobs/french-guide/", id="a job that has an application"),
        pytest.param({"talent/ana-prado.yml": "name: [\n"}, "talent/ana-prado/", id="a profile that cannot be read"),
        pytest.param({"pages/about.md": "no head"}, "about/", id="a page, which every footer names all the same"),
        pytest.param(
            {"jobs/maps-plugin.yml": a_job(closes="2026-11-01")}, "jobs/maps-plugin/", id="a job that breaks a rule"
        ),
        pytest.param({"jobs/gone.yml": "removed: yesterday\n"}, "jobs/gone/", id="what is left of a removed job"),
    ],
)
def test_file_that_became_wrong_loses_its_page(tmp_path: Path, wrong: dict[str, Any], gone: str) -> None:
    board = several(tmp_path)
    assert f"{gone}index.html" in build(board)
    site = published(write(board, wrong))
    assert f"{gone}index.html" not in site
    if gone != "about/":
        address = f'/jobs-here/{gone}"'.encode()
        assert [path for path, content in site.items() if address in content] == []
    assert {"index.html", "jobs/index.html", "feeds/jobs/rss.xml", "sitemap.xml"} <= site.keys()


def test_job_that_names_a_broken_profile_is_left_out_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    board = a_board(
        tmp_path,
        {
            "jobs/filled.yml": a_job(title="A job for Ana alone", **FILLED),
            "jobs/good.yml": a_job(),
            "talent/ana-prado.yml": a_profile(headline=None),
        },
    )
    site = published(board)
    assert "jobs/good/index.html" in site
    assert "jobs/filled/index.html" not in site
    assert not any(b"Ana" in content for content in site.values())
    assert (
        "left out because of errors: content/jobs/filled.yml, content/talent/ana-prado.yml" in capsys.readouterr().err
    )


def test_a_chain_of_references_is_left_out_to_its_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    board = a_board(
        tmp_path,
        {
            "jobs/filled.yml": a_job(**FILLED),
            "applications/filled/bo.yml": an_application(account="bo", submitted="2026-10-02"),
            "talent/ana-prado.yml": "not a record",
        },
    )
    published(board)
    left_out = capsys.readouterr().err.splitlines()[-1]
    assert left_out.endswith(
        "content/applications/filled/bo.yml, content/jobs/filled.yml, content/talent/ana-prado.yml"
    )


def test_former_name_of_a_left_out_job_leads_nowhere(tmp_path: Path) -> None:
    board = a_board(tmp_path, {"jobs/moved.yml": a_job(former_slugs=["old"])})
    assert "jobs/old/index.html" in build(board)
    write(board, {"jobs/moved.yml": a_job(former_slugs=["old"], closes="2026-01-01")})
    assert not {"jobs/old/index.html", "jobs/moved/index.html"} & published(board).keys()


def test_record_put_right_is_published_again(tmp_path: Path) -> None:
    board = several(tmp_path)
    before = build(board)
    write(board, {"talent/ana-prado.yml": "name: [\n"})
    published(board)
    write(board, {"talent/ana-prado.yml": a_profile()})
    assert build(board) == before


@pytest.mark.parametrize(
    "vocabulary",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xff\xfe\x00", id="no text"),
        pytest.param(b"categories: [\n", id="broken"),
        pytest.param(b"categories: much\n", id="misshapen"),
        pytest.param(b"removed: 2026-10-01\n", id="removed"),
        pytest.param(b"- categories\n", id="a list"),
    ],
)
def test_broken_vocabulary_never_takes_the_board_down(tmp_path: Path, vocabulary: bytes) -> None:
    board = several(tmp_path)
    site = published(write(board, {"vocabulary.yml": vocabulary}))
    assert {"jobs/french-guide/index.html", "talent/ana-prado/index.html", "about/index.html"} <= site.keys()
    assert "translation" in page(site, "categories/translation/")


def test_vocabulary_whose_words_clash_is_reported_and_used(tmp_path: Path) -> None:
    clashing = VOCABULARY | {"skills": [{"id": "french", "name": "French"}, {"id": "fr", "name": "french"}]}
    board = several(tmp_path)
    assert "jobs/french-guide/index.html" in published(write(board, {"vocabulary.yml": clashing}))


def test_board_without_vocabulary_is_built_from_what_its_jobs_say(tmp_path: Path) -> None:
    board = several(tmp_path)
    (board / "content/vocabulary.yml").unlink()
    site = build(board)
    assert {"categories/translation/index.html", "categories/development/index.html"} <= site.keys()
    assert not any(path.startswith("skills/") for path in site)


def test_job_of_a_category_that_went_away_is_left_out(tmp_path: Path) -> None:
    board = several(tmp_path)
    fewer = VOCABULARY | {"categories": VOCABULARY["categories"][:1]}
    site = published(write(board, {"vocabulary.yml": fewer}))
    assert "jobs/maps-plugin/index.html" not in site
    assert "jobs/french-guide/index.html" in site


@pytest.mark.parametrize("wrong", [WRONG, "title: [\n", b"\xff", ""], ids=["misshapen", "broken", "no text", "empty"])
def test_what_refers_to_a_file_with_errors_is_not_blamed_for_it(tmp_path: Path, wrong: Any) -> None:
    content = (
        a_board(tmp_path, {"jobs/wrong.yml": wrong, "applications/wrong/ana-prado.yml": an_application()}) / "content"
    )
    _, problems = check_content(content, today=TODAY)
    assert {problem.location.file for problem in problems} == {"content/jobs/wrong.yml"}


def test_problems_of_many_processes_are_those_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("board.checked.WORTH_FORKING", 2)
    board = several(tmp_path)
    write(board, {"jobs/wrong.yml": WRONG, "jobs/late.yml": a_job(closes="2026-01-01"), "talent/x.yml": "name: [\n"})
    one, two, five = (check_folder(board / "content", today=TODAY, policy={}, processes=number) for number in (1, 2, 5))
    assert one.problems == two.problems == five.problems
    assert len(one.problems) > 3
    assert [job.slug for job in one.content.jobs] == [job.slug for job in two.content.jobs]


def test_what_is_said_of_a_file_asked_for_is_what_the_whole_check_says(tmp_path: Path) -> None:
    board = several(tmp_path)
    wrong = a_job(title="URGENT WORK", closes="2026-11-01", outcome={"hired": ["nobody"]})
    write(
        board, {"jobs/wrong.yml": wrong, "jobs/other.yml": wrong, "jobs/broken.yml": WRONG, "talent/x.yml": "name: [\n"}
    )
    whole = check_folder(board / "content", today=TODAY, policy={})
    for file in {problem.location.file for problem in whole.problems}:
        asked = check_folder(board / "content", today=TODAY, policy={}, asked=file.__eq__)
        told = [
            [problem for problem in checked.problems if problem.location.file == file] for checked in (whole, asked)
        ]
        assert told[0] == told[1] != []
        assert [job.data for job in asked.content.jobs] == [job.data for job in whole.content.jobs]
        assert len(asked.problems) < len(whole.problems)


def test_file_that_was_not_asked_for_is_not_remembered_as_sound(tmp_path: Path) -> None:
    board = write(several(tmp_path), {"jobs/wrong.yml": a_job(title="URGENT WORK")})
    first = read_folder(board / "content", today=TODAY, asked=lambda _: False)
    again = read_folder(board / "content", today=TODAY, memory=first.memory)
    assert "urgent-title" in {problem.id for problem in again.problems}


def test_remembered_files_are_believed_only_while_their_bytes_are_the_same(tmp_path: Path) -> None:
    board = several(tmp_path)
    first = read_folder(board / "content", today=TODAY)
    again = read_folder(board / "content", today=TODAY, memory=first.memory)
    assert [job.data for job in again.content.jobs] == [job.data for job in first.content.jobs]
    assert again.problems == first.problems
    write(board, {"jobs/french-guide.yml": a_job(closes="2026-01-01")})
    later = read_folder(board / "content", today=TODAY, memory=first.memory)
    assert "closes-before-posted" in {problem.id for problem in later.problems}


def test_file_with_a_warning_warns_in_every_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    board = several(tmp_path)
    build(board)
    first = capsys.readouterr().err
    build(board)
    assert "[unknown-skill]" in first
    assert first.splitlines()[:-1] == capsys.readouterr().err.splitlines()[:-1]


def test_rule_made_a_warning_lets_its_file_through(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    board = a_board(tmp_path, {"jobs/cheap.yml": a_job(pay={"type": "fixed"})})
    with pytest.raises(SystemExit):
        build(board)
    assert "error" in capsys.readouterr().err
    assert "jobs/cheap/index.html" in build(board, BOARD_RULES={"paid-without-amount": "warning"})
    assert "warning:" in capsys.readouterr().err
    build(board, BOARD_RULES={"paid-without-amount": "off"})
    assert "paid-without-amount" not in capsys.readouterr().err


def test_page_with_a_wrong_head_names_the_line_in_the_file(tmp_path: Path) -> None:
    text = PAGE.replace("summary:", "sumary:")
    _, problems = check_content(write(tmp_path, {"pages/about.md": text}) / "content", today=TODAY)
    assert [(problem.id, problem.location.line) for problem in problems] == [("unknown-field", 3)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PAGE.replace("\n", "\r\n"), id="lines end as on Windows"),
        pytest.param("\ufeff" + PAGE, id="a byte order mark"),
        pytest.param(PAGE.replace("---\n", "--- \n"), id="blanks after the fence"),
        pytest.param(PAGE + "\n---\n\nMore.\n", id="a rule in the text"),
    ],
)
def test_page_may_come_from_any_editor(tmp_path: Path, text: str) -> None:
    site = build(a_board(tmp_path, {"pages/about.md": text.encode()}))
    assert "<p>Volunteers run it.</p>" in page(site, "about/")
    assert "<h1>About this board</h1>" in page(site, "about/")


@pytest.mark.parametrize("key", ["save_as", "url", "template", "slug", "status", "date", "category"])
def test_head_of_a_page_takes_no_orders(tmp_path: Path, key: str) -> None:
    text = PAGE.replace("summary:", f"{key}: ../../elsewhere.html\nsummary:")
    board = a_board(tmp_path, {"pages/about.md": text})
    assert "about/index.html" not in published(board)
    assert not list(tmp_path.rglob("elsewhere*"))


EXAMPLES = sorted(path.name for path in (Path(__file__).parent / "problems").iterdir() if path.is_dir())


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_known_problem_takes_the_board_down(tmp_path: Path, example: str) -> None:
    written = pelican_settings(Path(__file__).parent / "problems" / example, BOARD_CACHE=str(tmp_path))
    strict = BoardSettings.from_mapping(written, TODAY)
    has_error = False
    try:
        load_board(strict)
    except WrongContent:
        has_error = True
    _, problems = load_board(replace(strict, skip_invalid=True))
    assert any(problem.severity is Severity.ERROR for problem in problems) == has_error
    assert example in {problem.id for problem in problems}


def test_impossible_day_is_told_once_with_all_else_and_its_file_is_left_out(tmp_path: Path) -> None:
    record = {"title": "A logo", "posted": "2026-11-31", "closes": "soon", "aply": "by mail"}
    board = write(several(tmp_path), {"jobs/wrong.yml": record})
    content, problems = check_content(board / "content", today=TODAY)
    told = [problem.id for problem in problems if problem.location.file == "content/jobs/wrong.yml"]
    assert sorted(told) == ["missing-field", "not-a-date", "unknown-field", "yaml-impossible-date"]
    assert "wrong" not in content.jobs_by_slug
    assert "wrong" in content.broken["job"]


def test_impossible_day_that_breaks_nothing_else_keeps_its_file_out_too(tmp_path: Path) -> None:
    board = write(several(tmp_path), {"jobs/wrong.yml": a_job(title="2026-11-31")})
    content, problems = check_content(board / "content", today=TODAY)
    errors = [problem.id for problem in problems if problem.severity is Severity.ERROR]
    assert errors == ["yaml-impossible-date"]
    assert "wrong" not in content.jobs_by_slug
