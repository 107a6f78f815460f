"""Lists that hang before they are final: each round with its review, its period, its evidence, and objections."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from gongkai.catalogue.models import Heading
from gongkai.demo.agencies import Staff
from gongkai.demo.timeline import SHANGHAI, Timeline, moment
from gongkai.items import actions as items
from gongkai.items.kinds import kind_of
from gongkai.items.models import Item
from gongkai.organs.models import Organ
from gongkai.postings import actions
from gongkai.postings.models import PostingRound

PHONE = "0952-3816166"
LEAD = timedelta(days=25)
Event = Callable[[int, datetime], None]


@dataclass(frozen=True)
class Posted:
    """A list on its way through the rounds of its kind; `hung_at` is when the last of them comes to the website.

    `fill` puts the rows into the item; `objected` is told of each round that was hung, by its code.
    """

    organ: Organ
    staff: Staff
    draft: items.Draft
    heading: Heading
    hung_at: datetime
    fill: Callable[[Item, datetime], None]
    number: str = ""
    objected: Callable[[Timeline, PostingRound, datetime], None] | None = None


def add_posted(timeline: Timeline, told: Posted) -> None:
    """Register, review, determine, and let every round follow the one before."""
    policy = kind_of(told.draft.kind).posting
    lead = LEAD if policy and len(policy.rounds) > 1 else timedelta(days=1)

    def begun(at: datetime) -> None:
        item = items.register(told.organ, told.draft, actor=told.staff.clerk, at=at)
        told.fill(item, at)
        posting = actions.start_posting(determined(item, told.staff, at).pk, actor=told.staff.clerk, at=at)
        _review(timeline, told, list(posting.rounds.values_list("pk", flat=True)), at)

    timeline.add(told.hung_at - lead, begun)


def determined(item: Item, staff: Staff, at: datetime) -> Item:
    items.check(item.pk, actor=staff.section_head, at=at)
    items.review_secrecy(item.pk, actor=staff.reviewer, opinion="cleared", at=at)
    return items.determine(item.pk, actor=staff.director, attribute="proactive", at=at)


def _review(timeline: Timeline, told: Posted, left: list[int], at: datetime) -> None:
    """Papers and review of the next round; it is hung at once, the one on the website on its day."""
    round_ = PostingRound.objects.get(pk=left[0])
    for kind in round_.asked_before:
        actions.add_evidence(
            round_.pk, kind=kind, name=f"{kind}.jpg", content=paper(), actor=told.staff.clerk, at=at
        )
    actions.record_review(
        round_.pk, actor=told.staff.clerk, opinion=f"{round_.review_label}通过，同意公示", at=at
    )
    soon = at + timedelta(hours=1)  # a round before a long holiday ends late
    hung_at = max(told.hung_at, soon) if round_.on_website else soon
    timeline.add(hung_at, lambda at: _hang(timeline, told, left, at))


def _hang(timeline: Timeline, told: Posted, left: list[int], at: datetime) -> None:
    round_ = actions.hang(
        left[0],
        actor=told.staff.clerk,
        phone=PHONE,
        heading_id=told.heading.pk,
        imported_number=told.number,
        at=at,
    )
    actions.add_evidence(
        round_.pk, kind="photo", name="公示照片.jpg", content=photo(), actor=told.staff.clerk, at=at
    )
    if told.objected:
        told.objected(timeline, round_, at)
    if round_.ends_on:
        timeline.add(
            moment(round_.ends_on + timedelta(days=1), 9), lambda at: _close(timeline, told, left, at)
        )


def _close(timeline: Timeline, told: Posted, left: list[int], at: datetime) -> None:
    if "receipt" in PostingRound.objects.get(pk=left[0]).asked_evidence:
        actions.add_evidence(
            left[0], kind="receipt", name="公示回执.jpg", content=paper(), actor=told.staff.clerk, at=at
        )
    actions.close_round(left[0], actor=told.staff.clerk, at=at)
    if left[1:]:
        timeline.add(at + timedelta(hours=1), lambda at: _review(timeline, told, left[1:], at))


def day_of(at: datetime) -> str:
    return at.astimezone(SHANGHAI).date().isoformat()


@cache
def photo() -> bytes:
    """A drawn board with sheets on it; its EXIF tells a place, which no rendition keeps."""
    picture = Image.new("RGB", (480, 320), (196, 190, 178))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((40, 40, 440, 250), fill=(110, 84, 60))
    for place in range(3):
        left = 60 + place * 125
        draw.rectangle((left, 60, left + 110, 230), fill=(250, 249, 245))
        for line in range(9):
            draw.line((left + 10, 80 + line * 16, left + 100, 80 + line * 16), fill=(90, 90, 90))
    return _jpeg(picture, with_place=True)


@cache
def paper() -> bytes:
    """A drawn sheet with a stamp."""
    picture = Image.new("RGB", (320, 440), (252, 251, 247))
    draw = ImageDraw.Draw(picture)
    for line in range(14):
        draw.line((40, 70 + line * 22, 280, 70 + line * 22), fill=(120, 120, 120))
    draw.ellipse((190, 330, 270, 410), outline=(179, 38, 30), width=4)
    return _jpeg(picture, with_place=False)


def _jpeg(picture: Image.Image, *, with_place: bool) -> bytes:
    file, exif = BytesIO(), Image.Exif()
    if with_place:
        exif.get_ifd(0x8825)[1] = "N"
    picture.save(file, "JPEG", quality=70, exif=exif)
    return file.getvalue()
