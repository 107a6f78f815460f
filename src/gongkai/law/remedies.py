"""Remedies (救济途径): how a reply can be challenged, told by outcome and day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from gongkai.law.errors import LawError
from gongkai.law.numerals import in_chinese
from gongkai.law.outcomes import RemedyRoute, outcome
from gongkai.law.provisions import Basis, Provision, find_provision, provision
from gongkai.law.sources import DATA, read_data


@dataclass(frozen=True, slots=True)
class Remedy:
    """`text` is empty when the outcome gives nothing to challenge (a withdrawn application)."""

    text: str
    prior_reconsideration: bool
    basis: tuple[Basis, ...]


def remedy_for(
    outcome_code: str,
    *,
    on: date,
    reconsideration_organ: str,
    court: str = "",
    electronic: bool = False,
    online_channel: str = "",
) -> Remedy:
    """The paragraph for a reply dated `on`.

    Since 2024-01-01 a refusal must be challenged by 行政复议 first and must say so (复议法第二十三条);
    before, and for other replies, the applicant chooses. `electronic` means that the reply is served online:
    the online channel for reconsideration, `online_channel`, is then named where the law asks for it.
    """
    if not reconsideration_organ.strip():
        raise LawError("救济告知需要写明行政复议机关：请在机关资料中填写。")
    route = outcome(outcome_code).route
    if route is RemedyRoute.NONE:
        return Remedy("", prior_reconsideration=False, basis=())
    paragraphs = _paragraphs()
    prior = find_provision("prior_reconsideration", on=on) if route is RemedyRoute.PRIOR else None
    rules: list[Provision] = [prior] if prior else []
    rules.append(provision("reconsideration_period", on=on))
    rules.append(provision("lawsuit_period_after_reconsideration" if prior else "lawsuit_period", on=on))
    periods = {rule.id: in_chinese(rule.value) + rule.unit.label for rule in rules[-2:]}
    piece = "reconsideration_first" if prior else "free_choice"
    text = _fill(
        paragraphs[piece], periods, organ=reconsideration_organ, court=court or paragraphs["any_court"]
    )
    online = find_provision("online_reconsideration_channel", on=on) if electronic else None
    if online is not None:
        channel = online_channel or _fill(paragraphs["default_channel"], {}, organ=reconsideration_organ)
        text += _fill(paragraphs["online_channel"], {}, channel=channel)
        rules.append(online)
    return Remedy(text, prior_reconsideration=prior is not None, basis=tuple(rule.basis for rule in rules))


def _fill(template: str, periods: Mapping[str, str], **fields: str) -> str:
    return template.replace(" ", "").format(**periods, **fields)


@cache
def _paragraphs() -> Mapping[str, str]:
    paragraphs: dict[str, str] = read_data(DATA / "remedy_paragraphs.yaml")
    return paragraphs
