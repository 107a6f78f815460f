"""期限提醒邮件: one for each person and day."""

from django.db import models

from gongkai.organs.models import Member


class Digest(models.Model):
    """提醒: claimed before it is sent, so that a crash in between sends none twice; a refused one may be tried again."""

    class State(models.TextChoices):
        """邮件的状态."""

        CLAIMED = "claimed", "正在发送"
        SENT = "sent", "已发送"
        FAILED = "failed", "未能发送"

    member = models.ForeignKey(Member, verbose_name="人员", on_delete=models.PROTECT, related_name="+")
    on = models.DateField("日期")
    state = models.CharField("状态", max_length=8, choices=State, default=State.CLAIMED)
    count = models.PositiveIntegerField("事项数", default=0)
    attempts = models.PositiveSmallIntegerField("次数", default=1)
    claimed_at = models.DateTimeField("开始时间")
    sent_at = models.DateTimeField("发送时间", null=True)
    fault = models.CharField("原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "期限提醒邮件"
        constraints = [models.UniqueConstraint(fields=["member", "on"], name="one_digest_per_person_and_day")]

    def __str__(self) -> str:
        return f"{self.member_id} {self.on} {self.get_state_display()}"
