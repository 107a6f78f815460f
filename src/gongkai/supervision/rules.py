"""检查指标: the rules of an inspection, as the data says."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field


class Rule(BaseModel):
    """One rule: `fails` findings of it make the site fail, 0 for never."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    label: str
    fails: int = Field(ge=0)
    way_out: str
    provenance: str


class Tags(BaseModel):
    """网页标签: the tags that must be there and not empty, by the sort of page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    site: tuple[str, ...]
    column: tuple[str, ...]
    article: tuple[str, ...]


class Rules(BaseModel):
    """`home_days`: within how many days something has to be new; `most_pages`: how many pages a run visits, `quick_pages` a quick one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rules: Mapping[str, Rule]
    home_days: int
    most_pages: int
    quick_pages: int
    tags: Tags


@cache
def rules() -> Rules:
    """The rules of rules.yaml; ValueError names what is wrong."""
    return Rules(**yaml.safe_load(Path(__file__).with_name("rules.yaml").read_text(encoding="utf-8")))
