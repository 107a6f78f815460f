"""What each step of an application asks."""

from typing import Any

from django import forms
from django.utils import timezone

from gongkai.applications.models import Application
from gongkai.desk.forms import fields
from gongkai.desk.forms.deliveries import HandoverFields
from gongkai.organs.actors import Role
from gongkai.organs.models import Member


class StepForm(forms.Form):
    """A form about one application."""

    def __init__(self, *args: Any, subject: Application, **kwargs: Any) -> None:
        self.application = subject
        super().__init__(*args, **kwargs)

    def arguments(self) -> dict[str, Any]:
        """Keyword arguments of the step's action."""
        return dict(self.cleaned_data)


class WithHandler(StepForm):
    """Choosing somebody of the organ who may have an application in hand."""

    handler_is_required = False

    def __init__(self, *args: Any, subject: Application, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        members = fields.handlers_of(subject.organ_id, (Role.CLERK, Role.SECTION_HEAD))
        self.members: dict[str, Member] = {str(member.pk): member for member in members}
        self.fields["handler"] = fields.select(
            "承办人",
            [(pk, member.name) for pk, member in self.members.items()],
            required=self.handler_is_required,
            help_text="" if self.handler_is_required else "不选即由您本人承办",
        )

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return {**given, "handler": self.members.get(given["handler"])}


class Assign(WithHandler):
    handler_is_required = True


class Nothing(StepForm):
    """Reading and pressing the button is all."""


class SendBack(StepForm):
    reason = fields.text("退回原因", longest=150, required=True, help_text="写明要改什么，拟稿人会看到")


class Deliver(HandoverFields, StepForm):
    delivered_on = fields.day("送达日期", help_text="邮寄的填交邮之日")
    field_order = ("method", "delivered_on", "evidence", "received_by", "id_checked", "entrusted_to")

    def __init__(self, *args: Any, subject: Application, **kwargs: Any) -> None:
        initial = {"method": subject.wanted_delivery, "delivered_on": timezone.localdate()}
        super().__init__(*args, subject=subject, initial=initial, **kwargs)
