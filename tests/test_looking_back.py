"""``ttdn changes``: which earlier state is compared with, and what is said of it.

What is told of a difference is tested in ``test_changes``.
"""

import csv
import io
import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ttdn.changes.snapshot import take_snapshot
from ttdn.checking import check_workspace
from ttdn.history import files, files_at
from ttdn.history.reasons import HistoryNotReadableError
from ttdn.looking_back import choosing
from ttdn.looking_back.pages import keep_snapshot
from ttdn.standing import find_standing

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str | bytes], Path]
WARD, COMMUNE = "phuong-loc-tho", "xa-vinh-luong"
AS_OF = ("--as-of", "2020-12-06")


def report(unit: str = WARD, received: str = "2020-12-01", number: int = 12, more: str = "") -> str:
    """A report with one answer."""
    return (
        f"unit: {unit}\nperiod: '2020'\nreceived: {received}\n{more}results:\n"
        f"  - {{item: II.5.1, status: in_progress, summary: Đăng tin, figures: {{news_items: {number}}}}}\n"
    )


@pytest.fixture
def reported(root: Path, write: Write) -> Path:
    """A folder with one report."""
    write(f"units/{WARD}/2020.yaml", report())
    return root


def git(folder: Path, *arguments: str, on: str = "2020-12-02T20:00:00+00:00", check: bool = True) -> str:
    """A git command as people give it, on a machine without settings."""
    people = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in (("NAME", "A"), ("EMAIL", "a@x.vn"), ("DATE", on))
    }
    plain = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_ALLOW_PROTOCOL": "file"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(  # noqa: S603 - our own words
        ["git", "-C", str(folder), *arguments],  # noqa: S607 - that of the machine
        check=check,
        capture_output=True,
        env={**kept, **plain, **people},
    )
    return done.stdout.decode("utf-8", "replace").strip()


def commit(folder: Path, on: str = "2020-12-02T20:00:00+00:00") -> str:
    """Commit everything; the name of the commit. By default on the third day of the month in Vietnam."""
    git(folder, "add", "--all", on=on)
    git(folder, "commit", "--quiet", "--allow-empty", "--message=x", on=on)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(reported: Path) -> Path:
    """The same folder as part of a repository, committed, and changed since."""
    git(reported.parent, "init", "--quiet", "--initial-branch=main")
    commit(reported.parent)
    return reported


# git.


def test_a_correction_is_told_with_what_git_has(repository: Path, write: Write, run: Run) -> None:
    """What was written then, what is written now; a report that was deleted, one that came."""
    write(f"units/{COMMUNE}/2020.yaml", report(COMMUNE, "2020-12-02"))
    made = commit(repository.parent)
    (repository / f"units/{COMMUNE}/2020.yaml").unlink()
    write(f"units/{WARD}/2020.yaml", report(number=10))
    write("units/phuong-vinh-hoa/2020.yaml", report("phuong-vinh-hoa", "2020-12-05"))
    code, out, err = run("changes", "--since", "3/12/2020", *AS_OF, cwd=repository, columns=300)
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == (
        f"Từ ngày 03/12 đến ngày 06/12/2020 (theo git, bản ghi {made[:10]}): 1 báo cáo mới, 1 đơn vị sửa báo "
        "cáo, 1 báo cáo hoặc nội dung không còn, 1 việc thường xuyên có kết quả, 1 việc không còn là hoàn "
        "thành, 2 số liệu giảm."
    )
    assert "    II.5.1 Tin, bài đăng: 12 → 10 tin, bài" in out
    assert "  UBND xã Vĩnh Lương, báo cáo năm 2020\n" in out


def test_a_revision_is_looked_at_on_its_own_day(repository: Path, write: Write, run: Run) -> None:
    """Days are those of Vietnam; a branch, a tag and the beginning of a name are revisions."""
    git(repository, "tag", "gui-lan-1")
    write(f"units/{WARD}/2020.yaml", report(number=10))
    for revision in ("HEAD", "main", "gui-lan-1", git(repository, "rev-parse", "--short", "HEAD")):
        _, out, _ = run("--lang", "en", "changes", "--since", revision, *AS_OF, cwd=repository, columns=200)
        assert out.startswith("From 2020-12-03 to 2020-12-06 (by git, commit ")


def test_a_day_between_two_commits_names_the_day_of_the_first(
    repository: Path, write: Write, run: Run
) -> None:
    """The plan is looked at on the day, the folder as it stood in the last commit until then."""
    write(f"units/{WARD}/2020.yaml", report(number=10))
    commit(repository.parent, on="2020-12-05T20:00:00+00:00")
    _, out, _ = run("changes", "--since", "2020-12-05", *AS_OF, cwd=repository, columns=200)
    assert out.startswith("Từ ngày 05/12 đến ngày 06/12/2020 (theo git, bản ghi ")
    assert " ngày 03/12/2020): 1 đơn vị sửa báo cáo, 2 số liệu giảm." in out


def test_before_the_first_commit_days_of_receipt_are_taken(repository: Path, run: Run) -> None:
    """It is said why."""
    _, out, _ = run("changes", "--since", "2020-11-30", *AS_OF, cwd=repository, columns=200)
    assert "(theo ngày nhận): 1 báo cáo mới" in out
    assert "Không so theo git được: kho git chưa có bản ghi nào đến hết ngày 30/11/2020." in out


def test_a_shallow_clone_is_said(repository: Path, tmp_path: Path, run: Run) -> None:
    """Its only commit may be a late one."""
    commit(repository.parent, on="2020-12-05T20:00:00+00:00")
    clone = tmp_path / "bản sao"
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.parent.as_uri(), str(clone))
    _, out, _ = run("changes", "--since", "2020-12-03", *AS_OF, cwd=clone / repository.name, columns=200)
    assert "(theo ngày nhận)" in out
    assert "Không so theo git được: kho chỉ được tải một phần lịch sử." in out


def test_objects_that_were_not_fetched_are_said(repository: Path, run: Run) -> None:
    """A clone without the contents of files."""
    name = git(repository, "rev-parse", f"HEAD:./units/{WARD}/2020.yaml")
    path = repository.parent / ".git" / "objects" / name[:2] / name[2:]
    path.chmod(0o644)
    path.unlink()
    _, out, _ = run("changes", "--since", "2020-12-03", *AS_OF, cwd=repository, columns=200)
    assert "Không so theo git được: kho chưa tải đủ nội dung các tệp." in out


def test_a_plan_that_had_errors_then_is_said(repository: Path, run: Run) -> None:
    """A day goes by the days of receipt then; of a revision nothing else is known."""
    plan = repository / "plan" / "2020.yaml"
    good = plan.read_bytes()
    plan.write_bytes(good.replace(b"year: 2020", b"year: 2020\nyears: 5"))
    commit(repository.parent, on="2020-12-03T20:00:00+00:00")
    plan.write_bytes(good)
    _, out, _ = run("changes", "--since", "2020-12-04", *AS_OF, cwd=repository, columns=200)
    assert "(theo ngày nhận)" in out
    assert "Không so được với bản ghi git " in out
    code, _, err = run("changes", "--since", "HEAD", *AS_OF, cwd=repository, columns=200)
    assert code == 2
    assert "plan/2020.yaml" in err
    code, _, err = run("changes", "--since", "HEAD~1", *AS_OF, cwd=repository, columns=200)
    assert code == 0


def test_a_report_with_errors_is_said(repository: Path, write: Write, run: Run) -> None:
    """It was counted, and is not any more."""
    write(f"units/{WARD}/2020.yaml", report().replace("in_progress", "xong rồi"))
    _, out, _ = run("changes", "--since", "HEAD", *AS_OF, cwd=repository, columns=200)
    assert "  UBND phường Lộc Thọ, báo cáo năm 2020\n    báo cáo có lỗi, chưa được tính\n" in out
    assert "KHÔNG TÍNH 1 báo cáo có lỗi" in out


def test_evidence_is_not_asked_for_again(repository: Path, write: Write, run: Run) -> None:
    """Files are not laid out anew; a report that names one was no worse then."""
    named = report().replace("summary:", "evidence: [{title: A, file: a.pdf}], summary:")
    write(f"units/{WARD}/a.pdf", b"%PDF-1.4")
    write(f"units/{WARD}/2020.yaml", named)
    commit(repository.parent)
    _, out, _ = run("changes", "--since", "HEAD", *AS_OF, cwd=repository)
    assert "không có gì thay đổi." in out


def test_no_program_of_the_folder_is_run_and_no_link_is_followed(
    repository: Path, tmp_path: Path, write: Write, run: Run
) -> None:
    """A filter and a monitor of the checkout, links and strange names in a commit."""
    mark, script = tmp_path / "dấu vết", write("units/chay.sh", "")
    script.write_text(f"#!/bin/sh\necho ran >> '{mark}'\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    (repository / ".gitattributes").write_text("* filter=x diff=x\n", encoding="utf-8")
    outside = tmp_path / "ngoài.yaml"
    outside.write_text(report(COMMUNE), encoding="utf-8")
    (repository / "units" / COMMUNE).mkdir()
    (repository / "units" / COMMUNE / "2020.yaml").symlink_to(outside)
    (repository / "units" / "x").symlink_to(repository / "units" / WARD)
    write(f"units/{WARD}/.hidden.yaml", "a: 1")
    commit(repository.parent)
    for key in ("filter.x.clean", "filter.x.smudge", "diff.x.textconv", "core.fsmonitor", "core.pager"):
        git(repository, "config", key, f"'{script}'")
    found = files_at(repository, "HEAD")
    assert set(found.files) == {"plan/2020.yaml", f"units/{WARD}/2020.yaml"}
    code, _, _ = run("changes", "--since", "HEAD", *AS_OF, cwd=repository)
    assert code == 0
    assert not mark.exists()


@pytest.mark.parametrize("name", [b"..", b".git", b"a\\b.yaml", b"c:x.yaml", b"\xff.yaml", b"a\x01.yaml"])
def test_names_that_lead_elsewhere_are_left_out(repository: Path, name: bytes) -> None:
    """A tree may hold any name, whatever git itself writes."""
    blob = git(repository, "rev-parse", f"HEAD:./units/{WARD}/2020.yaml")
    content = b"100644 2020.yaml\0" + bytes.fromhex(blob) + b"100644 " + name + b"\0" + bytes.fromhex(blob)
    assert [one.name for one in files._read_tree(content, blob)] == ["2020.yaml"]  # noqa: SLF001 - no git makes such a tree
    assert files._read_tree(content[:-5], blob)[1:] == []  # noqa: SLF001 - the same, cut off


def test_too_much_is_refused(repository: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many files, too many bytes; one file that is too large is left out."""
    monkeypatch.setattr(files, "_LARGEST_FILE", 600)
    assert set(files_at(repository, "HEAD").files) == {f"units/{WARD}/2020.yaml"}
    monkeypatch.setattr(files, "_MANY", 1)
    with pytest.raises(HistoryNotReadableError):
        files_at(repository, "HEAD")
    monkeypatch.setattr(files, "_MANY", 100)
    monkeypatch.setattr(files, "_LARGEST", 10)
    with pytest.raises(HistoryNotReadableError):
        files_at(repository, "HEAD")


def test_a_tree_that_stands_for_more_files_than_can_be_listed(repository: Path) -> None:
    """It takes a few thousand bytes, and no longer than these."""
    top = repository.parent

    def make(lines: list[str]) -> str:
        done = subprocess.run(  # noqa: S603 - our own words
            ["git", "-C", str(top), "mktree"],  # noqa: S607 - that of the machine
            input="\n".join(lines).encode(),
            capture_output=True,
            check=True,
        )
        return done.stdout.decode().strip()

    blob = git(top, "rev-parse", f"HEAD:./{repository.name}/units/{WARD}/2020.yaml")
    reports = make([f"100644 blob {blob}\ta{number:03}.yaml" for number in range(500)])
    units = make([f"040000 tree {reports}\tb{number:03}" for number in range(500)])
    folder = make([f"040000 tree {units}\tunits"])
    made = git(top, "commit-tree", make([f"040000 tree {folder}\t{repository.name}"]), "-m", "x")
    with pytest.raises(HistoryNotReadableError, match="too many files"):
        files_at(repository, made)


def test_a_commit_of_no_day_is_no_commit(repository: Path) -> None:
    """Whoever made it gave a time that no calendar has."""
    made = commit(repository.parent, on="@99999999999999 +0000")
    with pytest.raises(HistoryNotReadableError, match="no such revision"):
        files_at(repository, made)
    assert files_at(repository, date(2020, 12, 5)).commit != made


def test_files_are_read_in_portions(repository: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are the same, however many are read at a time."""
    write(f"units/{COMMUNE}/2020.yaml", report(COMMUNE))
    write("register/2020.yaml", "arrivals: []\n")
    commit(repository.parent)
    whole = files_at(repository, "HEAD")
    monkeypatch.setattr(files, "_AT_A_TIME", 10)
    assert files_at(repository, "HEAD") == whole
    assert whole.files == {
        name: (repository / name).read_bytes()
        for name in (
            "plan/2020.yaml",
            "register/2020.yaml",
            f"units/{WARD}/2020.yaml",
            f"units/{COMMUNE}/2020.yaml",
        )
    }


def test_a_folder_whose_name_has_two_lines_has_no_files_then(tmp_path: Path, reported: Path) -> None:
    """Git cannot be asked for it line by line."""
    odd = tmp_path / "hai\ndòng"
    reported.rename(odd)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path)
    assert files_at(odd, "HEAD").files == {}


def test_a_name_that_the_system_does_not_know_is_not_there(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest is compared."""
    then = files_at(repository, "HEAD")
    more = {**then.files, f"units/{'x' * 300}/2020.yaml": b""}
    monkeypatch.setattr(choosing, "files_at", lambda *_: files.FilesThen(then.commit, then.day, more))
    _, out, _ = run("changes", "--since", "HEAD", *AS_OF, cwd=repository)
    assert "không có gì thay đổi." in out


@pytest.mark.parametrize("revision", ["không-có", "--help", "HEAD:plan", ":/", "HEAD@{1}", "\x00"])
def test_what_is_no_revision_is_said(repository: Path, run: Run, revision: str) -> None:
    """And what may be written."""
    code, out, err = run("changes", f"--since={revision}", *AS_OF, cwd=repository, columns=300)
    assert (code, out) == (2, "")
    assert "Viết một ngày, last (trang trước), hoặc tên nhánh, thẻ, mã bản ghi của git." in err


def test_a_commit_of_a_later_day_is_refused(repository: Path, run: Run) -> None:
    """There is nothing to look back upon."""
    code, _, err = run("changes", "--since", "HEAD", "--as-of", "2020-11-30", cwd=repository, columns=300)
    assert code == 2
    assert "--since HEAD không ở trước ngày 30/11/2020 (--as-of). Chọn một ngày trước đó." in err


# Days of receipt, and pages.


def test_without_git_days_of_receipt_say_what_they_do_not_know(
    reported: Path, write: Write, run: Run
) -> None:
    """Of a folder that simply has no git nothing is complained of."""
    write(f"units/{WARD}/2020.yaml", report(more="reissued: 2020-12-05\n"))
    code, out, err = run("changes", "--since", "2020-12-03", *AS_OF, cwd=reported, columns=200)
    assert (code, err) == (0, "")
    assert out == (
        "Từ ngày 03/12 đến ngày 06/12/2020 (theo ngày nhận): 1 đơn vị sửa báo cáo.\n\n"
        "ĐƠN VỊ SỬA LẠI (1)\n"
        "  UBND phường Lộc Thọ, báo cáo năm 2020, bản gửi ngày 05/12/2020\n"
        "    Gửi bản thay thế, bổ sung\n\n"
        "Theo ngày nhận chỉ biết cái gì đến sau: đơn vị sửa lại thì không biết trước đó đã viết gì, số liệu "
        "nào giảm, báo cáo nào đã bỏ.\n"
    )


def test_without_a_page_the_last_days_are_looked_at(reported: Path, run: Run) -> None:
    """Be it that nothing was said, or that the last page was wanted."""
    for arguments in ((), ("--since", "last"), ("--since", "LAST"), ("--since", "")):
        _, out, _ = run("changes", *arguments, *AS_OF, cwd=reported, columns=200)
        assert out.startswith("Từ ngày 29/11 đến ngày 06/12/2020 (theo ngày nhận): 1 báo cáo mới")
        assert "Chưa lưu trang nào ('ttdn page') của ngày trước 06/12/2020: xem 7 ngày qua." in out


def keep_page(root: Path, day: str) -> None:
    """Keep what a page of a day says."""
    status = find_standing(check_workspace(root), None, date.fromisoformat(day)).status
    assert keep_snapshot(root, take_snapshot(status)) is None


def test_the_last_page_knows_what_was_written(reported: Path, write: Write, run: Run) -> None:
    """By default, when it is asked for, and for just its day; not for another."""
    keep_page(reported, "2020-12-04")
    write(f"units/{WARD}/2020.yaml", report(number=10))
    for arguments in ((), ("--since", "last"), ("--since", "4/12/2020")):
        _, out, _ = run("changes", *arguments, *AS_OF, cwd=reported, columns=200)
        assert "(so với trang ngày 04/12/2020): 1 đơn vị sửa báo cáo, 2 số liệu giảm." in out
    _, out, _ = run("changes", "--since", "2020-12-03", *AS_OF, cwd=reported, columns=200)
    assert "(theo ngày nhận)" in out


def test_a_damaged_page_is_said(reported: Path, run: Run) -> None:
    """Here it was the only one."""
    keep_page(reported, "2020-12-04")
    (reported / ".ttdn" / "pages" / "2020" / "2020-12-04.json").write_bytes(b"{")
    _, out, _ = run("changes", *AS_OF, cwd=reported, columns=200)
    assert "Bỏ qua trang lưu .ttdn/pages/2020/2020-12-04.json: tệp bị hỏng" in out


# Options.


def test_one_unit_and_one_item(reported: Path, write: Write, run: Run) -> None:
    """What does not concern them is neither counted nor told."""
    write(f"units/{COMMUNE}/2020.yaml", report(COMMUNE))
    since = ("--since", "2020-11-30", *AS_OF)
    _, out, _ = run("changes", *since, "--unit", "loc tho", cwd=reported, columns=200)
    assert "1 báo cáo mới, 1 việc thường xuyên có kết quả." in out
    assert "Vĩnh Lương" not in out
    _, out, _ = run("changes", *since, "--item", "II.5.1", cwd=reported, columns=200)
    assert "(theo ngày nhận): 2 việc thường xuyên có kết quả." in out
    _, out, _ = run("changes", *since, "--item", "V.1.1", cwd=reported, columns=200)
    assert "không có gì thay đổi." in out


def test_a_part_of_the_year(reported: Path, run: Run) -> None:
    """A half has its own reports."""
    _, out, _ = run(
        "changes", "--since", "2020-11-30", "--period", "2020-H1", *AS_OF, cwd=reported, columns=200
    )
    assert "không có gì thay đổi." in out


@pytest.mark.parametrize("day", ["31/2/2020", "2020-13-01", "5/12"])
def test_what_looks_like_a_day_and_is_none_is_no_revision(reported: Path, run: Run, day: str) -> None:
    """It is said how days are written."""
    code, _, err = run("changes", "--since", day, *AS_OF, cwd=reported, columns=200)
    assert code == 2
    assert f"--since: không đọc được '{day}'. Viết năm-tháng-ngày" in err


def test_the_day_itself_is_refused(reported: Path, run: Run) -> None:
    """So is a later one."""
    for day in ("2020-12-06", "2020-12-07"):
        code, _, err = run("changes", "--since", day, *AS_OF, cwd=reported, columns=200)
        assert code == 2
        assert "không ở trước ngày 06/12/2020 (--as-of)" in err


def test_tables_have_old_and_new(repository: Path, write: Write, run: Run) -> None:
    """Text of a submission is no formula; what is not known is said beside the table."""
    write(f"units/{WARD}/2020.yaml", report(number=10).replace("Đăng tin", "'=1+1'"))
    since = ("--since", "HEAD", *AS_OF)
    code, out, err = run("changes", *since, "--format", "csv", cwd=repository)
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert (code, err) == (0, "")
    assert [(row["event"], row["what"], row["before"], row["after"]) for row in rows] == [
        ("corrected", "Kết quả", "Đăng tin", "'=1+1"),
        ("corrected", "Tin, bài đăng", "12", "10"),
        ("fell", "Tin, bài đăng", "12", "10"),
        ("fell", "Tin, bài đăng", "12", "10"),
    ]
    code, out, err = run("changes", *since, "-o", "moi.xlsx", cwd=repository)
    assert (code, err) == (0, "")
    sheet = openpyxl.load_workbook(repository / "moi.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[1]][:2] == ["Việc gì", "Mục"]
    assert [sheet.cell(3, column).value for column in (9, 10)] == [12, 10]
    _, _, err = run("changes", "--since", "2020-12-01", "--format", "json", *AS_OF, cwd=repository)
    assert "Theo ngày nhận chỉ biết" in err


def test_a_file_says_its_own_form(reported: Path, run: Run) -> None:
    """So ``--format`` is not given beside it."""
    code, _, err = run("changes", "-o", "a.csv", "--format", "csv", cwd=reported)
    assert code == 2
    assert "đuôi tên tệp cho biết dạng" in err
    assert run("changes", "-o", "a.doc", cwd=reported)[0] == 2
    assert run("changes", "-o", "a.csv", *AS_OF, cwd=reported)[0] == 0


def test_examples_are_marked(example: Path, run: Run) -> None:
    """What is compared are no real figures; in a narrow window, too."""
    since = ("--since", "2020-12-08", "--as-of", "2020-12-20")
    _, out, _ = run("--lang", "en", "changes", *since, cwd=example, columns=60)
    assert out.startswith("ILLUSTRATIVE DATA")
    assert max(map(len, out.splitlines())) <= 60
    _, out, _ = run("changes", *since, "--format", "csv", cwd=example)
    assert {row["illustrative"] for row in csv.DictReader(io.StringIO(out))} == {"true"}
