"""What the tests share: a folder with the small plan of the cases, and its findings.

Plans, reports and runs of the program.
"""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from excel import CellPath, fill
from wheelhouse import build_wheel, quick_python

from ttdn.checking import check_workspace
from ttdn.cli import main
from ttdn.counting import compute_status
from ttdn.diagnostics import Diagnostic
from ttdn.load import Workspace
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.source import parse_source
from ttdn.status import Status

Write = Callable[[str, str | bytes], Path]
Check = Callable[[], list[Diagnostic]]
Run = Callable[..., tuple[int, str, str]]

HERE = Path(__file__).resolve().parent

#: How the tests are run, and what is made once for all of them.
pytest_plugins = ("running", "kept")

#: Hundreds of folders without a test.
collect_ignore = ["browser", "cases", "ci", "data", "editor", "plans"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder that holds the small plan and no report."""
    folder = tmp_path / "kế hoạch"
    (folder / "plan").mkdir(parents=True)
    shutil.copy(Path(__file__).parent / "cases" / "plan.yaml", folder / "plan" / "2020.yaml")
    return folder


@pytest.fixture
def write(root: Path) -> Write:
    """Write a file of the folder, as it is to stand there."""

    def write_file(name: str, content: str | bytes) -> Path:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


@pytest.fixture
def check(root: Path) -> Check:
    """Find what is wrong with the folder, in the order of the files."""
    return lambda: check_workspace(root).diagnostics


# The plans, reports and runs of the tests of status, documents and command line.


@pytest.fixture(scope="session")
def make_plan() -> Callable[..., Plan]:
    """Make the small plan of the cases; what is given replaces its parts, in ``reporting`` key by key."""
    source, _ = parse_source("plan.yaml", (HERE / "cases" / "plan.yaml").read_bytes())
    assert source
    assert isinstance(source.data, dict)
    data: dict[str, Any] = source.data

    def make(reporting: dict[str, object] | None = None, **parts: object) -> Plan:
        return Plan.model_validate({**data, **parts, "reporting": {**data["reporting"], **(reporting or {})}})

    return make


@pytest.fixture(scope="session")
def make_report() -> Callable[..., Report]:
    """Make a report of a ward for the year, in on time; values are written as in the files."""

    def make(**parts: object) -> Report:
        return Report.model_validate(
            {"unit": "phuong-loc-tho", "period": "2020", "received": "2020-12-01", **parts}
        )

    return make


@pytest.fixture(scope="session")
def stand(make_plan: Callable[..., Plan], make_report: Callable[..., Report]) -> Callable[..., Status]:
    """Where the small plan stands on a day, with some reports; parts of the plan may be replaced."""

    def compute(as_of: str, *reports: dict[str, object], **plan: Any) -> Status:  # noqa: ANN401 - whatever make_plan takes
        return compute_status(
            make_plan(**plan), [make_report(**report) for report in reports], date.fromisoformat(as_of)
        )

    return compute


@pytest.fixture(name="settings", scope="session")
def documents_with_reminder(make_plan: Callable[..., Plan]) -> dict[str, Any]:
    """The documents of the small plan with a letterhead for reminders."""
    letterhead = {
        "agency": ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ NHA TRANG"],
        "symbol": "UBND-VHTT",
        "place": "Nha Trang",
        "signature": {"authority": ["CHỦ TỊCH"], "name": "Nguyễn Văn A"},
        "recipients": ["Như trên", "Lưu: VT"],
    }
    return {**make_plan().documents.model_dump(exclude_none=True), "reminder": letterhead}


@pytest.fixture(scope="session")
def example() -> Path:
    """The folder of the project with the plan and the example reports of 2020; to be read only."""
    return HERE.parent


@pytest.fixture(scope="session")
def example_workspace(example: Path) -> Workspace:
    """The example folder as it is loaded."""
    return check_workspace(example).workspace


@pytest.fixture
def folder(root: Path, write: Write) -> Path:
    """A folder with the small plan, whose every owner has a heading, and two good reports."""
    plan = (root / "plan" / "2020.yaml").read_text(encoding="utf-8")
    write("plan/2020.yaml", plan.replace("headings: {", "headings: {V.1: Phòng Văn hóa và Thông tin, "))
    for unit in ("phuong-loc-tho", "xa-vinh-luong"):
        write(
            f"units/{unit}/2020.yaml",
            f"unit: {unit}\nperiod: '2020'\nreceived: 2020-12-01\nresults:\n"
            "  - {item: II.5.1, status: in_progress, summary: Đăng tin hằng tuần, figures: "
            "{news_items: 12}}\n",
        )
    return root


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the program in a folder, as in a pipe of 100 columns.

    What it returned, printed and complained of.
    """
    for name in ("TTDN_LANG", "COLUMNS", "GITHUB_ACTIONS", "GITEA_ACTIONS", "GITLAB_CI"):
        monkeypatch.delenv(name, raising=False)

    def run_main(
        *arguments: str, cwd: Path | None = None, columns: int | None = None
    ) -> tuple[int, str, str]:
        if cwd is not None:
            monkeypatch.chdir(cwd)
        if columns is not None:
            monkeypatch.setenv("COLUMNS", str(columns))
        capsys.readouterr()
        code = main(arguments)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_main


# Forms that come back.


@pytest.fixture
def send(root: Path, run: Run) -> Callable[..., Path]:
    """Make the form of a unit and fill it in; the file as it comes back, in a folder of its own."""

    def make(
        values: dict[CellPath, Any] | None = None,
        unit: str = "phuong-loc-tho",
        name: str = "gui ve/Báo cáo của phường.xlsx",
        period: str = "2020",
    ) -> Path:
        assert run("form", unit, "--period", period, "-o", "bm", "--force", cwd=root)[0] == 0
        return fill(root, root / "bm" / f"{unit}-{period}.xlsx", values or {}, root / name)

    return make


@pytest.fixture
def collect(root: Path, run: Run) -> Callable[..., tuple[int, str]]:
    """Take up what came back, and leave it where it is; exit code and what was printed."""

    def collect_files(*arguments: object) -> tuple[int, str]:
        words = map(str, arguments or ("gui ve",))
        code, out, err = run("collect", *words, "--received", "2020-12-05", "--keep", cwd=root, columns=400)
        assert err == ""
        return code, out

    return collect_files


# The program, as it is installed.


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., None]:
    """Have LibreOffice make files of another kind; the profile that its first start makes is kept."""
    profile = f"-env:UserInstallation={(tmp_path_factory.mktemp('profile') / 'lo').as_uri()}"

    def run_office(kind: str, folder: Path, *files: Path) -> None:
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            *map(str, (folder, *files)),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)  # noqa: S603 - files of our own

    return run_office


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory, example: Path) -> Path:
    """The program as a wheel; to be read only."""
    return build_wheel(example, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What lets a job make an environment and install the program into it quickly, without the network."""
    return quick_python(tmp_path_factory.mktemp("quick"))
