"""What every action does first: lock the version and ask why not."""

from collections.abc import Mapping
from typing import Any

from gongkai.casework.procedure import Step
from gongkai.casework.steps import take
from gongkai.catalogue.models import CatalogueVersion
from gongkai.catalogue.procedure import PROCEDURE
from gongkai.organs.actors import Actor


def begin(verb: str, version_id: int, actor: Actor, form: Mapping[str, Any]) -> tuple[CatalogueVersion, Step]:
    """The locked version and its step, or StepRefused; call it inside a transaction."""
    visible = CatalogueVersion.objects.visible_to(actor).select_for_update(of=("self",))
    version = visible.select_related("organ").get(pk=version_id)
    return version, take(PROCEDURE, verb, version, actor, form)
