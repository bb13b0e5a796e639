"""Random amendments of a plan while its forms are out: each is taken, and no value is lost."""

import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from excel import CellPath, cell_at, fill
from hypothesis import given, settings
from hypothesis import strategies as st

from ttdn.checking import check_workspace
from ttdn.diagnostics import Severity
from ttdn.forms.blank import Blank, make_blank, rows_of_part
from ttdn.forms.collected import Outcome, Receipt
from ttdn.forms.columns import FIGURES, RESULTS
from ttdn.forms.incoming import IncomingFile
from ttdn.forms.making.workbook import make_form
from ttdn.forms.taking.collecting import collect_form
from ttdn.forms.values import CellAddress, outer_and_inner
from ttdn.source import parse_source

CASES = Path(__file__).parent / "cases"
UNIT, REPORT = "phuong-loc-tho", "units/phuong-loc-tho/2020.yaml"
NUMBER, DATED = "1520/KH-UBND", "2020-06-20"
RECEIPT = Receipt(date(2020, 12, 5), given=True)
OWNERS = st.sampled_from([["ubnd-xa-phuong"], [UNIT], ["phuong-vinh-hoa"], ["ubnd-xa-phuong", "cong-an"]])
WORDS = [
    "Mời báo chí nước ngoài",
    "Dịch tài liệu quảng bá",
    "Tổ chức hội thảo",
    "In tờ gấp song ngữ",
    "Lập fanpage",
]

Plan = dict[str, Any]
Amend = Callable[[st.DataObject, Plan], None]


@cache
def plan_text() -> str:
    """The small plan with some more items and figures of the unit."""
    source, found = parse_source("2020.yaml", (CASES / "plan.yaml").read_bytes())
    assert source
    assert not found
    plan: Any = source.data
    for number, words in zip(("II.5.3", "II.5.4"), WORDS, strict=False):
        plan["activities"].append({"id": number, "text": words, "owners": {"read": ["ubnd-xa-phuong"]}})
    plan["figures"].append(
        {"id": "guests", "label": "Khách mời", "unit": "lượt người", "items": ["II.5.3", "III.1"]}
    )
    return json.dumps(plan, ensure_ascii=False)


# What may happen to a plan. What an amendment does names it; the rest is put right in the file itself.


def items_of(plan: Plan) -> list[Plan]:
    """The items that a unit may find in its form."""
    return [*plan["activities"], *plan["forms"]]


def choose(data: st.DataObject, entries: list[Plan]) -> Plan:
    """One entry that has no end yet."""
    return data.draw(st.sampled_from([entry for entry in entries if "ended_by" not in entry]))


def add_item(data: st.DataObject, plan: Plan) -> None:
    """A new item, by a document or without one."""
    number = f"II.5.{20 + len(plan['activities'])}"
    owners = data.draw(OWNERS)
    item = {
        "id": number,
        "text": data.draw(st.sampled_from(WORDS)) + f" {number}",
        "owners": {"read": owners},
    }
    plan["activities"].append(item | data.draw(st.sampled_from([{}, {"added_by": NUMBER}])))


def end_item(data: st.DataObject, plan: Plan) -> None:
    """An item that ends with the document."""
    choose(data, items_of(plan))["ended_by"] = NUMBER


def change_item(data: st.DataObject, plan: Plan) -> None:
    """Other words and owners from the document on."""
    part = data.draw(st.sampled_from(["activities", "forms"]))
    old = choose(data, plan[part]) if any("ended_by" not in one for one in plan[part]) else None
    if old is not None and "added_by" not in old:
        new = old | {"text": f"{data.draw(st.sampled_from(WORDS))} mới", "added_by": NUMBER}
        new |= {"owners": {"read": data.draw(OWNERS)}} if "owners" in old else {}
        old["ended_by"] = NUMBER
        plan[part].append(new)


def delete_item(data: st.DataObject, plan: Plan) -> None:
    """An item that is no longer in the file at all."""
    number = data.draw(st.sampled_from([item["id"] for item in items_of(plan)]))
    for part in ("activities", "forms"):
        plan[part] = [item for item in plan[part] if item["id"] != number]


def give_to_others(data: st.DataObject, plan: Plan) -> None:
    """Other owners, put right in the file."""
    choose(data, items_of(plan))["owners"] = {"read": data.draw(OWNERS)}


def reorder(data: st.DataObject, plan: Plan) -> None:
    """The same items and figures in another order."""
    for part in ("activities", "figures"):
        plan[part] = data.draw(st.permutations(plan[part]))


def add_figure(data: st.DataObject, plan: Plan) -> None:
    """A new figure of some items."""
    numbers = sorted({item["id"] for item in items_of(plan)})
    items = data.draw(st.lists(st.sampled_from(numbers), min_size=1, max_size=2, unique=True))
    name = f"figure_{len(plan['figures'])}"
    plan["figures"].append({"id": name, "label": "Số mới", "unit": "cái", "items": items, "added_by": NUMBER})


def change_figure(data: st.DataObject, plan: Plan) -> None:
    """A figure under another label, ended, or gone."""
    figure = choose(data, plan["figures"]) if any("ended_by" not in one for one in plan["figures"]) else None
    if figure is not None:
        match data.draw(st.sampled_from(["label", "end", "gone"])):
            case "label":
                figure["label"] = f"{figure['label']} (sửa)"
            case "end":
                figure["ended_by"] = NUMBER
            case _:
                plan["figures"] = [one for one in plan["figures"] if one is not figure]


def change_unit(data: st.DataObject, plan: Plan) -> None:
    """The unit renamed, merged into another, or called otherwise in the file."""
    unit = next(one for one in plan["units"] if one["id"] == UNIT)
    match data.draw(st.sampled_from(["renamed", "merged", "corrected"])):
        case "renamed" if "ended_by" not in unit:
            plan["units"].append(unit | {"name": "Phường Lộc Thọ Mới", "added_by": NUMBER})
            unit["ended_by"] = NUMBER
        case "merged" if "ended_by" not in unit:
            unit |= {"ended_by": NUMBER, "successor": "phuong-vinh-hoa"}
        case _:
            unit["name"] = "Phường Lộc Thọ A"


def correct_document(data: st.DataObject, plan: Plan) -> None:
    """A slip in the number or the date of the plan."""
    key, value = data.draw(st.sampled_from([("number", "803/KH-UBND-VHTT"), ("date", "2020-02-12")]))
    plan["document"][key] = value


CHANGES: list[Amend] = [
    *(add_item, end_item, change_item, delete_item, give_to_others, reorder),
    *(add_figure, change_figure, change_unit, correct_document),
]


def amended(data: st.DataObject) -> str:
    """The plan after some changes; figures of items that are gone go with them."""
    plan = json.loads(plan_text())
    plan["amendments"] = [{"number": NUMBER, "date": DATED}]
    for change in data.draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=6)):
        if items_of(plan):
            change(data, plan)
    numbers = {item["id"] for item in items_of(plan)}
    for figure in plan["figures"]:
        figure["items"] = [number for number in figure["items"] if number in numbers]
    plan["figures"] = [figure for figure in plan["figures"] if figure["items"]]
    return json.dumps(plan, ensure_ascii=False)


# What a unit fills in: each cell with something that stands nowhere else.


def filled(data: st.DataObject, blank: Blank) -> Iterator[tuple[CellPath, str | int]]:
    """Some of the rows of a form."""
    yield cell_at("number"), "45/BC-UBND"
    yield cell_at("difficulties", "+1"), "Thiếu người làm"
    parts = {part.name: part for sheet in blank.sheets for part in sheet.parts}
    told = set()
    for place, row in enumerate(rows_of_part(parts[RESULTS.name], blank), start=1):
        if data.draw(st.booleans()):
            told.add(row.name)
            yield CellAddress(RESULTS.name, row.name, "status"), "Đang thực hiện"
            yield CellAddress(RESULTS.name, row.name, "summary"), f"Kết quả thứ {place}."
            yield cell_at("evidence", f"+{place}", "item"), row.name
            yield cell_at("evidence", f"+{place}", "title"), f"Minh chứng thứ {place}"
            yield cell_at("evidence", f"+{place}", "number"), f"{place}/BB"
    for place, row in enumerate(rows_of_part(parts[FIGURES.name], blank), start=7001):
        if outer_and_inner(row.name)[0] in told:
            yield CellAddress(FIGURES.name, row.name, FIGURES.name), place


def words_of(value: object) -> Iterator[str]:
    """Every text of data."""
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from words_of(part)
    else:
        yield str(value)


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_no_form_is_refused_and_no_value_is_lost(data: st.DataObject) -> None:
    """Each value is in the report or named in the output, and the report passes the checks."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        path, sent = root / "plan" / "2020.yaml", root / "gui ve" / "a.xlsx"
        path.parent.mkdir()
        path.write_text(plan_text(), encoding="utf-8")
        plan = check_workspace(root).workspace.plans[2020].plan
        blank = make_blank(plan, plan.units_by_id[UNIT], plan.period, None, None)
        blank = replace(blank, key=b"k" * 32)
        sent.parent.mkdir()
        sent.write_bytes(make_form(blank))
        cells: dict[CellPath, Any] = dict(filled(data, blank))
        fill(root, sent, cells)
        if data.draw(st.booleans()):  # else as in a folder that has no seal
            (root / ".ttdn").mkdir()
            (root / ".ttdn/key").write_bytes(b"k" * 32)
        is_corrected = "Phường Lộc Thọ A"
        text = amended(data)
        if not (root / ".ttdn").exists():
            # Without a seal nobody can tell a name that was put right from that of another unit.
            text = text.replace(is_corrected, "Phường Lộc Thọ")
        path.write_text(text, encoding="utf-8")
        collected = collect_form(check_workspace(root).workspace, IncomingFile("a.xlsx", sent), RECEIPT)
        assert collected.outcome is Outcome.NEW, (collected.message, collected.errors)
        assert collected.text is not None
        source, found = parse_source(REPORT, collected.text.encode())
        assert source
        assert not found
        said = [*words_of(source.data), *(finding.message.vi for finding in collected.findings)]
        for cell, value in cells.items():
            if cell[-1] not in {"status", "item"}:
                assert any(one == str(value) or one.endswith(f": {value}") for one in said), cell
        (root / REPORT).parent.mkdir(parents=True)
        (root / REPORT).write_text(collected.text, encoding="utf-8")
        wrong = [one for one in check_workspace(root).diagnostics if one.severity is Severity.ERROR]
        assert not [one for one in wrong if one.location.file == REPORT]
