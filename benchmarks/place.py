"""The benchmarks' own data folder: GONGKAI_HOME, by default var/bench; DATABASE_URL is honoured."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESULTS = Path(__file__).resolve().parent / "RESULTS.md"


def home() -> Path:
    return Path(os.environ["GONGKAI_HOME"])


def set_up() -> None:
    """Point the platform to the benchmarks' data and load it; call it before importing models."""
    os.environ.setdefault("GONGKAI_HOME", str(ROOT / "var" / "bench"))
    os.environ.setdefault("GONGKAI_LOG_LEVEL", "WARNING")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.settings")
    import django

    django.setup()


def require_data() -> None:
    """Stop with the way out where `python -m benchmarks.generate` has not run."""
    from django.db import DatabaseError

    from gongkai.items.models import Item

    try:
        made = Item.objects.public().exists()
    except DatabaseError:
        made = False
    if not made:
        raise SystemExit(f"{home()} 中没有测试数据，请先执行：python -m benchmarks.generate")
