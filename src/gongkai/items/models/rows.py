"""名单行 and 导入: the lines of a list, and the imports that brought them."""

from django.db import models
from django.db.models import Q

from gongkai.items.choices import ImportState
from gongkai.items.models.item import Item
from gongkai.organs.models import Member


class Row(models.Model):
    """One line of a list item; values are checked against the kind's columns before they come here.

    `formed_on` is the day that counts (decision, start of validity), `ended_on` the day it ceased. Columns that are
    never shown in full (identity numbers, phones, accounts) lie in `sealed`; `identity` is the keyed digest of the
    column that tells one person from another, the same in every list. `status` is that of a register's row, and
    `source` the change in a register from which a list's row was drawn.
    """

    item = models.ForeignKey(Item, verbose_name="名单", on_delete=models.PROTECT, related_name="rows")
    position = models.PositiveIntegerField("序号")
    values = models.JSONField("内容")
    formed_on = models.DateField("形成日期", null=True, blank=True)
    ended_on = models.DateField("终止日期", null=True, blank=True)
    published_at = models.DateTimeField("发布时间", null=True, blank=True)
    withdrawn_at = models.DateTimeField("撤下时间", null=True, blank=True)
    withdrawn_reason = models.CharField("撤下原因", max_length=200, blank=True)
    sealed = models.BinaryField("封存内容", default=bytes, blank=True)
    identity = models.CharField("身份摘要", max_length=64, blank=True)
    status = models.CharField("台账状态", max_length=20, blank=True)
    source = models.ForeignKey(
        "items.RowChange",
        verbose_name="来源变动",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="listed",
    )
    brought_by = models.ForeignKey(
        "items.RowImport",
        verbose_name="导入批次",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="rows",
    )

    class Meta:
        verbose_name = verbose_name_plural = "名单行"
        constraints = [
            models.UniqueConstraint(fields=["item", "position"], name="row_positions_once_per_item"),
            models.UniqueConstraint(
                fields=["item", "source"],
                condition=Q(source__isnull=False),
                name="changes_listed_once_per_item",
            ),
        ]
        indexes = [
            models.Index(fields=["item", "formed_on"], name="row_by_day"),
            models.Index(
                fields=["item", "status", "position"], condition=~Q(status=""), name="row_by_status"
            ),
            models.Index(fields=["identity"], condition=~Q(identity=""), name="row_by_identity"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} 第 {self.position} 行"


class RowImport(models.Model):
    """导入: a spreadsheet or a paste on its way into a list, and afterwards the proof of what it brought.

    While it is staged, what was read (`table`), what was typed over faulty cells (`corrections`, by "row:code") and
    what the checks found (`outcome`) lie under seal; all three are emptied when it is done, undone or dropped. The
    `original` stays among the sealed files. `matching` holds the kind's column code for each column of the sheet
    ("" for those left out), `skipped` the numbers of the rows that are left out, `told` sentences without personal
    data. Rows are numbered as the spreadsheet numbers them, from 1.
    """

    item = models.ForeignKey(Item, verbose_name="名单", on_delete=models.PROTECT, related_name="imports")
    name = models.CharField("来源", max_length=200)
    state = models.CharField("状态", max_length=10, choices=ImportState, default=ImportState.STAGED)
    table = models.BinaryField("读入内容", default=bytes)
    original = models.CharField("原件摘要", max_length=64, blank=True)
    sheets = models.JSONField("工作表", default=list)
    sheet = models.PositiveSmallIntegerField("所选工作表", default=0)
    head_row = models.PositiveSmallIntegerField("表头行", null=True, blank=True)
    matching = models.JSONField("栏目对应", default=list)
    corrections = models.BinaryField("改正", default=bytes)
    skipped = models.JSONField("不导入的行", default=list)
    outcome = models.BinaryField("核对结果", default=bytes)
    told = models.JSONField("提示", default=list)
    row_count = models.PositiveIntegerField("行数", default=0)
    fault_count = models.PositiveIntegerField("有误的行数", default=0)
    made_by = models.ForeignKey(
        Member, verbose_name="导入人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField("读入时间")
    done_at = models.DateTimeField("导入时间", null=True, blank=True)
    undone_at = models.DateTimeField("撤销时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "导入"

    def __str__(self) -> str:
        return f"{self.item_id}：{self.name}"
