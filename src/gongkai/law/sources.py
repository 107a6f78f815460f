"""Reading the data files that ship with the package."""

from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def yaml_files(folder: str) -> tuple[Path, ...]:
    return tuple(sorted((DATA / folder).glob("*.yaml")))


def read_data(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 — a safe loader, in C
