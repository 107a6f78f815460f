"""The application form that a visitor has in hand: found by its id in the address and a secret of the session, both."""

import re
import secrets
from dataclasses import dataclass

from django.forms import Form
from django.http import HttpRequest
from django.utils import timezone

from gongkai.applications import drafts
from gongkai.applications.drafts import Draft
from gongkai.web.gate import limits

IN_SESSION = "application_forms"
MOST_AT_ONCE = 3  # forms of one browser; the oldest is forgotten
_ID = re.compile(r"[A-Za-z0-9_-]{11}")


def new_id() -> str:
    """Stands in the address; alone it opens nothing."""
    return secrets.token_urlsafe(8)


def id_in(request: HttpRequest) -> str:
    """Which form the address names; "" for none."""
    asked = request.GET.get("form", "")
    return asked if _ID.fullmatch(asked) else ""


@dataclass(frozen=True)
class FormInHand:
    """One form of this browser, under its id."""

    request: HttpRequest
    form_id: str

    def kept(self) -> Draft | None:
        """What was typed, for an hour and in this browser only."""
        secret = self._secrets().get(self.form_id)
        return drafts.kept(secret, at=timezone.now()) if secret else None

    def keep(self, form: Form, *, is_checked: bool = False, problems: tuple[str, ...] = ()) -> bool:
        """Keep what was posted to it; False where that cannot be, and the page has to be shown at once."""
        if not self.form_id or limits.admitted(self.request, "draft"):
            return False
        said = {name: self.request.POST[name] for name in form.fields if name in self.request.POST}
        now = timezone.now()
        drafts.forget_old(now)
        return drafts.keep(self._own_secret(), Draft(said, is_checked, problems), at=now)

    def forget(self) -> None:
        """What was sent is kept here no longer."""
        of_session = self._secrets()
        if secret := of_session.pop(self.form_id, ""):
            drafts.forget(secret)
            self.request.session[IN_SESSION] = of_session

    def _own_secret(self) -> str:
        of_session = self._secrets()
        if self.form_id not in of_session:
            while len(of_session) >= MOST_AT_ONCE:
                drafts.forget(of_session.pop(next(iter(of_session))))
            of_session[self.form_id] = secrets.token_urlsafe(32)
            self.request.session[IN_SESSION] = of_session
        return of_session[self.form_id]

    def _secrets(self) -> dict[str, str]:
        found = self.request.session.get(IN_SESSION)
        return dict(found) if isinstance(found, dict) else {}
