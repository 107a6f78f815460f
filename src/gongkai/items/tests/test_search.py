"""Search finds exactly what the text holds, however the reader writes it."""

import itertools
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from gongkai.items.choices import Attribute, EditionKind, State, Visibility
from gongkai.items.models import Edition, Item
from gongkai.items.search import SearchQuery, refresh, search

_serial = itertools.count(1)


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path


def make_public(cast: Any, title: str, text: str = "", **changes: Any) -> Item:
    """A public item with its first edition, not yet in the index."""
    at = changes.pop("published_at", datetime(2020, 5, 6, 9, tzinfo=ZoneInfo("Asia/Shanghai")))
    organ = changes.pop("organ", cast.organ)
    item = Item.objects.create(
        organ=organ,
        kind=changes.pop("kind", "notice"),
        title=title,
        formed_on=at.date(),
        proposed_attribute=Attribute.PROACTIVE,
        attribute=Attribute.PROACTIVE,
        state=State.PUBLISHED,
        visibility=Visibility.PUBLIC,
        index_number=changes.pop("index_number", f"{organ.index_prefix}/{at.year}-{next(_serial):05d}"),
        registered_at=at,
        published_at=at,
        **changes,
    )
    Edition.objects.create(
        item=item,
        number=1,
        kind=EditionKind.PUBLISHED,
        made_at=at,
        title=title,
        card=[],
        content="",
        text=text,
    )
    return item


def index(*items: Item) -> None:
    refresh(items)


def found(text: str, **filters: Any) -> list[int]:
    return sorted(hit.item_id for hit in search(SearchQuery(text, **filters)).hits)


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ("住房", True),
        ("保障", True),
        ("分配方案", True),
        ("保障性住房分配", True),
        ("马堃", True),
        ("马", True),
        ("堃", True),
        ("张三", True),
        ("李四", False),
        ("欧阳娜娜", True),
        ("阳娜", True),
        ("房保", False),
        ("案经", False),
        ("保障房", False),
        ("方案审议", False),
        ("青住建发〔2020〕12号", True),
        ("青住建发[2020]12号", True),
        ("青住建发(2020) 12号", True),
        ("青住建发（２０２０）１２号", True),
        ("青住建发", True),
        ("〔2020〕12号", True),
        ("12号", True),
        ("青住建发〔2020〕2号", False),
        ("青住建发〔2020〕1号", False),
        ("2020", True),
        ("202", False),
        ("640299041/2020-00014", True),
        ("2020-00014", True),
        ("00014", True),
        ("640299", True),
        ("640299041/2020-0001", True),
        ("640299041/2020-00015", False),
        ("GB/T 9704", True),
        ("gb/t", True),
        ("ＧＢ", True),
        ("二○二○", True),
        ("二〇二〇", True),
        ("住房 马堃", True),
        ("住房 李四", False),
        ('"住房分配"', True),
        ("“分配方案”", True),
        ("分配、马堃", True),
    ],
)
def test_a_search_finds_exactly_what_is_written(cast: Any, asked: str, is_found: bool) -> None:
    item = make_public(
        cast,
        "保障性住房分配方案",
        "经审议，同意马堃等三户。名单：张\u3000三、欧阳娜娜。按 GB/T 9704 印制，二〇二〇年五月。公租住房，保障对象。",
        document_number="青住建发〔2020〕12号",
        index_number="640299041/2020-00014",
    )
    index(item)
    assert found(asked) == ([item.pk] if is_found else [])


def test_a_hit_in_the_title_stands_before_a_hit_in_the_text(cast: Any) -> None:
    in_text = make_public(cast, "通知一", "低保低保低保标准调整")
    in_title = make_public(cast, "低保标准", "本次调整事项如下，请各单位遵照执行并做好宣传解释工作。" * 5)
    index(in_text, in_title)
    assert [hit.item_id for hit in search(SearchQuery("低保")).hits] == [in_title.pk, in_text.pk]


def test_a_whole_document_number_stands_before_texts_that_cite_it(cast: Any) -> None:
    citing = make_public(cast, "关于青水发〔2021〕3号的说明", "青水发〔2021〕3号 青水发〔2021〕3号")
    itself = make_public(cast, "防汛预案", "汛期值守。" * 50, document_number="青水发〔2021〕3号")
    index(citing, itself)
    assert [hit.item_id for hit in search(SearchQuery("青水发〔2021〕3号")).hits] == [itself.pk, citing.pk]


def test_the_newest_edition_is_searched_and_older_ones_are_not(cast: Any) -> None:
    item = make_public(cast, "供水公告", "停水三天")
    other = make_public(cast, "供气公告", "停气一天")
    Edition.objects.create(
        item=item,
        number=2,
        kind=EditionKind.CHANGED,
        made_at=item.published_at,
        title="供水公告（更正）",
        card=[],
        content="",
        text="停水两天",
    )
    index(item, other)
    assert found("停水三天") == []
    assert found("停水两天") == found("更正") == [item.pk]
    assert found("停气一天") == [other.pk]


def test_a_padded_name_is_found_and_marked_as_it_is_printed(cast: Any) -> None:
    item = make_public(cast, "公示名单", "序号 姓名 户数\n1 张 三 3\n2 李\u3000四 2\n3 王 五六 1")
    index(item)
    assert "<mark>张 三</mark>" in search(SearchQuery("张三")).hits[0].snippet_html
    assert found("李四") == [item.pk]
    assert found("王五") == found("三李") == found("名户") == []


def test_keywords_of_the_card_are_searched(cast: Any) -> None:
    item = make_public(cast, "通知", "正文")
    item.editions.update(card=[["关键词", "医疗救助"], ["公开事项", "其他事项"]])
    index(item)
    assert found("医疗救助") == [item.pk]
    assert found("其他事项") == []


def test_what_is_not_public_is_not_found(cast: Any) -> None:
    item = make_public(cast, "内部会议纪要", "讨论事项")
    item.visibility = Visibility.INTERNAL
    item.save()
    index(item)
    assert found("会议纪要") == []


def test_the_same_items_may_be_fed_again(cast: Any) -> None:
    item = make_public(cast, "重复登记", "一次")
    index(item)
    index(item, item)
    assert search(SearchQuery("重复登记")).total == 1
