"""Which styles of a DOCX hide their text."""

from gongkai.privacy.readers.xml_parts import Element, attribute, descendants, local

_ON = frozenset({"", "1", "true", "on"})
_UNREADABLY_SMALL = 4  # half points
_PAPER = frozenset({"", "auto", "ffffff", "fefefe"})
WHITE = "白色文字"


class Styles:
    """Styles by id, with what they are based on."""

    def __init__(self, root: Element | None) -> None:
        self._hides: dict[str, bool | None] = {}
        self._bases: dict[str, str] = {}
        self._coloured: set[str] = set()
        for style in [] if root is None else descendants(root, "style"):
            name = attribute(style, "styleId")
            if any(_is_coloured(each) for each in descendants(style, "shd")):
                self._coloured.add(name)
            for child in style:
                if local(child) == "rPr":
                    self._hides[name] = told_by(child)
                elif local(child) == "basedOn":
                    self._bases[name] = attribute(child, "val")

    def hides(self, name: str) -> bool:
        """Whether text in this style is hidden, by itself or by a style that it is based on."""
        seen = set()
        while name and name not in seen:
            seen.add(name)
            told = self._hides.get(name)
            if told is not None:
                return told
            name = self._bases.get(name, "")
        return False

    def stands_on_colour(self, run: Element) -> bool:
        """Whether a paragraph, cell or table around the run has a colour, so that white text is seen."""
        for above in run.iterancestors():
            for properties in above:
                if local(properties) in ("pPr", "tcPr", "tblPr", "spPr", "bodyPr"):
                    for each in properties:
                        name = local(each)
                        if name == "shd" and _is_coloured(each):
                            return True
                        if name in ("tblStyle", "pStyle") and attribute(each, "val") in self._coloured:
                            return True
            if local(above) == "txbxContent":
                return True  # the shape's own colour lies too far away to be sure
        return False


def _is_coloured(shading: Element) -> bool:
    return attribute(shading, "fill").lower() not in _PAPER


def told_by(properties: Element) -> bool | None:
    """What run properties say about `vanish`; None when they do not speak of it."""
    told: bool | None = None
    for child in properties:
        if local(child) in ("vanish", "specVanish"):
            told = bool(told) or attribute(child, "val").lower() in _ON
    return told


def why_unseen(properties: Element | None, styles: Styles, paragraph_style: str) -> str:
    """Why a run is not seen, from its own properties, its style, and the style of its paragraph."""
    own = None if properties is None else told_by(properties)
    run_style = ""
    for child in () if properties is None else properties:
        if local(child) == "rStyle":
            run_style = attribute(child, "val")
    if own or (own is None and (styles.hides(run_style) or styles.hides(paragraph_style))):
        return "隐藏文字"
    return "" if properties is None else _by_look(properties)


def _by_look(properties: Element) -> str:
    """White without shading, or too small to be read."""
    told = {local(child): attribute(child, "val").lower() for child in properties}
    is_shaded = "shd" in told or "highlight" in told
    if told.get("color") in ("ffffff", "fefefe") and not is_shaded:
        return WHITE
    size = told.get("sz", "")
    return "极小字号" if size.isdigit() and int(size) <= _UNREADABLY_SMALL else ""
