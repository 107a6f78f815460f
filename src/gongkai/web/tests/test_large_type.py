"""关怀版: one switch, remembered without log-in, that leads back to where the reader was."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_switch_remembers_and_goes_back(client: Client) -> None:
    response = client.get("/large-type/on/", headers={"referer": "http://testserver/items/?kind=notice"})

    assert response["Location"] == "/items/?kind=notice"
    assert client.cookies["large_type"].value == "1"
    assert '<html lang="zh-CN" class="large">' in client.get("/").content.decode()


def test_the_switch_goes_off_again(client: Client) -> None:
    client.get("/large-type/on/")
    client.get("/large-type/off/")

    assert 'class="large"' not in client.get("/").content.decode()


@pytest.mark.parametrize(
    "referer", ["", "https://evil.example/x", "javascript:alert(1)", "http://testserver//evil.example"]
)
def test_the_switch_never_leads_away(client: Client, referer: str) -> None:
    response = client.get("/large-type/on/", headers={"referer": referer})

    assert response["Location"] == "/"
