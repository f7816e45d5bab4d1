"""A digest in the board's language: plain texts and whole addresses, before they become mail, Markdown or HTML."""

from board.derive.digest import Digest
from board.derive.listing import JobListing, TalentListing
from board.derive.ratings import track_record
from board.render.parts.figures import proof_texts
from board.render.parts.reviews import ReviewView, review_view, reviewed_hire
from board.render.renderer import Renderer
from board.render.views import NamedLink
from board.value import value


@value()
class DigestNote:
    """Something said of a record: `text` are somebody's own words, `by` says whose and, of a review, how many stars."""

    text: str
    by: str


@value(kw_only=True)
class DigestItem:
    """A job or a profile: its name, its page, a line of facts, and what was said."""

    title: str
    url: str
    facts: tuple[str, ...]
    notes: tuple[DigestNote, ...] = ()


@value()
class DigestPart:
    """Records under one heading."""

    name: str
    items: tuple[DigestItem, ...]


@value(kw_only=True)
class DigestTexts:
    """The whole digest; one without parts says in its `opening` that nothing is new."""

    subject: str
    opening: str
    parts: tuple[DigestPart, ...]
    links: tuple[NamedLink, ...]


def digest_texts(digest: Digest, renderer: Renderer) -> DigestTexts:
    """The digest for those who read the board."""
    words, urls, site = renderer.words, renderer.urls, renderer.settings.site_name
    since = words.day(digest.since)
    counted = [
        words.plural("%(count)s new job", "%(count)s new jobs", len(digest.new)) if digest.new else "",
        words.plural("%(count)s closes soon", "%(count)s close soon", len(digest.closing)) if digest.closing else "",
        words.plural("%(count)s new profile", "%(count)s new profiles", len(digest.talent)) if digest.talent else "",
    ]
    news = words.comma.join(text for text in counted if text) or words._("News since %(day)s", day=since)
    parts = (
        DigestPart(words._("New jobs"), tuple(job_item(job, renderer) for job in digest.new)),
        DigestPart(words._("Closing soon"), tuple(job_item(job, renderer) for job in digest.closing)),
        DigestPart(words._("Filled"), tuple(filled_item(job, renderer) for job in digest.filled)),
        DigestPart(words._("Completed"), tuple(completed_item(job, renderer) for job in digest.completed)),
        DigestPart(words._("New talent"), tuple(profile_item(person, renderer) for person in digest.talent)),
    )
    nothing = words._("Nothing new since %(day)s.", day=since)
    return DigestTexts(
        subject=words._("%(site)s: %(news)s", site=site, news=nothing.rstrip(".") if digest.is_empty else news),
        opening=nothing
        if digest.is_empty
        else words._("What is new since %(since)s, as of %(until)s.", since=since, until=words.day(digest.until)),
        parts=tuple(part for part in parts if part.items),
        links=(
            NamedLink(words._("All open jobs"), urls.absolute("jobs/")),
            NamedLink(words._("Subscribe to exactly what fits you"), urls.absolute("subscribe/")),
        ),
    )


def job_item(listing: JobListing, renderer: Renderer) -> DigestItem:
    """An open job with what one needs to know before one follows the link."""
    job, words = listing.job, renderer.words
    facts = (job.client.name, words.pay(job.pay), words.job_place(listing), words.deadline(listing))
    return DigestItem(title=job.title, url=renderer.urls.absolute(listing.path), facts=facts)


def filled_item(listing: JobListing, renderer: Renderer) -> DigestItem:
    """A job that somebody has got, and who; a former member keeps no name."""
    job, words = listing.job, renderer.words
    names = tuple(hire.name or words._("a former member") for hire in listing.hired if not hire.is_unlisted)
    got = (words._("hired: %(names)s", names=words.listed(names)),) if names else ()
    facts = (job.client.name, words.deadline(listing), *got)
    return DigestItem(title=job.title, url=renderer.urls.absolute(listing.path), facts=facts)


def completed_item(listing: JobListing, renderer: Renderer) -> DigestItem:
    """A finished job with what was learnt from it, and what the two sides say of each other."""
    item = filled_item(listing, renderer)
    lesson = renderer.words._("lesson")
    lessons = [DigestNote(text, lesson) for text in listing.job.outcome.lessons]
    told = [review for review in listing.reviews if not reviewed_hire(review, listing).is_unlisted]
    views = [review_view(review, listing, renderer) for review in told]
    reviews = [DigestNote(view.comment, review_line(view, renderer)) for view in views]
    return DigestItem(title=item.title, url=item.url, facts=item.facts, notes=(*lessons, *reviews))


def review_line(view: ReviewView, renderer: Renderer) -> str:
    """`Ana Prado, 5 of 5`."""
    return renderer.words._("%(author)s, %(stars)s", author=view.author, stars=view.stars_text)


def profile_item(listing: TalentListing, renderer: Renderer) -> DigestItem:
    """A new profile: what somebody does, for how much, and whether they are free."""
    talent, words = listing.talent, renderer.words
    rate = talent.rate
    facts = (
        talent.headline,
        f"{words.rate_amount(rate)} {words.rate_unit(rate)}".strip() if rate else words.rate_on_request(),
        words.availability(talent.availability, renderer.settings.today),
        *(proof_texts(track_record(listing), words) if listing.done else ()),
    )
    return DigestItem(title=talent.name, url=renderer.urls.absolute(listing.path), facts=facts)
