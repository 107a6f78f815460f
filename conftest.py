"""The test cast and a data folder of its own for each test process."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest


@dataclass(frozen=True)
class Cast:
    """One bureau with its staff, the county office above it, a second bureau and a stranger.

    `organ`, `authority_organ`, `other_organ` are records; the others are actors; `members` maps their names
    (clerk, section_head, reviewer, director, authority, other_clerk, other_director) to member records.
    """

    organ: Any
    authority_organ: Any
    other_organ: Any
    section: Any
    heading: Any
    members: dict[str, Any]
    clerk: Any
    section_head: Any
    reviewer: Any
    director: Any
    authority: Any
    auditor: Any
    other_clerk: Any
    other_director: Any
    stranger: Any


@pytest.fixture
def cast(db: None) -> Cast:
    from tests.cast import make_cast

    return make_cast()


@pytest.fixture
def printed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter or a paper of a bundle that was printed before is not laid out again: for tests of other things."""
    for module in ("gongkai.applications.letters.printing", "gongkai.archive.bundle.paper"):
        monkeypatch.setattr(f"{module}.pdf_of", _pdf_once)


@cache
def _pdf_once(page: str, variant: str = "pdf/ua-1") -> Any:
    from gongkai.web.printing import pdf_of

    return pdf_of(page, variant=variant)


@pytest.fixture(autouse=True)
def _clean_data_folder(request: pytest.FixtureRequest) -> Iterator[None]:
    """Pages and index of one test are not those of the next."""
    yield
    if "db" in request.fixturenames or "transactional_db" in request.fixturenames:
        from django.conf import settings

        for name in ("pages", "search", "cache"):
            shutil.rmtree(settings.HOME / name, ignore_errors=True)


LONGEST_FIRST = (
    "tests/test_pingluo_2020.py",
    "tests/journeys/test_applications.py",
    "tests/test_durability.py",
    "tests/journeys",
    "tests/",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long walks first, so that both cores have work to the end.

    One core makes the demo of the walks while the other does what makes its own platform.
    """
    items.sort(key=lambda item: [not item.nodeid.startswith(start) for start in LONGEST_FIRST])


def pytest_make_parametrize_id(val: object) -> str | None:
    """Chinese case names are shown as they are; hostile strings only in a form that a terminal can hold.

    A whole file says nothing: an archive tells the time at which it was made, and every process makes its own.
    """
    if isinstance(val, bytes):
        return ascii(val) if len(val) <= 32 else "file"
    if isinstance(val, str) and (not val.isprintable() or len(val) > 80):
        return ascii(val)[:80]
    return None
