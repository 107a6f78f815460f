"""检索文本: what was asked for, in rows of its own."""

from django.db import models

from gongkai.applications.models.application import Application


class WantedText(models.Model):
    """检索文本 of an application: `Application.wanted` again, in narrow rows.

    A word that hardly anybody used has to be looked for in every record, and the records are wide (sealed identity,
    digests): read through here it takes a third of the time. Written wherever `wanted` is.
    """

    application = models.OneToOneField(
        Application,
        verbose_name="申请",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="wanted_text",
    )
    text = models.TextField("所需信息")

    class Meta:
        verbose_name = verbose_name_plural = "检索文本"

    def __str__(self) -> str:
        return f"{self.application_id}"
