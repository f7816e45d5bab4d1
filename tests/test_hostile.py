"""Records that once broke or stalled the check are told apart from the rest, like any other wrong file."""

from datetime import date
from pathlib import Path

import pytest

from board.checked import check_content
from boards import a_board, a_job, build

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
