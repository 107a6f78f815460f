"""答复书: what a reply says, and how it looks on a screen and on paper."""

from gongkai.applications.letters.composing import compose, digest, tidied
from gongkai.applications.letters.remedy import remedy_fault, remedy_of
from gongkai.applications.letters.rendering import FOLDER, frame_of, printed, render_html, render_pdf
from gongkai.applications.letters.texts_by_outcome import has_template, title_of

__all__ = [
    "FOLDER",
    "compose",
    "digest",
    "frame_of",
    "has_template",
    "printed",
    "remedy_fault",
    "remedy_of",
    "render_html",
    "render_pdf",
    "tidied",
    "title_of",
]
