"""公开指南（条例第十二条）: its text and the flow of an application, from the organ's record, the procedure and the law."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, QuerySet
from django.utils import timezone

from gongkai.applications.procedure import PROCEDURE
from gongkai.items.body import clean, plain_text
from gongkai.items.choices import State
from gongkai.items.models import Item
from gongkai.law.provisions import find_provision, provision
from gongkai.organs.models import Organ
from gongkai.web.prepared import prepared

KIND = "disclosure_guide"
ARTICLE = "《中华人民共和国政府信息公开条例》第十二条"
REQUIRED: Mapping[str, str] = {
    "classification": "信息分类",
    "arrangement": "编排体系",
    "access": "获取方式",
    "disclosure_office": "政府信息公开工作机构",
    "address": "办公地址",
    "office_hours": "办公时间",
    "phone": "联系电话",
    "fax": "传真号码",
    "internet_contact": "互联网联系方式",
}
REVIEWED_WITHIN = timedelta(days=365)  # art. 12: kept up to date


@dataclass(frozen=True)
class FlowStep:
    """One step of the flow: what, who, by when on which article, and what may happen on the way."""

    label: str
    who: str
    note: str
    basis: str = ""
    branches: tuple[str, ...] = ()


def flow(on: date) -> tuple[FlowStep, ...]:
    """The way of an application as the public reads it, with the periods in force on that day."""

    def days(name: str) -> str:
        return provision(name, on=on).period

    def step(verb: str) -> tuple[str, str]:
        found = PROCEDURE.step(verb)
        return found.label, found.basis.rpartition("》")[2]

    register, register_basis = step("register")
    deliver, deliver_basis = step("deliver")
    return (
        FlowStep("提出申请", "申请人", "网上、当面、邮寄、传真，不问用途", "第二十九条"),
        FlowStep(
            register,
            "本机关",
            "收到之日的次日起计算期限",
            register_basis,
            (f"内容不明确：{days('correction_notice_period')}内一次告知补正，补正后重新计算",),
        ),
        FlowStep(
            "检索、审查",
            "本机关",
            f"{days('reply_period')}内答复",
            "第三十三条",
            (
                f"涉及第三方：书面征求意见，第三方{days('third_party_reply_period')}内答复",
                f"需要延长：经同意并告知，最多{days('extension_limit')}",
                *_fee(on),
            ),
        ),
        FlowStep(
            f"{PROCEDURE.step('review_reply').label}、{PROCEDURE.step('sign_reply').label}",
            "本机关",
            "拟稿的人不审核、不签发",
            "第十七条",
        ),
        FlowStep(deliver, "本机关", "按申请人要求的形式提供", deliver_basis),
        FlowStep(
            "不服答复的",
            "申请人",
            f"{days('reconsideration_period')}内申请行政复议，或者{days('lawsuit_period')}内起诉",
            "第五十一条",
            ("不予公开的，先申请行政复议",) if on >= date(2024, 1, 1) else (),
        ),
    )


def _fee(on: date) -> tuple[str, ...]:
    """Nothing before there was a rule on fees (信息处理费, since 2021)."""
    found = find_provision("fee_payment_period", on=on)
    return (f"需要收费：收到通知后{found.period}内缴清",) if found else ()


def missing(organ: Organ) -> list[str]:
    """Labels of what article 12 asks for and the organ's record does not say."""
    return [label for name, label in REQUIRED.items() if not str(getattr(organ, name)).strip()]


def text_of(organ: Organ, on: date) -> str:
    """The guide as an item's body: headings and paragraphs, the flow in words."""
    lines = ["## 一、信息的分类和获取"]
    lines += [
        f"{REQUIRED[name]}：{_said(organ, name)}" for name in ("classification", "arrangement", "access")
    ]
    lines.append("## 二、政府信息公开工作机构")
    lines += [f"{label}：{_said(organ, name)}" for name, label in list(REQUIRED.items())[3:]]
    lines += [
        "## 三、申请公开的流程",
        "公民、法人和其他组织可以申请获取没有主动公开的政府信息，不需要说明用途。",
    ]
    for number, step in enumerate(flow(on), start=1):
        basis = f"（条例{step.basis}）" if step.basis else ""
        lines.append(f"{number}. {step.label}（{step.who}）：{step.note}{basis}。")
        lines += [f"　　{branch}。" for branch in step.branches]
    return "\n".join(lines)


def _said(organ: Organ, name: str) -> str:
    return " ".join(str(getattr(organ, name)).split()) or "（待补充）"


@dataclass(frozen=True)
class GuideState:
    """Where the guide stands: the item (None: never drawn up), and each reason why the public reads none or a stale one.

    One that `is_underway` says what it must, and is not public yet.
    """

    item: Item | None
    reasons: tuple[str, ...]
    is_underway: bool = False


@prepared
def _guides(organ_id: int) -> QuerySet[Item]:
    """The newest that was not withdrawn."""
    found = Item.objects.filter(organ_id=organ_id, kind=KIND).exclude(state=State.WITHDRAWN)
    return found.order_by(F("published_at").desc(nulls_last=True), "-pk")[:1]


def state_of(organ: Organ, on: date) -> GuideState:
    """What is missing, what differs from the published guide, and whether it was looked at within a year; one query."""
    item = next(iter(_guides(organ.pk)), None)
    reasons = [f"机关信息缺少：{'、'.join(missing(organ))}"] if missing(organ) else []
    if item is None:
        return GuideState(None, (*reasons, "还没有编制公开指南"))
    now = plain_text(clean(text_of(organ, on)))
    if plain_text(item.body) != now:
        reasons.append("机关信息、办理程序或者期限有变动，与指南不一致")
    elif item.published_at is None:
        told = f"公开指南还没有公布（{item.get_state_display()}），请按信息的程序审核、签发、发布"
        return GuideState(item, (*reasons, told), is_underway=True)
    elif timezone.localdate(item.published_at) + REVIEWED_WITHIN < on:
        reasons.append(f"指南自 {timezone.localdate(item.published_at)} 起没有更新，请核对各项内容")
    return GuideState(item, tuple(reasons))
