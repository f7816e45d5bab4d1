"""Records that name another record, or a picture."""

from collections.abc import Iterator

from board.problem import Problem
from board.read import Document
from board.review_name import parties
from board.schema import KINDS
from board.validate.content import Content
from board.validate.rules.spelling import nearest
from board.validate.rules.texts import Path


def hired_unknown(content: Content) -> Iterator[Problem]:
    """A hired person without a profile is a link to nowhere and a track record that counts for nobody."""
    known = _profile_names(content)
    for job in content.jobs_with("outcome"):
        for index, name in enumerate(job["outcome"].get("hired", ())):
            if name not in known:
                yield _unknown_profile(content, job, ("outcome", "hired", index), name, "hired-unknown")


def unknown_talent(content: Content) -> Iterator[Problem]:
    """A record that names a missing profile leads its readers to nobody, and counts for nobody."""
    known = _profile_names(content)
    for application in content.applications:
        name = application.get("talent")
        if name is not None and name not in known:
            yield _unknown_profile(content, application, ("talent",), name, "unknown-talent")
    for pool in content.pools:
        for index, member in enumerate(pool["members"]):
            if member["talent"] not in known:
                path = ("members", index, "talent")
                yield _unknown_profile(content, pool, path, member["talent"], "unknown-talent")
    for review in content.reviews:
        named = parties(review.slug)
        if named is not None and named.talent not in known:
            near = nearest(named.talent, content.talent_by_slug)
            yield Problem(
                id="unknown-talent",
                location=review.at(),
                message=f"there is no profile {named.talent!r}",
                hint=f"rename the file to {near}-by-{named.by}.yml if that is meant"
                if near
                else "name the file after the freelancer's profile in content/talent/",
            )


def unknown_job(content: Content) -> Iterator[Problem]:
    """An application to a job that the board does not have, or a review of one, is read by nobody."""
    if not content.applications and not content.reviews:
        return
    former = {old: job.slug for job in content.jobs for old in job.data.get("former_slugs", ())}
    known = {*content.jobs_by_slug, *content.removed.get("job", ()), *content.broken.get("job", ())}
    for document in (*content.applications, *content.reviews):
        name = document.slug.partition("/")[0]
        if name in known:
            continue
        near = former.get(name) or nearest(name, content.jobs_by_slug)
        folder = f"content/{KINDS[document.kind].folder}/"
        yield Problem(
            id="unknown-job",
            location=document.at(),
            message=f"there is no job {name!r}",
            hint=f"move the file to {folder}{near}/"
            if near
            else f"move the file to {folder}, into a folder named like the job's file",
        )


def account_mismatch(content: Content) -> Iterator[Problem]:
    """An application under another name than its account could be somebody else's, sent without asking."""
    for application in content.applications:
        name = application.slug.rsplit("/", 1)[-1]
        account = application["account"]
        if name.lower() != account.lower():
            yield Problem(
                id="account-mismatch",
                location=application.at("account"),
                message=f"the account is {account!r}, but the file is named {name!r}",
                hint=f"rename the file to {account.lower()}.yml, or correct `account`",
            )


def missing_picture(content: Content) -> Iterator[Problem]:
    """A picture that is not there leaves a hole where the reader should see the work or a face."""
    for document in content.records:
        for path, name in _pictures(document):
            folder = f"{document.slug}/"
            if folder + name in content.pictures:
                continue
            there = [picture.removeprefix(folder) for picture in content.pictures if picture.startswith(folder)]
            near = nearest(name, sorted(there))
            yield Problem(
                id="missing-picture",
                location=document.at(*path),
                message=f"there is no picture content/images/{folder}{name}",
                hint=f"write {near}" if near else f"put the picture into content/images/{folder}, or leave it out",
            )


def pictures_of(document: Document) -> set[str]:
    """The names of the pictures that a record shows."""
    return {name for _, name in _pictures(document)}


def _pictures(document: Document) -> Iterator[tuple[Path, str]]:
    data = document.data
    if document.kind == "job":
        if "logo" in data["client"]:
            yield ("client", "logo"), data["client"]["logo"]
    elif document.kind == "talent":
        if "photo" in data:
            yield ("photo",), data["photo"]
        for index, piece in enumerate(data.get("portfolio", ())):
            if "image" in piece:
                yield ("portfolio", index, "image"), piece["image"]


def _profile_names(content: Content) -> set[str]:
    """Every name that leads to a profile, be it a broken one, or to the page of a former member."""
    return {*content.talent_by_name, *content.removed.get("talent", ()), *content.broken.get("talent", ())}


def _unknown_profile(content: Content, document: Document, path: Path, name: str, rule: str) -> Problem:
    near = nearest(name, content.talent_by_slug)
    return Problem(
        id=rule,
        location=document.at(*path),
        message=f"there is no profile {name!r}",
        hint=f"write `{near}` if that is meant"
        if near
        else "write the file name of a profile in content/talent/, without .yml, or leave it out",
    )
