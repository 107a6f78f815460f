"""Whatever the code imports is pinned: a package that only lies on one machine is found here."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = {"gongkai", "tests", "benchmarks", "conftest"}
TYPES_ONLY = {"_typeshed"}  # stubs that mypy has, imported under TYPE_CHECKING


def pinned(lock: str) -> set[str]:
    names = re.findall(r"^([A-Za-z0-9_.-]+)==", (ROOT / lock).read_text("utf-8"), re.MULTILINE)
    return {_normal(name) for name in names}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imports(*, of_tests: bool) -> Iterator[tuple[str, str]]:
    """Each top-level package that a file imports, with the file."""
    for folder in ("src", "tests", "benchmarks"):
        for path in (ROOT / folder).rglob("*.py"):
            in_tests = folder != "src" or "tests" in path.parts
            if in_tests is not of_tests:
                continue
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    names = [node.module]
                for name in names:
                    top = name.partition(".")[0]
                    if top not in sys.stdlib_module_names and top not in OURS | TYPES_ONLY:
                        yield top, str(path.relative_to(ROOT))


@pytest.mark.parametrize(
    ("lock", "of_tests"), [("requirements.lock", False), ("requirements-dev.lock", True)], ids=["run", "test"]
)
def test_every_imported_package_is_pinned(lock: str, of_tests: bool) -> None:
    distributions = packages_distributions()
    known = pinned(lock)
    missing = {
        (package, file)
        for package, file in imports(of_tests=of_tests)
        if not {_normal(name) for name in distributions.get(package, [package])} & known
    }
    assert not missing
