"""Track records, reckoned by hand: what counts for whom, and from how many records on."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from board.derive.ratings import Mean, Share, TrackRecord, track_record
from board.model import Author, Job, Outcome, Review, Talent
from factories import a_job, a_profile, some_listings


def a_done_job(slug: str, *hired: str, **changes: Any) -> Job:
    outcome = Outcome(hired=hired, filled=date(2026, 9, 25), completed=date(2026, 10, 10))
    done = {"status": "completed", "posted": date(2026, 9, 1), "closes": date(2026, 9, 20), "outcome": outcome}
    return a_job(slug=slug, **(done | changes))


def a_review(job: str, talent: str, rating: int, **changes: Any) -> Review:
    """By the client, unless said otherwise."""
    review = Review(
        job=job,
        talent=talent,
        by="client",
        digest=f"{job}/{talent}",
        rating=rating,
        comment="Came back with every link checked.",
        written=date(2026, 10, 12),
        author=Author(name="Exemple Libre"),
    )
    return replace(review, **changes)


# Inès: five jobs, two of them under her former name, one done together with Bo; four reviews by clients,
# one by herself. Bo: two jobs. Cy: four jobs, and no consent to show what was said of them.
JOBS = (
    a_done_job("first", "ines-moreau"),
    a_done_job("second", "ines-moreau"),
    a_done_job("third", "ines"),
    a_done_job("both", "bo-quiet", "ines"),
    a_done_job("unreviewed", "ines-moreau"),
    a_done_job("of-bo", "bo-quiet"),
    *(a_done_job(f"of-cy-{number}", "cy-adams") for number in range(4)),
    a_done_job("only-filled", "ines-moreau", status="filled", outcome=Outcome(hired=("ines-moreau",))),
)
REVIEWS = (
    a_review("first", "ines-moreau", 5, on_time=True, within_budget=True, would_work_again=True),
    a_review("second", "ines-moreau", 4, on_time=False, within_budget=True, would_work_again=True),
    a_review("third", "ines", 4, on_time=True, within_budget=None, would_work_again=True),
    a_review("both", "ines", 4, on_time=True, within_budget=None, would_work_again=False),
    a_review("first", "ines-moreau", 1, by="talent", would_work_again=False),
    a_review("both", "bo-quiet", 2, on_time=False, within_budget=False, would_work_again=False),
    a_review("of-bo", "bo-quiet", 5, on_time=True),
    *(a_review(f"of-cy-{number}", "cy-adams", 5, on_time=True) for number in range(4)),
)
INES = a_profile(former_slugs=("ines",), shows_reviews=True)
BO = a_profile(slug="bo-quiet", name="Bo Quiet", shows_reviews=True)
CY = a_profile(slug="cy-adams", name="Cy Adams", shows_reviews=False)


def record_of(slug: str, *people: Talent) -> TrackRecord:
    listings = some_listings(JOBS, people or (INES, BO, CY), reviews=REVIEWS)
    (listing,) = (person for person in listings.people if person.talent.slug == slug)
    return track_record(listing)


def test_record_of_somebody_with_a_former_name_and_a_shared_job() -> None:
    record = record_of("ines-moreau")
    assert record == TrackRecord(
        completed=5,
        on_time=Share(yes=3, of=4),
        # Two of the four reviews leave the budget out: too few are left to say anything.
        within_budget=Share(yes=2, of=2),
        would_work_again=Share(yes=3, of=4),
        # 17 / 4 = 4.25, half up.
        rating=Mean(mean=Decimal("4.3"), of=4),
    )
    assert record.is_shown
    assert record.on_time.is_shown
    assert not record.within_budget.is_shown
    assert record.rating.is_shown


def test_record_below_three_is_kept_and_not_shown() -> None:
    record = record_of("bo-quiet")
    assert record == TrackRecord(
        completed=2,
        on_time=Share(yes=1, of=2),
        within_budget=Share(yes=0, of=1),
        would_work_again=Share(yes=0, of=1),
        rating=Mean(mean=Decimal("3.5"), of=2),
    )
    figures = (record.on_time, record.within_budget, record.would_work_again, record.rating)
    assert not any(figure.is_shown for figure in (record, *figures))


def test_without_consent_the_jobs_count_and_the_reviews_do_not() -> None:
    record = record_of("cy-adams")
    nothing = Share(yes=0, of=0)
    assert record == TrackRecord(
        completed=4,
        on_time=nothing,
        within_budget=nothing,
        would_work_again=nothing,
        rating=Mean(mean=Decimal("0.0"), of=0),
    )
    assert record.is_shown
    assert not record.rating.is_shown


def test_an_unlisted_profile_has_the_same_record_as_a_public_one() -> None:
    assert record_of("ines-moreau", replace(INES, visibility="unlisted"), BO, CY) == record_of("ines-moreau")


def test_somebody_named_twice_in_one_outcome_has_done_one_job() -> None:
    listings = some_listings([a_done_job("first", "ines", "ines-moreau")], [INES])
    assert track_record(listings.people[0]).completed == 1


def test_what_was_completed_last_comes_first() -> None:
    ends = {"long": date(2026, 11, 1), "short": date(2026, 9, 30), "middle": date(2026, 10, 10)}
    jobs = [
        a_done_job(slug, "ines", posted=date(2026, 8, day), outcome=Outcome(hired=("ines",), completed=ends[slug]))
        for day, slug in enumerate(ends, start=1)
    ]
    (listing,) = some_listings(jobs, [INES]).people
    assert [job.job.slug for job in listing.done] == ["long", "middle", "short"]


@pytest.mark.parametrize(
    ("stars", "mean"),
    [
        pytest.param([5, 5, 5], "5.0", id="a whole number keeps its decimal"),
        pytest.param([4, 4, 5], "4.3", id="a third down"),
        pytest.param([4, 5, 5], "4.7", id="two thirds up"),
        pytest.param([5, 4, 4, 4], "4.3", id="half a tenth up from an even tenth"),
        pytest.param([5, 5, 5, 4], "4.8", id="half a tenth up from an odd tenth"),
        pytest.param([1] * 19 + [2], "1.1", id="half a tenth up near the bottom"),
    ],
)
def test_mean_has_one_decimal_and_rounds_half_up(stars: list[int], mean: str) -> None:
    assert str(Mean.from_stars(stars).mean) == mean


@pytest.mark.parametrize(("count", "is_shown"), [(0, False), (2, False), (3, True)])
def test_figures_are_shown_from_three_records(count: int, is_shown: bool) -> None:
    assert Share.from_answers([True, None] * count).is_shown is is_shown
    assert Mean.from_stars([4] * count).is_shown is is_shown


def test_who_does_not_answer_is_not_counted() -> None:
    assert Share.from_answers([True, None, False, None]) == Share(yes=1, of=2)
