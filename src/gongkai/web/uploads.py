"""Uploads of bounded size: what is too large is read away, never kept in memory or on disk."""

import tempfile
from typing import IO, Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

MIB = 1024 * 1024
MOST_BYTES_OF_A_FILE = 50 * MIB
MOST_BYTES_OF_STAFF = 210 * MIB
MOST_BYTES_OF_ANYBODY = 6 * MIB
STAFF = ("/desk/", "/admin/")
MOST_BYTES_WITH_FILES = 27 * MIB  # five attachments of 5 MB
WITH_FILES = (  # the public's forms that take files along
    "/disclosure/application/new/",
    "/disclosure/rectification/",
    "/disclosure/conversion/",
    "/disclosure/complaint/",
)


class BoundedUpload(FileUploadHandler):
    """The first of the handlers: it cuts off a request, and a file, that is larger than it may be.

    Names of files that were cut off stand in `request.files_too_large`; the others come in as usual.
    """

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],  # noqa: N803 (Django's name)
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        is_staff = self.request is not None and self.request.path.startswith(STAFF)
        takes_files = self.request is not None and self.request.path in WITH_FILES
        of_anybody = MOST_BYTES_WITH_FILES if takes_files else MOST_BYTES_OF_ANYBODY
        if content_length > (MOST_BYTES_OF_STAFF if is_staff else of_anybody):
            raise RequestDataTooBig("the files of one form are too large together")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if start + len(raw_data) > MOST_BYTES_OF_A_FILE:
            if self.request is not None:
                files_too_large(self.request).append(self.file_name or "")
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


class NamelessUpload(FileUploadHandler):
    """In place of Django's temporary files: what is too large for memory has no name on the disk.

    Copies of identity papers are gone with the request, also when the process is killed in the middle of it.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 (closed with the request)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[Any]":
        self.file.seek(0)
        told = (self.content_type, file_size, self.charset, self.content_type_extra)
        return UploadedFile(self.file, self.file_name, *told)

    def upload_interrupted(self) -> None:
        if hasattr(self, "file"):
            self.file.close()


def files_too_large(request: HttpRequest) -> list[str]:
    """Names of the files of this request that were cut off."""
    names: list[str] = vars(request).setdefault("files_too_large", [])
    return names
