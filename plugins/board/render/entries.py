"""What a feed says of a job or a person, whole, so that one need not come to the site to decide."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import escape

from board.derive.listing import JobListing, TalentListing
from board.model import Deliverable
from board.render.job_pages import job_facts
from board.render.links import absolute_links
from board.render.markdown import excerpt, render_markdown
from board.render.profile_pages import talent_facts
from board.render.renderer import Renderer
from board.render.views import Fact

# XML 1.0, section 2.2: with one of these a feed is no XML. No record may hold them; a setting may.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A job or a profile as a feed's entry: `title` is plain text, `description` and `content` are HTML.

    Nothing in it depends on the day, so that a reader is not shown the same job again as changed.
    """

    id: str
    url: str
    title: str
    description: str
    content: str
    categories: tuple[str, ...]


def job_entry(listing: JobListing, renderer: Renderer) -> Entry:
    """A job with its facts, its description, what is to be delivered, and where to apply."""
    job, words = listing.job, renderer.words
    page = renderer.urls.absolute(listing.path)
    description = absolute_links(render_markdown(job.description), page)
    skills = [tag.name for tag in (*listing.skills, *listing.nice_to_have)]
    apply = words._("Apply on the job's page, by %(day)s", day=words.day(job.closes))
    parts = (
        f"<p><strong>{escape(job.summary)}</strong></p>" if job.summary else "",
        facts_list([Fact(words._("Client"), job.client.name), *job_facts(listing, renderer)]),
        description,
        points(words._("What it is for"), map(escape, job.objectives)),
        points(words._("Deliverables"), map(deliverable_point, job.deliverables)),
        points(words._("You bring"), map(escape, job.requirements)),
        points(words._("Skills"), [escape(", ".join(skills))] if skills else ()),
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
        id=entry_id("job", job.slug, renderer),
        url=page,
        title=xml_text(job.title),
        description=xml_text(escape(teaser)),
        content=xml_text("\n".join(part for part in parts if part)),
        categories=tuple(xml_text(name) for name in (listing.category.name, *skills)),
    )


def talent_entry(listing: TalentListing, renderer: Renderer) -> Entry:
    """A profile with its facts, its summary, its skills and its past work."""
    talent, words = listing.talent, renderer.words
    page = renderer.urls.absolute(listing.path)
    summary = absolute_links(render_markdown(talent.summary), page)
    skills = [tag.name for tag in listing.skills]
    languages = ", ".join(words.language(language.code) for language in talent.languages)
    works = [link(piece.url, piece.title) if piece.url else escape(piece.title) for piece in talent.portfolio]
    parts = (
        facts_list(talent_facts(listing, renderer)),
        summary,
        points(words._("Skills"), [escape(", ".join(skills))] if skills else ()),
        points(words._("Languages"), [escape(languages)] if languages else ()),
        points(words._("Past work"), works),
        f"<p>{link(page, words._('See the profile'))}</p>",
    )
    return Entry(
        id=entry_id("talent", talent.slug, renderer),
        url=page,
        title=xml_text(f"{talent.name}: {talent.headline}"),
        description=xml_text(escape(excerpt(summary))),
        content=xml_text("\n".join(part for part in parts if part)),
        categories=tuple(map(xml_text, skills)),
    )


def entry_id(kind: str, slug: str, renderer: Renderer) -> str:
    """The tag URI (RFC 4151) by which readers know an entry for ever, wherever the site may move."""
    return f"tag:{renderer.settings.authority}:{kind}/{slug}"


def xml_text(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return NOT_XML.sub("", text)


def link(url: str, text: str) -> str:
    return f'<a href="{escape(url)}">{escape(text)}</a>'


def facts_list(facts: Iterable[Fact]) -> str:
    """Facts as a list, the small print after the value: many feed readers show no `dl` and no table."""
    rows = (
        f"<li><strong>{escape(fact.label)}:</strong> {escape(fact.value)}"
        + (f" ({escape(fact.note)})</li>" if fact.note else "</li>")
        for fact in facts
    )
    return f"<ul>{''.join(rows)}</ul>"


def points(heading: str, items: Iterable[str]) -> str:
    """A heading over a list of HTML; nothing where there is nothing to list."""
    rows = "".join(f"<li>{item}</li>" for item in items)
    return f"<h3>{escape(heading)}</h3><ul>{rows}</ul>" if rows else ""


def deliverable_point(deliverable: Deliverable) -> str:
    """A deliverable with its format and how one sees that it is done."""
    name = f"{deliverable.name} ({deliverable.format})" if deliverable.format else deliverable.name
    rows = "".join(f"<li>{escape(line)}</li>" for line in deliverable.accepted_when)
    return f"{escape(name)}<ul>{rows}</ul>" if rows else str(escape(name))
