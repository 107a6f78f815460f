"""信函格式: the Word template of a letter, with its wording, as an administrator may change it."""

from gongkai.applications.letters.word.measures import BODY
from gongkai.applications.letters.word.sheet import Sheet


def letter_template(title: str, wording: str, mark: tuple[float, float]) -> bytes:
    """A letter with fields; each line of `wording` is a paragraph of the style 公文正文, `mark` of measures.mark_of."""
    sheet = Sheet(title)
    sheet.mark("{{ organ }}", mark)
    sheet.paragraph("{{ document_number }}", "发文字号")
    sheet.paragraph(title, "公文标题")
    sheet.paragraph("{{ addressee }}：", "主送机关")
    for line in wording.strip().splitlines():
        if line.strip():
            sheet.paragraph(line.strip(), BODY)
    sheet.paragraph("", "Normal", extra="<w:keepNext/>")
    sheet.paragraph("{{ organ }}", "落款")
    sheet.paragraph("{{ signed_on }}", "落款", extra='<w:keepNext w:val="0"/>')
    sheet.letter_feet()
    return sheet.content()
