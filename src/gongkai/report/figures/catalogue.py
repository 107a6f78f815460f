"""目录: how many first- and second-level lines the organ's three catalogues have at the end of the year."""

from gongkai.catalogue.models import Catalogue, Heading
from gongkai.report.figures.measure import Figure, Measured, counted
from gongkai.report.figures.sources import YearSources

HEADING = Heading._meta.label_lower


def _level(catalogue: str, *, first: bool) -> Figure:
    label, level = Catalogue(catalogue).label, "一级" if first else "二级"
    return Figure(
        f"catalogue.{catalogue}.{'first' if first else 'second'}_level",
        f"{label}：{level}事项",
        f"《{label}》中，本年12月31日有效的{level}事项数。",
        lambda year: counted(HEADING, _on_level(year, catalogue, first=first)),
        unit="项",
    )


def _on_level(year: YearSources, catalogue: str, *, first: bool) -> list[int]:
    """Lines of the first level, or those right below them: a third level is not counted with the second."""
    own = [(pk, parent) for pk, found, parent, _ in year.headings if found == catalogue]
    tops = {pk for pk, parent in own if parent is None}
    return [pk for pk, parent in own if (parent is None if first else parent in tops)]


def _negative_lines(year: YearSources) -> Measured:
    negative = [(pk, parent) for pk, found, parent, _ in year.headings if found == Catalogue.NEGATIVE]
    parents = {parent for _, parent in negative}
    return counted(HEADING, (pk for pk, _ in negative if pk not in parents))


CATALOGUE = (
    *(
        _level(catalogue, first=first)
        for catalogue in (Catalogue.PROACTIVE, Catalogue.ON_APPLICATION)
        for first in (True, False)
    ),
    Figure(
        "catalogue.negative.lines",
        "政府信息公开负面清单：事项",
        "《政府信息公开负面清单》中，本年12月31日有效、没有下级事项的事项数。",
        _negative_lines,
        unit="项",
    ),
)
