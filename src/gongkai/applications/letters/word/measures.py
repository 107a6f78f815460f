"""公文尺寸和字体 (GB/T 9704—2012): A4, 版心 156 mm × 225 mm, 22 lines of 28 characters."""

from dataclasses import dataclass

TWIPS_PER_MM = 1440 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210, 297  # mm
TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 26  # 天头、地脚、订口、切口, mm
RULE_WIDTH = 170  # the red double lines of 信函格式, mm
SIZE_2, SIZE_3, SIZE_4, SIZE_SMALL_4, SIZE_5 = 22.0, 16.0, 14.0, 12.0, 10.5  # 二号 三号 四号 小四 五号, pt
LINE = 28.95  # 22 lines in 225 mm, pt
CLOSER = 849 / 4096  # by so much characters of 三号 stand closer, that 28 fill a line of 156 mm, pt
NUMBER_ABOVE = 5.2  # the page's number over the foot's lower edge: its dashes are 7 mm below the text, mm
MARK_SIZE, MARK_SMALLEST, MARK_LINE = 30.0, 16.0, 36.0  # 发文机关标志, pt
RED = "D00000"

TITLE_FONT, TEXT_FONT, HEAVY_FONT, SOFT_FONT, PLAIN_FONT = (
    "方正小标宋简体",
    "仿宋_GB2312",
    "黑体",
    "楷体_GB2312",
    "宋体",
)
LATIN_FONT = "Times New Roman"


def mark_of(name: str) -> tuple[float, float]:
    """Size and line of 发文机关标志 in pt: as large as fits over the red rule, a name beyond 30 characters in two lines."""
    width = RULE_WIDTH / 25.4 * 72
    if len(name) * MARK_SMALLEST <= width:
        return min(MARK_SIZE, int(width / max(len(name), 1) * 2) / 2), MARK_LINE
    return min(MARK_SMALLEST, int(width / (len(name) // 2 + 2) * 2) / 2), MARK_LINE / 2


def twips(mm: float) -> int:
    """Millimetres as Word counts them."""
    return round(mm * TWIPS_PER_MM)


def points(pt: float) -> int:
    """Points as Word counts them: twentieths."""
    return round(pt * 20)


@dataclass(frozen=True)
class Style:
    """样式: one paragraph style; sizes in pt, `indent` in characters, `after` and `before` in pt."""

    name: str
    font: str = TEXT_FONT
    size: float = SIZE_3
    side: str = "both"
    line: float = LINE
    indent: int = 0
    before: float = 0
    after: float = 0
    colour: str = ""
    bold: bool = False
    keep_next: bool = False
    left_mm: float = 0


BODY = "公文正文"
STYLES = (
    Style("发文机关标志", TITLE_FONT, MARK_SIZE, "center", MARK_LINE, colour=RED),
    Style("发文字号", side="right", before=6),
    Style("公文标题", TITLE_FONT, SIZE_2, "center", 33, before=2 * LINE, after=LINE, keep_next=True),
    Style("主送机关", side="left", keep_next=True),
    Style(BODY, indent=2),
    Style("公文段落", indent=2),
    Style("落款", side="center", left_mm=70, keep_next=True),
    Style("附注", indent=2, before=LINE),
    Style("表格标题", TITLE_FONT, SIZE_2, "center", 33, after=8, keep_next=True),
    Style("表格编号", TEXT_FONT, SIZE_SMALL_4, "left", 20, after=4, keep_next=True),
    Style("表格栏目", HEAVY_FONT, SIZE_SMALL_4, "center", 18),
    Style("表格文字", TEXT_FONT, SIZE_SMALL_4, "left", 18),
    Style("表格居中", TEXT_FONT, SIZE_SMALL_4, "center", 18),
    Style("表格签名", TEXT_FONT, SIZE_SMALL_4, "right", 20),
    Style("表格说明", TEXT_FONT, SIZE_5, "left", 16, before=4),
    Style("页码", PLAIN_FONT, SIZE_4, "right", 16),
)
