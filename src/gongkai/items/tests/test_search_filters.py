"""Filters, counts, order and pages."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from gongkai.items.search import MAX_PAGE, SearchPageTooDeep, SearchQuery, search
from gongkai.items.tests.test_search import found, index, make_public


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path


def at(year: int, month: int = 5, day: int = 6, hour: int = 9) -> datetime:
    return datetime(year, month, day, hour, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def four(cast: Any) -> list[Any]:
    items = [
        make_public(
            cast, "供水一号", kind="notice", published_at=at(2019), result=True, statutory_class="20.11"
        ),
        make_public(cast, "供水二号", kind="notice", published_at=at(2020), result=True, decision=True),
        make_public(
            cast, "供水三号", kind="roster", published_at=at(2020, 12, 31, 23), organ=cast.other_organ
        ),
        make_public(cast, "供水四号", kind="roster", published_at=at(2021, 1, 1, 0), organ=cast.other_organ),
    ]
    index(*items)
    return [item.pk for item in items]


def test_each_filter_narrows(cast: Any, four: list[int]) -> None:
    assert found("供水", organ_prefix=cast.other_organ.index_prefix) == four[2:]
    assert found("供水", kind="notice") == four[:2]
    assert found("供水", five_open="result") == four[:2]
    assert found("供水", five_open="decision", kind="notice") == [four[1]]
    assert found("供水", statutory_class="20.11") == [four[0]]
    assert found("供水", since=date(2021, 1, 1)) == [four[3]]
    assert found("供水", since=date(2020, 1, 1), until=date(2020, 12, 31)) == four[1:3]
    assert found("供水", kind="\ud800") == []


def test_facets_count_all_hits_and_not_only_the_page(cast: Any, four: list[int]) -> None:
    result = search(SearchQuery("供水", page_size=1))
    assert result.total == 4
    assert len(result.hits) == 1
    assert result.facets == {
        "organ": ((cast.organ.index_prefix, 2), (cast.other_organ.index_prefix, 2)),
        "kind": (("notice", 2), ("roster", 2)),
        "five_open": (("result", 2), ("decision", 1)),
        "year": (("2020", 2), ("2019", 1), ("2021", 1)),
    }
    narrowed = search(SearchQuery("供水", kind="notice"))
    assert narrowed.facets["year"] == (("2019", 1), ("2020", 1))


def test_facets_follow_a_change(cast: Any, four: list[int]) -> None:
    assert search(SearchQuery("供水")).facets["kind"] == (("notice", 2), ("roster", 2))
    index(make_public(cast, "供水五号", kind="notice"))
    assert search(SearchQuery("供水")).facets["kind"] == (("notice", 3), ("roster", 2))


def test_order_by_date_is_newest_first_over_pages(four: list[int]) -> None:
    pages = [search(SearchQuery("供水", order="date", page=page, page_size=2)).hits for page in (1, 2, 3)]
    assert [[hit.item_id for hit in page] for page in pages] == [[four[3], four[2]], [four[1], four[0]], []]


def test_a_blank_text_lists_everything_newest_first(four: list[int]) -> None:
    assert [hit.item_id for hit in search(SearchQuery("  ")).hits] == four[::-1]
    assert [hit.item_id for hit in search(SearchQuery("", kind="notice")).hits] == [four[1], four[0]]


def test_a_hit_carries_what_the_list_shows(cast: Any, four: list[int]) -> None:
    hit = search(SearchQuery("二号")).hits[0]
    assert (hit.item_id, hit.organ, hit.organ_prefix, hit.kind) == (
        four[1],
        cast.organ.name,
        cast.organ.index_prefix,
        "notice",
    )
    assert (hit.five_open, hit.published_on) == (("decision", "result"), date(2020, 5, 6))
    assert hit.title_html == "供水<mark>二号</mark>"


def test_pages_too_deep_are_refused_with_the_way_out(four: list[int]) -> None:
    assert search(SearchQuery("供水", page=MAX_PAGE)).hits == ()
    with pytest.raises(SearchPageTooDeep, match="请增加检索词"):
        search(SearchQuery("供水", page=MAX_PAGE + 1))
    assert len(search(SearchQuery("供水", page=-3, page_size=0)).hits) == 1
