"""Wrong guesses are counted by address, so that query codes cannot be tried out."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

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


def address_of_client(request: HttpRequest) -> str:
    """Behind our own proxy the last forwarded address is the one that the proxy saw."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    if settings.ENVIRONMENT.GONGKAI_BEHIND_PROXY and forwarded:
        return forwarded.rsplit(",", 1)[-1].strip()[:64]
    return str(request.META.get("REMOTE_ADDR", ""))


def _key(request: HttpRequest, purpose: str) -> str:
    return f"wrong:{purpose}:{address_of_client(request).encode().hex()}"
