"""一审: what a lawsuit had come to when somebody appealed."""

from django.db import models

from gongkai.remedies.choices import Result
from gongkai.remedies.models.challenges import Lawsuit


class FirstInstance(models.Model):
    """一审裁判, kept when an appeal takes its effect away (行政诉讼法第八十五条): the lawsuit itself is pending again."""

    lawsuit = models.OneToOneField(
        Lawsuit, verbose_name="行政诉讼", on_delete=models.PROTECT, related_name="first_instance"
    )
    body = models.CharField("一审法院", max_length=100, blank=True)
    result = models.CharField("一审结果", max_length=10, choices=Result)
    ending = models.CharField("一审结案方式", max_length=40, blank=True)
    closed_on = models.DateField("一审裁判日期")
    decision_number = models.CharField("一审文书", max_length=80, blank=True)
    served_on = models.DateField("一审收到副本之日", null=True, blank=True)
    answer_due_on = models.DateField("一审答辩期限", null=True, blank=True)
    answered_on = models.DateField("一审提交答辩之日", null=True, blank=True)
    hearing_on = models.DateField("一审开庭日期", null=True, blank=True)
    must_act_again = models.BooleanField("一审责令重新作出", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "一审裁判"

    def __str__(self) -> str:
        return f"{self.lawsuit_id} {self.get_result_display()}"
