"""Which addresses a board asks its visitors to follow, and where each of them is written."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

from board.checked import Checked
from board.derive.status import LIFECYCLE, job_status
from board.model import Job
from board.page_file import PageFile
from board.read import Document
from board.render.markdown import render_markdown
from board.schema import fields

WEB = re.compile(r"https?://", re.IGNORECASE)
HREF = re.compile(r'href="(https?://[^"]*)"', re.IGNORECASE)

Steps = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A place in a file where an address is written."""

    file: str
    line: int


def links_in(checked: Checked, folder: Path, today: date) -> dict[str, list[Mention]]:
    """Each address and where below a content folder it is written, of what is still offered to somebody.

    A job that has closed is history, and so is what people wrote once, in applications and reviews.
    """
    found: dict[str, list[Mention]] = defaultdict(list)
    content = checked.content
    offered = [job for job in content.jobs if is_offered(job, today)]
    shown = [person for person in content.talent if person.get("visibility") != "archived"]
    for document in (*offered, *shown, *content.pools):
        for path, address in addresses(document):
            found[address].append(Mention(document.file, line_of(document, path, address)))
    for page in checked.pages:
        for address in in_markdown(page.body):
            found[address].append(mention_in_page(page, address, folder))
    return dict(sorted((address, sorted(set(places))) for address, places in found.items()))


def is_offered(document: Document, today: date) -> bool:
    job = Job.from_data(slug=document.slug, digest=document.digest, data=document.data)
    return LIFECYCLE[job_status(job, today)].takes_applications


def addresses(document: Document) -> Iterator[tuple[Steps, str]]:
    """The addresses in a record, each with the path to the value that holds it: whole values, and links in prose."""
    types = {field.path: field.type for top in fields(document.kind) for field in top.walk()}
    for path, name, text in leaves(document.data):
        match types.get(name):
            case "url" if WEB.match(text):
                yield path, text
            case "prose":
                yield from ((path, address) for address in in_markdown(text))


def leaves(value: Any, path: Steps = (), name: str = "") -> Iterator[tuple[Steps, str, str]]:
    """Every text below a value: the path to it, that path as the schemas name it, and the text."""
    if isinstance(value, str):
        yield path, name, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key), f"{name}.{key}" if name else key)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, (*path, number), f"{name}[]")


def in_markdown(text: str) -> Iterator[str]:
    """The addresses that a Markdown text links, as its page would."""
    if WEB.search(text):
        yield from dict.fromkeys(unescape(address) for address in HREF.findall(render_markdown(text)))


def line_of(document: Document, path: Steps, address: str) -> int:
    """The line on which an address stands, at or after the beginning of the value that holds it."""
    first = document.at(*path).line
    lines = enumerate(document.lines[first - 1 :], first)
    return next((number for number, line in lines if address in line), first)


def mention_in_page(page: PageFile, address: str, folder: Path) -> Mention:
    """Where a page's file has an address; one that is written in another way is looked for from the first line."""
    path = folder / "pages" / f"{page.path}.md"
    lines = enumerate(path.read_text(encoding="utf-8", errors="replace").split("\n"), 1)
    line = next((number for number, text in lines if address in text), 1)
    return Mention(f"{folder.name}/pages/{page.path}.md", line)
