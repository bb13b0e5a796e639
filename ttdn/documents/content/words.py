"""Lists, figures and labels in the words of a sentence."""

import re
from collections.abc import Iterable, Iterator

from ttdn.figures import FigureTotal, reach_words, target_words
from ttdn.model.plan import Figure, Plan
from ttdn.model.scalars import Amount
from ttdn.vietnamese import area_in_sentence, enumerate_words, format_amount, format_integer, measured

_ABBREVIATION = re.compile(r"\b[^\W\d_]{2,}\b")
_NO_HEADING = "Các nội dung khác"
#: More than these are counted, not named: no row of a table may outgrow its page.
_MANY_UNITS = 40


def name_units(names: Iterable[str]) -> str:
    """Each unit once; of many only the first, and how many more there are."""
    units = list(dict.fromkeys(names))
    if len(units) <= _MANY_UNITS:
        return enumerate_words(units)
    return f"{', '.join(units[:_MANY_UNITS])} và {format_integer(len(units) - _MANY_UNITS)} đơn vị khác"


def figure_words(amounts: Iterable[tuple[Figure, Amount]]) -> str:
    """``người tham dự: 1.200 lượt người; 86 tin, bài đăng; …``."""
    return "; ".join(_figure_phrase(figure, amount) for figure, amount in amounts)


def _figure_phrase(figure: Figure, amount: Amount) -> str:
    """A label that begins with the unit of measure is read as one with it."""
    label = within_sentence(figure.label)
    if label.startswith(figure.unit):
        return f"{format_amount(amount)} {label}"
    return f"{label}: {measured(amount, figure.unit)}"


def total_words(totals: Iterable[FigureTotal]) -> str:
    """Figures put together, each with its target: ``86 tin, bài đăng (chỉ tiêu ít nhất 100 …)``."""
    return "; ".join(map(_total_phrase, totals))


def _total_phrase(total: FigureTotal) -> str:
    figure, phrase = total.figure, within_sentence(total.figure.label)
    if total.total is None:
        phrase += f": {format_integer(total.units)} đơn vị báo cáo" if total.units else ""
    elif figure.is_averaged:
        mean = measured(total.total, figure.unit)
        phrase += f": bình quân {mean} của {format_integer(total.units)} đơn vị"
    else:
        phrase = _figure_phrase(figure, total.total)
    told = [f"riêng đơn vị phối hợp: {help_words(total)}"] if total.helped else []
    if figure.target:
        told += [f"chỉ tiêu {target_words(figure.unit, figure.target).vi}", reach_words(total).vi]
    return f"{phrase} ({'; '.join(filter(None, told))})" if told else phrase


def help_words(total: FigureTotal) -> str:
    """What the coordinating units report of their part: ``3 buổi``; empty where they report nothing."""
    if total.help_total is None:
        return f"{format_integer(len(total.helped))} đơn vị báo cáo" if total.helped else ""
    return measured(total.help_total, total.figure.unit)


def within_sentence(label: str) -> str:
    """A label without the capital with which it begins; abbreviations keep theirs."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def section_title(plan: Plan, title: str) -> str:
    """The title of a section as the heading of a khoản, which is not set in capitals.

    Names and abbreviations keep the capitals that they have elsewhere in the plan.
    """
    if not title.isupper():
        return title or _NO_HEADING
    words = title.capitalize()
    for name in sorted(_names(plan), key=len):
        # A name may hold a backslash, which a replacement would read as a group.
        words = re.sub(rf"\b{re.escape(name)}\b", name.replace("\\", r"\\"), words, flags=re.IGNORECASE)
    kept = set(_abbreviations(plan))
    words = _ABBREVIATION.sub(lambda word: word[0].upper() if word[0].upper() in kept else word[0], words)
    return words[:1].upper() + words[1:]


def _names(plan: Plan) -> Iterator[str]:
    """The names of places and bodies that a title may hold."""
    yield from (plan.authority.area, plan.authority.short, plan.authority.name)
    yield from (area_in_sentence(unit.name) for unit in plan.units)
    yield from (group.name for group in plan.groups)


def _abbreviations(plan: Plan) -> Iterator[str]:
    """Words that stand in capitals in texts that are not all capitals."""
    clauses = (clause.text for clause in plan.clauses_by_id.values())
    for text in (plan.document.title, plan.document.subject, *_names(plan), *clauses):
        if not text.isupper():
            yield from (word for word in _ABBREVIATION.findall(text) if word.isupper())
