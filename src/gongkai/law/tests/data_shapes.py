"""Shapes of the data files, checked here once so that reading them stays fast."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from gongkai.law.outcomes import Family, RemedyRoute
from gongkai.law.provisions import Provenance, Unit

ARTICLE = r"^(第[一二三四五六七八九十百]+条(第[一二三四五六七八九十]+款)?(第[一二三四五六七八九十]+项)?、?(第[一二三四五六七八九十]+款)?)*$"
Code = Annotated[str, Field(pattern=r"^([0-9]{2}){1,3}$")]
MonthDay = Annotated[str, Field(pattern=r"^[01][0-9]-[0-3][0-9]$")]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Instrument(Strict):
    cited_as: str = Field(min_length=4)
    from_: date = Field(alias="from")
    to: date | None = None


class TierShape(Strict):
    first: int = Field(ge=1)
    price: int = Field(ge=0)
    last: int | None = None
    width: int | None = Field(default=None, ge=1)
    step: int = 0


class Version(Strict):
    instrument: str
    article: Annotated[str, Field(pattern=ARTICLE)]
    value: int = Field(ge=1)
    unit: Annotated[Unit, Field(strict=False)]
    provenance: Annotated[Provenance, Field(strict=False)]
    month: int | None = Field(default=None, ge=1, le=12)
    tiers: list[TierShape] = []
    from_: date | None = Field(default=None, alias="from")
    to: date | None = None

    @model_validator(mode="after")
    def _a_day_of_the_year_has_a_month(self) -> "Version":
        assert (self.unit is Unit.DAY_OF_YEAR) is (self.month is not None)
        return self

    @model_validator(mode="after")
    def _tiers_meet(self) -> "Version":
        for tier, following in zip(self.tiers, self.tiers[1:], strict=False):
            assert tier.last is not None and following.first == tier.last + 1
        return self


class Entry(Strict):
    label: str
    rolls: bool = False
    versions: list[Version] = Field(min_length=1)


class ProvisionsFile(Strict):
    instruments: dict[str, Instrument]
    provisions: dict[str, Entry]

    @model_validator(mode="after")
    def _instruments_are_named_and_used(self) -> "ProvisionsFile":
        used = {version.instrument for entry in self.provisions.values() for version in entry.versions}
        assert used == self.instruments.keys()
        return self


class OutcomeRow(Strict):
    code: str
    label: str
    article: Annotated[str, Field(pattern=ARTICLE)]
    instrument: Literal["regulation", "fee_rules"] = "regulation"
    family: Annotated[Family, Field(strict=False)]
    row: str = Field(pattern=r"^apps\.result\.[a-z_.]+$")
    required: list[str]
    remedy: Annotated[RemedyRoute, Field(strict=False)]
    one_of: dict[str, list[str]] = {}

    @model_validator(mode="after")
    def _words_are_of_a_required_field(self) -> "OutcomeRow":
        assert set(self.one_of) <= set(self.required)
        return self


class OutcomesFile(Strict):
    regulation: str
    fee_rules: str
    families: dict[str, str]
    fields: dict[str, str]
    outcomes: list[OutcomeRow]

    @model_validator(mode="after")
    def _fields_are_named_and_used(self) -> "OutcomesFile":
        assert {key for row in self.outcomes for key in row.required} == self.fields.keys()
        assert self.families.keys() == set(Family)
        return self


class EndingRow(Strict):
    code: str = Field(pattern=r"^(review|suit)\.[a-z_]+$")
    of: Literal["reconsideration", "lawsuit"]
    label: str
    article: Annotated[str, Field(pattern=ARTICLE)]
    result: Literal["upheld", "corrected", "other"]
    orders: bool = False
    provenance: Annotated[Provenance, Field(strict=False)]

    @model_validator(mode="after")
    def _only_what_is_corrected_orders(self) -> "EndingRow":
        assert self.result == "corrected" or not self.orders
        return self


class EndingsFile(Strict):
    reconsideration: str
    lawsuit: str
    endings: list[EndingRow]


class RemedyParagraphs(Strict):
    any_court: str
    reconsideration_first: str
    free_choice: str
    online_channel: str
    default_channel: str


class Around(Strict):
    before: int = Field(ge=0)
    after: int = Field(ge=0)


class NationalDays(Strict):
    basis: str
    fixed: dict[str, list[MonthDay]]
    moving: dict[str, Around]
    years: dict[int, dict[str, MonthDay]]

    @model_validator(mode="after")
    def _years_run_on_with_every_moving_day(self) -> "NationalDays":
        assert list(self.years) == list(range(min(self.years), max(self.years) + 1))
        assert all(days.keys() == self.moving.keys() for days in self.years.values())
        return self


OrganisationKind = Literal[
    "org.business", "org.research", "org.public_welfare", "org.legal_service", "org.other"
]
CodeStart = Annotated[str, Field(pattern=r"^[0-9A-Y]{2}$")]


class RegisteredBody(Strict):
    body: str
    kinds: list[OrganisationKind] = Field(min_length=1)


class NameHint(Strict):
    words: list[str] = Field(min_length=1)
    kind: OrganisationKind
    only: list[CodeStart] = Field(min_length=1)


class ApplicantKinds(Strict):
    codes: dict[CodeStart, RegisteredBody]
    names: list[NameHint]

    @model_validator(mode="after")
    def _hints_name_known_codes(self) -> "ApplicantKinds":
        assert all(set(hint.only) <= self.codes.keys() for hint in self.names)
        return self
