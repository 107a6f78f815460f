"""报送: the credit platform's template is filled from the register and can be imported again."""

from datetime import date

import pytest
from conftest import Cast

from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.decisions import actions
from gongkai.decisions.actions.exporting import Exported
from gongkai.decisions.choices import Sort
from gongkai.decisions.models import DecisionExport
from gongkai.decisions.template import template_of
from gongkai.decisions.tests import samples
from gongkai.decisions.tests.samples import moment, of_a_person, penalty, signed
from gongkai.items import actions as item_actions
from gongkai.items.imports.heads import find_head
from gongkai.items.imports.matching import match
from gongkai.items.imports.reading import read_file
from gongkai.items.kinds import kind_of
from gongkai.items.row_values import all_values
from gongkai.organs.models import Organ

YEAR = {"since": date(2026, 1, 1), "until": date(2026, 12, 31), "reason": "双公示报送"}


def exported(cast: Cast) -> Exported:
    rows = samples.entered(
        cast, samples.register_of(cast), penalty(1, fine_wan="1.25"), of_a_person(2), penalty(3)
    )
    signed(cast, rows[:2])
    return actions.export_decisions(
        cast.organ, Sort.PENALTY, actor=cast.clerk, at=moment(date(2026, 6, 1)), **YEAR
    )


def test_signed_decisions_are_exported_with_papers_on_the_record(cast: Cast) -> None:
    found = exported(cast)
    (sheet,) = read_file(found.content, found.name)
    heads, codes, first, second = sheet.rows[:4]
    line = dict(zip(codes, first, strict=False))
    assert (line["CF_NR_FK"], line["CF_JDRQ"], line["CF_GSJZQ"]) == ("1.250000", "2026/05/11", "2027/05/11")
    assert dict(zip(heads, second, strict=False))["证件号码"] == samples.paper(2)
    assert len(sheet.rows) == 4 and (found.record.row_count, found.record.numbers) == (2, 1)
    entry = Entry.objects.filter(verb="export_decisions").get()
    assert "证件号码 1 个" in entry.label and samples.paper(2) not in str(entry.payload)


def test_an_export_needs_a_reason_a_clerk_and_something_to_export(cast: Cast) -> None:
    for changes, actor, why in (
        ({"reason": " "}, cast.clerk, "须填写用途"),
        ({}, cast.director, "须由“经办”"),
        ({}, cast.clerk, "没有已签核"),
    ):
        with pytest.raises(StepRefused, match=why):
            actions.export_decisions(cast.organ, Sort.PENALTY, actor=actor, **{**YEAR, **changes})
    assert not DecisionExport.objects.exists()


def test_what_was_exported_comes_in_again_as_it_was(cast: Cast) -> None:
    found = exported(cast)
    other = Organ.objects.get(pk=cast.other_organ.pk)
    draft = item_actions.Draft(
        kind="penalty_register",
        title="台账",
        formed_on=date(2026, 1, 5),
        proposed_attribute="withheld",
        proposed_ground="16.internal.workflow",
    )
    register = item_actions.register(other, draft, actor=cast.other_clerk)
    staged = item_actions.stage_import(
        register.pk, actor=cast.other_clerk, name=found.name, content=found.content
    )
    item_actions.confirm_import(staged.pk, actor=cast.other_clerk)
    values = [all_values(row) for row in register.rows.order_by("position")]
    assert {each["standing"] for each in values} == {"有效"}
    assert values[1]["paper_number"] == samples.paper(2) and values[0]["fine_wan"] == "1.250000"


@pytest.mark.parametrize("sort", Sort)
def test_every_code_and_head_of_a_template_leads_to_its_column(sort: Sort) -> None:
    from gongkai.items.imports.reading.sheets import Sheet

    kind = kind_of(sort.register_kind)
    for heads in ([cell.code for cell in template_of(sort)], [cell.head for cell in template_of(sort)]):
        sheet = Sheet(name="x", rows=[heads, ["1"] * len(heads)])
        assert find_head(kind, sheet) == 1
        found = dict(zip(heads, match(kind, sheet, 1), strict=True))
        for cell, head in zip(template_of(sort), heads, strict=True):
            if cell.column:
                assert found[head] == cell.column, head


@pytest.mark.parametrize(
    ("heads", "codes"),
    [
        (["XK_FDDB", "XK_XDR_TYPE", "XK_WSH"], ["representative", "party_kind", "document"]),
        (["项目名称", "审批类别", "行政相对人代码_1", "行政相对人代码_5(居民身份证号)", "许可截止期", "许可决定日期"],
         ["document_name", "category", "credit_code", "paper_number", "valid_until", "decided_on"]),
    ],
)  # fmt: skip
def test_older_layouts_are_known_on_import(heads: list[str], codes: list[str]) -> None:
    from gongkai.items.imports.reading.sheets import Sheet

    sheet = Sheet(name="x", rows=[heads, ["一"] * len(heads)])
    assert match(kind_of("license_register"), sheet, 1) == codes
