"""送交: what archive and library signed for, with the list as it was handed over."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.channels.delivery_list import last_day, lines_of, workbook
from gongkai.channels.models import Delivery
from gongkai.channels.permissions import PERMISSIONS
from gongkai.items import sealed_files
from gongkai.organs.actors import Actor
from gongkai.organs.models import Organ

LABEL = "记录送交查阅场所"


@transaction.atomic
def record_delivery(
    organ: Organ,
    *,
    actor: Actor,
    place: str,
    year: int,
    quarter: int,
    delivered_on: date,
    signed_by: str,
    at: datetime | None = None,
) -> Delivery:
    """Record that the list of a quarter that is over was handed to a reading place; once for each place and quarter."""
    organ = Organ.objects.select_for_update().get(pk=organ.pk)
    now, place, signed_by = at or timezone.now(), place.strip(), signed_by.strip()
    delivery = Delivery(
        organ=organ, place=place, year=year, quarter=quarter, delivered_on=delivered_on, signed_by=signed_by
    )
    reasons = _wrong(delivery, actor, timezone.localdate(now))
    if reasons:
        raise StepRefused(LABEL, reasons)
    lines = lines_of(organ, year, quarter)
    if not lines:
        raise StepRefused(LABEL, [f"{year}年第{quarter}季度没有主动公开的信息"])
    delivery.count = len(lines)
    delivery.file = sealed_files.keep(workbook(organ, year, quarter, lines))
    delivery.recorded_by_id, delivery.recorded_at = actor.member_id, now
    delivery.save(force_insert=True)
    payload = {"count": delivery.count, "file": delivery.file, "delivered_on": delivered_on.isoformat()}
    label = f"{LABEL}：{delivery}，{delivery.count} 条"[:200]
    entries.write(organ.pk, organ, verb="record_delivery", label=label, actor=actor, payload=payload, at=at)
    return delivery


def _wrong(delivery: Delivery, actor: Actor, today: date) -> list[str]:
    reasons = [refusal] if (refusal := PERMISSIONS["record_delivery"](actor, delivery)) else []
    if not delivery.place or not delivery.signed_by:
        reasons.append("须填写查阅场所和签收人")
    if not (1 <= delivery.quarter <= 4 and 2008 <= delivery.year <= today.year):
        reasons.append("年份或季度有误")
    elif not last_day(delivery.year, delivery.quarter) < delivery.delivered_on <= today:
        reasons.append("送交日期应在该季度结束以后、今天或者以前")
    same = Delivery.objects.filter(
        organ=delivery.organ, place=delivery.place, year=delivery.year, quarter=delivery.quarter
    )
    if same.exists():
        reasons.append(f"{delivery}已经记录过送交")
    return reasons
