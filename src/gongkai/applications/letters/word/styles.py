"""styles.xml of our Word files: the styles of measures.py and nothing that a program brings along."""

from lxml import etree

from gongkai.applications.letters.word.measures import (
    LATIN_FONT,
    LINE,
    SIZE_3,
    STYLES,
    TEXT_FONT,
    Style,
    points,
    twips,
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def styles_element() -> "etree._Element":
    """The root of styles.xml."""
    written = "".join(_style(style) for style in STYLES)
    return etree.fromstring(
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts(TEXT_FONT)}'
        f'<w:sz w:val="{round(SIZE_3 * 2)}"/><w:szCs w:val="{round(SIZE_3 * 2)}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl/>{spacing(LINE)}<w:jc w:val="both"/></w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="57" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="57" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr></w:style>{written}</w:styles>"
    )


def fonts(name: str) -> str:
    """Chinese in that face, digits and letters in the Latin one."""
    latin = LATIN_FONT if name == TEXT_FONT else name
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{name}" w:cs="{latin}"/>'


def spacing(line: float, *, before: float = 0, after: float = 0) -> str:
    """固定行距."""
    return (
        f'<w:spacing w:before="{points(before)}" w:after="{points(after)}" '
        f'w:line="{points(line)}" w:lineRule="exact"/>'
    )


def _style(style: Style) -> str:
    indent = ""
    if style.indent:
        first = points(style.indent * style.size)
        indent = f'<w:ind w:firstLineChars="{style.indent * 100}" w:firstLine="{first}"/>'
    elif style.left_mm:
        indent = f'<w:ind w:left="{twips(style.left_mm)}"/>'
    size = round(style.size * 2)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.name}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{"<w:keepNext/>" if style.keep_next else ""}'
        f'{spacing(style.line, before=style.before, after=style.after)}{indent}<w:jc w:val="{style.side}"/></w:pPr>'
        f"<w:rPr>{fonts(style.font)}{'<w:b/>' if style.bold else ''}"
        f"{f'<w:color w:val={chr(34)}{style.colour}{chr(34)}/>' if style.colour else ''}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )
