"""载入放假安排: a file or what was pasted, not both."""

from typing import Any

from django import forms

from gongkai.desk.holidays import MOST_BYTES


class NoticeForm(forms.Form):
    file = forms.FileField(
        label="文件",
        required=False,
        help_text="YAML 或 JSON，64 KB 以内",
        max_length=200,
        allow_empty_file=False,
    )
    text = forms.CharField(
        label="或者粘贴内容",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        file, text = given.get("file"), (given.get("text") or "").strip()
        if file and text:
            raise forms.ValidationError("请只选文件，或者只粘贴内容")
        if not file and not text and not self.errors:
            raise forms.ValidationError("请选择文件，或者粘贴内容")
        if file and file.size > MOST_BYTES:
            self.add_error("file", "文件超过 64 KB，不像一份放假安排：请只保留一个地区、一个年度的日期")
        return given

    def raw(self) -> bytes:
        """The bytes of the file or of the text."""
        file = self.cleaned_data["file"]
        if file:
            found: bytes = file.read()
            return found
        pasted: str = self.cleaned_data["text"]
        return pasted.encode("utf-8", "replace")
