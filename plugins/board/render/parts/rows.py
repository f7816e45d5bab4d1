"""Listings as the rows of a list, each rendered once however many lists show it."""

from datetime import date

from board.derive.listing import JobListing, TalentListing
from board.derive.pictures import PictureUse
from board.derive.ratings import track_record
from board.derive.status import JobStatus, status_since
from board.render.parts.figures import proof_texts
from board.render.renderer import Renderer
from board.render.templating.html import Html
from board.render.views import JobRow, TalentRow, initials

SKILLS_IN_A_ROW = 4


def job_row(listing: JobListing, renderer: Renderer) -> JobRow:
    """What a list says of a job."""
    job, words = listing.job, renderer.words
    kept = renderer.job_rows.get(job.slug)
    if kept is not None and kept[0] is listing:
        return kept[1]
    is_open = listing.status is JobStatus.OPEN
    row = JobRow(
        url=renderer.urls(listing.path),
        title=job.title,
        client=job.client.name,
        initials=initials(job.client.name),
        pay_amount=words.pay_amount(job.pay),
        pay_unit=words.pay_unit(job.pay),
        effort=words.hours(job.hours),
        place=words.job_place(listing),
        deadline=words.deadline(listing),
        day=deadline_day(listing).isoformat(),
        state=listing.state,
        state_text=words.state(listing.state),
        skills=tuple(tag.name for tag in listing.skills[:SKILLS_IN_A_ROW]),
        closes_at=renderer.end_of_day(job.closes) if is_open else None,
        posted=job.posted.isoformat(),
        language=job.language,
    )
    renderer.job_rows[job.slug] = listing, row
    return row


def deadline_day(listing: JobListing) -> date:
    """The day that the deadline names: until when one may apply, or since when the job is in its state."""
    return listing.job.closes if listing.status is JobStatus.OPEN else status_since(listing.job, listing.status)


def talent_row(listing: TalentListing, renderer: Renderer) -> TalentRow:
    """What a list says of a person."""
    talent, words = listing.talent, renderer.words
    return TalentRow(
        url=renderer.urls(listing.path),
        name=talent.name,
        initials=initials(talent.name),
        headline=talent.headline,
        rate=words.rate_amount(talent.rate) if talent.rate else words.rate_on_request(),
        rate_unit=words.rate_unit(talent.rate) if talent.rate else "",
        place=words.place(talent.location) if talent.location else "",
        availability=words.availability(talent.availability, renderer.settings.today),
        state=talent.availability.status,
        skills=tuple(tag.name for tag in listing.skills[:SKILLS_IN_A_ROW]),
        proof=" · ".join(proof_texts(track_record(listing), words)) if listing.done else "",
        picture=renderer.pictures.picture(talent.slug, talent.photo, PictureUse.PHOTO),
    )


def talent_version(listing: TalentListing, renderer: Renderer) -> str:
    """What changes whenever a row or a profile does: the day on which somebody is free may have come."""
    starts = listing.talent.availability.starts
    pictures = renderer.pictures.version(listing.talent.slug)
    return f"{listing.version} {starts is not None and starts > renderer.settings.today} {pictures}"


class Rows:
    """Rendered rows, remembered by slug."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self._job_macro = renderer.templates.macro("job_row")
        self._talent_macro = renderer.templates.macro("talent_row")
        self._jobs: dict[str, Html] = {}
        self._talent: dict[str, Html] = {}

    def jobs(self, listings: tuple[JobListing, ...]) -> list[Html]:
        return [self.job(listing) for listing in listings]

    def job(self, listing: JobListing) -> Html:
        slug = listing.job.slug
        row = self._jobs.get(slug)
        if row is None:
            row = self._jobs[slug] = self._job_macro(job_row(listing, self.renderer))
        return row

    def talent(self, listings: tuple[TalentListing, ...]) -> list[Html]:
        rows = []
        for listing in listings:
            slug = listing.talent.slug
            if slug not in self._talent:
                self._talent[slug] = self._talent_macro(talent_row(listing, self.renderer))
            rows.append(self._talent[slug])
        return rows
