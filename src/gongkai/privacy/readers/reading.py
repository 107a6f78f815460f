"""What one reading of a file may use up, and how a file inside a file is read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from gongkai.privacy.passages import Passage, Piece, Table, Unreadable

MIB = 1024 * 1024
MAX_FILE_BYTES = 512 * MIB
MAX_UNPACKED_BYTES = 1024 * MIB  # over all files inside files
MAX_CHARACTERS = (
    200_000_000  # of text given to the detectors; shared strings and repeated rows count each time
)
MAX_CELLS = 4_000_000
MAX_FILES = 20_000
MAX_DEPTH = 5

# Why a passage is not seen that is about the file rather than hidden in it; `gongkai.privacy.file_scan` judges these.
PROPERTY = "文件属性"
LOCATION = "位置信息"
IMAGE = "没有文字层的图像"

Inner = Callable[[bytes, str, "Reading"], Iterator[Piece]]


@dataclass
class Budget:
    """What is left for a file and all files inside it."""

    unpacked: int = MAX_UNPACKED_BYTES
    characters: int = MAX_CHARACTERS
    cells: int = MAX_CELLS
    files: int = MAX_FILES

    def take_bytes(self, count: int) -> None:
        self.unpacked -= count
        if self.unpacked < 0:
            raise Unreadable(
                f"文件解压后超过 {MAX_UNPACKED_BYTES // MIB} MB，疑似压缩炸弹，没有读取：请拆成几个文件后重试。"
            )

    def take_cells(self, count: int) -> None:
        self.cells -= count
        if self.cells < 0:
            raise Unreadable(f"表格超过 {MAX_CELLS // 10_000} 万个单元格，没有读完：请拆成几个文件后重试。")

    def take_file(self) -> None:
        self.files -= 1
        if self.files < 0:
            raise Unreadable(f"文件内含的文件超过 {MAX_FILES} 个，没有读完：请拆成几个文件后重试。")

    def take(self, piece: Piece) -> None:
        if isinstance(piece, Passage):
            self.characters -= len(piece.text)
        else:
            self.characters -= sum(sum(map(len, row)) for row in piece.rows)
        if self.characters < 0:
            raise Unreadable(
                f"文件中的文字超过 {MAX_CHARACTERS // 10_000} 万字，没有读完：请拆成几个文件后重试。"
            )


@dataclass
class Reading:
    """The file in hand: its name, what may still be used, and how deep it lies in other files."""

    name: str
    dispatch: Inner
    budget: Budget = field(default_factory=Budget)
    depth: int = 0

    def inner(self, content: bytes, name: str, *, where: str, hidden: str = "") -> Iterator[Piece]:
        """The pieces of a file inside this one, each placed after `where`."""
        self.budget.take_file()
        if self.depth >= MAX_DEPTH:
            raise Unreadable(
                f"{where}：文件层层相套超过 {MAX_DEPTH} 层，没有读取：请取出里面的文件单独检查。"
            )
        below = Reading(name, self.dispatch, self.budget, self.depth + 1)
        try:
            for piece in self.dispatch(content, name, below):
                yield placed(piece, after=where, hidden=hidden)
        except Unreadable as problem:
            raise Unreadable(f"{where}：{problem}") from None


def placed(piece: Piece, *, after: str, hidden: str = "") -> Piece:
    """The piece named from outside: “压缩包内“a.docx”：第 3 段”."""
    where = f"{after}：{piece.where}" if piece.where else f"{after}："
    if isinstance(piece, Table):
        return replace(piece, where=where, hidden=piece.hidden or hidden)
    return replace(piece, where=where, hidden=piece.hidden or hidden)
