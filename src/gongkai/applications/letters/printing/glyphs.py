"""印不出的字: characters that no font of this computer has; on paper they would be boxes."""

import shutil
import subprocess
from functools import cache
from itertools import islice

LONGEST_SECONDS = 5
MOST_ASKED = 60  # of one letter; each is asked once in the life of the process
_JOINERS = frozenset("\u200c\u200d\u200e\u200f\ufe0e\ufe0f")
_LIST = shutil.which("fc-list")  # of fontconfig, which the printing of letters needs anyway


def unprintable(text: str) -> str:
    """Those characters of the text, each once in their order; "" where all can be printed, or nobody can tell."""
    unusual = dict.fromkeys(each for each in text if not _is_usual(each))
    return "".join(each for each in islice(unusual, MOST_ASKED) if not _has_glyph(each))


def _is_usual(character: str) -> bool:
    """Of GBK, which every Chinese font has; or nothing that is seen."""
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return character in _JOINERS or character.isspace()
    return True


@cache
def _has_glyph(character: str) -> bool:
    if _LIST is None:
        return True
    try:
        found = subprocess.run(  # noqa: S603 (a fixed program, a number)
            [_LIST, f":charset={ord(character):x}", "family"],
            capture_output=True,
            timeout=LONGEST_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return True
    return found.returncode != 0 or bool(found.stdout.strip())
