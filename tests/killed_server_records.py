"""What the records of a platform that was killed must say: all that was acknowledged, and nothing half done."""

import contextlib
import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.killed_server_way import STATES, WAY, Case


class RecordsAway(Exception):  # noqa: N818 (named for what is so)
    """The database does not answer."""


class Records:
    """The tables of a platform, read past the program."""

    def __init__(self, connection: Any, mark: str) -> None:
        self.connection, self.mark = connection, mark

    def all(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        found = self.connection.execute(query.replace("?", self.mark), values)
        return list(found.fetchall())


@contextlib.contextmanager
def records_of(environment: dict[str, str]) -> Iterator[Records]:
    """SQLite of the data folder, or the PostgreSQL of DATABASE_URL."""
    address = environment.get("DATABASE_URL", "")
    if address.startswith("postgres"):
        import psycopg

        try:
            with psycopg.connect(address) as connection:
                yield Records(connection, "%s")
        except psycopg.OperationalError as away:
            raise RecordsAway from away
    else:
        path = Path(environment["GONGKAI_HOME"], "gongkai.sqlite3")
        with contextlib.closing(sqlite3.connect(path, timeout=20)) as connection:
            yield Records(connection, "?")


OTHER_TABLES = {
    "/disclosure/complaint/": (
        "SELECT id, content FROM complaints_complaint",
        "SELECT number FROM complaints_complaint",
        "complaints.complaint",
    ),
    "/disclosure/rectification/": (
        "SELECT case_ptr_id, evidence FROM requests_rectification",
        "SELECT number FROM cases_case",
        "requests.rectification",
    ),
}


def faults(
    environment: dict[str, str], cases: list[Case], others: Sequence[tuple[str, str]] = ()
) -> list[str]:
    """Every acknowledged word that the database does not bear out, and every number, letter or file that is not whole."""
    with records_of(environment) as records:
        return [
            *_lost(records, cases),
            *_others_lost(records, others),
            *_numbers(records, "SELECT number FROM applications_application"),
            *_numbers(records, "SELECT document_number FROM applications_reply WHERE document_number <> ''"),
            *_half_done(records),
            *_letters(records),
            *_files(Path(environment["GONGKAI_HOME"])),
        ]


def _lost(records: Records, cases: list[Case]) -> list[str]:
    found = []
    keys: dict[str, int] = {}
    for (wanted,) in records.all("SELECT wanted FROM applications_application"):
        key = wanted.split()[0]
        keys[key] = keys.get(key, 0) + 1
    for case in cases:
        if keys.get(case.key, 0) > 1:
            found.append(f"{case.key}: sent once, taken in {keys[case.key]} times")
        if not case.number:
            continue
        rows = records.all("SELECT id FROM applications_application WHERE number = ?", case.number)
        if not rows:
            found.append(f"{case.number}: acknowledged and gone")
            continue
        subject = f"applications.application:{rows[0][0]}"
        entries = records.all("SELECT verb FROM casework_entry WHERE subject = ?", subject)
        verbs = [verb for (verb,) in entries]
        found += [f"{case.number}: {verb} acknowledged, no entry" for verb in case.told if verb not in verbs]
        found += [
            f"{case.number}: {verb} done {verbs.count(verb)} times"
            for verb, *_ in WAY
            if verbs.count(verb) > 1
        ]
    return found


def _others_lost(records: Records, others: Sequence[tuple[str, str]]) -> list[str]:
    """Each complaint and request that was acknowledged is there once, with its entry; numbers have no gap."""
    found = []
    for address, (rows, numbers, subject) in OTHER_TABLES.items():
        keys = [text.split()[0] for _, text in records.all(rows)]
        found += [f"{subject} {key}: {keys.count(key)} times" for key in set(keys) if keys.count(key) > 1]
        found += [f"{key}: acknowledged and gone" for at, key in others if at == address and key not in keys]
        found += _numbers(records, numbers)
        for pk, text in records.all(rows):
            entries = records.all("SELECT verb FROM casework_entry WHERE subject = ?", f"{subject}:{pk}")
            found += [] if entries else [f"{subject} {text}: no entry"]
    return found


def _numbers(records: Records, query: str) -> list[str]:
    """A number is taken in the transaction of what bears it: what never happened leaves no gap."""
    serials = sorted(int(re.findall(r"\d+", number)[-1]) for (number,) in records.all(query))
    return [] if serials == list(range(1, len(serials) + 1)) else [f"numbers {serials}"]


def _half_done(records: Records) -> list[str]:
    """Each application stands where its last entry left it."""
    found = []
    rows = records.all("SELECT id, number, state FROM applications_application")
    for pk, number, state in rows:
        entries = records.all(
            "SELECT verb FROM casework_entry WHERE subject = ? ORDER BY sequence",
            f"applications.application:{pk}",
        )
        verbs = [verb for (verb,) in entries if verb == "submit" or verb in {step[0] for step in WAY}]
        if len(verbs) - 1 != STATES.index(state):
            found.append(f"{number}: {state} after {verbs}")
    return found


def _letters(records: Records) -> list[str]:
    """The words and the file of each signed letter are those that its entry tells of."""
    found = []
    replies = records.all(
        "SELECT application_id, letter, document_number FROM applications_reply WHERE document_number <> ''"
    )
    files = dict(records.all("SELECT document_number, content FROM applications_signedletter"))
    for pk, letter, number in replies:
        ((payload,),) = records.all(
            "SELECT payload FROM casework_entry WHERE subject = ? AND verb = 'sign_reply'",
            f"applications.application:{pk}",
        )
        told = json.loads(payload) if isinstance(payload, str) else payload
        if told["letter_digest"] != hashlib.sha256(letter.encode()).hexdigest():
            found.append(f"{number}: not the letter that was signed")
        if told["file_digest"] != hashlib.sha256(files.get(number, b"")).hexdigest():
            found.append(f"{number}: not the file that was signed")
    if len(files) != len(replies):
        found.append(f"{len(files)} files of {len(replies)} letters")
    return found


def _files(home: Path) -> list[str]:
    """No empty or half-written file under its own name."""
    return [
        f"{path.relative_to(home)} is empty"
        for path in home.rglob("*")
        if path.is_file()
        and path.stat().st_size == 0
        and not path.name.startswith((".", "process-"))
        and not path.name.endswith(("-wal", ".log", ".lock"))
    ]
