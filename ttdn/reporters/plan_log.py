"""The changes of a plan as JSON, CSV and Markdown."""

from collections.abc import Callable, Iterator, Sequence

from ttdn.language import Language, Say, Text
from ttdn.model.plan import Plan
from ttdn.plan_log import KIND_LABELS, Change, Step, step_title
from ttdn.reporters.rows import as_csv, as_table
from ttdn.safe_text import markdown, printable_json

COLUMNS = (
    "document",
    "date",
    "effective",
    "event",
    "kind",
    "id",
    "title",
    "first_day",
    "field",
    "before",
    "after",
)


_HEAD = (
    Text("Thay đổi", "Change"),
    Text("Mục", "Entry"),
    Text("Nội dung", "Content"),
    Text("Từ ngày", "From"),
)


def log_as_json(plan: Plan, steps: Sequence[Step], language: Language) -> str:
    """Everything that the log knows, as one JSON object."""
    say = language.say
    return printable_json(
        {
            "plan": {"year": plan.year, "number": plan.document.number, "title": plan.document.title},
            "steps": [
                {
                    "document": step.document and step.document.number,
                    "date": step.document and step.document.date.isoformat(),
                    "effective": step.day.isoformat(),
                    "changes": [
                        {
                            "event": change.event,
                            "kind": change.kind,
                            "id": change.id,
                            "title": change.title,
                            "first_day": change.first.isoformat(),
                            "differences": [
                                {
                                    "field": say(*one.label),
                                    "before": say(*one.before),
                                    "after": say(*one.after),
                                }
                                for one in change.differences
                            ],
                        }
                        for change in step.changes
                    ],
                }
                for step in steps
            ],
        }
    )


def log_as_csv(_: Plan, steps: Sequence[Step], language: Language) -> str:
    """A row for each thing that changed; what has none of its own has one row."""
    return as_csv(COLUMNS, (row for step in steps for row in _rows(step, language)))


def _rows(step: Step, language: Language) -> Iterator[Sequence[object]]:
    document, say = step.document, language.say
    head = (document and document.number, document and document.date, step.day)
    for change in step.changes:
        what = (*head, change.event, change.kind, change.id, change.title, change.first)
        for one in change.differences:
            yield (*what, say(*one.label), say(*one.before), say(*one.after))
        if not change.differences:
            yield (*what, "", "", "")


def log_as_markdown(plan: Plan, steps: Sequence[Step], language: Language) -> str:
    """A table for each document."""
    say = language.say
    lines = [f"# {markdown(plan.document.called)}", ""]
    head = [say(*label) for label in _HEAD]
    for step in steps:
        title = step.document.title if step.document else ""
        lines += [f"## {markdown(say(*step_title(step)))}", "", *([markdown(title), ""] if title else [])]
        lines += as_table(head, [_markdown_row(change, say) for change in step.changes])
    if not steps:
        lines += [say("Kế hoạch chưa có sửa đổi, bổ sung nào.", "The plan has not been amended."), ""]
    return "\n".join(lines)


def _markdown_row(change: Change, say: Say) -> list[str]:
    told = [say(*one.words) for one in change.differences]
    return [
        say(*change.event.label),
        markdown(f"{say(*KIND_LABELS[change.kind])} {say(*change.name)}"),
        "<br>".join(map(markdown, filter(None, (change.title, *told)))),
        change.first.isoformat(),
    ]


#: The forms in which the log can be written for other programs.
FORMATS: dict[str, Callable[[Plan, Sequence[Step], Language], str]] = {
    "json": log_as_json,
    "csv": log_as_csv,
    "markdown": log_as_markdown,
}
