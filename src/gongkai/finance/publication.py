"""发布条件: budgets and accounts go out with all their tables, right sums and reasons (预算法第十四条)."""

import re

from gongkai.finance.review import Review, period_of, published_before, quarter_of, review_of
from gongkai.items.body import plain_text
from gongkai.items.choices import State
from gongkai.items.models import Item

MOST_TOLD = 5
_HEADING = re.compile(r"<h([23])>(.*?)</h\1>(.*?)(?=<h[23]>|$)", re.DOTALL)


def why_not_public(item: Item) -> str | None:
    """A condition of `items.conditions`; no query for an item without tables."""
    review = review_of(item)
    return "；".join(reasons_of(review)) or None if review else None


def reasons_of(review: Review) -> list[str]:
    """Everything that keeps the item from the public."""
    if not review.filled:
        return [f"还没有填报{review.form.label}的报表"]
    reasons = told([fault.sentence for fault in review.faults], "处不平")
    reasons += told(list(review.unexplained), "项没有说明原因")
    reasons += [
        f"正文“{heading}”一节没有内容，请填写或删去小标题" for heading in empty_headings(review.item.body)
    ]
    same = published_before(review.item, quarter=quarter_of(review.item))
    if same is not None and review.item.index_number is None:
        number = same.index_number
        reasons.append(f"{period_of(review.item)}的{review.form.label}已经公开（{number}），要改的请申请变更")
    is_signed = review.item.state == State.DETERMINED  # nobody could save anything any more
    if (
        not reasons
        and not is_signed
        and review.annex is not None
        and review.item.annex != review.annex.as_mapping()
    ):
        reasons.append("登记的年度或上年公开的数字后来有变动，请在报表页重新保存一次增减变动原因")
    return reasons


def told(sentences: list[str], counted: str) -> list[str]:
    """The first few, and how many there are in all."""
    more = [f"共 {len(sentences)} {counted}"] if len(sentences) > MOST_TOLD else []
    return [*sentences[:MOST_TOLD], *more]


def empty_headings(body: str) -> list[str]:
    """Headings under which nothing stands."""
    return [
        plain_text(heading)
        for level, heading, below in _HEADING.findall(body)
        if level == "2" and not plain_text(below) and not _goes_on(body, heading)
    ]


def _goes_on(body: str, heading: str) -> bool:
    """Whether headings of the next level stand right under it."""
    return re.search(rf"<h2>{re.escape(heading)}</h2>\s*<h3>", body) is not None
