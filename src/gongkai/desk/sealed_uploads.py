"""附件 under seal at the desk: staff add them one by one, and have them handed out as they came, on the record."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from gongkai.applications.attached import MOST_BYTES
from gongkai.applications.attached.places import AttachedFileMissing
from gongkai.casework.procedure import StepRefused
from gongkai.desk.downloads import sealed_response
from gongkai.desk.steps import attempt


def take_in(
    request: HttpRequest,
    attach: Callable[[str, bytes], object],
    *,
    called: str = "附件",
    most_bytes: int = MOST_BYTES,
) -> None:
    """`attach` is called with name and content of each chosen file; what became of each is told by its name."""
    chosen = request.FILES.getlist("files")
    if not chosen:
        messages.warning(request, f"没有选择文件：请先选择要添加的{called}。")
    for file in chosen:
        name = file.name or ""
        if reasons := attempt(attach, name, file.read(most_bytes + 1)):
            messages.warning(request, f"“{name}”没有添加：{'；'.join(reasons)}")
        else:
            messages.success(request, f"已添加{called}“{name}”。")


def hand_out(
    request: HttpRequest, opened: Callable[[], tuple[str, bytes]], *, back: Callable[[], str]
) -> HttpResponse:
    """The file that `opened` names and gives; never shown in the browser, whatever it is."""
    try:
        name, content = opened()
    except ObjectDoesNotExist:
        raise Http404 from None
    except (StepRefused, AttachedFileMissing) as problem:
        messages.warning(request, str(problem))
        return HttpResponseRedirect(back())
    return sealed_response(content, name)
