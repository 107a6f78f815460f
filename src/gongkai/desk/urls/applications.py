"""Addresses of 依申请公开: applications, their letters and holdings, 案卷, 复议 and 诉讼."""

from django.urls import URLPattern, path

from gongkai.desk import application_steps, archive_steps, challenge_steps, delivery_steps, notice_steps
from gongkai.desk.urls.paths import letter_files, sheet, steps
from gongkai.desk.views import (
    addressed_files,
    application_files,
    application_person,
    application_register,
    application_statistics,
    applications,
    archive,
    challenge_papers,
    holdings,
    letter_deliveries,
    letter_forms,
    letter_templates,
    letters,
    moves,
    notices,
    paper,
    redaction,
    replies,
    retyping,
)

urlpatterns: list[URLPattern] = [
    path("applications/", application_register.applications, name="applications"),
    path("applications/statistics/", application_statistics.statistics, name="application_statistics"),
    path(
        "applications/statistics/tables.xlsx",
        application_statistics.statistics_workbook,
        name="application_statistics_workbook",
    ),
    path(
        "applications/statistics/<slug:code>.csv",
        application_statistics.statistics_table,
        name="application_statistics_table",
    ),
    path("applications/register.xlsx", application_register.applications_export, name="applications_export"),
    path("applications/identities/", application_register.identities_export, name="application_identities"),
    path("applications/person/", application_person.application_person, name="application_person"),
    path("applications/new/", paper.application_new, name="application_new"),
    path("applications/posted/", letter_deliveries.posted_letters, name="posted_letters"),
    *letter_files("applications/posted/list", letter_forms.posted_list, "posted_letters"),
    *letter_files(
        "applications/posted/list-named", addressed_files.posted_list_named, "posted_letters_named"
    ),
    *letter_files(
        "applications/letters/<int:pk>/letter-named",
        addressed_files.notice_letter_named,
        "notice_letter_named",
    ),
    *letter_files(
        "applications/deliveries/<int:pk>/service-receipt-named",
        addressed_files.service_receipt_named,
        "service_receipt_named",
    ),
    *letter_files(
        "applications/<int:pk>/acknowledgement", addressed_files.acknowledgement, "acknowledgement"
    ),
    *steps(
        "delivery",
        "applications/deliveries",
        delivery_steps.COUNTER,
        {"confirm_delivery": letter_deliveries.delivery_confirm_delivery},
    ),
    path(
        "applications/deliveries/<int:pk>/receipt/",
        letter_deliveries.delivery_receipt,
        name="delivery_receipt",
    ),
    path("applications/<int:pk>/", applications.application, name="application"),
    path("applications/<int:pk>/identity/", applications.application_identity, name="application_identity"),
    path(
        "applications/<int:pk>/files/<int:file_id>/",
        application_files.application_file,
        name="application_file",
    ),
    path(
        "applications/<int:pk>/form.pdf", application_files.application_form_pdf, name="application_form_pdf"
    ),
    path("applications/<int:pk>/files/", application_files.application_add_file, name="application_add_file"),
    path("applications/<int:pk>/letter/", letters.application_letter, name="application_letter"),
    *letter_files("applications/<int:pk>/letter", letters.application_letter_file, "application_letter"),
    *letter_files(
        "applications/<int:pk>/letter-named", letters.application_letter_named, "application_letter_named"
    ),
    *steps(
        "application",
        "applications",
        application_steps.COUNTER,
        {"draft_reply": replies.application_draft_reply, "retype": retyping.application_retype},
    ),
    *sheet("applications/<int:pk>/registration-sheet", letter_forms.registration_sheet, "registration_sheet"),
    *sheet("applications/<int:pk>/review-sheet", letter_forms.review_sheet, "review_sheet"),
    *sheet(
        "applications/letters/<int:pk>/answer-form", letter_forms.third_party_answer, "third_party_answer"
    ),
    *sheet(
        "applications/deliveries/<int:pk>/service-receipt", letter_forms.service_receipt, "service_receipt"
    ),
    path("letter-templates/", letter_templates.letter_templates, name="letter_templates"),
    path("letter-templates/<str:document>/", letter_templates.letter_template, name="letter_template"),
    path(
        "letter-templates/<str:document>/return/",
        letter_templates.letter_template_return,
        name="letter_template_return",
    ),
    path(
        "letter-templates/<str:document>/template.docx",
        letter_templates.letter_template_file,
        name="letter_template_file",
    ),
    *letter_files(
        "letter-templates/<str:document>/sample",
        letter_templates.letter_template_sample,
        "letter_template_sample",
    ),
    path("applications/letters/<int:pk>/", letters.notice_letter, name="notice_letter"),
    *letter_files("applications/letters/<int:pk>/letter", letters.notice_letter_file, "notice_letter"),
    path("applications/<int:pk>/holdings/", holdings.application_holdings, name="application_holdings"),
    path("applications/holdings/<int:pk>/", redaction.holding_redaction, name="holding_redaction"),
    path("applications/holdings/<int:pk>/compare/", redaction.holding_compare, name="holding_compare"),
    path(
        "applications/holdings/<int:pk>/pages/<int:number>.jpg", redaction.holding_page, name="holding_page"
    ),
    path("applications/holdings/<int:pk>/preview.pdf", redaction.holding_preview, name="holding_preview"),
    path("applications/holdings/<int:pk>/original/", redaction.holding_original, name="holding_original"),
    path("applications/holdings/<int:pk>/result/", holdings.holding_result, name="holding_result"),
    path("archive/", archive.case_files, name="case_files"),
    path("archive/<int:pk>/", archive.case_file, name="case_file"),
    path("archive/<int:pk>/check/", archive.case_file_check, name="case_file_check"),
    path("archive/files/<int:pk>/", archive.case_file_bundle, name="case_file_bundle"),
    *steps("case_file", "archive", archive_steps.COUNTER),
    *steps("notice", "applications/letters", notice_steps.COUNTER),
    path("applications/moves/<int:pk>/seen/", moves.move_seen, name="move_seen"),
    path("applications/help/<int:pk>/", notices.assistance, name="assistance"),
    *steps("application", "applications", challenge_steps.REGISTRATION_COUNTER),
    *steps("reconsideration", "reconsiderations", challenge_steps.RECONSIDERATION_COUNTER),
    *steps("lawsuit", "lawsuits", challenge_steps.LAWSUIT_COUNTER),
    path("reconsiderations/<int:pk>/papers/", challenge_papers.of_review, name="reconsideration_papers"),
    path("lawsuits/<int:pk>/papers/", challenge_papers.of_lawsuit, name="lawsuit_papers"),
    path("challenge-papers/<int:pk>/", challenge_papers.challenge_paper, name="challenge_paper"),
    path(
        "challenge-papers/<int:pk>/aside/",
        challenge_papers.challenge_paper_aside,
        name="challenge_paper_aside",
    ),
]
