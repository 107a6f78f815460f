import io
import zipfile

import pytest
from docx.document import Document as WordDocument
from PIL import Image, PngImagePlugin

from gongkai.privacy import libreoffice
from gongkai.privacy.passages import Passage, Unreadable
from gongkai.privacy.readers import read
from gongkai.privacy.renditions import RENDERABLE, pictures, rendition
from gongkai.privacy.renditions.made import Changes
from gongkai.privacy.renditions.names import safe_name
from gongkai.privacy.tests.rendition_samples import (
    SECRET,
    line,
    old_workbook,
    open_workbook,
    pdf,
    photograph,
    word,
    workbook,
)
from gongkai.privacy.tests.test_read_documents import ofd


def hide_in_word(document: WordDocument) -> None:
    paragraph = document.add_paragraph("正文")
    paragraph.add_run(SECRET).font.hidden = True
    document.add_comment(paragraph.runs[0], text=SECRET, author=SECRET)
    document.core_properties.author = SECRET


needs_office = pytest.mark.skipif(not libreoffice.opens("doc"), reason="LibreOffice is not installed")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_pictures_stand_upright_and_say_nothing_of_where_and_when(kind: str) -> None:
    made = rendition(photograph(kind), f"照片.{kind.lower()}")
    with Image.open(io.BytesIO(made.content)) as image:
        assert image.size == (40, 60)
        exif = image.getexif()
        assert not exif.get_ifd(0x8825)
        assert 0x010F not in exif
        assert "exif" not in image.info
    assert b"Camera Ltd" not in made.content
    assert kind == "TIFF" or "照片中的位置信息已清除" in made.changes


def test_texts_in_png_and_gif_go() -> None:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", SECRET)
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG", pnginfo=told)
    assert SECRET.encode() not in rendition(out.getvalue(), "a.png").content
    out = io.BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], comment=SECRET.encode())
    made = rendition(out.getvalue(), "a.gif")
    assert SECRET.encode() not in made.content
    with Image.open(io.BytesIO(made.content)) as image:
        assert image.n_frames == 2


def test_pixels_under_full_transparency_go() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (8, 8), (12, 34, 56, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(rendition(out.getvalue(), "a.png").content)) as image:
        assert image.convert("RGBA").getpixel((3, 3)) == (255, 255, 255, 0)


def test_a_picture_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1_000)
    with pytest.raises(Unreadable, match="尺寸过大"):
        rendition(photograph(), "a.jpg")


def test_a_picture_is_what_its_pixels_say_and_not_its_name() -> None:
    made = rendition(photograph("PNG"), "照片.jpg")
    assert (made.name, made.media_type) == ("照片.png", "image/png")


def test_text_becomes_utf_8_without_unseen_characters() -> None:
    made = rendition("平罗县\r\n名\u200b单\x07\n".encode("gb18030"), "说明.txt")
    assert made.content.decode() == "平罗县\n名单\n"
    assert "删去看不见的字符 2 个" in made.changes


def test_csv_cells_cannot_run() -> None:
    made = rendition('姓名,金额\n"=cmd()",-5\n@x,—\n'.encode("gb18030"), "a.csv")
    assert made.content.decode("utf-8-sig") == "姓名,金额\r\n'=cmd(),-5\r\n'@x,—\r\n"


def test_a_zip_holds_renditions_under_safe_names() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.comment = SECRET.encode()
        package.writestr("../../名单/说明.txt", "正文")
        package.writestr("名单/照片.jpg", photograph())
        package.writestr("__MACOSX/x", b"")
    made = rendition(out.getvalue(), "包.zip")
    assert SECRET.encode() not in made.content
    with zipfile.ZipFile(io.BytesIO(made.content)) as package:
        assert package.namelist() == ["名单/说明.txt", "名单/照片.jpg"]
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "名单/照片.jpg：照片中的位置信息已清除" in made.changes


@pytest.mark.parametrize(("inside", "reason"), [("b.zip", "又是压缩包"), ("b.exe", "“b.exe”")])
def test_a_zip_with_something_that_cannot_be_rebuilt_says_which(inside: str, reason: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(inside, b"x")
    with pytest.raises(Unreadable, match=reason):
        rendition(out.getvalue(), "a.zip")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("平罗县名单.xls", "平罗县名单.pdf"),
        (r"C:\Users\zhang\名单.xlsx", "名单.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("CON.txt", "_CON.pdf"),
        ('a<b>:"c|d?*.txt', "a_b___c_d.pdf"),
        (f"张某某{SECRET}.docx", "张某某.pdf"),
        ("电话１３８１２３４５６７８登记.docx", "电话登记.pdf"),
        ("2021年第640221041号.docx", "2021年第640221041号.pdf"),
        ("名\u202e单\u200b.doc", "名单.pdf"),
        ("...", "附件.pdf"),
        ("长" * 300 + ".docx", "长" * 80 + ".pdf"),
    ],
)
def test_a_file_name_is_safe_everywhere(name: str, safe: str) -> None:
    assert safe_name(name, ".pdf", Changes()) == safe


@pytest.mark.parametrize("name", ["公文.ofd", "页.html", "包.rar", "程序.exe", "没有后缀"])
def test_what_cannot_be_rebuilt_is_refused_with_a_way_out(name: str) -> None:
    with pytest.raises(Unreadable, match="请"):
        rendition(b"something", name)


@pytest.mark.parametrize("suffix", sorted(RENDERABLE - {"txt", "csv"}))
def test_noise_under_any_name_is_unreadable_and_nothing_else(
    suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "suffixes", frozenset)
    noise = bytes(range(256)) * 8
    for content in (noise, b"PK\x03\x04" + noise, b"\xd0\xcf\x11\xe0" + noise, b"%PDF-1.4\n" + noise, b""):
        with pytest.raises(Unreadable):
            rendition(content, f"a.{suffix}")


@pytest.mark.parametrize(
    "make", [word(lambda document: None), workbook(lambda book: book.add_worksheet().write(0, 0, 1))]
)
def test_cut_files_are_unreadable_and_nothing_else(make: bytes) -> None:
    suffix = "docx" if b"word/" in make else "xlsx"
    for end in range(10, len(make), len(make) // 12):
        with pytest.raises(Unreadable):
            rendition(make[:end], f"a.{suffix}")


@needs_office
def test_an_old_word_document_becomes_docx() -> None:
    old = libreoffice.converted(word(lambda document: document.add_paragraph("正文")), "docx", "doc")
    assert rendition(old, "通知.doc").name == "通知.docx"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (word(hide_in_word), "a.docx"),
        (old_workbook(), "a.xls"),
        (open_workbook(), "a.ods"),
        (pdf(line(SECRET) + "0 g 30 190 220 30 re f"), "a.pdf"),
        (photograph(), "a.jpg"),
    ],
    ids=["docx", "xls", "ods", "pdf", "jpg"],
)
def test_the_readers_find_nothing_hidden_in_a_rendition(content: bytes, name: str) -> None:
    assert SECRET in told(content, name) or name.endswith("jpg")
    made = rendition(content, name)
    assert SECRET not in told(made.content, made.name)
    assert not [
        piece for piece in read(made.content, made.name) if piece.hidden not in ("", "没有文字层的图像")
    ]


def told(content: bytes, name: str) -> str:
    pieces = read(content, name)
    return "".join(piece.text if isinstance(piece, Passage) else str(piece.rows) for piece in pieces)


@pytest.mark.parametrize("name", ["通知.ofd", "通知.pdf", "通知.zip", "通知.docx"])
def test_an_ofd_under_any_name_is_told_the_way_to_a_pdf(name: str) -> None:
    with pytest.raises(
        Unreadable, match=r"OFD 文件能检查，但不能重建为公开版本，没有保存。请用 OFD 阅读器.*PDF"
    ):
        rendition(ofd(), name)


def test_a_zip_says_which_of_its_files_is_an_ofd() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("附件/通知.ofd", ofd())
    with pytest.raises(Unreadable, match=r"“通知\.ofd”：OFD .*请用 OFD 阅读器"):
        rendition(out.getvalue(), "包.zip")
