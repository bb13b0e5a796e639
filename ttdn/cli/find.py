"""``ttdn find``: where words stand, in all reports, the plan, the specialist's file and the register."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Annotated

import typer
from rich.padding import Padding

from ttdn.asking.find import Hit, Searched, Wanted, Where, find_words, hits_table, tally
from ttdn.asking.whom import find_asked, find_whom
from ttdn.asking.words import parse_query
from ttdn.checking import Checked
from ttdn.cli.destination import Answer, TableFileOption, TableOption
from ttdn.cli.options import (
    AnyPeriodOption,
    ForceOption,
    GroupOption,
    ItemOption,
    KindOption,
    UnitOption,
    YearOption,
    argument,
    choice_option,
    option,
)
from ttdn.cli.session import Session
from ttdn.errors import InvalidOptionError, TtdnError
from ttdn.language import Text
from ttdn.model.clauses import Item
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.places import UNITS_FOLDER, lies_in
from ttdn.reporters.tables import FORMATS
from ttdn.safe_text import visible
from ttdn.terminal.find import render_hits, summary

#: So many places the terminal shows unless told otherwise.
_SHOWN = 40
_NO_LIMIT = Text("Viết số chỗ muốn xem; 0 là tất cả.", "Write how many places to show; 0 for all.")


def command(
    context: typer.Context,
    words: Annotated[
        list[str],
        argument(
            "WORDS…",
            'Các từ, có dấu hay không; phải có đủ. Cụm từ trong ngoặc kép: "hội thảo". Đầu từ: hoi*.',
            'Words, accents optional; all of them. A phrase in quotes: "hoi thao". A beginning: hoi*.',
        ),
    ],
    where: Annotated[
        str | None, choice_option("--in", "Chỉ tìm trong: {}.", "Search only: {}.", Where, "WHERE")
    ] = None,
    unit: UnitOption = None,
    kind: KindOption = None,
    group: GroupOption = None,
    item: ItemOption = None,
    period: AnyPeriodOption = None,
    year: YearOption = None,
    limit: Annotated[
        int | None,
        option(
            "--limit",
            f"Xem nhiều nhất bấy nhiêu chỗ; mặc định {_SHOWN} trên màn hình, 0 là tất cả.",
            f"Show at most so many places; {_SHOWN} on the screen by default, 0 for all.",
            metavar="COUNT",
        ),
    ] = None,
    form: TableOption = "table",
    output: TableFileOption = None,
    force: ForceOption = False,
) -> None:
    """Show each place with its file and line, unit, item and period. Exit code 1: nothing was found."""
    session, query, answer = Session(context), parse_query(words), Answer(form, output, force)
    if limit is not None and limit < 0:
        raise InvalidOptionError("--limit", str(limit), _NO_LIMIT)
    answer.check()
    asked, today = session.read_period(period, year), session.read_day(None)
    checked = session.check(keep_reports=False)
    wanted = _wanted(checked, year, today, (unit, kind, group), item)
    wanted = wanted._replace(period=str(asked) if asked else None)
    files = _choose_files(checked, year, today, where)
    searched = session.track(files, len(files), Text("Đang tìm", "Searching"))
    hits = [hit for hit in find_words(searched, query) if wanted.has(hit)]
    most = limit if limit is not None else _SHOWN * answer.is_shown
    told = hits[: most or None]
    if answer.is_shown:
        session.tell(summary(tally(hits), query.typed, len(files)))
        _show(session, told, len(hits))
        _tell_unsearched(session, checked, files)
    else:
        label = Text("Đang tìm chỗ", "Finding the places")
        table = hits_table(told, lambda found: session.track(found, len(told), label))
        if output is None:
            session.write(FORMATS[form](table, session.language))
        else:
            answer.put(session, [table], checked.choose_plan(year, today).plan, today)
    if not hits:
        raise typer.Exit(1)


def _wanted(
    checked: Checked,
    year: int | None,
    today: date,
    whom: tuple[str | None, str | None, str | None],
    item: str | None,
) -> Wanted:
    """What of all is wanted, by the plans of the years that are looked through; else no plan is needed.

    Of a kind or a group, those of every year. A name means what the plan in question means by it; where that
    knows it not, what the newest plan means that does: a unit that has ended has reports in earlier years.
    """
    is_whom = any(one is not None for one in whom)
    if item is None and not is_whom:
        return Wanted()
    chosen = checked.choose_plan(year, today).plan
    files = checked.workspace.plans.values() if year is None else ()
    sound = (file.plan for file in files if file.source.file not in checked.wrong_files)
    plans = [chosen, *sorted((one for one in sound if one.year != chosen.year), key=lambda one: -one.year)]
    return Wanted(
        _known(plans, lambda plan: find_whom(plan, *whom).units or (), first=whom[0] is not None)
        if is_whom
        else None,
        None if item is None else _known(plans, lambda plan: find_asked(plan, item), first=True),
    )


def _known(
    plans: Iterable[Plan], find: Callable[[Plan], Iterable[Unit | Item]], *, first: bool
) -> frozenset[str]:
    """The ids of what plans know by the words that were typed; ``first``: by the first that knows them.

    Raises:
        TtdnError: None of them does; what the first one says of it.
    """
    found, wrong = set[str](), None
    for plan in plans:
        try:
            found |= {one.id for one in find(plan)}
        except TtdnError as error:
            wrong = wrong or error
            continue
        if first:
            return frozenset(found)
        wrong = wrong if found else None
    if wrong is not None and not found:
        raise wrong
    return frozenset(found)


def _choose_files(checked: Checked, year: int | None, today: date, where: str | None) -> list[Searched]:
    """The files that are looked through: of all years or one, of all sorts or one.

    A file with a secrecy marking is not: nothing of it is to be shown.

    Raises:
        PlanNotFoundError: There is nothing of the year.
    """
    secret = {one.location.file for one in checked.diagnostics if one.code == "secrecy-marking"}
    files = [one for one in _files(checked, year) if one.file not in secret]
    if year is not None and not files:
        checked.choose_plan(year, today)  # it says which years there are
    return [one for one in files if where is None or one.where is Where(where)]


def _files(checked: Checked, year: int | None) -> Iterator[Searched]:
    """The files in the order in which they are told: reports, plans, the specialist's files, registers."""
    space = checked.workspace
    plans = {number: file.plan for number, file in space.plans.items()}
    newest = plans[max(plans)] if plans else None
    found = [
        *((Where.REPORTS, file.source, file.head.period.year) for file in space.reports),
        *((Where.PLAN, file.source, number) for number, file in space.plans.items()),
        *((Where.EDITS, file.source, file.edits.period.year) for file in space.edits),
        *((Where.REGISTER, file.source, file.year) for file in space.registers),
    ]
    for where, source, number in found:
        if year in {None, number}:
            yield Searched(where, source, plans.get(number or 0, newest), source.file in checked.wrong_files)


def _show(session: Session, told: Sequence[Hit], many: int) -> None:
    whole = session.text_width is None
    for line in render_hits(told, session.say, whole=whole):
        if isinstance(line, Padding):
            session.show(line)
        else:
            session.show_whole(line)
    if many > len(told):
        session.tell(
            Text(
                f"\n… còn {many - len(told)} chỗ nữa: thêm --limit 0, --unit, --item, hoặc thêm từ.",
                f"\n… and {many - len(told)} more: add --limit 0, --unit or --item.",
            )
        )


def _tell_unsearched(session: Session, checked: Checked, files: Sequence[Searched]) -> None:
    """Which files could not be looked through."""
    searched = {one.file for one in files} | {file.source.file for file in checked.workspace.reports}
    left = sorted(
        name
        for name in {*checked.workspace.unreadable, *checked.workspace.files}
        if lies_in(name, UNITS_FOLDER) and name not in searched
    )
    if left:
        names = visible(", ".join(left))
        session.tell(
            Text(
                f"\nKhông tìm trong {len(left)} tệp không đọc được (chạy 'ttdn validate' để xem): {names}",
                f"\nNot searched, since they cannot be read (run 'ttdn validate'): {names}",
            )
        )
