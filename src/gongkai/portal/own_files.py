"""附件 of a visitor's own form: taken in page by page, limited per address."""

from django.http import HttpRequest

from gongkai.applications.attached import form_files
from gongkai.web.gate import limits


def taken_in(request: HttpRequest, key: str) -> tuple[str, ...]:
    """Keep what was chosen on this page with the form of that key; a sentence for each file that is not taken."""
    if request.FILES and (refusal := limits.admitted(request, "files")):
        return (refusal.sentence,)
    return form_files.take_in(request, key)
