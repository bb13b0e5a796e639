"""What is shown of a period that nobody asked to report on: that, and the reports there are on it."""

from ttdn.grouping import grouped
from ttdn.language import NOTHING, Say, Text
from ttdn.model.report import Report
from ttdn.status import Status
from ttdn.terminal.console import plain
from ttdn.terminal.parts import Parts, heading, indent, indented
from ttdn.vietnamese import capitalized, date_text


def render_not_asked(status: Status, words: Text, say: Say) -> Parts:
    """The sentence, then the reports on the period and its parts, unit by unit."""
    yield ""
    yield plain(say(*words), "yellow")
    found = grouped(pair for reports in status.received.values() for pair in reports.items())
    if not found:
        yield indent(say("Chưa có báo cáo nào về kỳ này.", "There is no report on it."))
        return
    yield heading(say("Báo cáo đã có", "Reports there are"))
    for period in status.within.within():
        if period in found:
            yield indented(f"{capitalized(say(*period.label))}:")
            yield from (indent(indented(_received(status, report, say))) for report in found[period])


def render_adhoc(status: Status, say: Say) -> Parts:
    """Which ad-hoc reports there are beside the period that is looked at: they are counted by themselves."""
    begun = (one for one in status.plan.adhoc_reports if one.first_day <= status.as_of)
    for one in () if status.within.is_adhoc else begun:
        missing, whole = status.still_open(one)
        if not whole and status.only_units is not None:
            continue
        day = date_text(one.last_day) if one.last_day else Text("không ấn định", "not set")
        vi, en = f"; {missing}/{whole} đơn vị chưa gửi", f"; {missing} of {whole} units not in"
        counted = Text(vi, en) if whole else NOTHING
        yield plain(
            say(
                f"Tính riêng: báo cáo {one.period.label.vi}, hạn cuối {day.vi}{counted.vi} "
                f"(--period {one.period}).",
                f"Counted apart: {one.period.label.en}, due {day.en}{counted.en} (--period {one.period}).",
            )
        )


def _received(status: Status, report: Report, say: Say) -> str:
    name, day = status.plan.name_of(report.unit), date_text(report.received)
    return say(f"{name}, nhận ngày {day.vi}", f"{name}, received on {day.en}")
