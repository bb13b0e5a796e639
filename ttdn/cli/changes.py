"""``ttdn changes``: what is new since a day, a page or a commit."""

import re
from datetime import date
from functools import partial
from typing import Annotated

import typer

from ttdn.asking.whom import find_chosen, find_whom, ids_of
from ttdn.changes.difference import narrow_changes
from ttdn.changes.telling import changes_table
from ttdn.cli.completion import complete_from
from ttdn.cli.destination import Answer, TableFileOption, TableOption
from ttdn.cli.options import (
    AsOfOption,
    ForceOption,
    ItemOption,
    UnitOption,
    YearOption,
    YearPeriodOption,
    option,
)
from ttdn.cli.session import Session
from ttdn.errors import InvalidOptionError
from ttdn.language import Text
from ttdn.looking_back.choosing import LAST, OPTION, look_back
from ttdn.terminal.changes import render_changes, render_notes

#: What was meant for a day, and is none.
_LIKE_A_DAY = re.compile(r"[0-9]{1,4}(?:[./-][0-9]{1,2}){1,2}(?:[./-][0-9]{1,4})?")
_READING_THEN = Text("Đang đọc bản ghi cũ", "Reading the earlier state")


def command(
    context: typer.Context,
    since: Annotated[
        str | None,
        option(
            OPTION,
            "Từ ngày, từ một bản ghi git (nhánh, thẻ, mã), hoặc last: trang trước; mặc định là trang trước, "
            "chưa có trang thì 7 ngày.",
            "Since a day, a revision of git (branch, tag, commit), or last: the last page; by default that "
            "page, without one 7 days.",
            metavar="DATE|COMMIT|last",
            autocompletion=complete_from((LAST,)),
        ),
    ] = None,
    as_of: AsOfOption = None,
    period: YearPeriodOption = None,
    year: YearOption = None,
    unit: UnitOption = None,
    item: ItemOption = None,
    form: TableOption = "table",
    output: TableFileOption = None,
    force: ForceOption = False,
) -> None:
    """Tell who sent and corrected what (old, new), what was done, put off, became late, fell or changed."""
    session, answer = Session(context), Answer(form, output, force)
    answer.check()
    wanted = _read_since(session, since)
    standing = session.stand(year, as_of, period)
    status = standing.status
    units, items = find_whom(status.plan, unit).units, find_chosen(status.plan, item)
    changes = narrow_changes(
        look_back(
            session.root,
            status,
            wanted,
            faulty=standing.faulty,
            track=partial(session.track, label=_READING_THEN),
        ),
        ids_of(units),
        ids_of(items),
    )
    if answer.is_shown:
        session.show(*render_changes(changes, session.say, session.out.width))
    else:
        answer.put(session, [changes_table(changes)], status.plan, status.as_of)
        session.warn(*render_notes(changes, session.say))
    answer.add(session, *session.notes(standing, units))


def _read_since(session: Session, value: str | None) -> date | str | None:
    """A day, the word for the last page, or what must be a revision; None where nothing is said.

    Raises:
        InvalidOptionError: It looks like a day and is none.
    """
    words = (value or "").strip()
    if not words:
        return None
    if words.lower() == LAST:
        return LAST
    try:
        return session.read_day(words, OPTION)
    except InvalidOptionError:
        if _LIKE_A_DAY.fullmatch(words):
            raise
        return words
