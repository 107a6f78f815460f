"""图解、音频、视频 of an explainer: with words beside them, played in the page, or not published."""

from datetime import date
from io import BytesIO

import pytest
from conftest import Cast
from django.test import Client
from PIL import Image

from gongkai.casework.procedure import StepRefused
from gongkai.items import actions
from gongkai.items.models import Item
from gongkai.privacy.tests import made_media

VTT = "WEBVTT\n\n00:01.000 --> 00:04.000\n农户自愿申请\n"


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 40), "white").save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def explainer(cast: Cast) -> Item:
    draft = actions.Draft(
        kind="explainer",
        title="一图读懂",
        formed_on=date(2026, 3, 2),
        proposed_attribute="proactive",
        body="正文",
    )
    return actions.register(cast.organ, draft, actor=cast.clerk)


def attach(cast: Cast, item: Item, name: str, content: bytes) -> int:
    return actions.attach(item.pk, name=name, content=content, actor=cast.clerk).pk


def publish(cast: Cast, item: Item) -> Item:
    actions.check(item.pk, actor=cast.section_head)
    actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared")
    actions.determine(item.pk, actor=cast.director, attribute="proactive")
    return actions.publish(item.pk, actor=cast.clerk, heading_id=cast.heading.pk)


def test_a_video_with_captions_a_recording_and_a_picture_stand_in_the_page(
    cast: Cast, client: Client, explainer: Item
) -> None:
    attach(cast, explainer, "农房.mp4", made_media.mp4())
    attach(cast, explainer, "农房.vtt", VTT.encode())
    attach(cast, explainer, "访谈.mp3", made_media.mp3())
    attach(cast, explainer, "访谈.txt", "农户怎样申请".encode())
    shown = attach(cast, explainer, "流程.png", picture())
    actions.describe_attachment(explainer.pk, shown, words="申请、评议、审核、审批四步", actor=cast.clerk)
    item = publish(cast, explainer)

    page = client.get(f"/items/{item.index_number}/").content.decode()
    assert '<video controls preload="metadata"' in page and 'type="video/mp4"' in page
    assert '<track kind="captions" srclang="zh"' in page
    assert "<audio controls" in page and "文字稿</a>" in page
    assert 'alt="申请、评议、审核、审批四步"' in page
    track = client.get(f"/items/{item.index_number}/files/2/农房.vtt")
    assert track["Content-Type"].startswith("text/vtt")
    part = client.get(f"/items/{item.index_number}/files/1/农房.mp4", headers={"Range": "bytes=0-7"})
    assert part.status_code == 206 and part["Content-Type"] == "video/mp4"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("农房.mp4", made_media.mp4(), "没有字幕：请上传同名的字幕文件“农房.vtt”"),
        ("访谈.mp3", made_media.mp3(), "没有文字稿：请上传同名的文字稿“访谈.txt”"),
        ("流程.png", picture(), "没有文字说明"),
    ],
    ids=["视频", "音频", "图片"],
)
def test_what_has_no_words_beside_it_is_not_published(
    cast: Cast, explainer: Item, name: str, content: bytes, why: str
) -> None:
    attach(cast, explainer, name, content)
    with pytest.raises(StepRefused, match=why):
        publish(cast, explainer)


def test_words_of_pictures_and_captions_pass_the_gate(cast: Cast, explainer: Item) -> None:
    attach(cast, explainer, "农房.mp4", made_media.mp4())
    attach(cast, explainer, "农房.vtt", VTT.replace("农户", "身份证640221199001011231").encode())
    with pytest.raises(StepRefused, match=r"附件“农房\.vtt”"):
        publish(cast, explainer)


def test_a_picture_described_with_an_identity_number_is_stopped(cast: Cast, explainer: Item) -> None:
    shown = attach(cast, explainer, "流程.png", picture())
    actions.describe_attachment(explainer.pk, shown, words="身份证640221199001011231", actor=cast.clerk)
    with pytest.raises(StepRefused, match="图片说明"):
        publish(cast, explainer)


def test_a_video_comes_in_by_a_change_only_with_its_captions(cast: Cast, explainer: Item) -> None:
    item = publish(cast, explainer)
    film = attach(cast, item, "农房.mp4", made_media.mp4())
    with pytest.raises(StepRefused, match="没有字幕"):
        actions.propose_revision(
            item.pk, actor=cast.clerk, changes={"added_files": [film]}, reason="增加视频"
        )
