"""What several forms have in common."""

from gongkai.applications.letters.word.sheet import Cell, Sheet

FORM_MARGINS = (28, 24, 24, 26)  # upper, right, lower, left, mm
CHARACTERS = 25  # of 小四 in a cell over three columns of the application form


def head(text: str, *, columns: int = 1, rows: int = 1) -> Cell:
    """栏目."""
    return Cell(text, "表格栏目", columns, rows)


def value(text: str = "", *, columns: int = 1, rows: int = 1, side: str = "center") -> Cell:
    return Cell(text, "表格文字", columns, rows, side)


def centred(text: str = "", *, columns: int = 1) -> Cell:
    return Cell(text, "表格居中", columns)


def form_sheet(title: str, *, landscape: bool = False) -> Sheet:
    sheet = Sheet(title, landscape=landscape, margins=FORM_MARGINS)
    sheet.paragraph("{{ organ }}", "表格标题", extra="<w:spacing w:after='0'/>")
    sheet.paragraph(title, "表格标题")
    return sheet


def finished(sheet: Sheet) -> bytes:
    sheet.numbered()
    return sheet.content()


def boxes(field: str, choices: dict[str, str]) -> str:
    """□ and ☑ before each choice, whole choices to a line; `choices` are the values of the field and their labels."""
    lines: list[list[str]] = [[]]
    room = CHARACTERS
    for each, label in choices.items():
        wide = 2 + len(label)  # the box and the space between two choices
        if wide > room:
            lines.append([])
            room = CHARACTERS
        room -= wide
        lines[-1].append(f"{{{{ tick({field} == '{each}') }}}}{label}")
    return "\n".join("  ".join(line) for line in lines)
