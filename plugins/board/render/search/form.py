"""The form of the search over a list, and the empty row that its results fill."""

from board.render.renderer import Renderer
from board.render.templating.html import Html
from board.render.views import JobRow, TalentRow
from board.value import value

JOB_FACETS = ("category", "pay", "amount", "place", "skill", "language", "closing")
TALENT_FACETS = ("category", "skill", "availability", "amount", "place", "language")

BLANK_JOB = JobRow(
    url="",
    title="…",
    client="",
    initials="",
    pay_amount="",
    pay_unit="",
    effort="",
    place="",
    deadline="",
    day="",
    state="",
    state_text="",
    skills=("",),
    closes_at=None,
    posted="",
    language=None,
)
BLANK_PERSON = TalentRow(
    url="",
    name="…",
    initials="",
    headline="",
    rate="",
    rate_unit=" ",
    place=" ",
    availability="",
    state="",
    skills=("",),
    proof=" ",
)


@value()
class SearchOrder:
    """A way to sort."""

    id: str
    label: str


@value()
class SearchForm:
    """What a page with a search needs: what is searched and how, where its index is, and an empty row to fill.

    `orders` are the ways to sort, the list's own first; `facets` the names that an address may have.
    """

    kind: str
    label: str
    index_url: str
    facets: str
    orders: tuple[SearchOrder, ...]
    row: Html


def search_form(kind: str, renderer: Renderer) -> SearchForm | None:
    """The form for `jobs` or `talent`; None where the board has no search."""
    if not renderer.settings.search:
        return None
    words = renderer.words
    if kind == "jobs":
        label, row = words._("Search the open jobs"), renderer.templates.macro("job_row")(BLANK_JOB)
        orders = (
            SearchOrder("new", words._("Newest first")),
            SearchOrder("closes", words._("Closing first")),
            SearchOrder("pay", words._("Highest pay first")),
        )
    else:
        label, row = words._("Search the freelancers"), renderer.templates.macro("talent_row")(BLANK_PERSON)
        orders = (
            SearchOrder("free", words._("Available first")),
            SearchOrder("new", words._("Newest first")),
            SearchOrder("rate", words._("Lowest rate first")),
        )
    facets = JOB_FACETS if kind == "jobs" else TALENT_FACETS
    url = renderer.urls(f"search/{kind}/index.json")
    return SearchForm(kind, label, url, " ".join(facets), orders, row)
