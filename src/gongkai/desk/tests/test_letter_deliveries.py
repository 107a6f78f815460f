"""送达 at the desk: the receipt with its scan, a returned letter sent again, and the list of a day's post."""

from conftest import Cast
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gongkai.applications import actions
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import CONFIRMED
from gongkai.desk.tests.desk_client import logged_in, submitted

TODAY = timezone.localdate().isoformat()


def signed(cast: Cast) -> Application:
    application = submitted(cast)
    today = timezone.localdate()
    actions.register(application.pk, actor=cast.clerk, received_on=today, confirmation=CONFIRMED)
    actions.draft_reply(
        application.pk, actor=cast.clerk, outcome="36.2", particulars={"content_or_path": "见附件"}
    )
    actions.review_reply(application.pk, actor=cast.section_head)
    actions.sign_reply(application.pk, actor=cast.director)
    return application


def test_a_posted_reply_comes_back_and_is_sent_again_with_its_receipt(cast: Cast) -> None:
    application = signed(cast)
    clerk, page = logged_in(cast, "clerk"), f"/desk/applications/{application.pk}/"
    form = {"method": "mail", "delivered_on": TODAY, "evidence": "顺丰 123"}
    assert "邮政企业" in clerk.post(f"{page}deliver/", form).content.decode()
    assert clerk.post(f"{page}deliver/", {**form, "evidence": "1100000000012"}).status_code == 302
    first = application.reply.deliveries.get()
    steps = f"/desk/applications/deliveries/{first.pk}/"
    assert "1100000000012" in clerk.get(f"/desk/applications/posted/?on={TODAY}").content.decode()
    assert "送达情况" in clerk.get(f"{steps}record_return/").content.decode()
    back = {"returned_on": TODAY, "because": "moved", "note": ""}
    assert clerk.post(f"{steps}record_return/", back).status_code == 302
    assert "再次送达" in clerk.get(page).content.decode()
    assert "送达情况" in clerk.get(f"{steps}deliver_again/").content.decode()
    again = {"method": "in_person", "delivered_on": TODAY, "received_by": "addressee", "id_checked": "on"}
    assert clerk.post(f"{steps}deliver_again/", again).status_code == 302
    second = application.reply.deliveries.last()
    steps = f"/desk/applications/deliveries/{second.pk}/"
    assert 'enctype="multipart/form-data"' in clerk.get(f"{steps}confirm_delivery/").content.decode()
    scan = SimpleUploadedFile("回证.png", b"\x89PNG\r\n\x1a\nscan")
    receipt = {"received_on": TODAY, "received_by": "addressee", "file": scan}
    assert clerk.post(f"{steps}confirm_delivery/", receipt).status_code == 302
    opened = clerk.post(f"{steps}receipt/")
    assert opened.content == b"\x89PNG\r\n\x1a\nscan"
    assert "本人签收" in clerk.get(page).content.decode()
    assert logged_in(cast, "auditor").post(f"{steps}receipt/").status_code == 403


def test_the_days_post_is_a_list_on_paper(cast: Cast) -> None:
    response = logged_in(cast, "clerk").get("/desk/applications/posted/list.pdf")
    assert response.content.startswith(b"%PDF")
    assert logged_in(cast, "clerk").get("/desk/applications/posted/?on=tomorrow").status_code == 400
