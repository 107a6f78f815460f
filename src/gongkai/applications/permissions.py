"""Who may do what with 依申请公开: one table, keyed by verb."""

from gongkai.applications.choices import Channel, State
from gongkai.applications.letters import notice_text
from gongkai.applications.models import Application, Delivery, Notice, Reply
from gongkai.casework.procedure import Permission
from gongkai.casework.who_may import (
    by_name,
    clerk,
    head_or_director,
    in_organ,
    lacks_role,
    needs_to_know,
    of_organ,
    whoever_answers_for_the_organ,
)
from gongkai.organs.actors import PUBLIC, Actor, Role
from gongkai.organs.models import Organ

HANDLERS = (Role.CLERK, Role.SECTION_HEAD, Role.SECRECY_REVIEWER, Role.DIRECTOR)


def _not_a_writer(actor: Actor, application: Application, act: str) -> str | None:
    """Nobody who ever had a hand in the words or in the files, whoever drafted last."""
    reply: Reply | None = getattr(application, "reply", None)
    if reply is not None and actor.is_same_person(reply.drafted_by_id):
        return f"不能{act}本人拟写的答复"
    if reply is not None and actor.member_id in application.writer_ids:
        return f"不能{act}本人参与拟写的答复（曾经起草、修改，或者选取、遮盖所附的信息）"
    return None


def _not_the_reviewer(actor: Actor, application: Application) -> str | None:
    reply: Reply | None = getattr(application, "reply", None)
    if reply is None or not actor.is_same_person(reply.reviewed_by_id):
        return None
    return "不能签发本人审核的答复：请由其他签发人签发，或者退回后改由他人审核"


def drafter(actor: Actor, application: Application) -> str | None:
    return in_organ(actor, application, Role.CLERK, Role.SECTION_HEAD) or by_name(actor)


def another_reviewer(actor: Actor, application: Application) -> str | None:
    return (
        in_organ(actor, application, Role.SECTION_HEAD, Role.SECRECY_REVIEWER)
        or by_name(actor)
        or _not_a_writer(actor, application, "审核")
    )


def another_director(actor: Actor, application: Application) -> str | None:
    return (
        in_organ(actor, application, Role.DIRECTOR)
        or by_name(actor)
        or _not_a_writer(actor, application, "签发")
        or _not_the_reviewer(actor, application)
    )


def whoever_checks_now(actor: Actor, application: Application) -> str | None:
    return in_organ(actor, application, Role.SECTION_HEAD, Role.SECRECY_REVIEWER, Role.DIRECTOR)


def whoever_needs_to_know(actor: Actor, application: Application) -> str | None:
    return needs_to_know(actor, application, application.handler_id)


def whoever_keys_in(actor: Actor, application: Application) -> str | None:
    """What is keyed in from paper is put right by a clerk, who may look at it, under their own name."""
    return clerk(actor, application) or whoever_needs_to_know(actor, application) or by_name(actor)


def whoever_may_export(actor: Actor, application: Application) -> str | None:
    """The applicants of many applications at once, for those who may look at each of them."""
    return in_organ(actor, application, Role.CLERK, Role.DIRECTOR) or by_name(actor)


def whoever_works_here(actor: Actor, application: Application) -> str | None:
    return in_organ(actor, application, *HANDLERS) or by_name(actor)


def handling(actor: Actor, application: Application) -> str | None:
    """What a clerk or head of section starts under their own name."""
    return drafter(actor, application)


def reasons_judge(actor: Actor, application: Application) -> str | None:
    return in_organ(actor, application, Role.SECTION_HEAD, Role.DIRECTOR) or by_name(actor)


def whoever_mends(actor: Actor, application: Application) -> str | None:
    """What moves a running clock is put right by whoever answers for it; before registration there is none."""
    if application.state == State.SUBMITTED:
        return whoever_answers_for_the_organ(actor, application) or by_name(actor)
    refusal = head_or_director(actor, application) or by_name(actor)
    return (
        f"{refusal}：请把纸质材料交其核对后更正"
        if refusal and actor.works_in(application.organ_id)
        else refusal
    )


def whoever_undoes(actor: Actor, application: Application) -> str | None:
    """What is counted no more, or again, is answered for by the head of the section or the director."""
    return head_or_director(actor, application) or by_name(actor)


def applicant_or_clerk(actor: Actor, application: Application) -> str | None:
    """The public acts with number and query code, which the action has asked for."""
    return None if actor == PUBLIC else clerk(actor, application)


def notice_clerk(actor: Actor, notice: Notice) -> str | None:
    return in_organ(actor, notice.application, Role.CLERK, Role.SECTION_HEAD)


def another_signer(actor: Actor, notice: Notice) -> str | None:
    """Who signs is told by the kind of letter; never whoever wrote any of it."""
    refusal = in_organ(actor, notice.application, *notice_text(notice.kind).signed_by) or by_name(actor)
    if refusal is None and actor.is_same_person(notice.drafted_by_id):
        return "不能签发本人拟写的文书"
    if refusal is None and actor.member_id in notice.writer_ids:
        return "不能签发本人修改过的文书"
    return refusal


def applicant_or_notice_clerk(actor: Actor, notice: Notice) -> str | None:
    """The applicant says online that a letter has come."""
    if actor == PUBLIC:
        return None if notice_text(notice.kind).to == "applicant" else "只有申请人的文书可以在线确认收到"
    return notice_clerk(actor, notice)


def delivery_clerk(actor: Actor, delivery: Delivery) -> str | None:
    return in_organ(actor, delivery.application, Role.CLERK, Role.SECTION_HEAD)


def receipt_reader(actor: Actor, delivery: Delivery) -> str | None:
    """A receipt shows a name and a signature: for those who need to know, on the record."""
    return whoever_needs_to_know(actor, delivery.application)


PERMISSIONS: dict[str, Permission] = {
    "record_contact": clerk,
    "shelve": clerk,
    "register": clerk,
    "mend_record": whoever_mends,
    "annul_registration": whoever_undoes,
    "reinstate": whoever_undoes,
    "assign": whoever_answers_for_the_organ,
    "draft_reply": drafter,
    "review_reply": another_reviewer,
    "send_back_reply": whoever_checks_now,
    "sign_reply": another_director,
    "deliver": clerk,
    "look": whoever_needs_to_know,
    "attach_files": clerk,
    "retype": whoever_keys_in,
    "export_identities": whoever_may_export,
    "acknowledge_move": whoever_works_here,
    "ask_correction": handling,
    "receive_correction": clerk,
    "ask_explanation": handling,
    "receive_explanation": applicant_or_clerk,
    "judge_explanation": reasons_judge,
    "delay_reply": handling,
    "consult": handling,
    "tell_of_consultation": handling,
    "override_objection": handling,
    "extend": handling,
    "charge_fee": handling,
    "confirm_payment": clerk,
    "ask_for_help": handling,
    "answer_help": whoever_works_here,
    "split": clerk,
    "withdraw_application": applicant_or_clerk,
    "act_again": clerk,
    "look_at_holding": whoever_works_here,
    "open_original": whoever_needs_to_know,
    "hold": drafter,
    "decide_holding": drafter,
    "drop_holding": drafter,
    "redact": drafter,
    "release_to_public": drafter,
    "amend_notice": notice_clerk,
    "sign_notice": another_signer,
    "send_notice": notice_clerk,
    "drop_notice": notice_clerk,
    "confirm_notice_received": applicant_or_notice_clerk,
    "record_answer": notice_clerk,
    "confirm_delivery": delivery_clerk,
    "record_return": delivery_clerk,
    "deliver_again": delivery_clerk,
    "open_receipt": receipt_reader,
}


def may_submit(actor: Actor, organ_id: int, channel: str) -> str | None:
    """The public sends in by itself; what comes on paper or by word a clerk of the organ keys in."""
    if channel not in Channel.values:
        return "提交方式无效"
    if not actor.is_member and not actor.is_system:
        return None if channel == Channel.INTERNET else "公众只能通过互联网渠道在线提交"
    return of_organ(actor, organ_id, Role.CLERK, elsewhere="只能登记本机关收到的申请", act="登记")


def may_look_up(actor: Actor) -> str | None:
    """Finding a person's applications by the number of a paper tells that the person applied."""
    if actor.organ_id is None or not actor.is_member:
        return "只有本机关人员可以查找"
    return lacks_role(actor, Role.CLERK, Role.DIRECTOR, act="查找")


def may_recompute(actor: Actor) -> str | None:
    """The program itself when a notice is loaded, or an administrator."""
    return lacks_role(actor, Role.ADMINISTRATOR)


def may_change_templates(actor: Actor, organ_id: int | None) -> str | None:
    """An administrator of the organ under their own name; those for all organs (None) one of the topmost organ."""
    if actor.is_system:
        return None  # the command line
    if organ_id is None:
        return _may_change_site_templates(actor)
    if not actor.works_in(organ_id):
        return "只能更换本机关的文书模板"
    return lacks_role(actor, Role.ADMINISTRATOR) or by_name(actor)


def _may_change_site_templates(actor: Actor) -> str | None:
    """An administrator of an organ that has none above it."""
    if actor.organ_id is None or Organ.objects.filter(pk=actor.organ_id).exclude(parent=None).exists():
        return "全部机关的模板由最上级机关的“系统管理”人员更换"
    return lacks_role(actor, Role.ADMINISTRATOR) or by_name(actor)
