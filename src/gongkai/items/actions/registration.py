"""登记: an item enters the register with its proposed attribute and reason (源头认定)."""

from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.casework.steps import record
from gongkai.items.actions.step import begin
from gongkai.items.body import clean, without_control_characters
from gongkai.items.choices import Attribute
from gongkai.items.deadlines import publication_deadline
from gongkai.items.grounds import GROUNDS
from gongkai.items.kinds import checked, kind_of
from gongkai.items.lengths import too_long
from gongkai.items.models import Item, five_open_flags
from gongkai.items.permissions import may_register
from gongkai.law.identifiers import check_document_number
from gongkai.organs.actors import Actor
from gongkai.organs.models import Organ


@dataclass(frozen=True)
class Draft:
    """What the clerk fills in; `five_open` holds keys of FIVE_OPEN, `proposed_ground` one of GROUNDS."""

    kind: str
    title: str
    formed_on: date
    proposed_attribute: str
    proposed_ground: str = ""
    proposed_reason: str = ""
    document_number: str = ""
    joint_issuers: str = ""
    body: str = ""
    summary: str = ""
    keywords: str = ""
    source: str = ""
    subject: str = ""
    genre: str = ""
    five_open: tuple[str, ...] = ()
    heading_id: int | None = None
    section_id: int | None = None
    effective_on: date | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def register(organ: Organ, draft: Draft, *, actor: Actor, at: datetime | None = None) -> Item:
    """Put a document into the register; StepRefused lists everything that is wrong with the draft."""
    now = at or timezone.now()
    refusal = may_register(actor, organ.pk)
    faults = ([refusal] if refusal else []) + faults_of(draft, on=timezone.localdate(now))
    if faults:
        raise StepRefused("登记", faults)
    item = Item(organ=organ, drafter_id=actor.member_id, registered_at=now, **columns_of(draft))
    deadline = publication_deadline(item)
    item.publish_due_on, item.calendar_version = deadline.due_on, deadline.calendar_version
    item.save(force_insert=True)
    entries.write(
        organ.pk,
        item,
        verb="register",
        label=f"登记：拟定为{item.get_proposed_attribute_display()}",
        actor=actor,
        payload={"title": item.title, "ground": item.proposed_ground, "reason": item.proposed_reason},
        legal_on=item.formed_on,
        at=at,
    )
    return item


@transaction.atomic
def amend(item_id: int, draft: Draft, *, actor: Actor, at: datetime | None = None) -> Item:
    """Change what was registered, before anybody has checked it."""
    item, step = begin("amend", item_id, actor, {})
    faults = faults_of(draft, on=timezone.localdate(at))
    if faults:
        raise StepRefused(step.label, faults)
    before = {spec.name: getattr(item, spec.name) for spec in fields(draft) if hasattr(item, spec.name)}
    for name, value in columns_of(draft).items():
        setattr(item, name, value)
    deadline = publication_deadline(item)
    item.publish_due_on, item.calendar_version = deadline.due_on, deadline.calendar_version
    item.save()
    after = {name: getattr(item, name) for name in before}
    changed = [name for name in before if before[name] != after[name]]
    record(item, step, actor, payload={"before": {name: before[name] for name in changed}}, at=at)
    return item


def faults_of(draft: Draft, *, on: date) -> list[str]:
    """Everything that is wrong with the draft, as sentences for the clerk."""
    faults = []
    if not draft.title.strip():
        faults.append("标题不能为空")
    faults += too_long({name: value for name, value in vars(draft).items() if isinstance(value, str)})
    if draft.formed_on > on:
        faults.append(f"成文日期 {draft.formed_on} 晚于今天")
    if draft.proposed_attribute not in Attribute.values:
        faults.append("须拟定公开属性")
    if draft.proposed_attribute == Attribute.WITHHELD and draft.proposed_ground not in GROUNDS:
        faults.append("拟不予公开须选择条例第十四条至第十六条规定的理由")
    if draft.document_number:
        problem = check_document_number(draft.document_number).problem
        faults += [f"文号有误：{problem}"] if problem else []
    try:
        kind = kind_of(draft.kind)
        if kind.is_internal and draft.proposed_attribute == Attribute.PROACTIVE:
            faults.append(f"“{kind.label}”是内部台账，不能拟定为主动公开：请选“不予公开”并注明理由")
        checked(kind.fields, draft.extra)
        five_open_flags(draft.five_open)
    except (LookupError, ValueError) as fault:
        faults.append(str(fault))
    return faults


def columns_of(draft: Draft) -> dict[str, Any]:
    """The draft as columns of Item: text stripped of control characters, the body made safe."""
    kind = kind_of(draft.kind)
    columns: dict[str, Any] = {
        name: without_control_characters(v) if isinstance(v, str) else v for name, v in asdict(draft).items()
    }
    five_open = columns.pop("five_open") or (
        kind.five_open if draft.proposed_attribute == Attribute.PROACTIVE else ()
    )
    extra = columns.pop("extra")
    return {
        **columns,
        **five_open_flags(five_open),
        "title": columns["title"].strip(),
        "body": clean(draft.body),
        "fields": checked(kind.fields, extra),
        "subject": draft.subject or kind.subject,
        "genre": draft.genre or kind.genre,
        "statutory_class": kind.statutory_class,
    }
