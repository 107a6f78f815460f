"""Whatever means one takes: nothing of what lay under a mark is in the new PDF, and the rest is."""

import io
from dataclasses import replace

import pikepdf
import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Name

from gongkai.privacy.passages import Unreadable
from gongkai.redaction import WHOLE, Mark, faults_of, redacted
from gongkai.redaction.document import redact
from gongkai.redaction.drawing import letters
from gongkai.redaction.limits import MOST_PAGES
from gongkai.redaction.tests.sheets_of_paper import (
    OPEN,
    SECRET,
    Sheet,
    everything_in,
    mark_over,
    pdf_of,
    pixels_in_pictures,
    pixels_under,
    saved,
    text_of,
)

BLACK = {(0, 0, 0)}
TURNED = [Sheet(rotate=angle) for angle in (0, 90, 180, 270)]
CROPPED = [
    Sheet(crop=(50, 250, 500, 760)),
    Sheet(crop=(50, 250, 500, 760), rotate=90),
    Sheet(crop=(-100, -50, 700, 900), rotate=270),
]


@pytest.mark.parametrize("sheet", [*TURNED, *CROPPED], ids=lambda sheet: f"{sheet.rotate} {sheet.crop}")
def test_turned_and_cropped_pages_lose_what_is_marked_and_keep_the_rest(sheet: Sheet) -> None:
    pdf = pdf_of(sheet)
    mark = mark_over(pdf, SECRET)
    made, pictured = redact(pdf, [mark])
    assert pictured == [1]
    assert "SECRET" not in text_of(made) and "640221" not in text_of(made)
    assert sorted(text_of(made).replace(" ", "")) == sorted(OPEN)
    assert SECRET.encode() not in everything_in(made)
    assert pixels_under(made, mark) == BLACK == pixels_in_pictures(made, mark)


def test_the_process_apart_gives_the_same_bytes() -> None:
    pdf = pdf_of(Sheet())
    mark = mark_over(pdf, SECRET)
    assert redacted(pdf, [mark]).content == redact(pdf, [mark])[0]


def test_the_page_keeps_its_size_as_it_is_shown() -> None:
    made, _ = redact(pdf_of(Sheet(rotate=90, crop=(50, 250, 500, 760))), [Mark(1, 0, 0, 900, 900)])
    with pdfium.PdfDocument(made) as document:
        assert document.get_page_size(0) == pytest.approx((510, 450), abs=1)


def test_a_picture_has_at_least_200_dots_an_inch() -> None:
    made, _ = redact(pdf_of(Sheet()), [Mark(1, 0, 0, 900, 900)])
    with pikepdf.open(io.BytesIO(made)) as document:
        image = next(iter(document.pages[0].get_images().values()))
        assert int(image.Width) >= 595 / 72 * 200 - 1 and int(image.Height) >= 842 / 72 * 200 - 1


def test_pages_without_marks_and_with_fonts_of_their_own_stay_text() -> None:
    pdf = pdf_of(Sheet(), Sheet(words=[(OPEN, 72, 300)]), shares_font=False)
    made, pictured = redact(pdf, [mark_over(pdf, SECRET)])
    assert pictured == [1]
    with pikepdf.open(io.BytesIO(made)) as document:
        assert not document.pages[1].get_images()
    assert text_of(made).count(OPEN) == 2


def test_a_page_that_shares_a_font_with_a_marked_page_becomes_a_picture_with_its_text() -> None:
    """A font cut for a document names its characters, also those under a mark."""
    pdf = pdf_of(Sheet(), Sheet(words=[(OPEN, 72, 300)]), shares_font=True)
    made, pictured = redact(pdf, [mark_over(pdf, SECRET)])
    assert pictured == [1, 2]
    assert text_of(made).count(OPEN) == 2
    assert b"Helvetica" not in everything_in(made)


def test_without_marks_nothing_becomes_a_picture() -> None:
    made, pictured = redact(pdf_of(Sheet()), [])
    assert pictured == [] and SECRET in text_of(made)


@pytest.mark.parametrize(
    "change",
    [
        {"left": -300, "width": 9000},
        {"top": -500, "height": 5000},
        {"width": 3 * WHOLE, "height": 3 * WHOLE},
        {"left": -WHOLE, "top": -WHOLE, "width": 5 * WHOLE, "height": 5 * WHOLE},
    ],
    ids=["left", "top", "right and below", "all around"],
)
def test_marks_may_reach_over_the_edges(change: dict[str, int]) -> None:
    pdf = pdf_of(Sheet())
    mark = replace(mark_over(pdf, SECRET), **change)
    made, _ = redact(pdf, [mark])
    assert SECRET not in text_of(made)
    assert pixels_under(made, mark) == BLACK


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        (Mark(2, 0, 0, 100, 100), "没有第 2 页"),
        (Mark(0, 0, 0, 100, 100), "没有第 0 页"),
        (Mark(1, 0, 0, 0, 100), "没有大小"),
        (Mark(1, WHOLE, 0, 100, 100), "页面以外"),
        (Mark(1, 0, -200, 100, 200), "页面以外"),
        (Mark(1, 0, 0, 10**9, 100), "页面以外"),
    ],
)
def test_marks_that_cover_nothing_are_refused_in_words(mark: Mark, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        redact(pdf_of(Sheet()), [mark])
    assert faults_of([mark], pages=1)


def test_a_huge_page_is_drawn_coarser_and_still_black() -> None:
    sheet = Sheet(words=[(SECRET, 5000, 9000), (OPEN, 500, 500)], size=(14000, 14000))
    pdf = pdf_of(sheet)
    mark = mark_over(pdf, SECRET)
    made, _ = redact(pdf, [mark])
    assert pixels_under(made, mark, dpi=20) == BLACK and SECRET not in text_of(made)


def test_a_document_of_more_than_200_pages_is_refused_with_the_way_out() -> None:
    pdf = pdf_of(*[Sheet(words=())] * (MOST_PAGES + 1))
    with pytest.raises(Unreadable, match=r"超过 200 页.*拆分"):
        redact(pdf, [Mark(1, 0, 0, 10, 10)])
    made, pictured = redact(pdf_of(*[Sheet(words=(), size=(50, 50))] * MOST_PAGES), [Mark(200, 0, 0, 10, 10)])
    assert 200 in pictured and made


def test_an_encrypted_document_is_refused_with_the_way_out() -> None:
    with pikepdf.open(io.BytesIO(pdf_of(Sheet()))) as document:
        locked = saved(document, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(Unreadable, match="密码"):
        redact(locked, [])


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(Unreadable, match="损坏"):
        redact(b"%PDF-1.7 nothing", [])


def test_a_coloured_page_is_black_beneath_its_marks_in_the_picture_too() -> None:
    """JPEG changes colours by a few steps; what was there had been blackened before."""
    with pikepdf.open(io.BytesIO(pdf_of(Sheet()))) as document:
        page = document.pages[0]
        page.Contents = document.make_stream(page.Contents.read_bytes() + b"\n1 0 0 rg 60 690 200 60 re f")
        pdf = saved(document)
    mark = Mark(1, 500, 500, 5000, 3000)
    made, _ = redact(pdf, [mark])
    assert pixels_under(made, mark) == BLACK
    assert all(max(colour) <= 24 for colour in pixels_in_pictures(made, mark))


@pytest.mark.parametrize("sheet", [Sheet(), Sheet(rotate=90), Sheet(crop=(50, 250, 500, 760))])
def test_a_letter_that_is_half_covered_goes_whole_and_its_neighbours_stay(sheet: Sheet) -> None:
    """The lower half of a line, as somebody draws in a hurry: the upper half could be read."""
    pdf = pdf_of(sheet)
    whole = mark_over(pdf, SECRET)
    sides = {"width": whole.width // 2} if sheet.rotate else {"height": whole.height // 2}
    made, _ = redact(pdf, [replace(whole, **sides)])
    assert SECRET not in text_of(made) and OPEN in text_of(made)
    with pdfium.PdfDocument(pdf) as document:
        found = letters(document[0], (WHOLE, WHOLE))
    start = "".join(each.text for each in found).index(SECRET)
    for left, upper, right, lower in (each.ink for each in found[start : start + len(SECRET)]):
        assert pixels_under(made, Mark(1, left, upper, right - left, lower - upper)) == BLACK


marks = st.builds(
    Mark,
    page=st.just(1),
    left=st.integers(-WHOLE // 2, WHOLE - 1),
    top=st.integers(-WHOLE // 2, WHOLE - 1),
    width=st.integers(WHOLE // 2 + 1, 2 * WHOLE) | st.integers(30, WHOLE),
    height=st.integers(WHOLE // 2 + 1, 2 * WHOLE) | st.integers(30, WHOLE),
).filter(lambda mark: not faults_of([mark], pages=1))
SMALL = pdf_of(
    Sheet(
        words=[("WHOLEPAGE1234567", 2, y) for y in range(2, 200, 18)], size=(200, 200), crop=(0, 10, 190, 200)
    )
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(marks, min_size=1, max_size=5))
def test_whatever_is_marked_is_uniformly_black_and_holds_no_letter(drawn: list[Mark]) -> None:
    made, _ = redact(SMALL, drawn)
    for mark in drawn:
        assert pixels_in_pictures(made, mark) == BLACK
    with pdfium.PdfDocument(made) as document:
        page = document[0]
        wide, high = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            across, down = (left + right) / 2 / wide * WHOLE, (1 - (bottom + top) / 2 / high) * WHOLE
            if right > left:
                assert not any(
                    each.left < across < each.left + each.width and each.top < down < each.top + each.height
                    for each in drawn
                )


def test_fields_notes_attachments_scripts_and_properties_do_not_come_along() -> None:
    """The way of an upload: the working copy first, then the marks."""
    from gongkai.redaction.working_copy import working_copy

    with pikepdf.open(io.BytesIO(pdf_of(Sheet()))) as document:
        document.docinfo["/Author"] = SECRET
        document.attachments[f"{SECRET}.txt"] = SECRET.encode()
        document.Root.OpenAction = pikepdf.Dictionary(S=Name.JavaScript, JS=SECRET)
        field = pikepdf.Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="field", V=SECRET, F=4,
            Rect=pikepdf.Array([72, 500, 300, 530]), DA="/F1 14 Tf",
        )  # fmt: skip
        note = pikepdf.Dictionary(
            Type=Name.Annot, Subtype=Name.Text, Contents=SECRET, Rect=pikepdf.Array([10, 10, 30, 30])
        )
        document.pages[0].Annots = document.make_indirect(pikepdf.Array([field, note]))
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
        pdf = saved(document)
    copy = working_copy(pdf, "申请表.pdf")
    assert copy.pages == 1 and any("附件" in told for told in copy.changes)
    made = redacted(copy.content, [Mark(1, 0, 0, WHOLE, 5000)]).content
    assert SECRET not in text_of(made) and SECRET.encode() not in everything_in(made)
    with pikepdf.open(io.BytesIO(made)) as document:
        assert not document.attachments and Name.AcroForm not in document.Root
        assert Name.Info not in document.trailer or not len(document.docinfo)
        assert Name.Annots not in document.pages[0]
