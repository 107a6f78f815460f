"""A platform that is killed while several people work in it, and what its records must say afterwards.

Clerks and applicants act over HTTP from several threads; the server dies by SIGKILL at random moments and is started
again. Whatever a browser was told is noted down; at the end every such word is looked for in the database.
"""

import json
import os
import re
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Callable
from datetime import datetime
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from tests.killed_server_records import RecordsAway, records_of
from tests.killed_server_way import WAY, Case
from tests.platform import call, start
from tests.postgres import free_port

STAFF = ("clerk", "section_head", "director")
TOKEN = "a" * 32
PATIENCE = 90
APPLICANT = {
    "kind": "natural_person",
    "name": "林某某",
    "paper": "resident_id",
    "paper_number": "11010519491231002X",
    "phone": "13800000000",
    "form": "electronic",
    "delivery": "online",
}

# Other forms of the public, whose key stands in a column of theirs.
OTHER_FORMS: dict[str, dict[str, str]] = {
    "/disclosure/complaint/": {"against": "organ", "matter": "not_disclosed"},
    "/disclosure/rectification/": {**APPLICANT, "record": "登记表", "recorded": "2 人", "should_be": "3 人"},
}


class Unanswered(Exception):  # noqa: N818 (named for what is so)
    """The server died before it answered: what was asked may have happened or not."""


class Server:
    """`gongkai run` in a process group of its own, so that all of it can be killed at once."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.port = free_port()
        self.root = f"http://127.0.0.1:{self.port}"
        self.environment = environment
        self.process: subprocess.Popen[bytes] | None = None
        self.killed = 0

    def start(self) -> None:
        self.process = start(
            self.environment, "-m", "gongkai", "run", "--port", str(self.port), new_session=True
        )
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            assert self.process.poll() is None, self.process.log.read_text()[-3000:]  # type: ignore[attr-defined]
            try:
                with urllib.request.urlopen(f"{self.root}/robots.txt", timeout=5):
                    return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.05)  # the server is starting: there is nothing else to wait on
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        """SIGKILL to the server and all its workers, at whatever they are doing."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.killed += 1


class Browser:
    """Sends one request and tells its status, address and text; Unanswered when the server died over it."""

    opener = urllib.request.build_opener(type("Stay", (urllib.request.HTTPRedirectHandler,), {
        "redirect_request": lambda *_: None
    }))  # fmt: skip

    def __init__(self, root: str, session: str = "") -> None:
        self.root, self.cookies = root, {"csrftoken": TOKEN}
        if session:
            self.cookies["sessionid"] = session

    def send(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        data = None
        if form is not None:
            data = urllib.parse.urlencode({"csrfmiddlewaretoken": TOKEN, **form}).encode()
        request = urllib.request.Request(f"{self.root}{path}", data=data)
        request.add_header("Cookie", "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        try:
            with self.opener.open(request, timeout=60) as answer:
                return self._read(answer)
        except urllib.error.HTTPError as answer:
            return self._read(answer)
        except (OSError, ValueError) as died:  # refused, reset, or cut off in the middle of an answer
            raise Unanswered from died

    def _read(self, answer: Any) -> tuple[int, str, str]:
        try:
            text = answer.read().decode("utf-8", "replace")
        except Exception as died:
            raise Unanswered from died
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            if name == "sessionid":
                self.cookies[name] = value
        return answer.status, answer.headers.get("Location", ""), text


class Run:
    """So many operations, by so many threads, with so many deaths between them."""

    def __init__(
        self,
        environment: dict[str, str],
        sessions: dict[str, str],
        *,
        seed: int,
        crash: Callable[[], None] | None = None,
    ) -> None:
        """`crash` ends the database at once and starts it again: the second of the deaths, the server lives on."""
        self.server, self.crash, self.crashed = Server(environment), crash, 0
        self.sessions, self.random = sessions, Random(seed)
        self.cases: list[Case] = []
        self.others: list[tuple[str, str]] = []  # address and key of other forms that were acknowledged
        self.operations = self.unanswered = 0
        self.refusals: list[str] = []
        self.lock, self.is_over = threading.Lock(), threading.Event()

    def __str__(self) -> str:
        return (
            f"{self.operations} operations, {len(self.cases)} applications, {len(self.others)} other forms, {self.server.killed} deaths of the server,"
            f" {self.crashed} of the database,"
            f" {self.unanswered} requests without an answer"
        )

    def work(self, *, operations: int, kills: int, threads: int = 4) -> None:
        """Work until that many operations were acknowledged; the deaths are spread over them at random."""
        moments = sorted(self.random.sample(range(3, operations - 3), kills))
        self.server.start()
        workers = [
            threading.Thread(target=self._worker, args=(Random(self.random.random()), operations))
            for _ in range(threads)
        ]
        for worker in workers:
            worker.start()
        try:
            for number, moment in enumerate(moments):
                while self.operations < moment and any(worker.is_alive() for worker in workers):
                    time.sleep(0.002)  # a death comes at a random moment of the work
                time.sleep(self.random.random() * 0.05)
                if self.crash and number == 1:
                    self.crash()
                    self.crashed += 1
                else:
                    self.server.kill()
                    self.server.start()
        finally:
            for worker in workers:
                worker.join(timeout=PATIENCE)
            self.is_over.set()
        assert not any(worker.is_alive() for worker in workers), "somebody never got an answer"

    def _worker(self, random: Random, operations: int) -> None:
        mine: list[Case] = []
        while self.operations < operations and not self.is_over.is_set():
            try:
                self._one(random, mine)
            except Unanswered:
                with self.lock:
                    self.unanswered += 1
                time.sleep(0.2)  # the browser tries again

    def _one(self, random: Random, mine: list[Case]) -> None:
        """Go on with an application in hand, look at one, or send in another."""
        open_ones = [case for case in mine if not case.number or "deliver" not in case.told]
        unsent = next((case for case in open_ones if not case.number), None)
        if unsent is not None:
            self._sent_in(unsent)
        elif open_ones and random.random() < 0.8:
            self._step(random.choice(open_ones))
        elif mine and random.random() < 0.3:
            self._looked_at(random.choice(mine))
        elif random.random() < 0.3:
            self._another_form(random.choice(list(OTHER_FORMS)))
        else:
            case = Case(uuid.uuid4().hex, via_web=random.random() < 0.5)
            mine.append(case)
            with self.lock:
                self.cases.append(case)
            self._sent_in(case)

    def _sent_in(self, case: Case) -> None:
        """The same form under the same key, however often it takes."""
        said = {**APPLICANT, "submission_key": case.key, "description": f"{case.key} 工程的验收资料"}
        if case.via_web:
            visitor = Browser(self.server.root)
            form = {**said, "organ": "640299041", "action": "send"}
            status, _, page = visitor.send("/disclosure/application/new/", form)
            if status == 302:
                status, _, page = visitor.send("/disclosure/application/receipt/")
        else:
            clerk = Browser(self.server.root, self.sessions["clerk"])
            form = {**said, "channel": "in_person", "arrived_on": date_in_china(), "kind_checked": "on"}
            status, _, page = clerk.send("/desk/applications/new/", form)
        number = re.search(r"A640299041-\d{4}-\d{4,}", page) if status == 200 else None
        if number is None:
            self._refused(f"submit {status} {_sentence(page)}")
            raise Unanswered
        case.number = number[0]
        self._told(case, "submit")

    def _another_form(self, address: str) -> None:
        """A complaint or a request, the same form under the same key however often it takes."""
        key, visitor = uuid.uuid4().hex, Browser(self.server.root)
        said = {
            "submission_key": key,
            "organ": "640299041",
            "content": f"{key} 没有公开",
            "evidence": f"{key} 户口簿",
        }
        while not self.is_over.is_set():
            try:
                status, _, page = visitor.send(address, {**OTHER_FORMS[address], **said})
            except Unanswered:
                with self.lock:
                    self.unanswered += 1
                time.sleep(0.2)
                continue
            if status != 302:
                self._refused(f"{address} {status} {_sentence(page)}")
                raise Unanswered
            with self.lock:
                self.others.append((address, key))
                self.operations += 1
            return

    def _step(self, case: Case) -> None:
        if not case.pk:
            case.pk = self._pk_of(case.number)
        done = [verb for verb, *_ in WAY if verb in case.told]
        verb, who, path, form = WAY[len(done)]
        said = {name: date_in_china() if value == "today" else value for name, value in form.items()}
        if verb == "register" and not case.via_web:
            said = {"received_on": date_in_china()}
        browser = Browser(self.server.root, self.sessions[who])
        status, _, page = browser.send(f"/desk/applications/{case.pk}/{path}", said)
        if status == 302:
            self._told(case, verb)
        elif status == 409 and "当前环节是" in page:  # it was done, and the answer lost with the server
            case.told.append(verb)
        else:
            self._refused(f"{verb} {status} {_sentence(page)}")
            raise Unanswered

    def _looked_at(self, case: Case) -> None:
        clerk = Browser(self.server.root, self.sessions["clerk"])
        status, _, page = clerk.send(f"/desk/applications/{case.pk}/" if case.pk else "/desk/applications/")
        if status != 200 or case.number not in page:
            self._refused(f"look {status}")
        self._told(case, "")

    def _told(self, case: Case, verb: str) -> None:
        if verb:
            case.told.append(verb)
        with self.lock:
            self.operations += 1

    def _refused(self, why: str) -> None:
        """A platform without its database says so (5xx); whoever is told tries again."""
        if self.crash and re.search(r"\b50[0-9]\b", why[:40]):
            raise Unanswered
        with self.lock:
            self.refusals.append(why)
            if len(self.refusals) > 40:
                self.is_over.set()

    def _pk_of(self, number: str) -> int:
        try:
            with records_of(self.server.environment) as records:
                return int(
                    records.all("SELECT id FROM applications_application WHERE number = ?", number)[0][0]
                )
        except (OSError, RecordsAway) as away:
            raise Unanswered from away


def date_in_china() -> str:
    return datetime.now(ZoneInfo("Asia/Shanghai")).date().isoformat()


def _sentence(page: str) -> str:
    plain = " ".join(re.sub(r"<[^>]*>", " ", page[page.find("<main") :]).split())
    return plain[:300]


def log_in() -> dict[str, str]:
    """The cast in the platform of this process, logged in: their sessions by name."""
    from django.test import Client

    from tests.cast import make_cast

    cast, sessions = make_cast(), {}
    for name in STAFF:
        client = Client()
        client.force_login(cast.members[name].user, backend="django.contrib.auth.backends.ModelBackend")
        sessions[name] = client.cookies["sessionid"].value
    return sessions


def staffed(environment: dict[str, str]) -> dict[str, str]:
    """The same in the platform of that environment."""
    script = "import json, django\ndjango.setup()\nfrom tests.killed_server import log_in\nprint(json.dumps(log_in()))"
    found: dict[str, str] = json.loads(call(environment, "-c", script).strip().splitlines()[-1])
    return found
