"""Pictures redrawn: what is seen stays, where, when and with what it was taken does not."""

import io
import warnings
from collections.abc import Iterator

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from gongkai.privacy.passages import Unreadable
from gongkai.privacy.renditions.made import Changes

MOST_PIXELS = 80_000_000
"""Of one frame: a bomb unpacks to far more; a phone of 2024 takes 50 million."""
MOST_FRAMES = 300
MOST_PIXELS_OF_ALL_FRAMES = 400_000_000
JPEG_QUALITY = 88
MEDIA_TYPES = {
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".bmp": "image/bmp",
    ".tif": "image/tiff",
}
_SUFFIXES = {
    "JPEG": ".jpg",
    "MPO": ".jpg",
    "PNG": ".png",
    "WEBP": ".webp",
    "GIF": ".gif",
    "BMP": ".bmp",
    "TIFF": ".tif",
}
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "DIB", "TIFF")
_TEXTS = ("comment", "Comment", "Software", "Author", "Description", "xmp", "XML:com.adobe.xmp", "photoshop")
_BROKEN = "图片已损坏或格式不认识，无法重绘。请另存为 JPG 或 PNG 后再上传。"
_TOO_LARGE = "图片尺寸过大，不能处理。请缩小后再上传。"
Box = tuple[float, float, float, float]


def redrawn(
    content: bytes, changes: Changes, *, visible: Box = (0, 0, 1, 1), turn: bool = True
) -> tuple[bytes, str]:
    """(the picture encoded anew from its pixels, its suffix); `visible` in shares of width and height,
    `turn` as the camera was held."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _redraw(content, changes, visible, turn)
    except Unreadable:
        raise
    except (Image.DecompressionBombError, MemoryError) as error:
        raise Unreadable(_TOO_LARGE) from error
    except UnidentifiedImageError as error:
        raise Unreadable(_BROKEN) from error
    except Exception as error:  # decoders of hostile pictures raise whatever they meet
        raise Unreadable(_BROKEN) from error


def _redraw(content: bytes, changes: Changes, visible: Box, turn: bool) -> tuple[bytes, str]:
    picture = Image.open(io.BytesIO(content), formats=_FORMATS)
    suffix = _SUFFIXES.get(picture.format or "", ".png")
    if picture.width * picture.height > MOST_PIXELS:
        raise Unreadable(_TOO_LARGE)
    _tell_metadata(picture, changes)
    frames = list(_frames(picture, visible, turn))
    if picture.format == "MPO":
        frames = frames[:1]
    timing = (
        {
            "duration": [frame.info.get("duration", 100) for frame in frames],
            "loop": picture.info.get("loop", 0),
        }
        if len(frames) > 1 and suffix in (".gif", ".webp", ".png")
        else {}
    )
    bare = [_bare(frame, suffix) for frame in frames]
    return _encoded(bare, suffix, timing), suffix


def _frames(picture: Image.Image, visible: Box, turn: bool) -> Iterator[Image.Image]:
    count = getattr(picture, "n_frames", 1)
    if count > MOST_FRAMES or count * picture.width * picture.height > MOST_PIXELS_OF_ALL_FRAMES:
        raise Unreadable(_TOO_LARGE)
    for index in range(count):
        picture.seek(index)
        if picture.width * picture.height > MOST_PIXELS:
            raise Unreadable(_TOO_LARGE)
        frame = ImageOps.exif_transpose(picture.copy()) if turn else picture.copy()
        frame.info["duration"] = picture.info.get("duration", 100)
        if visible != (0, 0, 1, 1):
            left, top, right, bottom = visible
            width, height = frame.size
            box = (round(left * width), round(top * height), round(right * width), round(bottom * height))
            if box[0] >= box[2] or box[1] >= box[3]:
                raise Unreadable(_BROKEN)
            frame = frame.crop(box)
        yield frame


def _bare(frame: Image.Image, suffix: str) -> Image.Image:
    """Pixels in a mode that the format can hold; under full transparency nothing remains."""
    has_alpha = "A" in frame.getbands() or "transparency" in frame.info
    if has_alpha and suffix in (".png", ".webp", ".gif", ".tif"):
        shown = frame.convert("RGBA")
        clean = Image.new("RGBA", shown.size, (255, 255, 255, 0))
        clean.paste(shown, mask=shown.getchannel("A").point(lambda alpha: 255 if alpha else 0))
        return clean
    if has_alpha:
        shown = frame.convert("RGBA")
        clean = Image.new("RGB", shown.size, (255, 255, 255))
        clean.paste(shown, mask=shown.getchannel("A"))
        return clean
    mode = (
        frame.mode if frame.mode in ("1", "L", "RGB") else "L" if frame.mode.startswith(("I", "F")) else "RGB"
    )
    if frame.mode.startswith("I"):
        frame = frame.point(lambda value: value / 256).convert("L") if frame.mode == "I;16" else frame
    pixels = frame.convert(mode)
    return Image.frombytes(pixels.mode, pixels.size, pixels.tobytes())


def _encoded(frames: list[Image.Image], suffix: str, timing: dict[str, object]) -> bytes:
    out = io.BytesIO()
    first, rest = frames[0], frames[1:]
    more: dict[str, object] = {"save_all": True, "append_images": rest, **timing} if rest else {}
    if suffix == ".jpg":
        (first if first.mode in ("L", "RGB") else first.convert("RGB")).save(
            out, "JPEG", quality=JPEG_QUALITY
        )
    elif suffix == ".png":
        first.save(out, "PNG", **more)
    elif suffix == ".webp":
        first.save(out, "WEBP", quality=JPEG_QUALITY, **more)
    elif suffix == ".gif":
        first.save(out, "GIF", **({**more, "disposal": 2} if rest else {}))
    elif suffix == ".bmp":
        first.save(out, "BMP")
    else:
        first.save(out, "TIFF", compression="tiff_deflate", **more)
    return out.getvalue()


def _tell_metadata(picture: Image.Image, changes: Changes) -> None:
    exif = picture.getexif()
    if ExifTags.IFD.GPSInfo in exif or exif.get_ifd(ExifTags.IFD.GPSInfo):
        changes.tell("照片中的位置信息已清除")
    tiff_needs = picture.format == "TIFF"
    if (len(exif) and not tiff_needs) or any(picture.info.get(text) for text in _TEXTS):
        changes.tell("图片中的拍摄信息和说明已清除")
