"""Tracked changes accepted (修订): deletions gone, insertions kept, both without author and day."""

from lxml import etree

from gongkai.privacy.renditions.made import Changes
from gongkai.privacy.renditions.word.names import LOOKS, W, drop, unwrap

_GONE = (f"{W}del", f"{W}moveFrom")
_CAME = (f"{W}ins", f"{W}moveTo")


def accept(root: etree._Element, changes: Changes) -> None:
    for row in [mark.getparent().getparent() for mark in root.iter(f"{W}del") if _is_in(mark, f"{W}trPr")]:
        drop(row)
        changes.count("修订中删去的内容 {} 处未写入")
    for cell in [mark.getparent().getparent() for mark in root.iter(f"{W}cellDel")]:
        drop(cell)
        changes.count("修订中删去的内容 {} 处未写入")
    for removed in [each for each in root.iter(*_GONE) if each.getparent().tag not in LOOKS]:
        drop(removed)
        changes.count("修订中删去的内容 {} 处未写入")
    for added in [each for each in root.iter(*_CAME) if each.getparent().tag not in LOOKS]:
        unwrap(added)
        changes.tell("修订中插入的内容已并入正文")
    for text in list(root.iter(f"{W}delText", f"{W}delInstrText")):
        drop(text)
    for paragraph in [each for each in root.iter(f"{W}p") if _has_lost_its_end(each)]:
        _join_with_next(paragraph)


def _is_in(mark: etree._Element, tag: str) -> bool:
    return bool(mark.getparent().tag == tag)


def _has_lost_its_end(paragraph: etree._Element) -> bool:
    marks = paragraph.find(f"{W}pPr/{W}rPr")
    return marks is not None and any(marks.find(tag) is not None for tag in _GONE)


def _join_with_next(paragraph: etree._Element) -> None:
    following = paragraph.getnext()
    while following is not None and following.tag not in (f"{W}p", f"{W}tbl", f"{W}sectPr"):
        following = following.getnext()
    content = [child for child in paragraph if child.tag != f"{W}pPr"]
    if following is None or following.tag != f"{W}p":
        return
    at = 1 if len(following) and following[0].tag == f"{W}pPr" else 0
    for child in reversed(content):
        following.insert(at, child)
    drop(paragraph)
