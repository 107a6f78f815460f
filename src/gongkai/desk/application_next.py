"""下一步 of an application in plain words: what is to be done, how, by when, and with which step or letter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.applications.choices import (
    ANNULLED,
    Awaited,
    Channel,
    ConsultationAnswer,
    ConsultationKind,
    Judgement,
    NoticeKind,
    NoticeState,
    State,
)
from gongkai.applications.clock import calendar_of, correction_told_by
from gongkai.applications.letters import notice_text
from gongkai.applications.models import Application, Consultation, Notice, SentLetter
from gongkai.applications.requirements.fitting import is_giving_up
from gongkai.remedies.choices import Instance
from gongkai.remedies.models import Challenge, Lawsuit
from gongkai.remedies.orders import is_acted_on, order_due


@dataclass(frozen=True)
class NextStep:
    """`what` is a headline, `how` tells a newcomer how; `verb` is the step of the application that leads on, or
    `letter` the one whose buttons do, `delivery` the one that has to be made again; `is_challenged` where the way is among the challenges below;
    `due_on` the day by which."""

    what: str
    how: str
    due_on: date | None = None
    verb: str = ""
    letter: int | None = None
    delivery: int | None = None
    is_challenged: bool = False


ON_PAPER = (Channel.IN_PERSON, Channel.MAIL_SIGNED)


def next_step(
    application: Application,
    *,
    notices: Sequence[Notice],
    consultations: Iterable[Consultation],
    challenges: Iterable[Challenge],
    returned: SentLetter | None = None,
    repeated: str = "",
    on: date,
) -> NextStep:
    """What leads on now; letters in hand come before the reply, and nothing else is left out.

    `returned`: the delivery that came back and was not made again; `repeated`: number and day of an earlier reply to the same person about much the same.
    """
    state = State(application.state)
    if state == State.SUBMITTED:
        return _received(application)
    if state == State.CLOSED:
        if application.outcome == ANNULLED:
            return NextStep(
                "登记已作废，不用再办", "不计入各项统计；作废错了的，由科室负责人或者签发恢复办理。"
            )
        return NextStep("申请已撤回，不用再办", "申请人需要时可以重新提出申请。")
    if state == State.DELIVERED:
        return (_sent_back(returned) if returned else None) or _afterwards(application, challenges)
    if state == State.SIGNED:
        how = f"申请人选择的获取方式是“{application.get_wanted_delivery_display()}”。送出后登记送达，送达之日就是办结之日。"
        return NextStep("请把答复书送达申请人", how, application.due_on, "deliver")
    waiting = _letter_in_hand(notices) or (_sent_back(returned) if returned else None)
    waiting = waiting or _awaited(application, on) or _incomplete(application)
    waiting = waiting or _asked(application, consultations, notices, on)
    return waiting or _reply(application, repeated)


def _received(application: Application) -> NextStep:
    if application.channel in ON_PAPER:
        how = "当面提交的，提交之日就是收到之日；邮寄签收的，签收之日就是收到之日。登记后期限自次日起算。"
        return NextStep("请登记收到之日", how, verb="register")
    if application.channel == Channel.ORAL:
        how = "打印代填的申请表，请申请人核对、签字；签字之日就是收到之日，登记后期限自次日起算。"
        return NextStep("请申请人在申请表上签字，然后登记", how, verb="register")
    if application.shelved_on is not None:
        how = "期限没有起算。申请人来电、来人或者在线确认的，登记确认之日，照常办理。"
        return NextStep("联系不上申请人，已经存查", how, verb="register")
    how = "按“申请人”里的联系方式与申请人联系，双方确认之日就是收到之日。登记后期限自次日起算；没有联系上以前，期限不起算。"
    return NextStep("请与申请人确认收到，然后登记", how, verb="register")


def _letter_in_hand(notices: Sequence[Notice]) -> NextStep | None:
    """The oldest letter that was drafted and has not left."""
    for notice in notices:
        name = f"《{notice.get_kind_display()}》"
        due_on = notice.application.due_on
        if notice.state == NoticeState.DRAFTED:
            who = "、".join(f"“{role.label}”" for role in notice_text(notice.kind).signed_by)
            how = f"由{who}人员签发，不能是拟稿人本人。签发后编文号，再由经办发出；发出以前期限照常计算。"
            return NextStep(f"{name}等待签发", how, due_on, letter=notice.pk)
        if notice.state == NoticeState.SIGNED:
            how = f"把文书送交{notice.addressee}，然后登记发出的方式和日期。发出之日起文书生效。"
            return NextStep(f"请发出{name}", how, due_on, letter=notice.pk)
    return None


def _incomplete(application: Application) -> NextStep | None:
    """What the paper lacks of number and contact: asked for once, within seven workdays of the receipt."""
    received_on = application.received_on
    if received_on is None or not application.asks_for_identity:
        return None
    how = (
        f"{'、'.join(application.identity_gaps)}。不能因此不收，一次性告知申请人补正（内容不明确的，一并写上）；"
        "补正告知书需要补正之处和方法已经按缺漏填好。能够不补正就办理的，也可以直接拟写答复。"
    )
    due_on = correction_told_by(received_on, calendar_of(application)) or application.due_on
    return NextStep("身份信息不全，请要求补正", how, due_on, "ask_correction")


def _sent_back(delivery: SentLetter) -> NextStep:
    how = (
        f"{delivery.get_returned_because_display()}。先核对地址，与申请人联系；换一个地址或者换一种方式再送一次。"
        "原来交寄的日期不变，仍是送达之日。"
    )
    return NextStep(f"{delivery.letter_name}被退回，请再次送达", how, delivery=delivery.pk)


def _awaited(application: Application, on: date) -> NextStep | None:
    if is_giving_up(application) and not _has_offered(application):
        return None
    if application.awaited == Awaited.CORRECTION:
        return _correction_awaited(application, on)
    if application.awaited == Awaited.PAYMENT:
        return _payment_awaited(application, on)
    return None


def _has_offered(application: Application) -> bool:
    return application.awaited == Awaited.CORRECTION and application.correction.offered_at is not None


def _correction_awaited(application: Application, on: date) -> NextStep:
    correction = application.correction
    if correction.offered_at is not None:
        how = "申请人已经在线补正。请与申请人确认收到，登记收到补正之日；答复期限自次日起重新计算。"
        return NextStep("请登记收到补正", how, correction.due_on, "receive_correction")
    if on > correction.due_on:
        how = "没有正当理由不补正的，拟写答复，选“逾期不补正视为放弃申请”；这时收到补正的，仍可以登记。"
        return NextStep("补正期限已过，申请人没有补正", how, correction.due_on, "draft_reply")
    how = "期限停止计算。收到补正的，登记收到补正之日，期限重新计算；期满不补正的，次日起可以按视为放弃处理。"
    return NextStep("等申请人补正", how, correction.due_on, "receive_correction")


def _payment_awaited(application: Application, on: date) -> NextStep:
    due_on = application.fee.due_on
    if due_on is not None and on > due_on:
        how = "拟写答复，选“逾期未缴费视为放弃申请”；期满前已经缴清的，登记缴费。"
        return NextStep("缴费期限已过，申请人没有缴费", how, due_on, "draft_reply")
    how = "期限停止计算。缴清的，登记缴清日期和票据号，期限重新计算；期满不缴的，次日起可以按视为放弃处理。"
    return NextStep("等申请人缴费", how, due_on, "confirm_payment")


def _asked(
    application: Application, consultations: Iterable[Consultation], notices: Sequence[Notice], on: date
) -> NextStep | None:
    """What was asked of others or of the applicant and is not settled."""
    for notice in notices:
        if notice.kind == NoticeKind.FEE and notice.state == NoticeState.SENT and not notice.received_on:
            how = "缴费期限自申请人收到通知的次日起计算。申请人在线确认的自动记录，其他的由经办记录收到日期。"
            return NextStep("请记录申请人收到收费通知的日期", how, letter=notice.pk)
    found = [each for each in consultations if each.sent_on is not None]
    waiting = [each for each in found if each.ended_on is None]
    if waiting:
        return _consulted(waiting, on)
    objecting = [each for each in found if _objects(each)]
    told = sum(each.kind == NoticeKind.OVERRIDE and each.state == NoticeState.SENT for each in notices)
    if len(objecting) > told and application.state == State.REGISTERED:
        how = (
            "异议理由合理的，拟写答复，选“保护第三方合法权益”不予公开，或者部分公开；"
            "认为不公开会对公共利益造成重大影响的，先“决定公开并告知第三方”，发出后再答复申请人。"
        )
        answer = objecting[0].get_answer_display()
        return NextStep(f"{objecting[0].party}{answer}，请决定", how, application.due_on, "draft_reply")
    return _explained(application, on)


def _objects(consultation: Consultation) -> bool:
    objects = consultation.answer in (ConsultationAnswer.OBJECTS, ConsultationAnswer.PARTLY)
    return objects and consultation.kind == ConsultationKind.THIRD_PARTY


def _consulted(waiting: Sequence[Consultation], on: date) -> NextStep:
    """Of several the one that has to be seen to first: not yet received, then the soonest answer."""
    each = min(waiting, key=lambda found: (found.received_on is not None, found.due_on or date.max))
    if each.received_on is None:
        how = "看邮件回执或者电话核实，记录对方收到的日期；对方的回复期限自次日起计算，征求意见期间不计入答复期限。"
        return NextStep(f"请记录{each.party}收到征求意见文书的日期", how, letter=each.notice_id)
    if each.due_on is not None and on > each.due_on:
        how = "有意见的照实记录；没有意见的，记录为“逾期未提出意见”，答复期限继续计算。"
        return NextStep(f"{each.party}的回复期限已过", how, each.due_on, letter=each.notice_id)
    how = "征求意见期间不计入答复期限。收到意见后在这份文书下记录，答复期限继续计算。"
    if len(waiting) > 1:
        how += f"还在等：{'、'.join(other.party for other in waiting if other is not each)}；各家的期间重合的只扣除一次。"
    return NextStep(f"等{each.party}的意见", how, each.due_on, letter=each.notice_id)


def _explained(application: Application, on: date) -> NextStep | None:
    found = getattr(application, "explanation", None)
    if found is None or found.asked_on is None or found.judgement == Judgement.UNREASONABLE:
        return None
    if found.explained_on is not None and not found.judgement:
        how = "由科室负责人或者签发审查：理由不合理的，可以不予处理；合理的照常答复，来不及的可以延迟答复。"
        return NextStep("请审查申请人说明的理由", how, application.due_on, "judge_explanation")
    if found.explained_on is None and on <= found.due_on:
        how = "答复期限照常计算。申请人在线说明的自动记录，其他方式的由经办登记。"
        return NextStep("等申请人说明理由", how, found.due_on, "receive_explanation")
    return None


def _reply(application: Application, repeated: str) -> NextStep:
    reply = getattr(application, "reply", None)
    if application.state == State.DRAFTED:
        how = "由科室负责人或者保密审查阅读答复书，同意或者退回；不能是拟稿人本人。"
        return NextStep("答复书等待审核", how, application.due_on, "review_reply")
    if application.state == State.REVIEWED:
        how = "由“签发”人员阅读答复书后签发，不能是拟稿人本人。签发后编文号，再送达。"
        return NextStep("答复书等待签发", how, application.due_on, "sign_reply")
    if reply is not None and reply.sent_back_reason:
        how = f"退回原因：{reply.sent_back_reason}。原来填写的都还在，修改后再送审核。"
        return NextStep("请修改退回的答复", how, application.due_on, "draft_reply")
    if repeated:
        how = (
            f"同一申请人此前申请过相近的内容，已经答复：{repeated}。内容相同的，选“重复申请”，"
            "不予重复处理；有新内容的照常办理。详见下面“此前的申请”。"
        )
        return NextStep("请拟写答复（可能是重复申请）", how, application.due_on, "draft_reply")
    how = "先看申请要的是什么、本机关有没有；内容不明确、涉及他人或者来不及的，先办右侧（手机在下方）“还可以办理”中的一项。"
    return NextStep("请拟写答复", how, application.due_on, "draft_reply")


def _afterwards(application: Application, challenges: Iterable[Challenge]) -> NextStep:
    found = [each for each in challenges if each.annulled_on is None]
    again = sorted(application.acted_again.all(), key=lambda each: each.pk)
    ordered = [each for each in found if each.must_act_again and not is_acted_on(each, again)]
    if ordered:
        how = "按决定书或者判决书写明的要求重新办理：另编申请编号，期限自收到决定的次日起算。"
        if isinstance(ordered[0], Lawsuit) and ordered[0].instance != Instance.SECOND:
            how += "任何一方上诉的，一审判决不生效，先在下面登记上诉，不用重新办理。"
        due_on = order_due(ordered[0])
        return NextStep("决定责令重新作出答复，请重新办理", how, due_on, verb="act_again")
    pending = [each for each in found if each.closed_on is None]
    if not pending and again:
        how = f"新的申请编号是 {again[-1].number}，在那里办理；本件的答复和记录保留不变。"
        return NextStep("已依决定重新办理", how)
    if not pending:
        return NextStep("已办结", "申请人申请行政复议或者提起诉讼的，在“还可以办理”中登记。")
    unanswered = [each for each in pending if each.answered_on is None]
    if not unanswered:
        how = "收到决定书或者判决书后，在下面“行政复议、行政诉讼”中登记审理结果。"
        return NextStep("复议或者诉讼尚未审结", how, is_challenged=True)
    due = [each.answer_due_on for each in unanswered if each.answer_due_on]
    if len(due) < len(unanswered):
        how = "收到申请书或者起诉状副本之日起，本机关提交答复或者答辩的期限开始计算，请在下面登记。"
        return NextStep("请登记收到副本的日期", how, is_challenged=True)
    how = "提交后在下面“行政复议、行政诉讼”中登记提交的日期。"
    return NextStep("请提交复议答复或者诉讼答辩", how, min(due), is_challenged=True)
