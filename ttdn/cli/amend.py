"""``ttdn amend``: a document that amended the plan, written into the plan's file."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ttdn.amending.amend import Amended, amend, burdens, errors_of_reports, read_text
from ttdn.amending.writing import PlanText
from ttdn.checking import Checked
from ttdn.checks import check_plan
from ttdn.cli.completion import complete_items, complete_names
from ttdn.cli.example import refuse_in_example
from ttdn.cli.given import read_file
from ttdn.cli.options import DryRunOption, YearOption, argument, option
from ttdn.cli.plan_at_hand import today
from ttdn.cli.session import Session
from ttdn.diagnostics import count_errors
from ttdn.errors import (
    OptionsDoNotFitError,
    PlanHasErrorsError,
    TtdnError,
    UnknownNameError,
)
from ttdn.language import Text
from ttdn.metavars import metavar
from ttdn.model.clauses import Clause
from ttdn.model.life import Amendment
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.places import PLAN_FOLDER, plan_path
from ttdn.terminal.amending import render_amendment, render_burdens
from ttdn.timeline import everything
from ttdn.writing import find_place, write_inside

_NEEDS_NUMBER = Text("Cần số của văn bản sửa đổi.", "The number of the amending document is needed.")
_NEEDS_DATE = Text("Cần ngày của văn bản (năm-tháng-ngày).", "The date of the document is needed.")
_NOTHING_GIVEN = Text(
    "Cho bản sao đã sửa của kế hoạch, hoặc mục bị bãi bỏ (--end).",
    "Give the changed copy of the plan, or an item that is ended (--end).",
)
_SAME_FILE = Text(
    "Đây chính là tệp kế hoạch. Chép nó ra tệp khác, sửa trong bản sao rồi cho tên bản sao.",
    "This is the plan itself. Copy it, make the changes in the copy, and give the name of that.",
)


def command(
    context: typer.Context,
    copy: Annotated[
        Path | None,
        argument(
            "[COPY]",
            "Bản sao của tệp kế hoạch, đã sửa như văn bản sửa đổi.",
            "A copy of the plan's file, changed as the document says.",
        ),
    ] = None,
    number: Annotated[
        str, option("--number", "Số, ký hiệu của văn bản.", "The document's number.", metavar="NUMBER")
    ] = "",
    dated: Annotated[
        str | None, option("--date", "Ngày của văn bản.", "The document's date.", metavar="DATE")
    ] = None,
    effective: Annotated[
        str | None,
        option(
            "--effective",
            "Ngày có hiệu lực; mặc định là ngày văn bản.",
            "The first day in force; its date by default.",
            metavar="DATE",
        ),
    ] = None,
    kind: Annotated[
        str | None,
        option(
            "--kind",
            "Tên loại; mặc định theo ký hiệu.",
            "Its kind; by its sign by default.",
            metavar="KIND",
        ),
    ] = None,
    title: Annotated[
        str | None, option("--title", "Trích yếu.", "What it is about.", metavar="WORDS")
    ] = None,
    end: Annotated[
        list[str] | None,
        option(
            "--end",
            "Mục bị bãi bỏ; ghi được nhiều lần.",
            "An item that it ends; may be repeated.",
            metavar="ITEM",
            autocompletion=complete_items,
        ),
    ] = None,
    correct: Annotated[
        list[str] | None,
        option(
            "--correct",
            "Chỗ chỉ là sửa sai sót (mục, đơn vị, số liệu, kỳ): sửa thẳng, không lập phiên bản.",
            "What only puts a slip right (item, unit, figure, period): no version is made.",
            metavar="ID",
            autocompletion=complete_names,
        ),
    ] = None,
    dry_run: DryRunOption = False,
    yes: Annotated[bool, option("--yes", "Ghi mà không hỏi lại.", "Write without asking.")] = False,
    year: YearOption = None,
) -> None:
    """Write the entries of an amendment into the plan, and show what each unit then owes more or less."""
    session = Session(context)
    if not number:
        raise OptionsDoNotFitError("--number", _NEEDS_NUMBER)
    if copy is None and not end:
        raise OptionsDoNotFitError(metavar("COPY"), _NOTHING_GIVEN)
    changed = _read_copy(session, copy) if copy else None
    if dry_run:
        session.note_example(session.root)
    else:
        refuse_in_example(session.root)
    checked = session.check()
    name = checked.choose_plan(changed.file.plan.year if changed else year, today()).source.file
    raw, current = _read_plan(session, name)
    if copy is not None and copy.samefile(session.root / name):
        raise OptionsDoNotFitError(metavar("COPY"), _SAME_FILE)
    given = {
        "date": session.find_day(dated, "--date"),
        "effective": session.find_day(effective, "--effective"),
        "kind": kind,
        "title": title,
    }
    document = _document(number, given, current, changed)
    made = _amend(current, changed, document, end, correct)
    _refuse_errors(session, checked, made)
    if made.text == current.text:
        session.tell(
            Text(f"{name} đã ghi đủ, không có gì phải làm.", f"{name} says all of it already; nothing to do.")
        )
        return
    session.show(*render_amendment(made.plan, document, made.decision.without_versions, session.say))
    session.show(*render_burdens(burdens(current.file.plan, made.plan), session.say), "")
    if dry_run:
        session.tell(
            Text(f"Chưa ghi gì vào {name} (--dry-run).", f"Nothing was written into {name} (--dry-run).")
        )
        return
    if made.decision.reaching_back and not yes:
        named = ", ".join(made.decision.reaching_back)
        session.confirm(
            Text(
                f"Phần {named} không có phiên bản theo thời gian: thay đổi áp dụng cho cả những ngày "
                "trước, báo cáo cũ in lại sẽ khác.",
                f"{named} has no versions: the change holds for the days before, too, and old reports "
                "printed again will differ.",
            )
        )
    write_inside(session.root, name, made.text.encode(), replacing=raw)
    session.tell(Text(f"Đã ghi vào {name}.", f"Written into {name}."), *_left_over(session, copy))


def _left_over(session: Session, copy: Path | None) -> Iterator[Text]:
    """What becomes of a copy that lies beside the plan: two files of one year are an error."""
    if copy is not None and copy.resolve().parent == (session.root / PLAN_FOLDER).resolve():
        yield Text(
            f"Xóa {copy} hoặc chuyển ra khỏi {PLAN_FOLDER}/: mỗi năm chỉ một tệp kế hoạch.",
            f"Delete {copy} or move it out of {PLAN_FOLDER}/: there may be only one plan for each year.",
        )


def _read_copy(session: Session, path: Path) -> PlanText:
    text, found = read_text(str(path), read_file(path))
    if text is not None:
        # What is said twice in the copy cannot be told from what is there: which of them is meant?
        found = [one for one in check_plan(text.file) if one.code == "duplicate-id"]
    if text is None or found:
        session.warn_of(found)
        raise PlanHasErrorsError(str(path), count_errors(found))
    return text


def _read_plan(session: Session, name: str) -> tuple[bytes, PlanText]:
    raw = read_file(find_place(session.root, name))
    text, found = read_text(name, raw)
    if text is None:  # pragma: no cover - it was changed since it was checked
        raise PlanHasErrorsError(name, count_errors(found))
    return raw, text


def _document(
    number: str, given: Mapping[str, object], current: PlanText, copy: PlanText | None
) -> Amendment:
    """The document as the options say, else as it is listed already."""
    listed = (text.file.plan.amendments_by_number.get(number) for text in (current, copy) if text)
    known = next(filter(None, listed), None)
    values = (dict(known) if known else {"number": number}) | {
        key: value for key, value in given.items() if value
    }
    if not isinstance(values.get("date"), date):
        raise OptionsDoNotFitError("--date", _NEEDS_DATE)
    return Amendment.model_validate(
        {
            key: value.isoformat() if isinstance(value, date) else value
            for key, value in values.items()
            if value
        }
    )


def _amend(
    current: PlanText,
    copy: PlanText | None,
    document: Amendment,
    ended: Iterable[str] | None,
    corrected: Iterable[str] | None,
) -> Amended:
    """What the document makes of the plan; what it ends and puts right is named as one speaks of it."""
    plan = everything(current.file.plan)
    ends = {item.id for name in ended or () for item in plan.find_items(name)}
    return amend(current, copy, document, ends, {_id_of(plan, name) for name in corrected or ()})


def _id_of(plan: Plan, name: str) -> str:
    """The id of what is put right: an item, a unit, a figure, a required period."""
    periods = {line.id for line in plan.reporting.periods}
    if name in plan.figures_by_id or name in periods:
        return name
    match plan.find(name):
        case Clause(id=found) | Unit(id=found):
            return found
    raise UnknownNameError(name, [])


def _refuse_errors(session: Session, checked: Checked, made: Amended) -> None:
    """Show what would be wrong with the plan, and with reports that are right by the plan as it is.

    Raises:
        TtdnError: Something would.
    """
    files = [
        file
        for file in checked.workspace.reports
        if file.head.period.year == made.plan.year and file.source.file not in checked.wrong_files
    ]
    found = made.errors or list(errors_of_reports(files, made.plan, checked.workspace.root))
    if found:
        session.warn_of(found)
        count, name = len(found), plan_path(made.plan.year)
        there = any(one.location.file == name for one in found)
        where = Text(f" (dòng của {name} sau khi sửa đổi)", f" (lines of {name} as it would be)")
        vi, en = where if there else ("", "")
        raise TtdnError(
            Text(
                f"Chưa ghi gì: sửa đổi như vậy thì có {count} lỗi nêu trên{vi}.",
                f"Nothing was written: with these changes there would be the errors above ({count}){en}.",
            )
        )
