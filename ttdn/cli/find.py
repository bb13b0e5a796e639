"""``ttdn find``: where words stand, in all reports, the plan, the specialist's file and the register."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.padding import Padding

from ttdn.asking.find import Hit, Searched, Wanted, Where, find_words, hits_table, tally
from ttdn.asking.whom import find_asked, find_whom
from ttdn.asking.words import parse_query
from ttdn.checking import Checked
from ttdn.cli.options import (
    ForceOption,
    GroupOption,
    ItemOption,
    KindOption,
    UnitOption,
    YearOption,
    argument,
    choice_option,
    option,
    period_option,
    table_option,
)
from ttdn.cli.session import Session
from ttdn.cli.tables import check_table_file, table_file_option, write_tables
from ttdn.errors import InvalidOptionError, OptionsDoNotFitError, TtdnError
from ttdn.language import Text, count_of
from ttdn.model.clauses import Item
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.places import UNITS_FOLDER, lies_in
from ttdn.reporters.tables import FORMATS
from ttdn.safe_text import visible
from ttdn.tables import Table
from ttdn.terminal.find import render_hits, summary

#: So many places the terminal shows unless told otherwise.
_SHOWN = 40
_BY_ENDING = Text(
    "Không dùng cùng -o: đuôi tên tệp cho biết dạng.",
    "Not together with -o: the file's ending says the form.",
)
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
    period: Annotated[str | None, period_option("mọi kỳ", "all")] = None,
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
    form: Annotated[str, table_option(FORMATS)] = "table",
    output: Annotated[Path | None, table_file_option()] = None,
    force: ForceOption = False,
) -> None:
    """Show each place with its file and line, unit, item and period. Exit code 1: nothing was found."""
    session, query = Session(context), parse_query(words)
    _check_options(limit, output, form)
    asked = session.read_period(period, year)
    checked = session.check(keep_reports=False)
    wanted = _wanted(session, checked, year, (unit, kind, group), item)
    wanted = wanted._replace(period=str(asked) if asked else None)
    files = _choose_files(session, checked, year, where)
    hits = [hit for hit in find_words(_tracked(session, files), query) if wanted.has(hit)]
    is_shown = output is None and form == "table"
    most = limit if limit is not None else (_SHOWN if is_shown else 0)
    told = hits[:most] if most else hits
    if is_shown:
        session.tell(summary(tally(hits), query.typed, len(files)))
        _show(session, told, len(hits))
        _tell_unsearched(session, checked, files)
    elif output is not None:
        plan, day = checked.choose_plan(year, session.read_day(None)).plan, session.read_day(None)
        write_tables(session, output, [_table(session, told)], plan, day, force=force)
    else:
        session.write(FORMATS[form](_table(session, told), session.language))
    if not hits:
        raise typer.Exit(1)


def _check_options(limit: int | None, output: Path | None, form: str) -> None:
    """Say before anything is searched what does not go."""
    if limit is not None and limit < 0:
        raise InvalidOptionError("--limit", str(limit), _NO_LIMIT)
    if output is not None:
        check_table_file(output)
        if form != "table":
            raise OptionsDoNotFitError("--format", _BY_ENDING, needless=True)


def _choose_files(session: Session, checked: Checked, year: int | None, where: str | None) -> list[Searched]:
    """The files of the year, and of the kind, that was asked for."""
    files = list(_files(checked, year))
    if year is not None and not files:
        checked.choose_plan(year, session.read_day(None))  # it says which years there are
    return [one for one in files if where is None or one.where is Where(where)]


def _wanted(
    session: Session,
    checked: Checked,
    year: int | None,
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
    chosen = checked.choose_plan(year, session.read_day(None)).plan
    files = checked.workspace.plans.values() if year is None else ()
    sound = (file.plan for file in files if file.source.file not in checked.wrong_files)
    plans = [chosen, *sorted((one for one in sound if one.year != chosen.year), key=lambda one: -one.year)]
    is_one = whom[0] is not None
    return Wanted(
        _known(plans, lambda plan: find_whom(plan, *whom).units or (), first=is_one) if is_whom else None,
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


def _files(checked: Checked, year: int | None) -> Iterator[Searched]:
    """The files in the order in which they are told: reports, plans, the specialist's files, registers.

    A file with a secrecy marking is not looked through: nothing of it is to be shown.
    """
    space = checked.workspace
    plans = {number: file.plan for number, file in space.plans.items()}
    secret = {one.location.file for one in checked.diagnostics if one.code == "secrecy-marking"}
    newest = plans[max(plans)] if plans else None

    def plan_of(number: int | None) -> Plan | None:
        return plans.get(number or 0, newest)

    found = [
        *(
            (file.head.period.year, Searched(Where.REPORTS, file.source, plan_of(file.head.period.year)))
            for file in space.reports
        ),
        *((number, Searched(Where.PLAN, file.source, file.plan)) for number, file in space.plans.items()),
        *(
            (file.edits.period.year, Searched(Where.EDITS, file.source, plan_of(file.edits.period.year)))
            for file in space.edits
        ),
        *((file.year, Searched(Where.REGISTER, file.source, plan_of(file.year))) for file in space.registers),
    ]
    for number, one in found:
        if one.file not in secret and year in {None, number}:
            yield Searched(one.where, one.source, one.plan, one.file in checked.wrong_files)


def _tracked(session: Session, files: Sequence[Searched]) -> Iterable[Searched]:
    return session.track(files, len(files), Text("Đang tìm", "Searching"))


def _table(session: Session, hits: Sequence[Hit]) -> Table:
    label = Text("Đang tìm chỗ", "Finding the places")
    return hits_table(hits, lambda found: session.track(found, len(hits), label))


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
                f"\n… and {count_of(many - len(told), 'place')} more: add --limit 0, --unit or --item.",
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
