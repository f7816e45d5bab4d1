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

# All that could end the element or open a comment begins with it (HTML, "Restrictions for contents of script
# elements"); as a JSON escape it means the same.
OPENING, ESCAPED = b"<", rb"\u003c"


def data_block(value: dict[str, Any]) -> Html:
    """A value as a `<script type="application/ld+json">` that no text in it can leave."""
    return Html(b'<script type="application/ld+json">%b</script>' % orjson.dumps(value).replace(OPENING, ESCAPED))


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
                step = orjson.dumps(breadcrumb(position, crumb, self.urls)).replace(OPENING, ESCAPED)
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
