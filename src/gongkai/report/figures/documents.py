"""公文: official documents formed in the year, by determined attribute and by channel."""

from gongkai.items.choices import Attribute, Channel
from gongkai.items.models import Item
from gongkai.report.figures.measure import Figure, Measured, counted
from gongkai.report.figures.sources import YearSources

ITEM = Item._meta.label_lower
_WHICH = "成文日期在本年的公文（公文、行政规范性文件）"


def _all(year: YearSources) -> Measured:
    return counted(ITEM, (pk for pk, _ in year.documents))


def _by_attribute(attribute: str) -> Figure:
    label = Attribute(attribute).label
    return Figure(
        f"documents.{attribute}",
        f"公文：{label}",
        f"{_WHICH}中，公开属性认定为{label}的件数。",
        lambda year: counted(ITEM, (pk for pk, found in year.documents if found == attribute)),
    )


def _by_channel(channel: str) -> Figure:
    label = Channel(channel).label
    return Figure(
        f"documents.{channel}",
        f"公文：通过{label}公开",
        f"{_WHICH}中，有{label}发布记录的件数；同时在几处发布的，各处都计。",
        lambda year: counted(ITEM, (pk for pk, found in year.document_channels if found == channel)),
    )


DOCUMENTS = (
    Figure("documents.total", "公文：制发总数", f"{_WHICH}的件数，不论是否公开。", _all),
    *(_by_attribute(attribute) for attribute in Attribute.values),
    Figure(
        "documents.undetermined",
        "公文：尚未认定公开属性",
        f"{_WHICH}中，还没有认定公开属性的件数；报告前应为 0。",
        lambda year: counted(ITEM, (pk for pk, found in year.documents if not found)),
    ),
    *(_by_channel(channel) for channel in (Channel.WEBSITE, Channel.NOTICE_BOARD)),
)
