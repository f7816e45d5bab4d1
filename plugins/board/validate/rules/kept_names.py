"""Addresses live for ever: a record's name is given to no other, and leads somewhere when it is gone."""

from collections.abc import Iterator

from board.problem import Problem, Severity
from board.read import Document
from board.validate.proposal import Proposal, is_tombstone

HAS_ADDRESS = {"job": "job", "talent": "profile", "pool": "pool"}
"""The kinds of record that have pages of their own."""


def deleted_record(proposal: Proposal) -> Iterator[Problem]:
    """A deleted file breaks every link to its page, and frees its name for somebody else."""
    for change in proposal.changes:
        if change.kind not in HAS_ADDRESS or not change.was_there or change.is_there or is_tombstone(change.before):
            continue
        yield Problem(
            id="deleted-record",
            location=change.at(),
            message=f"the {HAS_ADDRESS[change.kind]} is deleted, and nothing is left to say so",
            hint=f"keep the file, with only `removed: {proposal.today}` in it; `board remove` does it",
        )


def former_name_lost(proposal: Proposal) -> Iterator[Problem]:
    """Whoever kept the old address of a record finds nothing there once its file no longer names it."""
    for change in proposal.changes:
        if change.kind not in ("job", "talent", "pool") or change.before is None or change.after is None:
            continue
        if is_tombstone(change.before) or is_tombstone(change.after):
            continue
        if change.kind == "pool":
            if change.is_renamed:
                yield Problem(
                    id="former-name-lost",
                    location=change.at(),
                    message=f"the pool {change.old_slug!r} gets another name, and a pool has no former ones",
                    hint=f"keep the name {change.old_file}",
                )
            continue
        kept = names(change.after)
        expected = [*names(change.before), *([change.old_slug] if change.is_renamed else [])]
        for name in dict.fromkeys(expected):
            if name not in kept and name != change.slug:
                yield Problem(
                    id="former-name-lost",
                    location=change.at("former_slugs"),
                    message=f"the former name {name!r} is not kept",
                    hint=f"write `former_slugs: [{', '.join([*kept, name])}]`; the old address then leads to the new",
                )


def former_name_claimed(proposal: Proposal) -> Iterator[Problem]:
    """Whoever claims a name that was never theirs gets the visitors of old links to somebody else's page."""
    if not proposal.author or proposal.is_by_maintainer:
        return
    left = {
        (change.kind, change.old_slug or change.slug)
        for change in proposal.changes
        if change.was_there and (change.is_renamed or not change.is_there) and proposal.owns(change)
    }
    for change in proposal.changes:
        if change.kind not in ("job", "talent") or change.after is None:
            continue
        before = names(change.before) if change.before is not None else []
        for index, name in enumerate(names(change.after)):
            if name in before or name == change.old_slug or (change.kind, name) in left:
                continue
            yield Problem(
                id="former-name-claimed",
                location=change.at("former_slugs", index),
                message=f"the {HAS_ADDRESS[change.kind]} never had the name {name!r}",
                hint=f"leave out {name!r}; if old links lead there, ask a maintainer",
            )


def removed_name_used(proposal: Proposal) -> Iterator[Problem]:
    """A name that was a removed record's would lead old links, and what is said of it, to somebody else."""
    for change in proposal.changes:
        if not change.was_there or not is_tombstone(change.before) or is_tombstone(change.after):
            continue
        # A file may also have moved away from where it stood.
        does = "used again" if change.is_there and not change.is_renamed else "free again"
        yield Problem(
            id="removed-name-used",
            location=change.at(),
            message=f"the name {change.old_slug or change.slug!r} was a removed record's, and is {does}",
            hint="keep the file as it was, and give the new record another name",
            severity=Severity.WARNING if proposal.is_by_maintainer else Severity.ERROR,
        )


def names(document: Document) -> list[str]:
    """The former names that a file lists, whatever else may be wrong with it."""
    listed = document.get("former_slugs")
    return [name for name in listed if isinstance(name, str)] if isinstance(listed, list) else []
