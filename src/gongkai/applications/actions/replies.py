"""答复: drafted by one, reviewed and signed by others."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from django.db import transaction
from django.utils import timezone

from gongkai.applications import letters
from gongkai.applications.actions.signed_letters import keep_signed
from gongkai.applications.actions.step import demand, locked, record, with_writer
from gongkai.applications.holdings.results import Results, results_of
from gongkai.applications.holdings.telling import digest_of, holdings_of
from gongkai.applications.models import Application, Holding, Reply
from gongkai.applications.numbers import allocate_document_number
from gongkai.applications.procedure import PROCEDURE
from gongkai.casework.procedure import StepRefused
from gongkai.casework.unnamed import without_names
from gongkai.items.models import Item
from gongkai.items.sealed_files import SealedFileMissing
from gongkai.law.outcomes import outcome as outcome_of
from gongkai.organs.actors import Actor
from gongkai.privacy.passages import Unreadable


@transaction.atomic
def draft_reply(
    application_id: int,
    *,
    actor: Actor,
    outcome: str,
    particulars: Mapping[str, str],
    letter: str | None = None,
    item_ids: Sequence[int] = (),
    at: datetime | None = None,
) -> Reply:
    """Write the reply, or write it anew while it is a draft; without `letter` it is composed.

    `outcome` is a code of law.outcomes, `particulars` what that outcome requires, by key.
    """
    moment = at or timezone.now()
    application = locked(application_id, actor)
    items = list(Item.objects.visible_to(actor).filter(pk__in=item_ids).order_by("pk"))
    today = timezone.localdate(moment)
    form = {
        "outcome": outcome,
        "particulars": particulars,
        "items": items,
        "item_ids": item_ids,
        "today": today,
    }
    step = demand("draft_reply", application, actor, form)
    held = holdings_of(application)
    text = letter if letter is not None else letters.compose(application, outcome, particulars, today, items)
    reply, _ = Reply.objects.update_or_create(
        application=application,
        defaults={
            "outcome": outcome,
            "particulars": {key: str(value).strip() for key, value in particulars.items()},
            "letter": letters.tidied(text),
            "drafted_by_id": cast(int, actor.member_id),  # permitted to members only
            "drafted_at": moment,
            "sent_back_reason": "",
            "reviewed_by": None,
            "reviewed_at": None,
        },
    )
    items = list({item.pk: item for item in (*items, *(each.item for each in held if each.item))}.values())
    reply.items.set(items)
    application.writer_ids = with_writer(application.writer_ids, actor)
    application.save(update_fields=["state", "writer_ids"])
    record(
        application,
        step,
        actor,
        note=outcome_of(outcome).label,
        payload=_told(reply, items, held=held),
        at=moment,
    )
    return reply


@transaction.atomic
def review_reply(application_id: int, *, actor: Actor, at: datetime | None = None) -> Reply:
    """Agree to the draft (审核), as somebody who did not write it."""
    moment = at or timezone.now()
    application = locked(application_id, actor)
    step = demand("review_reply", application, actor, {})
    reply = application.reply
    reply.reviewed_by_id, reply.reviewed_at = actor.member_id, moment
    reply.save(update_fields=["reviewed_by", "reviewed_at"])
    application.save(update_fields=["state"])
    record(
        application, step, actor, note="同意", payload=_told(reply, held=holdings_of(application)), at=moment
    )
    return reply


@transaction.atomic
def send_back_reply(application_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> Reply:
    """Return the draft to its writer, saying why."""
    application = locked(application_id, actor)
    step = demand("send_back_reply", application, actor, {"reason": reason})
    reply = application.reply
    reply.sent_back_reason = without_names(application, reason.strip())[:400]
    reply.reviewed_by = reply.reviewed_at = None
    reply.save(update_fields=["sent_back_reason", "reviewed_by", "reviewed_at"])
    application.save(update_fields=["state"])
    record(application, step, actor, note=reply.sent_back_reason, at=at or timezone.now())
    return reply


def sign_reply(application_id: int, *, actor: Actor, at: datetime | None = None) -> Reply:
    """Sign (签发), as somebody who did not write it: gives the document number, fixes outcome and report row.

    The row is that of the 2021 form, the finer of the two; the report folds it for the form of 2019. The files that
    the applicant gets are made before the application is locked, and fixed with the signature.
    """
    moment = at or timezone.now()
    form = {"today": timezone.localdate(moment)}
    application = (
        Application.objects.visible_to(actor).select_related("organ", "reply").get(pk=application_id)
    )
    PROCEDURE.demand("sign_reply", application, actor, form)
    try:
        results = results_of(holdings_of(application))
    except (Unreadable, SealedFileMissing) as problem:
        raise StepRefused("签发答复", [f"提供的文件不能生成：{problem}"]) from None
    return _signed(application_id, results, actor=actor, moment=moment)


@transaction.atomic
def _signed(application_id: int, results: Results, *, actor: Actor, moment: datetime) -> Reply:
    application = locked(application_id, actor)
    today = timezone.localdate(moment)
    step = demand("sign_reply", application, actor, {"today": today})
    held = holdings_of(application)
    if digest_of(held) != results.made_of:
        raise StepRefused("签发答复", ["提供的文件刚刚有改动：请重新查看后再签发"])
    for file in results.files:
        fixed = {"result": file.digest, "result_name": file.name, "result_size": file.size}
        Holding.objects.filter(pk=file.holding_id).update(**fixed)
    reply = application.reply
    reply.document_number = allocate_document_number(application.organ, today.year)
    reply.signed_by_id, reply.signed_at = actor.member_id, moment
    reply.save(update_fields=["document_number", "signed_by", "signed_at"])
    reply.application = application
    kept = keep_signed(letters.document_of(reply).id, letters.context_of(reply))
    application.outcome = reply.outcome
    application.result_row = outcome_of(reply.outcome).row
    application.save(update_fields=["state", "outcome", "result_row"])
    payload = {
        **_told(reply, held=held),
        "document_number": reply.document_number,
        "result_row": application.result_row,
        "results": [file.digest for file in results.files],
        "file_digest": kept.digest,
    }
    record(application, step, actor, note=reply.document_number, payload=payload, at=moment)
    return reply


def _told(
    reply: Reply, items: Sequence[Item] | None = None, *, held: Sequence[Holding] = ()
) -> dict[str, Any]:
    """What the entry keeps of a reply: digests prove which words and files were drafted, reviewed, signed."""
    told: dict[str, Any] = {"outcome": reply.outcome, "letter_digest": letters.digest(reply.letter)}
    if held:
        told["holdings"] = digest_of(held)
    return told if items is None else {**told, "items": [item.pk for item in items]}
