"""答复: what was answered, reviewed and signed by others."""

from django.db import models

from gongkai.applications.models.application import Application
from gongkai.casework.drafted_letters import DraftedLetter, of_several_hands
from gongkai.items.models import Item


class Reply(DraftedLetter):
    """答复（条例第三十六条）: one draft at a time; who drafts, who reviews and who signs are three."""

    application = models.OneToOneField(
        Application, verbose_name="申请", on_delete=models.PROTECT, related_name="reply"
    )
    outcome = models.CharField("答复类型", max_length=40)
    particulars = models.JSONField("要素", default=dict)
    letter = models.TextField("答复书正文")
    items = models.ManyToManyField(Item, verbose_name="提供的信息", blank=True)
    released_as = models.OneToOneField(
        Item,
        verbose_name="转为主动公开的信息",
        null=True,
        on_delete=models.PROTECT,
        related_name="released_reply",
    )

    class Meta:
        verbose_name = verbose_name_plural = "答复"
        constraints = of_several_hands(
            drafter_signs="no_one_signs_what_they_drafted",
            drafter_reviews="no_one_reviews_what_they_drafted",
            reviewer_signs="no_one_signs_what_they_reviewed",
            number="reply_numbers_are_given_once",
            signed="signed_replies_have_a_number",
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.outcome}"
