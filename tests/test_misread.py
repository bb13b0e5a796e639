"""What ``ttdn validate`` finds in a plan whose readings contradict its own words."""

import json
import shutil
from pathlib import Path

import pytest
from conftest import Run

ROOT = Path(__file__).resolve().parent.parent
OWNERS = "owners: {read: [phong-giao-duc-dao-tao]}"


def found(run: Run, root: Path, *more: str) -> list[tuple[str, str]]:
    """The findings of both kinds in a folder: the code, and the message with its advice."""
    _, output, _ = run("--root", str(root), "validate", "--format", "json", *more)
    return [
        (one["code"], f"{one['message']} {one['hint']}")
        for one in json.loads(output)["diagnostics"]
        if one["code"] in {"misread-owners", "misread-deadline"}
    ]


def change(root: Path, before: str, after: str) -> None:
    """Write something else in the small plan."""
    plan = root / "plan" / "2020.yaml"
    text = plan.read_text(encoding="utf-8")
    assert before in text
    plan.write_text(text.replace(before, after, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Phòng Văn hóa và Thông tin", "phong-giao-duc-dao-tao"),
        ("UBND các xã, phường", "hoi-nong-dan"),
        ("UBND phường Lộc Thọ, UBND xã Vĩnh Lương", "phuong-vinh-hoa"),
    ],
)
@pytest.mark.parametrize("key", ["owners", "coordinating"])
def test_bodies_that_are_not_those_of_the_words(root: Path, run: Run, key: str, text: str, read: str) -> None:
    """Another body would be asked for the work: who is meant is told."""
    change(root, OWNERS, f'{key}: {{text: "{text}", read: [{read}]}}')
    [(code, words)] = found(run, root)
    assert code == "misread-owners"
    assert text in words
    (root / "units").mkdir()
    assert found(run, root, str(root / "units")) == []
    change(root, "headings:", "levels: {misread-owners: off}\nheadings:")
    assert found(run, root) == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Phòng Giáo dục và Đào tạo", "phong-giao-duc-dao-tao"),
        # A group written out, or one of several alone: something of the words is there.
        ("UBND các xã, phường", "phuong-loc-tho, phuong-vinh-hoa, xa-vinh-luong"),
        ("UBND phường Lộc Thọ", "ubnd-xa-phuong"),
        ("Phòng Văn hóa và Thông tin; Công an thành phố", "cong-an"),
        # Not surely understood: no body of the roster, a set that nobody can count, other words.
        ("Sở Tài chính", "phong-giao-duc-dao-tao"),
        ("Các phòng, ban liên quan", "phong-giao-duc-dao-tao"),
        ("Phòng Văn hóa và Thông tin, Sở Tài chính", "phong-giao-duc-dao-tao"),
        ("Theo phân công", "phong-giao-duc-dao-tao"),
        ("Phòng Văn hóa và Thông tin", ""),
    ],
)
def test_bodies_that_may_be_meant(root: Path, run: Run, text: str, read: str) -> None:
    """Nothing is said where the words are not surely about others."""
    change(root, OWNERS, f'owners: {{text: "{text}"{f", read: [{read}]" if read else ""}}}')
    assert found(run, root) == []


@pytest.mark.parametrize(
    ("text", "deadline", "is_found"),
    [
        ("trước ngày 15 tháng 11", "{before: 2020-12-10}", True),
        ("chậm nhất ngày 15/11/2020", "{before: 2020-12-10}", True),
        ("trước ngày 15 tháng 11", "{before: 2020-11-15}", False),
        ("trước ngày 15 tháng 11", "{by: 2020-11-15}", False),
        ("trước ngày 15 tháng 11, số liệu tính đến ngày 10/11", "{before: 2020-12-10}", False),
        ("trước ngày Đại hội", "{before: 2020-12-10}", False),
    ],
)
def test_deadline_of_another_day(root: Path, run: Run, text: str, deadline: str, *, is_found: bool) -> None:
    """The units would be told another day than the plan's; several days are nobody's for sure."""
    change(root, "Báo cáo kết quả trước ngày 10/12/2020.", f"Các đơn vị báo cáo kết quả {text}.")
    change(root, "{before: 2020-12-10}", deadline)
    assert [code for code, _ in found(run, root)] == ["misread-deadline"] * is_found


@pytest.mark.parametrize(
    "folder", [".", "tests/plans/province", "tests/plans/programme", "tests/plans/commune"]
)
def test_true_plans_are_read_as_they_say(tmp_path: Path, run: Run, folder: str) -> None:
    """No plan in use is told that it is wrong."""
    shutil.copytree(ROOT / folder / "plan", tmp_path / "plan")
    assert found(run, tmp_path) == []
