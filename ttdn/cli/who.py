"""``ttdn who``: who has done an item, who has not."""

from typing import Annotated

import typer

from ttdn.asking.naming import noun_of, sentences
from ttdn.asking.tables import who_table
from ttdn.asking.who import Part, ask_who
from ttdn.asking.whom import find_asked, find_whom
from ttdn.cli.completion import complete_items
from ttdn.cli.destination import Answer, TableFileOption
from ttdn.cli.options import (
    AsOfOption,
    ForceOption,
    GroupOption,
    KindOption,
    UnitOption,
    YearOption,
    YearPeriodOption,
    argument,
    choice_option,
    option,
)
from ttdn.cli.session import Session
from ttdn.errors import OptionsDoNotFitError
from ttdn.language import Text
from ttdn.reporters.tables import FORMATS
from ttdn.terminal.status import render_header
from ttdn.terminal.unasked import render_not_asked
from ttdn.terminal.who import Manner, render_who

_ONE_PART = Text(
    "Chọn một trong bốn: --done, --not-done, --late, --silent.",
    "Choose one of --done, --not-done, --late and --silent.",
)
_NAMES = "names"


def command(
    context: typer.Context,
    item: Annotated[
        str,
        argument(
            "ITEM",
            "Số của mục (như {item}) hoặc của đề mục.",
            "An item's number (such as {item}), or a section's.",
            autocompletion=complete_items,
        ),
    ],
    done: Annotated[
        bool,
        option(
            "--done",
            "Đã xong: việc có hạn đã hoàn thành (cả quá hạn); việc thường xuyên đã thực hiện trong kỳ.",
            "Done: dated work that is finished (also late), standing work carried out in the period.",
        ),
    ] = False,
    not_done: Annotated[
        bool,
        option(
            "--not-done",
            "Chưa xong: phần còn lại của N, kể cả tạm hoãn, không thực hiện, chưa báo cáo.",
            "Not done: the rest of N, also what was postponed, cancelled or not reported.",
        ),
    ] = False,
    late: Annotated[
        bool,
        option(
            "--late",
            "Chậm hạn: quá hạn chưa xong, hoặc xong sau hạn; kèm hạn và số ngày.",
            "Late: past the deadline and not done, or done after it; with the days.",
        ),
    ] = False,
    silent: Annotated[
        bool,
        option(
            "--silent",
            "Chưa báo cáo về mục này.",
            "No report on it yet.",
        ),
    ] = False,
    unit: UnitOption = None,
    kind: KindOption = None,
    group: GroupOption = None,
    period: YearPeriodOption = None,
    as_of: AsOfOption = None,
    year: YearOption = None,
    form: Annotated[
        str,
        choice_option(
            "--format",
            "Dạng xuất: {}; mặc định là table, names là câu để dán vào tin nhắn.",
            "The output format: {}; table by default, names to be pasted into a message.",
            ("table", _NAMES, *FORMATS),
            "FORMAT",
        ),
    ] = "table",
    output: TableFileOption = None,
    force: ForceOption = False,
) -> None:
    """Show n/N and the names. N: who owes the item, less what did not arise and what was not asked yet."""
    session, answer = Session(context), Answer(form, output, force)
    wanted = dict(zip(Part, (done, not_done, late, silent), strict=True))
    parts = [name for name, is_wanted in wanted.items() if is_wanted]
    if len(parts) > 1:
        raise OptionsDoNotFitError(f"--{parts[1]}", _ONE_PART, needless=True)
    part = next(iter(parts), None)
    answer.check()
    standing = session.stand(year, as_of, period)
    status = standing.status
    whom = find_whom(status.plan, unit, kind, group)
    within = standing.status.within
    faulty = frozenset(name for name, period in standing.faulty if within.is_told_by(period))
    found = ask_who(status, find_asked(status.plan, item), whom.units, faulty)
    noun = noun_of(whom.kind)
    if answer.is_shown:
        session.show(*render_header(status, session.say))
        if standing.not_asked:
            session.show(*render_not_asked(status, standing.not_asked, session.say))
        manner = Manner(noun, session.language, session.out.width)
        session.show(*render_who(status, found, part, manner))
    elif form == _NAMES:
        session.write("".join(f"{session.say(*line)}\n" for line in sentences(status, found, part, noun)))
    else:
        answer.put(session, [who_table(status, found, part)], status.plan, status.as_of)
    answer.add(session, *session.notes(standing, whom.units))
