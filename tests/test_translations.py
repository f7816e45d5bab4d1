"""Everything a board says can be said in another language, and is, in every language that has a catalogue."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from gettext import NullTranslations, c2py
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import html5lib
import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from jinja2 import DictLoader, UndefinedError

from board.cli.digest_forms import as_html
from board.derive.digest import digest
from board.derive.groups import board_listings
from board.derive.listing import job_listings, talent_listings
from board.model import Board, Deliverable, Job, Page, Pool, Review, Talent, Vocabulary
from board.render.api.files import api
from board.render.digest import digest_texts
from board.render.feeds import feeds
from board.render.language.words import Words
from board.render.messages import ENGINE, catalogues, po_text, template_of, untranslated, updated
from board.render.pages.all_pages import pages
from board.render.pages.subscribe import MAILERS, READERS
from board.render.renderer import Renderer
from board.render.search.files import search
from board.render.templating.templates import Templates, translations_for
from factories import TODAY, a_job_page, a_listing, some_settings

THEME = ENGINE / "theme"
LANGUAGES = sorted(catalogues(THEME))
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def catalog_of(language: str) -> Catalog:
    return read_po(BytesIO(catalogues(THEME)[language].read_bytes()), locale=language)


def texts_of(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


# --- the catalogues --------------------------------------------------------------------------------


def test_collected_texts_are_those_of_the_theme_and_the_engine() -> None:
    collected = (THEME / "translations" / "messages.pot").read_text(encoding="utf-8")
    assert po_text(template_of(THEME)) == collected, "run `make messages`"


@pytest.mark.parametrize("language", LANGUAGES)
class TestCatalogue:
    def test_holds_the_collected_texts(self, language: str) -> None:
        text = catalogues(THEME)[language].read_text(encoding="utf-8")
        assert po_text(updated(text, language, template_of(THEME))) == text, "run `make messages`"

    def test_is_complete_and_sure(self, language: str) -> None:
        catalog = catalog_of(language)
        assert untranslated(catalog) == []
        assert [message.id for message in catalog if message.fuzzy] == []

    def test_plural_forms_are_the_languages_own(self, language: str) -> None:
        """Two numbers take one form exactly where Unicode (CLDR, plural rules) says so."""
        catalog = catalog_of(language)
        form, kind = c2py(catalog.plural_expr), Locale.parse(language).plural_form
        forms = {(form(number), kind(number)) for number in range(1001)}
        assert len(forms) == len({form for form, _ in forms}) == len({kind for _, kind in forms})
        assert {form for form, _ in forms} == set(range(catalog.num_plurals))

    def test_values_have_their_places(self, language: str) -> None:
        catalog = catalog_of(language)
        form = c2py(catalog.plural_expr)
        covered = [form(number) for number in range(1001)]
        for message in catalog:
            if not message.id:
                continue
            source = message.id if isinstance(message.id, str) else message.id[-1]
            names = set(PLACEHOLDER.findall(source))
            for index, text in enumerate(texts_of(message)):
                # A form for a single number may say it in words: "two jobs".
                left_out = {"count"} if message.pluralizable and covered.count(index) == 1 else set()
                assert names - left_out <= set(PLACEHOLDER.findall(text)) <= names, text

    def test_percent_signs_and_html_are_as_in_english(self, language: str) -> None:
        """A lone `%` is an error where values are put in; a quote would end the attribute that a text stands in."""
        for message in catalog_of(language):
            if not message.id:
                continue
            source = message.id if isinstance(message.id, str) else message.id[-1]
            for text in texts_of(message):
                for special in ("%%", "<", ">", "&", '"'):
                    assert text.count(special) == source.count(special), text
                lone = PLACEHOLDER.sub("", text).replace("%%", "").count("%")
                assert lone == PLACEHOLDER.sub("", source).replace("%%", "").count("%"), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_fractions_are_said_whole(language: str) -> None:
    """A form that says "two hours" in words must not stand for half an hour."""
    words = Words(language, translations_for(THEME, language))
    assert words.number(0.5) in words.count_hours(Decimal("0.5"))
    assert words.number(2.5) in words.count_years(2.5)


def test_an_empty_file_becomes_a_catalogue() -> None:
    template = template_of(THEME)
    catalog = updated("", "pl", template)
    assert catalog.num_plurals == 3
    assert len(untranslated(catalog)) == len(template)
    assert po_text(updated(po_text(catalog), "pl", template)) == po_text(catalog)


def test_a_translation_outlives_other_texts() -> None:
    template = Catalog(charset="utf-8")
    template.add("Jobs")
    kept = updated(
        'msgid ""\nmsgstr ""\n\nmsgid "Jobs"\nmsgstr "Zadania"\n\nmsgid "Gone"\nmsgstr "Nie ma"\n', "pl", template
    )
    assert kept["Jobs"].string == "Zadania"
    assert "Nie ma" not in po_text(kept)


# --- a board on which every language has a script of its own ---------------------------------------

# Records are in Cyrillic, what the community writes is in Georgian, dates and names of countries are in
# Greek, and so is each letter of a translated text. What is left in Latin letters can be said in English only.
LOCALE = "el"
LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
CYRILLIC = re.compile("[\u0400-\u04ff]")
NOT_TRANSLATED = re.compile(
    r"Git(?:Hub)?\b|Europe/Paris|America/New York|https://board\.example/feeds/\S+|YOUR-ACCOUNT|forge\.example|EUR|CHF"
    # What GitHub and spreadsheets call it, whatever the language.
    r"|Commit changes|Propose changes|Create pull request|QUARTILE\.INC"
    # What formats and programs are called, and a field of the API.
    r"|(?<![A-Za-z])(?:RSS|Atom|OPML|JSON(?: Feed)?|Markdown|Python|curl|jq|closes_at)\b"
    r"|Thunderbird|NetNewsWire|Feeder|newsboat|" + "|".join(name for name, _ in (*READERS, *MAILERS))
)

VOCABULARY = Vocabulary.from_data(
    digest="v",
    data={
        "categories": [
            {"id": "translation", "name": "თარგმანი", "description": "ტექსტები"},
            {"id": "empty", "name": "ცარიელი"},
        ],
        "skills": [{"id": "french", "name": "ფრანგული"}, {"id": "markdown", "name": "მარკდაუნი"}],
    },
)
PAGES = (
    Page(path="about", digest="p1", title="შესახებ", body="# სათაური\n\nტექსტი", summary="მოკლედ"),
    Page(path="post", digest="p3", title="გამოქვეყნება", body="```yaml\nა: ბ\n```"),
    Page(path="join", digest="p4", title="შემოგვიერთდი", body="ტექსტი"),
    Page(path="guides/pay", digest="p2", title="გადახდა", body="ტექსტი", summary="მოკლედ"),
    *(
        Page(path=path, digest="p5", title="გზამკვლევი", body="ტექსტი")
        for path in (
            "guides/grow-a-pool",
            "guides/paid-trials",
            "guides/set-expectations",
            "guides/show-your-work",
            "how-matching-works",
            "how-track-records-work",
            "privacy",
            "rules",
        )
    ),
)

SMALL_JOB: dict[str, Any] = {
    "title": "Перевести краткое руководство",
    "client": {"name": "Вольный Пример", "url": "https://example.example", "account": "example"},
    "category": "translation",
    "description": "Восемь глав.",
    "deliverables": ["Главы"],
    "pay": {"type": "volunteer"},
    "apply": [{"via": "form", "url": "https://forms.example/a"}],
    "posted": "2026-11-20",
    "closes": "2026-12-20",
}
LARGE_JOB: dict[str, Any] = SMALL_JOB | {
    "summary": "Для новых добровольцев",
    "objectives": ["Понять"],
    "deliverables": [{"name": "Главы", "format": "Текст", "accepted_when": ["Всё есть"]}],
    "out_of_scope": ["Картинки"],
    "skills": ["french", "Терпение"],
    "nice_to_have": ["markdown", "Юмор"],
    "requirements": ["Опыт"],
    "language": "uk",
    "remote": True,
    "applicants_from": ["FR", "BE"],
    "hours": {"min": 12, "max": 16},
    "starts": "2026-12-21",
    "due": "2027-01-11",
    "quality": ["Без ошибок"],
    "revisions": 2,
    "communication": {"channel": "Почта", "reply_within_hours": 24, "time_zone": "Europe/Paris", "overlap_hours": 2},
    "pay": {
        "type": "fixed",
        "amount": 300,
        "currency": "EUR",
        "paid": "on_completion",
        "within_days": 7,
        "methods": ["Перевод"],
        "bonus": {"amount": 20, "when": "Всё рано"},
    },
    "milestones": [{"name": "Первая", "due": "2027-01-02", "amount": 300, "deliverables": ["Глава"]}],
    "openings": 2,
    "hiring": {
        "portfolio": "required",
        "questions": ["Почему?"],
        "interview": {"how": "call", "minutes": 20, "about": "О деле"},
        "trial": {"task": "Одна страница", "hours": 1, "pay": 15},
        "decision_by": "2026-12-21",
    },
    "apply": [
        {"via": "pull_request"},
        {"via": "email", "address": "jobs@example.example"},
        {"via": "form", "url": "https://forms.example/b"},
    ],
    "updates": [{"date": "2026-11-21", "text": "Ответ"}],
    "former_slugs": ["former-job"],
}
LYON = {"city": "Лион", "country": "FR"}
SMALL_TALENT: dict[str, Any] = {
    "name": "Инесса Море",
    "headline": "Переводчица",
    "summary": "Перевожу.",
    "skills": ["french"],
    "availability": {"status": "open", "confirmed": "2026-11-01"},
    "consent": {"published": "2026-10-05"},
}
LARGE_TALENT: dict[str, Any] = SMALL_TALENT | {
    "consent": {"published": "2026-10-05", "reviews": True},
    "location": LYON,
    "time_zone": "America/New_York",
    "languages": [{"code": "fr", "level": "native"}, {"code": "uk"}],
    "links": [{"label": "Сайт", "url": "https://ines.example"}],
    "skills": ["french", {"name": "Правка", "level": "expert", "years": 8}],
    "rate": {"min": 40, "max": 50, "currency": "EUR"},
    "minimum": {"amount": 80, "currency": "EUR"},
    "availability": {"status": "open", "confirmed": "2026-11-01", "hours_per_week": 12, "from": "2026-12-01"},
    "portfolio": [{"title": "Книга", "url": "https://a.example", "summary": "Да", "role": "Редактор", "year": 2024}],
    "services": [
        {
            "title": "Вычитка",
            "packages": [
                {"name": "Малый", "price": 60, "currency": "EUR", "delivery_days": 3, "revisions": 1, "includes": ["А"]}
            ],
            "needs": ["Текст"],
            "faq": [{"question": "Когда?", "answer": "Скоро"}],
        }
    ],
    "certificates": [{"name": "Диплом", "issuer": "Школа", "year": 2015, "url": "https://c.example"}],
    "experience": [{"role": "Редактор", "organisation": "Журнал", "from": "2019", "summary": "Да"}],
    "former_slugs": ["former-person"],
}


def in_days(days: int) -> str:
    return (TODAY + timedelta(days)).isoformat()


def ended(status: str, **outcome: Any) -> dict[str, Any]:
    return {"status": status, "outcome": {status: in_days(-1), **outcome}}


def fixed(**pay: Any) -> dict[str, Any]:
    return {"pay": {"type": "fixed", "amount": 300, "currency": "EUR", **pay}}


# For the first person.
FITTING_JOB: dict[str, Any] = SMALL_JOB | {
    "location": LYON,
    "remote": True,
    "applicants_from": ["FR"],
    "skills": ["french"],
    "nice_to_have": ["Правка"],
    "language": "fr",
    "starts": "2026-12-21",
    "pay": {"type": "hourly", "min": 40, "max": 60, "currency": "EUR"},
}
DONE_JOB: dict[str, Any] = SMALL_JOB | ended("completed", hired=["person-0"], filled=in_days(-2))

JOBS: tuple[dict[str, Any], ...] = (
    LARGE_JOB,
    SMALL_JOB | {"closes": in_days(0), "location": LYON},
    SMALL_JOB | {"closes": in_days(1), "location": LYON, "remote": True, "hours": {"max": 4}},
    SMALL_JOB | {"closes": in_days(5), "remote": True, "hours": {"min": 4}, "pay": {"type": "fixed"}},
    SMALL_JOB | {"remote": True, "pay": {"type": "hourly", "min": 20, "max": 30, "currency": "EUR"}},
    SMALL_JOB | {"location": LYON, "applicants_from": ["FR"], "hours": {"min": 1, "max": 1}},
    SMALL_JOB | fixed(paid="by_milestone") | {"experience": "entry", "hiring": {"portfolio": "none"}},
    SMALL_JOB
    | fixed(paid="weekly", within_days=0)
    | {"experience": "expert", "hiring": {"interview": {"how": "video"}}},
    SMALL_JOB | fixed(paid="monthly") | {"hiring": {"interview": {"how": "in_person"}, "portfolio": "welcome"}},
    SMALL_JOB
    | fixed(paid="half_upfront")
    | {"experience": "intermediate", "hiring": {"interview": {"how": "chat"}, "trial": {"task": "Абзац", "hours": 1}}},
    LARGE_JOB | {"posted": in_days(1), "former_slugs": []},
    LARGE_JOB | {"closes": in_days(-1), "former_slugs": []},
    LARGE_JOB | ended("paused") | {"former_slugs": []},
    LARGE_JOB | ended("filled", hired=["person-0"]) | {"former_slugs": []},
    LARGE_JOB | ended("completed", hired=["gone"], lessons=["Пиши короче"]) | {"former_slugs": []},
    LARGE_JOB | ended("cancelled") | {"former_slugs": []},
    LARGE_JOB | ended("completed", hired=["person-0"], filled=in_days(-2), bonus_paid=True) | {"former_slugs": []},
    SMALL_JOB | ended("completed", hired=["person-1"], filled=in_days(-2), bonus_paid=False),
    *[DONE_JOB] * 5,
    *[FITTING_JOB] * 5,
    FITTING_JOB | {"skills": ["french", "markdown"], "language": "uk", "hours": {"min": 5, "max": 6}, **fixed()},
    LARGE_JOB | {"status": "cancelled", "former_slugs": []},
    LARGE_JOB | {"status": "completed", "former_slugs": []},
    LARGE_JOB | {"hiring": {"questions": ["Почему? " * 200]}, "former_slugs": []},
    SMALL_JOB | {"reopened": in_days(-1)},
    SMALL_JOB | {"pay": {"type": "fixed", "amount": 20, "currency": "CHF"}},
)
DONE = [f"job-{i}/person-0-by-{side}" for i, job in enumerate(JOBS) if job is DONE_JOB for side in ("client", "talent")]
REVIEWS: tuple[dict[str, Any], ...] = tuple(
    {
        "rating": 4,
        "comment": "Всё хорошо.",
        "written": "2026-11-21",
        "author": {"name": "Вольный Пример"},
        "would_work_again": answer,
        "on_time": answer,
        "within_budget": answer,
        "paid": paid,
        "aspects": dict.fromkeys(
            ("quality", "communication", "timeliness", "expertise", "value", "clarity", "payment"), 4
        ),
        "reply": {"written": "2026-11-22", "text": "Спасибо."},
    }
    for answer, paid in ((True, "yes"), (False, "partly"), (False, "no"))
)


def person(status: str, skill: str, language: str) -> dict[str, Any]:
    return SMALL_TALENT | {
        "availability": {"status": status, "confirmed": "2026-11-01"},
        "skills": [{"name": "french", "level": skill}],
        "languages": [{"code": "fr", "level": language}],
    }


def confirmed(status: str, day: str, **availability: str) -> dict[str, Any]:
    return SMALL_TALENT | {"availability": {"status": status, "confirmed": day, **availability}}


PEOPLE: tuple[dict[str, Any], ...] = (
    LARGE_TALENT,
    person("limited", "beginner", "basic"),
    person("closed", "advanced", "fluent"),
    person("open", "intermediate", "conversational") | {"rate": {"min": 300, "currency": "EUR", "per": "day"}},
    SMALL_TALENT | {"visibility": "archived"},
    confirmed("limited", "2026-11-01", **{"from": in_days(9)}),
    confirmed("closed", "2026-11-01", **{"from": in_days(9)}),
    confirmed("open", "2026-07-01"),
)
POOLS: dict[str, dict[str, Any]] = {
    "kept": {
        "name": "Свои люди",
        "purpose": "Для переводов.",
        "curator": {"name": "Вольный Пример", "account": "example"},
        "members": [
            {"talent": "person-0", "strengths": ["Правка"], "note": "Быстро.", "since": "2026-11-10"},
            *({"talent": f"person-{i}"} for i in (1, 2, 3, 5, 6)),
            {"talent": "gone"},
        ],
    },
    "left": {
        "name": "Бывшие",
        "purpose": "Никого.",
        "curator": {"name": "Вольный Пример"},
        "members": [{"talent": "gone"}],
    },
}

FULL = Board(
    vocabulary=VOCABULARY,
    jobs=tuple(Job.from_data(slug=f"job-{i}", digest=f"j{i}", data=data) for i, data in enumerate(JOBS)),
    talent=tuple(Talent.from_data(slug=f"person-{i}", digest=f"t{i}", data=data) for i, data in enumerate(PEOPLE)),
    pages=PAGES,
    reviews=tuple(
        Review.from_data(slug=slug, digest=slug, data=data)
        for slug, data in zip(
            ("job-16/person-0-by-client", "job-16/person-0-by-talent", "job-14/gone-by-talent", *DONE),
            (*REVIEWS, *[REVIEWS[0]] * len(DONE)),
            strict=True,
        )
    ),
    pools=tuple(Pool.from_data(slug=slug, digest=slug, data=data) for slug, data in POOLS.items()),
    removed={kind: frozenset({"gone"}) for kind in ("jobs", "talent", "pools")},
)
ALL_CLOSED = Board(vocabulary=VOCABULARY, jobs=FULL.jobs[11:14], pages=PAGES)
# Enough to count, and nothing that the records have in common.
ALL_VOLUNTEERS = Board(
    vocabulary=VOCABULARY,
    jobs=tuple(Job.from_data(slug=f"job-{i}", digest=f"j{i}", data=SMALL_JOB) for i in range(5)),
    talent=tuple(
        Talent.from_data(slug=f"person-{i}", digest=f"t{i}", data=SMALL_TALENT | {"skills": ["Терпение"]})
        for i in range(5)
    ),
)


def site(board: Board, theme: Path, language: str) -> Iterator[tuple[str, str]]:
    """What a board says to people: the paths and texts of its pages, feeds and lists, and of two digests."""
    settings = some_settings(
        theme=theme,
        language=language,
        site_name="დაფა",
        tagline="პატარა საქმეები",
        licence="https://licence.example/",
        page_size=1,
        processes=1,
    )
    renderer = Renderer(settings, board.addresses)
    jobs = job_listings(board, TODAY)
    listings = board_listings(board, jobs, talent_listings(board, jobs, TODAY))
    files = chain(
        pages(board, listings, renderer),
        feeds(listings, renderer),
        search(board, listings, renderer),
        api(board, listings, renderer),
    )
    for output in files:
        if output.path.endswith((".html", ".xml", ".ics", ".opml")) or SEARCHED.fullmatch(output.path):
            yield output.path, output.render().decode()
    for days in (90, 0):
        news = digest(listings.jobs, listings.people, TODAY - timedelta(days), TODAY)
        yield f"digest-{days}.html", as_html(digest_texts(news, renderer), renderer)


SEARCHED = re.compile(r"search/\w+/index\.json")


def pseudo(text: str, number: int) -> str:
    """A translation that shows where it is and which: `⟦7·ωωω %(day)s⟧`."""
    kept = re.split(r"(%\(\w+\)s|<[^>]*>|&\w+;)", text)
    return f"⟦{number}·{''.join(part if i % 2 else LATIN.sub('ω', part) for i, part in enumerate(kept))}⟧"


@pytest.fixture(scope="module")
def greek_site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Three boards under a theme whose catalogue is made of the collected texts, letter for letter."""
    theme = tmp_path_factory.mktemp("greek") / "theme"
    shutil.copytree(THEME, theme, ignore=shutil.ignore_patterns("translations"))
    catalog = template_of(THEME)
    greek = Catalog(locale=LOCALE, charset="utf-8", fuzzy=False)
    for number, message in enumerate(catalog):
        if message.id:
            texts = [message.id] if isinstance(message.id, str) else message.id
            said = [pseudo(text, number) for text in texts]
            greek.add(message.id, said[0] if len(said) == 1 else tuple(said), context=message.context)
    place = theme / "translations" / LOCALE / "LC_MESSAGES" / "board.po"
    place.parent.mkdir(parents=True)
    place.write_text(po_text(greek), encoding="utf-8")
    others = {"closed": ALL_CLOSED, "volunteers": ALL_VOLUNTEERS}
    return dict(site(FULL, theme, LOCALE)) | {
        f"{name}/{path}": text for name, board in others.items() for path, text in site(board, theme, LOCALE)
    }


@pytest.fixture(scope="module")
def translated_site(request: pytest.FixtureRequest) -> dict[str, str]:
    return dict(site(FULL, THEME, request.param))


# --- what one sees of it ---------------------------------------------------------------------------

SEEN_ATTRIBUTES = (
    *("aria-label", "aria-description", "title", "alt", "placeholder", "label"),
    # What scripts say.
    *("data-closed", "data-copied", "data-copy", "data-exact", "data-failed", "data-found"),
    *("data-more", "data-nearest", "data-new", "data-over", "data-save", "data-saved", "data-text"),
)
SEEN_META = ("description", "og:title", "og:description", "og:site_name")

Place = tuple[Any, ...]


def seen_texts(html: str) -> Iterator[tuple[str, Place]]:
    """Every text that a page shows or reads out, and the elements around it, the innermost last."""
    yield from texts_in(html5lib.parse(html, namespaceHTMLElements=False), ())


def texts_in(element: Any, around: Place) -> Iterator[tuple[str, Place]]:
    if not isinstance(element.tag, str):
        return
    place = (*around, element)
    if element.get("name", element.get("property")) in SEEN_META:
        yield element.get("content", ""), place
    for name in SEEN_ATTRIBUTES:
        # What a field of a form suggests is the schema's example, as a file has it.
        is_example = name == "placeholder" and element.get("class") == "field__input"
        if name in element.attrib and not is_example:
            yield element.attrib[name], place
    if element.tag in ("script", "style", "code"):
        return
    if element.text and element.text.strip():
        yield element.text.strip(), place
    for child in element:
        yield from texts_in(child, place)
        if child.tail and child.tail.strip():
            yield child.tail.strip(), place


def texts_of_feed(xml: str) -> Iterator[str]:
    """What a feed reader shows."""
    for element in ElementTree.fromstring(xml).iter():
        name = element.tag.rpartition("}")[2]
        if name in ("title", "category"):
            yield element.get("term", element.text or "")
        elif name in ("description", "encoded", "summary", "content"):
            yield from (text for text, _ in seen_texts(element.text or ""))
        elif name == "outline":
            yield element.attrib["text"]


def texts_of_calendar(ics: str) -> Iterator[str]:
    """What a calendar program shows."""
    for line in ics.replace("\r\n ", "").splitlines():
        name, _, text = line.partition(":")
        if name in ("NAME", "SUMMARY"):
            yield text


def texts_of_search(index: str) -> Iterator[str]:
    """What a search has to choose from."""
    for facet in json.loads(index)["facets"]:
        yield from (facet["label"], *(value["label"] for value in facet["values"]))


def texts_of_file(path: str, text: str) -> Iterator[str]:
    if path.endswith((".xml", ".opml")):
        return texts_of_feed(text)
    if path.endswith(".ics"):
        return texts_of_calendar(text)
    if path.endswith(".json"):
        return texts_of_search(text)
    return (text for text, _ in seen_texts(text))


def in_latin_letters(files: dict[str, str]) -> set[str]:
    """The texts with Latin letters, each with a page that shows it."""
    found: dict[str, str] = {}
    for path, file in files.items():
        for text in texts_of_file(path, file):
            if LATIN.search(NOT_TRANSLATED.sub("", text)):
                found.setdefault(text, path)
    return {f"{path}: {text}" for text, path in found.items()}


def test_every_text_can_be_translated(greek_site: dict[str, str]) -> None:
    found = in_latin_letters(greek_site)
    assert found == set(), sorted(found)


def test_this_board_shows_what_there_is_to_translate(greek_site: dict[str, str]) -> None:
    """Or the test before this one would say little; a few texts may be on pages that this board has not."""
    # Unquoted, since an address may hold the text of a mail or of a new file.
    seen = {int(number) for file in greek_site.values() for number in re.findall(r"⟦(\d+)·", unquote(file))}
    unseen = [message.id for number, message in enumerate(template_of(THEME)) if message.id and number not in seen]
    assert len(unseen) <= len(seen) // 10, unseen


def test_what_people_write_has_its_own_direction(greek_site: dict[str, str]) -> None:
    """A Hebrew title on an English board, or an English one on a Hebrew board, keeps its full stop at its end."""
    loose = set()
    for path, file in greek_site.items():
        if not path.endswith(".html"):
            continue
        for text, place in seen_texts(file):
            of_body = any(element.tag == "body" for element in place)
            isolated = any(e.tag == "bdi" or e.get("dir") == "auto" or e.get("aria-hidden") for e in place)
            if of_body and CYRILLIC.search(text) and not isolated:
                loose.add(f"{path}: <{place[-1].tag}> {text}")
    assert loose == set()


def test_titles_of_jobs_in_lists_say_their_direction_themselves(greek_site: dict[str, str]) -> None:
    titles = [place[-1] for text, place in seen_texts(greek_site["jobs/index.html"]) if text == LARGE_JOB["title"]]
    shown = [element for element in titles if element.tag == "a"]
    assert shown
    assert all(element.get("dir") == "auto" for element in shown)


HEBREW = "לתרגם מדריך"


@pytest.mark.parametrize(
    ("language", "changes", "direction"),
    [
        pytest.param("en", {}, None, id="as the board"),
        pytest.param("en", {"title": HEBREW}, "rtl", id="against the board, by its letters"),
        pytest.param("en", {"title": f"PDF: {HEBREW}", "language": "he"}, "rtl", id="by the language it names"),
        pytest.param("ar", {}, "ltr", id="left to right on a board in Arabic"),
        pytest.param("ar", {"title": HEBREW}, None, id="right to left on a board in Arabic"),
    ],
)
def test_job_runs_one_way(language: str, changes: dict[str, Any], direction: str | None) -> None:
    """Its title, its client and all items of its lists stand at one side, whatever each begins with."""
    renderer = Renderer(some_settings(theme=THEME, language=language))
    listing = a_listing(deliverables=(Deliverable(name="HTML"), Deliverable(name=HEBREW)), **changes)
    page = html5lib.parse(a_job_page(listing, renderer), namespaceHTMLElements=False)
    head, listed = (
        next(element for element in page.iter(tag) if name in element.get("class", ""))
        for tag, name in (("header", "job-head"), ("ul", "deliverables"))
    )
    assert head.get("dir") == listed.get("dir") == direction
    assert not [part for element in (head, listed) for part in element.iter() if part.get("dir") == "auto"]


# --- boards in the languages there are -------------------------------------------------------------


@pytest.mark.parametrize(
    ("translated_site", "opening", "day", "money", "heading"),
    [
        pytest.param("de", '<html lang="de" dir="ltr">', "11. Januar 2027", "300 €", "Bewerbung bis", id="de"),
        pytest.param("ar", '<html lang="ar" dir="rtl">', "11 يناير 2027", "300 €", "آخر موعد للتقديم", id="ar"),
    ],
    indirect=["translated_site"],
)
def test_board_speaks_its_language(
    translated_site: dict[str, str], opening: str, day: str, money: str, heading: str
) -> None:
    assert all(opening in file for path, file in translated_site.items() if path.endswith(".html"))
    # The marks that give Arabic amounts their direction are Babel's.
    job = re.sub("[\u200e\u200f\u061c]", "", translated_site["jobs/job-0/index.html"]).replace("\xa0", " ")
    assert day in job
    assert money in job
    assert heading in job


@pytest.mark.parametrize("translated_site", ["ar"], indirect=True)
def test_board_in_arabic_has_no_english_left(translated_site: dict[str, str]) -> None:
    assert in_latin_letters(translated_site) == set()


@pytest.mark.parametrize("translated_site", ["ar"], indirect=True)
def test_commas_in_arabic_are_arabic(translated_site: dict[str, str]) -> None:
    found = {text for path, file in translated_site.items() for text in texts_of_file(path, file) if "," in text}
    assert found == set()


PHYSICAL = re.compile(
    r"(?:^|[\s;{])((?:(?:scroll-)?(?:margin|padding)|border(?:-(?:top|bottom))?|inset)-(?:left|right)[\w-]*"
    r"|left|right|(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right))\s*[:;}]"
)
BOX = re.compile(r"(?:margin|padding|inset|border-(?:width|style|color))\s*:([^;}]*)")
INNERMOST = re.compile(r"\([^()]*\)")


def is_lopsided(value: str) -> bool:
    """Whether four values, which go round the clock, have another on the right than on the left."""
    while INNERMOST.search(value):
        value = INNERMOST.sub("", value)
    sides = value.split()
    return len(sides) == 4 and sides[1] != sides[3]


def test_layout_turns_with_the_direction_of_the_language() -> None:
    found = set()
    for file in sorted((THEME / "static" / "css").rglob("*.css")):
        css = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        physical = [match[1] for match in PHYSICAL.finditer(css)]
        lopsided = [match[0] for match in BOX.finditer(css) if is_lopsided(match[1])]
        found |= {f"{file.name}: {declaration}" for declaration in (*physical, *lopsided)}
    assert found == set()


# --- translations that are not what they should be -------------------------------------------------


class Said(NullTranslations):
    """Says one thing whatever it is asked."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def gettext(self, message: str) -> str:
        return self.text

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.text

    def pgettext(self, context: str, message: str) -> str:
        return f"{context}: {self.text}"


def rendered(template: str, said: str, **values: object) -> str:
    templates = Templates(THEME, Words("en", Said(said)))
    templates.theme.environment.loader = DictLoader({"page.html": template})
    return templates.render("page", **values).decode()


GREETING = "{% trans name=name %}Hello {{ name }}{% endtrans %}"
COUNTED = "{% trans count=count, name=name %}{{ name }}: one{% pluralize %}{{ name }}: {{ count }}{% endtrans %}"


@pytest.mark.parametrize(
    ("said", "page"),
    [
        pytest.param("100 % sicher", "100 % sicher", id="a lone percent sign"),
        pytest.param("100 %% sicher", "100 % sicher", id="a percent sign as format strings have it"),
        pytest.param("%(name)s ist zu 100 % da", "A&amp;B ist zu 100 % da", id="a lone percent sign beside a value"),
        pytest.param("%(name)s, %(name)s", "A&amp;B, A&amp;B", id="a value twice"),
        pytest.param("Hallo", "Hallo", id="a value left out"),
        pytest.param("{{ name }} {% if %} {# x #}", "{{ name }} {% if %} {# x #}", id="what looks like a template"),
        pytest.param("<b>%(name)s</b> &amp; Sie", "<b>A&amp;B</b> &amp; Sie", id="markup, as in a template"),
        pytest.param("'\"\\\n\u2028''' %(name)s", "'\"\\\n\u2028''' A&amp;B", id="what ends a Python string"),
        pytest.param("%(name)d %s %(", "%(name)d %s %(", id="other formats"),
    ],
)
def test_translation_is_markup_and_its_values_are_text(said: str, page: str) -> None:
    assert rendered(GREETING, said, name="A&B") == page


def test_values_are_escaped_once_and_never_read_as_formats() -> None:
    said = "%(name)s!"
    assert rendered(GREETING, said, name="<script>%(name)s 5%") == "&lt;script&gt;%(name)s 5%!"
    assert rendered(GREETING, said, name=b"<b>x</b>") == "<b>x</b>!"
    assert rendered(GREETING, said, name=7) == "7!"


def test_counted_translation_is_markup_and_its_values_are_text() -> None:
    said = "<b>%(name)s</b> %(count)s %% {{ name }}"
    assert rendered(COUNTED, said, count=2, name="<i>%s") == "<b>&lt;i&gt;%s</b> 2 % {{ name }}"


def test_translation_of_a_text_with_a_context() -> None:
    template = '{% trans "profile" name=name %}About {{ name }}{% endtrans %}'
    assert rendered(template, "Zu %(name)s", name="<b>") == "profile: Zu &lt;b&gt;"


def test_texts_with_a_context_are_collected(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    template = '{% trans "profile" %}About{% endtrans %} {% trans "x" n=2 %}one{% pluralize %}{{ n }}{% endtrans %}'
    (tmp_path / "templates" / "page.html").write_text(template, encoding="utf-8")
    collected = template_of(tmp_path)
    assert collected.get("About", context="profile") is not None
    assert collected.get(("one", "%(n)s"), context="x") is not None


def test_value_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        rendered(GREETING, "Hallo %(name)s")


def test_translation_with_a_place_for_an_unknown_value_does_not_compile() -> None:
    with pytest.raises(KeyError, match="nam"):
        rendered(GREETING, "Hallo %(nam)s", name="A")


def test_percent_sign_before_a_place_stays_one() -> None:
    assert rendered(GREETING, "%%(name)s", name="A") == "%(name)s"
    assert rendered(COUNTED, "%%(name)s", count=1, name="A") == "%(name)s"


def test_numbers_in_templates_are_written_as_the_language_does() -> None:
    templates = Templates(THEME, Words("de", translations_for(THEME, "de")))
    text = "See {{ count }} closed job{% pluralize %}See {{ count }} closed jobs"
    page = f"{{% trans count=count %}}{text}{{% endtrans %}}"
    templates.theme.environment.loader = DictLoader({"page.html": page})
    assert templates.render("page", count=12000).decode() == "12.000 beendete Aufträge ansehen"
    assert templates.render("page", count=2.5).decode() == "2,5 beendete Aufträge ansehen"


@pytest.mark.parametrize(("folder", "language"), [("pt_BR", "pt-br"), ("zh_Hant", "zh-hant-tw"), ("de", "de-AT")])
def test_catalogue_is_found_however_the_language_is_written(tmp_path: Path, folder: str, language: str) -> None:
    shutil.copytree(THEME / "translations" / "de", tmp_path / "translations" / folder)
    assert translations_for(tmp_path, language).gettext("Jobs") == "Aufträge"
