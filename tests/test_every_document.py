"""The 48 documents through their real actions: what each must say, and that the draft says what is sent."""

import io
import re
from datetime import date
from html import unescape

import docx
import pypdfium2
import pytest
from conftest import Cast

from gongkai.applications.letters import documents
from gongkai.applications.letters.documents.rendering import UNSIGNED, Rendered, draft_number
from gongkai.law.outcomes import RemedyRoute, outcomes
from tests.documents_by_action import Made, made, reply

ALL = documents.documents()
BROKEN = re.compile(r"None|{{|}}|{%|undefined")
GAP = re.compile(r"（）|《》|“”|〔〕|：[。，；、]|[，。；：、！？][，。；：、！？]|(?<!\d)年(?!\d)月")
PRIOR = "先向青石县人民政府申请行政复议"
DIRECT = "六个月内直接向青石县人民法院提起行政诉讼"


def words(made: Rendered) -> str:
    """All that stands on the Word file, without blanks."""
    found = docx.Document(io.BytesIO(made.docx))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return bare("".join([*(each.text for each in found.paragraphs), *cells]))


def bare(text: str) -> str:
    return "".join(text.split())


def in_chinese(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"


@pytest.mark.parametrize("document_id", list(ALL))
def test_a_document_made_by_its_action_says_what_it_must_and_the_draft_is_what_is_sent(
    document_id: str, cast: Cast
) -> None:
    document = ALL[document_id]
    found = made(document, cast)
    said = words(found.signed)
    lacking = [each for each in (document.title, found.addressee, *found.stated) if bare(each) not in said]
    assert lacking == []
    assert not BROKEN.search(said)
    if document.is_letter:
        _is_a_whole_letter(document, found, said, cast)


def _is_a_whole_letter(document: documents.Document, found: Made, said: str, cast: Cast) -> None:
    gaps = [said[max(0, gap.start() - 12) : gap.end() + 12] for gap in GAP.finditer(said)]
    assert gaps == []
    year = found.on.year
    assert re.fullmatch(rf"青住建{document.word}〔{year}〕\d+号", found.number)
    assert found.number in said and UNSIGNED not in said
    assert bare(document.basis) in said
    assert said.endswith(f"{cast.organ.name}{in_chinese(found.on)}")
    if document.remedy_as:
        route = outcomes()[document.remedy_as].route
        assert (PRIOR in said) == (route is RemedyRoute.PRIOR)
        assert (DIRECT in said) == (route is RemedyRoute.DIRECT)
    elif document.notice != "fee":
        assert "行政复议" not in said and "行政诉讼" not in said
    assert found.draft is not None
    assert (
        bare(unescape(re.sub(r"<[^>]+>", "", found.signed.html))) == said
    )  # the page, the desk's and the portal's
    seen = words(found.draft).replace(bare(draft_number(document, cast.organ)), found.number)
    assert seen + in_chinese(found.on) == said


@pytest.mark.parametrize("outcome", ["36.3/14a", "36.3/16c", "37", "36.4"])
def test_before_2024_everybody_may_sue_at_once(outcome: str, cast: Cast) -> None:
    said = words(reply(cast, outcome, on=date(2023, 12, 4)).signed)
    assert DIRECT in said and PRIOR not in said


def test_the_pdf_of_a_signed_letter_says_what_the_word_file_says(cast: Cast) -> None:
    found = made(ALL["withheld.third_party"], cast)
    pages = pypdfium2.PdfDocument(io.BytesIO(found.signed.pdf))
    said = bare("".join(page.get_textpage().get_text_range() for page in pages))
    for text in (found.number, found.addressee, *found.stated, PRIOR, in_chinese(found.on)):
        assert bare(text) in said.replace("\ufffe", "")
