"""投诉举报 at the desk: the authority handles it, the organ that it is about sees what it was asked and ordered."""

from datetime import timedelta

from conftest import Cast
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gongkai.complaints import actions
from gongkai.complaints.models import Complaint
from gongkai.complaints.tests.samples import WHO, WORDS, brought_to, incoming, second
from gongkai.desk.tests.desk_client import logged_in

TODAY = timezone.localdate()
LATER = (TODAY + timedelta(days=7)).isoformat()


def test_a_complaint_goes_from_the_counter_to_the_confirmed_mending(cast: Cast) -> None:
    authority = logged_in(cast, "authority")
    stated = {
        "submission_key": "k" * 32,
        "channel": "counter",
        "received_on": TODAY.isoformat(),
        "against": "organ",
        "organ": cast.organ.pk,
        "matter": "not_disclosed",
        "content": WORDS,
        "name": WHO.name,
        "phone": WHO.phone,
    }
    asked = authority.get("/desk/complaints/new/").content.decode()
    assert 'type="hidden" name="submission_key"' in asked and "Submission key" not in asked
    made = authority.post("/desk/complaints/new/", stated, follow=True).content.decode()
    assert "查询码" in made and WHO.phone not in made and "李*" in made
    found = Complaint.objects.get()
    page = f"/desk/complaints/{found.pk}/"
    assert WHO.phone in authority.post(f"{page}identity/").content.decode()
    assert authority.post(f"{page}accept_complaint/").status_code == 302
    told = {"asked": f"请说明，{WHO.name}反映", "due_on": LATER}
    assert authority.post(f"{page}ask_for_statement/", told).status_code == 409
    assert authority.post(f"{page}ask_for_statement/", {**told, "asked": "请说明公开情况"}).status_code == 302
    clerk, theirs = logged_in(cast, "clerk"), f"/desk/complaints/notices/{found.pk}/"
    assert clerk.get(page).status_code == 404
    shown = clerk.get(theirs).content.decode() + clerk.get("/desk/complaints/").content.decode()
    assert "请说明公开情况" in shown and found.number in shown
    assert not any(hidden in shown for hidden in (WORDS, "李*", WHO.name, WHO.phone))
    assert "说明情况" in clerk.get("/desk/").content.decode()
    assert clerk.post(f"{theirs}give_statement/", {"statement": "已经整理"}).status_code == 302
    finding = {"found": "属实", "finding": "ordered", "order": "公开结果", "order_due_on": LATER}
    assert authority.post(f"{page}record_finding/", finding).status_code == 302
    assert authority.post(f"{page}decide_complaint/").status_code == 409
    actions.decide_complaint(found.pk, actor=second(cast))
    assert (
        authority.post(
            f"{page}tell_complainant/", {"told_by": "电话", "told_on": TODAY.isoformat()}
        ).status_code
        == 302
    )
    assert clerk.post(f"{theirs}report_mended/", {"mended": "已公开"}).status_code == 302
    assert authority.post(f"{page}confirm_mended/").status_code == 302
    assert "已办结" in authority.get("/desk/complaints/?state=done").content.decode()
    exported = authority.get("/desk/complaints/register.csv").getvalue().decode("utf-8-sig")
    assert found.number in exported and WORDS not in exported and "李*" not in exported
    assert logged_in(cast, "other_clerk").get(theirs).status_code == 404


def test_the_list_costs_the_same_for_many(cast: Cast) -> None:
    authority = logged_in(cast, "authority")
    counts = []
    for times in (1, 10):
        for nth in range(times):
            actions.receive_complaint(incoming(cast, submission_key=f"key-{times}-{nth}-0000000000"))
        authority.get("/desk/complaints/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            authority.get("/desk/complaints/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_an_organ_that_answers_too_late_is_told_nothing_of_what_the_authority_wrote(cast: Cast) -> None:
    complaint = brought_to("stated", cast)
    address = f"/desk/complaints/notices/{complaint.pk}/give_statement/"
    answer = logged_in(cast, "clerk").post(address, {"statement": "再说明一次"})
    assert answer.status_code == 409 and "再说明一次" in answer.text
    assert "这一页打开以后情况有了变动" in answer.text and "最近一次" not in answer.text
