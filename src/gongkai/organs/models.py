"""机关、内设机构、人员."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from gongkai.law.errors import LawError
from gongkai.law.regions import region_chain
from gongkai.organs.actors import Actor, Role
from gongkai.web.prepared import prepared


def known_region(region: str) -> None:
    """ValidationError for a region whose work-day calendar nobody could tell."""
    try:
        region_chain(region)
    except LawError as error:
        raise ValidationError(str(error)) from None


class Level(models.TextChoices):
    PROVINCE = "province", "省级"
    PREFECTURE = "prefecture", "市级"
    COUNTY = "county", "县级"
    TOWNSHIP = "township", "乡级"


class OrganKind(models.TextChoices):
    GOVERNMENT = "government", "人民政府"
    DEPARTMENT = "department", "政府部门"
    OFFICE = "office", "派出机构或办事机构"


class Organ(models.Model):
    """行政机关, with the nine fields of the guide that article 12 of the regulation asks for."""

    name = models.CharField("名称", max_length=100, unique=True)
    short_name = models.CharField("简称", max_length=40)
    index_prefix = models.CharField(
        "索引号前缀", max_length=9, unique=True, validators=[RegexValidator(r"^\d{9}$", "应为 9 位数字")]
    )
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    division_code = models.CharField(
        "行政区划代码", max_length=6, validators=[RegexValidator(r"^\d{6}$", "应为 6 位数字")]
    )
    level = models.CharField("层级", max_length=12, choices=Level)
    kind = models.CharField("性质", max_length=12, choices=OrganKind, default=OrganKind.DEPARTMENT)
    parent = models.ForeignKey(
        "self",
        verbose_name="主管部门",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="subordinates",
    )
    calendar_region = models.CharField(
        "工作日历地区",
        max_length=9,
        default="CN",
        validators=[known_region],
        help_text="行政区划代码，或 CN（全国）",
    )
    document_mark = models.CharField("机关代字", max_length=20, blank=True)
    reconsideration_organ = models.CharField("行政复议机关", max_length=100, blank=True)
    court = models.CharField("有管辖权的法院", max_length=100, blank=True)

    classification = models.TextField("信息分类", blank=True)
    arrangement = models.TextField("编排体系", blank=True)
    access = models.TextField("获取方式", blank=True)
    disclosure_office = models.CharField("政府信息公开工作机构", max_length=100, blank=True)
    address = models.CharField("办公地址", max_length=200, blank=True)
    office_hours = models.CharField("办公时间", max_length=200, blank=True)
    phone = models.CharField("联系电话", max_length=40, blank=True)
    fax = models.CharField("传真号码", max_length=40, blank=True)
    office_phones = models.CharField(
        "其他办公电话",
        max_length=400,
        blank=True,
        help_text="可以公开的办公电话，用顿号分开；不在这里的电话号码不能公开",
    )
    internet_contact = models.CharField("互联网联系方式", max_length=200, blank=True)
    postcode = models.CharField("邮政编码", max_length=6, blank=True)

    site_name = models.CharField("网站名称", max_length=100, blank=True)
    site_domain = models.CharField("网站域名", max_length=100, blank=True)
    site_code = models.CharField("网站标识码", max_length=10, blank=True)
    icp_number = models.CharField("ICP 备案号", max_length=40, blank=True)
    police_number = models.CharField("公安备案号", max_length=60, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "机关"
        ordering = ["index_prefix"]

    def __str__(self) -> str:
        return self.name


class Section(models.Model):
    """内设机构: the unit inside an organ that makes a document."""

    organ = models.ForeignKey(Organ, verbose_name="机关", on_delete=models.PROTECT, related_name="sections")
    name = models.CharField("名称", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "内设机构"
        constraints = [models.UniqueConstraint(fields=["organ", "name"], name="section_name_once_per_organ")]

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    """人员: a user's place and roles in one organ."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, verbose_name="登录账号", on_delete=models.PROTECT)
    name = models.CharField("姓名", max_length=40)
    organ = models.ForeignKey(Organ, verbose_name="机关", on_delete=models.PROTECT, related_name="members")
    section = models.ForeignKey(
        Section, verbose_name="内设机构", null=True, blank=True, on_delete=models.PROTECT
    )
    roles = models.JSONField("角色", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "人员"

    def __str__(self) -> str:
        return f"{self.name}（{self.organ.short_name}）"

    def as_actor(self) -> Actor:
        """The actor behind this member; an authority reads every organ below its own."""
        roles = frozenset(Role(role) for role in self.roles)
        below = subordinate_ids(self.organ_id) if Role.AUTHORITY in roles else frozenset[int]()
        return Actor(
            name=self.name,
            member_id=self.pk,
            organ_id=self.organ_id,
            roles=roles,
            organs_read=below | {self.organ_id},
        )


@prepared
def _ids_below(organ_ids: tuple[int, ...]) -> models.QuerySet[Organ, int]:
    return Organ.objects.filter(parent_id__in=organ_ids).order_by().values_list("pk", flat=True)


def subordinate_ids(organ_id: int) -> frozenset[int]:
    """Ids of all organs below one, level by level: as many queries as there are levels."""
    found: set[int] = set()
    level = {organ_id}
    while level:
        level = set(_ids_below(tuple(level))) - found
        found |= level
    return frozenset(found)


class HolidayNotice(models.Model):
    """放假安排: a yearly notice that arrived after this version of the program, as `law.workdays` reads it."""

    region = models.CharField("地区", max_length=9, default="CN")
    year = models.PositiveSmallIntegerField("年份")
    source = models.CharField("文件", max_length=200)
    days = models.JSONField("安排")
    loaded_at = models.DateTimeField("载入时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "放假安排"
        constraints = [
            models.UniqueConstraint(fields=["region", "year"], name="one_notice_per_region_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.year} 年（{self.region}）"
