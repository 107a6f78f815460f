"""Loaded before Django's settings (`-p tests.environment`): tests never see the developer's data or variables."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

for _variable in [name for name in os.environ if name.startswith("GONGKAI_")]:
    del os.environ[_variable]
os.environ["GONGKAI_HOME"] = tempfile.mkdtemp(prefix="gongkai-test-")
if "TESTS_SHARED" not in os.environ:  # the processes of one run share what `tests.platform` makes once
    os.environ["TESTS_SHARED"] = tempfile.mkdtemp(prefix="gongkai-shared-")
    atexit.register(shutil.rmtree, os.environ["TESTS_SHARED"], ignore_errors=True)
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright's event loop runs in the test's thread
(Path(os.environ["GONGKAI_HOME"]) / "static").mkdir()  # WhiteNoise looks for it
atexit.register(shutil.rmtree, os.environ["GONGKAI_HOME"], ignore_errors=True)


def examples(count: int) -> int:
    """How many random examples to try: on PostgreSQL a third, for SQLite's turn of the same suite tries them all."""
    return max(1, count // 3) if os.environ.get("DATABASE_URL", "").startswith("postgres") else count
