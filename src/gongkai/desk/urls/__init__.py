"""Addresses of the desk, one file a part of it; a step of a procedure is `<record>/<id>/<verb>/`, named `<record>_<verb>`."""

from django.urls import URLPattern, path

from gongkai.desk.urls import applications, bureau, cases, items, lists
from gongkai.desk.views import session, worklist

app_name = "desk"
urlpatterns: list[URLPattern] = [
    path("login/", session.login, name="login"),
    path("logout/", session.logout, name="logout"),
    path("password/", session.password_change, name="password"),
    path("", worklist.worklist, name="worklist"),
    *items.urlpatterns,
    *lists.urlpatterns,
    *applications.urlpatterns,
    *cases.urlpatterns,
    *bureau.urlpatterns,
]
