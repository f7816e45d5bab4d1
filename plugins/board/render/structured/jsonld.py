"""What pages say to machines, in schema.org's words: only what they also say to people."""

from typing import Any

import orjson

from board.render.templating.html import Html
from board.render.urls import Urls
from board.render.views import Crumb
from board.settings import BoardSettings

CONTEXT = "https://schema.org"

# All that could end the element or open a comment begins with it (HTML, "Restrictions for contents of script
# elements"); as a JSON escape it means the same.
OPENING, ESCAPED = b"<", rb"\u003c"


def data_block(value: dict[str, Any]) -> Html:
    """A value as a `<script type="application/ld+json">` that no text in it can leave."""
    return Html(b'<script type="application/ld+json">%b</script>' % orjson.dumps(value).replace(OPENING, ESCAPED))


def breadcrumb_list(crumbs: tuple[Crumb, ...], urls: Urls) -> dict[str, Any]:
    """The way to a page, for Google's breadcrumbs; its last step, the page itself, may lack an address."""
    steps = []
    for position, crumb in enumerate(crumbs, start=1):
        step: dict[str, Any] = {"@type": "ListItem", "position": position, "name": crumb.label}
        if crumb.url is not None:
            step["item"] = urls.absolute(crumb.url.removeprefix(urls()))
        steps.append(step)
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": steps}


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
