"""Fields (域) replaced by what they show; only page numbers go on counting."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from gongkai.privacy.renditions.made import Changes
from gongkai.privacy.renditions.word.names import W, drop, unwrap

_COUNTING = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b((?:\s*\\\*\s*[A-Za-z]+)*)", re.IGNORECASE)
_TOLD = "域（目录、引用、表单等）{} 处换成了显示的文字"


@dataclass(slots=True)
class _Field:
    parts: list[etree._Element] = field(default_factory=list)
    """begin, code, separate, end."""
    codes: list[etree._Element] = field(default_factory=list)
    is_code: bool = True
    is_inside_code: bool = False


def settle(root: etree._Element, changes: Changes) -> None:
    for found in list(_fields(root)):
        _settle_one(found, changes)
    for simple in list(root.iter(f"{W}fldSimple")):
        counting = _COUNTING.match(simple.get(f"{W}instr", ""))
        if counting:
            simple.set(f"{W}instr", _order(counting))
            continue
        changes.count(_TOLD)
        unwrap(simple)


def _fields(root: etree._Element) -> Iterator[_Field]:
    """Every complete field, inner ones first."""
    open_ones: list[_Field] = []
    for element in root.iter(f"{W}r"):
        for child in element:
            if child.tag == f"{W}fldChar":
                kind = child.get(f"{W}fldCharType")
                if kind == "begin":
                    inside = any(each.is_code for each in open_ones)
                    open_ones.append(_Field([child], is_inside_code=inside))
                elif open_ones:
                    open_ones[-1].parts.append(child)
                    open_ones[-1].is_code = False
                    if kind == "end":
                        yield open_ones.pop()
            elif child.tag != f"{W}rPr" and any(each.is_code for each in open_ones):
                innermost = next(each for each in reversed(open_ones) if each.is_code)
                innermost.codes.append(child)
    yield from reversed(open_ones)


def _settle_one(found: _Field, changes: Changes) -> None:
    order = "".join(code.text or "" for code in found.codes if code.tag == f"{W}instrText")
    counting = _COUNTING.match(order)
    begin = found.parts[0]
    if counting and len(found.parts) > 1 and not found.is_inside_code:
        first, *rest = [code for code in found.codes if code.tag == f"{W}instrText"]
        first.text = _order(counting)
        for code in [*rest, *(each for each in found.codes if each.tag != f"{W}instrText")]:
            drop(code)
        for child in list(begin):
            drop(child)
        return
    shown = "" if found.is_inside_code else _shown_by_form(order, begin)
    if shown:
        text = etree.Element(f"{W}t")
        text.text = shown
        begin.addprevious(text)
    changes.count(_TOLD)
    for part in [*found.parts, *found.codes]:
        drop(part)


def _order(counting: re.Match[str]) -> str:
    return f" {counting[1].upper()}{counting[2]} "


def _shown_by_form(order: str, begin: etree._Element) -> str:
    """What old form fields show without having a result: a box, or the entry chosen."""
    word = order.strip().upper()
    if word.startswith("FORMCHECKBOX"):
        box = begin.find(f"{W}ffData/{W}checkBox")
        state = None if box is None else box.find(f"{W}checked")
        state = box.find(f"{W}default") if box is not None and state is None else state
        return "☑" if state is not None and state.get(f"{W}val", "1") not in ("0", "false") else "☐"
    if word.startswith("FORMDROPDOWN"):
        entries = [each.get(f"{W}val", "") for each in begin.iterfind(f"{W}ffData/{W}ddList/{W}listEntry")]
        chosen = begin.find(f"{W}ffData/{W}ddList/{W}result")
        number = int(chosen.get(f"{W}val", "0")) if chosen is not None else 0
        return entries[number] if number < len(entries) else ""
    return ""
