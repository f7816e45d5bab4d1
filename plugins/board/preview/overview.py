"""The page that shows the changed pages side by side, and the same in a few lines of Markdown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from board.preview.changed_pages import ChangedPage, Comparison
from board.preview.copies import POLICY
from board.preview.pictures import SCREENS, Screen

HEADINGS = {"new": "New", "changed": "Changed", "gone": "Gone"}
SIDES = (("before", "Before"), ("after", "After"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What a preview shows: the first of the changed pages, whether there are pictures, and what else is to be said."""

    board: str
    shown: Sequence[ChangedPage]
    found: Comparison
    has_pictures: bool
    notes: Sequence[str] = ()

    @property
    def more(self) -> int:
        return len(self.found.pages) - len(self.shown)


def overview_page(overview: Overview) -> str:
    """`index.html`, to be opened as a file."""
    notes = Markup("").join(Markup('<p class="note">{}</p>').format(note) for note in overview.notes)
    pages = Markup("").join(page_part(number, page, overview) for number, page in enumerate(overview.shown))
    return Markup(
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="{}">'
        '<meta name="robots" content="noindex"><title>Preview · {}</title>'
        '<link rel="stylesheet" href="preview.css"></head>\n<body><main>'
        "<h1>What changes on {}</h1>\n<p>{}</p>{}\n{}</main></body></html>\n"
    ).format(POLICY, overview.board, overview.board, summary_sentence(overview), notes, pages)


def page_part(number: int, page: ChangedPage, overview: Overview) -> Markup:
    """A page: its name, what happened to it, and its pictures, or links to its copies."""
    sides = [(id_, name) for id_, name in SIDES if (page.was_there if id_ == "before" else page.is_there)]
    links = Markup(" · ").join(
        Markup('<a href="{}">{}</a>').format(f"{id_}/{page.path}", f"{name}: open the page") for id_, name in sides
    )
    pictures = Markup("")
    if overview.has_pictures:
        pictures = Markup("").join(
            Markup('<div class="pair" data-screen="{}">{}</div>').format(
                screen.name, Markup("").join(figure(number, page, id_, name, screen) for id_, name in sides)
            )
            for screen in SCREENS
        )
    return Markup(
        '<section><h2><span class="what" data-what="{}">{}</span> <bdi>{}</bdi></h2>'
        "<p><code>{}</code> · {}</p>{}</section>\n"
    ).format(page.what, HEADINGS[page.what], page.title, address(page), links, pictures)


def figure(number: int, page: ChangedPage, side: str, name: str, screen: Screen) -> Markup:
    return Markup(
        "<figure><figcaption>{}, {}</figcaption>"
        '<a href="{}"><img src="{}" width="{}" height="{}" alt="{}"></a></figure>'
    ).format(
        name,
        screen.name,
        f"{side}/{page.path}",
        picture_name(number, side, screen),
        screen.width,
        screen.height,
        f"{page.title} on a {screen.name}, {name.lower()}",
    )


def picture_name(number: int, side: str, screen: Screen) -> str:
    """Where the picture of a page lies; numbers, since a page's path may be long."""
    return f"pictures/{number + 1:02}-{side}-{screen.name}.webp"


def address(page: ChangedPage) -> str:
    return f"/{page.path.removesuffix('index.html')}"


def summary_sentence(overview: Overview) -> str:
    """How much changes, in words."""
    if not overview.found.pages and not overview.found.others:
        return "Nothing on the site changes."
    counts = [
        f"{count} {what}" for what in HEADINGS if (count := sum(page.what == what for page in overview.found.pages))
    ]
    said = f"Pages: {', '.join(counts)}." if counts else "No page changes."
    if overview.more:
        said += f" The {len(overview.shown)} that tell most are shown, {overview.more} more are not."
    if overview.found.others:
        parts = [f"{name} {count}" for name, count in overview.found.others.items()]
        said += f" Not shown, since only programs read them: {', '.join(parts)}."
    return said


def summary_lines(overview: Overview, quoted: Callable[[str], str]) -> list[str]:
    """The same as Markdown; `quoted` makes a text of strangers harmless there."""
    lines = ["### Preview", "", summary_sentence(overview), *(f"\n{quoted(note)}" for note in overview.notes), ""]
    if overview.shown:
        lines += ["| | page | address |", "|---|---|---|"]
        lines += [
            f"| {HEADINGS[page.what]} | {quoted(page.title)} | {quoted(address(page))} |" for page in overview.shown
        ]
    return lines
