"""Closed sets of 政府信息: states, attributes, visibility, channels."""

from django.db import models


class State(models.TextChoices):
    """环节: where the item stands in its procedure."""

    REGISTERED = "registered", "已登记"
    CHECKED = "checked", "科室已审核"
    REVIEWED = "reviewed", "已保密审查"
    DETERMINED = "determined", "已认定签发"
    PUBLISHED = "published", "已公开"
    WITHDRAWN = "withdrawn", "已撤下"


class Attribute(models.TextChoices):
    """公开属性."""

    PROACTIVE = "proactive", "主动公开"
    ON_APPLICATION = "on_application", "依申请公开"
    WITHHELD = "withheld", "不予公开"


class Visibility(models.TextChoices):
    """What the public sees at the item's address."""

    INTERNAL = "internal", "未在网站公开"
    PUBLIC = "public", "公开"
    TOMBSTONE = "tombstone", "已撤下，保留说明"


class Validity(models.TextChoices):
    IN_FORCE = "in_force", "有效"
    PARTLY_LAPSED = "partly_lapsed", "部分失效"
    LAPSED = "lapsed", "失效"
    REPEALED = "repealed", "废止"


class SecrecyOpinion(models.TextChoices):
    """保密审查意见."""

    CLEARED = "cleared", "不涉密，可以公开"
    CLEARED_WITH_LIMITS = "cleared_with_limits", "不涉密，但不宜主动公开"
    SECRET = "secret", "涉及国家秘密"
    REFERRED = "referred", "不能确定，送请主管部门或保密行政管理部门确定"


class Channel(models.TextChoices):
    """公开渠道."""

    WEBSITE = "website", "政府网站"
    NOTICE_BOARD = "notice_board", "公开栏"
    WECHAT = "wechat", "微信公众号"
    WEIBO = "weibo", "微博"
    GAZETTE = "gazette", "政府公报"
    READING_PLACE = "reading_place", "查阅场所"


class AfterPosting(models.TextChoices):
    """What the public sees of a list whose posting period has ended; empty while the names stand."""

    SUMMARY = "summary", "改为汇总"
    MASKED = "masked", "姓名脱敏"


class ImportState(models.TextChoices):
    """Where an import stands."""

    STAGED = "staged", "待确认"
    DONE = "done", "已导入"
    UNDONE = "undone", "已撤销"
    DROPPED = "dropped", "已放弃"


class EditionKind(models.TextChoices):
    PUBLISHED = "published", "公开"
    CHANGED = "changed", "更正或更新"
    CLOSED_POSTING = "closed_posting", "公示期满"
    WITHDRAWN = "withdrawn", "撤下"


class Relation(models.TextChoices):
    """关联: what one item is to another; the words of both directions are in `items.links`."""

    EXPLAINS = "explains", "解读"
    REPLACES = "replaces", "代替"
    AMENDS = "amends", "修改"
    REPEALS = "repeals", "废止"
    BELONGS_TO = "belongs_to", "属于"
    RESULT_OF = "result_of", "结果"


class StatutoryClass(models.TextChoices):
    """条例第二十条、第二十一条 classes under which an item is disclosed."""

    NORMATIVE = "20.1", "行政法规、规章和规范性文件"
    ORGANISATION = "20.2", "机关职能、机构设置、联系方式"
    PLANNING = "20.3", "规划及专项规划"
    STATISTICS = "20.4", "统计信息"
    LICENSING = "20.5", "行政许可和其他对外管理服务事项"
    PENALTIES = "20.6", "行政处罚、行政强制"
    BUDGET = "20.7", "财政预算、决算"
    FEES = "20.8", "行政事业性收费"
    PROCUREMENT = "20.9", "政府集中采购"
    MAJOR_PROJECTS = "20.10", "重大建设项目"
    WELFARE = "20.11", "民生政策、措施及其实施情况"
    EMERGENCY = "20.12", "突发公共事件应急"
    INSPECTIONS = "20.13", "环境保护、安全生产等监督检查"
    RECRUITMENT = "20.14", "公务员招考"
    OTHER_STATUTORY = "20.15", "法律、法规、规章和国家有关规定规定的其他信息"
    COUNTY = "21.county", "县级以上地方人民政府及部门的其他信息"
    TOWNSHIP = "21.town", "乡镇人民政府的其他信息"


FIVE_OPEN = {
    "decision": "决策公开",
    "execution": "执行公开",
    "management": "管理公开",
    "service": "服务公开",
    "result": "结果公开",
}


class ReassessmentTrigger(models.TextChoices):
    """评估的起因."""

    PERIODIC = "periodic", "定期评估"
    TERM_ENDED = "term_ended", "保密期限届满或者解密"
    CASE_CLOSED = "case_closed", "案件、事项已经办结"
    DRAFT_ADOPTED = "draft_adopted", "讨论稿、过程稿已经定稿"
    REPEATED_REQUESTS = "repeated_requests", "多个申请人申请或者建议公开"


class ReassessmentOutcome(models.TextChoices):
    """评估结论."""

    KEEP = "keep", "维持不变"
    OPEN = "open", "转为主动公开"
    PARTLY = "partly", "部分公开"
