"""所持信息: picked from the register or uploaded, decided on, taken out of, and removed while a reply is drafted."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from gongkai.applications.actions.step import locked, record, with_writer
from gongkai.applications.choices import Disposition
from gongkai.applications.holdings.files import holding_of, plain_name
from gongkai.applications.holdings.sources import TooManyRows, parts_of
from gongkai.applications.holdings.telling import digest_of, holdings_of
from gongkai.applications.models import Application, Holding, Redaction
from gongkai.applications.procedure import HOLDING
from gongkai.casework.procedure import Step, StepRefused
from gongkai.casework.steps import take
from gongkai.items.models import Item
from gongkai.items.scanned_content import safe
from gongkai.items.sealed_files import SealedFileMissing
from gongkai.organs.actors import Actor
from gongkai.privacy.passages import Unreadable
from gongkai.redaction import Mark

LABEL = HOLDING.step("hold").label


def hold_item(
    application_id: int, *, actor: Actor, item_id: int, at: datetime | None = None
) -> list[Holding]:
    """Pick an item of the organ's register: its text and its attachments, each to be decided on; open at first.

    Files are read, cleaned and laid out before the application is locked.
    """
    moment = at or timezone.now()
    application = _seen(application_id, actor)
    item = Item.objects.visible_to(actor).filter(pk=item_id).first()
    HOLDING.demand("hold", application, actor, {"item": item})
    assert item is not None  # noqa: S101 (told by the step)
    try:
        made = [
            holding_of(application, part.content, part.file_name, name=part.name, item=item, at=moment)
            for part in parts_of(item)
        ]
    except (Unreadable, SealedFileMissing, TooManyRows) as problem:
        raise StepRefused(LABEL, [f"“{safe(item.title)}”：{problem}"]) from None
    if not made:
        raise StepRefused(LABEL, [f"“{safe(item.title)}”没有正文、名单和附件：请上传文件"])
    return _added(application_id, made, actor=actor, form={"item": item, "more": len(made)}, at=moment)


def hold_file(
    application_id: int, *, actor: Actor, name: str, content: bytes, at: datetime | None = None
) -> Holding:
    """Upload a file that the organ holds; open at first. StepRefused says why a file cannot be taken."""
    moment = at or timezone.now()
    application = _seen(application_id, actor)
    form = {"file_name": name, "size": len(content)}
    HOLDING.demand("hold", application, actor, form)
    plain = plain_name(name)
    try:
        made = holding_of(application, content, plain, name=plain.rpartition(".")[0], item=None, at=moment)
    except Unreadable as problem:
        raise StepRefused(LABEL, [f"“{safe(plain)}”：{problem}"]) from None
    return _added(application_id, [made], actor=actor, form=form, at=moment)[0]


def _seen(application_id: int, actor: Actor) -> Application:
    return Application.objects.visible_to(actor).select_related("organ").get(pk=application_id)


@transaction.atomic
def _added(
    application_id: int, made: Sequence[Holding], *, actor: Actor, form: Mapping[str, Any], at: datetime
) -> list[Holding]:
    application = locked(application_id, actor)
    step = take(HOLDING, "hold", application, actor, form)
    last = application.holdings.aggregate(last=Max("position"))["last"] or 0
    for number, holding in enumerate(made, start=last + 1):
        holding.position, holding.disposition = number, Disposition.OPEN
        holding.application, holding.added_by_id = application, int(actor.member_id or 0)
        holding.save(force_insert=True)
    note = "、".join(f"第 {holding.position} 件" for holding in made)
    payload = {"originals": [holding.original for holding in made], "item": made[0].item_id}
    _record(application, step, actor, note=note, payload=payload, at=at)
    return list(made)


@transaction.atomic
def decide_holding(
    holding_id: int, *, actor: Actor, disposition: str, ground: str = "", at: datetime | None = None
) -> Holding:
    """Give a file whole, in part, or not at all with the ground; redactions of one that is given whole go."""
    application, holding = _locked(holding_id, actor)
    form = {"holding": holding, "disposition": disposition, "ground": ground}
    step = take(HOLDING, "decide_holding", application, actor, form)
    assert holding is not None  # noqa: S101 (told by the step)
    holding.disposition = disposition
    holding.ground = ground if disposition == Disposition.WITHHELD else ""
    holding.save(update_fields=["disposition", "ground"])
    if disposition == Disposition.OPEN:
        holding.redactions.all().delete()
    note = f"第 {holding.position} 件{holding.get_disposition_display()}"
    _record(application, step, actor, note=note, payload={"ground": holding.ground}, at=at)
    return holding


@transaction.atomic
def drop_holding(holding_id: int, *, actor: Actor, at: datetime | None = None) -> Application:
    """Take a file off the reply; what was sealed stays, and the entry names its digest."""
    application, holding = _locked(holding_id, actor)
    step = take(HOLDING, "drop_holding", application, actor, {"holding": holding})
    assert holding is not None  # noqa: S101 (told by the step)
    note, payload = f"第 {holding.position} 件", {"original": holding.original}
    holding.delete()
    _record(application, step, actor, note=note, payload=payload, at=at)
    return application


@transaction.atomic
def redact(holding_id: int, *, actor: Actor, marks: Sequence[Mark], at: datetime | None = None) -> Holding:
    """Set all redactions of a file anew, each with its ground; a file with redactions is given in part."""
    application, holding = _locked(holding_id, actor)
    step = take(HOLDING, "redact", application, actor, {"holding": holding, "marks": marks})
    assert holding is not None  # noqa: S101 (told by the step)
    holding.redactions.all().delete()
    Redaction.objects.bulk_create(
        [
            Redaction(
                holding=holding,
                page=mark.page,
                left=mark.left,
                top=mark.top,
                width=mark.width,
                height=mark.height,
                ground=mark.ground,
            )
            for mark in marks
        ]
    )
    if marks:
        holding.disposition, holding.ground = Disposition.PARTLY, ""
        holding.save(update_fields=["disposition", "ground"])
    pages = len({mark.page for mark in marks})
    note = f"第 {holding.position} 件，{pages} 页 {len(marks)} 处"
    payload = {"working": holding.working, "marks": len(marks)}
    _record(application, step, actor, note=note, payload=payload, at=at)
    return holding


def _locked(holding_id: int, actor: Actor) -> tuple[Application, Holding | None]:
    """The file and its application, whose row is the lock; no file where it was removed meanwhile."""
    found = Holding.objects.visible_to(actor).filter(pk=holding_id).values_list("application_id", flat=True)
    application = locked(found.get(), actor)
    holding = application.holdings.filter(pk=holding_id).first()
    if holding is not None:
        holding.application = application
    return application, holding


def _record(
    application: Application,
    step: Step,
    actor: Actor,
    *,
    note: str,
    payload: Mapping[str, Any],
    at: datetime | None,
) -> None:
    """No name of a file and no word of its content: they may be personal. Who chose is one who wrote."""
    application.writer_ids = with_writer(application.writer_ids, actor)
    application.save(update_fields=["writer_ids"])
    told = {**payload, "holdings": digest_of(holdings_of(application))}
    record(application, step, actor, note=note, payload=told, at=at or timezone.now())
