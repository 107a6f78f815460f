"""Snippets are cut from the published text, escaped and marked."""

import re
from pathlib import Path
from typing import Any

import pytest

from gongkai.items.search import SearchQuery, search
from gongkai.items.search.query import words
from gongkai.items.search.snippets import LENGTH, marked, pattern, snippet
from gongkai.items.tests.test_search import index, make_public


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path


def shown(text: str, asked: str) -> str:
    return snippet(text, pattern(words(asked)))


def test_markup_in_the_text_is_shown_and_not_run(cast: Any) -> None:
    index(make_public(cast, "<b>供水</b>&公告", "<script>供水</script> & 其他"))
    hit = search(SearchQuery("供水")).hits[0]
    assert hit.title_html == "&lt;b&gt;<mark>供水</mark>&lt;/b&gt;&amp;公告"
    assert hit.snippet_html == "&lt;script&gt;<mark>供水</mark>&lt;/script&gt; &amp; 其他"


def test_the_snippet_surrounds_the_densest_group_of_different_words() -> None:
    text = "供水。" + "无关内容，" * 60 + "本次供水改造涉及资金五百万元。" + "其他事项，" * 60 + "资金。"
    found = shown(text, "供水 资金")
    assert "<mark>供水</mark>改造涉及<mark>资金</mark>五百万元" in found
    assert found.startswith("…")
    assert found.endswith("…")
    assert LENGTH * 0.7 < len(re.sub(r"</?mark>", "", found)) < LENGTH * 1.3


def test_without_a_hit_in_the_text_its_beginning_is_shown() -> None:
    assert shown("第一条 为了规范管理。" * 30, "其他").startswith("第一条 为了规范")
    assert shown("短文", "其他") == "短文"
    assert shown("", "其他") == ""


def test_variants_of_writing_are_marked() -> None:
    assert marked("按ＧＢ／T 9704印发", pattern(words("gb/t"))) == "按<mark>ＧＢ／T</mark> 9704印发"
    assert (
        marked("青住建发〔2020〕12号文", pattern(words("青住建发[2020]12号")))
        == "<mark>青住建发〔2020〕12号</mark>文"
    )
    assert marked("二○二○年", pattern(words("二〇二〇"))) == "<mark>二○二○</mark>年"
    assert marked("2012年12月", pattern(words("12"))) == "2012年<mark>12</mark>月"


def test_no_character_is_cut_from_what_joins_it() -> None:
    text = "葛\U000e0100" * 400
    found = shown(text, "其他")
    assert found.removesuffix("…").endswith("\U000e0100")


def test_no_sign_in_a_text_disturbs_the_hit(cast: Any) -> None:
    index(make_public(cast, "供水\\g<0>'公告\"", "供水\x1f其他\\1"))
    hit = search(SearchQuery("供水")).hits[0]
    assert hit.title_html == "<mark>供水</mark>\\g&lt;0&gt;&#x27;公告&quot;"
    assert hit.snippet_html == "<mark>供水</mark> 其他\\1"
    assert hit.organ == cast.organ.name


def test_entities_are_whole() -> None:
    for length in range(100, 140):
        found = shown("字" * length + "&" * 20 + "供水" + "<" * 300, "供水")
        assert not re.search(r"&(?!(amp|lt|gt);)", found)
