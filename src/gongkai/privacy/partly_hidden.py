"""Values that someone has masked already (掩码): every writing seen in practice, told apart and put into ours."""

import re

from gongkai.law.regions import division_names
from gongkai.privacy.half_width import half_width
from gongkai.privacy.names import is_surname, surname_of

STARS = "*＊×✕╳✱●○■□"
_TO_STAR = str.maketrans(dict.fromkeys(STARS, "*"))
_X_RUN = re.compile(r"(?<=[0-9*])[xX]{3,}|^[xX]{3,}(?=[0-9*])")
_NAME_X = re.compile(r"(?<=[\u4e00-\u9fff])[xX]{1,3}(?=[\u4e00-\u9fff]?$)")
_CHECK_X = re.compile(r"(?<=[0-9*])x(?![A-Za-z])")
_NUMBER = re.compile(r"(?=[0-9*]*\*)[0-9*]{5,29}[0-9*X]")
_LANDLINE = re.compile(r"\(?(0[0-9]{2,3})\)?-?(?=[0-9]*\*)([0-9*]{7,8})")
_NAME = re.compile(r"([\u4e00-\u9fff]{1,3}?)([*某]{1,3})([\u4e00-\u9fff]?)")
# 买买提·*, 买**·吐尔逊: a minority name of which a part is hidden.
_DOTTED = re.compile(r"(?=[^*]*\*)(?=[^·]*·)([\u4e00-\u9fff])[\u4e00-\u9fff*·]*?([\u4e00-\u9fff]?)")
_NAME_END = re.compile(r"\*{1,3}[\u4e00-\u9fff]{0,2}([\u4e00-\u9fff])")
_STAR_BESIDE_HAN = re.compile(r"[\u4e00-\u9fff][*＊]|[*＊][\u4e00-\u9fff]")


def starred(value: str) -> str:
    """Half width, every masking character a star; the X of a check digit stays."""
    text = half_width(value.strip()).translate(_TO_STAR)
    return _X_RUN.sub(lambda match: "*" * len(match[0]), _NAME_X.sub("*", _CHECK_X.sub("X", text)))


def is_masked(value: str) -> bool:
    """Whether part of the value is hidden."""
    text = starred(value)
    return "**" in text or _STAR_BESIDE_HAN.search(value) is not None or _name(text, value) is not None


def normalised(value: str) -> str:
    """In our masks: **************1231, 138****5678, 0952-***6166, 张*; what is not masked comes back as it is."""
    text = starred(value)
    fixed = _LANDLINE.fullmatch(text.replace(" ", ""))
    if fixed:
        local = fixed[2]
        return f"{fixed[1]}-{'*' * (len(local) - 4)}{local[-4:]}"
    number = re.sub(r"[\s-]", "", text)
    if _NUMBER.fullmatch(number):
        return _number(number)
    return _name(text, value) or value


def _number(number: str) -> str:
    """Each place keeps its digit only where our own mask would show it."""
    length, tail = len(number), number[-4:]
    shown_first = len(number) - len(number.lstrip("0123456789"))
    if re.match(r"1[3-9]", number) and 8 <= length <= 13 and shown_first >= 3:
        return f"{number[:3]}****{tail}" if length != 11 else f"{number[:3]}****{number[7:]}"
    if length in (15, 18) or (shown_first >= 6 and number[:6] in division_names()):
        return "*" * 14 + tail
    if length < 8 or not shown_first:
        return "*" * (length - 4) + tail
    return "*" * (length - 4 if length >= 16 else 12) + tail


def _name(text: str, value: str) -> str | None:
    """× and 某 mask only behind a surname: 长×宽 and 某公司 are no names."""
    dotted = _DOTTED.fullmatch(text)
    if dotted:
        return f"{dotted[1]}*{dotted[2]}"
    match = _NAME.fullmatch(text)
    if match:
        head = surname_of(match[1])
        if not is_surname(head) and "*" not in value and "＊" not in value:
            return None
        return f"{head}*{match[3]}"
    end = _NAME_END.fullmatch(text)
    return f"*{end[1]}" if end else None
