"""What a step of a catalogue's version needs: each a Chinese sentence when it is missing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.catalogue.checks import all_faults
from gongkai.catalogue.differences import differences
from gongkai.catalogue.in_force import lines_in_force
from gongkai.catalogue.lines import lines_from
from gongkai.catalogue.models import Catalogue, CatalogueVersion, VersionState

Form = Mapping[str, Any]
MOST_TOLD = 5


def a_reason(version: CatalogueVersion, form: Form) -> str | None:
    return None if str(form.get("reason", "")).strip() else "须填写调整理由"


def why_sent_back(version: CatalogueVersion, form: Form) -> str | None:
    return None if str(form.get("note", "")).strip() else "须填写退回原因"


def no_fault(version: CatalogueVersion, form: Form) -> str | None:
    """What an import could not read and what is wrong with the lines must be put right first."""
    found = [fault["sentence"] for fault in version.faults]
    found += [sentence for _, sentence in all_faults(lines_from(version.lines), catalogue=version.catalogue)]
    if not found:
        return None
    more = f"等 {len(found)} 处" if len(found) > MOST_TOLD else ""
    return f"还有问题没有改正：{'；'.join(found[:MOST_TOLD])}{more}"


def a_difference(version: CatalogueVersion, form: Form) -> str | None:
    """A list of what is not open may stay as it was: that version is the record of its yearly review."""
    if version.catalogue != Catalogue.PROACTIVE:
        return None
    on = form.get("on")
    if on is None:
        return None
    before = lines_in_force(version.organ_id, version.catalogue, on=on)
    is_first = not versions_of(version).exists()
    if is_first and version.lines:
        return None
    return None if differences(before, lines_from(version.lines)) else "与现行目录相比没有任何改动"


def a_day_to_begin(version: CatalogueVersion, form: Form) -> str | None:
    """Not before the day of approval (the first version records what was in force already), and after the last one."""
    begins, on = form.get("in_force_from"), form.get("on")
    if not isinstance(begins, date):
        return "须填写施行日期"
    last = versions_of(version).values_list("in_force_from", flat=True).first()
    if last and begins <= last:
        return f"施行日期须晚于现行版本的施行日期 {last.isoformat()}：同一天只能有一个版本施行"
    if last and on and begins < on:
        return f"施行日期 {begins.isoformat()} 已过，不能早于今天"
    return None


def the_day_still_to_come(version: CatalogueVersion, form: Form) -> str | None:
    """At approval: the day that was asked for has not gone by."""
    begins, on = version.in_force_from, form.get("on")
    if begins is None or on is None or begins >= on or not versions_of(version).exists():
        return None
    return f"拟定的施行日期 {begins.isoformat()} 已过：请退回经办人重新填写"


def versions_of(version: CatalogueVersion) -> Any:
    """The approved versions of the same catalogue, the newest first."""
    same = CatalogueVersion.objects.filter(organ_id=version.organ_id, catalogue=version.catalogue)
    return same.filter(state=VersionState.APPROVED).order_by("-number")
