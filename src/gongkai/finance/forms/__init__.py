"""表样: each form of budget, final accounts and “三公”经费 is one YAML file beside this one (pure)."""

from functools import cache
from pathlib import Path

import yaml

from gongkai.finance.forms.shapes import Form

FOLDER = Path(__file__).parent


@cache
def all_forms() -> dict[str, Form]:
    """Every form by code; ValueError names the file that is wrong."""
    found = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        try:
            form = Form(**yaml.safe_load(path.read_text(encoding="utf-8")))
        except (TypeError, ValueError, yaml.YAMLError) as fault:
            raise ValueError(f"{path.name}: {fault}") from None
        if form.code != path.stem:
            raise ValueError(f"{path.name}: the form's code is {form.code!r}, it must be the file's name")
        found[form.code] = form
    return found


def form_of(code: str) -> Form:
    """The form of that code; LookupError names the code when no file defines it."""
    try:
        return all_forms()[code]
    except KeyError:
        raise LookupError(f"no form {code!r}: there is no file {code}.yaml") from None


def form_of_kind(kind: str) -> Form | None:
    """The form whose tables an item of that kind carries; None for other kinds."""
    return next((form for form in all_forms().values() if form.kind == kind), None)
