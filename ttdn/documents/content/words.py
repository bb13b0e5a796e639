"""Lists, figures and labels in the words of a sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ttdn.figures import FigureTotal, reach_words, target_words
from ttdn.model.plan import Figure, Plan
from ttdn.model.scalars import Amount
from ttdn.vietnamese import (
    area_in_sentence,
    enumerate_words,
    format_amount,
    format_count,
    format_integer,
    measured,
)

_ABBREVIATION = re.compile(r"\b[^\W\d_]{2,}\b")
_NO_HEADING = "Các nội dung khác"
#: More than these are counted, not named: no row of a table may outgrow its page.
_MANY_UNITS = 40
#: Units of measure that a count does without: "678 pa nô".
_PIECES = frozenset({"cái", "chiếc"})
#: The first syllables of labels that say themselves what they measure: "tổng số …", "kinh phí …".
_QUANTITIES = frozenset({"số", "tổng", "tỷ", "tỉ", "mức", "kinh", "thời", "diện", "khối", "giá", "lượt"})
#: Before a number that counts: no other number, and nothing that is numbered.
_COUNTED = (
    r"(?<![\d.,/-])(?<!lớp )(?<!tháng )(?<!ngày )(?<!số )(?<!quý )(?<!lần )(?<!đợt )(?<!thứ )(?<!khối )"
)
#: An amount of people.
_PEOPLE = re.compile(r"[\d.]+ (?:lượt )?người\b")


def name_units(names: Iterable[str]) -> str:
    """Each unit once; of many only the first, and how many more there are."""
    units = list(dict.fromkeys(names))
    if len(units) <= _MANY_UNITS:
        return enumerate_words(units)
    return f"{', '.join(units[:_MANY_UNITS])} và {format_integer(len(units) - _MANY_UNITS)} đơn vị khác"


def share_out(whole: int, parts: Iterable[tuple[int, str]], noun: str) -> str:
    """``8/28 đơn vị đã thực hiện, 20 đơn vị chưa có báo cáo``: parts of a whole, without those that are zero.

    Every sentence that divides a whole is made here, so that its parts add up; notes in brackets count
    nothing again.
    """
    told = [(count, words) for count, words in parts if count]
    if not told:
        return ""
    (first, words), *rest = told
    begun = f"{format_integer(first)}/{format_integer(whole)} {noun} {words}"
    return ", ".join([begun, *(f"{format_count(count)} {noun} {words}" for count, words in rest)])


def figure_words(amounts: Iterable[tuple[Figure, Amount]]) -> str:
    """``05 buổi tuyên truyền với 1.200 lượt người tham dự; 86 tin, bài đăng; …``."""
    return join_figures([figure_phrase(figure, amount) for figure, amount in amounts])


def join_figures(phrases: Sequence[str]) -> str:
    """Figures one after the other: people who took part belong to what they took part in."""
    joined = ""
    for phrase in phrases:
        ends = ";" in joined or "(" in joined or not joined[:1].isdigit()
        sign = " với " if joined and not ends and _PEOPLE.match(phrase) else "; "
        joined += sign + phrase if joined else phrase
    return joined


def figure_phrase(figure: Figure, amount: Amount) -> str:
    """``05 buổi tuyên truyền``, ``1.200 lượt người tham dự``, ``tỷ lệ đúng hạn là 98%``.

    Words that the label and the unit of measure share are said once.
    """
    label, unit, number = within_sentence(figure.label), figure.unit, padded(amount)
    words, measure = label.split(), unit.split()
    if re.match(rf"{re.escape(unit)}\b", label) or (words[0] == measure[0] and words[0] != label):
        return f"{number} {label}"
    if measure[-1] == words[0]:
        return f"{number} {unit} {' '.join(words[1:])}".rstrip()
    if unit in _PIECES:
        return f"{number} {label}"
    counted = not figure.decimals and not figure.is_percentage and words[0] not in _QUANTITIES
    return f"{'số ' if counted else ''}{label} là {_padded_measure(amount, unit)}"


def padded(amount: Amount) -> str:
    """An amount in running text: ``05``, ``12``, ``1.234,5``."""
    return format_count(int(amount)) if amount == int(amount) else format_amount(amount)


def _padded_measure(amount: Amount, unit: str) -> str:
    return measured(amount, unit) if unit == "%" else f"{padded(amount)} {unit}"


def pad_counts(words: str, units: Iterable[str]) -> str:
    """Words in which what is counted in some units of measure has the zero that counts below ten have here.

    What numbers something has none: "tháng 4", "lớp 9"; of two numbers ("3 đến 4 buổi") both have it.
    """
    things = "|".join(sorted(map(re.escape, units)))
    if not things:
        return words
    counts = rf"{_COUNTED}(?:([1-9])( đến | hoặc | - |-))?([1-9]) ({things})\b"
    return re.sub(counts, lambda found: "".join(_pad(*found.groups(default=""))), words)


def _pad(first: str, between: str, second: str, unit: str) -> tuple[str, str, str]:
    return f"0{first}{between}" if first else "", f"0{second}", f" {unit}"


def says_figure(words: str, figure: Figure, amount: Amount) -> bool:
    """Whether words already say an amount of what a figure counts: ``tiếp 06 đoàn khách``."""
    number, firsts = format_amount(amount), {figure.unit.split()[0], figure.label.split()[0].lower()}
    things = "|".join(map(re.escape, firsts))
    return re.search(rf"(?<![\d.,/])0?{re.escape(number)} (?:{things})\b", words, re.IGNORECASE) is not None


def total_words(totals: Iterable[FigureTotal]) -> str:
    """Figures put together, each with its target: ``86 tin, bài đăng (chỉ tiêu ít nhất 100 …)``."""
    return join_figures([_total_phrase(total) for total in totals])


def _total_phrase(total: FigureTotal) -> str:
    figure, phrase = total.figure, within_sentence(total.figure.label)
    if total.total is not None:
        phrase = figure_phrase(figure, total.total)
    elif total.units:
        phrase += f": {format_count(total.units)} đơn vị báo cáo"
    elif total.help_total is not None:
        phrase = f"{figure_phrase(figure, total.help_total)} của đơn vị phối hợp"
    told = [f"bình quân của {format_count(total.units)} đơn vị"] if figure.is_averaged and total.units else []
    told += [f"riêng đơn vị phối hợp: {help_words(total)}"] if total.helped and total.given else []
    if figure.target:
        wanted = pad_counts(target_words(figure.unit, figure.target).vi, [figure.unit])
        told += [f"chỉ tiêu {wanted}", reach_words(total).vi]
    return f"{phrase} ({'; '.join(filter(None, told))})" if told else phrase


def help_words(total: FigureTotal) -> str:
    """What the coordinating units report of their part: ``3 buổi``; empty where they report nothing."""
    if total.help_total is None:
        return f"{format_count(len(total.helped))} đơn vị báo cáo" if total.helped else ""
    return _padded_measure(total.help_total, total.figure.unit)


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
