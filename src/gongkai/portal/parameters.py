"""Reading query parameters: what is not known or not readable is refused by name."""

from collections.abc import Collection

from django.http import HttpRequest

from gongkai.web.errors import BadParameter

# What messengers and statistics add to a shared address; harmless, so they do not break the link.
ADDED_BY_OTHERS = frozenset(
    {"from", "isappinstalled", "scene", "clicktime", "enterid", "nsukey", "spm", "fbclid", "gclid"}
)
LONGEST = 100


def read(request: HttpRequest, known: Collection[str], *, longer: Collection[str] = ()) -> dict[str, str]:
    """The known parameters that are given; raises BadParameter for others, repeated or endless ones.

    Those in `longer` may have any length.
    """
    found: dict[str, str] = {}
    for name, values in request.GET.lists():
        if name in ADDED_BY_OTHERS or name.startswith("utm_"):
            continue
        if name not in known:
            raise BadParameter(name, "本页没有这个参数。")
        if len(values) > 1:
            raise BadParameter(name, "只能出现一次。")
        if len(values[0]) > LONGEST and name not in longer:
            raise BadParameter(name, f"不能超过 {LONGEST} 个字符。")
        if values[0]:
            found[name] = values[0]
    return found


def whole_number(name: str, text: str, *, most: int) -> int:
    """A number from 1 to `most`; raises BadParameter."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most)) and 1 <= int(text) <= most):
        raise BadParameter(name, f"应为 1 至 {most} 的整数。")
    return int(text)
