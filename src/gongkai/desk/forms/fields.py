"""Fields as every form of the desk has them: Chinese, with room for a thumb, typed values kept."""

from collections.abc import Iterable
from typing import Any

from django import forms

from gongkai.organs.models import Member, Section
from gongkai.web.pasted import PastedText

Choices = Iterable[tuple[Any, Any]]


def day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "应是日期，例如 2020-01-05"},
    )


def line(label: str, *, longest: int, required: bool = False, help_text: str = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=required, help_text=help_text)


def text(
    label: str, *, longest: int, required: bool = False, rows: int = 3, help_text: str = ""
) -> PastedText:
    return PastedText(
        label=label,
        max_length=longest,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def radios(label: str, choices: Choices, *, required: bool = True, help_text: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=list(choices), required=required, help_text=help_text, widget=forms.RadioSelect
    )


def select(label: str, choices: Choices, *, required: bool = False, help_text: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=[("", "请选择"), *choices], required=required, help_text=help_text
    )


def ticks(
    label: str, choices: Choices, *, required: bool = False, help_text: str = ""
) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=list(choices),
        required=required,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
    )


def section_choices(organ_id: int) -> list[tuple[int, str]]:
    return list(Section.objects.filter(organ_id=organ_id).order_by("pk").values_list("pk", "name"))


def handlers_of(organ_id: int, roles: Iterable[str]) -> list[Member]:
    """The organ's members who hold one of these roles."""
    wanted = set(roles)
    members = Member.objects.filter(organ_id=organ_id, user__is_active=True).order_by("pk")
    return [member for member in members if wanted & set(member.roles)]
