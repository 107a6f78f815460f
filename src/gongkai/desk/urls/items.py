"""Addresses of 政府信息: the register, lists and imports, channels, statements, inspections."""

from django.urls import URLPattern, path

from gongkai.desk import item_steps, posting_steps
from gongkai.desk.urls.paths import steps
from gongkai.desk.views import (
    attachments,
    channels,
    deliveries,
    drawing,
    imports,
    inspections,
    item_forms,
    items,
    links,
    reassessments,
    rescans,
    rows,
    statements,
    submissions,
)

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

urlpatterns: list[URLPattern] = [
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
    *steps("item", "items", item_steps.COUNTER, {"amend": item_forms.item_amend}),
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
    path("inspections/", inspections.inspections, name="inspections"),
    path("inspections/<int:pk>/", inspections.inspection, name="inspection"),
    path("reassessments/", reassessments.reassessments, name="reassessments"),
    path("submissions/", submissions.submissions, name="submissions"),
    path("rescans/", rescans.rescans, name="rescans"),
]
