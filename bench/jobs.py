"""Synthetic jobs, about 1.5 KB each as YAML: the same seed gives the same jobs."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from words import (
    ACCEPTANCE,
    CATEGORIES,
    CLIENT_FIRST,
    CLIENT_LAST,
    CONTEXTS,
    COUNTRIES,
    DELIVERABLES,
    OBJECTIVES,
    OUT_OF_SCOPE,
    QUALITY,
    QUESTIONS,
    SENTENCES,
    Category,
)

TODAY = date(2026, 11, 22)
LONGEST_RUN = 60  # days from posting to closing
UNITS = {"JPY": 150, "INR": 80, "NOK": 11, "PLN": 4}  # amounts are drawn in euros


def synthetic_jobs(count: int, seed: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Slugs and jobs, every one of them open on `TODAY`."""
    random = Random(seed)
    titles: dict[str, int] = {}
    for _ in range(count):
        job = synthetic_job(random)
        stem = "".join(letter if letter.isalnum() else "-" for letter in job["title"].lower().replace("é", "e"))
        stem = "-".join(filter(None, stem.split("-")))
        titles[stem] = titles.get(stem, 0) + 1
        # A hundred jobs may share a title; the part number keeps their titles and slugs apart.
        if titles[stem] > 1:
            job["title"] += f", part {titles[stem]}"
            stem += f"-part-{titles[stem]}"
        yield stem, job


def synthetic_job(random: Random) -> dict[str, Any]:
    category = random.choices(CATEGORIES, weights=(16, 14, 15, 18, 17, 9, 7, 4))[0]
    country = random.choice(tuple(COUNTRIES))
    posted = TODAY - timedelta(days=random.randint(0, 40))
    closes = TODAY + timedelta(days=random.randint(0, LONGEST_RUN - (TODAY - posted).days))
    due = closes + timedelta(days=random.randint(5, 60))
    thing = random.choice(category.things)
    context = random.choice(CONTEXTS)
    hours = random.choice((2, 4, 6, 8, 12, 20, 30))
    account, client = random_client(random)
    job: dict[str, Any] = {
        "title": f"{random.choice(category.verbs)} {thing} for {context}",
        "summary": f"{hours} to {hours * 2} hours on {thing}, for {context} and its volunteers",
        "client": {"name": client, "url": f"https://{account}.example", "account": account},
        "category": category.id,
        "description": description(random, thing, context),
        "objectives": [random.choice(OBJECTIVES)],
        "deliverables": deliverables(random),
        "out_of_scope": [random.choice(OUT_OF_SCOPE)],
        "skills": skills(random, category),
        "language": "en",
        "experience": random.choice(("entry", "intermediate", "expert")),
        **place(random, category, country),
        "hours": {"min": hours, "max": hours * 2},
        "due": due.isoformat(),
        "quality": [random.choice(QUALITY)],
        "revisions": random.randint(1, 3),
        "communication": {"channel": "e-mail and the pull request", "reply_within_hours": 48},
        "pay": pay(random, COUNTRIES[country][1], hours),
        "hiring": {
            "portfolio": random.choice(("required", "welcome")),
            "questions": [random.choice(QUESTIONS)],
        },
        "apply": [{"via": "pull_request"}, {"via": "form", "url": f"https://forms.{account}.example/apply"}],
        "posted": posted.isoformat(),
        "closes": closes.isoformat(),
    }
    if job["pay"].get("paid") == "by_milestone":
        first = job["pay"]["amount"] // 3
        halves = (("A first half to look at", first), ("The rest", job["pay"]["amount"] - first))
        job["milestones"] = [{"name": name, "due": job["due"], "amount": amount} for name, amount in halves]
    return job


def random_client(random: Random) -> tuple[str, str]:
    """One of 400: the account and the name."""
    first, last = random.choice(CLIENT_FIRST), random.choice(CLIENT_LAST)
    return f"{first}-{last}".lower().replace(" ", "-"), f"{first} {last}"


def description(random: Random, thing: str, context: str) -> str:
    first, second, *listed = random.sample(SENTENCES, 4)
    paragraphs = (
        f"This is about **{thing}**: we run {context} and have wanted it for two years. {first}",
        "What you should know before you apply:",
        "\n".join(f"- {sentence}" for sentence in listed),
        f"{second} There is [more about us](https://about.example/{random.randint(1, 999)}) for the curious.",
    )
    return "\n\n".join(paragraphs) + "\n"


def deliverables(random: Random) -> list[Any]:
    first, *others = random.sample(DELIVERABLES, 2)
    return [{"name": first, "accepted_when": [random.choice(ACCEPTANCE)]}, *others]


def skills(random: Random, category: Category) -> list[str]:
    """Three or four, mostly popular ones: a category names its commonest skill first."""
    wanted = random.choice((3, 4))
    weights = range(len(category.skills) + 2, 2, -1)
    chosen: list[str] = []
    while len(chosen) < wanted:
        skill = random.choices(category.skills, weights=weights)[0]
        if skill not in chosen:
            chosen.append(skill)
    return chosen


def place(random: Random, category: Category, country: str) -> dict[str, Any]:
    """Half are remote, a third on site, the rest hybrid; work on the spot is never remote alone."""
    location = {"location": {"city": random.choice(COUNTRIES[country][2]), "country": country}}
    drawn = random.random()
    if drawn < 0.34 or category.id == "hands-on":
        return location
    if drawn < 0.5:
        return {"remote": True, **location}
    return {"remote": True, "applicants_from": sorted({country, *random.sample(tuple(COUNTRIES), 2)})}


def pay(random: Random, currency: str, hours: int) -> dict[str, Any]:
    rate = random.randint(18, 70) * UNITS.get(currency, 1)
    drawn = random.random()
    if drawn < 0.15:
        return {"type": "volunteer"}
    terms = {"currency": currency, "within_days": random.choice((7, 14, 30)), "methods": ["bank transfer"]}
    if drawn < 0.4:
        return {"type": "hourly", "min": rate, "max": rate + rate // 4, "paid": "weekly", **terms}
    paid = random.choice(("on_completion", "on_completion", "half_upfront", "by_milestone"))
    return {"type": "fixed", "amount": rate * hours, "paid": paid, **terms}
