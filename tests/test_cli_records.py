"""Profiles are confirmed, records removed and renamed, and whatever refers to them still finds them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from board.checked import check_content
from board.cli import main
from board.cli.board_records import board_records
from board.cli.changes import Changes, make
from boards import TODAY, Files, a_board, a_job, a_profile, an_application, tree, write

CONTENT = Path("content")
POOL = {
    "name": "Translators",
    "purpose": "Guides in French.",
    "curator": {"name": "Exemple Libre", "account": "exemple-libre"},
    "members": [{"talent": "bo-quiet"}, {"talent": "ana-prado"}],
}


def a_review(author: str, account: str) -> dict[str, Any]:
    comment = f"{author} has nothing but good to say of the others."
    return {"rating": 5, "comment": comment, "written": "2026-11-21", "author": {"name": author, "account": account}}


def files() -> Files:
    bo = a_profile(name="Bo Quiet", account="bo-quiet", summary="I mend what others broke, and say how.")
    return {
        "jobs/logo.yml": a_job(
            status="completed",
            posted="2026-10-01",
            closes="2026-10-20",
            outcome={"hired": ["ana-prado"], "filled": "2026-10-25", "completed": "2026-11-10"},
        ),
        "jobs/map.yml": a_job(title="Draw a map of the old harbour", former_slugs=["harbour-map"]),
        "talent/ana-prado.yml": a_profile(),
        "talent/bo-quiet.yml": bo,
        "applications/logo/ana-prado.yml": an_application(talent="ana-prado", submitted="2026-10-10"),
        "reviews/logo/ana-prado-by-client.yml": a_review("Exemple Libre", "exemple-libre"),
        "reviews/logo/ana-prado-by-talent.yml": a_review("Ana Prado", "ana-prado"),
        "pools/translators.yml": POOL,
    }


@pytest.fixture(autouse=True)
def _in_a_board(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BOARD_TODAY", TODAY)
    monkeypatch.chdir(tmp_path)
    a_board(tmp_path, files())


def board(*arguments: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=answers)


def with_pictures(slug: str) -> None:
    """Give a record a folder for pictures; no test looks at what is in it."""
    (CONTENT / "images" / slug).mkdir(parents=True)
    (CONTENT / "images" / slug / "logo.png").write_bytes(b"\x89PNG")


def problem_ids() -> set[str]:
    _, problems = check_content(CONTENT, today=date.fromisoformat(TODAY))
    return {problem.id for problem in problems}


# --- confirm ----------------------------------------------------------------------------------------


def test_a_profile_is_confirmed_as_it_stands() -> None:
    result = board("confirm", "ana-prado")
    assert result.output == (
        "changed content/talent/ana-prado.yml\n"
        '    -availability: {"status": "open", "confirmed": "2026-11-01"}\n'
        '    +availability: {"status": "open", "confirmed": 2026-11-22}\n'
    )
    assert board("confirm", "ana-prado").output == "content/talent/ana-prado.yml says so already\n"


def test_a_profile_is_confirmed_with_what_has_changed() -> None:
    result = board("confirm", "ana-prado", "--status", "limited", "--hours-per-week", "8", "--from", "2026-12-01")
    assert (
        '+availability: {"status": limited, hours_per_week: 8, from: 2026-12-01, "confirmed": 2026-11-22}'
        in result.stdout
    )
    assert not problem_ids()


# --- remove -----------------------------------------------------------------------------------------


def test_a_removed_record_leaves_its_day_and_those_who_refer_to_it_are_named() -> None:
    with_pictures("ana-prado")
    before = tree(CONTENT)
    result = board("remove", "talent/ana-prado", answers="y\n")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("content/talent/ana-prado.yml is a profile: Ana Prado\n")
    for other in (
        "jobs/logo.yml",
        "applications/logo/ana-prado.yml",
        "reviews/logo/ana-prado-by-client.yml",
        "reviews/logo/ana-prado-by-talent.yml",
        "pools/translators.yml",
    ):
        assert f"  content/{other} refers to it, and will speak of a former member\n" in result.stdout
    assert "  its pictures go too: 1 file in content/images/ana-prado\n" in result.stdout
    after = tree(CONTENT)
    assert after.pop("talent/ana-prado.yml") == b"removed: 2026-11-22\n"
    assert after == {
        name: raw for name, raw in before.items() if name not in ("talent/ana-prado.yml", "images/ana-prado/logo.png")
    }
    assert "was removed on 2026-11-22" in board("remove", "talent/ana-prado", "--yes").stderr


@pytest.mark.parametrize(("options", "answers"), [((), "n\n"), ((), ""), (("--dry-run",), None)])
def test_nothing_is_removed_without_a_yes(options: tuple[str, ...], answers: str | None) -> None:
    with_pictures("logo")
    before = tree(CONTENT)
    board("remove", "jobs/logo", *options, answers=answers)
    assert tree(CONTENT) == before


@pytest.mark.parametrize(
    ("record", "file"),
    [
        pytest.param("content/jobs/map.yml", "jobs/map.yml", id="a path"),
        pytest.param("map", "jobs/map.yml", id="a name"),
        pytest.param("harbour-map", "jobs/map.yml", id="a former name"),
        pytest.param("pools/translators", "pools/translators.yml", id="a pool"),
        pytest.param("logo/ana-prado", "applications/logo/ana-prado.yml", id="an application"),
        pytest.param("reviews/logo/ana-prado-by-talent.yml", "reviews/logo/ana-prado-by-talent.yml", id="a review"),
    ],
)
def test_every_kind_of_record_can_be_removed_by_its_names(record: str, file: str) -> None:
    assert board("remove", record, "--yes").exit_code == 0
    assert (CONTENT / file).read_bytes() == b"removed: 2026-11-22\n"


def test_pictures_that_another_record_uses_too_stay() -> None:
    write(Path(), {"talent/logo.yml": a_profile(name="Lo Go", account="lo-go", summary="I draw, and I am called so.")})
    with_pictures("logo")
    assert "logo is the name of several records: write jobs/logo or talent/logo" in board("remove", "logo").stderr
    result = board("remove", "jobs/logo", "--yes")
    assert result.exit_code == 0, result.output
    assert "its pictures stay: content/talent/logo.yml has the same folder" in result.stdout
    assert (CONTENT / "images/logo/logo.png").is_file()


# --- rename -----------------------------------------------------------------------------------------


def test_a_renamed_profile_is_found_wherever_it_was_named() -> None:
    with_pictures("ana-prado")
    before = tree(CONTENT)
    result = board("rename", "ana-prado", "ana-p")
    assert result.exit_code == 0, result.output
    after = tree(CONTENT)
    moved = {
        "talent/ana-prado.yml": "talent/ana-p.yml",
        "images/ana-prado/logo.png": "images/ana-p/logo.png",
        "reviews/logo/ana-prado-by-client.yml": "reviews/logo/ana-p-by-client.yml",
        "reviews/logo/ana-prado-by-talent.yml": "reviews/logo/ana-p-by-talent.yml",
    }
    assert set(after) == {moved.get(name, name) for name in before}
    assert after["talent/ana-p.yml"] == before["talent/ana-prado.yml"] + b"former_slugs: [ana-prado]\n"
    references = {
        "jobs/logo.yml": (b'"hired": ["ana-prado"]', b'"hired": [ana-p]'),
        "applications/logo/ana-prado.yml": (b'talent: "ana-prado"', b"talent: ana-p"),
        "pools/translators.yml": (b'{"talent": "ana-prado"}', b'{"talent": ana-p}'),
    }
    for name, raw in before.items():
        new = moved.get(name, name)
        if new != "talent/ana-p.yml":
            assert after[new] == raw.replace(*references.get(name, (b"\0", b"")))
    assert problem_ids() <= {"picture-not-readable"}


def test_a_renamed_job_takes_its_applications_reviews_and_pictures_along() -> None:
    with_pictures("logo")
    before = tree(CONTENT)
    result = board("rename", "content/jobs/logo.yml", "jobs/harbour-logo.yml")
    assert result.exit_code == 0, result.output
    after = tree(CONTENT)
    assert set(after) == {
        name.replace("/logo/", "/harbour-logo/").replace("jobs/logo.", "jobs/harbour-logo.") for name in before
    }
    old, new = before["jobs/logo.yml"], after["jobs/harbour-logo.yml"]
    assert new == old.replace(b'closes: "2026-10-20"\n', b'closes: "2026-10-20"\nformer_slugs: [logo]\n')
    assert board("complete", "logo").stderr.startswith("board: harbour-logo was completed on 2026-11-10 already")
    assert problem_ids() <= {"picture-not-readable"}


@pytest.mark.parametrize(
    ("record", "new", "reason"),
    [
        pytest.param("logo", "map", "map is the name of content/jobs/map.yml", id="in use"),
        pytest.param("logo", "harbour-map", "harbour-map was the name of content/jobs/map.yml before", id="was in use"),
        pytest.param("map", "harbour-map", "harbour-map was the name of content/jobs/map.yml before", id="its own"),
        pytest.param("logo", "gone", "its name is never used again", id="of a removed record"),
        pytest.param("logo", "bad", "content/jobs/bad.yml exists already", id="of a broken record"),
        pytest.param("logo", "logo", "has that name already", id="the same"),
        pytest.param("logo", "archive", "[reserved-name]", id="reserved"),
        pytest.param("logo", "nul", "[windows-name]", id="a device of Windows"),
        pytest.param("logo", "My Logo", "write my-logo if that is meant", id="capitals"),
        pytest.param("logo", "../../etc", "content/jobs/logo.yml stays in jobs/", id="another folder"),
        pytest.param("logo", "talent/logo", "it is a job", id="another kind"),
        pytest.param("logo", "x" * 81, "80 characters", id="too long"),
        pytest.param("translators", "helpers", "a pool keeps no former names", id="a pool"),
        pytest.param("logo/ana-prado", "ana", "is named after what it belongs to", id="an application"),
    ],
)
def test_a_name_that_cannot_be_had_is_refused_with_the_reason(record: str, new: str, reason: str) -> None:
    write(Path(), {"jobs/gone.yml": {"removed": "2026-10-01"}, "jobs/bad.yml": "title: [\n"})
    before = tree(CONTENT)
    result = board("rename", record, new)
    assert result.exit_code == 1, result.output
    assert reason in result.stderr
    assert tree(CONTENT) == before


def test_pictures_and_folders_in_the_way_stop_a_renaming() -> None:
    with_pictures("logo")
    with_pictures("harbour")
    before = tree(CONTENT)
    assert "content/images/harbour exists already" in board("rename", "logo", "harbour").stderr
    assert tree(CONTENT) == before


def test_a_dry_run_of_a_renaming_writes_nothing() -> None:
    before = tree(CONTENT)
    result = board("rename", "ana-prado", "ana-p", "--dry-run")
    assert "would rename content/talent/ana-prado.yml to content/talent/ana-p.yml\n" in result.stdout
    assert tree(CONTENT) == before


@pytest.mark.parametrize("command", [("remove", "jobs/map", "--yes"), ("rename", "jobs/map", "another")])
@pytest.mark.parametrize("folder", ["images", "images/map", "reviews", "reviews/map"])
def test_a_folder_that_a_link_leads_to_is_left_alone(command: tuple[str, ...], folder: str, tmp_path: Path) -> None:
    theirs = tmp_path / "theme" / ("map" if "/" not in folder else "") / "base.html"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("a page")
    if folder == "reviews":
        (CONTENT / folder).rename(tmp_path / "before")
    (CONTENT / folder).parent.mkdir(exist_ok=True)
    (CONTENT / folder).symlink_to(tmp_path / "theme")
    assert board(*command).exit_code == 0
    assert theirs.read_text() == "a page"


def test_nothing_is_written_where_a_link_lies_in_wait(tmp_path: Path) -> None:
    hook = tmp_path / "hook"
    hook.write_text("as it was")
    for name in (".map.yml.new", "map.yml.new"):
        (CONTENT / "jobs" / name).symlink_to(hook)
    board("close", "map")
    assert hook.read_text() == "as it was"


def test_a_file_that_changed_in_the_meantime_is_not_written_over() -> None:
    records = board_records(())
    write(Path(), {"jobs/map.yml": a_job(title="Draw two maps of the old harbour")})
    before = tree(CONTENT)
    with pytest.raises(SystemExit) as end:
        make(records, Changes(edited={"jobs/map.yml": b"removed: 2026-11-22\n"}), dry_run=False)
    assert end.value.code == 2
    assert tree(CONTENT) == before
