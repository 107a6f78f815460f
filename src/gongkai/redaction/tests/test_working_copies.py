"""Files of every kind become pages; words and personal data are found on them."""

import io

import pytest
from docx import Document
from PIL import Image
from xlsxwriter import Workbook

from gongkai.law.identifiers.resident import check_digit
from gongkai.privacy.findings import FindingKind
from gongkai.privacy.passages import Unreadable
from gongkai.redaction import Mark, look_over, page_picture, places_of, redacted
from gongkai.redaction.tests.sheets_of_paper import everything_in, text_of
from gongkai.redaction.working_copy import working_copy

NUMBER = f"64022119900101123{check_digit('64022119900101123')}"
PERSON = f"申请人李思远，身份证号{NUMBER}，电话 13909520001。"


def docx_of(*paragraphs: str) -> bytes:
    made = Document()
    for text in paragraphs:
        made.add_paragraph(text)
    table = made.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "户主", "王建国"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def xlsx_of(rows: list[list[str]]) -> bytes:
    out = io.BytesIO()
    with Workbook(out) as book:
        sheet = book.add_worksheet("名单")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        sheet.set_column(3, 3, None, None, {"hidden": True})
    return out.getvalue()


FILES = {
    "材料.txt": PERSON.encode(),
    "材料.docx": docx_of("关于补助的说明", PERSON),
    "名单.xlsx": xlsx_of(
        [
            ["姓名", "身份证号", "金额", "备注"],
            ["李思远", NUMBER, "3000", "隐藏的话"],
            ["合计", "", "3000", ""],
        ]
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_an_office_file_or_text_becomes_pages_on_which_words_are_found_and_taken_out(name: str) -> None:
    copy = working_copy(FILES[name], name)
    assert copy.pages >= 1 and "隐藏的话" not in text_of(copy.content)
    found = places_of(copy.content, "李思远")
    number = [each for each in look_over(copy.content).proposals if each.kind is FindingKind.RESIDENT_ID]
    assert len(found) == 1 and len(number) == 1
    assert number[0].masked.endswith(NUMBER[-4:]) and NUMBER not in number[0].masked
    made = redacted(copy.content, [*found, *number[0].marks]).content
    left = text_of(made)
    assert "李思远" not in left and NUMBER not in left and "".join(left.split())
    assert NUMBER.encode() not in everything_in(made)
    assert "3000" in left or "电话" in left


def test_a_cell_of_a_table_is_found_by_its_text() -> None:
    copy = working_copy(FILES["材料.docx"], "材料.docx")
    assert len(places_of(copy.content, "王建国")) == 1


def test_search_ignores_blanks_line_ends_and_width() -> None:
    copy = working_copy(("前文" * 30 + "ＡＢ ｃ１２" + "后文" * 30).encode(), "材料.txt")
    assert len(places_of(copy.content, "abC12")) == 1
    assert places_of(copy.content, "没有的词") == [] == places_of(copy.content, "  ")


def test_a_phrase_over_a_line_end_gets_a_mark_on_each_line() -> None:
    copy = working_copy(("第一行" * 14 + "甲乙丙丁戊己庚辛壬癸" * 2 + "完").encode(), "材料.txt")
    whole = places_of(copy.content, "甲乙丙丁戊己庚辛壬癸" * 2)
    assert len(whole) == 2 and whole[0].top < whole[1].top


def test_a_proposal_that_is_covered_is_known() -> None:
    copy = working_copy(PERSON.encode(), "材料.txt")
    found = next(each for each in look_over(copy.content).proposals if each.kind is FindingKind.MOBILE)
    assert not found.is_covered_by([]) and found.is_covered_by(found.marks)
    assert found.is_covered_by([Mark(1, 0, 0, 10_000, 10_000)])


def test_a_picture_is_turned_as_the_camera_was_held_and_keeps_no_notes() -> None:
    picture = Image.new("RGB", (400, 200), (250, 250, 250))
    exif = picture.getexif()
    exif[0x0112], exif[0x010E] = 6, "SECRET"
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    copy = working_copy(out.getvalue(), "照片.jpg")
    (width, height) = copy.sizes[0]
    assert look_over(copy.content).wordless == (1,)
    assert height == pytest.approx(2 * width, rel=0.02) and b"SECRET" not in everything_in(copy.content)


def test_a_page_is_shown_as_a_picture_with_and_without_its_marks() -> None:
    copy = working_copy(PERSON.encode(), "材料.txt")
    shown = Image.open(io.BytesIO(page_picture(copy.content, 1)))
    black = Image.open(io.BytesIO(page_picture(copy.content, 1, [Mark(1, 0, 0, 10_000, 10_000)])))
    assert shown.size == black.size and max(black.convert("L").getextrema()) < 20
    with pytest.raises(LookupError):
        page_picture(copy.content, 2)


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"MZ\x90", "程序.exe", "不能遮盖"),
        (b"", "空.pdf", "空"),
        (b"%PDF-1.4 broken", "坏.pdf", "损坏"),
        (b"PK\x03\x04broken", "坏.docx", "损坏"),
        (b"\x00\x01", "坏.png", "图片"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_way_out(content: bytes, name: str, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        working_copy(content, name)
