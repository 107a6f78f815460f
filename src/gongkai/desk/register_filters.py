"""The filters of the register as the page offers them."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from gongkai.desk import register
from gongkai.desk.parameters import address_with
from gongkai.desk.register import ATTRIBUTES, Filters
from gongkai.items.choices import State
from gongkai.items.kinds import all_kinds
from gongkai.organs.actors import Actor


@dataclass(frozen=True)
class Select:
    """One drop-down: its parameter, label, options and what is chosen."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str

    @property
    def chosen_label(self) -> str:
        return dict(self.options).get(self.chosen, self.chosen)


def choices_of(actor: Actor, filters: Filters, years: list[int]) -> list[Select]:
    """Every drop-down of the register; those with nothing to choose are left out."""
    organs = register.organs_of(actor)
    found = [
        Select("year", "年份", tuple((str(year), f"{year} 年") for year in years), str(filters.year or "")),
        Select("attribute", "公开属性", tuple(ATTRIBUTES.items()), filters.attribute),
        Select(
            "state", "环节", tuple((str(code), str(label)) for code, label in State.choices), filters.state
        ),
        Select("kind", "种类", tuple((code, kind.label) for code, kind in all_kinds().items()), filters.kind),
        Select(
            "organ",
            "机关",
            tuple((str(organ.pk), organ.short_name) for organ in organs) if len(organs) > 1 else (),
            str(filters.organ or ""),
        ),
        Select(
            "section",
            "科室",
            tuple((str(section.pk), section.name) for section in register.sections_of(actor)),
            str(filters.section or ""),
        ),
    ]
    return [select for select in found if select.options]


def chosen_of(request: HttpRequest, selects: list[Select], text: str) -> list[tuple[str, str]]:
    """What is chosen, each with the address that takes it away."""
    found = [
        (f"{select.label}：{select.chosen_label}", address_with(request, **{select.name: None}))
        for select in selects
        if select.chosen
    ]
    return found + ([(f"含“{text}”", address_with(request, q=None))] if text else [])


def attribute_address(filters: Filters) -> str:
    """Where the year's counts lead: the same year and organ, one attribute (its code is appended)."""
    narrowed = {"year": filters.year, "organ": filters.organ}
    return f"?{urlencode({**{name: value for name, value in narrowed.items() if value}, 'attribute': ''})}"
