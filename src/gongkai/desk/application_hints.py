"""What else can be done with an application: its steps by what they are for, each with a word on when."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.desk.steps import Offer

OTHERS = "其他"
GROUPS: dict[str, dict[str, str]] = {
    "确认收到": {
        "record_contact": "联系过申请人的，每次都记一笔",
        "shelve": "几次联系不上的，先存查",
    },
    "答复": {
        "draft_reply": "已经清楚怎样答复的",
        "review_reply": "",
        "sign_reply": "",
        "send_back_reply": "要改的，写明原因退给拟稿人",
        "deliver": "",
    },
    "内容不明确，或者太多": {
        "ask_correction": "请申请人补充，只能告知一次",
        "receive_correction": "申请人来信、来电补正的",
        "split": "一份申请写了几件事的，分开办理",
        "ask_explanation": "同一人数量、频次明显过多的",
        "receive_explanation": "申请人书面说明的",
        "judge_explanation": "",
        "delay_reply": "理由合理但来不及的",
    },
    "要问别人": {
        "consult": "可能损害第三方权益，或者涉及其他机关的",
        "tell_of_consultation": "告诉申请人这段时间不计入期限",
        "override_objection": "第三方不同意，为公共利益仍要公开的",
        "ask_for_help": "材料在其他科室的",
    },
    "时间和费用": {
        "extend": "来不及的，须在到期以前告知申请人",
        "charge_fee": "超过免费数量的",
        "confirm_payment": "",
    },
    "答复之后，复议、诉讼": {
        "register_reconsideration": "收到行政复议答复通知书的，逾期没有答复的也在这里登记",
        "register_lawsuit": "收到法院应诉通知的",
        "act_again": "决定或者判决责令重新答复的",
        "release_to_public": "公众普遍关心的，把给申请人的文件公开",
    },
    OTHERS: {
        "assign": "换人承办",
        "withdraw_application": "申请人来信、来电撤回的",
        "retype": "录入时看错、打错的，照纸质申请更正",
        "annul_registration": "同一份申请录入了两次的",
        "reinstate": "撤回、作废登记错了申请的",
        "mend_record": "日期、送达、意见、票据登记错了的",
    },
}
HINTS = {verb: hint for group in GROUPS.values() for verb, hint in group.items()}


@dataclass(frozen=True)
class Hinted:
    """An open step with a word on when it is the right one."""

    offer: Offer
    hint: str


def grouped(offers: Iterable[Offer], *, leading: str) -> list[tuple[str, list[Hinted]]]:
    """The open steps but the one that leads on, by purpose; those of no group stand under 其他."""
    left = {offer.verb: offer for offer in offers if not offer.reasons and offer.verb != leading}
    found = []
    for title, verbs in GROUPS.items():
        mine = [Hinted(left.pop(verb), hint) for verb, hint in verbs.items() if verb in left]
        if title == OTHERS:
            mine += [Hinted(offer, "") for offer in left.values()]
        if mine:
            found.append((title, mine))
    return found
