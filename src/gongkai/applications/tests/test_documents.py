"""The documents of rules 10: all there, each filled with all that it must say, on paper as in Word."""

import io
import re
import zipfile
from dataclasses import fields, replace
from datetime import date

import docx
import pytest
from conftest import Cast

from gongkai.applications.letters import documents
from gongkai.applications.letters.documents.contexts import FORMS
from gongkai.applications.letters.documents.samples import ON, sample_of
from gongkai.applications.letters.printing.page import page_of
from gongkai.applications.letters.printing.reading import WordFile

ALL = tuple(documents.documents())


def words_in(content: bytes) -> str:
    """The text of body, tables and heads of a Word file, without blanks."""
    found = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return "".join("".join([*(each.text for each in found.paragraphs), *cells]).split())


def test_all_thirty_two_documents_are_there_with_their_variants() -> None:
    numbers = [each.number for each in documents.documents().values()]
    assert set(numbers) - {0} == set(range(1, 33))
    assert {number: numbers.count(number) for number in (1, 16, 28, 29, 31)} == {
        1: 2,
        16: 7,
        28: 2,
        29: 3,
        31: 2,
    }


def test_an_unknown_document_is_named() -> None:
    with pytest.raises(documents.UnknownDocument, match="没有编号为“nothing”的文书"):
        documents.document("nothing")


@pytest.mark.parametrize("document_id", ALL)
def test_a_document_says_all_that_it_must_in_word_and_on_paper(document_id: str, cast: Cast) -> None:
    found, context = documents.document(document_id), sample_of(document_id, cast.organ)
    made = documents.render(document_id, context)
    said = words_in(made.docx)
    paper = re.sub(r"(?s)<style.*</style>|<[^>]+>|\s", "", page_of(WordFile(made.docx), title="", organ=""))
    screen = re.sub(r"<[^>]+>|\s", "", made.html)
    must = [found.title, *(f"（{label}）" for label in found.fields.values())]
    if isinstance(context, documents.LetterContext):
        must += [context.addressee, context.document_number, cast.organ.name, "2026年3月10日"]
        must += [*(("六十日内", "青石县人民政府") if found.remedy_as else ())]
        must += [found.basis]
    else:
        stated = (getattr(context, each.name) for each in fields(context))
        must += [value for value in stated if isinstance(value, str) and value not in {"paper", "mail"}]
        must = [each for each in must if each not in {"natural_person", "org.business", context.organ.name}]
        if document_id == "application_form.person":
            must = [each for each in must if each not in {context.representative, context.contact}]
    for text in ("".join(each.split()) for each in must):
        for medium in (said, paper, screen):
            assert text in medium, text
    assert not re.search(r"{{|{%|}}|%}|None|undefined", said + paper + screen)


@pytest.mark.parametrize("document_id", ["application_form.person", "application_form.organisation"])
def test_a_blank_application_form_asks_for_no_purpose(document_id: str, cast: Cast) -> None:
    made = documents.render(document_id, documents.ApplicationForm(cast.organ))
    said = words_in(made.docx)
    assert "用途" not in said and "☑" not in said and "☐纸质" in said
    for asked in (
        "名称",
        "证件" if "person" in document_id else "统一社会信用代码",
        "联系电话",
        "邮箱",
        "年月日",
    ):
        assert asked in said


def test_the_word_file_says_nothing_of_who_made_it(cast: Cast) -> None:
    made = documents.render("disclosed", sample_of("disclosed", cast.organ)).docx
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        names = package.namelist()
        core = package.read("docProps/core.xml").decode()
    assert cast.organ.name in core and "python" not in core.lower()
    assert not [name for name in names if "thumbnail" in name or "app.xml" in name or "comments" in name]


def test_what_people_wrote_is_text_in_every_medium(cast: Cast) -> None:
    hostile = "<b>&{{ 7*7 }}{% if %}\x00\x0b</w:t>"
    context = documents.LetterContext(cast.organ, "某某", f"甲\n{hostile}\n乙", "青住建〔2026〕1号", ON)
    made = documents.render("disclosed", context)
    said = words_in(made.docx)
    assert "<b>&{{7*7}}{%if%}</w:t>" in said
    assert "49" not in made.html and "&lt;b&gt;" in made.html


def test_the_same_letter_is_the_same_file(cast: Cast) -> None:
    context = sample_of("correction", cast.organ)
    assert documents.render("correction", context).docx == documents.render("correction", context).docx


def test_a_letter_without_a_signature_is_a_draft(cast: Cast) -> None:
    context = replace(sample_of("fee", cast.organ), document_number="", signed_on=None)
    made = documents.render("fee", context)
    assert "（草稿，尚未签发）" in made.html and "2026年3月10日" not in made.html


def test_a_document_takes_its_own_context_only(cast: Cast) -> None:
    with pytest.raises(TypeError, match="LetterContext"):
        documents.render("fee", documents.ApplicationForm(cast.organ))


def test_contexts_and_register_name_each_other() -> None:
    told = {each.context for each in documents.documents().values()} - {"LetterContext"}
    assert told == set(FORMS)


@pytest.mark.parametrize(
    ("dated", "says"),
    [(date(2023, 12, 31), "直接向青石县人民法院"), (date(2024, 1, 1), "先向青石县人民政府申请行政复议")],
)
def test_a_refusal_tells_the_remedy_of_its_day(dated: date, says: str, cast: Cast) -> None:
    case = documents.Case("A1", date(2023, 12, 1), "补助资金明细")
    letter = documents.compose("withheld.case_file", cast.organ, case, {"reason": "正在查处"}, on=dated)
    assert says in letter


def test_what_a_letter_lacks_is_named() -> None:
    assert documents.missing_fields("passed_on", {"record": "户口面积"}) == [
        "不属于本机关职能范围的理由",
        "有权更正的行政机关及联系方式",
    ]


@pytest.mark.parametrize("document_id", ["withheld.state_secret", "postal_list"])
def test_the_pdf_has_the_paper_and_the_words_of_the_word_file(document_id: str, cast: Cast) -> None:
    import pypdfium2

    made = documents.render(document_id, sample_of(document_id, cast.organ))
    pdf = pypdfium2.PdfDocument(io.BytesIO(made.pdf))
    sides = [round(side / 72 * 25.4) for side in pdf[0].get_size()]
    assert sides == ([297, 210] if document_id == "postal_list" else [210, 297])
    text = "".join("".join(page.get_textpage().get_text_range() for page in pdf).split())
    assert documents.document(document_id).title in text
    assert pdf.get_metadata_dict()["Author"] == cast.organ.name
