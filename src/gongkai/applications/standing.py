"""Where an application stands, as its applicant is told in plain words: the state, and who or what is awaited."""

from gongkai.applications.choices import ANNULLED, Awaited, Channel, State
from gongkai.applications.models import Application
from gongkai.applications.requirements.receiving import confirmations, waits_for_confirmation

PUBLIC_STATES = {
    State.SUBMITTED: ("已提交", "等待本机关登记"),
    State.REGISTERED: ("办理中", "本机关正在办理"),
    State.DRAFTED: ("办理中", "本机关正在办理"),
    State.REVIEWED: ("办理中", "本机关正在办理"),
    State.SIGNED: ("已作出答复", "等待送达"),
    State.DELIVERED: ("已答复", ""),
    State.CLOSED: ("已撤回", "申请已经撤回，本机关不再办理；需要时可以重新提出申请"),
}
PUBLIC_WAITS = {
    Awaited.CORRECTION: "请按补正告知书补正；收到补正的申请之日起重新计算答复期限",
    Awaited.PAYMENT: "请按收费通知书缴费；答复期限自缴清次日起重新计算",
}
UNTIL_BOTH = "双方确认之日为收到之日，答复期限从次日起算"


def standing(application: Application) -> tuple[str, str]:
    """(where it stands, who or what is awaited)."""
    if application.awaits_the_applicant:
        return application.get_awaited_display(), _while_awaited(application)
    if application.state == State.SUBMITTED and waits_for_confirmation(application):
        return _before_receipt(application)
    if application.outcome == ANNULLED:
        return (
            "已作废",
            "这一编号是录入重复或者有误的登记，已经作废；您的申请以另一编号办理，请与本机关联系核对",
        )
    label, waiting_for = PUBLIC_STATES[State(application.state)]
    if application.state in (State.REGISTERED, State.DRAFTED) and _is_asking_others(application):
        waiting_for = "本机关正在征求第三方或者有关机关的意见，所需时间不计入答复期限"
    if application.state == State.DELIVERED:
        waiting_for = _came_back(application)
    return label, waiting_for


def _is_asking_others(application: Application) -> bool:
    return any(each.sent_on and each.ended_on is None for each in application.consultations.all())


def _came_back(application: Application) -> str:
    """Where the reply was sent in vain: the applicant reads it here, and says where it may be sent."""
    last = application.reply.deliveries.order_by("pk").last()
    if last is None or last.returned_on is None:
        return ""
    why = last.get_returned_because_display()
    return f"寄给您的答复书被退回（{why}）。您可以在本页查看、下载；需要另寄的，请与本机关联系，告知新的地址"


def _while_awaited(application: Application) -> str:
    if application.awaited == Awaited.CORRECTION and application.correction.offered_at is not None:
        return "您已在线补正，本机关与您确认收到后重新计算答复期限"
    return PUBLIC_WAITS[Awaited(application.awaited)]


def _before_receipt(application: Application) -> tuple[str, str]:
    if application.channel == Channel.ORAL:
        return "等待签字", "请在工作人员代填的申请表上签字；签字之日为收到之日，答复期限从次日起算"
    if confirmations(application):
        return "已提交", f"等待本机关确认收到；{UNTIL_BOTH}"
    if application.shelved_on is not None:
        return (
            "联系不上，待确认",
            f"本机关联系不上您，期限没有起算。请与本机关联系或者在本页确认；{UNTIL_BOTH}",
        )
    if application.contacts.all():
        return "联系未果，待确认", f"本机关与您联系未果。请与本机关联系或者在本页确认；{UNTIL_BOTH}"
    return "已提交", f"等待本机关与您确认收到；{UNTIL_BOTH}"


def may_confirm(application: Application) -> bool:
    """Whether the applicant can give their half of the confirmation online."""
    return (
        application.state == State.SUBMITTED
        and application.channel != Channel.ORAL
        and waits_for_confirmation(application)
        and not confirmations(application)
    )
