"""编制年度报告: the year, the texts, and what the steps ask."""

from typing import Any

from django import forms
from django.utils import timezone

from gongkai.desk.forms import fields
from gongkai.ledger import form_for
from gongkai.report.models import AnnualReport
from gongkai.report.narrative import LONGEST, PREAMBLE, SECTIONS

SECTION = "section_"
FIRST_YEAR = 2008  # 条例 first asked for a report for that year; older years have no form and say so


class OpenForm(forms.Form):
    year = fields.select("年度", [], required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = [(year, f"{year} 年度") for year in years_with_a_form()]
        self.fields["year"] = fields.select("年度", years, required=True)


def years_with_a_form() -> list[int]:
    """The years up to this one for which a form is laid down, newest first."""
    found = []
    for year in range(timezone.localdate().year, FIRST_YEAR, -1):
        try:
            form_for(year)
        except LookupError:
            break
        found.append(year)
    return found


class StepForm(forms.Form):
    """A form about one report; most steps ask nothing."""

    def __init__(self, *args: Any, subject: AnnualReport, **kwargs: Any) -> None:
        self.report = subject
        super().__init__(*args, **kwargs)

    def arguments(self) -> dict[str, Any]:
        """Keyword arguments of the step's action."""
        return dict(self.cleaned_data)


class Sections(StepForm):
    """The texts, one field a section; tables stand between them in print."""

    def __init__(self, *args: Any, subject: AnnualReport, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        form = form_for(subject.year)
        for number in SECTIONS:
            title = "前言" if number == PREAMBLE else f"{number}、{form.section(number).title}"
            has_table = number != PREAMBLE and form.section(number).table is not None
            field = fields.text(
                title,
                longest=LONGEST,
                rows=3 if has_table or number == PREAMBLE else 14,
                help_text="表格自动生成；这里的文字印在表格之后，可以留空" if has_table else "",
            )
            field.initial = subject.sections.get(number, "")
            self.fields[SECTION + number] = field

    def arguments(self) -> dict[str, Any]:
        return {"sections": {number: self.cleaned_data[SECTION + number] for number in SECTIONS}}


class Unfreeze(StepForm):
    reason = fields.text("原因", longest=190, required=True)
