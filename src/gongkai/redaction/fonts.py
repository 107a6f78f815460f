"""Fonts that pages share: a subset names every character that it was cut for, also those of another page."""

import pikepdf
from pikepdf import Name

_DEEPEST = 20
Ids = set[tuple[int, int]]


def pages_sharing_fonts(document: pikepdf.Pdf, marked: set[int]) -> set[int]:
    """Pages, from 0, that use part of a font which a marked page uses too."""
    if not marked:
        return set()
    used = [fonts_of(page) for page in document.pages]
    telling: Ids = set().union(*(used[number] for number in marked))
    return {number for number, found in enumerate(used) if found & telling}


def fonts_of(page: pikepdf.Page) -> Ids:
    """Ids of every object of the page's fonts, those inside forms and patterns too."""
    found: Ids = set()
    _in_resources(page.resources, found, set(), 0)
    return found


def _in_resources(resources: object, found: Ids, seen: Ids, depth: int) -> None:
    if not isinstance(resources, pikepdf.Dictionary) or depth > _DEEPEST:
        return
    fonts = resources.get(Name.Font)
    if isinstance(fonts, pikepdf.Dictionary):
        for _, font in fonts.items():
            _parts(font, found, 0)
    for kind in (Name.XObject, Name.Pattern):
        group = resources.get(kind)
        if not isinstance(group, pikepdf.Dictionary):
            continue
        for _, each in group.items():
            if not isinstance(each, pikepdf.Stream) or each.objgen in seen:
                continue
            seen.add(each.objgen)
            _in_resources(each.get(Name.Resources), found, seen, depth + 1)


def _parts(part: object, found: Ids, depth: int) -> None:
    if not isinstance(part, pikepdf.Object) or depth > _DEEPEST:
        return
    if part.is_indirect:
        if part.objgen in found:
            return
        found.add(part.objgen)
    if isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
        for _, each in part.items():
            _parts(each, found, depth + 1)
    elif isinstance(part, pikepdf.Array):
        for each in part:
            _parts(each, found, depth + 1)
