"""字幕: WebVTT as text, its timings checked, without remarks and styles."""

import re

from gongkai.privacy.passages import Unreadable

_TIME = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}"
_TIMING = re.compile(rf"^{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?$")
_BESIDE = re.compile(r"^(?:NOTE|STYLE|REGION)\b")
_TAG = re.compile(r"<[^>]*>")


def clean_captions(text: str) -> str:
    """The file with its cues alone; Unreadable where it is no WebVTT or holds no cue."""
    blocks = re.split(r"\n{2,}", text.strip().replace("\r\n", "\n").replace("\r", "\n"))
    if not blocks[0].startswith("WEBVTT"):
        raise Unreadable("字幕文件第一行应是 WEBVTT。请用字幕软件另存为 WebVTT（.vtt）后再上传。")
    cues = [block for block in blocks[1:] if not _BESIDE.match(block)]
    for block in cues:
        if not any(_TIMING.match(line) for line in block.split("\n")[:2]):
            told = block.split("\n")[0][:40]
            raise Unreadable(f"字幕“{told}”没有时间，应如 00:01.000 --> 00:04.000。请改正后再上传。")
    if not cues:
        raise Unreadable("字幕文件里没有字幕。请补齐后再上传。")
    return "\n\n".join(["WEBVTT", *cues]) + "\n"


def spoken(text: str) -> list[str]:
    """The words of the cues, one line each."""
    lines = [_TAG.sub("", line).strip() for line in text.splitlines()]
    return [
        line for line in lines if line and "-->" not in line and line != "WEBVTT" and not line.isdecimal()
    ]
