"""Addresses of lists with a life of their own: 公示, 双公示 and 台账."""

from django.urls import URLPattern, path

from gongkai.desk import decision_steps, objection_steps, posting_steps
from gongkai.desk.urls.paths import steps
from gongkai.desk.views import decision_batches, decisions, objections, postings, tracking

urlpatterns: list[URLPattern] = [
    path("postings/", postings.postings, name="postings"),
    path("postings/<int:pk>/", postings.posting, name="posting"),
    *steps("posting", "postings", posting_steps.POSTING_COUNTER),
    path("postings/rounds/<int:pk>/sheet.pdf", postings.round_sheet, name="round_sheet"),
    *steps(
        "round", "postings/rounds", posting_steps.ROUND_COUNTER, {"add_evidence": postings.round_add_evidence}
    ),
    path("postings/evidence/<int:pk>/", postings.evidence, name="evidence"),
    path("postings/evidence/<int:pk>/original/", postings.evidence_original, name="evidence_original"),
    path("postings/objections/", objections.objections, name="objections"),
    path("postings/objections/<int:pk>/", objections.objection, name="objection"),
    path("postings/objections/<int:pk>/identity/", objections.objection_identity, name="objection_identity"),
    *steps("objection", "postings/objections", objection_steps.COUNTER),
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
]
