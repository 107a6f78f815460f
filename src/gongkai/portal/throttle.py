"""Wrong guesses are counted by address, so that query codes cannot be tried out."""

from django.core.cache import cache
from django.http import HttpRequest

from gongkai.web.addresses import address_of_client

MOST_WRONG = 10
WINDOW_SECONDS = 600


def is_blocked(request: HttpRequest, purpose: str) -> bool:
    return int(cache.get(_key(request, purpose), 0)) >= MOST_WRONG


def count_wrong(request: HttpRequest, purpose: str) -> None:
    """Note one more wrong guess from this address."""
    key = _key(request, purpose)
    if not cache.add(key, 1, WINDOW_SECONDS):
        try:
            cache.incr(key)
        except ValueError:  # it ran out in between
            cache.set(key, 1, WINDOW_SECONDS)


def _key(request: HttpRequest, purpose: str) -> str:
    return f"wrong:{purpose}:{address_of_client(request).encode().hex()}"
