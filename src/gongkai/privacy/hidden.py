"""Hidden content (隐藏内容): one finding for each sheet, column, stretch of rows or passage that a reader does not see."""

from collections.abc import Iterator

from gongkai.privacy.findings import Finding, FindingKind, Severity
from gongkai.privacy.passages import Passage, Piece, Table, letters


def hidden_content(piece: Piece) -> Iterator[Finding]:
    """Only what contains text; the text itself is not told."""
    if isinstance(piece, Passage):
        if piece.hidden and piece.text.strip():
            yield _finding(piece.where, piece.hidden)
        return
    if piece.hidden:
        if any(cell.strip() for row in piece.rows for cell in row):
            yield _finding(piece.where, piece.hidden)
        return
    for column in sorted(piece.hidden_columns):
        if any(column < len(row) and row[column].strip() for row in piece.rows):
            name = f" {letters(column)} 列" if piece.has_letters else f"第 {column + 1} 列"
            yield _finding(f"{piece.where}{name}", "隐藏的列")
    for first, last in _stretches(piece):
        rows = f"第 {first + 1} 行" if first == last else f"第 {first + 1} 至 {last + 1} 行"
        yield _finding(f"{piece.where}{rows}", "隐藏的行")


def _stretches(table: Table) -> list[tuple[int, int]]:
    """First and last of adjoining hidden rows with text."""
    found: list[tuple[int, int]] = []
    for row in sorted(table.hidden_rows):
        if row >= len(table.rows) or not any(cell.strip() for cell in table.rows[row]):
            continue
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def _finding(where: str, why: str) -> Finding:
    return Finding(FindingKind.HIDDEN_CONTENT, where, why, Severity.BLOCK)
