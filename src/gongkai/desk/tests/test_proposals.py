"""建议提案 at the desk: registered, answered, reviewed, signed, delivered, published; filtered and printed."""

from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from conftest import Cast
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from docx import Document

from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry
from gongkai.desk.tests.desk_client import days_ago, logged_in
from gongkai.desk.tests.test_query_counts import queries
from gongkai.dialogue import actions
from gongkai.dialogue.models import Proposal
from gongkai.dialogue.proposals.worklist import tasks
from gongkai.dialogue.tests.samples import TEXT, brought_to, moment, registered
from gongkai.items.imports.tests.workbooks import xlsx
from gongkai.organs.calendars import calendar_in

PHONE = "13909520001"


def page(cast: Cast, who: str, address: str, status: int = 200) -> str:
    answer = logged_in(cast, who).get(address)
    assert answer.status_code == status, (who, address, answer.content.decode()[:500])
    return answer.content.decode()


def sent(cast: Cast, who: str, address: str, status: int = 302, **said: Any) -> str:
    answer = logged_in(cast, who).post(address, said)
    assert answer.status_code == status, (address, answer.content.decode()[:3000])
    return answer.content.decode()


def filled(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "deputies",
        "level": "county",
        "session": "青石县第十八届人民代表大会第五次会议",
        "number": "12",
        "title": "关于加快老旧小区改造的建议",
        "proposers": "田向东等3名代表",
        "text": "建议加快城区老旧小区改造。",
        "assigned_by": "青石县人民政府督查室",
        "assigned_on": days_ago(20).isoformat(),
        "part": "host",
        "phone": PHONE,
        **changes,
    }


def test_a_proposal_goes_its_way_at_the_desk(cast: Cast) -> None:
    sent(cast, "clerk", "/desk/proposals/new/", **filled())
    proposal = Proposal.objects.get()
    base = f"/desk/proposals/{proposal.pk}"
    assert PHONE not in page(cast, "director", f"{base}/")
    assert PHONE in sent(cast, "director", f"{base}/contact/", status=200)
    sent(cast, "section_head", f"{base}/assign_proposal/", section=cast.section.pk)
    reply = {"text": TEXT, "result_class": "under_way", "openness": "full"}
    sent(cast, "clerk", f"{base}/draft_proposal_reply/", **reply)
    review = page(cast, "reviewer", f"{base}/review_openness/")
    assert "没有查出个人信息" in review and "类别标记：B" in review
    sent(cast, "reviewer", f"{base}/review_openness/", openness="full")
    sent(cast, "director", f"{base}/sign_proposal_reply/")
    sent(
        cast,
        "clerk",
        f"{base}/deliver_proposal_reply/",
        delivery="face_to_face",
        delivered_on=timezone.localdate(),
    )
    said = {"channels": ["website"], "heading": cast.heading.pk}
    sent(cast, "clerk", f"{base}/publish_proposal_reply/", **said)
    assert "日公开" in page(cast, "clerk", f"{base}/")
    sent(
        cast,
        "clerk",
        f"{base}/record_satisfaction/",
        satisfaction="satisfied",
        opinion_on=timezone.localdate(),
    )
    proposal.refresh_from_db()
    assert proposal.state == "closed" and proposal.replies.get().item.is_public


def test_the_draft_form_says_at_each_field_what_is_missing(cast: Cast) -> None:
    proposal = brought_to("handling", cast)
    address = f"/desk/proposals/{proposal.pk}/draft_proposal_reply/"
    text = sent(cast, "clerk", address, status=422, text=TEXT, result_class="solved", openness="summary")
    assert "须拟写摘要" in text and "屋面防水" in text
    text = sent(cast, "clerk", address, status=422, text=TEXT, result_class="solved", openness="withheld")
    assert "第十四条至第十六条" in text and "须说明理由" in text


def test_the_reviewer_sees_what_the_gate_finds_and_cannot_pass_it(cast: Cast) -> None:
    proposal = brought_to("drafted", cast, reply={"text": f"{TEXT}\n住户手机13909520317。"})
    address = f"/desk/proposals/{proposal.pk}/review_openness/"
    assert "禁止公开" in page(cast, "reviewer", address)
    assert "请退回删改" in sent(cast, "reviewer", address, status=409, openness="full")


def test_amending_keeps_the_sealed_contact_when_it_is_left_empty(cast: Cast) -> None:
    proposal = registered(cast)
    said = filled(title="关于老旧小区改造的建议", phone="", assigned_on=proposal.assigned_on.isoformat())
    address = f"/desk/proposals/{proposal.pk}/amend_proposal/"
    assert PHONE not in page(cast, "clerk", address)
    sent(cast, "clerk", address, **said)
    changed = Proposal.objects.get(pk=proposal.pk)
    assert changed.title == said["title"] and bytes(changed.contact) == bytes(proposal.contact)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("year=2026", {"甲", "乙", "丙"}),
        ("year=2025", {"丁"}),
        ("level=municipal", {"乙"}),
        ("kind=consultative", {"丙"}),
        ("part=co_host", {"丁"}),
        ("state=drafted", {"甲"}),
        ("q=乙", {"乙"}),
        ("q=3", {"丙"}),
        ("due=overdue", {"甲", "乙", "丙", "丁"}),
        ("due=soon", set()),
    ],
)
def test_the_list_is_narrowed_by_its_filters(cast: Cast, query: str, found: set[str]) -> None:
    brought_to("drafted", cast, title="建议甲")
    registered(cast, number="2", title="建议乙", level="municipal")
    registered(cast, number="3", title="建议丙", kind="consultative")
    co_host = {"part": "co_host", "host_name": "青石县水务局"}
    registered(cast, number="4", title="建议丁", assigned_on=date(2025, 3, 20), **co_host)
    text = page(cast, "auditor", f"/desk/proposals/?{query}")
    assert {name for name in "甲乙丙丁" if f"建议{name}" in text} == found
    assert "青石县住建局</span>" not in text


def test_the_authority_sees_whose_proposal_it_is(cast: Cast) -> None:
    registered(cast)
    assert "等3名代表 · 青石县住建局</span>" in page(cast, "authority", "/desk/proposals/")


def test_the_letter_can_be_printed_and_opened_in_word(cast: Cast) -> None:
    proposal = brought_to("signed", cast, reply={"copied_to": "县政府督查室"})
    base = f"/desk/proposals/{proposal.pk}/replies/1/letter"
    pdf = pypdfium2.PdfDocument(BytesIO(logged_in(cast, "clerk").get(f"{base}.pdf").content))
    read = "".join("".join(page.get_textpage().get_text_range() for page in pdf).split())
    word = Document(BytesIO(logged_in(cast, "clerk").get(f"{base}.docx").content))
    written = "".join(paragraph.text for paragraph in word.paragraphs)
    item = proposal.replies.get().item
    assert '由<a href="/desk/proposals/' in page(cast, "clerk", f"/desk/items/{item.pk}/")
    for words in (
        "类别标记：B",
        "青住建议复〔2026〕1号",
        "对青石县第十八届人民代表大会第五次会议第12号建议的答复",
        "田向东等3名代表：",
        "公开属性：全文公开",
        "抄送：县政府督查室",
    ):
        assert words in read and words in written
    assert logged_in(cast, "other_clerk").get(f"{base}.pdf").status_code == 404


TABLE = (
    ("平罗县人大代表建议交办表",),
    ("序号", "建议编号", "案由", "领衔代表", "办理方式", "主办单位", "联系电话"),
    ("1", "第7号", "关于增设路灯的建议", "田向东", "", "", PHONE),
    ("2", "9", "关于修缮桥梁的建议", "王桂兰", "会办", "青石县水务局", ""),
)


def pasted(*rows: tuple[str, ...]) -> dict[str, Any]:
    common = {name: filled()[name] for name in ("kind", "level", "session", "assigned_by", "assigned_on")}
    return {**common, "lines": "\n".join("\t".join(row) for row in rows)}


def test_an_assigned_table_is_looked_at_and_registered_whole(cast: Cast) -> None:
    address = "/desk/proposals/import/"
    shown = sent(cast, "clerk", address, status=200, what="check", **pasted(*TABLE))
    assert "将登记 2 件" in shown and "青石县水务局主办" in shown and not Proposal.objects.exists()
    sent(cast, "clerk", address, what="register", **pasted(*TABLE))
    found = Proposal.objects.order_by("pk")
    assert [(each.number, each.part, each.text) for each in found] == [
        ("7", "host", "关于增设路灯的建议"),
        ("9", "co_host", "关于修缮桥梁的建议"),
    ]
    assert found[0].contact and not found[1].contact
    again = sent(cast, "clerk", address, status=409, what="register", **pasted(*TABLE))
    assert "第 3 行" in again and "已经登记" in again and found.count() == 2


def test_an_assigned_workbook_is_read_like_a_paste(cast: Cast) -> None:
    file = SimpleUploadedFile("交办表.xlsx", xlsx([list(row) for row in TABLE]))
    common = {name: said for name, said in pasted().items() if name != "lines"}
    shown = sent(cast, "clerk", "/desk/proposals/import/", status=200, what="check", file=file, **common)
    assert "将登记 2 件" in shown and "关于修缮桥梁的建议\t王桂兰" in shown


@pytest.mark.parametrize(
    ("rows", "told", "status"),
    [
        ([("编号", "标题"), ("1", "甲")], "缺少提出人", 409),
        ([TABLE[1]], "表头下面没有内容", 409),
        ([TABLE[1], ("1", "", "乙", "田", "审办", "", "")], "应为主办、会办、分办之一", 200),
        ([TABLE[1], ("1", "3", "乙", "田", "会办", "", "")], "会办的须填写主办单位", 200),
    ],
)
def test_an_assigned_table_with_faults_is_not_registered(
    cast: Cast, rows: list[tuple[str, ...]], told: str, status: int
) -> None:
    text = sent(cast, "clerk", "/desk/proposals/import/", status=status, what="register", **pasted(*rows))
    assert told in text and not Proposal.objects.exists()


def test_a_list_of_the_year_is_made_at_the_desk(cast: Cast) -> None:
    address = "/desk/proposals/handled/new/"
    assert "没有已经答复" in sent(cast, "clerk", address, status=409, year=2026, level="county")
    proposal = brought_to("closed", cast)
    sent(cast, "clerk", address, year=2026, level="county")
    assert "列入" in page(cast, "clerk", f"/desk/proposals/{proposal.pk}/")


@pytest.mark.parametrize(
    ("state", "step", "whose"),
    [
        ("received", "交承办科室", {"clerk", "section_head", "director"}),
        ("handling", "拟写答复并提出公开属性", {"clerk"}),
        ("drafted", "审查公开属性", {"reviewer"}),
        ("cleared", "签发复文", {"director"}),
        ("signed", "送达代表、委员", {"clerk"}),
        ("delivered", "记录反馈意见", {"clerk"}),
    ],
)
def test_each_state_waits_for_somebody(cast: Cast, state: str, step: str, whose: set[str]) -> None:
    brought_to(state, cast)
    calendar = calendar_in("640221")
    mine = set()
    for name in ("clerk", "section_head", "reviewer", "director", "auditor"):
        (task,) = tasks(
            getattr(cast, name), on=days_ago(0), calendar=calendar, url_of=lambda found: f"/{found.pk}"
        )
        assert task.step == step and (task.due_on is None) == (state == "delivered")
        mine |= {name} if task.is_mine else set()
    assert mine == whose


def test_the_worklist_tells_of_late_proposals_and_late_co_hosts(cast: Cast) -> None:
    proposal = brought_to("handling", cast)
    on = proposal.assigned_on
    actions.add_cohost(proposal.pk, actor=cast.clerk, name="青石县财政局", on=on, at=moment(on))
    text = page(cast, "clerk", "/desk/")
    assert "青石县财政局的会办意见已逾期" in text and "已逾期" in text


def test_a_proposal_costs_the_same_for_ten_times_the_entries(cast: Cast) -> None:
    proposal = brought_to("delivered", cast)
    address = f"/desk/proposals/{proposal.pk}/"
    before = queries(cast, "clerk", address)
    for _ in range(10):
        sent(cast, "clerk", f"{address}contact/", status=200)
    assert Entry.objects.filter(subject=subject_of(proposal)).count() > 10
    assert queries(cast, "clerk", address) == before < 25
