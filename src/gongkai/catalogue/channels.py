"""公开渠道和载体: the closed list of the standard catalogues, and the marks ■ (必选) and □ (可选) before each."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# rules.md 5.6 [S30]: the names as most published catalogues print them.
CHANNELS = (
    "政府网站",
    "政府公报",
    "两微一端",
    "发布会/听证会",
    "广播电视",
    "纸质媒体",
    "公开查阅点",
    "政务服务中心",
    "便民服务站",
    "入户/现场",
    "社区/企事业单位/村公示栏（电子屏）",
    "精准推送",
    "其他",
)
_ALIASES = {
    "网站": "政府网站",
    "政府门户网站": "政府网站",
    "部门网站": "政府网站",
    "公报": "政府公报",
    "微信": "两微一端",
    "微博": "两微一端",
    "发布会": "发布会/听证会",
    "听证会": "发布会/听证会",
    "广播": "广播电视",
    "电视": "广播电视",
    "报纸": "纸质媒体",
    "查阅点": "公开查阅点",
    "政府信息查阅点": "公开查阅点",
    "服务中心": "政务服务中心",
    "政务服务大厅": "政务服务中心",
    "便民服务点": "便民服务站",
    "入户": "入户/现场",
    "现场": "入户/现场",
    "社区": "社区/企事业单位/村公示栏（电子屏）",
    "村公示栏": "社区/企事业单位/村公示栏（电子屏）",
    "公示栏": "社区/企事业单位/村公示栏（电子屏）",
    "公开栏": "社区/企事业单位/村公示栏（电子屏）",
}
REQUIRED_MARKS, OPTIONAL_MARKS = "■●☑√✓◆★", "□○☐◇☆"
_PART = re.compile(
    rf"([{REQUIRED_MARKS}{OPTIONAL_MARKS}])?\s*([^{REQUIRED_MARKS}{OPTIONAL_MARKS}\n、，,；;]+)"
)
_BLANKS = re.compile(r"[\s\u3000]+")


@dataclass(frozen=True)
class Channels:
    """Names in the order of CHANNELS; `unknown` is what was written and is none of them."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def read_channels(text: str) -> Channels:
    """What a cell says: marked names one below the other; names without a mark are required."""
    required: set[str] = set()
    optional: set[str] = set()
    unknown: list[str] = []
    for mark, words in _PART.findall(text):
        name = channel_of(words)
        if name is None:
            unknown.append(words.strip())
        elif mark and mark in OPTIONAL_MARKS:
            optional.add(name)
        else:
            required.add(name)
    return Channels(in_order(required), in_order(optional - required), tuple(dict.fromkeys(unknown)))


def channel_of(words: str) -> str | None:
    """The listed name for what is written; None when there is none."""
    plain = _plain(words)
    by_plain = {_plain(name): name for name in CHANNELS}
    if plain in by_plain:
        return by_plain[plain]
    if words.strip() in _ALIASES:
        return _ALIASES[words.strip()]
    if plain.startswith("社区") and "公示栏" in plain:
        return "社区/企事业单位/村公示栏（电子屏）"
    return next((name for key, name in by_plain.items() if len(plain) > 3 and plain in key), None)


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    known = set(names)
    return tuple(name for name in CHANNELS if name in known)


def written(required: Sequence[str], optional: Sequence[str]) -> str:
    """The cell of a published catalogue: every channel that is used, required ones first."""
    return "\n".join((*(f"■{name}" for name in required), *(f"□{name}" for name in optional)))


def _plain(words: str) -> str:
    return _BLANKS.sub("", words).replace("（", "(").replace("）", ")").replace("／", "/").rstrip("。")
