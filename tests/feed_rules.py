"""What the W3C's feed validator, the Atom and RSS documents and jsonfeed.org ask of a feed, as far as code can tell."""

import json
import re
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import pairwise
from typing import Any

import feedparser
import html5lib
from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"

RFC_822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
    r"\d\d:\d\d:\d\d [+-]\d{4}"
)
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)")
TAG_URI = re.compile(
    r"tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[\w;/?:@&=+$.!~*'()%,-]+(#[\w;/?:@&=+$.!~*'()%,-]+)?", re.A
)
LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")
WHOLE = re.compile(r"https?://[^\s/]+/\S*")

# Written from https://www.jsonfeed.org/version/1.1/; strings that mean nothing when empty may not be so.
TEXT = {"type": "string", "minLength": 1}
URL = {"type": "string", "format": "uri", "pattern": "^https?://"}
DATE = {"type": "string", "format": "date-time"}
AUTHORS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "minProperties": 1,
        "properties": {"name": TEXT, "url": URL, "avatar": URL},
        "additionalProperties": False,
    },
}
JSON_FEED = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "home_page_url": URL,
        "feed_url": URL,
        "description": TEXT,
        "user_comment": TEXT,
        "next_url": URL,
        "icon": URL,
        "favicon": URL,
        "authors": AUTHORS,
        "language": TEXT,
        "expired": {"type": "boolean"},
        "hubs": {"type": "array"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
                "properties": {
                    "id": TEXT,
                    "url": URL,
                    "external_url": URL,
                    "title": TEXT,
                    "content_html": TEXT,
                    "content_text": TEXT,
                    "summary": TEXT,
                    "image": URL,
                    "banner_image": URL,
                    "date_published": DATE,
                    "date_modified": DATE,
                    "authors": AUTHORS,
                    "tags": {"type": "array", "items": TEXT},
                    "language": TEXT,
                    "attachments": {"type": "array"},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
VALIDATOR = Draft202012Validator(JSON_FEED, format_checker=FormatChecker())


def assert_sound(site: dict[str, bytes], site_url: str) -> int:
    """Hold every feed of a site to the rules, and the three formats of each to one another; give their number."""
    folders = sorted(path.removesuffix("rss.xml") for path in site if path.endswith("/rss.xml"))
    for folder in folders:
        rss, atom, json_feed = (site[f"{folder}{name}"] for name in ("rss.xml", "atom.xml", "feed.json"))
        own = f"{site_url}/{folder}"
        said = [rss_entries(rss, own), atom_entries(atom, own), json_entries(json_feed, own)]
        assert said[0] == said[1] == said[2], folder
    assert_one_date_each(site)
    return len(folders)


def assert_one_date_each(site: dict[str, bytes]) -> None:
    """An entry has one date, wherever it is found, and no other entry has it."""
    dates: dict[str, set[str]] = {}
    for path, content in site.items():
        if path.endswith("/feed.json"):
            for item in json.loads(content)["items"]:
                dates.setdefault(item["id"], set()).add(item["date_published"])
    assert all(len(found) == 1 for found in dates.values())
    moments = [datetime.fromisoformat(date) for found in dates.values() for date in found]
    assert len(set(moments)) == len(moments)


def rss_entries(xml: bytes, own: str) -> list[tuple[Any, ...]]:
    """RSS 2.0 and the RSS Best Practices Profile; what its items say."""
    parsed = feedparser.parse(xml)
    assert not parsed.bozo, parsed.get("bozo_exception")
    root = etree.fromstring(xml)
    assert root.tag == "rss"
    assert root.get("version") == "2.0"
    (channel,) = root
    assert channel.findtext("title")
    assert WHOLE.fullmatch(channel.findtext("link"))
    assert channel.findtext("description")
    assert LANGUAGE.fullmatch(channel.findtext("language"))
    (link,) = channel.iter(f"{ATOM}link")
    assert (link.get("rel"), link.get("type"), link.get("href")) == ("self", "application/rss+xml", f"{own}rss.xml")
    items = list(channel.iter("item"))
    dates = [assert_rss_date(item.findtext("pubDate")) for item in items]
    assert_ordered(dates)
    built = channel.findtext("lastBuildDate")
    assert (parsedate_to_datetime(built) if built else None) == (dates[0] if dates else None)
    assert_distinct(item.findtext("guid") for item in items)
    said = []
    for item, date in zip(items, dates, strict=True):
        assert [child.tag for child in item].count("title") == 1
        (guid,) = item.iter("guid")
        assert guid.get("isPermaLink") == "false"
        assert TAG_URI.fullmatch(guid.text)
        assert WHOLE.fullmatch(item.findtext("link"))
        order = [child.tag for child in item]
        assert order.index("description") < order.index(CONTENT)
        assert_whole_links(item.findtext("description"))
        content = item.findtext(CONTENT)
        assert_whole_links(content)
        tags = [category.text for category in item.iter("category")]
        assert all(tags)
        said.append(
            (guid.text, item.findtext("title"), item.findtext("link"), date, content, item.findtext(CREATOR), tags)
        )
    return said


def atom_entries(xml: bytes, own: str) -> list[tuple[Any, ...]]:
    """RFC 4287; what its entries say."""
    parsed = feedparser.parse(xml)
    assert not parsed.bozo, parsed.get("bozo_exception")
    root = etree.fromstring(xml)
    assert root.tag == f"{ATOM}feed"
    assert LANGUAGE.fullmatch(root.get("{http://www.w3.org/XML/1998/namespace}lang"))
    assert TAG_URI.fullmatch(root.findtext(f"{ATOM}id"))
    assert root.findtext(f"{ATOM}title")
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.get("rel"): link for link in root.findall(f"{ATOM}link")}
    assert links.keys() == {"self", "alternate"}
    assert links["self"].get("href") == f"{own}atom.xml"
    assert links["self"].get("type") == "application/atom+xml"
    assert WHOLE.fullmatch(links["alternate"].get("href"))
    entries = root.findall(f"{ATOM}entry")
    dates = [assert_atom_date(entry.findtext(f"{ATOM}updated")) for entry in entries]
    assert_ordered(dates)
    updated = assert_atom_date(root.findtext(f"{ATOM}updated"))
    assert not dates or updated == dates[0]
    assert_distinct([root.findtext(f"{ATOM}id"), *(entry.findtext(f"{ATOM}id") for entry in entries)])
    said = []
    for entry, date in zip(entries, dates, strict=True):
        for name in ("id", "title", "published", "updated", "summary", "content", "author"):
            assert len(entry.findall(f"{ATOM}{name}")) == 1, name
        assert TAG_URI.fullmatch(entry.findtext(f"{ATOM}id"))
        (link,) = entry.findall(f"{ATOM}link")
        assert link.get("rel") == "alternate"
        assert WHOLE.fullmatch(link.get("href"))
        assert assert_atom_date(entry.findtext(f"{ATOM}published")) <= date
        content = entry.find(f"{ATOM}content")
        assert content.get("type") == "html"
        assert_whole_links(content.text)
        tags = [category.get("term") for category in entry.findall(f"{ATOM}category")]
        assert all(tags)
        said.append(
            (
                entry.findtext(f"{ATOM}id"),
                entry.findtext(f"{ATOM}title"),
                link.get("href"),
                date,
                content.text,
                entry.findtext(f"{ATOM}author/{ATOM}name"),
                tags,
            )
        )
    return said


def json_entries(raw: bytes, own: str) -> list[tuple[Any, ...]]:
    """JSON Feed 1.1; what its items say."""
    feed = json.loads(raw)
    VALIDATOR.validate(feed)
    assert feed["feed_url"] == f"{own}feed.json"
    assert LANGUAGE.fullmatch(feed["language"])
    dates = [assert_atom_date(item["date_published"]) for item in feed["items"]]
    assert_ordered(dates)
    assert_distinct(item["id"] for item in feed["items"])
    for item in feed["items"]:
        assert_whole_links(item["content_html"])
    return [
        (
            item["id"],
            item["title"],
            item["url"],
            date,
            item["content_html"],
            item["authors"][0]["name"],
            item["tags"],
        )
        for item, date in zip(feed["items"], dates, strict=True)
    ]


def assert_rss_date(text: str) -> datetime:
    assert RFC_822.fullmatch(text), text
    date = parsedate_to_datetime(text)
    assert date.strftime("%a") == text[:3]
    return date


def assert_atom_date(text: str) -> datetime:
    assert RFC_3339.fullmatch(text), text
    return datetime.fromisoformat(text)


def assert_ordered(dates: list[datetime]) -> None:
    """The newest first, and no two within a second of each other."""
    assert all(one - other >= timedelta(seconds=1) for one, other in pairwise(dates))


def assert_distinct(ids: Any) -> None:
    found = list(ids)
    assert len(set(found)) == len(found)


def assert_whole_links(html: str) -> None:
    """No script, no style, and no address that means something else in a reader than on the page."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    for element in tree.iter():
        assert element.tag not in ("script", "style", "iframe", "form", "object")
        assert "style" not in element.attrib
        for name in ("href", "src"):
            if name in element.attrib:
                assert re.match(r"(https?://[^/]|mailto:)", element.attrib[name]), element.attrib[name]
