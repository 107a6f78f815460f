"""文件名: Chinese names that Windows, zip files and browsers accept."""

import re

from gongkai.report.building import Build

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]')
LONGEST = 100


def file_name(made: Build, suffix: str) -> str:
    """The report's file name, e.g. 青石县住房和城乡建设局2020年政府信息公开工作年度报告.docx."""
    stem = _FORBIDDEN.sub("_", made.title).strip(" .")[:LONGEST].rstrip(" .")
    return f"{stem or '年度报告'}.{suffix}"
