"""Older formats for tests, made by LibreOffice."""

import subprocess
from pathlib import Path


def converted(content: bytes, suffix: str, target: str, folder: Path, *, filter_name: str = "") -> bytes:
    """The file in another format; `filter_name` only where the suffix does not tell it."""
    source = folder / f"made.{suffix}"
    source.write_bytes(content)
    wanted = f"{target}:{filter_name}" if filter_name else target
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        wanted,
    ]
    subprocess.run(
        [*command, "--outdir", str(folder / "out"), str(source)], capture_output=True, check=True, timeout=120
    )
    return (folder / "out" / f"made.{target}").read_bytes()
