"""The bureau's three catalogues: a first version in 2019, and the year's adjustment (继续完善) in 2020."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from gongkai.catalogue import actions
from gongkai.catalogue.lines import Line
from gongkai.catalogue.models import EVERYBODY, Cadence, Catalogue, Heading, Manner, Upkeep
from gongkai.catalogue.reading.cells import GROUP
from gongkai.catalogue.standards import StandardRow, standards
from gongkai.demo.agencies import Staff, read, staff_of
from gongkai.demo.timeline import Timeline, moment
from gongkai.law.numerals import in_chinese
from gongkai.organs.models import Organ

FIRST = (date(2019, 5, 13), date(2019, 5, 15))
REASON = "《中华人民共和国政府信息公开条例》修订施行，编制目录"
CHANNELS, OPTIONAL = ("政府网站", "公开查阅点", "政务服务中心"), ("两微一端",)


def make_catalogues(
    timeline: Timeline, bureau: Organ, staff: Staff, townships: Iterable[Organ]
) -> dict[str, Heading]:
    """The first versions now, the adjustment on its day; the bureau's proactive headings by code.

    Headings that the adjustment adds are not there yet.
    """
    told = read("catalogue")
    adjusted = told["adjustment"]
    for catalogue, lines in _catalogues(told).items():
        _version(bureau, catalogue, _before(lines, adjusted), staff, reason=REASON, days=FIRST)
    for organ in townships:
        line = Line(
            code="renovation",
            title="农村危房改造",
            basis=_basis("21.town"),
            time_limit=20,
            channels=("政府网站", "社区/企事业单位/村公示栏（电子屏）"),
            government_levels=("township",),
            statutory_class="21.town",
        )
        _version(organ, Catalogue.PROACTIVE, [line], staff_of(organ), reason=REASON, days=FIRST)

    def adjust(at: datetime) -> None:
        for catalogue, lines in _catalogues(told).items():
            days = (adjusted["approved_on"], adjusted["in_force_from"])
            _version(bureau, catalogue, lines, staff, reason=adjusted["reasons"][catalogue], days=days)

    timeline.add(moment(adjusted["approved_on"], 9), adjust)
    reviewed = told["review"]

    def review(at: datetime) -> None:
        days = (reviewed["approved_on"], reviewed["in_force_from"])
        lines = _catalogues(told)[Catalogue.NEGATIVE]
        _version(bureau, Catalogue.NEGATIVE, lines, staff, reason=reviewed["reason"], days=days)

    timeline.add(moment(reviewed["approved_on"], 9), review)
    return {
        heading.code: heading
        for heading in Heading.objects.filter(organ=bureau, catalogue=Catalogue.PROACTIVE)
    }


def _version(
    organ: Organ, catalogue: str, lines: Sequence[Line], staff: Staff, *, reason: str, days: tuple[date, date]
) -> None:
    approved_on, in_force_from = days
    at = moment(approved_on, 9)
    version = actions.start_version(organ, catalogue, actor=staff.clerk, lines=lines, at=at)
    actions.submit_version(
        version.pk,
        actor=staff.clerk,
        reason=reason,
        in_force_from=in_force_from,
        at=moment(approved_on, 9, 30),
    )
    actions.approve_version(version.pk, actor=staff.director, at=moment(approved_on, 10))
    actions.put_into_force(moment(in_force_from, 0, 5))


def _before(lines: Sequence[Line], adjusted: dict[str, Any]) -> list[Line]:
    """The catalogue as it was: without what was added, with what was ended, the standard rows not yet filled in."""
    kept = [_not_yet_filled_in(line) for line in lines if line.code not in adjusted["added"]]
    codes = {line.code for line in kept}
    ended = (
        Line(
            code=each["code"],
            title=each["title"],
            parent=each["parent"],
            time_limit=20,
            channels=CHANNELS[:1],
        )
        for each in adjusted["ended"]
    )
    return kept + [line for line in ended if line.parent in codes]


def _not_yet_filled_in(line: Line) -> Line:
    if line.code in _standard_rows():
        return replace(
            line, contents="", basis=_basis(line.statutory_class), channels=CHANNELS[:1], time_words=""
        )
    if line.audience == GROUP:
        return replace(line, basis="", audience=EVERYBODY)
    return line


def _catalogues(told: dict[str, Any]) -> dict[str, list[Line]]:
    """The lines as they are since the adjustment."""
    return {
        Catalogue.PROACTIVE: list(_proactive(told)),
        Catalogue.ON_APPLICATION: list(_on_application(told)),
        Catalogue.NEGATIVE: [
            Line(
                code=f"negative-{position:02d}",
                title=title,
                ground=ground,
                basis=_basis(ground),
                manner=Manner.ON_APPLICATION.value,
                section=next((name for name, kept in told["keepers"].items() if title in kept), "局办公室"),
            )
            for position, (title, ground) in enumerate(told["negative"], start=1)
        ],
    }


def _proactive(told: dict[str, Any]) -> Iterator[Line]:
    details, sections = told["details"], told["sections"]
    for first in told["proactive"]:
        section = next((name for name, codes in sections.items() if first["code"] in codes), "局办公室")
        above = Line(
            code=first["code"],
            title=first["title"],
            statutory_class=first["class"],
            cadence=first.get("cadence", Cadence.EVENT.value),
            time_limit=20,
            basis=_basis(first["class"]),
            channels=CHANNELS,
            government_levels=("county",),
            section=section,
        )
        yield above
        for code, title in first["children"].items():
            own = details.get(code, {})
            line = replace(
                above,
                code=code,
                title=title,
                parent=above.code,
                contents=told["contents"].get(code) or told["contents"].get(above.code, ""),
                optional_channels=OPTIONAL,
            )
            row = _standard_rows().get(code)
            line = _as_in_the_standard(line, row) if row else line
            yield replace(
                line, cadence=own.get("cadence", line.cadence), upkeep=own.get("upkeep", Upkeep.UNDATED.value)
            )


def _as_in_the_standard(line: Line, row: StandardRow) -> Line:
    return replace(
        line,
        contents="；".join(row.elements),
        basis="、".join(row.basis) or line.basis,
        time_limit=row.limit,
        time_words=row.time_words,
        channels=row.channels,
    )


def _standard_rows() -> dict[str, StandardRow]:
    return {row.code: row for each in standards().values() for row in each.rows}


def _on_application(told: dict[str, Any]) -> Iterator[Line]:
    asked = Line(
        code="",
        title="",
        basis=_basis("27"),
        audience=GROUP,
        manner=Manner.ON_APPLICATION.value,
        government_levels=("county",),
    )
    for first in told["on_application"]:
        yield replace(asked, code=first["code"], title=first["title"])
        for code, title in first["children"].items():
            yield replace(asked, code=code, title=title, parent=first["code"])


def _basis(statutory_class: str) -> str:
    """《条例》第二十条第（二）项 for "20.2"; 第十四条 and the like for the negative list."""
    regulation = "《中华人民共和国政府信息公开条例》"
    article, _, item = statutory_class.partition(".")
    if article == "20":
        return f"{regulation}第二十条第（{in_chinese(int(item))}）项"
    return f"{regulation}第{in_chinese(int(article))}条" if article else regulation
