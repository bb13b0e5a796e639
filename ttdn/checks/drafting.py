"""What the author of a plan left unfinished: places to fill in, parts that lead to nothing."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ttdn.checks.registry import PLAN_CHECKS
from ttdn.diagnostics import Diagnostic, Findings, Location, Severity
from ttdn.language import LOOK, Text, count_of, same
from ttdn.load import PlanFile
from ttdn.model.clauses import Coordinating, Owners
from ttdn.model.figure import Figure, Per, Target, Total
from ttdn.model.plan import Plan
from ttdn.model.scalars import decimals_of
from ttdn.safe_text import quote
from ttdn.source import MAXIMUM_SNIPPET, KeyPath, texts
from ttdn.vietnamese import capitalized, fold, format_amount, split_area
from ttdn.wording import Wording, line_of, read_wording

_BRACKETS = re.compile(r"\[([^\[\]]*)\]|<([^<>]*)>")
_DOTS = re.compile(
    r"…[….]+|\.{4,}|\.+…|_{3,}"
    r"|\b(?:số|ngày|tháng|năm)\s+(?:…|\.{3})(?![.…])|(?:…|\.{3}) */|/ *(?:…|\.{3})",
    re.IGNORECASE,
)
#: One of these is in all that the pattern finds, and in few texts.
_IN_DOTS = ("…", "...", "___")
#: Words (folded) of a heading whose contents are an annex.
_TO_ANNEX = re.compile(r"\b(?:phu luc|phu bieu|dinh kem|kem theo)\b")
#: The comment with which import marks what it guessed; a text that only cites it begins no comment.
_TO_LOOK_AT = re.compile(rf"(?:^|\s)# {LOOK}\b.*")
#: So many lines are named.
_LISTED = 12
_HUNDRED = 100
_NOTHING = frozenset(". …_-")


@PLAN_CHECKS
def check_placeholders(file: PlanFile) -> Findings:
    """A place that was to be filled in: it would be printed as it stands."""
    for path, text in texts(file.source.data):
        left = find_placeholder(text)
        if left:
            found = file.source.finding(
                "placeholder-left",
                path,
                Text(f"Chỗ {quote(left)} chưa điền.", f"{quote(left)} has not been filled in."),
                Text("Thay bằng nội dung thật của văn bản.", "Put what the document says in its place."),
            )
            yield replace(found, location=_narrow(found.location, left))
    if file.plan.document.number.startswith("/"):
        yield file.source.finding(
            "placeholder-left",
            ("document", "number"),
            Text("Số của văn bản chưa điền.", "The document's number has not been filled in."),
            Text("Ghi số trước dấu '/'.", "Write the number before '/'."),
        )


def _narrow(place: Location, words: str) -> Location:
    """The place of these words in a value, where its line shows them."""
    column = place.snippet.find(words, max(place.column - 1, 0))
    return place if column < 0 else replace(place, column=column + 1, length=len(words))


def find_placeholder(text: str) -> str | None:
    """The first place of a text that was to be filled in: ``[TÊN]``, ``Số …/KH-UBND``; None where none is."""
    for found in _BRACKETS.finditer(text):
        inner = found[1] if found[1] is not None else found[2]
        is_all = found[0] == text.strip() and found[1] is not None
        if is_all or (inner.isupper() and len(inner) > 1) or set(inner) <= _NOTHING:
            return found[0]
    dots = _DOTS.search(text) if any(sign in text for sign in _IN_DOTS) else None
    return dots[0] if dots else None


@PLAN_CHECKS
def check_remarks(file: PlanFile) -> Findings:
    """What import and the year before left for somebody to look at (``# cần xem``): one finding for all."""
    places = [
        (number, found.start())
        for number, line in enumerate(file.source.lines, start=1)
        if (found := _TO_LOOK_AT.search(line))
    ]
    if not places:
        return
    (line, start), many = places[0], len(places)
    listed = ", ".join(str(number) for number, _ in places[:_LISTED]) + (", …" if many > _LISTED else "")
    words = file.source.lines[line - 1][:MAXIMUM_SNIPPET]
    yield Diagnostic(
        "to-look-at",
        Text(
            f"Còn {many} chỗ ghi '# cần xem' (dòng {listed}).",
            f"{count_of(many, 'place')} marked '# cần xem' left (line{'s' * (many > 1)} {listed}).",
        ),
        Location(file.source.file, line, start + 1, len(words) - start, words),
        Severity.WARNING,
        hint=Text(
            "Xem từng chỗ, sửa nếu cần, rồi xóa chú thích ấy.",
            "Look at each, correct it where needed, then delete the comment.",
        ),
    )


@PLAN_CHECKS
def check_readings(file: PlanFile) -> Findings:
    """Owners that are read as nobody, and owners that have no reading at all."""
    for path, item in file.plan.listed_items():
        for role, bodies in (("owners", item.owners), ("coordinating", item.coordinating)):
            if bodies is None or bodies.read:
                continue
            place = (*path, role)
            if file.source.has_key((*place, "read")):
                yield file.source.finding(
                    "empty-reading",
                    (*place, "read"),
                    Text(
                        f"'read' của {item.number} là danh sách trống.", f"'read' of {item.number} is empty."
                    ),
                    _say_who(bodies),
                    key=True,
                )
            elif role == "owners":
                yield file.source.finding("owner-outside-roster", place, key=True, item=item.number)


def _say_who(bodies: Owners | Coordinating) -> Text:
    if bodies.text:
        return Text(
            "Ghi mã các đơn vị, nhóm; nếu cơ quan không có trong danh sách thì xóa dòng 'read'.",
            "Name the units and groups; if the body is not in the roster, delete the line 'read'.",
        )
    return Text(
        "Ghi mã các đơn vị, nhóm; nếu văn bản không nêu ai thì xóa cả phần này.",
        "Name the units and groups; if the document names nobody, delete the whole part.",
    )


@PLAN_CHECKS
def check_reporters(file: PlanFile) -> Findings:
    """A unit that owes an item and is in no reporting list: nobody would ask it for a report."""
    plan = file.plan
    asked = {unit.id for unit in plan.asked_units}
    for position, unit in enumerate(plan.units):
        owed = plan.owed_by(unit)
        if not owed or unit.id in asked:
            continue
        name, numbers = plan.called(unit), ", ".join(item.number for item in owed)
        yield file.source.finding(
            "owner-not-reporting",
            ("units", position, "id"),
            Text(
                f"{name} được giao {numbers} nhưng không ở trong danh sách báo cáo nào.",
                f"{name} owes {numbers} and is in no reporting list.",
            ),
            Text(
                f"Thêm '{unit.id}' (hoặc nhóm của đơn vị) vào 'required' hoặc 'requested' của 'reporting'.",
                f"Add '{unit.id}' (or its group) to 'required' or 'requested' of 'reporting'.",
            ),
        )


@PLAN_CHECKS
def check_sections(file: PlanFile) -> Findings:
    """An item that is owed and stands below no heading, and a heading below which nothing stands."""
    plan = file.plan
    for path, item in plan.listed_items():
        if item.owners and not plan.heading_of(item.id):
            yield file.source.finding(
                "item-without-section",
                (*path, "id"),
                Text(
                    f"Không có đề mục nào mà số mục {item.id} thuộc về.",
                    f"There is no heading to whose number {item.id} belongs.",
                ),
                Text(
                    f"Thêm đề mục '{item.id.partition('.')[0]}' vào 'headings', hoặc sửa số của mục.",
                    f"Add the heading '{item.id.partition('.')[0]}' to 'headings', or correct the "
                    f"item's number.",
                ),
            )
    numbers = (*plan.clauses_by_id, *plan.headings)
    empty = {
        heading: title
        for heading, title in plan.headings.items()
        if heading not in plan.clauses_by_id
        and not _TO_ANNEX.search(fold(title))
        and not any(number.startswith(f"{heading}.") for number in numbers)
    }
    # What stands below the one on reporting is 'reporting.text', which has no number.
    on_reporting = [heading for heading, title in empty.items() if "bao cao" in fold(title)]
    for heading, title in empty.items():
        if on_reporting != [heading]:
            yield file.source.finding(
                "empty-heading", ("headings", heading), key=True, heading=heading, title=title
            )


@PLAN_CHECKS
def check_schedules(file: PlanFile) -> Findings:
    """A schedule without a reading, and one that is read otherwise than its words can be."""
    year = file.plan.year
    for path, item in file.plan.listed_items():
        if item.schedule is None:
            continue
        wording, number = read_wording(item.schedule.text, year), item.number
        if item.schedule.read is None:
            yield file.source.finding(
                "schedule-without-reading",
                (*path, "schedule"),
                Text(
                    f"Thời gian thực hiện của mục {number} không có 'read': mục ấy không có hạn.",
                    f"The schedule of {number} has no 'read': the item has no deadline.",
                ),
                _reading_to_add(wording, year),
                key=True,
            )
        elif not wording.allows(item.schedule.read, year):
            words = quote(item.schedule.text)
            reason = wording.reason(year)
            meant = wording.reading or wording.offered
            yield file.source.finding(
                "misread-schedule",
                (*path, "schedule", "read"),
                Text(
                    f"'read' của mục {number} không đúng với lời văn {words}.",
                    f"'read' of {number} does not say what the words {words} do.",
                )
                if meant
                else Text(
                    f"'read' của mục {number} là của năm {year}: {reason.vi}.",
                    f"'read' of {number} is of {year}: {reason.en}.",
                ),
                Text(f"Theo lời văn thì ghi: {line_of(meant)}", f"By the words, write: {line_of(meant)}")
                if meant
                else Text("Xem lại năm trong lời văn.", "Look at the year in the words."),
                key=True,
            )


def _reading_to_add(wording: Wording, year: int) -> Text:
    """What an author can do where a schedule has words only."""
    if wording.reading:
        line = line_of(wording.reading)
        return Text(f"Thêm vào sau 'text': {line}", f"Add after 'text': {line}")
    if wording.offered:
        reason, line = wording.reason(year), line_of(wording.offered)
        return Text(
            f"{capitalized(reason.vi)}. Nếu đúng là thế, thêm vào sau 'text': {line}",
            f"{capitalized(reason.en)}. If so, add after 'text': {line}",
        )
    if wording.years or wording.is_impossible:
        reason = wording.reason(year)
        return Text(
            f"Xem lại 'text': {reason.vi}. Nếu văn bản đúng là thế thì để nguyên.",
            f"Look at 'text': {reason.en}. If that is what the document says, leave it as it is.",
        )
    return Text(
        "Nếu lời văn cho biết khi nào xong, thêm 'read', ví dụ {quarters: [2]}; nếu không thì để nguyên.",
        "If the words say when it is due, add 'read', such as {quarters: [2]}; if not, leave it as it is.",
    )


@PLAN_CHECKS
def check_subject(file: PlanFile) -> Findings:
    """A subject that ends with the place or the year: documents put both behind it."""
    subject, short = file.plan.document.subject, _without_place_and_year(file.plan)
    if short != subject:
        said = subject.removeprefix(short).strip(" ,")
        yield file.source.finding(
            "subject-with-place-or-year", ("document", "subject"), replacement=short, said=quote(said)
        )


def _without_place_and_year(plan: Plan) -> str:
    authority, words = plan.authority, plan.document.subject
    places = (authority.name, authority.short, authority.area, split_area(authority.area)[0])
    place = "|".join(re.escape(words) for words in places if words)
    added = re.compile(
        rf"[ ,]+(?:(?:trong |của )?năm {plan.year}|(?:trên địa bàn|tại|ở|của) (?:{place}))$", re.IGNORECASE
    )
    while (shorter := added.sub("", words)) != words:
        words = shorter
    return words


@PLAN_CHECKS
def check_letterheads(file: PlanFile) -> Findings:
    """A kind of unit without a letterhead where units' reports are to be printed."""
    plan = file.plan
    settings = plan.documents.unit_report
    if settings is None or (settings.agency and settings.authority):
        return
    for position, kind in enumerate(plan.unit_kinds):
        # A unit of the kind is to report and has no letterhead of its own.
        own = (unit.letterhead for unit in plan.asked_units if unit.kind == kind.id)
        if kind.letterhead is None and None in own:
            yield file.source.finding(
                "missing-letterhead", ("unit_kinds", position, "id"), id=kind.id, name=kind.name
            )


@PLAN_CHECKS
def check_recipients(file: PlanFile) -> Findings:
    """A summary report to "Như trên" that is addressed to nobody; the other documents always are."""
    summary = file.plan.documents.summary
    for position, name in enumerate(summary.recipients):
        if name not in summary.printed_recipients:
            yield file.source.finding(
                "recipient-without-addressee",
                ("documents", "summary", "recipients", position),
                name=quote(name),
            )


@PLAN_CHECKS
def check_reminder(file: PlanFile) -> Findings:
    """Addressees of the reminder, which goes to whoever owes something."""
    reminder = file.plan.documents.reminder
    if reminder and reminder.addressees:
        yield file.source.finding("reminder-with-addressees", ("documents", "reminder", "addressees"))


@PLAN_CHECKS
def check_percentages(file: PlanFile) -> Findings:
    """A figure in percent: the percentages of two units or periods make no sum."""
    for position, figure in enumerate(file.plan.figures):
        if figure.is_percentage and figure.total is Total.SUM:
            yield file.source.finding(
                "percentage-figure",
                ("figures", position, "unit"),
                allowed=same("lượt người; tin, bài; thủ tục; …"),
                id=figure.id,
                unit=figure.unit,
            )


@PLAN_CHECKS
def check_targets(file: PlanFile) -> Findings:
    """A target that no amount of its figure can be held against."""
    for position, figure in enumerate(file.plan.figures):
        for key, what, cure in _broken(figure, figure.target) if figure.target else ():
            yield file.source.finding("unfit-target", ("figures", position, *key), what, cure)


def _broken(figure: Figure, target: Target) -> Iterator[tuple[KeyPath, Text, Text]]:
    """What is wrong with a target: where, what, and what to do."""
    amount, number = format_amount(target.amount), ("target", target.key)
    if figure.is_percentage and target.amount > _HUNDRED:
        yield (
            number,
            Text(f"Chỉ tiêu {amount}% lớn hơn 100%.", f"The target of {amount}% is above 100%."),
            Text("Ghi tỷ lệ từ 0 đến 100.", "Write a percentage from 0 to 100."),
        )
    if decimals_of(target.amount) > figure.decimals:
        yield (
            number,
            Text(
                f"Chỉ tiêu {amount} có nhiều chữ số thập phân hơn số liệu ({figure.decimals}).",
                f"The target {amount} has more places than its figure ({figure.decimals}).",
            ),
            Text("Sửa chỉ tiêu, hoặc tăng 'decimals'.", "Correct it, or raise 'decimals'."),
        )
    if target.per is Per.PLAN and figure.total is Total.NONE:
        yield (
            ("target", "per"),
            Text(
                f"Chỉ tiêu chung, nhưng '{figure.id}' không gộp số của các đơn vị (total: none).",
                f"A target of all units together, but '{figure.id}' has no total (total: none).",
            ),
            Text("Ghi per: unit, hoặc chọn 'total' khác.", "Write per: unit, or choose another 'total'."),
        )
    if len(figure.items) > 1:
        items = ", ".join(figure.items)
        yield (
            ("items",),
            Text(
                f"'{figure.id}' có chỉ tiêu mà thuộc nhiều mục ({items}).",
                f"'{figure.id}' has a target and belongs to several items ({items}).",
            ),
            Text(
                "Không rõ chỉ tiêu của mục nào: mỗi mục một số liệu riêng.",
                "It is not clear whose target it is: give each item a figure of its own.",
            ),
        )
