"""Addresses of the public portal."""

from django.urls import path, re_path

from gongkai.portal.views import (
    annexes,
    application,
    attachments,
    catalogues,
    disclosure,
    feeds,
    form_files,
    gate,
    home,
    items,
    lists,
    objection,
    report_files,
    search,
    site_pages,
    tracking,
)
from gongkai.web import large_type

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("disclosure/", disclosure.overview, name="disclosure"),
    path("disclosure/guide/", disclosure.guide, name="guide"),
    path("disclosure/rules/", disclosure.rules, name="rules"),
    path("disclosure/normative/", disclosure.normative, name="normative"),
    path("disclosure/content/", disclosure.content, name="content"),
    path("disclosure/content/<slug:prefix>/", disclosure.content, name="content_of_organ"),
    path("disclosure/content/<slug:prefix>/feed.atom", feeds.feed_of_organ, name="feed_of_organ"),
    path(
        "disclosure/content/<slug:prefix>/<slug:code>/feed.atom",
        feeds.feed_of_heading,
        name="feed_of_heading",
    ),
    path("disclosure/content/<slug:prefix>/<slug:code>/", disclosure.heading, name="heading"),
    path("disclosure/catalogue/<slug:prefix>/<slug:catalogue>/", catalogues.catalogue, name="catalogue"),
    path(
        "disclosure/catalogue/<slug:prefix>/<slug:catalogue>/catalogue.<slug:suffix>",
        catalogues.catalogue_file,
        name="catalogue_file",
    ),
    path(
        "disclosure/catalogue/<slug:prefix>/<slug:catalogue>/<int:number>/",
        catalogues.version,
        name="catalogue_version",
    ),
    path(
        "disclosure/catalogue/<slug:prefix>/<slug:catalogue>/<int:number>/catalogue.<slug:suffix>",
        catalogues.catalogue_file,
        name="catalogue_version_file",
    ),
    path("disclosure/reports/", disclosure.reports, name="reports"),
    path(
        "disclosure/reports/<slug:prefix>/<int:year>.<slug:suffix>",
        report_files.report_file,
        name="report_file",
    ),
    path("disclosure/application/", disclosure.application, name="application"),
    path("disclosure/application/new/", application.new, name="apply"),
    path(
        "disclosure/application/form/<slug:prefix>/<slug:who>.<slug:suffix>",
        form_files.application_form_file,
        name="application_form_file",
    ),
    path("disclosure/challenge/", gate.challenge, name="challenge"),
    path("disclosure/application/receipt/", application.receipt, name="receipt"),
    path("disclosure/application/track/", tracking.track, name="track"),
    path("items/", items.items, name="items"),
    path("items/<path:index_number>/editions/<str:number>/", items.edition, name="edition"),
    path("items/objection/receipt/", objection.receipt, name="objection_receipt"),
    path("items/<path:index_number>/objection/", objection.new, name="objection"),
    path("items/<path:index_number>/rows/", lists.rows, name="rows"),
    path("items/<path:index_number>/tables.xlsx", annexes.annex_file, name="annex_file"),
    path("items/<path:index_number>/list.<slug:suffix>", lists.list_file, name="list_file"),
    path(
        "items/<path:index_number>/files/<int:position>/<str:name>",
        attachments.attachment,
        name="attachment",
    ),
    path("items/<path:index_number>/item.json", items.item_data, name="item_data"),
    path("items/<path:index_number>/", items.item, name="item"),
    path("feed/", feeds.feed, name="feed"),
    path("search/", search.search, name="search"),
    path("site-map/", site_pages.site_map, name="site_map"),
    path("robots.txt", site_pages.robots, name="robots"),
    re_path(r"^large-type/(?P<choice>on|off)/$", large_type.switch, name="large_type"),
]
