from collections.abc import Sequence
from datetime import datetime

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "gongkai.catalogue"
    verbose_name = "目录"

    def ready(self) -> None:
        from gongkai.casework import duties

        duties.register("目录施行", _put_into_force)


def _put_into_force(at: datetime) -> Sequence[str]:
    from gongkai.catalogue.actions import put_into_force  # models are there only when this is called

    return put_into_force(at)
