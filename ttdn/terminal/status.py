"""The status on one screen: deadline, reports, what is owed by sections, kinds of unit, and whom to chase."""

import textwrap
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.styled import Styled
from rich.text import Text as RichText

from ttdn.grouping import group_by
from ttdn.language import NOTHING, Language, Say, Text
from ttdn.model.clauses import Item
from ttdn.model.roster import Unit
from ttdn.news import find_news, news_words
from ttdn.occurrences import outside_words, tally_words
from ttdn.reminders import pressing
from ttdn.status import Status
from ttdn.status.states import (
    LACKING_STATES,
    SENT_STATES,
    Submission,
    SubmissionState,
    count_labels,
    count_submissions,
    days_left_words,
    excuses,
    measure_work,
    submission_rate,
)
from ttdn.terminal.chase import arrears_words, chase_words, render_chase
from ttdn.terminal.console import plain
from ttdn.terminal.items import (
    MEASURED_WAYS,
    WAYS,
    Row,
    Way,
    bar_width,
    choose_layout,
    draw_bar,
    draw_rows,
    is_wide,
    item_rows,
    section_rows,
)
from ttdn.terminal.measures import (
    add_measure_columns,
    measure_cells,
    measured,
    render_measure_lines,
    render_measure_notes,
    render_measures,
)
from ttdn.terminal.notes import render_excluded
from ttdn.terminal.parts import (
    NARROW,
    Parts,
    add_number_column,
    grid,
    headed_table,
    heading,
    indent,
    indented,
    name_heading,
    name_list,
    render_banner,
    target_rows,
)
from ttdn.terminal.states import render_item_units, submission_text, unit_items_table
from ttdn.terminal.unasked import render_adhoc
from ttdn.timeline import life_words
from ttdn.vietnamese import date_text

#: Narrower than this each word of a head stands on a line of its own.
_STACKED_WIDTH = 76
#: What is counted beside the reports that are in, by kind of unit; whether also where it is of nobody.
_KIND_COLUMNS = (
    (Text("Muộn", "Late"), {SubmissionState.LATE}, True),
    (Text("Kỳ dài hơn", "Longer"), {SubmissionState.TOLD}, False),
    (Text("Đang chờ", "Pending"), SENT_STATES, False),
    (Text("Chưa nộp", "Not in"), LACKING_STATES, True),
)
#: So many reports before the one that is looked at are counted in a line each: what a plan of quarters has.
_EARLIER_REPORTS = 4


def render_status(  # noqa: PLR0913 - what a page is made of
    status: Status,
    excluded: Sequence[str],
    language: Language,
    width: int,
    about: str = "",
    *,
    everyone: bool = False,
) -> Parts:
    """The whole plan: header, news, reports, what is owed, kinds of unit, whom to remind, what was left out.

    Args:
        status: The computed status.
        excluded: Files of reports that were left out because they have errors.
        language: The language of headings and labels.
        width: Columns of the terminal.
        about: Which part of the plan the status was narrowed to; empty: all of it.
        everyone: Tell all names and lines, however many there are.
    """
    say = language.say
    yield from _render_top(status, about, say, width, everyone=everyone)
    yield from _render_work(status, section_rows(status, say), WAYS, say, width)
    yield from _render_times(status, say)
    yield from _render_targets(status, say)
    if status.submissions or status.requested:
        yield heading(say("Theo loại đơn vị", "By kind of unit"))
        yield _kinds_table(status, say, width)
    yield from render_chase(status, excluded, say, width, everyone=everyone)
    yield from render_adhoc(status, say)
    yield from render_excluded(excluded, say)


def render_sections(
    status: Status, excluded: Sequence[str], language: Language, width: int, about: str = ""
) -> Parts:
    """The plan on one screen: header, news, reports, a line for each section, how many are to be reminded."""
    say = language.say
    yield from _render_top(status, about, say, width)
    yield from _render_work(status, section_rows(status, say, items=False), MEASURED_WAYS, say, width)
    yield heading(say("Cần đôn đốc", "To be reminded"))
    yield indented(say(*chase_words(status)))
    yield from render_excluded(excluded, say)


def _render_top(status: Status, about: str, say: Say, width: int, *, everyone: bool = False) -> Parts:
    """The header, which part of the plan is looked at, what is new in the last days, the reports."""
    yield from render_header(status, say)
    if about:
        yield name_heading(about)
    news = say(*news_words(find_news(status)))
    if news:
        # Where its last line has room, the way to more.
        more = say("Xem thêm: ttdn changes.", "More: ttdn changes.")
        last = textwrap.wrap(news, max(width, 1), break_on_hyphens=False)[-1]
        has_room = cell_len(last) + 1 + cell_len(more) <= width
        yield plain(f"{news} {more}" if has_room else news, "cyan")
    if status.submissions or status.requested or status.excused:
        yield from _render_reports(status, say, width, everyone=everyone)


def _render_work(status: Status, rows: Sequence[Row], ways: Sequence[Way], say: Say, width: int) -> Parts:
    """What is owed, line by line, and how far it is: in columns of its own where there is room for them."""
    if status.assignments:
        layout = choose_layout(status, rows, say, width, ways)
        yield heading(say("Nhiệm vụ được giao", "What is owed"))
        yield from draw_rows(status, rows, layout, say)
        if layout.measures:
            yield render_measure_notes(status, say)
        else:
            yield from render_measures(status, say, width)


def render_unit_status(
    status: Status, unit: Unit, excluded: Sequence[str], language: Language, width: int
) -> Parts:
    """One unit: its submission and each item it owes."""
    say = language.say
    yield from render_header(status, say)
    yield name_heading(status.plan.called(unit))
    yield from _render_end(status, unit, say)
    submission = status.submission_of(unit)
    if submission:
        yield indent(submission_text(submission, say))
    if owed := arrears_text(status, unit, say):
        yield indent(owed)
    assignments = status.by_unit.get(unit.id, [])
    yield from render_measure_lines(measure_work(assignments), Text("mục", "items"), say)
    if assignments or not unit.end:
        yield unit_items_table(assignments, say, width)
    yield from _render_targets(status, say)
    yield from render_excluded(excluded, say)


def arrears_text(status: Status, unit: Unit, say: Say) -> RichText | None:
    """The late reports of a unit, where there are others than that of the time that is looked at."""
    owed = status.arrears.get(unit.id, ())
    words = arrears_words(status, owed, say)
    others = any(one.period != status.period for one in owed)
    return plain(say(f"Còn nợ báo cáo: {words}.", f"Reports owed: {words}."), "red") if others else None


def render_inherited(status: Status, unit: Unit, say: Say) -> Parts:
    """What a unit is asked for in place of those that have become part of it: late reports, overdue items."""
    plan, told = status.plan, list[str]()
    for one in plan.forebears(unit):
        heir, late = plan.heir(one), status.arrears.get(one.id, ())
        items = [owed.item.number for owed in status.by_unit.get(one.id, ()) if pressing(status, owed)]
        reports, numbers = arrears_words(status, late, say), ", ".join(items)
        parts = [say(f"báo cáo {reports}", f"reports: {reports}")] if late else []
        parts += [say(f"mục quá hạn: {numbers}", f"items past due: {numbers}")] if items else []
        if heir and heir.id == unit.id and parts:
            told.append(f"{plan.called(one)}: {'; '.join(parts)}.")
    if told:
        yield heading(say("Trả lời thay đơn vị cũ", "Asked for former units"))
        yield from (indented(words, "red") for words in told)


def _render_end(status: Status, unit: Unit, say: Say) -> Parts:
    """That a unit has ended, and who is asked for what it owes."""
    if unit.end is None:
        return
    days, heir = life_words(unit), status.plan.heir(unit)
    called = status.plan.called(heir) if heir else ""
    vi, en = (f"; nay hỏi {called}", f"; now {called} is asked") if heir else ("", "")
    yield indented(say(f"{days.vi.capitalize()}{vi}.", f"{days.en.capitalize()}{en}."))


def render_item_status(  # noqa: PLR0913 - what a page is made of
    status: Status,
    item: Item,
    excluded: Sequence[str],
    language: Language,
    width: int,
    *,
    everyone: bool = False,
) -> Parts:
    """One item: its counts and each unit that owes it; ``everyone``: all names, however many there are."""
    say = language.say
    yield from render_header(status, say)
    yield name_heading(f"{item.number}  {item.title}")
    assignments = status.by_item.get(item.id, [])
    if assignments:
        yield from render_measure_lines(measure_work(assignments), Text("đơn vị", "units"), say)
        own, rows = status.narrow(items=[item]), item_rows(status, [item])
        yield from draw_rows(own, rows, choose_layout(own, rows, say, width), say)
        yield from _render_times(own, say)
        yield ""
        yield from render_item_units(assignments, say, width, everyone=everyone)
    else:
        yield indent(_why_nobody(status, item, say))
    yield from _render_targets(status.narrow(items=[item]), say)
    yield from render_excluded(excluded, say)


def _why_nobody(status: Status, item: Item, say: Say) -> str:
    """Why no unit owes an item."""
    if not status.is_outside(item):
        return say("Kế hoạch không giao mục này cho đơn vị nào.", "The plan assigns this item to no unit.")
    why = outside_words(status.plan.windows(item), status.within)
    return say(
        f"Mục này {why.vi}: không có đơn vị nào phải báo cáo.",
        f"This item is {why.en}: no unit has to report on it.",
    )


def render_header(status: Status, say: Say, about: Text | None = None) -> Parts:
    """Plan, as-of date and days to the deadline, or what else is said of the reports; the banner."""
    yield from render_banner(say, illustrative=status.illustrative)
    document = status.plan.document
    yield plain(status.plan.cited, "bold")
    yield plain(document.title)
    label, deadline, as_of = status.period.label, _when(status), date_text(status.as_of)
    reports = about or Text(f"Báo cáo {label.vi}: {deadline.vi}.", f"Reports for {label.en}: {deadline.en}.")
    yield plain(say(f"Tính đến ngày {as_of.vi}. {reports.vi}", f"As of {as_of.en}. {reports.en}"))


def _when(status: Status) -> Text:
    if status.required is None:
        return Text("kế hoạch không yêu cầu", "the plan asks for none")
    label = status.required.period.label
    whose = Text(f" của báo cáo {label.vi}", f"reports for {label.en} are ")
    if status.required.period == status.period:
        whose = NOTHING
    if status.last_day is None or status.days_left is None:
        return Text(f"không ấn định hạn{whose.vi}", f"{whose.en}due on no set day")
    last, left = date_text(status.last_day), days_left_words(status.days_left)
    if status.requested and not status.submissions:
        return Text(f"được đề nghị gửi, chậm nhất {last.vi}", f"asked for by {last.en}")
    return Text(f"hạn cuối{whose.vi} {last.vi}, {left.vi}", f"{whose.en}due by {last.en}, {left.en}")


def _render_reports(status: Status, say: Say, width: int, *, everyone: bool = False) -> Parts:
    yield heading(say("Báo cáo của đơn vị", "Reports of the units"))
    rows = list[list[RenderableType]]()
    for label, submissions in (
        (say("Phải báo cáo", "Must report"), status.submissions),
        (say("Được đề nghị", "Asked to report"), status.requested),
    ):
        if not submissions:
            continue
        rows.append(_share_row(label, submissions, say, width))
    rows += _earlier_rows(status, say, width)
    yield indent(grid(rows, columns=4 if width >= NARROW else 3))
    for document, units in excuses(status.excused):
        label = say(f"Được miễn ({document})", f"Excused ({document})")
        yield Styled(name_list(label, [unit.short for unit in units], say, width, everyone=everyone), "dim")


def _share_row(label: str, submissions: Sequence[Submission], say: Say, width: int) -> list[RenderableType]:
    rate = submission_rate(submissions)
    parts = ", ".join(f"{say(*label).lower()} {count}" for label, count in count_labels(submissions).items())
    bar = draw_bar(
        [(rate.part, "█", "green"), (rate.whole - rate.part, "░", "dim")], rate.whole, bar_width(width)
    )
    share = f"{rate.part}/{rate.whole} {say('đơn vị', 'units')}"
    return [label, RichText(share, style="bold"), *([bar] * (width >= NARROW)), parts]


def _earlier_rows(status: Status, say: Say, width: int) -> Iterator[list[RenderableType]]:
    """The reports of the year that came before the one that is looked at: how many are in."""
    for required in status.due_before[-_EARLIER_REPORTS:]:
        asked = list(status.not_excused(required))
        if asked:
            yield _share_row(say(*required.period.label), asked, say, width)


def _render_times(status: Status, say: Say) -> Parts:
    """What has been done of recurring work, by its due days."""
    if status.times:
        yield heading(say("Việc nhiều đợt: số đơn vị đã làm", "Recurring work: units that have done it"))
        rows = [
            (item.number, item.title, "; ".join(say(*tally_words(item, one)) for one in tallies))
            for item, tallies in status.times
        ]
        yield indent(grid((map(plain, row) for row in rows), columns=3))


def _render_targets(status: Status, say: Say) -> Parts:
    totals = [total for total in status.figures if total.figure.target]
    if totals:
        yield heading(say("Chỉ tiêu", "Targets"))
        rows = zip(totals, target_rows(totals, say), strict=True)
        yield indent(grid([(total.item.number, *row) for total, row in rows], columns=3))


def _kinds_table(status: Status, say: Say, width: int) -> RenderableType:
    table = headed_table(gap=2)
    names = measured(measure_work(status.assignments)) if width >= NARROW else []
    table.add_column(say("Loại", "Kind"), overflow="fold")
    submissions = (*status.submissions, *status.requested)
    there = {one.state for one in submissions}
    columns = [(label, states) for label, states, always in _KIND_COLUMNS if always or states & there]
    stacked = width < _STACKED_WIDTH
    for label in (Text("Đã nộp", "In"), *(label for label, _ in columns)):
        add_number_column(table, say(*label), stacked=stacked)
    add_measure_columns(table, names, say, stacked=stacked)
    by_kind = group_by(submissions, lambda one: one.unit.kind)
    for kind in (one for one in status.plan.unit_kinds if one.id in by_kind):
        mine = by_kind[kind.id]
        counts, arrived = count_submissions(mine), submission_rate(mine)
        measures = measure_work(status.by_kind.get(kind.id, []))
        table.add_row(
            plain(kind.title),
            f"{arrived.part}/{arrived.whole}",
            *(str(sum(counts[state] for state in states)) for _, states in columns),
            *measure_cells(measures, names, percent=is_wide(width)),
        )
    return indent(table)
