"""Letters after 更正录入: those that have not left say what is right, those that left are named."""

from dataclasses import replace
from datetime import date

import pytest
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.intake import WantedInformation
from gongkai.applications.models import Application
from gongkai.applications.tests.retyping import ON, details_of, on_paper, retyped
from gongkai.applications.tests.samples import (
    CONFIRMED,
    PERSON,
    WANTED,
    asked_to_correct,
    moment,
    sent,
)
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused


@pytest.mark.parametrize("state", ["drafted", "reviewed"])
def test_a_reply_in_hand_goes_back_and_quotes_what_is_right(cast: Cast, state: str) -> None:
    application = on_paper(cast, state, wanted=WantedInformation("2018 年补助明细"))
    done = retyped(cast, application, wanted=WantedInformation("2019 年补助明细"))
    application.refresh_from_db()
    reply = application.reply
    assert application.state == "registered" and "退回重拟" in done.warnings[0]
    assert "“2019 年补助明细”" in reply.letter and "2018" not in reply.letter
    assert reply.sent_back_reason.startswith("更正了录入的所需信息") and reply.reviewed_by is None


def test_a_reply_amended_by_hand_keeps_the_amendment_with_the_right_quotation(cast: Cast) -> None:
    application = on_paper(cast, wanted=WantedInformation("2018 年补助明细"))
    letter = "您申请公开的内容是：“2018 年补助明细”。手工写的一段。"
    actions.draft_reply(
        application.pk,
        actor=cast.clerk,
        outcome="36.2",
        particulars={"content_or_path": "附后"},
        letter=letter,
        at=moment(ON),
    )
    retyped(cast, application, wanted=WantedInformation("2019 年补助明细"))
    application.reply.refresh_from_db()
    assert application.reply.letter == letter.replace("2018", "2019")


def test_a_reply_that_says_nothing_of_it_goes_its_way_to_the_right_name(cast: Cast) -> None:
    application = on_paper(cast, "reviewed", applicant=replace(PERSON, name="黎思远"))
    assert retyped(cast, application).warnings == ()
    application.refresh_from_db()
    assert application.state == "reviewed" and application.applicant_label == "李**"
    reply = actions.sign_reply(application.pk, actor=cast.director, at=moment(ON, 6))
    assert "“2019 年全县" in reply.letter


def test_a_reply_that_was_signed_for_another_piece_is_named(cast: Cast) -> None:
    application = on_paper(cast, applicant=replace(PERSON, name="李思源"))
    _, other = actions.split(application.pk, actor=cast.clerk, pieces=("甲表", "乙表"), at=moment(ON))
    stated = {"content_or_path": "附后"}
    actions.draft_reply(other.pk, actor=cast.clerk, outcome="36.2", particulars=stated, at=moment(ON))
    actions.review_reply(other.pk, actor=cast.section_head, at=moment(ON))
    signed = actions.sign_reply(other.pk, actor=cast.director, at=moment(ON))
    done = retyped(cast, application, wanted=WantedInformation("甲表"))
    assert any(signed.document_number in each for each in done.warnings)
    assert details_of(other).name == "李思远"


def test_a_drafted_letter_is_written_anew_and_a_signed_one_is_dropped_first(cast: Cast) -> None:
    application = on_paper(
        cast, applicant=replace(PERSON, name="黎思远"), wanted=WantedInformation("2018 年明细")
    )
    notice = actions.ask_correction(
        application.pk, actor=cast.clerk, unclear="乡镇", how="写明", due_on=date(2020, 6, 10), at=moment(ON)
    ).notice
    retyped(cast, application, wanted=WantedInformation("2019 年明细"))
    notice.refresh_from_db()
    assert "“2019 年明细”" in notice.letter and "2018" not in notice.letter and notice.addressee == "李**"
    actions.sign_notice(notice.pk, actor=cast.director, at=moment(ON, 6))
    with pytest.raises(StepRefused, match="补正告知书还没有发出，写的是更正前的内容：请先作废"):
        retyped(cast, application, wanted=WantedInformation("2020 年明细"))
    retyped(
        cast, application, applicant=replace(PERSON, name="季思远"), wanted=WantedInformation("2019 年明细")
    )
    notice.refresh_from_db()
    assert notice.addressee == "季**"


def test_a_letter_that_names_whom_it_should_not_is_mended_first(cast: Cast) -> None:
    application = on_paper(cast, applicant=replace(PERSON, name="李思源"))
    notice = actions.extend(
        application.pk, actor=cast.clerk, days=7, reason="李思源所要的档案须调取", at=moment(ON)
    )
    with pytest.raises(StepRefused, match="草稿也可以先改正文"):
        retyped(cast, application)
    assert notice is not None


def test_the_organs_own_phone_typed_for_theirs_holds_up_no_letter(cast: Cast) -> None:
    cast.organ.phone = "0952-6001234"
    cast.organ.save(update_fields=["phone"])
    application = on_paper(cast, "drafted", applicant=replace(PERSON, phone="0952-6001234"))
    assert "0952-6001234" in application.reply.letter
    assert retyped(cast, application).warnings == ()


def test_a_draft_amended_beyond_recognition_is_named(cast: Cast) -> None:
    application = on_paper(cast, wanted=WantedInformation("2018 年明细"))
    notice = actions.ask_correction(
        application.pk, actor=cast.clerk, unclear="乡镇", how="写明", due_on=date(2020, 6, 10), at=moment(ON)
    ).notice
    actions.amend_notice(notice.pk, actor=cast.clerk, letter="您要的 2018 年的那张表。", at=moment(ON, 3))
    done = retyped(cast, application, wanted=WantedInformation("2019 年明细"))
    assert done.warnings == ("补正告知书手工改过，请核对是否还写着更正前的内容",)


def test_letters_that_left_are_named(cast: Cast) -> None:
    correction = asked_to_correct(cast)
    Application.objects.filter(pk=correction.application_id).update(channel="fax")
    notice = sent(correction.notice, cast, on=ON)
    done = retyped(cast, correction.application, wanted=WantedInformation("2019 年全县农村危房改造明细"))
    assert done.warnings == (
        f"已经发出或者签发的文书写的是更正前的内容，请核对是否需要重新送达：补正告知书（{notice.document_number}）",
    )
    notice.refresh_from_db()
    assert WANTED.description in notice.letter
    assert Entry.objects.get(verb="retype").payload["letters_left"] == [notice.document_number]


def test_what_was_corrected_online_is_the_applicants_own(cast: Cast) -> None:
    correction = asked_to_correct(cast)
    pk = correction.application_id
    Application.objects.filter(pk=pk).update(channel="fax")
    sent(correction.notice, cast, on=ON)
    actions.offer_correction(pk, wanted="2019 年明细", at=moment(ON, 4))
    actions.receive_correction(
        pk,
        actor=cast.clerk,
        wanted="2019 年明细",
        received_on=ON,
        channel="internet",
        confirmation=CONFIRMED,
        at=moment(ON, 5),
    )
    with pytest.raises(StepRefused, match="在线补正时自己写的"):
        retyped(cast, correction.application, wanted=WantedInformation("2020 年明细"))


def test_what_was_composed_before_and_saved_after_is_not_signed(cast: Cast) -> None:
    wanted = WantedInformation("2018 年补助明细；\n分配方案。")
    application = on_paper(cast, "drafted", wanted=wanted)
    before = application.reply.letter
    retyped(cast, application, wanted=WantedInformation("2019 年补助明细；\n分配方案。"))
    told = {"outcome": "36.2", "particulars": {"content_or_path": "见附件《2019 年危房改造补助资金分配表》"}}
    actions.draft_reply(application.pk, actor=cast.clerk, letter=before, at=moment(ON, 6), **told)
    with pytest.raises(StepRefused, match="更正录入前的申请内容（“2018 年"):
        actions.review_reply(application.pk, actor=cast.section_head, at=moment(ON, 7))
    actions.draft_reply(application.pk, actor=cast.clerk, at=moment(ON, 8), **told)
    actions.review_reply(application.pk, actor=cast.section_head, at=moment(ON, 9))


def test_a_letter_amended_back_to_what_was_mistyped_is_not_signed(cast: Cast) -> None:
    application = on_paper(cast, wanted=WantedInformation("2018 年明细"))
    retyped(cast, application, wanted=WantedInformation("2019 年明细"))
    notice = actions.ask_correction(
        application.pk, actor=cast.clerk, unclear="乡镇", how="写明", due_on=date(2020, 6, 10), at=moment(ON)
    ).notice
    old = notice.letter.replace("2019 年明细", "2018 年明细")
    actions.amend_notice(notice.pk, actor=cast.clerk, letter=old, at=moment(ON, 6))
    with pytest.raises(StepRefused, match="请修改或者作废"):
        actions.sign_notice(notice.pk, actor=cast.director, at=moment(ON, 7))
