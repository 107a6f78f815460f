"""An annual report's way from the first draft to the public: one table of steps."""

from collections.abc import Mapping
from typing import Any

from gongkai.casework.procedure import Procedure, Step
from gongkai.report.models import AnnualReport, State
from gongkai.report.narrative import LONGEST, SECTIONS
from gongkai.report.permissions import PERMISSIONS
from gongkai.report.placeholders import section_name

Form = Mapping[str, Any]
HEADING_CODE = "annual-report"


def known_sections(report: AnnualReport, form: Form) -> str | None:
    unknown = [str(section)[:20] for section in form.get("sections", {}) if section not in SECTIONS]
    return f"报告没有这些部分：{'、'.join(unknown)}" if unknown else None


def texts_of_bearable_length(report: AnnualReport, form: Form) -> str | None:
    for section, text in form.get("sections", {}).items():
        if not isinstance(text, str):
            return f"{section_name(str(section)[:20])}不是文字"
        if len(text) > LONGEST:
            return f"{section_name(section)}有 {len(text)} 字，最多 {LONGEST} 字"
    return None


def year_is_over(report: AnnualReport, form: Form) -> str | None:
    on = form.get("on")
    if on is None or on.year > report.year:
        return None
    return f"{report.year} 年尚未结束，统计期限到 {report.year}年12月31日"


def a_reason(report: AnnualReport, form: Form) -> str | None:
    return None if str(form.get("reason", "")).strip() else "须填写原因"


def a_heading(report: AnnualReport, form: Form) -> str | None:
    if form.get("heading"):
        return None
    return (
        f"主动公开基本目录中没有代码为“{HEADING_CODE}”的有效公开事项，"
        "请先由系统管理员在目录中添加“政府信息公开年报”"
    )


def after_the_signature(report: AnnualReport, form: Form) -> str | None:
    at = form.get("at")
    if at is None or report.signed_at is None or at >= report.signed_at:
        return None
    return "公布时间不能早于签发时间"


STEPS = (
    Step(
        "save_sections",
        "修改文字",
        (State.DRAFT,),
        None,
        "《中华人民共和国政府信息公开条例》第五十条",
        (known_sections, texts_of_bearable_length),
    ),
    Step("freeze", "锁定数据", (State.DRAFT,), State.FROZEN, "", (year_is_over,)),
    Step("unfreeze", "解除锁定", (State.FROZEN,), State.DRAFT, "", (a_reason,)),
    Step(
        "sign",
        "签发",
        (State.FROZEN,),
        State.SIGNED,
        "《中华人民共和国政府信息公开条例》第十七条、第四十九条",
    ),
    Step(
        "publish",
        "公布",
        (State.SIGNED,),
        State.PUBLISHED,
        "《中华人民共和国政府信息公开条例》第四十九条",
        (a_heading, after_the_signature),
    ),
)
PROCEDURE = Procedure(STEPS, dict(State.choices), PERMISSIONS)
