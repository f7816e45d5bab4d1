"""A client's figures, each worked out by hand, and the page that shows them with their records."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import boards
from board.derive.clients import ClientRecord, client_record
from board.derive.decisions import days_to_decide
from board.derive.groups import grouped
from board.derive.ratings import Mean, Share
from board.derive.status import JobStatus
from board.model import Author, Client, Job, Outcome, Review
from board.review_name import BY_CLIENT, BY_TALENT
from factories import TODAY, a_job, a_listing, a_profile, some_listings

HARBOUR = Client(name="Harbour Library", account="harbour")
LAKE = Client(name="Lake Survey", account="Lake")
AUGUST = date(2026, 8, 1)


def completed(slug: str, client: Client, days: int | None, **changes: Any) -> Job:
    """A completed job of Inès, posted on the first of August and filled so many days later."""
    filled = AUGUST + timedelta(days) if days is not None else None
    outcome = Outcome(hired=("ines-moreau",), filled=filled, completed=date(2026, 11, 1))
    day = {"posted": AUGUST, "closes": date(2026, 8, 20)}
    return a_job(**({"slug": slug, "client": client, "status": "completed", "outcome": outcome} | day | changes))


def ended(slug: str, client: Client, status: str, **changes: Any) -> Job:
    """A job that ended otherwise: `open` past its closing day, `filled` or `cancelled`."""
    day = {"posted": AUGUST, "closes": date(2026, 8, 20)}
    return a_job(**({"slug": slug, "client": client, "status": status} | day | changes))


def a_review(job: str, by: str = BY_TALENT, **changes: Any) -> Review:
    named = {"job": job, "talent": "ines-moreau", "by": by, "digest": job + by, "rating": 5, "comment": "Clear."}
    return Review(**(named | {"written": date(2026, 11, 2), "author": Author(name="Inès Moreau")} | changes))


# Harbour: four completed jobs, one filled, one cancelled, one closed without a hire; one open, paused, scheduled.
HARBOURS_JOBS = (
    completed("h1", HARBOUR, 4),
    completed("h2", HARBOUR, 10),
    completed("h3", HARBOUR, None),
    completed("h4", HARBOUR, 7, reopened=AUGUST + timedelta(5)),
    ended("h5", HARBOUR, "filled", outcome=Outcome(hired=("ines-moreau",), filled=AUGUST + timedelta(21))),
    ended("h6", HARBOUR, "cancelled", outcome=Outcome(cancelled=date(2026, 8, 9))),
    ended("h7", HARBOUR, "open"),
    a_job(slug="h8", client=HARBOUR),
    a_job(slug="h9", client=Client(name="The harbour's library", account="HARBOUR"), status="paused"),
    a_job(slug="h10", client=HARBOUR, posted=TODAY + timedelta(2), closes=TODAY + timedelta(9)),
)
HARBOURS_REVIEWS = (
    a_review("h1", rating=5, paid="yes", would_work_again=True),
    a_review("h2", rating=4, paid="yes", would_work_again=True, written=date(2026, 11, 9)),
    a_review("h3", rating=2, paid="partly"),
    a_review("h4", rating=4, paid="no", would_work_again=False),
    # What Harbour says of Inès is no figure of Harbour's.
    a_review("h1", BY_CLIENT, rating=1, on_time=False),
)

# Lake: two completed jobs and one that closed without a hire; one review says nothing about pay.
LAKES_JOBS = (
    completed("l1", LAKE, 0),
    completed("l2", LAKE, 9, posted=AUGUST + timedelta(3)),
    ended("l3", LAKE, "open"),
)
LAKES_REVIEWS = (a_review("l1", rating=3, paid="yes", would_work_again=True), a_review("l2", rating=5))


def record_of(account: str) -> ClientRecord:
    listings = some_listings((*HARBOURS_JOBS, *LAKES_JOBS), [a_profile()], reviews=(*HARBOURS_REVIEWS, *LAKES_REVIEWS))
    return client_record(grouped(listings.jobs, "client")[account])


def test_harbours_figures_are_those_counted_by_hand() -> None:
    record = record_of("harbour")
    assert record.jobs == 9, "all but the scheduled one"
    assert dict(record.states) == {
        JobStatus.OPEN: 1,
        JobStatus.PAUSED: 1,
        JobStatus.EXPIRED: 1,
        JobStatus.FILLED: 1,
        JobStatus.COMPLETED: 4,
        JobStatus.CANCELLED: 1,
    }
    assert record.hired == Share(5, 7)
    # 4, 10, 7 - 5 = 2 and 21 days; nobody wrote when the third was filled.
    assert (record.days_to_decide.median, record.days_to_decide.of) == (Decimal(7), 4)
    assert record.rating == Mean(Decimal("3.8"), 4), "15 stars in 4 reviews, half up"
    assert record.paid == Share(2, 4)
    assert record.would_work_again == Share(2, 3)
    shown = (record.hired, record.days_to_decide, record.rating, record.paid, record.would_work_again)
    assert all(figure.is_shown for figure in shown)


def test_lakes_figures_are_those_counted_by_hand_and_mostly_too_few() -> None:
    record = record_of("lake")
    assert (record.jobs, record.is_shown) == (3, True)
    assert dict(record.states) == {JobStatus.EXPIRED: 1, JobStatus.COMPLETED: 2}
    assert (record.hired, record.hired.is_shown) == (Share(2, 3), True)
    assert (record.days_to_decide.median, record.days_to_decide.of) == (Decimal(3), 2)
    assert (record.rating, record.paid) == (Mean(Decimal("4.0"), 2), Share(1, 1))
    assert record.would_work_again == Share(1, 1)
    too_few = (record.days_to_decide, record.rating, record.paid, record.would_work_again)
    assert not any(figure.is_shown for figure in too_few)


def test_records_behind_the_figures_are_all_there_the_newest_first() -> None:
    record = record_of("harbour")
    assert {(ending.listing.job.slug, ending.days) for ending in record.endings} == {
        ("h1", 4),
        ("h2", 10),
        ("h3", None),
        ("h4", 2),
        ("h5", 21),
        ("h6", None),
        ("h7", None),
    }
    assert [review.job for review, _ in record.reviews] == ["h2", "h4", "h3", "h1"]
    assert all(listing.job.slug == review.job for review, listing in record.reviews)


def test_review_of_a_job_that_is_not_completed_counts_for_nothing() -> None:
    listings = some_listings([ended("h6", HARBOUR, "cancelled")], reviews=[a_review("h6", paid="no")])
    assert client_record(listings.jobs).paid == Share(0, 0)


def test_client_without_jobs_to_count_has_no_figures() -> None:
    record = client_record([a_listing(posted=TODAY + timedelta(1), closes=TODAY + timedelta(9))])
    assert (record.jobs, record.states, record.hired, record.is_shown) == (0, (), Share(0, 0), False)
    assert (record.days_to_decide.median, record.rating.mean) == (Decimal(0), Decimal("0.0"))


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        pytest.param({"outcome": Outcome(filled=date(2026, 8, 5))}, 4, id="from posting"),
        pytest.param({"outcome": Outcome(filled=AUGUST)}, 0, id="on the same day"),
        pytest.param({"outcome": Outcome(filled=date(2026, 8, 5)), "reopened": date(2026, 8, 3)}, 2, id="reopened"),
        pytest.param(
            {"outcome": Outcome(filled=date(2026, 8, 5)), "reopened": date(2026, 8, 9)}, 4, id="reopened later"
        ),
        pytest.param({"outcome": Outcome(filled=date(2026, 7, 5))}, None, id="filled before it was posted"),
        pytest.param({"outcome": Outcome(completed=date(2026, 8, 5))}, None, id="nobody wrote when"),
        pytest.param({"outcome": Outcome(filled=date(2026, 8, 5)), "status": "open"}, None, id="open again"),
    ],
)
def test_days_to_decide_run_from_the_last_call_to_the_hire(changes: dict[str, Any], days: int | None) -> None:
    assert days_to_decide(a_listing(**({"status": "completed", "posted": AUGUST} | changes))) == days


# The page


def a_completed_file(number: int, **changes: Any) -> dict[str, Any]:
    outcome = {"hired": ["ana-prado"], "filled": f"2026-09-{10 + number}", "completed": "2026-10-10"}
    day = {"posted": "2026-09-01", "closes": "2026-09-20"}
    title = {"title": f"Chapter {number} of the handbook into French"}
    return boards.a_job(**({"status": "completed", "outcome": outcome} | day | title | changes))


def a_review_file(**changes: Any) -> dict[str, Any]:
    author = {"name": "Ana Prado", "account": "ana-prado"}
    said = {"rating": 5, "comment": "Clear answers.", "paid": "yes", "would_work_again": True}
    return said | {"written": "2026-10-20", "author": author} | changes


def client_files(count: int) -> dict[str, Any]:
    """A client with so many completed and reviewed jobs, and a cancelled one."""
    files: dict[str, Any] = {
        "talent/ana-prado.yml": boards.a_profile(),
        "jobs/off.yml": boards.a_job(
            title="Never mind",
            posted="2026-09-01",
            closes="2026-09-20",
            status="cancelled",
            outcome={"cancelled": "2026-09-09"},
        ),
    }
    for number in range(count):
        files[f"jobs/chapter-{number}.yml"] = a_completed_file(number)
        files[f"reviews/chapter-{number}/ana-prado-by-talent.yml"] = a_review_file()
    return files


def test_page_shows_each_figure_beside_a_link_to_its_records(tmp_path: Path) -> None:
    html = boards.page(boards.build(boards.a_board(tmp_path, client_files(3))), "clients/exemple-libre/")
    assert '<a href="#record"><b class="figures__value">3 of 4</b>' in html
    assert '<a href="#record"><b class="figures__value">10 days</b>' in html
    assert '<a href="#reviews"><b class="figures__value">5.0</b>' in html
    assert html.count('<a href="#reviews"><b class="figures__value">3 of 3</b>') == 2
    record = html.partition('id="record"')[2].partition("</table>")[0]
    assert [f"/jobs/chapter-{number}/" in record for number in range(3)] == [True] * 3
    assert "/jobs/off/" in record, "a cancelled job counts, so it can be counted again"
    reviews = html.partition('id="reviews"')[2].partition("</section>")[0]
    assert reviews.count("Clear answers.") == 3


def test_page_shows_no_figure_from_two_records(tmp_path: Path) -> None:
    html = boards.page(boards.build(boards.a_board(tmp_path, client_files(2))), "clients/exemple-libre/")
    # Three jobs have ended, but only two of them are reviewed and were decided on.
    assert html.count("figures__value") == 1
    assert '<a href="#record"><b class="figures__value">2 of 3</b>' in html
    assert html.count("Clear answers.") == 2


def test_page_of_a_new_client_has_its_jobs_and_no_figure(tmp_path: Path) -> None:
    files = client_files(1)
    del files["jobs/off.yml"]
    html = boards.page(
        boards.build(boards.a_board(tmp_path, files | {"jobs/latest.yml": boards.a_job()})), "clients/exemple-libre/"
    )
    assert "figures__value" not in html
    assert "Jobs by state" not in html
    assert "/jobs/latest/" in html
    assert "/jobs/chapter-0/" in html


def test_every_link_within_a_clients_page_leads_somewhere_on_it(tmp_path: Path) -> None:
    paused = boards.a_job(title="Wait for the funds", status="paused", outcome={"paused": "2026-11-21"})
    files = client_files(4) | {"jobs/latest.yml": boards.a_job(), "jobs/waiting.yml": paused}
    html = boards.page(boards.build(boards.a_board(tmp_path, files)), "clients/exemple-libre/")
    anchors = {part.partition('"')[0] for part in html.split('href="#')[1:]}
    assert {"open", "record", "reviews"} <= anchors
    assert [anchor for anchor in sorted(anchors) if f'id="{anchor}"' not in html] == []


def test_more_open_jobs_than_a_page_holds_go_on_without_the_record(tmp_path: Path) -> None:
    titles = ["Draw a map", "Mend a plugin", "Write release notes"]
    jobs = {f"jobs/new-{number}.yml": boards.a_job(title=title) for number, title in enumerate(titles)}
    site = boards.build(boards.a_board(tmp_path, client_files(3) | jobs), BOARD_PAGE_SIZE=2)
    first, second = boards.page(site, "clients/exemple-libre/"), boards.page(site, "clients/exemple-libre/page/2/")
    assert "clients/exemple-libre/page/3/index.html" not in site
    assert ("figures__value" in first, "figures__value" in second) == (True, False)
    shown = [[f"/jobs/new-{number}/" in html for html in (first, second)] for number in range(3)]
    assert [sum(places) for places in shown] == [1, 1, 1]
    assert '<meta name="robots" content="noindex">' in second
    assert b"/clients/exemple-libre/<" in site["sitemap.xml"]
    assert b"/clients/exemple-libre/page/" not in site["sitemap.xml"]


def test_name_and_website_are_those_of_the_newest_job_that_has_them(tmp_path: Path) -> None:
    old = {"name": "Exemple", "account": "Exemple-Libre", "url": "https://exemple.example"}
    files = {
        "jobs/old.yml": boards.a_job(title="An older job", posted="2026-11-01", closes="2026-12-01", client=old),
        "jobs/latest.yml": boards.a_job(client={"name": "Exemple Libre e.V.", "account": "exemple-libre"}),
    }
    html = boards.page(boards.build(boards.a_board(tmp_path, files)), "clients/exemple-libre/")
    assert "<h1><bdi>Exemple Libre e.V.</bdi></h1>" in html
    assert 'href="https://exemple.example"' in html


def test_page_changes_with_a_review(tmp_path: Path) -> None:
    board = boards.a_board(tmp_path, client_files(3))
    boards.build(board)
    boards.write(board, {"reviews/chapter-0/ana-prado-by-talent.yml": a_review_file(rating=2, paid="partly")})
    after = boards.build(board)
    assert after == boards.afresh(board, tmp_path / "aside")
    assert '<b class="figures__value">2 of 3</b>' in boards.page(after, "clients/exemple-libre/")
