"""Public copies: made after the commit, caught up after a failure, and no reason to lose a publication."""

from collections.abc import Sequence

import pytest
from conftest import Cast

from gongkai.items import public_copies
from gongkai.items.models import Item, PendingCopy
from gongkai.items.tests.test_way_of_a_document import published


@pytest.fixture
def broken_maker(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(items: Sequence[Item]) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(public_copies, "_makers", [fail])


def test_a_copy_that_cannot_be_made_stays_pending_and_loses_nothing(
    cast: Cast, broken_maker: None, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        item = published(cast)

    assert Item.objects.public().get() == item
    assert PendingCopy.objects.count() == 1


def test_the_next_call_makes_what_is_pending(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(public_copies, "_makers", [lambda items: made.extend(item.title for item in items)])
    item = published(cast)

    assert public_copies.refresh() == 1
    assert made == [item.title]
    assert not PendingCopy.objects.exists()
