"""The benchmarks' own data folder: GONGKAI_HOME, by default var/bench; DATABASE_URL is honoured."""

import os
import subprocess
import sys
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


def migrate() -> None:
    """The tables, made or brought up to date; in a process of its own, so that its memory and time are not counted."""
    home().mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-m", "gongkai", "manage", "migrate", "--verbosity", "0"], check=True)


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
