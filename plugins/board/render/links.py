"""Links in rendered Markdown as whole addresses, for what is read away from its page."""

import re
from urllib.parse import urljoin

from markupsafe import Markup, escape

# The sanitiser writes attributes in double quotes and lets only these schemes through.
RELATIVE = re.compile(r'(<a href=")(?!(?i:https?:|mailto:))([^"]*)"')


def absolute_links(html: Markup, page: str) -> Markup:
    """Sanitised HTML whose relative links lead where they lead on the page at this whole address."""

    def whole(match: re.Match[str]) -> str:
        address = Markup(match[2]).unescape()  # noqa: S704 - read here, and escaped again below
        return f'{match[1]}{escape(urljoin(page, address))}"'

    return Markup(RELATIVE.sub(whole, html))  # noqa: S704 - sanitised before, and escaped where changed
