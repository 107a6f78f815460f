"""Organs, items with editions, and applications, written in bulk; import it after `place.set_up()`."""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from html import escape
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from benchmarks.records_shape import CASE_YEAR, KINDS
from benchmarks.words import ENDINGS, Writer
from gongkai.applications.choices import ApplicantKind, Channel, DeliveryMethod, Form
from gongkai.applications.choices import State as CaseState
from gongkai.applications.models import Application
from gongkai.catalogue.models import Catalogue, Heading
from gongkai.items.body import plain_text
from gongkai.items.choices import FIVE_OPEN, Attribute, EditionKind, SecrecyOpinion, State, Visibility
from gongkai.items.editions import card_of
from gongkai.items.models import Edition, IndexCounter, Item
from gongkai.ledger import ResultRow
from gongkai.organs.models import Organ

SHANGHAI = ZoneInfo("Asia/Shanghai")
FIRST_DAY, DAYS = date(2017, 1, 2), 365 * 8
BATCH = 2000
BUREAUS = {
    "青石县住房和城乡建设局": ("青石县住建局", "青住建"),
    "青石县水务局": ("青石县水务局", "青水"),
    "青石县民政局": ("青石县民政局", "青民"),
    "青石县教育局": ("青石县教育局", "青教"),
    "青石县农业农村局": ("青石县农业农村局", "青农"),
    "青石县卫生健康局": ("青石县卫健局", "青卫"),
    "青石县交通运输局": ("青石县交通局", "青交"),
    "青石县财政局": ("青石县财政局", "青财"),
}
HEADINGS = [
    "机构职能",
    "政策文件",
    "规划计划",
    "财政信息",
    "行政许可",
    "行政处罚",
    "重大项目",
    "民生保障",
    "公共服务",
    "监督检查",
    "应急管理",
    "建议提案",
]


def make_organs() -> list[Organ]:
    """The county office and eight bureaus, each with twelve headings."""
    county = Organ.objects.create(
        name="青石县人民政府办公室",
        short_name="青石县政府办",
        index_prefix="640299001",
        division_code="640221",
        level="county",
        kind="office",
        calendar_region="640221",
        site_name="青石县人民政府门户网站",
        site_domain="www.qingshi.example",
        site_code="6402990001",
        phone="0952-6000000",
        address="青石县人民路 1 号",
    )
    organs = [
        Organ.objects.create(
            name=name,
            short_name=short_name,
            index_prefix=f"6402990{41 + serial}",
            division_code="640221",
            level="county",
            parent=county,
            calendar_region="640221",
            document_mark=mark,
            disclosure_office="局办公室",
        )
        for serial, (name, (short_name, mark)) in enumerate(BUREAUS.items())
    ]
    Heading.objects.bulk_create(
        Heading(
            organ=organ,
            catalogue=Catalogue.PROACTIVE,
            code=f"heading-{position}",
            position=position,
            title=title,
            time_limit=20,
            statutory_class=f"20.{position}",
            in_force_from=date(2015, 1, 1),
        )
        for organ in organs
        for position, title in enumerate(HEADINGS, start=1)
    )
    return organs


def make_items(organs: list[Organ], count: int, *, seed: int) -> None:
    writer = Writer(seed)
    headings = {organ.pk: list(organ.headings.all()) for organ in organs}
    serials: dict[tuple[int, int], int] = {}
    made = (_item(writer, organs, headings, serials, at=_moment(writer, n, count)) for n in range(count))
    while batch := list(islice(made, BATCH)):
        with transaction.atomic():
            Item.objects.bulk_create([item for item, _ in batch])
            Edition.objects.bulk_create(_edition(item, paragraphs) for item, paragraphs in batch)
    IndexCounter.objects.bulk_create(
        IndexCounter(organ_id=organ_id, year=year, last=last) for (organ_id, year), last in serials.items()
    )


def _moment(writer: Writer, number: int, count: int) -> datetime:
    """Ascending over eight years, in office hours."""
    day = FIRST_DAY + timedelta(days=number * DAYS // count)
    pick = writer.random
    return datetime(day.year, day.month, day.day, pick.randint(8, 17), pick.randint(0, 59), tzinfo=SHANGHAI)


def _item(
    writer: Writer,
    organs: list[Organ],
    headings: dict[int, list[Heading]],
    serials: dict[tuple[int, int], int],
    *,
    at: datetime,
) -> tuple[Item, list[str]]:
    pick = writer.random
    organ = pick.choice(organs)
    kind = pick.choices(list(KINDS), list(KINDS.values()))[0]
    heading = pick.choice(headings[organ.pk])
    serial = serials[organ.pk, at.year] = serials.get((organ.pk, at.year), 0) + 1
    title, matter = writer.title(kind, organ=organ.short_name, year=at.year)
    paragraphs = writer.paragraphs(matter, organ=organ.short_name.removeprefix("青石县"), year=at.year)
    numbered = kind in ("official_document", "normative_document")
    item = Item(
        organ=organ,
        heading=heading,
        kind=kind,
        title=title,
        document_number=f"{organ.document_mark}发〔{at.year}〕{serial}号" if numbered else "",
        formed_on=at.date() - timedelta(days=pick.randint(0, 15)),
        keywords=f"{matter}；{pick.choice(ENDINGS[kind])}",
        statutory_class=heading.statutory_class,
        body="".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs),
        proposed_attribute=Attribute.PROACTIVE,
        attribute=Attribute.PROACTIVE,
        secrecy_opinion=SecrecyOpinion.CLEARED,
        state=State.PUBLISHED,
        visibility=Visibility.PUBLIC,
        index_number=f"{organ.index_prefix}/{at.year}-{serial:05d}",
        registered_at=at,
        determined_on=at.date(),
        published_at=at,
        **dict.fromkeys(pick.sample(list(FIVE_OPEN), pick.choice((1, 1, 2))), True),
    )
    return item, paragraphs


def _edition(item: Item, paragraphs: list[str]) -> Edition:
    return Edition(
        item=item,
        number=1,
        kind=EditionKind.PUBLISHED,
        made_at=item.published_at,
        title=item.title,
        card=card_of(item),
        content=item.body,
        text=plain_text(item.body),
    )


def make_cases(organ: Organ, count: int, *, seed: int) -> None:
    """Applications of one organ, received in one year or shortly before: the most that one report can count."""
    writer = Writer(seed + 1)
    made: Iterator[Application] = (_case(writer, organ, number) for number in range(count))
    while batch := list(islice(made, BATCH)):
        Application.objects.bulk_create(batch)


def _case(writer: Writer, organ: Organ, number: int) -> Application:
    pick = writer.random
    received_on = date(CASE_YEAR, 1, 1) + timedelta(days=pick.randint(-25, 364))
    closed_on = received_on + timedelta(days=pick.randint(3, 60))
    digest = hashlib.sha256(f"{number}".encode()).hexdigest()
    name = writer.name()
    changes: dict[str, Any] = {
        "state": CaseState.REGISTERED,
        "outcome": "",
        "result_row": "",
        "closed_on": None,
    }
    if closed_on <= date(CASE_YEAR + 1, 1, 20):
        row = pick.choice(list(ResultRow)[:18])
        changes = {
            "state": CaseState.DELIVERED,
            "outcome": "disclosed",
            "result_row": row,
            "closed_on": closed_on,
        }
    return Application(
        organ=organ,
        number=f"{organ.index_prefix}-{CASE_YEAR}-{number:06d}",
        query_code_digest=digest,
        submission_key=digest,
        channel=pick.choice(list(Channel)),
        submitted_at=datetime(received_on.year, received_on.month, received_on.day, 10, tzinfo=SHANGHAI),
        received_on=received_on,
        applicant_kind=pick.choices(list(ApplicantKind), (90, 4, 1, 1, 2, 2))[0],
        applicant_label=f"{name[0]}某",
        identity=b"benchmark",
        identity_digest=digest,
        wanted=f"{pick.choice(HEADINGS)}：{name}所在小区的改造资金明细",
        wanted_form=pick.choice(list(Form)),
        wanted_delivery=pick.choice(list(DeliveryMethod)),
        due_on=received_on + timedelta(days=28),
        **changes,
    )
