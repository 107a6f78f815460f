"""Set-up tables for administrators: organs, sections, members, headings; daily work has its own pages.

Every change is written into the entries of the organ that it concerns.
"""

from typing import Any, TypeVar

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from gongkai.casework import entries
from gongkai.catalogue.models import Heading
from gongkai.organs.actors import ROLE_LABELS, Actor, Role
from gongkai.organs.models import Member, Organ, Section

Record = TypeVar("Record", Organ, Section, Member, Heading)


class RecordedAdmin(ModelAdmin):  # type: ignore[misc]
    """A set-up table whose changes leave an entry; nothing is deleted that others refer to."""

    def save_model(
        self, request: HttpRequest, obj: models.Model, form: "forms.ModelForm[Any]", change: bool
    ) -> None:
        super().save_model(request, obj, form, change)
        verb = "change_set_up" if change else "add_set_up"
        name = obj._meta.verbose_name
        entries.write(
            organ_of(obj).pk,
            obj,
            verb=verb,
            label=f"{'修改' if change else '新增'}{name}：{obj}"[:200],
            actor=administrator(request),
            payload={"changed": form.changed_data},
        )

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


def organ_of(record: models.Model) -> Organ:
    return record if isinstance(record, Organ) else record.organ  # type: ignore[attr-defined]


def administrator(request: HttpRequest) -> Actor:
    member = Member.objects.filter(user__username=request.user.get_username()).first()
    return member.as_actor() if member else Actor(name=request.user.get_username())


@admin.register(Organ)
class OrganAdmin(RecordedAdmin):
    list_display = ("index_prefix", "name", "level", "parent")
    search_fields = ("name", "short_name", "index_prefix")
    list_select_related = ("parent",)


@admin.register(Section)
class SectionAdmin(RecordedAdmin):
    list_display = ("name", "organ")
    list_filter = ("organ",)
    list_select_related = ("organ",)


class MemberForm(forms.ModelForm):  # type: ignore[type-arg]
    roles = forms.MultipleChoiceField(
        label="角色",
        choices=[(str(role), label) for role, label in ROLE_LABELS.items()],
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Member
        fields = ("user", "name", "organ", "section", "roles")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        section, organ = given.get("section"), given.get("organ")
        if section and organ and section.organ_id != organ.pk:
            self.add_error("section", "这个内设机构不属于所选机关")
        if Role.AUDITOR in given.get("roles", ()) and len(given["roles"]) > 1:
            self.add_error("roles", "审计人员不得兼任其他角色")
        return given


@admin.register(Member)
class MemberAdmin(RecordedAdmin):
    form = MemberForm
    list_display = ("name", "organ", "section", "shown_roles")
    list_filter = ("organ",)
    search_fields = ("name", "user__username")
    list_select_related = ("organ", "section")

    @admin.display(description="角色")
    def shown_roles(self, member: Member) -> str:
        return "、".join(ROLE_LABELS[Role(role)] for role in member.roles)


@admin.register(Heading)
class HeadingAdmin(RecordedAdmin):
    list_display = ("title", "catalogue", "organ", "parent", "in_force_from", "in_force_to")
    list_filter = ("catalogue", "organ")
    search_fields = ("title", "code")
    list_select_related = ("organ", "parent")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Headings follow from the versions of a catalogue, which are drafted and approved at the desk."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False
