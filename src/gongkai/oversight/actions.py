"""发送期限提醒: at most one e-mail for each person and workday, through Django's e-mail backend."""

import logging
from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from gongkai.organs.calendars import calendar_in
from gongkai.organs.models import Member
from gongkai.oversight.digest import Message, message_for
from gongkai.oversight.models import Digest

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 3


def send_digests(moment: datetime) -> Sequence[str]:
    """Tell everyone with an address what is due; a sentence with how many were sent. Nothing while it is switched off."""
    if not settings.DIGEST["enabled"]:
        return []
    on = timezone.localdate(moment)
    told = Digest.objects.filter(on=on).exclude(state=Digest.State.FAILED, attempts__lt=MOST_ATTEMPTS)
    people = Member.objects.filter(user__is_active=True).exclude(user__email="")
    people = people.exclude(pk__in=told.values("member_id")).select_related("user", "organ", "section")
    outcomes = [_tell(member, on, moment) for member in people.order_by("pk")]
    sent, failed = outcomes.count(True), outcomes.count(False)
    found = [f"发出提醒 {sent} 封"] if sent else []
    return found + ([f"未能发出 {failed} 封，一小时后再试，原因见日志"] if failed else [])


def _tell(member: Member, on: date, moment: datetime) -> bool | None:
    """None where there is nothing to tell, on days off, or where another process is at it."""
    calendar = calendar_in(member.organ.calendar_region)
    if not calendar.is_workday(on):
        return None
    message = message_for(member, on=on, calendar=calendar, base=settings.DIGEST["base"])
    if message is None or not _claim(member, on, message, moment):
        return None
    try:
        _send(member.user.email, message)
    except Exception as problem:  # whatever the mail server said
        log.warning("期限提醒未能发给人员 %s：%s", member.pk, problem)
        _note(member, on, state=Digest.State.FAILED, fault=f"{type(problem).__name__}：{problem}"[:200])
        return False
    _note(member, on, state=Digest.State.SENT, sent_at=timezone.now(), fault="")
    return True


def _claim(member: Member, on: date, message: Message, moment: datetime) -> bool:
    """Committed before anything is sent: after a crash in between nobody is told twice."""
    with transaction.atomic():
        Member.objects.select_for_update().get(pk=member.pk)
        digest = Digest.objects.filter(member=member, on=on).first()
        if digest is None:
            Digest.objects.create(member=member, on=on, count=message.count, claimed_at=moment)
            return True
        if digest.state != Digest.State.FAILED or digest.attempts >= MOST_ATTEMPTS:
            return False
        digest.state, digest.attempts, digest.count = Digest.State.CLAIMED, digest.attempts + 1, message.count
        digest.save(update_fields=["state", "attempts", "count"])
        return True


def _send(address: str, message: Message) -> None:
    EmailMessage(message.subject, message.text, settings.DEFAULT_FROM_EMAIL, [address]).send()


def _note(member: Member, on: date, **told: object) -> None:
    Digest.objects.filter(member=member, on=on).update(**told)
