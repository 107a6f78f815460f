"""One entry for each thing that happens to a challenge."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from gongkai.casework import entries
from gongkai.casework.procedure import Step
from gongkai.organs.actors import Actor
from gongkai.remedies.models import Challenge


def record(
    challenge: Challenge,
    step: Step,
    actor: Actor,
    *,
    on: date,
    at: datetime,
    payload: Mapping[str, Any],
    note: str = "",
) -> None:
    """The entry of a step that was taken; `on` is the day that counts in law."""
    label = f"{step.label}：{challenge.case_number}{' ' + note if note else ''}"
    entries.write(
        challenge.organ_id,
        challenge,
        verb=step.verb,
        label=label,
        actor=actor,
        legal_on=on,
        payload={"case_number": challenge.case_number, **payload},
        at=at,
    )
