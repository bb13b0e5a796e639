"""What stands at a place on the disk, links of every system among them."""

import os
import stat
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ttdn.places import (
    edits_path,
    is_edits,
    is_inside,
    is_leftover,
    is_link,
    is_link_entry,
    is_plain_file,
    is_plain_folder,
    is_plan,
    lies_in,
    plan_path,
    report_path,
    split_report_path,
    unit_of,
)


@pytest.fixture
def places(tmp_path: Path) -> Path:
    """A folder with a file, a folder, and links to both, to itself and to nothing."""
    (tmp_path / "tệp").write_bytes(b"")
    (tmp_path / "thư mục").mkdir()
    for name, target in (
        ("đến tệp", "tệp"),
        ("đến thư mục", "thư mục"),
        ("vòng", "vòng"),
        ("hỏng", "không có"),
    ):
        (tmp_path / name).symlink_to(tmp_path / target)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("tệp", "file"),
        ("thư mục", "folder"),
        ("đến tệp", "link"),
        ("đến thư mục", "link"),
        ("vòng", "link"),
        ("hỏng", "link"),
        ("không có", "nothing"),
        ("a" * 300, "nothing"),
        ("a\0", "nothing"),
        ("tệp/a", "nothing"),
    ],
)
def test_what_stands_there(places: Path, name: str, kind: str) -> None:
    """A file, a folder and a link are told apart; no name makes the question fail."""
    path = places / name
    assert [is_plain_file(path), is_plain_folder(path), is_link(path)] == [
        kind == one for one in ("file", "folder", "link")
    ]


def test_junction_is_a_link() -> None:
    """A junction of Windows calls itself a folder; a folder that OneDrive keeps elsewhere is one."""
    folder: Any = SimpleNamespace(st_mode=stat.S_IFDIR, st_reparse_tag=0xA0000003)
    assert is_link_entry(folder)
    folder.st_reparse_tag = 0x9000001A
    assert not is_link_entry(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_pipe_is_no_file(tmp_path: Path) -> None:
    """To open a pipe would be to wait."""
    os.mkfifo(tmp_path / "a")
    assert not is_plain_file(tmp_path / "a")


@pytest.mark.parametrize(
    ("path", "inside"),
    [
        ("thư mục/a", True),
        ("đến thư mục/a", True),
        ("tệp", False),
        ("thư mục/../tệp", False),
        ("vòng", False),
        ("thư mục/lên", False),
        ("thư mục/vòng", False),
        ("thư mục/vòng/a", False),
    ],
)
def test_inside(places: Path, path: str, *, inside: bool) -> None:
    """What counts is where a path leads to through all its links."""
    (places / "thư mục" / "lên").symlink_to(places)
    (places / "thư mục" / "vòng").symlink_to("vòng")
    assert is_inside(places / path, places / "thư mục") is inside


def test_names_in_the_folder() -> None:
    """A report is found under the name that is made for it, and its unit is read from it."""
    assert report_path("cong-an", "2020-H1") == "units/cong-an/2020-H1.yaml"
    assert edits_path("2020") == "plan/bien-tap/2020.yaml"
    assert plan_path(2020) == "plan/2020.yaml"
    assert unit_of(report_path("cong-an", "2020")) == unit_of("units/cong-an/a/b.jpg") == "cong-an"
    for name in ("units/cong-an", "units", "plan/cong-an/2020.yaml", "khac/units/cong-an/2020.yaml"):
        assert unit_of(name) is None


def test_leftovers() -> None:
    """What systems leave behind was sent by nobody; a form of a like name was."""
    assert all(
        map(
            is_leftover,
            [
                "Thumbs.db",
                "desktop.ini",
                ".DS_Store",
                "~$a.xlsx",
                "~WRL0003.tmp",
                "._a.xlsx",
                "__MACOSX",
                "a.tmp",
            ],
        )
    )
    assert not any(map(is_leftover, ["~a.xlsx", "thumbs.xlsx", "a.tmp.xlsx", ".a.xlsx"]))


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("units/cong-an/2020-H1.yaml", ("cong-an", "2020-H1")),
        ("units/cong-an/a/2020.yml", ("cong-an", "2020")),
        ("units/cong-an", ("cong-an", "")),
        ("units", None),
        ("plan/cong-an/2020.yaml", None),
        ("khac/units/cong-an/2020.yaml", None),
    ],
)
def test_name_of_a_report_taken_apart(name: str, parts: tuple[str, str] | None) -> None:
    """The folder of the unit and the file without its ending; no file where it is the folder itself."""
    assert split_report_path(name) == parts


def test_folder_in_which_a_name_lies() -> None:
    """The folder itself lies in it, one whose name only begins like it does not."""
    assert lies_in("units", "units")
    assert lies_in("units/cong-an/2020.yaml", "units")
    assert not lies_in("units-cu/2020.yaml", "units")
    assert is_plan("plan/2020.yaml")
    assert is_plan("plan")
    assert not is_edits("plan/bien-tap.yaml")
    assert is_edits("plan/bien-tap/2020.yaml")
    assert not is_plan("plan/bien-tap/2020.yaml")
