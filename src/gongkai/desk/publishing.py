"""转为主动公开 of what several applicants ask for (条例第四十四条第一款): the one step that does it, or what comes before."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from gongkai.applications.choices import State
from gongkai.applications.models import Application
from gongkai.desk.item_steps import address
from gongkai.desk.steps import Offer
from gongkai.items.choices import Attribute
from gongkai.organs.actors import Actor, Role

RELEASE = "release_to_public"


@dataclass(frozen=True)
class Publishing:
    """A sentence, and the link that leads there: `label` is empty where nothing can be done yet."""

    sentence: str
    label: str = ""
    address: str = ""


def publishing_of(application: Application, actor: Actor, offers: Iterable[Offer]) -> Publishing:
    """Where a reply's files or its items become public; one query at most."""
    reply = getattr(application, "reply", None)
    if reply is None or application.state not in (State.SIGNED, State.DELIVERED):
        return Publishing("可以公开的，答复并提供文件以后，在这里一步转为主动公开。")
    if reply.released_as_id is not None:
        return Publishing("已经转为主动公开。", "打开这条信息", address(reply.released_as))
    step = next((each for each in offers if each.verb == RELEASE and not each.reasons), None)
    if step is not None:
        return Publishing("本件已提供文件：", step.label, step.address)
    item = next((each for each in reply.items.all() if each.attribute == Attribute.ON_APPLICATION), None)
    if item is not None:
        given = f"提供的是登记簿中的《{item.title}》"
        if not actor.has(Role.SECRECY_REVIEWER):
            said = f"{given}，由保密审查人员提出转为主动公开："
            return Publishing(said, "定期评估", reverse("desk:reassessments"))
        way = reverse("desk:item_propose_reassessment", kwargs={"pk": item.pk})
        return Publishing(f"{given}：", "提出转为主动公开", way)
    return Publishing("本件没有提供可以转为主动公开的文件。")
