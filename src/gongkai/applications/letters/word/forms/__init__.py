"""表单: the Word templates of forms, by the name of their layout."""

from collections.abc import Callable, Mapping

from gongkai.applications.letters.word.forms.acknowledgement import acknowledgement
from gongkai.applications.letters.word.forms.application_form import form_of_organisation, form_of_person
from gongkai.applications.letters.word.forms.registration_sheet import registration_sheet
from gongkai.applications.letters.word.forms.review_sheet import review_sheet
from gongkai.applications.letters.word.forms.serving import postal_list, service_receipt
from gongkai.applications.letters.word.forms.third_party_answer import third_party_answer

FORM_TEMPLATES: Mapping[str, Callable[[str], bytes]] = {
    "application_form_person": form_of_person,
    "application_form_organisation": form_of_organisation,
    "registration_sheet": registration_sheet,
    "acknowledgement": acknowledgement,
    "third_party_answer": third_party_answer,
    "service_receipt": service_receipt,
    "postal_list": postal_list,
    "review_sheet": review_sheet,
}
__all__ = ["FORM_TEMPLATES"]
