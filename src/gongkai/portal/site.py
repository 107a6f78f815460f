"""The site of the portal: the organ with a site name tells header, footer and page tags."""

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from gongkai.organs.models import Organ
from gongkai.portal.columns import menu
from gongkai.portal.kept import Kept
from gongkai.web.site import Link, Site

FIND_ERRORS = (
    "https://zfwzgl.www.gov.cn/exposure/jiucuo.html"  # 我为政府网站找错, the national platform's entry
)
_site: Kept[Site] = Kept(1)


def site() -> Site:
    """The site, kept until the next publication."""
    return _site.get("site", read_site)


def read_site() -> Site:
    organ = Organ.objects.exclude(site_name="").order_by("index_prefix").first()
    if organ is None:
        organ = Organ.objects.order_by("index_prefix").first()
    if organ is None:
        return Site(columns=menu(), search_address=reverse("portal:search"), staff_address=staff_address())
    return Site(
        name=organ.site_name or organ.name,
        domain=domain_of(organ),
        code=organ.site_code,
        contacts=contacts(organ),
        columns=menu(),
        footer_links=footer_links(organ),
        search_address=reverse("portal:search"),
        staff_address=staff_address(),
        is_set_up=True,
    )


def domain_of(organ: Organ) -> str:
    return organ.site_domain or next((host for host in settings.ALLOWED_HOSTS if host != "*"), "localhost")


def contacts(organ: Organ) -> tuple[tuple[str, str], ...]:
    """The footer's lines, without those that are not filled in."""
    lines = (
        ("主办单位", organ.name),
        ("地址", organ.address),
        ("电话", organ.phone),
        ("网站标识码", organ.site_code),
        ("备案号", organ.icp_number),
        ("公安备案号", organ.police_number),
    )
    return tuple((label, value) for label, value in lines if value)


def footer_links(organ: Organ) -> tuple[Link, ...]:
    find_errors = f"{FIND_ERRORS}?site_code={organ.site_code}" if organ.site_code else FIND_ERRORS
    return (
        Link("网站地图", reverse("portal:site_map")),
        Link("公开指南", reverse("portal:guide")),
        Link("为政府网站找错", find_errors),
    )


def staff_address() -> str:
    try:
        return reverse(settings.LOGIN_URL)
    except NoReverseMatch:
        return ""
