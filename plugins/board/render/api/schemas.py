"""The JSON Schemas of the API, made from those of the records and of what the board adds to them."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from board.derive.status import JobStatus
from board.render.api.records import API, ONLY_IN_JOB, ONLY_IN_PROFILE
from board.render.api.schema_parts import Schema, array, count, day, group, number, text, url
from board.render.renderer import Renderer
from board.schema import KINDS, load_schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Notes for our own forms and documents, and for people who write a file.
OURS = ("patternProperties", "examples", "x-guide", "x-maps-to", "x-written-as", "x-markdown")


def record_schemas(renderer: Renderer) -> dict[str, Callable[[], Schema]]:
    """The schemas of the records' files, by their names under `schemas/`."""
    return {
        kind.schema_file: partial(
            at_its_address, load_schema, name, renderer.urls.absolute(f"schemas/{kind.schema_file}")
        )
        for name, kind in KINDS.items()
    }


def at_its_address(load: Callable[[str], Schema], name: str, address: str) -> Schema:
    """A schema under the address where this board publishes it."""
    return load(name) | {"$id": address}


def api_schemas(renderer: Renderer) -> dict[str, Callable[[], Schema]]:
    """The schemas of the API's files, by name: `jobs` is that of `jobs.json`, `job` that of `jobs/<id>.json`.

    A later version of the board may add fields, so none of them forbids others.
    """
    return {
        name: partial(whole, name, make, renderer.urls.absolute(f"{API}schemas/{name}.json"))
        for name, make in MAKERS.items()
    }


def whole(name: str, make: Callable[[], Schema], address: str) -> Schema:
    return {"$schema": DIALECT, "$id": address, "title": name} | make()


def listed(name: str, make: Callable[[], Schema]) -> Schema:
    """The schema of a file that holds a list under its name."""
    return group({name: array(make())})


def published(schema: Any) -> Any:
    """A record's schema without what concerns only who writes a file; other fields may come."""
    if isinstance(schema, list):
        return [published(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: published(part) for key, part in schema.items() if key not in OURS}
    if kept.get("additionalProperties") is False:
        del kept["additionalProperties"]
    return kept


def record(kind: str, added: Mapping[str, Schema], without: tuple[str, ...], optional: tuple[str, ...] = ()) -> Schema:
    """A record's schema with what the board adds; `optional` are fields that the API may leave out."""
    schema: Schema = published(load_schema(kind))
    properties = {name: part for name, part in schema["properties"].items() if name not in without}
    required = [name for name in schema["required"] if name in properties and name not in optional]
    new = [name for name in added if name not in properties and name not in optional]
    return {
        "description": schema["description"],
        "type": "object",
        "required": sorted({*required, *new}),
        "properties": properties | dict(added),
    }


def part(schema: Schema, left_out: frozenset[str]) -> Schema:
    """A record's schema as a list has it, without what only its own file has."""
    return schema | {
        "required": [name for name in schema["required"] if name not in left_out],
        "properties": {name: field for name, field in schema["properties"].items() if name not in left_out},
    }


PICTURE = url("The picture's address, in its largest size.")


def with_picture(schema: Schema, *path: str) -> Schema:
    """The schema with an address in place of a picture's file name."""
    *way, last = path
    inner = schema
    for step in way:
        inner = inner[step]
    inner[last] = PICTURE
    return schema


def addresses(page: str) -> dict[str, Schema]:
    return {
        "id": text("The name of its file, which never changes its meaning."),
        "url": url(f"The {page}."),
        "api_url": url("Its own file in the API."),
    }


def job() -> Schema:
    states = [state.value for state in JobStatus if state is not JobStatus.SCHEDULED]
    schema = record(
        "job",
        {
            **addresses("job's page"),
            "status": {"enum": states, "description": "What the job is on the day the API was made for."},
            "remote": {"type": "boolean"},
            "openings": {"type": "integer", "minimum": 1},
            "closes_at": text("The moment after which nobody can apply.", format="date-time"),
            "reviews": array(review(), "Reviews of or by people with a public profile."),
        },
        without=(),
        # Of a job that is closed, nobody needs to know how one applied.
        optional=("apply", "reviews"),
    )
    schema["required"] = sorted({*schema["required"], "status", "remote", "openings"})
    return with_picture(schema, "properties", "client", "properties", "logo")


def job_row() -> Schema:
    return part(job(), ONLY_IN_JOB | {"reviews"})


def share() -> Schema:
    return group({"yes": count(), "of": count()}, description="How many of those who were asked.")


def track_record() -> Schema:
    shares = ("on_time", "within_budget", "would_work_again")
    rating = group({"mean": number(), "of": count()}, description="The mean of the clients' stars, 1 to 5.")
    return group(
        {"completed": count("Jobs finished here."), "rating": rating, **{name: share() for name in shares}},
        optional=("rating", *shares),
        description="Each figure only from three records on.",
    )


def profile() -> Schema:
    schema = record(
        "talent",
        {
            **addresses("profile's page"),
            "jobs": array(text(), "The ids of the jobs done here, newest first."),
            "track_record": track_record(),
            "reviews": array(review(), "By clients, with this person's consent."),
        },
        without=("consent", "visibility"),
        optional=("reviews",),
    )
    schema = with_picture(schema, "properties", "portfolio", "items", "properties", "image")
    return with_picture(schema, "properties", "photo")


def profile_row() -> Schema:
    return part(profile(), ONLY_IN_PROFILE | {"jobs", "track_record", "reviews"})


def review() -> Schema:
    author = group({"name": text()})
    schema = record(
        "review",
        {
            "id": text("`JOB/PROFILE-by-client` or `JOB/PROFILE-by-talent`."),
            "url": url("The job's page."),
            "job": text("The job's id."),
            "talent": text("The profile's id."),
            "by": {"enum": ["client", "talent"]},
        },
        without=("author",),
    )
    schema["properties"]["author"] = author
    return schema


def category() -> Schema:
    texts = {"id": text(), "url": url(), "name": text(), "description": text()}
    return group({**texts, "open": count("Open jobs."), "closed": count("Closed jobs.")})


def skill() -> Schema:
    counts = {"open": count("Open jobs."), "closed": count("Closed jobs."), "talent": count("Public profiles.")}
    pages = {"url": url("The page of its jobs."), "talent_url": url("The page of its people.")}
    return group({"id": text(), "name": text(), **counts, **pages}, optional=("url", "talent_url"))


def pool() -> Schema:
    member = group(
        {
            "talent": text("The profile's id."),
            "name": text(),
            "jobs": array(text(), "The ids of the jobs that speak for it."),
            "strengths": array(text()),
            "note": text(),
            "since": day(),
        },
        optional=("strengths", "note", "since"),
    )
    return group(
        {
            "id": text(),
            "kind": {"enum": ["curated", "skill", "client"], "description": "Who made it: somebody, or finished jobs."},
            "url": url(),
            "name": text(),
            "purpose": text(),
            "curator": group({"name": text()}),
            "members": array(member),
        },
        optional=("purpose", "curator"),
    )


def statistics() -> Schema:
    quartiles = group({"low": number(), "median": number(), "high": number()})
    named = {"id": text(), "url": url(), "name": text()}
    spread = group({**named, "of": count(), "quartiles": quartiles})
    pay = {
        "type": {"enum": ["fixed", "hourly"]},
        "currency": text(),
        "of": count(),
        "quartiles": quartiles,
        "categories": array(spread),
        "skills": array(spread),
    }
    numbers = {
        "jobs": count("All but the scheduled ones."),
        "people": count("Public profiles."),
        "days_to_fill": group({"of": count(), "quartiles": quartiles}, optional=("quartiles",)),
        "days_by_category": array(spread),
        "filled": share(),
        "on_time": share(),
        "filled_by_category": array(group({**named, "share": share()})),
        "pay": array(group(pay)),
        "demand": array(group({**named, "jobs": count(), "people": count()})),
        "months": array(group({"first": day(), "jobs": count()})),
    }
    return group(numbers, optional=tuple(name for name in numbers if name not in ("jobs", "people")))


def index() -> Schema:
    file = group({"url": text("Of one record, from this file on, with `{id}` for its id."), "schema": url()})
    texts = {"name": text(), "description": text(), "url": url(), "language": text(), "time_zone": text()}
    return group(
        {
            "version": {"const": "1"},
            **texts,
            "generated_for": day("The day the states of jobs are those of."),
            "licence": url("Under which the records may be used."),
            "files": {"type": "object", "additionalProperties": file},
            "job": file,
            "profile": file,
        },
        optional=("licence",),
    )


MAKERS: dict[str, Callable[[], Schema]] = {
    "index": index,
    "jobs": partial(listed, "jobs", job_row),
    "archive": partial(listed, "jobs", job_row),
    "job": job,
    "talent": partial(listed, "talent", profile_row),
    "profile": profile,
    "categories": partial(listed, "categories", category),
    "skills": partial(listed, "skills", skill),
    "reviews": partial(listed, "reviews", review),
    "pools": partial(listed, "pools", pool),
    "statistics": statistics,
}
