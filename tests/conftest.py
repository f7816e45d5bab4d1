"""Options and fixtures for every test."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="write tests/golden/site anew")


@pytest.fixture(autouse=True)
def no_day_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment's BOARD_TODAY goes before every setting: a test says its own day."""
    monkeypatch.delenv("BOARD_TODAY", raising=False)
