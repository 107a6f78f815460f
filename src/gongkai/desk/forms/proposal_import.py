"""从表格登记建议提案: what holds for all lines, and the lines as a file or a paste."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from gongkai.desk.forms import fields
from gongkai.desk.forms.imports import SourceForm
from gongkai.dialogue.choices import ProposalKind, ProposalLevel
from gongkai.dialogue.proposals.draft import ProposalDraft
from gongkai.items.imports.reading import Sheet, read_file, read_paste


class ProposalImportForm(SourceForm):
    """One session's table: kind, level, session and assignment are the same for all of it."""

    kind = fields.radios("类别", ProposalKind.choices)
    level = fields.radios("级别", ProposalLevel.choices)
    session = fields.line("届次", longest=60, required=True)
    assigned_by = fields.line("交办单位", longest=100, required=True)
    assigned_on = fields.day("交办日期", help_text="办理期限从这一天起算")

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"assigned_on": timezone.localdate()})

    def clean_assigned_on(self) -> Any:
        assigned_on = self.cleaned_data["assigned_on"]
        if assigned_on > timezone.localdate():
            raise forms.ValidationError("交办日期不能晚于今天")
        return assigned_on

    def sheet(self) -> Sheet:
        """The first sheet that has something; NotReadable otherwise."""
        source = self.source()
        if "text" in source:
            return read_paste(source["text"])[0]
        sheets = read_file(source["content"], source["name"])
        return next((sheet for sheet in sheets if not sheet.hidden and not sheet.is_empty), sheets[0])

    def common(self) -> ProposalDraft:
        told = {
            name: self.cleaned_data[name]
            for name in ("kind", "level", "session", "assigned_by", "assigned_on")
        }
        return ProposalDraft(**told, number="", title="", proposers="", text="")

    def with_lines(self, sheet: Sheet) -> "ProposalImportForm":
        """The same form with the file's lines in the paste, to be sent again."""
        filled = {name: self.data[name] for name in self.data}
        return ProposalImportForm({**filled, "lines": as_paste(sheet.rows)})


def as_paste(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
