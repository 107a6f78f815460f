"""Who acts: a value without a database, so that permissions and procedures stay pure."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """角色: what a member may do; permissions name roles, never persons."""

    CLERK = "clerk"
    SECTION_HEAD = "section_head"
    SECRECY_REVIEWER = "secrecy_reviewer"
    DIRECTOR = "director"
    AUTHORITY = "authority"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        return ROLE_LABELS[self]


ROLE_LABELS = {
    Role.CLERK: "经办",
    Role.SECTION_HEAD: "科室负责人",
    Role.SECRECY_REVIEWER: "保密审查",
    Role.DIRECTOR: "签发",
    Role.AUTHORITY: "主管部门",
    Role.AUDITOR: "审计",
    Role.ADMINISTRATOR: "系统管理",
}


@dataclass(frozen=True)
class Actor:
    """A member of an organ, the public, or the program itself.

    `organs_read`: ids of the organs whose register this actor reads (its own; an authority's all below it).
    """

    name: str
    member_id: int | None = None
    organ_id: int | None = None
    roles: frozenset[Role] = frozenset()
    organs_read: frozenset[int] = field(default=frozenset())
    is_system: bool = False

    @property
    def is_member(self) -> bool:
        return self.member_id is not None

    def has(self, *roles: Role) -> bool:
        """True when the actor holds any of these roles."""
        return not self.roles.isdisjoint(roles)

    def works_in(self, organ_id: int) -> bool:
        return self.is_system or self.organ_id == organ_id

    def reads(self, organ_id: int) -> bool:
        """Whether this actor reads that organ's register."""
        return self.is_system or organ_id in self.organs_read

    def is_same_person(self, member_id: int | None) -> bool:
        return self.member_id is not None and self.member_id == member_id


PUBLIC = Actor(name="公众")
SYSTEM = Actor(name="系统", is_system=True, roles=frozenset(Role))
