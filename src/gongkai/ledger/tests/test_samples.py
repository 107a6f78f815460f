"""Figures of reports that agencies published: they reconcile, and the known slips are found."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from gongkai.ledger import (
    Form,
    OrganLevel,
    ReconciliationContext,
    Severity,
    TableId,
    Tables,
    load_form,
    reconcile,
    review,
)
from gongkai.ledger.lines import leaves

SAMPLES = Path(__file__).parents[5] / "shared" / "samples"
NAMES = ("pingluo-2020", "pingtan-2019", "shuyang-fagai-2023", "hongze-2024")
pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the published samples are not beside the repository"
)


def row_codes(form: Form) -> dict[str, str]:
    """三(三)1 → apps.result.deny.state_secret, from the numbers that the labels begin with."""
    codes = {}
    for leaf in leaves(form.tables[TableId.APPLICATIONS].rows):
        numbers = (re.match(r"（?([一二三四五六七]|\d)[）、.]", label) for label in leaf.labels)
        first, *rest = [number[1] for number in numbers if number]
        key = first + "".join(f"({number})" if not number.isdigit() else number for number in rest)
        codes[key] = leaf.line.code
    return {"三(六)": "apps.result.other.misc", **codes} if form.id == "2021" else codes


def sample(name: str) -> tuple[int, Tables]:
    report = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    form, tables = load_form(str(report["format"])), report["tables"]
    mapping: dict[str, Any] = {}
    for block in form.tables[TableId.PROACTIVE].blocks:
        for row in block.rows:
            figures = next(tables["二"][label] for label in (row.label, *row.also) if label in tables["二"])
            mapping.update({f"{row.code}.{c.code}": v for c, v in zip(block.columns, figures, strict=True)})
    codes = row_codes(form)
    for key, figures in tables["三"]["rows"].items():
        mapping.update({f"{codes[key]}.{c}": v for c, v in zip(form.columns, figures, strict=True)})
    mapping.update(dict(zip(form.codes_of(TableId.REMEDIES), tables["四"].values(), strict=True)))
    if "三(六)" in tables["三"]["rows"] and form.id == "2021":
        folded = (
            f"apps.result.other.{row}.{c}" for row in ("no_correction", "fee_unpaid") for c in form.columns
        )
        mapping.update(dict.fromkeys(folded, 0))
    return report["year"], Tables.from_mapping(form, mapping)


@pytest.mark.parametrize("name", NAMES)
def test_a_published_report_has_no_error(name: str) -> None:
    year, tables = sample(name)
    level = OrganLevel.COUNTY_GOVERNMENT if name == "hongze-2024" else OrganLevel.COUNTY_DEPARTMENT
    findings = reconcile(ReconciliationContext(tables=tables, year=year, organ_level=level))
    assert [f.sentence for f in findings if f.severity in (Severity.ERROR, Severity.BLOCK)] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_blanks_of_a_published_report_are_counted(name: str) -> None:
    _, tables = sample(name)
    blank = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))["blank_cells"]
    assert len(list(tables.blank_codes())) == blank


def test_pingluo_2020_is_found_out_where_its_text_and_basis_are_wrong() -> None:
    year, tables = sample("pingluo-2020")
    text = (SAMPLES / "pingluo-2020.txt").read_text(encoding="utf-8")
    parts = re.split(r"\n(?=[一二三四五六]、)", text)
    prose = {"preamble": parts[0], "一": parts[1], "五": parts[-2], "六": parts[-1]}
    outcome = review(
        ReconciliationContext(
            tables=tables,
            year=year,
            organ_level=OrganLevel.COUNTY_DEPARTMENT,
            prose=prose,
            title="平罗县住建局 2020 年政府信息公开 年度报告",
            printed_labels={"社会公益组织": "社会组织"},
        )
    )
    assert [(f.rule, f.found) for f in outcome.findings] == [
        ("X-1", 29),
        ("X-1", 349),
        ("X-5", "宁夏回族自治区实施〈中华人民共和国政府信息公开条例〉办法"),
        ("BLANK", 148),
        ("LABEL", "社会组织"),
    ]
