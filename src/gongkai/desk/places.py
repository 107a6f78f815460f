"""The few places of the desk, as the menu on the left shows them to each role."""

from dataclasses import dataclass

from django.urls import reverse

from gongkai.desk.access import ANYONE, READERS
from gongkai.organs.actors import Actor, Role


@dataclass(frozen=True)
class Place:
    """地方: `begins` is how the addresses begin that belong to it."""

    label: str
    name: str
    roles: tuple[Role, ...]

    @property
    def address(self) -> str:
        return reverse(f"desk:{self.name}")


PLACES = (
    Place("待办", "worklist", ANYONE),
    Place("信息登记簿", "items", READERS),
    Place("定期评估", "reassessments", READERS),
    Place("信息报送", "submissions", READERS),
    Place("转载", "reposts", READERS),
    Place("查阅场所", "deliveries", READERS),
    Place("内部台账", "registers", READERS),
    Place("执法决定", "decisions", READERS),
    Place("公示", "postings", READERS),
    Place("预决算", "statements", READERS),
    Place("依申请公开", "applications", READERS),
    Place("建议提案", "proposals", READERS),
    Place("公开目录", "catalogue", READERS),
    Place("公开责任", "duties", READERS),
    Place("自查", "inspections", READERS),
    Place("个人信息复查", "rescans", (Role.SECRECY_REVIEWER, Role.DIRECTOR, Role.AUTHORITY, Role.AUDITOR)),
    Place("年度报告", "reports", READERS),
    Place("工作日历", "calendar", ANYONE),
    Place("留痕核验", "integrity", (Role.AUDITOR, Role.ADMINISTRATOR)),
)


def places_for(actor: Actor, path: str) -> list[tuple[str, str, bool, int | None]]:
    """Label, address, whether we are there, and no count, in the order of the menu."""
    mine = [(place.label, place.address) for place in PLACES if actor.has(*place.roles)]
    here = max((address for _, address in mine if path.startswith(address)), key=len, default="")
    return [(label, address, address == here, None) for label, address in mine]
