"""What is left of a page's text, unseen over its picture: for searching, copying and reading aloud."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Name

from gongkai.redaction.drawing import Letter

CODES = 255
_HIGH = 1000
_NOTHING = b"1000 0 0 0 1000 1000 d1"
"""A letter as wide and as high as its em that draws nothing."""
_BLOCK = 100
_HEAD = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Left def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange"""
_FOOT = "endcmap CMapName currentdict /CMap defineresource pop end end"


@dataclass
class TextLayer:
    """Fonts of 255 empty letters each, given to characters as they come: only what is left is ever named in them."""

    codes: dict[str, tuple[int, int]] = field(default_factory=dict)

    def orders(self, left: Sequence[Letter], size: tuple[int, int], points: tuple[float, float]) -> str:
        """Drawing orders that write the characters, unseen, where they were seen."""
        across, down = points[0] / size[0], points[1] / size[1]
        orders = ["BT 3 Tr"]
        for letter in left:
            font, code = self.codes.setdefault(letter.text, divmod(len(self.codes), CODES))
            x, upper, right, lower = letter.box
            high, wide = max((lower - upper) * down, 1), max((right - x) * across, 1)
            orders.append(
                f"/L{font} {high:.2f} Tf {100 * wide / high:.1f} Tz 1 0 0 1 {x * across:.2f} "
                f"{points[1] - lower * down:.2f} Tm <{code + 1:02X}> Tj"
            )
        return "\n".join([*orders, "ET"]) if len(orders) > 1 else ""

    def fonts(self, target: pikepdf.Pdf) -> pikepdf.Dictionary:
        """All of them by name, for every page that is a picture."""
        named = list(self.codes)
        empty = target.make_stream(_NOTHING)
        groups = [named[start : start + CODES] for start in range(0, len(named), CODES)]
        return pikepdf.Dictionary(
            {f"/L{number}": _font(target, group, empty) for number, group in enumerate(groups)}
        )


def _font(target: pikepdf.Pdf, characters: Sequence[str], empty: pikepdf.Stream) -> pikepdf.Object:
    names = [Name(f"/c{code + 1}") for code in range(len(characters))]
    font = pikepdf.Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=pikepdf.Array([0, 0, _HIGH, _HIGH]),
        FontMatrix=pikepdf.Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=pikepdf.Dictionary({str(name): empty for name in names}),
        Encoding=pikepdf.Dictionary(Type=Name.Encoding, Differences=pikepdf.Array([1, *names])),
        FirstChar=1,
        LastChar=len(names),
        Widths=pikepdf.Array([_HIGH] * len(names)),
        Resources=pikepdf.Dictionary(),
        ToUnicode=target.make_stream(_to_unicode(characters)),
    )
    return target.make_indirect(font)


def _to_unicode(characters: Sequence[str]) -> bytes:
    lines = [
        f"<{code + 1:02X}> <{character.encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(characters)
    ]
    blocks = [lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK)]
    told = ["\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks]
    return "\n".join([_HEAD, *told, _FOOT]).encode()
