"""Every kind is one YAML file that a clerk can register and publish."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from conftest import Cast

from gongkai.casework.procedure import StepRefused
from gongkai.demo.agencies import read
from gongkai.finance.tests.samples import fill
from gongkai.items import actions
from gongkai.items.choices import FIVE_OPEN, StatutoryClass
from gongkai.items.kinds import FOLDER, Column, ColumnType, Kind, all_kinds, checked, kind_of
from gongkai.law.provisions import all_provisions

EXAMPLES: dict[ColumnType, Any] = {
    ColumnType.TEXT: "文字",
    ColumnType.INTEGER: "3",
    ColumnType.DECIMAL: "1.50",
    ColumnType.DATE: "2026-03-02",
    ColumnType.ITEM: "640221041/2026-00001",
}


def example(column: Column) -> Any:
    """What the file gives as an example, or something of the column's type."""
    return column.example or (
        column.choices[0] if column.type == ColumnType.CHOICE else EXAMPLES[column.type]
    )


def test_every_file_of_the_folder_is_a_kind() -> None:
    assert set(all_kinds()) == {path.stem for path in FOLDER.glob("*.yaml")}


@pytest.mark.parametrize("code", sorted(all_kinds()))
def test_a_kind_refers_to_what_exists(code: str) -> None:
    kind = kind_of(code)
    columns = {column.code for column in kind.columns}
    assert set(kind.five_open) <= set(FIVE_OPEN)
    assert not kind.statutory_class or kind.statutory_class in StatutoryClass.values
    assert kind.provision in all_provisions()
    assert {kind.day_column, kind.end_column} - {""} <= columns


@pytest.mark.parametrize("code", sorted(all_kinds()))
def test_the_examples_of_a_kind_pass_its_own_checks(code: str) -> None:
    kind = kind_of(code)
    for columns in (kind.columns, kind.fields):
        given = {column.code: column.example for column in columns if column.example}
        required = {column.code: example(column) for column in columns if column.required}
        assert set(checked(columns, {**required, **given})) == set(required) | set(given)


def examples(kind: Kind) -> dict[str, Any]:
    return {field.code: example(field) for field in kind.fields}


@pytest.mark.parametrize("code", sorted(code for code, kind in all_kinds().items() if kind.heading))
def test_a_kinds_default_place_is_in_the_catalogue(code: str) -> None:
    told = read("catalogue")["proactive"]
    assert kind_of(code).heading in {name for first in told for name in (first["code"], *first["children"])}


@pytest.mark.parametrize("code", sorted(code for code, kind in all_kinds().items() if kind.is_internal))
def test_a_register_is_never_made_public(cast: Cast, code: str) -> None:
    kind = kind_of(code)
    told = {"kind": code, "title": kind.label, "formed_on": date(2026, 3, 2)}
    with pytest.raises(StepRefused, match="内部台账"):
        actions.register(cast.organ, actions.Draft(**told, proposed_attribute="proactive"), actor=cast.clerk)
    draft = actions.Draft(**told, proposed_attribute="withheld", proposed_ground="15.third_party")
    item = actions.register(cast.organ, draft, actor=cast.clerk)
    actions.check(item.pk, actor=cast.section_head)
    actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared")
    with pytest.raises(StepRefused, match="内部台账"):
        actions.determine(item.pk, actor=cast.director, attribute="proactive")


@pytest.mark.parametrize("code", sorted(code for code, kind in all_kinds().items() if not kind.is_internal))
def test_an_item_of_each_kind_goes_from_registration_to_its_page(cast: Cast, code: str) -> None:
    kind = kind_of(code)
    draft = actions.Draft(
        kind=code,
        title=f"{kind.label}一则",
        formed_on=date(2026, 3, 2),
        proposed_attribute="proactive",
        body="正文",
        extra=examples(kind),
    )
    item = actions.register(cast.organ, draft, actor=cast.clerk)
    for link in kind.links:
        if link.required:
            other = replace(draft, kind=link.kinds[0], extra=examples(kind_of(link.kinds[0])))
            target = actions.register(cast.organ, other, actor=cast.clerk)
            actions.link(item.pk, relation=link.relation, target_id=target.pk, actor=cast.clerk)
    if kind.is_list:
        actions.add_rows(
            item.pk, [{column.code: example(column) for column in kind.columns}], actor=cast.clerk
        )
    fill(item, actor=cast.clerk)
    actions.check(item.pk, actor=cast.section_head)
    actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared")
    actions.determine(item.pk, actor=cast.director, attribute="proactive")
    if any(owed.exemptable for owed in kind.owes):
        actions.exempt_explainer(item.pk, actor=cast.director, reason="上级已经解读")
    if kind.posting:
        with pytest.raises(StepRefused, match="须先公示"):
            actions.publish(item.pk, actor=cast.clerk, heading_id=cast.heading.pk, five_open=["result"])
        return
    published = actions.publish(item.pk, actor=cast.clerk, heading_id=cast.heading.pk, five_open=["result"])
    edition = published.editions.get()
    assert "正文" in edition.content
    if kind.is_list:
        assert [column["code"] for column in edition.table["columns"]] == [
            column.code for column in kind.public_columns()
        ]
        assert len(edition.table["rows"]) == 1


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ({"type": "integer"}, "三", "应为整数"),
        ({"type": "decimal"}, "NaN", "应为数字"),
        ({"type": "decimal"}, "1,000", "应为数字"),
        ({"type": "date"}, "2026-02-30", "应为日期"),
        ({"type": "choice", "choices": ("甲", "乙")}, "丙", "应为甲、乙之一"),
        ({"type": "item"}, "第三号", "应为索引号"),
        ({"required": True}, "  ", "不能为空"),
        ({"max_length": 3}, "四个字了", "超过 3 字"),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_its_column(
    column: dict[str, Any], value: str, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        checked((Column(code="c", label="面积", **column),), {"c": value})


def test_a_column_that_the_kind_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="没有这些栏目：salary"):
        kind_of("roster").checked_row({"household": "某某", "salary": "1"})


def test_a_kind_that_no_file_defines_is_named() -> None:
    with pytest.raises(LookupError, match=r"nonsense\.yaml"):
        kind_of("nonsense")


def test_a_fee_is_not_cancelled_before_it_is_in_force(cast: Cast) -> None:
    draft = actions.Draft(
        kind="fee_list", title="收费清单", formed_on=date(2026, 3, 2), proposed_attribute="proactive"
    )
    item = actions.register(cast.organ, draft, actor=cast.clerk)
    fee = {"name": "污水处理费", "basis": "目录清单", "standard": "每吨一元", "in_force_from": "2026-01-01"}
    actions.add_rows(item.pk, [{**fee, "in_force_to": "2026-01-01"}], actor=cast.clerk)
    with pytest.raises(StepRefused, match="“取消日期”（2025-12-31）早于“启用日期”"):
        actions.add_rows(item.pk, [{**fee, "in_force_to": "2025-12-31"}], actor=cast.clerk)
