"""附件 of an application on its page: small pictures of them, right after somebody looked at who applied."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.applications.attached import places
from gongkai.applications.attached.contents import FileRefused, picture_of
from gongkai.applications.choices import FileMedia
from gongkai.applications.models import Application, ApplicationFile

ACROSS = 480  # pixels
MOST_PICTURES = 8


@dataclass(frozen=True)
class FileView:
    """A file with its picture as a data address; "" where there is none (a Word document, a damaged file)."""

    file: ApplicationFile
    picture: str


def file_views(application: Application, *, looked: bool) -> Sequence[FileView]:
    """Each attachment; drawn only for those who have just looked on the record."""
    files = list(application.files.all())
    return [
        FileView(file, _picture(file) if looked and position < MOST_PICTURES else "")
        for position, file in enumerate(files)
    ]


def shown_of(application: Application) -> int:
    """How many attachments are drawn for whoever looks."""
    return min(application.files.count(), MOST_PICTURES)


def _picture(file: ApplicationFile) -> str:
    if file.media == FileMedia.DOCX:
        return ""
    try:
        drawn = picture_of(places.read(file.place), FileMedia(file.media), width=ACROSS)
    except (FileRefused, places.AttachedFileMissing):
        return ""
    return f"data:image/jpeg;base64,{base64.b64encode(drawn).decode()}"
