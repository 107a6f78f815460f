"""预决算: what of the organ's money came out in the year."""

from gongkai.finance.forms import all_forms
from gongkai.finance.forms.shapes import Form
from gongkai.items.models import Item
from gongkai.report.figures.measure import Figure, counted

ITEM = Item._meta.label_lower


def _published(form: Form) -> Figure:
    return Figure(
        f"finance.{form.code}.published",
        f"公开{form.label}",
        f"发布日期在本年的“{form.label}”件数，每件附有勾稽相符的报表。",
        lambda year: counted(ITEM, (pk for pk, kind, *_ in year.published if kind == form.kind)),
        unit="次" if form.period == "quarter" else "件",
    )


FINANCE = tuple(_published(form) for form in all_forms().values())
