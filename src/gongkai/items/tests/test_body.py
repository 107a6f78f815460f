"""Bodies: what is pasted becomes safe HTML, and reads as the text that was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.items.body import clean, empty_sections, plain_text


def test_plain_text_becomes_paragraphs() -> None:
    assert clean("第一段\r\n\r\n第二段 <5 户>") == "<p>第一段</p><p>第二段 &lt;5 户&gt;</p>"


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("<p onclick='x()'>甲</p>", "<p>甲</p>"),
        ("<p>甲<script>alert(1)</script></p>", "<p>甲</p>"),
        ("<p><img src=x onerror=alert(1)>甲</p>", "<p>甲</p>"),
        ("<p style='position:fixed'>甲</p>", "<p>甲</p>"),
        ("<p class='button button--primary'>甲</p>", "<p>甲</p>"),
        ('<p><a href="javascript:alert(1)">甲</a></p>', '<p><a rel="noopener">甲</a></p>'),
        (
            "<table><tr><td colspan=2>甲</td></tr></table>",
            '<table><tbody><tr><td colspan="2">甲</td></tr></tbody></table>',
        ),
        ("甲\x00乙\ud800", "<p>甲乙</p>"),
    ],
)
def test_pasted_markup_keeps_its_words_and_loses_its_tricks(pasted: str, kept: str) -> None:
    assert clean(pasted).replace(' class=""', "") == kept


@given(st.text(max_size=400))
def test_cleaning_never_fails_and_a_second_time_changes_no_word(text: str) -> None:
    once = clean(text)
    assert "<script" not in once.lower()
    assert plain_text(clean(once)) == plain_text(once)


@given(
    st.text(
        alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]),
        min_size=1,
        max_size=200,
    )
)
def test_plain_text_gives_back_what_was_typed(text: str) -> None:
    assert (
        plain_text("<p>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</p>")
        == text
    )


def test_blocks_and_cells_do_not_run_together() -> None:
    assert plain_text("<p>甲</p><p>乙</p><table><tr><td>丙</td><td>丁</td></tr></table>") == "甲\n乙\n丙 丁"


def test_a_line_after_marks_becomes_a_heading() -> None:
    assert clean("## 机构设置\n内设 <3 个\n###细目\n### 编制") == (
        "<h2>机构设置</h2><p>内设 &lt;3 个</p><p>###细目</p><h3>编制</h3>"
    )


def test_headings_with_nothing_under_them_are_found() -> None:
    body = clean("## 背景依据\n\n## 主要内容\n为了规范管理。\n## 注意事项\n")
    assert empty_sections(body) == ["背景依据", "注意事项"]
    assert empty_sections(clean("## 背景\n### 依据\n文字")) == [] == empty_sections("")
