"""What else a kind's file may say: who reviews, how it is posted, how its page looks, where its rows come from."""

from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from gongkai.items.choices import Relation

CODE = r"^[a-z][a-z_0-9]*$"


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Review(StrEnum):
    """审核环节; secrecy review and determination are asked by law (条例第十七条), a section's check by the organ."""

    SECTION = "section"
    SECRECY = "secrecy"
    DETERMINATION = "determination"


class DayUnit(StrEnum):
    CALENDAR_DAYS = "calendar_days"
    WORKDAYS = "workdays"


class EvidenceKind(StrEnum):
    """公示凭证: what a round keeps to prove that it was held (rules 7.5)."""

    MINUTES = "minutes"
    SURVEY = "survey"
    PHOTO = "photo"
    RECEIPT = "receipt"
    APPROVAL = "approval"

    @property
    def label(self) -> str:
        return _EVIDENCE[self]


_EVIDENCE = {
    EvidenceKind.MINUTES: "评议记录",
    EvidenceKind.SURVEY: "实地考察记录",
    EvidenceKind.PHOTO: "公示照片",
    EvidenceKind.RECEIPT: "公示回执",
    EvidenceKind.APPROVAL: "审批表",
}


class Round(Shape):
    """One round (榜): who reviews before it, where the list hangs and for how long at least."""

    code: str = Field(pattern=CODE)
    label: str
    reviewed_by: str
    review_label: str
    place: str
    days: int = Field(ge=1, le=365)
    unit: DayUnit = DayUnit.CALENDAR_DAYS
    before: tuple[EvidenceKind, ...] = ()
    evidence: tuple[EvidenceKind, ...] = (EvidenceKind.PHOTO, EvidenceKind.RECEIPT)
    on_website: bool = False


class Afterwards(StrEnum):
    """What becomes of the names when the last round has ended (期满处理; 个人信息保护法第四十七条)."""

    SUMMARY = "summary"
    MASKED = "masked"
    KEPT = "kept"

    @property
    def label(self) -> str:
        return {"summary": "改为汇总", "masked": "姓名脱敏", "kept": "继续公开"}[self.value]


class PostingPolicy(Shape):
    """公示: its rounds in order; days are the organ's, no national rule sets them (`basis` says whose they are)."""

    rounds: tuple[Round, ...] = Field(min_length=1)
    afterwards: Afterwards = Afterwards.SUMMARY
    basis: str = ""


class Layout(StrEnum):
    """How the public page shows the rows: as a table, as cards, or the fields alone as figures."""

    TABLE = "table"
    CARDS = "cards"
    FIGURES = "figures"


class PageShape(Shape):
    """`sums`: columns whose sum is told; `counted_by`: columns by whose values the rows are counted in the summary.

    `row_unit`: what one row is counted as (户, 个); 条 unless the rows are households.
    """

    layout: Layout = Layout.TABLE
    sums: tuple[str, ...] = ()
    counted_by: tuple[str, ...] = ()
    sort: str = ""
    row_unit: str = Field(default="", max_length=4)


class Chart(Shape):
    """A bar for each value of column `by`: the number of rows, or the sum of column `of`."""

    title: str
    by: str
    of: str = ""


class Template(Shape):
    """The spreadsheet to fill in: what is said above the table."""

    notes: tuple[str, ...] = ()


class Limit(Shape):
    """公开期限 that runs from a day of its own: `day` is the item's field with that day; `by` the field whose value
    chooses the provision of `provisions`, where there are several."""

    day: str
    by: str = ""
    provisions: dict[str, str] = Field(min_length=1)


class Change(Shape):
    """A change of a register's row: from which statuses to which, with what to fill in, on which day column."""

    code: str = Field(pattern=CODE)
    label: str
    sources: tuple[str, ...] = Field(min_length=1)
    target: str
    day: str
    fills: tuple[str, ...] = ()


class Tracking(Shape):
    """台账: rows that live on; every change of status is a step with its day and reason."""

    status: str
    changes: tuple[Change, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _tells_its_changes_apart(self) -> "Tracking":
        codes = [change.code for change in self.changes]
        if len(set(codes)) < len(codes) or {"added", "corrected"} & set(codes):
            raise ValueError("codes of changes must differ, and none may be added or corrected")
        return self

    def change(self, code: str) -> Change:
        """The change of that code; LookupError names it when there is none."""
        for change in self.changes:
            if change.code == code:
                return change
        raise LookupError(f"no change {code!r} in this register")

    def changes_from(self, status: str) -> tuple[Change, ...]:
        """What may happen next to a row in that status; nothing where its way has ended."""
        return tuple(change for change in self.changes if status in change.sources)


class Drawing(Shape):
    """A list whose rows come from the changes of a register: its kind, which change, which column from which."""

    kind: str = Field(pattern=CODE)
    change: str
    columns: dict[str, str]


class LinkShape(Shape):
    """关联 that items of this kind may have to others: to which kinds (none named: any), and whether one must be there
    before publication."""

    relation: Relation
    kinds: tuple[str, ...] = ()
    required: bool = False


class Owed(Shape):
    """应有的后续信息: an item that says `relation` of this one and must be public in time.

    The period of `provision` runs from the day of publication, or from the day in the field `since`. Where
    `before_publication`, a draft of it must be there before this one goes out; `exemptable` by whoever signs.
    """

    relation: Relation
    label: str
    provision: str
    since: str = ""
    before_publication: bool = False
    exemptable: bool = False


class FileFormat(StrEnum):
    """Files that are made of a document's text at publication; the value is the suffix."""

    DOCX = "docx"
    PDF = "pdf"

    @property
    def label(self) -> str:
        return {"docx": "Word", "pdf": "PDF"}[self.value]

    @property
    def media_type(self) -> str:
        word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        return {"docx": word, "pdf": "application/pdf"}[self.value]


class Stage(Shape):
    """阶段: items of these kinds that belong to an item stand in this stage on its page, in the order of their days."""

    code: str = Field(pattern=CODE)
    label: str
    kinds: tuple[str, ...] = Field(min_length=1)


def twice(names: list[str]) -> list[str]:
    """Those that are told more than once."""
    return sorted({name for name in names if names.count(name) > 1})


def unknown_columns(codes: set[str], **used: Any) -> list[str]:
    """For each use that names a column which is not there, a sentence for the one who wrote the file."""
    return [
        f"{where} names column {name!r}, which is not there"
        for where, names in used.items()
        for name in names
        if name and name not in codes
    ]
