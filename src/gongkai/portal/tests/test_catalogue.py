"""公开目录 for the public: now and as it was, with what stands under each heading, to be taken away."""

import csv
import io
from datetime import date

import pytest
from conftest import Cast
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.catalogue import actions
from gongkai.catalogue.lines import Line
from gongkai.catalogue.models import Catalogue
from gongkai.catalogue.reading import read_catalogue
from gongkai.demo.timeline import moment
from gongkai.items.imports.reading import read_file
from gongkai.portal.tests.making import public_item

LINES = [
    Line(code="policy", title="政策文件", time_limit=20),
    Line(code="organisation", title="机构信息"),
    Line(code="functions", title="机构职能", parent="organisation", contents="职责", basis="《条例》第二十条", channels=("政府网站",), optional_channels=("两微一端",), government_levels=("county",)),
    Line(code="housing-allocation", title="保障性住房分配管理", time_words="分配结果确定后20个工作日内", time_limit=20),
]  # fmt: skip
OLD, NEW = date(2020, 3, 2), date(2020, 9, 15)


@pytest.fixture
def base(cast: Cast) -> str:
    """Two versions: the first with 政策文件, the second without."""
    for on, lines, reason in ((OLD, LINES, "首次编制"), (NEW, LINES[1:], "并入其他事项")):
        make(cast, Catalogue.PROACTIVE, lines, on, reason)
    make(
        cast,
        Catalogue.NEGATIVE,
        [Line(code="n1", title="举报人信息", ground="14.law_forbids")],
        OLD,
        "首次编制",
    )
    return f"/disclosure/catalogue/{cast.organ.index_prefix}/"


def make(cast: Cast, catalogue: str, lines: list[Line], on: date, reason: str) -> None:
    version = actions.start_version(cast.organ, catalogue, actor=cast.clerk, lines=lines, at=moment(on))
    actions.submit_version(version.pk, actor=cast.clerk, reason=reason, in_force_from=on, at=moment(on))
    actions.approve_version(version.pk, actor=cast.director, at=moment(on))


def text(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return answer.content.decode()


def test_the_catalogue_in_force_has_ten_columns_and_leads_to_what_was_published(
    cast: Cast, base: str
) -> None:
    public_item(cast)
    shown = text(f"{base}proactive/")
    for words in (
        "第 2 版",
        "2020年9月15日",
        "并入其他事项",
        "职责",
        "《条例》第二十条",
        "两微一端",
        "县级",
        "分配结果确定后20个工作日内",
    ):
        assert words in shown
    assert shown.count('scope="col"') == 10
    assert (
        "已公开 1 件" in shown
        and f"/disclosure/content/{cast.organ.index_prefix}/housing-allocation/" in shown
    )
    assert "政策文件</" not in shown.partition("历次版本")[0]


def test_an_earlier_version_is_kept_and_says_so(cast: Cast, base: str) -> None:
    shown = text(f"{base}proactive/1/")
    assert "这是以前的版本" in shown and "政策文件" in shown and "至 2020年9月14日止" in shown


def test_a_day_leads_to_the_version_of_that_day(cast: Cast, base: str) -> None:
    answer = Client().get(f"{base}proactive/?on=2020-05-01")
    assert (answer.status_code, answer["Location"]) == (302, f"{base}proactive/1/")
    assert Client().get(f"{base}proactive/?on=2019-05-01").status_code == 404
    assert Client().get(f"{base}proactive/?on=gestern").status_code == 400


@pytest.mark.parametrize(
    "address", ["proactive/3/", "nothing/", "proactive/catalogue.pdf", "proactive/3/catalogue.csv"]
)
def test_what_is_not_there_is_404(base: str, address: str) -> None:
    assert Client().get(f"{base}{address}").status_code == 404


def test_a_version_of_a_later_day_is_not_shown_yet(cast: Cast, base: str) -> None:
    version = actions.start_version(cast.organ, Catalogue.PROACTIVE, actor=cast.clerk, lines=LINES)
    actions.submit_version(version.pk, actor=cast.clerk, reason="尚未施行", in_force_from=date(2199, 1, 1))
    actions.approve_version(version.pk, actor=cast.director)
    assert "尚未施行" not in text(f"{base}proactive/")
    assert Client().get(f"{base}proactive/3/").status_code == 404


def test_the_negative_list_tells_the_grounds(base: str) -> None:
    shown = text(f"{base}negative/")
    assert "法律、行政法规禁止公开（条例第十四条）" in shown
    for head in ("保管单位", "列入日期", "最近复核"):
        assert head in shown
    assert "清单每年复核一次" in shown


def test_the_names_of_staff_are_not_told(cast: Cast, base: str) -> None:
    shown = text(f"{base}proactive/")
    assert "陈经办" not in shown and "郑局长" not in shown


def test_it_is_taken_away_as_xlsx_csv_and_json(cast: Cast, base: str) -> None:
    client = Client()
    book = client.get(f"{base}proactive/catalogue.xlsx")
    assert "attachment" in book["Content-Disposition"] and "sandbox" in book["Content-Security-Policy"]
    (sheet,) = read_file(book.content, "目录.xlsx")
    read = read_catalogue(
        [list(row) for row in sheet.rows],
        catalogue="proactive",
        known=LINES[1:],
        taken=(),
        organ_name=cast.organ.name,
    )
    assert sorted(read.lines, key=str) == sorted(LINES[1:], key=str)
    table = list(
        csv.reader(io.StringIO(client.get(f"{base}proactive/1/catalogue.csv").content.decode("utf-8-sig")))
    )
    assert [row[2] for row in table[1:]] == ["政策文件", "机构信息", "保障性住房分配管理"]
    told = client.get(f"{base}proactive/catalogue.json").json()
    assert (told["version"], told["in_force_from"], len(told["lines"])) == (2, "2020-09-15", 2)


def test_a_catalogue_without_versions_shows_what_is_in_force(cast: Cast) -> None:
    shown = text(f"/disclosure/catalogue/{cast.organ.index_prefix}/proactive/")
    assert "保障性住房分配管理" in shown and "历次版本" not in shown
    assert "目录还没有编制" in text(f"/disclosure/catalogue/{cast.organ.index_prefix}/negative/")


def test_a_page_costs_the_same_for_ten_times_the_headings(cast: Cast, base: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            text(f"{base}proactive/")
        return len(captured)

    before = queries()
    many = [
        *LINES[1:],
        *(Line(code=f"x{number}", title=f"事项{number}", parent="organisation") for number in range(40)),
    ]
    make(cast, Catalogue.PROACTIVE, many, date(2021, 3, 2), "扩充")
    assert queries() == before < 12


def test_the_directory_leads_to_the_catalogues(cast: Cast, base: str) -> None:
    assert f"{base}negative/" in text(f"/disclosure/content/{cast.organ.index_prefix}/")
    assert f"{base}proactive/" in text(f"/disclosure/content/{cast.organ.index_prefix}/housing-allocation/")
