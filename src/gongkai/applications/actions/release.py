"""转为主动公开: what an applicant was given becomes an item of the register, in one step."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.step import locked, record
from gongkai.applications.holdings.telling import holdings_of
from gongkai.applications.models import Application
from gongkai.applications.procedure import PROCEDURE
from gongkai.casework.procedure import StepRefused
from gongkai.casework.steps import take
from gongkai.items import sealed_files
from gongkai.items.actions import Draft, attach
from gongkai.items.actions import register as register_item
from gongkai.items.choices import Attribute
from gongkai.items.models import Item
from gongkai.organs.actors import Actor

SOURCE = "依申请公开转为主动公开"


@transaction.atomic
def release_to_public(
    application_id: int,
    *,
    actor: Actor,
    kind: str,
    title: str,
    heading_id: int | None = None,
    five_open: tuple[str, ...] = (),
    concerns_nobody_alone: bool = False,
    at: datetime | None = None,
) -> Item:
    """Register an item with the files that were given; it goes the whole way of review before anybody sees it.

    The item names neither application nor applicant: the reply knows the item, not the other way round.
    """
    moment = at or timezone.now()
    application = locked(application_id, actor)
    step = take(
        PROCEDURE,
        "release_to_public",
        application,
        actor,
        {"concerns_nobody_alone": concerns_nobody_alone},
    )
    item = register_item(
        application.organ, _draft(application, kind, title, heading_id, five_open), actor=actor, at=moment
    )
    for holding in holdings_of(application):
        if holding.result:
            content = _content(holding.result)
            attach(item.pk, name=holding.result_name, content=content, actor=actor, at=moment)
    application.reply.released_as = item
    application.reply.save(update_fields=["released_as"])
    record(application, step, actor, note=f"登记编号 {item.pk}", payload={"item": item.pk}, at=moment)
    return item


def _draft(
    application: Application, kind: str, title: str, heading_id: int | None, five_open: tuple[str, ...]
) -> Draft:
    signed_at = application.reply.signed_at
    assert signed_at is not None  # noqa: S101 (an outcome is given at signature)
    return Draft(
        kind=kind,
        title=title,
        formed_on=timezone.localdate(signed_at),
        proposed_attribute=Attribute.PROACTIVE,
        proposed_reason="《中华人民共和国政府信息公开条例》第四十四条",
        source=SOURCE,
        five_open=five_open,
        heading_id=heading_id,
        section_id=None,
    )


def _content(digest: str) -> bytes:
    try:
        return sealed_files.read(digest)
    except sealed_files.SealedFileMissing as missing:
        raise StepRefused("转为主动公开", [str(missing)]) from None
