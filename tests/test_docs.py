"""The documentation says all there is, and nothing that is not so."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import click
import pytest

from board import defaults
from board.checked import check_content
from board.cli import COMMANDS
from board.problem import sorted_problems
from board.read import read_document
from board.report import text_report
from board.schema import KINDS, fields, load_schema
from board.validate.rules import RULE_IDS
from board.validate.shape.misformed import FORMS
from boards import TODAY, VOCABULARY, a_board

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
# A community that took the template owns these two, and writes there what it likes.
FRONT = (ROOT / "README.md", ROOT / "CONTRIBUTING.md")
IS_TEMPLATE = FRONT[0].exists() and FRONT[0].read_text(encoding="utf-8").startswith("# Plainboard\n")
PAGES = sorted((*(FRONT if IS_TEMPLATE else ()), ROOT / "CHANGELOG.md", *DOCS.rglob("*.md")))
OURS = sorted({*PAGES, *DOCS.rglob("*.py"), *DOCS.rglob("*.yml")})

# These come from a table or a résumé, not from a file of the board.
OF_IMPORTS = {"import-map", "not-writable"}

FENCE = re.compile(r"^(?P<indent> *)```(?P<language>\w*)\n(?P<text>.*?)^(?P=indent)```$", re.M | re.S)
CHECKED = re.compile(
    r"<!-- checked as (?P<file>\S+) -->\s+```yaml\n(?P<yaml>.*?)```.*?```text\n(?P<report>.*?)```", re.S
)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)|(?:src|srcset|href)=\"(?P<attribute>[^\"]+)\"")
EXTERNAL = ("https://", "http://", "mailto:")

page = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def doc(name: str) -> str:
    return read(DOCS / name)


def blocks(path: Path, language: str) -> list[str]:
    """The code blocks of a page in a language, without the indent of a list they stand in."""
    return [
        "".join(line.removeprefix(found["indent"]) for line in found["text"].splitlines(keepends=True))
        for found in FENCE.finditer(read(path))
        if found["language"] == language
    ]


def cells(text: str) -> Iterator[list[str]]:
    """The rows of a page's tables."""
    for line in text.splitlines():
        if line.startswith("| "):
            yield [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]


# --- settings ---------------------------------------------------------------------------------------


def setting_names() -> list[str]:
    """What `board.defaults` assigns at its top, in capitals."""
    tree = ast.parse(read(Path(defaults.__file__)))
    targets = [
        target
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]
    return [target.id for target in targets if isinstance(target, ast.Name) and target.id.isupper()]


@pytest.mark.parametrize("name", setting_names())
def test_setting_is_documented(name: str) -> None:
    assert f"`{name}`" in doc("settings.md")


def test_documented_settings_exist() -> None:
    named = [name for row in cells(doc("settings.md")) for name in re.findall(r"`([A-Z_]+)`", row[0])]
    assert set(named) <= set(setting_names())


def shown_defaults() -> dict[str, Any]:
    """The default that the page shows, where a value stands in the cell."""
    shown = {}
    for row in cells(doc("settings.md")):
        value = re.fullmatch(r"`([^`]*)`", row[1])
        if value:
            shown |= dict.fromkeys(re.findall(r"`([A-Z_]+)`", row[0]), ast.literal_eval(value[1]))
    return shown


@pytest.mark.parametrize("name", sorted(shown_defaults()))
def test_shown_default_is_the_default(name: str) -> None:
    # These two may come from the environment.
    if name not in ("SITEURL", "BOARD_SKIP_INVALID"):
        assert shown_defaults()[name] == getattr(defaults, name)


# --- commands ---------------------------------------------------------------------------------------


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command by its whole name."""
    for name, (module, attribute, _) in COMMANDS.items():
        command: click.Command = getattr(import_module(module), attribute)
        yield f"board {name}", command
        if isinstance(command, click.Group):
            for inner, subcommand in command.commands.items():
                yield f"board {name} {inner}", subcommand


def command_section(name: str) -> str:
    sections = dict(re.findall(r"^## (board[^\n]*)\n(.*?)(?=^## |\Z)", doc("commands.md"), re.M | re.S))
    assert name in sections, f"docs/commands.md has no heading `## {name}`"
    return sections[name]


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=[name for name, _ in commands()])
def test_command_and_its_options_are_documented(name: str, command: click.Command) -> None:
    section = command_section(name)
    options = [option for param in command.params for option in (*param.opts, *param.secondary_opts)]
    for option in options:
        if option.startswith("-"):
            assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", section), option


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_documented_options_exist(name: str) -> None:
    command = dict(commands())[name]
    known = {option for param in command.params for option in (*param.opts, *param.secondary_opts)}
    named = {word for row in cells(command_section(name)) for word in re.findall(r"--[a-z-]+", row[0])}
    assert named <= known


def make_targets() -> list[str]:
    return re.findall(r"^([a-z-]+):.*## ", read(ROOT / "Makefile"), re.M)


@pytest.mark.parametrize("target", make_targets())
def test_make_target_is_documented(target: str) -> None:
    assert f"| `make {target}` |" in doc("developing.md")


@page
def test_targets_that_a_page_names_exist(path: Path) -> None:
    named = re.findall(r"`make ([a-z]+)`|^\s*make ([a-z]+)", read(path), re.M)
    assert {one or other for one, other in named} <= set(make_targets())


# --- fields and problems ----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_fields_are_documented(kind: str) -> None:
    section = doc("fields.md").split(f"## {load_schema(kind)['title']}\n")[1].split("\n## ")[0]
    for top in fields(kind):
        for field in top.walk():
            assert f"`{field.path}`" in section, field.path


def ten_ideas() -> list[list[str]]:
    """The rows of the ideas: the idea, its fields, its part of a page, its check, its guide."""
    return [row for row in cells(doc("ten-ideas.md")) if re.match(r"\d+\. ", row[0])]


idea = pytest.mark.parametrize("row", ten_ideas(), ids=lambda row: row[0])


def cell_links(cell: str) -> list[tuple[str, Path, str]]:
    """Each link of a cell: its label, the file it leads to and the anchor there."""
    found = []
    for label, target in re.findall(r"\[([^\]]*)\]\(([^)\s]+)\)", cell):
        name, _, anchor = target.partition("#")
        found.append((label, (DOCS / name).resolve(), anchor))
    return found


def test_ideas_are_ten() -> None:
    assert [row[0].split(".")[0] for row in ten_ideas()] == [str(number) for number in range(1, 11)]


@idea
def test_idea_has_four_links(row: list[str]) -> None:
    """Its fields, its part of a page, its check and its guide."""
    assert len(row) == 5
    folders = (DOCS / "fields.md", ROOT / "theme/templates", DOCS / "problems.md", ROOT / "content/pages/guides")
    for cell, folder in zip(row[1:], folders, strict=True):
        files = [file for _, file, _ in cell_links(cell)]
        assert files, cell
        assert all(file.is_relative_to(folder) for file in files), cell


@idea
def test_fields_of_an_idea_exist_where_its_links_say(row: list[str]) -> None:
    kinds = {load_schema(kind)["title"].lower(): kind for kind in KINDS}
    for part in row[1].split("; "):
        ((label, _, anchor),) = cell_links(part)
        assert anchor == label.lower()
        named = re.findall(r"`([^`]+)`", part)
        assert named, part
        assert set(named) <= {field.path for top in fields(kinds[anchor]) for field in top.walk()}


@idea
def test_parts_of_a_page_are_in_the_template_that_an_idea_links(row: list[str]) -> None:
    for label, template, _ in cell_links(row[2]):
        for part in re.findall(r"\*([^*]+)\*", label):
            assert f"%}}{part}{{%" in read(template), part


@idea
def test_checks_of_an_idea_can_happen(row: list[str]) -> None:
    for label, _, anchor in cell_links(row[3]):
        assert label == anchor
        assert anchor in ids_in_source()
        assert f"\n## {anchor}\n" in doc("problems.md")


def test_ten_ideas_link_the_guides_that_fields_name() -> None:
    linked = {guide.stem for row in ten_ideas() for _, guide, _ in cell_links(row[4])}
    assert linked == {field.guide for kind in KINDS for top in fields(kind) for field in top.walk() if field.guide}


@pytest.mark.skipif(not IS_TEMPLATE, reason="a community may delete guides and pages")
def test_every_link_into_the_demo_leads_somewhere() -> None:
    for found in LINK.finditer(doc("ten-ideas.md")):
        assert (DOCS / (found["target"] or "").partition("#")[0]).exists(), found["target"]


@cache
def ids_in_source() -> set[str]:
    """The id of every problem that the engine can report, as its source names it."""
    found = set(RULE_IDS) | {problem_id for problem_id, *_ in FORMS.values()}
    for path in sorted((ROOT / "plugins" / "board").rglob("*.py")):
        for node in ast.walk(ast.parse(read(path))):
            if not isinstance(node, ast.Call):
                continue
            match called(node):
                case "Problem" | "Guess":
                    found |= {text for keyword in node.keywords if keyword.arg == "id" for text in texts(keyword.value)}
                case "other_value":
                    found |= texts(node.args[2])
                # What YAML allows and we do not: the id follows from what is refused.
                case "refuse" if path.parent.name == "read":
                    found |= {f"yaml-{text}" for text in texts(node.args[0])}
    return found


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def texts(node: ast.expr) -> set[str]:
    """The texts that an expression can be; an f-string is none."""
    if isinstance(node, ast.IfExp):
        return texts(node.body) | texts(node.orelse)
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return {node.value} if is_text else set()  # type: ignore[attr-defined]


@pytest.mark.parametrize("problem_id", sorted(ids_in_source()))
def test_problem_is_documented(problem_id: str) -> None:
    is_explained = f"\n## {problem_id}\n" in doc("problems.md")
    if problem_id in OF_IMPORTS:
        assert is_explained or f"`{problem_id}`" in command_section("board import")
    else:
        assert is_explained


def test_problems_of_every_stage_are_found_in_the_source() -> None:
    assert {"yaml-tab", "yaml-alias", "unknown-field", "not-a-code", "closes-before-posted"} <= ids_in_source()
    assert ids_in_source() >= OF_IMPORTS | {"symbolic-link", "page-without-head"}


def test_every_explained_problem_can_happen() -> None:
    explained = set(re.findall(r"^## (\S+)$", doc("problems.md"), re.M))
    assert explained <= ids_in_source()


# --- examples ---------------------------------------------------------------------------------------


def whole_jobs() -> list[tuple[str, str]]:
    """The examples that are complete jobs: those with a title and a way to apply. A marked one is wrong on purpose."""
    found = []
    for path in PAGES:
        marked = {example["yaml"] for example in CHECKED.finditer(read(path))}
        jobs = [
            text for text in blocks(path, "yaml") if re.search("^title:", text) and re.search("^apply:", text, re.M)
        ]
        found += [(path.relative_to(ROOT).as_posix(), text) for text in jobs if text not in marked]
    return found


def whole_profiles() -> list[tuple[str, str]]:
    return [
        (path.relative_to(ROOT).as_posix(), text)
        for path in PAGES
        for text in blocks(path, "yaml")
        if re.search("^headline:", text, re.M) and re.search("^consent:", text, re.M)
    ]


def problems_of(tmp_path: Path, file: str, text: str) -> str:
    """What the check says of one file on a board that knows the examples' skills."""
    skills = ["french", "spanish", "markdown", "copy-editing", "page-layout"]
    vocabulary = VOCABULARY | {"skills": [{"id": name, "name": name.capitalize()} for name in skills]}
    folder = a_board(tmp_path, {"vocabulary.yml": vocabulary, file.removeprefix("content/"): text})
    _, problems = check_content(folder / "content", today=defaults.date.fromisoformat(TODAY))
    return text_report(sorted_problems(problems))


@pytest.mark.parametrize(("where", "text"), whole_jobs(), ids=[where for where, _ in whole_jobs()])
def test_example_job_is_right(where: str, text: str, tmp_path: Path) -> None:
    assert problems_of(tmp_path, "content/jobs/example.yml", text) == "", where
    assert len(text.splitlines()) < 25


@pytest.mark.parametrize(("where", "text"), whole_profiles(), ids=[where for where, _ in whole_profiles()])
def test_example_profile_is_right(where: str, text: str, tmp_path: Path) -> None:
    assert problems_of(tmp_path, "content/talent/example.yml", text) == "", where


@pytest.mark.skipif(not IS_TEMPLATE, reason="a community's README is its own")
def test_readme_shows_a_whole_job() -> None:
    assert "README.md" in [where for where, _ in whole_jobs()]


@page
def test_example_can_be_read(path: Path) -> None:
    for number, text in enumerate(blocks(path, "yaml")):
        if path.name not in ("problems.md", "importing.md"):  # those show mistakes, and maps of columns
            assert read_document(text.encode(), file=f"example {number}")[1] == (), text


@page
def test_report_in_a_page_is_what_the_check_says(path: Path, tmp_path: Path) -> None:
    for number, example in enumerate(CHECKED.finditer(read(path))):
        said = problems_of(tmp_path / str(number), example["file"], example["yaml"])
        assert example["report"] == f"{said}\n"


# --- links and words --------------------------------------------------------------------------------


def anchors(path: Path) -> set[str]:
    """The anchors that GitHub gives a page's headings."""
    found: set[str] = set()
    prose = FENCE.sub("", read(path))
    for heading in re.findall(r"^#+ (.+)$", prose, re.M):
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)|[`*]", r"\1", heading).strip().lower()
        anchor = re.sub(r"[^\w\- ]", "", text).replace(" ", "-")
        count = 0
        while (unique := f"{anchor}-{count}" if count else anchor) in found:
            count += 1
        found.add(unique)
    return found


@page
def test_links_lead_somewhere(path: Path) -> None:
    for found in LINK.finditer(FENCE.sub("", read(path))):
        target = found["target"] or found["attribute"]
        if target.startswith(EXTERNAL):
            continue
        name, _, anchor = target.partition("#")
        goal = (path.parent / name).resolve() if name else path
        assert goal.is_relative_to(ROOT), target
        if goal.is_relative_to(ROOT / "content"):  # the community's: it may delete what it likes
            continue
        assert goal.exists(), target
        if anchor:
            assert anchor in anchors(goal), target


def test_index_lists_every_page() -> None:
    linked = {
        (DOCS / found["target"].partition("#")[0]).resolve()
        for found in LINK.finditer(doc("README.md"))
        if found["target"] and not found["target"].startswith(EXTERNAL)
    }
    assert {path for path in PAGES if path.is_relative_to(DOCS)} - {DOCS / "README.md"} <= linked


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_names_one_machine(path: Path) -> None:
    text = read(path)
    for folder in (ROOT, Path.home(), Path(gettempdir())):
        assert folder.as_posix() not in text, folder


@page
def test_hosts_of_examples_are_nobodys(path: Path) -> None:
    """Besides what we really point at, every host ends in `.example`, which belongs to nobody (RFC 2606)."""
    real = {
        "localhost",
        "getpelican.com",
        "github.com",
        "gohugo.io",
        "jsonresume.org",
        "keepachangelog.com",
        "schema.org",
        "semver.org",
    }
    for host in re.findall(r"https?://([\w-][\w.-]*)", read(path)):
        assert host in real or host.endswith(".example"), host


def test_every_module_says_in_a_sentence_what_it_is_and_has_at_most_300_lines() -> None:
    wrong = {}
    for path in sorted((ROOT / "plugins/board").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        said = (ast.get_docstring(ast.parse(text)) or "").partition("\n\n")[0]
        if not said.endswith(".") or len(text.splitlines()) > 300:
            wrong[path.relative_to(ROOT).as_posix()] = (said, len(text.splitlines()))
    assert wrong == {}
