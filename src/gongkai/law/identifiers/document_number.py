"""Document numbers (发文字号): 机关代字〔年份〕序号号, and orders (第711号)."""

import re
from dataclasses import dataclass

from gongkai.law.identifiers.checked import Checked, first_look

NAME = "发文字号"
_FORM = "发文字号应写作 机关代字〔年份〕序号号，例如 国办函〔2020〕109号：请核对。"
_OPEN, _CLOSE = "[(【﹝〈<{「〔", "])】﹞〉>}」〕"
_PROPER = re.compile(r"[\u4e00-\u9fa5A-Za-z]{2,16}〔(?:19|20)[0-9]{2}〕[1-9][0-9]{0,4}号")
_ORDER = re.compile(r"(?:[\u4e00-\u9fa5]{2,20}令)?第([1-9][0-9]{0,4})号")
_LOOSE = re.compile(
    rf"([\u4e00-\u9fa5A-Za-z]{{2,16}})([{re.escape(_OPEN)}]?)([0-9]{{1,4}})年?([{re.escape(_CLOSE)}]?)"
    r"(第?)([0-9]{1,5})(号?)"
)


@dataclass(frozen=True, slots=True)
class DocumentNumber(Checked):
    """`value` is the proper form when one can be told, whether or not what was written is `ok`."""

    year: int | None = None
    serial: int | None = None


def check_document_number(written: object) -> DocumentNumber:
    """Whether a 文号 is written as the standard (GB/T 9704) asks; `problem` lists every departure."""
    text, problem = first_look(written, name=NAME, longest=60)
    if problem:
        return DocumentNumber(False, problem=problem)
    compact = re.sub(r"\s", "", text)
    order = _ORDER.fullmatch(compact)
    if order:
        return DocumentNumber(True, compact, serial=int(order[1]))
    match = _LOOSE.fullmatch(compact)
    if match is None:
        return DocumentNumber(False, problem=_FORM)
    issuer, opening, year, closing, ordinal, serial, ending = match.groups()
    faults = []
    if (opening, closing) != ("〔", "〕"):
        faults.append("年份应使用六角括号〔〕")
    if not re.fullmatch(r"(?:19|20)[0-9]{2}", year):
        faults.append("年份应写四位数字")
        return DocumentNumber(False, problem=f"发文字号的{'、'.join(faults)}：请核对。")
    if ordinal:
        faults.append("序号前不加“第”")
    if serial.startswith("0"):
        faults.append("序号不编虚位（不写前面的0）")
    if not ending:
        faults.append("序号后应有“号”")
    if int(serial) == 0:
        return DocumentNumber(False, problem="发文字号的序号应从1起：请核对。")
    proper = f"{issuer}〔{year}〕{int(serial)}号"
    if not _PROPER.fullmatch(proper):
        faults.append("写法不合规范")
    if not faults:
        return DocumentNumber(True, proper, year=int(year), serial=int(serial))
    said = f"发文字号的{'、'.join(faults)}：应写作 {proper}。"
    return DocumentNumber(False, proper, problem=said, year=int(year), serial=int(serial))


def normalise_document_number(written: object) -> str:
    """The proper form on import, or an empty string when none can be told."""
    return check_document_number(written).value
