"""Where the papers of an application stand: its case file, holds and destruction, read together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from gongkai.applications.models import Application
from gongkai.archive.models import CaseFile, Destruction, LegalHold, ShelfState, Verdict
from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry
from gongkai.remedies.models import Challenge, Lawsuit, Reconsideration

OF_THE_ARCHIVE = (
    "archive",
    "look",
    "open_case_file",
    "open_receipt",
    "open_file",
    "look_at_pages",
    "open_original",
    "open_paper",
    "place_hold",
    "lift_hold",
    "propose_destruction",
    "decline_destruction",
)


@dataclass
class Shelf:
    """One application with its latest case file; the subject of the archive's procedure."""

    application: Application
    files: Sequence[CaseFile] = ()
    holds: Sequence[LegalHold] = ()
    destruction: Destruction | None = None
    running: Sequence[Challenge] = field(default=())

    @property
    def pk(self) -> int:
        return self.application.pk

    @property
    def organ_id(self) -> int:
        return self.application.organ_id

    @property
    def file(self) -> CaseFile | None:
        return self.files[-1] if self.files else None

    @property
    def state(self) -> ShelfState:
        if self.destruction is not None:
            done = self.destruction.verdict == Verdict.APPROVED
            return ShelfState.DESTROYED if done else ShelfState.PROPOSED
        if self.file is not None:
            return ShelfState.ARCHIVED
        return ShelfState.WAITING if self.application.closed_on else ShelfState.IN_HAND

    def get_state_display(self) -> str:
        return str(self.state.label)

    @property
    def retained_until(self) -> date | None:
        return self.file.retained_until if self.file else None

    def __str__(self) -> str:
        return f"申请 {self.application.number}"

    def news(self) -> int:
        """Entries of the case that its last file does not tell of."""
        if self.file is None:
            return 0
        later = Entry.objects.filter(
            subject__in=subjects_of(self.application), sequence__gt=self.file.through_sequence
        )
        return later.exclude(verb__in=OF_THE_ARCHIVE).count()


def shelf_of(application: Application) -> Shelf:
    """The shelf of a visible application; six queries."""
    running: list[Challenge] = [
        challenge
        for kind in (Reconsideration, Lawsuit)
        for challenge in kind.objects.filter(application=application, closed_on=None)
    ]
    standing = Destruction.objects.filter(application=application).exclude(verdict=Verdict.DECLINED)
    return Shelf(
        application,
        files=list(CaseFile.objects.filter(application=application).order_by("version")),
        holds=list(LegalHold.objects.filter(application=application, lifted_at=None)),
        destruction=standing.first(),
        running=running,
    )


def subjects_of(application: Application) -> list[str]:
    """Under which names the chain speaks of the case: the application and the challenges to its reply."""
    challenges: list[Challenge] = [
        challenge
        for kind in (Reconsideration, Lawsuit)
        for challenge in kind.objects.filter(application=application).order_by("pk")
    ]
    return [subject_of(application), *(subject_of(each) for each in challenges)]
