"""What a reply must say before it is signed: its ground in so many words, the article, the right organ and how to reach it."""

import re
from collections.abc import Mapping
from typing import Any

from gongkai.applications.letters.composing import in_letters
from gongkai.applications.letters.documents import case_of, document_of_outcome
from gongkai.applications.letters.empty_words import says_nothing
from gongkai.applications.letters.quoting import as_quoted
from gongkai.applications.models import Application
from gongkai.applications.requirements.consultations import must_state
from gongkai.law.outcomes import Family, outcomes
from gongkai.law.outcomes import outcome as outcome_of

Form = Mapping[str, Any]
_ARTICLES = re.compile(r"第[〇零一二三四五六七八九十百]+条")
_REACHED = re.compile(r"\d{5,}|电话|地址|网址|https?:|www\.|@|窗口|[街路]\S*\d+\s*号")
_NOT_KNOWN = re.compile(r"(?:不能|无法|难以|未能)确定")
_CITES = re.compile(r"《[^》]+》[^《]*第[〇零一二三四五六七八九十百\d]+条")
_ENDS = "。！？，、；：,;. "


def a_right_organ_that_can_be_reached(application: Application, form: Form) -> str | None:
    """条例第三十六条第五项: name and contact of the organ, where it can be told."""
    stated = _stated(application, form)
    organ = str(stated.get("right_organ", "")).strip()
    if _code(application, form) != "36.5" or not organ or _NOT_KNOWN.search(organ) or _REACHED.search(organ):
        return None
    return "负责公开的行政机关须写明联系方式（电话或者地址）；不能确定负责机关的，写明“无法确定”和理由"


def an_article_that_forbids(application: Application, form: Form) -> str | None:
    """条例第十四条: which article of which law or regulation forbids it."""
    cited = str(_stated(application, form).get("forbidding_article", "")).strip()
    if _code(application, form) != "36.3/14b" or not cited or _CITES.search(cited):
        return None
    return "禁止公开的依据须写明到条，例如《中华人民共和国统计法》第九条"


def a_ground_that_is_exact(application: Application, form: Form) -> str | None:
    """条例第十四条至第十六条: a refusal names which of the law's grounds it is; of files with grounds the list does."""
    kind = outcomes().get(_code(application, form))
    if kind is None or (kind.family is Family.PARTLY_DISCLOSED and _files_tell_their_grounds(application)):
        return None
    stated, labels = _stated(application, form), {each.key: each.label for each in kind.required}
    for key, words in kind.one_of.items():
        said = _bare(str(stated.get(key, "")))
        if said and not any(word in said for word in words):
            return f"{labels[key]}须写明属于哪一种：{'、'.join(words)}"
    return None


def _files_tell_their_grounds(application: Application) -> bool:
    held = application.holdings
    return held.exclude(ground="").exists() or held.exclude(redactions=None).exists()


def a_letter_that_says_all(application: Application, form: Form) -> str | None:
    """Number, article and what the outcome must state stand in the letter as it will be signed."""
    reply = getattr(application, "reply", None)
    if reply is None:
        return None
    kind, case = outcome_of(reply.outcome), case_of(application)
    said = _bare(reply.letter).replace(_bare(as_quoted(case.wanted)), "", 1)  # their words are not ours
    is_given = bool(reply.items.all()) or any(each.is_given for each in application.holdings.all())
    lost = []
    for field in must_state(application, kind):
        value = str(reply.particulars.get(field.key, "")).strip()
        if says_nothing(value):
            if field.key != "content_or_path" or not is_given:
                lost.append(field.label)
        elif _bare(value).rstrip(_ENDS) not in said:
            lost.append(field.label)
    if application.number not in said:
        lost.append("申请编号")
    if in_letters(case.received_on) not in said:
        lost.append(f"收到申请的日期（{in_letters(case.received_on)}）")
    if case.corrected_on and in_letters(case.corrected_on) not in said:
        lost.append(f"收到补正的日期（{in_letters(case.corrected_on)}）")
    document = document_of_outcome(reply.outcome)
    if not all(article in said for article in _ARTICLES.findall(document.basis)):
        lost.append(f"依据（{document.basis}）")
    return f"答复书正文里没有写明：{'；'.join(lost)}。请退回重拟" if lost else None


def _code(application: Application, form: Form) -> str:
    reply = getattr(application, "reply", None)
    return str(form.get("outcome") or (reply.outcome if reply else ""))


def _stated(application: Application, form: Form) -> Mapping[str, Any]:
    reply = getattr(application, "reply", None)
    found = form.get("particulars")
    return found if found is not None else (reply.particulars if reply else {})


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
