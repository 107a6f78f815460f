"""行政复议、行政诉讼 over a delivered reply, registered and closed at the desk."""

from conftest import Cast
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gongkai.applications import actions
from gongkai.applications.models import Application
from gongkai.applications.tests import attachments
from gongkai.applications.tests.samples import CONFIRMED
from gongkai.desk.tests.desk_client import logged_in, submitted
from gongkai.remedies.models import ChallengePaper, Lawsuit, Reconsideration

TODAY = timezone.localdate()


def delivered(cast: Cast) -> Application:
    application = submitted(cast)
    pk = application.pk
    actions.register(pk, actor=cast.clerk, received_on=TODAY, confirmation=CONFIRMED)
    actions.draft_reply(pk, actor=cast.clerk, outcome="36.3/16a", particulars={"reason": "属于人事管理信息"})
    actions.review_reply(pk, actor=cast.section_head)
    actions.sign_reply(pk, actor=cast.director)
    actions.deliver(pk, actor=cast.clerk, method="online", delivered_on=TODAY)
    return application


def test_a_reconsideration_and_a_lawsuit_after_it_are_registered_and_closed(cast: Cast) -> None:
    application = delivered(cast)
    clerk, page = logged_in(cast, "clerk"), f"/desk/applications/{application.pk}/"
    filed = {"case_number": "青政复〔2026〕3号", "filed_on": TODAY.isoformat()}
    assert clerk.post(f"{page}register_reconsideration/", filed).status_code == 302
    review = Reconsideration.objects.get()
    assert "登记审理结果" in clerk.get(page).content.decode()
    closing = {"result": "upheld", "closed_on": TODAY.isoformat()}
    assert clerk.post(f"/desk/reconsiderations/{review.pk}/close/", closing).status_code == 302
    assert clerk.post(f"/desk/reconsiderations/{review.pk}/close/", closing).status_code == 409

    suit = {"case_number": "（2026）青行初3号", "filed_on": TODAY.isoformat(), "after_review": review.pk}
    assert clerk.post(f"{page}register_lawsuit/", suit).status_code == 302
    assert Lawsuit.objects.get().after_review == review
    shown = clerk.get(page).content.decode()
    assert "结果维持" in shown and "（2026）青行初3号" in shown


def test_a_lawsuit_that_should_have_been_a_reconsideration_is_registered_with_a_warning(cast: Cast) -> None:
    application = delivered(cast)
    suit = {"case_number": "（2026）青行初4号", "filed_on": TODAY.isoformat()}
    answer = logged_in(cast, "clerk").post(
        f"/desk/applications/{application.pk}/register_lawsuit/", suit, follow=True
    )
    assert "应当先申请行政复议" in answer.content.decode()


def test_an_undelivered_reply_is_not_challenged_but_that_there_is_none_is(cast: Cast) -> None:
    application = submitted(cast)
    clerk, page = logged_in(cast, "clerk"), f"/desk/applications/{application.pk}/"
    suit = {"case_number": "（2026）青行初5号", "filed_on": TODAY.isoformat()}
    answer = clerk.post(f"{page}register_lawsuit/", {**suit, "against": "reply"})
    assert answer.status_code == 422 and not Lawsuit.objects.exists()
    assert clerk.post(f"{page}register_lawsuit/", {**suit, "against": "inaction"}).status_code == 302
    assert "针对逾期不答复" in clerk.get(page).content.decode()
    assert logged_in(cast, "other_clerk").get("/desk/lawsuits/1/close/").status_code == 404


def test_a_suit_goes_on_to_the_second_instance_is_corrected_and_annulled(cast: Cast) -> None:
    page = f"/desk/applications/{delivered(cast).pk}/"
    clerk, head = logged_in(cast, "clerk"), logged_in(cast, "section_head")
    suit = {"case_number": "（2026）青行初6号", "filed_on": TODAY.isoformat(), "standing": "defendant"}
    clerk.post(f"{page}register_lawsuit/", suit)
    found = Lawsuit.objects.get()
    steps, today = f"/desk/lawsuits/{found.pk}/", TODAY.isoformat()
    closing = {"ending": "suit.revoked", "closed_on": today, "decision_number": "判1", "must_act_again": "on"}
    within = {"order_days": "15", "order_unit": "workdays", "decision_received_on": today}
    assert clerk.post(f"{steps}close/", {**closing, **within}).status_code == 302
    assert "责令 15 个工作日内重新作出答复" in clerk.get(page).content.decode()
    assert clerk.post(f"{steps}appeal/", {"on": today, "body": "青州中院"}).status_code == 302
    shown = clerk.get(page).content.decode()
    assert "一审裁判未生效" in shown and "尚未审结" in shown
    form = clerk.get(f"{steps}correct/").content.decode()
    assert "（2026）青行初6号" in form and "二审、重审或者再审案号" in form
    mended = {**suit, "case_number": "（2026）青行初7号", "against": "reply", "route": "direct"}
    told = {**mended, "body": "青州中院", "reopened_on": today, "reason": "案号抄错"}
    assert clerk.post(f"{steps}correct/", told).status_code == 302
    assert f"{steps}remand/" in clerk.get(page).text and f"{steps}retry/" not in clerk.get(page).text
    remanded = clerk.post(f"{steps}remand/", {"on": today, "number": "（2026）青行初9号"}, follow=True).text
    assert "发回重审，案号（2026）青行初9号" in remanded and f"{steps}remand/" not in remanded
    assert clerk.get(f"{steps}annul/").status_code == 403
    assert head.post(f"{steps}annul/", {"reason": "登记在另一件上"}).status_code == 302
    assert "登记已撤销" in clerk.get(page).content.decode() and not Lawsuit.objects.exists()


def test_papers_are_added_and_opened_on_the_page_of_the_application(cast: Cast) -> None:
    application = delivered(cast)
    clerk, page = logged_in(cast, "clerk"), f"/desk/applications/{application.pk}/"
    clerk.post(
        f"{page}register_reconsideration/", {"case_number": "青政复3号", "filed_on": TODAY.isoformat()}
    )
    to, files = f"/desk/reconsiderations/{Reconsideration.objects.get().pk}/papers/", attachments.word()
    added = clerk.post(
        to,
        {"role": "evidence_list", "files": [SimpleUploadedFile("清单.docx", files), *empty_files()]},
        follow=True,
    ).content.decode()
    assert "已添加应诉材料“清单.docx”" in added and "“空.pdf”没有添加" in added
    assert "证据清单，Word 文档" in added
    paper = ChallengePaper.objects.get()
    opened = clerk.post(f"/desk/challenge-papers/{paper.pk}/")
    assert (opened.content, opened["Content-Type"]) == (files, "application/octet-stream")
    assert "attachment" in opened["Content-Disposition"]
    aside, head = f"/desk/challenge-papers/{paper.pk}/aside/", logged_in(cast, "section_head")
    assert aside in head.get(page).text and aside not in clerk.get(page).text
    assert clerk.post(aside, {"reason": "错"}).status_code == 403
    assert "没有撤下：须写明原因" in head.post(aside, follow=True).text
    assert "撤下：另一件的" in head.post(aside, {"reason": "另一件的"}, follow=True).text
    assert "撤下" in clerk.post(f"/desk/challenge-papers/{paper.pk}/", follow=True).text
    assert "没有选择文件" in clerk.post(to, {"role": "answer"}, follow=True).content.decode()
    assert logged_in(cast, "auditor").post(f"/desk/challenge-papers/{paper.pk}/").status_code == 403
    other = logged_in(cast, "other_clerk")
    assert other.post(f"/desk/challenge-papers/{paper.pk}/").status_code == 404
    assert other.post(to, {"role": "answer"}).status_code == 404


def empty_files() -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile("空.pdf", b"%PDF-")]
