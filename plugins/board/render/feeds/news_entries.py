"""What a feed says of something that happened: to a job, or in a pool."""

from collections.abc import Callable
from dataclasses import replace

from board.derive.listing import JobListing, TalentListing
from board.render.feeds.announced import Announced, Joining, News, lasting_slug
from board.render.feeds.record_entries import (
    Entry,
    entry_id,
    facts_list,
    html_text,
    job_entry,
    link,
    points,
    talent_entry,
)
from board.render.pages.pools import pool_title
from board.render.pages.profiles import talent_facts
from board.render.renderer import Renderer


def announced_entry(announced: Announced, renderer: Renderer) -> Entry:
    """The entry of whatever a feed announces."""
    if isinstance(announced, JobListing):
        return job_entry(announced, renderer)
    if isinstance(announced, TalentListing):
        return talent_entry(announced, renderer)
    if isinstance(announced, Joining):
        return joining_entry(announced, renderer)
    return news_entry(announced, renderer)


def news_entry(news: News, renderer: Renderer) -> Entry:
    """A job that may be applied for again or soon not any more, whole; or the step it took, in a few words."""
    words, listing = renderer.words, news.listing
    job = listing.job
    id_ = entry_id(f"job/{lasting_slug(job)}#{news.mark}", renderer)
    if news.kind in ("reopened", "closing"):
        title = (
            words._("Open again: %(title)s", title=job.title)
            if news.kind == "reopened"
            else words._("Closes %(day)s: %(title)s", day=words.short_day(job.closes), title=job.title)
        )
        return replace(job_entry(listing, renderer), id=id_, title=title)
    title, said = TOLD[news.kind](news, renderer)
    page = renderer.urls.absolute(listing.path)
    about = words._("%(title)s, for %(client)s", title=job.title, client=job.client.name)
    lessons = points(words._("What the client says of it"), [html_text(line) for line in job.outcome.lessons])
    parts = (
        *(f"<p>{html_text(paragraph)}</p>" for paragraph in said.split("\n\n")),
        lessons if news.kind == "completed" else "",
        f"<p>{link(page, about)}</p>",
    )
    return Entry(
        id=id_,
        url=page,
        title=title,
        summary=said.replace("\n\n", " "),
        content="\n".join([part for part in parts if part]),
        author=job.client.name,
        categories=(listing.category.name,),
    )


def update(news: News, renderer: Renderer) -> tuple[str, str]:
    return renderer.words._("Update: %(title)s", title=news.listing.job.title), news.text


def paused(news: News, renderer: Renderer) -> tuple[str, str]:
    words, job = renderer.words, news.listing.job
    said = words._("%(client)s paused this job on %(day)s.", client=job.client.name, day=words.day(news.day))
    return words._("Paused: %(title)s", title=job.title), said


def filled(news: News, renderer: Renderer) -> tuple[str, str]:
    words, job = renderer.words, news.listing.job
    said = words._("%(client)s chose somebody on %(day)s.", client=job.client.name, day=words.day(news.day))
    names = tuple(hire.name or words._("a former member") for hire in news.listing.hired if not hire.is_unlisted)
    if names:
        said = f"{said} {words._('Hired: %(names)s', names=words.listed(names))}"
    return words._("Filled: %(title)s", title=job.title), said


def completed(news: News, renderer: Renderer) -> tuple[str, str]:
    words, job = renderer.words, news.listing.job
    said = words._("%(client)s accepted the work on %(day)s.", client=job.client.name, day=words.day(news.day))
    return words._("Completed: %(title)s", title=job.title), said


def cancelled(news: News, renderer: Renderer) -> tuple[str, str]:
    words, job = renderer.words, news.listing.job
    said = words._("%(client)s called this job off on %(day)s.", client=job.client.name, day=words.day(news.day))
    return words._("Cancelled: %(title)s", title=job.title), said


TOLD: dict[str, Callable[[News, Renderer], tuple[str, str]]] = {
    "update": update,
    "paused": paused,
    "filled": filled,
    "completed": completed,
    "cancelled": cancelled,
}
"""The title and the text of what happened, by its kind."""


def joining_entry(joining: Joining, renderer: Renderer) -> Entry:
    """Who came into which pool, with the reason why, and the facts of the profile."""
    words, urls, pool, member = renderer.words, renderer.urls, joining.pool, joining.member
    person = member.person
    talent, page, title = person.talent, urls.absolute(person.path), pool_title(pool, renderer)
    strengths = words.comma.join(strength.name for strength in member.strengths)
    jobs = [link(urls.absolute(listing.path), listing.job.title) for listing in member.jobs]
    said = words._("%(name)s is in the pool “%(pool)s”", name=talent.name, pool=title)
    parts = (
        f"<p>{html_text(said)}: {html_text(talent.headline)}</p>",
        f"<blockquote><p>{html_text(member.note)}</p></blockquote>" if member.note else "",
        facts_list(talent_facts(person, renderer)),
        points(words._("Strong in"), [html_text(strengths)] if strengths else ()),
        points(words._("Done here"), jobs),
        f"<p>{link(page, words._('See the profile'))} · {link(urls.absolute(pool.path), title)}</p>",
    )
    # Kept pools, those of skills and those of clients lie in folders of their own.
    name = pool.path.removeprefix("pools/").rstrip("/")
    return Entry(
        id=entry_id(f"pool/{name}/{lasting_slug(talent)}", renderer),
        url=page,
        title=f"{title}: {talent.name}",
        summary=member.note or talent.headline,
        content="\n".join([part for part in parts if part]),
        author=pool.curator.name if pool.curator else talent.name,
        categories=tuple(strength.name for strength in member.strengths),
    )
