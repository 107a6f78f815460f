"""What a search may answer instead of hits; the messages are shown to the public as they are."""


class SearchUnavailable(Exception):  # noqa: N818 — says what is, not that something went wrong
    """The index cannot be read at the moment; the portal shows the message and its directory instead."""


class SearchPageTooDeep(Exception):  # noqa: N818
    """A page further down than any reader goes; narrowing the search is the way out."""
