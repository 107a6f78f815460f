"""What the records of a platform that was killed must say: all that was acknowledged, and nothing half done."""

import hashlib
import json
import re
import sqlite3
from pathlib import Path

from tests.killed_server import STATES, WAY, Case


def faults(home: Path, cases: list[Case]) -> list[str]:
    """Every acknowledged word that the database does not bear out, and every number, letter or file that is not whole."""
    with sqlite3.connect(home / "gongkai.sqlite3", timeout=20) as database:
        return [
            *_lost(database, cases),
            *_numbers(database, "SELECT number FROM applications_application"),
            *_numbers(database, "SELECT document_number FROM applications_reply WHERE document_number <> ''"),
            *_half_done(database),
            *_letters(database),
            *_files(home),
        ]


def _lost(database: sqlite3.Connection, cases: list[Case]) -> list[str]:
    found = []
    keys: dict[str, int] = {}
    for (wanted,) in database.execute("SELECT wanted FROM applications_application"):
        key = wanted.split()[0]
        keys[key] = keys.get(key, 0) + 1
    for case in cases:
        if keys.get(case.key, 0) > 1:
            found.append(f"{case.key}: sent once, taken in {keys[case.key]} times")
        if not case.number:
            continue
        row = database.execute(
            "SELECT id FROM applications_application WHERE number = ?", [case.number]
        ).fetchone()
        if row is None:
            found.append(f"{case.number}: acknowledged and gone")
            continue
        entries = database.execute(
            "SELECT verb FROM casework_entry WHERE subject = ?", [f"applications.application:{row[0]}"]
        )
        verbs = [verb for (verb,) in entries]
        found += [f"{case.number}: {verb} acknowledged, no entry" for verb in case.told if verb not in verbs]
        found += [
            f"{case.number}: {verb} done {verbs.count(verb)} times"
            for verb, *_ in WAY
            if verbs.count(verb) > 1
        ]
    return found


def _numbers(database: sqlite3.Connection, query: str) -> list[str]:
    """A number is taken in the transaction of what bears it: what never happened leaves no gap."""
    serials = sorted(int(re.findall(r"\d+", number)[-1]) for (number,) in database.execute(query))
    return [] if serials == list(range(1, len(serials) + 1)) else [f"numbers {serials}"]


def _half_done(database: sqlite3.Connection) -> list[str]:
    """Each application stands where its last entry left it."""
    found = []
    rows = database.execute("SELECT id, number, state FROM applications_application").fetchall()
    for pk, number, state in rows:
        entries = database.execute(
            "SELECT verb FROM casework_entry WHERE subject = ? ORDER BY sequence",
            [f"applications.application:{pk}"],
        )
        verbs = [verb for (verb,) in entries if verb == "submit" or verb in {step[0] for step in WAY}]
        if len(verbs) - 1 != STATES.index(state):
            found.append(f"{number}: {state} after {verbs}")
    return found


def _letters(database: sqlite3.Connection) -> list[str]:
    """The words and the file of each signed letter are those that its entry tells of."""
    found = []
    replies = database.execute(
        "SELECT application_id, letter, document_number FROM applications_reply WHERE document_number <> ''"
    ).fetchall()
    files = dict(
        database.execute("SELECT document_number, content FROM applications_signedletter").fetchall()
    )
    for pk, letter, number in replies:
        (payload,) = database.execute(
            "SELECT payload FROM casework_entry WHERE subject = ? AND verb = 'sign_reply'",
            [f"applications.application:{pk}"],
        ).fetchone()
        told = json.loads(payload)
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
