"""The texts that a theme and the engine say in English, collected for translators (`make messages`)."""

import ast
import re
from collections.abc import Container, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from board.render.forms.left_out import LATER, LEFT_OUT
from board.render.forms.spec import KINDS as FORM_KINDS
from board.schema import KINDS, fields

ENGINE = Path(__file__).resolve().parents[3]

# How texts are marked, and which arguments they are: `plural` is the engine's own, of `board.render.language.words`.
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "plural": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

# As `board.render.templating.templates` reads them, or the texts would differ in blanks and percent signs.
TEMPLATE_OPTIONS = {"newstyle_gettext": "true", "trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}

HEADER = """\
# What Plainboard says, in English; `make messages` writes this file.
# A %(name)s is replaced by a value and stays as it is. HTML in a text is HTML in the page."""

# Lines of Babel's header that would change with every run, or that nobody has filled in.
NOT_KEPT = re.compile(
    r'"(POT-Creation-Date|PO-Revision-Date|Generated-By|Report-Msgid-Bugs-To|Project-Id-Version):'
    r'|"[\w-]+: .*<(LL@li\.org|EMAIL@ADDRESS)>'
)

Extracted = Iterator[tuple[int, str, Any, list[str]]]


def python_texts(file: BinaryIO, keywords: Container[str], comment_tags: object, options: object) -> Extracted:
    """An extractor for Babel, whose own reads tokens: up to Python 3.11 an f-string is a single one."""
    for node in ast.walk(ast.parse(file.read())):
        if not isinstance(node, ast.Call):
            continue
        name: str = getattr(node.func, "attr", "") or getattr(node.func, "id", "")
        if name in keywords:
            texts: list[Any] = [
                argument.value if isinstance(argument, ast.Constant) else None for argument in node.args
            ]
            yield node.lineno, name, texts[0] if len(texts) == 1 else tuple(texts), []


def template_of(theme: Path) -> Catalog:
    """Every text of a theme's templates and of the engine, with the files that say it."""
    catalog = Catalog(charset="utf-8", header_comment=HEADER, fuzzy=False)
    sources: tuple[tuple[Path, str, str, Any], ...] = (
        (theme, "theme", "templates/**/*.html", babel_extract),
        (ENGINE, "", "plugins/board/render/**/*.py", python_texts),
    )
    for folder, name, pattern, method in sources:
        for path in sorted(folder.glob(pattern)):
            place = (name / path.relative_to(folder)).as_posix()
            with path.open("rb") as file:
                for _, text, _, context in extract(method, file, keywords=KEYWORDS, options=TEMPLATE_OPTIONS):
                    catalog.add(text, locations=[(place, 0)], context=context)
    for kind in FORM_KINDS:
        for text in dict.fromkeys(schema_texts(kind)):
            catalog.add(text, locations=[(f"schemas/{KINDS[kind].schema_file}", 0)])
    return catalog


def schema_texts(kind: str) -> Iterator[str]:
    """What a kind's fields are and what they are for, as far as a form says so in the schema's words."""
    nowhere = {path for path, reason in LEFT_OUT[kind].items() if reason is not LATER}
    for field in (field for top in fields(kind) if top.path not in nowhere for field in top.walk()):
        if field.path not in nowhere:
            yield from (field.title, field.description)


def po_text(catalog: Catalog) -> str:
    """A catalogue as a file that changes only when a text does: sorted, without dates and line numbers."""
    written = BytesIO()
    write_po(written, catalog, width=0, sort_output=True, ignore_obsolete=True, include_lineno=False)
    lines = written.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not NOT_KEPT.match(line))


def updated(catalogue: str, language: str, template: Catalog) -> Catalog:
    """A language's catalogue with the template's texts: those it had keep their translation, new ones have none.

    An empty file is a new language's catalogue.
    """
    catalog = read_po(BytesIO(catalogue.encode()), locale=language)
    if not catalogue:
        assert catalog.locale is not None
        catalog.header_comment = f"# What Plainboard says, in {catalog.locale.english_name}."
    catalog.fuzzy = False
    # No guesses: a wrong translation is worse than English.
    catalog.update(template, no_fuzzy_matching=True)
    return catalog


def untranslated(catalog: Catalog) -> list[str]:
    """The texts of a catalogue that it has no words for, in one of the plural's forms at least."""
    return [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalog
        if message.id and not (all(message.string) if isinstance(message.string, (tuple, list)) else message.string)
    ]


def catalogues(theme: Path) -> dict[str, Path]:
    """The catalogue of each language that a theme speaks, besides English."""
    files = sorted((theme / "translations").glob("*/LC_MESSAGES/board.po"))
    return {file.parent.parent.name: file for file in files}


def write_messages(theme: Path) -> None:
    """Write a theme's `translations/messages.pot` anew and bring its catalogues up to date."""
    template = template_of(theme)
    folder = theme / "translations"
    folder.mkdir(exist_ok=True)
    (folder / "messages.pot").write_text(po_text(template), encoding="utf-8")
    for language, file in catalogues(theme).items():
        catalog = updated(file.read_text(encoding="utf-8"), language, template)
        file.write_text(po_text(catalog), encoding="utf-8")
        print(f"{language}: {len(untranslated(catalog))} of {len(template)} texts have no translation")


if __name__ == "__main__":
    write_messages(ENGINE / "theme")
