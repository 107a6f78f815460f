"""流水: the counters of numbers that are given once."""

from django.db import models

from gongkai.organs.models import Organ


class ApplicationCounter(models.Model):
    """申请编号流水: locked per organ and year, as index numbers are."""

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT)
    year = models.PositiveSmallIntegerField()
    series = models.CharField(max_length=12)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organ", "year", "series"], name="one_series_per_organ_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.organ_id} {self.series} {self.year}-{self.last}"
