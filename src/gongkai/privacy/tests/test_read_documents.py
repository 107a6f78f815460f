"""DOCX, ODT, PPTX and OFD: what a reader sees, and what he does not."""

import io
import zipfile

import docx
import pytest

from gongkai.privacy.passages import Passage, Piece, Table, Unreadable
from gongkai.privacy.readers import read
from gongkai.privacy.tests.made_files import SECRET, SEEN, W, packed, paragraph, photograph, run, word

RELATION = (
    '<Relationship Id="rX1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
    ' Target="{target}"{mode}/>'
)


def passages(pieces: list[Piece]) -> list[Passage]:
    return [piece for piece in pieces if isinstance(piece, Passage)]


def having(pieces: list[Piece], text: str) -> Passage:
    """The only passage with this text."""
    (found,) = [piece for piece in passages(pieces) if text in piece.text]
    return found


def test_paragraphs_are_numbered_from_one_and_empty_ones_do_not_count() -> None:
    pieces = read(word(paragraph("") + paragraph(run(f"身份证号{SEEN}"))), "a.docx")
    assert having(pieces, SEEN) == Passage("第 2 段", f"身份证号{SEEN}")


def test_a_number_split_over_runs_is_put_together() -> None:
    pieces = read(word(paragraph(run(SEEN[:6]) + run(SEEN[6:], "<w:b/>"))), "a.docx")
    assert having(pieces, SEEN).where == "第 2 段"


def test_a_table_of_a_text_is_a_table_without_letters() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(1, 1).text = SEEN
    buffer = io.BytesIO()
    document.save(buffer)
    (found,) = [piece for piece in read(buffer.getvalue(), "a.docx") if isinstance(piece, Table)]
    assert found.rows[1][1] == SEEN
    assert found.place(1, 1) == "表格 1 第 2 行第 2 列"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (paragraph(run(SECRET, "<w:vanish/>")), "隐藏文字"),
        (
            paragraph(f'<w:del w:id="1" w:author="a"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>'),
            "修订中删除的文字",
        ),
        (paragraph(f'<w:moveFrom w:id="1">{run(SECRET)}</w:moveFrom>'), "修订中移走的文字"),
        (paragraph(run(SECRET, '<w:color w:val="FFFFFF"/>')), "白色文字"),
        (paragraph(run(SECRET, '<w:sz w:val="2"/>')), "极小字号"),
    ],
)
def test_what_word_does_not_show_is_told_apart(body: str, why: str) -> None:
    assert having(read(word(body), "a.docx"), SECRET).hidden == why


def test_hiding_by_a_style_counts_also_through_the_style_it_is_based_on() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Child"><w:basedOn w:val="Base"/></w:style>'
    )
    pieces = read(word(paragraph(run(SECRET, '<w:rStyle w:val="Child"/>')), styles=styles), "a.docx")
    assert having(pieces, SECRET).hidden == "隐藏文字"


def test_vanish_that_is_switched_off_hides_nothing() -> None:
    pieces = read(word(paragraph(run(SEEN, '<w:vanish w:val="0"/>'))), "a.docx")
    assert having(pieces, SEEN).hidden == ""


def test_an_insertion_is_seen() -> None:
    pieces = read(word(paragraph(f'<w:ins w:id="1" w:author="a">{run(SEEN)}</w:ins>')), "a.docx")
    assert having(pieces, SEEN).hidden == ""


def test_white_letters_on_a_coloured_cell_are_seen() -> None:
    white = paragraph(run(SEEN, '<w:color w:val="FFFFFF"/>'))
    cell = f'<w:tc><w:tcPr><w:shd w:fill="1F4E79"/></w:tcPr>{white}</w:tc>'
    pieces = read(word(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"), "a.docx")
    assert not [piece for piece in passages(pieces) if SEEN in piece.text]
    assert any(isinstance(piece, Table) and piece.rows[0][0] == SEEN for piece in pieces)


def test_a_comment_is_hidden_content() -> None:
    comments = f'<w:comments xmlns:w="{W}"><w:comment w:id="0" w:author="赵一">{paragraph(run(SECRET))}</w:comment></w:comments>'
    relation = RELATION.format(kind="comments", target="comments.xml", mode="")
    found = having(read(word(added={"word/comments.xml": comments}, relations=relation), "a.docx"), SECRET)
    assert found == Passage("批注 1", f"赵一：{SECRET}", hidden="批注")


@pytest.mark.parametrize(
    ("kind", "where"), [("header", "页眉第 1 段"), ("footer", "页脚第 1 段"), ("footnotes", "脚注第 1 段")]
)
def test_headers_footers_and_notes_are_read(kind: str, where: str) -> None:
    part = f'<w:x xmlns:w="{W}"><w:footnote>{paragraph(run(SEEN))}</w:footnote></w:x>'
    relation = RELATION.format(kind=kind, target="part9.xml", mode="")
    assert (
        having(read(word(added={"word/part9.xml": part}, relations=relation), "a.docx"), SEEN).where == where
    )


def test_a_text_box_is_read_once_although_it_is_written_twice() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{paragraph(run(SEEN))}</w:txbxContent>"
    body = paragraph(
        f'<w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}'
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert having(read(word(body), "a.docx"), SEEN).where.endswith("文本框第 1 段")


def test_field_codes_and_link_targets_are_read() -> None:
    relation = RELATION.format(kind="hyperlink", target="tel:13812345678", mode=' TargetMode="External"')
    body = paragraph(f"<w:r><w:instrText>HYPERLINK mailto:{SECRET}@example.com</w:instrText></w:r>")
    pieces = read(word(body, relations=relation), "a.docx")
    assert having(pieces, SECRET).where.endswith("域代码")
    assert having(pieces, "tel:13812345678").where == "超链接"


def test_the_alternative_text_of_a_picture_is_read() -> None:
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    body = paragraph(
        f'<w:r><w:drawing><wp:docPr xmlns:wp="{wp}" id="1" name="p" descr="{SECRET}"/></w:drawing></w:r>'
    )
    assert having(read(word(body), "a.docx"), SECRET).where == "第 1 段图形的替代文字"


def test_the_author_of_a_file_is_told_as_a_property() -> None:
    document = docx.Document()
    document.core_properties.last_modified_by = "赵一"
    buffer = io.BytesIO()
    document.save(buffer)
    found = having(read(buffer.getvalue(), "a.docx"), "赵一")
    assert found == Passage("文件属性（最后修改者）", "赵一", hidden="文件属性")


def test_embedded_files_and_pictures_are_opened() -> None:
    inside = word(paragraph(run(SECRET)))
    outside = packed_with(
        word(), {"word/embeddings/b.docx": inside, "word/media/image9.jpeg": photograph(gps=True)}
    )
    pieces = read(outside, "a.docx")
    assert having(pieces, SECRET) == Passage("嵌入的文件“b.docx”：第 2 段", SECRET, hidden="嵌入的文件")
    assert having(pieces, "N38.9100").hidden == "位置信息"


def packed_with(content: bytes, added: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO(content)
    with zipfile.ZipFile(buffer, "a") as package:
        for name, part in added.items():
            package.writestr(name, part)
    return buffer.getvalue()


def test_custom_data_that_no_program_shows_is_searched() -> None:
    pieces = read(packed_with(word(), {"customXml/item9.xml": f"<a>{SECRET}</a>".encode()}), "a.docx")
    assert having(pieces, SECRET).where == "内部数据“item9.xml”"


def test_a_document_type_in_office_xml_is_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    with pytest.raises(Unreadable, match="DTD"):
        read(packed_with(word(), {"customXml/item9.xml": bomb}), "a.docx")


def test_a_part_that_is_there_twice_is_refused() -> None:
    with pytest.warns(UserWarning), pytest.raises(Unreadable, match="重名"):
        read(packed_with(word(), {"word/document.xml": f"<a>{SECRET}</a>".encode()}), "a.docx")


def test_odt_paragraphs_deletions_comments_and_hidden_text() -> None:
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    content = (
        f'<office:document-content {spaces}><style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
        "<office:body><office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>删去的</text:p></text:deletion>"
        f"</text:changed-region></text:tracked-changes><text:p>号码{SEEN}<text:span text:style-name='T1'>藏起的</text:span>"
        "<office:annotation><text:p>旁注的</text:p></office:annotation>。</text:p></office:text></office:body></office:document-content>"
    )
    pieces = read(
        packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}), "a.odt"
    )
    assert having(pieces, SEEN) == Passage("第 1 段", f"号码{SEEN}。")
    assert having(pieces, "删去的").hidden == "修订中删除的文字"
    assert having(pieces, "藏起的").hidden == "隐藏文字"
    assert having(pieces, "旁注的").hidden == "批注"


def slides() -> bytes:
    a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    p = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'

    def slide(text: str, show: str = "1") -> str:
        return f'<p:sld {a} {p} show="{show}"><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sld>'

    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations.format(
                f'<Relationship Id="r" Type="{kinds}/officeDocument" Target="ppt/presentation.xml"/>'
            ),
            "ppt/presentation.xml": f'<p:presentation {p} {r}><p:sldIdLst><p:sldId id="256" r:id="r2"/><p:sldId id="257" r:id="r1"/></p:sldIdLst></p:presentation>',
            "ppt/_rels/presentation.xml.rels": relations.format(
                f'<Relationship Id="r1" Type="{kinds}/slide" Target="slides/slide1.xml"/>'
                f'<Relationship Id="r2" Type="{kinds}/slide" Target="slides/slide2.xml"/>'
            ),
            "ppt/slides/slide1.xml": slide(SECRET, show="0"),
            "ppt/slides/slide2.xml": slide(SEEN),
            "ppt/slides/_rels/slide2.xml.rels": relations.format(
                f'<Relationship Id="r1" Type="{kinds}/notesSlide" Target="../notesSlides/notesSlide1.xml"/>'
            ),
            "ppt/notesSlides/notesSlide1.xml": slide("讲稿里的话"),
        }
    )


def test_slides_are_read_in_their_order_with_notes_and_hidden_ones() -> None:
    pieces = read(slides(), "a.pptx")
    assert having(pieces, SEEN) == Passage("第 1 张幻灯片", SEEN)
    assert having(pieces, SECRET) == Passage("第 2 张幻灯片", SECRET, hidden="隐藏的幻灯片")
    assert having(pieces, "讲稿里的话") == Passage("第 1 张幻灯片的备注", "讲稿里的话", hidden="备注")


def ofd() -> bytes:
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'

    def text(words: str, boundary: str, more: str = "") -> str:
        return f'<ofd:TextObject Boundary="{boundary}"{more}><ofd:TextCode X="0" Y="5">{words}</ofd:TextCode></ofd:TextObject>'

    return packed(
        {
            "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocInfo><ofd:Author>赵一</ofd:Author></ofd:DocInfo>"
            "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": f'<ofd:Document {space}><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_7/Content.xml"/>'
            '<ofd:Page ID="2" BaseLoc="Pages/Page_3/Content.xml"/></ofd:Pages></ofd:Document>',
            "Doc_0/Pages/Page_7/Content.xml": f"<ofd:Page {space}>{text('第一页', '10 10 50 5')}</ofd:Page>",
            "Doc_0/Pages/Page_3/Content.xml": f"<ofd:Page {space}>{text(SEEN[9:], '60 20 50 5')}{text(SEEN[:9], '10 20.2 50 5')}"
            + text(SECRET, "10 40 50 5", ' Visible="false"')
            + "</ofd:Page>",
            "Doc_0/Annots/Page_0/Annotation.xml": f"<ofd:PageAnnot {space}><ofd:Remark>旁注的</ofd:Remark></ofd:PageAnnot>",
            "Doc_0/Attachs/b.txt": "附着的",
        }
    )


def test_an_ofd_is_read_by_page_and_line() -> None:
    pieces = read(ofd(), "a.ofd")
    assert having(pieces, SEEN).where == "第 2 页"
    assert having(pieces, "第一页").where == "第 1 页"
    assert having(pieces, SECRET).hidden == "不可见的文字"
    assert having(pieces, "旁注的").hidden == "批注"
    assert having(pieces, "附着的") == Passage("附件“b.txt”：第 1 行", "附着的", hidden="OFD 内的附件")
    assert having(pieces, "赵一").hidden == "文件属性"
