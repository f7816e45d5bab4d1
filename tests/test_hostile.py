"""Records that once broke or stalled the check are told apart from the rest, like any other wrong file."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from board.checked import check_content
from boards import a_board, a_job, a_profile, build, yaml

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "job",
    [
        pytest.param(a_job(title="\U000e0100abc def"), id="a title that begins with a variation selector"),
        pytest.param(a_job(pay={"type": "fixed", "amount": "٣٠٠", "currency": "EUR"}), id="Arabic digits"),
        pytest.param(a_job(pay={"type": "fixed", "amount": "9" * 5000, "currency": "EUR"}), id="5,000 digits"),
        pytest.param("{" * 20_000, id="20,000 brackets"),
        pytest.param('title: "' + "\xa0" * 30_000, id="30,000 no-break spaces"),
        pytest.param("-" * 60_000 + "\ntitle: A job\n", id="60,000 hyphens above a job"),
    ],
)
def test_wrong_job_is_reported_and_harms_no_other(job: object, tmp_path: Path) -> None:
    board = a_board(tmp_path, {"jobs/hostile.yml": job, "jobs/honest.yml": a_job()})
    _, problems = check_content(board / "content", today=TODAY)
    assert {problem.location.file for problem in problems} == {"content/jobs/hostile.yml"}


@pytest.mark.parametrize(("posted", "closes"), [("0001-01-01", "0001-01-20"), ("9999-12-10", "9999-12-20")])
def test_first_and_last_days_of_the_calendar_are_built(posted: str, closes: str, tmp_path: Path) -> None:
    odd = a_job(posted=posted, closes=closes)
    site = build(a_board(tmp_path, {"jobs/odd.yml": odd, "jobs/honest.yml": a_job()}))
    assert "jobs/odd/index.html" in site


@pytest.mark.parametrize(
    "profile",
    [
        pytest.param(a_profile(minimum={"currency": "EUR"}), id="a smallest job of no amount"),
        pytest.param(a_profile(rate={"currency": "EUR"}), id="a rate of no amount"),
        pytest.param(a_profile(rate={"per": "day"}, minimum={"x-note": "ask"}), id="neither amount nor currency"),
        pytest.param(a_profile(location={"region": "Norte"}, portfolio=[], links=[]), id="hardly a place, empty lists"),
    ],
)
def test_a_profile_that_says_half_of_a_thing_is_built(profile: dict[str, Any], tmp_path: Path) -> None:
    site = build(a_board(tmp_path, {"talent/ana-prado.yml": profile, "jobs/honest.yml": a_job()}))
    assert "talent/ana-prado/index.html" in site


def test_whole_numbers_with_a_point_are_built_like_any_other(tmp_path: Path) -> None:
    job: dict[str, Any] = {
        "status": "completed",
        "posted": "2026-10-01",
        "closes": "2026-10-20",
        "outcome": {"hired": ["ana-prado"], "filled": "2026-10-25", "completed": "2026-11-10"},
        "communication": {"channel": "chat", "reply_within_hours": 24},
        "hiring": {"interview": {"how": "call", "minutes": 15}},
    }
    numbers = {"openings": 2, "revisions": 2}
    review = {"rating": 5, "aspects": {"quality": 4}, "comment": "Good.", "written": "2026-11-21"}
    files = {
        "jobs/leaflet.yml": yaml(a_job(**job, **numbers)),
        "talent/ana-prado.yml": yaml(a_profile(consent={"published": "2026-11-01", "reviews": True})),
        "reviews/leaflet/ana-prado-by-client.yml": yaml(
            {**review, "author": {"name": "Exemple Libre", "account": "exemple-libre"}}
        ),
    }
    pointed = {name: re.sub(r"(?<=: )\d+(?=[,}\n])", r"\g<0>.00", text) for name, text in files.items()}
    assert pointed["jobs/leaflet.yml"].count(".00") == 5
    assert pointed["reviews/leaflet/ana-prado-by-client.yml"].count(".00") == 2
    plain, odd = build(a_board(tmp_path / "plain", files)), build(a_board(tmp_path / "odd", pointed))
    assert {path: content for path, content in odd.items() if path.endswith(".html")} == {
        path: content for path, content in plain.items() if path.endswith(".html")
    }
