"""What a template left to be filled in, and nobody has."""

from collections.abc import Iterator

from board.problem import Problem
from board.validate.content import Content
from board.validate.rules.texts import texts

# As board.render.parts.application writes them.
PLACEHOLDERS = frozenset({"Why you, in a few sentences.", "…", "...", "https://…", "YOUR-ACCOUNT"})


def placeholder_left(content: Content) -> Iterator[Problem]:
    """An application that still holds the words of its template says nothing about who sent it."""
    for application in content.applications:
        for path, text in texts(application):
            if text.strip() in PLACEHOLDERS:
                yield Problem(
                    id="placeholder-left",
                    location=application.at(*path),
                    message=f"`{path[0]}` still says “{text.strip()}”, as the template does",
                    hint="write your own words in its place, or leave the field out if it may be missing",
                )
