"""Whatever is tried in whatever order: what is refused changes nothing, and the clock stays true."""

import contextlib
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from conftest import Cast
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.environment import examples

from gongkai.applications import actions
from gongkai.applications.clock import deadline_of
from gongkai.applications.intake import WantedInformation
from gongkai.applications.mending.facts import facts_of
from gongkai.applications.models import Application, Notice
from gongkai.applications.tests.samples import CONFIRMED, PERSON, moment, submitted
from gongkai.casework import entries
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused

START = date(2020, 5, 15)
Try = Callable[[Cast, Application, date], Any]


def latest(application: Application) -> Notice:
    found = application.notices.order_by("-pk").first()
    if found is None:
        raise StepRefused("文书", ["没有文书"])
    return found


def mended(cast: Cast, application: Application, on: date, days: int) -> Application:
    """The last day that somebody recorded was another one."""
    days_recorded = [fact for fact in facts_of(application) if isinstance(fact.value, date)]
    changes = {fact.key: fact.value + timedelta(days=days) for fact in days_recorded[-1:]}
    return actions.mend_record(
        application.pk, actor=cast.section_head, changes=changes, reason="以回执为准", at=moment(on)
    )


TRIES: dict[str, Try] = {
    "register": lambda cast, app, on: actions.register(
        app.pk, actor=cast.clerk, received_on=on, confirmation=CONFIRMED, at=moment(on)
    ),
    "contact": lambda cast, app, on: actions.record_contact(
        app.pk, actor=cast.clerk, made_on=on, means="phone", result="no_answer", at=moment(on)
    ),
    "shelve": lambda cast, app, on: actions.shelve(
        app.pk, actor=cast.clerk, reason="电话无人接听", at=moment(on)
    ),
    "correct": lambda cast, app, on: actions.ask_correction(
        app.pk, actor=cast.clerk, unclear="年度", how="写明", due_on=on + timedelta(days=9), at=moment(on)
    ),
    "corrected": lambda cast, app, on: actions.receive_correction(
        app.pk, actor=cast.clerk, wanted="2019 年", received_on=on, at=moment(on)
    ),
    "consult": lambda cast, app, on: actions.consult(
        app.pk, actor=cast.clerk, kind="third_party", party="王建国", matter="合同", at=moment(on)
    ),
    "extend": lambda cast, app, on: actions.extend(
        app.pk, actor=cast.clerk, days=7, reason="调取档案", at=moment(on)
    ),
    "sign letter": lambda cast, app, on: actions.sign_notice(
        latest(app).pk, actor=cast.director, at=moment(on)
    ),
    "send letter": lambda cast, app, on: actions.send_notice(
        latest(app).pk, actor=cast.clerk, method="online", sent_on=on, at=moment(on, 3)
    ),
    "letter came": lambda cast, app, on: actions.confirm_notice_received(
        latest(app).pk, actor=cast.clerk, received_on=on, at=moment(on, 4)
    ),
    "answer": lambda cast, app, on: actions.record_answer(
        latest(app).pk, actor=cast.clerk, answer="agrees", answered_on=on, at=moment(on, 5)
    ),
    "drop letter": lambda cast, app, on: actions.drop_notice(
        latest(app).pk, actor=cast.clerk, reason="改用电话", at=moment(on)
    ),
    "draft": lambda cast, app, on: actions.draft_reply(
        app.pk,
        actor=cast.clerk,
        outcome="36.2",
        particulars={"content_or_path": "附后"},
        at=moment(on),
    ),
    "review": lambda cast, app, on: actions.review_reply(app.pk, actor=cast.section_head, at=moment(on)),
    "sign": lambda cast, app, on: actions.sign_reply(app.pk, actor=cast.director, at=moment(on)),
    "deliver": lambda cast, app, on: actions.deliver(
        app.pk, actor=cast.clerk, method="online", delivered_on=on, at=moment(on, 6)
    ),
    "mend earlier": lambda cast, app, on: mended(cast, app, on, -1),
    "mend later": lambda cast, app, on: mended(cast, app, on, 1),
    "retype": lambda cast, app, on: actions.retype(
        app.pk,
        actor=cast.clerk,
        applicant=PERSON,
        wanted=WantedInformation(f"2019 年明细，{on} 核对"),
        reason="与纸质申请表核对",
        at=moment(on),
    ),
    "withdraw": lambda cast, app, on: actions.withdraw_application(
        app.pk, actor=cast.clerk, evidence="来函", at=moment(on)
    ),
}


@settings(
    max_examples=examples(15),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(tried=st.lists(st.sampled_from(sorted(TRIES)), min_size=6, max_size=22))
def test_what_is_refused_changes_nothing_and_the_clock_is_always_what_the_records_say(
    cast: Cast, tried: list[str]
) -> None:
    with transaction.atomic():
        application = submitted(cast.organ, at=moment(START, hour=0), channel="fax", actor=cast.clerk)
        on = START
        for name in ["register", *tried]:
            application = Application.objects.get(pk=application.pk)
            before = (application.state, application.due_on, Entry.objects.count())
            try:
                with transaction.atomic():
                    TRIES[name](cast, application, on)
            except StepRefused as refusal:
                assert refusal.reasons
                application = Application.objects.get(pk=application.pk)
                assert (application.state, application.due_on, Entry.objects.count()) == before
            holds(Application.objects.get(pk=application.pk))
            on += timedelta(days=1)
        assert entries.verify()[1] == []
        transaction.set_rollback(True)


def holds(application: Application) -> None:
    """Either something is awaited, or the stored due day is the one that the records give, after the receipt."""
    if application.received_on is None or application.closed_on is not None:
        return
    if application.awaited:
        assert application.due_on is None
        return
    found = deadline_of(application)
    assert application.due_on == found.due_on > application.received_on
    assert found.workdays >= 20


def brought_to_its_end(cast: Cast, application: Application, on: date) -> Application:
    """Whatever was left undone is done or given up, and a reply goes the whole way."""
    pk, at = application.pk, moment(on)
    for notice in application.notices.open():
        actions.drop_notice(notice.pk, actor=cast.clerk, reason="不再需要", at=at)
    for consultation in application.consultations.filter(ended_on=None).select_related("notice"):
        answer = "agrees" if consultation.received_on else "returned"
        actions.record_answer(consultation.notice_id, actor=cast.clerk, answer=answer, answered_on=on, at=at)
    application = Application.objects.get(pk=pk)
    if application.state == "reviewed":
        actions.send_back_reply(pk, actor=cast.section_head, reason="核对后重拟", at=at)
    if application.awaited:
        actions.receive_correction(pk, actor=cast.clerk, wanted="2019 年", received_on=on, at=at)
    if application.state != "signed":
        TRIES["draft"](cast, application, on)
        TRIES["review"](cast, application, on)
        TRIES["sign"](cast, application, on)
    TRIES["deliver"](cast, application, on)
    return Application.objects.get(pk=pk)


@settings(
    max_examples=examples(12),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(tried=st.lists(st.sampled_from(sorted(set(TRIES) - {"withdraw"})), min_size=4, max_size=20))
def test_from_wherever_it_came_there_is_a_way_to_the_end(cast: Cast, tried: list[str]) -> None:
    with transaction.atomic():
        application = submitted(cast.organ, at=moment(START, hour=0), channel="fax", actor=cast.clerk)
        on = START
        for name in ["register", *tried]:
            with contextlib.suppress(StepRefused), transaction.atomic():
                TRIES[name](cast, Application.objects.get(pk=application.pk), on)
            on += timedelta(days=1)
        application = Application.objects.get(pk=application.pk)
        if application.state != "delivered":
            application = brought_to_its_end(cast, application, on)
        assert application.state == "delivered"
        done = dict(
            Entry.objects.filter(subject=entries.subject_of(application))
            .order_by("sequence")
            .values_list("verb", "member_id")
        )
        assert done["draft_reply"] not in (done["review_reply"], done["sign_reply"])
        assert application.reply.drafted_by_id == done["draft_reply"]
        transaction.set_rollback(True)
