"""栏目 of the portal, with the tags that 网页标签规范 asks for and the addresses that menus lead to."""

from django.urls import reverse

from gongkai.web.site import Column, Link

HOME = Column("首页", "政府信息公开平台首页：检索、目录和最新公开的政府信息", "政府信息公开,首页", "首页")
DISCLOSURE = Column(
    "政府信息公开",
    "公开指南、公开制度、法定主动公开内容、年度报告和依申请公开",
    "政府信息公开,公开平台",
    "信息公开目录",
)
GUIDE = Column(
    "政府信息公开指南",
    "信息的分类、编排体系、获取方式和政府信息公开工作机构的联系方式",
    "公开指南,获取方式,工作机构",
    "信息公开指南",
)
RULES = Column(
    "政府信息公开制度", "关于政府信息公开的法律、法规、规章和工作制度", "公开制度,公开条例", "政策文件"
)
CONTENT = Column(
    "法定主动公开内容",
    "依照《中华人民共和国政府信息公开条例》主动公开的政府信息及其目录",
    "主动公开,公开目录",
    "信息公开目录",
)
REPORTS = Column(
    "政府信息公开年报", "历年政府信息公开工作年度报告", "年度报告,政府信息公开年报", "信息公开年报"
)
APPLICATION = Column(
    "依申请公开",
    "申请公开政府信息的办法、网上申请和办理进度查询",
    "依申请公开,网上申请,进度查询",
    "依申请公开",
)
EXPLAINERS = Column("政策解读", "政策文件的解读材料", "政策解读", "政策解读")
SOLICITATIONS = Column("征集调查", "决策草案公开征求意见及其采纳情况", "意见征集,征集结果", "征集调查")
SEARCH = Column("信息检索", "检索已公开的政府信息", "检索,政府信息", "信息公开目录")
SITE_MAP = Column("网站地图", "本平台的全部栏目", "网站地图", "概况信息")

_BY_KIND = {
    "annual_report": REPORTS,
    "disclosure_rules": RULES,
    "explainer": EXPLAINERS,
    "solicitation": SOLICITATIONS,
    "solicitation_result": SOLICITATIONS,
}
_MENU = (
    (GUIDE, "公开指南", "portal:guide"),
    (RULES, "公开制度", "portal:rules"),
    (CONTENT, "法定主动公开内容", "portal:content"),
    (REPORTS, "年度报告", "portal:reports"),
    (APPLICATION, "依申请公开", "portal:application"),
)


def column_of_kind(kind: str) -> Column:
    """The column that an item of this kind stands in."""
    return _BY_KIND.get(kind, CONTENT)


def address_of(column: Column) -> str:
    return next((reverse(name) for each, _, name in _MENU if each is column), reverse("portal:items"))


def menu() -> tuple[Link, ...]:
    """The five columns of every header."""
    return tuple(Link(label=column.name, short=short, address=reverse(name)) for column, short, name in _MENU)


def descriptions() -> list[tuple[Link, str]]:
    """The menu with what each column is for."""
    return [(link, column.description) for link, (column, _, _) in zip(menu(), _MENU, strict=True)]
