"""The people who fit a job, a line each: who they are is rendered once, why they fit for each job."""

from board.derive.listing import JobListing, TalentListing
from board.derive.matching import Fits
from board.derive.reasons import Reason
from board.render.language.reasons import reason_text
from board.render.renderer import Renderer
from board.render.templating.html import Html, html_text

BETWEEN = " · ".encode()


class FittingPeople:
    """Lines on who fits which job; what it has rendered of a person it remembers."""

    def __init__(self, fits: Fits, renderer: Renderer) -> None:
        self.fits = fits
        self.renderer = renderer
        self._said: dict[Reason, Html] = {}
        self._macro = renderer.templates.macro("fitting_person")
        self._people: dict[str, Html] = {}

    def lines(self, listing: JobListing) -> list[Html]:
        """Who fits an open job, best first, each with the reasons."""
        lines = []
        for fit in self.fits.people_for(listing.job.slug):
            # Many pairs share a reason: it is asked for a quarter of a million times on a large board.
            reasons = BETWEEN.join([self._said.get(reason) or self.said(reason) for reason in fit.reasons])
            lines.append(Html(b"%b<p>%b</p>" % (self.person(fit.listing), reasons)))
        return lines

    def said(self, reason: Reason) -> Html:
        """A reason as HTML, apart from its neighbours: it may hold the names of skills in any script."""
        said = self._said[reason] = Html(b"<bdi>%b</bdi>" % html_text(reason_text(reason, self.renderer.words)))
        return said

    def person(self, listing: TalentListing) -> Html:
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
