"""A report held against the rules: the surroundings that our records give, and the texts."""

from datetime import date

import pytest
from conftest import Cast

from gongkai.ledger import OrganLevel
from gongkai.report import actions
from gongkai.report.building import build, build_of
from gongkai.report.findings import blocking, level_of
from gongkai.report.narrative import opening_sections
from gongkai.report.tests.records import AT, drafted, frozen, make_application, make_item, make_pingluo_year


def rules(findings: list) -> set[str]:
    return {finding["rule"] for finding in findings}


@pytest.mark.parametrize("year", [2020, 2024])
def test_the_opening_texts_contradict_nothing_and_only_ask_to_be_finished(cast: Cast, year: int) -> None:
    make_pingluo_year(cast.organ)
    make_application(cast.organ, date(year - 1, 12, 20))
    for attribute in ("proactive", "on_application", "withheld"):
        make_item(cast.organ, date(year, 3, 1), attribute=attribute, kind="normative_document")
    findings = build(cast.organ, year, opening_sections(cast.organ, year)).findings
    assert rules(findings) == {"PROMPT"}
    assert all("【请" in finding["sentence"] for finding in findings)


def test_a_typed_number_that_the_tables_contradict_is_found(cast: Cast) -> None:
    make_pingluo_year(cast.organ)
    report = drafted(cast)
    actions.save_sections(
        report.pk,
        {
            "六": "2020年住建局行政许可29条。本报告依据《宁夏回族自治区实施〈中华人民共和国政府信息公开条例〉办法》。"
        },
        actor=cast.clerk,
        at=AT,
    )
    report.refresh_from_db()
    findings = build_of(report).findings
    assert {"X-1", "X-5"} <= rules(findings)
    assert "恰好是上一年项目数量 36 与本年增/减 -7 之和" in "".join(f["sentence"] for f in findings)
    assert not blocking(findings)


def test_what_the_form_asks_for_and_the_text_leaves_out_is_found(cast: Cast) -> None:
    texts = {
        **opening_sections(cast.organ, 2024),
        "一": "主动公开情况良好。",
        "五": " ",
        "六": "收取信息处理费0元。",
    }
    findings = [f for f in build(cast.organ, 2024, texts).findings if f["rule"] == "COVER"]
    assert [(f["severity"], f["sentence"][:4]) for f in findings] == [
        ("error", "第五部分"),
        ("warn", "第一部分"),
    ]
    assert "“依申请公开”“政府信息管理”“政府信息公开平台建设”“监督保障”" in findings[1]["sentence"]


def test_without_a_report_the_opening_texts_are_not_examined(cast: Cast) -> None:
    assert build(cast.organ, 2024).findings == []


def test_findings_are_plain_json(cast: Cast) -> None:
    frozen(cast)
    for finding in build(cast.organ, 2020, {"一": "本年新收政府信息公开申请3件。"}).findings:
        assert set(finding) == {"rule", "severity", "cells", "expected", "found", "sentence"}
        assert isinstance(finding["expected"], int | float | str | None)


@pytest.mark.parametrize(
    ("level", "kind", "expected"),
    [
        ("county", "department", OrganLevel.COUNTY_DEPARTMENT),
        ("county", "office", OrganLevel.COUNTY_DEPARTMENT),
        ("county", "government", OrganLevel.COUNTY_GOVERNMENT),
        ("township", "government", OrganLevel.TOWNSHIP_GOVERNMENT),
        ("prefecture", "government", OrganLevel.CITY_GOVERNMENT),
        ("province", "department", OrganLevel.PROVINCIAL_DEPARTMENT),
    ],
)
def test_levels_are_told_in_the_ledgers_words(
    cast: Cast, level: str, kind: str, expected: OrganLevel
) -> None:
    cast.organ.level, cast.organ.kind = level, kind
    assert level_of(cast.organ) is expected
