"""Counting in the database, so that a limit is one limit however many processes answer."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from gongkai.web.models import RateCount, SpentProof


def digest_of(*parts: str) -> str:
    """What is stored of a source: only this installation can tell whose it is."""
    said = "\0".join(parts)
    return salted_hmac("gongkai.gate", said, secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()


def counted(key: str, *, at: datetime | None = None) -> int:
    """How often it came in the window that still runs."""
    found = RateCount.objects.filter(key=key, ends_at__gt=at or timezone.now())
    return found.values_list("count", flat=True).first() or 0


def count(key: str, window: timedelta, *, at: datetime | None = None) -> int:
    """Note one more; the number in the window that runs, which begins with the first."""
    now = at or timezone.now()
    for _ in range(3):
        if RateCount.objects.filter(key=key, ends_at__gt=now).update(count=F("count") + 1):
            return counted(key, at=now)
        RateCount.objects.filter(key=key, ends_at__lte=now).delete()
        try:
            with transaction.atomic():
                RateCount.objects.create(key=key, count=1, ends_at=now + window)
            return 1
        except IntegrityError:  # another process was first
            continue
    return counted(key, at=now)


def spend(digest: str, expires_at: datetime) -> bool:
    """Whether this proof was not spent before; it is now."""
    try:
        with transaction.atomic():
            SpentProof.objects.create(digest=digest, expires_at=expires_at)
    except IntegrityError:
        return False
    return True


def forget_old(moment: datetime) -> list[str]:
    """Remove what no longer counts (a daily duty)."""
    RateCount.objects.filter(ends_at__lte=moment).delete()
    SpentProof.objects.filter(expires_at__lte=moment).delete()
    return []
