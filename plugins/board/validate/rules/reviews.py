"""Reviews: of finished work, by the two who did it together, each on the other and once."""

from collections.abc import Iterator

from board.problem import Problem
from board.read import Document
from board.review_name import ASPECTS, BY_CLIENT, BY_TALENT, CLAIMS, parties
from board.validate.content import Content
from board.validate.rules.names import is_good_file_name

SPEAKERS = {BY_CLIENT: "the client", BY_TALENT: "the freelancer"}


def misnamed_review(content: Content) -> Iterator[Problem]:
    """A review whose name does not say who speaks of whom cannot be shown to anybody."""
    for review in content.reviews:
        # Of a name that is bad in other ways its own problem tells.
        if parties(review.slug) is None and is_good_file_name(review):
            _, _, name = review.slug.rpartition("/")
            yield Problem(
                id="misnamed-review",
                location=review.at(),
                message=f"the file name {name!r} does not end in -by-client or -by-talent",
                hint="name the file after the freelancer's profile and who writes: PROFILE-by-client.yml for the "
                "client's review, PROFILE-by-talent.yml for the freelancer's",
            )


def aspect_of_other_side(content: Content) -> Iterator[Problem]:
    """Stars for what only the other side can judge make both sides' figures worth less."""
    for review in content.reviews:
        named = parties(review.slug)
        if named is None or "aspects" not in review:
            continue
        own = ASPECTS[named.by]
        for aspect in review["aspects"]:
            if aspect not in own and not aspect.startswith("x-"):
                yield Problem(
                    id="aspect-of-other-side",
                    location=review.at_key("aspects", aspect),
                    message=f"{SPEAKERS[named.by]} rates `{aspect}`, which is for {_other(named.by)} to rate",
                    hint=f"leave out `{aspect}`; {SPEAKERS[named.by]} rates {', '.join(own)}",
                )


def claim_of_other_side(content: Content) -> Iterator[Problem]:
    """Who says of themselves that they were on time, or that they paid, proves nothing to the reader."""
    for review in content.reviews:
        named = parties(review.slug)
        if named is None:
            continue
        for claim in CLAIMS[BY_TALENT if named.by == BY_CLIENT else BY_CLIENT]:
            if claim in review:
                yield Problem(
                    id="claim-of-other-side",
                    location=review.at_key(claim),
                    message=f"{SPEAKERS[named.by]} says `{claim}`, which is for {_other(named.by)} to say",
                    hint=f"leave out `{claim}`",
                )


def reply_before_review(content: Content) -> Iterator[Problem]:
    """An answer older than what it answers tells the reader that one of the two days is wrong."""
    for review in content.reviews:
        reply = review.get("reply")
        if reply and reply["written"] < review["written"]:
            yield Problem(
                id="reply-before-review",
                location=review.at("reply", "written"),
                message=f"the reply is written on {reply['written']}, before the review on {review['written']}",
                hint="set `written` under `reply` to the day of the answer",
            )


def review_before_completion(content: Content) -> Iterator[Problem]:
    """A review of work that is not finished judges what nobody has seen yet."""
    for review in content.reviews:
        named = parties(review.slug)
        job = content.jobs_by_slug.get(named.job) if named else None
        if job is None:
            continue
        status = job.get("status", "open")
        completed = job.get("outcome", {}).get("completed", "")
        if status != "completed":
            yield Problem(
                id="review-before-completion",
                location=review.at(),
                message=f"the job is {status}, not completed",
                hint=f"write the review once {job.file} says `status: completed`",
            )
        elif review["written"] < completed:
            yield Problem(
                id="review-before-completion",
                location=review.at("written"),
                message=f"written on {review['written']}, before the job is completed on {completed}",
                hint="set `written` to the day you write the review, once the work was accepted",
            )


def review_of_stranger(content: Content) -> Iterator[Problem]:
    """A review of a job that somebody else did gives praise or blame to one who had no part in it."""
    for review in content.reviews:
        named = parties(review.slug)
        job = content.jobs_by_slug.get(named.job) if named else None
        # Of a job that is not finished another rule tells.
        if named is None or job is None or job.get("status") != "completed":
            continue
        hired = job.get("outcome", {}).get("hired", ())
        if named.talent in hired:
            continue
        profile = content.talent_by_name.get(named.talent)
        if profile is None or all(content.talent_by_name.get(name) is not profile for name in hired):
            yield Problem(
                id="review-of-stranger",
                location=review.at(),
                message=f"{job.file} does not name {named.talent!r} as hired",
                hint=f"write `{named.talent}` into `hired` under `outcome` of the job, if that is who did the work; "
                "otherwise delete this file",
            )


def review_by_stranger(content: Content) -> Iterator[Problem]:
    """A review by somebody who was no part of the job lets anybody raise or ruin a name."""
    for review in content.reviews:
        named = parties(review.slug)
        if named is None:
            continue
        if named.by == BY_CLIENT and named.job in content.jobs_by_slug:
            client = content.jobs_by_slug[named.job]["client"]
            yield from _by_stranger(review, client["name"], client.get("account"), "the job's client")
        elif named.by == BY_TALENT and named.talent in content.talent_by_name:
            profile = content.talent_by_name[named.talent]
            yield from _by_stranger(review, profile["name"], profile["account"], f"the profile {named.talent!r}")


def _by_stranger(review: Document, name: str, account: str | None, whose: str) -> Iterator[Problem]:
    author = review["author"]
    if account is not None:
        if author.get("account", "").lower() == account.lower():
            return
        said = f"by the account {author['account']!r}" if "account" in author else "without an account"
        location = review.at("author", "account") if "account" in author else review.at("author")
        message = f"the review is {said}; that of {whose} is {account!r}"
        hint = f"write `account: {account}` under `author` if that is you; otherwise delete this file"
    elif "account" in author:
        # Nobody can tell whether it is the client's: the job, which the client wrote, has to say so.
        location = review.at("author", "account")
        message = f"the review is by the account {author['account']!r}, but {whose} names none"
        hint = "write the same `account` under `client` of the job, or leave it out here"
    elif author["name"].casefold() != name.casefold():
        location = review.at("author", "name")
        message = f"the review is by {author['name']!r}; {whose} is {name!r}"
        hint = f"write `name: {name}` under `author` if that is you; otherwise delete this file"
    else:
        return
    yield Problem(id="review-by-stranger", location=location, message=message, hint=hint)


def second_review(content: Content) -> Iterator[Problem]:
    """Two reviews of one job from one side count twice in every figure."""
    first: dict[tuple[str, str, str], Document] = {}
    for review in content.reviews:
        named = parties(review.slug)
        if named is None:
            continue
        # A profile that was renamed has two names, and can be reviewed under either.
        profile = content.talent_by_name.get(named.talent)
        key = (named.job, profile.slug if profile else named.talent, named.by)
        other = first.setdefault(key, review)
        if other is not review:
            yield Problem(
                id="second-review",
                location=review.at(),
                message=f"{other.file} is {SPEAKERS[named.by]}'s review of the same work",
                hint="put what you have to say into one of the two files, and delete the other",
            )


def written_in_future(content: Content) -> Iterator[Problem]:
    """A review dated in the future stays above every newer one, and speaks of a day that nobody has seen."""
    today = content.today.isoformat()
    for review in content.reviews:
        for path in (("written",), ("reply", "written")):
            part = review.get("reply", {}) if len(path) > 1 else review.data
            if part.get("written", "") > today:
                yield Problem(
                    id="written-in-future",
                    location=review.at(*path),
                    message=f"written on {part['written']}, after today, {today}",
                    hint="set `written` to the day you write this",
                )


def _other(side: str) -> str:
    return SPEAKERS[BY_TALENT if side == BY_CLIENT else BY_CLIENT]
