"""The manual of the findings.

Complete, true, printed by ``ttdn explain``, and the same on the pages of ``docs/``.
"""

import ast
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from inspect import signature
from pathlib import Path
from string import Formatter

import pytest
from emitted import SOURCES, emitted, emitted_codes, made_of

from ttdn.checking import check_workspace
from ttdn.diagnostics import Diagnostic, Severity
from ttdn.examples import ITEM, UNIT, YEAR
from ttdn.forms.words import CHOOSE
from ttdn.model.spoken import facts_of_no_date, facts_of_no_day, facts_of_no_number
from ttdn.rules import RULES, Rule, read_rules
from ttdn.source import Source, finding_at

Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"vi": ROOT / "docs" / "ma-loi.md", "en": ROOT / "docs" / "findings.md"}
#: The plan on which the examples are tried.
PLAN = ROOT / "tests" / "data" / "manual-plan.yaml"
#: Letters that no English word has.
VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u00e0-\u00ff\u1ea0-\u1ef9]")


# Every code of the program, and no other


def test_every_code_has_an_entry_and_every_entry_a_code() -> None:
    """A finding that nothing explains, or an entry of which nothing speaks any more, fails here."""
    assert emitted_codes() == set(RULES)


def test_codes_can_be_read_from_the_sources() -> None:
    """A code is written out where a finding is made, but for the places that pass one on."""
    passed_on = [
        (path.name, ast.unparse(code)) for path, code in emitted() if not isinstance(code, ast.Constant)
    ]
    assert sorted(passed_on) == [
        ("document.py", "code"),
        ("finding.py", "code"),
        ("model_errors.py", "finding.code"),
        ("model_errors.py", "rule.code"),
        ("reading.py", "rule.code"),
        ("scalars.py", "code"),
        ("slips.py", "code"),
    ]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_entry_is_whole(rule: Rule) -> None:
    """An entry speaks both languages, in sentences, and shows a mistake and its correction."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.code)
    for text in (rule.what, rule.why):
        assert text.vi.endswith((".", "?"))
        assert text.en.endswith((".", "?"))
        assert VIETNAMESE.search(text.vi)
        assert text.vi != text.en
    assert 0 < len(rule.title.vi) <= 60
    assert not rule.title.en.endswith(".")
    assert rule.bad != rule.good


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_sentences_have_the_same_facts(rule: Rule) -> None:
    """English names no fact that the Vietnamese sentence does not."""
    for text in filter(None, (rule.message, rule.hint, *rule.messages.values(), *rule.hints.values())):
        vi, en = ({name for _, name, *_ in Formatter().parse(words) if name} for words in text)
        assert en <= vi


#: What tells findings in the sentences of their entries: its own parameters, which are no facts.
TELLERS: dict[str, set[str]] = {
    "finding": {*signature(Source.finding).parameters},
    "finding_at": {*signature(finding_at).parameters},
    "_slip": set(),
    "unfit": {"broken"},
    "one_of_two": set(),
}
#: The place at which some of these are given other sentences.
OTHER_WORDS = {"finding": 2, "_slip": 4}
#: What is open until it runs, by how it is written: which of the sentences it is, and what else stands in it.
OPEN: dict[str, list[Mapping[str, object]]] = {
    "case": [{"broken": ""}, {"broken": "folder"}],
    "key": [{"broken": "quarters"}, {"broken": "months"}],
    "broken": [{"broken": "order"}, {"broken": "twice"}],
    "f'with-{own}'": [{"broken": "with-period"}, {"broken": "with-every"}],
    "facts_of_no_number(text)": [{}, facts_of_no_number("không có")],
    "facts_of_no_date(text)": [{}, *map(facts_of_no_date, ("chưa có", "05/12", "tháng 5/2026"))],
    "facts_of_no_day(year, month, day)": [{}, facts_of_no_day(2026, 2, 30)],
}


def told() -> Iterator[tuple[str, str, set[str]]]:
    """The sentences of entries that the sources tell: the code, which of them, the facts that it is given."""
    for maker, call in (made for path in SOURCES for made in made_of(path)):
        code, named = call.args[0], {one.arg: one.value for one in call.keywords}
        is_told_otherwise = "message" in named or len(call.args) > OTHER_WORDS.get(maker, len(call.args))
        if maker not in TELLERS or is_told_otherwise or not isinstance(code, ast.Constant):
            continue
        for more in variants_of(maker, call):
            facts = {str(name) for name in (*named, *more) if name}
            yield str(code.value), str(more.get("broken", "")), facts - TELLERS[maker]


def variants_of(maker: str, call: ast.Call) -> list[Mapping[str, object]]:
    """Which of the sentences of an entry a place may tell, each with the facts of that alone."""
    if maker == "one_of_two":
        return [{"broken": "both"}, {"broken": "none"}]
    left = [one.value for one in call.keywords if one.arg in {"broken", None}]
    for one in (*left, *(call.args[2:] if maker == "finding_at" else ())):
        return [{"broken": one.value}] if isinstance(one, ast.Constant) else OPEN[ast.unparse(one)]
    return [{}]


def test_every_sentence_is_told_with_its_facts() -> None:
    """No place names another variant than its entry has, or leaves out a fact; no variant is told nowhere."""
    sentences = list(told())
    for code, broken, facts in sentences:
        RULES[code].say(dict.fromkeys(facts, ""), broken)
    variants = {(code, broken) for code, broken, _ in sentences if broken}
    assert variants == {(code, one) for code, rule in RULES.items() for one in {*rule.messages, *rule.hints}}


def test_a_list_in_a_cell_is_spoken_of_alike() -> None:
    """What the manual says of a cell with a list is what its form says."""
    cells = [RULES[code].in_cell for code in ("unknown-item", "not-an-identifier", "unknown-status")]
    assert cells == [CHOOSE] * 3


# ttdn explain


@pytest.mark.parametrize("code", sorted(RULES))
def test_explain(run: Run, tmp_path: Path, code: str) -> None:
    """A code's entry, and no other, in the language of the run, outside any folder of work."""
    rule = RULES[code]
    for language, option in (("vi", ()), ("en", ("--lang", "en"))):
        status, out, err = run(*option, "explain", code, cwd=tmp_path)
        assert (status, err) == (0, "")
        assert re.findall(r"^## (.+)$", out, re.MULTILINE) == [code]
        assert all(text in out for text in (rule.bad, rule.good))
        assert all(getattr(text, language) in out for text in (rule.title, rule.what, rule.why))
        assert rule.why[0 if language == "en" else 1] not in out


def test_explain_says_the_level(run: Run) -> None:
    """Error or warning, and whether the plan may set another level."""
    assert "(lỗi)" in run("explain", "unknown-item")[1]
    assert "(lưu ý; đổi được mức trong kế hoạch (`levels`))" in run("explain", "missing-item")[1]
    assert (
        "(error; its level can be set in the plan (`levels`))"
        in run("--lang", "en", "explain", "missing-reason")[1]
    )


@pytest.mark.parametrize("written", ["[unknown-item]", "UNKNOWN-ITEM", " unknown-item ", "[Unknown-Item]"])
def test_explain_takes_a_code_as_it_is_shown(run: Run, written: str) -> None:
    """Copied with its brackets, or in capitals, it is the same code."""
    assert run("explain", written) == run("explain", "unknown-item")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("unknown-itm", "unknown-item"),
        ("e404", ""),
        ("missing reason", "missing-reason"),
        ("[dup-item]", "duplicate-item"),
    ],
)
def test_unknown_code(run: Run, written: str, meant: str) -> None:
    """A code that there is not is 2, with those that may have been meant, else with the way to the list."""
    for option, question, way in (
        ((), "Có phải: ", "ttdn explain --all"),
        (("--lang", "en"), "Did you mean: ", "ttdn explain --all"),
    ):
        status, out, err = run(*option, "explain", written)
        assert (status, out, err.count("\n")) == (2, "", 1 + bool(meant))
        assert f"'{written}'" in err
        assert (f"{question}{meant}" if meant else way) in err


@pytest.mark.parametrize("arguments", [(), ("--all", "unknown-item")])
def test_one_code_or_all(run: Run, arguments: tuple[str, ...]) -> None:
    """Neither a code nor ``--all``, or both, cannot be meant."""
    status, out, err = run("explain", *arguments)
    assert (status, out, "Cho một mã, hoặc --all." in err) == (2, "", True)


# The reference pages


@pytest.mark.parametrize("language", PAGES)
def test_page_is_what_the_program_prints(run: Run, language: str) -> None:
    """The page in ``docs/`` is that of this program; ``make manual`` renews it."""
    status, out, _ = run("--lang", language, "explain", "--all")
    assert status == 0
    assert PAGES[language].read_text(encoding="utf-8") == out, (
        f"{PAGES[language].name} is out of date: run 'make manual'"
    )


@pytest.mark.parametrize("language", PAGES)
def test_page_leads_to_every_entry(language: str) -> None:
    """The list at the head names each code once and leads to its entry."""
    page = PAGES[language].read_text(encoding="utf-8")
    listed = re.findall(r"^- \[`(.+)`\]\(#(.+)\): \S", page, re.MULTILINE)
    assert listed == [(code, code) for code in sorted(RULES)]
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == sorted(RULES)


def test_make_renews_the_pages() -> None:
    """The Makefile has the target of which the failure speaks, with a line that says what it does."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = re.search(r"^# .+\nmanual:.*\n((?:\t.+\n)+)", makefile, re.MULTILINE)
    assert recipe
    assert all(page.name in recipe[1] for page in PAGES.values())


# The examples are true

#: Rules whose example is no YAML of one file: names of files, sizes, encodings, links, several reports, a
#: report and the life of its unit, what git knows.
NOT_SHOWN = {
    "misread-owners",
    "misread-deadline",
    "day-and-month",
    "deleted-report",
    "doubtful-number",
    "duplicate-plan",
    "duplicate-report",
    "file-too-large",
    "hidden-link",
    "link-outside-folder",
    "locked-cell-changed",
    "merged-cells",
    "not-a-file",
    "archive-changed",
    "not-utf-8",
    "other-units-file",
    "own-note",
    "struck-words",
    "part-not-asked",
    "received-before-commit",
    "report-outside-life",
    "told-by-successor",
    "left-by-the-plan",
    "row-added",
    "words-repeated",
    "row-missing",
    "too-long",
    "too-many-findings",
    "totals-disagree",
    "unproven-form",
    "unread-cell",
    "missing-total",
    "unreadable-cell",
    "unreadable-file",
    "wrong-file-name",
    "wrong-folder",
}
#: Where an example's first key belongs: the lines above it, and how far it is indented.
IN_ENTRY = "results:\n  - item: {item}\n    status: in_progress\n"
PLACES = {
    "- item:": ("results:\n", 2),
    "- title:": (IN_ENTRY + "    evidence:\n", 6),
    "summary:": (IN_ENTRY, 4),
    "figures:": (IN_ENTRY, 4),
    "evidence:": (IN_ENTRY, 4),
}
#: The same of the editor's part of a summary.
EDITED_ITEM = "results:\n  - item: {item}\n"
EDITED = {
    "leads:": ("", 0),
    "sentences:": (EDITED_ITEM, 4),
    "use:": (EDITED_ITEM + f"    sentences:\n      - units: [{UNIT}]\n        said: Tổ chức 5 buổi\n", 8),
}
#: Parts of the plan for which an example of a plan stands: a pattern, and how far the example is indented in
#: its place.
PLAN_PARTS = {
    "amendments:": (r"^(?=headings:\n)", 0),
    "# document: {date: 2026-01-15}": (r"^(?=headings:\n)", 0),
    "# III.3: from": (r"^  - \{id: schools.*\n", 2),
    "# III.3: owners": (r"^  - \{id: xa-hai.*\n", 2),
    "cutoffs:": (r"^  cutoffs: .*\n", 2),
    "excused:": (r"^  cutoffs: .*\n", 2),
    "periods:": (r"^  periods:\n(?:    .*\n)+", 2),
    "unit_kinds:": (r"^unit_kinds:\n(?:  .*\n)+?(?=  - \{id: office)", 0),
    "owners:": (r"^      read: \[xa-hai\]\n", 6),
    "text:": (r"^      text: UBND xã Hai\n      read: .*\n", 6),
    "subject:": (r"^  subject: .*\n", 2),
    "area:": (r"^authority: .*\n", 0),
    "agency:": (r"^    agency: \[ỦY BAN NHÂN DÂN, TỈNH A\]\n", 4),
    "recipients:": (r'^    recipients: \["Lưu: VT"\]\n', 4),
    "reminder:": (r"^(?=  unit_report:)", 2),
    "required:": (r"^  required:.*\n", 2),
    "duties:": (r"^duties:\n", 0),
    "IV.1:": (r"^  IV\.1: .*\n", 2),
    "- {id: xa-hai": (r"^  - \{id: xa-hai.*\n", 2),
    "- {id: schools": (r"^  - \{id: schools.*\n", 2),
    "schedule:": (r"^    schedule:\n      text: Quý II và quý III\n      read: .*\n", 4),
}


def indent(text: str, by: int) -> str:
    """The lines of a text further to the right."""
    return "".join(f"{' ' * by}{line}\n" for line in text.split("\n"))


def as_report(example: str) -> str:
    """An example as a report: in its place among the other lines, behind what every report needs."""
    above, by = next((place for start, place in PLACES.items() if example.startswith(start)), ("", 0))
    body = above.format(item=ITEM) + indent(example, by)
    head = {"unit": UNIT, "period": f'"{YEAR}"', "received": f"{YEAR}-12-07"}
    given = set(re.findall(r"^(\w+):", body, re.MULTILINE))
    return "".join(f"{key}: {value}\n" for key, value in head.items() if key not in given) + body


def as_edits(example: str) -> str:
    """An example as an editor's part; empty where it belongs to none."""
    places = [place for start, place in EDITED.items() if example.startswith(start)]
    return "".join(
        f'period: "{YEAR}"\n{above.format(item=ITEM)}{indent(example, by)}' for above, by in places
    )


def quoted(example: str) -> str:
    """A key and its value as they stand within braces."""
    key, _, value = example.partition(": ")
    return f'{key}: "{value}"'


def as_plan(plan: str, example: str) -> str:
    """The plan with an example in the place of what it has there."""
    pattern, by = next(part for start, part in PLAN_PARTS.items() if example.startswith(start))
    if example.startswith("owners:"):
        example = f"read: {example.partition('read: ')[2].rstrip('}')}"
    if example.startswith("area:"):
        example = f"authority: {{name: Ủy ban nhân dân tỉnh A, short: UBND tỉnh A, {quoted(example)}}}"
    if example.startswith("unit_kinds:") and "commune" not in example:
        example += "\n  - {id: commune, name: Xã}"
    changed, count = re.subn(pattern, lambda _: indent(example, by), plan, count=1, flags=re.MULTILINE)
    assert count == 1, pattern
    return changed


def is_of_a_plan(example: str) -> bool:
    """Whether an example is a part of a plan."""
    return example.startswith(tuple(PLAN_PARTS))


@pytest.fixture
def try_example(tmp_path: Path) -> Callable[[str], list[Diagnostic]]:
    """Check a folder with a small plan and an example of the manual, as a part of it or as a report."""

    def find(words: str) -> list[Diagnostic]:
        shutil.rmtree(tmp_path / "folder", ignore_errors=True)
        plan = PLAN.read_text(encoding="utf-8")
        edits, register = as_edits(words), words if words.startswith("arrivals:") else ""
        text = (
            ""
            if edits or register or is_of_a_plan(words)
            else words
            if words.startswith("#")
            else as_report(words)
        )
        unit = re.search(r"^unit: ([a-z-]+)$", text, re.MULTILINE)
        period = re.search(r'^period: "?([0-9A-Z-]+)"?$', text, re.MULTILINE)
        report = (
            tmp_path
            / "folder"
            / "units"
            / (unit[1] if unit else UNIT)
            / f"{period[1] if period else YEAR}.yaml"
        )
        files = {
            tmp_path / "folder" / "plan" / f"{YEAR}.yaml": as_plan(plan, words)
            if is_of_a_plan(words)
            else plan
        }
        if edits:
            files[tmp_path / "folder" / "plan" / "bien-tap" / f"{YEAR}.yaml"] = edits
        if register:
            files[tmp_path / "folder" / "register" / f"{YEAR}.yaml"] = register
        if text:
            files |= {report: text, report.with_name("hoi-nghi.jpg"): "ảnh"}
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        return check_workspace(tmp_path / "folder").diagnostics

    return find


def codes_of_both(rule: Rule, try_example: Callable[[str], list[Diagnostic]]) -> set[str]:
    """What other rules say of an example before and after its correction: it is not about them."""
    return {found.code for found in try_example(rule.good)} - {rule.code}


@pytest.mark.parametrize(
    "rule", [rule for code, rule in RULES.items() if code not in NOT_SHOWN], ids=lambda rule: rule.code
)
def test_wrong_example_has_the_mistake(rule: Rule, try_example: Callable[[str], list[Diagnostic]]) -> None:
    """What the manual calls wrong gives this finding at the level that the manual says, and no other."""
    found = [
        one for one in try_example(rule.bad) if one.code != "missing-item" or rule.code == "missing-item"
    ]
    assert {one.code for one in found} - codes_of_both(rule, try_example) == {rule.code}
    assert {one.severity for one in found if one.code == rule.code} == {
        Severity.WARNING if rule.warning else Severity.ERROR
    }


@pytest.mark.parametrize(
    "rule",
    [rule for code, rule in RULES.items() if code not in {*NOT_SHOWN, "secrecy-marking"}],
    ids=lambda rule: rule.code,
)
def test_right_example_is_clean(rule: Rule, try_example: Callable[[str], list[Diagnostic]]) -> None:
    """What the manual calls right can be read, and what its correction leaves was there before it."""
    found = {one.code for one in try_example(rule.good)}
    assert rule.code not in found - {"missing-item"}
    assert not found & (read_rules("reading").keys() | read_rules("values").keys())
    assert found <= {one.code for one in try_example(rule.bad)} | {"missing-item"}


def test_examples_that_are_not_run_are_no_yaml() -> None:
    """A rule is left out of the trial only where its example is no part of a report or a plan."""
    assert set(RULES) >= NOT_SHOWN
    for code in NOT_SHOWN - {
        "misread-owners",
        "misread-deadline",
        "received-before-commit",
        "too-long",
        "totals-disagree",
        "missing-total",
    }:
        assert not re.match(r"[a-z_]+: |- ", RULES[code].bad), code
