"""What can be laid out on pages here, and how much of it."""

MOST_PAGES = 200
TOO_MANY = f"文件超过 {MOST_PAGES} 页，不能在线遮盖：请拆分成几个文件后再上传。"
PICTURES = frozenset({"jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff"})
TEXTS = frozenset({"txt", "csv"})
WORDS = frozenset({"docx", "doc", "wps", "rtf", "odt"})
SHEETS = frozenset({"xlsx", "xls", "et", "ods"})
SUFFIXES = frozenset({"pdf"}) | PICTURES | TEXTS | WORDS | SHEETS
