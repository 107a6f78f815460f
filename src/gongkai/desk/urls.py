"""Addresses of the desk; a step of a procedure is `<record>/<id>/<verb>/`, named `<record>_<verb>`."""

from typing import Any

from django.urls import URLPattern, path

from gongkai.desk import (
    application_steps,
    archive_steps,
    catalogue_steps,
    challenge_steps,
    complaint_steps,
    decision_steps,
    delivery_steps,
    item_steps,
    notice_steps,
    objection_steps,
    posting_steps,
    proposal_steps,
    report_steps,
    request_steps,
)
from gongkai.desk.access import DeskView
from gongkai.desk.steps import Counter, step_view
from gongkai.desk.views import (
    addressed_files,
    application_files,
    application_person,
    application_register,
    application_statistics,
    applications,
    archive,
    attachments,
    catalogue,
    catalogue_lines,
    channels,
    complaints,
    decision_batches,
    decisions,
    deliveries,
    drawing,
    duties,
    guide,
    holdings,
    imports,
    inspections,
    item_forms,
    items,
    letter_deliveries,
    letter_forms,
    letter_templates,
    letters,
    links,
    moves,
    notices,
    objections,
    oversight,
    paper,
    postings,
    proposal_import,
    proposals,
    reassessments,
    redaction,
    replies,
    reports,
    request_forms,
    requests,
    rescans,
    rows,
    session,
    statements,
    submissions,
    tracking,
    upkeep,
    worklist,
)

app_name = "desk"
OWN_VIEWS = {
    "item_amend": item_forms.item_amend,
    "version_add_heading": catalogue_lines.line_add,
    "version_change_heading": catalogue_lines.line_change,
    "version_move_heading": catalogue_lines.line_move,
    "version_end_heading": catalogue_lines.line_end,
    "version_take_standard_rows": catalogue_lines.rows_take,
    "application_draft_reply": replies.application_draft_reply,
    "delivery_confirm_delivery": letter_deliveries.delivery_confirm_delivery,
    "round_add_evidence": postings.round_add_evidence,
}
IMPORT_STEPS = {
    "columns": imports.import_columns,
    "sheet": imports.import_sheet,
    "cells": imports.import_cells,
    "bring": imports.import_bring,
    "preview": imports.import_preview,
    "drop": imports.import_drop,
    "undo": imports.import_undo,
    "original": imports.import_original,
}


def steps(record: str, folder: str, counter: Counter[Any]) -> list[URLPattern]:
    return [
        path(
            f"{folder}/<int:pk>/{step.verb}/",
            OWN_VIEWS.get(f"{record}_{step.verb}") or step_view(counter, step),
            name=f"{record}_{step.verb}",
        )
        for step in counter.pages
    ]


def sheet(address: str, view: DeskView, name: str) -> list[URLPattern]:
    """The same with a page at `<address>/` where it is looked at and printed, named `<name>`."""
    return [path(f"{address}/", view, {"suffix": ""}, name=name), *letter_files(address, view, name)]


def letter_files(address: str, view: DeskView, name: str) -> list[URLPattern]:
    """`<address>.pdf` and `<address>.docx`, named `<name>_pdf` and `<name>_docx`."""
    return [
        path(f"{address}.{suffix}", view, {"suffix": suffix}, name=f"{name}_{suffix}")
        for suffix in letters.FILES
    ]


urlpatterns: list[URLPattern] = [
    path("login/", session.login, name="login"),
    path("logout/", session.logout, name="logout"),
    path("password/", session.password_change, name="password"),
    path("", worklist.worklist, name="worklist"),
    path("items/", items.items, name="items"),
    path("items/register.csv", items.items_csv, name="items_csv"),
    path("items/new/", item_forms.item_new, name="item_new"),
    path("items/<int:pk>/", items.item, name="item"),
    path("items/<int:pk>/files/", attachments.item_files, name="item_files"),
    path("items/<int:pk>/files/<int:file_id>/", attachments.item_file, name="item_file"),
    path(
        "items/<int:pk>/files/<int:file_id>/original/",
        attachments.item_file_original,
        name="item_file_original",
    ),
    path("items/<int:pk>/links/", links.item_links, name="item_links"),
    path("items/<int:pk>/releases/", channels.item_releases, name="item_releases"),
    path("items/<int:pk>/releases/dispatch/", channels.item_dispatch, name="item_dispatch"),
    path("items/<int:pk>/releases/sheet.pdf", channels.item_board_sheet, name="item_board_sheet"),
    path("items/<int:pk>/releases/article.html", channels.item_article, name="item_article"),
    path("releases/proofs/<int:pk>/", channels.release_proof, name="release_proof"),
    path("deliveries/", deliveries.deliveries, name="deliveries"),
    path("deliveries/list.<slug:suffix>", deliveries.delivery_list, name="delivery_list"),
    path("deliveries/<int:pk>/list.<slug:suffix>", deliveries.delivery_file, name="delivery_file"),
    path("reposts/", channels.reposts, name="reposts"),
    path("items/<int:pk>/rows/", rows.item_rows, name="item_rows"),
    path("items/<int:pk>/rows/<int:row_id>/", rows.item_row, name="item_row"),
    path("items/<int:pk>/rows/<int:row_id>/look/", rows.item_row_look, name="item_row_look"),
    path("items/<int:pk>/rows/<int:row_id>/amend/", rows.item_row_amend, name="item_row_amend"),
    path("items/<int:pk>/rows/<int:row_id>/remove/", rows.item_row_remove, name="item_row_remove"),
    path("items/<int:pk>/imports/new/", imports.import_new, name="import_new"),
    path("items/<int:pk>/imports/<int:import_id>/", imports.import_page, name="import"),
    *(
        path(f"items/<int:pk>/imports/<int:import_id>/{step}/", view, name=f"import_{step}")
        for step, view in IMPORT_STEPS.items()
    ),
    path("kinds/<slug:code>/template.xlsx", imports.kind_template, name="kind_template"),
    path("items/<int:pk>/draw/", drawing.item_draw, name="item_draw"),
    *steps("item", "items", item_steps.COUNTER),
    *steps("item", "items", posting_steps.START_COUNTER),
    path("statements/", statements.statements, name="statements"),
    path("statements/<int:pk>/", statements.statement, name="statement"),
    path("statements/<int:pk>/import/", statements.statement_import, name="statement_import"),
    path("statements/<int:pk>/template.xlsx", statements.statement_template, name="statement_template"),
    path("statements/<int:pk>/tables.xlsx", statements.statement_workbook, name="statement_workbook"),
    path("statements/<int:pk>/tables/<slug:code>/", statements.statement_table, name="statement_table"),
    path("statements/<int:pk>/tables/<slug:code>/paste/", statements.statement_paste, name="statement_paste"),
    path("statements/<int:pk>/tables/<slug:code>/empty/", statements.statement_empty, name="statement_empty"),
    path(
        "statements/<int:pk>/explanations/", statements.statement_explanations, name="statement_explanations"
    ),
    path("statements/<int:pk>/propose/", statements.statement_propose, name="statement_propose"),
    path("postings/", postings.postings, name="postings"),
    path("postings/<int:pk>/", postings.posting, name="posting"),
    *steps("posting", "postings", posting_steps.POSTING_COUNTER),
    path("postings/rounds/<int:pk>/sheet.pdf", postings.round_sheet, name="round_sheet"),
    *steps("round", "postings/rounds", posting_steps.ROUND_COUNTER),
    path("postings/evidence/<int:pk>/", postings.evidence, name="evidence"),
    path("postings/evidence/<int:pk>/original/", postings.evidence_original, name="evidence_original"),
    path("postings/objections/", objections.objections, name="objections"),
    path("postings/objections/<int:pk>/", objections.objection, name="objection"),
    path("postings/objections/<int:pk>/identity/", objections.objection_identity, name="objection_identity"),
    *steps("objection", "postings/objections", objection_steps.COUNTER),
    path("inspections/", inspections.inspections, name="inspections"),
    path("inspections/<int:pk>/", inspections.inspection, name="inspection"),
    path("reassessments/", reassessments.reassessments, name="reassessments"),
    path("submissions/", submissions.submissions, name="submissions"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/rows/<int:pk>/", decisions.decision, name="decision"),
    *steps("decision", "decisions/rows", decision_steps.COUNTER),
    *steps("repair", "decisions/repairs", decision_steps.REPAIR_COUNTER),
    path("decisions/lists/<int:pk>/publish/", decision_batches.decisions_publish, name="decisions_publish"),
    path("decisions/<slug:sort>/<int:year>/", decisions.decisions_of_year, name="decisions_of_year"),
    path("decisions/<slug:sort>/<int:year>/list/", decisions.decisions_open_list, name="decisions_open_list"),
    path(
        "decisions/<slug:sort>/<int:year>/export/", decision_batches.decisions_export, name="decisions_export"
    ),
    *(
        path(f"decisions/<slug:sort>/<int:year>/{verb}/", view, name=f"decisions_{verb}")
        for verb, view in decision_batches.BATCHES.items()
    ),
    path("registers/", tracking.registers, name="registers"),
    path("registers/<int:pk>/", tracking.tracking, name="tracking"),
    path("registers/<int:pk>/new/", tracking.tracked_row_new, name="tracked_row_new"),
    path("registers/<int:pk>/<int:row_id>/", tracking.tracked_row, name="tracked_row"),
    path("registers/<int:pk>/<int:row_id>/open/", tracking.tracked_row_open, name="tracked_row_open"),
    path(
        "registers/<int:pk>/<int:row_id>/correct/", tracking.tracked_row_correct, name="tracked_row_correct"
    ),
    path(
        "registers/<int:pk>/<int:row_id>/changes/<slug:change>/",
        tracking.tracked_row_change,
        name="tracked_row_change",
    ),
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
    *steps("request", "requests", request_steps.DELIVERIES),
    path("requests/<int:pk>/identity/", requests.request_identity, name="request_identity"),
    path("requests/<int:pk>/files/<int:file_id>/", requests.request_file, name="request_file"),
    *letter_files("requests/<int:pk>/letter", requests.request_letter_file, "request_letter"),
    path("requests/<int:pk>/letter-named.pdf", requests.request_letter_named, name="request_letter_named"),
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
    *steps("delivery", "applications/deliveries", delivery_steps.COUNTER),
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
    *steps("application", "applications", application_steps.COUNTER),
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
    path("guide/", guide.disclosure_guide, name="disclosure_guide"),
    path("oversight/", oversight.oversight, name="oversight"),
    path("oversight/tables.xlsx", oversight.oversight_workbook, name="oversight_workbook"),
    path("oversight/<slug:code>.csv", oversight.oversight_table, name="oversight_table"),
    path("complaints/", complaints.complaints, name="complaints"),
    path("complaints/register.csv", complaints.complaints_csv, name="complaints_csv"),
    path("complaints/new/", complaints.complaint_new, name="complaint_new"),
    path("complaints/<int:pk>/", complaints.complaint, name="complaint"),
    path("complaints/<int:pk>/identity/", complaints.complaint_identity, name="complaint_identity"),
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
    path("reports/", reports.reports, name="reports"),
    path("reports/<int:pk>/", reports.report, name="report"),
    path("reports/<int:pk>/cells/<str:code>/", reports.report_cell, name="report_cell"),
    *(
        path(f"reports/<int:pk>/report.{suffix}", reports.report_file, {"suffix": suffix}, f"report_{suffix}")
        for suffix in ("html", "docx", "pdf")
    ),
    *steps("report", "reports", report_steps.COUNTER),
    path("catalogue/", catalogue.catalogue, name="catalogue"),
    path("catalogue/standards/<slug:field>/", catalogue.catalogue_standard, name="catalogue_standard"),
    path("catalogue/versions/<int:pk>/", catalogue.version, name="version"),
    *steps("version", "catalogue/versions", catalogue_steps.COUNTER),
    path("catalogue/<slug:catalogue>/draft/", catalogue.draft_new, name="draft_new"),
    path("catalogue/<slug:catalogue>/import/", catalogue.catalogue_import, name="catalogue_import"),
    path("catalogue/<slug:catalogue>/catalogue.xlsx", catalogue.catalogue_export, name="catalogue_export"),
    path("duties/", duties.duties, name="duties"),
    path("duties/<int:pk>/", duties.duty, name="duty"),
    path("duties/<int:pk>/state/", duties.duty_state, name="duty_state"),
    path("duties/statements/<int:pk>/strike/", duties.statement_strike, name="statement_strike"),
    path("calendar/", upkeep.calendar, name="calendar"),
    path("rescans/", rescans.rescans, name="rescans"),
    path("integrity/", upkeep.integrity, name="integrity"),
]
