"""承办人: in whose hand an application is, as far as they can still act."""

from gongkai.applications.models import Application


def hand_of(application: Application) -> int | None:
    """The handler's member id; None where there is none, or they left the organ or their account is closed."""
    handler = application.handler
    if handler is None or handler.organ_id != application.organ_id or not handler.user.is_active:
        return None
    return handler.pk
