"""征求意见: the clock stands still until they answer or their period is over; silence means one thing or the other."""

from datetime import date

import pytest
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.models import Application, Consultation
from gongkai.applications.tests.samples import brought_to, drafted_and_reviewed, moment, sent
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused

RECEIVED_ON = date(2021, 3, 1)  # due 2021-03-29 without a consultation
SENT_ON, ANSWERED_ON = date(2021, 3, 8), date(2021, 3, 19)


def consulted(
    cast: Cast, application: Application, *, kind: str = "third_party", party: str = "王建国"
) -> Consultation:
    consultation = actions.consult(
        application.pk,
        actor=cast.clerk,
        kind=kind,
        party=party,
        matter="2019 年危房改造施工合同",
        address="青石县北街 3 号",
        asked_until=date(2021, 3, 22),
        at=moment(SENT_ON),
    )
    sent(consultation.notice, cast, on=SENT_ON, received_on=SENT_ON)
    consultation.refresh_from_db()
    return consultation


def answered(cast: Cast, consultation: Consultation, answer: str, on: date = ANSWERED_ON) -> Application:
    actions.record_answer(
        consultation.notice_id,
        actor=cast.clerk,
        answer=answer,
        answered_on=None if answer == "silent" else on,
        at=moment(on),
    )
    return Application.objects.get(pk=consultation.application_id)


def test_days_from_dispatch_to_the_answer_are_left_out(cast: Cast) -> None:
    application = brought_to("registered", cast, on=RECEIVED_ON)
    assert application.due_on == date(2021, 3, 29)
    consultation = consulted(cast, application)
    assert consultation.due_on == date(2021, 3, 29)  # fifteen workdays from their receipt
    application = answered(cast, consultation, "agrees")
    assert application.due_on == date(2021, 4, 12)


def test_silence_of_a_third_party_can_be_told_only_after_its_period(cast: Cast) -> None:
    consultation = consulted(cast, brought_to("registered", cast, on=RECEIVED_ON))
    with pytest.raises(StepRefused, match="回复期限到 2021-03-29 为止"):
        answered(cast, consultation, "silent", date(2021, 3, 29))
    answered(cast, consultation, "silent", date(2021, 3, 30))
    consultation.refresh_from_db()
    assert consultation.ended_on == date(2021, 3, 29)


def test_silence_of_a_co_maker_is_consent(cast: Cast) -> None:
    application = brought_to("registered", cast, on=RECEIVED_ON)
    consultation = consulted(cast, application, kind="co_maker", party="青石县财政局")
    answered(cast, consultation, "silent", date(2021, 3, 30))
    assert "视为同意公开" in Entry.objects.get(verb="record_answer").label


def test_several_at_once_are_not_counted_twice(cast: Cast) -> None:
    application = brought_to("registered", cast, on=RECEIVED_ON)
    first = consulted(cast, application)
    second = consulted(cast, application, party="青石县宏远建材有限公司")
    answered(cast, first, "agrees")
    application = answered(cast, second, "agrees")
    assert application.due_on == date(2021, 4, 12)


def test_an_open_consultation_keeps_the_reply_from_being_signed(cast: Cast) -> None:
    application = brought_to("registered", cast, on=RECEIVED_ON)
    consulted(cast, application)
    drafted_and_reviewed(cast, application, ANSWERED_ON)
    with pytest.raises(StepRefused, match="征求意见尚未结束：王\\*\\*"):
        actions.sign_reply(application.pk, actor=cast.director, at=moment(ANSWERED_ON, 4))


def test_what_a_third_party_objected_to_is_opened_only_after_they_were_told_why(cast: Cast) -> None:
    application = brought_to("registered", cast, on=RECEIVED_ON)
    consultation = consulted(cast, application)
    answered(cast, consultation, "objects")
    day = date(2021, 3, 22)
    drafted_and_reviewed(cast, application, day)
    with pytest.raises(StepRefused, match="须先发出告知第三方决定书"):
        actions.sign_reply(application.pk, actor=cast.director, at=moment(day))
    notice = actions.override_objection(
        application.pk,
        consultation.pk,
        actor=cast.clerk,
        content="施工合同的价款和工期",
        reason="资金来自财政补助，公众有监督的必要",
        at=moment(day),
    )
    assert "行政复议" in notice.letter
    sent(notice, cast, on=day)
    reply = actions.sign_reply(application.pk, actor=cast.director, at=moment(day, 5))
    assert reply.document_number


def test_refusing_for_a_third_party_needs_a_consultation_that_ended(cast: Cast) -> None:
    application = brought_to("registered", cast, on=RECEIVED_ON)
    refusal = {"reason": "涉及商业秘密", "third_party_record": "2021年3月8日书面征求"}
    with pytest.raises(StepRefused, match="须先书面征求第三方意见"):
        actions.draft_reply(
            application.pk,
            actor=cast.clerk,
            outcome="36.3/15",
            particulars=refusal,
            at=moment(SENT_ON),
        )
    answered(cast, consulted(cast, application), "objects")
    actions.draft_reply(
        application.pk,
        actor=cast.clerk,
        outcome="36.3/15",
        particulars=refusal,
        at=moment(ANSWERED_ON),
    )


def test_no_list_and_no_entry_names_the_third_party(cast: Cast) -> None:
    consultation = consulted(cast, brought_to("registered", cast, on=RECEIVED_ON))
    assert consultation.party == "王**"
    assert b"\xe7\x8e\x8b" not in bytes(consultation.notice.addressee_sealed)
    assert not [entry for entry in Entry.objects.all() if "王建国" in entry.label + str(entry.payload)]


def test_a_third_party_may_be_called_ding_ding(cast: Cast) -> None:
    application = brought_to("registered", cast)
    asked = {"actor": cast.clerk, "kind": "third_party", "at": moment(date(2020, 5, 16))}
    with pytest.raises(StepRefused, match="须填写征求意见的对象"):
        actions.consult(application.pk, party="——", matter="合同价款", **asked)
    with pytest.raises(StepRefused, match="须写明征求意见的信息（“略”没有说明内容，请写具体）"):
        actions.consult(application.pk, party="丁丁", matter="略", **asked)
    assert actions.consult(application.pk, party="丁丁", matter="合同价款", **asked).party == "丁*"


@pytest.mark.parametrize("kind", ["third_party", "co_maker"])
def test_before_the_regulation_of_2019_no_letter_states_its_period(cast: Cast, kind: str) -> None:
    day = date(2019, 5, 14)
    application = brought_to("registered", cast, on=date(2019, 4, 29))
    asked = {"kind": kind, "party": "某公司", "matter": "合同"}
    with pytest.raises(
        StepRefused, match=r"自 2019-05-15 起施行，此前没有规定.*提出意见期限.*请核对日期"
    ) as told:
        actions.consult(application.pk, actor=cast.clerk, **asked, at=moment(day))
    assert len(told.value.reasons) == 1
    assert actions.consult(application.pk, actor=cast.clerk, **asked, at=moment(date(2019, 5, 15)))
