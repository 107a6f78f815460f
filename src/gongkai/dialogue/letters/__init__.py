"""办理复文: how a reply to deputies looks on a screen, on paper and in Word."""

from gongkai.dialogue.letters.parts import LetterParts, parts_of
from gongkai.dialogue.letters.rendering import render_html, render_pdf
from gongkai.dialogue.letters.word import render_docx

__all__ = ["LetterParts", "parts_of", "render_docx", "render_html", "render_pdf"]
