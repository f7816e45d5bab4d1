"""What the picture of a job or a profile says where its address is shown: in chats, in social networks."""

from collections.abc import Iterator

from board.derive.groups import Listings
from board.derive.listing import JobListing, TalentListing
from board.derive.ratings import track_record
from board.derive.status import JobStatus
from board.render.language.direction import direction_of
from board.render.language.words import Words
from board.render.parts.figures import proof_texts
from board.value import value


@value(kw_only=True)
class Card:
    """The texts of a picture: `page` is the path of the page it stands for.

    `above` stands over the title and `below` under it, `amount` is set large, `points` are small. The texts of
    the record run as its title does, those of the board as the board does.
    """

    page: str
    title: str
    above: str = ""
    below: str = ""
    amount: str
    points: tuple[str, ...]
    is_right_to_left: bool


def cards(listings: Listings, words: Words, limit: int) -> Iterator[Card]:
    """A card for each of the newest jobs and the first profiles, up to a limit of each; archived people have none."""
    for job in listings.jobs[:limit]:
        yield job_card(job, words)
    shown = [person for person in listings.people if person.talent.visibility != "archived"]
    for person in shown[:limit]:
        yield profile_card(person, words)


def job_card(listing: JobListing, words: Words) -> Card:
    """A job with its client, its pay, its place, and until when one may apply.

    It says nothing that changes from day to day, so that it is drawn again only when something has happened.
    """
    job = listing.job
    is_open = listing.status is JobStatus.OPEN
    closing = words._("closes %(day)s", day=words.short_day(job.closes)) if is_open else words.deadline(listing)
    return Card(
        page=listing.path,
        title=job.title,
        above=job.client.name,
        amount=words.pay(job.pay),
        points=(words.job_place(listing), closing),
        is_right_to_left=direction_of(job.title, job.language) == "rtl",
    )


def profile_card(listing: TalentListing, words: Words) -> Card:
    """A person with what they do, for how much, and what was done here."""
    talent = listing.talent
    rate = talent.rate
    amount = f"{words.rate_amount(rate)} {words.rate_unit(rate)}".strip() if rate else words.rate_on_request()
    return Card(
        page=listing.path,
        title=talent.name,
        below=talent.headline,
        amount=amount,
        points=tuple(proof_texts(track_record(listing), words)),
        is_right_to_left=direction_of(talent.name, None) == "rtl",
    )
