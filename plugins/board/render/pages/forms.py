"""The pages with the forms: a new job, a new profile, an application, a review, and a change of what is there."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from board.model import Board, Page, Vocabulary
from board.render.forms.change_form import change_form, change_lines
from board.render.forms.form_fields import Guides
from board.render.forms.record_form import record_form
from board.render.markdown import render_markdown, with_anchors
from board.render.outputs import Output
from board.render.renderer import Renderer
from board.render.templating.html import Html
from board.render.views import Crumb, Head, NamedLink
from board.schema import load_schema
from board.yaml_text import record_yaml

FIRST_EXAMPLE = re.compile(r"^```ya?ml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FIRST_HEADING = re.compile(r"^##? ", re.MULTILINE)
FORMS = {"post": "job", "join": "talent", "apply": "application", "review": "review"}
"""The kind of record that the form of each page writes."""

BEGUN = {
    "post": "content/jobs/my-job.yml",
    "join": "content/talent/my-profile.yml",
    "review": "content/reviews/THE-JOB/THE-PROFILE-by-client.yml",
}
"""The file that one begins without the form."""


@dataclass(frozen=True, slots=True)
class FormPage:
    """What a page with a form says around it; what a community has written goes before what the engine says."""

    title: str
    lead: str
    above: Html | None = None
    below: Html | None = None
    example: str = ""


def form_pages(board: Board, renderer: Renderer) -> Iterator[Output]:
    """`post/`, `join/`, `apply/`, `review/` and `change/`, one each for the whole board."""
    written = {page.path: page for page in board.pages}
    guides = {
        path.removeprefix("guides/"): NamedLink(page.title, renderer.urls(f"{path}/"))
        for path, page in sorted(written.items())
        if path.startswith("guides/")
    }
    titles = " ".join(f"{name} {guide.label}" for name, guide in guides.items())
    for path, kind in FORMS.items():
        page = written.get(path)
        render = partial(form_page, path, kind, page, board.vocabulary, guides, renderer)
        yield Output(f"{path}/index.html", f"{page.digest if page else ''} {titles}", render)
    yield Output("change/index.html", titles, partial(change_page, board.vocabulary, guides, renderer))


def form_page(
    path: str, kind: str, page: Page | None, vocabulary: Vocabulary, guides: Guides, renderer: Renderer
) -> bytes:
    """Template `pages/form.html` with `form`, what stands around it, and `begin_url`, the way without the form."""
    shown = of_community(page) if page else OF_ENGINE[path](renderer)
    head = Head(
        title=shown.title,
        path=f"{path}/",
        description=shown.lead,
        section=path if path == "post" else "talent" if path == "join" else "jobs",
        is_indexed=path in ("post", "join"),
        crumbs=(Crumb(shown.title),),
    )
    example = shown.example or record_yaml(load_schema(kind)["examples"][0], kind)
    begun = BEGUN.get(path)
    return renderer.page(
        "form",
        head,
        page=shown,
        form=record_form(kind, shown.title, vocabulary, guides, renderer),
        subject=path if path in ("apply", "review") else "",
        example="" if page else example,
        begun=begun,
        begin_url=renderer.forge.new_file(begun, example) if begun else None,
        edit_url=renderer.forge.edit_file(f"content/pages/{path}.md") if page else None,
    )


def of_community(page: Page) -> FormPage:
    """A Markdown page around its form: what comes before its first heading stands above, the rest below."""
    heading = FIRST_HEADING.search(page.body)
    example = FIRST_EXAMPLE.search(page.body)
    # A sign in an example is no heading.
    cut = heading.start() if heading and not (example and example.start() < heading.start()) else None
    above, below = (page.body[:cut], page.body[cut:]) if cut is not None else ("", page.body)
    return FormPage(
        title=page.title,
        lead=page.summary,
        above=Html(with_anchors(render_markdown(above, below=1)).encode()),
        below=Html(with_anchors(render_markdown(below, below=1)).encode()),
        example=example[1] if example else "",
    )


def post(renderer: Renderer) -> FormPage:
    words = renderer.words
    return FormPage(
        words._("Post a job"), words._("Say what is to be done, what it pays and until when. Then send it.")
    )


def join(renderer: Renderer) -> FormPage:
    words = renderer.words
    return FormPage(words._("Add your profile"), words._("Be found by what you can do, with your price and your work."))


def apply(renderer: Renderer) -> FormPage:
    words = renderer.words
    return FormPage(
        words._("Apply in public"),
        words._("Your application becomes a file of this board. It needs no profile, and everybody can read it."),
    )


def review(renderer: Renderer) -> FormPage:
    words = renderer.words
    return FormPage(
        words._("Write a review"),
        words._("When a job is completed, each side may write one review of the other."),
    )


OF_ENGINE: dict[str, Callable[[Renderer], FormPage]] = {"post": post, "join": join, "apply": apply, "review": review}


def change_page(vocabulary: Vocabulary, guides: Guides, renderer: Renderer) -> bytes:
    """Template `pages/change.html` with `forms`, one for a job and one for a profile, and `lines`, the way without."""
    words = renderer.words
    head = Head(title=words._("Change what is there"), path="change/", section="jobs", is_indexed=False)
    forms = [change_form(kind, vocabulary, guides, renderer) for kind in ("job", "talent")]
    return renderer.page("change", head, forms=forms, lines=change_lines(words))
