"""申请附件: a sealed file, first staged under the form's key, then part of the application that was sent."""

from django.db import models
from django.db.models import Q

from gongkai.applications.attached import facts_of
from gongkai.applications.choices import FileMedia, FileRole
from gongkai.applications.models.application import Application


class AttachedFile(models.Model):
    """附件 under seal: `place` names the file on disk, `name` is what the sender called it, its suffix that of its content.

    `digest` is the SHA-256 of the plain bytes, "" for files taken in before digests were kept.
    """

    role = models.CharField("用途", max_length=10, choices=FileRole)
    name = models.CharField("名称", max_length=100)
    media = models.CharField("格式", max_length=6, choices=FileMedia)
    size = models.PositiveIntegerField("字节数")
    digest = models.CharField("摘要", max_length=64, blank=True)
    place = models.CharField("封存位置", max_length=32, unique=True)
    added_at = models.DateTimeField("添加时间")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def facts(self) -> str:
        """身份证明，JPG 图片，1.2 MB"""
        return facts_of(self.get_role_display(), self.get_media_display(), self.size)


class ApplicationFile(AttachedFile):
    """申请附件; until the form is sent it has no application and is found by `form_key`, the digest of the form's key.

    What the sender called it may name them: until it is known whom not to name it lies in `name_sealed`, bound to `place`.
    """

    application = models.ForeignKey(
        Application, verbose_name="申请", null=True, on_delete=models.PROTECT, related_name="files"
    )
    form_key = models.CharField("申请表凭据摘要", max_length=64, db_index=True)
    name_sealed = models.BinaryField("名称（密文）", default=bytes, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "申请附件"
        ordering = ["role", "pk"]
        indexes = [
            models.Index(
                fields=["added_at"], condition=Q(application=None), name="application_files_not_sent"
            )
        ]
