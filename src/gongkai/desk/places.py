"""The few places of the desk, as the menu on the left shows them to each role."""

from dataclasses import dataclass
from functools import cache

from django.urls import reverse

from gongkai.desk.access import ANYONE, READERS
from gongkai.organs.actors import Actor, Role


@dataclass(frozen=True)
class Place:
    """地方; `also` are further beginnings of addresses, below the desk's own, that belong to it."""

    label: str
    name: str
    roles: tuple[Role, ...]
    also: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        return _address(self.name)


@cache
def _address(name: str) -> str:
    return reverse(f"desk:{name}")


@dataclass(frozen=True)
class Group:
    """A heading of the menu with its places; the first group needs none."""

    label: str
    places: tuple[Place, ...]


GROUPS = (
    Group("", (Place("待办", "worklist", ANYONE),)),
    Group(
        "主动公开",
        (
            Place("信息登记簿", "items", READERS),
            Place("公开目录", "catalogue", READERS),
            Place("公示", "postings", READERS),
            Place("转载", "reposts", READERS),
            Place("查阅场所", "deliveries", READERS),
            Place("信息报送", "submissions", READERS),
            Place("定期评估", "reassessments", READERS),
        ),
    ),
    Group(
        "重点领域",
        (
            Place("内部台账", "registers", READERS),
            Place("执法决定", "decisions", READERS),
            Place("预决算", "statements", READERS),
            Place("建议提案", "proposals", READERS),
        ),
    ),
    Group(
        "依申请公开",
        (
            Place("申请办理", "applications", READERS, also=("reconsiderations", "lawsuits")),
            Place("更正和建议", "requests", READERS),
            Place("办理统计", "application_statistics", READERS),
            Place("归档", "case_files", READERS),
            Place("办理监督", "oversight", (Role.AUTHORITY,)),
            Place("投诉举报", "complaints", READERS),
            Place("文书模板", "letter_templates", (Role.ADMINISTRATOR,)),
        ),
    ),
    Group(
        "监督和报告",
        (
            Place("公开指南", "disclosure_guide", READERS),
            Place("公开责任", "duties", READERS),
            Place("自查", "inspections", READERS),
            Place(
                "个人信息复查",
                "rescans",
                (Role.SECRECY_REVIEWER, Role.DIRECTOR, Role.AUTHORITY, Role.AUDITOR),
            ),
            Place("年度报告", "reports", READERS),
            Place("工作日历", "calendar", ANYONE),
            Place("留痕核验", "integrity", (Role.AUDITOR, Role.ADMINISTRATOR)),
        ),
    ),
)

Line = tuple[str, str, bool, int | None]


def places_for(actor: Actor, path: str) -> list[tuple[str, list[Line]]]:
    """Each group that this member sees with its lines: label, address, whether we are there, and no count."""
    mine = [(group.label, [place for place in group.places if actor.has(*place.roles)]) for group in GROUPS]
    here = _place_of(path, [place for _, places in mine for place in places])
    return [
        (label, [(place.label, place.address, place is here, None) for place in places])
        for label, places in mine
        if places
    ]


def _place_of(path: str, places: list[Place]) -> Place | None:
    """The place whose address the path goes on from the longest; the desk's own address is its worklist alone."""
    home = reverse("desk:worklist")
    lengths = {
        len(begins): place
        for place in places
        for begins in (place.address, *(f"{home}{each}/" for each in place.also))
        if path == begins or (begins != home and path.startswith(begins))
    }
    return lengths[max(lengths)] if lengths else None
