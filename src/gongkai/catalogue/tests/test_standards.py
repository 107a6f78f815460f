"""标准目录: rows as data, compared with an agency's catalogue."""

import pytest

from gongkai.catalogue.comparison import Verdict, compare, misfits
from gongkai.catalogue.lines import Line
from gongkai.catalogue.standards import standard, standards

LINES = [
    Line(code="roads", title="市政服务·市政设施建设审批"),
    Line(code="x", title="占用挖掘城市道路", parent="roads", basis="《城镇燃气管理条例》", time_limit=30),
    Line(code="gas", title="市政服务·城镇燃气管理"),
    Line(code="gas-permits", title="燃气经营许可", parent="gas", time_limit=20,
         contents="申请条件；申请材料；申请流程；法定依据", basis="《城镇燃气管理条例》第十五条"),
]  # fmt: skip


@pytest.mark.parametrize("code", standards())
def test_a_standard_has_rows_that_say_where_they_were_read(code: str) -> None:
    for row in standard(code).rows:
        assert row.tag in ("S", "M") and row.elements and row.time_words


def test_missing_rows_and_different_ones_are_told_with_why() -> None:
    found = {each.row.code: each for each in compare(LINES, standard("municipal"))}
    assert found["gas-permits"].verdict is Verdict.SAME
    assert found["drainage"].verdict is Verdict.MISSING
    assert found["road-digging"].line is None  # 市政设施建设类审批 is not this agency's level one
    renamed = [Line(code="roads", title="市政服务·市政设施建设类审批"), *LINES[1:]]
    digging = {each.row.code: each for each in compare(renamed, standard("municipal"))}["road-digging"]
    assert digging.verdict is Verdict.DIFFERENT and digging.where.endswith("占用挖掘城市道路")
    told = "；".join(digging.findings)
    assert "长于标准" in told and "没有写公开内容" in told and "《城市道路管理条例》" in told


def test_the_gas_regulation_cited_for_road_digging_is_found() -> None:
    (misfit,) = misfits(LINES)
    assert misfit.code == "x"
    assert "《城镇燃气管理条例》" in misfit.sentence and "应否为《城市道路管理条例》" in misfit.sentence


def test_a_shorter_limit_is_no_finding() -> None:
    short = [
        LINES[2],
        Line(
            code="gas-permits",
            title="燃气经营许可",
            parent="gas",
            time_limit=5,
            contents=LINES[3].contents,
            basis=LINES[3].basis,
        ),
    ]
    (row,) = [each for each in compare(short, standard("municipal")) if each.row.code == "gas-permits"]
    assert row.verdict is Verdict.SAME
