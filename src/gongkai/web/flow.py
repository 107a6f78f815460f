"""流程图: steps below each other with arrows, drawn on the server as SVG; the same in words stands beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEAD, LINE, GAP, PAD = 360, 26, 20, 22, 10


@dataclass(frozen=True)
class FlowBox:
    """A box with its heading, its lines (text, place) and the arrow that leaves it (None: the last)."""

    y: int
    height: int
    heading: str
    heading_y: int
    lines: list[tuple[str, int, bool]]
    arrow: tuple[int, int] | None


@dataclass(frozen=True)
class FlowDrawing:
    """Boxes of one width; `words` say the same."""

    title: str
    words: str
    width: int
    height: int
    boxes: list[FlowBox]


def draw_flow(title: str, steps: Sequence[tuple[str, Sequence[str], Sequence[str]]]) -> FlowDrawing:
    """Heading, lines and branches of each step."""
    boxes, y = [], 1
    for place, (heading, lines, branches) in enumerate(steps, start=1):
        told = [(line, False) for line in lines] + [(f"↳ {branch}", True) for branch in branches]
        height = HEAD + len(told) * LINE + PAD
        placed = [(line, y + HEAD + LINE * at + 14, is_branch) for at, (line, is_branch) in enumerate(told)]
        ends = y + height
        arrow = (ends, ends + GAP) if place < len(steps) else None
        boxes.append(FlowBox(y, height, f"{place}　{heading}", y + 19, placed, arrow))
        y = ends + GAP
    words = "；".join(f"{heading}：{'，'.join([*lines, *branches])}" for heading, lines, branches in steps)
    return FlowDrawing(title, f"{title}。{words}。", WIDTH, y - GAP + 1, boxes)
