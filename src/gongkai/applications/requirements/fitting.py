"""Which outcomes fit what the clock stands still for, and what was asked before (答复类型与程序相符)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from gongkai.applications.choices import Awaited, ConsultationAnswer, ConsultationKind, Judgement, State
from gongkai.applications.models import Application, Correction, Explanation
from gongkai.applications.requirements.corrections import explanation_of

Form = Mapping[str, Any]
GIVEN_UP = {"30.x": Awaited.CORRECTION, "fee": Awaited.PAYMENT}


def is_giving_up(application: Application) -> bool:
    """Whether a reply that takes the application as given up is on its way: then it is ours to go on, not theirs."""
    reply = getattr(application, "reply", None)
    is_under_way = application.state in (State.DRAFTED, State.REVIEWED, State.SIGNED)
    return is_under_way and reply is not None and GIVEN_UP.get(reply.outcome) == application.awaited


def an_outcome_that_fits_the_clock(application: Application, form: Form) -> str | None:
    """Given up only after the day has passed; anything else only while the clock runs."""
    code = str(form.get("outcome"))
    if application.awaited:
        return _why_not_given_up(application, code, form["today"])
    if code in GIVEN_UP:
        return f"没有逾期的{'补正告知' if code == '30.x' else '收费通知'}，不能视为申请人放弃"
    return _why_not_after(application, code, form["today"])


def the_outcome_still_fits(application: Application, form: Form) -> str | None:
    """What was drafted is judged again at the signature: a letter may have left, or an answer come, meanwhile."""
    reply = getattr(application, "reply", None)
    if reply is None:
        return None
    return an_outcome_that_fits_the_clock(application, {"outcome": reply.outcome, "today": form["today"]})


def no_charge_under_way(application: Application, form: Form) -> str | None:
    """A notice of charge that left sets the clock anew when it was received and paid: no reply passes it."""
    fee = getattr(application, "fee", None)
    if fee is None or fee.notice.sent_on is None or fee.notified_on is not None:
        return None
    return "收费通知书已发出，尚未记录申请人收到：请先记录收到之日"


def _why_not_given_up(application: Application, code: str, today: date) -> str | None:
    awaited = Awaited(application.awaited)
    if GIVEN_UP.get(code) != awaited:
        return f"正在{awaited.label}，只能继续等待，或者期满后按视为放弃处理"
    if awaited == Awaited.CORRECTION:
        correction = application.correction
        if correction.offered_at is not None:
            return f"申请人已于 {timezone.localdate(correction.offered_at)} 在线补正：请先确认收到补正"
        return _why_wait(correction, "补正告知书", today)
    limit = application.fee.due_on
    if limit is None or today > limit:
        return None
    return f"期限到 {limit} 为止，次日起才能视为放弃"


def _why_wait(told: Correction | Explanation, letter: str, today: date) -> str | None:
    """Nobody gave up who never got the letter; one who got it after its day has as long as it meant to give."""
    received_on, asked_on = told.notice.received_on, told.asked_on
    if received_on is None or asked_on is None:
        return f"还没有记录申请人收到{letter}的日期，不能视为放弃"
    is_late = received_on > told.due_on
    limit = received_on + (told.due_on - asked_on) if is_late else told.due_on
    if today > limit:
        return None
    because = f"申请人于 {received_on} 才收到{letter}，从该日起按原定天数计，" if is_late else ""
    return f"{because}期限到 {limit} 为止，次日起才能视为放弃"


def _why_not_after(application: Application, code: str, today: date) -> str | None:
    if code == "30+":
        correction = getattr(application, "correction", None)
        if application.clock_from is None and (correction is None or correction.corrected_on is None):
            return "“补正后申请内容仍不明确”须先书面告知申请人补正（条例第三十条），尚无补正记录"
    if code == "35":
        return _why_not_excessive(application, today)
    if code == "36.3/15":
        return _why_not_third_party(application)
    return None


def _why_not_excessive(application: Application, today: date) -> str | None:
    found = explanation_of(application)
    if found is None or found.asked_on is None:
        return "以大量反复申请为由不予处理，须先书面要求申请人说明理由（条例第三十五条）"
    if found.judgement == Judgement.UNREASONABLE:
        return None
    if found.explained_on is None:
        return _why_wait(found, "说明理由告知书", today)
    return "申请人说明的理由尚未审查，或者审查结论是理由合理"


def _why_not_third_party(application: Application) -> str | None:
    asked = [each for each in application.consultations.all() if each.kind == ConsultationKind.THIRD_PARTY]
    said = {each.answer for each in asked if each.ended_on is not None}
    if not said:
        return "以第三方合法权益为由不予公开，须先书面征求第三方意见（条例第三十二条）"
    if said == {ConsultationAnswer.AGREES}:
        return "第三方同意公开，不能以其合法权益为由不予公开（条例第十五条）"
    return None
