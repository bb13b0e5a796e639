"""What is said of a plan that was read: what is sure, what to look at, and what comes next."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ttdn.grouping import grouped
from ttdn.importing.draft import Place
from ttdn.importing.whole import Imported
from ttdn.language import NOTHING, Text, count_of
from ttdn.model.plan.written import ITEM_LISTS
from ttdn.places import plan_path
from ttdn.safe_text import as_argument, visible
from ttdn.vietnamese import capitalized

#: Kinds of places at which somebody must look, what matters most first; a place is of the first kind of which
#: a key stands in it.
_KINDS = (
    (("reporting",), Text("chế độ báo cáo", "reporting")),
    (("owners", "coordinating"), Text("cơ quan chủ trì, phối hợp", "owners, coordinating bodies")),
    (("schedule",), Text("thời gian", "time")),
    (
        ("year", "document", "authority"),
        Text("số, ngày, tên, nơi nhận của văn bản", "head and foot of the document"),
    ),
    ((*ITEM_LISTS, "goals", "requirements", "clauses", "funding", "headings"), Text("các mục", "clauses")),
    (
        ("units", "unit_kinds", "groups", "figures", "documents"),
        Text("đơn vị, số liệu, thể thức", "units, figures, settings"),
    ),
)
_OTHER = Text("văn bản Word", "the Word document")
_LISTED = 10
_BODIES = _NUMBERS = 5


def account_of(imported: Imported, document: str, file: str, *, is_asked: bool = False) -> Iterator[Text]:
    """The lines that are shown behind a plan that was read; ``is_asked``: somebody named its year."""
    yield Text(f"Đã ghi {visible(file)}.", f"Wrote {visible(file)}.")
    yield _year(imported, is_asked=is_asked)
    yield from _sure(imported)
    yield from _to_look_at(imported)
    if imported.about_roster:
        about = imported.about_roster
        yield Text(f"{capitalized(visible(about.vi))}.", f"{capitalized(visible(about.en))}.")
    yield from _bodies(imported, document, file)
    name, plan = visible(file), plan_path(imported.draft.year)
    copied = Text(f", chép thành {plan}", f", copy it to {plan}") if file != plan else NOTHING
    yield Text(
        f"Việc tiếp theo: mở {name}, xem các dòng ấy{copied.vi}, rồi chạy 'ttdn validate'.",
        f"Next: open {name}, look at these lines{copied.en}, then run 'ttdn validate'.",
    )


def _year(imported: Imported, *, is_asked: bool) -> Text:
    """Of which year the plan is, and why."""
    year = imported.draft.year
    why = imported.draft.remarks.get(("year",), ())
    if is_asked:
        return Text(f"Kế hoạch của năm {year}, theo --year.", f"The plan is for {year}, by --year.")
    if not why:
        return Text(
            f"Kế hoạch của năm {year}, theo trích yếu; của năm khác thì thêm --year.",
            f"The plan is for {year}, by its title; if it is for another year, add --year.",
        )
    return Text(
        f"Kế hoạch của năm {year} ({why[0].vi.rstrip('.')}); của năm khác thì thêm --year.",
        f"The plan is for {year} ({why[0].en.rstrip('.')}); if it is for another year, add --year.",
    )


def _sure(imported: Imported) -> Iterator[Text]:
    data = imported.draft.data
    items = [item for part in ITEM_LISTS for item in data.get(part) or ()]
    others = sum(len(data.get(part) or ()) for part in ("goals", "requirements", "clauses"))
    owned, read = _having(items, "owners"), _having(items, "owners", "read")
    timed, known = _having(items, "schedule"), _having(items, "schedule", "read")
    yield Text(
        f"Đủ {imported.paragraphs} đoạn của văn bản, nguyên văn: {len(data.get('headings') or ())} đề mục, "
        f"{len(items)} mục công việc, {others} mục tiêu, yêu cầu, mục khác.",
        f"All {count_of(imported.paragraphs, 'paragraph')} of the document, word for word: "
        f"{count_of(len(data.get('headings') or ()), 'heading')}, {count_of(len(items), 'item')} of work, "
        f"{count_of(others, 'other clause')} (goals, requirements …).",
    )
    yield Text(
        f"Cơ quan chủ trì: {read}/{owned} mục đã rõ là đơn vị nào. Thời gian: {known}/{timed} mục đã rõ "
        f"hạn hoặc kỳ. Báo cáo: {_periods(data)} kỳ.",
        f"Owners: clear which units for {read}/{owned} items. Time: clear when for {known}/{timed} items. "
        f"Reporting: {count_of(_periods(data), 'period')}.",
    )
    yield from _of_nobody([item["id"] for item in items if not item.get("owners")])


def _of_nobody(numbers: Sequence[str]) -> Iterator[Text]:
    """The items of which the document does not say whose they are: no unit is asked for them."""
    if numbers:
        listed = ", ".join(numbers[:_NUMBERS]) + (", …" if len(numbers) > _NUMBERS else "")
        yield Text(
            f"{len(numbers)} mục không rõ cơ quan chủ trì, không tính cho đơn vị nào ({listed}): "
            "là của ai thì thêm 'owners'.",
            f"{count_of(len(numbers), 'item')} without owners, counted for no unit ({listed}): "
            "where they are somebody's, add 'owners'.",
        )


def _having(items: Iterable[Mapping[str, Any]], key: str, inner: str = "") -> int:
    return sum(bool((item.get(key) or {}).get(inner) if inner else item.get(key)) for item in items)


def _periods(data: Mapping[str, Any]) -> int:
    return len((data.get("reporting") or {}).get("periods") or ())


def _kind_of(place: Place) -> Text:
    return next((kind for keys, kind in _KINDS if not set(keys).isdisjoint(place)), _OTHER)


def _to_look_at(imported: Imported) -> Iterator[Text]:
    """The lines at which somebody must look, by what they are about."""
    lines = grouped((_kind_of(place), line) for place, line in imported.written.looks)
    total = len(imported.written.looks)
    if not total:
        yield Text("Không có chỗ nào phải xem lại.", "There is nothing to look at.")
        return
    yield Text(
        f'Cần xem {total} chỗ (tìm "cần xem" trong tệp):',
        f'To be looked at: {count_of(total, "place")} (search the file for "cần xem"):',
    )
    for kind in (*(kind for _, kind in _KINDS), _OTHER):
        if kind in lines:
            numbers = sorted(lines[kind])
            more = ", …" if len(numbers) > _LISTED else ""
            listed = ", ".join(map(str, numbers[:_LISTED])) + more
            word = "line" if len(numbers) == 1 else "lines"
            yield Text(
                f"  {kind.vi} ({len(numbers)}): dòng {listed}",
                f"  {kind.en} ({len(numbers)}): {word} {listed}",
            )


def _bodies(imported: Imported, document: str, file: str) -> Iterator[Text]:
    unknown = imported.draft.unknown
    if unknown:
        more = "; …" if len(unknown) > _BODIES else ""
        names = "; ".join(visible(body.name) for body in unknown[:_BODIES]) + more
        line = imported.written.lines.get(("units",), 1)
        yield Text(
            f"Cơ quan chưa có trong danh sách đơn vị ({len(unknown)}, kê trên dòng {line}): {names}",
            f"Bodies that are not in the roster ({len(unknown)}, listed above line {line}): {names}",
        )
        other = "moi-2.yaml" if file == "moi.yaml" else "moi.yaml"
        read, roster = as_argument(visible(document)), as_argument(visible(file))
        again = f"ttdn import {read} --roster {roster} -o {other}"
        yield Text(
            f"  Thêm vào 'units' rồi đọc lại: {again}", f"  Add them to 'units', then read again: {again}"
        )
