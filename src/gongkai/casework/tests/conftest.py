"""Keys of tests, changed as an administrator changes them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from gongkai.casework import rotation, sealing
from gongkai.casework.identity_key import IdentityKey

Keys = Callable[[int, int | None], None]


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Keys:
    """`keys(2, 1)`: the current key is the second, the one before the first; files lie in a folder of the test."""
    monkeypatch.setattr(settings, "HOME", tmp_path)

    def use(now: int, before: int | None) -> None:
        current, previous = IdentityKey(bytes([now]) * 16), IdentityKey(bytes([before or 0]) * 16)
        monkeypatch.setattr(sealing, "current_key", lambda: current)
        monkeypatch.setattr(sealing, "previous_key", lambda: previous if before else None)
        for module in ("gongkai.casework.rotation", "gongkai.applications.identity"):
            monkeypatch.setattr(f"{module}.previous_key", lambda: previous if before else None)
        monkeypatch.setattr(rotation, "current_key", lambda: current)

    use(1, None)
    return use
