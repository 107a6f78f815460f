"""Outcomes (答复类型): the kinds of reply, what each must say, and the report row that it feeds."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from gongkai.law.errors import LawError
from gongkai.law.provisions import Basis
from gongkai.law.sources import DATA, read_data


class Family(StrEnum):
    """The six families of table 三 (办理结果)."""

    DISCLOSED = "disclosed"
    PARTLY_DISCLOSED = "partly_disclosed"
    WITHHELD = "withheld"
    NOT_AVAILABLE = "not_available"
    NOT_PROCESSED = "not_processed"
    OTHERWISE_CLOSED = "otherwise_closed"

    @property
    def label(self) -> str:
        return _family_labels()[self.value]


class RemedyRoute(StrEnum):
    """Which way a reply can be challenged (救济途径)."""

    PRIOR = "prior"
    DIRECT = "direct"
    NONE = "none"


class UnknownOutcome(LawError):  # noqa: N818 — named for what is so
    """A code that is not a kind of reply."""

    def __init__(self, code: str) -> None:
        super().__init__(f"没有代码为“{code}”的答复类型：可用 {'、'.join(outcomes())}。")


@dataclass(frozen=True, slots=True)
class RequiredField:
    """Something that the reply must state."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A kind of reply; `one_of` are words of the law of which a field must name one, by its key."""

    code: str
    label: str
    family: Family
    family_label: str
    basis: Basis
    row: str
    required: tuple[RequiredField, ...]
    route: RemedyRoute
    one_of: Mapping[str, tuple[str, ...]]

    @property
    def article(self) -> str:
        return self.basis.article

    @property
    def full_label(self) -> str:
        """The family and the kind, once where both say the same: 不予公开：属于国家秘密, but 部分公开（区分处理）."""
        is_told = self.label.startswith(self.family_label)
        return self.label if is_told else f"{self.family_label}：{self.label}"

    def report_row(self, format_year: int) -> str:
        """The row code of table 三 in the 2019 or 2021 format (the older one has a single row 其他处理)."""
        if format_year == 2019 and self.family is Family.OTHERWISE_CLOSED:
            return "apps.result.other"
        if format_year in (2019, 2021):
            return self.row
        raise ValueError(f"the report has a 2019 and a 2021 format, not {format_year}")


def outcome(code: str) -> Outcome:
    """The outcome of that code; UnknownOutcome otherwise."""
    found = outcomes().get(code)
    if found is None:
        raise UnknownOutcome(code)
    return found


@cache
def _family_labels() -> Mapping[str, str]:
    labels: dict[str, str] = read_data(DATA / "outcomes.yaml")["families"]
    return labels


@cache
def outcomes() -> Mapping[str, Outcome]:
    """Every outcome by code, in the order of the report."""
    data = read_data(DATA / "outcomes.yaml")
    found = {}
    for row in data["outcomes"]:
        found[row["code"]] = Outcome(
            code=row["code"],
            label=row["label"],
            family=Family(row["family"]),
            family_label=data["families"][row["family"]],
            basis=Basis(data[row.get("instrument", "regulation")], row["article"]),
            row=row["row"],
            required=tuple(RequiredField(key, data["fields"][key]) for key in row["required"]),
            route=RemedyRoute(row["remedy"]),
            one_of={key: tuple(words) for key, words in row.get("one_of", {}).items()},
        )
    return found
