"""更正录入: the form of 代录申请 again, filled with what is stored, and why it is put right."""

from collections.abc import Mapping
from typing import Any

from django import forms

from gongkai.applications.intake import ApplicantDetails
from gongkai.applications.models import Application
from gongkai.applications.retyped import mark_of, typed_of
from gongkai.desk.forms import fields
from gongkai.desk.forms.paper import PaperForm
from gongkai.law.applicant_kinds import propose_kind

FIXED = "补正告知书已经写明所缺的身份信息，这里不能再改：申请人补正的在“收到补正”中登记"


class RetypeForm(PaperForm):
    """Who applies and what is wanted, as the paper says; how and when it came is not asked again."""

    channel = arrived_on = submission_key = None  # type: ignore[assignment]
    reason = fields.text(
        "更正的原因",
        longest=120,
        rows=2,
        required=True,
        help_text="写明怎样录错、依据什么更正，不写姓名和号码，例如：录入时看错一位数字，与纸质申请表核对",
    )
    as_of = forms.CharField(max_length=32, widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, subject: Application, initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        if getattr(subject, "correction", None) is not None or subject.clock_from is not None:
            self.fields["lacking"].help_text = FIXED

    def arguments(self) -> dict[str, Any]:
        return {
            "applicant": self.applicant(),
            "wanted": self.wanted(),
            "lacking": self.lacking_ones(),
            "reason": self.cleaned_data["reason"],
            "as_of": self.cleaned_data["as_of"],
        }


def initial_from(application: Application) -> dict[str, Any]:
    """What is stored, opened for whoever was written down as looking at it."""
    typed = typed_of(application)
    return {
        **vars(typed.applicant),
        **vars(typed.wanted),
        "lacking": list(typed.lacking),
        "kind_checked": _was_checked(typed.applicant),
        "as_of": mark_of(application),
    }


def _was_checked(applicant: ApplicantDetails) -> bool:
    """Whether the clerk chose another kind than the code suggests, knowing it."""
    proposed = propose_kind(applicant.paper_number, applicant.name)
    suits = applicant.kind in (proposed.kind, *proposed.others)
    return applicant.is_organisation and bool(proposed.kind) and not suits
