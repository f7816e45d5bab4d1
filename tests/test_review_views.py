"""Reviews in words: who speaks of whom, and what they say, with nothing made up and nobody named who left."""

from datetime import date
from pathlib import Path
from typing import Any

import html5lib
import pytest

from board.derive.listing import JobListing, job_listings
from board.model import Author, Client, Outcome, Reply, Review
from board.render.parts.reviews import ReviewView, claims, review_view
from board.render.views import Fact
from factories import TODAY, a_board, a_job, a_profile, a_renderer

THEME = Path(__file__).resolve().parents[1] / "theme"
RENDERER = a_renderer(theme=THEME)


def a_review(**changes: Any) -> Review:
    values = {
        "job": "translate-guide",
        "talent": "ines-moreau",
        "by": "client",
        "digest": "r",
        "rating": 4,
        "comment": "The glossary came first.",
        "written": date(2026, 11, 20),
        "author": Author(name="Exemple Libre"),
    }
    return Review(**(values | changes))


def finished(*reviews: Review, talent: bool = True, **changes: Any) -> JobListing:
    """A completed job for which Inès Moreau was hired; without `talent` she has left the board."""
    outcome = Outcome(hired=("ines-moreau",), completed=date(2026, 11, 18))
    job = a_job(status="completed", outcome=outcome, client=Client(name="Exemple Libre", account="Exemple"), **changes)
    (listing,) = job_listings(a_board([job], [a_profile()] if talent else [], reviews=reviews), TODAY)
    return listing


def a_view(talent: bool = True, **changes: Any) -> ReviewView:
    review = a_review(**changes)
    return review_view(review, finished(review, talent=talent), RENDERER)


def test_client_speaks_of_whom_they_hired() -> None:
    view = a_view()
    assert (view.author, view.author_url) == ("Exemple Libre", "/clients/exemple/")
    assert (view.about, view.about_url) == ("Inès Moreau", "/talent/ines-moreau/")
    assert (view.stars, view.stars_text) == (4, "4 of 5")
    assert (view.day_text, view.day_iso) == ("November 20, 2026", "2026-11-20")
    assert (view.job_title, view.job_url) == ("Translate our onboarding guide into French", "/jobs/translate-guide/")


def test_freelancer_speaks_of_the_client() -> None:
    view = a_view(by="talent", author=Author(name="Inès M."))
    assert (view.author, view.author_url) == ("Inès M.", "/talent/ines-moreau/")
    assert (view.about, view.about_url) == ("Exemple Libre", "/clients/exemple/")


@pytest.mark.parametrize("by", ["client", "talent"])
def test_former_member_keeps_neither_name_nor_page(by: str) -> None:
    view = a_view(talent=False, by=by, author=Author(name="Exemple Libre" if by == "client" else "Inès Moreau"))
    side = (view.about, view.about_url) if by == "client" else (view.author, view.author_url)
    assert side == ("a former member", None)
    html = RENDERER.templates.macro("reviews")([view], True).decode()
    assert "Inès" not in html
    assert "ines-moreau" not in html


def test_client_without_account_has_no_page_to_link() -> None:
    review = a_review()
    listing = finished(review)
    (unlinked,) = job_listings(
        a_board([a_job(status="completed", outcome=listing.job.outcome)], [a_profile()], reviews=(review,)), TODAY
    )
    assert review_view(review, unlinked, RENDERER).author_url is None


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param({}, (), id="what is left out is left out"),
        pytest.param(
            {"on_time": True, "within_budget": True, "would_work_again": True},
            ("on time", "within budget", "would work together again"),
            id="all good",
        ),
        pytest.param(
            {"on_time": False, "within_budget": False, "would_work_again": False},
            ("late", "over budget", "would not work together again"),
            id="all bad",
        ),
        pytest.param({"paid": "yes"}, ("was paid as agreed",), id="paid"),
        pytest.param({"paid": "partly"}, ("was paid in part",), id="paid in part"),
        pytest.param({"paid": "no"}, ("was not paid",), id="not paid"),
    ],
)
def test_claims_say_yes_and_no_alike(answers: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert claims(a_review(**answers), RENDERER.words) == expected


def test_aspects_are_in_words_and_in_the_files_order() -> None:
    view = a_view(aspects=(("timeliness", 5), ("quality", 3)))
    assert view.points == (Fact("Timeliness", "5 of 5"), Fact("Quality", "3 of 5"))


def test_reply_has_its_day() -> None:
    view = a_view(reply=Reply(date(2026, 11, 21), " Thank you. "))
    assert (view.reply_text, view.reply_day_text, view.reply_day_iso) == (
        "Thank you.",
        "November 21, 2026",
        "2026-11-21",
    )


def test_stars_are_drawn_and_said() -> None:
    html = html5lib.parse(RENDERER.templates.macro("reviews")([a_view(rating=2)], False).decode(), "etree", False)
    (stars,) = [element for element in html.iter("span") if element.get("class") == "reviews__stars"]
    assert stars.get("aria-hidden") == "true"
    assert (stars.text, stars[0].text) == ("★★", "★★★")
    assert "2 of 5" in "".join(html.itertext())


@pytest.mark.parametrize("with_job", [True, False])
def test_job_is_named_where_asked(with_job: bool) -> None:
    html = RENDERER.templates.macro("reviews")([a_view()], with_job).decode()
    assert ("Translate our onboarding guide" in html) is with_job


def test_strangers_text_stays_text() -> None:
    evil = '<script>alert("1")</script>'
    view = a_view(comment=evil, author=Author(name=evil), reply=Reply(TODAY, evil))
    html = RENDERER.templates.macro("reviews")([view], True).decode()
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 3


def test_review_moves_the_day_on_which_the_page_changed() -> None:
    assert finished().changed == date(2026, 11, 20)
    assert finished(a_review(written=date(2026, 11, 21))).changed == date(2026, 11, 21)
    replied = a_review(written=date(2026, 11, 21), reply=Reply(date(2026, 11, 22), "Thanks"))
    assert finished(replied).changed == date(2026, 11, 22)
