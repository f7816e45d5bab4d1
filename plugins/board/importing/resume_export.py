"""A profile as a JSON Resume, of which the import makes the same profile again.

The format: https://jsonresume.org/schema (version 1.0.0).
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from babel import Locale

from board.importing.languages import language_code
from board.importing.own_part import KEY, own_part
from board.importing.resume import WEBSITE, read_resume

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def resume_from(record: Mapping[str, Any], slug: str) -> dict[str, Any]:
    """The résumé of a valid profile as its file says it.

    A résumé has no place for rates, availability, services and consent: these are under `meta.plainboard`, which
    other programs pass over.
    """
    resume = {
        "$schema": SCHEMA,
        "basics": basics(record),
        "work": [present(work(post)) for post in record.get("experience", ())],
        "certificates": [present(certificate(one)) for one in record.get("certificates", ())],
        "skills": [skill(one) for one in record["skills"]],
        "languages": [language(one) for one in record.get("languages", ())],
        "projects": [present(project(piece)) for piece in record.get("portfolio", ())],
    }
    resume = present(resume)
    read_back = read_resume(json.dumps(resume).encode()).record
    own = own_part(record, read_back, slug)
    return {**resume, "meta": {"canonical": SCHEMA, "version": "v1.0.0", KEY: own}}


def basics(record: Mapping[str, Any]) -> dict[str, Any]:
    """Who somebody is and where they are found."""
    links, place = list(record.get("links", ())), record.get("location", {})
    has_website = bool(links) and links[0]["label"] == WEBSITE
    location = {"city": place.get("city"), "region": place.get("region"), "countryCode": place.get("country")}
    profiles = [network(link, record["account"]) for link in links[has_website:]]
    return present(
        {
            "name": record["name"],
            "label": record["headline"],
            "url": links[0]["url"] if has_website else None,
            "summary": record["summary"].strip(),
            "location": present(location),
            "profiles": profiles,
        }
    )


def network(link: Mapping[str, Any], account: str) -> dict[str, Any]:
    """A link; one that ends in the person's login is their page on that network."""
    url: str = link["url"]
    username = account if url.rstrip("/").rpartition("/")[2].casefold() == account.casefold() else None
    return present({"network": link["label"], "username": username, "url": url})


def work(post: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": post.get("organisation"),
        "position": post["role"],
        "startDate": written(post.get("from")),
        "endDate": written(post.get("to")),
        "summary": post.get("summary"),
    }


def certificate(one: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": one["name"], "date": written(one.get("year")), "issuer": one.get("issuer"), "url": one.get("url")}


def skill(one: str | Mapping[str, Any]) -> dict[str, Any]:
    return {"name": one} if isinstance(one, str) else present({"name": one["name"], "level": one.get("level")})


def language(one: Mapping[str, Any]) -> dict[str, Any]:
    """A language by its English name, or by its code where the name would not lead back to it."""
    code: str = one["code"]
    name = Locale("en").languages.get(code.replace("-", "_"))
    return present({"language": name if name and language_code(name) == code else code, "fluency": one.get("level")})


def project(piece: Mapping[str, Any]) -> dict[str, Any]:
    role = piece.get("role")
    return {
        "name": piece["title"],
        "description": piece.get("summary"),
        "keywords": piece.get("skills"),
        "endDate": written(piece.get("year")),
        "url": piece.get("url"),
        "roles": [role] if role else None,
    }


def written(date: int | str | None) -> str | None:
    """A year or a month as text."""
    return None if date is None else str(date)


def present(values: Mapping[str, Any]) -> dict[str, Any]:
    """What has a value."""
    return {key: value for key, value in values.items() if value is not None and not is_empty(value)}


def is_empty(value: Any) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, str) and not list(value)
