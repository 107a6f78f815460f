"""One part of a Word document (body, header, footnotes …) reduced to what is on the allow-list."""

import re
from collections.abc import Mapping
from typing import TypeGuard

from lxml import etree

from gongkai.privacy.renditions.made import Changes
from gongkai.privacy.renditions.packages import Relation
from gongkai.privacy.renditions.word.fields import settle
from gongkai.privacy.renditions.word.hiding import Styles, remove_unseen
from gongkai.privacy.renditions.word.links import Links, relate_hyperlinks, rename_bookmarks
from gongkai.privacy.renditions.word.names import (
    LOOKS,
    MC,
    NEVER,
    SEEN,
    SPACES,
    WP,
    WPS,
    XML,
    A,
    M,
    R,
    V,
    W,
    drop,
    unwrap,
)
from gongkai.privacy.renditions.word.pictures import Pictures, visible_part
from gongkai.privacy.renditions.word.revisions import accept

_UNDERSTOOD = frozenset({"wps", "wpg", "wpc", "w14", "w15", "w16"})
_PERSONAL = re.compile(r"rsid|author|initials|date$|userId|ed$|edGrp|tooltip|docLocation")
_FREE = frozenset({"title", "alt", "href", "target", "src", "tooltip", "spid"})
_PATH = re.compile(r"[\\/]|\.(?:jpe?g|png|gif|bmp|tiff?|emf|wmf|docx?)$", re.IGNORECASE)


class Cleaning:
    """The same rules for every part of one document."""

    def __init__(self, styles: Styles, pictures: Pictures, changes: Changes) -> None:
        self._styles, self._pictures, self._changes = styles, pictures, changes

    def clean(self, root: etree._Element, old: Mapping[str, Relation]) -> Links:
        """`root` is changed in place; the relations that it still needs come back."""
        links = Links()
        for note in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
            drop(note)
        _choose_alternatives(root)
        self._count_comments(root)
        accept(root, self._changes)
        _open_wrappers(root)
        settle(root, self._changes)
        remove_unseen(root, self._styles, self._changes)
        self._warn_of_covers(root)
        self._relate_pictures(root, old, links)
        relate_hyperlinks(root, old, links, self._changes)
        self._drop_unknown(root)
        rename_bookmarks(root)
        _drop_attributes(root)
        _keep_valid(root)
        etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
        return links

    def strip(self, root: etree._Element) -> None:
        """Styles, numbering, settings: no text of a document, the same allow-list."""
        for note in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
            drop(note)
        _choose_alternatives(root)
        self._drop_unknown(root)
        _drop_attributes(root)
        etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])

    def _count_comments(self, root: etree._Element) -> None:
        self._changes.count("删去批注 {} 条", sum(1 for _ in root.iter(f"{W}commentReference")))

    def _warn_of_covers(self, root: etree._Element) -> None:
        """Solid shapes over the text, without text of their own: what lies under them stays in the file."""
        floating = [each for each in root.iter(f"{WP}anchor") if each.get("behindDoc") not in ("1", "true")]
        covers = [each for each in floating if each.find(f".//{WPS}spPr/{A}solidFill") is not None]
        covers += [each for each in root.iter(f"{V}rect", f"{V}shape") if "absolute" in each.get("style", "")]
        empty = [each for each in covers if not any(each.iter(f"{W}t", f"{V}imagedata"))]
        self._changes.count(
            "浮动的实心图形 {} 个可能盖住文字，盖住的文字仍在：请删去这些文字，或打印成图像后以 PDF 上传",
            len(empty),
        )

    def _relate_pictures(self, root: etree._Element, old: Mapping[str, Relation], links: Links) -> None:
        for shape in [each for each in root.iter(f"{WP}docPr") if each.get("hidden") in ("1", "true")]:
            drop(next(shape.iterancestors(f"{W}drawing"), shape))
            self._changes.count("隐藏的图形 {} 个未写入")
        for blip in list(root.iter(f"{A}blip")):
            relation = old.get(blip.get(f"{R}embed", ""))
            fill = blip.getparent()
            made = (
                self._pictures.add(relation.target, visible_part(fill, self._changes))
                if _is_inside(relation)
                else None
            )
            if made is None:
                self._drop_drawing(blip)
                continue
            blip.attrib.clear()
            blip.set(f"{R}embed", links.add("image", made))
        for data in list(root.iter(f"{V}imagedata", f"{V}fill")):
            relation = old.get(data.get(f"{R}id", ""))
            made = self._pictures.add(relation.target) if _is_inside(relation) else None
            data.attrib.pop(f"{R}id", None)
            if made is not None:
                data.set(f"{R}id", links.add("image", made))
            elif data.tag == f"{V}imagedata":
                drop(data)
        for data in list(root.iter(f"{A}graphicData")):
            if not any(child.tag.startswith(SPACES) for child in data):
                self._changes.count("图表、智能图形 {} 个未写入，请改为图片，或另存为 PDF 后上传")
                self._drop_drawing(data)

    def _drop_drawing(self, inside: etree._Element) -> None:
        drop(next(inside.iterancestors(f"{W}drawing"), inside))

    def _drop_unknown(self, root: etree._Element) -> None:
        for kept in list(root.iter(f"{W}object")):
            kept.tag = f"{W}pict"
            self._changes.count("嵌入的对象 {} 个只保留图样")
        for element in list(root.iter()):
            if element is root:
                continue
            tag = element.tag
            is_known = tag.startswith(SPACES) and (
                not tag.startswith(W)
                or tag in SEEN
                or tag in LOOKS
                or any(each.tag in LOOKS for each in element.iterancestors())
            )
            if tag in NEVER or not is_known:
                drop(element)


def _is_inside(relation: Relation | None) -> TypeGuard[Relation]:
    return relation is not None and not relation.is_external


def _choose_alternatives(root: etree._Element) -> None:
    for each in list(root.iter(f"{MC}AlternateContent")):
        choices = [choice for choice in each.iterfind(f"{MC}Choice") if choice.get("Requires") in _UNDERSTOOD]
        chosen = choices[0] if choices else each.find(f"{MC}Fallback")
        for other in list(each):
            if other is not chosen:
                each.remove(other)
        if chosen is not None:
            unwrap(chosen)
        unwrap(each)


def _open_wrappers(root: etree._Element) -> None:
    for control in list(root.iter(f"{W}sdt")):
        content = control.find(f"{W}sdtContent")
        for other in list(control):
            if other is not content:
                control.remove(other)
        if content is not None:
            unwrap(content)
        unwrap(control)
    for wrapper in list(root.iter(f"{W}smartTag", f"{W}customXml", f"{W}dir", f"{W}bdo")):
        unwrap(wrapper)


def _drop_attributes(root: etree._Element) -> None:
    spaces = (W, R, M, XML)
    for element in root.iter():
        for name in list(element.attrib):
            local = etree.QName(name).localname
            is_foreign = name.startswith("{") and not name.startswith(spaces)
            is_personal = name.startswith(W) and _PERSONAL.match(local) is not None
            if is_foreign or is_personal or (element.tag.startswith(V) and local in _FREE):
                del element.attrib[name]
        if etree.QName(element).localname in ("docPr", "cNvPr"):
            element.set("name", "")
            element.attrib.pop("title", None)
            if _PATH.search(element.get("descr", "")):
                del element.attrib["descr"]


def _keep_valid(root: etree._Element) -> None:
    """A cell ends with a paragraph, a row has a cell, a table a row: else Word calls the file broken."""
    for cell in root.iter(f"{W}tc"):
        if not len(cell) or cell[-1].tag != f"{W}p":
            etree.SubElement(cell, f"{W}p")
    for row in [each for each in root.iter(f"{W}tr") if each.find(f"{W}tc") is None]:
        drop(row)
    for table in [each for each in root.iter(f"{W}tbl") if each.find(f"{W}tr") is None]:
        drop(table)
    for holder in root.iter(f"{W}hdr", f"{W}ftr", f"{W}txbxContent", f"{W}footnote", f"{W}endnote"):
        if holder.find(f"{W}p") is None and holder.find(f"{W}tbl") is None:
            etree.SubElement(holder, f"{W}p")
    for body in root.iterfind(f"{W}body"):
        if body.find(f"{W}p") is None:
            body.insert(0, etree.Element(f"{W}p"))
