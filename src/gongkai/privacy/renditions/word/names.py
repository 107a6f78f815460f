"""Names of the parts of a Word document (ECMA-376), and which of them a reader sees."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
WPC = "{http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas}"
V = "{urn:schemas-microsoft-com:vml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
XML = "{http://www.w3.org/XML/1998/namespace}"

SEEN = frozenset(
    f"{W}{name}"
    for name in [
        "document",
        "background",
        "body",
        "p",
        "r",
        "t",
        "tab",
        "br",
        "cr",
        "noBreakHyphen",
        "softHyphen",
        "sym",
        "ptab",
        "pgNum",
        "hyperlink",
        "tbl",
        "tr",
        "tc",
        "drawing",
        "pict",
        "ruby",
        "rt",
        "rubyBase",
        "txbxContent",
        "footnoteReference",
        "endnoteReference",
        "footnoteRef",
        "endnoteRef",
        "separator",
        "continuationSeparator",
        "footnotes",
        "footnote",
        "endnotes",
        "endnote",
        "hdr",
        "ftr",
        "fldSimple",
        "fldChar",
        "instrText",
        "bookmarkStart",
        "bookmarkEnd",
        "styles",
        "docDefaults",
        "rPrDefault",
        "pPrDefault",
        "latentStyles",
        "lsdException",
        "style",
        "numbering",
        "abstractNum",
        "num",
        "fonts",
        "font",
        "settings",
    ]
)
"""Everything else of this namespace goes, unless it stands below one of LOOKS."""
LOOKS = frozenset(
    f"{W}{name}"
    for name in [
        "pPr",
        "rPr",
        "tblPr",
        "tblPrEx",
        "trPr",
        "tcPr",
        "sectPr",
        "rubyPr",
        "tblGrid",
        "style",
        "abstractNum",
        "num",
        "font",
        "docDefaults",
        "settings",
    ]
)
NEVER = frozenset(
    f"{W}{name}"
    for name in [
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "cellIns",
        "cellDel",
        "cellMerge",
        "numberingChange",
        "rPrChange",
        "pPrChange",
        "tblPrChange",
        "tblPrExChange",
        "tblGridChange",
        "trPrChange",
        "tcPrChange",
        "sectPrChange",
        "vanish",
        "specVanish",
        "hidden",
        "printerSettings",
        "divId",
        "rsid",
        "tblCaption",
        "tblDescription",
        "embedRegular",
        "embedBold",
        "embedItalic",
        "embedBoldItalic",
        "lvlPicBulletId",
        "nsid",
        "tmpl",
        "personal",
        "personalCompose",
        "personalReply",
    ]
) | {f"{A}extLst", f"{A}hlinkClick", f"{A}hlinkHover", f"{A}hlinkMouseOver", f"{A}audioFile", f"{A}videoFile"}
SPACES = (W, M, A, PIC, WP, WPS, WPG, WPC, V)
"""Namespaces whose elements may stay."""


def unwrap(element: etree._Element) -> None:
    """The children take the place of the element."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(at, child)
    parent.remove(element)


def drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def is_on(element: etree._Element | None) -> bool:
    """A switch such as w:b: present and not turned off."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")
