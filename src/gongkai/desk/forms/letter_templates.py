"""上传文书模板."""

from typing import Any

from django import forms

from gongkai.desk.forms import fields

MOST = 2 * 2**20


class TemplateForm(forms.Form):
    use_required_attribute = False

    scope = fields.radios("用于", [("organ", "本机关"), ("site", "全部机关")], required=False)
    file = forms.FileField(
        label="Word 模板",
        help_text="docx 文件，2 MB 以内。请先下载现用的模板，在它上面修改。",
        error_messages={"required": "请选择一个文件", "empty": "文件是空的"},
    )

    def __init__(self, *args: Any, for_all: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("scope", "organ")
        if not for_all:
            del self.fields["scope"]

    @property
    def is_for_all(self) -> bool:
        """Whether it is to be that of every organ without one of its own."""
        return self.cleaned_data.get("scope") == "site"

    def content(self) -> bytes:
        """The file; what is larger than any template is cut, and refused as broken."""
        content: bytes = self.cleaned_data["file"].read(MOST + 1)
        return content

    def name(self) -> str:
        return str(self.cleaned_data["file"].name)
