"""What a value of a column must be: by its type, and by the checks of identifiers that a column may ask for."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from gongkai.law import identifiers
from gongkai.law.identifiers import Checked
from gongkai.privacy import masks


class ColumnType(StrEnum):
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    CHOICE = "choice"
    ITEM = "item"


class ValueCheck(StrEnum):
    """Checks of identifiers; a masked number is taken as such and gets our form of the mask."""

    RESIDENT_ID = "resident_id"
    MOBILE = "mobile"
    PHONE = "phone"
    BANK_CARD = "bank_card"
    CREDIT_CODE = "credit_code"
    DOCUMENT_NUMBER = "document_number"


def _text(label: str, text: str) -> str:
    return text


def _integer(label: str, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError(f"“{label}”应为整数，现为“{text}”") from None


def _decimal(label: str, text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"“{label}”应为数字，现为“{text}”") from None
    if not number.is_finite():
        raise ValueError(f"“{label}”应为数字，现为“{text}”")
    return format(number, "f")


def _date(label: str, text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError(f"“{label}”应为日期（如 2020-01-05），现为“{text}”") from None


def _item(label: str, text: str) -> str:
    found = identifiers.check_index_number(text)
    if not found.ok:
        raise ValueError(f"“{label}”应为索引号：{found.problem}")
    return found.value


# The value as it is stored, for a label and what was written; ValueError with a Chinese sentence.
TYPES: dict[ColumnType, Callable[[str, str], Any]] = {
    ColumnType.TEXT: _text,
    ColumnType.INTEGER: _integer,
    ColumnType.DECIMAL: _decimal,
    ColumnType.DATE: _date,
    ColumnType.CHOICE: _text,
    ColumnType.ITEM: _item,
}


def _identifier(check: Callable[[object], Checked]) -> Callable[[str, str], str]:
    def judged(label: str, text: str) -> str:
        if masks.is_masked(text):
            return masks.normalised(text)
        found = check(text)
        if not found.ok:
            raise ValueError(f"“{label}”有误：{found.problem}")
        return found.value

    return judged


CHECKS: dict[ValueCheck, Callable[[str, str], str]] = {
    ValueCheck.RESIDENT_ID: _identifier(identifiers.check_resident_id),
    ValueCheck.MOBILE: _identifier(identifiers.check_mobile),
    ValueCheck.PHONE: _identifier(identifiers.check_phone),
    ValueCheck.BANK_CARD: _identifier(identifiers.check_bank_card),
    ValueCheck.CREDIT_CODE: _identifier(identifiers.check_credit_code),
    ValueCheck.DOCUMENT_NUMBER: _identifier(identifiers.check_document_number),
}
