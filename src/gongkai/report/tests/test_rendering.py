"""One report as HTML, DOCX and PDF: the same tables, merged as the form prints them."""

import zipfile
from html.parser import HTMLParser
from io import BytesIO

import pypdfium2
import pytest
from conftest import Cast
from docx import Document
from docx.oxml.ns import qn

from gongkai.items.body import clean
from gongkai.items.scanning_rules import allowance_of
from gongkai.ledger import TableId
from gongkai.privacy.file_scan import scan_bytes
from gongkai.report.building import Build, build
from gongkai.report.export import FORMATS, as_json, export, file_name
from gongkai.report.render.blocks import Level, Paragraph, blocks_of
from gongkai.report.render.page import fragment, page
from gongkai.report.render.word import docx
from gongkai.report.render.word_table import widths_of
from gongkai.report.tests.records import make_pingluo_year

YEARS = pytest.mark.parametrize("year", [2020, 2024])


@pytest.fixture
def organ_year(cast: Cast) -> Cast:
    make_pingluo_year(cast.organ)
    return cast


def squeezed(text: str) -> str:
    return "".join(text.split())


class Grid(HTMLParser):
    """The cells of the tables of a page: (tag, text, rowspan, colspan, scope), by table and row."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tables: list[list[list[list]]] = []
        self.is_in_cell = False
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = dict(attrs)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("th", "td"):
            self.is_in_cell = True
            spans = [int(given.get(name, 1)) for name in ("rowspan", "colspan")]
            self.tables[-1][-1].append([tag, "", *spans, given.get("scope", "")])

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td"):
            self.is_in_cell = False

    def handle_data(self, data: str) -> None:
        if self.is_in_cell:
            self.tables[-1][-1][-1][1] += data


@YEARS
def test_html_has_the_three_tables_with_every_figure_and_scope(organ_year: Cast, year: int) -> None:
    made = build(organ_year.organ, year)
    grid = Grid(fragment(made))
    assert [len(table) for table in grid.tables] == [len(made.form.layout(table)) for table in TableId]
    cells = [cell for table in grid.tables for row in table for cell in row]
    assert len([cell for cell in cells if cell[0] == "td"]) == len(made.form.codes)
    assert all(cell[4] for cell in cells if cell[0] == "th" and "勾稽关系" not in cell[1])
    group = next(cell for cell in cells if cell[1].startswith("三、本年度办理结果"))
    assert group[2] == (20 if year == 2020 else 22)


@YEARS
def test_sanitising_the_edition_loses_no_cell(organ_year: Cast, year: int) -> None:
    markup = fragment(build(organ_year.organ, year))
    assert Grid(clean(markup)).tables == Grid(markup).tables
    assert clean(clean(markup)) == clean(markup)


def test_staff_see_links_and_the_public_does_not(organ_year: Cast) -> None:
    made = build(organ_year.organ, 2020)
    linked = fragment(made, link=lambda code: f"?cell={code}&x=\"'<")
    assert linked.count('class="figure"') > len(made.form.codes)
    assert "&quot;" in linked and "x=\"'<" not in linked
    assert "<a" not in fragment(made)


def test_the_page_stands_alone(organ_year: Cast) -> None:
    markup = page(build(organ_year.organ, 2020))
    assert "http" not in markup.replace("www.", "") and "src=" not in markup
    assert markup.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')


def test_levels_are_read_from_the_numbering(organ_year: Cast) -> None:
    texts = {
        "一": "（一）主动公开情况\n1. 公文制发。\n2.重点领域\n（2）细目\n1.5万元的支出\n（一）" + "长" * 60
    }
    made = build(organ_year.organ, 2020, texts)
    found = [block.level for block in blocks_of(made) if isinstance(block, Paragraph)][1:7]
    assert found == [Level.SECOND, Level.TEXT, Level.THIRD, Level.TEXT, Level.TEXT, Level.TEXT]


@YEARS
def test_docx_has_merged_cells_repeated_heads_and_the_official_fonts(organ_year: Cast, year: int) -> None:
    made = build(organ_year.organ, year)
    document = Document(BytesIO(docx(made)))
    section = document.sections[0]
    millimetres = [
        section.page_width.mm,
        section.page_height.mm,
        section.top_margin.mm,
        section.left_margin.mm,
    ]
    assert [round(value) for value in millimetres] == [210, 297, 37, 28]
    assert len(document.tables) == 3
    table = document.tables[1]
    body = [row.cells for row in table.rows]
    assert {len(row) for row in body} == {10}
    results = [row for row in body if squeezed(row[0].text) == "三、本年度办理结果"]
    assert len(results) == (20 if year == 2020 else 22)
    assert len({id(row[0]._tc) for row in results}) == 1
    assert [squeezed(row[9].text) for row in body[3:5]] == (["2", "0"] if year == 2020 else ["0", "0"])
    heads = [bool(row._tr.trPr is not None and row._tr.trPr.findall(qn("w:tblHeader"))) for row in table.rows]
    assert heads[:4] == [True, True, True, False] and not any(heads[3:])
    assert all(row._tr.trPr.findall(qn("w:cantSplit")) for row in table.rows)
    fonts = {fonts.get(qn("w:eastAsia")) for fonts in document.element.iter(qn("w:rFonts"))}
    assert {"方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"} <= fonts
    for footer in (section.footer, section.even_page_footer):
        assert [run.text for run in footer.paragraphs[0].runs] == ["— ", "", " —"]
        assert [field.text for field in footer._element.iter(qn("w:instrText"))] == ["PAGE"]
    assert document.core_properties.title == made.title


@YEARS
def test_the_word_file_says_nothing_beside_its_text(organ_year: Cast, year: int) -> None:
    made = build(organ_year.organ, year)
    content = export(made, "docx")
    assert not scan_bytes(content, "报告.docx", allowed=allowance_of(made.organ)).findings
    properties = Document(BytesIO(content)).core_properties
    told = (properties.title, properties.author, properties.last_modified_by, properties.comments)
    assert told == (made.title, made.organ.name, "", "") and properties.created is None
    names = zipfile.ZipFile(BytesIO(content)).namelist()
    assert not [
        name for name in names if "thumbnail" in name or name.startswith(("customXml", "docProps/app"))
    ]


@YEARS
def test_pdf_has_every_label_on_a4_and_table_three_on_one_page(organ_year: Cast, year: int) -> None:
    made = build(organ_year.organ, year)
    document = pypdfium2.PdfDocument(export(made, "pdf"))
    pages = [squeezed(page.get_textpage().get_text_range()) for page in document]
    text = "".join(pages)
    for block in blocks_of(made):
        labels = (
            []
            if isinstance(block, Paragraph)
            else [cell.text for row in block.rows for cell in row if cell.header]
        )
        assert not [label for label in labels if squeezed(label) not in text]
    assert any(
        "一、本年新收政府信息公开申请数量" in page and "四、结转下年度继续办理" in page for page in pages
    )
    assert "—1—" in pages[0] and "—2—" in pages[1]
    assert [round(side / 72 * 25.4) for side in document[0].get_size()] == [210, 297]


def test_column_widths_fill_the_text(organ_year: Cast) -> None:
    for year in (2020, 2024):
        for block in blocks_of(build(organ_year.organ, year)):
            if not isinstance(block, Paragraph):
                assert sum(widths_of(block)) == pytest.approx(156)


def test_json_has_the_shape_that_others_read(organ_year: Cast) -> None:
    told = as_json(build(organ_year.organ, 2020))
    assert list(told) == ["organ", "year", "form", "cells", "findings"]
    assert (told["organ"], told["year"], told["form"]) == ("640299041", 2020, "2019")
    assert told["cells"]["t2.20_5.license.delta_items"] == "-7"
    assert told["cells"]["apps.new.total"] == 2


@pytest.mark.parametrize(
    ("name", "expected"),
    [("甲/乙:局", "甲_乙_局2020年"), ("局" * 99, "局" * 99), ("<>\x00局", "___局2020年")],
)
def test_file_names_are_safe_on_windows(cast: Cast, name: str, expected: str) -> None:
    cast.organ.name = name
    made = build(cast.organ, 2020)
    found = file_name(made, "docx")
    assert found.startswith(expected) and found.endswith(".docx")
    assert not set(found) & set('<>:"/\\|?*\x00') and len(found) <= 105


def test_every_format_is_written(organ_year: Cast) -> None:
    made: Build = build(organ_year.organ, 2024)
    starts = {"json": b"{", "html": b"<!DOCTYPE", "docx": b"PK", "pdf": b"%PDF"}
    assert set(starts) == set(FORMATS)
    for suffix, start in starts.items():
        assert export(made, suffix).startswith(start)
