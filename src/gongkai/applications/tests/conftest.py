"""The worklist asks for the columns of its lines and for no others: one forgotten would be a query a line."""

from typing import Any

import pytest
from django.db.models.query_utils import DeferredAttribute

from gongkai.applications import worklist


@pytest.fixture(autouse=True)
def whole_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = worklist.waiting

    def guarded(*args: Any) -> Any:
        def forgotten(field: DeferredAttribute, *_: object) -> None:
            raise AssertionError(f"the worklist reads {field.field} and does not ask for it")

        with monkeypatch.context() as here:
            here.setattr(DeferredAttribute, "_check_parent_chain", forgotten)
            return listed(*args)

    monkeypatch.setattr(worklist, "waiting", guarded)
