"""状态变动: what happened to a row of a register, once each, never changed."""

from django.db import models

from gongkai.items.models.rows import Row
from gongkai.organs.models import Member


class RowChange(models.Model):
    """状态变动 of a register's row: on which day, from which status to which, and why.

    `change` is the code of one of the kind's changes, or ADDED or CORRECTED. `values` are the open values that it
    set, `before` those that it replaced, by column code; `sealed_columns` names the sealed ones that it set, whose
    values the row alone keeps.
    """

    ADDED = "added"
    CORRECTED = "corrected"

    row = models.ForeignKey(Row, verbose_name="台账行", on_delete=models.PROTECT, related_name="changes")
    change = models.CharField("变动", max_length=40)
    before_status = models.CharField("原状态", max_length=20, blank=True)
    status = models.CharField("现状态", max_length=20)
    changed_on = models.DateField("变动日期")
    reason = models.CharField("原因", max_length=200, blank=True)
    values = models.JSONField("变动后内容", default=dict)
    before = models.JSONField("变动前内容", default=dict)
    sealed_columns = models.JSONField("涉及的封存栏目", default=list)
    made_by = models.ForeignKey(
        Member, verbose_name="办理人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField("办理时间")

    class Meta:
        verbose_name = verbose_name_plural = "状态变动"
        indexes = [
            models.Index(fields=["row", "id"], name="change_of_row"),
            models.Index(fields=["change", "changed_on"], name="change_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.row_id} {self.change} {self.changed_on}"
