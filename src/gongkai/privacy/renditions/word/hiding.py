"""Which text of a document no reader sees: hidden by switch or style, white on white, too small."""

from functools import cached_property

from lxml import etree

from gongkai.privacy.renditions.made import Changes
from gongkai.privacy.renditions.word.names import M, W, drop, is_on

SMALLEST_SEEN = 4
"""Half points."""
_NO_FILL = ("", "auto", "FFFFFF", "none")


class Styles:
    """Character and paragraph looks by style id, inherited ones included."""

    def __init__(self, root: etree._Element | None) -> None:
        self._root = root

    @cached_property
    def _by_id(self) -> dict[str, etree._Element]:
        if self._root is None:
            return {}
        return {style.get(f"{W}styleId", ""): style for style in self._root.iterfind(f"{W}style")}

    @cached_property
    def _defaults(self) -> dict[str, str]:
        styles = self._by_id.values()
        return {
            style.get(f"{W}type", ""): style.get(f"{W}styleId", "")
            for style in styles
            if style.get(f"{W}default") in ("1", "true")
        }

    def chain(self, style_id: str | None, kind: str) -> list[etree._Element]:
        """The style (or the default of its kind) and those it is based on, nearest first."""
        found: list[etree._Element] = []
        style = self._by_id.get(style_id or self._defaults.get(kind, ""))
        while style is not None and style not in found:
            found.append(style)
            base = style.find(f"{W}basedOn")
            style = None if base is None else self._by_id.get(base.get(f"{W}val", ""))
        return found

    def has_shading(self, style_id: str | None) -> bool:
        return any(
            shading.get(f"{W}fill", "") not in _NO_FILL
            for style in self.chain(style_id, "table")
            for shading in style.iter(f"{W}shd")
        )

    @cached_property
    def document_default(self) -> list[etree._Element]:
        found = None if self._root is None else self._root.find(f"{W}docDefaults/{W}rPrDefault")
        return [] if found is None else [found]


def remove_unseen(root: etree._Element, styles: Styles, changes: Changes) -> None:
    for row in [mark.getparent().getparent() for mark in root.iter(f"{W}hidden") if is_on(mark)]:
        if row is not None and row.tag == f"{W}tr":
            drop(row)
            changes.count("隐藏的表格行 {} 行未写入")
    has_background = root.find(f"{W}background") is not None
    for run in list(root.iter(f"{W}r", f"{M}r")):
        looks = _looks(run, styles)
        if _switched_off(looks):
            changes.count("隐藏文字 {} 处未写入", 1 if _has_content(run) else 0)
            drop(run)
        elif (
            run.tag == f"{W}r"
            and _has_text(run)
            and (_too_small(looks) or (not has_background and _white_on_white(run, looks, styles)))
        ):
            changes.count("白色或极小、看不见的文字 {} 处未写入")
            for text in list(run.iter(f"{W}t", f"{W}sym")):
                if next(text.iterancestors(f"{W}r")) is run:
                    drop(text)
    for paragraph in list(root.iter(f"{W}p")):
        mark = paragraph.find(f"{W}pPr/{W}rPr/{W}vanish")
        if is_on(mark) and len(paragraph) == 1 and paragraph.find(f"{W}pPr/{W}sectPr") is None:
            drop(paragraph)


def _looks(run: etree._Element, styles: Styles) -> list[etree._Element]:
    """Places that say how the run looks, nearest first."""
    direct = run.find(f"{W}rPr")
    named = None if direct is None else direct.find(f"{W}rStyle")
    paragraph = next(run.iterancestors(f"{W}p"), None)
    paragraph_style = None if paragraph is None else paragraph.find(f"{W}pPr/{W}pStyle")
    table = next(run.iterancestors(f"{W}tbl"), None)
    table_style = None if table is None else table.find(f"{W}tblPr/{W}tblStyle")
    chain = styles.chain(None if named is None else named.get(f"{W}val"), "character")
    chain += styles.chain(None if paragraph_style is None else paragraph_style.get(f"{W}val"), "paragraph")
    chain += [] if table_style is None else styles.chain(table_style.get(f"{W}val"), "table")
    found = [style.find(f"{W}rPr") for style in [*chain, *styles.document_default]]
    return [each for each in (direct, *found) if each is not None]


def _first(looks: list[etree._Element], name: str) -> etree._Element | None:
    return next((found for look in looks if (found := look.find(f"{W}{name}")) is not None), None)


def _switched_off(looks: list[etree._Element]) -> bool:
    return is_on(_first(looks, "vanish")) or is_on(_first(looks, "specVanish"))


def _too_small(looks: list[etree._Element]) -> bool:
    size = _first(looks, "sz")
    return size is not None and float(size.get(f"{W}val", "21")) <= SMALLEST_SEEN


def _white_on_white(run: etree._Element, looks: list[etree._Element], styles: Styles) -> bool:
    colour = _first(looks, "color")
    if colour is None or colour.get(f"{W}val", "").upper() != "FFFFFF":
        return False
    highlight = _first(looks, "highlight")
    if _is_filled(_first(looks, "shd")) or (
        highlight is not None and highlight.get(f"{W}val") not in ("none", "white")
    ):
        return False
    paragraph = next(run.iterancestors(f"{W}p"), None)
    if paragraph is not None:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        chain = styles.chain(None if named is None else named.get(f"{W}val"), "paragraph")
        if any(_is_filled(each.find(f"{W}pPr/{W}shd")) for each in (paragraph, *chain)):
            return False
    for ancestor in run.iterancestors(f"{W}tc", f"{W}tbl", f"{W}txbxContent"):
        if ancestor.tag == f"{W}txbxContent" or _is_filled(ancestor.find(f"{ancestor.tag}Pr/{W}shd")):
            return False
        named = ancestor.find(f"{W}tblPr/{W}tblStyle")
        if named is not None and styles.has_shading(named.get(f"{W}val")):
            return False
    return True


def _is_filled(shading: etree._Element | None) -> bool:
    return shading is not None and (
        shading.get(f"{W}fill", "") not in _NO_FILL or shading.get(f"{W}val") not in (None, "clear", "nil")
    )


def _has_text(run: etree._Element) -> bool:
    return any((text.text or "").strip() for text in run.iterfind(f"{W}t")) or run.find(f"{W}sym") is not None


def _has_content(run: etree._Element) -> bool:
    return any(child.tag != f"{W}rPr" for child in run)
