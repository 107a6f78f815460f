"""One document of the bundle, and the file that lies behind it where it is no pages."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.utils import timezone

from gongkai.web.printing import paper_environment, pdf_of

FRAME = Path(__file__).parent / "frame"
ARCHIVABLE = "pdf/a-3a"


@dataclass(frozen=True)
class Enclosed:
    """A file that is no pages (Word, Excel …), laid into the PDF as it came."""

    name: str
    content: bytes
    media_type: str


@dataclass(frozen=True)
class Paper:
    """A title with its pages; those of a file from outside are pictures (`is_picture`)."""

    title: str
    pdf: bytes
    is_picture: bool = False
    enclosed: Enclosed | None = None


def printed(template: str, told: dict[str, Any], *, is_tagged: bool = True) -> bytes:
    """A page of the bundle's own frame."""
    page = paper_environment(FRAME).get_template(template).render(told | {"local": timezone.localtime})
    return pdf_of(page, variant=ARCHIVABLE if is_tagged else "pdf/a-3b").content


own_numbers = partial(printed, "numbers.html", is_tagged=False)
