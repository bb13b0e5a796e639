"""``ttdn collect``: what came back is taken up; what cannot be goes back with its cells marked."""

from dataclasses import replace
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


def command(
    context: typer.Context,
    paths: Annotated[
        list[Path],
        argument("PATH...", "Tệp hoặc thư mục các đơn vị gửi về.", "Files or folders that came back."),
    ],
    received: Annotated[str | None, received_option("hôm nay", "today")] = None,
    output: Annotated[
        Path,
        output_option(
            "Thư mục ghi tệp trả lại, biên nhận (out/tra-lai).", "The folder for files to send back."
        ),
    ] = Path("out/tra-lai"),
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
            "Để nguyên các tệp tại chỗ, không chuyển vào da-nhan, tra-lai.",
            "Leave the files where they are.",
        ),
    ] = False,
    drafts: DraftsOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Read the forms, write the reports of those that are right, give the others back marked."""
    from ttdn.editing.collecting import find_sheets, write_sheet  # noqa: PLC0415 - the same
    from ttdn.editing.papers import Papers  # noqa: PLC0415 - the same
    from ttdn.forms.batch import find_first_days, settle  # noqa: PLC0415 - the same
    from ttdn.forms.collected import Receipt  # noqa: PLC0415 - the same
    from ttdn.forms.delivery import deliver  # noqa: PLC0415 - the same
    from ttdn.forms.filing import decide_filing, file_away  # noqa: PLC0415 - the same
    from ttdn.forms.incoming import find_incoming, own_folders  # noqa: PLC0415 - what reads Excel is loaded when it is asked for
    from ttdn.forms.registering import register_files  # noqa: PLC0415 - the same
    from ttdn.forms.sandbox import Sandboxes  # noqa: PLC0415 - the same
    from ttdn.forms.unpacking import unpack  # noqa: PLC0415 - the same
    from ttdn.model.register import Way  # noqa: PLC0415 - the same
    from ttdn.terminal.forms import render_outcomes  # noqa: PLC0415 - the same
    from ttdn.writing import hold_folder, make_folder  # noqa: PLC0415 - the same

    session = Session(context)
    day = session.read_day(received, "--received")
    checked = session.check()
    plan = checked.choose_plan(None, day).plan
    accepted = frozenset(plan.find_unit(name).id for name in accept or ())
    papers = Papers(sheet=receipt, word=receipt_docx, report=not (without_report or dry_run))
    came = find_incoming(paths, own_folders(session.root, output), Way(way))
    for year in checked.workspace.plans:
        checked.arrivals_of(year)  # what came first cannot be told from a register with errors
    by = Receipt(day, given=received is not None, rest=accept_rest, today=today())
    with make_folder() as place:
        arrivals = list(unpack(came, place))
        with Sandboxes(checked.workspace, by, accepted, len(arrivals)) as reader:
            read = list(
                session.track(
                    reader.collect(arrivals), len(arrivals), Text("Đang đọc biểu mẫu", "Reading forms")
                )
            )
            sheets = find_sheets(checked, read)
            forms = [sent for number, sent in enumerate(read) if number not in sheets]
            outcomes = settle(checked.workspace, forms, accepted)
            if first := find_first_days(outcomes):
                late = [replace(sent, first=first[sent.path]) for sent in arrivals if sent.path in first]
                again = {sent.path: sent for sent in reader.collect(late)}
                forms = [again.get(sent.path, sent) for sent in forms]
                outcomes = settle(checked.workspace, forms, accepted)
            if not dry_run:
                outcomes = list(deliver(checked.workspace, outcomes, output, reader, papers.make))
        if not dry_run:
            with hold_folder(session.root):
                outcomes = outcomes if keep else decide_filing(session.root, outcomes)
                register_files(session.root, outcomes, day)
                outcomes = outcomes if keep else file_away(session.root, outcomes)
    for taken in sheets.values():
        outcomes.append(taken.outcome if dry_run else write_sheet(checked, taken))
        session.tell(*taken.differences)
    session.show(*render_outcomes(outcomes, session.language, session.text_width, written=not dry_run))
    if drafts is not None and not dry_run:
        from ttdn.cli.drafts import draft_replies  # noqa: PLC0415 - the same

        draft_replies(session, checked.workspace, outcomes, drafts, day)
    is_done = all(sent.is_good for sent in outcomes) and any(sent.outcome.is_taken for sent in outcomes)
    raise typer.Exit(0 if is_done else 1)
