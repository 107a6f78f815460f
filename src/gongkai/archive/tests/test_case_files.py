"""案卷: one sealed file with everything, the same when it is made again, and found out when it was changed."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from conftest import Cast
from django.conf import settings

from gongkai.applications import actions as application_actions
from gongkai.applications.models import Application
from gongkai.applications.tests import attachments
from gongkai.applications.tests.samples import PERSON, RECEIVED_ON, brought_to, moment
from gongkai.archive import actions
from gongkai.archive.models import CaseFile
from gongkai.archive.shelf import shelf_of
from gongkai.archive.verification import verified, verify_case_files
from gongkai.casework import kept_files
from gongkai.casework.entries import verify
from gongkai.casework.procedure import StepRefused
from gongkai.items import sealed_files
from gongkai.remedies import actions as remedies
from gongkai.remedies.models import Reconsideration

pytestmark = pytest.mark.usefixtures("printed_once")
CLOSED_ON = RECEIVED_ON + timedelta(days=4)
ARCHIVED_ON = date(2020, 7, 1)


def archived(cast: Cast, *, key: str = "form-1") -> CaseFile:
    application = brought_to("delivered", cast, key=key)
    delivery = application.reply.deliveries.get()
    application_actions.confirm_delivery(
        delivery.pk,
        actor=cast.clerk,
        received_on=CLOSED_ON,
        received_by="addressee",
        receipt=("回证.png", picture()),
        at=moment(CLOSED_ON, 5),
    )
    return actions.archive(application.pk, actor=cast.clerk, at=moment(ARCHIVED_ON))


def picture() -> bytes:
    from PIL import Image

    written = BytesIO()
    Image.new("RGB", (300, 400), "#eeeeee").save(written, "PNG")
    return written.getvalue()


def words_of(pdf: bytes) -> list[str]:
    import pypdfium2

    book = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in book]


def seen_on(pdf: bytes, page: int) -> str:
    """Words within the edges of the page."""
    import pypdfium2

    book = pypdfium2.PdfDocument(pdf)[page - 1]
    return str(book.get_textpage().get_text_bounded())


def test_everything_stands_in_one_file_behind_its_contents(cast: Cast) -> None:
    file = archived(cast)
    _, content = actions.open_case_file(file.pk, actor=cast.director)
    pages = words_of(content)
    assert len(pages) == file.pages
    assert PERSON.name in pages[0] and "A640299041-2020-0001" in pages[0]
    titles = [each["title"] for each in file.contents]
    assert titles == [
        "政府信息公开申请表",
        "政府信息公开申请登记表",
        "答复书 青住建公开告〔2020〕1号",
        "政府信息公开审查呈批单",
        "送达回证：答复书",
        "送达情况",
        "办理记录（留痕）",
    ]
    assert all(title in "".join(pages[1:2]) for title in titles)
    for each in file.contents:
        assert f"第 {each['page']} 页" in pages[each["page"] - 1]
    entries = "".join(pages[file.contents[-1]["page"] - 1 :])
    assert "签发答复" in entries and "送达答复" in entries


def test_the_file_can_be_kept_for_decades(cast: Cast) -> None:
    """Fonts embedded, an archivable variant in its metadata, nothing that runs, is filled in or points elsewhere."""
    _, content = actions.open_case_file(archived(cast).pk, actor=cast.director)
    with pikepdf.open(BytesIO(content)) as book:
        with book.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert "/OutputIntents" in book.Root
        assert not {"/OpenAction", "/AA", "/Names", "/AcroForm"} & set(book.Root.keys())
        for page in book.pages:
            assert "/Annots" not in page.obj and "/AA" not in page.obj
            assert all(is_embedded(font) for font in page.resources.get("/Font", {}).values())

        assert_told_aloud(book)


def assert_told_aloud(book: pikepdf.Pdf) -> None:
    """Each page is in the tree of tags, each piece of it is told by an element of that page; no name twice."""
    root = book.Root.StructTreeRoot
    assert book.Root.MarkInfo.Marked and book.Root.Lang == "zh-CN"
    numbers = list(root.ParentTree.Nums)
    told = {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
    pages = {page.obj.objgen for page in book.pages}
    assert [int(page.obj.StructParents) for page in book.pages] == sorted(told) and len(told) == len(pages)
    for page in book.pages:
        elements = told[int(page.obj.StructParents)]
        marked = [int(each.operands[1].MCID) for each in pikepdf.parse_content_stream(page) if is_piece(each)]
        assert marked and max(marked) < len(elements)
        assert all(elements[number].Pg.objgen == page.obj.objgen for number in marked)
    sorts, waiting = set(), list(root.K)
    while waiting:
        element = waiting.pop()
        assert "/ID" not in element and element.get("/Type") != "/OBJR"
        sorts.add(str(element.S))
        kids = element.get("/K", [])
        waiting += [each for each in kids if isinstance(each, pikepdf.Dictionary)] if is_list(kids) else []
    assert {"/Document", "/Sect", "/H1", "/Table", "/TH", "/TD"} <= sorts


def is_list(kids: object) -> bool:
    return isinstance(kids, (list, pikepdf.Array))


def is_piece(each: pikepdf.ContentStreamInstruction) -> bool:
    return str(each.operator) == "BDC" and "/MCID" in each.operands[1]


def test_files_from_outside_are_drawn_or_laid_in_as_they_came(cast: Cast) -> None:
    """A PDF with a font of nobody's, a script and a note becomes pictures; a Word document lies behind its sheet."""
    application = brought_to("delivered", cast)
    with pikepdf.open(BytesIO(attachments.pdf())) as opened:
        opened.pages[0].MediaBox = pikepdf.Array([0, 0, 842, 595])
        opened.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        written = BytesIO()
        opened.save(written)
    word = attachments.word()
    for name, content in (("说明.pdf", written.getvalue()), ("情况.docx", word)):
        application_actions.attach_file(
            application.pk, actor=cast.clerk, role="other", name=name, content=content
        )
    file = actions.archive(application.pk, actor=cast.clerk, at=moment(ARCHIVED_ON))
    titles = [each["title"] for each in file.contents]
    assert titles[1:3] == ["申请附件：说明.pdf", "申请附件：情况.docx"] and "文件清单" in titles
    _, content = actions.open_case_file(file.pk, actor=cast.director)
    with pikepdf.open(BytesIO(content)) as book:
        assert_told_aloud(book)
        (spec,) = book.Root.AF
        assert spec.UF == "情况.docx" and spec.EF.F.read_bytes() == word
        assert list(book.attachments) == ["001 情况.docx"] and "/OpenAction" not in book.Root
        drawn = book.pages[file.contents[1]["page"] - 1]
        assert [float(side) for side in drawn.MediaBox] == [0, 0, 842, 595]
        assert "/Font" not in drawn.resources and "/Page" in drawn.resources.XObject
    assert f"第 {file.contents[1]['page']} 页" in seen_on(content, file.contents[1]["page"])
    assert sealed_files.digest_of(word) in "".join(words_of(content)[file.contents[2]["page"] - 1].split())
    assert [finding.holds for finding in verified(file)] == [True, True, True]


def test_the_registration_sheet_tells_who_registered_and_when_both_confirmed(cast: Cast) -> None:
    file = archived(cast)
    _, content = actions.open_case_file(file.pk, actor=cast.director)
    sheet = words_of(content)[file.contents[1]["page"] - 1]
    assert cast.members["clerk"].name in sheet and PERSON.name in sheet
    assert f"{RECEIVED_ON.year}年{RECEIVED_ON.month}月{RECEIVED_ON.day}日" in sheet


def is_embedded(font: pikepdf.Object) -> bool:
    descendants = font.get("/DescendantFonts")
    descriptor = (descendants[0] if descendants else font).get("/FontDescriptor")
    return descriptor is not None and bool({"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys()))


def test_made_again_it_is_the_same_to_the_byte(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()  # printed twice indeed
    findings = verified(archived(cast))
    assert [finding.holds for finding in findings] == [True, True, True], findings
    assert verify()[1] == []


def test_a_sealed_file_that_was_changed_is_found_out(cast: Cast) -> None:
    file = archived(cast)
    path = Path(settings.HOME, "sealed", file.digest[:2], file.digest)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert not verified(file)[0].holds
    assert verify_case_files() == (1, [])
    told = [str(fault) for fault in kept_files.check(sample=None).faults]
    assert len(told) == 1 and told[0].startswith("案卷 A640299041-2020-0001 第 1 版：封存文件 sealed/")


def test_a_case_file_of_which_the_chain_tells_otherwise_is_found_out(cast: Cast) -> None:
    CaseFile.objects.filter(pk=archived(cast).pk).update(digest="0" * 64)
    checked, changed = verify_case_files()
    assert checked == 1 and "A640299041-2020-0001 第 1 版" in changed[0]


def test_a_record_that_was_changed_behind_the_back_no_longer_fits(cast: Cast) -> None:
    file = archived(cast)
    Application.objects.filter(pk=file.application.pk).update(wanted="另一件事")
    findings = verified(CaseFile.objects.get(pk=file.pk))
    assert [finding.holds for finding in findings] == [True, True, False]


def test_what_comes_later_makes_a_further_version(cast: Cast) -> None:
    file = archived(cast)
    with pytest.raises(StepRefused, match="没有新的办理记录"):
        actions.archive(file.application.pk, actor=cast.clerk, at=moment(ARCHIVED_ON, 3))
    delivery = file.application.reply.deliveries.get()
    later = ARCHIVED_ON + timedelta(days=3)
    application_actions.record_access(file.application.pk, at=moment(later))
    delivery.refresh_from_db()
    review = remedies.register_reconsideration(
        file.application.pk,
        actor=cast.clerk,
        case_number="青政复〔2020〕1号",
        filed_on=later,
        at=moment(later),
    ).reconsideration
    remedies.attach_paper(
        Reconsideration, review.pk, actor=cast.clerk, role="answer", name="答复书.png", content=picture()
    )
    second = actions.archive(file.application.pk, actor=cast.clerk, at=moment(later, 3))
    assert (second.version, second.digest == file.digest) == (2, False)
    assert "应诉材料：青政复〔2020〕1号 答复书、答辩状 答复书.png" in [
        each["title"] for each in second.contents
    ]
    assert [finding.holds for finding in verified(second)] == [True, True, True]
    assert [each.version for each in shelf_of(file.application).files] == [1, 2]


def test_a_case_whose_number_never_came_is_archived_with_what_was_written(cast: Cast) -> None:
    paper = replace(PERSON, paper_number="6402211990……")
    how = {"channel": "in_person", "actor": cast.clerk, "lacking": ["number_unreadable"]}
    application = brought_to("delivered", cast, applicant=paper, **how)
    file = actions.archive(application.pk, actor=cast.clerk, at=moment(ARCHIVED_ON))
    said = "".join(words_of(sealed_files.read(file.digest)))
    assert paper.paper_number in said.replace("\r\n", "")


def test_an_application_in_hand_is_not_archived(cast: Cast) -> None:
    application = brought_to("signed", cast)
    with pytest.raises(StepRefused, match="办理中"):
        actions.archive(application.pk, actor=cast.clerk, at=moment(ARCHIVED_ON))
    assert Application.objects.get(pk=application.pk).case_files.count() == 0
