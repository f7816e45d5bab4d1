"""Who may change what: a record belongs to the account that it named before, not to whoever edits it."""

from collections.abc import Iterator

from board.problem import Problem
from board.read import Document
from board.validate.content import Content
from board.validate.proposal import FileChange, Proposal, account_of, is_tombstone, owner_path
from board.validate.rules.references import pictures_of

# How each kind is called, and what its owner is.
NOUNS = {
    "job": ("the job", "its client"),
    "talent": ("the profile", "its owner"),
    "application": ("the application", "its applicant"),
    "review": ("the review", "its author"),
    "pool": ("the pool", "its curator"),
}
OTHERS = {"page": "pages are", "vocabulary": "the vocabulary is", "picture": "this folder of pictures is"}
WITHDRAWN = "withdrawn"


def changed_by_stranger(proposal: Proposal) -> Iterator[Problem]:
    """A file that somebody else can change is not its owner's word, and nobody could rely on any of them."""
    for change in _judged(proposal):
        owner = _owner(proposal, change)
        if not owner or proposal.is_author(owner) or proposal.follows(change):
            continue
        # Of a new record, only its own words can say whose it is.
        if not change.was_there and change.kind != "picture":
            continue
        if _may_change_a_part(proposal, change):
            continue
        what, whose = NOUNS.get(change.kind, ("a picture", "whoever's record it is"))
        yield Problem(
            id="changed-by-stranger",
            location=change.first_difference,
            message=f"{proposal.author} {_does(change)} {what} of {owner}",
            hint=f"take the file out of this pull request; {whose}, {owner}, or a maintainer may change it",
        )


def named_for_another(proposal: Proposal) -> Iterator[Problem]:
    """Whoever writes another's account into a file speaks in the name of somebody who said nothing."""
    for change in _judged(proposal):
        account = account_of(change.after)
        if not change.is_record or not account or proposal.is_author(account) or proposal.follows(change):
            continue
        # Whoever may change the file at all is asked elsewhere; here, only who it says it is of.
        if change.was_there and account.lower() == account_of(change.before).lower():
            continue
        path = owner_path(change.kind)
        yield Problem(
            id="named-for-another",
            location=change.at(*path),
            message=f"the account is {account}, but the change comes from {proposal.author}",
            hint=f"write `account: {proposal.author}` if {NOUNS[change.kind][0]} is yours; if it is not, "
            f"{account} has to send it, or a maintainer",
        )


def needs_maintainer(proposal: Proposal) -> Iterator[Problem]:
    """What belongs to everybody, or to nobody one can ask, is for those to change who answer for the board."""
    for change in _judged(proposal):
        if _owner(proposal, change) or proposal.follows(change):
            continue
        reason, hint = _without_owner(proposal, change)
        if reason:
            yield Problem(id="needs-maintainer", location=change.first_difference, message=reason, hint=hint)


def field_of_another(proposal: Proposal) -> Iterator[Problem]:
    """A status that applicants could set, or an answer that reviewers could write, would be worth nothing."""
    for change in _judged(proposal):
        if change.kind == "application":
            yield from _application_fields(proposal, change)
        elif change.kind == "review":
            yield from _review_fields(proposal, change)


def _application_fields(proposal: Proposal, change: FileChange) -> Iterator[Problem]:
    now = change.after.get("status", "submitted") if change.after else ""
    was = change.before.get("status", "submitted") if change.before else "submitted"
    if not now or now == was or is_tombstone(change.after):
        return
    is_applicant = proposal.is_author(account_of(change.before if change.was_there else change.after))
    is_client = proposal.is_author(proposal.job_account(change.slug.partition("/")[0]))
    if is_applicant and not is_client and now != WITHDRAWN:
        yield Problem(
            id="field-of-another",
            location=change.at("status"),
            message=f"the applicant sets `status` from {was} to {now}",
            hint="leave `status` as it was; the job's client sets it, you may only write `status: withdrawn`",
        )
    elif is_client and not is_applicant and now == WITHDRAWN:
        yield Problem(
            id="field-of-another",
            location=change.at("status"),
            message="the client sets `status` to withdrawn, which only the applicant can say",
            hint="write `status: declined` if the applicant does not get the job",
        )


def _review_fields(proposal: Proposal, change: FileChange) -> Iterator[Problem]:
    if "reply" not in change.changed_keys or is_tombstone(change.after):
        return
    if _may_change_a_part(proposal, change) or proposal.is_author(proposal.reviewed_account(change.slug)):
        return
    if proposal.is_author(account_of(change.before if change.was_there else change.after)):
        yield Problem(
            id="field-of-another",
            location=change.at("reply"),
            message=f"{proposal.author} wrote the review, and changes the `reply` to it too",
            hint="leave `reply` as it was; it is for the one who is reviewed",
        )


def _judged(proposal: Proposal) -> Iterator[FileChange]:
    """The changes that not everybody may make: none where nobody is named, or a maintainer is."""
    if proposal.author and not proposal.is_by_maintainer:
        yield from proposal.changes


def _owner(proposal: Proposal, change: FileChange) -> str:
    """Whose a file is: a record's by what it said before, a picture's by the records of its folder."""
    if change.kind == "picture":
        return _picture_owner(proposal, change)
    if not change.is_record:
        return ""
    return account_of(change.before if change.was_there else change.after)


def _picture_owner(proposal: Proposal, change: FileChange) -> str:
    """Whose a picture is: somebody's other than the author's where it is not theirs alone.

    A job and a profile may have one name, and then one folder: there a picture belongs to those who show it.
    """
    slug, _, name = (change.old_slug or change.slug).partition("/")
    records = _of_name(slug, proposal.base)
    if not records and not change.was_there:
        records = _of_name(slug, proposal.content)
    if change.was_there:
        records = [one for one in records if name in pictures_of(one)] or records
    owners = [account_of(one) for one in records]
    mine = [owner for owner in owners if proposal.is_author(owner)]
    others = [owner for owner in owners if owner and owner not in mine]
    if mine and (not others or not change.was_there):
        return mine[0]
    return others[0] if others else ""


def _of_name(slug: str, content: Content) -> list[Document]:
    return [one for one in (*content.jobs, *content.talent) if one.slug == slug]


def _may_change_a_part(proposal: Proposal, change: FileChange) -> bool:
    """Whether somebody who does not own a record changes only what is theirs in it."""
    if is_tombstone(change.after):
        return False
    if change.kind == "application":
        client = proposal.job_account(change.slug.partition("/")[0])
        return proposal.is_author(client) and change.changes_only("status")
    if change.kind == "review":
        return proposal.is_author(proposal.reviewed_account(change.slug)) and change.changes_only("reply")
    return False


def _without_owner(proposal: Proposal, change: FileChange) -> tuple[str, str]:
    """Why only a maintainer may change a file that is nobody's, and what to do; "" where the file says so itself."""
    if change.kind in OTHERS:
        return (
            f"{OTHERS[change.kind]} the maintainers' to change, and {proposal.author} is none",
            "take the file out of this pull request, or ask a maintainer for the change in an issue",
        )
    if not change.is_record:
        return "", ""
    what = NOUNS[change.kind][0]
    ask = "ask a maintainer to make the change"
    if not change.was_there:
        if change.after is None:
            return "", ""
        path = ".".join(owner_path(change.kind))
        return (
            f"{what} names no `{path}`, so only a maintainer may add it",
            f"write `account: {proposal.author}`" + (" under `client`" if change.kind == "job" else ""),
        )
    if is_tombstone(change.before):
        return f"{what} was removed, and what is left of it is the maintainers' to change", ask
    if change.before is None:
        return f"{what} cannot be read as it was, so nobody knows whose it is", ask
    return f"{what} named no account, so only a maintainer may change it", ask


def _does(change: FileChange) -> str:
    if not change.was_there:
        return "adds"
    if not change.is_there:
        return "deletes"
    return "renames" if change.is_renamed else "changes"
