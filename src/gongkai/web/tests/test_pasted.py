"""Text pasted from anywhere reads as it did, is counted as the browser counts it, and is never cut off unseen."""

import pytest
from django import forms

from gongkai.web.pasted import PastedText, pasted


class Sheet(forms.Form):
    text = PastedText(max_length=10, widget=forms.Textarea)


@pytest.mark.parametrize(
    ("written", "reads"),
    [
        ("一\r\n二\r三", "一\n二\n三"),
        ("软回车\x0b下一行\u2028再一行", "软回车\n下一行\n再一行"),
        ("正\u202e反\u202c\u2066隔\u2069", "正反隔"),
        ("\ufeff零\u200b宽\u00ad字\x08符", "零宽字符"),
        ("全家 👨\u200d👩\u200d👧 制表\t符", "全家 👨\u200d👩\u200d👧 制表\t符"),
    ],
)
def test_what_was_pasted_reads_as_it_did(written: str, reads: str) -> None:
    assert pasted(written) == reads


def test_a_line_end_is_one_character_and_too_much_is_told_with_its_number() -> None:
    assert Sheet({"text": "一二三四\r\n五六七八九"}).is_valid()
    assert Sheet({"text": "一二三四五六七八九十十一"}).errors["text"] == [
        "最多 10 个字，现在有 12 个：请精简，或者分成几份。"
    ]
    assert "maxlength" not in str(Sheet()["text"])
