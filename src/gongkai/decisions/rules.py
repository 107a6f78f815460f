"""台账规则: what the columns of a decision must be together, and what is only doubtful (rules of the credit platform)."""

from datetime import date
from decimal import Decimal
from typing import Any

from gongkai.decisions.choices import Sort
from gongkai.items.row_rules import Doubt, RowFault, Rule, Values
from gongkai.law.identifiers import check_document_number, check_resident_id
from gongkai.law.provisions import find_provision

NATURAL = "自然人"
RESIDENT_ID = "身份证"
SUSPICIOUS_WAN = Decimal(1000)
"""Sums in 万元 from which somebody may have written 元."""
_OTHER_CODES = (
    "registration_number",
    "organisation_code",
    "tax_number",
    "institution_number",
    "social_number",
)
_PAPERS = (
    ("paper_kind", "paper_number", "证件号码"),
    ("representative_paper_kind", "representative_paper", "法定代表人证件号码"),
)


def faults_of(values: Values, today: date) -> list[RowFault]:
    """What holds for every sort."""
    return [
        *_identity(values),
        *_papers(values),
        *_days(values, today),
    ]


def _identity(values: Values) -> list[RowFault]:
    party = values.get("party_kind")
    if party == NATURAL:
        if values.get("credit_code"):
            return [RowFault("credit_code", "行政相对人是自然人，不填统一社会信用代码：请核对行政相对人类别")]
        missing = [code for code in ("paper_kind", "paper_number") if not values.get(code)]
        labels = {"paper_kind": "证件类型", "paper_number": "证件号码"}
        return [RowFault(code, f"行政相对人是自然人，“{labels[code]}”不能为空") for code in missing]
    if party and not any(values.get(code) for code in ("credit_code", *_OTHER_CODES)):
        return [RowFault("credit_code", f"行政相对人是{party}，“统一社会信用代码”不能为空")]
    return []


def _papers(values: Values) -> list[RowFault]:
    found = []
    for kind, number, label in _PAPERS:
        written = values.get(number)
        if written and values.get(kind) == RESIDENT_ID:
            checked = check_resident_id(written)
            if not checked.ok:
                found.append(RowFault(number, f"“{label}”有误：{checked.problem}"))
        elif written and not values.get(kind):
            found.append(RowFault(kind, f"填了“{label}”，须填证件类型"))
    return found


def _days(values: Values, today: date) -> list[RowFault]:
    found = []
    decided = _day(values.get("decided_on"))
    if decided and decided > today:
        found.append(RowFault("decided_on", f"决定日期 {decided} 晚于今天"))
    since, until = _day(values.get("valid_from")), _day(values.get("valid_until"))
    if until and (since or decided) and until < (since or decided or until):
        found.append(RowFault("valid_until", f"有效期至 {until} 早于{'有效期自' if since else '决定日期'}"))
    return found


def doubts_of(values: Values, today: date) -> list[str]:
    """Sums that look like yuan, document numbers that are written in another form, other codes than the one in use."""
    found = [
        f"{label} {values[code]} 万元数额过大：是否把元写成了万元"
        for code, label in (("fine_wan", "罚款金额"), ("confiscated_wan", "没收金额"))
        if code in values and Decimal(str(values[code])) >= SUSPICIOUS_WAN
    ]
    number = str(values.get("document", ""))
    checked = check_document_number(number)
    if number and not checked.ok:
        found.append(f"文书号“{number[:40]}”：{checked.problem}")
    if values.get("party_kind") not in (None, NATURAL) and not values.get("credit_code"):
        found.append("没有统一社会信用代码，只有旧的登记号码：请尽量补全")
    return found


def penalty_doubts(values: Values, today: date) -> list[str]:
    """The same, and 失信程度, which the platform's files do not tell: it must be known before the review."""
    missing = lacks_a_class(values)
    return [*doubts_of(values, today), *([missing] if missing else [])]


def lacks_a_class(values: Values) -> str | None:
    """A penalty of a day from which the class decides how long it is shown, without one."""
    decided = _day(values.get("decided_on"))
    rule = find_provision("minor_breach_publication_limit", on=decided) if decided else None
    if rule is None or not rule.may_block or values.get("breach"):
        return None
    return f"“失信程度”没有填：{rule.basis.label}自 {rule.effective_from} 起按它定公示期，审查前须填写"


def _day(value: Any) -> date | None:
    return date.fromisoformat(str(value)) if value else None


RULES: dict[str, tuple[Rule, Doubt]] = {
    Sort.LICENSE.register_kind: (faults_of, doubts_of),
    Sort.PENALTY.register_kind: (faults_of, penalty_doubts),
    Sort.COERCION.register_kind: (faults_of, doubts_of),
}
