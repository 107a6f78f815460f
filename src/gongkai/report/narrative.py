"""正文: the sections of a report, their opening texts, and how long they may be."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from gongkai.ledger import form_for
from gongkai.organs.models import Organ

PREAMBLE = "preamble"
SECTIONS = (PREAMBLE, "一", "二", "三", "四", "五", "六")
PROMPT = "【请"
LONGEST = 20_000
_TEXTS = Path(__file__).parent / "texts"


def title_of(organ: Organ, year: int) -> str:
    """The title of the report, as the item that publishes it carries it."""
    return str(_texts(form_for(year).id)["title"]).format(**_from_organ(organ, year))


def opening_sections(organ: Organ, year: int) -> dict[str, str]:
    """The texts with which a report is opened: section number (or "preamble") → text with placeholders.

    Sections 二 to 四 are tables; text given for them is printed below the table.
    """
    texts = _texts(form_for(year).id)
    known = _from_organ(organ, year)
    written = {PREAMBLE: texts["preamble"], **texts["sections"]}
    return {section: _with(known, str(written.get(section, ""))).strip() for section in SECTIONS}


def _with(known: dict[str, Any], text: str) -> str:
    """Only the organ's names are filled; figures stay placeholders until they are measured."""
    text = text.replace("{organ.name}", known["organ"].name)
    for name in ("year", "where", "contact"):
        text = text.replace(f"{{{name}}}", str(known[name]))
    return text


def _from_organ(organ: Organ, year: int) -> dict[str, Any]:
    return {"organ": organ, "year": year, "where": _where(organ), "contact": _contact(organ)}


def _where(organ: Organ) -> str:
    if not organ.site_domain:
        return "本报告电子版可在本机关政府信息公开平台查阅或者下载。"
    site = f"{organ.site_name}（{organ.site_domain}）" if organ.site_name else organ.site_domain
    return f"本报告电子版可在{site}政府信息公开平台查阅或者下载。"


def _contact(organ: Organ) -> str:
    office = organ.disclosure_office
    fields = (
        ("地址", organ.address),
        ("邮编", organ.postcode),
        ("电话", organ.phone),
        ("传真", organ.fax),
        ("互联网联系方式", organ.internet_contact),
    )
    known = "，".join(f"{label}：{value}" for label, value in fields if value)
    whom = f"本机关政府信息公开工作机构{office}" if office else "本机关"
    ways = f"（{known}）" if known else ""
    return f"如有疑问或者意见建议，请与{whom}联系{ways}。"


@cache
def _texts(form_id: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((_TEXTS / f"{form_id}.yaml").read_text(encoding="utf-8"))
    return loaded
