"""保管期限 by data: years for each kind of case, from 1 January after the year of closing."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from django.conf import settings
from pydantic import BaseModel, ConfigDict, Field

from gongkai.applications.models import Application
from gongkai.law.outcomes import Family, outcomes
from gongkai.remedies.models import Lawsuit, Reconsideration

OURS = Path(__file__).parent / "data" / "retention.yaml"
OWN = "retention.yaml"


class Kind(BaseModel):
    """保管期限类别: `years` empty keeps for ever."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    label: str
    years: int | None = Field(default=None, ge=1, le=100)
    sign: Literal["challenged", "withheld", "any"]


class Retention(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    basis: str
    kinds: tuple[Kind, ...]


@cache
def retention() -> Retention:
    """The installation's own table, or ours; ValueError names the file that is wrong."""
    own = Path(settings.HOME, OWN)
    path = own if own.is_file() else OURS
    try:
        return Retention(**yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, TypeError, ValueError, yaml.YAMLError) as fault:
        raise ValueError(f"{path.name}: {fault}") from None


def kind_of(application: Application) -> Kind:
    """The kind of retention by what the case is."""
    signs = {"any"}
    found = outcomes().get(application.outcome)
    if found and found.family in (Family.WITHHELD, Family.PARTLY_DISCLOSED):
        signs.add("withheld")
    if any(kind.objects.filter(application=application).exists() for kind in (Reconsideration, Lawsuit)):
        signs.add("challenged")
    return next(kind for kind in retention().kinds if kind.sign in signs)


def label_of(code: str) -> str:
    """一览: the label with its years; the code itself where the table no longer has it."""
    kind = next((kind for kind in retention().kinds if kind.code == code), None)
    if kind is None:
        return code
    return f"{kind.label}，{f'{kind.years} 年' if kind.years else '永久'}"


def retained_until(kind: Kind, closed_on: date) -> date | None:
    """The last day of the period that begins on 1 January after the year of closing; None for ever."""
    return date(closed_on.year + kind.years, 12, 31) if kind.years else None
