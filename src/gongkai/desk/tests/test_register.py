"""登记簿: filters, counts by year, pages, and the table to take away."""

import csv
import io
from datetime import date

from conftest import Cast
from django.test import Client

from gongkai.catalogue.models import Catalogue, Heading
from gongkai.desk.forms.items import initial_of
from gongkai.desk.tables import safe_cell
from gongkai.desk.tests.desk_client import draft, logged_in, published
from gongkai.items import actions
from gongkai.items.kinds import kind_of


def titles(client: Client, query: str = "") -> str:
    return client.get(f"/desk/items/{query}").content.decode()


def test_the_attributes_of_a_year_add_up_to_what_is_registered(cast: Cast) -> None:
    formed_on = date(2026, 2, 3)
    for attribute, ground in (
        ("proactive", ""),
        ("proactive", ""),
        ("on_application", ""),
        ("withheld", "16.process.draft"),
    ):
        item = actions.register(cast.organ, draft(formed_on=formed_on), actor=cast.clerk)
        actions.check(item.pk, actor=cast.section_head)
        actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared")
        actions.determine(item.pk, actor=cast.director, attribute=attribute, ground=ground)
    actions.register(cast.organ, draft(formed_on=formed_on), actor=cast.clerk)
    actions.register(cast.organ, draft(formed_on=date(2025, 2, 3)), actor=cast.clerk)

    shown = titles(logged_in(cast, "clerk"), "?year=2026")
    figures = (
        ("主动公开", ">2<"),
        ("依申请公开", ">1<"),
        ("不予公开", ">1<"),
        ("已认定合计", ">4<"),
        ("登记总数", ">5<"),
    )
    for label, figure in figures:
        place = shown.index(f"<dt>{label}</dt>")
        assert figure in shown[place : place + 140], label


def test_filters_narrow_and_can_be_taken_away(cast: Cast) -> None:
    published(cast, title="配租结果公示")
    actions.register(cast.organ, draft(title="请示稿", proposed_attribute="on_application"), actor=cast.clerk)
    client = logged_in(cast, "clerk")

    assert "请示稿" not in titles(client, "?state=published")
    assert "配租结果公示" not in titles(client, "?attribute=undetermined")
    shown = titles(client, "?q=配租&kind=notice")
    assert "配租结果公示" in shown and "请示稿" not in shown
    assert 'href="/desk/items/?kind=notice"' in shown
    assert "没有符合条件的信息" in titles(client, "?q=没有这样的标题")


def test_pages_follow_one_another_and_lose_nothing(cast: Cast) -> None:
    for number in range(60):
        actions.register(cast.organ, draft(title=f"第{number:02d}号文件"), actor=cast.clerk)
    client = logged_in(cast, "clerk")
    first = titles(client)
    older = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = client.get(older).content.decode()
    assert first.count("号文件</a>") == 50 and second.count("号文件</a>") == 10
    newer = second.split('rel="prev" href="')[1].split('"')[0].replace("&amp;", "&")
    assert client.get(newer).content.decode().count("号文件</a>") == 50


def test_the_table_to_take_away_holds_what_the_filters_found(cast: Cast) -> None:
    published(cast, title="=HYPERLINK(1)")
    actions.register(cast.organ, draft(title="请示稿"), actor=cast.clerk)
    answer = logged_in(cast, "clerk").get("/desk/items/register.csv?state=published")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    head, *rows = list(csv.reader(io.StringIO(text)))
    assert head[1] == "标题"
    assert [row[1] for row in rows] == ["'=HYPERLINK(1)"]
    assert "filename*=UTF-8''" in answer["Content-Disposition"]


def test_no_cell_is_taken_for_a_formula() -> None:
    for hostile in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "  =1", "＠x"):
        assert safe_cell(hostile).startswith("'"), hostile
    for plain in ("青住建发〔2026〕5号", "2026-01-05", "", None, 12):
        assert safe_cell(plain) == ("" if plain is None else str(plain))


def test_an_authority_reads_the_organs_below_it(cast: Cast) -> None:
    published(cast, title="住建局的文件")
    actions.register(cast.other_organ, draft(title="水务局的文件"), actor=cast.other_clerk)
    authority = logged_in(cast, "authority")
    shown = titles(authority)
    assert "住建局的文件" in shown and "水务局的文件" in shown
    assert "住建局的文件" not in titles(authority, f"?organ={cast.other_organ.pk}")
    assert "住建局的文件" not in titles(logged_in(cast, "other_clerk"))


def test_a_new_item_begins_with_the_place_that_its_kind_proposes(cast: Cast) -> None:
    kind = kind_of("exit_list")
    assert initial_of(kind, organ_id=cast.organ.pk)["heading"] is None  # not in this organ's catalogue
    placed = Heading.objects.create(
        organ=cast.organ,
        catalogue=Catalogue.PROACTIVE,
        code=kind.heading,
        position=9,
        title="退出管理",
        in_force_from=date(2020, 1, 1),
    )
    begun = initial_of(kind, organ_id=cast.organ.pk)
    assert (begun["heading"], begun["five_open"]) == (placed.pk, ["execution"])
    page = logged_in(cast, "clerk").get("/desk/items/new/?kind=exit_list").content.decode()
    assert f'<option value="{placed.pk}" selected>' in page
