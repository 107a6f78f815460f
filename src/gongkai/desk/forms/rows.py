"""粘贴名单行: read, shown cell by cell, and added when every line is right."""

from typing import Any

from django import forms

from gongkai.desk.pasted_rows import PastedRow, PasteRefused, rows_from
from gongkai.items.kinds import Kind


class RowsForm(forms.Form):
    """`rows` are the lines as read, with the faults of each cell; empty until something was pasted."""

    lines = forms.CharField(
        label="粘贴名单",
        strip=False,
        help_text="在 WPS 或 Excel 中选中要添加的行，复制，粘贴到这里；可以带上表头",
        widget=forms.Textarea(attrs={"rows": 8, "wrap": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.rows: list[PastedRow] = []

    def clean_lines(self) -> str:
        pasted: str = self.cleaned_data["lines"]
        try:
            self.rows = rows_from(self.kind, pasted)
        except PasteRefused as refusal:
            raise forms.ValidationError(str(refusal)) from None
        wrong = sum(1 for row in self.rows if row.faults)
        if wrong:
            raise forms.ValidationError(f"{len(self.rows)} 行中有 {wrong} 行需要改正，见下表标红的格子")
        return pasted

    @property
    def is_confirmed(self) -> bool:
        return self.data.get("what") == "add"

    def values(self) -> list[dict[str, Any]]:
        return [row.values for row in self.rows]
