"""Applications of nine organs over seven years with replies, letters and challenges; import it after `place.set_up()`."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from itertools import count as count_from
from itertools import islice
from typing import Any

from django.db.models import F

from benchmarks.records import BATCH, make_organs
from benchmarks.words import Writer
from gongkai.applications.choices import (
    ApplicantKind,
    Channel,
    ConsultationKind,
    DeliveryMethod,
    DeliveryWay,
    Form,
    NoticeKind,
    NoticeState,
    ReceivedBy,
    State,
)
from gongkai.applications.models import Application, Consultation, Delivery, Fee, Notice, Reply, WantedText
from gongkai.ledger import ResultRow
from gongkai.organs.models import Member, Organ, Section
from gongkai.remedies.choices import Result
from gongkai.remedies.models import Reconsideration

FIRST_DAY = date(2020, 1, 2)
ROWS = [row for row in ResultRow if row is not ResultRow.OTHER]
SECTIONS = ("办公室", "法规科", "业务科", "财务科")
SUBJECTS = ("危房改造", "公租房分配", "征地补偿", "水价调整", "学区划分", "医保报销", "道路施工", "财政专户")
OPEN_SHARE = 150  # one of so many is still open
ROLES = (
    ["clerk"],
    ["section_head"],
    ["secrecy_reviewer"],
    ["director"],
)  # of the first four; then clerk and head


def make(count: int) -> None:
    organs = make_organs()
    members = {organ.pk: make_members(organ) for organ in organs}
    make_member("authority", Organ.objects.get(parent=None), None, ["authority"])
    writer, serial = Writer(33), count_from(1)
    until = datetime.now(UTC).date() - timedelta(days=1)
    made = (one(writer, organs, members, next(serial), count, until) for _ in range(count))
    while batch := list(islice(made, BATCH)):
        Application.objects.bulk_create([application for application, _ in batch])
        WantedText.objects.bulk_create(WantedText(application=each, text=each.wanted) for each, _ in batch)
        replies = Reply.objects.bulk_create(
            Reply(
                application=application,
                outcome=application.outcome,
                letter="<p>" + "经审查，现答复如下。" * 40 + "</p>",
                drafted_by=application.handler,
                drafted_at=application.submitted_at,
                signed_at=application.submitted_at,
                document_number=document_number,
            )
            for application, document_number in batch
            if document_number
        )
        Delivery.objects.bulk_create(delivery(reply) for reply in replies)
    make_letters()
    make_challenges()
    analyse()


def make_members(organ: Organ) -> list[Member]:
    sections = [Section.objects.create(organ=organ, name=name) for name in SECTIONS]
    first = "clerk" if organ.index_prefix.endswith("41") else f"clerk{organ.pk}"
    return [
        make_member(
            f"{first}-{place}" if place else first,
            organ,
            sections[place % 4],
            ROLES[place] if place < len(ROLES) else ["clerk", "section_head"],
        )
        for place in range(8)
    ]


def make_member(login: str, organ: Organ, section: Section | None, roles: list[str]) -> Member:
    from django.contrib.auth import get_user_model

    user = get_user_model().objects.create(username=login, password="!")
    return Member.objects.create(user=user, name=f"测{login}", organ=organ, section=section, roles=roles)


def one(
    writer: Writer,
    organs: list[Organ],
    members: dict[int, list[Member]],
    serial: int,
    count: int,
    until: date,
) -> tuple[Application, str]:
    pick = writer.random
    organ = organs[0] if pick.random() < 0.4 else pick.choice(organs[1:])
    received_on = FIRST_DAY + (until - FIRST_DAY) * serial // count
    digest = hashlib.sha256(f"{serial}".encode()).hexdigest()
    due_on = received_on + timedelta(days=28)
    closed_on = received_on + timedelta(days=pick.choice((3, 8, 12, 15, 20, 22, 25, 27, 28, 33, 45)))
    changes: dict[str, Any] = {"state": State.REGISTERED, "due_on": due_on}
    document_number = ""
    if closed_on <= until and pick.randrange(OPEN_SHARE):
        row = pick.choices(ROWS, [40, 12, *[2] * (len(ROWS) - 2)])[0]
        changes = {
            "state": State.DELIVERED,
            "outcome": "36.2",
            "result_row": row,
            "closed_on": closed_on,
            "due_on": due_on,
        }
        document_number = f"{organ.document_mark}依复〔{received_on.year}〕{serial}号"
    elif pick.randrange(3) == 0:
        changes["due_on"] = until + timedelta(days=pick.randint(-6, 25))
    application = Application(
        organ=organ,
        number=f"{organ.index_prefix}-{received_on.year}-{serial:06d}",
        query_code_digest=digest,
        submission_key=digest,
        channel=pick.choices(list(Channel), (60, 15, *[5] * (len(Channel) - 2)))[0],
        submitted_at=datetime(received_on.year, received_on.month, received_on.day, 2, tzinfo=UTC),
        received_on=received_on,
        applicant_kind=pick.choices(list(ApplicantKind), (90, 4, 1, 1, 2, 2))[0],
        applicant_label="李某",
        identity=b"\x00" * 320,
        identity_digest=digest,
        wanted=f"{pick.choice(SUBJECTS)}：{writer.name()}所在片区 {received_on.year} 年度资金分配和审批文件的名称、文号和内容",
        wanted_form=pick.choice(list(Form)),
        wanted_delivery=pick.choice(list(DeliveryMethod)),
        handler=pick.choice(members[organ.pk]) if pick.randrange(20) else members[organ.pk][0],
        calendar_version="bench",
        **changes,
    )
    return application, document_number


def delivery(reply: Reply) -> Delivery:
    closed_on = reply.application.closed_on
    return Delivery(
        reply=reply,
        method=DeliveryWay.MAIL,
        delivered_on=closed_on,
        evidence="1100000000012",
        received_on=closed_on,
        received_by=ReceivedBy.ADDRESSEE,
    )


def make_letters() -> None:
    """Every tenth closed application had letters; those of open ones wait for a signature or an answer."""
    waiting = list(Application.objects.open().select_related("handler")[:800])
    closed = list(every(10, Application.objects.exclude(closed_on=None)).select_related("handler"))
    notices = [letter(each, NoticeState.DRAFTED, "") for each in waiting[:300]]
    notices += [letter(each, NoticeState.SENT, f"通〔{each.pk}〕1号") for each in (*waiting[300:], *closed)]
    Notice.objects.bulk_create(notices, batch_size=BATCH)
    Consultation.objects.bulk_create(
        Consultation(
            application=notice.application,
            notice=notice,
            kind=ConsultationKind.THIRD_PARTY,
            party="某公司",
            matter="合同",
            sent_on=notice.sent_on,
            due_on=notice.sent_on,
        )
        for notice in notices[300:600]
    )
    Fee.objects.bulk_create(
        Fee(
            application=notice.application,
            notice=notice,
            method="piece",
            count=12,
            amount=200,
            notified_on=notice.sent_on,
            paid_on=notice.sent_on,
            voucher=f"宁财 {notice.pk}",
        )
        for notice in notices[1000:3000]
    )


def every(nth: int, records: Any) -> Any:
    return records.annotate(rest=F("pk") % nth).filter(rest=0)


def letter(application: Application, state: str, number: str) -> Notice:
    return Notice(
        application=application,
        kind=NoticeKind.THIRD_PARTY,
        addressee="某公司",
        letter="<p>征求意见</p>" * 40,
        state=state,
        document_number=number,
        drafted_by=application.handler,
        drafted_at=application.submitted_at,
        signed_at=application.submitted_at if number else None,
        sent_on=application.received_on if number else None,
    )


def make_challenges() -> None:
    replies = every(80, Reply.objects.select_related("application"))
    Reconsideration.objects.bulk_create(
        Reconsideration(
            application=reply.application,
            organ_id=reply.application.organ_id,
            case_number=f"青复〔{reply.pk}〕",
            filed_on=reply.application.closed_on,
            closed_on=reply.application.closed_on + timedelta(days=60),
            result=Result.CORRECTED if reply.pk % 3 == 0 else Result.UPHELD,
        )
        for reply in replies
    )


def analyse() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
