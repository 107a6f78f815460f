"""What was asked for, where the register's words are looked for."""

from gongkai.applications.models import Application, WantedText


def make_findable(application: Application) -> None:
    """To be called wherever `wanted` was written."""
    WantedText.objects.update_or_create(application=application, defaults={"text": application.wanted})
