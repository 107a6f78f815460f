"""A PDF page copied key by key: what draws stays, what tells about it does not."""

from collections.abc import Iterable
from typing import Any

import pikepdf
from pikepdf import Name

_MARKING = frozenset({"BDC", "BMC", "EMC", "MP", "DP", "BX", "EX"})
_PAGE = (Name.MediaBox, Name.CropBox, Name.Rotate, Name.UserUnit, Name.Group)
_NAMED = {
    "Do": Name.XObject,
    "Tf": Name.Font,
    "gs": Name.ExtGState,
    "sh": Name.Shading,
    **dict.fromkeys(("cs", "CS"), Name.ColorSpace),
    **dict.fromkeys(("scn", "SCN"), Name.Pattern),
}
_FORM = frozenset(
    {"/Type", "/Subtype", "/FormType", "/BBox", "/Matrix", "/Resources", "/Group", "/Filter", "/DecodeParms"}
)
_PICTURE = frozenset(
    f"/{name}"
    for name in [
        "Type",
        "Subtype",
        "Width",
        "Height",
        "ColorSpace",
        "BitsPerComponent",
        "Intent",
        "ImageMask",
        "Mask",
        "Decode",
        "Interpolate",
        "SMask",
        "SMaskInData",
        "Matte",
        "Filter",
        "DecodeParms",
        "Length",
    ]
)
_TELLING = ["/Metadata", "/PieceInfo", "/LastModified", "/OC", "/OPI", "/AF"]
_DEEPEST = 15


def copy_page(target: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Onto the end of `target`, with only those fonts and pictures that the page uses."""
    made = pikepdf.Dictionary(Type=Name.Page)
    for key in _PAGE:
        value = _inherited(page.obj, key)
        if value is not None:
            made[key] = _own(target, value)
    resources = _inherited(page.obj, Name.Resources)
    orders, used = _orders(pikepdf.parse_content_stream(page))
    made[Name.Resources] = _pruned(target, resources, used, 0)
    made[Name.Contents] = target.make_stream(orders)
    target.pages.append(pikepdf.Page(target.make_indirect(made)))


def forget_the_rest(target: pikepdf.Pdf) -> None:
    """Metadata of pictures and fonts, wherever it hangs; the camera's notes inside JPEG pictures."""
    for each in target.objects:
        if not isinstance(each, pikepdf.Stream) and not (
            isinstance(each, pikepdf.Dictionary) and Name.Type in each
        ):
            continue
        is_picture = isinstance(each, pikepdf.Stream) and each.get(Name.Subtype) == Name.Image
        for key in [str(key) for key in each if str(key) not in _PICTURE] if is_picture else _TELLING:
            if key in each:
                del each[key]
        if is_picture and each.get(Name.Filter) in (Name.DCTDecode, pikepdf.Array([Name.DCTDecode])):
            bare = without_segments(each.read_raw_bytes())
            each.write(bare, filter=Name.DCTDecode)


def without_segments(jpeg: bytes) -> bytes:
    """The JPEG without application segments but JFIF's and Adobe's colour mark, and without comments."""
    if not jpeg.startswith(b"\xff\xd8"):
        return jpeg
    kept, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        marker, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        is_told = 0xE1 <= marker <= 0xED or marker in (0xEF, 0xFE)
        if not is_told:
            kept.append(jpeg[at : at + 2 + length])
        at += 2 + max(length, 2)
    return b"".join(kept) + jpeg[at:]


def _orders(instructions: Iterable[Any]) -> tuple[bytes, set[tuple[str, str]]]:
    """(drawing orders without marks, the names of resources in use)."""
    kept, used = [], set()
    for instruction in instructions:
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            kept.append(instruction)
            continue
        operator = str(instruction.operator)
        if operator in _MARKING:
            continue
        operands = list(instruction.operands)
        if operator in _NAMED and operands:
            name = operands[0] if operator == "Tf" else operands[-1]
            if isinstance(name, Name):
                used.add((str(_NAMED[operator]), str(name)))
        kept.append(instruction)
    return pikepdf.unparse_content_stream(kept), used


def _pruned(
    target: pikepdf.Pdf, resources: pikepdf.Object | None, used: set[tuple[str, str]], depth: int
) -> pikepdf.Dictionary:
    found = pikepdf.Dictionary()
    if not isinstance(resources, pikepdf.Dictionary):
        return found
    for kind, name in sorted(used):
        group = resources.get(Name(kind))
        if not isinstance(group, pikepdf.Dictionary) or Name(name) not in group:
            continue
        if Name(kind) not in found:
            found[Name(kind)] = pikepdf.Dictionary()
        value = group[Name(name)]
        if kind == "/XObject" and isinstance(value, pikepdf.Stream) and value.get(Name.Subtype) == Name.Form:
            found[Name(kind)][Name(name)] = _form(target, value, resources, depth)
        else:
            found[Name(kind)][Name(name)] = _own(target, value)
    spaces = resources.get(Name.ColorSpace)
    if isinstance(spaces, pikepdf.Dictionary):
        found[Name.ColorSpace] = pikepdf.Dictionary(
            {key: _own(target, value) for key, value in spaces.items()}
        )
    return found


def _form(target: pikepdf.Pdf, form: pikepdf.Stream, outer: pikepdf.Dictionary, depth: int) -> pikepdf.Object:
    if depth > _DEEPEST:
        raise ValueError("forms nested too deep")
    orders, used = _orders(pikepdf.parse_content_stream(form))
    made = target.make_stream(orders)
    for key, value in form.items():
        if key in _FORM and key not in ("/Resources", "/Filter", "/DecodeParms"):
            made[Name(key)] = _own(target, value)
    made[Name.Resources] = _pruned(target, form.get(Name.Resources, outer), used, depth + 1)
    return made


def _own(target: pikepdf.Pdf, value: pikepdf.Object) -> pikepdf.Object:
    """The value as an object of `target`."""
    if isinstance(value, pikepdf.Object) and value.is_indirect:
        return target.copy_foreign(value)
    if isinstance(value, pikepdf.Dictionary):
        return pikepdf.Dictionary({key: _own(target, inner) for key, inner in value.items()})
    if isinstance(value, pikepdf.Array):
        return pikepdf.Array([_own(target, inner) for inner in value])
    return value


def _inherited(page: pikepdf.Object, key: Name) -> pikepdf.Object | None:
    for _ in range(50):
        if key in page:
            return page[key]
        if Name.Parent not in page:
            return None
        page = page[Name.Parent]
    return None
