"""The status as JSON, CSV and Markdown."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict

from ttdn.figures import reach_words, target_words
from ttdn.grouping import grouped
from ttdn.language import Language, Say, Text
from ttdn.model.clauses import cite
from ttdn.news import find_news, news_words
from ttdn.occurrences import Occurrence, tally_words
from ttdn.reporters.rows import as_csv, as_table
from ttdn.reporters.status_data import status_data
from ttdn.safe_text import markdown, printable_json
from ttdn.status import Status
from ttdn.status.states import (
    LACKING_STATES,
    MEASURE_LABELS,
    Assignment,
    Rate,
    State,
    count_states,
    count_submissions,
    excuses,
    measure_work,
    submission_rate,
)
from ttdn.vietnamese import format_date, format_percent


def status_as_json(status: Status, excluded: Sequence[str], _: Language) -> str:
    """Everything the status knows, as one JSON object; the numbers are those of every document."""
    return printable_json(status_data(status, excluded))


CSV_COLUMNS = (
    "item",
    "title",
    "section",
    "unit",
    "name",
    "kind",
    "state",
    "label",
    "deadline",
    "completed",
    "occurrences",
    "period",
    "summary",
    "illustrative",
)


def assignments_as_csv(status: Status, _: Sequence[str], language: Language) -> str:
    """One row for each assignment, marked where data are examples."""
    rows = (
        (
            one.item.id,
            one.item.title,
            status.plan.heading_of(one.item.id),
            one.unit.id,
            status.plan.called(one.unit),
            one.unit.kind,
            one.state,
            one.state.label.in_language(language),
            one.deadline,
            one.result and one.result.completed,
            "; ".join(map(_occurrence_words, one.occurrences)),
            one.period,
            one.result and one.result.summary,
            "true" if status.illustrative else "",
        )
        for one in status.assignments
    )
    return as_csv(CSV_COLUMNS, rows)


def _occurrence_words(one: Occurrence) -> str:
    """A time in a cell: its due day, and the day on which it was done, or what the unit says of it."""
    late = f" (+{one.days_late})" if one.days_late else ""
    done = one.done.isoformat() if one.done else one.told or "-"
    return f"{one.due.isoformat()}: {done}{late}"


FIGURE_COLUMNS = (
    "item",
    "figure",
    "label",
    "unit_of_measure",
    "put_together",
    "unit",
    "name",
    "kind",
    "period",
    "amount",
    *("at_least", "exactly", "per", "each"),
    "coordinating",
    "illustrative",
)


def figures_as_csv(status: Status, _: Sequence[str], __: Language) -> str:
    """One row for each amount that counts, with the target of its figure."""
    rows: list[tuple[object, ...]] = []
    for total in status.figures:
        figure, target = total.figure, total.figure.target
        about = (total.item.id, figure.id, figure.label, figure.unit, figure.total)
        wanted = (target.at_least, target.exactly, target.per, target.each) if target else ("",) * 4
        for unit, given in (*total.given.items(), *total.helped.items()):
            named = status.plan.units_by_id[unit]
            whose = (unit, status.plan.called(named), named.kind)
            marks = ("true" if mark else "" for mark in (unit in total.helped, status.illustrative))
            last = (*wanted, *marks)
            rows += ((*about, *whose, period, str(amount), *last) for period, amount in given)
    return as_csv(FIGURE_COLUMNS, rows)


def status_as_markdown(status: Status, excluded: Sequence[str], language: Language) -> str:
    """The status as Markdown tables: reports, items by state, and the units that have not reported."""
    say = language.say
    states = [state for state, count in count_states(status.assignments).items() if count]
    labels = [say(*state.label) for state in states]
    measured = asdict(measure_work(status.assignments))
    measures = [measure for measure, rate in measured.items() if rate]
    head = [say("Mục", "Item"), say("Nội dung", "Content"), say("Giao", "Owed"), *labels]
    head += [say(*MEASURE_LABELS[measure]) for measure in measures]
    day = say(format_date(status.as_of), status.as_of.isoformat())
    left_out = ", ".join(map(markdown, excluded))
    banner = f"**{say('SỐ LIỆU MINH HỌA', 'ILLUSTRATIVE DATA')}**" if status.illustrative else ""
    return "\n".join(
        [
            *_paragraph(f"# {markdown(status.plan.document.title)}"),
            *_paragraph(banner),
            *_paragraph(f"{say('Tính đến ngày', 'As of')} {day}."),
            *_paragraph(markdown(say(*news_words(find_news(status))))),
            *_submission_table(status, say),
            *as_table(head, _section_rows(status, states, measures, say)),
            *_times_table(status, say),
            *_targets_table(status, say),
            *_paragraph(_excused(status, say)),
            *_not_in(status, say),
            *_paragraph(left_out and f"{say('Không tính (có lỗi)', 'Left out (errors)')}: {left_out}."),
        ]
    )


def _not_in(status: Status, say: Say) -> Iterator[str]:
    """The units that have sent nothing, then those of which something else has come, by what it is."""
    nothing = Text("Chưa nộp báo cáo", "Reports not in")
    units = grouped(
        (say(*(nothing if one.state in LACKING_STATES else one.label)), status.plan.called(one.unit))
        for one in sorted(status.submissions, key=lambda one: one.state not in LACKING_STATES)
        if not one.is_in
    )
    for words, names in units.items():
        yield from _paragraph(f"{words}: {markdown(', '.join(names))}.")


def _excused(status: Status, say: Say) -> str:
    """The units that were let off the report, by document."""
    told = (
        f"{markdown(', '.join(map(status.plan.called, units)))} ({markdown(document)})"
        for document, units in excuses(status.excused)
    )
    return f"{say('Được miễn báo cáo', 'Excused')}: {'; '.join(told)}." if status.excused else ""


def _paragraph(words: str) -> list[str]:
    return [words, ""] if words else []


def _submission_table(status: Status, say: Say) -> list[str]:
    counts = count_submissions((*status.submissions, *status.requested))
    states = [state for state, count in counts.items() if count]
    rows = []
    for label, submissions in (
        (say("Phải báo cáo", "Must report"), status.submissions),
        (say("Được đề nghị", "Asked to report"), status.requested),
    ):
        if submissions:
            own = count_submissions(submissions)
            rows.append([label, _share(submission_rate(submissions)), *(str(own[state]) for state in states)])
    head = [say("Báo cáo", "Reports"), say("Đã nộp", "In")]
    return as_table([*head, *(say(*state.label) for state in states)], rows) if rows else []


def _share(rate: Rate | None) -> str:
    return f"{rate.part}/{rate.whole} ({format_percent(rate.part, rate.whole)})" if rate else ""


def _section_rows(
    status: Status, states: Sequence[State], measures: Sequence[str], say: Say
) -> Iterator[list[str]]:
    """The sections with their sums, each above its items, and the sum of all."""

    def row(number: str, title: str, assignments: Sequence[Assignment]) -> list[str]:
        counts, rates = count_states(assignments), measure_work(assignments)
        numbers = [len(assignments), *(counts[state] for state in states)]
        return [number, title, *map(str, numbers), *(_share(getattr(rates, name)) for name in measures)]

    for section in status.owed_sections:
        title = section.title or say("Các mục khác", "Other items")
        yield row(cite(section.number), f"**{markdown(title)}**", section.assignments)
        for item in section.items:
            yield row(item.number, markdown(item.title), status.by_item[item.id])
    yield row("", f"**{say('Cộng', 'Total')}**", status.assignments)


def _times_table(status: Status, say: Say) -> list[str]:
    """What has been done of recurring work, by its due days."""
    rows = [
        [
            item.number,
            markdown(item.title),
            markdown("; ".join(say(*tally_words(item, one)) for one in tallies)),
        ]
        for item, tallies in status.times
    ]
    head = [say("Mục", "Item"), say("Nội dung", "Content"), say("Đã làm từng đợt", "Done by due day")]
    return as_table(head, rows) if rows else []


def _targets_table(status: Status, say: Say) -> list[str]:
    rows = [
        [
            total.item.number,
            markdown(total.figure.label),
            markdown(say(*target_words(total.figure.unit, total.figure.target))),
            markdown(say(*reach_words(total))),
        ]
        for total in status.figures
        if total.figure.target
    ]
    head = [say("Mục", "Item"), say("Số liệu", "Figure"), say("Chỉ tiêu", "Target"), say("Kết quả", "Result")]
    return as_table(head, rows) if rows else []


#: The forms in which the status can be written for other programs; one more is a function and a line here.
FORMATS: dict[str, Callable[[Status, Sequence[str], Language], str]] = {
    "json": status_as_json,
    "csv": assignments_as_csv,
    "figures": figures_as_csv,
    "markdown": status_as_markdown,
}
