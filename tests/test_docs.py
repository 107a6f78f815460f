"""The documents hold what the code holds: terms, commands, settings, packages, kinds, data files, links, headers."""

import importlib
import inspect
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from django.apps import apps
from django.db.models import TextChoices
from django.test import RequestFactory

from gongkai.catalogue.models import Heading
from gongkai.cli import COMMANDS
from gongkai.demo import LOGINS, PASSWORD
from gongkai.items.kinds import Column, Kind, all_kinds
from gongkai.law.notice_shape import NoticeShape
from gongkai.law.notices import notice_from
from gongkai.ledger import FORM_IDS
from gongkai.organs.actors import Role
from gongkai.organs.models import Member
from gongkai.portal.page_answers import Headers
from gongkai.report.procedure import HEADING_CODE

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "gongkai"
READMES = ("README.md", "README.zh-CN.md")
RESERVED = "Reserved"


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@dataclass(frozen=True)
class Term:
    """One line of the glossary; `where` is a path below src/gongkai, or a word where the term is reserved."""

    chinese: tuple[str, ...]
    identifier: str
    where: str
    is_reserved: bool


@cache
def glossary() -> tuple[Term, ...]:
    found, table = [], ""
    for line in read("docs/glossary.md").splitlines():
        if line.startswith("## "):
            table = line.removeprefix("## ").strip()
        elif line.startswith("| ") and "`" in line:
            chinese, identifier, where = (cell.strip() for cell in line.strip("|").split("|"))
            found.append(
                Term(tuple(chinese.split("、")), identifier.strip("`"), where.strip("`"), table == RESERVED)
            )
    return tuple(found)


USED = [term for term in glossary() if not term.is_reserved]


@cache
def source(where: str) -> str:
    path = SOURCE / where
    files = [path] if path.is_file() else [*path.rglob("*.py"), *path.rglob("*.yaml")]
    return "\n".join(
        file.read_text(encoding="utf-8") for file in files if not {"tests", "migrations"} & set(file.parts)
    )


@pytest.mark.parametrize("term", USED, ids=lambda term: f"{term.identifier} in {term.where}")
def test_a_term_of_the_glossary_occurs_where_it_says(term: Term) -> None:
    assert (SOURCE / term.where).exists(), f"{term.where} is no file or folder of src/gongkai"
    whole_word = re.compile(rf"(?<!\w){re.escape(term.identifier)}(?!\w)")
    said = f"{term.where}\n{source(term.where)}"
    assert whole_word.search(said), f"{term.identifier} does not occur in {term.where}"


def test_a_chinese_term_has_one_identifier() -> None:
    identifiers: dict[str, set[str]] = defaultdict(set)
    for term in glossary():
        identifiers[term.chinese[0]].add(term.identifier)
        for other in term.chinese[1:]:
            identifiers[other].add(term.identifier)
    assert not {chinese: names for chinese, names in identifiers.items() if len(names) > 1}


def test_a_reserved_term_is_not_among_those_in_use() -> None:
    in_use = {term.identifier for term in USED}
    assert not [term.identifier for term in glossary() if term.is_reserved and term.identifier in in_use]


def names_in_code() -> Iterator[tuple[str, str]]:
    """Each name that the glossary must explain, with what it is."""
    for model in apps.get_models():
        if model.__module__.startswith("gongkai."):
            yield model.__name__, "model"
    for role in Role:
        yield role.value, "role"
    for choices in subclasses(TextChoices):
        if choices.__module__.startswith("gongkai."):
            for value in choices.values:
                yield value, f"{choices.__module__}.{choices.__name__}"
    for code in all_kinds():
        yield code, "kind"
    for path in sorted(SOURCE.glob("*/actions*")):
        for verb in actions_of(f"gongkai.{path.parent.name}.actions"):
            yield verb, f"action of {path.parent.name}"
    for path in sorted(SOURCE.glob("*/permissions.py")):
        for verb in importlib.import_module(f"gongkai.{path.parent.name}.permissions").PERMISSIONS:
            yield verb, f"permission of {path.parent.name}"


def subclasses(parent: type) -> Iterator[type]:
    for child in parent.__subclasses__():
        yield child
        yield from subclasses(child)


def actions_of(module_name: str) -> list[str]:
    module = importlib.import_module(module_name)
    public = getattr(module, "__all__", None)
    return [
        name
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if (name in public if public else not name.startswith("_"))
        and function.__module__.startswith(module_name)
    ]


def test_every_name_of_the_code_is_in_the_glossary() -> None:
    explained = {term.identifier for term in USED}
    assert not sorted({f"{name} ({what})" for name, what in names_in_code() if name not in explained})


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "docs/operations.md"])
def test_make_has_every_target_that_is_named(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", read(name), re.MULTILINE))
    assert named, f"{name} names no target"
    assert named <= targets


@pytest.mark.parametrize("name", READMES)
def test_the_readme_names_the_two_commands(name: str) -> None:
    assert "make run" in read(name) and "make test" in read(name)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", [*READMES, "docs/operations.md"])
def test_every_command_is_documented(name: str, command: str) -> None:
    assert re.search(rf"\bgongkai {command}\b", read(name))


@pytest.mark.parametrize("name", READMES)
def test_the_readme_maps_every_package_and_no_other(name: str) -> None:
    packages = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    mapped = set(re.findall(r"^(?:│ {3}|├── |└── | {4})*([a-z]+)/ ", fenced_tree(read(name)), re.MULTILINE))
    assert packages <= mapped
    assert not {each for each in mapped - packages if not (ROOT / each).is_dir()}


def fenced_tree(text: str) -> str:
    """The fenced block that draws src/gongkai."""
    return next(block for block in fenced(text, "text") if "src/gongkai/" in block)


def fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("code", all_kinds())
def test_every_kind_is_in_the_manual(code: str) -> None:
    assert f"`{code}`" in read("docs/manual/kinds.md")


def test_the_manuals_example_of_a_kind_is_one() -> None:
    (example,) = fenced(read("docs/manual/kinds.md"), "yaml")
    assert Kind(**yaml.safe_load(example)).is_list


@pytest.mark.parametrize("key", [*Kind.model_fields, *Column.model_fields])
def test_the_manual_explains_every_key_of_a_kind(key: str) -> None:
    assert f"`{key}`" in read("docs/manual/kinds.md")


@pytest.mark.django_db
def test_the_operations_manuals_set_up_makes_an_agency_that_can_work() -> None:
    (example,) = fenced(read("docs/operations.md"), "python")
    exec(compile(example, "setup.py", "exec"), {})
    actor = Member.objects.get(name="张三").as_actor()
    assert actor.has(Role.CLERK) and Heading.objects.get(code=HEADING_CODE).organ_id == actor.organ_id


@pytest.mark.parametrize("role", Role)
def test_the_manuals_name_every_role(role: Role) -> None:
    assert f"`{role.value}` {role.label}" in read("docs/operations.md")
    assert f"| {role.label} |" in read("docs/manual/README.md")


@pytest.mark.parametrize("language", ["yaml", "json"])
def test_the_operations_manuals_holiday_notices_can_be_loaded(language: str) -> None:
    (example,) = fenced(read("docs/operations.md"), language)
    assert notice_from(yaml.safe_load(example)).year == 2027


@pytest.mark.parametrize("name", NoticeShape.model_fields)
def test_the_operations_manual_explains_every_field_of_a_notice(name: str) -> None:
    assert f"| `{name}` |" in read("docs/operations.md")


@pytest.mark.parametrize("login", LOGINS)
@pytest.mark.parametrize("name", READMES)
def test_the_readme_names_every_log_in_of_the_demo(name: str, login: str) -> None:
    assert f"`{login}`" in read(name) and f"`{PASSWORD}`" in read(name)


@pytest.mark.parametrize(
    "path", sorted(path.relative_to(SOURCE).as_posix() for path in (SOURCE / "law" / "data").rglob("*.yaml"))
)
def test_contributing_names_every_data_file_of_the_law(path: str) -> None:
    assert f"`{path}`" in read("CONTRIBUTING.md")


@pytest.mark.parametrize("form", FORM_IDS)
def test_contributing_names_every_report_form(form: str) -> None:
    for path in (f"ledger/formats/{form}.yaml", f"report/texts/{form}.yaml"):
        assert (SOURCE / path).exists()
        assert f"`{path}`" in read("CONTRIBUTING.md")


def documents() -> list[Path]:
    skipped = {".venv", "var", ".git", "node_modules", "build", ".pytest_cache"}
    return [path for path in sorted(ROOT.rglob("*.md")) if not skipped & set(path.relative_to(ROOT).parts)]


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8"))
    broken = []
    for link in links:
        target = unquote(link.partition("#")[0])
        if not target or re.match(r"[a-z]+:", target):
            continue
        found = path.parent / target
        if not found.exists() and (found.parent.exists() or found.parent.name != "screenshots"):
            broken.append(link)
    assert not broken


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "adr").glob("*.md")), ids=lambda path: path.stem)
def test_a_decision_has_context_decision_and_consequences(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.match(r"# \d{4} ", text) and text[2:6] == path.name[:4]
    assert all(f"\n## {part}\n" in text for part in ("Context", "Decision", "Consequences"))


@pytest.mark.parametrize("folder", ["adr", "manual"])
def test_every_page_is_in_an_index(folder: str) -> None:
    index = read("docs/README.md") if folder == "adr" else read("docs/manual/README.md")
    names = {path.name for path in (ROOT / "docs" / folder).glob("*.md")} - {"README.md"}
    assert not [name for name in sorted(names) if name not in index]


def test_decisions_stand_in_the_index_by_number_and_each_number_is_explained() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "adr").glob("*.md"))]
    index = read("docs/README.md")
    assert [int(number) for number in re.findall(r"^- \[(\d{4}) ", index, re.MULTILINE)] == numbers
    assert len(set(numbers)) == len(numbers)
    never_given = {int(number) for number in re.findall(r"Number (\d{4}) was never given", index)}
    assert {*numbers, *never_given} == set(range(1, max(numbers) + 1))


def test_nginx_sends_the_headers_that_the_program_sends_with_a_page_file() -> None:
    environ = RequestFactory().get("/items/640221041/2020-00001/", HTTP_HOST="localhost").environ
    lines = re.findall(
        r'^add_header (\S+) "([^"]*)" always;$', read("deploy/nginx-page-headers.conf"), re.MULTILINE
    )
    assert directives(dict(lines)) == directives(dict(Headers().of(environ)))


def directives(headers: dict[str, str]) -> dict[str, set[str]]:
    """The headers without regard to the order of a policy's directives."""
    return {name: {part.strip() for part in value.split(";")} for name, value in headers.items()}
