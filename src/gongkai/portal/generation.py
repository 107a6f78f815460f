"""The publication generation: a name for what the public sees now, changed by every publication."""

from django.conf import settings

UNKNOWN = "0"


def current() -> str:
    """The age of the file that each publication touches; UNKNOWN where nothing was published yet."""
    try:
        return str((settings.HOME / "pages" / "generation").stat().st_mtime_ns)
    except OSError:
        return UNKNOWN
