"""文书模板 and 签发件: the Word templates of an organ, and each signed letter as the file that it is."""

from django.db import models
from django.db.models import Q

from gongkai.organs.models import Member, Organ


class LetterTemplate(models.Model):
    """文书模板: a Word template of one document, an organ's own or for all organs, in versions; one at most is in force.

    Without `organ` it is that of the whole site, and an organ's own goes before it; without `uploaded_by` it came by
    the command line.
    `document` is an id of `letters.documents`; `wording` is what a draft is composed of, empty for forms. Never
    changed and never deleted: a later version, or the return to ours, ends it.
    """

    organ = models.ForeignKey(
        Organ, verbose_name="机关", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    document = models.CharField("文书", max_length=40)
    version = models.PositiveIntegerField("版本")
    content = models.BinaryField("Word 文件")
    digest = models.CharField("摘要", max_length=64)
    wording = models.TextField("正文模板", blank=True)
    file_name = models.CharField("文件名", max_length=120, blank=True)
    uploaded_by = models.ForeignKey(
        Member, verbose_name="上传人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField("上传时间")
    ended_at = models.DateTimeField("停用时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "文书模板"
        ordering = ["organ", "document", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "document", "version"], name="template_versions_are_given_once"
            ),
            models.UniqueConstraint(
                fields=["organ", "document"],
                condition=Q(ended_at=None),
                name="one_template_in_force_per_document",
            ),
            models.UniqueConstraint(
                fields=["document", "version"],
                condition=Q(organ=None),
                name="site_template_versions_are_given_once",
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(organ=None, ended_at=None),
                name="one_site_template_in_force_per_document",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.version}"

    @property
    def scope_label(self) -> str:
        """本机关第 2 版."""
        return f"{'本机关' if self.organ_id else '全部机关'}第 {self.version} 版"


class SignedLetter(models.Model):
    """签发件: the Word file of a letter as it was signed, by its 文号; the addressee is a mark within it.

    Page, PDF and the file with the addressee's name are made of it, so that no later template or text changes a
    letter that was signed. `digest` is the file's SHA-256.
    """

    organ = models.ForeignKey(Organ, verbose_name="机关", on_delete=models.PROTECT, related_name="+")
    document_number = models.CharField("文号", max_length=60)
    document = models.CharField("文书", max_length=40)
    content = models.BinaryField("Word 文件")
    digest = models.CharField("摘要", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "签发件"
        constraints = [
            models.UniqueConstraint(fields=["organ", "document_number"], name="a_letter_is_signed_once")
        ]

    def __str__(self) -> str:
        return self.document_number
