"""What the bureau wrote in 2020: briefs sent up each month, and news of municipal works on board, WeChat and Weibo."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from gongkai.demo.agencies import read
from gongkai.demo.policies import Office
from gongkai.demo.timeline import Timeline, moment, on_a_weekday
from gongkai.items import actions
from gongkai.items.choices import Channel

YEAR = 2020
FRIDAY = 4
CHANNELS = (
    (Channel.WECHAT, Channel.WEIBO),
    (Channel.NOTICE_BOARD,),
    (Channel.WECHAT,),
    (Channel.NOTICE_BOARD, Channel.WEIBO),
    (Channel.WEIBO,),
)


def add_briefs(timeline: Timeline, office: Office) -> None:
    """162 in the year, signed as they are written; each month's are sent on the first days of the next."""
    told, works = read("policies")["briefs"], read("documents")["works"]
    place = 0
    for month, count in enumerate(told["months"], start=1):
        for number in range(count):
            day = date(YEAR, month, 1 + number * (monthrange(YEAR, month)[1] - 1) // count)
            work, title = works[place % len(works)], told["titles"][place % len(told["titles"])]
            _add_brief(timeline, office, title.format(work), told["body"].format(work), day)
            place += 1
        _add_submission(timeline, office, date(YEAR, month, 1), told["receivers"])


def _add_brief(timeline: Timeline, office: Office, title: str, body: str, day: date) -> None:
    def written(at: datetime) -> None:
        draft = actions.Draft(
            kind="information_brief",
            title=title,
            formed_on=day,
            proposed_attribute="on_application",
            proposed_reason="报送上级的内部工作信息",
            body=body,
            source=office.bureau.name,
        )
        item = actions.register(office.bureau, draft, actor=office.staff.clerk, at=at)
        actions.review_secrecy(item.pk, actor=office.staff.reviewer, opinion="cleared_with_limits", at=at)
        actions.determine(item.pk, actor=office.staff.director, attribute="on_application", at=at)

    timeline.add(moment(day, 16), written)


def _add_submission(timeline: Timeline, office: Office, month: date, receivers: str) -> None:
    day = month + timedelta(days=monthrange(month.year, month.month)[1] + 8)
    day += timedelta(days=7 - day.weekday() if day.weekday() > FRIDAY else 0)

    def sent(at: datetime) -> None:
        actions.submit_briefs(
            office.bureau,
            month=month,
            receivers=receivers,
            submitted_on=day,
            actor=office.staff.clerk,
            at=at,
        )

    timeline.add(moment(day, 9), sent)


def add_municipal_news(timeline: Timeline, office: Office) -> None:
    """38 in the year, none on the website."""
    for place, (area, title) in enumerate(news()):
        at = on_a_weekday(moment(date(YEAR, 1, 8) + timedelta(days=place * 9), 15))
        channels = CHANNELS[place % len(CHANNELS)]
        timeline.add(at, _told(office, area, title, [str(channel) for channel in channels]))


def news() -> Iterator[tuple[str, str]]:
    """Area and title, the areas in turn as long as they have something to tell."""
    areas = [(area, list(titles)) for area, titles in read("policies")["municipal_news"]]
    while any(titles for _, titles in areas):
        for area, titles in areas:
            if titles:
                yield area, titles.pop(0)


def _told(office: Office, area: str, title: str, channels: list[str]) -> Any:
    def whole_way(at: datetime) -> None:
        told = {"title": title, "body": f"近日，{title}，方便群众生产生活。"}
        item = office.register("municipal_news", told, at, extra={"area": area})
        office.sign(item, at)
        place = "公共服务中心一楼公开栏" if Channel.NOTICE_BOARD in channels else ""
        actions.publish(item.pk, actor=office.staff.clerk, channels=channels, place=place, at=at)

    return whole_way
