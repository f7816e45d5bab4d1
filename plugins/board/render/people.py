"""The people who fit a job, a line each: who they are is rendered once, why they fit for each job."""

from markupsafe import Markup

from board.derive.listing import JobListing, TalentListing
from board.derive.matching import Fits
from board.render.compile import as_markup, text_of
from board.render.reasons import Reasons
from board.render.renderer import Renderer


class FittingPeople:
    """Lines on who fits which job; what it has rendered of a person it remembers."""

    def __init__(self, fits: Fits, renderer: Renderer) -> None:
        self.fits = fits
        self.renderer = renderer
        self._reasons = Reasons(renderer.words)
        self._macro = renderer.templates.macro("fitting_person")
        self._people: dict[str, str] = {}

    def lines(self, listing: JobListing) -> list[Markup]:
        """Who fits an open job, best first, each with the reasons."""
        lines = []
        for fit in self.fits.people_for(listing.job.slug):
            reasons = " · ".join(map(in_its_direction, self._reasons(fit.reasons)))
            lines.append(as_markup(f"{self.person(fit.listing)}<p>{reasons}</p>"))
        return lines

    def person(self, listing: TalentListing) -> str:
        slug = listing.talent.slug
        line = self._people.get(slug)
        if line is None:
            words, rate = self.renderer.words, listing.talent.rate
            cost = f"{words.rate_amount(rate)} {words.rate_unit(rate)}".strip() if rate else words.rate_on_request()
            line = self._macro(listing.talent, self.renderer.urls(listing.path), cost)
            self._people[slug] = line
        return line

    def version(self, listing: JobListing) -> str:
        """Changes whenever the lines of a job do."""
        return self.fits.people_version(listing.job.slug)


def in_its_direction(text: str) -> str:
    """A text that may hold the names of skills in any script, apart from its neighbours."""
    return f"<bdi>{text_of(text)}</bdi>"
