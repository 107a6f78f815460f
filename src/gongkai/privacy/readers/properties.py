"""文件属性: authors, organisations and other data that a program writes about a file."""

import re

from gongkai.privacy.passages import Passage
from gongkai.privacy.readers.reading import PROPERTY

# Name in the file (lower case): what it is called here. These name persons, machines or places where a file was kept.
PERSONAL = {
    "creator": "作者",
    "author": "作者",
    "initial-creator": "作者",
    "artist": "作者",
    "by-line": "作者",
    "xpauthor": "作者",
    "lastmodifiedby": "最后修改者",
    "lastauthor": "最后修改者",
    "printed-by": "打印者",
    "manager": "经理",
    "company": "单位",
    "copyright": "版权所有者",
    "owner": "所有者",
    "cameraownername": "相机所有者",
    "bodyserialnumber": "相机序列号",
    "lensserialnumber": "镜头序列号",
    "serialnumber": "相机序列号",
    "hostcomputer": "计算机名",
    "hyperlinkbase": "超链接基准",
    "template": "模板",
}
_OTHER = {
    "title": "标题",
    "subject": "主题",
    "keywords": "关键词",
    "keyword": "关键词",
    "description": "备注",
    "comments": "备注",
    "category": "类别",
    "contentstatus": "状态",
    "lpstr": "各部分名称",
    "xpcomment": "备注",
    "xptitle": "标题",
    "xpsubject": "主题",
    "xpkeywords": "关键词",
    "usercomment": "用户注释",
    "imagedescription": "图像说明",
}
_COUNTS = """
    application appversion totaltime pages words characters lines paragraphs slides notes hiddenslides
    mmclips scalecrop linksuptodate shareddoc hyperlinkschanged docsecurity characterswithspaces revision
    created modified lastprinted language version i4 bool presentationformat generator producer
    creationdate moddate date editing-cycles editing-duration document-statistic creation-date print-date
    trapped
"""
_NOTHING_PERSONAL = frozenset(_COUNTS.split())

# What programs and dealers write where an author should be.
_PROGRAM_NAMES = (
    "administrator|admin|user|users|microsoft|microsoft office user|office|wps|wps office|windows user|windows 用户"
    "|python-docx|openpyxl|xlsxwriter|apache poi|un-named|unknown|anonymous|libreoffice|weasyprint|lenovo|lenovo user"
    "|dell|hp|thinkpad|acer|asus|pc|china|微软用户|用户|系统管理员|管理员|匿名|匿名用户|未知"
)
_PROGRAMS = frozenset(_PROGRAM_NAMES.split("|"))
_ORGANISATION = re.compile(
    r"(?:局|政府|委员会|公司|中心|办公室|学院|研究院|医院|厅|集团|街道办|协会|学校|银行)$"
)


def named_property(name: str, text: str) -> Passage | None:
    """A property as a passage; None for those that only count pages, name programs or tell moments."""
    key = name.lower().replace(" ", "")
    text = text.replace("\0", "").strip()
    if not text or key in _NOTHING_PERSONAL:
        return None
    if key == "template" and text.lower() in ("normal", "normal.dotm", "normal.dot", "normal.wpt"):
        return None
    label = PERSONAL.get(key) or _OTHER.get(key) or name[:40]
    return Passage(f"{PROPERTY}（{label}）", text, hidden=PROPERTY)


def names_a_person(piece: Passage) -> bool:
    """Whether a property may name a person, a machine or a place of keeping; organisations and programs do not count."""
    label = piece.where.rpartition("（")[2].removesuffix("）")
    text = " ".join(piece.text.lower().split())
    return label in PERSONAL.values() and text not in _PROGRAMS and not _ORGANISATION.search(text)
