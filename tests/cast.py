"""Makes the cast that every test shares; `conftest.py` hands it out as the fixture `cast`."""

from datetime import date
from functools import cache

from conftest import Cast
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password

from gongkai.catalogue.models import Catalogue, Heading
from gongkai.organs.actors import PUBLIC, Role
from gongkai.organs.models import Member, Organ, OrganKind, Section

PASSWORD = "cast-password-2020"


def make_cast() -> Cast:
    """Fresh records for one test."""
    county = Organ.objects.create(
        name="青石县人民政府办公室",
        short_name="青石县政府办",
        index_prefix="640299001",
        division_code="640221",
        level="county",
        kind="office",
        calendar_region="640221",
        site_name="青石县人民政府门户网站",
        site_domain="www.qingshi.example",
        site_code="6402990001",
    )
    organ = make_bureau(
        county, name="青石县住房和城乡建设局", short_name="青石县住建局", prefix="640299041", mark="青住建"
    )
    other = make_bureau(
        county, name="青石县水务局", short_name="青石县水务局", prefix="640299042", mark="青水"
    )
    section = Section.objects.create(organ=organ, name="住房保障科")
    heading = Heading.objects.create(
        organ=organ,
        catalogue=Catalogue.PROACTIVE,
        code="housing-allocation",
        position=1,
        title="保障性住房分配管理",
        time_limit=20,
        statutory_class="20.11",
        in_force_from=date(2019, 5, 15),
    )
    members = {
        name: make_member(
            name, shown, organ=belongs_to, section=section if belongs_to == organ else None, roles=roles
        )
        for name, shown, belongs_to, roles in (
            ("clerk", "陈经办", organ, [Role.CLERK]),
            ("section_head", "周科长", organ, [Role.SECTION_HEAD]),
            ("reviewer", "吴审查", organ, [Role.SECRECY_REVIEWER]),
            ("director", "郑局长", organ, [Role.DIRECTOR]),
            ("authority", "冯主任", county, [Role.AUTHORITY]),
            ("auditor", "褚审计", organ, [Role.AUDITOR]),
            ("other_clerk", "卫经办", other, [Role.CLERK]),
            ("other_director", "蒋局长", other, [Role.DIRECTOR]),
        )
    }
    actors = {name: member.as_actor() for name, member in members.items()}
    return Cast(
        organ=organ,
        authority_organ=county,
        other_organ=other,
        section=section,
        heading=heading,
        members=members,
        stranger=PUBLIC,
        **actors,
    )


def make_bureau(county: Organ, *, name: str, short_name: str, prefix: str, mark: str) -> Organ:
    return Organ.objects.create(
        name=name,
        short_name=short_name,
        index_prefix=prefix,
        division_code="640221",
        level="county",
        kind=OrganKind.DEPARTMENT,
        parent=county,
        calendar_region="640221",
        document_mark=mark,
        reconsideration_organ="青石县人民政府",
        court="青石县人民法院",
        disclosure_office="局办公室",
        address="青石县人民路 1 号",
        phone="0952-6000001",
    )


def make_member(
    username: str, shown: str, *, organ: Organ, section: Section | None, roles: list[Role]
) -> Member:
    user = get_user_model().objects.create(username=username, password=hashed_password())
    return Member.objects.create(
        user=user, name=shown, organ=organ, section=section, roles=[str(role) for role in roles]
    )


@cache
def hashed_password() -> str:
    """Hashing is slow on purpose; once a run is enough."""
    return make_password(PASSWORD)
