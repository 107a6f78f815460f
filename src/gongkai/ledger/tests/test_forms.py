"""The two report forms: which years use them, what they hold, how their rows fold into each other."""

import pytest

from gongkai.ledger import CellKind, ResultRow, TableId, form_for, load_form


@pytest.mark.parametrize(
    ("year", "form_id"), [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2026, "2021")]
)
def test_a_year_is_reported_in_the_form_of_its_time(year: int, form_id: str) -> None:
    assert form_for(year) is load_form(form_id)


def test_a_year_before_the_first_form_is_refused() -> None:
    with pytest.raises(LookupError, match="2018"):
        form_for(2018)


def test_an_unknown_form_is_refused_by_name() -> None:
    with pytest.raises(LookupError, match="'2022'"):
        load_form("2022")


@pytest.mark.parametrize(
    ("form_id", "counts"),
    [("2019", (22, 161, 15)), ("2021", (10, 175, 15))],
)
def test_a_form_has_as_many_cells_as_the_official_one(form_id: str, counts: tuple[int, int, int]) -> None:
    form = load_form(form_id)
    assert tuple(len(form.codes_of(table)) for table in TableId) == counts


def test_the_sections_carry_the_exact_titles() -> None:
    assert [f"{s.number}、{s.title}" for s in load_form("2021").sections] == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]


def test_cells_know_what_they_hold() -> None:
    old, new = load_form("2019"), load_form("2021")
    assert old.cell("t2.20_5.license.delta_items").kind is CellKind.DELTA
    assert old.cell("t2.20_9.procurement.amount").kind is CellKind.MONEY
    assert new.cell("t2.20_8.fee.amount_wan").kind is CellKind.DECIMAL
    assert new.cell("t2.20_8.fee.amount_wan").unit == "万元"
    assert new.cell("lit.review.pending").kind is CellKind.COUNT


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("apps.new.natural_person", "表三“一、本年新收政府信息公开申请数量”行“自然人”列"),
        (
            "apps.result.deny.case_file.org.other",
            "表三“（三）不予公开·7.属于行政执法案卷”行“法人或其他组织·其他”列",
        ),
        ("t2.20_5.license.delta_items", "表二“行政许可”行“本年增/减”列"),
        ("lit.after_review.total", "表四“行政诉讼·复议后起诉·总计”列"),
    ],
)
def test_a_cell_says_its_place_in_words(code: str, place: str) -> None:
    assert load_form("2019").cell(code).place == place


@pytest.mark.parametrize("form_id", ["2019", "2021"])
@pytest.mark.parametrize("row", ResultRow)
def test_every_result_row_has_a_home_in_every_form(form_id: str, row: ResultRow) -> None:
    assert load_form(form_id).homes[f"{row}.natural_person"] in load_form(form_id).cells


def test_a_code_that_the_form_lacks_is_named() -> None:
    with pytest.raises(KeyError, match="form 2021 has no cell"):
        load_form("2021").cell("t2.20_9.procurement.amount")
