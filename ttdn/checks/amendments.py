"""What stands in the plan for a time only, and the documents that amended it."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import TypeVar

from ttdn.checks.registry import PLAN_CHECKS
from ttdn.diagnostics import Diagnostic, Findings
from ttdn.grouping import grouped
from ttdn.language import Text, ask, same
from ttdn.load import PlanFile
from ttdn.model.clauses import Item
from ttdn.model.life import DAY, Amendment, Lasting
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.safe_text import quote
from ttdn.source import KeyPath
from ttdn.timeline import Life, Version, life, versions_of
from ttdn.vietnamese import Suggestions, date_text, fold

E = TypeVar("E", Unit, Item)


@PLAN_CHECKS
def check_amendments(file: PlanFile) -> Findings:
    """An amending document twice, dated before the plan, in force before its own date.

    Or named by nothing.
    """
    plan, known = file.plan, dict[str, int]()
    named = {number for one in plan.listed() for number in (one.entry.added_by, one.entry.ended_by)}
    for i, amendment in enumerate(plan.amendments):
        place = ("amendments", i, "number")
        first = known.setdefault(fold(amendment.number), i)
        if first != i:
            yield file.source.finding(
                "duplicate-id",
                place,
                Text(
                    f"Văn bản số {amendment.number} ghi hai lần.",
                    f"The document {amendment.number} is listed twice.",
                ),
                Text("Giữ một ý, hoặc sửa số.", "Keep one of them, or correct the number."),
                beside=(("amendments", first, "number"), Text("ghi lần đầu ở đây", "first listed here")),
            )
        elif amendment.number not in named:
            yield file.source.finding(
                "unused-amendment", place, document=amendment.called, number=amendment.number
            )
        yield from _amendment_days(file, i, amendment)


def _amendment_days(file: PlanFile, i: int, amendment: Amendment) -> Findings:
    issued, day = file.plan.document.date, date_text(amendment.date)
    if amendment.date < issued:
        begin = date_text(issued)
        yield file.source.finding(
            "amendment-before-plan",
            ("amendments", i, "date"),
            Text(
                f"Ngày {day.vi} trước ngày ban hành kế hoạch ({begin.vi}).",
                f"{day.en} is before the date of the plan ({begin.en}).",
            ),
        )
    if amendment.first_day < amendment.date:
        yield _retroactive(file, ("amendments", i, "effective"), amendment, amendment.first_day)


def _retroactive(file: PlanFile, path: KeyPath, amendment: Amendment, first: date) -> Diagnostic:
    begin, day = date_text(first), date_text(amendment.date)
    return file.source.finding(
        "retroactive-amendment",
        path,
        Text(
            f"Có hiệu lực từ ngày {begin.vi}, trước ngày văn bản số {amendment.number} ({day.vi}).",
            f"In force from {begin.en}, before the date of {amendment.number} ({day.en}).",
        ),
    )


@PLAN_CHECKS
def check_lives(file: PlanFile) -> Findings:
    """A life by a document that is not listed, that ends before it begins, or lies beside the year."""
    plan, suggestions = file.plan, Suggestions()
    amendments = plan.amendments_by_number
    for listed in plan.listed():
        path, entry = listed.path, listed.entry
        for key in ("added_by", "ended_by"):
            number = getattr(entry, key)
            if number is not None and number not in amendments:
                yield file.source.finding(
                    "unknown-name",
                    (*path, key),
                    Text(
                        f"'amendments' không có văn bản số {quote(number)}.",
                        f"'amendments' has no document {quote(number)}.",
                    ),
                    ask(suggestions.suggest(number, amendments)),
                    allowed=same(", ".join(amendments) + ".") if amendments else None,
                    replacement=suggestions.mistyped(number, amendments),
                )
        added, ended = (amendments.get(number or "") for number in (entry.added_by, entry.ended_by))
        if added and entry.start and entry.start < min(added.date, added.first_day):
            yield _retroactive(file, (*path, "from"), added, entry.start)
        if ended and entry.end and entry.end < min(ended.date, ended.first_day) - DAY:
            yield _retroactive(file, (*path, "until"), ended, entry.end + DAY)
    for versions in versions_of(plan).values():
        yield from _unfit_lives(file, versions)
        yield from _gaps(file, versions)


def _stands_in_line(plan: Plan, entry: Lasting, own: Life) -> bool:
    """Whether it is a unit that came before one of the year, or comes after one: it is there to be found."""
    if not isinstance(entry, Unit):
        return False
    is_over = own.last < plan.period.calendar_days[0]
    return entry.successor is not None if is_over else any(one.successor == entry.id for one in plan.units)


def _unfit_lives(file: PlanFile, versions: list[Version]) -> Findings:
    """Versions of one id that end before they begin, or all lie beside the year."""
    first, last = file.plan.period.calendar_days
    of_year = [one for one in versions if one.life.overlaps(Life(first, last))]
    for one in versions:
        path, entry, own = one.path, one.entry, one.life
        if own.first > own.last:
            begin, end = date_text(own.first), date_text(own.last)
            yield file.source.finding(
                "unfit-life",
                (*path, "until" if entry.end else "ended_by" if entry.ended_by else "from"),
                Text(
                    f"Hết hiệu lực ({end.vi}) trước khi có hiệu lực ({begin.vi}).",
                    f"It ends ({end.en}) before it begins ({begin.en}).",
                ),
            )
        elif (
            not of_year
            and (path[0] != "reporting" or own.last < first)
            and not _stands_in_line(file.plan, entry, own)
        ):
            yield file.source.finding(
                "date-outside-plan-year",
                (*path, "until" if own.last < first else "from"),
                Text(
                    f"Chỉ có hiệu lực {own.words.vi}, không ngày nào trong năm {file.plan.year}.",
                    f"In force only {own.words.en}, on no day of {file.plan.year}.",
                ),
                Text("Sửa ngày, hoặc bỏ ý này.", "Correct the days, or leave this entry out."),
            )


def _gaps(file: PlanFile, versions: list[Version]) -> Findings:
    """Days between the versions of one id on which none is in force."""
    for earlier, later in pairwise(versions):
        before, after = earlier.life, later.life
        if before.last < date.max and before.first <= before.last and before.last + DAY < after.first:
            gap = Life(before.last + DAY, after.first - DAY).words
            yield file.source.finding(
                "gap-between-versions",
                (*later.path, "from" if later.entry.start else "added_by"),
                Text(
                    f"Giữa phiên bản trước và phiên bản này, {gap.vi}, không có phiên bản nào.",
                    f"Between the version before and this one there is none, {gap.en}.",
                ),
                Text(
                    f"Nếu nối liền nhau thì ở phiên bản trước ghi 'until: {after.first - DAY}'.",
                    f"If one follows the other, write 'until: {after.first - DAY}' in the version before.",
                ),
            )


@PLAN_CHECKS
def check_figure_lives(file: PlanFile) -> Findings:
    """A figure under an item that stands in the plan on no day on which the figure does."""
    plan = file.plan
    items = _lives(plan, (item for _, item in plan.listed_items()))
    for i, figure in enumerate(plan.figures):
        own = life(plan.amendments_by_number, figure)
        for place, number in enumerate(figure.items):
            lives = items.get(number)
            if own and lives and not any(own.overlaps(known) for _, known in lives):
                words = lives[-1][1].words
                yield file.source.finding(
                    "figure-without-item",
                    ("figures", i, "items", place),
                    Text(
                        f"Mục {number} chỉ có hiệu lực {words.vi}, số liệu này {own.words.vi}.",
                        f"{number} is in force {words.en}, this figure {own.words.en}.",
                    ),
                )


@PLAN_CHECKS
def check_owner_lives(file: PlanFile) -> Findings:
    """An owner who exists on no day on which the item stands in the plan: nobody would do its part."""
    plan = file.plan
    units = _lives(plan, plan.units)
    for path, item in plan.listed_items():
        own = life(plan.amendments_by_number, item)
        for place, name in enumerate(item.owners.read if item.owners and own else ()):
            lives = units.get(name, [])
            if not own or not lives or any(own.overlaps(known) for _, known in lives):
                continue
            unit, known = lives[-1]
            yield file.source.finding(
                "owner-not-in-force",
                (*path, "owners", "read", place),
                Text(
                    f"{unit.name} chỉ có {known.words.vi}; mục này có hiệu lực {own.words.vi}.",
                    f"{unit.name} exists only {known.words.en}; this item is in force {own.words.en}.",
                ),
                replacement=unit.successor,
            )


def _lives(plan: Plan, entries: Iterable[E]) -> dict[str, list[tuple[E, Life]]]:
    """The versions of each id whose days are known, with these."""
    lives = ((entry, life(plan.amendments_by_number, entry)) for entry in entries)
    return grouped((entry.id, (entry, known)) for entry, known in lives if known)
