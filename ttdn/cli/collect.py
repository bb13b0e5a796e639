"""``ttdn collect``: what came back is taken up; what cannot be goes back with its cells marked."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from ttdn.cli.completion import complete_units
from ttdn.cli.options import (
    DraftsOption,
    DryRunOption,
    WayOption,
    argument,
    option,
    output_option,
    received_option,
)
from ttdn.cli.plan_at_hand import today
from ttdn.cli.session import Session
from ttdn.language import Text
from ttdn.places import ASKED_BACK_FOLDER, RETURNED_FOLDER, TAKEN_FOLDER

_READING = Text("Đang đọc biểu mẫu", "Reading forms")


def command(
    context: typer.Context,
    paths: Annotated[
        list[Path],
        argument("FILE|DIR…", "Tệp hoặc thư mục các đơn vị gửi về.", "Files or folders that came back."),
    ],
    received: Annotated[str | None, received_option("hôm nay", "today")] = None,
    output: Annotated[
        Path,
        output_option(
            f"Thư mục ghi tệp trả lại, biên nhận ({RETURNED_FOLDER}).", "The folder for files to send back."
        ),
    ] = Path(RETURNED_FOLDER),
    receipt: Annotated[
        bool, option("--receipt", "Kèm biên nhận dạng Excel.", "Make Excel receipts, too.")
    ] = False,
    receipt_docx: Annotated[
        bool, option("--receipt-docx", "Kèm biên nhận dạng Word.", "Make Word receipts, too.")
    ] = False,
    without_report: Annotated[
        bool,
        option(
            "--without-report",
            "Không lập báo cáo Word của đơn vị để ký, và biểu mẫu ghi số, ngày.",
            "Make no reports in Word for the units to sign, and no forms for their numbers.",
        ),
    ] = False,
    accept: Annotated[
        list[str] | None,
        option(
            "--accept",
            "Nhận biểu mẫu của đơn vị đã hỏi lại; ghi được nhiều lần.",
            "Accept the form of a unit that was asked about it; may be repeated.",
            metavar="UNIT",
            autocompletion=complete_units,
        ),
    ] = None,
    accept_rest: Annotated[
        bool,
        option(
            "--accept-rest",
            "Nhận phần đúng của biểu mẫu có ô sai; chỉ trả lại các ô ấy.",
            "Take what is right in a form with wrong cells; ask back only those.",
        ),
    ] = False,
    way: WayOption = "other",
    keep: Annotated[
        bool,
        option(
            "--keep",
            f"Để nguyên các tệp tại chỗ, không chuyển vào {TAKEN_FOLDER}, {ASKED_BACK_FOLDER}.",
            "Leave the files where they are.",
        ),
    ] = False,
    drafts: DraftsOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Read the forms, write the reports of those that are right, give the others back marked."""
    from ttdn.collecting.papers import Papers  # noqa: PLC0415 - what reads Excel is loaded when it is asked for
    from ttdn.collecting.run import Wishes, collect  # noqa: PLC0415 - the same
    from ttdn.forms.collected import Receipt  # noqa: PLC0415 - the same
    from ttdn.forms.incoming import find_incoming, own_folders  # noqa: PLC0415 - the same
    from ttdn.model.register import Way  # noqa: PLC0415 - the same
    from ttdn.terminal.forms import render_outcomes  # noqa: PLC0415 - the same

    session = Session(context)
    day = session.read_day(received, "--received")
    checked = session.check()
    plan = checked.choose_plan(None, day).plan
    wishes = Wishes(
        Receipt(day, given=received is not None, rest=accept_rest, today=today()),
        frozenset(plan.find_unit(name).id for name in accept or ()),
        output,
        Papers(sheet=receipt, word=receipt_docx, report=not (without_report or dry_run)),
        moves=not keep,
        writes=not dry_run,
    )
    came = find_incoming(paths, own_folders(session.root, output), Way(way))
    ended = collect(checked, came, wishes, partial(session.track, label=_READING))
    session.tell(*ended.differences)
    session.show(*render_outcomes(ended.outcomes, session.language, session.text_width, written=not dry_run))
    if drafts is not None and not dry_run:
        from ttdn.cli.drafts import draft_replies  # noqa: PLC0415 - the same

        draft_replies(session, checked.workspace, ended.outcomes, drafts, day)
    raise typer.Exit(0 if ended.is_done else 1)
