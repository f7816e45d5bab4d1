"""The field or the option that somebody meant who wrote another word."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from board.schema import Field

CLOSE = 0.75

# What people really write for a field, on other boards and in their first pull request.
OTHER_NAMES = {
    "account": "github gitlab codeberg login user username handle",
    "address": "email e_mail mail mailto",
    "amount": "value sum total price budget pay rate",
    "answer": "text reply response",
    "apply": "email e_mail mail contact how_to_apply application apply_url apply_link link url form",
    "availability": "available hours_per_week",
    "category": "type kind section area field",
    "categories": "category",
    "certificates": "certifications certification diplomas education",
    "client": "company organization organisation employer customer org project",
    "closes": "deadline expires expiry expiration expiry_date closing closing_date close_date closes_on "
    "apply_by apply_until end_date valid_through until open_until",
    "cover": "letter cover_letter message text body motivation",
    "deliverables": "tasks task results outputs",
    "delivery_days": "days delivery",
    "description": "text body details content about",
    "due": "due_date finish finish_by deliver_by delivery delivery_date date",
    "experience": "level seniority work jobs history career employment",
    "from": "start starts started start_date begin since",
    "headline": "title tagline job_title role profession occupation",
    "hours": "duration effort workload estimated_hours estimate",
    "image": "picture photo screenshot",
    "label": "name title",
    "language": "lang",
    "links": "link website websites url urls homepage social profiles",
    "location": "place where address office",
    "name": "title company organisation organization label fullname full_name",
    "objectives": "goals goal aims",
    "offer": "price bid amount rate",
    "openings": "positions vacancies headcount",
    "organisation": "organization company employer client",
    "out_of_scope": "excluded not_included exclusions",
    "pay": "salary budget price compensation rate fee payment wage reward remuneration",
    "photo": "image picture avatar",
    "portfolio": "projects works samples links examples",
    "posted": "date published created date_posted posted_on post_date publish_date",
    "price": "amount cost",
    "question": "q",
    "rate": "price hourly_rate day_rate pay",
    "region": "state province county",
    "remote": "remote_ok telecommute telework work_from_home remote_work",
    "role": "title position job",
    "skills": "tags keywords technologies technology stack tools",
    "starts": "start start_date begins from",
    "status": "state",
    "submitted": "date applied sent",
    "summary": "bio about description abstract teaser profile text",
    "talent": "profile freelancer",
    "text": "body message content description",
    "time_zone": "tz",
    "title": "name headline position role job_title subject",
    "to": "end ended end_date until",
    "type": "kind pay_type",
    "url": "link href website homepage site web address",
    "via": "type method how kind by",
}

# What people really write for an option.
OTHER_OPTIONS = {
    "accepted": "hired yes",
    "advanced": "expert",
    "by_milestone": "milestone milestones per_milestone",
    "call": "phone telephone phone_call audio",
    "cancelled": "canceled withdrawn called_off abandoned",
    "chat": "text message messages written",
    "closed": "busy no none unavailable",
    "completed": "done finished complete delivered",
    "conversational": "intermediate good b1 b2",
    "declined": "rejected refused no",
    "email": "mail e_mail mailto",
    "entry": "junior beginner entry_level basic novice",
    "expert": "senior advanced lead",
    "filled": "hired taken assigned",
    "fixed": "fixed_price flat flat_rate lump_sum price project",
    "fluent": "c1 c2 full professional",
    "form": "url link web website online",
    "half_upfront": "half_up_front half upfront 50_50",
    "hour": "hourly per_hour h",
    "day": "daily per_day",
    "hourly": "per_hour hour by_hour hourly_rate",
    "in_person": "on_site onsite face_to_face meeting",
    "intermediate": "mid middle mid_level medium",
    "native": "mother_tongue first",
    "on_completion": "completion at_the_end end after on_delivery",
    "open": "active available yes published new",
    "paused": "on_hold hold",
    "pull_request": "pr github gitlab merge_request git",
    "required": "yes true mandatory must",
    "video": "video_call zoom jitsi meet videocall",
    "volunteer": "free unpaid pro_bono none voluntary gratis",
    "welcome": "optional nice",
    "none": "no false",
}


def plain_name(name: str) -> str:
    """A name without what people vary: case, hyphens, spaces."""
    return re.sub(r"[\W_]+", "_", name.casefold()).strip("_")


def known_name(written: str, allowed: Iterable[str], other_names: Mapping[str, str]) -> str | None:
    """The allowed name that a written one stands for beyond doubt; earlier names win."""
    names = tuple(allowed)
    plain = plain_name(written)
    same = (name for name in names if plain_name(name) == plain)
    return next(same, None) or next((name for name in names if plain in other_names.get(name, "").split()), None)


def close_name(written: str, allowed: Iterable[str]) -> str | None:
    """The allowed name that is spelt most like a written one."""
    by_plain = {plain_name(name): name for name in allowed}
    close = get_close_matches(plain_name(written), by_plain, n=1, cutoff=CLOSE)
    return by_plain[close[0]] if close else None


def spelt_like(written: str, allowed: Iterable[str]) -> str | None:
    """The one name that a written one can only be a spelling of, be it with a slip; None where two could be meant."""
    by_plain = {plain_name(name): name for name in allowed}
    plain = plain_name(written)
    if plain in by_plain:
        return by_plain[plain]
    close = get_close_matches(plain, by_plain, n=2, cutoff=CLOSE)
    return by_plain[close[0]] if len(close) == 1 else None


def only_name(written: str, allowed: Iterable[str], elsewhere: Iterable[str]) -> str | None:
    """The one field that a written name can stand for in its group; None where a field elsewhere could be meant too."""
    names, plain = tuple(allowed), plain_name(written)
    same = next((name for name in names if plain_name(name) == plain), None)
    if same:
        return same
    others = {name for name in {*names, *elsewhere} if plain in OTHER_NAMES.get(name, "").split()}
    if plain in elsewhere:
        return None
    like = spelt_like(written, names)
    meant = others | ({like} if like else set())
    return meant.pop() if len(meant) == 1 and meant <= set(names) else None


def allowed_names(schema: Mapping[str, Any], present: Iterable[str]) -> list[str]:
    """The names of a group's fields, first those that are missing, and of them the required ones."""
    required, taken = schema.get("required", ()), set(present)
    return sorted(schema["properties"], key=lambda name: (name in taken, name not in required))


def meant_option(written: object, options: Iterable[str]) -> str | None:
    """The option that a written value stands for."""
    choices = tuple(options)
    return known_name(str(written), choices, OTHER_OPTIONS) or close_name(str(written), choices)


def field_elsewhere(written: str, fields: Iterable[Field], path: tuple[str | int, ...]) -> Field | None:
    """A field of exactly this name in another place of the file, those at the top first.

    Inside a list only the top counts: what has a namesake in some group rarely belongs there.
    """
    tops = tuple(fields)
    candidates = [top for top in tops if top.name == written]
    if not any(isinstance(step, int) for step in path):
        candidates += [inner for top in tops for inner in top.children if inner.name == written]
        candidates += [
            deep for top in tops for inner in top.children for deep in inner.children if deep.name == written
        ]
    here = ".".join(str(step) for step in path)
    return next((field for field in candidates if field.path.rpartition(".")[0] != here), None)
