"""The desk holds what a maintainer has to look at, each record once; its page and its command say the same."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from board.cli import main
from board.derive.desk import Desk, desk
from board.derive.listing import JobListing
from board.derive.status import JobStatus, status_since
from board.model import Availability, Job, Outcome, Talent
from board.render.pages.moderation import MOST, moderation_pages
from board.render.renderer import Renderer
from boards import TODAY as TODAYS_TEXT
from boards import a_board, build, page, several, write
from boards import a_job as a_job_file
from boards import a_profile as a_profile_file
from factories import TODAY, a_job, a_profile, some_listings, some_settings

THEME = Path(__file__).parents[1] / "theme"


def days_ago(days: int) -> date:
    return TODAY - timedelta(days)


def desk_of(*jobs: Job, people: tuple[Talent, ...] = (), today: date = TODAY) -> Desk:
    listings = some_listings(jobs, people, today)
    return desk(listings.jobs, listings.people, today)


def slugs(listings: tuple[JobListing, ...]) -> list[str]:
    return [listing.job.slug for listing in listings]


def unconfirmed(days: int, status: str = "open", **changes: Any) -> Talent:
    return a_profile(availability=Availability(status=status, confirmed=days_ago(days)), **changes)


def test_each_record_lies_in_one_place_and_the_most_urgent_comes_first() -> None:
    found = desk_of(
        a_job(slug="far", closes=days_ago(-20)),
        a_job(slug="later", closes=days_ago(-7)),
        a_job(slug="sooner", closes=days_ago(-1)),
        a_job(slug="filled-lately", status="filled", outcome=Outcome(filled=days_ago(2))),
        a_job(slug="filled-long", status="filled", outcome=Outcome(filled=days_ago(60))),
        a_job(slug="scheduled", posted=days_ago(-2)),
        a_job(slug="completed", status="completed", outcome=Outcome(completed=days_ago(2))),
        a_job(slug="cancelled", status="cancelled", outcome=Outcome(cancelled=days_ago(2))),
        people=(unconfirmed(91), unconfirmed(120, slug="older"), unconfirmed(90, slug="fresh")),
    )
    assert slugs(found.open) == ["far"]
    assert slugs(found.closing) == ["sooner", "later"]
    assert [one.listing.job.slug for one in found.waiting] == ["filled-long", "filled-lately"]
    assert [one.talent.slug for one in found.stale] == ["older", "ines-moreau"]
    assert not found.is_empty


@pytest.mark.parametrize(
    ("status", "outcome", "days", "is_overdue"),
    [
        pytest.param("paused", Outcome(paused=days_ago(29)), 29, False, id="paused for 29 days"),
        pytest.param("paused", Outcome(paused=days_ago(30)), 30, True, id="paused for 30 days"),
        pytest.param("filled", Outcome(filled=days_ago(30)), 30, True, id="filled 30 days ago"),
        pytest.param("filled", Outcome(filled=days_ago(-1)), 0, False, id="filled tomorrow, by a slip"),
        pytest.param("filled", Outcome(), 40, True, id="filled on no day, so since it was posted"),
    ],
)
def test_stopped_job_is_overdue_after_thirty_days(status: str, outcome: Outcome, days: int, is_overdue: bool) -> None:
    found = desk_of(a_job(posted=days_ago(40), status=status, outcome=outcome))
    (waiting,) = found.waiting
    assert (waiting.days, waiting.is_overdue) == (days, is_overdue)
    assert found.overdue == ((waiting,) if is_overdue else ())


@pytest.mark.parametrize(("days", "waits"), [(1, True), (29, True), (30, False)])
def test_job_that_ran_out_waits_a_month_for_its_outcome_and_is_never_overdue(days: int, waits: bool) -> None:
    found = desk_of(a_job(posted=days_ago(50), closes=days_ago(days)))
    assert len(found.waiting) == waits
    assert found.overdue == ()


@pytest.mark.parametrize(("days", "is_reminded"), [(0, True), (5, True), (6, False), (7, False)])
def test_weekly_list_names_jobs_that_close_within_five_days(days: int, is_reminded: bool) -> None:
    found = desk_of(a_job(closes=days_ago(-days)))
    assert len(found.closing) == 1
    assert len(found.reminded) == is_reminded


@pytest.mark.parametrize(
    "person",
    [
        pytest.param(unconfirmed(200, visibility="unlisted"), id="an unlisted profile is on no list"),
        pytest.param(unconfirmed(200, visibility="archived"), id="an archived profile is on no list"),
        pytest.param(unconfirmed(200, status="closed"), id="who takes no work need not confirm it"),
    ],
)
def test_people_of_whom_nothing_is_asked(person: Talent) -> None:
    assert desk_of(people=(person,)).is_empty


@pytest.mark.parametrize("status", ["paused", "filled", "completed", "cancelled"])
def test_state_begins_on_the_day_in_the_outcome(status: str) -> None:
    job = a_job(status=status, outcome=Outcome(**{status: days_ago(3)}))  # type: ignore[arg-type]
    assert status_since(job, JobStatus(status)) == days_ago(3)
    assert status_since(a_job(closes=days_ago(2)), JobStatus.EXPIRED) == days_ago(2)


# --- the page ---------------------------------------------------------------------------------------


def test_page_shows_each_record_with_its_age_and_the_link_that_edits_it(tmp_path: Path) -> None:
    stale = a_profile_file(availability={"status": "open", "confirmed": "2026-08-01"})
    filled = a_job_file(
        title="Draw <b>a map</b>",
        status="filled",
        posted="2026-09-01",
        closes="2026-09-30",
        outcome={"filled": "2026-10-10", "hired": ["ana-prado"]},
    )
    board = write(several(tmp_path), {"talent/ana-prado.yml": stale, "jobs/map.yml": filled})
    site = build(board)
    shown = re.sub(r"\s+", " ", page(site, "moderation/"))
    for said in (
        "Draw &lt;b&gt;a map&lt;/b&gt;",
        "43 days ago",
        "posted 2 days ago",
        "posted 12 days ago",
        "closes in 5 days",
        "113 days ago",
        'href="https://forge.example/exemple/board/edit/main/content/jobs/map.yml"',
        'href="https://forge.example/exemple/board/edit/main/content/talent/ana-prado.yml"',
        'href="https://forge.example/exemple/board/pulls"',
    ):
        assert said in shown, said
    assert "bo-quiet" not in shown.lower()


def test_page_is_in_no_menu_list_search_feed_api_or_sitemap(tmp_path: Path) -> None:
    site = build(several(tmp_path))
    assert '<meta name="robots" content="noindex">' in page(site, "moderation/")
    for path, content in site.items():
        if path != "moderation/index.html" and not path.endswith((".png", ".webp")):
            assert b"moderation/" not in content, path


def test_empty_desk_says_so_kindly(tmp_path: Path) -> None:
    shown = page(build(a_board(tmp_path)), "moderation/")
    assert "Your desk is empty" in shown
    assert "Thank you" in shown


def test_long_part_shows_the_first_and_says_how_many_more() -> None:
    jobs = [a_job(slug=f"job-{number}", digest=str(number)) for number in range(MOST + 3)]
    (output,) = moderation_pages(some_listings(jobs), Renderer(some_settings(theme=THEME)))
    shown = output.render().decode()
    assert shown.count("desk-list__row") == MOST
    assert "and 3 more" in shown


def test_page_is_another_one_each_day_and_the_same_on_one() -> None:
    def inputs(today: date, **changes: Any) -> str:
        renderer = Renderer(some_settings(theme=THEME, today=today))
        (output,) = moderation_pages(some_listings([a_job(**changes)], today=today), renderer)
        return output.inputs

    assert inputs(TODAY) == inputs(TODAY)
    assert inputs(TODAY) != inputs(TODAY + timedelta(1))
    assert inputs(TODAY) != inputs(TODAY, digest="changed")


# --- the command ------------------------------------------------------------------------------------


def board_desk(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["desk", *arguments], env={"BOARD_TODAY": TODAYS_TEXT})
    assert result.exit_code == 0, result.output
    return result.output


def test_command_says_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(several(tmp_path))
    said = board_desk()
    assert "Closing soon (1)\n" in said
    assert "  - Mend the export of a maps plugin (Cartes Ouvertes): closes in 5 days, posted 12 days ago\n" in said
    assert "    https://forge.example/exemple/board/edit/main/content/jobs/maps-plugin.yml\n" in said
    shown = re.sub(r"<[^>]*>|\s+", " ", page(build(tmp_path), "moderation/"))
    for line in said.splitlines():
        if line.startswith("  - "):
            assert line[4:].split(" (")[0] in shown


def test_command_shows_twenty_of_a_part_or_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"jobs/job-{number}.yml": a_job_file(title=f"Job of number {number}") for number in range(23)}
    monkeypatch.chdir(a_board(tmp_path, files))
    assert board_desk().count("  - ") == 20
    assert "and 3 more" in board_desk()
    assert board_desk("--all").count("  - ") == 23


def test_command_on_an_empty_desk_says_so_kindly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(a_board(tmp_path))
    assert "empty" in board_desk()


def test_nothing_in_a_record_reaches_the_terminal_as_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(a_board(tmp_path, {"jobs/red.yml": a_job_file(client={"name": "A \u200e\u0085 B"})}))
    said = board_desk()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e]", said)


def test_command_outside_of_a_board_exits_with_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["desk"]).exit_code == 2
