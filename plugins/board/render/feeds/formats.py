"""A feed in each of its formats: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1."""

import json
from collections.abc import Sequence
from datetime import datetime

from board.render.feeds.dates import NEVER, rfc822, rfc3339
from board.render.feeds.record_entries import Entry, html_text
from board.value import value

GENERATOR = "Plainboard"
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

# XML 1.0, section 2.2: with one of these a feed is no XML. No record may hold them; a setting may.
CONTROLS = bytes(character for character in range(32) if character not in b"\t\n\r")
NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())


@value(kw_only=True)
class Channel:
    """What a feed says of itself; the addresses are whole, `updated` is its newest entry's date."""

    id: str
    title: str
    description: str
    page: str
    folder: str
    site_name: str
    site_url: str
    language: str
    updated: datetime | None


@value()
class Written:
    """An entry in the three formats, as the bytes that stand in every feed that has it."""

    rss: bytes
    atom: bytes
    json: bytes


def xml_bytes(text: str) -> bytes:
    """UTF-8 without the characters that XML cannot hold."""
    encoded = text.encode("utf-8", "ignore").translate(None, CONTROLS)
    for character in NO_CHARACTERS:
        encoded = encoded.replace(character, b"")
    return encoded


def written(entry: Entry, moment: datetime) -> Written:
    """An entry in every format.

    RSS wants the summary as HTML, so it is escaped once more there; `author` in RSS would be a mail address.
    """
    id_, url, title, author = map(html_text, (entry.id, entry.url, entry.title, entry.author))
    summary, date = html_text(entry.summary), rfc3339(moment)
    names = [html_text(category) for category in entry.categories]
    categories = "".join([f"<category>{name}</category>" for name in names])
    terms = "".join([f'<category term="{name}"/>' for name in names])
    # The largest part is made into bytes once for both; text in an element may keep its quotes.
    content = xml_bytes(entry.content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    rss_head = (
        f"<item>\n<title>{title}</title>\n<link>{url}</link>\n"
        f"<description>{html_text(summary)}</description>\n<content:encoded>"
    )
    rss_tail = (
        f'</content:encoded>\n<guid isPermaLink="false">{id_}</guid>\n<dc:creator>{author}</dc:creator>\n'
        f"{categories}\n<pubDate>{rfc822(moment)}</pubDate>\n</item>\n"
    )
    atom_head = (
        f'<entry>\n<id>{id_}</id>\n<title>{title}</title>\n<link rel="alternate" type="text/html" href="{url}"/>\n'
        f"<published>{date}</published>\n<updated>{date}</updated>\n<author><name>{author}</name></author>\n"
        f'{terms}\n<summary>{summary}</summary>\n<content type="html">'
    )
    quoted = ENCODER.encode
    tags = ",".join([quoted(tag) for tag in entry.categories])
    # A string at a time the encoder takes a third of what it takes for the whole.
    item = (
        f'{{"id":{quoted(entry.id)},"url":{quoted(entry.url)},"title":{quoted(entry.title)},'
        f'"summary":{quoted(entry.summary)},"content_html":{quoted(entry.content)},"date_published":"{date}",'
        f'"authors":[{{"name":{quoted(entry.author)}}}],"tags":[{tags}]}}'
    )
    return Written(
        b"".join((xml_bytes(rss_head), content, xml_bytes(rss_tail))),
        b"".join((xml_bytes(atom_head), content, b"</content>\n</entry>\n")),
        item.encode("utf-8", "ignore"),
    )


def rss(channel: Channel, entries: Sequence[Written]) -> bytes:
    """RSS 2.0 with `content:encoded` and `atom:link` (RSS Best Practices Profile)."""
    updated = f"<lastBuildDate>{rfc822(channel.updated)}</lastBuildDate>\n" if channel.updated else ""
    head = (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/">\n<channel>\n'
        f"<title>{html_text(channel.title)}</title>\n<link>{html_text(channel.page)}</link>\n"
        f"<description>{html_text(channel.description)}</description>\n"
        f'<atom:link rel="self" type="application/rss+xml" href="{html_text(channel.folder)}rss.xml"/>\n'
        f"<language>{html_text(channel.language)}</language>\n<generator>{GENERATOR}</generator>\n{updated}"
    )
    return b"".join((xml_bytes(head), *[entry.rss for entry in entries], b"</channel>\n</rss>\n"))


def atom(channel: Channel, entries: Sequence[Written]) -> bytes:
    """Atom, whose feeds must have a date (RFC 4287, 4.1.1) even when they have nothing yet."""
    head = (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{html_text(channel.language)}">\n'
        f"<id>{html_text(channel.id)}</id>\n<title>{html_text(channel.title)}</title>\n"
        f"<subtitle>{html_text(channel.description)}</subtitle>\n"
        f"<updated>{rfc3339(channel.updated or NEVER)}</updated>\n"
        f"<author><name>{html_text(channel.site_name)}</name><uri>{html_text(channel.site_url)}</uri></author>\n"
        f'<link rel="self" type="application/atom+xml" href="{html_text(channel.folder)}atom.xml"/>\n'
        f'<link rel="alternate" type="text/html" href="{html_text(channel.page)}"/>\n'
        f"<generator>{GENERATOR}</generator>\n"
    )
    return b"".join((xml_bytes(head), *[entry.atom for entry in entries], b"</feed>\n"))


def json_feed(channel: Channel, entries: Sequence[Written]) -> bytes:
    """JSON Feed 1.1 (jsonfeed.org); an item a line, so that a change reads well."""
    head = ENCODER.encode(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": channel.title,
            "home_page_url": channel.page,
            "feed_url": f"{channel.folder}feed.json",
            "description": channel.description,
            "language": channel.language,
            "authors": [{"name": channel.site_name, "url": channel.site_url}],
        }
    )
    items = b",\n".join([entry.json for entry in entries])
    return b"".join((head[:-1].encode("utf-8", "ignore"), b',"items":[\n', items, b"\n]}\n"))
