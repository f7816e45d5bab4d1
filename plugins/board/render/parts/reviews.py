"""What one side of a finished job says of the other, as every page shows it."""

from board.derive.listing import Hire, JobListing
from board.model import Review
from board.render.language.words import Words
from board.render.renderer import Renderer
from board.render.views import Fact
from board.review_name import BY_CLIENT
from board.value import value

MOST_STARS = 5


@value(kw_only=True)
class ReviewView:
    """A review in words: `author` speaks of `about`; `points` are its aspects, `claims` what it answers yes or no to.

    The addresses are None where there is no page to link; a former member keeps neither name nor page.
    """

    author: str
    author_url: str | None
    about: str
    about_url: str | None
    stars: int
    stars_text: str
    comment: str
    day_text: str
    day_iso: str
    points: tuple[Fact, ...]
    claims: tuple[str, ...]
    reply_text: str | None
    reply_day_text: str | None
    reply_day_iso: str | None
    job_title: str
    job_url: str


def review_view(review: Review, listing: JobListing, renderer: Renderer) -> ReviewView:
    """A review of this job, ready for `macros/reviews.html`."""
    words, urls = renderer.words, renderer.urls
    hire, client_path = reviewed_hire(review, listing), listing.client_path
    client = (listing.job.client.name, urls(client_path) if client_path else None)
    talent = (hire.name or words._("a former member"), urls(hire.path) if hire.path else None)
    (author, author_url), (about, about_url) = (client, talent) if review.by == BY_CLIENT else (talent, client)
    if review.by == BY_CLIENT or hire.name:
        author = review.author.name
    reply = review.reply
    return ReviewView(
        author=author,
        author_url=author_url,
        about=about,
        about_url=about_url,
        stars=review.rating,
        stars_text=stars_text(review.rating, words),
        comment=review.comment.strip(),
        day_text=words.day(review.written),
        day_iso=review.written.isoformat(),
        points=tuple(Fact(words.term(name), stars_text(stars, words)) for name, stars in review.aspects),
        claims=claims(review, words),
        reply_text=reply.text.strip() if reply else None,
        reply_day_text=words.day(reply.written) if reply else None,
        reply_day_iso=reply.written.isoformat() if reply else None,
        job_title=listing.job.title,
        job_url=urls(listing.path),
    )


def reviewed_hire(review: Review, listing: JobListing) -> Hire:
    """Who of those hired a review is by or of; somebody the outcome does not name is nobody we can name."""
    by_name = dict(zip(listing.job.outcome.hired, listing.hired, strict=True))
    path = f"talent/{review.talent}/"
    found = by_name.get(review.talent) or next((hire for hire in listing.hired if hire.path == path), None)
    return found or Hire(None, None)


def stars_text(stars: int, words: Words) -> str:
    """`4 of 5`."""
    return words._("%(stars)s of %(most)s", stars=words.number(stars), most=words.number(MOST_STARS))


def claims(review: Review, words: Words) -> tuple[str, ...]:
    """What the review answers yes or no to, each in words; what it leaves out is left out."""
    paid = {"yes": words._("was paid as agreed"), "partly": words._("was paid in part"), "no": words._("was not paid")}
    answers = (
        (review.on_time, words._("on time"), words._("late")),
        (review.within_budget, words._("within budget"), words._("over budget")),
        (review.would_work_again, words._("would work together again"), words._("would not work together again")),
    )
    said = [paid[review.paid]] if review.paid else []
    said += [yes if answer else no for answer, yes, no in answers if answer is not None]
    return tuple(said)
