"""附件 of a case: sealed, seen by those who may see who asked."""

from django.db import models

from gongkai.applications.models.files import AttachedFile
from gongkai.cases.models.case import Case


class CaseFile(AttachedFile):
    """事项附件; staged with the form as the files of an application are, then moved here."""

    case = models.ForeignKey(Case, verbose_name="事项", on_delete=models.PROTECT, related_name="files")

    class Meta:
        verbose_name = verbose_name_plural = "事项附件"
        ordering = ["case", "role", "pk"]
