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


def pieces_of(word: WordFile, paragraph: Any, style: str) -> Iterator[Piece]:
    """In reading order; an instruction of a field is not printed, only what it stands for."""
    in_instruction, is_counted = False, False
    instruction = ""
    for run in _runs(paragraph):
        told = word.run_format(run, style)
        simple = run.getparent()
        if simple.tag == w("fldSimple"):
            mark = _counter(value_of(simple, "instr"))
            if mark:
                yield Piece(mark, told)
                continue
        for part in run:
            if part.tag == w("fldChar"):
                kind = value_of(part, "fldCharType")
                if kind == "begin":
                    in_instruction, instruction = True, ""
                elif kind == "separate":
                    in_instruction, is_counted = False, bool(_counter(instruction))
                    if is_counted:
                        yield Piece(_counter(instruction), told)
                elif kind == "end":
                    if in_instruction and _counter(instruction):
                        yield Piece(_counter(instruction), told)
                    in_instruction, is_counted = False, False
            elif part.tag == w("instrText"):
                instruction += part.text or ""
            elif is_counted or in_instruction:
                continue
            elif part.tag == w("t"):
                yield Piece(part.text or "", told)
            elif part.tag in (w("br"), w("cr")):
                yield Piece(BREAK, told)
            elif part.tag == w("tab"):
                yield Piece(TAB, told)
            elif part.tag == w("sym"):
                yield Piece(_symbol(value_of(part, "char")), told)


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
