"""A value is a frozen dataclass to whoever reads it, and a quick one when it is made."""

import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from board.value import value


@value()
class Point:
    """A value with a default."""

    x: int
    y: int = 0


@value(kw_only=True)
class Named:
    """A value whose fields are named."""

    x: int


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a value stands in for."""

    x: int
    y: int = 0


def test_value_is_what_a_frozen_dataclass_is() -> None:
    assert (Point(1), Point(1, 2)) == (Point(1, 0), Point(y=2, x=1))
    assert hash(Point(1, 2)) == hash(Frozen(1, 2))
    assert len({Point(1), Point(1, 0), Point(2)}) == 2
    assert repr(Point(1, 2)) == repr(Frozen(1, 2)).replace("Frozen", "Point")
    assert not hasattr(Point(1), "__dict__")
    assert replace(Point(1, 2), y=3) == Point(1, 3)
    assert Named(x=1) != Point(1)


def test_named_value_takes_no_other_arguments() -> None:
    with pytest.raises(TypeError, match="positional"):
        Named(1)  # type: ignore[misc]


def test_type_checker_lets_nobody_change_a_value(tmp_path: Path) -> None:
    changed = tmp_path / "changed.py"
    changed.write_text(
        "from board.render.views import Fact\nfact = Fact('Pay', '€300')\nfact.value = '€400'\n", encoding="utf-8"
    )
    root = Path(__file__).parents[1]
    command = (sys.executable, "-m", "mypy", "--config-file", str(root / "pyproject.toml"), str(changed))
    checked = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert 'Property "value" defined in "Fact" is read-only' in checked.stdout
