"""有误之处: what is wrong with one cell of an import, by kind, so that they can be counted and gone through."""

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    MISSING = "missing"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_DATE = "not_a_date"
    NOT_A_CHOICE = "not_a_choice"
    OUT_OF_BOUNDS = "out_of_bounds"
    OTHER_UNIT = "other_unit"
    TOO_LONG = "too_long"
    WRONG_IDENTIFIER = "wrong_identifier"
    LOST_DIGITS = "lost_digits"
    PERSONAL = "personal"
    TOGETHER = "together"
    REPEATED = "repeated"
    IN_THE_LIST = "in_the_list"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    FaultKind.MISSING: "必填未填",
    FaultKind.NOT_A_NUMBER: "不是数字",
    FaultKind.NOT_A_DATE: "日期有误",
    FaultKind.NOT_A_CHOICE: "不在选项之中",
    FaultKind.OUT_OF_BOUNDS: "超出范围",
    FaultKind.OTHER_UNIT: "单位不符",
    FaultKind.TOO_LONG: "超过字数",
    FaultKind.WRONG_IDENTIFIER: "号码有误",
    FaultKind.LOST_DIGITS: "号码位数丢失",
    FaultKind.PERSONAL: "公开栏目中有个人号码",
    FaultKind.TOGETHER: "与本行其他栏目不符",
    FaultKind.REPEATED: "本次导入中重复",
    FaultKind.IN_THE_LIST: "名单中已有",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One cell: the row's number in the spreadsheet, the column's code, the sentence for the clerk (it may hold
    what was written, so it is kept under seal)."""

    row: int
    code: str
    kind: FaultKind
    sentence: str
