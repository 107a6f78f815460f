"""半角: digits, X and the marks of numbers in half width, every character in its place."""

_PAIRS = (*zip("０１２３４５６７８９", "0123456789", strict=True), ("Ｘ", "X"), ("ｘ", "x"))
_MARKS = (("＊", "*"), ("－", "-"), ("＠", "@"), ("．", "."), ("＋", "+"))


def half_width(text: str) -> str:
    """Same length, so that offsets stay; far faster than `str.translate` on Chinese text."""
    for full, half in (*_PAIRS, *_MARKS):
        text = text.replace(full, half)
    return text
