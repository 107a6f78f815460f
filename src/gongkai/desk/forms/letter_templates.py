"""上传文书模板."""

from django import forms

MOST = 2 * 2**20


class TemplateForm(forms.Form):
    use_required_attribute = False

    file = forms.FileField(
        label="Word 模板",
        help_text="docx 文件，2 MB 以内。请先下载现用的模板，在它上面修改。",
        error_messages={"required": "请选择一个文件", "empty": "文件是空的"},
    )

    def content(self) -> bytes:
        """The file; what is larger than any template is cut, and refused as broken."""
        content: bytes = self.cleaned_data["file"].read(MOST + 1)
        return content

    def name(self) -> str:
        return str(self.cleaned_data["file"].name)
