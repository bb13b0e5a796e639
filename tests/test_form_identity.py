"""Whose form it is: sealed with the folder's own key, seen in the form itself.

What cannot be read says whose it seems to be.
"""

import json
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from closed import close
from earlier import write_earlier
from excel import FIRST_ROW, SECOND_ROW, cell_at, change, fill, read_form, read_opened
from openpyxl import load_workbook
from test_form_refusals import carry, rewrite

from ttdn.forms import columns
from ttdn.forms.identity import HIDDEN_SHEET, PROPERTY, decode, digest
from ttdn.forms.key import KEY_NAME, make_key, read_key
from ttdn.forms.reading.form import open_form
from ttdn.forms.refusals import FormRefusedError

Run = Callable[..., tuple[int, str, str]]

UNIT, OTHER = "phuong-loc-tho", "xa-vinh-luong"
STATUS = cell_at("results", "II.5.1", "status")
SUMMARY = cell_at("results", "II.5.1", "summary")
REPORT, OTHERS_REPORT = f"units/{UNIT}/2020.yaml", f"units/{OTHER}/2020.yaml"


@pytest.fixture
def form(root: Path, run: Run) -> Path:
    """A form of this folder, with two values in it."""
    assert run("form", UNIT, OTHER, "--period", "2020", "-o", "bm", cwd=root)[0] == 0
    return fill(
        root,
        root / "bm" / f"{UNIT}-2020.xlsx",
        {STATUS: "Đang thực hiện", SUMMARY: "Đăng tin"},
        root / "về" / "a.xlsx",
    )


def for_another_unit(data: dict[str, Any]) -> None:
    """An identity that names another unit."""
    data["identity"][2] = OTHER


def refusal(root: Path, path: Path, key: bytes | None = None) -> FormRefusedError:
    """Why a form is not read."""
    with pytest.raises(FormRefusedError) as caught:
        read_with(root, path, key)
    return caught.value


def read_with(root: Path, path: Path, key: bytes | None) -> Any:  # noqa: ANN401 - a form
    """A form as it is read with a key."""
    return read_opened(root, open_form(path.name, path.read_bytes()), key)


# The key


def test_key_is_made_once_and_is_the_owners(root: Path, form: Path, run: Run) -> None:
    """The first form makes it; later ones use it: same data, same bytes."""
    key = read_key(root)
    assert key is not None
    if sys.platform != "win32":
        assert stat.S_IMODE((root / KEY_NAME).stat().st_mode) == 0o600
    before = (root / "bm" / f"{OTHER}-2020.xlsx").read_bytes()
    assert run("form", OTHER, "--period", "2020", "-o", "bm", "--force", cwd=root)[0] == 0
    assert ((root / "bm" / f"{OTHER}-2020.xlsx").read_bytes(), make_key(root)) == (before, key)


def test_key_stays_out_of_git(run: Run, tmp_path: Path) -> None:
    """A new folder ignores it, and so does this project."""
    root = Path(__file__).parent.parent
    assert run("init", str(tmp_path / "mới"), cwd=tmp_path)[0] == 0
    for path in (tmp_path / "mới" / ".gitignore", root / ".gitignore"):
        assert {".ttdn/", KEY_NAME} & set(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("content", [b"", b"x" * 31, b"x" * 33])
def test_key_that_is_none(root: Path, content: bytes) -> None:
    """A file of another length is no key."""
    (root / ".ttdn").mkdir()
    (root / KEY_NAME).write_bytes(content)
    assert read_key(root) is None


def test_key_that_cannot_be_read_is_not_replaced(
    root: Path, form: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Forms that are out would no longer be known for the folder's own."""
    key = (root / KEY_NAME).read_bytes()
    with monkeypatch.context() as patch:
        close(patch, root / KEY_NAME, (Path, "open"))
        for words in (["form", OTHER, "--period", "2020", "-o", "bm", "--force"], ["collect", str(form)]):
            code, _, err = run(*words, cwd=root, columns=300)
            assert (code, f"Không đọc được {root / KEY_NAME}" in err) == (2, True), err
    assert (root / KEY_NAME).read_bytes() == key
    assert run("collect", str(form), cwd=root)[0] == 0


# The seal


def test_form_of_this_folder(root: Path, form: Path) -> None:
    """Nothing is said of a form whose seal is whole."""
    assert read_with(root, form, read_key(root)).findings == []


@pytest.mark.changed
def test_form_that_names_its_unit_as_forms_did_before(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A form sent out with "Phường Lộc Thọ" is taken where forms now say "UBND phường Lộc Thọ"."""
    with monkeypatch.context() as before:
        before.setattr("ttdn.model.plan.names._of_committee", lambda _: ("", "Phường Lộc Thọ"))
        assert run("form", UNIT, "--period", "2020", "-o", "bm", cwd=root)[0] == 0
    made = root / "bm" / f"{UNIT}-2020.xlsx"
    sent = fill(root, made, {STATUS: "Đang thực hiện", SUMMARY: "Đăng tin"}, root / "về" / "a.xlsx")
    assert "Phường Lộc Thọ" in {cell.value for row in load_workbook(sent)["Thông tin chung"] for cell in row}
    for key in (read_key(root), None):
        assert read_with(root, sent, key).findings == []


def test_identity_rewritten_for_another_unit(root: Path, form: Path, run: Run) -> None:
    """Whoever does not have the key cannot rewrite it, though every digest fits.

    Nothing is written for either unit.
    """
    parts = open_form("a", form.read_bytes()).carried.property.split("|")
    carry(form, for_another_unit)

    def keep_seal(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
        book[HIDDEN_SHEET]["B1"].value = "|".join(
            [*book[HIDDEN_SHEET]["B1"].value.split("|")[:5], *parts[5:]]
        )
        del book.custom_doc_props[PROPERTY]

    change(form, keep_seal)
    error = refusal(root, form, read_key(root))
    assert ("đã bị sửa" in error.message.vi, error.unit, error.period) == (True, OTHER, "2020")
    assert run("collect", str(form), cwd=root, columns=300)[0] == 1
    assert not (root / REPORT).exists()
    assert not (root / OTHERS_REPORT).exists()


@pytest.mark.parametrize("old", [True, False])
def test_identity_that_does_not_fit_what_can_be_seen(root: Path, form: Path, old: bool) -> None:  # noqa: FBT001 - two versions
    """Without a seal, what the form shows must be what its identity says."""
    carry(write_earlier(form, 1) if old else form, for_another_unit)
    error = refusal(root, form, read_key(root))
    assert "hường Lộc Thọ' nhưng phần nhận dạng là của 'UBND xã Vĩnh Lương'" in error.message.vi
    assert error.is_doubtful, "nothing of one unit gets into a form of another"


def test_period_that_does_not_fit(root: Path, form: Path) -> None:
    """The same for the period."""
    carry(write_earlier(form, 1), lambda data: data["identity"].__setitem__(3, "2020-Q3"))
    assert "Biểu mẫu ghi 'năm 2020'" in refusal(root, form).message.vi


def test_form_of_version_1(root: Path, form: Path, run: Run) -> None:
    """A form of 0.1.0 is taken without a word, whether there is a key or not."""
    write_earlier(form, 1)
    assert [read_with(root, form, key).findings for key in (None, read_key(root))] == [[], []]
    place = read_with(root, form, None).places[STATUS]
    change(form, lambda book: book[place.sheet].__setitem__(place.cell, "Không phát sinh"))
    assert run("collect", str(form), cwd=root)[0] == 0


def test_folder_without_its_key(root: Path, form: Path, run: Run) -> None:
    """A copy of the folder on another computer takes its forms; with another key there, it says so."""
    (root / KEY_NAME).unlink()
    assert read_with(root, form, None).findings == []
    make_key(root)
    assert [one.code for one in read_with(root, form, read_key(root)).findings] == ["unproven-form"]
    code, out, _ = run("collect", str(form), cwd=root, columns=300)
    assert (code, "unproven-form" in out, (root / REPORT).exists()) == (0, True, True)


# What is carried along


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: data["columns"]["results"].update(status=-1),
        lambda data: data["columns"]["results"].update(status=0),
        lambda data: data["columns"]["results"].update(status=1.5),
        lambda data: data["columns"]["results"].update(status=True),
        lambda data: data["columns"]["results"].update(status="7"),
        lambda data: data["columns"]["results"].update(status=10**30),
        lambda data: data["columns"]["results"].update(status=data["columns"]["results"]["reason"]),
        lambda data: data["locked"].update(results=[-3]),
        lambda data: data["locked"].update(results=[16_385]),
        lambda data: data["identity"].__setitem__(0, -1),
        lambda data: data["identity"].__setitem__(2, ["a"]),
        lambda data: data["locks"].update({f"results|{number}": "x" for number in range(6_000)}),
        lambda data: data["locks"].pop("results#"),
        lambda data: data.update(fixed=[1]),
    ],
    ids=[
        "negative",
        "zero",
        "fraction",
        "flag",
        "text",
        "huge",
        "twice",
        "lock",
        "far",
        "version",
        "unit",
        "many",
        "no-head",
        "fixed",
    ],
)
def test_absurd_positions(form: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    """Positions that no form has are no form's."""
    data = json.loads(open_form("a", form.read_bytes()).carried.encoded)
    assert decode(json.dumps(data)) is not None
    edit(data)
    assert decode(json.dumps(data)) is None


@pytest.mark.parametrize("sheet", [HIDDEN_SHEET, "Không có"])
def test_sheet_that_is_another(root: Path, form: Path, sheet: str) -> None:
    """A part is where its rows are, whatever is said of it."""
    carry(form, lambda data: data["sheets"].update(results=sheet))
    assert read_form(root, form).values[SUMMARY] == "Đăng tin"


def test_digest_is_that_of_0_1_0() -> None:
    """What is remembered of old forms is still theirs."""
    assert (digest("a"), columns.OLDEST_FORM_VERSION) == ("ca978112ca1bbdca", 1)


# What cannot be read says whose it seems to be


def test_hidden_sheet_is_gone(root: Path, form: Path) -> None:
    """The Document Inspector takes the hidden sheet away.

    The unit, the period and the values can still be seen.
    """

    def inspect(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
        del book[HIDDEN_SHEET]
        for page in book:
            if page.title != "Hướng dẫn":
                page.delete_cols(1)

    change(form, inspect)
    error = refusal(root, form)
    assert (error.unit, error.period) == ("UBND phường Lộc Thọ", "2020")
    assert (error.values[STATUS], error.values[SUMMARY]) == ("in_progress", "Đăng tin")


def test_rows_of_lists_are_found_below_their_heads(root: Path, form: Path) -> None:
    """What was written into the first row of a list is kept, too, when a form has to be sent anew."""
    course = cell_at("training", "+1", "title")
    fill(root, form, {("training", "+1", "title"): "Lớp tập huấn"})

    def forget(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
        del book[HIDDEN_SHEET]

    assert refusal(root, change(form, forget)).values[course] == "Lớp tập huấn"


def test_rows_sorted_apart(root: Path, form: Path) -> None:
    """A row is read by what can be seen beside it, for a new form that its officer looks at."""

    def sort_apart(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
        page = book["Kết quả"]
        for column in range(2, 11):
            first, second = page.cell(FIRST_ROW, column), page.cell(SECOND_ROW, column)
            first.value, second.value = second.value, first.value

    change(form, sort_apart)
    error = refusal(root, form)
    assert (error.unit, error.period, error.values[SUMMARY]) == (UNIT, "2020", "Đăng tin")


def test_two_identities(root: Path, form: Path) -> None:
    """Another unit's hidden sheet beside the form's own: the one that the property names."""
    rows = [
        [cell.value for cell in row]
        for row in load_workbook(root / "bm" / f"{OTHER}-2020.xlsx")[HIDDEN_SHEET].iter_rows()
    ]

    def add(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
        page = book.create_sheet("thừa", 0)
        for row in rows:
            page.append(row)

    change(form, add)
    assert open_form("a", form.read_bytes()).carried.identity.unit == UNIT


def test_workbook_under_another_name(root: Path, form: Path) -> None:
    """Excel Online writes its main part under another name."""

    def rename(members: dict[str, bytes]) -> None:
        members["xl/workbook2.xml"] = members.pop("xl/workbook.xml")
        members["xl/_rels/workbook2.xml.rels"] = members.pop("xl/_rels/workbook.xml.rels")
        for name in ("[Content_Types].xml", "_rels/.rels"):
            members[name] = members[name].replace(b"workbook.xml", b"workbook2.xml")

    rewrite(form, rename)
    assert read_form(root, form).values[SUMMARY] == "Đăng tin"


def test_form_says_its_version(form: Path) -> None:
    """The form says the version of its layout."""
    assert open_form("a", form.read_bytes()).carried.identity.version == columns.FORM_VERSION == 3
