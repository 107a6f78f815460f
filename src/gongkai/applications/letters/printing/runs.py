"""The text of a paragraph: pieces with one format each, page numbers and breaks among them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gongkai.applications.letters.printing.reading import RunFormat, WordFile, value_of, w

PAGE, PAGES, BREAK, TAB = "\ue000", "\ue001", "\n", "\t"


@dataclass(frozen=True)
class Piece:
    """`text` is what is printed; PAGE and PAGES stand for numbers that only the paper knows."""

    text: str
    format: RunFormat


@dataclass
class _Field:
    """Where the reading stands in a field: its instruction is not printed, only what it stands for."""

    instruction: str = ""
    in_instruction: bool = False
    is_counted: bool = False

    @property
    def hides(self) -> bool:
        return self.in_instruction or self.is_counted

    def crossed(self, mark: str) -> str:
        """The number that is printed where a field begins, parts or ends; "" for none."""
        if mark == "begin":
            self.in_instruction, self.instruction = True, ""
            return ""
        counter = _counter(self.instruction)
        if mark == "separate":
            self.in_instruction, self.is_counted = False, bool(counter)
            return counter
        told = counter if mark == "end" and self.in_instruction else ""
        if mark == "end":
            self.in_instruction = self.is_counted = False
        return told


def pieces_of(word: WordFile, paragraph: Any, style: str) -> Iterator[Piece]:
    """In reading order; an instruction of a field is not printed, only what it stands for."""
    field = _Field()
    for run in _runs(paragraph):
        told = word.run_format(run, style)
        simple = run.getparent()
        mark = _counter(value_of(simple, "instr")) if simple.tag == w("fldSimple") else ""
        if mark:
            yield Piece(mark, told)
            continue
        for part in run:
            if (text := _printed(part, field)) is not None:
                yield Piece(text, told)


def _printed(part: Any, field: _Field) -> str | None:
    """What a part of a run puts on the page; None for nothing."""
    if part.tag == w("fldChar"):
        return field.crossed(value_of(part, "fldCharType")) or None
    if part.tag == w("instrText"):
        field.instruction += part.text or ""
        return None
    if field.hides:
        return None
    if part.tag == w("t"):
        return part.text or ""
    if part.tag == w("sym"):
        return _symbol(value_of(part, "char"))
    return {w("br"): BREAK, w("cr"): BREAK, w("tab"): TAB}.get(part.tag)


def plain_text(word: WordFile, paragraph: Any) -> str:
    return (
        "".join(piece.text for piece in pieces_of(word, paragraph, "")).replace(PAGE, "").replace(PAGES, "")
    )


def _runs(paragraph: Any) -> Iterator[Any]:
    for run in paragraph.iter(w("r")):
        if not any(above.tag == w("del") for above in run.iterancestors()):
            yield run


def _counter(instruction: str) -> str:
    words = instruction.split()
    return {"PAGE": PAGE, "NUMPAGES": PAGES}.get(words[0].upper() if words else "", "")


def _symbol(code: str) -> str:
    known = {"F0FE": "☑", "F052": "☑", "F0A8": "☐", "F06F": "☐", "F0A3": "☐"}
    return known.get(code.upper(), "□")
