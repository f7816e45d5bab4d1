"""The lifecycle of a job: its state on a day, and what each state means everywhere."""

from dataclasses import asdict, fields
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.derive.status import CLOSING_SOON_DAYS, LIFECYCLE, JobStatus, Lifecycle, job_status
from factories import TODAY, a_job, a_listing, some_listings

POSTED, CLOSES = date(2026, 11, 20), date(2026, 12, 4)

# The design's table, written out once more, so that nobody changes it by accident.
COLUMNS = [
    "takes_applications",
    "has_job_posting",
    "in_open_lists",
    "in_archive",
    "in_new_feeds",
    "in_updates_feed",
    "in_calendar",
    "in_sitemap",
    "is_indexed",
    "in_api",
    "waits_for_outcome",
]
TABLE = {
    "scheduled": "no no no no no no no no no no no",
    "open": "yes yes yes no yes no yes yes yes yes no",
    "expired": "no no no yes no no no no no yes yes",
    "paused": "no no no no no yes yes no no yes yes",
    "filled": "no no no yes no yes yes no no yes yes",
    "completed": "no no no yes no yes yes yes yes yes no",
    "cancelled": "no no no no no yes yes no no yes no",
}


@pytest.mark.parametrize(
    ("today", "status"),
    [
        pytest.param(POSTED - timedelta(1), "scheduled", id="the day before posting"),
        pytest.param(POSTED, "open", id="the day of posting"),
        pytest.param(CLOSES, "open", id="the closing day"),
        pytest.param(CLOSES + timedelta(1), "expired", id="the day after closing"),
    ],
)
def test_job_is_open_from_posting_through_closing_day(today: date, status: str) -> None:
    assert job_status(a_job(posted=POSTED, closes=CLOSES), today) == status


def test_job_of_one_day_is_open_on_that_day() -> None:
    assert job_status(a_job(posted=POSTED, closes=POSTED), POSTED) is JobStatus.OPEN


@pytest.mark.parametrize("written", ["paused", "filled", "completed", "cancelled"])
@pytest.mark.parametrize("today", [POSTED - timedelta(1), POSTED, CLOSES + timedelta(1)])
def test_what_the_file_says_wins_over_the_day(written: str, today: date) -> None:
    assert job_status(a_job(status=written), today) == written


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(0, 90), st.integers(-100, 200))
def test_open_means_between_its_days(posted: date, length: int, offset: int) -> None:
    closes, today = posted + timedelta(length), posted + timedelta(offset)
    is_open = job_status(a_job(posted=posted, closes=closes), today) is JobStatus.OPEN
    assert is_open == (posted <= today <= closes)


@pytest.mark.parametrize("status", TABLE)
def test_lifecycle_is_the_designs_table(status: str) -> None:
    assert [field.name for field in fields(Lifecycle)] == COLUMNS
    expected = dict(zip(COLUMNS, (answer == "yes" for answer in TABLE[status].split()), strict=True))
    assert asdict(LIFECYCLE[JobStatus(status)]) == expected


def test_every_status_has_its_row() -> None:
    assert set(LIFECYCLE) == set(JobStatus) == set(TABLE)


@pytest.mark.parametrize("lifecycle", LIFECYCLE.values())
def test_only_what_one_can_apply_for_is_announced(lifecycle: Lifecycle) -> None:
    assert lifecycle.takes_applications == lifecycle.has_job_posting == lifecycle.in_new_feeds
    assert not (lifecycle.in_open_lists and lifecycle.in_archive)
    assert lifecycle.is_indexed or not lifecycle.in_sitemap


@pytest.mark.parametrize(
    ("days", "soon"),
    [
        pytest.param(0, 0, id="on the closing day"),
        pytest.param(1, 1, id="the day before"),
        pytest.param(CLOSING_SOON_DAYS, 7, id="seven days before"),
        pytest.param(CLOSING_SOON_DAYS + 1, None, id="eight days before"),
        pytest.param(-1, None, id="when it has closed"),
    ],
)
def test_job_closes_soon_in_its_last_seven_days(days: int, soon: int | None) -> None:
    listing = a_listing(posted=TODAY - timedelta(20), closes=TODAY + timedelta(days))
    assert listing.closes_in_days == soon
    assert listing.is_closing_soon == (soon is not None)


@pytest.mark.parametrize("status", ["paused", "filled", "completed", "cancelled"])
def test_a_job_that_is_not_open_never_closes_soon(status: str) -> None:
    assert not a_listing(status=status, closes=TODAY).is_closing_soon


def test_scheduled_job_never_closes_soon() -> None:
    assert not a_listing(posted=TODAY + timedelta(1), closes=TODAY + timedelta(2)).is_closing_soon


def test_version_changes_with_what_a_reader_sees_and_only_then() -> None:
    def version(today: date, **changes: Any) -> str:
        return a_listing(today, posted=POSTED, closes=CLOSES, **changes).version

    assert version(date(2026, 11, 22)) == version(date(2026, 11, 23))
    assert version(CLOSES) != version(CLOSES - timedelta(1))
    assert version(CLOSES + timedelta(1)) == version(CLOSES + timedelta(2))
    assert version(POSTED, digest="aa") != version(POSTED, digest="bb")


def test_lists_hold_what_their_column_says() -> None:
    jobs = [a_job(slug=f"is-{status}", status=status) for status in ("paused", "filled", "completed", "cancelled")]
    jobs += [
        a_job(slug="is-open"),
        a_job(slug="is-expired", closes=TODAY - timedelta(1)),
        a_job(slug="is-scheduled", posted=TODAY + timedelta(1)),
    ]
    listings = some_listings(jobs)
    assert [listing.job.slug for listing in listings.open] == ["is-open"]
    assert {listing.job.slug for listing in listings.archive} == {"is-expired", "is-filled", "is-completed"}
    assert len(listings.jobs) == 7
