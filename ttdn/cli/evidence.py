"""``ttdn evidence``: all that was given as proof, what is missing or given twice, the links."""

from collections.abc import Mapping
from functools import partial
from typing import Annotated

import typer

from ttdn.asking.whom import find_chosen, find_whom, ids_of
from ttdn.cli.completion import complete_items
from ttdn.cli.destination import Answer, TableFileOption, TableOption
from ttdn.cli.options import (
    AnyPeriodOption,
    AsOfOption,
    ForceOption,
    UnitOption,
    YearOption,
    argument,
    option,
)
from ttdn.cli.session import Session
from ttdn.errors import InvalidOptionError, OptionsDoNotFitError
from ttdn.evidence.account import Account, Wanted, make_account
from ttdn.evidence.addresses import Answer as LinkAnswer
from ttdn.evidence.addresses import Outcome
from ttdn.evidence.tables import link_table, missing_table, proof_table, tables_of
from ttdn.language import Text, count_of
from ttdn.tables import Table
from ttdn.terminal.evidence import render_account, render_head, render_links, render_missing
from ttdn.timeline import everything

#: Seconds for one link: by default, and the most that may be asked for. All together take so many times that.
_SECONDS, _MOST_SECONDS, _TOGETHER = 10, 60, 60
_ONE = Text("Chọn một: --missing, hoặc --links, --check.", "Choose one: --missing, or --links, --check.")
_NEEDS_CHECK = Text("Chỉ dùng cùng --check.", "Only together with --check.")
_COMPARING, _TRYING = Text("Đang so các tệp", "Comparing files"), Text("Đang thử", "Trying")
#: What comes of every link where the machine cannot reach the Internet.
_NO_NETWORK = frozenset(
    {Outcome.NO_LOOKUP, Outcome.NO_SUCH_NAME, Outcome.NO_CONNECTION, Outcome.TIMED_OUT, Outcome.NOT_REACHED}
)
_ONE_OUTPUT = Text("Không dùng cùng -o.", "Not together with -o.")


def command(
    context: typer.Context,
    item: Annotated[
        str | None,
        argument(
            "[ITEM]",
            "Chỉ một mục, một đề mục.",
            "Only one item or section.",
            autocompletion=complete_items,
        ),
    ] = None,
    unit: UnitOption = None,
    period: AnyPeriodOption = None,
    missing: Annotated[
        bool,
        option(
            "--missing",
            "Chỉ những gì còn thiếu; mã thoát 1 nếu có.",
            "Only what is missing; exit code 1 if anything is.",
        ),
    ] = False,
    links: Annotated[
        bool,
        option(
            "--links", "Các đường dẫn, mỗi đường dẫn một lần, để mở xem.", "The links, each once, to open."
        ),
    ] = False,
    check: Annotated[
        bool,
        option(
            "--check",
            "Thử mở từng đường dẫn qua Internet (không vào địa chỉ nội bộ, không qua proxy); mã thoát 1 nếu "
            "có đường dẫn hỏng.",
            "Try each link over the Internet (no private addresses, no proxy); exit code 1 if any is dead.",
        ),
    ] = False,
    timeout: Annotated[
        int | None,
        option(
            "--timeout",
            f"Số giây tối đa cho một đường dẫn; mặc định {_SECONDS}. Cả lượt tối đa gấp {_TOGETHER} lần.",
            f"Seconds for one link; {_SECONDS} by default. All together: {_TOGETHER} times that.",
            metavar="SECONDS",
        ),
    ] = None,
    as_of: AsOfOption = None,
    year: YearOption = None,
    form: TableOption = "table",
    output: TableFileOption = None,
    force: ForceOption = False,
) -> None:
    """List what was given as proof, by item and unit; nothing is asked of the Internet without --check."""
    session, answer = Session(context), Answer(form, output, force)
    links = links or check
    if missing and links:
        raise OptionsDoNotFitError("--missing", _ONE, needless=True)
    seconds = _seconds(timeout, check=check)
    answer.check(why=_ONE_OUTPUT)
    day = session.read_day(as_of)
    checked, plan, asked = session.choose(period, year, day)
    units, items = find_whom(plan, unit).units, find_chosen(everything(plan), item)
    wanted = Wanted(ids_of(units), ids_of(items), asked)
    account = make_account(checked, plan, day, wanted, partial(session.track, label=_COMPARING))
    tried = _try_links(session, account, seconds) if check else {}
    if not answer.is_shown:
        answer.put(session, _tables(account, tried, answer, missing=missing, links=links), plan, day)
    elif links:
        session.show(*render_links(account, tried, session.say))
    elif missing:
        session.show(*render_head(account, session.say))
        session.show(*render_missing(account, session.say, session.out.width))
    else:
        session.show(*render_account(account, session.say, session.out.width))
    if (missing and account.missing) or any(one.outcome.fails for one in tried.values()):
        raise typer.Exit(1)


def _seconds(timeout: int | None, *, check: bool) -> int:
    """How long one link may take.

    Raises:
        OptionsDoNotFitError: Nothing is tried.
        InvalidOptionError: It is too long, or no time at all.
    """
    if timeout is None:
        return _SECONDS
    if not check:
        raise OptionsDoNotFitError("--timeout", _NEEDS_CHECK, needless=True)
    if not 1 <= timeout <= _MOST_SECONDS:
        raise InvalidOptionError(
            "--timeout",
            str(timeout),
            Text(f"Viết số giây từ 1 đến {_MOST_SECONDS}.", f"Write seconds from 1 to {_MOST_SECONDS}."),
        )
    return timeout


def _try_links(session: Session, account: Account, seconds: int) -> Mapping[str, LinkAnswer]:
    """What comes of the links, tried one after the other; how many there are is said before."""
    from ttdn.evidence.links import try_links  # noqa: PLC0415 - the network is loaded when it is asked for

    addresses = [link.address for link in account.links]
    if not addresses:
        return {}
    together = seconds * _TOGETHER // 60
    session.warn(
        session.say(
            f"Thử {len(addresses)} đường dẫn, lần lượt, mỗi đường dẫn tối đa {seconds} giây, cả lượt tối đa "
            f"{together} phút.",
            f"Trying {count_of(len(addresses), 'link')} one by one, {seconds} seconds each at most, "
            f"{together} minutes together.",
        )
    )
    tried = try_links(addresses, seconds, seconds * _TOGETHER)
    answers = dict(session.track(tried, len(addresses), _TRYING))
    if all(answer.outcome in _NO_NETWORK for answer in answers.values()):
        session.warn(
            session.say(
                "Không kết nối được máy chủ nào: máy này có ra được Internet không qua proxy không?",
                "No server could be reached: is this machine on the Internet, without a proxy?",
            )
        )
    return answers


def _tables(
    account: Account, tried: Mapping[str, LinkAnswer], answer: Answer, *, missing: bool, links: bool
) -> list[Table]:
    """The table of what is looked at; of all, in a book, every table there is."""
    if missing:
        return [missing_table(account)]
    if links:
        return [link_table(account, tried)]
    return tables_of(account) if answer.is_book else [proof_table(account)]
