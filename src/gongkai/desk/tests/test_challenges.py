"""行政复议、行政诉讼 over a delivered reply, registered and closed at the desk."""

from conftest import Cast
from django.utils import timezone

from gongkai.applications import actions
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import CONFIRMED
from gongkai.desk.tests.desk_client import logged_in, submitted
from gongkai.remedies.models import Lawsuit, Reconsideration

TODAY = timezone.localdate()


def delivered(cast: Cast) -> Application:
    application = submitted(cast)
    pk = application.pk
    actions.register(pk, actor=cast.clerk, received_on=TODAY, confirmation=CONFIRMED)
    actions.draft_reply(pk, actor=cast.clerk, outcome="36.3/16a", particulars={"reason": "内部事务信息"})
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


def test_an_undelivered_reply_is_not_challenged(cast: Cast) -> None:
    application = submitted(cast)
    answer = logged_in(cast, "clerk").get(f"/desk/applications/{application.pk}/register_lawsuit/")
    assert answer.status_code == 409
    assert logged_in(cast, "other_clerk").get("/desk/lawsuits/1/close/").status_code == 404
