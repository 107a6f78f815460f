"""What 政府信息 keeps under seal, for `gongkai verify`: uploads, what is shown of them, imports, editions' files."""

from collections.abc import Iterator

from gongkai.casework.kept_files import Kept
from gongkai.items.models import Attachment, Edition, RowImport
from gongkai.items.sealed_files import path_of

BATCH = 1000


def kept(where: str, digest: str) -> Kept:
    """A file that lies under its digest."""
    return Kept(where, digest, path_of(digest))


def attachments() -> Iterator[Kept]:
    files = Attachment.objects.order_by("pk").values_list(
        "item_id", "item__index_number", "position", "original", "rendition"
    )
    for item, number, position, original, rendition in files.iterator(chunk_size=BATCH):
        whose = f"政府信息 {number or f'（登记 {item}）'} 第 {position} 个附件"
        if original:
            yield kept(f"{whose}的原件", original)
        if rendition and rendition != original:
            yield kept(f"{whose}的公开件", rendition)


def imports() -> Iterator[Kept]:
    staged = RowImport.objects.exclude(original="").order_by("pk").values_list("item_id", "original")
    for item, digest in staged.iterator(chunk_size=BATCH):
        yield kept(f"政府信息（登记 {item}）导入的表格", digest)


def editions() -> Iterator[Kept]:
    """Words and sheets that were made of a text; attachments of an edition are told by `attachments`."""
    made = Edition.objects.exclude(files=[]).order_by("pk")
    columns = made.values_list("item_id", "item__index_number", "number", "files")
    for item, index_number, number, files in columns.iterator(chunk_size=BATCH):
        for file in files:
            yield kept(
                f"政府信息 {index_number or f'（登记 {item}）'} 第 {number} 版《{file['name']}》",
                file["digest"],
            )


KEEPERS = {"信息附件": attachments, "导入原件": imports, "版本文件": editions}
