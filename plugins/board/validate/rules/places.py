"""Codes that name no currency, country, language or time zone, and jobs without a place."""

from collections.abc import Iterator

from board.problem import Problem
from board.read import Document
from board.validate.content import Content
from board.validate.rules.codes import (
    countries,
    currencies,
    is_language,
    meant_country,
    meant_currency,
    meant_language,
    meant_time_zone,
    time_zones,
)
from board.validate.rules.corrections import replaced
from board.validate.rules.spelling import nearest
from board.validate.rules.texts import Path

# Codes that everybody writes for the same country.
SURE = frozenset(("UK", "EL"))


def job_without_place(content: Content) -> Iterator[Problem]:
    """Who does not know where the work is done cannot tell whether it is for them."""
    for job in content.jobs:
        if not job.data.get("remote") and "location" not in job.data:
            is_denied = "remote" in job
            yield Problem(
                id="job-without-place",
                location=job.at("remote") if is_denied else job.at("title"),
                message="the job is not remote and has no location"
                if is_denied
                else "the job says neither that it is remote nor where it is",
                hint="write `remote: true`, or `location` with a `country`, or both if some of it is on site",
            )


def unknown_currency(content: Content) -> Iterator[Problem]:
    """Pay in a currency that does not exist cannot be compared, converted or paid."""
    hint = "write the three capitals of a currency in use (ISO 4217), such as EUR"
    for document in content.records:
        for path, code in _currency_codes(document):
            if code not in currencies():
                yield _unknown(document, path, code, "currency", meant_currency(code), hint)


def unknown_country(content: Content) -> Iterator[Problem]:
    """A country that does not exist has no page, so those who look for work there miss the job."""
    hint = "write the two capitals of the country (ISO 3166), such as FR"
    for document in content.records:
        for path, code in _country_codes(document):
            if code not in countries():
                yield _unknown(document, path, code, "country", meant_country(code), hint)


def unknown_language(content: Content) -> Iterator[Problem]:
    """Screen readers and search engines read a text in the wrong language when its code is wrong."""
    hint = "write the language's code (BCP 47), such as fr, pt-BR or zh-Hans"
    for document in content.records:
        for path, tag in _language_tags(document):
            if not is_language(tag):
                yield _unknown(document, path, tag, "language", meant_language(tag), hint)


def unknown_time_zone(content: Content) -> Iterator[Problem]:
    """Hours in a time zone that does not exist cannot be turned into the reader's own."""
    for document in content.records:
        for path, name in _time_zone_names(document):
            if name not in time_zones():
                meant = meant_time_zone(name)
                near = None if meant else nearest(name, time_zones())
                hint = "write a name of the tz database (region and city), such as Europe/Paris"
                if near:
                    hint = f"write `{near}` if that is meant, or another name of the tz database"
                yield _unknown(document, path, name, "time zone", meant, hint)


def _unknown(document: Document, path: Path, written: str, thing: str, meant: str | None, hint: str) -> Problem:
    return Problem(
        id=f"unknown-{thing.replace(' ', '-')}",
        location=document.at(*path),
        message=f"there is no {thing} `{written}`",
        hint=f"write `{meant}`" if meant else hint,
        correction=replaced(document, path, meant, is_certain=written in SURE or thing == "time zone")
        if meant
        else None,
    )


def _currency_codes(document: Document) -> Iterator[tuple[Path, str]]:
    data = document.data
    for key in ("pay", "rate", "minimum", "offer"):
        if key in data and "currency" in data[key]:
            yield (key, "currency"), data[key]["currency"]
    for index, service in enumerate(data.get("services", ())):
        for number, package in enumerate(service.get("packages", ())):
            yield ("services", index, "packages", number, "currency"), package["currency"]


def _country_codes(document: Document) -> Iterator[tuple[Path, str]]:
    data = document.data
    if "location" in data and "country" in data["location"]:
        yield ("location", "country"), data["location"]["country"]
    for index, code in enumerate(data.get("applicants_from", ())):
        yield ("applicants_from", index), code


def _language_tags(document: Document) -> Iterator[tuple[Path, str]]:
    data = document.data
    if "language" in data:
        yield ("language",), data["language"]
    for index, language in enumerate(data.get("languages", ())):
        yield ("languages", index, "code"), language["code"]


def _time_zone_names(document: Document) -> Iterator[tuple[Path, str]]:
    data = document.data
    if "time_zone" in data:
        yield ("time_zone",), data["time_zone"]
    if "time_zone" in data.get("communication", ()):
        yield ("communication", "time_zone"), data["communication"]["time_zone"]
