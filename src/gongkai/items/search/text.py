"""Text as the index sees it: folded character by character, then cut into runs of Chinese and words.

Folding keeps the length, so a position in the folded text is a position in the original.
"""

import re
import unicodedata
from collections.abc import Iterator
from operator import add

# Han with its extensions, kana, hangul, and the private use area, where old systems keep rare name characters.
HAN = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\ue000-\ufaff\U00020000-\U000323af"
MAX_WORD = 64
SEPARATOR = "¶"  # stands between title, numbers and text, so that no phrase runs across

_UNIT = re.compile(rf"[{HAN}]+|[^\W_{HAN}]{{1,{MAX_WORD}}}")
_FIRST_HAN = "\u2e80"
# 张　三: two-character names are padded to three places in rosters; plain text keeps one space of it.
_PADDED_NAME = re.compile(rf"(?<![{HAN}])([{HAN}])[ \u3000]{{1,2}}([{HAN}])(?![{HAN}])")


def _folding_table() -> dict[int, str]:
    table = {0: " ", 0x3000: " ", 0x25CB: "〇", 0xFFFD: " ", **dict.fromkeys(range(0xD800, 0xE000), " ")}
    ranges = (
        (0x41, 0x530),
        (0x1E00, 0x2000),
        (0x2460, 0x2474),
        (0x2E80, 0x2FE0),
        (0xF900, 0xFB00),
        (0xFF01, 0xFFEF),
    )
    for start, end in (*ranges, (0x2F800, 0x2FA20)):
        for code in range(start, end):
            folded = unicodedata.normalize("NFKC", chr(code)).lower()
            if len(folded) == 1 and folded != chr(code):
                table[code] = folded
    return table


_FOLDED = _folding_table()


def fold(text: str) -> str:
    """Lower case, half width, compatibility characters replaced; as long as before."""
    return text.translate(_FOLDED)


def units(folded: str) -> list[str]:
    """Runs of Chinese and words of letters or digits, in order; everything else only separates."""
    return _UNIT.findall(folded)


def is_han(unit: str) -> bool:
    """A run to be cut into characters; the few other scripts up there (Yi) are cut as well, in texts as in queries."""
    return unit[0] >= _FIRST_HAN


def streams(parts: tuple[str, ...]) -> tuple[str, str]:
    """The two token streams of a text, position by position: pairs of characters, and single characters.

    Both hold one token per position: a Chinese character (with the one after it, in the stream of pairs) or a word.
    """
    pairs: list[str] = []
    singles: list[str] = []
    for part in parts:
        for unit in units(fold(_PADDED_NAME.sub(r"\1\2", part))):
            if is_han(unit):
                pairs.extend(map(add, unit, unit[1:]))
                pairs.append(unit[-1])
                singles.extend(unit)
            else:
                pairs.append(unit)
                singles.append(unit)
        pairs.append(SEPARATOR)
        singles.append(SEPARATOR)
    return " ".join(pairs), " ".join(singles)


def number_tails(number: str) -> Iterator[str]:
    """An index or document number from each of its parts to its end: "640221041/2020/00014", "2020/00014", "00014"."""
    found = units(fold(number))
    for at in range(len(found)):
        yield "/".join(found[at:])
