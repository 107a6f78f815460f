"""Text files, web pages, images, archives: formats, codings, names and limits."""

import base64
import io
import zipfile
from email.message import EmailMessage

import pytest

from gongkai.privacy.passages import Passage, Piece, Table, Unreadable
from gongkai.privacy.readers import READABLE, packages, read, reading
from gongkai.privacy.tests.made_files import SECRET, SEEN, packed, paragraph, photograph, run, word


def having(pieces: list[Piece], text: str) -> Passage:
    (found,) = [piece for piece in pieces if isinstance(piece, Passage) and text in piece.text]
    return found


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_a_text_is_read_in_every_usual_coding(coding: str) -> None:
    content = f"公示名单\n张三 {SEEN} 平罗县\n".encode(coding)
    assert read(content, "a.txt")[-1] == Passage("第 2 行", f"张三 {SEEN} 平罗县")


def test_a_csv_is_a_table_and_quoted_commas_stay_in_their_cell() -> None:
    (table,) = read(f'姓名,住址,号码\r\n张三,"甲,乙",{SEEN}\r\n'.encode("gb18030"), "a.csv")
    assert isinstance(table, Table)
    assert table.rows[1] == ["张三", "甲,乙", SEEN]
    assert table.place(1, 2) == "第 2 行第 3 列"


def test_escapes_of_json_are_resolved() -> None:
    assert read(b'{"name": "\\u5f20\\u4e09"}', "a.json") == [Passage("第 1 行", '{"name": "张三"}')]


def test_a_page_is_told_as_shown_and_hidden() -> None:
    page = f"""<!doctype html><html><head><meta name=author content="赵一"><title>名单</title>
    <style>p{{}}</style><script>var id = "脚本{SECRET}"</script></head><body><p>见<b>面</b>的</p>
    <!-- 注释里的 --><div style="display: none">藏起的<p>更深的</p></div><p hidden>又藏的</p><p>其后的</p>
    <img src=a.png alt="图中的"><a href="tel:13812345678">电话</a><input type=hidden value="表单里的">
    <table><tr><th>姓名<th>号码</tr><tr style="display:none"><td>张三<td>{SEEN}</tr></table></body></html>"""
    pieces = read(page.encode(), "a.html")
    assert having(pieces, "见面的").hidden == ""
    assert having(pieces, "其后的").hidden == ""
    assert having(pieces, "注释里的").hidden == "注释"
    assert (
        having(pieces, "藏起的").hidden
        == having(pieces, "更深的").hidden
        == having(pieces, "又藏的").hidden
        == "隐藏文字"
    )
    assert having(pieces, SECRET).where == "脚本"
    assert having(pieces, "图中的").where == "属性 alt"
    assert having(pieces, "tel:").where == "链接地址"
    assert having(pieces, "表单里的").hidden == "隐藏的表单项"
    assert having(pieces, "赵一").where == "页面信息"
    (table,) = [piece for piece in pieces if isinstance(piece, Table)]
    assert table.rows[1] == ["张三", SEEN] and table.hidden_rows == {1}


def test_a_page_in_gbk_is_read_as_it_says() -> None:
    page = f'<html><meta charset="gb2312"><p>张三{SEEN}</p>'.encode("gbk")
    assert having(read(page, "a.htm"), SEEN).text == f"张三{SEEN}"


def test_a_file_written_into_a_page_is_opened() -> None:
    photo = base64.b64encode(photograph(gps=True)).decode()
    pieces = read(f'<html><img src="data:image/jpeg;base64,{photo}">'.encode(), "a.html")
    assert having(pieces, "N38.9100").where == "写在网页里的文件：拍摄位置"


def test_a_mail_and_a_single_file_page_are_read_part_by_part() -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "zhao@example.com", "名单"
    mail.set_content("见附件")
    mail.add_alternative(f"<p>{SEEN}</p>", subtype="html")
    mail.add_attachment(f"a,{SECRET}".encode(), maintype="text", subtype="csv", filename="b.csv")
    for name in ("a.eml", "a.mht", "a.doc"):
        pieces = read(mail.as_bytes(), name)
        assert having(pieces, "zhao@example.com").where == "邮件头（From）"
        assert having(pieces, SEEN).where == "第 2 部分“2.html”：第 1 段"
        assert any(isinstance(piece, Table) and piece.rows[0][1] == SECRET for piece in pieces)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_position_and_owner_of_a_photograph_are_told(kind: str) -> None:
    pieces = read(photograph(kind, gps=True, artist="Zhao Yi"), f"a.{kind.lower()}")
    assert having(pieces, "N38.9100 E106.5400").hidden == "位置信息"
    assert having(pieces, "Zhao Yi") == Passage("文件属性（作者）", "Zhao Yi", hidden="文件属性")
    assert [piece.hidden for piece in pieces].count("没有文字层的图像") == 1


def test_a_tiny_picture_needs_nobody_to_look_at_it() -> None:
    assert read(photograph("PNG", size=(16, 16)), "a.png") == []


def test_files_in_a_zip_are_read_with_their_names() -> None:
    inner = packed({"名单.csv": f"a,{SEEN}"})
    pieces = read(packed({"外/里.zip": inner, "__MACOSX/._x": b"\0", "Thumbs.db": b"\0"}), "a.zip")
    (table,) = [piece for piece in pieces if isinstance(piece, Table)]
    assert table.place(0, 1) == "压缩包内“外/里.zip”：压缩包内“名单.csv”：第 1 行第 2 列"
    assert Passage("压缩包内的文件名", "外/里.zip") in pieces
    assert len(pieces) == 3


def test_names_in_a_zip_written_in_gbk_are_understood() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("XXXX.txt", "a")
    content = buffer.getvalue().replace(b"XXXX", "名单".encode("gbk"))
    assert Passage("压缩包内的文件名", "名单.txt") in read(content, "a.zip")


def test_a_locked_zip_tells_which_and_the_way_out() -> None:
    content = bytearray(packed({"a.txt": "secret"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + offset] |= 1
    with pytest.raises(Unreadable, match=r"压缩包内“a\.txt”：压缩包设有密码"):
        read(bytes(content), "a.zip")


def test_a_zip_bomb_is_refused() -> None:
    with pytest.raises(Unreadable, match="异常膨胀"):
        read(packed({"a.txt": b"0" * (2 * packages.SMALL_PART_BYTES)}), "a.zip")


def test_zips_inside_zips_end_somewhere() -> None:
    content = packed({"a.txt": "a"})
    for _ in range(reading.MAX_DEPTH + 1):
        content = packed({"b.zip": content})
    with pytest.raises(Unreadable, match="层层相套"):
        read(content, "a.zip")


def test_a_text_repeated_without_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        reading.Budget,
        "__init__",
        lambda self: vars(self).update(unpacked=10**9, characters=10, cells=9, files=9),
    )
    with pytest.raises(Unreadable, match="拆成几个文件"):
        read(b"12345678901", "a.txt")


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"<!doctype html><p>x", "a.pdf", "内容却是网页"),
        (packed({"a.txt": "x"}), "a.docx", "内容却是ZIP 压缩包"),
        (word(), "a.xlsx", "内容却是DOCX 文档"),
        (b"\x00\x01\x02\x03" * 50, "a.docx", "内容却不是这种文件"),
        (b"\x00\x01\x02\x03" * 50, "a.exe", "无法识别"),
        (b"Rar!\x1a\x07\x00xxx", "a.rar", "RAR 压缩包"),
        (b"7z\xbc\xaf\x27\x1cxxxx", "a.7z", "7z 压缩包"),
        (b"PK\x03\x04xxxx", "a.zip", "损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "a.pdf", "旧版 Office"),
    ],
)
def test_what_cannot_be_read_is_told_with_the_way_out(content: bytes, name: str, told: str) -> None:
    with pytest.raises(Unreadable, match=told) as refusal:
        read(content, name)
    assert "请" in str(refusal.value)


def test_an_old_suffix_may_hold_a_new_format() -> None:
    assert having(read(word(paragraph(run(SEEN))), "a.doc"), SEEN).where == "第 2 段"
    assert having(read(f"<html><p>{SEEN}".encode(), "a.xls"), SEEN)


def test_an_empty_file_says_nothing() -> None:
    assert read(b"", "a.docx") == []


def test_what_can_be_read_here_is_known() -> None:
    assert {"docx", "xlsx", "xls", "pdf", "zip", "ofd", "jpg", "txt"} <= READABLE
    assert "rar" not in READABLE
