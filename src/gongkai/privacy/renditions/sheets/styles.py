"""Looks of cells, from the styles and the theme of a workbook."""

import colorsys

from lxml import etree

from gongkai.privacy.renditions.sheets.model import Look

_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: "#,##0",
    42: "#,##0",
    43: "#,##0.00",
    44: "#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
_BORDERS = (
    *("none", "thin", "medium", "dashed", "dotted", "thick", "double", "hair", "mediumDashed", "dashDot"),
    *("mediumDashDot", "dashDotDot", "mediumDashDotDot", "slantDashDot"),
)
_INDEXED = (
    *("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF") * 2,
    *("800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080"),
)
_THEME_ORDER = (
    *("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"),
    *("hlink", "folHlink"),
)


def theme_colours(theme: etree._Element | None) -> list[str]:
    """In the order in which cells number them."""
    found: dict[str, str] = {}
    for scheme in theme.iter("{*}clrScheme") if theme is not None else ():
        for entry in scheme:
            for colour in entry:
                name = etree.QName(entry).localname
                found[name] = (colour.get("lastClr") or colour.get("val") or "").upper()
    return [
        found.get(name, "FFFFFF" if name == "lt1" else "000000" if name == "dk1" else "")
        for name in _THEME_ORDER
    ]


def read_looks(styles: etree._Element, theme: list[str]) -> list[Look]:
    """One look for each cell style, by its index."""
    numbers = {
        int(each.get("numFmtId", "0")): each.get("formatCode", "General")
        for each in styles.iterfind("{*}numFmts/{*}numFmt")
    }
    fonts = list(styles.iterfind("{*}fonts/{*}font"))
    fills = list(styles.iterfind("{*}fills/{*}fill"))
    borders = list(styles.iterfind("{*}borders/{*}border"))
    looks = []
    for style in styles.iterfind("{*}cellXfs/{*}xf"):
        number = int(style.get("numFmtId", "0"))
        font = _at(fonts, style.get("fontId"))
        alignment = style.find("{*}alignment")
        looks.append(
            Look(
                number=numbers.get(number) or _BUILT_IN.get(number, "General"),
                bold=_is_on(font, "b"),
                italic=_is_on(font, "i"),
                size=min(max(float(_value(font, "sz") or 11), 1.0), 400.0),
                font=_value(font, "name"),
                colour=_colour(None if font is None else font.find("{*}color"), theme),
                fill=_fill(_at(fills, style.get("fillId")), theme),
                borders=_sides(_at(borders, style.get("borderId"))),
                across="" if alignment is None else alignment.get("horizontal", ""),
                down="" if alignment is None else alignment.get("vertical", ""),
                wraps=alignment is not None and alignment.get("wrapText") in ("1", "true"),
            )
        )
    return looks or [Look()]


def _at(elements: list[etree._Element], index: str | None) -> etree._Element | None:
    number = int(index or 0)
    return elements[number] if number < len(elements) else None


def _value(element: etree._Element | None, name: str) -> str:
    found = None if element is None else element.find(f"{{*}}{name}")
    return "" if found is None else str(found.get("val", ""))


def _is_on(element: etree._Element | None, name: str) -> bool:
    found = None if element is None else element.find(f"{{*}}{name}")
    return found is not None and found.get("val", "1") not in ("0", "false")


def _fill(fill: etree._Element | None, theme: list[str]) -> str:
    pattern = None if fill is None else fill.find("{*}patternFill")
    if pattern is None or pattern.get("patternType") != "solid":
        return ""
    colour = _colour(pattern.find("{*}fgColor"), theme)
    return colour or "FFFFFF"


def _sides(border: etree._Element | None) -> tuple[int, int, int, int]:
    def side(name: str) -> int:
        found = None if border is None else border.find(f"{{*}}{name}")
        style = "none" if found is None else found.get("style", "none")
        return _BORDERS.index(style) if style in _BORDERS else 1

    return side("left"), side("right"), side("top"), side("bottom")


def _colour(element: etree._Element | None, theme: list[str]) -> str:
    if element is None:
        return ""
    if (exact := element.get("rgb")) is not None:
        return str(exact)[-6:].upper()
    if (number := element.get("theme")) is not None and int(number) < len(theme):
        return _tinted(theme[int(number)], float(element.get("tint", "0")))
    if (number := element.get("indexed")) is not None and int(number) < len(_INDEXED):
        return _INDEXED[int(number)]
    return ""


def _tinted(colour: str, tint: float) -> str:
    if not colour or not tint:
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light + (1 - light) * tint
    return "".join(
        f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, min(max(light, 0), 1), strength)
    )
