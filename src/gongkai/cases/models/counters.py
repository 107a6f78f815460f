"""流水: the counters of case numbers."""

from django.db import models

from gongkai.casework.serials import SerialCounter


class CaseCounter(SerialCounter):
    """事项编号流水: one line per organ, year and kind of case."""

    kind = models.CharField(max_length=16)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organ", "year", "kind"], name="one_case_line_per_organ_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.organ_id} {self.kind} {self.year}-{self.last}"
