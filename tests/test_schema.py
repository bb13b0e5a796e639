"""The schemas for editors.

What they let pass and what not, their words, their ids, the copies that the folder keeps.
"""

import itertools
import json
import re
from collections.abc import Callable, Iterator
from inspect import getdoc
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic_core import PydanticCustomError

from ttdn.checking import check_workspace
from ttdn.model.edits import Edits
from ttdn.model.fields import FIELD_WORDS
from ttdn.model.plan import Plan
from ttdn.model.register import Register
from ttdn.model.report import STATUS_LABELS, Report
from ttdn.model.scalars import Model, read_date
from ttdn.rules import RULES
from ttdn.schema import (
    PLAIN_SCHEMAS,
    plan_schema,
    register_schema,
    report_schema,
    schema_as_text,
)
from ttdn.schema.scalars import Schema

Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
CASE_FOLDERS = sorted(folder for code in CASES.iterdir() if code.is_dir() for folder in code.iterdir())
EXAMPLES = sorted([*ROOT.glob("plan/*.yaml"), *ROOT.glob("units/*/*.yaml")])

#: Codes, and single cases, that no schema can express, each with the reason.
UNSEEN = {
    "amendment-before-plan": "two days are not compared",
    "ambiguous-number/leading-zero": "an editor reads 007 as the number 7",
    "anchor-or-alias/anchor": "an anchor is gone when a schema sees the data",
    "approved-before-appraisal/day-before": "two days are not compared",
    "completed-after-report": "two days are not compared",
    "date-outside-period": "two days are not compared",
    "date-outside-plan-year": "a period is not compared with the year",
    "deadline-before-period": "a day is not compared with a period",
    "duplicate-id": "the ids of different lists are not compared",
    "duplicate-plan": "other files are not seen",
    "duplicate-report": "other files are not seen",
    "explicit-tag/bare-sign": "a tag is gone when a schema sees the data",
    "explicit-tag/text": "a tag is gone when a schema sees the data",
    "figure-without-item": "days are not compared",
    "line-left-blank": "no word is forbidden in a sentence",
    "missing-evidence-file": "other files are not seen",
    "missing-item": "what is missing has no place",
    "received-before-date": "two days are not compared",
    "received-unlike-register": "other files are not seen",
    "reissued-before-received": "two days are not compared",
    "received-before-period": "a day is not compared with a period",
    "told-by-successor": "other files are not seen",
    "report-outside-life": "the life of a unit is not compared with a period",
    "same-as-before": "no word is forbidden in a sentence",
    "secrecy-marking": "comments are not seen, and no word is forbidden in a sentence",
    "spent-above-allocated": "two numbers are not compared",
    "text-after-hash": "comments are not seen",
    "unfit-dispensation": "a decision is not compared with what it changes",
    "unfit-successor": "the names in a plan are its own",
    "unfit-life": "two days are not compared",
    "unfit-not-asked": "two lists are not compared",
    "unfit-arrival": "the entries of a list are not compared",
    "unknown-name/excused-unit": "the names in a plan are its own",
    "unknown-name/added-by": "the names in a plan are its own",
    "unknown-name/ended-by-without-amendments": "the names in a plan are its own",
    "unknown-name/item-of-a-figure": "the names in a plan are its own",
    "unknown-name/kind-of-a-group": "the names in a plan are its own",
    "unknown-name/kind-of-a-unit": "the names in a plan are its own",
    "unknown-name/member-of-a-group": "the names in a plan are its own",
    "unknown-name/owner": "the names in a plan are its own",
    "unknown-name/requested": "the names in a plan are its own",
    "unknown-name/required": "the names in a plan are its own",
    "unknown-name/successor": "the names in a plan are its own",
    "unknown-name/through-a-group": "the names in a plan are its own",
    "unknown-name/asked-ad-hoc": "the names in a plan are its own",
    "unknown-name/item-asked-ad-hoc": "the names in a plan are its own",
    "unknown-name/period-by-no-amendment": "the names in a plan are its own",
    "unreadable-required-period/adhoc-reversed": "two days are not compared",
    "unknown-name/through-of-a-period": "the names in a plan are its own",
    "unknown-name/unit-with-more-time": "the names in a plan are its own",
    "unreadable-schedule/ends-before-it-begins": "two days are not compared",
    "unreadable-schedule/month-twice": "the numbers of a list are not compared",
    "unreadable-schedule/months-out-of-order": "the numbers of a list are not compared",
    "unknown-unit/in-register": "the units are those of the plan",
    "wrong-file-name": "the file's name is not seen",
    "wrong-folder": "the file's place is not seen",
    "wrong-period": "two days are not compared",
}
#: What only an editor finds fault with.
STRICTER = {"not-an-identifier/ok-pasted-with-invisible-letters": "a schema compares letter by letter"}

#: Keywords for which the server of editors has only English words.
ENGLISH_ONLY = {
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "dependentRequired",
    "oneOf",
    "not",
    "format",
}
#: Keywords whose failure is told in ``errorMessage`` (or ``patternErrorMessage``) where there is one.
WITH_WORDS = {"type", "enum", "required", "pattern", "contains"}


class CoreLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML 1.2, core schema, as editors read it: ``no`` is a word, a date is a text, 010 is ten."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - PyYAML's
        """A mapping; YAML 1.2 has no key twice."""
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        if len(set(keys)) < len(keys):
            raise yaml.MarkedYAMLError(None, None, "duplicate key", node.start_mark)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


_TAG = "tag:yaml.org,2002:"
_FLOAT = r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
for _name, _form in {
    "null": "null|Null|NULL|~|",
    "bool": "true|True|TRUE|false|False|FALSE",
    "int": "[-+]?[0-9]+",
    "float": _FLOAT,
}.items():
    CoreLoader.add_implicit_resolver(_TAG + _name, re.compile(f"^(?:{_form})$"), None)
CoreLoader.add_constructor(_TAG + "int", lambda _, node: int(node.value))
CoreLoader.add_constructor(_TAG + "float", lambda _, node: float(node.value))


def read(text: str) -> Any:  # noqa: ANN401 - whatever the text holds
    """YAML text as an editor reads it."""
    return yaml.load(text, Loader=CoreLoader)  # noqa: S506 - a child of the safe loader


def accepts(schema: Schema, text: str) -> bool:
    """Whether the text is YAML and valid under the schema."""
    try:
        data = read(text)
    except yaml.YAMLError:
        return False
    return Draft202012Validator(schema).is_valid(data)


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The plan of 2020."""
    return check_workspace(ROOT).workspace.plans[2020].plan


@pytest.fixture(scope="module")
def report(plan: Plan) -> Schema:
    """The schema of the reports of 2020."""
    return report_schema(plan)


@pytest.fixture(scope="module")
def of_plans() -> Schema:
    """The schema of plans."""
    return plan_schema()


@pytest.fixture(scope="module")
def small(make_plan: Callable[..., Plan]) -> Schema:
    """The schema of the reports under the small plan of the cases."""
    return report_schema(make_plan())


def entry(lines: str, unit: str = "phuong-loc-tho") -> str:
    """A report with one result; the lines stand in it."""
    indented = lines.strip().replace("\n", "\n    ")
    return f"unit: {unit}\nperiod: 2020\nreceived: 2020-12-01\nresults:\n  - {indented}\n"


def schemas(within: Any, *, asserted: bool = True) -> Iterator[tuple[Schema, bool]]:  # noqa: ANN401 - any part of a schema
    """Every schema inside a schema, and whether its failure is told to the user."""
    if isinstance(within, list):
        for part in within:
            yield from schemas(part, asserted=asserted)
    if isinstance(within, dict):
        yield within, asserted
        for key, part in within.items():
            if key in {"properties", "patternProperties", "$defs"}:
                for inner in part.values():
                    yield from schemas(inner, asserted=asserted)
            elif key not in {"enum", "const", "defaultSnippets", "required"}:
                yield from schemas(part, asserted=asserted and key not in {"if", "contains"})


def models(*roots: type[Model]) -> list[type[Model]]:
    """The models and every model inside them."""
    found: dict[type[Model], None] = dict.fromkeys(roots)
    left = list(roots)
    while left:
        inner = [
            one
            for field in left.pop().model_fields.values()
            for one in _classes(field.annotation)
            if one not in found
        ]
        found |= dict.fromkeys(inner)
        left += inner
    return list(found)


def _classes(annotation: Any) -> Iterator[type[Model]]:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _classes(part)


def kept_schemas() -> dict[str, Schema]:
    """The schemas as the folder keeps them."""
    return {
        name: json.loads((ROOT / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
        for name in ("plan", "report", "edits", "register")
    }


# What passes and what does not.


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_examples_are_valid(path: Path, report: Schema, of_plans: Schema) -> None:
    """The folder's own plan and reports are valid as an editor reads them."""
    schema = of_plans if path.parent.name == "plan" else report
    assert [
        error.message
        for error in Draft202012Validator(schema).iter_errors(read(path.read_text(encoding="utf-8")))
    ] == []


@pytest.mark.parametrize("folder", CASE_FOLDERS, ids=lambda folder: folder.relative_to(CASES).as_posix())
def test_case(folder: Path, small: Schema, of_plans: Schema) -> None:
    """A file that ``ttdn validate`` refuses is refused, unless a schema cannot say it.

    Every other file passes.
    """
    plans = check_workspace(folder).workspace.plans if (folder / "plan").exists() else None
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        schema = of_plans if name.startswith("plan/") else small
        if name.startswith("register/"):
            schema = register_schema()
        if plans is not None and schema is small:
            of_year = [plans[year].plan for year in plans if path.stem.startswith(str(year))]
            if not of_year:
                continue
            schema = report_schema(of_year[0])
        wrong = [code for code in announced(folder, path, name) if code not in UNSEEN]
        assert accepts(schema, path.read_text(encoding="utf-8")) != bool(wrong), f"{name}: {wrong}"


def announced(folder: Path, path: Path, name: str) -> Iterator[str]:
    """The errors that a case announces for a file; that of the case itself under the name of the case."""
    case = folder.relative_to(CASES).as_posix()
    listed = folder / "expected.txt"
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.exists() else []
    text = "\n".join(
        [
            path.read_text(encoding="utf-8"),
            *(f"# {line.split(' ', 1)[1]}" for line in lines if line.startswith(f"{name}:")),
        ]
    )
    for code in re.findall(
        r"\berror:? ([a-z0-9-]+)", "\n".join(re.findall(r"# (?:error|warning).*$", text, re.MULTILINE))
    ):
        yield case if code == folder.parent.name and case in UNSEEN else code
    if case in STRICTER:
        yield case


@pytest.mark.parametrize("name", [*UNSEEN, *STRICTER])
def test_no_exception_is_left_over(name: str) -> None:
    """An exception stands for a code, or for a case, that is still there."""
    assert (CASES / name).is_dir()


@pytest.mark.parametrize("word", ["done", "Hoàn thành", "hoàn thành", "HOAN THANH", "Done"])
def test_a_status_in_any_spelling_owes_the_same(word: str, small: Schema) -> None:
    """Done, however it is spelled, passes with its day and proof only."""
    proof = "completed: 2020-11-30\nevidence: [{title: Báo cáo, number: 45}]"
    assert not accepts(small, entry(f"item: II.5.1\nstatus: {word}"))
    assert accepts(small, entry(f"item: II.5.1\nstatus: {word}\n{proof}"))


@pytest.mark.parametrize(
    "lines",
    [
        "completed: 2020-11-30",
        "evidence: [{title: A, number: 1}]",
        "completed:\nevidence: [{title: A, number: 1}]",
    ],
)
def test_done_needs_both_day_and_proof(lines: str, small: Schema) -> None:
    """One of the two is not enough, nor is a day that is left blank."""
    assert not accepts(small, entry(f"item: II.5.1\nstatus: done\n{lines}"))


@pytest.mark.parametrize("value", ["312", "3.5", "'312'", "no", "2020-12-01", "0258 3000 113"])
def test_a_text_may_look_like_anything(value: str, small: Schema) -> None:
    """A scalar that an editor takes for a number is still a text."""
    assert accepts(small, entry(f"item: II.5.1\nstatus: in_progress\nsummary: {value}"))


@pytest.mark.parametrize(
    "day", ["2020-12-09", "2020-1-5", "09/12/2020", "9.12.2020", "'09-12-2020'", "29/02/2020"]
)
def test_days(day: str, small: Schema) -> None:
    """Every way in which an office writes a day."""
    assert accepts(small, f"unit: phuong-loc-tho\nperiod: 2020\nreceived: {day}\n")


@pytest.mark.parametrize(
    "day", ["31/09/2020", "2020-02-30", "12/13/2020", "20-12-09", "1820-12-09", "20201209", "9/12", ""]
)
def test_days_that_are_none(day: str, small: Schema) -> None:
    """No month has more days than it has, and a day needs its year."""
    assert not accepts(small, f"unit: phuong-loc-tho\nperiod: 2020\nreceived: {day}\n")


@pytest.mark.parametrize(
    "form",
    ["2020-{month}-{day}", "{day}/{month}/2020", "{day:02}.{month:02}.2020", "2020-{month:02}-{day:02}"],
)
def test_days_are_those_of_the_reader(form: str, small: Schema) -> None:
    """Every day of a leap year and none besides, as the program itself reads them."""
    day_of = Draft202012Validator(small["$defs"]["Day"])
    for month, day in itertools.product(range(14), range(33)):
        text = form.format(month=month, day=day)
        assert day_of.is_valid(text) == is_day(text), text


def is_day(text: str) -> bool:
    """Whether the program reads the text as a day."""
    try:
        read_date(text)
    except PydanticCustomError:
        return False
    return True


@pytest.mark.parametrize("period", ["2020", '"2020"', "2020-H1", "2020-Q4", "2020-05"])
def test_periods(period: str, small: Schema) -> None:
    """A period of the plan's year, with or without quotes."""
    assert accepts(small, f"unit: phuong-loc-tho\nperiod: {period}\nreceived: 2020-12-01\n")


@pytest.mark.parametrize("period", ["2019", "2021-Q1", "2020-Q5", "2020-13", "quý II"])
def test_periods_of_other_years(period: str, small: Schema) -> None:
    """The ids are those of one plan: a period of another year is a slip."""
    assert not accepts(small, f"unit: phuong-loc-tho\nperiod: {period}\nreceived: 2020-12-01\n")


def test_a_unit_that_is_not_known_may_report_on_any_item(small: Schema) -> None:
    """The error is at the unit; the items are not held against it as well."""
    errors = list(
        Draft202012Validator(small).iter_errors(
            read(entry("item: II.5.8\nstatus: not_started", unit="phuong-moi"))
        )
    )
    assert [list(error.absolute_path) for error in errors] == [["unit"]]


def test_ids_that_look_like_numbers(make_plan: Callable[..., Plan]) -> None:
    """A plan may use the statistics codes as ids, and 2.1 as the number of an item."""
    unit = {"id": "22363", "name": "Phường Lộc Thọ", "short": "P. Lộc Thọ", "kind": "ward"}
    activity = {"id": "2.1", "text": "Duy trì trang thông tin điện tử"}
    schema = report_schema(
        make_plan(
            units=[unit],
            groups=[],
            activities=[activity],
            reporting={"required": ["22363"], "requested": [], "through": None},
        )
    )
    assert accepts(schema, entry("item: 2.1\nstatus: in_progress", unit="22363"))
    assert not accepts(schema, entry("item: 2.1\nstatus: in_progress", unit="22364"))


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("missing-reason", "item: II.5.1\nstatus: postponed"),
        ("missing-evidence", "item: II.5.1\nstatus: done\ncompleted: 2020-11-30"),
        ("completed-but-not-done", "item: II.5.1\nstatus: in_progress\ncompleted: 2020-11-30"),
        ("evidence-without-source", "item: II.5.1\nstatus: in_progress\nevidence: [{title: Báo cáo}]"),
    ],
)
@pytest.mark.parametrize("level", ["off", "warning", "error"])
def test_levels_of_the_plan(code: str, lines: str, level: str, make_plan: Callable[..., Plan]) -> None:
    """What the plan only warns of, or lets pass, is no error in an editor either."""
    assert accepts(report_schema(make_plan(levels={code: level})), entry(lines)) == (level != "error")


# The words.

VIETNAMESE_TITLE = re.compile(r"[^\W\d_a-zđ].*[^.]")


@pytest.mark.parametrize(
    "model", [pytest.param(model, id=model.__name__) for model in models(Report, Plan, Edits, Register)]
)
def test_every_field_has_words(model: type[Model]) -> None:
    """Title and description of every key, in Vietnamese; a key that is gone leaves none behind."""
    keys = [field.alias or name for name, field in model.model_fields.items()]
    assert [key for name, key in FIELD_WORDS if name == model.__name__] == keys
    assert VIETNAMESE_TITLE.fullmatch(str(model.model_config.get("title")))
    for key in keys:
        title, description = FIELD_WORDS[model.__name__, key]
        assert title[0] == title[0].upper()
        assert description.endswith((".", "…"))
        assert title != description


def test_no_words_are_left_over() -> None:
    """The tables speak of models that the files have."""
    names = {model.__name__ for model in models(Report, Plan, Edits, Register)}
    titles = [model.model_config.get("title") for model in models(Report, Plan, Edits, Register)]
    assert len(set(titles)) == len(titles)
    assert {name for name, _ in FIELD_WORDS} == names


@pytest.mark.parametrize("name", ["plan", "report", "edits", "register"])
def test_no_english_words_of_the_models(name: str) -> None:
    """Neither the docstrings of the models nor pydantic's titles reach an editor."""
    text = (ROOT / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
    for model in models(Report, Plan, Edits, Register):
        assert str(getdoc(model)).split("\n", maxsplit=1)[0] not in text
    assert '"default"' not in text


@pytest.mark.parametrize("name", ["plan", "report", "edits", "register"])
def test_every_failure_is_told_in_vietnamese(name: str) -> None:
    """What can fail has a sentence of ours, and its codes are those of ``ttdn explain``."""
    for schema, asserted in schemas(kept_schemas()[name]):
        sentences = [schema[key] for key in ("errorMessage", "patternErrorMessage") if key in schema]
        for sentence in sentences:
            codes = re.findall(r"^(?:\[([a-z-]+)\] )", sentence)
            assert codes, sentence
            assert set(re.findall(r"\[([a-z0-9-]+)\]", sentence)) <= set(RULES)
        if asserted:
            assert not ENGLISH_ONLY & set(schema), schema
            fails = WITH_WORDS & set(schema) and schema.get("title") != "Để trống"
            if fails:
                assert sentences, schema


def test_statuses_are_explained(report: Schema) -> None:
    """The six words and their labels, each with its meaning."""
    choice = report["$defs"]["Result"]["properties"]["status"]["anyOf"][0]
    assert choice["enum"] == [status.value for status in STATUS_LABELS] + [
        label.vi for label in STATUS_LABELS.values()
    ]
    assert (
        choice["enumDescriptions"][0]
        == "Hoàn thành; cần 'completed' (ngày hoàn thành) và 'evidence' (minh chứng)"
    )
    assert len(choice["enumDescriptions"]) == len(choice["enum"])


def test_ids_of_the_plan(plan: Plan, report: Schema) -> None:
    """Units by name; items that can be reported on by short name and text.

    Figures by label and unit of measure.
    """
    properties = report["$defs"]["Result"]["properties"]
    unit = report["properties"]["unit"]
    assert dict(zip(unit["enum"], unit["enumDescriptions"], strict=True)) == {
        unit.id: unit.name for unit in plan.units
    }
    items = {item["const"]: item["description"] for item in properties["item"]["anyOf"] if "const" in item}
    assert list(items) == [item.id for item in plan.items.values() if not item.reported_in]
    assert items["II.5.8"] == f"Triển lãm Hoàng Sa, Trường Sa\n\n{plan.items['II.5.8'].text}"
    assert report["$defs"]["figure-news_items"] == {
        "title": "Tin, bài đăng trên cổng, trang thông tin điện tử",
        "description": "Tin, bài đăng trên cổng, trang thông tin điện tử, tính bằng tin, bài; "
        "thuộc mục II.5.1, III.9.",
        "$ref": "#/$defs/Count",
    }


# The form of the schemas, and the copies.


@pytest.mark.parametrize("name", ["plan", "report", "edits", "register"])
def test_schema_is_a_schema(name: str) -> None:
    """It is valid JSON Schema of 2020-12, names itself, and every reference leads somewhere."""
    schema = kept_schemas()[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == {"report": "urn:ttdn:report:2020"}.get(name, f"urn:ttdn:{name}")
    used = {str(part["$ref"]).removeprefix("#/$defs/") for part, _ in schemas(schema) if "$ref" in part}
    assert used == set(schema["$defs"])


@pytest.mark.parametrize("name", ["plan", "report", "edits", "register"])
def test_kept_copy_is_fresh(name: str, plan: Plan) -> None:
    """The folder's schema is what the program prints now: else run ``make schema``."""
    expected = schema_as_text(report_schema(plan) if name == "report" else PLAIN_SCHEMAS[name]())
    assert (ROOT / "schema" / f"{name}.schema.json").read_text(encoding="utf-8") == expected


def test_editor_is_wired_to_the_copies() -> None:
    """The settings of VS Code name schemas that exist, for the files that they describe."""
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {
        "schema/report.schema.json": "units/**/*.yaml",
        "schema/plan.schema.json": "plan/*.yaml",
        "schema/edits.schema.json": "plan/bien-tap/*.yaml",
        "schema/register.schema.json": "register/*.yaml",
    }
    assert all((ROOT / schema).is_file() for schema in settings["yaml.schemas"])
    extensions = json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert extensions == {"recommendations": ["redhat.vscode-yaml"]}


# The command.


@pytest.mark.parametrize("name", ["plan", "report", "edits", "register"])
def test_command_prints_the_schema(name: str, run: Run) -> None:
    """The schema and nothing else, indented, with Vietnamese letters as they are."""
    code, printed, complaint = run("schema", name, cwd=ROOT)
    assert (code, complaint) == (0, "")
    assert printed == (ROOT / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert printed.startswith('{\n  "$schema"')
    assert "Kỳ" in printed


def test_command_takes_the_year(run: Run, root: Path) -> None:
    """Of several plans, the one of the year asked for."""
    text = (root / "plan" / "2020.yaml").read_text(encoding="utf-8")
    (root / "plan" / "2021.yaml").write_text(
        text.replace("year: 2020", "year: 2021").replace("2020", "2021"), encoding="utf-8"
    )
    _, printed, _ = run("schema", "report", "--year", "2020", cwd=root)
    assert json.loads(printed)["$id"] == "urn:ttdn:report:2020"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (
            ("schema", "unit"),
            (
                "Lỗi: schema: không đọc được 'unit'. Được dùng: plan (kế hoạch), report (báo cáo "
                "của đơn vị), edits (phần biên tập), register (sổ nhận).\n"
                "Xem cách dùng: ttdn schema -h\n"
            ),
        ),
        (
            ("--lang", "en", "schema", "unit"),
            (
                "Error: schema: cannot read 'unit'. Allowed: plan, report (a unit's report), "
                "edits (the editor's part), register (what arrived).\n"
                "See how it is used: ttdn --lang en schema -h\n"
            ),
        ),
        (
            ("schema", "plan", "--year", "2020"),
            "Lỗi: --year: Chỉ dùng cùng report.\nGõ lại: ttdn schema plan\n",
        ),
    ],
)
def test_command_refuses(arguments: tuple[str, ...], complaint: str, run: Run, root: Path) -> None:
    """A wrong word is answered with the right ones; nothing is printed."""
    assert run(*arguments, cwd=root) == (2, "", complaint)


def test_command_needs_the_plan_of_the_year(run: Run, root: Path) -> None:
    """Without a plan there are no ids."""
    code, printed, _ = run("schema", "report", "--year", "1999", cwd=root)
    assert (code, printed) == (2, "")
