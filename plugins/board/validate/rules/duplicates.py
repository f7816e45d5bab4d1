"""Clients who are not who they seem, and jobs that are posted twice."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import chain

from board.problem import Problem, Severity
from board.read import Document
from board.validate.content import Content
from board.validate.proposal import Proposal
from board.validate.rules.reviews import review_by_stranger

_NOT_LETTERS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W_]+")
_SHARED = 0.6
_CONTAINED = 0.75
_SAME_WORD = 0.8
# A word in more of a client's titles than this ("Translate page 12 of …") says nothing of likeness.
_TOO_COMMON = 40


def client_under_another_account(content: Content) -> Iterator[Problem]:
    """A known client's name under a stranger's account borrows the trust that others have earned."""
    jobs: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for job in content.jobs:
        client = job.data["client"]
        if "account" in client:
            jobs[client["name"], client["account"]].append(job)
    # Fold names only once each: a client with many jobs has one.
    named: dict[str, list[Document]] = defaultdict(list)
    accounts: dict[str, set[str]] = defaultdict(set)
    for (written, account), of_client in jobs.items():
        name = _folded(written)
        named[name].extend(of_client)
        accounts[name].add(account.lower())
    for name, same_name in named.items():
        if len(accounts[name]) > 1:
            known = _known(same_name, content.base)
            for job in same_name:
                yield from _under_another(job, "client", known)
    speakers = [(pool, "curator") for pool in content.pools] + [(review, "author") for review in content.reviews]
    said = [(document, key, _folded(document[key]["name"])) for document, key in speakers]
    owners = {name: _known(named[name], content.base) for name in {name for _, _, name in said} if name in named}
    borrowed = [
        problem
        for document, key, name in said
        if name in owners and "account" in document[key]
        for problem in _under_another(document, key, owners[name])
    ]
    # Of a review by somebody who had no part in the job its own problem tells.
    told = {problem.location.file for problem in review_by_stranger(content)} if borrowed else set()
    yield from (problem for problem in borrowed if problem.location.file not in told)


def _folded(name: str) -> str:
    """What of a name a reader remembers; of one without letters or digits, the signs."""
    return _NOT_LETTERS.sub("", name.casefold()) or name.casefold()


def _known(jobs: list[Document], base: Content | None) -> Document:
    """The job that shows whose a name is: whoever posted most, since `posted` alone could be set to a day long past.

    Where the board before a pull request knows the name, only its files count: any number of new ones proves nothing.
    """
    if base is not None:
        name = _folded(jobs[0]["client"]["name"])
        before = (job for job in base.jobs if "account" in job["client"] and _folded(job["client"]["name"]) == name)
        jobs = list(before) or jobs
    count = Counter(job["client"]["account"].lower() for job in jobs)
    return min(jobs, key=lambda job: (-count[job["client"]["account"].lower()], job["posted"], job.slug))


def _under_another(document: Document, key: str, known: Document) -> Iterator[Problem]:
    party, account = document[key], known["client"]["account"]
    if party["account"].lower() != account.lower():
        does = "posts" if key == "client" else "is known"
        yield Problem(
            id="client-under-another-account",
            location=document.at(key, "account"),
            message=f"{party['name']!r} {does} as {account} in {known.file}, not as {party['account']}",
            hint=f"write `account: {account}` if you are the same, or a `name` that tells you apart",
        )


def near_duplicate(content: Content) -> Iterator[Problem]:
    """The same job twice splits its answers over two files, and readers apply to the one nobody looks at."""
    today = content.today.isoformat()
    clients: dict[str, list[Document]] = defaultdict(list)
    for job in content.jobs:
        data = job.data
        if data["posted"] <= today <= data["closes"] and data.get("status", "open") == "open":
            client = data["client"]
            clients[client["account"].lower() if "account" in client else client["name"].casefold()].append(job)
    # What was on the board before a pull request is never the copy.
    before = content.base.jobs_by_slug if content.base is not None else {}
    for jobs in clients.values():
        if len(jobs) > 1:
            ordered = sorted(jobs, key=lambda job: (bool(before) and job.slug not in before, job["posted"], job.slug))
            yield from _near_duplicates(ordered)


def _near_duplicates(jobs: list[Document]) -> Iterator[Problem]:
    words = {job.slug: _words(job) for job in jobs}
    frequency = Counter(chain.from_iterable(words.values()))
    same: dict[frozenset[str], Document] = {}
    by_word: dict[str, list[Document]] = defaultdict(list)
    for job in jobs:
        title = words[job.slug]
        # Two titles that share most of their words share one of their few rarest; the rarest are in no other.
        rare = len(title) - int(_SHARED * len(title) + 0.999) + 1
        others = [word for word in title if frequency[word] > 1]
        rare -= len(title) - len(others)
        earlier = [same[title]] if title in same else []
        for word in sorted(sorted(others), key=frequency.__getitem__)[:rare] if rare > 0 else ():
            if not earlier and frequency[word] <= _TOO_COMMON:
                earlier = [other for other in by_word[word] if _is_alike(words[other.slug], title)][:1]
            by_word[word].append(job)
        same.setdefault(title, job)
        if earlier:
            yield Problem(
                id="near-duplicate",
                location=job.at("title"),
                message=f"the same client has an open job with nearly this title, {earlier[0]['title']!r}",
                hint=f"close one of the two, or say in the title what differs from {earlier[0].file}",
                severity=Severity.WARNING,
            )


def repost(proposal: Proposal) -> Iterator[Problem]:
    """A closed job that comes back as a new one leaves its answers, its lessons and its address behind."""
    today = proposal.today.isoformat()
    new = {change.slug for change in proposal.changes if change.kind == "job" and not change.was_there}
    posted = [job for job in proposal.content.jobs if job.slug in new and _status(job, today) == "open"]
    closed: dict[str, list[tuple[Document, frozenset[str]]]] = {_client(job): [] for job in posted}
    for job in proposal.content.jobs if posted else ():
        if job.slug not in new and _client(job) in closed and _status(job, today) != "open":
            closed[_client(job)].append((job, _words(job)))
    for job in posted:
        words = _words(job)
        alike = (old for old, title in closed[_client(job)] if title == words or _is_alike(title, words))
        if (other := next(alike, None)) is not None:
            yield Problem(
                id="repost",
                location=job.at("title"),
                message=f"the same client had nearly this job before, {other['title']!r}, now {_status(other, today)}",
                hint=f"open {other.file} again instead (`board reopen {other.slug}`), or say in the title what "
                "is different this time",
                severity=Severity.WARNING,
            )


def _status(job: Document, today: str) -> str:
    status = str(job.get("status", "open"))
    return "expired" if status == "open" and job["closes"] < today else status


def _client(job: Document) -> str:
    client = job["client"]
    return str(client["account"].lower() if "account" in client else client["name"].casefold())


def _words(job: Document) -> frozenset[str]:
    # A title without letters or digits is one word: itself.
    return frozenset(_WORD.findall(job["title"].casefold()) or [job["title"]])


def _is_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    together = len(one) + len(other) - shared
    if shared < _SHARED * together:
        return False
    differing = " ".join(sorted(one ^ other))
    if any(map(str.isdigit, differing)):
        return False  # chapter 11 is another job than chapter 12
    only_one, only_other = " ".join(sorted(one - other)), " ".join(sorted(other - one))
    if not only_one or not only_other:
        return shared >= _CONTAINED * together
    return SequenceMatcher(None, only_one, only_other).ratio() >= _SAME_WORD
