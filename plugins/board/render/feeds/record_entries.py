"""What a feed says of a job or a person, whole, so that one need not come to the site to decide."""

from collections.abc import Iterable, Sequence

from board.derive.listing import JobListing, TalentListing
from board.model import Deliverable
from board.render.links import absolute_links
from board.render.markdown import excerpt, render_markdown
from board.render.pages.jobs import job_facts
from board.render.pages.profiles import talent_facts
from board.render.renderer import Renderer
from board.render.views import Fact
from board.value import value


@value(kw_only=True)
class Entry:
    """A job or a profile as a feed's entry: `title` and `summary` are plain text, `content` is HTML.

    Nothing in it depends on the day, so that a reader is not shown the same job again as changed.
    """

    id: str
    url: str
    title: str
    summary: str
    content: str
    author: str
    categories: tuple[str, ...]


def job_entry(listing: JobListing, renderer: Renderer) -> Entry:
    """A job with its facts, its description, what is to be delivered, and where to apply."""
    job, words = listing.job, renderer.words
    page = renderer.urls.absolute(listing.path)
    description = absolute_links(render_markdown(job.description), page)
    skills = [tag.name for tag in (*listing.skills, *listing.nice_to_have)]
    apply = words._("Apply on the job's page, by %(day)s", day=words.day(job.closes))
    parts = (
        f"<p><strong>{html_text(job.summary)}</strong></p>" if job.summary else "",
        facts_list([Fact(words._("Client"), job.client.name), *job_facts(listing, renderer)]),
        description,
        points(words._("What it is for"), [html_text(line) for line in job.objectives]),
        points(words._("Deliverables"), [deliverable_point(one) for one in job.deliverables]),
        points(words._("You bring"), [html_text(line) for line in job.requirements]),
        points(words._("Skills"), [html_text(words.comma.join(skills))] if skills else ()),
        f"<p>{link(page, apply)}</p>",
    )
    teaser = words._(
        "%(client)s: %(pay)s, %(place)s, closes %(day)s. %(summary)s",
        client=job.client.name,
        pay=words.pay(job.pay),
        place=words.job_place(listing),
        day=words.day(job.closes),
        summary=job.summary or excerpt(description),
    )
    return Entry(
        id=entry_id(f"job/{job.former_slugs[0] if job.former_slugs else job.slug}", renderer),
        url=page,
        title=job.title,
        summary=teaser,
        content="\n".join([part for part in parts if part]),
        author=job.client.name,
        categories=(listing.category.name, *skills),
    )


def talent_entry(listing: TalentListing, renderer: Renderer) -> Entry:
    """A profile with its facts, its summary, its skills and its past work."""
    talent, words = listing.talent, renderer.words
    page = renderer.urls.absolute(listing.path)
    summary = absolute_links(render_markdown(talent.summary), page)
    skills = [tag.name for tag in listing.skills]
    languages = words.comma.join(words.language(language.code) for language in talent.languages)
    works = [link(piece.url, piece.title) if piece.url else html_text(piece.title) for piece in talent.portfolio]
    parts = (
        facts_list(talent_facts(listing, renderer)),
        summary,
        points(words._("Skills"), [html_text(words.comma.join(skills))] if skills else ()),
        points(words._("Languages"), [html_text(languages)] if languages else ()),
        points(words._("Past work"), works),
        f"<p>{link(page, words._('See the profile'))}</p>",
    )
    return Entry(
        id=entry_id(f"talent/{talent.former_slugs[0] if talent.former_slugs else talent.slug}", renderer),
        url=page,
        title=f"{talent.name}: {talent.headline}",
        summary=excerpt(summary),
        content="\n".join([part for part in parts if part]),
        author=talent.name,
        categories=tuple(skills),
    )


def entry_id(name: str, renderer: Renderer) -> str:
    """The tag URI (RFC 4151) by which readers know an entry for ever, wherever the site may move.

    Of a record that was renamed, `name` has the first slug it had: it is no other job for that.
    """
    return f"tag:{renderer.settings.authority}:{name}"


def html_text(text: str) -> str:
    """Text as HTML or XML, also within double quotes; four times as fast as one that remembers that it did it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def link(url: str, text: str) -> str:
    return f'<a href="{html_text(url)}">{html_text(text)}</a>'


def facts_list(facts: Iterable[Fact]) -> str:
    """Facts as a list, the small print after the value: many feed readers show no `dl` and no table."""
    rows = [
        f"<li><strong>{html_text(fact.label)}:</strong> {html_text(fact.value)}"
        + (f" ({html_text(fact.note)})</li>" if fact.note else "</li>")
        for fact in facts
    ]
    return f"<ul>{''.join(rows)}</ul>"


def points(heading: str, items: Sequence[str]) -> str:
    """A heading over a list of HTML; nothing where there is nothing to list."""
    return f"<h3>{html_text(heading)}</h3><ul><li>{'</li><li>'.join(items)}</li></ul>" if items else ""


def deliverable_point(deliverable: Deliverable) -> str:
    """A deliverable with its format and how one sees that it is done."""
    name = f"{deliverable.name} ({deliverable.format})" if deliverable.format else deliverable.name
    rows = "".join([f"<li>{html_text(line)}</li>" for line in deliverable.accepted_when])
    return f"{html_text(name)}<ul>{rows}</ul>" if rows else html_text(name)
