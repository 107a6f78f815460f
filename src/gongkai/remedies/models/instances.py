"""此前的审级: what a lawsuit had come to before an appeal, a remand or a retrial opened it again."""

from django.db import models

from gongkai.remedies.choices import Instance, Result
from gongkai.remedies.models.challenges import Lawsuit


class FormerInstance(models.Model):
    """此前的裁判, kept when the lawsuit is opened again: by an appeal, a remand (no result) or a retrial.

    Where the judgment had taken effect (only a retrial opens such a suit again), table 四 goes on counting it as a case of
    its own, from `counted_from`, or the day of filing where there is none, to `closed_on`.
    """

    lawsuit = models.ForeignKey(
        Lawsuit, verbose_name="行政诉讼", on_delete=models.PROTECT, related_name="former_instances"
    )
    instance = models.CharField("审级", max_length=10, choices=Instance, default=Instance.FIRST)
    reopened_on = models.DateField("该审级开始之日", null=True, blank=True)
    reopened_number = models.CharField("该审级案号", max_length=60, blank=True)
    took_effect = models.BooleanField("裁判已经生效", default=False)
    counted_from = models.DateField("计入表四之日", null=True, blank=True)
    body = models.CharField("法院", max_length=100, blank=True)
    result = models.CharField("结果", max_length=10, choices=Result, blank=True)
    ending = models.CharField("结案方式", max_length=40, blank=True)
    closed_on = models.DateField("裁判日期")
    decision_number = models.CharField("文书", max_length=80, blank=True)
    served_on = models.DateField("收到副本之日", null=True, blank=True)
    answer_due_on = models.DateField("答辩期限", null=True, blank=True)
    answered_on = models.DateField("提交答辩之日", null=True, blank=True)
    hearing_on = models.DateField("开庭日期", null=True, blank=True)
    must_act_again = models.BooleanField("责令重新作出", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "此前的裁判"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.lawsuit_id} {self.get_instance_display()}"
