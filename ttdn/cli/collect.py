"""``ttdn collect``: what came back is taken up; what cannot be goes back with its cells marked."""

import gc
from pathlib import Path
from typing import Annotated

import typer

from ttdn.cli.help import both
from ttdn.cli.new import read_received
from ttdn.cli.session import Session, choose_plan, read_as_of
from ttdn.language import Text


def command(
    context: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help=both("Tệp hoặc thư mục các đơn vị gửi về.", "Files or folders that came back.")),
    ],
    received: Annotated[
        str | None,
        typer.Option("--received", metavar="DATE", help=both("Ngày nhận; mặc định là hôm nay.", "The day of receipt; today by default.")),
    ] = None,
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="DIR",
            help=both("Thư mục ghi tệp trả lại, biên nhận (out/tra-lai).", "The folder for what goes back."),
        ),
    ] = Path("out/tra-lai"),
    receipt: Annotated[bool, typer.Option("--receipt", help=both("Kèm biên nhận dạng Excel.", "Receipts as Excel files, too."))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=both("Chỉ xem, không ghi gì.", "Look only, write nothing."))] = False,
) -> None:
    """Read the forms, write the reports of those that are right, give the others back marked."""
    from ttdn.forms.collecting import collect_forms  # noqa: PLC0415 - Excel is loaded when it is asked for
    from ttdn.forms.delivery import deliver, find_forms  # noqa: PLC0415 - the same
    from ttdn.forms.outcomes import Receipt  # noqa: PLC0415 - the same
    from ttdn.terminal.forms import Collected, render_outcomes  # noqa: PLC0415 - the same

    gc.enable()  # workbooks are full of circles: two hundred of them would fill the memory
    session = Session(context)
    day = read_received(received) if received is not None else read_as_of(None)
    files, others = find_forms(paths, output)
    checked = session.check()
    choose_plan(checked, None, day)
    tracked = session.track(files, Text("Đang đọc biểu mẫu", "Reading forms"))
    outcomes = collect_forms(checked.workspace, tracked, Receipt(day, given=received is not None))
    made = None if dry_run else deliver(checked.workspace, outcomes, output, sheet=receipt)
    session.show(*render_outcomes(Collected(outcomes, made, others), session.language, session.text_width))
    raise typer.Exit(0 if all(one.result.is_good for one in outcomes) else 1)
