"""What hangs on the board and stands elsewhere: sheet, proof, end, words to paste, reposts."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from conftest import Cast
from django.utils import timezone
from PIL import Image

from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.channels import actions
from gongkai.channels.sheet import board_sheet, render_html, render_pdf
from gongkai.channels.wording import wording_of
from gongkai.items import actions as item_actions
from gongkai.items.models import Item, Release
from gongkai.items.tests.persons import determined, draft, paper_number, publish, published

NEXT_DAY = timedelta(days=1)


def roster(cast: Cast) -> Item:
    item = item_actions.register(
        cast.organ, draft(kind="roster", title="危房改造花名册", body=""), actor=cast.clerk
    )
    item_actions.add_rows(item.pk, [{"household": "马某1"}, {"household": "马某2"}], actor=cast.clerk)
    return publish(cast, determined(cast, item))


def hung(cast: Cast, item: Item) -> Release:
    return actions.put_up(
        item.pk, actor=cast.clerk, channel="notice_board", on=timezone.localdate(), place="一楼公开栏"
    )


def photo() -> bytes:
    file = BytesIO()
    Image.new("RGB", (64, 48), (120, 90, 60)).save(file, "JPEG")
    return file.getvalue()


def test_the_sheet_shows_the_list_as_the_public_sees_it(cast: Cast) -> None:
    item = roster(cast)
    text = render_html(board_sheet(item, starts_on=date(2021, 3, 1), ends_on=date(2021, 3, 31)))
    for said in (
        "危房改造花名册",
        "马某1",
        item.index_number,
        "2021年3月1日至2021年3月31日",
        "<svg",
        cast.organ.name,
    ):
        assert str(said) in text, said


def test_the_sheet_is_a_pdf_of_a_notice_too(cast: Cast) -> None:
    item = published(cast)
    sheet = board_sheet(item, starts_on=date(2021, 3, 1))
    assert "第一段" in render_html(sheet)
    assert render_pdf(sheet).startswith(b"%PDF")


def test_what_is_not_public_gets_no_sheet(cast: Cast) -> None:
    with pytest.raises(StepRefused, match="公开后才能制作张贴页"):
        board_sheet(determined(cast), starts_on=date(2021, 3, 1))


def test_what_was_put_up_is_taken_down_with_a_photo(cast: Cast) -> None:
    item = published(cast)
    release = hung(cast, item)
    actions.take_down(release.pk, actor=cast.clerk, on=timezone.localdate(), name="板报.jpg", content=photo())
    release.refresh_from_db()
    proof = release.proofs.get()
    assert release.ended_at and proof.name == "板报.jpg" and proof.original != ""
    assert Entry.objects.filter(verb="take_down", label="撤下：公开栏，一楼公开栏").exists()

    with pytest.raises(StepRefused, match="已经撤下"):
        actions.take_down(release.pk, actor=cast.clerk, on=timezone.localdate())


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"channel": "wechat", "place": "公众号"}, "须填写发布后的链接"),
        ({"channel": "notice_board"}, "须填写位置"),
        ({"channel": "gazette"}, "公报的期号"),
        ({"channel": "website", "place": "x"}, "网站由“发布”环节发布"),
        ({"channel": "notice_board", "place": "一楼", "on": date(2099, 1, 1)}, "还没有到"),
        ({"channel": "notice_board", "place": "一楼", "on": date(2001, 1, 1)}, "不能早于公开日期"),
    ],
)
def test_a_release_needs_its_proof(cast: Cast, told: dict[str, object], said: str) -> None:
    item = published(cast)
    with pytest.raises(StepRefused, match=said):
        actions.put_up(item.pk, actor=cast.clerk, **{"on": timezone.localdate(), **told})  # type: ignore[arg-type]


def test_words_to_paste_are_short_and_keep_their_styles(cast: Cast) -> None:
    item = roster(cast)
    told = wording_of(item)
    assert told is not None
    assert told.text.splitlines()[0] == "危房改造花名册" and f"/items/{item.index_number}/" in told.text
    assert "class=" not in told.article and 'style="border:' in told.article
    assert len(told.status.split(" https")[0]) <= 130


def test_reposts_are_recorded_in_bulk_with_one_entry(cast: Cast) -> None:
    day = timezone.localdate()
    told = [actions.Reposted("weibo", f"提示{n}", "县委宣传部", day) for n in range(30)]
    told.append(actions.Reposted("wechat", "提示", "县委宣传部", day))
    assert len(actions.record_reposts(cast.organ, told, actor=cast.clerk)) == 31
    assert Entry.objects.get(verb="record_repost").label == "登记转载：微信公众号 1 条，微博 30 条"

    with pytest.raises(StepRefused, match="身份证号"):
        actions.record_repost(
            cast.organ, actor=cast.clerk, channel="weibo", title=f"马某{paper_number(1)}", source="县", on=day
        )
    with pytest.raises(StepRefused, match="转载的渠道"):
        actions.record_repost(
            cast.organ, actor=cast.clerk, channel="website", title="题", source="县", on=day
        )
