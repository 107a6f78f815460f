"""交付件: the files that the applicant gets, made before the reply is signed and fixed with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.applications.choices import Disposition
from gongkai.applications.holdings.telling import digest_of
from gongkai.applications.models import Holding
from gongkai.items import sealed_files
from gongkai.redaction import redacted

PARTLY = "（部分公开）"


@dataclass(frozen=True)
class Result:
    """A file under seal."""

    holding_id: int
    name: str
    digest: str
    size: int


@dataclass(frozen=True)
class Results:
    """Files made of holdings as they were: `made_of` is their digest then."""

    made_of: str
    files: tuple[Result, ...]


def results_of(holdings: Sequence[Holding]) -> Results:
    """Takes seconds for many pages; SealedFileMissing or Unreadable say in Chinese why it cannot be done."""
    return Results(digest_of(holdings), tuple(_made(each) for each in holdings if each.is_given))


def _made(holding: Holding) -> Result:
    if holding.disposition == Disposition.OPEN:
        content = sealed_files.read(holding.cleaned)
        return Result(holding.pk, holding.cleaned_name, holding.cleaned, len(content))
    marks = [redaction.mark for redaction in holding.redactions.all()]
    made = redacted(sealed_files.read(holding.working), marks).content
    stem = holding.cleaned_name.rpartition(".")[0][: 200 - len(PARTLY) - 4]
    return Result(holding.pk, f"{stem}{PARTLY}.pdf", sealed_files.keep(made), len(made))
