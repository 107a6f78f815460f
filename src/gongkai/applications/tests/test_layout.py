"""公文格式 measured on the paper itself (GB/T 9704—2012): page, 版心, sizes, lines, page numbers, signature."""

import ctypes
import io
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

import docx
import pypdfium2
import pytest
from pypdfium2 import raw

from gongkai.applications.letters import documents
from gongkai.applications.letters.documents.rendering import default_template
from gongkai.applications.letters.printing import as_pdf
from gongkai.applications.letters.word.filling import prepared
from gongkai.applications.letters.word.measures import RULE_WIDTH, STYLES, mark_of

MM = 25.4 / 72
ON = date(2026, 11, 23)
SENTENCE = "经审查，您申请公开的信息属于《2019年危房改造补助资金分配明细》（平住建发〔2019〕12号），共128户、3.5万元。"
NEVER_FIRST, NEVER_LAST = "，。；：、！？）》”〕年月日号", "（《“〔"


@dataclass(frozen=True)
class Line:
    """A line of a page: baseline from the upper edge and both ends in mm, size of its first sign in pt."""

    page: int
    baseline: float
    left: float
    right: float
    size: float
    text: str


def lines_of(pdf: bytes) -> list[Line]:
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(io.BytesIO(pdf)), start=1):
        assert [round(side * MM, 1) for side in page.get_size()] == [210.0, 297.0]
        text = page.get_textpage()
        rows: dict[float, list[tuple[float, float, float, str]]] = defaultdict(list)
        for place in range(text.count_chars()):
            sign = chr(raw.FPDFText_GetUnicode(text.raw, place))
            if not sign.strip():
                continue
            x, y = ctypes.c_double(), ctypes.c_double()
            raw.FPDFText_GetCharOrigin(text.raw, place, x, y)
            left, _, right, _ = text.get_charbox(place, loose=True)
            size = raw.FPDFText_GetFontSize(text.raw, place) * 0.75  # drawn in px
            rows[round(y.value, 1)].append((left, right, size, sign))
        for y in sorted(rows, reverse=True):
            signs = sorted(rows[y])
            ends = min(each[0] for each in signs) * MM, max(each[1] for each in signs) * MM
            words = "".join(each[3] for each in signs)
            found.append(Line(number, 297 - y * MM, *ends, signs[0][2], words))
    return found


@cache
def letter(sentences: int) -> list[Line]:
    """A letter of so many sentences, a paragraph for each two."""
    paragraphs = [SENTENCE * 2] * (sentences // 2) + ["特此告知。"]
    fields = {
        "organ": "平罗县住房和城乡建设局",
        "title": "政府信息部分公开告知书",
        "document_number": "平住建公开告〔2026〕12号",
        "addressee": "李思远",
        "paragraphs": paragraphs,
        "signed_on": "2026年11月23日",
    }
    word = prepared(default_template("partly_disclosed")).filled(
        fields, title="告知书", organ="平罗县住房和城乡建设局", made_on=ON
    )
    return lines_of(as_pdf(word, title="告知书", organ="平罗县住房和城乡建设局"))


def text_of(lines: Sequence[Line]) -> list[Line]:
    """Lines of the type area, without mark, number, title and page number."""
    return [
        each
        for each in lines
        if abs(each.size - 16) < 0.2 and 100 < each.baseline + 100 * (each.page > 1) < 365
    ]


LONG = 14


def test_the_text_fills_the_type_area_and_stays_within_it() -> None:
    lines = text_of(letter(LONG))
    assert {each.page for each in lines} == {1, 2}
    for each in lines:
        assert each.left >= 28 - 0.2 and each.right <= 184 + 0.3, each
        assert 37 <= each.baseline <= 262, each
    full = [each for each in lines if each.right > 183.5]
    assert len(full) > len(lines) / 3
    assert {round(each.left, 1) for each in lines[1:-2]} == {28.0, 39.1}  # two characters of indent


def test_a_line_holds_twenty_eight_characters_and_a_page_twenty_two_lines() -> None:
    chinese = "对行政复议决定仍不服的再自收到行政复议决定书之日起十五日内依法向人民法院起诉" * 32
    made = documents.rendering.prepared(default_template("fee")).filled(
        {
            "organ": "某局",
            "title": "通知书",
            "document_number": "某〔2026〕1号",
            "addressee": "某某",
            "paragraphs": [chinese, "特此告知。"],
            "signed_on": "2026年1月5日",
        },
        title="通知书",
        organ="某局",
        made_on=ON,
    )
    lines = lines_of(as_pdf(made, title="通知书", organ="某局"))
    second = [each for each in lines if each.page == 2 and each.size > 15]
    assert {len(each.text) for each in second if each.left < 29 and each.right > 183} == {28}
    assert len([each for each in second if each.baseline <= 262]) == 22
    pitches = {round(low.baseline - high.baseline, 1) for high, low in pairwise(second)}
    assert pitches == {10.2}  # 28.95 pt


def test_sizes_and_places_are_those_of_a_letter() -> None:
    lines = letter(LONG)
    sizes = {each.text: round(each.size) for each in lines}
    assert sizes["政府信息部分公开告知书"] == 22  # 二号
    assert sizes["平住建公开告〔2026〕12号"] == 16 and sizes["李思远："] == 16  # 三号
    mark = next(each for each in lines if each.text == "平罗县住房和城乡建设局")
    assert 30 <= mark.baseline <= 45 and abs((mark.left + mark.right) / 2 - 105) < 1
    number = next(each for each in lines if each.text.startswith("平住建公开告"))
    assert abs(number.right - 184) < 0.5
    title = next(each for each in lines if each.text == "政府信息部分公开告知书")
    assert abs((title.left + title.right) / 2 - 106) < 1


def test_page_numbers_stand_outside_below_the_text_and_not_on_the_first_page() -> None:
    lines = letter(34)
    numbers = [each for each in lines if each.text.startswith("—")]
    told = [(each.page, each.text, round(each.size)) for each in numbers]
    assert told == [(page, f"—{page}—", 14) for page in range(2, lines[-1].page + 1)]
    assert all(269 <= each.baseline <= 273 for each in numbers)  # dashes 7 mm below the text
    even, odd = numbers[:2]
    assert abs(even.left - 28 - 4.9) < 0.5 and abs(184 - odd.right - 4.9) < 0.5  # one character in


@pytest.mark.parametrize("sentences", [6, 8, 10, 12])
def test_signature_and_day_are_never_alone_and_no_line_begins_with_a_stop(sentences: int) -> None:
    lines = letter(sentences)
    last = lines[-1].page
    signed = [each for each in lines if each.page == last and not each.text.startswith("—")]
    assert [each.text for each in signed[-2:]] == ["平罗县住房和城乡建设局", "2026年11月23日"]
    assert len(signed) > 2
    organ, day = signed[-2:]
    assert abs((organ.left + organ.right) / 2 - (day.left + day.right) / 2) < 1
    assert 3.5 <= (184 - day.right) / 5.58 <= 5  # four characters in from the right
    for each in lines:
        assert each.text[0] not in NEVER_FIRST, each
        assert each.text[-1] not in NEVER_LAST, each


def test_no_line_begins_with_a_stop_wherever_it_ends_and_an_address_is_broken() -> None:
    tails = ("（民族大街 18 号）。接着", "《ABC》（第3页），等")
    fields = {
        "organ": "某局",
        "document_number": "某〔2026〕1号",
        "addressee": "某某",
        "signed_on": "2026年1月5日",
    }
    paragraphs = ["县" * before + tail for tail in tails for before in range(13, 26)]
    paragraphs.append(f"网址http://www.example.gov.cn/{'a1' * 40}")
    made = prepared(default_template("fee")).filled(
        {**fields, "paragraphs": paragraphs}, title="通知书", organ="某局", made_on=ON
    )
    lines = [each for each in lines_of(as_pdf(made, title="通知书", organ="某局")) if each.size > 15]
    wrong = [each.text for each in lines if each.text[0] in NEVER_FIRST or each.text[-1] in NEVER_LAST]
    assert wrong == [] and max(each.right for each in lines if each.baseline > 60) < 190


@pytest.mark.parametrize("length", [2, 11, 16, 17, 23, 30, 31, 38, 60, 100])
def test_the_name_of_an_organ_fits_over_the_red_rule(length: int) -> None:
    size, line = mark_of("县" * length)
    a_line = int(RULE_WIDTH / 25.4 * 72 / size)
    rows = -(-length // a_line)
    assert rows * line <= 36 and size <= line and rows <= 2
    assert size == 30 if length <= 16 else 8 < size < 30


def test_the_word_file_has_the_same_measures() -> None:
    found = docx.Document(io.BytesIO(default_template("disclosed")))
    section = found.sections[0]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides if side] == [37, 35, 28, 26]
    assert [round(side.mm) for side in (section.page_width, section.page_height) if side] == [210, 297]
    (grid,) = [each for each in section._sectPr if each.tag.endswith("}docGrid")]
    told = {name.rpartition("}")[2]: value for name, value in grid.attrib.items()}
    assert told == {"type": "linesAndChars", "linePitch": "579", "charSpace": "-849"}
    sizes = {style.name: style.font.size.pt for style in found.styles if style.font.size}
    assert {name: sizes[name] for name in ("公文正文", "公文标题", "主送机关", "落款", "页码")} == {
        "公文正文": 16, "公文标题": 22, "主送机关": 16, "落款": 16, "页码": 14
    }  # fmt: skip
    assert {style.name for style in STYLES} <= set(sizes)
