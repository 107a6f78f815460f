"""Walking trees of rows and columns: leaves with their labels, depths, and which leaf sums which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.ledger.form_files import Line


@dataclass(frozen=True, slots=True)
class Leaf:
    """A line that has cells, with the labels from the outermost group down to itself."""

    line: Line
    labels: tuple[str, ...]


def leaves(lines: Sequence[Line], above: tuple[str, ...] = ()) -> Iterator[Leaf]:
    """The leaves of ``lines`` in printed order."""
    for line in lines:
        labels = (*above, line.label) if line.label else above
        if line.parts:
            yield from leaves(line.parts, labels)
        else:
            yield Leaf(line, labels)


def depth(lines: Sequence[Line]) -> int:
    """How many levels of labels the lines have; 0 when they print none."""
    return max((bool(line.label) + depth(line.parts) for line in lines), default=0)


def sum_parts(lines: Sequence[Line]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(code of the summing leaf, codes that it sums) for every 总计 in the tree."""
    codes = [leaf.line.code for leaf in leaves(lines) if not leaf.line.sums]
    for line in lines:
        if line.sums:
            yield line.code, tuple(codes)
        yield from sum_parts(line.parts)
