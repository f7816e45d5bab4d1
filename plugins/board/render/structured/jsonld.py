"""What pages say to machines, in schema.org's words: only what they also say to people."""

from typing import Any

import orjson

from board.render.templating.html import Html
from board.render.urls import Urls
from board.render.views import Crumb
from board.settings import BoardSettings

CONTEXT = "https://schema.org"

SHARED_STEPS = 2
"""As many steps of a way lead to a list: to all jobs, to those of a category."""

# What could end the element, open a comment or, in an old reader, end a line, and what means the same in JSON.
ESCAPES = (
    (b"<", rb"\u003c"),
    (b">", rb"\u003e"),
    (b"&", rb"\u0026"),
    ("\u2028".encode(), rb"\u2028"),
    ("\u2029".encode(), rb"\u2029"),
)


def data_block(value: dict[str, Any]) -> Html:
    """A value as a `<script type="application/ld+json">` that no text in it can leave."""
    return Html(b'<script type="application/ld+json">%b</script>' % in_script(value))


def in_script(value: dict[str, Any]) -> bytes:
    """A value as JSON that is safe in a `<script>`."""
    json = orjson.dumps(value)
    for sign, escape in ESCAPES:
        json = json.replace(sign, escape)
    return json


def breadcrumb_list(crumbs: tuple[Crumb, ...], urls: Urls) -> dict[str, Any]:
    """The way to a page, for Google's breadcrumbs; its last step, the page itself, may lack an address."""
    steps = [breadcrumb(position, crumb, urls) for position, crumb in enumerate(crumbs, start=1)]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": steps}


def breadcrumb(position: int, crumb: Crumb, urls: Urls) -> dict[str, Any]:
    """A step on the way."""
    step: dict[str, Any] = {"@type": "ListItem", "position": position, "name": crumb.label}
    if crumb.url is not None:
        step["item"] = urls.absolute(crumb.url.removeprefix(urls()))
    return step


class Breadcrumbs:
    """The data blocks of the ways to pages; the steps to a list, which all its pages share, are written once."""

    def __init__(self, urls: Urls) -> None:
        self.urls = urls
        self._steps: dict[tuple[int, str, str | None], bytes] = {}
        empty = data_block(breadcrumb_list((), urls))
        self._start, self._end = empty.split(b"[]")

    def block(self, crumbs: tuple[Crumb, ...]) -> Html:
        """The same bytes as `data_block(breadcrumb_list(…))`."""
        steps = []
        for position, crumb in enumerate(crumbs, start=1):
            key = (position, crumb.label, crumb.url)
            step = self._steps.get(key)
            if step is None:
                step = in_script(breadcrumb(position, crumb, self.urls))
                if crumb.url is not None and position <= SHARED_STEPS:
                    self._steps[key] = step
            steps.append(step)
        return Html(b"%b[%b]%b" % (self._start, b",".join(steps), self._end))


def website(settings: BoardSettings, urls: Urls) -> dict[str, Any]:
    """The board's name as search results print it (Google, "Site names": on the home page only)."""
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": settings.site_name,
        "url": urls.absolute(),
        "description": settings.tagline,
        "inLanguage": settings.language,
    }
