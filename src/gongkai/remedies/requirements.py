"""What registering a challenge and taking it further needs; whether it is admitted is not the organ's to say."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.applications.choices import State as ApplicationState
from gongkai.applications.clock import submitted_on
from gongkai.applications.models import Application
from gongkai.law.challenge_endings import ChallengeKind, endings_of
from gongkai.law.deadlines import add_months
from gongkai.remedies.choices import Against, Instance, OrderUnit, PaperRole, Result, Route, Standing
from gongkai.remedies.models import Challenge, ChallengePaper, Lawsuit, Reconsideration
from gongkai.remedies.papers import MIB, MOST_BYTES_OF_ALL, MOST_PAPERS
from gongkai.remedies.warnings import review_overdue_on

Form = Mapping[str, Any]
MOST_ORDERED = 365
MOST_MONTHS_AHEAD = 24  # a hearing later than that is a mistyped year


def said(form: Form, name: str) -> str:
    return str(form.get(name) or "").strip()


# ---- registration


def something_to_challenge(application: Application, form: Form) -> str | None:
    against = form["against"]
    if against not in Against.values:
        return "须选择针对什么"
    if against != Against.REPLY:
        return None
    if application.state == ApplicationState.DELIVERED:
        return None
    return "答复送达以后才能登记对答复的复议、诉讼；期满没有答复的，针对“逾期不答复”登记"


def a_case_number(application: Application, form: Form) -> str | None:
    written = form["case_number"]
    if not written:
        return "须填写案号"
    if len(written) > 60:
        return "案号太长（60 字以内）"
    kind: type[Reconsideration] | type[Lawsuit] = form["kind"]
    if kind.objects.filter(organ_id=application.organ_id, case_number=written).exists():
        return f"案号“{written}”已经登记"
    return None


def a_day_of_filing(application: Application, form: Form) -> str | None:
    filed_on = form["filed_on"]
    if filed_on > form["today"]:
        return f"受理日期不能晚于今天（{form['today']}）"
    closed_on = application.closed_on
    if form["against"] == Against.REPLY and closed_on is not None and filed_on < closed_on:
        return f"受理日期不能早于答复送达日期（{closed_on}）"
    first = submitted_on(application)
    return f"受理日期不能早于提交申请之日（{first}）" if filed_on < first else None


def a_review_that_went_before(application: Application, form: Form) -> str | None:
    """One over the same application that was decided, or that its organ did not decide in time (行政复议法第三十四条)."""
    review: Reconsideration | None = form["after_review"]
    if review is None:
        return None
    if review.application_id != application.pk:
        return "此前的行政复议不是针对本答复的"
    if review.closed_on is not None:
        if form["filed_on"] < review.closed_on:
            return f"受理日期不能早于行政复议结案日期（{review.closed_on}）"
        return None
    due_on = review_overdue_on(review)
    if form["filed_on"] > due_on:
        return None
    return (
        f"行政复议“{review.case_number}”尚未审结，审理期限（{due_on}）也没有届满，不能登记为复议后起诉；"
        "已经审结的请先登记审理结果"
    )


def a_standing(application: Application, form: Form) -> str | None:
    if form["standing"] not in Standing.values:
        return "须选择本机关的诉讼地位"
    if form["standing"] != Standing.DEFENDANT and form["route"] != Route.AFTER_REVIEW:
        return "未经复议直接起诉的，本机关是被告"
    return None


# ---- the way of a challenge


def a_body(challenge: Challenge, form: Form) -> str | None:
    return None if said(form, "body") else "须填写复议机关或者法院"


def a_day_of_service(challenge: Challenge, form: Form) -> str | None:
    served_on = form["served_on"]
    if served_on > form["today"]:
        return f"收到副本之日不能晚于今天（{form['today']}）"
    first = _instance_began(challenge)
    return f"收到副本之日不能早于{first[0]}（{first[1]}）" if served_on < first[1] else None


def not_served_yet(challenge: Challenge, form: Form) -> str | None:
    if challenge.served_on is None:
        return None
    return f"已经登记 {challenge.served_on} 收到副本；填错或者改变程序的，请“更正登记”"


def a_served_copy(challenge: Challenge, form: Form) -> str | None:
    return None if challenge.served_on else "须先登记收到申请书或者起诉状副本之日"


def not_answered_yet(challenge: Challenge, form: Form) -> str | None:
    if challenge.answered_on is None:
        return None
    return f"已经登记 {challenge.answered_on} 提交；填错的，请“更正登记”"


def a_day_of_answering(challenge: Challenge, form: Form) -> str | None:
    answered_on = form["answered_on"]
    if answered_on > form["today"]:
        return f"提交日期不能晚于今天（{form['today']}）"
    if challenge.served_on is not None and answered_on < challenge.served_on:
        return f"提交日期不能早于收到副本之日（{challenge.served_on}）"
    return None


def a_day_of_hearing(challenge: Challenge, form: Form) -> str | None:
    if form["hearing_on"] < challenge.filed_on:
        return f"听证或者开庭日期不能早于受理日期（{challenge.filed_on}）"
    last = add_months(form["today"], MOST_MONTHS_AHEAD)
    return f"听证或者开庭日期晚于 {last}，请核对年份" if form["hearing_on"] > last else None


_BEGINNING = {Instance.SECOND: "上诉", Instance.REMANDED: "发回重审", Instance.RETRIAL: "再审"}


def _instance_began(challenge: Challenge) -> tuple[str, date]:
    if isinstance(challenge, Lawsuit) and challenge.reopened_on is not None:
        return f"{_BEGINNING[Instance(challenge.instance)]}日期", challenge.reopened_on
    return "受理日期", challenge.filed_on


# ---- how it ended


def kind_of(challenge: Challenge) -> ChallengeKind:
    return ChallengeKind.RECONSIDERATION if isinstance(challenge, Reconsideration) else ChallengeKind.LAWSUIT


def a_result(challenge: Challenge, form: Form) -> str | None:
    ending = said(form, "ending")
    if ending and ending not in {each.code for each in endings_of(kind_of(challenge))}:
        return "须选择结案方式"
    return None if form["result"] in Result.values else "须选择审理结果"


def a_closing_day(challenge: Challenge, form: Form) -> str | None:
    closed_on: date = form["closed_on"]
    if closed_on > form["today"]:
        return f"结案日期不能晚于今天（{form['today']}）"
    name, first = _instance_began(challenge)
    return f"结案日期不能早于{name}（{first}）" if closed_on < first else None


def a_day_of_receiving_the_decision(challenge: Challenge, form: Form) -> str | None:
    day = form.get("decision_received_on")
    if day is None:
        return None
    if day > form["today"]:
        return f"收到决定书或者判决书之日不能晚于今天（{form['today']}）"
    return (
        f"收到决定书或者判决书之日不能早于结案日期（{form['closed_on']}）"
        if day < form["closed_on"]
        else None
    )


def a_decision_to_act_again(challenge: Challenge, form: Form) -> str | None:
    if not form.get("must_act_again"):
        asked = form.get("order_days") or said(form, "order_unit")
        return "没有责令重新作出答复的，不填责令的期限" if asked else None
    if form.get("result") != Result.CORRECTED:
        return "责令重新作出答复的，审理结果是“结果纠正”"
    return None if said(form, "decision_number") else "须填写决定书或者判决书的文号"


def an_ordered_period(challenge: Challenge, form: Form) -> str | None:
    days, unit = form.get("order_days"), said(form, "order_unit")
    if not form.get("must_act_again") or (not days and not unit):
        return None
    if not days or days > MOST_ORDERED:
        return f"责令的期限须为 1 至 {MOST_ORDERED} 日；决定书没有写明期限的不填"
    return None if unit in OrderUnit.values else "须选择责令的期限是工作日还是自然日"


# ---- papers


def an_application_that_was_not_destroyed(challenge: Challenge, form: Form) -> str | None:
    return None if challenge.application.identity else "案卷已依保管期限销毁，不再添加材料"


def a_role_of_the_paper(challenge: Challenge, form: Form) -> str | None:
    return None if form["role"] in PaperRole.values else "须选择材料的种类"


def not_there_already(challenge: Challenge, form: Form) -> str | None:
    same: ChallengePaper | None = form["same"]
    return f"同样的文件已经添加过（“{same.name}”）" if same else None


def a_paper_that_stands(challenge: Challenge, form: Form) -> str | None:
    paper: ChallengePaper = form["paper"]
    return f"已于 {paper.set_aside_on} 撤下" if paper.set_aside_on else None


def room_for_the_paper(challenge: Challenge, form: Form) -> str | None:
    if form["count"] >= MOST_PAPERS:
        return f"一件案件最多 {MOST_PAPERS} 个材料：请合并成一个 PDF"
    if form["size"] > MOST_BYTES_OF_ALL:
        return f"一件案件的材料合计不超过 {MOST_BYTES_OF_ALL // MIB} MB：请降低扫描的分辨率"
    return None


# ---- appeal, remand, retrial, correction, annulment


def a_first_judgment(challenge: Challenge, form: Form) -> str | None:
    if not isinstance(challenge, Lawsuit):
        return "行政复议没有上诉"
    return "二审裁判是终审，不能上诉" if challenge.instance == Instance.SECOND else None


def a_court_that_remands(challenge: Challenge, form: Form) -> str | None:
    is_above = isinstance(challenge, Lawsuit) and challenge.instance in (Instance.SECOND, Instance.RETRIAL)
    return None if is_above else "二审、再审的法院才能发回重审"


def a_number_of_the_retrial(challenge: Challenge, form: Form) -> str | None:
    return None if said(form, "number") else "须填写再审的案号"


def a_day_of_opening_again(challenge: Challenge, form: Form) -> str | None:
    day: date = form["on"]
    if day > form["today"]:
        return f"日期不能晚于今天（{form['today']}）"
    name, first = _instance_began(challenge)
    if challenge.closed_on is not None:
        name, first = "裁判日期", challenge.closed_on
    return f"日期不能早于{name}（{first}）" if day < first else None


def a_day_after_the_instance_before(suit: Lawsuit) -> str | None:
    """An appeal, a remand, a retrial follows what it opened again."""
    before = suit.former_instances.order_by("pk").last()
    if before is None or suit.reopened_on is None or suit.reopened_on >= before.closed_on:
        return None
    return f"{_instance_began(suit)[0]}不能早于此前的裁判日期（{before.closed_on}）"


def a_reason(challenge: Challenge, form: Form) -> str | None:
    return None if said(form, "reason") else "须写明原因"


def no_suit_after_it(challenge: Challenge, form: Form) -> str | None:
    if not isinstance(challenge, Reconsideration):
        return None
    later = Lawsuit.objects.filter(after_review=challenge).first()
    return f"行政诉讼“{later.case_number}”登记为在它之后，请先更正" if later else None


def nothing_acted_on(challenge: Challenge, form: Form) -> str | None:
    again = challenge.application.acted_again.order_by("pk").last()
    if not challenge.must_act_again or again is None:
        return None
    return f"已经依该决定重新办理（{again.number}），登记不能撤销"
