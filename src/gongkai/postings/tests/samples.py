"""A renovation roster of the cast, taken to the day that a test wants."""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from conftest import Cast
from django.utils import timezone
from PIL import Image

from gongkai.items import actions as item_actions
from gongkai.items.models import Item
from gongkai.law.identifiers.resident import check_digit
from gongkai.postings import actions
from gongkai.postings.models import Posting, PostingRound

PHONE = "0952-6000001"
PEOPLE = ("马小兰", "周大山", "田秀英", "吴长河")


def noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def paper_number(serial: int) -> str:
    """A made-up, valid number of nobody."""
    body = f"64022119500101{serial:03d}"
    return body + check_digit(body)


def households() -> list[dict[str, Any]]:
    return [
        {
            "township": "高仁乡",
            "village": "六顷地村",
            "household": name,
            "paper_number": paper_number(serial),
            "people": "3",
            "category": "其他贫困户",
            "grade": "D级",
            "subsidy": "30000",
        }
        for serial, name in enumerate(PEOPLE, start=1)
    ]


def picture(*, shade: int = 120) -> bytes:
    """A photo with a place in its EXIF."""
    file, exif = BytesIO(), Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "CAMERA"
    Image.new("RGB", (64, 48), (shade, shade, shade)).save(file, "JPEG", exif=exif)
    return file.getvalue()


def determined_roster(cast: Cast, *, at: datetime, kind: str = "renovation_roster") -> Item:
    draft = item_actions.Draft(
        kind=kind,
        title="高仁乡2021年第一批农村危房改造花名册",
        formed_on=timezone.localdate(at),
        proposed_attribute="proactive",
        heading_id=cast.heading.pk,
    )
    item = item_actions.register(cast.organ, draft, actor=cast.clerk, at=at)
    item_actions.add_rows(item.pk, households(), actor=cast.clerk, at=at)
    item_actions.check(item.pk, actor=cast.section_head, at=at)
    item_actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared", at=at)
    item = item_actions.determine(item.pk, actor=cast.director, attribute="proactive", at=at)
    cleared(cast, item, at=at)
    return item


def cleared(cast: Cast, item: Item, *, at: datetime) -> None:
    """The reviewer's reason for the names, where the scan asks for one."""
    from gongkai.items.privacy_gate import verdict_of

    if verdict_of(item, at=at).warnings:
        reason = "公示对象须列明姓名，依据《社会救助暂行办法》第四十条"
        item_actions.clear_findings(item.pk, actor=cast.reviewer, reason=reason, at=at)


def started(cast: Cast, *, day: date) -> Posting:
    item = determined_roster(cast, at=noon(day))
    return actions.start_posting(item.pk, actor=cast.clerk, at=noon(day))


def round_of(posting: Posting, number: int) -> PostingRound:
    return posting.rounds.select_related("posting__item").get(number=number)


def prove(cast: Cast, round_: PostingRound, kinds: list[str], *, at: datetime) -> None:
    for serial, kind in enumerate(kinds):
        actions.add_evidence(
            round_.pk,
            kind=kind,
            name=f"{kind}.jpg",
            content=picture(shade=20 * serial + 10 * round_.number),
            actor=cast.clerk,
            at=at,
        )


def reviewed(cast: Cast, round_: PostingRound, *, day: date) -> PostingRound:
    prove(cast, round_, round_.asked_before, at=noon(day))
    return actions.record_review(round_.pk, actor=cast.clerk, opinion="同意公示", at=noon(day))


def hung(cast: Cast, posting: Posting, number: int, *, day: date) -> PostingRound:
    round_ = reviewed(cast, round_of(posting, number), day=day)
    return actions.hang(round_.pk, actor=cast.clerk, phone=PHONE, at=noon(day))


def closed(cast: Cast, posting: Posting, number: int, *, day: date) -> PostingRound:
    """Reviewed, hung, proved and closed on the day after its last; the next round can begin on `closed_on`."""
    round_ = hung(cast, posting, number, day=day)
    assert round_.ends_on
    after = round_.ends_on + timedelta(days=1)
    prove(cast, round_, round_.asked_evidence, at=noon(after))
    return actions.close_round(round_.pk, actor=cast.clerk, at=noon(after))


def in_the_third_round(cast: Cast, *, day: date) -> PostingRound:
    posting = started(cast, day=day)
    for number in (1, 2):
        round_ = closed(cast, posting, number, day=day)
        assert round_.closed_on
        day = round_.closed_on
    return hung(cast, posting, 3, day=day)
