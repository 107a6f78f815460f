"""销毁: only after its period, by two people, with no hold and no challenge running; past figures stay what they were."""

from datetime import date

import pytest
from conftest import Cast
from django.db import models

from gongkai.applications import actions as applications
from gongkai.applications import identity
from gongkai.applications import models as records
from gongkai.applications.attached import places
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import PERSON, brought_to, moment
from gongkai.archive import actions
from gongkai.archive.emptying import DELETED, EMPTIED, KEPT, destroy, empty
from gongkai.archive.shelf import shelf_of
from gongkai.archive.tests.test_case_files import ARCHIVED_ON, archived, picture
from gongkai.archive.worklist import tasks
from gongkai.casework import kept_files, rotation
from gongkai.casework.entries import subject_of, verify
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealed_details import DetailsUnreadable
from gongkai.items import sealed_files
from gongkai.remedies import actions as remedies
from gongkai.remedies.models import ChallengePaper, Reconsideration
from gongkai.report.collect.applications import application_facts

pytestmark = pytest.mark.usefixtures("printed_once")
OVER = date(2031, 1, 5)  # ten years from 1 January 2021 are over


def test_the_period_begins_with_the_year_after_closing(cast: Cast) -> None:
    file = archived(cast)
    assert (file.retention, file.retained_until) == ("ordinary", date(2030, 12, 31))
    with pytest.raises(StepRefused, match="保管期限到 2030-12-31 为止"):
        actions.propose_destruction(
            file.application.pk, actor=cast.clerk, reason="期满", at=moment(date(2030, 12, 31))
        )


def test_two_people_destroy_and_the_figures_of_past_years_stay(
    cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    file = archived(cast)
    application = file.application
    other = brought_to("delivered", cast, key="other")
    before = list(application_facts(cast.organ.pk, 2020))
    actions.propose_destruction(application.pk, actor=cast.clerk, reason="期满鉴定", at=moment(OVER))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        actions.approve_destruction(application.pk, actor=cast.director, at=moment(OVER, 3))
    assert list(application_facts(cast.organ.pk, 2020)) == before
    left = Application.objects.get(pk=application.pk)
    assert (left.number, left.outcome, left.closed_on) == (
        application.number,
        application.outcome,
        application.closed_on,
    )
    assert (bytes(left.identity), left.wanted, left.reply.letter) == (b"", "（已销毁）", "")
    assert left.reply.document_number == "青住建公开告〔2020〕1号"
    for digest in (file.digest, ""):  # an emptied column
        with pytest.raises(sealed_files.SealedFileMissing):
            sealed_files.read(digest)
    assert kept_files.check(sample=None).faults == []
    entry = Entry.objects.get(subject=subject_of(application), verb="approve_destruction")
    assert entry.payload["digests"] == [file.digest]
    assert verify()[1] == []
    assert Application.objects.get(pk=other.pk).wanted != "（已销毁）"
    assert shelf_of(left).state == "destroyed"


def test_the_papers_of_its_challenges_go_with_it(cast: Cast) -> None:
    application, day = brought_to("delivered", cast), date(2020, 6, 1)
    how = {"actor": cast.clerk, "at": moment(day)}
    review = remedies.register_reconsideration(
        application.pk, case_number="青政复〔2020〕1号", filed_on=day, **how
    ).reconsideration
    paper = remedies.attach_paper(
        Reconsideration, review.pk, role="answer", name="答复书.png", content=picture(), **how
    )
    files = empty(application)
    assert files.places == (paper.place,)
    destroy(files)
    assert not places.path_of(paper.place).exists()
    paper.refresh_from_db()
    assert (paper.name, paper.digest, paper.role) == ("（已销毁）", "", "answer")
    assert kept_files.check(sample=None).faults == []


def test_nobody_approves_what_they_proposed(cast: Cast) -> None:
    file = archived(cast)
    member = cast.members["clerk"]
    member.roles = ["clerk", "director"]
    everyone = member.as_actor()
    actions.propose_destruction(file.application.pk, actor=everyone, reason="期满", at=moment(OVER))
    with pytest.raises(StepRefused, match="本人提出"):
        actions.approve_destruction(file.application.pk, actor=everyone, at=moment(OVER))


def test_a_hold_forbids_it_also_after_it_was_proposed(cast: Cast) -> None:
    pk = archived(cast).application.pk
    actions.propose_destruction(pk, actor=cast.clerk, reason="期满", at=moment(OVER))
    actions.place_hold(pk, actor=cast.director, reason="审计调阅", at=moment(OVER))
    with pytest.raises(StepRefused, match="正在保全：审计调阅"):
        actions.approve_destruction(pk, actor=cast.director, at=moment(OVER))
    actions.lift_hold(pk, actor=cast.director, reason="审计结束", at=moment(OVER))
    actions.approve_destruction(pk, actor=cast.director, at=moment(OVER))


def test_a_running_challenge_forbids_it_and_keeps_the_case_longer(cast: Cast) -> None:
    application = brought_to("delivered", cast)
    review = remedies.register_reconsideration(
        application.pk,
        actor=cast.clerk,
        case_number="青政复〔2020〕1号",
        filed_on=date(2020, 6, 1),
        at=moment(date(2020, 6, 1)),
    ).reconsideration
    file = actions.archive(application.pk, actor=cast.clerk, at=moment(ARCHIVED_ON))
    assert (file.retention, file.retained_until) == ("challenged", date(2050, 12, 31))
    assert [each.pk for each in shelf_of(application).running] == [review.pk]
    late = date(2051, 1, 3)
    with pytest.raises(StepRefused, match="尚未审结"):
        actions.propose_destruction(application.pk, actor=cast.clerk, reason="期满", at=moment(late))


def test_every_column_of_an_application_is_emptied_or_kept() -> None:
    """A new column must say which: what a person wrote goes, what figures are made of stays."""
    concerned = [
        model
        for model in vars(records).values()
        if isinstance(model, type)
        and issubclass(model, models.Model)
        and not model._meta.abstract
        and model not in (records.ApplicationCounter, records.LetterTemplate, *DELETED)
    ]
    concerned.append(ChallengePaper)
    for model in concerned:
        columns = {field.name for field in model._meta.get_fields() if getattr(field, "column", None)}
        columns |= {field.name for field in model._meta.many_to_many}
        told = set(EMPTIED.get(model, {})) | set(KEPT.get(model, ()))
        assert told == columns, f"{model.__name__}: {sorted(told ^ columns)}"


def test_what_waits_stands_in_the_worklist_in_one_line_each(cast: Cast) -> None:
    archived(cast)
    brought_to("delivered", cast, key="other")
    labels = {task.step: task.title for task in tasks(cast.clerk, on=OVER, list_url="/", url_of=str)}
    assert labels == {"归档": "1 件已办结的申请没有归档", "鉴定、提出销毁": "1 件案卷保管期满"}
    assert tasks(cast.clerk, on=ARCHIVED_ON, list_url="/", url_of=str)[0].step == "归档"


def test_nothing_of_the_applicant_remains_in_the_database(cast: Cast) -> None:
    pk = archived(cast).application.pk
    actions.propose_destruction(pk, actor=cast.clerk, reason="期满", at=moment(OVER))
    actions.approve_destruction(pk, actor=cast.director, at=moment(OVER))
    for model in EMPTIED:
        for row in model._default_manager.values():
            assert PERSON.name not in str(row)
    assert not Application.objects.exclude(wanted="（已销毁）").exists()
    assert rotation.rotate(at=moment(OVER, 2)).faults == []


def test_what_was_destroyed_is_not_answered_anew_and_says_why(
    cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    application = archived(cast).application
    actions.propose_destruction(application.pk, actor=cast.clerk, reason="期满鉴定", at=moment(OVER))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        actions.approve_destruction(application.pk, actor=cast.director, at=moment(OVER, 3))
    with pytest.raises(StepRefused, match="已依保管期限销毁"):
        applications.act_again(
            application.pk, actor=cast.clerk, ordered_on=OVER, basis="青政复决〔2031〕3号", at=moment(OVER, 4)
        )
    with pytest.raises(DetailsUnreadable, match="已依保管期限销毁"):
        identity.look(Application.objects.get(pk=application.pk), cast.clerk, at=moment(OVER, 4))
