"""Whoever edits a letter, it keeps its number, its article and the right remedy, or it is not signed."""

import pytest
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.letters import documents
from gongkai.applications.letters.documents.register import REGULATION
from gongkai.applications.letters.documents.samples import NUMBER, ON, sample_of
from gongkai.applications.letters.whole_text import lost_from
from gongkai.applications.tests.samples import RECEIVED_ON, asked_to_correct, moment
from gongkai.casework.procedure import StepRefused

LETTERS = [each.id for each in documents.documents().values() if each.is_letter]


@pytest.mark.parametrize("document_id", LETTERS)
def test_what_editing_took_away_is_named(document_id: str, cast: Cast) -> None:
    context, found = sample_of(document_id, cast.organ), documents.document(document_id)
    assert isinstance(context, documents.LetterContext)

    def lost(text: str) -> str:
        return "；".join(lost_from(text, document_id, cast.organ, number=NUMBER, on=ON))

    assert lost(context.text) == ""
    assert lost(context.text.replace(NUMBER, "某号")) == f"编号（{NUMBER}）"
    if "条" in found.basis.removeprefix(REGULATION):
        assert lost(context.text.replace(found.basis, "规定")) == f"依据（{found.basis}）"
    if found.remedy_as:
        softened = context.text.replace("六十日", "六十五日")
        assert lost(softened).startswith("救济途径（须原样写入：“对本")


def test_a_notice_without_its_number_and_article_is_not_signed(cast: Cast) -> None:
    notice = asked_to_correct(cast).notice
    told = f"{notice.particulars['unclear']}{notice.particulars['how']}{notice.particulars['due']}"
    actions.amend_notice(notice.pk, actor=cast.clerk, letter=f"请补正：{told}", at=moment(RECEIVED_ON))
    with pytest.raises(StepRefused, match=r"编号.*依据（《中华人民共和国政府信息公开条例》第三十条）"):
        actions.sign_notice(notice.pk, actor=cast.director, at=moment(RECEIVED_ON))
