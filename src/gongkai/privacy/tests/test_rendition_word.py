import io
import zipfile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from PIL import Image

from gongkai.privacy.passages import Unreadable
from gongkai.privacy.renditions import Rendition, rendition
from gongkai.privacy.tests.rendition_samples import SECRET, photograph, raw, raw_run, word

BY = 'w:id="1" w:author="甲某某" w:date="2024-01-02T00:00:00Z"'
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def parts_of(made: Rendition) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made.content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def all_text(made: Rendition) -> str:
    return "".join(content.decode("utf-8", "replace") for content in parts_of(made).values())


def body_of(made: Rendition) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(made.content)).paragraphs]


def append(document: WordDocument, *elements: object) -> None:
    paragraph = document.add_paragraph("旁边的字")
    for element in elements:
        paragraph._p.append(element)


def test_the_body_keeps_its_formatting_tables_and_headers() -> None:
    def fill(document: WordDocument) -> None:
        document.add_heading("公示名单", 1)
        run = document.add_paragraph().add_run("粗体")
        run.bold, run.font.size = True, Pt(16)
        table = document.add_table(2, 2, style="Table Grid")
        table.cell(0, 0).text, table.cell(1, 1).text = "表头", "末格"
        table.cell(0, 0).merge(table.cell(0, 1))
        document.sections[0].header.paragraphs[0].text = "页眉"

    made = Document(io.BytesIO(rendition(word(fill), "a.docx").content))
    assert made.paragraphs[1].style.name == "Heading 1"
    assert (made.paragraphs[2].runs[0].bold, made.paragraphs[2].runs[0].font.size) == (True, Pt(16))
    assert made.tables[0].cell(1, 1).text == "末格"
    assert made.tables[0].cell(0, 0)._tc is made.tables[0].cell(0, 1)._tc
    assert made.sections[0].header.paragraphs[0].text == "页眉"


def test_deletions_go_and_insertions_stay() -> None:
    made = rendition(
        word(
            lambda document: append(
                document,
                raw(f"<w:del {BY}><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>"),
                raw(f"<w:moveFrom {BY}><w:r><w:t>{SECRET}</w:t></w:r></w:moveFrom>"),
                raw(f"<w:ins {BY}><w:r><w:t>插入</w:t></w:r></w:ins>"),
                raw(f"<w:ins {BY}><w:del {BY}><w:r><w:delText>{SECRET}</w:delText></w:r></w:del></w:ins>"),
                raw_run(
                    f"<w:rPr><w:b/><w:rPrChange {BY}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>改过</w:t>"
                ),
            )
        ),
        "a.docx",
    )
    assert body_of(made)[-1] == "旁边的字插入改过"
    assert SECRET not in all_text(made)
    assert "甲某某" not in all_text(made)
    assert "修订中删去的内容 3 处未写入" in made.changes


def test_a_deleted_paragraph_end_joins_two_paragraphs_and_a_deleted_row_is_gone() -> None:
    def fill(document: WordDocument) -> None:
        first = document.add_paragraph("前半")
        first._p.get_or_add_pPr().append(raw(f"<w:rPr><w:del {BY}/></w:rPr>"))
        document.add_paragraph("后半")
        table = document.add_table(2, 1)
        table.cell(0, 0).text, table.cell(1, 0).text = SECRET, "留下"
        table.rows[0]._tr.get_or_add_trPr().append(raw(f"<w:del {BY}/>"))

    made = rendition(word(fill), "a.docx")
    assert "前半后半" in body_of(made)
    assert SECRET not in all_text(made)


def test_hidden_text_goes_whether_by_switch_style_row_or_colour() -> None:
    def fill(document: WordDocument) -> None:
        secret = document.styles.add_style("暗", WD_STYLE_TYPE.CHARACTER)
        secret.font.hidden = True
        child = document.styles.add_style("更暗", WD_STYLE_TYPE.CHARACTER)
        child.base_style = secret
        paragraph_style = document.styles.add_style("暗段", WD_STYLE_TYPE.PARAGRAPH)
        paragraph_style.font.hidden = True
        paragraph = document.add_paragraph("看得见")
        paragraph.add_run(SECRET).font.hidden = True
        paragraph.add_run(SECRET, style="暗")
        paragraph.add_run(SECRET, style="更暗")
        document.add_paragraph(SECRET, style="暗段")
        paragraph.add_run(SECRET).font.color.rgb = RGBColor(255, 255, 255)
        paragraph.add_run(SECRET).font.size = Pt(1)
        shown = paragraph.add_run("样式暗而本身亮", style="暗")
        shown.font.hidden = False
        table = document.add_table(2, 1)
        table.cell(0, 0).text, table.cell(1, 0).text = SECRET, "留下"
        table.rows[0]._tr.get_or_add_trPr().append(raw("<w:hidden/>"))

    made = rendition(word(fill), "a.docx")
    assert SECRET not in all_text(made)
    assert "看得见样式暗而本身亮" in body_of(made)


def test_white_letters_in_a_dark_cell_are_seen_and_stay() -> None:
    def fill(document: WordDocument) -> None:
        cell = document.add_table(1, 1).cell(0, 0)
        cell._tc.get_or_add_tcPr().append(raw('<w:shd w:val="clear" w:fill="1F4E79"/>'))
        cell.paragraphs[0].add_run("深底白字").font.color.rgb = RGBColor(255, 255, 255)

    assert "深底白字" in all_text(rendition(word(fill), "a.docx"))


def test_comments_properties_settings_and_bookmarks_go() -> None:
    def fill(document: WordDocument) -> None:
        paragraph = document.add_paragraph("正文")
        document.add_comment(paragraph.runs[0], text=SECRET, author=SECRET)
        document.core_properties.author = document.core_properties.title = SECRET
        paragraph._p.append(raw(f'<w:bookmarkStart w:id="7" w:name="_{SECRET}"/>'))
        paragraph._p.append(raw('<w:bookmarkEnd w:id="7"/>'))
        paragraph._p.append(raw(f'<w:permStart w:id="8" w:ed="{SECRET}"/>'))
        document.settings.element.append(
            raw(f'<w:docVars><w:docVar w:name="x" w:val="{SECRET}"/></w:docVars>')
        )

    made = rendition(word(fill), "a.docx")
    assert SECRET not in all_text(made)
    assert "rsid" not in all_text(made)
    assert "docProps/core.xml" not in parts_of(made)
    assert "删去批注 1 条" in made.changes


def test_fields_show_their_result_and_only_page_numbers_go_on_counting() -> None:
    def field(order: str, result: str) -> list[object]:
        return [
            raw_run('<w:fldChar w:fldCharType="begin"/>'),
            raw_run(f"<w:instrText>{order}</w:instrText>"),
            raw_run('<w:fldChar w:fldCharType="separate"/>'),
            raw_run(f"<w:t>{result}</w:t>"),
            raw_run('<w:fldChar w:fldCharType="end"/>'),
        ]

    made = rendition(
        word(
            lambda document: append(
                document,
                *field(rf" INCLUDEPICTURE &quot;C:\Users\{SECRET}\a.jpg&quot; ", "图"),
                *field(r" PAGE \* MERGEFORMAT ", "9"),
                raw(f'<w:fldSimple w:instr=" MERGEFIELD {SECRET} "><w:r><w:t>值</w:t></w:r></w:fldSimple>'),
                raw_run(
                    '<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/>'
                    f'<w:listEntry w:val="乙"/><w:listEntry w:val="{SECRET}"/></w:ddList></w:ffData></w:fldChar>'
                ),
                raw_run("<w:instrText> FORMDROPDOWN </w:instrText>"),
                raw_run('<w:fldChar w:fldCharType="end"/>'),
            )
        ),
        "a.docx",
    )
    assert body_of(made)[-1] == "旁边的字图9值乙"
    assert SECRET not in all_text(made)
    assert r"PAGE \* MERGEFORMAT" in all_text(made)


def test_only_links_to_public_addresses_stay() -> None:
    def fill(document: WordDocument) -> None:
        paragraph = document.add_paragraph()
        for address in (f"mailto:{SECRET}@example.cn", f"file:///C:/{SECRET}.docx", "https://www.gov.cn/"):
            key = document.part.relate_to(address, LINK, is_external=True)
            paragraph._p.append(
                raw(f'<w:hyperlink r:id="{key}" w:tooltip="{SECRET}"><w:r><w:t>链</w:t></w:r></w:hyperlink>')
            )

    made = rendition(word(fill), "a.docx")
    assert SECRET not in all_text(made)
    assert "https://www.gov.cn/" in all_text(made)
    assert body_of(made)[-1] == "链链链"


def test_pictures_lose_position_and_what_cropping_hides() -> None:
    def fill(document: WordDocument) -> None:
        document.add_picture(io.BytesIO(photograph()), width=Inches(1))
        blip = next(document.element.body.iter(qn("a:blip")))
        crop = OxmlElement("a:srcRect")
        crop.set("l", "50000")
        blip.addnext(crop)
        next(document.element.body.iter(qn("wp:docPr"))).set("descr", rf"C:\Users\{SECRET}\a.jpg")

    made = rendition(word(fill), "a.docx")
    picture = parts_of(made)["word/media/picture1.jpg"]
    with Image.open(io.BytesIO(picture)) as image:
        assert image.size == (30, 40)
        assert not image.getexif()
    assert "srcRect" not in all_text(made)
    assert SECRET not in all_text(made)
    assert "照片中的位置信息已清除" in made.changes


def test_a_solid_shape_over_the_text_is_told_to_the_clerk() -> None:
    box = raw_run(
        '<w:pict xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:rect style="position:absolute;width:90pt;height:15pt" fillcolor="black"/></w:pict>'
    )
    made = rendition(word(lambda document: append(document, box)), "a.docx")
    assert any(change.startswith("浮动的实心图形 1 个可能盖住文字") for change in made.changes)


def test_content_controls_keep_their_text_and_lose_their_data() -> None:
    control = (
        f'<w:sdt><w:sdtPr><w:alias w:val="{SECRET}"/><w:dropDownList><w:listItem w:value="{SECRET}"/></w:dropDownList>'
        "</w:sdtPr><w:sdtContent><w:r><w:t>选中</w:t></w:r></w:sdtContent></w:sdt>"
    )
    made = rendition(word(lambda document: append(document, raw(control))), "a.docx")
    assert body_of(made)[-1] == "旁边的字选中"
    assert SECRET not in all_text(made)


def test_headers_that_no_page_shows_are_not_written() -> None:
    def fill(document: WordDocument) -> None:
        section = document.sections[0]
        section.first_page_header.paragraphs[0].text = SECRET
        section.even_page_header.paragraphs[0].text = SECRET
        section.different_first_page_header_footer = False

    assert SECRET not in all_text(rendition(word(fill), "a.docx"))


def test_footnotes_of_deleted_text_are_not_written() -> None:
    package = io.BytesIO(word(lambda document: append(document, raw_run('<w:footnoteReference w:id="2"/>'))))
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:footnote w:id="2"><w:p><w:r><w:t>脚注</w:t></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="3"><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    changed = io.BytesIO()
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                kind = LINK.replace("hyperlink", "footnotes")
                more = f'<Relationship Id="rN" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                content = content.replace(b"</Relationships>", more.encode())
            new.writestr(name, content)
        new.writestr("word/footnotes.xml", notes)
    made = rendition(changed.getvalue(), "a.docx")
    assert "脚注" in all_text(made)
    assert SECRET not in all_text(made)


def test_the_same_document_gives_the_same_bytes() -> None:
    content = word(lambda document: None)
    assert rendition(content, "a.docx").content == rendition(content, "a.docx").content


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 no", b"text", "\0".join("\xd0\xcf\x11\xe0EncryptedPackage").encode("latin-1")]
)
def test_a_broken_document_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(Unreadable, match="请"):
        rendition(content, "a.docx")
