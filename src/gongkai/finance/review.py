"""核对报表: what a statement holds, what is wrong with it, and how it compares with the year before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongkai.finance.annex import annex_of_form, filled_from
from gongkai.finance.checks import Fault, faults_of, not_carried_on
from gongkai.finance.comparison import Change, changes, unexplained
from gongkai.finance.filled import Filled, FilledTable, table_from
from gongkai.finance.forms import form_of_kind
from gongkai.finance.forms.shapes import Form
from gongkai.finance.models import Statement
from gongkai.items.annexes import Annex, annex_of
from gongkai.items.choices import State
from gongkai.items.models import Item

QUARTERS = ("第一季度", "第二季度", "第三季度", "第四季度")


@dataclass(frozen=True)
class Review:
    """`statement` is None before anything was filled in; `faults` are about sums, `unexplained` about reasons."""

    form: Form
    item: Item
    statement: Statement | None
    filled: Filled
    faults: Sequence[Fault]
    changes: Sequence[Change]
    unexplained: Sequence[str]
    year_before: Item | None

    @property
    def is_right(self) -> bool:
        return not self.faults and not self.unexplained

    @property
    def annex(self) -> Annex | None:
        """The tables as the public would read them; None before anything was filled in."""
        if not self.filled:
            return None
        before = self.year_before
        links = [(before.title, before.index_number)] if before is not None and before.index_number else []
        return annex_of_form(self.form, self.filled, self.changes, links=links)


def review_of(item: Item) -> Review | None:
    """The review of an item that carries tables, None for other kinds; five queries at most."""
    form = form_of_kind(item.kind)
    if form is None:
        return None
    statement = Statement.objects.prefetch_related("tables").filter(item=item).first()
    found = (
        {table.code: table_from(table.code, table.lines) for table in statement.tables.all()}
        if statement
        else {}
    )
    return reviewed(form, item, statement, found, statement.explanations if statement else {})


def reviewed(
    form: Form,
    item: Item,
    statement: Statement | None,
    filled: Mapping[str, FilledTable],
    explanations: Mapping[str, str],
) -> Review:
    """The review of these tables, whether they are written down already or not."""
    before = published_before(item, quarter=quarter_of(item), years=1)
    compared = changes(form, filled, _public_figures(form, before), explanations)
    return Review(
        form=form,
        item=item,
        statement=statement,
        filled=filled,
        faults=[*faults_of(form, filled), *_series(form, item, filled)],
        changes=compared,
        unexplained=unexplained(form, compared) if filled else (),
        year_before=before,
    )


def year_of(item: Item) -> int:
    return int(item.fields.get("year") or 0)


def quarter_of(item: Item) -> str:
    """第三季度; "" for what is published once a year."""
    return str(item.fields.get("quarter", ""))


def period_of(item: Item) -> str:
    """2020年度, 2020年第三季度."""
    return f"{year_of(item)}年{quarter_of(item) or '度'}"


def published_before(item: Item, *, quarter: str, years: int = 0) -> Item | None:
    """What the organ made public of the same sort, `years` before, in that quarter."""
    fields = {"fields__year": year_of(item) - years}
    if quarter:
        fields["fields__quarter"] = quarter  # type: ignore[assignment]
    same = Item.objects.filter(organ_id=item.organ_id, kind=item.kind, state=State.PUBLISHED, **fields)
    return same.filter(annex__isnull=False).exclude(pk=item.pk).order_by("-published_at", "-pk").first()


def _public_figures(form: Form, item: Item | None) -> Filled | None:
    """The figures that were approved and made public; what is being corrected meanwhile does not count."""
    annex = annex_of(item.annex) if item is not None else None
    return filled_from(form, annex) if annex else None


def _series(form: Form, item: Item, filled: Filled) -> list[Fault]:
    """What does not go on from the quarter before; nothing where that is not public here."""
    quarter = quarter_of(item)
    if form.series is None or quarter not in QUARTERS:
        return []
    place = QUARTERS.index(quarter)
    if place == 0:
        return list(not_carried_on(form, filled, None))
    before = _public_figures(form, published_before(item, quarter=QUARTERS[place - 1]))
    return list(not_carried_on(form, filled, before)) if before is not None else []
