"""A letter on a page of the desk, with what paper could not show of it."""

from typing import Any

from gongkai.applications import letters
from gongkai.applications.addressees import unprintable_in_name
from gongkai.applications.models import Notice, Reply


def letter_shown(letter: Reply | Notice) -> dict[str, Any]:
    """The letter as HTML, the characters of its text that cannot be printed, and how many of the full name."""
    return {
        "letter": letters.render_html(letter),
        "unprintable": letters.unprintable(letter),
        "unprintable_in_name": unprintable_in_name(letter),
    }
