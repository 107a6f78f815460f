"""Whom an application is about: the applicant, and the third parties who were asked; none of them is named in an entry."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from gongkai.applications.identity import decrypted
from gongkai.applications.models import Application
from gongkai.applications.retyped import mistyped
from gongkai.casework.sealed_details import DetailsUnreadable, OutsidePerson
from gongkai.casework.sealing import SealBroken, unseal


def persons_of(application: Application) -> Iterator[Any]:
    """Their details, as far as the seals open: what was destroyed, or lies under another key, names nobody."""
    if application.identity:
        with suppress(DetailsUnreadable):
            applicant = decrypted(bytes(application.identity), application.number)
            yield applicant
            yield from mistyped(applicant)
            for part in filter(None, applicant.as_written.split("；")):  # 居民身份证 6402…
                yield OutsidePerson(phone=part.partition(" ")[2])
    asked = application.notices.exclude(addressee_sealed=b"").values_list("addressee", "addressee_sealed")
    for label, sealed in asked:
        try:
            name, _, address = unseal(bytes(sealed), bound_to=application.number).decode().partition("\n")
        except SealBroken:
            continue
        shown = name.strip() == label  # a company is listed by its name
        yield OutsidePerson("" if shown else name.strip(), address=address.strip())
