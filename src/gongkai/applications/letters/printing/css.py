"""Formats of Word as CSS."""

from gongkai.applications.letters.printing.reading import SIDES, Border, ParagraphFormat, RunFormat
from gongkai.applications.letters.printing.tables import Table, TableCell, TableRow

# The official face first, then what Debian has; Noto Serif CJK SC always, because others lack characters of names.
FACES = {
    "小标宋": '"FZXiaoBiaoSong-B05S", "方正小标宋简体", "方正小标宋_GBK", "STZhongsong", "Noto Serif CJK SC", serif',
    "仿宋": '"FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "Noto Serif CJK SC", serif',
    "楷体": '"KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "Noto Serif CJK SC", serif',
    "黑体": '"SimHei", "黑体", "STHeiti", "Noto Sans CJK SC", sans-serif',
    "宋": '"SimSun", "宋体", "STSong", "Noto Serif CJK SC", serif',
}
WEIGHTS = {"小标宋": 700, "黑体": 500}
# Nothing is stretched: full lines of Chinese end at the edge by themselves, and stretched blanks would tear numbers out.
SIDES_OF_TEXT = {
    "both": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "distribute": "left",
}
SIDES_OF_CELL = {"center": "middle", "bottom": "bottom"}


def face_of(font: str) -> str:
    """The family of faces that a font belongs to."""
    return next((name for name in FACES if name in font), "仿宋")


def run_css(told: RunFormat) -> str:
    face = face_of(told.font)
    weight = 700 if told.bold else WEIGHTS.get(face, 400)
    css = f"{families_css(told)}font-size:{told.size:g}pt;font-weight:{weight};"
    if told.colour:
        css += f"color:#{told.colour};"
    if told.italic:
        css += "font-style:italic;"
    if told.underlined:
        css += "text-decoration:underline;"
    return css


def families_css(told: RunFormat) -> str:
    """The face of its Chinese characters, whose measures are those of the line."""
    return f"font-family:{FACES[face_of(told.font)]};".replace('"', "'")


def latin_css(told: RunFormat) -> str:
    """The face of its digits and letters; "" where it is the same."""
    is_own = told.latin and told.latin != told.font
    return f"font-family:'{told.latin}', {FACES[face_of(told.font)]};".replace('"', "'") if is_own else ""


def paragraph_css(told: ParagraphFormat, size: float, *, closer: float = 0) -> str:
    """`size` is that of its largest character, for indents counted in characters, which stand `closer` pt."""
    first = told.first_chars * (size - closer) if told.first_chars else told.first
    line = f"{told.line:.2f}pt" if told.line_rule != "auto" else f"{told.line * 1.3:.3f}"
    css = (
        f"text-align:{SIDES_OF_TEXT.get(told.side, 'left')};line-height:{line};font-size:{size:g}pt;"
        f"margin:{told.before:.2f}pt {told.right:.2f}pt {told.after:.2f}pt {told.left:.2f}pt;"
        f"text-indent:{first:.2f}pt;"
    )
    if told.keep_next:
        css += "break-after:avoid;"
    if told.page_break:
        css += "break-before:page;"
    for side in SIDES:
        border = told.borders.get(side)
        if border and "thick" not in border.kind.lower():
            css += f"border-{side}:{_line(border)};padding-{side}:{border.space:.2f}pt;"
    return css


def table_css(table: Table, cell: TableCell, row: TableRow) -> str:
    """Borders of one cell: its own, else the table's, outside or inside as it stands."""
    last_row = row is table.rows[-1] or (
        cell.rows > 1 and table.rows.index(row) + cell.rows >= len(table.rows)
    )
    outer = {
        "top": row is table.rows[0],
        "bottom": last_row,
        "left": cell.column == 0,
        "right": cell.column + cell.columns >= len(table.widths),
    }
    css = "".join(f"padding-{side}:{width:.2f}pt;" for side, width in table.padding.items())
    for side, is_outer in outer.items():
        inside = "insideH" if side in ("top", "bottom") else "insideV"
        border = cell.borders.get(side) or table.borders.get(side if is_outer else inside)
        if border and border.kind != "none":
            css += f"border-{side}:{_line(border)};"
    if cell.rows == 1:
        css += f"height:{max(row.height - table.padding['top'] - table.padding['bottom'], 0):.2f}pt;"
    css += f"vertical-align:{SIDES_OF_CELL.get(cell.side, 'top')};font-weight:400;"
    return css + (f"background:#{cell.fill};" if cell.fill else "")


def _line(border: Border) -> str:
    kind = {"double": "double", "dashed": "dashed", "dotted": "dotted"}.get(border.kind, "solid")
    return f"{border.width:.2f}pt {kind} #{border.colour}"
