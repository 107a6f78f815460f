"""The address of whoever asks, as the lock-out and the throttles count it."""

from django.conf import settings
from django.http import HttpRequest


def address_of_client(request: HttpRequest) -> str:
    """Behind our own proxy the last forwarded address is the one that the proxy saw; earlier ones are hearsay."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    if settings.ENVIRONMENT.GONGKAI_BEHIND_PROXY and forwarded:
        return forwarded.rsplit(",", 1)[-1].strip()[:64]
    return str(request.META.get("REMOTE_ADDR", ""))
