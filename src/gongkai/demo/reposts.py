"""What the bureau's WeChat and Weibo accounts passed on in 2020; titles and sources are invented."""

from calendar import monthrange
from datetime import date, datetime

from gongkai.channels import actions
from gongkai.demo.agencies import read
from gongkai.demo.policies import Office
from gongkai.demo.timeline import Timeline, moment

YEAR = 2020
MONTHS = 12


def add_reposts(timeline: Timeline, office: Office) -> None:
    """With the bureau's own releases, 129 on WeChat and 305 on Weibo; recorded at the end of each month."""
    told = read("reposts")
    for month in range(1, MONTHS + 1):
        last = date(YEAR, month, monthrange(YEAR, month)[1])
        batch = [
            post for channel, count in told["counts"].items() for post in _posts(channel, count, last, told)
        ]

        def recorded(at: datetime, batch: list[actions.Reposted] = batch) -> None:
            actions.record_reposts(office.bureau, batch, actor=office.staff.clerk, at=at)

        timeline.add(moment(last, 17), recorded)


def _posts(channel: str, count: int, last: date, told: dict[str, list[str]]) -> list[actions.Reposted]:
    """The month's share of a year's count, spread over its days."""
    before, after = count * (last.month - 1) // MONTHS, count * last.month // MONTHS
    titles, sources = told["titles"], told["sources"]
    return [
        actions.Reposted(
            channel=channel,
            title=titles[place % len(titles)],
            source=sources[place % len(sources)],
            on=last.replace(day=1 + (place - before) * (last.day - 1) // (after - before)),
        )
        for place in range(before, after)
    ]
