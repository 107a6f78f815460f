"""报送: the decisions of a period as a file for the credit platform; natural persons' numbers leave the seal for it."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.decisions.choices import DecisionState, Sort
from gongkai.decisions.days import period_of
from gongkai.decisions.models import DecisionExport
from gongkai.decisions.permissions import PERMISSIONS
from gongkai.decisions.rows import register_rows
from gongkai.decisions.template import line_of, workbook_of
from gongkai.items.row_values import all_values
from gongkai.organs.actors import Actor
from gongkai.organs.models import Organ

LABEL = "信用平台报送"
MOST = 20_000
_PAPERS = ("paper_number", "representative_paper")


@dataclass(frozen=True)
class Exported:
    """The record and the file; `warnings` are what the platform may refuse, without personal data."""

    record: DecisionExport
    content: bytes
    name: str
    warnings: list[str] = field(default_factory=list)


@transaction.atomic
def export_decisions(
    organ: Organ,
    sort: Sort,
    *,
    since: date,
    until: date,
    reason: str,
    actor: Actor,
    at: datetime | None = None,
) -> Exported:
    """The signed decisions of the period, both days counted; how many numbers of persons left the seal is written down.

    Exempt decisions are not exported. StepRefused where there is nothing, or no reason why.
    """
    asked = DecisionExport(organ=organ, sort=sort, since=since, until=until, reason=reason.strip()[:200])
    faults = [refusal] if (refusal := PERMISSIONS["export_decisions"](actor, asked)) else []
    if not reason.strip():
        faults.append("须填写用途")
    if since > until:
        faults.append(f"起始日期 {since} 晚于截止日期 {until}")
    if faults:
        raise StepRefused(LABEL, faults)
    rows = register_rows([organ.pk], sort).filter(
        formed_on__range=(since, until), public_decision__state=DecisionState.SIGNED
    )
    found = list(rows.order_by("formed_on", "pk")[: MOST + 1])
    if not found:
        raise StepRefused(LABEL, [f"{since} 至 {until} 没有已签核的{sort.label}决定"])
    if len(found) > MOST:
        raise StepRefused(LABEL, [f"超过 {MOST} 件，请缩短期间"])
    values = [all_values(row) for row in found]
    content = workbook_of(sort, [line_of(sort, each) for each in values])
    asked.row_count = len(found)
    asked.numbers = sum(bool(each.get(code)) for each in values for code in _PAPERS)
    asked.digest = hashlib.sha256(content).hexdigest()
    asked.made_by_id, asked.made_at = actor.member_id, at or timezone.now()
    asked.save(force_insert=True)
    label = f"{LABEL}：{sort.label} {asked.row_count} 件，含证件号码 {asked.numbers} 个（{since} 至 {until}）"
    payload = {
        "rows": [row.pk for row in found],
        "numbers": asked.numbers,
        "digest": asked.digest,
        "reason": reason,
    }
    entries.write(
        organ.pk, asked, verb="export_decisions", label=label[:200], actor=actor, payload=payload, at=at
    )
    name = f"{organ.short_name}{sort.label}信用信息（{since}至{until}）.xlsx"
    return Exported(asked, content, name, _doubts(sort, values))


def _doubts(sort: Sort, values: list[dict[str, object]]) -> list[str]:
    """What the template asks for and the register does not have."""
    if sort is not Sort.PENALTY:
        return []
    periods = [period_of(sort, each) for each in values]
    undated = sum(period is None or period.last_day is None for period in periods)
    unchecked = sum(period is not None and not period.may_block for period in periods)
    told = [f"{undated} 件没有失信程度，公示截止期空缺"] if undated else []
    if unchecked:
        told.append(f"{unchecked} 件的公示截止期按尚待核对的旧规定计算，请核对后报送")
    return told
