"""附件 of a form that is not sent yet: kept with it from page to page, so that nothing chosen is lost."""

from django.http import HttpRequest

from gongkai.applications.actions import stage_file, unstage_file
from gongkai.applications.attached import MOST_BYTES
from gongkai.applications.choices import FileRole
from gongkai.casework.procedure import StepRefused
from gongkai.web.uploads import files_too_large

INPUTS = {FileRole.IDENTITY: "identity_files", FileRole.OTHER: "other_files"}


def take_in(request: HttpRequest, key: str) -> tuple[str, ...]:
    """Keep what was chosen on this page; a sentence for each file that is not taken."""
    most = MOST_BYTES // (1024 * 1024)
    problems = [f"“{name[:60]}”超过 {most} MB：请压缩后再选择" for name in files_too_large(request)]
    for role, name in INPUTS.items():
        for file in request.FILES.getlist(name):
            try:
                stage_file(key, role=role, name=file.name or "", content=file.read(MOST_BYTES + 1))
            except StepRefused as refusal:
                problems += refusal.reasons
    return tuple(dict.fromkeys(problems))


def take_off(request: HttpRequest, key: str) -> bool:
    """Whether a file was to be taken off; it is gone now."""
    chosen = request.POST.get("remove", "")
    if not chosen.isascii() or not chosen.isdecimal() or len(chosen) > 18:
        return False
    unstage_file(key, int(chosen))
    return True
