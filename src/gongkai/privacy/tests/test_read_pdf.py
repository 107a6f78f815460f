"""PDF: the text of each page, what a page hides, and what lies beside its pages."""

import io
import zlib

import pypdfium2
import pytest
import weasyprint

from gongkai.privacy import apart
from gongkai.privacy.apart.child import answer_to
from gongkai.privacy.passages import Passage, Piece, Unreadable
from gongkai.privacy.readers import pdf_page, read
from gongkai.privacy.tests.made_files import SECRET, SEEN, photograph

BLACK = b"0 0 0 rg"


def having(pieces: list[Piece], text: str) -> Passage:
    (found,) = [piece for piece in pieces if isinstance(piece, Passage) and text in piece.text]
    return found


def pdf(
    *contents: bytes,
    objects: dict[int, bytes] | None = None,
    page: bytes = b"",
    root: bytes = b"",
    info: bytes = b"",
) -> bytes:
    """A PDF of pages with these content streams, in Helvetica; more objects from number 50."""
    parts = {3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}
    kids = []
    for number, content in enumerate(contents):
        kids.append(b"%d 0 R" % (10 + 2 * number))
        parts[10 + 2 * number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Resources<</Font<</F 3 0 R>>/XObject<</I 50 0 R>>>>"
            b"/Contents %d 0 R %s>>" % (11 + 2 * number, page)
        )
        packed = zlib.compress(content)
        parts[11 + 2 * number] = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (
            len(packed),
            packed,
        )
    parts[1] = b"<</Type/Catalog/Pages 2 0 R %s>>" % root
    parts[2] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(contents), b" ".join(kids))
    parts.update(objects or {})
    made, places = b"%PDF-1.7\n", {}
    for number in sorted(parts):
        places[number] = len(made)
        made += b"%d 0 obj %s endobj\n" % (number, parts[number])
    table = b"xref\n0 1\n0000000000 65535 f \n"
    for number in sorted(parts):
        table += b"%d 1\n%010d 00000 n \n" % (number, places[number])
    return made + table + b"trailer<</Root 1 0 R/Size 99 %s>>\nstartxref\n%d\n%%%%EOF" % (info, len(made))


def line(text: str, *, at: tuple[int, int] = (20, 100), before: bytes = BLACK) -> bytes:
    return b"q %s BT /F 12 Tf %d %d Td (%s) Tj ET Q " % (before, *at, text.encode())


def test_text_is_placed_by_page() -> None:
    pieces = read(pdf(line("first"), line(SEEN)), "a.pdf")
    assert pieces == [Passage("第 1 页", "first"), Passage("第 2 页", SEEN)]


def test_a_chinese_page_made_by_weasyprint_is_read_as_seen() -> None:
    page = "<style>th{background:#1F4E79;color:white}</style><table><tr><th>身份证号</th></tr><tr><td>%s</td></tr></table>"
    pieces = read(weasyprint.HTML(string=page % SEEN).write_pdf(), "a.pdf")
    assert {piece.hidden for piece in pieces if isinstance(piece, Passage)} == {""}
    assert "身份证号" in having(pieces, SEEN).text


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (line(SECRET) + b"1 0 0 rg 10 90 280 30 re f", "被遮盖的文字"),
        (line(SECRET) + b"1 1 1 rg 10 90 280 30 re f", "被遮盖的文字"),
        (line(SECRET, before=b"1 1 1 rg"), "与底色相同的文字"),
        (b"0 0 1 rg 10 90 280 30 re f " + line(SECRET, before=b"0 0 1 rg"), "与底色相同的文字"),
        (line(SECRET, before=b"3 Tr"), "不可见的文字"),
        (line(SECRET, at=(20, 900)), "页面以外的文字"),
    ],
    ids=[
        "under a box",
        "under correction white",
        "white on white",
        "blue on blue",
        "not drawn",
        "off the page",
    ],
)
def test_text_that_the_page_does_not_show_is_told_apart(content: bytes, why: str) -> None:
    pieces = read(pdf(line("seen", at=(20, 20)) + content), "a.pdf")
    assert having(pieces, "seen").hidden == ""
    assert having(pieces, SECRET).hidden == why


def test_a_number_that_is_covered_in_part_is_told_whole() -> None:
    content = line(f"ID {SECRET}") + b"1 0 0 rg 60 90 280 30 re f"
    seen, unseen = read(pdf(content), "a.pdf")
    assert isinstance(seen, Passage) and seen.text.startswith("ID 6") and SECRET not in seen.text
    assert unseen == Passage("第 1 页", f"ID {SECRET}", hidden="被遮盖的文字")


def test_a_font_that_is_not_installed_hides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_page, "_font", lambda textpage, index: "?SimSun")
    monkeypatch.setattr(apart, "call", lambda task, told, content, seconds: answer_to(task, told, content))
    covered = line(SEEN) + b"1 0 0 rg 10 90 280 30 re f"
    assert having(read(pdf(covered), "a.pdf"), SEEN).hidden == ""
    assert having(read(pdf(covered + b" " + line("x", at=(20, 20))), "a.pdf"), SEEN).hidden == "被遮盖的文字"


def test_white_letters_on_a_dark_ground_are_seen() -> None:
    pieces = read(pdf(b"0 0 1 rg 10 90 280 30 re f " + line(SEEN, before=b"1 1 1 rg")), "a.pdf")
    assert having(pieces, SEEN).hidden == ""


def test_notes_links_and_fields_are_read() -> None:
    page = (
        b"/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 10 10]/T(Zhao)/Contents(%s)>>"
        b"<</Type/Annot/Subtype/Link/Rect[0 0 10 10]/A<</S/URI/URI(mailto:a@example.com)>>>> 51 0 R]"
        % SECRET.encode()
    )
    field = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(phone)/V(%s)/Rect[0 0 90 20]/F 2>>" % SEEN.encode()
    made = pdf(line("x"), page=page, objects={51: field}, root=b"/AcroForm<</Fields[51 0 R]>>")
    pieces = read(made, "a.pdf")
    assert having(pieces, SECRET) == Passage("第 1 页的批注", f"Zhao：{SECRET}", hidden="批注")
    assert having(pieces, "mailto:").where == "第 1 页的超链接"
    assert having(pieces, SEEN) == Passage("第 1 页的表单", f"phone：{SEEN}", hidden="隐藏的表单项")


def test_attachments_are_opened() -> None:
    document = pypdfium2.PdfDocument(pdf(line("x")))
    document.new_attachment("b.txt").set_data(SECRET.encode())
    buffer = io.BytesIO()
    document.save(buffer)
    found = having(read(buffer.getvalue(), "a.pdf"), SECRET)
    assert found == Passage("附件“b.txt”：第 1 行", SECRET, hidden="PDF 内的附件")


def test_author_and_xmp_are_properties() -> None:
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator><rdf:Seq><rdf:li>Qian</rdf:li></rdf:Seq></dc:creator></x:xmpmeta>"
    meta = b"<</Type/Metadata/Subtype/XML/Length %d>>stream\n%s\nendstream" % (len(xmp), xmp)
    made = pdf(
        line("x"),
        objects={60: meta, 61: b"<</Author(Zhao)>>"},
        root=b"/Metadata 60 0 R",
        info=b"/Info 61 0 R",
    )
    pieces = read(made, "a.pdf")
    assert having(pieces, "Zhao") == Passage("文件属性（作者）", "Zhao", hidden="文件属性")
    assert having(pieces, "Qian").hidden == "文件属性"


def test_a_page_that_is_a_picture_must_be_looked_at() -> None:
    picture = photograph()
    image = b"<</Type/XObject/Subtype/Image/Width 200/Height 100/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length %d>>stream\n%s\nendstream"
    made = pdf(b"q 300 0 0 200 0 0 cm /I Do Q", objects={50: image % (len(picture), picture)})
    assert read(made, "a.pdf") == [Passage("第 1 页", "", hidden="没有文字层的图像")]


def test_a_locked_pdf_tells_the_way_out() -> None:
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (b"11" * 32, b"22" * 32)
    with pytest.raises(Unreadable, match="解除密码"):
        read(pdf(line("x"), info=lock), "a.pdf")
