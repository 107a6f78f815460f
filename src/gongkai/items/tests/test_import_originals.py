"""The sealed original of an import: who opens it, and that it is written down."""

import pytest
from conftest import Cast

from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.items import actions
from gongkai.items.models import Item
from gongkai.items.tests.test_imports import line, registered, staged


def test_the_original_comes_back_byte_for_byte_and_each_look_is_an_entry(cast: Cast) -> None:
    item = registered(cast)
    found = staged(cast, item, line(1))
    actions.confirm_import(found.pk, actor=cast.clerk)
    contents = {
        actions.open_import_original(item.pk, found.pk, actor=actor)[1]
        for actor in (cast.clerk, cast.reviewer, cast.director)
    }
    assert len(contents) == 1 and "身份证号" in contents.pop().decode()
    looks = Entry.objects.filter(subject=subject_of(item), verb="open_import_original")
    assert [entry.actor_name for entry in looks.order_by("sequence")] == [
        cast.clerk.name,
        cast.reviewer.name,
        cast.director.name,
    ]
    assert all(entry.payload == {"import": found.pk, "original": found.original} for entry in looks)


def test_others_of_the_organ_and_the_authority_do_not_open_it(cast: Cast) -> None:
    item = registered(cast)
    found = staged(cast, item, line(1))
    for actor in (cast.section_head, cast.auditor, cast.authority):
        with pytest.raises(StepRefused, match="只有本机关导入这个名单的经办"):
            actions.open_import_original(item.pk, found.pk, actor=actor)
    for actor in (cast.other_clerk, cast.other_director, cast.stranger):
        with pytest.raises(Item.DoesNotExist):
            actions.open_import_original(item.pk, found.pk, actor=actor)
    assert not Entry.objects.filter(verb="open_import_original").exists()
