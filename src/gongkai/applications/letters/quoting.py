"""Quoting what the applicant asked for."""


def as_quoted(text: str) -> str:
    """What the applicant wrote, to stand between quotation marks in one paragraph."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    return "；".join(lines).rstrip("。；").replace("“", "‘").replace("”", "’")
