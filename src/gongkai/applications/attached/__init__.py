"""附件 of an application: copies of identity papers and other documents; told by content, kept sealed, seen by few."""

MIB = 1024 * 1024
MOST_FILES = 5
MOST_BYTES = 5 * MIB
ACCEPTED = "照片（JPG、PNG）、PDF、Word 文档（DOCX）"
HINT = f"{ACCEPTED}；每个不超过 5 MB，最多 {MOST_FILES} 个。加密保存，只有承办人员能看到，查看留痕。"


def facts_of(role: str, media: str, size: int) -> str:
    """身份证明，JPG 图片，1.2 MB"""
    kilobytes = size / 1024
    told = f"{kilobytes / 1024:.1f} MB" if kilobytes >= 1024 else f"{max(kilobytes, 1):.0f} KB"
    return f"{role}，{media}，{told}"
