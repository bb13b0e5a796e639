"""Lists, figures and labels in the words of a sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ttdn.figures import FigureTotal, reach_words, target_words
from ttdn.model.figure import Figure, Target
from ttdn.model.plan import Plan
from ttdn.model.scalars import Amount
from ttdn.vietnamese import (
    CAPITAL,
    area_in_sentence,
    capitalized,
    enumerate_words,
    format_amount,
    format_count,
    format_integer,
    measured,
    within_sentence,
)

_ABBREVIATION = re.compile(r"\b[^\W\d_]{2,}\b")
_NO_HEADING = "Các nội dung khác"
#: More than these are counted, not named: no row of a table may outgrow its page.
_MANY_UNITS = 40
#: Units of measure that a count does without: "678 pa nô".
_PIECES = frozenset({"cái", "chiếc"})
#: The first syllables of labels that say themselves what they measure: "tổng số …", "kinh phí …".
_QUANTITIES = frozenset({"số", "tổng", "tỷ", "tỉ", "mức", "kinh", "thời", "diện", "khối", "giá", "lượt"})
#: What has numbers of its own: "lớp 9", "tháng 4", "giai đoạn 2". Behind it no number counts.
_NUMBERING = """
ấp bài bản bảng biểu bộ buôn bước cấp câu chương cụm cư đoàn đoạn đội độ đợt đường điểm điều gấp gia giải
hạng học khoa khoản khóa khối khu kỳ lần lô loại lộ lớp mẫu mục mức năm ngày nhà nhóm phần phiên phố
phòng phường quận quý số sở tầng tập tháng thôn thứ tổ tuyến vòng vùng vực viện xóm
"""
_NUMBERED = frozenset(_NUMBERING.split())
#: What is measured has no zero, unless the plan counts in it.
_MEASURES = """
cm chục điểm đồng giây giờ ha kg km lần lít ngàn ngày nghìn năm mm mét phần phút tạ tấn tháng trăm triệu
tuần tỉ tỷ tuổi
"""
#: A number that counts, or two of them; the word before it shows whether it does.
_COUNTED = r"(?<![\d.,/-])(?:([1-9])( đến | hoặc | - |-))?([1-9]) "
_LAST_WORD = re.compile(r"(^|[.:;•*+-] |\n)?\b(\w+)[ (“]*$")
#: No word before a number that matters is longer.
_LONGEST = 20
#: Words and their signs, and nothing that a program may mean something by.
_PROSE = re.compile(r"[\w\s.,;:()/%+“”\"'–-]+")
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
    is_number = words[0] in _QUANTITIES or words[-1] == "số"
    counted = not (figure.decimals or figure.is_percentage or is_number)
    return f"{'số ' if counted else ''}{label} là {padded_measure(amount, unit)}"


def padded(amount: Amount) -> str:
    """An amount in running text: ``05``, ``12``, ``1.234,5``."""
    return format_count(int(amount)) if amount == int(amount) else format_amount(amount)


def padded_measure(amount: Amount, unit: str) -> str:
    """An amount in running text with its unit of measure: ``05 buổi``, ``98%``."""
    return measured(amount, unit) if unit == "%" else f"{padded(amount)} {unit}"


def pad_counts(words: str, units: Iterable[str]) -> str:
    """Words in which what is counted has the zero that counts below ten have here.

    What is measured has none, but in units of the plan; neither has what is numbered ("tháng 4", "Phường 3").
    Of two numbers ("3 đến 4 buổi") both have it.
    """
    measures = "|".join(_MEASURES.split())
    things = "|".join((*map(re.escape, units), rf"(?!(?:{measures})\b)(?!{CAPITAL})[^\W\d_]\w*"))
    return re.sub(rf"{_COUNTED}({things})\b", _pad, words)


def _pad(found: re.Match[str]) -> str:
    before = _LAST_WORD.search(found.string, max(0, found.start() - _LONGEST), found.start())
    if before and (before[2].lower() in _NUMBERED or (before[2][0].isupper() and before[1] is None)):
        return found[0]
    first, between, second, thing = found.groups(default="")
    return f"{f'0{first}{between}' if first else ''}0{second} {thing}"


def plainly(plan: Plan, words: str, measures: Iterable[str]) -> str:
    """A unit's words without capitals throughout, what they count with its zero."""
    return pad_counts(not_shouted(plan, words), measures)


def says_figure(words: str, figure: Figure, amount: Amount) -> bool:
    """Whether words already say an amount of what a figure counts: ``tiếp 06 đoàn khách``."""
    number, firsts = format_amount(amount), {figure.unit.split()[0], figure.label.split()[0].lower()}
    things = "|".join(re.escape(first.rstrip(",;")) for first in firsts)
    return re.search(rf"(?<![\d.,/])0?{re.escape(number)} (?:{things})\b", words, re.IGNORECASE) is not None


def total_words(totals: Iterable[FigureTotal]) -> str:
    """Figures put together, each with its target: ``86 tin, bài đăng (chỉ tiêu ít nhất 100 …)``."""
    return join_figures([_total_phrase(total) for total in totals])


def _total_phrase(total: FigureTotal) -> str:
    figure, phrase = total.figure, within_sentence(total.figure.label)
    if total.total is not None:
        phrase = figure_phrase(figure, total.total)
    elif total.units:
        phrase += f" {_range_words(total)}"
    elif total.help_total is not None:
        phrase = f"{figure_phrase(figure, total.help_total)} của đơn vị phối hợp"
    told = []
    if figure.is_averaged and total.units:
        units = f"{format_count(total.units)} đơn vị"
        told.append(f"bình quân của {units}" if total.units > 1 else f"{units} báo cáo")
    told += [f"riêng đơn vị phối hợp: {help_words(total)}"] if total.helped and total.given else []
    if figure.target:
        told += [f"chỉ tiêu {wanted_words(figure.unit, figure.target)}", reach_words(total).vi]
    return f"{phrase} ({'; '.join(filter(None, told))})" if told else phrase


def wanted_words(unit: str, target: Target) -> str:
    """A target in running text: ``mỗi đơn vị ít nhất 05 buổi trong năm``."""
    return pad_counts(target_words(unit, target).vi, [unit])


def _range_words(total: FigureTotal) -> str:
    """``từ 1,8 km đến 23,5 km (03 đơn vị báo cáo)``: of a figure that is not put together."""
    amounts = [amount for given in total.given.values() for _, amount in given]
    least, most = (padded_measure(amount, total.figure.unit) for amount in (min(amounts), max(amounts)))
    told = f"là {least}" if least == most else f"từ {least} đến {most}"
    return f"{told} ({format_count(total.units)} đơn vị báo cáo)"


def help_words(total: FigureTotal) -> str:
    """What the coordinating units report of their part: ``3 buổi``; empty where they report nothing."""
    if total.help_total is None:
        return f"{format_count(len(total.helped))} đơn vị báo cáo" if total.helped else ""
    return padded_measure(total.help_total, total.figure.unit)


def beginning(words: str) -> str:
    """Words with a capital first, where they begin with a word."""
    return capitalized(words) if words.partition(" ")[0].isalpha() else words


def section_title(plan: Plan, title: str) -> str:
    """The title of a section as the heading of a khoản, which is not set in capitals.

    Names and abbreviations keep the capitals that they have elsewhere in the plan.
    """
    return not_shouted(plan, title) or _NO_HEADING


def not_shouted(plan: Plan, text: str) -> str:
    """Words that are all in capitals as those of a sentence."""
    if not text.isupper() or " " not in text or not _PROSE.fullmatch(text):
        return text
    words = text.capitalize()
    for name in sorted(_names(plan), key=len):
        # A name may hold a backslash, which a replacement would read as a group.
        words = re.sub(rf"\b{re.escape(name)}\b", name.replace("\\", r"\\"), words, flags=re.IGNORECASE)
    kept = set(_abbreviations(plan))
    words = _ABBREVIATION.sub(lambda word: word[0].upper() if word[0].upper() in kept else word[0], words)
    return capitalized(words)


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
