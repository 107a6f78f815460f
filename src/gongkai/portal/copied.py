"""Writing a copy so that a reader sees the old content or the new, never a part."""

import secrets
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """The folder must be there."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
