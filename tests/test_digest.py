"""What units wrote, what the specialist makes of it, and that nothing chosen or written is ever lost."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ttdn import digest as digest_module
from ttdn.diagnostics import Diagnostic
from ttdn.digest import Passage, choose, digest, gather, opinions
from ttdn.editing.renew import make_edits, renew_edits
from ttdn.model.edits import Edits, Mark, Use
from ttdn.source import parse_source
from ttdn.source.edit import EditFailedError, move_entries
from ttdn.status import Status

Stand = Callable[..., Status]
Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str], Path]
Check = Callable[[], list[Diagnostic]]

FILE = "plan/bien-tap/2020.yaml"
DAY = "2020-12-31"
AS_OF = ("--as-of", DAY)
ITEM, OTHER = "II.5.1", "III.1"
UNITS = ("phuong-loc-tho", "phuong-vinh-hoa", "xa-vinh-luong")


def report(unit: str, *summaries: str | None, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a report holds
    """A report with what is said of the two items."""
    results = [
        {"item": item, "status": "in_progress", "summary": words}
        for item, words in zip((ITEM, OTHER), summaries, strict=False)
        if words
    ]
    return {"unit": unit, "results": results, **more}


def read(text: str) -> Edits:
    """The specialist's file as it reads, without a finding."""
    source, found = parse_source(FILE, text.encode())
    assert source
    assert not found
    return Edits.model_validate(source.data)


def renew(status: Status, text: str | None = None) -> str:
    """The file brought up to date."""
    return make_edits(status.plan, status.within, gather(status, read(text) if text else None), text)


def sentences(edits: Edits) -> Iterator[tuple[str, Any]]:
    """Every sentence of the file with the item or the part that it stands in."""
    for one in edits.results:
        yield from ((one.item, sentence) for sentence in one.sentences)
    for part in ("difficulties", "causes", "next_year", "proposals"):
        yield from ((part, sentence) for sentence in getattr(edits.opinions, part))


def marks(text: str) -> list[tuple[str, str, str]]:
    """What is marked in the file: whose sentence, how, and what it was before."""
    return [
        (sentence.units[0], sentence.mark.value, sentence.before or "")
        for _, sentence in sentences(read(text))
        if sentence.mark
    ]


# What is said of an item


def entries_of(stand: Stand, results: list[dict[str, object]], *reports: dict[str, Any]) -> Any:  # noqa: ANN401 - entries
    """The sentences of the item after the specialist's choice."""
    edits = Edits.model_validate({"period": "2020", "results": [{"item": ITEM, "sentences": results}]})
    return digest(stand(DAY, *reports), edits)[ITEM]


def sentence(unit: str, said: str, **more: object) -> dict[str, object]:
    """A sentence of the file."""
    return {"units": [unit], "said": said, **more}


REPORTS = [report(unit, f"Đăng {number} tin") for number, unit in enumerate(UNITS, start=5)]


def test_draft_by_rules(stand: Stand) -> None:
    """Who is in charge, then what is done and dated, then figures, evidence; the rest is for the annex."""
    done = {"status": "done", "completed": "2020-05-01", "evidence": [{"title": "a", "number": "1/BC"}]}
    results: list[dict[str, Any]] = [{}, {"figures": {"news_items": "3"}}, done]
    reports = [
        {"unit": unit, "results": [{"item": ITEM, "status": "in_progress", "summary": unit, **more}]}
        for unit, more in zip(UNITS, results, strict=True)
    ]
    entries = digest(stand(DAY, *reports), None)[ITEM]
    said, rest = choose(entries, most=2)
    assert [one.words for one in said] == ["xa-vinh-luong", "phuong-vinh-hoa"]
    assert rest == (Passage("phuong-loc-tho", ("phuong-loc-tho",)),)
    said, _ = choose(entries, most=2, first={"phuong-loc-tho"})
    assert [one.words for one in said] == ["phuong-loc-tho", "xa-vinh-luong"]


def test_chosen_ordered_rewritten_joined(stand: Stand) -> None:
    """What is chosen is said in the order of the file; words written for a sentence choose it."""
    known = [
        sentence(UNITS[2], "Đăng 7 tin", use="có", text="Đã đăng 12 tin"),
        sentence(UNITS[0], "Đăng 5 tin", use="GOP"),
        sentence(UNITS[1], "Đăng 6 tin"),
    ]
    said, rest = choose(entries_of(stand, known, *REPORTS))
    assert said == (Passage("Đã đăng 12 tin", (UNITS[2], UNITS[0])),)
    assert rest == (Passage("Đăng 6 tin", (UNITS[1],)),)
    known = [sentence(UNITS[1], "Đăng 6 tin", text="Sáu tin")]
    said, rest = choose(entries_of(stand, known, *REPORTS))
    assert [one.words for one in said] == ["Sáu tin"]
    assert [one.words for one in rest] == ["Đăng 5 tin", "Đăng 7 tin"]


def test_repeated_words_are_said_once(stand: Stand) -> None:
    """What a unit writes in every report is said once, by the report that tells most; others say it too."""
    words, done = "Duy trì chuyên mục", {"status": "done", "completed": "2020-05-01"}
    reports = [report(UNITS[0], words, period=f"2020-Q{quarter}") for quarter in (1, 2, 3)]
    reports[1]["results"][0] |= done
    reports += [report(UNITS[0], "Mở thêm mục", period="2020-Q4"), report(UNITS[1], words)]
    own, other = Passage(words, UNITS[:1]), Passage(words, UNITS[1:2])
    more = Passage("Mở thêm mục", UNITS[:1])
    assert choose(digest(stand(DAY, *reports), None)[ITEM]) == ((own, other, more), ())
    assert choose(digest(stand(DAY, *reports), None)[ITEM], most=1) == ((own,), (more, other))
    known = [sentence(UNITS[0], words, period="2020-Q3", use="có", text="Duy trì 12 chuyên mục")]
    said, rest = choose(entries_of(stand, known, *reports))
    assert said == (Passage("Duy trì 12 chuyên mục", UNITS[:1]),)
    assert rest == (more, other)


def test_left_out_is_said_nowhere(stand: Stand) -> None:
    """A sentence that is not wanted stands neither in the text nor in the annex."""
    known = [sentence(UNITS[0], "Đăng 5 tin", use="no")]
    said, rest = choose(entries_of(stand, known, *REPORTS))
    assert [one.words for one in said] == ["Đăng 6 tin", "Đăng 7 tin"]
    assert rest == ()


def test_nothing_is_said_without_a_report(stand: Stand) -> None:
    """A chosen sentence whose report is gone is not said, nor what was joined to it: that is free again."""
    known = [
        sentence(UNITS[0], "Đăng 5 tin", use="yes"),
        sentence(UNITS[1], "Đăng 6 tin", use="yes", text="Sáu và bảy tin"),
        sentence(UNITS[2], "Đăng 7 tin", use="joined"),
    ]
    entries = entries_of(stand, known, REPORTS[0], REPORTS[2])
    said, rest = choose(entries)
    assert said == (Passage("Đăng 5 tin", (UNITS[0],)),)
    assert rest == (Passage("Đăng 7 tin", (UNITS[2],)),)
    assert [entry.is_doubtful for entry in entries] == [False, True, False]


def test_opinions_are_said_only_where_chosen(stand: Stand) -> None:
    """The same words of several units are one sentence; without a choice nothing of it goes up."""
    status = stand(
        DAY,
        {"unit": UNITS[0], "proposals": ["Cấp máy ảnh."]},
        {"unit": UNITS[1], "proposals": ["cấp  máy ảnh", "Mở lớp"]},
    )
    (one, other) = opinions(status, None)["proposals"]
    assert (one.words, one.units, other.words) == ("Cấp máy ảnh", UNITS[:2], "Mở lớp")
    assert choose((one, other), most=0).said == ()
    chosen = {"proposals": [{"units": [UNITS[1]], "said": "Mở lớp", "use": "có"}]}
    edits = Edits.model_validate({"period": "2020", "opinions": chosen})
    said, rest = choose(opinions(status, edits)["proposals"], most=0)
    assert said == (Passage("Mở lớp", (UNITS[1],)),)
    assert rest == (Passage("Cấp máy ảnh", UNITS[:2]),)


# The file is made and renewed


def test_made_with_titles_and_names(stand: Stand) -> None:
    """Section, item and unit are named in comments; nothing is marked as new in a file that is new."""
    text = renew(stand(DAY, *REPORTS))
    assert f"  # II. NỘI DUNG\n  # {ITEM} - Duy trì trang TTĐT\n  - item: {ITEM}\n" in text
    assert f"      - units: [{UNITS[0]}] # UBND phường Lộc Thọ\n        said: Đăng 5 tin\n" in text
    assert marks(text) == []
    assert renew(stand(DAY, *REPORTS), text) == text


def test_new_changed_gone(stand: Stand) -> None:
    """What units write later is marked; marks of what nobody had chosen go at the next run."""
    text = renew(stand(DAY, *REPORTS[:2]))
    later = stand(DAY, report(UNITS[0], "Đăng 50 tin"), REPORTS[2])
    text = renew(later, text)
    assert marks(text) == [
        (UNITS[0], "changed", "Đăng 5 tin"),
        (UNITS[1], "gone", ""),
        (UNITS[2], "new", ""),
    ]
    text = renew(later, text)
    assert marks(text) == []
    assert [one.said for _, one in sentences(read(text))] == ["Đăng 50 tin", "Đăng 7 tin"]


def test_chosen_keeps_its_mark_until_looked_at(stand: Stand) -> None:
    """A chosen sentence that changed stays marked, with the words as they were, until its line is gone."""
    text = renew(stand(DAY, *REPORTS)).replace("5 tin\n        use:", "5 tin\n        use: có")
    once, twice = (stand(DAY, report(UNITS[0], words), *REPORTS[1:]) for words in ("A", "B"))
    text = renew(twice, renew(once, renew(once, text)))
    assert marks(text) == [(UNITS[0], "changed", "Đăng 5 tin")]
    assert gather(twice, read(text)).results[ITEM][0].is_doubtful
    back = renew(stand(DAY, *REPORTS), text)
    assert (marks(back), "said: Đăng 5 tin\n" in back) == ([], True)
    looked_at = renew(twice, text.replace("        mark: changed\n", ""))
    assert "        before:" not in looked_at
    assert "        said: B\n        use: có\n" in looked_at


def test_chosen_and_gone_stays(stand: Stand) -> None:
    """Whose report is taken back for a while does not lose the choice, nor a comment at a sentence."""
    text = renew(stand(DAY, *REPORTS)).replace("5 tin\n        use:", "5 tin\n        use: có")
    text = text.replace("6 tin\n        use:", "6 tin\n        use: # hỏi lại chị Lan")
    without = stand(DAY)
    text = renew(without, renew(without, renew(without, text)))
    assert marks(text) == [(UNITS[0], "gone", ""), (UNITS[1], "gone", "")]
    assert "# hỏi lại chị Lan" in text
    text = renew(stand(DAY, *REPORTS), text)
    assert [(one.units[0], one.use, one.mark) for _, one in sentences(read(text))] == [
        (UNITS[0], Use.YES, None),
        (UNITS[1], None, None),
        (UNITS[2], None, Mark.NEW),
    ]


@pytest.mark.parametrize("part", ["results", "causes"])
@pytest.mark.parametrize("note", ["", " - hỏi lại anh Nam"])
def test_note_beside_a_name_stays(stand: Stand, part: str, note: str) -> None:
    """A sentence that is gone leaves with the name that ttdn wrote there, and stays with other words."""
    said = {"causes": ["Thiếu người"], "results": []} if part == "causes" else {}
    reports = [REPORTS[0], {**REPORTS[1], **said}]
    name = "UBND phường Vĩnh Hòa"
    text = renew(stand(DAY, *reports)).replace(f"# {name}", f"# {name}{note}")
    assert f"# {name}{note}\n" in text
    for _ in range(3):
        text = renew(stand(DAY, REPORTS[0]), text)
    assert (f"# {name}" in text) == bool(note)


def test_deleted_sentence_comes_back_as_new(stand: Stand) -> None:
    """What is not wanted says so; a slip of the hand loses nothing."""
    text = renew(stand(DAY, *REPORTS))
    start = text.index(f"      - units: [{UNITS[1]}]")
    text = text[:start] + text[text.index(f"      - units: [{UNITS[2]}]") :]
    assert marks(renew(stand(DAY, *REPORTS), text)) == [(UNITS[1], "new", "")]


def test_opinion_of_more_units(stand: Stand) -> None:
    """Who says the same is added below the others, with its name; changed words are new, the old are gone."""
    one, two = ({"unit": unit, "causes": ["Thiếu người"]} for unit in UNITS[:2])
    text = renew(stand(DAY, one))
    text = renew(stand(DAY, one, two), text)
    assert (
        f"    - units:\n        - {UNITS[0]} # UBND phường Lộc Thọ\n"
        f"        - {UNITS[1]} # UBND phường Vĩnh Hòa\n"
        "      said: Thiếu người\n"
    ) in text
    text = renew(stand(DAY, {"unit": UNITS[0], "causes": ["Thiếu kinh phí"]}), text)
    assert marks(text) == [(UNITS[0], "gone", ""), (UNITS[0], "new", "")]


OLD_FORMAT = """\
# của tôi
period: "2020"
strengths: ['Tốt',   "Rất tốt"]  # hai ý

corrections: []
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("begin", ["", "\ufeff"])
def test_file_of_the_old_form(stand: Stand, newline: str, begin: str) -> None:
    """A file made before ttdn wrote sentences keeps every line and gets the parts that it lacks below."""
    text = begin + OLD_FORMAT.replace("\n", newline)
    new = renew(stand(DAY, *REPORTS), text)
    assert new.startswith(text.rstrip())
    assert new.count(newline) == new.count("\n")
    edits = read(new)
    assert edits.strengths == ("Tốt", "Rất tốt")
    assert len([*sentences(edits)]) == len(REPORTS)
    assert renew(stand(DAY, *REPORTS), new) == new


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("---\nperiod: '2020'\nstrengths:\n- a", ["---", "- a"]),
        ("period: '2020'\nresults: []  # chưa\n", ["results:  # chưa"]),
        (
            """period: '2020'\nresults:\n- item: II.5.1\n  sentences:
  - {units: [phuong-vinh-hoa], said: "Đăng 6 tin", use: có}  # của tôi\n""",
            ['  - {units: [phuong-vinh-hoa], said: "Đăng 6 tin", use: có}  # của tôi'],
        ),
        (
            """period: 2020\nopinions:\n  proposals: []\nresults:\n  -\n    item: II.5.1
    'sentences':\n      -\n        said: |\n          Đăng\n          5 tin
        units:\n          - phuong-loc-tho\n        text: giữ\n\n\n# cuối\n""",
            ["period: 2020", "        said: |", "          5 tin", "        text: giữ", "# cuối"],
        ),
    ],
)
def test_ways_of_writing_are_kept(stand: Stand, text: str, kept: list[str]) -> None:
    """Block or brackets, other indents, comments behind empty lists: nothing is laid out anew."""
    status = stand(DAY, *REPORTS, {"unit": "cong-an", "causes": ["Thiếu người"], "results": []})
    new = renew(status, text)
    assert set(kept) <= set(new.split("\n"))
    found = {(where, one.said) for where, one in sentences(read(new)) if one.mark is not Mark.GONE}
    assert {words.split()[-2] for where, words in found if where == ITEM} == {"5", "6", "7"}
    assert ("causes", "Thiếu người") in found


def test_sections_of_new_items(stand: Stand) -> None:
    """An item that was not in the file stands in the order of the plan, below its own title."""
    text = renew(stand(DAY, report(UNITS[0], None, "Ấn phẩm")))
    text = renew(stand(DAY, report(UNITS[0], "Đăng tin", "Ấn phẩm")), text)
    assert [one.item for one in read(text).results] == [ITEM, OTHER]
    lines = [line for line in text.split("\n") if line.startswith(("  # II", "  - item"))][-5:]
    assert (
        lines
        == [
            "  # II. NỘI DUNG",
            "  # II.5.1 - Duy trì trang TTĐT",
            f"  - item: {ITEM}",
            "  # III. HÌNH THỨC",
            "  # III.1 - Tuyên truyền trên các ấn phẩm",
            f"  - item: {OTHER}",
        ][-5:]
    )


WORDS = st.sampled_from(
    ["Đăng tin", "a: b", "- x", "# y", "Mở lớp 5 buổi", "no", "'", '"', "1.200", "x" * 150]
)
WRITTEN = st.dictionaries(st.sampled_from(UNITS), st.tuples(WORDS | st.none(), WORDS | st.none(), WORDS))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_nothing_chosen_or_written_is_lost(stand: Stand, data: st.DataObject) -> None:
    """Whatever units write and the specialist does, in whatever order: choices, words and comments stay."""

    def status() -> Status:
        written = data.draw(WRITTEN)
        return stand(
            DAY, *(report(unit, *both, difficulties=[mine]) for unit, (*both, mine) in written.items())
        )

    text = renew(status())
    for number in range(data.draw(st.integers(1, 4))):
        text = _edited(text, data, f"cua-toi-{number}")
        before, comments = read(text), [line for line in text.split("\n") if "cua-toi" in line]
        now = status()
        text = renew(now, text)
        after = read(text)
        assert [line for line in text.split("\n") if "cua-toi" in line] == comments
        touched = [_choice(where, one) for where, one in sentences(before) if one.use or one.text]
        left = [_choice(where, one) for where, one in sentences(after) if one.use or one.text]
        assert left == touched
        assert after.strengths == before.strengths
        said = {(where, one.said) for where, one in sentences(after) if one.mark is not Mark.GONE}
        assert said == {
            (where, entry.words) for where, found in gather(now, None).lists.items() for entry in found
        }


def _choice(where: str, one: Any) -> tuple[object, ...]:  # noqa: ANN401 - a sentence
    """What must not be lost of a sentence; who else says an opinion may change."""
    return where, one.units[0] if where[0].isupper() else None, one.use, one.text


def _edited(text: str, data: st.DataObject, comment: str) -> str:
    """The file after the specialist has worked in it by hand."""
    blocks = text.split("\n      - ")
    for place in range(1, len(blocks)):
        if data.draw(st.booleans()) and "        use:\n" in f"{blocks[place]}\n":
            use = data.draw(st.sampled_from(["có", "no", "Gộp", f'yes\n        text: "{comment}: x"']))
            blocks[place] = f"{blocks[place]}\n".replace("use:\n", f"use: {use}\n", 1)[:-1]
    inner = [place for place, block in enumerate(blocks) if place and re.fullmatch(r".*(\n {8,}.*)*", block)]
    if data.draw(st.booleans()) and inner:
        del blocks[data.draw(st.sampled_from(inner))]
    text = "\n      - ".join(blocks)
    for place, one in enumerate(read(text).results):
        if one.sentences:
            order: list[int] = data.draw(st.permutations(range(len(one.sentences))))
            text = move_entries(text, {("results", place, "sentences"): order})
    if data.draw(st.booleans()):
        text = text.replace("\nresults:", f"\n# {comment}\nresults:", 1)
    return text.replace("strengths: []", f"strengths: ['{comment}']")


# In the folder


def test_circle_in_the_folder(run: Run, folder: Path, write: Write) -> None:
    """Made, chosen, reported anew, warned of, renewed; the account names what asks for a look."""
    code, printed, _ = run("report", "--edits", *AS_OF, cwd=folder)
    assert (code, printed.split("\n")[0]) == (0, f"Đã lập {FILE}: 2 câu của các đơn vị.")
    path = folder / FILE
    path.write_text(path.read_text(encoding="utf-8").replace("use:\n", "use: có\n", 1), encoding="utf-8")
    assert "Từ lần" not in "".join(run("report", "--markdown", *AS_OF, cwd=folder)[1:])
    units = folder / "units" / "phuong-loc-tho" / "2020.yaml"
    units.write_text(units.read_text(encoding="utf-8").replace("hằng tuần", "hằng ngày"), encoding="utf-8")
    warned = run("report", "--markdown", *AS_OF, cwd=folder)[2].replace("\n", " ")
    assert f"Từ lần cập nhật {FILE}: 1 câu đã đổi. Chạy 'ttdn report --edits' để cập nhật." in warned
    assert "không còn: II.5.1 (UBND phường Lộc Thọ: đã đổi)." in warned
    code, printed, _ = run("report", "--edits", *AS_OF, cwd=folder)
    assert code == 0
    assert printed.split("\n")[:2] == [
        f"Đã cập nhật {FILE}: 1 câu đã đổi; 2 câu của các đơn vị, 1 câu đã chọn.",
        "Cần xem: II.5.1 (1 câu đã đổi).",
    ]
    assert run("validate", cwd=folder)[0] == 0
    assert run("report", "--edits", *AS_OF, cwd=folder)[1].startswith(f"{FILE} vẫn như cũ: ")
    (folder / "units" / "xa-vinh-luong" / "2020.yaml").unlink()
    assert run("report", "--edits", *AS_OF, cwd=folder)[1].startswith(
        f"Đã cập nhật {FILE}: 1 câu không còn; "
    )
    printed = run("report", "--edits", *AS_OF, cwd=folder)[1]
    assert printed.startswith(f"Đã cập nhật {FILE}: bỏ 1 câu không còn; 1 câu của các đơn vị, 1 câu đã chọn.")
    assert run("--lang", "en", "report", "--edits", *AS_OF, cwd=folder)[1].startswith(f"{FILE} is as it was:")


def test_old_form_is_told(run: Run, folder: Path, write: Write) -> None:
    """A file without the sentences of units is printed, and it is said how they come into it."""
    write(FILE, OLD_FORMAT)
    warned = run("report", "--markdown", *AS_OF, cwd=folder)[2].replace("\n", " ")
    assert f"{FILE} chưa có lời của các đơn vị (2 câu). Chạy 'ttdn report --edits' để cập nhật." in warned


def test_file_with_errors_is_refused_with_its_findings(run: Run, folder: Path, write: Write) -> None:
    """It stays byte for byte, and what is wrong with it is shown."""
    path = write(FILE, "period: '2020'\nleads: {II: x}\nstrength: [Tốt]\n")
    before = path.read_bytes()
    code, _, complaint = run("report", "--edits", *AS_OF, cwd=folder)
    assert (code, path.read_bytes()) == (2, before)
    assert f"{FILE}:3:1  LỖI [unknown-key]" in complaint
    assert f"Lỗi: {FILE} có lỗi" in complaint


def test_way_of_writing_that_cannot_be_kept(run: Run, folder: Path, write: Write) -> None:
    """The file stays as it is; the new one is put beside, whole."""
    text = "{period: '2020', strengths: [Tốt]}\n"
    path = write(FILE, text)
    for name in ("out/bien-tap-2020.yaml", "out/bien-tap-2020-2.yaml"):
        code, _, complaint = run("report", "--edits", *AS_OF, cwd=folder)
        assert (code, path.read_text(encoding="utf-8")) == (2, text)
        assert f"viết lại theo mẫu, ở {name}" in complaint
        edits = read((folder / name).read_text(encoding="utf-8"))
        assert (edits.strengths, len(edits.results[0].sentences)) == (("Tốt",), 2)


def test_file_that_was_saved_meanwhile_is_kept(
    stand: Stand, root: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody saves while the program is at work is not overwritten."""
    path = write(FILE, OLD_FORMAT)

    def save_and_make(*arguments: Any) -> str:  # noqa: ANN401 - those of make_edits
        path.write_text("period: '2020'\nstrengths: [Mới]\n", encoding="utf-8")
        return make_edits(*arguments)

    monkeypatch.setattr("ttdn.editing.renew.make_edits", save_and_make)
    with pytest.raises(Exception, match="changed while ttdn was running"):
        renew_edits(root, stand(DAY, *REPORTS))
    assert path.read_text(encoding="utf-8") == "period: '2020'\nstrengths: [Mới]\n"


def test_only_so_many_sentences(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each item gives its best before any gives its second best; what has no room is counted."""
    monkeypatch.setattr(digest_module, "MOST_SENTENCES", 3)
    reports = [report(unit, f"A {unit}", f"B {unit}") for unit in UNITS]
    gathered = gather(stand(DAY, *reports), None)
    assert [len(entries) for entries in gathered.results.values()] == [2, 1]
    assert gathered.left_out == 3
    text = make_edits(stand(DAY).plan, stand(DAY).within, gathered)
    again = gather(stand(DAY, *reports), read(text))
    assert [len(entries) for entries in again.results.values()] == [2, 1]
    assert not any(entry.fresh for entries in again.lists.values() for entry in entries)


def test_nothing_is_changed_where_it_cannot_be(stand: Stand) -> None:
    """Brackets around the whole file leave no line to write to."""
    with pytest.raises(EditFailedError):
        renew(stand(DAY, *REPORTS), "{period: '2020'}\n")


# It is checked against the plan

GOOD = "      - units: [phuong-loc-tho]\n        said: Đăng tin\n"


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (f"results:\n  - item: {ITEM}\n    sentences:\n{GOOD}        use: có\n", []),
        (f"results:\n  - item: {ITEM}\n    sentences:\n{GOOD}        use: chac la co\n", ["unknown-use"]),
        (f"results:\n  - item: II.5.7\n    sentences:\n{GOOD}", ["unknown-item"]),
        (f"results:\n  - item: {ITEM}\n  - item: {ITEM}\n", ["duplicate-item"]),
        (f"results:\n  - item: {ITEM}\n    sentences:\n{GOOD}{GOOD}", ["duplicate-sentence"]),
        (f"results:\n  - item: {ITEM}\n    sentences:\n{GOOD}{GOOD}        period: 2020-Q1\n", []),
        (f"results:\n  - item: {ITEM}\n    sentences:\n{GOOD}        use: gộp\n", ["joined-to-nothing"]),
        (
            f"results:\n  - item: {ITEM}\n    sentences:\n{GOOD}        use: no\n        text: x\n",
            ["text-not-printed"],
        ),
        (
            f"results:\n  - item: {ITEM}\n    sentences:\n{GOOD.replace('phuong-loc-tho', 'phuong-la')}",
            ["unknown-unit"],
        ),
        (
            f"results:\n  - item: {ITEM}\n    sentences:\n{GOOD.replace(']', ', cong-an]')}",
            ["wrong-value"],
        ),
        ("leads: {II: Nội dung, III: , training: Tập huấn}\n", []),
        ("leads: {II: Nội dung, IV.1: x}\n", ["unknown-lead"]),
        ("opinions:\n  causes:\n    - {units: [phuong-la], said: x}\n", ["unknown-unit"]),
        (
            "opinions:\n  causes:\n    - {units: [cong-an], said: x}\n    - {units: [], said: X.}\n",
            ["duplicate-sentence"],
        ),
        ("strengths: ['(Tối mật)']\n", ["secrecy-marking"]),
        ("strenght: ['(Tối mật)']\n", ["secrecy-marking"]),
    ],
)
def test_it_is_checked_against_the_plan(write: Write, check: Check, body: str, codes: list[str]) -> None:
    """What the summary would never say, or say twice, is a finding in its line."""
    write(FILE, f"period: '2020'\n{body}")
    found = [one for one in check() if one.location.file == FILE]
    assert sorted(one.code for one in found) == codes
    assert all(one.location.line > 1 for one in found)


def test_did_you_mean(write: Write, check: Check) -> None:
    """A slip in a name is asked about, and the line to type is shown."""
    write(FILE, f"period: '2020'\nleads:\n  trainning: x\nresults:\n  - item: II.5.1\n    sentences:\n{GOOD}")
    found = {one.code: one for one in check() if one.location.file == FILE}
    assert found["unknown-lead"].fix == "  training: x"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("bỏ", "Có phải là Không?"),
        ("In", "Có phải là Có?"),
        ("gộp chung", "Có phải là Gộp?"),
        ("xem lại", "None"),
    ],
)
def test_use_that_was_meant(write: Write, check: Check, typed: str, hint: str) -> None:
    """What people type for a choice is asked about."""
    write(FILE, f"period: '2020'\nresults:\n  - item: {ITEM}\n    sentences:\n{GOOD}        use: {typed}\n")
    (found,) = (one for one in check() if one.code == "unknown-use")
    assert str(found.hint and found.hint.vi) == hint


def test_what_left_the_plan(write: Write, check: Check) -> None:
    """A unit or an item that is no more stops the summary: it is said what to do."""
    gone = GOOD.replace("phuong-loc-tho", "khac")
    write(FILE, f"period: '2020'\nresults:\n  - item: IX.9.9\n    sentences:\n{gone}")
    hints = {one.code: one.hint and one.hint.vi for one in check() if one.location.file == FILE}
    assert "mục đã bỏ thì xóa" in str(hints["unknown-item"])
    assert "đơn vị không còn thì xóa" in str(hints["unknown-unit"])


def test_mark_in_words_of_its_own(write: Write, check: Check) -> None:
    """It is said which there are, in one language."""
    write(FILE, f"period: '2020'\nresults:\n  - item: {ITEM}\n    sentences:\n{GOOD}        mark: xong\n")
    (found,) = (one for one in check() if one.location.file == FILE)
    assert found.allowed
    assert found.allowed.vi.endswith("'new', 'changed' hoặc 'gone'.")


def test_section_that_is_a_part_of_its_own(write: Write, check: Check) -> None:
    """Its lead sentence bears the name of the part; a key left blank says nothing."""
    plan = write("plan/2020.yaml", "").parent.parent / "plan" / "2020.yaml"
    text = (Path(__file__).parent / "cases" / "plan.yaml").read_text(encoding="utf-8")
    plan.write_text(text.replace("headings: {", "headings: {II.3: Tập huấn, "), encoding="utf-8")
    write(FILE, "period: '2020'\nleads: {II.3: x, V.9: }\n")
    (found,) = (one for one in check() if one.location.file == FILE)
    assert (found.code, found.hint) == (
        "unknown-lead",
        ("Có phải là 'training'?", "Did you mean 'training'?"),
    )


def test_year_without_a_plan(write: Write, check: Check) -> None:
    """The editor's part of a summary that nobody can make."""
    write("plan/bien-tap/2021.yaml", "period: '2021'\n")
    assert [one.code for one in check() if one.location.file.endswith("2021.yaml")] == ["no-plan-for-year"]
