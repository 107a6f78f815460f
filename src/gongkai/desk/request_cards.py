"""Index card of a 更正申请 or a 转主动公开建议; empty lines left out."""

from gongkai.items.public_tables import chinese_date
from gongkai.requests.models import Conversion, Rectification


def card_of(case: Rectification | Conversion) -> list[list[str]]:
    pairs = [
        ("提出方式", "" if isinstance(case, Conversion) and case.is_detected else case.get_channel_display()),
        ("收到日期", chinese_date(case.received_on)),
        ("承办人", case.handler.name if case.handler else ""),
        *(_of_rectification(case) if isinstance(case, Rectification) else _of_conversion(case)),
    ]
    letter = getattr(case, "letter", None)
    if letter is not None:
        pairs += [
            ("文号", letter.document_number),
            ("拟稿人", letter.drafted_by.name),
            ("审核人", letter.reviewed_by.name if letter.reviewed_by else ""),
            ("签发人", letter.signed_by.name if letter.signed_by else ""),
            (
                "送达",
                f"{letter.get_way_display()}，{chinese_date(letter.delivered_on)}" if letter.way else "",
            ),
        ]
    return [[label, value] for label, value in pairs if value]


def _of_rectification(case: Rectification) -> list[tuple[str, str]]:
    return [
        ("核实人", case.verified_by.name if case.verified_by else ""),
        ("核实日期", chinese_date(case.verified_on) if case.verified_on else ""),
        ("核实结论", case.get_verdict_display()),
        ("处理结果", case.get_outcome_display()),
        ("更正后的内容", case.corrected_to),
        ("更正后的版本", f"第 {case.edition.number} 版" if case.edition else ""),
    ]


def _of_conversion(case: Conversion) -> list[tuple[str, str]]:
    return [
        ("来源", f"本机关发现，{case.applicants} 名申请人" if case.is_detected else ""),
        ("处理结果", case.get_outcome_display()),
        ("审核拟办人", case.examined_by.name if case.examined_by else ""),
        ("复核人", case.reviewed_by.name if case.reviewed_by else ""),
        ("决定人", case.decided_by.name if case.decided_by else ""),
        ("决定日期", chinese_date(case.decided_on) if case.decided_on else ""),
    ]
