"""From a folder to models.

Every file is found, read safely and accounted for, and one mistake hides no other.
"""

import os
import re
import shutil
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from about import FOLLOWING, findings_about
from closed import close

from ttdn.checking import check_workspace
from ttdn.diagnostics import Diagnostic
from ttdn.errors import WorkspaceNotFoundError
from ttdn.load import Loaded, ReportFile, find_root
from ttdn.model.report import Status
from ttdn.places import lies_in_work

Write = Callable[[str, str | bytes], Path]
Check = Callable[[], list[Diagnostic]]

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")

#: What a folder's files, the places of files, and evidence are blamed for; values and what follows from them.
ABOUT = FOLLOWING | {
    *(
        "link-outside-folder",
        "not-a-file",
        "unreadable-file",
        "file-too-large",
        "too-many-findings",
        "not-utf-8",
    ),
    *(
        "control-character",
        "empty-file",
        "tab-indentation",
        "lookalike-sign",
        "legacy-letters",
        "text-after-hash",
    ),
    *(
        "several-documents",
        "anchor-or-alias",
        "explicit-tag",
        "nested-too-deep",
        "too-long",
        "ambiguous-number",
    ),
    *("fractional-number", "negative-number", "number-too-large", "impossible-date", "not-true-or-false"),
    *("not-a-web-address", "duplicate-plan", "duplicate-id", "duplicate-item", "item-reported-elsewhere"),
    *("unowed-item", "figure-of-other-item", "spent-above-allocated", "date-outside-plan-year"),
    *("unknown-name", "unreadable-deadline", "deadline-before-period", "received-before-commit"),
    *("evidence-outside-folder", "missing-evidence-file", "secrecy-marking", "personal-number"),
}

UNIT = "units/phuong-loc-tho"
REPORT = """\
unit: phuong-loc-tho
period: 2020
received: 2020-12-02
results:
  - item: II.5.1
    status: in_progress
"""


@pytest.fixture
def check(check: Check) -> Check:
    """Find what is wrong with the folder, of the codes that these tests are about."""
    return lambda: findings_about(ABOUT, check())


def codes(diagnostics: list[Diagnostic]) -> list[tuple[str, str]]:
    """File and code of each finding."""
    return [(diagnostic.location.file, diagnostic.code) for diagnostic in diagnostics]


def load_report(root: Path) -> ReportFile:
    """The only report of the folder."""
    workspace = check_workspace(root).workspace
    [file] = workspace.reports
    return file


def test_find_root(root: Path, write: Write) -> None:
    """The folder is found from any folder inside it."""
    write(f"{UNIT}/minh-chung/anh.jpg", b"")
    assert find_root(root) == root
    assert find_root(root / UNIT / "minh-chung") == root


def test_drive_of_a_network_folder(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows it is asked by its letter, as paths are typed, not by the name of its server.

    Else what is to be made would not be seen to lie in a folder of reports.
    """
    letter = tmp_path / "Z"
    letter.symlink_to(root, target_is_directory=True)
    monkeypatch.setattr("ttdn.load.folder._ON_WINDOWS", True)
    found = find_root(letter / "plan")
    assert found == letter
    assert lies_in_work(found, letter / "plan" / "a.xlsx")


def test_find_root_needs_a_plan(tmp_path: Path) -> None:
    """Without a plan folder there is nothing to work on; the sentence says where was looked."""
    with pytest.raises(WorkspaceNotFoundError) as caught:
        find_root(tmp_path)
    assert str(tmp_path) in caught.value.message.vi


def test_clean_folder(root: Path, write: Write, check: Check) -> None:
    """A plan and a report without mistakes have no findings."""
    write(f"{UNIT}/2020.yaml", REPORT)
    checked = check_workspace(root)
    workspace, diagnostics = checked.workspace, findings_about(ABOUT, checked.diagnostics)
    assert diagnostics == []
    assert check() == []
    assert list(workspace.plans) == [2020]
    assert [file.report.unit for file in workspace.reports] == ["phuong-loc-tho"]
    assert workspace.reports[0].complete


def test_no_units_folder(root: Path) -> None:
    """A new folder with a plan alone is in order."""
    checked = check_workspace(root)
    workspace, diagnostics = checked.workspace, findings_about(ABOUT, checked.diagnostics)
    assert diagnostics == []
    assert (workspace.files, workspace.others, workspace.reports) == (["plan/2020.yaml"], [], [])


def test_every_file_is_accounted_for(root: Path, write: Write) -> None:
    """YAML files are reports, the rest is evidence.

    Only what systems and editors leave behind is passed over.
    """
    write("plan/2020.docx", b"PK")
    write(f"{UNIT}/2020.yaml", REPORT)
    write(f"{UNIT}/2020-Q1.YML", REPORT)
    write(f"{UNIT}/ghi-chu.txt", REPORT)
    write(f"{UNIT}/minh-chung/anh.jpg", b"")
    write(f"{UNIT}/minh-chung/2020-Q2.yaml", REPORT)
    for leftover in ("~$bao-cao.docx", ".DS_Store", ".git/config.yaml", ".2020.yaml.swp"):
        write(f"{UNIT}/{leftover}", b"")
    workspace = check_workspace(root).workspace
    assert workspace.files == [
        "plan/2020.yaml",
        f"{UNIT}/2020-Q1.YML",
        f"{UNIT}/2020.yaml",
        f"{UNIT}/minh-chung/2020-Q2.yaml",
    ]
    assert workspace.others == ["plan/2020.docx", f"{UNIT}/ghi-chu.txt", f"{UNIT}/minh-chung/anh.jpg"]
    assert workspace.unreadable == set()


def test_folders_are_looked_into_whatever_they_are_called(root: Path, write: Write) -> None:
    """A folder with the name of a leftover may hold reports; a file of that name is still passed over."""
    write(f"{UNIT}/cu.tmp/2020.yaml", REPORT)
    write(f"{UNIT}/cu.tmp/Thumbs.db", b"")
    workspace = check_workspace(root).workspace
    assert workspace.files == ["plan/2020.yaml", f"{UNIT}/cu.tmp/2020.yaml"]
    assert workspace.others == []


def test_unreadable_files_are_named(root: Path, write: Write) -> None:
    """A file that gives no data stops no other, and is listed as unreadable."""
    write(f"{UNIT}/2020.yaml", REPORT)
    write("units/cong-an/2020.yaml", "unit: [")
    write("units/xa-vinh-luong/2020.yaml", b"")
    checked = check_workspace(root)
    workspace, diagnostics = checked.workspace, findings_about(ABOUT, checked.diagnostics)
    assert workspace.unreadable == {"units/cong-an/2020.yaml", "units/xa-vinh-luong/2020.yaml"}
    assert codes(diagnostics) == [
        ("units/cong-an/2020.yaml", "yaml-syntax"),
        ("units/xa-vinh-luong/2020.yaml", "empty-file"),
    ]
    assert len(workspace.reports) == 1


def test_files_are_tracked_one_by_one(root: Path, write: Write) -> None:
    """A caller that shows progress sees every report, and is told how many there are."""
    write(f"{UNIT}/2020.yaml", REPORT)
    write(f"{UNIT}/2020-H1.yaml", REPORT)
    seen: list[tuple[str, int]] = []

    def track(files: Iterable[Loaded], total: int) -> Iterator[Loaded]:
        for file in files:
            seen.append((file.name, total))
            yield file

    checked = check_workspace(root, track=track)
    assert seen == [(f"{UNIT}/2020-H1.yaml", 2), (f"{UNIT}/2020.yaml", 2)]
    assert len(checked.workspace.reports) == 2


def test_check_never_writes(root: Path, write: Write, check: Check) -> None:
    """Bytes, times and the list of files stay as they were, also where there is much to say."""
    write(f"{UNIT}/2020.yaml", "\ufeff" + REPORT.replace("\n", "\r\n") + "sumary: x\r\n")
    write(f"{UNIT}/2020-Q1.yaml", unicodedata.normalize("NFD", REPORT + "difficulties: [Thiếu người]\n"))
    before = {
        path: (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in root.rglob("*")
    }
    assert check()
    assert {
        path: (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in root.rglob("*")
    } == before


def test_byte_order_mark_and_line_ends_of_windows(write: Write, check: Check) -> None:
    """What Notepad writes is read like anything else, line for line."""
    write(f"{UNIT}/2020.yaml", "\ufeff" + REPORT.replace("in_progress", "xong").replace("\n", "\r\n"))
    [diagnostic] = check()
    assert (diagnostic.location.line, diagnostic.location.column, diagnostic.fix) == (
        6,
        13,
        "    status: done",
    )


def test_text_is_normalised(root: Path, write: Write) -> None:
    """Text from a Mac compares equal to the same text from elsewhere."""
    write(f"{UNIT}/2020.yaml", unicodedata.normalize("NFD", REPORT + "difficulties: [Thiếu người]\n"))
    assert load_report(root).report.difficulties == ("Thiếu người",)


@needs_posix
def test_names_are_normalised(root: Path, write: Write) -> None:
    """File names are spoken of in one form, with forward slashes."""
    write(unicodedata.normalize("NFD", f"{UNIT}/ảnh chụp.jpg"), b"")
    assert check_workspace(root).workspace.others == [f"{UNIT}/ảnh chụp.jpg"]


@needs_posix
def test_names_are_harmless(root: Path, write: Write) -> None:
    """A file name acts on no terminal, and can be printed whatever its bytes."""
    write(f"{UNIT}/\x1b[2J\n.yaml", REPORT)
    (root / UNIT / os.fsdecode(b"b\xe1o c\xe1o.yaml")).write_text(REPORT, encoding="utf-8")
    workspace = check_workspace(root).workspace
    assert workspace.files[1:] == [f"{UNIT}/\\x1b[2J⏎.yaml", f"{UNIT}/b\ufffdo c\ufffdo.yaml"]


@needs_posix
class TestLinks:
    """Links may lead to other reports, and nowhere else."""

    def test_to_a_file_outside(self, root: Path, tmp_path: Path, check: Check) -> None:
        """A link out of the folder is not read: nothing of its target is shown."""
        (tmp_path / "secret.yaml").write_text("password: secret\n", encoding="utf-8")
        (root / UNIT).mkdir(parents=True)
        (root / UNIT / "2020.yaml").symlink_to(tmp_path / "secret.yaml")
        diagnostics = check()
        assert codes(diagnostics) == [(f"{UNIT}/2020.yaml", "link-outside-folder")]
        assert "secret" not in str(diagnostics).replace("secret.yaml", "")

    def test_to_another_part_of_the_folder(self, root: Path, write: Write, check: Check) -> None:
        """The settings of git lie in the folder too, and may hold a password."""
        write(".git/config", "[http]\n\textraheader = AUTHORIZATION: secret\n")
        (root / UNIT).mkdir(parents=True)
        (root / UNIT / "2020.yaml").symlink_to(root / ".git" / "config")
        assert codes(check()) == [(f"{UNIT}/2020.yaml", "link-outside-folder")]

    def test_to_a_folder_outside(self, root: Path, tmp_path: Path, check: Check) -> None:
        """Folders behind a link are not walked, and the link is named."""
        (tmp_path / "outside").mkdir()
        (tmp_path / "outside" / "2020.yaml").write_text(REPORT, encoding="utf-8")
        (root / "units").mkdir()
        (root / UNIT).symlink_to(tmp_path / "outside")
        assert codes(check()) == [(UNIT, "link-outside-folder")]

    @pytest.mark.parametrize("target", ["ngoài", "khác", "không có"])
    @pytest.mark.parametrize("name", ["plan", "units", "plan/bien-tap"])
    def test_in_the_place_of_a_folder(
        self, root: Path, tmp_path: Path, check: Check, name: str, target: str
    ) -> None:
        """Where the folder of plans, reports or edits is itself a link, nothing behind it is read."""
        for outside in (tmp_path / "ngoài", root / "khác"):
            (outside / "cong-an").mkdir(parents=True)
            for file in ("2020.yaml", "cong-an/2020.yaml"):
                (outside / file).write_text("bi_mat: 1\n", encoding="utf-8")
        if name == "plan":
            shutil.rmtree(root / "plan")
        (root / name).symlink_to((tmp_path if target == "ngoài" else root) / target)
        found = check()
        if name == "plan/bien-tap" and target == "không có":
            assert codes(found) == []  # a broken link beside the plans is nobody's file
        else:
            assert codes(found) == [(name, "link-outside-folder")]
        assert "bi_mat" not in str(found)

    def test_to_where_nobody_may_look(
        self, root: Path, write: Write, check: Check, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A link into a closed folder stops neither the run nor the looking for other evidence."""
        write(f"{UNIT}/2020.yaml", done_with("ảnh.jpg"))
        write(f"{UNIT}/{unicodedata.normalize('NFD', 'ảnh.jpg')}", b"")
        (root / UNIT / "2021.pdf").symlink_to(root / "đóng" / "a")
        look = os.stat

        def stat(path: Any, *arguments: Any, **options: Any) -> os.stat_result:  # noqa: ANN401 - whatever os.stat takes
            if str(path).endswith("2021.pdf") and options.get("follow_symlinks", True):
                raise PermissionError(13, "Permission denied")
            return look(path, *arguments, **options)

        monkeypatch.setattr(os, "stat", stat)
        assert codes(check()) == [(f"{UNIT}/2021.pdf", "wrong-file-name")]

    def test_to_a_folder_inside(self, root: Path, write: Write, check: Check) -> None:
        """A circle of folders ends at its link."""
        write(f"{UNIT}/2020.yaml", REPORT)
        (root / UNIT / "lại").symlink_to(root / "units")
        assert codes(check()) == [(f"{UNIT}/lại", "not-a-file")]

    def test_to_another_report(self, root: Path, write: Write, check: Check) -> None:
        """A link inside ``units`` is read like the file it leads to."""
        write(f"{UNIT}/2020.yaml", REPORT)
        (root / UNIT / "2020-Q1.yaml").symlink_to(root / UNIT / "2020.yaml")
        assert codes(check()) == [
            (f"{UNIT}/2020-Q1.yaml", "duplicate-report"),
            (f"{UNIT}/2020-Q1.yaml", "wrong-file-name"),
        ]

    def test_to_nothing(self, root: Path, check: Check) -> None:
        """A broken link, and one that leads to itself, cannot be read."""
        (root / UNIT).mkdir(parents=True)
        (root / UNIT / "2020.yaml").symlink_to(root / UNIT / "2019.yaml")
        (root / UNIT / "2021.yaml").symlink_to(root / UNIT / "2021.yaml")
        assert codes(check()) == [
            (f"{UNIT}/2020.yaml", "unreadable-file"),
            (f"{UNIT}/2021.yaml", "unreadable-file"),
        ]

    def test_evidence_through_a_link(self, root: Path, tmp_path: Path, write: Write, check: Check) -> None:
        """Evidence cannot lead out of the unit's folder by a link either."""
        (tmp_path / "anh.jpg").write_bytes(b"")
        write(f"{UNIT}/2020.yaml", done_with("anh.jpg"))
        (root / UNIT / "anh.jpg").symlink_to(tmp_path / "anh.jpg")
        assert [diagnostic.code for diagnostic in check()] == ["evidence-outside-folder"]

    def test_evidence_that_is_a_circle(self, root: Path, write: Write, check: Check) -> None:
        """A link that leads to itself proves nothing, and stops nothing."""
        write(f"{UNIT}/2020.yaml", done_with("anh.jpg"))
        (root / UNIT / "anh.jpg").symlink_to(root / UNIT / "anh.jpg")
        assert [diagnostic.code for diagnostic in check()] == ["evidence-outside-folder"]


def done_with(evidence: str) -> str:
    """A report of something done, with a file as its evidence."""
    return (
        REPORT.replace("in_progress", "done")
        + f"    completed: 2020-06-01\n    evidence: [{{title: Ảnh, file: '{evidence}'}}]\n"
    )


@needs_posix
def test_evidence_is_found_in_either_unicode_form(write: Write, check: Check) -> None:
    """A file name from a Mac is the same file."""
    write(f"{UNIT}/2020.yaml", done_with("ảnh chụp.jpg"))
    assert [diagnostic.code for diagnostic in check()] == ["missing-evidence-file"]
    write(unicodedata.normalize("NFD", f"{UNIT}/ảnh chụp.jpg"), b"")
    assert check() == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (name, "missing-evidence-file")
        for name in ("a" * 400, "a/" * 200 + "b", ".", "./", "2020.yaml/x", "con:x", "~", "*")
    ],
)
def test_odd_evidence_names_do_no_harm(name: str, code: str, write: Write, check: Check) -> None:
    """A name that no file can have is a file that is not there."""
    write(f"{UNIT}/2020.yaml", done_with(name))
    assert [diagnostic.code for diagnostic in check()] == [code]


def test_folder_named_like_a_report(root: Path, write: Write, check: Check) -> None:
    """A folder cannot be read as a report; it says so."""
    write(f"{UNIT}/2020.yaml/bao-cao.docx", b"")
    assert codes(check()) == [(f"{UNIT}/2020.yaml", "not-a-file")]
    assert check_workspace(root).workspace.unreadable == {f"{UNIT}/2020.yaml"}


@pytest.mark.parametrize("name", ["units", "register"])
def test_file_named_like_a_folder(root: Path, write: Write, check: Check, name: str) -> None:
    """It says that it has to be a folder, and not the other way round."""
    write(name, b"x")
    (found,) = check()
    assert (found.location.file, found.code) == (name, "not-a-file")
    assert found.message.vi == f"'{name}' phải là một thư mục, nhưng lại là một tệp."
    assert found.hint
    assert found.hint.vi.startswith("Đổi tên tệp này")


@needs_posix
def test_pipe_named_like_a_report(root: Path, check: Check) -> None:
    """A pipe, which would be waited on for ever, is not opened."""
    (root / UNIT).mkdir(parents=True)
    os.mkfifo(root / UNIT / "2020.yaml")
    os.mkfifo(root / UNIT / "anh.jpg")
    assert codes(check()) == [(f"{UNIT}/2020.yaml", "not-a-file")]


def test_file_that_may_not_be_read(write: Write, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without permission to read is named with the system's reason."""
    close(monkeypatch, write(f"{UNIT}/2020.yaml", REPORT), (Path, "open"))
    [diagnostic] = check()
    assert (diagnostic.location.file, diagnostic.code) == (f"{UNIT}/2020.yaml", "unreadable-file")
    assert "Permission denied" in diagnostic.message.vi


def test_folder_that_may_not_be_read(
    root: Path, write: Write, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A closed folder is named too: its reports are not silently left out."""
    write(f"{UNIT}/2020.yaml", REPORT)
    close(monkeypatch, root / UNIT, (os, "scandir"))
    assert codes(check()) == [(UNIT, "unreadable-file")]


def test_folder_whose_names_alone_may_be_read(
    root: Path, write: Write, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not taken for evidence: its reports are not silently left out."""
    write(f"{UNIT}/2020.yaml", REPORT)
    close(monkeypatch, root / UNIT, (os, "scandir"), (os, "stat"), (os, "lstat"))
    assert codes(check()) == [(UNIT, "unreadable-file")]


def test_huge_file(root: Path, write: Write, check: Check) -> None:
    """Of a file of ten gigabytes no more than a megabyte is read."""
    path = write(f"{UNIT}/2020.yaml", REPORT)
    begin = time.perf_counter()
    with path.open("r+b") as stream:
        stream.truncate(10 * 1024**3)
    assert codes(check()) == [(f"{UNIT}/2020.yaml", "file-too-large")]
    assert time.perf_counter() - begin < 3


MIXED = """\
unit: phuong-loc-tho
period: 2020
received: 2020-12-02
signer: {position: Chủ tịch}
results:
  - item: II.5.1
    status: xong
  - item: III.1
    status: done
    completed: 31/02/2020
    figures: {news_items: 12, exhibition_schools: -1}
    evidence: [{link: https://nhatrang.gov.vn}]
  -
  - Ghi chú
  - item: III.9
    status: in_progress
difficulties: [Thiếu người, [a], Thiếu máy]
training:
  - {title: Tập huấn}
  - {title: Tập huấn, date: 2019-07-15}
funding: {allocated: 1.000, spent: 5}
"""


def test_valid_parts_are_salvaged(root: Path, write: Write) -> None:
    """What is valid in a report with errors is kept, and each entry remembers its position in the file."""
    write(f"{UNIT}/2020.yaml", MIXED)
    file = load_report(root)
    assert not file.complete
    assert [(path, result.item) for path, result in file.results()] == [
        (("results", 0), "II.5.1"),
        (("results", 1), "III.1"),
        (("results", 4), "III.9"),
    ]
    assert file.doubtful == {("results", 0, "status")}
    [_, first, _] = file.report.results
    assert (first.status, first.completed, first.figures, first.evidence) == (
        Status.DONE,
        None,
        {"news_items": 12},
        (),
    )
    assert file.report.difficulties == ("Thiếu người", "Thiếu máy")
    assert [file.path("training", position) for position in range(len(file.report.training))] == [
        ("training", 1)
    ]
    assert (file.report.signer, file.report.funding) == (None, None)


def test_no_error_hides_another(write: Write, check: Check) -> None:
    """Every mistake of the file is found in one run, at its line.

    And nothing is said twice of one mistake.
    """
    write(f"{UNIT}/2020.yaml", MIXED)
    assert [(diagnostic.location.line, diagnostic.code) for diagnostic in check()] == [
        (4, "missing-key"),
        (7, "unknown-status"),
        (10, "impossible-date"),
        (11, "negative-number"),
        (12, "missing-key"),
        (13, "missing-value"),
        (14, "not-a-mapping"),
        (15, "unknown-item"),
        (17, "not-text"),
        (19, "missing-key"),
        (20, "date-outside-period"),
        (21, "ambiguous-number"),
    ]


@pytest.mark.parametrize("key", ["unit", "period", "received"])
@pytest.mark.parametrize("replacement", ["", "{key}:", "{key}: Sai!", "{key}: [x]", "{key}: *x"])
def test_identity_is_taken_from_the_place(
    key: str, replacement: str, root: Path, write: Write, check: Check
) -> None:
    """A report that does not say who or when is checked by its place, without a word on what was assumed."""
    lines = [replacement.format(key=key) if line.startswith(key) else line for line in REPORT.splitlines()]
    text = "\n".join([*lines, "  - item: III.9", "    status: in_progress", ""])
    write(f"{UNIT}/2020.yaml", text)
    file = load_report(root)
    assert file.assumed == {key}
    assert (file.report.unit, str(file.report.period)) == ("phuong-loc-tho", "2020")
    assert len(check()) == 2
    assert "unknown-item" in {diagnostic.code for diagnostic in check()}


@pytest.mark.parametrize(
    "name", ["units/báo cáo.yaml", "units/Phường Lộc Thọ/Quý 2.yaml", "units/x/y/z.yaml"]
)
def test_place_that_says_nothing(name: str, write: Write, check: Check) -> None:
    """A report that says neither who nor when, at a place that does not say it either, is told just that."""
    write(name, REPORT.replace("unit: phuong-loc-tho\nperiod: 2020\n", ""))
    assert codes(check()) == [(name, "missing-key"), (name, "missing-key")]


@pytest.mark.parametrize("text", ["- unit: x\n", "xin chào\n"])
def test_file_that_is_no_mapping_has_nothing_to_salvage(text: str, root: Path, write: Write) -> None:
    """A list or a sentence is no report."""
    write(f"{UNIT}/2020.yaml", text)
    checked = check_workspace(root)
    workspace, diagnostics = checked.workspace, findings_about(ABOUT, checked.diagnostics)
    assert codes(diagnostics) == [(f"{UNIT}/2020.yaml", "not-a-mapping")]
    assert workspace.reports == []


def test_broken_plan_is_not_held_against_the_reports(root: Path, write: Write, check: Check) -> None:
    """While the plan cannot be read, its own errors are all there is to say."""
    write(f"{UNIT}/2020.yaml", REPORT.replace("II.5.1", "II.9.9"))
    plan = root / "plan" / "2020.yaml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("year: 2020", "year: hai nghìn"), encoding="utf-8"
    )
    assert codes(check()) == [("plan/2020.yaml", "not-a-number")]


def test_no_plan_at_all(root: Path, write: Write, check: Check) -> None:
    """Without any plan each report says so, and promises no year that has one."""
    (root / "plan" / "2020.yaml").unlink()
    write(f"{UNIT}/2020.yaml", REPORT)
    [diagnostic] = check()
    assert (diagnostic.code, diagnostic.allowed) == ("no-plan-for-year", None)


EVERY_KEY = """\
unit: phuong-loc-tho
period: 2020
illustrative: true
date: 2020-12-01
received: 2020-12-02
signer: {name: Nguyễn Văn A, position: Chủ tịch}
results:
  - item: II.5.1
    status: done
    summary: Đã đăng 120 tin, bài.
    completed: 2020-11-30
    figures: {news_items: 120}
    evidence:
      - {title: Trang tin, link: "https://nhatrang.gov.vn"}
      - title: Ảnh chụp
        file: anh.jpg
    reason: Theo kế hoạch
programmes:
  - title: Kế hoạch
    appraised: 2020-03-01
    approved: 2020-03-05
training:
  - title: Tập huấn
    date: 2020-07-15
    participants: 2
funding: {allocated: 15000000, spent: 12000000}
difficulties: [Thiếu người]
"""

ODD_VALUES = (
    *(
        "",
        "~",
        "''",
        "[]",
        "{}",
        "[~]",
        "[[]]",
        "{a: b}",
        "{'[key]': 1}",
        "{[x]: 1}",
        "- a",
        "? a",
        ": ",
        "[",
        "{{ x }}",
        "*x",
        "&x y",
        "!t",
        "!!int 3",
    ),
    *(
        "true",
        "-5",
        "1.200",
        "9" * 5000,
        "0001-01-01",
        "9999-12-31",
        "31/02/2020",
        "9999",
        "1899",
        "2020-Q2",
        "²",
        "m²",
        "xong",
        "../..",
        "C:\\x",
    ),
    *(
        '"\\x1b[31m"',
        '"\\u2028"',
        '"a\\0b"',
        "\u0301",
        "a\u200b",
        "\ufffe",
        "\t",
        "@x",
        "%x",
        "|",
        ">-",
        "http://[",
        "x" * 600,
        "x" * 11000,
        "📎",
    ),
)


def test_no_value_brings_the_program_down(root: Path, write: Write) -> None:
    """Whatever stands in the place of a value, or of a key, is a finding or is fine.

    Every file is accounted for.
    """
    write(f"{UNIT}/anh.jpg", b"")
    lines = EVERY_KEY.splitlines()
    names = []
    for number, line in enumerate(lines):
        key, colon, value = line.partition(":")
        indent = key[: len(key) - len(key.lstrip(" -"))]
        for turn, odd in enumerate(ODD_VALUES):
            spoilt = f"{key}{colon} {odd}" if turn % 4 else f"{indent}{odd}{colon}{value}"
            names.append(f"{UNIT}/{number}-{turn}.yaml")
            write(names[-1], "\n".join([*lines[:number], spoilt, *lines[number + 1 :], ""]))
    checked = check_workspace(root)
    workspace, diagnostics = checked.workspace, checked.diagnostics
    assert set(names) <= set(workspace.files)
    read = {file.source.file for file in workspace.reports}
    assert read.isdisjoint(workspace.unreadable)
    assert len(read) + len(workspace.unreadable) >= len(names)
    for diagnostic in diagnostics:
        assert diagnostic.message.vi.isprintable()
        assert "Error" not in diagnostic.message.en


def test_large_roster(root: Path, write: Write) -> None:
    """A plan may name thousands of units, a report not as many things."""
    plan = (root / "plan" / "2020.yaml").read_text(encoding="utf-8")
    wards = "".join(
        f"  - {{id: phuong-so-{number}, name: Phường Số {number}, short: P. Số {number}, kind: ward}}\n"
        for number in range(3000)
    )
    write("plan/2020.yaml", re.sub(r"^units:\n", f"units:\n{wards}", plan, flags=re.MULTILINE))
    write("units/phuong-so-7/2020.yaml", "next_year:\n" + "  - Ý\n" * 10_000)
    checked = check_workspace(root)
    workspace, found = checked.workspace, findings_about(ABOUT, checked.diagnostics)
    assert len(workspace.plans[2020].plan.units) > 3000
    assert [(finding.code, finding.location.file) for finding in found] == [
        ("file-too-large", "units/phuong-so-7/2020.yaml")
    ]
