"""更正登记事项: everything that was recorded by hand, as it stands; what differs is put right."""

from typing import Any

from django import forms

from gongkai.applications.mending.facts import Fact, FactKind, facts_of
from gongkai.applications.models import Application
from gongkai.applications.models.sent import SentLetter
from gongkai.desk.forms import fields
from gongkai.desk.forms.application_steps import StepForm

ITSELF = "申请"
LONGEST_LINE = SentLetter._meta.get_field("evidence").max_length or 120
LONGEST_TEXT = 2000


class MendRecord(StepForm):
    """A field for each fact; one that came about after the page was opened stays as it is."""

    reason = fields.text(
        "更正的原因",
        longest=200,
        required=True,
        help_text="写明以什么为准，例如“录入时看错，以邮件回执为准”；记入留痕",
    )

    def __init__(self, *args: Any, subject: Application, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        known = {fact.key: fact for fact in facts_of(subject)}
        self.facts = {key: fact for key, fact in known.items() if not self.is_bound or key in self.data}
        for key, fact in self.facts.items():
            self.fields[key] = _field(fact)
            self.fields[key].initial = fact.value
        self.order_fields([*self.facts, "reason"])

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """By the letter that they belong to, those of the application itself first."""
        found: dict[str, list[forms.BoundField]] = {}
        for key, fact in self.facts.items():
            found.setdefault(fact.about or ITSELF, []).append(self[key])
        return list(found.items())

    def arguments(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        return {"reason": given.pop("reason"), "changes": given}


def _field(fact: Fact) -> forms.Field:
    if fact.kind is FactKind.DAY:
        return fields.day(fact.label, required=not fact.optional, help_text=fact.hint)
    if fact.kind is FactKind.CHOICE:
        return fields.select(fact.label, fact.choices, required=not fact.optional)
    if fact.kind is FactKind.TEXT:
        return fields.text(fact.label, longest=LONGEST_TEXT, required=not fact.optional, help_text=fact.hint)
    return fields.line(fact.label, longest=LONGEST_LINE, required=not fact.optional, help_text=fact.hint)
