"""One cell of a catalogue's table: marks, channels, limits, audiences and grounds as fields of a line."""

import re
from collections.abc import Callable
from typing import Any

from gongkai.catalogue.channels import OPTIONAL_MARKS, read_channels
from gongkai.catalogue.grounds import ALL_GROUNDS, GROUNDS
from gongkai.catalogue.lines import GOVERNMENT_LEVELS
from gongkai.catalogue.models.heading import EVERYBODY, Manner
from gongkai.catalogue.time_limits import read_time_limit

Values = dict[str, Any]
# Given the text of a cell, the fields that it sets and what is wrong with it ("" for nothing).
Reader = Callable[[str], tuple[Values, str]]
_NO = {"", "-", "—", "/", "／", "×", "✗", "✕", "否", "无", *OPTIONAL_MARKS}
GROUP = "特定群体"
_GROUND_SIGNS = (
    ("14.secret", "国家秘密|涉密"),
    ("14.law_forbids", "禁止公开"),
    ("14.three_safety_one_stability", "三安全|危及|社会稳定"),
    ("15.third_party", "第三方|商业秘密|个人隐私|第十五条"),
    ("16.internal.hr", "人事"),
    ("16.internal.logistics", "后勤"),
    ("16.internal.workflow", "工作流程"),
    ("16.process.discussion", "讨论记录"),
    ("16.process.draft", "过程稿"),
    ("16.process.consult_letter", "磋商"),
    ("16.process.request_report", "请示|报告"),
    ("16.case_file", "案卷"),
)


def is_marked(text: str) -> bool:
    """√, ■, ● and words count; an empty box does not."""
    return text.strip() not in _NO


def text_of(name: str) -> Reader:
    return lambda text: ({name: text.strip()}, "")


def time_limit(text: str) -> tuple[Values, str]:
    found = read_time_limit(text)
    if found is None:
        sentence = (
            "没有写公开时限：请填“自信息形成或者变更之日起20个工作日内”“实时”“每季度”之类"
            if not text.strip()
            else f"看不出“{text.strip()[:40]}”是多长时间：请写明工作日数、日数，或者实时、每月、每季度、每年、长期"
        )
        return {"time_words": text.strip()[:200]}, sentence
    words = re.sub(r"[\s\u3000]+", "", text)
    limits = {"time_limit": found.limit, "time_unit": str(found.unit), "cadence": str(found.cadence)}
    return {"time_words": words[:200], **limits}, ""


def channels(text: str) -> tuple[Values, str]:
    found = read_channels(text)
    sentence = (
        f"没有“{'、'.join(found.unknown)[:60]}”这种渠道：请用标准目录所列的名称，或者写“其他”"
        if found.unknown
        else ""
    )
    return {"channels": found.required, "optional_channels": found.optional}, sentence


def audience(text: str) -> tuple[Values, str]:
    """One cell for both: 全社会, or who the group is."""
    plain = re.sub(r"[■√●☑✓\s\u3000]+", "", text)
    marked = re.findall(r"[■√●☑✓]\s*([^■□√●☑✓\n]+)", text)
    chosen = marked[0].strip() if marked else re.sub(r"□[^■□]*", "", plain).strip()
    return {"audience": (chosen or EVERYBODY)[:200]}, ""


def manner(text: str) -> tuple[Values, str]:
    on_application, proactive = "申请" in _chosen(text), "主动" in _chosen(text)
    if on_application == proactive:
        return {}, f"公开方式“{text.strip()[:20]}”不明：请写“主动”或者“依申请”"
    return {"manner": (Manner.ON_APPLICATION if on_application else Manner.PROACTIVE).value}, ""


def government_levels(text: str) -> tuple[Values, str]:
    chosen = _chosen(text)
    found = [
        code for code, sign in (("county", "[县区市]"), ("township", "[乡镇街]")) if re.search(sign, chosen)
    ]
    known = "、".join(GOVERNMENT_LEVELS.values())
    sentence = f"公开层级“{text.strip()[:20]}”不明：请写{known}" if chosen and not found else ""
    return {"government_levels": tuple(found)}, sentence


def ground(text: str) -> tuple[Values, str]:
    plain = text.strip()
    by_label = {label: code for code, label in ALL_GROUNDS.items()}
    code = by_label.get(plain) or (plain if plain in ALL_GROUNDS else "")
    code = code or next((code for code, sign in _GROUND_SIGNS if re.search(sign, plain)), "")
    if code:
        return {"ground": code}, ""
    listed = "；".join(GROUNDS.values())
    return (
        {},
        f"看不出不予公开的理由“{plain[:40]}”：请写下列之一：{listed}" if plain else "没有写不予公开的理由",
    )


def _chosen(text: str) -> str:
    """What is marked where something is marked, else everything but what stands behind an empty box."""
    marked = re.findall(r"[■√●☑✓]\s*([^■□√●☑✓\n、]+)", text)
    return "、".join(marked) if marked else re.sub(r"□[^■□\n]*", "", text)


READERS: dict[str, Reader] = {
    "contents": text_of("contents"),
    "basis": text_of("basis"),
    "publisher": text_of("publisher"),
    "time": time_limit,
    "channels": channels,
    "audience": audience,
    "manner": manner,
    "levels": government_levels,
    "ground": ground,
}
