"""Hits shown in their context: escaped, marked, cut from the text as it was published."""

import re
from collections.abc import Sequence
from html import escape

from gongkai.items.search.text import is_han

LENGTH = 120
MAX_MARKS = 100
_GAP = r"[\W_]{0,4}"
_VARIANTS = {"〇": "[〇○]"}
_JOINING = re.compile(r"[\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef\u200d]")
_SENTENCE_END = re.compile(r"[。！？；\n\t]\s*")
_SPACE = re.compile(r"\s+")
_SPECIAL = re.compile("[&<>\"']")


def pattern(words: Sequence[Sequence[str]]) -> re.Pattern[str] | None:
    """Finds the words of a query in a text that was not folded; None when nothing is looked for."""
    longest_first = sorted(words, key=lambda word: -sum(map(len, word)))
    return re.compile("|".join(f"({_word(word)})" for word in longest_first)) if words else None


def _word(word: Sequence[str]) -> str:
    return _GAP.join(_unit(unit) for unit in word)


def _unit(unit: str) -> str:
    if is_han(unit):
        padding = r"[ \u3000]{0,2}" if len(unit) == 2 else ""  # 张　三
        return padding.join(_VARIANTS.get(character, re.escape(character)) for character in unit)
    return rf"(?<![0-9A-Za-z]){''.join(map(_either_case_and_width, unit))}(?![0-9A-Za-z])"


def _either_case_and_width(character: str) -> str:
    if not character.isascii():
        return f"[{re.escape(character + character.upper())}]"
    forms = {character, character.upper()}
    return "[" + "".join(sorted(forms | {chr(ord(form) + 0xFEE0) for form in forms})) + "]"


def marked(text: str, looked_for: re.Pattern[str] | None) -> str:
    """The whole text as HTML, hits in <mark>."""
    if looked_for is None:
        return escape(text)
    if not _SPECIAL.search(text):
        return looked_for.sub(r"<mark>\g<0></mark>", text)
    shown: list[str] = []
    at = 0
    for found in looked_for.finditer(text):
        shown += [escape(text[at : found.start()]), "<mark>", escape(found.group()), "</mark>"]
        at = found.end()
    shown.append(escape(text[at:]))
    return "".join(shown)


def snippet(text: str, looked_for: re.Pattern[str] | None) -> str:
    """About 120 characters around the densest group of hits, as HTML; the beginning where there is none."""
    start, end = _window(text, looked_for)
    cut = _SPACE.sub(" ", text[start:end]).strip()
    before = "…" if start > 0 else ""
    after = "…" if end < len(text.rstrip()) else ""
    return f"{before}{marked(cut, looked_for)}{after}" if cut else ""


def _window(text: str, looked_for: re.Pattern[str] | None) -> tuple[int, int]:
    hits = _hits(text, looked_for)
    if not hits:
        return 0, _whole_character(text, LENGTH)
    first, last = _densest(hits)
    spare = max(LENGTH - (last - first), 0)
    start = _sentence_start(text, max(first - spare // 3, 0), first)
    return _whole_character(text, start), _whole_character(
        text, max(start + LENGTH, min(last, start + 2 * LENGTH))
    )


def _hits(text: str, looked_for: re.Pattern[str] | None) -> list[tuple[int, int, int]]:
    """Start, end and number of the word of each hit."""
    found: list[tuple[int, int, int]] = []
    if looked_for is not None:
        for match in looked_for.finditer(text):
            found.append((match.start(), match.end(), match.lastindex or 0))
            if len(found) == MAX_MARKS:
                break
    return found


def _densest(hits: list[tuple[int, int, int]]) -> tuple[int, int]:
    """From the first to the last hit of the stretch that holds most different words, then most hits."""
    best = (0, 0)
    stretch = (0, 0)
    inside: dict[int, int] = {}
    left = 0
    for right, (_, end, word) in enumerate(hits):
        inside[word] = inside.get(word, 0) + 1
        while left < right and end - hits[left][0] > LENGTH:
            dropped = hits[left][2]
            inside[dropped] -= 1
            if not inside[dropped]:
                del inside[dropped]
            left += 1
        if (len(inside), right - left) > best:
            best, stretch = (len(inside), right - left), (hits[left][0], end)
    return stretch


def _sentence_start(text: str, earliest: int, first: int) -> int:
    """The beginning of a sentence or line between two places, else the earlier place."""
    ends = list(_SENTENCE_END.finditer(text, earliest, first))
    return ends[0].end() if ends else earliest


def _whole_character(text: str, at: int) -> int:
    """Not between a character and what joins it (variation selectors, combining marks)."""
    while 0 < at < len(text) and _JOINING.match(text[at]):
        at += 1
    return min(at, len(text))
