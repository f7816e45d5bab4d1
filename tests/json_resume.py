"""The shape of a JSON Resume, version 1.0.0, and one that uses every field of it."""

from typing import Any

from jsonschema import Draft7Validator

# A year, a month or a day; the format's own pattern.
DATE = {
    "type": "string",
    "pattern": "^([1-2][0-9]{3}-[0-1][0-9]-[0-3][0-9]|[1-2][0-9]{3}-[0-1][0-9]|[1-2][0-9]{3})$",
}
TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
LINK = {"type": "string", "format": "uri"}
MAIL = {"type": "string", "format": "email"}


def group(**properties: Any) -> dict[str, Any]:
    """A group of named values. The format lets groups hold others too; what we write should use none."""
    return {"type": "object", "properties": properties, "additionalProperties": False}


def groups(**properties: Any) -> dict[str, Any]:
    return {"type": "array", "items": group(**properties)}


SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    **group(
        basics=group(
            name=TEXT,
            label=TEXT,
            image=TEXT,
            email=MAIL,
            phone=TEXT,
            url=LINK,
            summary=TEXT,
            location=group(
                address=TEXT,
                postalCode=TEXT,
                city=TEXT,
                countryCode={"type": "string", "pattern": "^[A-Z]{2}$"},
                region=TEXT,
            ),
            profiles=groups(network=TEXT, username=TEXT, url=LINK),
        ),
        work=groups(
            name=TEXT,
            location=TEXT,
            description=TEXT,
            position=TEXT,
            url=LINK,
            startDate=DATE,
            endDate=DATE,
            summary=TEXT,
            highlights=TEXTS,
        ),
        volunteer=groups(
            organization=TEXT,
            position=TEXT,
            url=LINK,
            startDate=DATE,
            endDate=DATE,
            summary=TEXT,
            highlights=TEXTS,
        ),
        education=groups(
            institution=TEXT,
            url=LINK,
            area=TEXT,
            studyType=TEXT,
            startDate=DATE,
            endDate=DATE,
            score=TEXT,
            courses=TEXTS,
        ),
        awards=groups(title=TEXT, date=DATE, awarder=TEXT, summary=TEXT),
        certificates=groups(name=TEXT, date=DATE, url=LINK, issuer=TEXT),
        publications=groups(name=TEXT, publisher=TEXT, releaseDate=DATE, url=LINK, summary=TEXT),
        skills=groups(name=TEXT, level=TEXT, keywords=TEXTS),
        languages=groups(language=TEXT, fluency=TEXT),
        interests=groups(name=TEXT, keywords=TEXTS),
        references=groups(name=TEXT, reference=TEXT),
        projects=groups(
            name=TEXT,
            description=TEXT,
            highlights=TEXTS,
            keywords=TEXTS,
            startDate=DATE,
            endDate=DATE,
            url=LINK,
            roles=TEXTS,
            entity=TEXT,
            type=TEXT,
        ),
        meta={"type": "object", "properties": {"canonical": LINK, "version": TEXT, "lastModified": TEXT}},
        **{"$schema": LINK},
    ),
}
VALIDATOR = Draft7Validator(SCHEMA, format_checker=Draft7Validator.FORMAT_CHECKER)

EXAMPLE: dict[str, Any] = {
    "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
    "basics": {
        "name": "Ricarda Hellwig",
        "label": "Programmer of small tools",
        "image": "https://hellwig.example/portrait.png",
        "email": "ricarda@hellwig.example",
        "phone": "(0911) 555-0142",
        "url": "https://hellwig.example",
        "summary": "I write small tools for people who keep archives.\n\nTwelve years of them.",
        "location": {
            "address": "Musterweg 4\nHinterhaus",
            "postalCode": "90402",
            "city": "Nürnberg",
            "countryCode": "DE",
            "region": "Bayern",
        },
        "profiles": [
            {"network": "GitHub", "username": "hellwig-r", "url": "https://forge.example/hellwig-r"},
            {"network": "Fediverse", "username": "ricarda", "url": "https://social.example/@ricarda"},
        ],
    },
    "work": [
        {
            "name": "Stadtarchiv Musterstadt",
            "location": "Musterstadt",
            "description": "A town's archive",
            "position": "Head of tools",
            "url": "https://archiv.example",
            "startDate": "2019-12-01",
            "endDate": "2024-07-01",
            "summary": "Everything between the scanner and the reading room.",
            "highlights": ["Halved the time to find a plan", "Taught four colleagues to write queries"],
        },
        {"name": "Druckerei Beispiel", "position": "Programmer", "startDate": "2014"},
    ],
    "volunteer": [
        {
            "organization": "Repair Café Süd",
            "position": "Host",
            "url": "https://repair.example",
            "startDate": "2012-01",
            "endDate": "2013-01",
            "summary": "Radios, mostly.",
            "highlights": ["Mended 200 of them"],
        }
    ],
    "education": [
        {
            "institution": "University of the Example",
            "url": "https://university.example",
            "area": "Computer science",
            "studyType": "Bachelor",
            "startDate": "2009-10-01",
            "endDate": "2013-06-30",
            "score": "1.7",
            "courses": ["DB1101 - Databases", "CS2011 - Compilers"],
        }
    ],
    "awards": [{"title": "Tool of the year", "date": "2020-11-01", "awarder": "Archivists", "summary": "Unexpected."}],
    "certificates": [
        {
            "name": "Keeping of digital records",
            "date": "2021-11-07",
            "url": "https://records.example/c/7",
            "issuer": "Institute",
        }
    ],
    "publications": [
        {
            "name": "Small tools, long lives",
            "publisher": "Example Press",
            "releaseDate": "2022-10-01",
            "url": "https://press.example/small",
            "summary": "On programs that outlive their authors.",
        }
    ],
    "skills": [
        {"name": "Programming", "level": "Master", "keywords": ["Python", "SQL", "C"]},
        {"name": "Teaching", "level": "Intermediate", "keywords": []},
    ],
    "languages": [
        {"language": "German", "fluency": "Native speaker"},
        {"language": "English", "fluency": "Fluent"},
        {"language": "Brazilian Portuguese", "fluency": "Elementary"},
    ],
    "interests": [{"name": "Birds", "keywords": ["Swifts", "Wrens"]}],
    "references": [{"name": "A reader", "reference": "She found what nobody had found."}],
    "projects": [
        {
            "name": "Plan chest",
            "description": "A catalogue of 4,000 maps.",
            "highlights": ["Won the readers over"],
            "keywords": ["maps", "search"],
            "startDate": "2019-01-01",
            "endDate": "2021-01-01",
            "url": "https://plans.example",
            "roles": ["Author", "Maintainer"],
            "entity": "Stadtarchiv",
            "type": "application",
        }
    ],
    "meta": {
        "canonical": "https://hellwig.example/resume.json",
        "version": "v1.0.0",
        "lastModified": "2026-10-01T10:00:00",
    },
}


def mistakes(resume: Any) -> list[str]:
    """What the format has against a résumé."""
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(resume)]
