"""What is remembered is believed only under its own key and only while it is whole."""

from pathlib import Path

import pytest

from board.cache import engine_digest, remember, remembered

KEPT = {"content/jobs/a.yml": ("0f", {"title": "é", "amount": 1.5, "skills": ["a"], "remote": True})}


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    remember(tmp_path / "deep/er/documents", "key", KEPT)
    assert remembered(tmp_path / "deep/er/documents", "key") == KEPT


def test_another_key_remembers_nothing(tmp_path: Path) -> None:
    remember(tmp_path / "documents", "key", KEPT)
    for key in ("kez", "ke", "key2", "longer than the file is " * 100):
        assert remembered(tmp_path / "documents", key) == {}


def test_nothing_is_remembered_where_nothing_was_kept(tmp_path: Path) -> None:
    assert remembered(tmp_path / "documents", "key") == {}
    assert remembered(tmp_path, "key") == {}


def test_file_cut_anywhere_remembers_nothing(tmp_path: Path) -> None:
    path = tmp_path / "documents"
    remember(path, "key", KEPT)
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert remembered(path, "key") == {}


@pytest.mark.parametrize("damage", [b"\xff" * 50, b"key", b"key\xff", b"keyN", b"\x80\x81\x82\x83"])
def test_damaged_file_remembers_nothing(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "documents").write_bytes(damage)
    assert remembered(tmp_path / "documents", "key") == {}


def test_old_memory_stands_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "documents"
    remember(path, "key", KEPT)
    with pytest.raises(ValueError, match="unmarshallable"):
        remember(path, "key", {"no such type": object()})
    assert remembered(path, "key") == KEPT


def test_digest_follows_names_and_bytes_of_a_folder_and_not_their_times(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("x", encoding="utf-8")
    first = engine_digest(tmp_path)
    (tmp_path / "a.css").touch()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/a.pyc").write_bytes(b"x")
    assert engine_digest(tmp_path) == first
    (tmp_path / "a.css").rename(tmp_path / "b.css")
    second = engine_digest(tmp_path)
    (tmp_path / "b.css").write_text("y", encoding="utf-8")
    assert len({first, second, engine_digest(tmp_path), engine_digest()}) == 4


@pytest.mark.parametrize(("before", "after"), [({"a": "bc"}, {"ab": "c"}), ({"a": "x", "b": "y"}, {"a": "xb\0y"})])
def test_bytes_that_move_from_one_file_to_another_are_noticed(
    tmp_path: Path, before: dict[str, str], after: dict[str, str]
) -> None:
    digests = set()
    for number, files in enumerate((before, after)):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        digests.add(engine_digest(folder))
    assert len(digests) == 2
