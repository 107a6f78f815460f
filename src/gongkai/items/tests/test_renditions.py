"""成品文件: Word and PDF of a normative document are its text, made when it is published, gone when it is withdrawn."""

from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from conftest import Cast
from django.conf import settings
from django.test import Client
from docx import Document

from gongkai.items import actions, sealed_files
from gongkai.items.models import Item
from gongkai.items.privacy_gate import verdict_of_editions
from gongkai.items.renditions.blocks import Grid, Level, Paragraph, blocks_of

BODY = (
    "<p>各乡镇人民政府：</p><h2>一、总则</h2><p>（一）适用范围</p><p>第一条　为了规范管理，制定本办法。</p>"
    "<table><caption>补助标准</caption><thead><tr><th>类别</th><th>标准</th></tr></thead>"
    '<tbody><tr><td rowspan="2">四类重点对象</td><td>三万元</td></tr><tr><td>两万元</td></tr></tbody></table>'
    "<p>本办法自印发之日起施行。</p>"
)


@pytest.fixture
def published(cast: Cast) -> Item:
    draft = actions.Draft(
        kind="normative_document",
        title="青石县农房改造补助办法",
        formed_on=date(2026, 3, 2),
        proposed_attribute="proactive",
        document_number="青住建规〔2026〕1号",
        joint_issuers="青石县财政局",
        body=BODY,
    )
    item = actions.register(cast.organ, draft, actor=cast.clerk)
    actions.check(item.pk, actor=cast.section_head)
    actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared")
    actions.determine(item.pk, actor=cast.director, attribute="proactive")
    actions.exempt_explainer(item.pk, actor=cast.director, reason="上级已经解读")
    return actions.publish(item.pk, actor=cast.clerk, heading_id=cast.heading.pk)


def contents(item: Item) -> list[bytes]:
    return [sealed_files.read(file["digest"]) for file in item.editions.last().files]


def text_of_word(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def text_of_pdf(content: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))


def test_word_and_pdf_say_what_the_page_says(published: Item) -> None:
    files = published.editions.get().files
    assert [file["name"] for file in files] == [
        f"青石县住建局_青石县农房改造补助办法_青住建规〔2026〕1号_20260302.{suffix}"
        for suffix in ("docx", "pdf")
    ]
    assert files[1]["pages"] == 1 and not verdict_of_editions(published, [published.editions.get()]).blocking
    word, pdf = contents(published)
    for text in (text_of_word(word), text_of_pdf(pdf)):
        flat = text.replace("\r", "").replace("\n", "")
        for words in (
            "青石县农房改造补助办法", "（青住建规〔2026〕1号）", "一、总则", "为了规范管理，制定本办法。", "两万元",
            "青石县住房和城乡建设局", "青石县财政局", "2026年3月2日", "（此件公开发布）",
        ):  # fmt: skip
            assert words in flat


def test_the_word_file_names_nobody(published: Item) -> None:
    properties = Document(BytesIO(contents(published)[0])).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == (
        published.organ.name,
        "",
        "",
    )


def test_the_public_gets_both_files_until_the_document_is_withdrawn(
    cast: Cast, client: Client, published: Item
) -> None:
    page = client.get(f"/items/{published.index_number}/").content.decode()
    assert "Word 版全文" in page and "PDF 版全文" in page and "DOCX，" in page
    (word, pdf) = client.get(f"/items/{published.index_number}/item.json").json()["attachments"]
    path = pdf["url"].split(".example", 1)[-1]
    assert client.get(path)["Content-Type"] == "application/pdf" and word["is_made_of_the_text"]
    actions.withdraw(published.pk, actor=cast.director, reason="依据已失效")
    assert client.get(path).status_code == 410
    assert not list(settings.HOME.glob("pages/items/**/files/*"))


def changed(cast: Cast, item: Item, **changes: Any) -> Item:
    actions.propose_revision(item.pk, actor=cast.clerk, changes=changes, reason="更正")
    return actions.decide_revision(item.pk, actor=cast.director, is_approved=True)


def test_a_change_of_the_text_makes_new_files_and_other_changes_keep_them(
    cast: Cast, published: Item
) -> None:
    first = published.editions.get().files
    changed(cast, published, summary="补助对象和标准")
    assert published.editions.last().files == first
    changed(cast, published, body="<p>第一条　改后的正文。</p>")
    assert "改后的正文" in text_of_word(contents(published)[0]) and "总则" not in text_of_pdf(
        contents(published)[1]
    )


def test_levels_and_tables_are_read_from_the_text() -> None:
    blocks = list(blocks_of(BODY))
    assert [block.level for block in blocks if isinstance(block, Paragraph)] == [
        Level.TEXT, Level.SECTION, Level.SECOND, Level.TEXT, Level.TEXT,
    ]  # fmt: skip
    (grid,) = [block for block in blocks if isinstance(block, Grid)]
    assert (grid.caption, grid.heads, grid.columns, grid.rows[1][0].down) == ("补助标准", 1, 2, 2)
    assert list(blocks_of("")) == []
    assert [block.text for block in blocks_of("裸字<br>第二行<p>一<br>二</p>尾")] == [
        "裸字",
        "第二行",
        "一",
        "二",
        "尾",
    ]
