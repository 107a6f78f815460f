"""Addresses of what concerns a whole bureau: 目录, 指南, 年度报告, duties, the authority's board, calendar and entries."""

from django.urls import URLPattern, path

from gongkai.desk import catalogue_steps, report_steps
from gongkai.desk.urls.paths import OwnViews, steps
from gongkai.desk.views import catalogue, catalogue_lines, duties, guide, oversight, reports, upkeep

LINE_STEPS: OwnViews = {
    "add_heading": catalogue_lines.line_add,
    "change_heading": catalogue_lines.line_change,
    "move_heading": catalogue_lines.line_move,
    "end_heading": catalogue_lines.line_end,
    "take_standard_rows": catalogue_lines.rows_take,
}

urlpatterns: list[URLPattern] = [
    path("guide/", guide.disclosure_guide, name="disclosure_guide"),
    path("oversight/", oversight.oversight, name="oversight"),
    path("oversight/tables.xlsx", oversight.oversight_workbook, name="oversight_workbook"),
    path("oversight/<slug:code>.csv", oversight.oversight_table, name="oversight_table"),
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
    *steps("version", "catalogue/versions", catalogue_steps.COUNTER, LINE_STEPS),
    path("catalogue/<slug:catalogue>/draft/", catalogue.draft_new, name="draft_new"),
    path("catalogue/<slug:catalogue>/import/", catalogue.catalogue_import, name="catalogue_import"),
    path("catalogue/<slug:catalogue>/catalogue.xlsx", catalogue.catalogue_export, name="catalogue_export"),
    path("duties/", duties.duties, name="duties"),
    path("duties/<int:pk>/", duties.duty, name="duty"),
    path("duties/<int:pk>/state/", duties.duty_state, name="duty_state"),
    path("duties/statements/<int:pk>/strike/", duties.statement_strike, name="statement_strike"),
    path("calendar/", upkeep.calendar, name="calendar"),
    path("integrity/", upkeep.integrity, name="integrity"),
]
