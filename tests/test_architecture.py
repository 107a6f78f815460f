"""The code holds itself to the design: sizes, names, who writes, who is asked for a log-in."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "gongkai"
LONGEST = 400
NAMELESS = {"utils", "helpers", "common", "manager", "service", "services", "misc"}
PURE = ("law", "ledger", "privacy", "redaction")


def modules(*parts: str) -> Iterator[Path]:
    folder = SOURCE.joinpath(*parts)
    return (path for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts)


def test_no_file_is_longer_than_400_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for folder in (SOURCE, ROOT / "tests", ROOT / "benchmarks")
        for path in folder.rglob("*.py")
        if "migrations" not in path.parts
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert not long


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [path for path in modules() if path.stem in NAMELESS or path.parent.name in NAMELESS]


@pytest.mark.parametrize("package", PURE)
def test_the_libraries_ask_no_clock(package: str) -> None:
    clock = re.compile(r"\b(?:date|datetime)\.(?:today|now|utcnow)\(|\btime\.time\(")
    assert not [
        path
        for path in modules(package)
        if "tests" not in path.parts and clock.search(path.read_text("utf-8"))
    ]


WRITERS = {
    "create",
    "bulk_create",
    "update",
    "bulk_update",
    "update_or_create",
    "get_or_create",
    "save",
    "delete",
}
READERS = ("views", "forms", "urls")


def test_views_and_forms_write_nothing() -> None:
    guilty = []
    for path in modules():
        is_reader = not {path.stem, *path.parts}.isdisjoint(READERS)
        if is_reader and "tests" not in path.parts:
            guilty += [f"{path.relative_to(ROOT)}:{line}" for line in written_in(path)]
    assert not guilty


def written_in(path: Path) -> Iterator[int]:
    """Lines that call a writer on `….objects…` or on a record."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITERS:
            text = ast.unparse(node.func)
            if ".objects." in text or node.func.attr == "save":
                yield node.lineno


def test_every_table_of_permissions_is_drawn() -> None:
    drawn = {path.parent.parent for path in modules() if "assert_matrix_holds(" in path.read_text("utf-8")}
    assert {path.parent for path in SOURCE.glob("*/permissions.py")} == drawn


def test_there_are_no_signals_and_no_save_overrides() -> None:
    guilty = []
    for path in modules():
        text = path.read_text(encoding="utf-8")
        if "django.db.models.signals" in text or re.search(r"^    def save\(", text, re.MULTILINE):
            guilty.append(str(path.relative_to(ROOT)))
    assert not guilty


def views(
    patterns: list[URLPattern | URLResolver] | None = None, where: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern.url_patterns, f"{where}{pattern.namespace or ''}:")
        else:
            yield f"{where}{pattern.name}", pattern


def test_only_the_portal_and_the_log_in_page_are_open_without_a_log_in() -> None:
    is_open = {
        name
        for name, pattern in views()
        if not name.startswith("admin:") and not getattr(pattern.callback, "login_required", True)
    }
    assert {name for name in is_open if not name.startswith("portal:")} == {"desk:login"}
    assert {name for name, _ in views() if name.startswith("portal:")} <= is_open


def templates() -> list[Path]:
    return [path for path in SOURCE.rglob("*.html") if "jinja2" in path.parts]


def test_templates_have_no_inline_script_or_style() -> None:
    inline = re.compile(r"<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
    assert not [
        str(path.relative_to(ROOT)) for path in templates() if inline.search(path.read_text(encoding="utf-8"))
    ]


def test_templates_make_no_queries() -> None:
    query = re.compile(r"\.objects\b|\.all\(\)|\.exists\(\)|\.select_related\(")
    assert not [
        str(path.relative_to(ROOT)) for path in templates() if query.search(path.read_text(encoding="utf-8"))
    ]


def test_every_dependency_says_why_it_is_there() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    for dependency in told:
        line = next(line for line in lines if f'"{dependency}"' in line)
        assert "#" in line.split(f'"{dependency}"', 1)[1], f"{dependency}: no reason beside it"


def test_lock_files_pin_with_hashes_and_name_no_registry() -> None:
    for path in ROOT.glob("requirements*.lock"):
        text = path.read_text(encoding="utf-8")
        options = set(re.findall(r"^--[a-z-]+|(?<= )--[a-z-]+(?=[ =:])", text, re.MULTILINE))
        assert "--hash=sha256:" in text and "://" not in text and options <= {"--hash"}


def test_the_product_speaks_of_itself_alone() -> None:
    """No path of a machine that it was made on: every absolute path is one that Debian has too."""
    foreign = re.compile(r"(?<![\w.~}/-])/(?:" + "|".join(("work", "farm", "root", "home/[a-z]+")) + ")/")
    texts = [
        path
        for path in ROOT.rglob("*")
        if path.suffix in {".py", ".md", ".yaml", ".html", ".css", ".js", ".toml"}
    ]
    skipped = {".venv", "var", ".git", "node_modules", "build"}
    guilty = [
        str(path.relative_to(ROOT))
        for path in texts
        if not skipped & set(path.relative_to(ROOT).parts)
        and path != Path(__file__)
        and foreign.search(path.read_text(encoding="utf-8", errors="ignore"))
    ]
    assert not guilty
