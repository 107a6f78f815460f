"""Addresses: the public portal at the root, the desk and the set-up tables beside it."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("desk/", include("gongkai.desk.urls")),
    path("admin/", admin.site.urls),
    path("", include("gongkai.portal.urls")),
]
handler400 = "gongkai.web.errors.bad_request"
handler403 = "gongkai.web.errors.forbidden"
handler404 = "gongkai.web.errors.not_found"
handler500 = "gongkai.web.errors.server_error"
