"""Measuring figures by code, each once."""

import re
from collections.abc import Callable
from difflib import get_close_matches

from gongkai.items.models import Item, Row
from gongkai.ledger import Tables, form_for
from gongkai.organs.models import Organ
from gongkai.report.figures.measure import Measured, counted
from gongkai.report.figures.registry import FIGURES
from gongkai.report.figures.sources import YearSources
from gongkai.report.figures.table_cells import read_cells

_HEADING = re.compile(r"heading\.([-A-Za-z0-9_]+)\.(items|rows)")
_LONGEST_CODE = 60
ITEM, ROW = Item._meta.label_lower, Row._meta.label_lower


class UnknownFigure(LookupError):  # noqa: N818 (named for what is so)
    """No figure has that name; the message is a Chinese sentence with the nearest names."""


class Figures:
    """The figures of one organ's year; a code is measured once, with as few queries as its subject needs."""

    def __init__(self, organ: Organ, year: int, tables_of: Callable[[], Tables]) -> None:
        self.organ, self.year, self.form = organ, year, form_for(year)
        self._sources = YearSources(organ, year, tables_of)
        self._measured: dict[str, Measured] = {}

    def measure(self, code: str) -> Measured:
        """The figure's value and records; UnknownFigure when the year has no such figure."""
        if code not in self._measured:
            self._measured[code] = self._measure(code)
        return self._measured[code]

    def _measure(self, code: str) -> Measured:
        figure = FIGURES.get(code)
        if figure is not None and figure.exists_in(self.year):
            return figure.measure(self._sources)
        if code in self.form:
            return read_cells(self._sources, (code,))
        if match := _HEADING.fullmatch(code):
            return self._of_heading(match[1], match[2])
        raise UnknownFigure(self._sentence(code))

    def _of_heading(self, heading: str, what: str) -> Measured:
        if heading not in {found for *_, found in self._sources.headings}:
            raise UnknownFigure(f"目录中没有代码为“{heading}”的公开事项，本年不能按它统计")
        if what == "items":
            rows = ((pk, of, above) for pk, _, _, of, above in self._sources.published)
        else:
            rows = ((pk, of, above) for pk, _, of, above in self._sources.published_rows)
        found = (pk for pk, of, above in rows if heading in (of, above))
        return counted(ITEM if what == "items" else ROW, found)

    def _sentence(self, code: str) -> str:
        if code in FIGURES:
            return f"“{{{code}}}”在 {self.year} 年度的格式中没有对应的表格"
        near = get_close_matches(code[:_LONGEST_CODE], [*FIGURES, *self.form.codes], n=3)
        hint = f"，是否要写 {'、'.join(f'{{{each}}}' for each in near)}" if near else "，可用的指标见指标清单"
        return f"没有名为“{{{code[:_LONGEST_CODE]}}}”的指标{hint}"
