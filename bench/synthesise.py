"""The same synthetic jobs twice: as a board of ours, and as a Hugo site.

    python bench/synthesise.py --jobs 10000 --seed 1 FOLDER

writes FOLDER/plainboard and FOLDER/hugo.
"""

import argparse
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jobs import TODAY, synthetic_jobs
from words import CATEGORIES, COUNTRIES, SKILLS

BENCH = Path(__file__).resolve().parent
SITE_URL = "https://board.example"
REPOSITORY = "https://forge.example/board"
SITE_NAME = "Plainboard bench"
TAGLINE = "Small jobs, plainly described"

# What YAML reads as this very text without quotes, in a block and in a flow: letters first, no punctuation
# that has a meaning, and none of the words that some reader takes for a truth value or a null.
PLAIN = re.compile(r"(?!(?:y|n|yes|no|on|off|true|false|null)$)[^\W\d_][\w .;()/'+-]*(?<! )", re.IGNORECASE)
FLOWS = ("skills", "aliases", "categories", "places", "clients", "methods", "applicants_from")
PLAIN_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the same synthetic jobs as a Plainboard and as a Hugo site.")
    parser.add_argument("--jobs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    synthesise(options.folder, jobs=options.jobs, seed=options.seed)


def synthesise(folder: Path, *, jobs: int, seed: int) -> None:
    """Write `folder`/plainboard and `folder`/hugo afresh."""
    ours, hugo = folder / "plainboard", folder / "hugo"
    for site in (ours, hugo):
        shutil.rmtree(site, ignore_errors=True)
    write_board(ours)
    write_hugo_site(hugo)
    our_jobs, hugo_jobs = ours / "content/jobs", hugo / "content/jobs"
    clients: dict[str, str] = {}
    for slug, job in synthetic_jobs(jobs, seed):
        (our_jobs / f"{slug}.yml").write_text(job_file(job), encoding="utf-8")
        (hugo_jobs / f"{slug}.md").write_text(hugo_page(job), encoding="utf-8")
        clients[job["client"]["account"]] = job["client"]["name"]
    write_hugo_terms(hugo / "content/clients", clients)


def write_board(folder: Path) -> None:
    (folder / "content/jobs").mkdir(parents=True)
    categories = [{"id": each.id, "name": each.name, "description": each.description} for each in CATEGORIES]
    skills = [
        {"id": skill, "name": name} | ({"aliases": list(aliases)} if aliases else {})
        for skill, (name, aliases) in SKILLS.items()
    ]
    vocabulary = {"categories": categories, "skills": skills}
    (folder / "content/vocabulary.yml").write_text("\n".join(yaml_lines(vocabulary)) + "\n", encoding="utf-8")
    settings = f"""\
from board.defaults import *

SITENAME = {SITE_NAME!r}
SITEURL = {SITE_URL!r}
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
BOARD_TODAY = "{TODAY}"
BOARD_TAGLINE = {TAGLINE!r}
BOARD_REPOSITORY = {REPOSITORY!r}
BOARD_FEED_AUTHORITY = "board.example,2026"
BOARD_PAGE_SIZE = 25
BOARD_FEED_SIZE = 100
BOARD_CARDS = 0
"""
    (folder / "pelicanconf.py").write_text(settings, encoding="utf-8")


def write_hugo_site(folder: Path) -> None:
    """Our Hugo templates, with the vocabulary as the titles of Hugo's term pages."""
    shutil.copytree(BENCH / "hugo", folder)
    (folder / "content/jobs").mkdir(parents=True)
    (folder / "content/_index.md").write_text(f"---\ntitle: {SITE_NAME}\n---\n", encoding="utf-8")
    (folder / "content/jobs/_index.md").write_text("---\ntitle: Open jobs\n---\n", encoding="utf-8")
    write_hugo_terms(folder / "content/categories", {each.id: each.name for each in CATEGORIES})
    write_hugo_terms(folder / "content/skills", {skill: name for skill, (name, _) in SKILLS.items()})
    countries = {country: name for country, (name, *_) in COUNTRIES.items()}
    places = {"remote": "Remote"} | {country.lower(): name for country, name in countries.items()}
    write_hugo_terms(folder / "content/places", places)
    (folder / "data").mkdir()
    names = {"categories": {each.id: each.name for each in CATEGORIES}, "countries": countries}
    names["skills"] = {skill: name for skill, (name, _) in SKILLS.items()}
    (folder / "data/names.yaml").write_text("\n".join(yaml_lines(names)) + "\n", encoding="utf-8")


def write_hugo_terms(folder: Path, names: Mapping[str, str]) -> None:
    for term, name in names.items():
        page = folder / term / "_index.md"
        page.parent.mkdir(parents=True)
        page.write_text(f"---\ntitle: {scalar(name)}\n---\n", encoding="utf-8")


def job_file(job: Mapping[str, Any]) -> str:
    return "\n".join(yaml_lines(job)) + "\n"


def hugo_page(job: Mapping[str, Any]) -> str:
    """The job's fields as front matter, and its description as the page's Markdown."""
    places = ["remote"] if job.get("remote") else []
    if "location" in job:
        places.append(job["location"]["country"].lower())
    fields = {key: value for key, value in job.items() if key != "description"}
    terms = {"categories": [job["category"]], "places": places, "clients": [job["client"]["account"]]}
    return "---\n" + "\n".join(yaml_lines(fields | terms)) + "\n---\n" + str(job["description"])


def yaml_lines(mapping: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """A mapping as people write YAML: short lists of words in a flow, long texts as blocks."""
    for key, value in mapping.items():
        if isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from yaml_lines(value, indent + "  ")
        elif isinstance(value, list) and key in FLOWS:
            yield from word_list_lines(key, value, indent)
        elif isinstance(value, list):
            yield f"{indent}{key}:"
            yield from item_lines(value, indent + "  ")
        elif isinstance(value, str) and "\n" in value:
            yield f"{indent}{key}: |"
            yield from (f"{indent}  {line}" if line else "" for line in value.splitlines())
        else:
            yield f"{indent}{key}: {scalar(value)}"


def word_list_lines(key: str, words: list[Any], indent: str) -> Iterator[str]:
    if words and isinstance(words[0], dict):
        yield f"{indent}{key}:"
        yield from item_lines(words, indent + "  ")
    else:
        yield f"{indent}{key}: [{', '.join(map(scalar, words))}]"


def item_lines(items: list[Any], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict):
            first, *others = yaml_lines(item, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from others
        else:
            yield f"{indent}- {scalar(item)}"


def scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if isinstance(value, int) or PLAIN.fullmatch(text) or PLAIN_DATE.fullmatch(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    main()
