"""发布: what came out in the year, by channel, and what lists and explainers it brought."""

from gongkai.channels.models import REPOSTING, Repost
from gongkai.items.choices import Channel
from gongkai.items.kinds import all_kinds
from gongkai.items.models import Item, Release, Row
from gongkai.report.figures.measure import Figure, Measured, counted
from gongkai.report.figures.sources import YearSources

ITEM, RELEASE, REPOST, ROW = (model._meta.label_lower for model in (Item, Release, Repost, Row))


def _by_channel(channel: str) -> Figure:
    label = Channel(channel).label
    return Figure(
        f"releases.{channel}",
        f"通过{label}发布信息",
        f"发布日期在本年、渠道为{label}的发布记录条数。",
        lambda year: counted(RELEASE, (pk for pk, found in year.releases if found == channel)),
        unit="条",
    )


def _with_reposts(channel: str) -> Figure:
    """On WeChat and Weibo what was passed on counts beside what the organ itself released."""
    label = Channel(channel).label

    def measure(year: YearSources) -> Measured:
        own = counted(RELEASE, (pk for pk, found in year.releases if found == channel)).record_ids
        reposted = counted(REPOST, (pk for pk, found in year.reposts if found == channel)).record_ids
        return Measured(len(own) + len(reposted), (*own, *reposted))

    return Figure(
        f"releases.{channel}",
        f"通过{label}发布、转载信息",
        f"发布日期在本年、渠道为{label}的发布记录条数，加本年登记在{label}的转载条数。",
        measure,
        unit="条",
    )


def _of_kind(code: str) -> Figure:
    label = all_kinds()[code].label
    return Figure(
        f"items.{code}",
        f"公开{label}",
        f"发布日期在本年的“{label}”件数。",
        lambda year: counted(ITEM, (pk for pk, kind, *_ in year.published if kind == code)),
    )


def _lists(year: YearSources) -> Measured:
    kinds = all_kinds()
    return counted(ITEM, (pk for pk, kind, *_ in year.published if kind in kinds and kinds[kind].is_list))


def _households(year: YearSources) -> Measured:
    kinds = {code for code, kind in all_kinds().items() if kind.counts_as == "household"}
    return counted(ROW, (pk for pk, kind, *_ in year.published_rows if kind in kinds))


PUBLICATIONS = (
    Figure(
        "items.published",
        "公开政府信息",
        "发布日期在本年的政府信息件数，不分种类和渠道。",
        lambda year: counted(ITEM, (pk for pk, *_ in year.published)),
    ),
    Figure("lists.published", "公开名单和清单", "发布日期在本年的各种名单、清单件数。", _lists),
    Figure(
        "lists.rows",
        "名单行数",
        "发布日期在本年的名单（保障性住房分配和退出、危房改造、抗震宜居农房等）的行数，每户一行。",
        _households,
        unit="户",
    ),
    *(_of_kind(code) for code in ("explainer", "notice", "normative_document", "municipal_news")),
    Figure(
        "briefs.written",
        "撰写信息简报",
        "成文日期在本年的信息简报篇数，不论是否公开。",
        lambda year: counted(ITEM, year.briefs),
        unit="篇",
    ),
    *(
        _with_reposts(channel) if channel in dict(REPOSTING) else _by_channel(channel)
        for channel in Channel.values
    ),
)
