"""What the forms call the answers to choose from, and the parts they are made of."""

import re

from board.render.language.words import Words
from board.schema import Field

VOCABULARY = re.compile(r"(?:^|\.)(?:(categor)(?:y|ies\[\])|(?:skills|nice_to_have)\[\](?:\.name)?)$")
TIME_ZONE = re.compile(r"(?:^|\.)time_zone$")


def part_names(words: Words) -> dict[str, str]:
    """The parts of the forms in their order, by the names that the schemas use; what names no part is in `more`."""
    return {
        "main": "",
        "scope": words._("More about the work"),
        "people": words._("Who you are looking for"),
        "working": words._("How you work together"),
        "payment": words._("Payment in steps"),
        "hiring": words._("How you choose"),
        "reach": words._("Where you are, and how to reach you"),
        "price": words._("What you charge"),
        "work": words._("Work you can show"),
        "services": words._("Services at a fixed price"),
        "found": words._("How you are found"),
        "offer": words._("Your offer and your work"),
        "points": words._("Point by point"),
        "more": words._("More"),
    }


def answer_names(field: Field, words: Words) -> tuple[tuple[str, str], ...]:
    """What one can choose, each with its name for people."""
    if field.type == "boolean":
        return (("true", words._("Yes")), ("false", words._("No")))
    if field.type == "integer" and field.schema.get("maximum", 100) - field.schema.get("minimum", 0) < 10:
        return tuple(
            (str(number), words.number(number))
            for number in range(field.schema["minimum"], field.schema["maximum"] + 1)
        )
    own = {
        "fixed": words._("Fixed price"),
        "hourly": words._("By the hour"),
        "volunteer": words._("Volunteer, unpaid"),
        "required": words._("Required"),
        "welcome": words._("Welcome"),
        "none": words._("Not asked for"),
        "hour": words._("per hour"),
        "day": words._("per day"),
        "public": words._("Everywhere"),
        "unlisted": words._("Only for those who have the address"),
        "archived": words._("A short page"),
        "yes": words._("Yes"),
        "partly": words._("Partly"),
        "no": words._("No"),
    }
    return tuple((choice, own.get(choice) or words.term(choice)) for choice in field.choices)


def suggestions_for(field: Field) -> str:
    """What a field suggests while somebody types: the name of a list on the page, or "" for none."""
    if found := VOCABULARY.search(field.path):
        return "category" if found[1] else "skill"
    if TIME_ZONE.search(field.path):
        return "time-zone"
    return field.written_as if field.written_as in ("country", "currency", "language") else ""
