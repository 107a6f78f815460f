"""公示 at the desk: from the list's page through a round, an objection and its answer."""

from datetime import date, timedelta
from typing import Any

import pytest
from conftest import Cast
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gongkai.desk.tests.desk_client import logged_in
from gongkai.items import actions as item_actions
from gongkai.items.models import Item
from gongkai.organs.models import Member
from gongkai.postings import actions
from gongkai.postings.models import Objection, Posting
from gongkai.postings.tests.samples import (
    determined_roster,
    hung,
    noon,
    picture,
    prove,
    reviewed,
    round_of,
    started,
)
from gongkai.postings.worklist import tasks

TODAY = timezone.localdate


def page(cast: Cast, who: str, address: str, status: int = 200) -> str:
    answer = logged_in(cast, who).get(address)
    assert answer.status_code == status, (who, address, answer.content.decode()[:500])
    return answer.content.decode()


def sent(cast: Cast, who: str, address: str, **said: Any) -> Any:
    return logged_in(cast, who).post(address, said)


def test_a_list_is_posted_from_its_own_page(cast: Cast) -> None:
    item = determined_roster(cast, at=noon(TODAY()))
    text = page(cast, "clerk", f"/desk/items/{item.pk}/")
    assert "这种名单须先公示：第一榜·村级公示、第二榜·乡镇公示、第三榜·县级公示" in text
    start = f"/desk/items/{item.pk}/start_posting/"
    assert "不得少于 7 日" in page(cast, "clerk", start)
    too_short = sent(cast, "clerk", start, days_village=3, days_township=7, days_county=7)
    assert too_short.status_code == 422 and "不得少于 7 天" in too_short.content.decode()
    done = sent(cast, "clerk", start, days_village=10, days_township=7, days_county=7, place_village="村口")
    assert done.status_code == 302
    first = Posting.objects.get(item=item).rounds.get(number=1)
    assert (first.days, first.place) == (10, "村口")
    assert "第一榜·村级公示：待村民会议或者村民代表会议民主评议" in page(
        cast, "clerk", f"/desk/items/{item.pk}/"
    )


def test_a_list_without_a_policy_is_posted_by_hand(cast: Cast) -> None:
    draft = item_actions.Draft(kind="roster", title="名单", formed_on=TODAY(), proposed_attribute="proactive")
    item = item_actions.register(cast.organ, draft, actor=cast.clerk)
    item_actions.add_rows(item.pk, [{"household": "马小兰"}], actor=cast.clerk)
    item_actions.check(item.pk, actor=cast.section_head)
    item_actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared")
    item_actions.determine(item.pk, actor=cast.director, attribute="proactive")
    said = {
        "label": "配租公示",
        "reviewed_by": "住房保障科",
        "place": "公开栏",
        "days": 5,
        "unit": "workdays",
        "afterwards": "masked",
    }
    done = sent(cast, "clerk", f"/desk/items/{item.pk}/start_posting/", **said)
    assert done.status_code == 302
    posting = Posting.objects.get(item=item)
    assert posting.afterwards == "masked" and posting.rounds.get().period == "5个工作日"


def test_a_round_goes_its_way_at_the_desk(cast: Cast) -> None:
    posting = started(cast, day=TODAY())
    round_ = round_of(posting, 1)
    base = f"/desk/postings/rounds/{round_.pk}"
    refused = sent(cast, "clerk", f"{base}/record_review/", reviewed_on=TODAY(), opinion="同意")
    assert refused.status_code == 409 and "审核前须上传评议记录" in refused.content.decode()
    for kind in ("minutes", "photo"):
        file = SimpleUploadedFile(f"{kind}.jpg", picture(), content_type="image/jpeg")
        assert sent(cast, "clerk", f"{base}/add_evidence/", kind=kind, file=file).status_code == 302
    assert (
        sent(cast, "clerk", f"{base}/record_review/", reviewed_on=TODAY(), opinion="同意").status_code == 302
    )
    sheet = logged_in(cast, "clerk").get(f"{base}/sheet.pdf")
    assert sheet.content.startswith(b"%PDF")
    said = {"starts_on": TODAY(), "place": "村务公开栏", "phone": "0952-6000001"}
    assert sent(cast, "clerk", f"{base}/hang/", **said).status_code == 302
    text = page(cast, "clerk", f"/desk/postings/{posting.pk}/")
    assert "还剩" in text and "还缺少：公示回执" in text
    refused = sent(cast, "clerk", f"{base}/close_round/")
    assert refused.status_code == 409 and "次日起才能结束本榜" in refused.content.decode()


def test_a_file_that_cannot_be_cleaned_is_refused_with_its_reason(cast: Cast) -> None:
    round_ = round_of(started(cast, day=TODAY()), 1)
    file = SimpleUploadedFile("照片.jpg", b"no picture")
    answer = sent(cast, "clerk", f"/desk/postings/rounds/{round_.pk}/add_evidence/", kind="photo", file=file)
    assert answer.status_code == 409 and "照片.jpg" in answer.content.decode()


def test_evidence_is_shown_clean_and_opened_on_the_record(cast: Cast) -> None:
    round_ = round_of(started(cast, day=TODAY()), 1)
    kept = actions.add_evidence(round_.pk, kind="photo", name="a.jpg", content=picture(), actor=cast.clerk)
    shown = logged_in(cast, "director").get(f"/desk/postings/evidence/{kept.pk}/")
    assert shown["Content-Type"] == "image/jpeg" and b"CAMERA" not in shown.content
    original = logged_in(cast, "director").post(f"/desk/postings/evidence/{kept.pk}/original/")
    assert original.content == picture()
    assert "调阅凭证原件" in page(cast, "clerk", f"/desk/postings/{round_.posting_id}/")
    assert logged_in(cast, "other_clerk").get(f"/desk/postings/evidence/{kept.pk}/").status_code == 404


def test_evidence_uploaded_by_mistake_is_struck_out(cast: Cast) -> None:
    round_ = round_of(started(cast, day=TODAY()), 1)
    step = f"/desk/postings/rounds/{round_.pk}/strike_evidence/"
    assert "这一榜没有可以撤销的凭证" in page(cast, "clerk", step, status=409)
    kept = actions.add_evidence(round_.pk, kind="photo", name="a.jpg", content=picture(), actor=cast.clerk)
    assert "公示照片 a.jpg" in page(cast, "clerk", step)
    assert sent(cast, "clerk", step, evidence_id=kept.pk, reason="").status_code == 422
    assert sent(cast, "clerk", step, evidence_id="x", reason="误传").status_code == 422
    assert sent(cast, "clerk", step, evidence_id=kept.pk, reason="误传了别的村").status_code == 302
    text = page(cast, "director", f"/desk/postings/{round_.posting_id}/")
    assert "已撤销的凭证 1 件" in text and "撤销：误传了别的村" in text
    assert f'src="/desk/postings/evidence/{kept.pk}/"' not in text
    page(cast, "director", f"/desk/postings/evidence/{kept.pk}/", status=404)
    original = logged_in(cast, "director").post(f"/desk/postings/evidence/{kept.pk}/original/")
    assert original.content == picture()


def test_an_objection_is_taken_in_and_answered(cast: Cast) -> None:
    round_ = hung(cast, started(cast, day=TODAY()), 1, day=TODAY())
    said = {
        "channel": "phone",
        "received_on": TODAY(),
        "content": "在县城有房",
        "position": 2,
        "name": "许异议",
    }
    address = f"/desk/postings/{round_.posting_id}/receive_objection/"
    assert sent(cast, "clerk", address, **{**said, "position": 99}).status_code == 409
    assert sent(cast, "clerk", address, **said).status_code == 302
    objection = Objection.objects.get()
    base = f"/desk/postings/objections/{objection.pk}/"
    assert "许异议" not in page(cast, "clerk", base)
    assert "许异议" in sent(cast, "clerk", f"{base}identity/").content.decode()
    assert sent(cast, "section_head", f"{base}identity/").status_code == 409
    assert sent(cast, "clerk", f"{base}investigate/", findings="属实", position=2).status_code == 302
    draft = page(cast, "clerk", f"{base}draft_answer/")
    assert "经调查，属实。" in draft and "更正为：危房等级" in draft and "身份证号" not in draft
    answer = sent(cast, "clerk", f"{base}draft_answer/", result="removed", reply="已移出名单。")
    assert answer.status_code == 302
    assert sent(cast, "director", f"{base}approve_answer/").status_code == 302
    text = page(cast, "clerk", base)
    assert "已移出名单。" in text and "异议成立，移出名单" in text
    assert Item.objects.get(pk=round_.posting.item_id).rows.filter(withdrawn_at=None).count() == 3
    assert objection.number in page(cast, "clerk", "/desk/postings/objections/")


def test_a_correction_is_drafted_and_approved(cast: Cast) -> None:
    round_ = hung(cast, started(cast, day=TODAY()), 1, day=TODAY())
    objection = actions.receive_objection(
        round_.posting_id, actor=cast.clerk, channel="phone", content="等级有误", position=1
    )
    actions.investigate(objection.pk, actor=cast.clerk, findings="属实")
    row = round_.posting.item.rows.get(position=1)
    shown = {f"new_{code}": value for code, value in row.values.items()}
    said = {**shown, "new_grade": "C级", "result": "reposted", "reply": "已更正"}
    answer = sent(cast, "clerk", f"/desk/postings/objections/{objection.pk}/draft_answer/", **said)
    assert answer.status_code == 302, answer.content.decode()
    objection.refresh_from_db()
    assert objection.corrections == {"grade": "C级"}
    actions.approve_answer(objection.pk, actor=cast.director)
    text = page(cast, "clerk", f"/desk/postings/{round_.posting_id}/")
    assert "第 1 行更正后重新公示" in text
    again = objection.__class__.objects.get(pk=objection.pk).row_posting
    sheet = logged_in(cast, "clerk").get(f"/desk/postings/rounds/{round_.pk}/sheet.pdf?again={again.pk}")
    assert sheet.content.startswith(b"%PDF")


def test_the_lists_show_what_waits(cast: Cast) -> None:
    round_ = hung(cast, started(cast, day=TODAY()), 1, day=TODAY())
    actions.receive_objection(round_.posting_id, actor=cast.clerk, channel="phone", content="有误")
    text = page(cast, "director", "/desk/postings/?state=open")
    assert "第一榜·村级公示：公示至" in text and "1 件" in text
    assert "没有异议" in page(cast, "clerk", "/desk/postings/objections/?state=answered")
    assert page(cast, "other_clerk", "/desk/postings/").count("/desk/postings/1") == 0
    page(cast, "other_clerk", f"/desk/postings/{round_.posting_id}/", status=404)


STEPS = [
    (0, "上传公示照片、公示回执"),
    (7, "今日最后一天；上传公示照片、公示回执"),
    (8, "上传公示照片、公示回执，结束本榜"),
]


@pytest.mark.parametrize(("days", "words"), STEPS)
def test_the_worklist_says_what_a_round_waits_for(cast: Cast, days: int, words: str) -> None:
    from gongkai.organs.calendars import calendar_in

    monday = date(2021, 3, 1)
    round_ = hung(cast, started(cast, day=monday), 1, day=monday)
    found = tasks(
        cast.clerk,
        on=monday + timedelta(days=days),
        calendar=calendar_in("640221"),
        url_of=lambda posting: "",
        objection_url_of=lambda objection: "",
    )
    assert [task.step for task in found] == [words]
    assert found[0].due_on == (round_.ends_on if days <= 7 else None)


def test_an_answer_waits_for_a_director_who_did_not_draft_it(cast: Cast) -> None:
    round_ = hung(cast, started(cast, day=TODAY()), 1, day=TODAY())
    objection = actions.receive_objection(
        round_.posting_id, actor=cast.clerk, channel="phone", content="有误"
    )
    actions.investigate(objection.pk, actor=cast.clerk, findings="不属实")
    actions.draft_answer(objection.pk, actor=cast.clerk, result="kept", reply="维持")
    assert "批准答复（已收到 0 天）" in page(cast, "director", "/desk/")
    Objection.objects.update(drafted_by=Member.objects.get(user__username="director"))
    assert "批准答复" not in page(cast, "director", "/desk/")


def test_the_pages_cost_the_same_for_ten_times_the_evidence_and_objections(cast: Cast) -> None:
    from gongkai.desk.tests.test_query_counts import queries

    round_ = hung(cast, started(cast, day=TODAY()), 1, day=TODAY())
    fill = lambda many: [  # noqa: E731
        actions.receive_objection(round_.posting_id, actor=cast.clerk, channel="phone", content=f"{each}")
        for each in range(many)
    ]
    fill(2)
    prove(cast, round_, ["photo"], at=noon(TODAY()))
    pages = (
        f"/desk/postings/{round_.posting_id}/",
        f"/desk/items/{round_.posting.item_id}/",
        "/desk/postings/",
        "/desk/postings/objections/",
        "/desk/",
    )
    before = {address: queries(cast, "clerk", address) for address in pages}
    fill(20)
    prove(cast, round_, ["receipt", "survey", "approval"], at=noon(TODAY()))
    assert {address: queries(cast, "clerk", address) for address in pages} == before
    assert max(before.values()) < 60


def test_a_review_of_another_round_waits(cast: Cast) -> None:
    posting = started(cast, day=TODAY())
    reviewed(cast, round_of(posting, 1), day=TODAY())
    second = round_of(posting, 2)
    text = page(cast, "clerk", f"/desk/postings/rounds/{second.pk}/record_review/", status=409)
    assert "上一榜“第一榜·村级公示”还没有结束" in text
