"""What files given with a reply need: a decision for each, redactions with reasons, a letter that names them."""

from gongkai.applications.choices import Disposition
from gongkai.applications.holdings.files import MOST_HOLDINGS, plain_name, size_fault
from gongkai.applications.holdings.grounds import REDACTION_GROUNDS
from gongkai.applications.holdings.telling import holdings_of
from gongkai.applications.models import Application
from gongkai.applications.requirements.replies import Form
from gongkai.items.grounds import GROUNDS
from gongkai.law.outcomes import Family, outcomes
from gongkai.redaction import SUFFIXES, faults_of

SMALLEST = 20
"""Ten-thousandths of a page: half a millimetre. What is smaller was a slip of the hand."""
FORMATS = "PDF、DOCX、XLSX、TXT、CSV 和图片（JPG、PNG、TIFF、WebP、BMP、GIF）"


def room_for_more(application: Application, form: Form) -> str | None:
    if application.holdings.count() + int(form.get("more", 1)) > MOST_HOLDINGS:
        return f"一件答复最多 {MOST_HOLDINGS} 个文件：请合并后再上传"
    return None


def a_file_that_can_be_read(application: Application, form: Form) -> str | None:
    """By its name and size; what is in it is found out when it is laid out on pages."""
    if "file_name" not in form:
        return None
    name = plain_name(str(form["file_name"]))
    if not name:
        return "没有选择文件：请先选择要上传的文件"
    if name.rpartition(".")[2].lower() not in SUFFIXES:
        return f"这种格式不能作为答复的材料，可以上传 {FORMATS}：请另存为其中一种"
    return size_fault(name, int(form["size"]))


def an_item_of_this_organ(application: Application, form: Form) -> str | None:
    if "item" not in form:
        return None
    item = form["item"]
    if item is None or item.organ_id != application.organ_id:
        return "只能选取本机关登记的政府信息"
    return None


def a_disposition(application: Application, form: Form) -> str | None:
    if "disposition" not in form:
        return None
    if form["disposition"] not in Disposition.values:
        return "须选择全部公开、部分公开还是不予公开"
    if form["disposition"] == Disposition.WITHHELD and form.get("ground") not in GROUNDS:
        return "不予公开的，须选择条例第十四条至第十六条规定的理由"
    return None


def a_holding_of_this_application(application: Application, form: Form) -> str | None:
    return None if form.get("holding") is not None else "这个文件刚刚被移除：请刷新后重新办理"


def marks_with_reasons(application: Application, form: Form) -> str | None:
    holding, marks = form.get("holding"), form.get("marks", ())
    if holding is None:
        return None
    faults = faults_of(marks, pages=holding.pages)
    without = [mark for mark in marks if mark.ground not in REDACTION_GROUNDS]
    if without:
        faults.append(f"第 {without[0].page} 页有遮盖没有理由：每一处遮盖都须选择理由")
    tiny = [mark for mark in marks if min(mark.width, mark.height) < SMALLEST]
    if tiny and not faults:
        faults.append(f"第 {tiny[0].page} 页有一处遮盖太小，遮不住文字：请画大，或者删除")
    return "；".join(dict.fromkeys(faults)) or None


def holdings_that_fit_the_outcome(application: Application, form: Form) -> str | None:
    """条例第三十七条: what is taken out makes the reply a partial disclosure, and a partial disclosure takes something out."""
    outcome = outcomes().get(str(form.get("outcome")))
    held = holdings_of(application)
    if outcome is None or not held:
        return None
    given = [each for each in held if each.is_given]
    is_cut = len(given) < len(held) or any(each.disposition == Disposition.PARTLY for each in given)
    bare = [each for each in given if each.disposition == Disposition.PARTLY and not each.redactions.all()]
    if bare:
        return f"《{bare[0].name}》选了部分公开，但是没有遮盖任何内容：请先遮盖，或者改为全部公开"
    if outcome.family is Family.PARTLY_DISCLOSED:
        if not given:
            return "部分公开至少要提供一个文件：全部不予公开的，请选不予公开类的答复"
        return None if is_cut else "没有遮盖的内容，也没有不予公开的文件：请先遮盖，或者改选“予以公开”"
    if outcome.family is Family.DISCLOSED:
        return "有遮盖或者不予公开的文件，依条例第三十七条属于“部分公开”：请改选答复类型" if is_cut else None
    if given:
        return f"答复“{outcome.label}”不提供信息：请先移除选取的文件，或者改选答复类型"
    return None


def a_letter_that_names_what_is_given(application: Application, form: Form) -> str | None:
    """The list of a letter is made when it is drafted; files may have been changed since."""
    reply = getattr(application, "reply", None)
    if reply is None:
        return None
    missing = [
        each.name for each in holdings_of(application) if each.is_given and each.name not in reply.letter
    ]
    if missing:
        return f"答复书没有列明提供的文件《{missing[0]}》：请退回，由拟稿人重新生成答复书"
    return holdings_that_fit_the_outcome(application, {"outcome": reply.outcome})
