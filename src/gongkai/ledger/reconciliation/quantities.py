"""Quantities that the prose of a report names (新收 2 件, 行政许可 29 条) and the cells that must agree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_N = r"(\d[\d,，]*)"
_STOP = "，。、；等\\d"  # a number after one of these belongs to something else
_NONE = r"(?:未(?!经)|没有|无|不存在)"
_ABOUT_REMEDIES = r"(?!复议|诉讼|信访|提案|建议)"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A named quantity: how prose states a number or says 无, and the sums of cells that answer it.

    A number may equal any of the answers; 无 must be true of the first.
    """

    name: str
    stated: tuple[re.Pattern[str], ...]
    answers: tuple[tuple[str, ...], ...]
    none: re.Pattern[str] | None = None
    within: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What the prose says of a quantity: the words, the number, and the sums of cells that may equal it."""

    quantity: Quantity
    words: str
    number: int
    answers: tuple[tuple[str, ...], ...]


def _patterns(*texts: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(text) for text in texts)


def _decisions(name: str, row: str) -> Quantity:
    stated = _patterns(rf"{name}(?:(?!事项|项目|清单|收费)[^{_STOP}]){{0,12}}{_N}(?:件|条|宗|起)")
    return Quantity(name, stated, ((f"{row}.decisions",),))


def _remedy(name: str, *answers: tuple[str, ...]) -> Quantity:
    stated = _patterns(rf"(?<!经){name}[^{_STOP}]*?{_N}件")
    return Quantity(name, stated, answers, none=re.compile(rf"{_NONE}[^，。；\d]{{0,24}}{name}"))


QUANTITIES = (
    Quantity(
        "本年新收",
        _patterns(rf"本年(?:度)?新收[^。；，\d]{{0,40}}{_N}件"),
        (("apps.new.total",),),
        none=re.compile(r"(?:未|没有)(?:收到|接到|受理)[^，。；、\d]{0,16}(?<!复议)(?<!诉讼)申请"),
    ),
    Quantity(
        "收到申请",
        _patterns(
            rf"(?:收到|受理)(?:{_ABOUT_REMEDIES}[^。；，\d]){{0,24}}申请(?:{_ABOUT_REMEDIES}[^{_STOP}]){{0,12}}{_N}件"
        ),
        (("apps.new.total",), ("apps.result.total.total", "apps.carried_out.total")),
    ),
    Quantity(
        "上年结转",
        _patterns(rf"上(?:一)?年(?:度)?结转[^。；，\d]{{0,24}}{_N}件"),
        (("apps.carried_in.total",),),
        none=re.compile(r"上(?:一)?年(?:度)?(?:未|无|没有)结转"),
    ),
    Quantity(
        "结转下年度",
        _patterns(
            rf"(?:结转|顺延)(?:到|至)?(?:下|次)(?:一)?年(?:度)?(?:继续)?(?:办理|答复)?[^。；，\d]{{0,12}}{_N}件",
            rf"{_N}件[^，。；\d]{{0,16}}(?:结转|顺延)(?:到|至)?(?:下|次)(?:一)?年(?:度)?(?:继续)?(?:办理|答复)(?!\D{{0,12}}\d)",
        ),
        (("apps.carried_out.total",),),
        none=re.compile(rf"{_NONE}[^，。；、\d]{{0,8}}结转(?:到|至)?(?:下|次)(?:一)?年"),
    ),
    Quantity(
        "答复办结",
        _patterns(rf"(?:答复|办结)(?:{_ABOUT_REMEDIES}[^{_STOP}]){{0,10}}{_N}件"),
        (("apps.result.total.total",),),
        within=re.compile(r"^(?!.*(?:提案|建议|复议|诉讼|信访|留言|来信)).*申请"),
    ),
    _remedy("行政复议", ("lit.review.total",)),
    _remedy(
        "行政诉讼",
        ("lit.direct.total", "lit.after_review.total"),
        ("lit.direct.total",),
        ("lit.after_review.total",),
    ),
    Quantity(
        "规范性文件",
        _patterns(rf"规范性文件[^{_STOP}]{{0,12}}{_N}件", rf"{_N}件(?:行政)?规范性文件"),
        tuple(
            (f"t2.20_1.normative.{column}",)
            for column in ("made", "newly_public", "total_public", "repealed", "in_force")
        ),
        none=re.compile(r"未(?:印发|制发|制定|出台|新制作|发布)[^，。；\d]{0,12}规范性文件"),
    ),
    _decisions("行政许可", "t2.20_5.license"),
    _decisions("行政处罚", "t2.20_6.penalty"),
    _decisions("行政强制", "t2.20_6.coercion"),
)


def squeeze(text: str) -> str:
    """Prose without white space, which PDF readers put between digits and characters."""
    return "".join(text.split())


def number(text: str) -> int:
    """A printed whole number, with or without separators."""
    return int(text.replace(",", "").replace("，", ""))


def statements(text: str) -> Iterator[Statement]:
    """Every named quantity that the prose states, each wording once."""
    found: dict[tuple[str, str], Statement] = {}
    for sentence in re.split(r"[。；]", squeeze(text)):
        for quantity in QUANTITIES:
            if quantity.within is not None and not quantity.within.search(sentence):
                continue
            for pattern in quantity.stated:
                for match in pattern.finditer(sentence):
                    stated = Statement(quantity, match[0], number(match[1]), quantity.answers)
                    found.setdefault((quantity.name, match[0]), stated)
            if quantity.none is not None and (nothing := quantity.none.search(sentence)):
                stated = Statement(quantity, nothing[0], 0, quantity.answers[:1])
                found.setdefault((quantity.name, nothing[0]), stated)
    yield from found.values()
