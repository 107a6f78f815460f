"""What a reply must state, made easy: a word on what to write, and what the records already say."""

from gongkai.applications.choices import Awaited, ConsultationKind
from gongkai.applications.earlier import earlier_ones
from gongkai.applications.letters.composing import in_letters
from gongkai.applications.models import Application
from gongkai.organs.actors import Actor

# By field, or by outcome and field where the outcome makes a difference.
HINTS = {
    "access_path": "写到能找到：网站栏目、索引号，或者查阅场所的地址",
    "content_or_path": "例如：随函附《……》复印件一份，共 3 页",
    "form_reason": "与申请人要求的载体、方式不同的才写，例如：原件易损，改为提供电子扫描件（条例第四十条）",
    "36.3/14b/reason": "写明这项信息为什么属于该条禁止公开的信息",
    "open_part": "写明公开哪一份信息的哪些内容",
    "withheld_part_reasons": "逐处写明遮盖了什么、为什么、依据条例第十四条、第十五条、第十六条中的哪一条",
    "forbidding_article": "写到条、款、项，例如：《……法》第十条第二款",
    "third_party_record": "哪一天书面征求了意见、第三方怎样答复；不写第三方的姓名",
    "special_law": "例如：《不动产登记暂行条例》第二十七条",
    "place_to_ask": "地点、窗口、需要带的材料",
    "search_record": "在哪个系统、用哪些关键词、查了哪一段时间、谁查的",
    "right_organ": "机关名称、联系电话、地址；不能确定的写明不能确定",
    "unclear_part": "补正之后还有哪里不清楚",
    "proper_channel": "例如：信访接待窗口的地址和电话，12345 热线",
    "earlier_reply": "系统已按此前的答复填好，请核对",
    "how_to_obtain": "出版物的名称、在哪里买得到或者借得到",
    "request_counts": "何时至何时共申请多少件，涉及哪些内容",
    "notice_and_expiry": "系统已按告知和期满的日期填好，请核对",
    "secrecy": "例如：秘密级，依据……确定，保密期限 20 年",
    "36.3/14a/reason": "写明为什么属于国家秘密；不要写出秘密的内容",
    "36.3/14c/reason": "写明公开会怎样危及国家安全、公共安全、经济安全或者社会稳定",
    "36.3/15/reason": "写明公开会损害哪一项合法权益（商业秘密、个人隐私等）",
    "36.3/16a/reason": "写明属于人事管理、后勤管理、内部工作流程中的哪一类",
    "36.3/16b/reason": "写明属于讨论记录、过程稿、磋商信函、请示报告中的哪一类",
    "36.3/16c/reason": "写明是哪一件行政执法案卷",
    "36.5/reason": "写明这项信息由谁制作或者保存，为什么不由本机关负责公开",
    "38/reason": "写明本机关现有哪些信息，要怎样加工、分析才能得到",
}


def hint_for(outcome: str, field: str) -> str:
    """A word on what to write in that field; empty where its label says it all."""
    return HINTS.get(f"{outcome}/{field}", HINTS.get(field, ""))


def recorded(application: Application, actor: Actor) -> dict[str, str]:
    """What the records of an application already say, by field; what they do not say is left out."""
    found = {
        "earlier_reply": _earlier_reply(application, actor),
        "notice_and_expiry": _notice_and_expiry(application),
        "third_party_record": _third_party_record(application),
        "request_counts": getattr(getattr(application, "explanation", None), "counts", ""),
    }
    return {field: said for field, said in found.items() if said}


def _earlier_reply(application: Application, actor: Actor) -> str:
    repeated = earlier_ones(application, actor).repeated
    return repeated[0].told if repeated else ""


def _notice_and_expiry(application: Application) -> str:
    """Which letter left or came when, and when its period ended."""
    fee, correction = getattr(application, "fee", None), getattr(application, "correction", None)
    if fee is not None and fee.notified_on and fee.due_on and application.awaited != Awaited.CORRECTION:
        return (
            f"{in_letters(fee.notified_on)}收到《收费通知书》（{fee.notice.document_number}），"
            f"缴费期限至{in_letters(fee.due_on)}届满"
        )
    if correction is not None and correction.asked_on:
        return (
            f"{in_letters(correction.asked_on)}发出《补正告知书》（{correction.notice.document_number}），"
            f"补正期限至{in_letters(correction.due_on)}届满"
        )
    return ""


def _third_party_record(application: Application) -> str:
    ended = application.consultations.filter(kind=ConsultationKind.THIRD_PARTY).exclude(ended_on=None)
    return "；".join(
        f"{in_letters(each.sent_on)}发出《第三方意见征询书》（{each.notice.document_number}），"
        f"第三方{each.get_answer_display()}（{in_letters(each.ended_on)}）"
        for each in ended.select_related("notice")
    )
