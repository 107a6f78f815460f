"""A bounded memory of what was worked out, for one publication generation and at most a minute."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from gongkai.portal import generation

KEPT_SECONDS = 60.0  # an administrator's change of names or contacts shows after this long

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """Least recently used values fall out first; nothing is kept while the generation is unknown."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, tuple[float, Value]] = OrderedDict()
        self._lock = threading.Lock()

    def get(
        self, key: Hashable, work_out: Callable[[], Value], *, if_kept: Callable[[Value], bool] = bool
    ) -> Value:
        """The kept value, or the one worked out now; only what `if_kept` accepts is kept."""
        now = generation.current()
        if now == generation.UNKNOWN:
            return work_out()
        whole_key = (now, key)
        with self._lock:
            found = self._values.get(whole_key)
            if found is not None and time.monotonic() - found[0] < KEPT_SECONDS:
                self._values.move_to_end(whole_key)
                return found[1]
        value = work_out()
        if if_kept(value):
            with self._lock:
                self._values[whole_key] = (time.monotonic(), value)
                self._values.move_to_end(whole_key)
                while len(self._values) > self._most:
                    self._values.popitem(last=False)
        return value

    def __len__(self) -> int:
        return len(self._values)
