"""Audio and video lose what was written into them; picture and sound stay byte for byte."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.privacy.file_scan import scan_bytes
from gongkai.privacy.findings import FindingKind
from gongkai.privacy.media import cleaned, is_media, ogg
from gongkai.privacy.media.captions import clean_captions, spoken
from gongkai.privacy.passages import Unreadable
from gongkai.privacy.renditions import RENDERABLE, rendition
from gongkai.privacy.tests import made_media as made
from gongkai.privacy.tests.made_media import SECRET

SAMPLES = {"a.mp4": made.mp4(), "a.m4a": made.mp4(handler=b"soun"), "a.webm": made.webm(), "a.mp3": made.mp3(),
           "a.ogg": made.vorbis()}  # fmt: skip
TRACES = (SECRET.encode(), b"Zhang", made.PLACE, b"Yinchuan", b"GoPro", b"iPhone", b"GPSLatitude")


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_of_what_was_written_into_a_file_is_left(name: str) -> None:
    clean = rendition(SAMPLES[name], name)
    assert not [trace for trace in TRACES if trace in clean.content]
    assert clean.media_type.partition("/")[0] in ("audio", "video") and clean.changes
    assert scan_bytes(clean.content, name).findings == ()
    assert rendition(clean.content, name).content == clean.content


@pytest.mark.parametrize("name", ["a.mp4", "a.webm"])
def test_a_place_is_told_of_the_upload(name: str) -> None:
    found = scan_bytes(SAMPLES[name], name).findings
    assert FindingKind.LOCATION in [finding.kind for finding in found if finding.blocks]
    assert "音视频中的位置信息已清除" in rendition(SAMPLES[name], name).changes


def test_offsets_still_lead_to_the_samples() -> None:
    clean = bytes(cleaned(SAMPLES["a.mp4"], "mp4").content)
    assert made.chunk_of(clean) == b"FRAMES" * 4 and len(clean) == len(SAMPLES["a.mp4"])


def test_frames_of_sound_are_kept_and_nothing_else() -> None:
    assert bytes(cleaned(made.mp3(), "mp3").content) == made.FRAME * 8


def test_the_pages_of_an_ogg_are_summed_again() -> None:
    clean = cleaned(made.vorbis(), "ogg").content
    again = bytearray(clean)
    for page in ogg._pages(bytes(clean)):
        ogg._sum_again(again, page)
    assert again == clean and len(clean) == len(made.vorbis())


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (made.mp4(handler=b"meta"), "a.mp4"),
        (made.mp4(handler=b"text"), "a.mp4"),
        (made.webm(track=17), "a.webm"),
    ],
    ids=["定位数据轨道", "文字轨道", "字幕轨道"],
)
def test_tracks_of_anything_but_picture_and_sound_are_refused(content: bytes, name: str) -> None:
    with pytest.raises(Unreadable, match="画面和声音以外"):
        rendition(content, name)


@pytest.mark.parametrize(("name", "sample"), [("a.mp4", "a.mp3"), ("a.mp3", "a.webm"), ("a.webm", "a.mp4")])
def test_a_file_is_what_its_name_says(name: str, sample: str) -> None:
    with pytest.raises(Unreadable, match="内容不是文件名所说的"):
        rendition(SAMPLES[sample], name)


@pytest.mark.parametrize(("suffix", "way_out"), [("mov", "MP4"), ("wav", "MP3"), ("srt", "WebVTT")])
def test_what_cannot_be_cleaned_has_a_way_out(suffix: str, way_out: str) -> None:
    with pytest.raises(Unreadable, match=way_out):
        rendition(b"whatever it is", f"a.{suffix}")


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_is_refused_or_cleaned_and_never_worse(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(SAMPLES)))
    content = bytearray(SAMPLES[name])
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        clean = rendition(bytes(content[: data.draw(st.integers(1, len(content)))]), name)
    except Unreadable:
        return
    assert len(clean.content) <= len(content)


VTT = "WEBVTT\n\nNOTE 内部备注\n\nSTYLE\n::cue { color: red }\n\n1\n00:01.000 --> 00:04.000\n<v 讲解员>农户自愿申请\n"


def test_captions_keep_their_cues_alone() -> None:
    clean = clean_captions(VTT)
    assert clean == "WEBVTT\n\n1\n00:01.000 --> 00:04.000\n<v 讲解员>农户自愿申请\n"
    assert spoken(clean) == ["农户自愿申请"]
    made_file = rendition(VTT.encode(), "a.vtt")
    assert made_file.media_type.startswith("text/vtt") and "内部备注".encode() not in made_file.content
    phone = scan_bytes(VTT.replace("农户自愿申请", "电话13912345678").encode(), "a.vtt").findings
    assert phone


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1\n00:00:01,000 --> 00:00:02,000\n字", "第一行应是 WEBVTT"),
        ("WEBVTT\n", "没有字幕"),
        ("WEBVTT\n\n字幕", "没有时间"),
    ],
    ids=["SRT", "空", "没有时间"],
)
def test_captions_that_cannot_be_shown_are_refused(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        clean_captions(text)


def test_media_are_told_by_their_content() -> None:
    assert {"mp4", "webm", "mp3", "m4a", "ogg", "vtt"} <= RENDERABLE
    assert (
        not is_media(b"\0\0\0\x18ftypheic") and not is_media(b"\xff\xd8\xff\xe0") and not is_media(b"%PDF-")
    )
