"""发布条件: budgets and accounts go out with all their tables, right sums and reasons (预算法第十四条)."""

from gongkai.finance.checks import faults_of
from gongkai.finance.review import Review, period_of, published_before, quarter_of, review_of
from gongkai.items.choices import State
from gongkai.items.models import Item

MOST_TOLD = 5


def why_not_public(item: Item) -> str | None:
    """A condition of `items.conditions`; no query for an item without tables."""
    review = review_of(item)
    return "；".join(reasons_of(review)) or None if review else None


def reasons_of(review: Review) -> list[str]:
    """Everything that keeps the item from the public.

    After the signature only what the tables themselves say: figures of other years and quarters that came out
    meanwhile stop nobody, since there is no way back from there.
    """
    if not review.filled:
        return [f"还没有填报{review.form.label}的报表"]
    if review.item.state == State.DETERMINED:
        faults = faults_of(review.form, review.filled)
        return [*told([fault.sentence for fault in faults], "处不平"), *_published_already(review)]
    reasons = told([fault.sentence for fault in review.faults], "处不平")
    reasons += told(list(review.unexplained), "项没有说明原因")
    reasons += _published_already(review)
    if not reasons and review.annex is not None and review.item.annex != review.annex.as_mapping():
        reasons.append("登记的年度或上年公开的数字后来有变动，请在报表页重新保存一次增减变动原因")
    return reasons


def _published_already(review: Review) -> list[str]:
    same = published_before(review.item, quarter=quarter_of(review.item))
    if same is None or review.item.index_number is not None:
        return []
    period = period_of(review.item)
    return [f"{period}的{review.form.label}已经公开（{same.index_number}），要改的请申请变更"]


def told(sentences: list[str], counted: str) -> list[str]:
    """The first few, and how many there are in all."""
    more = [f"共 {len(sentences)} {counted}"] if len(sentences) > MOST_TOLD else []
    return [*sentences[:MOST_TOLD], *more]
