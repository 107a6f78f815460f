"""Steps of a posting and its rounds at the desk; who may take them is told by postings.permissions and held by a test."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from gongkai.desk import item_steps
from gongkai.desk.forms import objections as objection_forms
from gongkai.desk.forms import postings as forms
from gongkai.desk.posting_cards import round_card, sheet_address
from gongkai.desk.steps import Counter, StepPage
from gongkai.organs.actors import Actor, Role
from gongkai.postings import actions
from gongkai.postings.choices import PostingState
from gongkai.postings.models import Posting, PostingRound
from gongkai.postings.procedure import POSTING, ROUND, STARTING
from gongkai.postings.requirements import looking

CLERK, HEAD, DIRECTOR = Role.CLERK, Role.SECTION_HEAD, Role.DIRECTOR


def just_looking() -> Mapping[str, Any]:
    return looking(timezone.localdate())


def find_posting(actor: Actor, pk: int) -> Posting:
    """The posting with its list, its rounds and what proves them; 404 when this member does not read it."""
    found = (
        Posting.objects.visible_to(actor)
        .select_related("organ", "item__organ", "item__heading", "started_by")
        .prefetch_related(
            "rounds__evidence__struck_by", "rounds__row_postings__row", "rounds__review_recorded_by"
        )
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    for each in found.rounds.all():
        each.posting = found
    return found


def find_round(actor: Actor, pk: int) -> PostingRound:
    posting_id = PostingRound.objects.filter(pk=pk).values_list("posting_id", flat=True).first()
    if posting_id is None:
        raise Http404
    return next(each for each in find_posting(actor, posting_id).rounds.all() if each.pk == pk)


def address(posting: Posting) -> str:
    return reverse("desk:posting", kwargs={"pk": posting.pk})


def step_address(posting: Posting, verb: str) -> str:
    return reverse(f"desk:posting_{verb}", kwargs={"pk": posting.pk})


def round_address(round_: PostingRound) -> str:
    return reverse("desk:posting", kwargs={"pk": round_.posting_id})


def round_step_address(round_: PostingRound, verb: str) -> str:
    return reverse(f"desk:round_{verb}", kwargs={"pk": round_.pk})


def awaits(posting: Posting) -> str:
    return "" if posting.state == PostingState.OPEN else posting.get_state_display()


def with_round(round_: PostingRound) -> Mapping[str, Any]:
    """The round that the step is about, to be read before the button is pressed."""
    return {"card": round_card(round_), "sheet": sheet_address(round_), "round": round_}


def of_round(
    verb: str, roles: tuple[Role, ...], form: type[forms.RoundForm], action: Any, done: str
) -> StepPage:
    return StepPage(verb, roles, form, action, done, just_looking, with_round, "desk/round_step.html")


START_COUNTER = Counter(
    STARTING,
    (
        StepPage(
            "start_posting",
            (CLERK,),
            forms.StartPosting,
            actions.start_posting,
            "公示已发起。接下来记录第一榜的审核，再张贴。",
            just_looking,
        ),
    ),
    item_steps.find,
    item_steps.address,
    item_steps.step_address,
    awaits=lambda item: "",
    forward=frozenset({"start_posting"}),
)
POSTING_COUNTER = Counter(
    POSTING,
    (
        StepPage(
            "receive_objection",
            (CLERK, HEAD),
            objection_forms.ReceiveObjection,
            actions.receive_objection,
            "异议已登记。",
            just_looking,
        ),
        StepPage(
            "abort_posting",
            (DIRECTOR,),
            forms.AbortPosting,
            actions.abort_posting,
            "公示已终止。",
            just_looking,
        ),
    ),
    find_posting,
    address,
    step_address,
    awaits=awaits,
    forward=frozenset(),
)
ROUND_COUNTER = Counter(
    ROUND,
    (
        of_round(
            "record_review",
            (CLERK, HEAD),
            forms.RecordReview,
            actions.record_review,
            "审核已记录，可以张贴。",
        ),
        of_round("hang", (CLERK,), forms.Hang, actions.hang, "已张贴，公示期开始计算。"),
        of_round("add_evidence", (CLERK, HEAD), forms.AddEvidence, actions.add_evidence, "凭证已保存。"),
        of_round(
            "strike_evidence",
            (CLERK, HEAD),
            forms.StrikeEvidence,
            actions.strike_evidence,
            "凭证已撤销，文件仍然封存。",
        ),
        of_round("close_round", (CLERK,), forms.CloseRound, actions.close_round, "本榜已结束。"),
        of_round(
            "suspend_round", (CLERK, HEAD, DIRECTOR), forms.Reason, actions.suspend_round, "本榜已中止。"
        ),
        of_round(
            "restart_round",
            (HEAD, DIRECTOR),
            forms.Reason,
            actions.restart_round,
            "本榜可以重新张贴，公示期重新计算。",
        ),
    ),
    find_round,
    round_address,
    round_step_address,
    awaits=lambda round_: f"{round_.label}：{round_.get_state_display()}",
    forward=frozenset({"record_review", "hang", "close_round"}),
)
