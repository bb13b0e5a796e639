"""The editor's part of a summary: checked, printed, kept; corrections of wording that change no figure."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ttdn.diagnostics import Diagnostic
from ttdn.documents.content.summary import summary_content
from ttdn.documents.document.corrections import correct_wording
from ttdn.documents.document.kinds import SUMMARY
from ttdn.documents.document.make import make_document
from ttdn.documents.document.model import Document, Table, words_of
from ttdn.model.edits import Correction, Edits
from ttdn.status import Status

Stand = Callable[..., Status]
Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str], Path]
Check = Callable[[], list[Diagnostic]]

FILE = "plan/bien-tap/2020.yaml"
DOTS = "…" * 10
AS_OF = ("--as-of", "2020-12-31")


def words_in(document: Document) -> str:
    """All words of the body and the annexes."""
    blocks = [*document.blocks, *(block for annex in document.annexes for block in annex.blocks)]
    cells = [cell for block in blocks if isinstance(block, Table) for row in block.rows for cell in row]
    return "\n".join(
        words_of(runs) for runs in (*(block.runs for block in blocks if not isinstance(block, Table)), *cells)
    )


def build(stand: Stand, root: Path, **edits: object) -> Document:
    """The summary of the small plan with what an editor wrote."""
    written = Edits.model_validate({"period": "2020", **edits}) if edits else None
    return make_document(
        SUMMARY,
        summary_content(stand("2020-12-31", {"number": "12/BC-UBND"}), edits=written),
        root,
    )


def test_dotted_lines_where_nothing_is_written(stand: Stand, root: Path) -> None:
    """Six parts wait for a person; each that is written loses its dotted line."""
    assert words_in(build(stand, root)).count(DOTS) > 0
    dotted = [words_of(block.runs) for block in build(stand, root).blocks if not isinstance(block, Table)]
    assert sum(words.startswith("…") for words in dotted) == 6
    parts = ("situation", "strengths", "shortcomings", "causes", "directions", "proposals")
    whole = build(stand, root, **{part: [f"Ý về {part}", "Ý *hai* | <b>"] for part in parts})
    text = words_in(whole)
    assert DOTS not in text
    assert text.count("Ý *hai* | <b>") == 6
    assert [text.index(f"Ý về {part}") for part in parts] == sorted(
        text.index(f"Ý về {part}") for part in parts
    )


def test_corrections(stand: Stand, root: Path) -> None:
    """Words are replaced in the text, in tables and in titles; what is not there any more is reported."""
    corrections = [
        Correction(before="Công tác chỉ đạo, điều hành", after="Công tác lãnh đạo"),
        Correction(before="12/BC-UBND", after="21/BC-UBND"),
        Correction(before="không có câu này", after="x"),
    ]
    document, unused = correct_wording(build(stand, root), corrections)
    text = words_in(document)
    assert "Công tác lãnh đạo" in text
    assert "21/BC-UBND" in text
    assert "Thiếu máy ảnh" not in text
    assert unused == corrections[2:]
    assert correct_wording(document, []) == (document, [])


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        (FILE, "period: '2020'\nstrengths: [Tốt]\n", None),
        ("plan/bien-tap/2020-H1.yaml", "period: 2020-H1\n", None),
        (FILE, "period: 2020-Q1\n", "wrong-file-name"),
        (FILE, "period: '2020'\nstrength: [Tốt]\n", "unknown-key"),
        (FILE, "strengths: [Tốt]\n", "missing-key"),
        (FILE, "period: '2020'\ncorrections:\n  - {before: a}\n", "missing-key"),
        (FILE, "period: '2020'\nstrengths: Tốt\n", "not-a-list"),
    ],
)
def test_it_is_checked(write: Write, check: Check, name: str, text: str, code: str | None) -> None:
    """It is no plan and no report; its mistakes are found at their place."""
    write(name, text)
    found = [one for one in check() if one.location.file == name]
    assert [one.code for one in found] == ([code] if code else [])


def test_made_printed_kept(run: Run, folder: Path) -> None:
    """The skeleton passes the checks and holds what units wrote.

    What is written in it is printed each time and stays when it is renewed.
    """
    report = folder / "units" / "phuong-loc-tho" / "2020.yaml"
    report.write_text(
        report.read_text(encoding="utf-8") + 'difficulties: ["Thiếu {{ máy }}: # ảnh"]\n', encoding="utf-8"
    )
    code, printed, _ = run("report", "--edits", *AS_OF, cwd=folder)
    assert code == 0
    assert FILE in printed
    made = folder / FILE
    text = made.read_text(encoding="utf-8")
    assert (
        "  difficulties:\n    - units:\n        - phuong-loc-tho # UBND phường Lộc Thọ\n"
        '      said: "Thiếu {{ máy }}: # ảnh"\n      use:\n'
    ) in text
    assert run("validate", cwd=folder)[0] == 0
    assert "…………" in run("report", "--markdown", *AS_OF, cwd=folder)[1]
    made.write_text(
        text.replace("strengths: []", "strengths:\n  - Lãnh đạo quan tâm").replace(
            "corrections: []",
            "corrections:\n  - {before: Đánh giá chung, after: Nhận xét}\n  - {before: không còn, after: x}",
        ),
        encoding="utf-8",
    )
    before = made.read_bytes()
    _, printed, complaint = run("report", "--markdown", *AS_OF, cwd=folder)
    assert "- Lãnh đạo quan tâm" in printed
    assert "Nhận xét" in printed
    assert "không còn câu 'không còn' để sửa" in complaint.replace("\n", " ")
    code, _, complaint = run("report", "--edits", *AS_OF, cwd=folder)
    assert (code, complaint, made.read_bytes()) == (0, "", before)


def test_with_mistakes_it_is_not_left_out_silently(run: Run, folder: Path, write: Write) -> None:
    """A summary without what somebody wrote for it would be wrong; other periods, and the status, go on."""
    write(FILE, "period: '2020'\nstrength: [Tốt]\n")
    code, printed, complaint = run("report", "--markdown", *AS_OF, cwd=folder)
    assert (code, printed) == (2, "")
    assert complaint.startswith(f"{FILE}:2:1  LỖI [unknown-key]")
    assert f"\nLỗi: {FILE} có lỗi nên chưa in được phần biên tập." in complaint
    assert run("report", "--markdown", "--period", "2020-H1", *AS_OF, cwd=folder)[0] == 0
    assert run("status", *AS_OF, cwd=folder)[0] == 0


@pytest.mark.parametrize("option", [("--unit", "phuong-loc-tho"), ("--docx",), ("--markdown",)])
def test_option_stands_alone(run: Run, folder: Path, option: tuple[str, ...]) -> None:
    """Making the file is not printing a document."""
    code, _, complaint = run("report", "--edits", *option, cwd=folder)
    sentence = "Lỗi: --edits: Không dùng cùng --unit, --all, --docx, --markdown.\n"
    assert (code, complaint) == (2, f"{sentence}Gõ lại: ttdn report {' '.join(option)}\n")
