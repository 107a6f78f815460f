"""延期 and 收费: what prolongs the clock, and what sets it anew."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.notices import drafted
from gongkai.applications.actions.step import demand, locked, record
from gongkai.applications.choices import FeeMethod, NoticeKind
from gongkai.applications.clock import set_clock
from gongkai.applications.letters.composing import in_letters
from gongkai.applications.models import Application, Extension, Fee
from gongkai.applications.requirements.periods import extended_until
from gongkai.law.fees import Fee as Amount
from gongkai.law.fees import fee_by_page, fee_by_piece
from gongkai.law.provisions import provision
from gongkai.organs.actors import Actor


@transaction.atomic
def extend(
    application_id: int, *, actor: Actor, days: int, reason: str, at: datetime | None = None
) -> Extension:
    """Draft the letter that prolongs the period; it counts when the director signed it and it left in time."""
    moment = at or timezone.now()
    application = locked(application_id, actor)
    form = {
        "days": days,
        "reason": reason,
        "notice": NoticeKind.EXTENSION,
        "today": timezone.localdate(moment),
    }
    step = demand("extend", application, actor, form)
    particulars = {
        "days": str(days),
        "until": in_letters(extended_until(application, days)),
        "reason": reason,
    }
    notice = drafted(application, NoticeKind.EXTENSION, particulars, actor=actor, at=moment)
    extension = Extension.objects.create(
        application=application, notice=notice, days=days, reason=reason.strip()[:400]
    )
    record(application, step, actor, note=f"{days} 个工作日，已拟稿", payload={"days": days}, at=moment)
    return extension


@transaction.atomic
def charge_fee(
    application_id: int,
    *,
    actor: Actor,
    method: str,
    count: int,
    how_to_pay: str,
    earlier: int = 0,
    at: datetime | None = None,
) -> Fee:
    """Draft the notice of a processing fee: `count` pieces after `earlier` ones of the month, or pages of this one."""
    moment = at or timezone.now()
    application = locked(application_id, actor)
    today = timezone.localdate(moment)
    form = {
        "method": method,
        "count": count,
        "earlier": earlier,
        "how_to_pay": how_to_pay,
        "today": today,
    }
    step = demand("charge_fee", application, actor, form)
    amount = _amount(method, count, earlier, today)
    working = [line.text for line in amount.lines]
    particulars = {
        "standard": f"{FeeMethod(method).label}，{'；'.join(working)}",
        "amount": str(amount.amount),
        "how_to_pay": how_to_pay,
        "period": provision("fee_payment_period", on=today).period,
    }
    notice = drafted(application, NoticeKind.FEE, particulars, actor=actor, at=moment)
    fee = Fee.objects.create(
        application=application,
        notice=notice,
        method=method,
        count=count,
        earlier=earlier,
        amount=amount.amount,
        working=working,
    )
    record(
        application, step, actor, note=f"{fee.amount} 元，已拟稿", payload={"amount": fee.amount}, at=moment
    )
    return fee


def _amount(method: str, count: int, earlier: int, on: date) -> Amount:
    if method == FeeMethod.PAGE:
        return fee_by_page(count, on=on)
    return fee_by_piece(count, on=on, earlier=earlier)


@transaction.atomic
def confirm_payment(
    application_id: int, *, actor: Actor, paid_on: date, voucher: str, at: datetime | None = None
) -> Application:
    """Record that the fee was paid, with its voucher: a whole new period runs from the next day."""
    moment = at or timezone.now()
    application = locked(application_id, actor)
    form = {"paid_on": paid_on, "voucher": voucher, "today": timezone.localdate(moment)}
    step = demand("confirm_payment", application, actor, form)
    application.fee.paid_on, application.fee.voucher = paid_on, voucher.strip()[:60]
    application.fee.save(update_fields=["paid_on", "voucher"])
    set_clock(application)
    application.save(update_fields=["state", "awaited", "due_on", "calendar_version"])
    note = f"{application.fee.amount} 元，票据 {application.fee.voucher}，答复期限至 {application.due_on}"
    record(application, step, actor, note=note, legal_on=paid_on, at=moment)
    return application
