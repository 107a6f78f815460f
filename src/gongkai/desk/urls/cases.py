"""Addresses of the other cases: 更正和建议, 投诉举报, 建议提案."""

from django.urls import URLPattern, path

from gongkai.desk import complaint_steps, proposal_steps, request_steps
from gongkai.desk.urls.paths import letter_files, sheet, steps
from gongkai.desk.views import (
    addressed_files,
    complaint_files,
    complaints,
    letter_deliveries,
    letter_forms,
    proposal_import,
    proposals,
    request_forms,
    requests,
)

urlpatterns: list[URLPattern] = [
    path("requests/", requests.requests, name="requests"),
    path("requests/rectifications/new/", request_forms.rectification_new, name="rectification_new"),
    path("requests/rectifications/<int:pk>/", requests.rectification, name="rectification"),
    *steps("rectification", "requests/rectifications", request_steps.RECTIFICATIONS),
    path("requests/conversions/new/", request_forms.conversion_new, name="conversion_new"),
    path(
        "requests/conversions/of/<int:pk>/",
        request_forms.conversion_of_applicant,
        name="conversion_of_applicant",
    ),
    path("requests/conversions/detected/<int:pk>/", requests.conversion_detected, name="conversion_detected"),
    path("requests/conversions/<int:pk>/", requests.conversion, name="conversion"),
    *steps("conversion", "requests/conversions", request_steps.CONVERSIONS),
    *steps(
        "request_delivery",
        "requests/deliveries",
        request_steps.DELIVERIES,
        {"confirm_delivery": letter_deliveries.request_delivery_confirm_delivery},
    ),
    path(
        "requests/deliveries/<int:pk>/receipt/",
        letter_deliveries.request_delivery_receipt,
        name="request_delivery_receipt",
    ),
    *sheet(
        "requests/deliveries/<int:pk>/service-receipt",
        letter_forms.request_service_receipt,
        "request_service_receipt",
    ),
    *letter_files(
        "requests/deliveries/<int:pk>/service-receipt-named",
        addressed_files.request_service_receipt_named,
        "request_service_receipt_named",
    ),
    path("requests/<int:pk>/identity/", requests.request_identity, name="request_identity"),
    path("requests/<int:pk>/files/<int:file_id>/", requests.request_file, name="request_file"),
    *letter_files("requests/<int:pk>/letter", requests.request_letter_file, "request_letter"),
    path("requests/<int:pk>/letter-named.pdf", requests.request_letter_named, name="request_letter_named"),
    path("complaints/", complaints.complaints, name="complaints"),
    path("complaints/register.csv", complaints.complaints_csv, name="complaints_csv"),
    path("complaints/new/", complaints.complaint_new, name="complaint_new"),
    path("complaints/<int:pk>/", complaints.complaint, name="complaint"),
    path("complaints/<int:pk>/identity/", complaints.complaint_identity, name="complaint_identity"),
    path("complaints/<int:pk>/files/", complaint_files.complaint_add_files, name="complaint_add_files"),
    path("complaints/<int:pk>/files/<int:file_id>/", complaint_files.complaint_file, name="complaint_file"),
    path("complaints/notices/<int:pk>/", complaints.complaint_notice, name="complaint_notice"),
    *steps("complaint", "complaints", complaint_steps.COUNTER),
    *steps("complaint_notice", "complaints/notices", complaint_steps.NOTICE_COUNTER),
    path("proposals/", proposals.proposals, name="proposals"),
    path("proposals/new/", proposals.proposal_new, name="proposal_new"),
    path("proposals/import/", proposal_import.proposal_import, name="proposal_import"),
    path("proposals/handled/new/", proposals.handled_list_new, name="handled_list_new"),
    path("proposals/<int:pk>/", proposals.proposal, name="proposal"),
    path("proposals/<int:pk>/contact/", proposals.proposal_contact, name="proposal_contact"),
    *(
        path(
            f"proposals/<int:pk>/replies/<int:round>/letter.{suffix}",
            proposals.proposal_letter,
            {"suffix": suffix},
            f"proposal_letter_{suffix}",
        )
        for suffix in proposals.LETTERS
    ),
    *steps("proposal", "proposals", proposal_steps.COUNTER),
]
