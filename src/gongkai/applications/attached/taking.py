"""What is taken in: a file told by its content and kept under seal, or refused with the way out."""

import hashlib
from dataclasses import dataclass

from gongkai.applications.attached import MOST_BYTES, places
from gongkai.applications.attached.contents import FileRefused, media_of, tidy_name
from gongkai.casework.procedure import StepRefused


@dataclass(frozen=True)
class TakenFile:
    """A file under seal at `place`; `media` and the suffix of its name are told by content, `digest` is its SHA-256."""

    name: str
    media: str
    size: int
    digest: str
    place: str


def taken_in(label: str, name: str, content: bytes, *, most_bytes: int = MOST_BYTES) -> TakenFile:
    """Check and keep a file; StepRefused (for the step `label`) for what is not taken in."""
    try:
        media = media_of(content, most_bytes=most_bytes)
    except FileRefused as refused:
        raise StepRefused(label, [f"“{name[:60]}”{refused}"]) from None
    digest = hashlib.sha256(content).hexdigest()
    return TakenFile(tidy_name(name, media), media, len(content), digest, places.keep(content))
