"""Pictures of a Word document redrawn, without what cropping only hides."""

import io
import posixpath
import zipfile

from lxml import etree
from PIL import Image

from gongkai.privacy import libreoffice
from gongkai.privacy.passages import Unreadable
from gongkai.privacy.renditions.made import Changes
from gongkai.privacy.renditions.packages import read_part
from gongkai.privacy.renditions.pictures import Box, redrawn
from gongkai.privacy.renditions.word.names import A

WHOLE: Box = (0, 0, 1, 1)
MOST_VECTOR_PICTURES = 20
"""Each takes the office program a few seconds."""
_VECTOR = (".emf", ".wmf")


class Pictures:
    """Parts of the new package by their name; a picture used twice is kept once."""

    def __init__(self, package: zipfile.ZipFile, changes: Changes) -> None:
        self._package, self._changes = package, changes
        self._made: dict[tuple[str, Box], str | None] = {}
        self.parts: dict[str, bytes] = {}

    def add(self, target: str, visible: Box = WHOLE) -> str | None:
        """The new part's name; None where the picture cannot be redrawn."""
        key = (target, visible)
        if key not in self._made:
            self._made[key] = self._redraw(target, visible)
            if self._made[key] is None:
                self._changes.count("图片 {} 张无法重绘，未写入；需要时请换成 PNG 或 JPG 图片")
        return self._made[key]

    def _redraw(self, target: str, visible: Box) -> str | None:
        try:
            content = read_part(self._package, target)
            suffix = posixpath.splitext(target)[1].lower()
            if suffix in _VECTOR:
                if not libreoffice.program() or len(self.parts) >= MOST_VECTOR_PICTURES:
                    return None
                content = libreoffice.converted(content, suffix[1:], "png")
            drawn, suffix = redrawn(content, self._changes, visible=visible, turn=False)
        except Unreadable:
            return None
        if suffix in (".webp", ".bmp", ".tif"):
            drawn, suffix = _as_png(drawn), ".png"
        name = f"word/media/picture{len(self.parts) + 1}{suffix}"
        self.parts[name] = drawn
        return name


def visible_part(fill: etree._Element, changes: Changes) -> Box:
    """The share of the picture that a:srcRect leaves; the crop itself is taken away."""
    crop = fill.find(f"{A}srcRect")
    if crop is None:
        return WHOLE
    left, top, right, bottom = (int(crop.get(side, "0")) / 100_000 for side in "ltrb")
    if min(left, top, right, bottom) < 0 or left + right >= 1 or top + bottom >= 1:
        return WHOLE
    fill.remove(crop)
    if left or top or right or bottom:
        changes.count("图片裁剪掉的部分已删去（{} 处）")
    return (left, top, 1 - right, 1 - bottom)


def _as_png(content: bytes) -> bytes:
    out = io.BytesIO()
    with Image.open(io.BytesIO(content)) as picture:
        picture.save(out, "PNG")
    return out.getvalue()
