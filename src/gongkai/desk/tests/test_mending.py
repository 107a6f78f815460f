"""更正登记事项 at the desk: the page shows what was recorded, keeps what was typed, and leaves alone what is newer."""

from conftest import Cast

from gongkai.applications.models import Application
from gongkai.applications.tests.samples import brought_to
from gongkai.desk.tests.desk_client import logged_in


def test_a_day_is_put_right_on_its_page(cast: Cast) -> None:
    application = brought_to("registered", cast)
    page = f"/desk/applications/{application.pk}/mend_record/"
    head = logged_in(cast, "section_head")
    assert "更正登记事项" in head.get(f"/desk/applications/{application.pk}/").content.decode()
    assert 'value="2020-05-15"' in head.get(page).content.decode()

    refused = head.post(page, {"received_on": "2020-05-14", "reason": "以登记簿为准"})
    assert refused.status_code == 409
    shown = refused.content.decode()
    assert "收到之日不能早于提交之日（2020-05-15）" in shown
    assert 'value="2020-05-14"' in shown and "以登记簿为准" in shown

    assert head.post(page, {"received_on": "2020-05-18", "reason": "以登记簿为准"}).status_code == 302
    shown = head.get(f"/desk/applications/{application.pk}/").content.decode()
    assert "收到之日 2020-05-15 改为 2020-05-18" in shown
    assert "因放假安排或者登记更正" in shown


def test_what_was_recorded_after_the_page_was_opened_stays(cast: Cast) -> None:
    application = brought_to("registered", cast)
    page = f"/desk/applications/{application.pk}/mend_record/"
    head = logged_in(cast, "section_head")
    assert (
        head.post(page, {"reason": "以登记簿为准"}).status_code == 409
    )  # nothing that was on the page differs
    assert Application.objects.get(pk=application.pk).received_on == application.received_on


def test_a_clerk_is_told_who_does_it_and_before_the_clock_does_it(cast: Cast) -> None:
    clerk = logged_in(cast, "clerk")
    registered = brought_to("registered", cast)
    shown = clerk.get(f"/desk/applications/{registered.pk}/mend_record/").content.decode()
    assert "请把纸质材料交其核对后更正" in shown
    paper = brought_to("submitted", cast, key="form-2", actor=cast.clerk, channel="mail_signed")
    page = f"/desk/applications/{paper.pk}/mend_record/"
    assert "即收到之日" in clerk.get(page).content.decode()
    sent = {"arrived_on": "2020-05-14", "channel": "mail_signed", "reason": "以邮件回执为准"}
    assert clerk.post(page, sent).status_code == 302


def test_a_paper_keyed_in_twice_is_annulled_and_goes_on_again(cast: Cast) -> None:
    paper = brought_to("registered", cast, actor=cast.clerk, channel="mail_signed")
    page = f"/desk/applications/{paper.pk}/"
    head = logged_in(cast, "section_head")
    assert head.post(f"{page}annul_registration/", {"reason": "与另一编号重复录入"}).status_code == 302
    for name in ("section_head", "clerk", "director", "auditor", "authority"):
        shown = logged_in(cast, name).get(page)
        assert shown.status_code == 200
        assert "登记已作废，不用再办" in shown.content.decode()
    assert head.post(f"{page}reinstate/", {"reason": "不是同一份"}).status_code == 302
    assert "请拟写答复" in head.get(page).content.decode()
