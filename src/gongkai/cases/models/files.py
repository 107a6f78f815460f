"""附件 of a case: sealed, seen by those who may see who asked."""

from django.db import models

from gongkai.applications.choices import FileMedia, FileRole
from gongkai.cases.models.case import Case


class CaseFile(models.Model):
    """事项附件; staged with the form as the files of an application are, then moved here.

    `place` names the sealed file; `digest` is the SHA-256 of the plain bytes, "" for files taken in before digests were
    kept.
    """

    case = models.ForeignKey(Case, verbose_name="事项", on_delete=models.PROTECT, related_name="files")
    role = models.CharField("用途", max_length=10, choices=FileRole)
    name = models.CharField("名称", max_length=100)
    media = models.CharField("格式", max_length=6, choices=FileMedia)
    size = models.PositiveIntegerField("字节数")
    digest = models.CharField("摘要", max_length=64, blank=True)
    place = models.CharField("封存位置", max_length=32, unique=True)
    added_at = models.DateTimeField("添加时间")

    class Meta:
        verbose_name = verbose_name_plural = "事项附件"
        ordering = ["case", "role", "pk"]

    def __str__(self) -> str:
        return self.name
