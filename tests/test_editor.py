"""The editor's own YAML server, with the folder's settings: what it offers, explains and finds wrong.

The server is yaml-language-server, the one behind the YAML extension of VS Code; ``make tests`` installs it
into ``tests/editor``. Documents are opened under the names of the folder's files, with a text of their own;
nothing is written, and the server has no network.
"""

import itertools
import json
import os
import queue
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from ttdn.checking import check_workspace
from ttdn.model.plan import Plan
from ttdn.model.schedule import READINGS
from ttdn.rules import RULES

ROOT = Path(__file__).resolve().parent.parent
SERVER = ROOT / "tests" / "editor" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
OFFLINE = ROOT / "tests" / "editor" / "offline.cjs"
NODE = shutil.which("node")
#: Seconds to wait for an answer; the first takes about one, the others a fifth.
PATIENCE = 15
#: Where the cursor stands in a text.
CURSOR = "‸"
REPORT = ROOT / "units" / "phuong-loc-tho" / "2020.yaml"
HEAD = 'unit: phuong-loc-tho\nperiod: "2020"\nreceived: 2020-12-07\n'

Message = dict[str, Any]


class Editor:
    """The other end of the Language Server Protocol.

    Sends, and reads messages until the awaited one is there.
    """

    def __init__(self, process: "subprocess.Popen[bytes]", settings: Message) -> None:
        """Talk to a server that was started."""
        assert process.stdin
        assert process.stdout
        self._input: IO[bytes] = process.stdin
        self._settings = settings
        self._numbers = itertools.count(1)
        self._versions = itertools.count(1)
        self._received: queue.Queue[Message | None] = queue.Queue()
        self.reader = threading.Thread(target=self._read, args=(process.stdout,))
        self.reader.start()

    def _read(self, stream: IO[bytes]) -> None:
        """Put every message into the queue, and None at the end."""
        while header := stream.readline():
            name, _, value = header.partition(b":")
            if name.lower() == b"content-length":
                while stream.readline().strip():
                    pass
                self._received.put(json.loads(stream.read(int(value))))
        self._received.put(None)

    def _send(self, **message: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._input.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._input.flush()

    def _await(self, wanted: Callable[[Message], bool]) -> Message:
        while (message := self._next()) is not None:
            if "id" in message and "method" in message:
                self._send(id=message["id"], result=self._answer(message))
            elif wanted(message):
                return message
        pytest.fail("the server has stopped")

    def _next(self) -> Message | None:
        try:
            return self._received.get(timeout=PATIENCE)
        except queue.Empty:
            pytest.fail(f"no answer within {PATIENCE} seconds")

    def _answer(self, request: Message) -> object:
        """What the server asks the editor: its settings."""
        if request["method"] == "workspace/configuration":
            return [self._settings.get(item["section"], {}) for item in request["params"]["items"]]
        return None

    def notify(self, method: str, **params: object) -> None:
        """Tell the server something."""
        self._send(method=method, params=params)

    def call(self, method: str, **params: object) -> Any:  # noqa: ANN401 - whatever the server returns
        """Ask the server something."""
        number = next(self._numbers)
        self._send(id=number, method=method, params=params)
        return self._await(lambda message: message.get("id") == number)["result"]

    def start(self) -> None:
        """Introduce ourselves, and wait until the server knows the settings.

        Only then is a wrong status found.
        """
        folder = {"uri": ROOT.as_uri(), "name": ROOT.name}
        self.call(
            "initialize",
            processId=None,
            rootUri=folder["uri"],
            workspaceFolders=[folder],
            capabilities=CAPABILITIES,
        )
        self.notify("initialized")
        path = REPORT.with_name("2020-Q1.yaml")
        self.notify("textDocument/didOpen", textDocument=self._document("unit: ?\n", path))
        self._await(lambda message: _is_about(path, message) and bool(message["params"]["diagnostics"]))
        self.close(path)

    def _document(self, text: str, path: Path) -> Message:
        return {
            "uri": path.as_uri(),
            "languageId": "yaml",
            "version": next(self._versions),
            "text": text.replace(CURSOR, ""),
        }

    def open(self, text: str, path: Path = REPORT) -> list[Message]:
        """Open a text under the name of a file; what is wrong with it."""
        self.notify("textDocument/didOpen", textDocument=self._document(text, path))
        found = self._await(lambda message: _is_about(path, message))["params"]["diagnostics"]
        return sorted(
            found,
            key=lambda diagnostic: (
                diagnostic["range"]["start"]["line"],
                diagnostic["range"]["start"]["character"],
            ),
        )

    def close(self, path: Path = REPORT) -> None:
        """Close a file; the server then clears its findings."""
        self.notify("textDocument/didClose", textDocument={"uri": path.as_uri()})
        self._await(lambda message: _is_about(path, message))

    def findings(self, text: str, path: Path = REPORT) -> list[Message]:
        """What is wrong with a text."""
        found = self.open(text, path)
        self.close(path)
        return found

    def _at_cursor(self, method: str, text: str, path: Path) -> Any:  # noqa: ANN401 - whatever the server returns
        before = text[: text.index(CURSOR)]
        self.open(text, path)
        line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
        answer = self.call(
            method, textDocument={"uri": path.as_uri()}, position={"line": line, "character": column}
        )
        self.close(path)
        return answer

    def offers(self, text: str, path: Path = REPORT) -> dict[str, str]:
        """What is offered at the cursor, each with its explanation."""
        items = self._at_cursor("textDocument/completion", text, path)["items"]
        return {item["label"]: _plain(item.get("documentation", "")) for item in items}

    def explains(self, text: str, path: Path = REPORT) -> str:
        """What is shown when the mouse rests at the cursor."""
        return _plain(self._at_cursor("textDocument/hover", text, path)["contents"])


def _is_about(path: Path, message: Message) -> bool:
    """Whether the server says what is wrong with a file."""
    return (
        message.get("method") == "textDocument/publishDiagnostics"
        and message["params"]["uri"] == path.as_uri()
    )


def _plain(words: str | dict[str, str]) -> str:
    return words["value"] if isinstance(words, dict) else words


def _nested(settings: dict[str, object]) -> Message:
    """Settings of VS Code (``yaml.schemas``) as the server asks for them (``yaml``)."""
    nested: Message = {}
    for key, value in settings.items():
        *sections, last = key.split(".")
        part = nested
        for section in sections:
            part = part.setdefault(section, {})
        part[last] = value
    return nested


CAPABILITIES = {
    "textDocument": {
        "completion": {
            "completionItem": {"documentationFormat": ["markdown", "plaintext"], "snippetSupport": True}
        },
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "publishDiagnostics": {},
    },
    "workspace": {"configuration": True, "workspaceFolders": True},
}


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    """A server that works on the folder as VS Code would with the folder's settings."""
    if NODE is None or not SERVER.exists():
        message = "no yaml-language-server; 'make tests' installs it where node and npm are"
        if os.environ.get("TTDN_NEEDS_EDITOR"):
            pytest.fail(message)
        pytest.skip(message)
    settings = _nested(json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8")))
    command = [NODE, "--require", str(OFFLINE), str(SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # noqa: S603 - our own words
        one = Editor(process, settings)
        try:
            one.start()
            yield one
            one.call("shutdown")
            one.notify("exit")
            process.wait(PATIENCE)
        finally:
            process.kill()
            one.reader.join(PATIENCE)


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The plan of 2020."""
    return check_workspace(ROOT).workspace.plans[2020].plan


def entry(lines: str) -> str:
    """A report with one result; the lines stand in it."""
    indented = lines.strip().replace("\n", "\n    ")
    return f"{HEAD}results:\n  - {indented}\n"


# What is offered.


def test_items_are_offered(editor: Editor, plan: Plan) -> None:
    """Every item that can be reported on, with its short name and its text."""
    offers = editor.offers(entry(f"item: {CURSOR}"))
    items = [item for item in plan.items.values() if item.reported_in is None]
    assert [label for label in offers if label[0] in "IVX"] == [item.id for item in items]
    assert offers["II.5.8"] == f"Triển lãm Hoàng Sa, Trường Sa\n\n{plan.items['II.5.8'].text}"


def test_units_are_offered(editor: Editor, plan: Plan) -> None:
    """Every unit of the roster, with its name."""
    assert editor.offers(f"unit: {CURSOR}\n") == {unit.id: unit.name for unit in plan.units}


def test_statuses_are_offered(editor: Editor) -> None:
    """The words of the files first, with their meaning and what they owe."""
    offers = editor.offers(entry(f"item: II.5.1\nstatus: {CURSOR}"))
    assert list(offers)[:6] == ["done", "in_progress", "not_started", "not_arisen", "postponed", "cancelled"]
    assert offers["not_arisen"] == "Không phát sinh"
    assert offers["cancelled"] == "Không thực hiện; cần 'reason' (lý do)"


def test_figures_of_the_item_are_offered(editor: Editor) -> None:
    """Only the figures of this item, and those that are not given yet, with label and unit of measure."""
    offers = editor.offers(
        entry(f"item: II.5.1\nstatus: in_progress\nfigures:\n  page_views: 120\n  {CURSOR}")
    )
    assert list(offers) == ["news_items", "foreign_language_items"]
    assert offers["news_items"].startswith(
        "Tin, bài đăng trên cổng, trang thông tin điện tử, tính bằng tin, bài;"
    )


def test_keys_are_offered(editor: Editor) -> None:
    """The keys that are not given yet, explained in Vietnamese."""
    offers = editor.offers(f"{HEAD}{CURSOR}\n")
    assert {"results", "training", "funding", "difficulties"} <= set(offers)
    assert "unit" not in offers
    assert offers["difficulties"] == "Mỗi khó khăn một ý."


def test_periods_are_offered(editor: Editor) -> None:
    """The year, its halves and quarters."""
    assert editor.offers(f"period: {CURSOR}\n")["2020-Q2"] == "Quý II"


def schedule(reading: str) -> str:
    """A plan with one activity, whose schedule is read like this."""
    words = "id: II.5.8\n    text: A\n    schedule:\n      text: Q\n      read: "
    return f"year: 2020\nactivities:\n  - {words}{reading}\n"


def test_ways_to_read_a_schedule_are_offered(editor: Editor) -> None:
    """Every way to read a schedule, and how often work may come back, each in Vietnamese."""
    plan = ROOT / "plan" / "2020.yaml"
    ways = editor.offers(schedule(f"\n        {CURSOR}"), plan)
    assert set(ways) == {*READINGS, "to"}
    assert ways["before"] == "Không tính ngày này: trước ngày 30/6 thì hạn là 29/6; làm từ đầu năm."
    often = editor.offers(schedule(f"\n        every: {CURSOR}"), plan)
    assert often["quarter"] == "Hằng quý: hạn là ngày cuối của mỗi quý."


@pytest.mark.parametrize(
    ("reading", "code"),
    [
        ("{months: [4, 9]}", None),
        ("{by: 30/6/2020}", None),
        ("{every: half}", None),
        ("{on_event: true}", None),
        ("{every: week}", "wrong-value"),
        ("{by: 2020-06-30, before: 2020-07-01}", "unreadable-schedule"),
        ("{on_event: true, quarters: [1]}", "unreadable-schedule"),
        ("{from: 2020-01-01}", "unreadable-schedule"),
        ("{}", "unreadable-schedule"),
    ],
)
def test_reading_of_a_schedule(reading: str, code: str | None, editor: Editor) -> None:
    """One way to read a schedule is right, none and two are not."""
    found = editor.findings(schedule(reading), ROOT / "plan" / "2020.yaml")
    told = [one["message"] for one in found if one["range"]["start"]["line"] == 6]
    assert [message[1:].split("]")[0] for message in told] == ([code] if code else [])


# What is explained.


def test_item_is_explained(editor: Editor, plan: Plan) -> None:
    """The mouse on the number of an item shows the item's own words, and of no other."""
    shown = editor.explains(entry(f"item: II.5{CURSOR}.8\nstatus: in_progress"))
    assert shown.startswith("#### Mục II.5.8\n\nTriển lãm Hoàng Sa, Trường Sa\n\n")
    assert plan.items["II.5.8"].text in shown
    assert "II.5.9" not in shown


def test_keys_are_explained(editor: Editor) -> None:
    """The mouse on a key shows its title and what to write there."""
    assert editor.explains(entry(f"item: II.5.1\nsum{CURSOR}mary: Đăng tin, bài.")).startswith(
        "#### Kết quả\n\nĐã làm gì, kết quả ra sao; viết ngắn gọn, một vài câu."
    )
    assert editor.explains(f"{HEAD}sig{CURSOR}ner: {{name: Nguyễn Văn A}}\n").startswith(
        "#### Người ký\n\nNgười ký báo cáo."
    )


def test_figure_is_explained(editor: Editor) -> None:
    """The mouse on a figure shows its label and unit of measure."""
    shown = editor.explains(entry(f"item: II.5.1\nstatus: in_progress\nfigures: {{page_{CURSOR}views: 120}}"))
    assert shown.startswith("#### Lượt truy cập cổng, trang thông tin điện tử\n")
    assert "tính bằng lượt" in shown


def test_status_is_explained(editor: Editor) -> None:
    """The mouse on a status shows what each of them means."""
    shown = editor.explains(entry(f"item: II.5.1\nstatus: do{CURSOR}ne"))
    assert "* `not_arisen`: Không phát sinh\n" in shown


def test_plan_is_explained(editor: Editor) -> None:
    """The keys of a plan have their words too."""
    shown = editor.explains(f"year: 2020\nreport{CURSOR}ing: {{to: UBND}}\n", ROOT / "plan" / "2020.yaml")
    assert shown.startswith("#### Chế độ báo cáo\n\nAi phải báo cáo, báo cáo với ai, kỳ nào, hạn nào.")


# What is found wrong.


def test_wrong_status(editor: Editor) -> None:
    """A status that is none is underlined, and the words to choose from are named in Vietnamese."""
    [found] = editor.findings(entry("item: II.5.1\nstatus: xong roi"))
    assert found["range"] == {"start": {"line": 5, "character": 12}, "end": {"line": 5, "character": 20}}
    assert found["message"].startswith(
        "[unknown-status] Trạng thái không có trong danh mục. 'status' chỉ nhận: done (Hoàn "
        "thành), in_progress (Đang thực hiện),"
    )


@pytest.mark.parametrize("status", ["done", "hoàn thành", "HOAN THANH"])
def test_done_without_day_and_proof(status: str, editor: Editor) -> None:
    """What is done owes the day and the proof, in one sentence each."""
    messages = [found["message"] for found in editor.findings(entry(f"item: II.5.1\nstatus: {status}"))]
    assert [message.split("]")[0] for message in messages] == [
        "[missing-completion-date",
        "[missing-evidence",
    ]


def test_item_of_another_unit(editor: Editor) -> None:
    """An item that the unit does not owe, with those that it does."""
    [found] = editor.findings(entry("item: II.5.8\nstatus: in_progress"))
    assert found["range"]["start"] == {"line": 4, "character": 10}
    assert "Được giao: II.5.1, II.5.2, II.5.3" in found["message"]


BROKEN = f"""\
{HEAD.replace("2020-12-07", "31/11/2020")}number: [312]
signer: Nguyễn Văn A
illustrative: yes
kết quả: tốt
results:
  - item: II.1
    status: postponed
    completed: 2020-11-30
    figures: {{news_items: 3}}
  - item: II.5.1
    status: in_progress
    figures: {{news_items: -3, page_views: 1 200, foreign_language_items: 1.5, data_records: 4}}
    evidence: [{{title: A, link: www.example.vn}}, {{title: B, file: ../b.pdf}}, {{title: C}}, D]
  - item: II.5.1
    status: in_progress
    summary: "{"x" * 10_001}"
programmes: [{{title: Đề án, approved: 2020-11-30}}]
funding: {{allocated: 1}}
difficulties: Thiếu người
causes: [""]
"""


def test_every_message_is_vietnamese(editor: Editor) -> None:
    """A report with a mistake in every line.

    Each message is ours, and begins with a code that ``ttdn explain`` knows.
    """
    messages = [found["message"] for found in editor.findings(BROKEN)]
    codes = [re.findall(r"\[([a-z-]+)\]", message) for message in messages]
    assert all(found and found[0] in RULES for found in codes), messages
    assert {code for found in codes for code in found} >= {
        "duplicate-item",
        "evidence-outside-folder",
        "evidence-without-source",
        "impossible-date",
        "item-reported-elsewhere",
        "missing-reason",
        "missing-key",
        "not-a-list",
        "not-a-mapping",
        "not-a-number",
        "not-a-web-address",
        "not-text",
        "not-true-or-false",
        "too-long",
        "unknown-figure",
        "unknown-key",
    }


def test_examples_have_no_findings(editor: Editor) -> None:
    """The folder's own plan, and every third of its reports, are clean in the editor."""
    for path in [*ROOT.glob("plan/*.yaml"), *sorted(ROOT.glob("units/*/*.yaml"))[::3]]:
        assert editor.findings(path.read_text(encoding="utf-8"), path) == [], path


def test_modeline(editor: Editor) -> None:
    """A file elsewhere names its schema in its first line, as the README says."""
    path = ROOT / "docs" / "nháp" / "2020.yaml"
    text = entry("item: II.5.1\nstatus: xong")
    assert editor.findings(text, path) == []
    line = re.search(
        r"^# yaml-language-server: .*$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert line
    [found] = editor.findings(f"{line[0]}\n{text}", path)
    assert "[unknown-status]" in found["message"]
