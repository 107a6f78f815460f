"""转为主动公开: how the new item is to be called, where it belongs, and that it is nobody's own affair."""

from typing import Any

from django import forms

from gongkai.applications.holdings.telling import holdings_of
from gongkai.applications.models import Application
from gongkai.desk.forms import fields
from gongkai.desk.forms.application_steps import StepForm
from gongkai.desk.forms.items import heading_choices
from gongkai.items.choices import FIVE_OPEN
from gongkai.items.kinds import all_kinds, grouped

USUAL_KIND = "official_document"


class Release(StepForm):
    """Proposed from the files: never from the applicant's words, which may name the applicant."""

    title = fields.line(
        "标题", longest=200, required=True, help_text="公众看到的标题；不要写申请人和申请编号"
    )
    five_open = fields.ticks("“五公开”属性", FIVE_OPEN.items())
    concerns_nobody_alone = forms.BooleanField(
        label="所提供的信息不是只涉及申请人本人的信息（例如本人的房屋、补助、处罚）", required=False
    )

    def __init__(self, *args: Any, subject: Application, **kwargs: Any) -> None:
        given = [each for each in holdings_of(subject) if each.is_given]
        proposed = {"title": given[0].name if given else "", "kind": USUAL_KIND, "five_open": ["result"]}
        super().__init__(*args, subject=subject, initial=proposed, **kwargs)
        self.fields["kind"] = fields.select("种类", _kinds(), required=True)
        self.fields["heading"] = fields.select(
            "公开事项", heading_choices(subject.organ_id), help_text="发布时再选也可以"
        )
        self.order_fields(["title", "kind", "heading", "five_open", "concerns_nobody_alone"])

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        heading = given.pop("heading")
        return {
            **given,
            "heading_id": int(heading) if heading else None,
            "five_open": tuple(given["five_open"]),
        }


def _kinds() -> list[tuple[str, list[tuple[str, str]]]]:
    """Kinds that are a text with files, without rows and fields of their own that have to be filled in."""
    simple = [
        kind
        for kind in all_kinds().values()
        if not kind.is_internal and not kind.is_list and not any(field.required for field in kind.fields)
    ]
    return [(group, [(kind.code, kind.label) for kind in kinds]) for group, kinds in grouped(simple).items()]
