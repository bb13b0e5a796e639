"""What is offered for a name that nothing bears: a line to type where it must be right, else a question."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ttdn.checking import check_workspace
from ttdn.checks.at_hand import with_examples_of
from ttdn.diagnostics import Diagnostic, Location
from ttdn.examples import ITEM, UNIT, YEAR
from ttdn.language import same
from ttdn.model.plan import Plan

Write = Callable[[str, str | bytes], Path]
SHARED = (Path(__file__).parent / "cases" / "plan.yaml").read_text(encoding="utf-8")
POINTS = """\
tasks:
  - {id: IV.1, text: Thực hiện các việc sau.}
  - {id: IV.1.a, text: Việc thứ nhất.}
  - {id: IV.1.d, text: Việc thứ tư.}
"""
REPORT = """\
unit: phuong-loc-tho
period: 2020
received: 2020-12-02
results:
  - item: II.5.1
    status: in_progress
    figures: {news_items: 3}
"""


@pytest.fixture
def find(tmp_path: Path) -> Callable[[str, str], Diagnostic]:
    """The one finding of a code in a folder of a plan and a report."""

    def find_one(
        code: str, report: str = REPORT, plan: str = SHARED, folder: str = "phuong-loc-tho"
    ) -> Diagnostic:
        for name, text in (("plan/2020.yaml", plan), (f"units/{folder}/2020.yaml", report)):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        [found] = [found for found in check_workspace(tmp_path).diagnostics if found.code == code]
        return found

    return find_one


@pytest.mark.parametrize(
    ("typed", "fix", "asked"),
    [
        ("phuong-loc-thoo", "unit: phuong-loc-tho", "phuong-loc-tho"),
        ("phuong_loc_tho", "unit: phuong-loc-tho", "phuong-loc-tho"),
        ("xa-van-luong", None, "xa-vinh-luong"),
        ("phuong-vinh-ha", None, "phuong-vinh-hoa"),
    ],
)
def test_unit(typed: str, fix: str | None, asked: str, find: Callable[..., Diagnostic]) -> None:
    """Another ward's name is asked about, the folder's own unit first; only a slip has a line to type."""
    found = find("unknown-unit", REPORT.replace("phuong-loc-tho", typed))
    assert found.fix == fix
    assert found.hint
    assert asked in found.hint.vi
    assert "phuong-loc-tho" in found.hint.vi


def test_unit_in_a_folder_of_no_unit(find: Callable[..., Diagnostic]) -> None:
    """Without a folder that tells, a ward of nearly the same name is not typed for the user."""
    found = find("unknown-unit", REPORT.replace("phuong-loc-tho", "xa-vinh-lung"), folder="xa-vinh-lung")
    assert (found.fix, found.hint) == (None, ("Có phải là 'xa-vinh-luong'?", "Did you mean 'xa-vinh-luong'?"))


def test_slip_in_a_folder_of_no_unit(find: Callable[..., Diagnostic]) -> None:
    """A slip is put right from the roster where the folder does not tell."""
    found = find("unknown-unit", REPORT.replace("phuong-loc-tho", "xa-vinh_luong"), folder="xa-vinh-lung")
    assert found.fix == "unit: xa-vinh-luong"


def test_report_in_the_folder_of_another_unit(find: Callable[..., Diagnostic]) -> None:
    """Whether the folder or the unit is wrong nobody knows: both cures are named, none is typed."""
    found = find("wrong-folder", folder="phuong-vinh-hoa")
    assert found.fix is None
    assert found.hint
    assert (
        found.hint.vi
        == "Nếu là báo cáo của UBND phường Vĩnh Hòa, sửa 'unit'; nếu không, chuyển tệp khỏi thư mục này."
    )


@pytest.mark.parametrize(
    ("typed", "fix"),
    [
        ("IV.1.đ", None),
        ("IV.1.e", None),
        ("IV,1,a", "IV.1.a"),
        ("iv.1.D", "IV.1.d"),
        ("mục IV.1.a", "IV.1.a"),
        ("IV.1 a", None),
    ],
)
def test_item(typed: str, fix: str | None, tmp_path: Path) -> None:
    """Another point is never typed for the one that the plan does not have, nor the clause above it."""
    plan = SHARED.replace("tasks:\n", POINTS, 1)
    for name, text in (
        ("plan/2020.yaml", plan),
        (
            "units/phuong-loc-tho/2020.yaml",
            REPORT.replace("II.5.1", typed).replace("    figures: {news_items: 3}\n", ""),
        ),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = [
        found
        for found in check_workspace(tmp_path).diagnostics
        if found.code in {"unknown-item", "not-an-identifier"}
    ]
    assert [each.fix for each in found] == [fix and f"  - item: {fix}"]


@pytest.mark.parametrize(
    ("typed", "fix"),
    [
        ("news_item", "    figures: {news_items: 3}"),
        ("new_items", "    figures: {news_items: 3}"),
        ("news_reports", None),
    ],
)
def test_figure(typed: str, fix: str | None, find: Callable[..., Diagnostic]) -> None:
    """A figure with a letter missing is put right; another figure is asked about."""
    assert find("unknown-figure", REPORT.replace("news_items", typed)).fix == fix


@pytest.mark.parametrize(
    ("typed", "fix"),
    [("ubnd-xa-phuongg", "ubnd-xa-phuong"), ("ubnd-xa-phuon", None), ("phong-giao-duc", None)],
)
def test_owner(typed: str, fix: str | None, find: Callable[..., Diagnostic]) -> None:
    """An owner that is nearly called like another is asked about."""
    plan = SHARED.replace("    owners: {read: [ubnd-xa-phuong]}", f"    owners: {{read: [{typed}]}}")
    assert find("unknown-name", plan=plan).fix == (fix and f"    owners: {{read: [{fix}]}}")


@pytest.mark.parametrize(("typed", "fix"), [("missing-evidenc", "missing-evidence"), ("missing-items", None)])
def test_rule(typed: str, fix: str | None, find: Callable[..., Diagnostic]) -> None:
    """A rule's code with a letter missing is put right; one that is only alike is asked about."""
    found = find("unknown-name", plan=f"{SHARED}levels: {{{typed}: error}}\n")
    assert found.fix == (fix and f"levels: {{{fix}: error}}")
    assert found.hint


@pytest.mark.parametrize(
    ("typed", "fix"), [("sumary", "    summary: Đã đăng"), ("reasons", None), ("tomtat", None)]
)
def test_key(typed: str, fix: str | None, find: Callable[..., Diagnostic]) -> None:
    """A key with a letter missing is put right; another word is not."""
    assert find("unknown-key", f"{REPORT}    {typed}: Đã đăng\n").fix == fix


def test_number_that_the_document_uses_twice(find: Callable[..., Diagnostic]) -> None:
    """Two clauses of one number lead to ``cited_as``; two units of one id do not."""
    clause = "  - {id: I.1.1, text: Mở rộng hợp tác quốc tế.}\n"
    found = find("duplicate-id", plan=SHARED.replace(clause, clause * 2))
    assert found.hint
    assert '(ví dụ I.1.1.2) và ghi thêm cited_as: "I.1.1" ở đó' in found.hint.vi
    assert 'write cited_as: "I.1.1" there' in found.hint.en
    unit = "  - {id: cong-an, name: Công an thành phố, short: Công an TP, kind: other}\n"
    found = find("duplicate-id", plan=SHARED.replace(unit, unit * 2))
    assert found.hint == ("Đặt mã khác cho một trong hai.", "Give one of them another id.")


def test_only_examples_are_put_into_the_plans_words(make_plan: Callable[..., Plan]) -> None:
    """A day and a number that a finding means are not taken for examples of the manual."""
    plan, said = (
        make_plan(tasks=[{"id": "I.9", "text": "Việc."}]),
        same(f"{ITEM}, {ITEM}0, {UNIT}, 9/12/{YEAR}"),
    )
    missing = Diagnostic("missing-key", same(""), Location("a.yaml"), hint=said)
    first, unit = next(iter(plan.items)), plan.units[0].id
    assert with_examples_of(plan, missing).hint == same(f"{first}, {ITEM}0, {unit}, 9/12/2020")
    meant = Diagnostic("received-before-date", same(""), Location("a.yaml"), hint=said)
    assert with_examples_of(plan, meant) == meant
