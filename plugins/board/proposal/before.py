"""The board as it was before a pull request: what is there now, with the changed files as they were."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from board.base import ChangedPath
from board.batches import slugs_by_kind, sorted_out, well_shaped
from board.files import Found
from board.proposal.file_changes import READ, kind_and_slug
from board.read import Document
from board.schema import KINDS
from board.validate.content import Content


def content_before(
    content: Content, changes: Iterable[ChangedPath], befores: Mapping[str, bytes], folder_name: str
) -> Content:
    """The well-shaped documents of the base, without reading the whole of it again.

    `changes` have their names from the content folder on, `befores` the bytes that were there by Git's name for them.
    """
    changed: set[str] = set()
    were: list[Document] = []
    broken: list[Found] = []
    pictures = set(content.pictures)
    for change in changes:
        changed.update(f"{folder_name}/{path}" for path in change.paths)
        kind, slug = kind_and_slug(change.path)
        if kind == "picture":
            pictures.discard(slug)
        name = change.old_path or change.path
        kind, slug = kind_and_slug(name)
        if change.before is None:
            continue
        if kind == "picture" and change.before.is_file:
            pictures.add(slug)
        if kind in READ:
            entry = Found("", f"{folder_name}/{name}", kind, slug)
            raw = befores.get(change.before.name) if change.before.is_file else None
            document = well_shaped(entry, raw, content.today)[0] if raw is not None else None
            were += [document] if document else []
            broken += [] if document else [entry]
    now = [*content.records, *content.tombstones, *([content.vocabulary] if content.vocabulary else [])]
    kept = [one for one in now if one.file not in changed]
    still = {
        kind: frozenset(slug for slug in slugs if file_of(kind, slug, folder_name) not in changed)
        for kind, slugs in content.broken.items()
    }
    gone = slugs_by_kind(broken)
    together = {kind: still.get(kind, frozenset()) | gone.get(kind, frozenset()) for kind in {*still, *gone}}
    return replace(sorted_out([*kept, *were], content.today, frozenset(pictures)), broken=together)


def file_of(kind: str, slug: str, folder_name: str) -> str:
    """The file of a record, as problems name it."""
    folder = KINDS[kind].folder
    return f"{folder_name}/{folder}/{slug}.yml" if folder else f"{folder_name}/{kind}.yml"
