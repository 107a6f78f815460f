"""The organs and their staff."""

from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password

from gongkai.demo import people
from gongkai.organs.actors import Actor, Role
from gongkai.organs.models import Level, Member, Organ, OrganKind, Section

DATA = Path(__file__).parent / "data"
REGION = "640221"


def read(name: str) -> Any:
    return yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Staff:
    """The actors of one organ, by what they do."""

    clerk: Actor
    section_head: Actor
    reviewer: Actor
    director: Actor


def make_organs(told: dict[str, Any]) -> dict[str, Organ]:
    """All organs by index prefix, with sections of the bureau."""
    organs: dict[str, Organ] = {}
    for record in told["organs"]:
        columns = dict(record)
        parent = organs.get(columns.pop("parent", ""))
        columns["kind"] = OrganKind(columns["kind"])
        columns["level"] = Level(columns["level"])
        organ = Organ(**columns, parent=parent, division_code=REGION, calendar_region=REGION)
        organ.reconsideration_organ = organ.reconsideration_organ or "平罗县人民政府"
        organ.court = organ.court or "平罗县人民法院"
        for name, text in told["guide"].items():
            setattr(organ, name, getattr(organ, name) or text)
        organ.save()
        organs[organ.index_prefix] = organ
    return organs


def make_members(told: dict[str, Any], organs: dict[str, Organ], *, password: str) -> None:
    """The bureau's and the county's members with log-ins, and four members of each township without."""
    bureau = organs["640221041"]
    sections = {name: Section.objects.create(organ=bureau, name=name) for name in told["sections"]}
    hashed = make_password(password)
    for record in told["members"]:
        is_administrator = Role.ADMINISTRATOR in record["roles"]
        user = get_user_model().objects.create(
            username=record["login"],
            password=hashed,
            is_staff=is_administrator,
            is_superuser=is_administrator,
        )
        Member.objects.create(
            user=user,
            name=record["name"],
            organ=organs[record["organ"]],
            section=sections.get(record.get("section", "")),
            roles=record["roles"],
        )
    random = Random(640221)  # noqa: S311 (invented people, not secrets)
    for prefix in told["townships"]:
        for role in (Role.CLERK, Role.SECTION_HEAD, Role.SECRECY_REVIEWER, Role.DIRECTOR):
            user = get_user_model().objects.create(username=f"{prefix}-{role}", password="!", is_active=False)  # noqa: S106
            Member.objects.create(user=user, name=people.name(random), organ=organs[prefix], roles=[role])


def staff_of(organ: Organ) -> Staff:
    members = list(Member.objects.filter(organ=organ).select_related("organ").order_by("pk"))

    def with_role(role: Role) -> Actor:
        return next(member for member in members if role in member.roles).as_actor()

    return Staff(
        clerk=with_role(Role.CLERK),
        section_head=with_role(Role.SECTION_HEAD),
        reviewer=with_role(Role.SECRECY_REVIEWER),
        director=with_role(Role.DIRECTOR),
    )
