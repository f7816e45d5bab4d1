"""File names that cannot become addresses."""

import re
from collections.abc import Iterator
from itertools import chain

from board.files import LONGEST_NAME, RESERVED_NAMES, WINDOWS_NAMES
from board.problem import Problem
from board.read import Document
from board.validate.content import Content
from board.validate.rules.texts import Path

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# An application is named after an account, and some forges allow `.` and `_` in those.
_ACCOUNT_NAME = re.compile(r"[a-z0-9](?:[._-]*[a-z0-9])*")
_NOT_NAME = re.compile(r"[^a-z0-9]+")


def bad_file_name(content: Content) -> Iterator[Problem]:
    """The file name is the address, and capitals, spaces and signs in it break links that are sent around."""
    for document in _named(content):
        if is_good_file_name(document):
            continue
        *_, name = document.slug.rsplit("/", 1)
        longest = _longest(document)
        better = _NOT_NAME.sub("-", name.lower()).strip("-")[:longest].rstrip("-")
        if len(name) > longest:
            message = f"the file name has {len(name)} characters, more than {longest}"
        else:
            message = f"the file name {name!r} is not made of a to z and 0 to 9 with single hyphens between them"
        yield Problem(
            id="bad-file-name",
            location=document.at(),
            message=message,
            hint=f"rename the file to {better}.yml" if better else "rename the file, with the letters a to z",
        )


def is_good_file_name(document: Document) -> bool:
    """Whether the name of a record's file can be an address."""
    name = document.slug.rsplit("/", 1)[-1]
    pattern = _ACCOUNT_NAME if document.kind == "application" else _NAME
    return pattern.fullmatch(name) is not None and len(name) <= _longest(document)


def _longest(document: Document) -> int:
    # A review is named after a profile and says who speaks: `…-by-client`.
    return LONGEST_NAME + len("-by-client") if document.kind == "review" else LONGEST_NAME


def reserved_name(content: Content) -> Iterator[Problem]:
    """A record named like one of the board's own pages would be published in its place."""
    for document, path, name in _published_names(content):
        # Applications and reviews have no page of their own, and nobody can choose another account for one.
        if name in RESERVED_NAMES and document.kind not in ("application", "review"):
            yield _unusable(document, path, name, "reserved-name", "the board needs for a page of its own")


def windows_name(content: Content) -> Iterator[Problem]:
    """Nobody on Windows could copy a board that holds a file with the name of a device."""
    for document, path, name in _published_names(content):
        if name.split(".")[0] in WINDOWS_NAMES:
            yield _unusable(document, path, name, "windows-name", "Windows keeps for a device")
    for job in content.jobs:
        # A client's page lies in a folder of this name.
        account = job.data["client"].get("account", "").lower()
        if account.split(".")[0] in WINDOWS_NAMES:
            yield _unusable(job, ("client", "account"), account, "windows-name", "Windows keeps for a device")


def windows_word(content: Content) -> Iterator[Problem]:
    """A category or a skill becomes a folder, and nobody on Windows could hold one with the name of a device."""
    # Not with the files' own rules: they see the vocabulary in every share of the files.
    if content.vocabulary is None:
        return
    for kind in ("categories", "skills"):
        for index, entry in enumerate(content.vocabulary.get(kind, ())):
            if entry["id"].split(".")[0] in WINDOWS_NAMES:
                yield Problem(
                    id="windows-word",
                    location=content.vocabulary.at(kind, index, "id"),
                    message=f"the id {entry['id']!r} is one that Windows keeps for a device",
                    hint=f"write another `id`, for example {entry['id']}-1, and keep {entry['id']} as an alias"
                    if kind == "skills"
                    else f"write another `id`, for example {entry['id']}-1",
                )


def former_slug_in_use(content: Content) -> Iterator[Problem]:
    """An old address that leads to two records sends half of its readers to the wrong one."""
    for kind, documents in (("job", content.jobs), ("talent", content.talent)):
        renamed = [document for document in documents if "former_slugs" in document.data]
        if not renamed:
            continue
        users = dict.fromkeys(content.removed.get(kind, ()), "a removed record's, which is never used again")
        users |= {document.slug: f"in use by {document.file}" for document in documents}
        for document in sorted(renamed, key=lambda document: document.slug):
            for index, former in enumerate(document["former_slugs"]):
                if former in users:
                    whose = "this file's own name" if former == document.slug else users[former]
                    yield Problem(
                        id="former-slug-in-use",
                        location=document.at("former_slugs", index),
                        message=f"the former name {former!r} is {whose}",
                        hint=f"leave out {former!r}",
                    )
                else:
                    users[former] = f"in use by {document.file}"


def _named(content: Content) -> Iterator[Document]:
    """Every record, and what is left of the removed ones: their addresses stay."""
    return chain(content.records, content.tombstones)


def _published_names(content: Content) -> Iterator[tuple[Document, Path, str]]:
    """Every name that becomes an address; a former one becomes a page that leads to the new."""
    for document in _named(content):
        yield document, (), document.slug.rsplit("/", 1)[-1]
        if "former_slugs" in document.data:
            for index, former in enumerate(document["former_slugs"]):
                yield document, ("former_slugs", index), former


def _unusable(document: Document, path: Path, name: str, rule: str, why: str) -> Problem:
    return Problem(
        id=rule,
        location=document.at(*path),
        message=f"the name {name!r} is one that {why}",
        hint=f"leave out {name!r}" if path else f"rename the file, for example to {name}-1.yml",
    )
