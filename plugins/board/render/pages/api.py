"""The page about the API, for people who write programs."""

from collections.abc import Iterable

from board.render.api.records import API
from board.render.renderer import Renderer
from board.render.views import Head
from board.value import value

PATH = "api/"


@value()
class ApiFile:
    """A file of the API, or a pattern of files: `url` is None for a pattern."""

    name: str
    says: str
    url: str | None
    schema: str
    schema_url: str


def api_page(lists: Iterable[str], renderer: Renderer) -> bytes:
    """Template `pages/api.html` with `files`, the address of their `folder`, and that of the `licence` or ""."""
    words, urls = renderer.words, renderer.urls
    says = {
        "index": words._("What there is, the version, and the day it was made for"),
        "jobs": words._("The open jobs, newest first"),
        "jobs/{id}": words._("Everything about one job, open or closed"),
        "archive": words._("The closed jobs"),
        "talent": words._("The public profiles"),
        "talent/{id}": words._("Everything about one profile"),
        "categories": words._("The categories and how many jobs each has"),
        "skills": words._("The skills and how many jobs and people name each"),
        "reviews": words._("What clients and freelancers say of each other"),
        "pools": words._("Who is in which pool, and why"),
        "statistics": words._("The numbers of the insights"),
    }
    schemas = {"jobs/{id}": "job", "talent/{id}": "profile"}
    shown = {"index", *lists, *schemas}
    files = [
        ApiFile(
            name=f"{name}.json",
            says=said,
            url=None if name in schemas else urls(f"{API}{name}.json"),
            schema=f"{schemas.get(name, name)}.json",
            schema_url=urls(f"{API}schemas/{schemas.get(name, name)}.json"),
        )
        for name, said in says.items()
        if name in shown
    ]
    head = Head(
        title=words._("API"),
        path=PATH,
        description=words._("The whole board as JSON, for other programs: no key, no limit, no account."),
    )
    return renderer.page(
        "api",
        head,
        files=files,
        folder=urls.absolute(API),
        licence=renderer.settings.licence,
    )
