"""Whatever is typed, a search answers."""

from pathlib import Path
from typing import Any

import pytest

from gongkai.items.tests.test_search import found, index, make_public


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path


HOSTILE = [
    "",
    "   \u3000\t\r\n",
    "。。。！？",
    "\"'`",
    '"未闭合',
    "“”",
    '""""',
    "供水\x00公告",
    "\x00",
    "\ud800",
    "供水\udfff",
    "+title:* AND NOT (供水 OR ^2~3) [a TO b] {x} \\ /re.*/ field:供水",
    "*",
    "title:",
    "供水*",
    "供水~2",
    "مرحبا بالعالم",
    "\u202e供水\u202c",
    "👩‍👩‍👧‍👦 𠮷野家",
    "水" * 10_000,
    "供水 " * 3_000,
    "a" * 10_000,
    "9" * 10_000,
    "1/2-3/4-5" * 100,
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    ".*" * 200,
    "(((((((((",
    "2020/" * 60,
    "é" * 50 + "İıſ",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_makes_a_search_fail(cast: Any, text: str) -> None:
    item = make_public(cast, "供水公告", "全县供水。<b>𠮷</b>")
    index(item)
    assert set(found(text)) <= {item.pk}
    narrowed = found(text, organ_prefix=text, kind=text, five_open=text, statutory_class=text, order=text)
    assert set(narrowed) <= {item.pk}


def test_signs_alone_find_nothing(cast: Any) -> None:
    index(make_public(cast, "供水公告", "。。。！？***"))
    assert found("。。。") == found("***") == found('""') == []


def test_signs_around_a_word_do_not_matter(cast: Any) -> None:
    item = make_public(cast, "供水公告")
    index(item)
    for asked in ("供水\x00", "\ud800供水", "《供水公告》", "(供水", "供水*", "\u202e供水"):
        assert found(asked) == [item.pk], asked


def test_rare_name_characters_are_found(cast: Any) -> None:
    item = make_public(cast, "名单", "𠮷小明、\ue123某、㛃女士、⼈口")
    index(item)
    for asked in ("𠮷小明", "\ue123某", "㛃女士", "人口", "𠮷"):
        assert found(asked) == [item.pk], asked
