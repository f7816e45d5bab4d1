"""Modules that import each other keep finding each other under their published names."""

from pathlib import Path

import pytest

from board.render.templating.styles import scripts


def a_theme(folder: Path, **modules: str) -> Path:
    """A theme with some modules, by their names."""
    scripts_folder = folder / "static" / "js"
    scripts_folder.mkdir(parents=True, exist_ok=True)
    for name, text in modules.items():
        (scripts_folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


def published_name(theme: Path, name: str) -> str:
    return scripts(theme)[name].path.removeprefix("theme/")


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param('import { one } from "{}";', id="some names"),
        pytest.param("import * as one from '{}';", id="everything, in single quotes"),
        pytest.param('import "{}";', id="for what it does"),
        pytest.param('export { one } from "{}";', id="handed on"),
        pytest.param('const { one } = await import("{}");', id="when it is needed"),
    ],
)
def test_import_names_the_file_as_it_is_published(statement: str, tmp_path: Path) -> None:
    theme = a_theme(tmp_path, page=statement.replace("{}", "./record_text.js"), record_text="export const one = 1;")
    published = f"./{published_name(theme, 'record_text')}"
    assert scripts(theme)["page"].content.decode() == statement.replace("{}", published)


def test_module_without_imports_is_published_as_it_is(tmp_path: Path) -> None:
    text = 'const page = "https://example.example/./x.js"; // record_text.js, ./x.js'
    assert scripts(a_theme(tmp_path, page=text))["page"].content.decode() == text


def test_changed_module_renames_whoever_imports_it_by_whatever_way(tmp_path: Path) -> None:
    modules = {"page": 'import "./form.js";', "form": 'import "./text.js";', "text": "1;", "other": "2;"}
    theme = a_theme(tmp_path, **modules)
    before = {name: asset.path for name, asset in scripts(theme).items()}
    after = {name: asset.path for name, asset in scripts(a_theme(tmp_path, text="3;")).items()}
    assert {name for name in modules if before[name] != after[name]} == {"page", "form", "text"}


def test_import_of_no_module_is_refused(tmp_path: Path) -> None:
    theme = a_theme(tmp_path, page='import "./from.js";')
    with pytest.raises(ValueError, match=r"page\.js imports from\.js, which is not there"):
        scripts(theme)


def test_modules_that_import_each_other_in_a_circle_are_refused(tmp_path: Path) -> None:
    theme = a_theme(tmp_path, a='import "./b.js";', b='import "./c.js";', c='import "./b.js";')
    with pytest.raises(ValueError, match=r"b\.js imports c\.js imports b\.js"):
        scripts(theme)


def test_modules_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    assert list(scripts(a_theme(tmp_path, b="", a='import "./c.js";', c=""))) == ["a", "b", "c"]
