"""Jobs, people, reviews and pools as the API gives them: what their pages show, under the names of their files."""

from collections.abc import Iterable, Iterator, Mapping

from board.derive.groups import Listings
from board.derive.listing import JobListing, SkillTag, TalentListing
from board.derive.pictures import PictureUse
from board.derive.pools import PoolListing, PoolMember
from board.derive.ratings import track_record
from board.model import Review
from board.render.api.json_text import Data, fields_shown
from board.render.renderer import Renderer
from board.review_name import BY_CLIENT

API = "api/v1/"

ONLY_IN_JOB = frozenset(
    ("description", "objectives", "deliverables", "out_of_scope", "nice_to_have", "requirements", "quality")
    + ("communication", "milestones", "hiring", "apply", "updates", "outcome", "former_slugs")
)
"""What a job's own file has, and the list of jobs has not."""

ONLY_IN_PROFILE = frozenset(("summary", "links", "portfolio", "services", "certificates", "experience", "former_slugs"))
"""What a profile's own file has, and the list of people has not."""


class Records:
    """Makes the data of records; of people it names those whose profile is public, and nobody else."""

    def __init__(self, listings: Listings, renderer: Renderer) -> None:
        self.renderer = renderer
        self.absolute = renderer.urls.absolute
        self.public: Mapping[str, TalentListing] = {
            name: person for person in listings.talent for name in (*person.talent.former_slugs, person.talent.slug)
        }

    def job_row(self, listing: JobListing, left_out: frozenset[str] = ONLY_IN_JOB) -> Data:
        """A job in a list."""
        job = listing.job
        data = {
            "id": job.slug,
            "url": self.absolute(listing.path),
            "api_url": self.absolute(f"{API}jobs/{job.slug}.json"),
            **fields_shown(job, left_out),
            "status": listing.status,
            "closes_at": self.renderer.end_of_day(job.closes),
        }
        if listing.skills:
            data["skills"] = skill_names(listing.skills)
        if job.client.logo:
            self.put_picture(data["client"], "logo", job.slug, PictureUse.LOGO)
        return data

    def job(self, listing: JobListing) -> Data:
        """Everything that a job's page says of it; how to apply only while one can."""
        data = self.job_row(listing, frozenset())
        if listing.nice_to_have:
            data["nice_to_have"] = skill_names(listing.nice_to_have)
        if not listing.lifecycle.takes_applications:
            data.pop("apply", None)
        if "hired" in data["outcome"]:
            data["outcome"]["hired"] = self.hired(listing)
        if not data["outcome"]:
            del data["outcome"]
        reviews = list(self.reviews(listing)) if listing.reviews else []
        if reviews:
            data["reviews"] = reviews
        return data

    def row_version(self, listing: JobListing) -> str:
        """What changes whenever `job_row` does; that a job closes soon is nothing that it says."""
        job = listing.job
        version = f"{job.slug} {job.digest} {listing.status}"
        return f"{version} {self.renderer.pictures.version(job.slug)}" if job.client.logo else version

    def job_version(self, listing: JobListing) -> str:
        """What changes whenever `job` does: whose profile is public may change without the job."""
        version = self.row_version(listing)
        if not listing.hired and not listing.reviews:
            return version
        digests = [review.digest for review in listing.reviews]
        return f"{version} {self.hired(listing)} {[review['id'] for review in self.reviews(listing)]} {digests}"

    def hired(self, listing: JobListing) -> list[str]:
        """The ids of those hired who have a public profile."""
        found = (self.public.get(slug) for slug in listing.job.outcome.hired)
        return [person.talent.slug for person in found if person]

    def reviews(self, listing: JobListing) -> Iterator[Data]:
        """The reviews of a job: of or by people with a public profile, of them only where they agreed."""
        for review in listing.reviews:
            person = self.public.get(review.talent)
            if person and (review.by != BY_CLIENT or person.talent.shows_reviews):
                yield self.review(review, listing, person)

    def review(self, review: Review, listing: JobListing, person: TalentListing) -> Data:
        """A review of a job by or of a person."""
        data = fields_shown(review, frozenset(("digest", "author", "aspects")))
        data |= {
            "id": f"{review.job}/{person.talent.slug}-by-{review.by}",
            "url": self.absolute(listing.path),
            "talent": person.talent.slug,
            "author": {"name": review.author.name},
        }
        if review.aspects:
            data["aspects"] = dict(review.aspects)
        return data

    def talent_row(self, listing: TalentListing, left_out: frozenset[str] = ONLY_IN_PROFILE) -> Data:
        """A person in a list."""
        talent = listing.talent
        data = {
            "id": talent.slug,
            "url": self.absolute(listing.path),
            "api_url": self.absolute(f"{API}talent/{talent.slug}.json"),
            **fields_shown(talent, left_out),
            "skills": [
                fields_shown(level) | {"name": tag.id or tag.name}
                for tag, level in zip(listing.skills, listing.levels, strict=True)
            ],
        }
        if talent.minimum:
            amount, currency = talent.minimum
            data["minimum"] = {"amount": amount, "currency": currency}
        self.put_picture(data, "photo", talent.slug, PictureUse.PHOTO)
        return data

    def talent(self, listing: TalentListing) -> Data:
        """Everything that a profile's page says, with the jobs done here, their reviews and what they come to."""
        talent = listing.talent
        data = self.talent_row(listing, frozenset())
        for piece in data.get("portfolio", ()):
            self.put_picture(piece, "image", talent.slug, PictureUse.WORK)
        for service in data.get("services", ()):
            if "faq" in service:
                service["faq"] = [{"question": asked, "answer": answer} for asked, answer in service["faq"]]
        data["jobs"] = [job.job.slug for job in listing.done]
        data["track_record"] = proof(listing)
        jobs = {job.job.slug: job for job in listing.done}
        if listing.reviews:
            data["reviews"] = [self.review(review, jobs[review.job], listing) for review in listing.reviews]
        return data

    def talent_version(self, listing: TalentListing) -> str:
        """What changes whenever `talent` or its row does."""
        talent = listing.talent
        done = [job.job.slug for job in listing.done]
        digests = [review.digest for review in listing.reviews]
        return f"{talent.slug} {talent.digest} {self.renderer.pictures.version(talent.slug)} {done} {digests}"

    def pool(self, pool: PoolListing) -> Data:
        """A pool with its members who have a public profile."""
        data: Data = {
            "id": pool.id,
            "kind": pool.kind,
            "url": self.absolute(pool.path),
            "name": pool.name,
            "members": [self.member(member) for member in pool.members],
        }
        if pool.curator:
            data |= {"purpose": pool.purpose, "curator": {"name": pool.curator.name}}
        return data

    def member(self, member: PoolMember) -> Data:
        """Who is in a pool, and the jobs that speak for it."""
        data = fields_shown(member, frozenset(("person", "jobs", "strengths")))
        data |= {
            "talent": member.person.talent.slug,
            "name": member.person.talent.name,
            "jobs": [listing.job.slug for listing in member.jobs],
        }
        if member.strengths:
            data["strengths"] = [strength.name for strength in member.strengths]
        return data

    def put_picture(self, data: Data, key: str, record: str, use: PictureUse) -> None:
        """The whole address of a picture in place of its file's name; nothing where it is not shown."""
        name = data.pop(key, None)
        path = self.renderer.pictures.largest(record, name, use)
        if path:
            data[key] = self.absolute(path)


def skill_names(tags: Iterable[SkillTag]) -> list[str]:
    """The vocabulary's ids; what it does not know, as it was written."""
    return [tag.id or tag.name for tag in tags]


def proof(listing: TalentListing) -> Data:
    """A track record's figures, each where there are records enough for it."""
    record = track_record(listing)
    data: Data = {"completed": record.completed}
    if record.rating.is_shown:
        data["rating"] = record.rating
    if record.is_shown:
        shares = {name: getattr(record, name) for name in ("on_time", "within_budget", "would_work_again")}
        data |= {name: share for name, share in shares.items() if share.is_shown}
    return data
