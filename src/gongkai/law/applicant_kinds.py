"""申请人类型: which column of table 三 an organisation likely belongs to, by its code and its name; a person confirms."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from gongkai.law.identifiers import check_credit_code
from gongkai.law.sources import DATA, read_data

UNKNOWN_BODY = "org.other"


@dataclass(frozen=True, slots=True)
class KindProposal:
    """`kind` is a column of table 三, "" without a valid code; `why` a Chinese sentence; `others` also fit."""

    kind: str
    why: str = ""
    others: tuple[str, ...] = ()


def propose_kind(credit_code: object, name: str = "") -> KindProposal:
    """The likeliest kind of an organisation: the code's first two characters, then words of the name."""
    checked = check_credit_code(credit_code)
    if not checked.ok:
        return KindProposal("")
    start, table = checked.value[:2], _table()
    found = table["codes"].get(start)
    if found is None:
        return KindProposal(UNKNOWN_BODY, f"统一社会信用代码以 {start} 开头，不在常见类别中")
    kinds, by_code = tuple(found["kinds"]), f"统一社会信用代码以 {start} 开头，是{found['body']}"
    for hint in table["names"]:
        word = next((each for each in hint["words"] if each in name), "")
        if word and start in hint["only"]:
            others = tuple(each for each in kinds if each != hint["kind"])
            return KindProposal(hint["kind"], f"{by_code}，名称中有“{word}”", others)
    return KindProposal(kinds[0], by_code, kinds[1:])


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = read_data(DATA / "applicant_kinds.yaml")
    return table
