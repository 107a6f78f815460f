"""Chinese numerals (六十, 十五), as letters write periods."""

_DIGITS = "零一二三四五六七八九"


def in_chinese(number: int) -> str:
    """0 to 99 in Chinese numerals."""
    if not 0 <= number <= 99:
        raise ValueError(f"only 0 to 99 are written in Chinese numerals here, not {number}")
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
