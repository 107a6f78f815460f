"""The chain of entries: whole while nobody touches it, and the first broken link is named when somebody does."""

import pytest
from conftest import Cast
from django.db import connection

from gongkai.casework import entries
from gongkai.casework.models import ChainHead, Entry


def write_some(cast: Cast, count: int = 5) -> None:
    for number in range(count):
        entries.write(
            cast.organ.pk,
            cast.heading,
            verb="note",
            label=f"第 {number} 件事",
            actor=cast.clerk,
            payload={"数": number, "列": ["甲", None, 1.5]},
        )


def tamper(sql: str, *values: object) -> None:
    """What an intruder with a database client does; the program itself refuses."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_an_untouched_chain_is_whole(cast: Cast) -> None:
    write_some(cast)
    entries.write(
        cast.other_organ.pk, cast.other_organ, verb="note", label="别的机关", actor=cast.other_clerk
    )
    assert entries.verify() == (6, [])


def test_the_first_digest_is_that_of_sm3_over_the_entry(cast: Cast) -> None:
    write_some(cast, 1)
    entry = Entry.objects.get()
    assert entry.previous_hash == "0" * 64
    assert entry.hash == entries.digest(entry) and len(entry.hash) == 64


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("label", "别的事"),
        ("payload", '{"数": 7}'),
        ("actor_name", "别人"),
        ("legal_on", "2001-01-01"),
        ("verb", "x"),
    ],
)
def test_a_changed_field_breaks_its_own_link(cast: Cast, column: str, value: str) -> None:
    write_some(cast)
    tamper(f"UPDATE casework_entry SET {column} = %s WHERE sequence = 3", value)
    (link,) = entries.verify()[1]
    assert (link.organ, link.sequence) == (cast.organ.name, 3)
    assert "可能被改动" in link.why


def test_a_removed_entry_is_missed(cast: Cast) -> None:
    write_some(cast)
    tamper("DELETE FROM casework_entry WHERE sequence = 2")
    (link,) = entries.verify()[1]
    assert link.sequence == 2 and "第 2 条缺失" in link.why


def test_a_removed_last_entry_is_missed(cast: Cast) -> None:
    write_some(cast)
    tamper("DELETE FROM casework_entry WHERE sequence = 5")
    (link,) = entries.verify()[1]
    assert "末尾缺少留痕：应有 5 条，实有 4 条" in link.why


def test_a_replaced_entry_with_a_right_digest_breaks_the_next_link(cast: Cast) -> None:
    write_some(cast)
    entry = Entry.objects.get(sequence=3)
    entry.label = "悄悄改过"
    tamper(
        "UPDATE casework_entry SET label = %s, hash = %s WHERE sequence = 3",
        entry.label,
        entries.digest(entry),
    )
    (link,) = entries.verify()[1]
    assert link.sequence == 4 and "不相接" in link.why


def test_an_emptied_chain_is_missed(cast: Cast) -> None:
    write_some(cast, 2)
    tamper("DELETE FROM casework_entry")
    assert ChainHead.objects.get(organ=cast.organ).sequence == 2
    assert len(entries.verify()[1]) == 1


def test_the_program_never_changes_or_deletes_an_entry(cast: Cast) -> None:
    write_some(cast, 1)
    with pytest.raises(PermissionError):
        Entry.objects.update(label="x")
    with pytest.raises(PermissionError):
        Entry.objects.all().delete()
