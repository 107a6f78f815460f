"""答复书 and 过程文书: what letters say, and how they look on a screen and on paper."""

from gongkai.applications.letters import documents
from gongkai.applications.letters.composing import digest, tidied
from gongkai.applications.letters.documents import compose_notice
from gongkai.applications.letters.documents import compose_reply as compose
from gongkai.applications.letters.notices_by_kind import (
    NoticeText,
    missing_particulars,
    notice_text,
    notice_texts,
)
from gongkai.applications.letters.remedy import remedy_fault, remedy_of
from gongkai.applications.letters.rendering import (
    FOLDER,
    context_of,
    document_of,
    kept_of,
    render_docx,
    render_html,
    render_pdf,
    rendered,
    unprintable,
)
from gongkai.applications.letters.texts_by_outcome import has_template, title_of

__all__ = [
    "FOLDER",
    "NoticeText",
    "compose",
    "compose_notice",
    "context_of",
    "digest",
    "document_of",
    "documents",
    "has_template",
    "kept_of",
    "missing_particulars",
    "notice_text",
    "notice_texts",
    "remedy_fault",
    "remedy_of",
    "render_docx",
    "render_html",
    "render_pdf",
    "rendered",
    "tidied",
    "title_of",
    "unprintable",
]
