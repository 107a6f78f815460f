"""姓名: which words may name a person, and where the surname ends."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from gongkai.law.sources import read_data

DATA = Path(__file__).parent / "data"
_HAN = "[\u4e00-\u9fff]"
_GIVEN = "[\u4e00-\u67cf\u67d1-\u9fff]"  # without 某
_AFTER = (
    r"$|[\s\x02\x01,，、；;:：。（）()|/0-9~“”\[\]【】！!？?-]|同志|先生|女士|等[0-9一二三四五六七八九十人户，、]|[男女][，,、\s]"
    r"|患|系|因[病残]|身患|身份证|身份号|公民身份|电话|手机|联系|出生|生于|住|享受|被[评确]|[一二三四]级|户|夫妇|之[妻子女父母]"
)
# The dot of a minority name, as keyboards and character sets have it.
_DOT = re.compile(r"(?<=[\u3400-\u9fff*＊])\s*[·•・･．.‧∙⋅᛫]\s*(?=[\u3400-\u9fff*＊])")
# 买买提·吐尔逊, but not 宁夏·平罗 nor 平罗县·通知.
_PART = "[\u4e00-\u9fff]{2,8}(?<!中国|宁夏|新疆|内蒙|西藏|广西)(?<![省市县区乡镇村局厅司])"
_DOTTED = re.compile(rf"{_PART}(?:[·•・･‧∙⋅]{_PART}){{1,3}}")
_SERIAL = re.compile(r"^[0-9０-９]{1,5}\s*[.．)）:：\s]\s*(?=\S)")
_BLANK_BY_STAR = re.compile(r"\s+(?=[*＊])|(?<=[*＊])\s+")
_AFTER_NAME = re.compile(r"(?<=..)(?:等?[0-9０-９一二三四五六七八九十]*[人户口]|等|先生|女士|同志|夫妇)$")
_SURELY_BEFORE = r"[\s\x02\x01,，、；;:：。.（(|“”\[【》>]"
_MARKS_BEFORE = f"{_SURELY_BEFORE[:-1]}/0-9和与及人村组队]"


@cache
def _around() -> dict[str, Any]:
    """Words before and after names."""
    told: dict[str, Any] = read_data(DATA / "around_names.yaml")
    return {key: "|".join(words.split()) for key, words in told.items()}


@cache
def _given() -> dict[str, str]:
    told: dict[str, str] = read_data(DATA / "given.yaml")
    given, telling = (told[key].replace(" ", "") for key in ("given", "telling"))
    return {"given": "".join(sorted({*given, *telling})), "telling": telling}


@cache
def _surnames() -> dict[str, Any]:
    told: dict[str, Any] = read_data(DATA / "surnames.yaml")
    return told


@cache
def _single() -> frozenset[str]:
    return frozenset(_surnames()["single"].replace(" ", ""))


@cache
def _everyday() -> frozenset[str]:
    return frozenset(_surnames()["everyday"].split())


@cache
def compound_surnames() -> frozenset[str]:
    return frozenset(_surnames()["compound"].split())


@cache
def _name_forms() -> tuple[str, str]:
    """What follows a usual and a rare surname, the first character of which is consumed."""
    given, telling, around = _given()["given"], _given()["telling"], _around()
    compound = "|".join(f"(?<={each[0]}){each[1]}" for each in sorted(compound_surnames()))
    usual = "".join(sorted(_single() - set(_surnames()["rare_in_text"])))
    rare = "".join(sorted(_single() & set(_surnames()["rare_in_text"])))
    said = f"(?={_AFTER}|{around['said_after']})"
    head = f"(?:{compound}|(?<=[{usual}]))"
    return (
        f"{head}(?:{_GIVEN}{{1,2}}?(?={_AFTER})|[{given}]{{1,2}}?{said})",
        f"(?<=[{rare}])(?:[{given}]{{2}}|[{telling}]){said}",
    )


@cache
def _in_text() -> re.Pattern[str]:
    """The first character comes first and then looks back, so that the search skips to surnames."""
    usual, rare = _name_forms()
    words, around = _around()["before"], _around()
    behind = f"(?:(?<={_MARKS_BEFORE}.)|(?<=(?:{words}).))"
    surely_behind = f"(?:(?<={_SURELY_BEFORE}.)|(?<=(?:{words}|{around['also_before']}).))"
    first = "".join(sorted({each[0] for each in (*_single(), *compound_surnames())}))
    also = usual.replace(f"{_GIVEN}{{1,2}}?(?={_AFTER})|", "")
    named = rare.replace("{2}|", "{1,2}?|")
    ends = "".join(sorted({word[-1] for word in f"{words}|{around['also_before']}".split("|")}))
    return re.compile(
        f"[{first}](?<=[{ends}{_MARKS_BEFORE[1:-1]}{_SURELY_BEFORE[1:-1]}:：].)(?:{behind}{usual}|{surely_behind}(?:{rare}|{also})|(?:(?<=(?:{words}).)|(?<=(?:{words})[:：].)){named})"
    )


@cache
def _masked_in_text() -> re.Pattern[str]:
    usual = "".join(sorted(_single()))
    return re.compile(rf"(?:{'|'.join(sorted(compound_surnames()))}|[{usual}])(?:某|[*＊×]{{1,2}})")


@cache
def _name() -> re.Pattern[str]:
    """Where a name is expected, any surname will do; words that go on after it only behind characters of given names."""
    compound = "|".join(sorted(compound_surnames()))
    surname = f"(?:{compound}|[{''.join(sorted(_single()))}])"
    said = _around()["said_after"]
    return re.compile(
        f"({surname}{_GIVEN}{{1,2}}?)(?={_AFTER})|({surname}[{_given()['given']}]{{1,2}}?)(?={said})"
    )


def name_at(text: str, start: int) -> str:
    """The name that begins here and ends at a mark or at a word that comes after names; or nothing."""
    dotted = _DOTTED.match(text, start)
    if dotted:
        return text[slice(*_between_words(text, *dotted.span()))]
    match = _name().match(text, start)
    name = (match[1] or match[2]) if match else ""
    return "" if name in _everyday() else name


def surname_of(name: str) -> str:
    """欧阳 of 欧阳某某, 张 of 张三; the first character where no surname is known."""
    return name[:2] if name[:2] in compound_surnames() else name[:1]


def surname_to_show(name: str) -> str:
    """What a mask may leave in front: the surname, but never the whole name (夏侯 may be 夏 with the given name 侯)."""
    return name[:1] if len(name) <= 2 else surname_of(name)


def in_one_piece(name: str) -> str:
    """A name without the blanks that line it up (张 三), its serial number (1.), what follows it (等3人, 先生) and
    with every dot of a minority name as the one that the standard names (·)."""
    name = _DOT.sub("·", _SERIAL.sub("", name.strip()))
    name = _BLANK_BY_STAR.sub("", name)
    parts = name.split()
    if len(parts) > 1 and (min(map(len, parts)) == 1 or parts[0] in compound_surnames()):
        name = "".join(parts)
    return _AFTER_NAME.sub("", name)


def is_surname(text: str) -> bool:
    return text in _single() or text in compound_surnames()


def is_name(text: str) -> bool:
    """Whether a whole cell looks like a person's name: a surname and one or two characters more, or parts with dots."""
    length = len(text)
    if _DOTTED.fullmatch(text):
        return True
    if not 2 <= length <= 4 or text in _everyday():
        return False
    if text[:2] in compound_surnames():
        return length > 2 and _is_han(text)
    return length < 4 and text[0] in _single() and _is_han(text)


def names_in(text: str) -> list[tuple[int, int]]:
    """Where names stand in running text of even writing, between marks or words that come before and after names."""
    found = _in_text().finditer(f"\n{text}")
    usual = [(match.start() - 1, match.end() - 1) for match in found if match[0] not in _everyday()]
    if "·" not in text:
        return usual
    dotted = [_between_words(text, *match.span()) for match in _DOTTED.finditer(text)]
    return sorted(dotted + [one for one in usual if not any(a <= one[0] < b for a, b in dotted)])


def _between_words(text: str, start: int, end: int) -> tuple[int, int]:
    """户主买买提·艾力因病: from behind the word before to the word after."""
    first, last = _dotted_around()
    lead = first.match(text, start, start + len(text[start:end].split("·")[0]))
    begin = lead.end() if lead else start
    tail = last.search(text, max(text.rfind("·", begin, end), begin) + 2, end)
    return begin, tail.start() if tail else end


@cache
def _dotted_around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    around = _around()
    ends = [word for word in around["said_after"].split("|") if len(word) > 1 or word in "因为属被经与共现需"]
    return (
        re.compile(f".*(?:{around['before']}|{around['also_before']})"),
        re.compile("|".join((*ends, "患", "享受", "系", "之"))),
    )


def names_someone(text: str) -> bool:
    """Whether the text names a person, if only as 张某 or 张*."""
    return bool(names_in(text)) or _masked_in_text().search(text) is not None


def _is_han(text: str) -> bool:
    return all("\u4e00" <= each <= "\u9fff" and each != "某" for each in text)
