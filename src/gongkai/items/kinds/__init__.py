"""种类: each kind of item is one YAML file beside this one; nothing else moves when one is added.

A kind names its columns (for lists), the fields that only it has, what of them is personal data and what the public
sees instead, its default place and 五公开 aspects, the limit within which it must be public, who reviews it, how it is
posted, how its page looks, and the role that its rows play in the annual report.
"""

from collections.abc import Iterable
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from pydantic import BaseModel, ConfigDict, Field, model_validator

from gongkai.items.choices import Attribute, Relation
from gongkai.items.kinds.checks import ColumnType as ColumnType
from gongkai.items.kinds.columns import Column as Column
from gongkai.items.kinds.columns import Privacy as Privacy
from gongkai.items.kinds.columns import checked as checked
from gongkai.items.kinds.shapes import (
    Chart,
    Drawing,
    FileFormat,
    Limit,
    LinkShape,
    Owed,
    PageShape,
    PostingPolicy,
    Review,
    Stage,
    Template,
    Tracking,
    twice,
    unknown_columns,
)

FOLDER = Path(__file__).parent
OTHERS = "其他"
GROUPS = (
    "公文公告",
    "住房保障",
    "农村危房改造",
    "重大建设项目",
    "行政执法和服务",
    "财政财务",
    "建议提案",
)


class Kind(BaseModel):
    """A kind of item, as its YAML file says.

    `counts_as`: what one row (of a list) or one item is in the annual report's table 二, e.g. "license_decision".
    `day_column`/`end_column`: the columns whose dates become Row.formed_on and Row.ended_on.
    `provision`: the dated provision that limits how soon it must be public, counted from the day it was formed;
    `limit`: another one, counted from a day that a field of the item states (财政批复).
    `group`: under which it stands where a clerk chooses what to register (GROUPS first, then others).
    `heading`: code of the heading under which it stands unless the clerk chooses another.
    `identified_by`: the column that tells one person or household from another (an identity number).
    `shows_pictures`: pictures among the attachments stand in the page, each with words for those who do not see it.
    `renditions`: files that are made of the text at publication.
    `outline`: headings that the text of a new item is offered.
    `attribute`: what a new item is proposed as, unless the clerk says otherwise.
    `links`: what its items may be to others; `owes`: what must follow them; `stages`: how those that belong to one are laid out on its page.
    `is_internal`: a register for the organ's own work (台账), which is itself never made public.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str = Field(pattern=r"^[a-z][a-z_0-9]*$")
    label: str
    group: str = Field(default=OTHERS, max_length=12)
    description: str
    columns: tuple[Column, ...] = ()
    fields: tuple[Column, ...] = ()
    day_column: str = ""
    end_column: str = ""
    identified_by: str = ""
    heading: str = ""
    five_open: tuple[str, ...] = ()
    statutory_class: str = ""
    subject: str = "城乡建设、环境保护"
    genre: str = ""
    provision: str = "proactive_publication_period"
    limit: Limit | None = None
    counts_as: str = ""
    outline: tuple[str, ...] = ()
    attribute: Attribute = Attribute.PROACTIVE
    shows_pictures: bool = False
    is_official_document: bool = False
    registers_by_hand: bool = True
    is_internal: bool = False
    review_chain: tuple[Review, ...] = tuple(Review)
    posting: PostingPolicy | None = None
    page: PageShape = PageShape()
    chart: Chart | None = None
    template: Template = Template()
    tracking: Tracking | None = None
    drawn_from: Drawing | None = None
    links: tuple[LinkShape, ...] = ()
    owes: tuple[Owed, ...] = ()
    renditions: tuple[FileFormat, ...] = ()
    stages: tuple[Stage, ...] = ()

    @model_validator(mode="after")
    def _names_only_what_is_there(self) -> "Kind":
        codes = {column.code for column in self.columns}
        faults = unknown_columns(
            codes,
            day_column=[self.day_column],
            end_column=[self.end_column],
            identified_by=[self.identified_by],
            page=[*self.page.sums, *self.page.counted_by, self.page.sort.lstrip("-")],
            chart=[self.chart.by, self.chart.of] if self.chart else [],
            drawn_from=list(self.drawn_from.columns) if self.drawn_from else [],
            tracking=_columns_of(self.tracking),
        )
        faults += _unknown_statuses(self)
        if self.limit:
            named = [self.limit.day, self.limit.by]
            faults += unknown_columns({field.code for field in self.fields}, limit=named)
        if not {Review.SECRECY, Review.DETERMINATION} <= set(self.review_chain):
            faults.append("secrecy review and determination cannot be left out (条例第十七条)")
        faults += [f"links tells {name!r} twice" for name in twice([link.relation for link in self.links])]
        in_stages = [kind for stage in self.stages for kind in stage.kinds]
        faults += [f"kind {name!r} stands in two stages" for name in twice(in_stages)]
        days = {field.code for field in self.fields if field.type == ColumnType.DATE}
        faults += unknown_columns(days, owes=[owed.since for owed in self.owes])
        faults += [f"stage {name!r} is there twice" for name in twice([stage.code for stage in self.stages])]
        sealed = [field.code for field in self.fields if field.is_sealed]
        if sealed:
            faults.append(f"fields of an item lie open, only columns of a list are sealed: {sealed}")
        if faults:
            raise ValueError("; ".join(faults))
        return self

    @property
    def is_list(self) -> bool:
        return bool(self.columns)

    def column(self, code: str) -> Column:
        """The column of that code; LookupError names it when there is none."""
        for column in self.columns:
            if column.code == code:
                return column
        raise LookupError(f"kind {self.code!r} has no column {code!r}")

    def public_columns(self, *, after_posting: bool = False) -> tuple[Column, ...]:
        """The columns that the public sees at all."""
        return tuple(column for column in self.columns if column.is_shown(after_posting=after_posting))

    def link(self, relation: str) -> LinkShape | None:
        """How items of this kind may be linked in that way; None when they may not."""
        return next((link for link in self.links if link.relation == relation), None)

    @property
    def name_column(self) -> str:
        """The column with the person's name; "" when the list names nobody."""
        return next((column.code for column in self.columns if column.privacy is Privacy.NAME), "")

    def checked_row(self, values: dict[str, Any]) -> dict[str, Any]:
        """One row's values by column code; ValueError joins all that is wrong with it."""
        return checked(self.columns, values)


def _unknown_statuses(kind: Kind) -> list[str]:
    """The statuses of a register are the choices of its status column."""
    tracking = kind.tracking
    column = next((each for each in kind.columns if tracking and each.code == tracking.status), None)
    if tracking is None or column is None:
        return []
    named = {status for change in tracking.changes for status in (*change.sources, change.target)}
    return [
        f"status {status!r} is no choice of {column.code!r}" for status in sorted(named - {*column.choices})
    ]


def _columns_of(tracking: Tracking | None) -> list[str]:
    if tracking is None:
        return []
    return [
        tracking.status,
        *(name for change in tracking.changes for name in (change.day, *change.fills)),
    ]


@cache
def all_kinds() -> dict[str, Kind]:
    """Every kind by code, in the order of its file name: ours, and those that an installation adds in HOME/kinds."""
    return kinds_in(FOLDER, settings.HOME / "kinds")


def kinds_in(*folders: Path) -> dict[str, Kind]:
    """The kinds of the folders' YAML files; ValueError names the file that is wrong."""
    found = {}
    paths = [path for folder in folders for path in folder.glob("*.yaml")]
    for path in sorted(paths, key=lambda path: path.name):
        try:
            kind = Kind(**yaml.safe_load(path.read_text(encoding="utf-8")))
        except (TypeError, ValueError, yaml.YAMLError) as fault:
            raise ValueError(f"{path.name}: {fault}") from None
        if kind.code != path.stem:
            raise ValueError(f"{path.name}: the kind's code is {kind.code!r}, it must be the file's name")
        found[kind.code] = kind
    for kind in found.values():
        _holds_its_register(kind, found)
        _links_to_what_is_there(kind, found)
    return found


def _links_to_what_is_there(kind: Kind, kinds: dict[str, Kind]) -> None:
    named = [code for link in kind.links for code in link.kinds]
    named += [code for stage in kind.stages for code in stage.kinds]
    missing = sorted(set(named) - set(kinds))
    strangers = [
        code
        for stage in kind.stages
        for code in stage.kinds
        if code in kinds and not _may_belong(kinds[code], kind)
    ]
    if missing or strangers:
        raise ValueError(
            f"{kind.code}.yaml: links or stages name kinds that are not there: {missing}, "
            f"or that may not belong to it: {strangers}"
        )


def _may_belong(kind: Kind, whole: Kind) -> bool:
    shape = kind.link(Relation.BELONGS_TO)
    return shape is not None and (not shape.kinds or whole.code in shape.kinds)


def _holds_its_register(kind: Kind, kinds: dict[str, Kind]) -> None:
    drawn = kind.drawn_from
    if drawn is None:
        return
    source = kinds.get(drawn.kind)
    changes = {change.code for change in source.tracking.changes} if source and source.tracking else set()
    missing = set(drawn.columns.values()) - {column.code for column in source.columns} if source else set()
    if drawn.change not in changes or missing:
        raise ValueError(
            f"{kind.code}.yaml: drawn_from names what register {drawn.kind!r} has not: "
            f"{drawn.change!r} {sorted(missing)}"
        )


def grouped(kinds: Iterable[Kind]) -> dict[str, list[Kind]]:
    """Kinds by group: GROUPS in their order, then those of an installation, others last."""
    found = sorted(kinds, key=lambda kind: (_place_of(kind.group), kind.group))
    return {group: list(members) for group, members in groupby(found, key=lambda kind: kind.group)}


def _place_of(group: str) -> int:
    if group in GROUPS:
        return GROUPS.index(group)
    return len(GROUPS) + (group == OTHERS)


def kind_of(code: str) -> Kind:
    """The kind of that code; LookupError names the code when no file defines it."""
    try:
        return all_kinds()[code]
    except KeyError:
        raise LookupError(f"no kind {code!r}: there is no file {code}.yaml") from None
