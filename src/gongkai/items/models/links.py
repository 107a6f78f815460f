"""关联: what an item is to another of the same organ."""

from django.db import models
from django.db.models import F, Q

from gongkai.items.choices import Relation
from gongkai.items.models.item import Item
from gongkai.organs.models import Member


class ItemLinkQuerySet(models.QuerySet["ItemLink"]):
    def standing(self) -> "ItemLinkQuerySet":
        return self.filter(ended_at=None)


class ItemLink(models.Model):
    """关联: `source` explains, replaces, amends, repeals, belongs to, or is the result of `target`.

    It is ended, not deleted. `applied_at`: when the target's validity was changed for it, once.
    """

    source = models.ForeignKey(Item, verbose_name="信息", on_delete=models.PROTECT, related_name="links")
    target = models.ForeignKey(
        Item, verbose_name="关联的信息", on_delete=models.PROTECT, related_name="linked_from"
    )
    relation = models.CharField("关系", max_length=12, choices=Relation)
    made_by = models.ForeignKey(
        Member, verbose_name="关联人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField("关联时间")
    applied_at = models.DateTimeField("效力变更时间", null=True, blank=True)
    ended_at = models.DateTimeField("取消时间", null=True, blank=True)

    objects = ItemLinkQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "关联"
        constraints = [
            models.UniqueConstraint(
                fields=["source", "target", "relation"],
                condition=Q(ended_at=None),
                name="items_linked_once_in_each_way",
            ),
            models.CheckConstraint(condition=~Q(source=F("target")), name="no_item_linked_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.get_relation_display()} {self.target_id}"
