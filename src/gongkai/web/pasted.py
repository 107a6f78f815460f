"""Text that people paste, from Word, a web page or a chat: ends of line alike, nothing invisible, nothing cut off unseen."""

import re
from typing import Any

from django import forms

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Joiners stay: they hold emoji and some scripts together. What turns the direction of a line goes.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)


def pasted(text: str) -> str:
    """The same as it reads: soft breaks of Word and old line ends become new lines, invisible characters go."""
    return _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))


class PastedText(forms.CharField):
    """Paragraphs: a line end counts as one character, as the browser counts it; what is too long is told, not cut off."""

    def __init__(self, *, max_length: int, **kwargs: Any) -> None:
        told = {"max_length": f"最多 {max_length} 个字，现在有 %(show_value)d 个：请精简，或者分成几份。"}
        kwargs["error_messages"] = {**told, **kwargs.get("error_messages", {})}
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value: Any) -> str:
        return super().to_python(pasted(value) if isinstance(value, str) else value) or ""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Without a limit in the browser, which cuts off what is pasted without a word."""
        attrs: dict[str, Any] = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs
