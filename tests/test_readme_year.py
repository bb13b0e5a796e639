"""The commands with which the READMEs do a year, all run, in both languages, on an invented plan."""

import re
import shlex
from collections.abc import Mapping
from datetime import date, datetime, time, tzinfo
from pathlib import Path
from types import SimpleNamespace

import pytest
from excel import CellPath, cell_at, fill, read_form
from test_readme import READMES, assert_printed
from word_plans import PlanInWord

from ttdn.cli import main

#: The day on which each command is typed; ``collect`` finds an error, which is what its exit code says.
DAYS = {
    "init ../ke-hoach-2027": date(2026, 12, 28),
    "import": date(2027, 1, 18),
    "form": date(2027, 5, 20),
    "collect": date(2027, 6, 9),
    "status": date(2027, 6, 16),
    "remind": date(2027, 6, 16),
    "page": date(2027, 6, 16),
    "report": date(2027, 6, 16),
    "archive": date(2027, 12, 20),
    "init --from": date(2027, 12, 20),
}
FINDS_AN_ERROR = "collect"
#: The units whose forms come back, and the state of their first item.
SENT = {"so-khoa-hoc-cong-nghe": "Đang thực hiện", "so-noi-vu": "Đang thực hiện", "thanh-tra": "xong roi"}


def signed_plan(path: Path) -> None:
    """A plan of a city as it is signed: three tasks in a table, who sums up, and when reports are due."""
    (
        PlanInWord()
        .letterhead(
            ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ CẦN THƠ"), "12/KH-UBND", "Cần Thơ, ngày 15 tháng 01 năm 2027"
        )
        .title("KẾ HOẠCH", "Chuyển đổi số trên địa bàn thành phố Cần Thơ năm 2027")
        .paragraph("Căn cứ Luật Chuyển đổi số ngày 11 tháng 12 năm 2025;")
        .paragraph("UBND thành phố Cần Thơ ban hành Kế hoạch như sau:")
        .section("I. MỤC TIÊU")
        .dash("Mỗi xã, phường có ít nhất một điểm hỗ trợ dịch vụ công trực tuyến.")
        .section("II. NHIỆM VỤ")
        .table([
            ["TT", "Nội dung", "Cơ quan chủ trì", "Thời gian"],
            ["1", "Mở lớp tập huấn kỹ năng số cho người dân", "Các sở, ban, ngành", "Quý II"],
            ["2", "Duy trì tổ công nghệ số cộng đồng", "Các sở, ban, ngành", "Thường xuyên"],
            ["3", "Công bố danh mục dữ liệu mở", "Sở Khoa học và Công nghệ", "Quý III"],
        ])
        .section("III. TỔ CHỨC THỰC HIỆN")
        .clause("1. Sở Khoa học và Công nghệ theo dõi, đôn đốc, tổng hợp kết quả.")
        .clause(
            "2. Các sở, ban, ngành báo cáo kết quả 6 tháng (trước ngày 15/6), năm (trước ngày 15/12) về UBND "
            "thành phố (qua Sở Khoa học và Công nghệ)./."
        )
        .foot(
            ["Như trên", "Lưu: VT, KHCN"],
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
            "Trần Văn An",
        )
        .save(path)
    )  # fmt: skip


def send_back(folder: Path, unit: str, first: str) -> None:
    """The form of a unit as its officer fills it in, under ``thu-den``."""
    form = folder / f"out/bieu-mau/{unit}-2027-H1.xlsx"
    items = [place.row for place in read_form(folder, form).places if place[0::2] == ("results", "status")]
    values: Mapping[CellPath, str] = {
        ("number",): "45/BC",
        ("date",): "08/6/2027",
        ("signer", "name"): "Nguyễn Văn An",
        ("signer", "position"): "Phó Giám đốc",
        tuple(cell_at("confirmed")): "Đúng",
        **{("results", item, "status"): "Đang thực hiện" for item in items},
        **{("results", item, "summary"): f"Đã triển khai, theo {unit}." for item in items},
        ("results", items[0], "status"): first,
    }
    fill(folder, form, values, folder / f"thu-den/{unit}.xlsx")


def _no_network(*_: object, **__: object) -> None:
    pytest.fail("a command opens a connection")


@pytest.mark.parametrize("language", READMES)
def test_the_commands_of_a_year(
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """From the signed document to the next year's plan; the output of a block is what stands below it."""
    today = DAYS["import"]

    def now(zone: tzinfo) -> datetime:
        return datetime.combine(today, time(9), zone)

    monkeypatch.setattr("ttdn.cli.plan_at_hand.datetime", SimpleNamespace(now=now))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TTDN_LANG", language)
    # "No connection is opened" (SECURITY.md): a command that tries it fails.
    monkeypatch.setattr("socket.socket.connect", _no_network)
    monkeypatch.setattr("socket.getaddrinfo", _no_network)
    (tmp_path / "downloads").mkdir()
    monkeypatch.chdir(tmp_path / "downloads")
    signed_plan(tmp_path / "ke-hoach-da-ky.docx")
    typed, shown = set(), 0
    for commands, output in re.findall(
        r"```sh\n(.*?)```(?:\n\n```text\n(.*?)```)?", READMES[language], re.DOTALL
    ):
        printed = ""
        for line in commands.splitlines():
            program, *arguments = shlex.split(line)
            if program == "cd":
                monkeypatch.chdir(Path.cwd() / arguments[0])
            if program != "ttdn":
                continue
            (named,) = [name for name in DAYS if " ".join(arguments).startswith(name)]
            typed.add(named)
            today = DAYS[named]
            if named == "collect":
                for unit, first in SENT.items():
                    send_back(Path.cwd(), unit, first)
            assert main(arguments) == (1 if named == FINDS_AN_ERROR else 0), line
            printed += capsys.readouterr().out
        if output:
            assert_printed(output, printed)
            shown += 1
    assert typed == set(DAYS)
    assert shown == 3
