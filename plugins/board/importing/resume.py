"""A JSON Resume as a profile of the board, without what does not belong in public for ever.

The format: https://jsonresume.org/schema (version 1.0.0).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from board.importing.addresses import is_complete
from board.importing.languages import language_code
from board.importing.levels import language_level, skill_level
from board.importing.mapping import find_field
from board.importing.own_part import with_own_part

PRIVATE = {
    "email": "e-mail",
    "phone": "telephone",
    "birthDate": "birth date",
    "birthdate": "birth date",
    "birthday": "birth date",
    "dateOfBirth": "birth date",
    "age": "age",
    "gender": "gender",
    "nationality": "nationality",
}
PRIVATE_PLACE = {"address": "street", "postalCode": "postal code"}
WEBSITE = "Website"
"""The label of the one link that a résumé has no name for."""

NO_PLACE = {"awards": "awards", "interests": "interests", "references": "references"}


class ResumeError(Exception):
    """Why a file is no JSON Resume, in one sentence for its owner."""


@dataclass(slots=True)
class Profile:
    """What a résumé gives a profile, and what it had that the profile has not.

    `private` was left out on purpose; `unplaced` says, a sentence each, what found no place. `slug` is the name
    that the file had on a board which exported it.
    """

    record: dict[str, Any] = field(default_factory=dict)
    private: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    accounts: dict[str, str] = field(default_factory=dict)
    """Logins by the small-letter names of the networks they are on."""
    slug: str = ""


def read_resume(raw: bytes) -> Profile:
    """The profile in a résumé's bytes.

    `account`, `availability` and `consent` are only in one that a board exported.
    """
    try:
        resume = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ResumeError("the file is not UTF-8 text") from None
    except json.JSONDecodeError as error:
        raise ResumeError(f"line {error.lineno}, column {error.colno}: not JSON: {error.msg}") from None
    except RecursionError:
        raise ResumeError("the file nests deeper than any résumé") from None
    except ValueError:  # what Python says of a number of thousands of digits
        raise ResumeError("the file holds a number that is longer than any résumé needs") from None
    if not isinstance(resume, dict) or not isinstance(resume.get("basics"), dict):
        raise ResumeError("there is no `basics` group, so this is no JSON Resume")
    return Reader(resume).profile


class Reader:
    """One reading of a résumé: each method fills its part of the profile."""

    def __init__(self, resume: Mapping[str, Any]) -> None:
        self.resume = resume
        self.profile = Profile()
        basics = resume["basics"]
        self.basics(basics)
        self.place(basics.get("location"))
        self.links(basics)
        self.languages()
        self.skills()
        self.portfolio()
        self.experience()
        self.certificates()
        for key, name in NO_PLACE.items():
            if resume.get(key):
                self.profile.unplaced.append(f"{name}: a profile has no field for them")
        found = {key: value for key, value in self.profile.record.items() if value}
        self.profile.record, self.profile.slug, left_out = with_own_part(found, resume.get("meta"))
        self.profile.unplaced += left_out

    def basics(self, basics: Mapping[str, Any]) -> None:
        record = self.profile.record
        positions = [text(post.get("position")) for post in self.listed("work")]
        record["name"] = text(basics.get("name"))
        record["headline"] = text(basics.get("label")) or next(filter(None, positions), "")
        summary = text(basics.get("summary"))
        record["summary"] = f"{summary}\n" if summary else ""
        self.profile.private += [name for key, name in PRIVATE.items() if text(basics.get(key))]
        if text(basics.get("image")) or text(basics.get("picture")):
            self.profile.unplaced.append("picture: put the file itself into your folder of content/images/")

    def place(self, location: Any) -> None:
        if not isinstance(location, dict):
            return
        self.profile.private += [name for key, name in PRIVATE_PLACE.items() if text(location.get(key))]
        place = {"city": text(location.get("city")), "region": text(location.get("region"))}
        country = text(location.get("countryCode")).upper()
        if len(country) == 2:
            place["country"] = country
        self.profile.record["location"] = self.fitting("location", place)

    def links(self, basics: Mapping[str, Any]) -> None:
        links = []
        website = text(basics.get("url")) or text(basics.get("website"))
        if website:
            links.append({"label": WEBSITE, "url": website})
        for profile in dicts(basics.get("profiles")):
            network, login = text(profile.get("network")), text(profile.get("username"))
            if login:
                self.profile.accounts[network.casefold()] = login
            links.append({"label": network or login or "Profile", "url": text(profile.get("url"))})
        complete = []
        for link in links:
            if is_complete(link["url"]):
                complete.append(link)
            else:
                self.profile.unplaced.append(f"link {link['label']}: {link['url'] or 'it has no address'}")
        self.profile.record["links"] = self.limited("links", complete)

    def languages(self) -> None:
        found = []
        for language in self.listed("languages"):
            name = text(language.get("language")) or text(language.get("name"))
            code = language_code(name)
            if code is None:
                self.profile.unplaced.append(f"language {name or 'without a name'}: its code is not known")
                continue
            level = language_level(text(language.get("fluency")) or text(language.get("level")))
            found.append({"code": code, "level": level} if level else {"code": code})
        self.profile.record["languages"] = self.limited("languages", found)

    def skills(self) -> None:
        """A skill of a résumé is often a heading over its keywords, which are what jobs ask for."""
        skills: dict[str, Any] = {}
        for skill in self.listed("skills"):
            name, level = text(skill.get("name")), skill_level(text(skill.get("level")))
            if name and not self.is_too_long("skills.name", name):
                skills.setdefault(name.casefold(), {"name": name, "level": level} if level else name)
            for keyword in texts(skill.get("keywords")):
                if not self.is_too_long("skills.name", keyword):
                    skills.setdefault(keyword.casefold(), keyword)
        self.profile.record["skills"] = self.limited("skills", list(skills.values()))

    def portfolio(self) -> None:
        pieces = []
        for project in self.listed("projects"):
            piece = {
                "title": text(project.get("name")),
                "url": text(project.get("url")),
                "summary": self.summary("portfolio", project, "description"),
                "role": ", ".join(texts(project.get("roles"))),
                "year": year(project.get("endDate")) or year(project.get("startDate")),
                "skills": list(dict.fromkeys(texts(project.get("keywords"))))[:15],
            }
            pieces.append(self.fitting("portfolio", piece))
        for publication in self.listed("publications"):
            piece = {
                "title": text(publication.get("name")),
                "url": text(publication.get("url")) or text(publication.get("website")),
                "summary": self.summary("portfolio", publication, "summary"),
                "year": year(publication.get("releaseDate")),
            }
            pieces.append(self.fitting("portfolio", piece))
        self.profile.record["portfolio"] = self.limited("portfolio", [one for one in pieces if "title" in one])

    def experience(self) -> None:
        posts = []
        for post in (*self.listed("work"), *self.listed("volunteer")):
            names = (text(post.get(key)) for key in ("name", "company", "organization"))
            organisation = next(filter(None, names), "")
            found = {
                "role": text(post.get("position")) or organisation,
                "organisation": organisation,
                "from": month(post.get("startDate")),
                "to": month(post.get("endDate")),
                "summary": self.summary("experience", post, "summary"),
            }
            posts.append(self.fitting("experience", found))
        self.profile.record["experience"] = self.limited("experience", [one for one in posts if "role" in one])

    def certificates(self) -> None:
        found = []
        for certificate in self.listed("certificates"):
            names = {key: text(certificate.get(key)) for key in ("name", "issuer", "url")}
            found.append(self.fitting("certificates", {**names, "year": year(certificate.get("date"))}))
        for study in self.listed("education"):
            parts = (text(study.get("studyType")), text(study.get("area")))
            degree = {
                "name": ", ".join(filter(None, parts)),
                "issuer": text(study.get("institution")),
                "year": year(study.get("endDate")),
                "url": text(study.get("url")),
            }
            found.append(self.fitting("certificates", degree))
        self.profile.record["certificates"] = self.limited("certificates", [one for one in found if "name" in one])

    def listed(self, key: str) -> list[Mapping[str, Any]]:
        return list(dicts(self.resume.get(key)))

    def summary(self, group: str, source: Mapping[str, Any], key: str) -> str:
        """The text of an entry with its highlights, or without them where they are too much."""
        said, highlights = text(source.get(key)), texts(source.get("highlights"))
        whole = "\n".join(filter(None, [said, *(f"- {one}" for one in highlights)]))
        if not highlights or not self.exceeds(f"{group}.summary", whole):
            return whole
        self.profile.unplaced.append(f"highlights of {text(source.get('name')) or 'an entry'}: too long together")
        return said

    def fitting(self, group: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values that are there and fit their fields."""
        kept = {}
        for key, value in values.items():
            if not value or (isinstance(value, str) and self.is_too_long(f"{group}.{key}", value)):
                continue
            if key == "url" and not is_complete(value):
                self.profile.unplaced.append(f"link {value}: it is no complete address")
                continue
            kept[key] = value
        return kept

    def exceeds(self, path: str, value: str) -> bool:
        group, name = path.split(".")
        found = find_field("talent", f"{group}.1.{name}") or find_field("talent", path)
        return found is not None and len(value) > found.schema.get("maxLength", len(value))

    def is_too_long(self, path: str, value: str) -> bool:
        if not self.exceeds(path, value):
            return False
        self.profile.unplaced.append(f"{path} {value[:40]!r}…: its {len(value)} characters are too many")
        return True

    def limited(self, group: str, values: list[Any]) -> list[Any]:
        """As many items as the field takes; those at the end are named."""
        found = find_field("talent", group)
        limit = found.schema["maxItems"] if found else len(values)
        if len(values) > limit:
            self.profile.unplaced.append(f"{group}: the last {len(values) - limit} of {len(values)}")
        return values[:limit]


def text(value: Any) -> str:
    """A value as text without blanks around it; nothing for what is no text."""
    return value.strip().replace("\r\n", "\n") if isinstance(value, str) else ""


def texts(value: Any) -> list[str]:
    return [found for one in value if (found := text(one))] if isinstance(value, list) else []


def dicts(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        yield from (one for one in value if isinstance(one, dict))


def year(value: Any) -> int | None:
    """The year of a date, which a résumé gives to the day, the month or the year."""
    first = text(value)[:4]
    return int(first) if first.isdecimal() and len(first) == 4 and 1950 <= int(first) <= 2100 else None


def month(value: Any) -> str | int | None:
    """The year and month of a date, or its year."""
    written = text(value)[:7]
    found = find_field("talent", "experience.1.from")
    if found is not None and len(written) == 7 and written[4] == "-" and "01" <= written[5:] <= "12" and year(written):
        return written
    return year(value)
