"""遮盖 at the desk: picked, drawn by numbers, found, accepted, previewed, signed, downloaded by the applicant."""

import io

import pytest
from conftest import Cast
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from gongkai.applications import actions
from gongkai.applications.models import Application, Holding
from gongkai.applications.tests.samples import RECEIVED_ON, brought_to, moment
from gongkai.applications.tests.test_holdings import NUMBER, TEXT, draft, redacted, signed, uploaded
from gongkai.casework.models import Entry
from gongkai.desk.tests.desk_client import logged_in
from gongkai.redaction.tests.sheets_of_paper import text_of

ROW = {"page": "1", "left": "10", "top": "5.5", "width": "20", "height": "3", "ground": "15.third_party"}


@pytest.fixture
def registered(cast: Cast) -> Application:
    return brought_to("registered", cast)


@pytest.fixture
def clerk(cast: Cast) -> Client:
    return logged_in(cast, "clerk")


def page_of(holding: Holding) -> str:
    return f"/desk/applications/holdings/{holding.pk}/"


def test_a_file_is_uploaded_and_listed_with_what_was_found(clerk: Client, registered: Application) -> None:
    address = f"/desk/applications/{registered.pk}/holdings/"
    sent = SimpleUploadedFile("发放表.txt", TEXT.encode())
    page = clerk.post(address, {"files": [sent]}, follow=True).content.decode()
    assert "发放表" in page and "没有遮盖的个人信息：第 1 页" in page and NUMBER not in page


def test_a_file_that_cannot_be_taken_is_told_and_the_others_stay(
    clerk: Client, registered: Application
) -> None:
    sent = [SimpleUploadedFile("好.txt", b"text"), SimpleUploadedFile("坏.exe", b"MZ")]
    answer = clerk.post(f"/desk/applications/{registered.pk}/holdings/", {"files": sent})
    assert answer.status_code == 409 and "请另存为其中一种" in answer.content.decode()
    assert Holding.objects.get().name == "好"


def test_boxes_are_saved_by_numbers_alone(cast: Cast, clerk: Client, registered: Application) -> None:
    holding = uploaded(registered, cast)
    assert clerk.post(page_of(holding), {**ROW, "what": "save"}).status_code == 302
    (made,) = holding.redactions.all()
    assert (made.left, made.top, made.width, made.height) == (1000, 550, 2000, 300)
    shown = clerk.get(page_of(holding)).content.decode()
    assert 'value="5.5"' in shown and "加框" in shown


def test_a_search_adds_boxes_that_are_not_saved_yet(
    cast: Cast, clerk: Client, registered: Application
) -> None:
    holding = uploaded(registered, cast)
    page = clerk.post(page_of(holding), {**ROW, "what": "find", "find": "王建国"}).content.decode()
    assert "“王建国”找到 1 处，新加 1 个框，保存后生效" in page and 'value="5.5"' in page
    assert not holding.redactions.exists()


def test_proposals_are_accepted_one_by_one_or_all_together(
    cast: Cast, clerk: Client, registered: Application
) -> None:
    holding = uploaded(registered, cast)
    count = len(holding.proposals)
    page = clerk.post(page_of(holding), {"accept": "0"}).content.decode()
    assert "新加 1 个框" in page
    page = clerk.post(page_of(holding), {"what": "accept_all"}).content.decode()
    assert f"建议找到 {count} 处" in page and f"0</span> 处没有遮盖，共 {count} 处" in page


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"left": "abc"}, "第 1 个框的页码或者数字不对"),
        ({"left": "9" * 19}, "第 1 个框的页码或者数字不对"),
        ({"width": "NaN"}, "第 1 个框的页码或者数字不对"),
        ({"page": "7"}, "没有第 7 页"),
        ({"width": "0.1"}, "遮盖太小"),
        ({"ground": "whim"}, "须选择理由"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(
    cast: Cast, clerk: Client, registered: Application, change: dict[str, str], told: str
) -> None:
    holding = uploaded(registered, cast)
    answer = clerk.post(page_of(holding), {**ROW, **change, "what": "save"})
    assert answer.status_code in (409, 422) and told in answer.content.decode()
    assert 'value="5.5"' in answer.content.decode() and not holding.redactions.exists()


def test_a_row_whose_numbers_are_cleared_is_a_box_less(
    cast: Cast, clerk: Client, registered: Application
) -> None:
    holding = redacted(registered, cast)
    clerk.post(page_of(holding), {**ROW, "left": "", "top": "", "width": "", "height": "", "what": "save"})
    assert not holding.redactions.exists()


def test_a_page_is_shown_with_and_without_its_boxes_and_kept_nowhere(
    cast: Cast, clerk: Client, registered: Application
) -> None:
    holding = redacted(registered, cast)
    bare, burnt = (clerk.get(f"{page_of(holding)}pages/1.jpg{query}") for query in ("", "?result=1"))
    assert "no-store" in bare["Cache-Control"] and bare["Content-Type"] == "image/jpeg"
    dark = [sum(Image.open(io.BytesIO(each.content)).convert("L").histogram()[:40]) for each in (bare, burnt)]
    assert dark[1] > 2 * dark[0]
    assert clerk.get(f"{page_of(holding)}pages/9.jpg").status_code == 404


@pytest.mark.parametrize("path", ["", "compare/", "pages/1.jpg", "preview.pdf", "result/"])
def test_nobody_of_another_organ_and_no_auditor_sees_a_page(
    cast: Cast, registered: Application, path: str
) -> None:
    address = f"{page_of(redacted(registered, cast))}{path}"
    for name in ("other_clerk", "auditor", "authority"):
        assert logged_in(cast, name).get(address).status_code in (403, 404)


def test_reviewer_and_signer_see_original_and_result(cast: Cast, registered: Application) -> None:
    holding = redacted(registered, cast)
    draft(registered, cast)
    page = logged_in(cast, "section_head").get(f"/desk/applications/{registered.pk}/review_reply/")
    assert f"{page_of(holding)}compare/" in page.content.decode()
    compared = logged_in(cast, "director").get(f"{page_of(holding)}compare/").content.decode()
    assert "pages/1.jpg?result=1" in compared and "第三方合法权益" in compared


def test_each_look_at_what_is_taken_out_is_written_down_once(
    cast: Cast, clerk: Client, registered: Application
) -> None:
    address = page_of(redacted(registered, cast))
    told = Entry.objects.filter(verb="look_at_pages")
    clerk.get(f"{address}pages/1.jpg?result=1")
    clerk.get(f"{address}preview.pdf")
    assert not told.exists()
    for path in ("pages/1.jpg", "", "compare/", "pages/1.jpg"):
        assert clerk.get(f"{address}{path}").status_code == 200
    assert told.count() == 1
    actions.decide_holding(Holding.objects.get().pk, actor=cast.clerk, disposition="open")
    reviewer = logged_in(cast, "reviewer")
    reviewer.get(f"{address}pages/1.jpg?result=1")
    assert told.count() == 2
    answer = reviewer.post(f"{address}original/", follow=True)
    assert "须由“经办”或“签发”人员办理" in answer.content.decode()
    opened = clerk.post(f"{address}original/")
    assert NUMBER.encode() in opened.content and opened["Content-Type"] == "application/octet-stream"
    assert Entry.objects.filter(verb="open_original").count() == 1


def test_the_preview_is_what_will_be_signed(cast: Cast, clerk: Client, registered: Application) -> None:
    made = clerk.get(f"{page_of(redacted(registered, cast))}preview.pdf").content
    assert NUMBER not in text_of(made) and "3000" in text_of(made)


def test_after_signature_the_viewer_only_compares(cast: Cast, clerk: Client, registered: Application) -> None:
    holding = redacted(registered, cast)
    draft(registered, cast)
    signed(registered, cast)
    assert clerk.get(page_of(holding)).url == f"{page_of(holding)}compare/"
    assert clerk.post(page_of(holding), {**ROW, "what": "save"}).status_code == 409
    assert clerk.get(f"{page_of(holding)}result/").content.startswith(b"%PDF")


def test_the_draft_takes_its_words_from_the_files(cast: Cast, clerk: Client, registered: Application) -> None:
    redacted(registered, cast)
    page = clerk.get(f"/desk/applications/{registered.pk}/draft_reply/?outcome=37").content.decode()
    assert "《补助发放表》中遮盖以外的部分" in page and "第三方合法权益" in page


def test_the_applicant_downloads_the_result_with_number_and_code_and_nothing_else(
    cast: Cast, registered: Application
) -> None:
    from gongkai.applications.query_codes import query_code

    cache.clear()
    holding = redacted(registered, cast)
    draft(registered, cast)
    signed(registered, cast)
    proof = {"number": registered.number, "query_code": query_code(registered.submission_key)}
    ask = {**proof, "file": str(holding.pk)}
    public = Client()
    assert b"%PDF" not in public.post("/disclosure/application/track/", ask).content[:20]
    actions.deliver(
        registered.pk, actor=cast.clerk, method="online", delivered_on=RECEIVED_ON, at=moment(RECEIVED_ON, 5)
    )
    page = public.post("/disclosure/application/track/", proof).content.decode()
    assert "下载《补助发放表》" in page
    answer = public.post("/disclosure/application/track/", ask)
    made = b"".join(answer.streaming_content)
    assert NUMBER not in text_of(made) and "3000" in text_of(made)
    assert "no-store" in answer["Cache-Control"]
    for wrong in ({**ask, "query_code": "22222222"}, {**ask, "file": "999999"}, {**ask, "file": "x"}):
        assert b"%PDF" not in public.post("/disclosure/application/track/", wrong).content[:20]


def test_one_press_makes_an_item_of_what_was_given(
    cast: Cast, clerk: Client, registered: Application
) -> None:
    redacted(registered, cast)
    draft(registered, cast)
    signed(registered, cast)
    address = f"/desk/applications/{registered.pk}/release_to_public/"
    page = clerk.get(address).content.decode()
    assert 'value="补助发放表"' in page
    stated = {"title": "补助发放表", "kind": "official_document", "heading": "", "five_open": ["result"]}
    refused = clerk.post(address, stated)
    assert refused.status_code == 409 and "只涉及申请人本人" in refused.content.decode()
    assert clerk.post(address, {**stated, "concerns_nobody_alone": "on"}).status_code == 302
    assert Entry.objects.filter(verb="release_to_public").count() == 1
    shown = clerk.get(f"/desk/applications/{registered.pk}/").content.decode()
    assert "转为主动公开的信息：<a href" in shown
