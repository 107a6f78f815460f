"""流水: the counters of numbers that are given once."""

from django.db import models

from gongkai.casework.serials import SerialCounter


class ApplicationCounter(SerialCounter):
    """申请编号流水: locked per organ and year, as index numbers are."""

    series = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organ", "year", "series"], name="one_series_per_organ_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.organ_id} {self.series} {self.year}-{self.last}"
