"""One pass over the text for every word at which some detector looks closer."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import cache

from gongkai.privacy.detectors.told import lists, paper_words

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使"
_PLACES = "院苑园庄城府湾里都区组队社村"
_SORTS = 16
# The most common characters of official Chinese, the most common first.
_COMMON = (
    "的一人工政发公府国年设和会县作务理区民业中行市建生于管地有部大方关项安全条法定事月日规机度在实为不施社单信以经目办村住镇工程进通上资房保出动合局第门农主员体到位收料开分内制审要其及重对领指查组者划监"
    "批申责负应学化市场建成现家名导提过对公示据自电计新产能用强服基报式服加水高下用面本书知文金服项平申请印执处人当期结可用情况三任责好证市场得请求二展编号情联系附件个子时标长外同时年政策间点件数城乡代表示表记质平"
    "元补助险等物城居乡改造施危农级支费贴四类交接受户由证贫困评补口所权向意见十被符收养服明本身份医教育科技院格准予许可依据特别通过直接从先确认立调整入户登记号码性次心正无力去前后式给最立原来"
)
_PASSED_ON = frozenset({"column", "phone", "birth", "home", "bank"})
_LETTER_OR_DIGIT = re.compile("[0-9A-Z]")
_BEFORE_ASCII = frozenset(_PLACES + _PROVINCES)
Spans = list[tuple[int, int]]


@cache
def _groups(*, in_table: bool) -> dict[str, tuple[str, ...]]:
    """Groups by word; headings of columns only where there are columns."""
    groups: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for group, words in lists("words").items():
        for word in words if group != "general" and (in_table or group != "column") else ():
            groups[word] += (group,)
    for word in lists("labels")["bank"]:
        groups[word] += ("bank",)
    for word in paper_words():
        groups[word] += ("paper",)
    own = dict(groups)
    for word in own:  # 收款账号 is a heading because 账号 is one
        for start in range(len(word) - 1):
            for end in range(start + 2, len(word) + 1):
                groups[word] += tuple(each for each in own.get(word[start:end], ()) if each in _PASSED_ON)
    return {word: tuple(dict.fromkeys(each)) for word, each in groups.items()}


@cache
def _by_pair(*, in_table: bool) -> dict[str, list[tuple[str, int, tuple[str, ...]]]]:
    """Words of two characters and more by the rarest two that adjoin: the word, where in it they stand, its groups; the longest first."""
    found: dict[str, list[tuple[str, int, tuple[str, ...]]]] = defaultdict(list)
    words = _groups(in_table=in_table)
    for word in sorted(words, key=len):
        if len(word) > 1:
            at = min(range(len(word) - 1), key=lambda at: _cost(word[at : at + 2], found))
            found[word[at : at + 2]].append((word, at, words[word]))
    return {pair: several[::-1] for pair, several in found.items()}


def _cost(pair: str, chosen: Container[str]) -> float:
    """Of looking for a pair; none for one that is looked for anyway."""
    return 0 if pair in chosen else _share(pair[0]) * (0.02 + _share(pair[1]))


def _share(character: str) -> float:
    """How often a character is written, told by its rank."""
    rank = _COMMON.find(character)
    return 0.001 if rank < 0 else 1 / (rank + 8)


@cache
def _single(*, in_table: bool) -> list[tuple[str, tuple[str, ...]]]:
    return [(word, groups) for word, groups in _groups(in_table=in_table).items() if len(word) == 1]


@cache
def _pattern(*, in_table: bool) -> re.Pattern[str]:
    """Any first character with any second, then looked back at by sorts: twice as fast as asking for each pair.

    Some pairs are of no word; `anchors` passes them over.
    """
    pairs = sorted(_by_pair(in_table=in_table))
    firsts = sorted({pair[0] for pair in pairs})
    sorts = [set(firsts[start::_SORTS]) for start in range(_SORTS)]
    known = [[_either(pair[at] for pair in pairs if pair[0] in each) for at in (0, 1)] for each in sorts]
    kept = "|".join(f"{first}{second}" for first, second in known)
    first, second = (_either(pair[at] for pair in pairs) for at in (0, 1))
    return re.compile(
        f"[{first[1:-1]}{_PLACES}{_PROVINCES}][{second[1:-1]}0-9A-Z](?<={kept}|[{_PLACES}][0-9]|[{_PROVINCES}][A-Z])"
    )


def _either(characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(set(characters))))}]"


def anchors(text: str, *, in_table: bool) -> dict[str, Spans]:
    """Where words of each group stand; `plate` and `door` where a province or place stands before a letter or digit."""
    found: dict[str, Spans] = defaultdict(list)
    last = 0
    for start, minus_end, groups in sorted(_words_of(text, found, in_table=in_table)):
        if start >= last:
            last = -minus_end
            for group in groups:
                found[group].append((start, last))
    for word, groups in _single(in_table=in_table):
        if word in text:
            spans = [match.span() for match in re.finditer(word, text)]
            for group in groups:
                found[group] = sorted(found[group] + spans)
    return found


def _words_of(
    text: str, found: dict[str, Spans], *, in_table: bool
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Start, minus the end and groups of each word, as its pairs are met; plates and doors go into `found` at once."""
    told = _by_pair(in_table=in_table)
    firsts = {pair[0] for pair in told} | _BEFORE_ASCII
    starts_with = text.startswith
    for match in _pattern(in_table=in_table).finditer(text):
        at, pair = match.start(), match[0]
        while True:
            for word, within, groups in told.get(pair, ()):
                start = at - within
                if starts_with(word, start) and start >= 0:
                    yield start, -start - len(word), groups
                    break
            if pair[0] in _BEFORE_ASCII and _LETTER_OR_DIGIT.match(pair, 1):
                found["door" if pair[1].isdigit() else "plate"].append((at, at + 2))
            if at > match.start() or pair[1] not in firsts:
                break
            at += 1  # the next pair begins within this one
            pair = text[at : at + 2]
