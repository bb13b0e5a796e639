"""Who reports on the plan, to whom and by when, as its own sentence says.

Among the sentences that speak of reports, that of the units is looked for: of what the lead office sends on
("Sở A tổng hợp, báo cáo Bộ B trước ngày …") nobody else is to be asked. A deadline is read where it is sure
of which period it is; otherwise the period stands without one, and a remark says why.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ttdn.importing.report_periods import Line, is_due, lines_of_plan
from ttdn.importing.report_sentences import (
    ASKED,
    ENDS,
    ENOUGH,
    GOVERNMENT,
    LONGEST_NAME,
    THROUGH,
    TO,
    Sentence,
    body_behind,
    find_sentences,
    first_act,
)
from ttdn.importing.times import aligned
from ttdn.language import Text
from ttdn.safe_text import quote


@dataclass(frozen=True)
class ReportingRead:
    """The rule on reports.

    Attributes:
        keys: The paragraphs in which it stands.
        text: Its sentence or sentences as they are written, one paragraph a line, without their labels.
        periods: The lines of ``reporting.periods``; at least one.
        to: Who receives the reports, in the words of the document; empty where it does not say.
        through: Through whom, in its words; empty where nobody.
        who: Who must report, in its words; empty where it does not say.
        requested: Who is only asked to ("đề nghị …"), in its words.
        remarks: What somebody must look at.
    """

    keys: tuple[object, ...]
    text: str
    periods: tuple[Line, ...]
    to: str = ""
    through: str = ""
    who: str = ""
    requested: str = ""
    remarks: tuple[Text, ...] = ()


def find_reporting(paragraphs: Iterable[tuple[object, str]], year: int) -> ReportingRead | None:
    """The rule on reports in the paragraphs of a document; None where no sentence speaks of them.

    Args:
        paragraphs: Its paragraphs in their order, each with a key by which the caller knows it: headings and
            dashes too (they say who is meant), each with its label if it has one.
        year: The year of the plan.
    """
    said = list(find_sentences(paragraphs))
    rules = [one for one in said if one.weight]
    own = [one for one in rules if not one.is_upper]
    if own:
        best = max(own, key=lambda one: (one.weight, one.place))
        if best.weight >= ENOUGH:
            rule = _with_neighbours(said, best)
            others = [one for one in own if one not in rule and any(map(is_due, one.marks(year)))]
            read = _read(rule, year)
            elsewhere = [one.text for one in said if one not in rule]
            return replace(
                read,
                to=_in_full(read.to, read.text, elsewhere),
                through=_in_full(read.through, read.text, elsewhere),
                remarks=(*read.remarks, *map(_say_other, others[:2])),
            )
    if rules:
        best = max(rules, key=lambda one: (one.weight, one.place))
        return _of_upper(best, year)
    return None


def _in_full(name: str, text: str, elsewhere: Iterable[str]) -> str:
    """A name that seems to end before a comma, with what follows where that stands so elsewhere, too.

    "Phòng Phổ biến, giáo dục pháp luật" is one office.
    """
    behind = text.partition(name)[2] if name else ""
    if not behind.startswith(", "):
        return name
    end = ENDS.search(behind, 1)
    whole = name + behind[: end.start() if end else len(behind)].rstrip()
    return whole if any(whole in one for one in elsewhere) else name


def _say_other(other: Sentence) -> Text:
    words = quote(other.text.strip())
    return Text(
        f"còn câu khác nêu hạn báo cáo: {words}; nếu là một kỳ báo cáo thì thêm vào 'periods'.",
        f"another sentence names a day for reports: {words}; if it is for a period, add it to 'periods'.",
    )


_ADHOC = re.compile(r"\bdot xuat\b|\bkhi co yeu cau\b|\btheo (?:de nghi|yeu cau)\b")
_OTHERS = re.compile(r"\b(?:so ket|tong ket|giua ky)\b")
_OFTEN = re.compile(r"\bngay \d{1,2}(?:,| va) (?:ngay )?\d{1,2} (?:hang|moi) thang\b")
_CUT_OFF = re.compile(r"\b09/2019/nd-cp\b|\bchot so lieu\b|\bso lieu (?:duoc )?(?:tinh|lay|chot)\b")
_WHO = Text(
    "câu về báo cáo không nói ai phải báo cáo: xem lại 'required'.",
    "the sentence does not say who must report: look at 'required'.",
)
_ABOUT_ADHOC = Text(
    "văn bản còn nói đến báo cáo đột xuất hoặc theo yêu cầu: khi có thì khai ở 'adhoc'.",
    "the document also speaks of reports on request: when one is asked for, add it to 'adhoc'.",
)
_ABOUT_OTHERS = Text(
    "văn bản còn nói đến báo cáo sơ kết, giữa kỳ hoặc tổng kết: nếu phải gửi trong năm này thì thêm vào "
    "'periods' hoặc 'adhoc'.",
    "the document also speaks of reports midway or at the end: if one is due in this year, add it to "
    "'periods' or 'adhoc'.",
)
_ABOUT_OFTEN = Text(
    "văn bản nêu nhiều ngày báo cáo trong một tháng; dòng 'every: month' chỉ có một ngày: xem lại 'periods'.",
    "the document names several days of a month; 'every: month' has one only: look at 'periods'.",
)
_ABOUT_CUT_OFF = Text(
    "văn bản nói đến mốc chốt số liệu: nếu theo Nghị định 09/2019/NĐ-CP (từ ngày 15 đến ngày 14) thì thêm "
    "cutoffs: nd-09-2019.",
    "the document speaks of the cut-off of data: if it is that of NĐ 09/2019/NĐ-CP (the 15th to 14th), add "
    "cutoffs: nd-09-2019.",
)


def _read(said: Sequence[Sentence], year: int) -> ReportingRead:
    """What the sentences of the rule say."""
    best = max(said, key=lambda one: (bool(one.receiver), one.weight))
    marks = [mark for one in said for mark in one.marks(year)]
    lines, remarks = lines_of_plan(marks, year)
    to, through, about_way = _ways(best)
    who = next((one.own_subject for one in said if one.own_subject), best.subject)
    requested = next(filter(None, map(_asked_of, said)), "")
    who = _ALSO.split(who, maxsplit=1)[0]
    plain = " ".join(one.plain for one in said)
    notes = (
        (_ADHOC, _ABOUT_ADHOC),
        (_OTHERS, _ABOUT_OTHERS),
        (_CUT_OFF, _ABOUT_CUT_OFF),
        (_OFTEN, _ABOUT_OFTEN),
    )
    if not (who or best.subject):
        remarks.append(_WHO)
    remarks += [*about_way, *(note for form, note in notes if form.search(plain))]
    text = "\n".join(_text_of(said, place) for place in dict.fromkeys(one.place for one in said))
    keys = tuple(dict.fromkeys(one.key for one in said))
    return ReportingRead(keys, text, tuple(lines), to, through, who, requested, tuple(dict.fromkeys(remarks)))


_ALSO = re.compile(r"[;,]?(?: và)? đề nghị ", re.IGNORECASE)


def _asked_of(sentence: Sentence) -> str:
    """Who is only asked to report, beside those who must: ``…; đề nghị Hội A báo cáo``."""
    must, *asked = _ALSO.split(sentence.own_subject, maxsplit=1)
    if asked or not must:
        return "".join(asked)
    for found in ASKED.finditer(sentence.text, sentence.text.index(must) + len(must)):
        if found[0].lower().startswith("đề nghị"):
            end = first_act(sentence.text, sentence.plain, found.end())
            return sentence.text[found.end() : end].strip(" ,;:")
    return ""


def _text_of(said: Iterable[Sentence], place: int) -> str:
    """The sentences of a paragraph, from the first to the last."""
    own = [one for one in said if one.place == place]
    return own[0].paragraph[own[0].where[0] : own[-1].where[1]].strip()


def _with_neighbours(said: Sequence[Sentence], best: Sentence) -> list[Sentence]:
    """The sentence with those around it that go on about periods and days: a dash for each period."""
    middle = next(number for number, one in enumerate(said) if one is best)
    first = last = middle
    while first and _goes_with(said[first - 1], said[first]):
        first -= 1
    while last + 1 < len(said) and _goes_with(said[last + 1], said[last]):
        last += 1
    return list(said[first : last + 1])


def _goes_with(one: Sentence, other: Sentence) -> bool:
    marks = one.marks(0)
    if one.text.rstrip().endswith(":") and one.act >= 0 and one.place == other.place - 1:
        return not one.is_upper
    begins = marks and not is_due(marks[0]) and (one.act >= 0 or len(one.text) <= LONGEST_NAME)
    is_own = one.place != other.place and one.own_subject
    dated = any(is_due(mark) for mark in marks)
    return bool(begins and dated and abs(one.place - other.place) <= 1 and not is_own and not one.is_upper)


def _of_upper(best: Sentence, year: int) -> ReportingRead:
    """The report of the lead office: there are reports to it, but when is not said."""
    text = best.text.strip()
    remark = Text(
        f"chỉ thấy báo cáo của cơ quan đầu mối lên cấp trên ({quote(text)}); văn bản không nêu các đơn vị "
        "báo cáo khi nào: sửa 'text', 'periods' và thêm 'deadline' nếu có.",
        f"only the report of the lead office to the body above was found ({quote(text)}), not "
        "when the units report: correct 'text' and 'periods', and add 'deadline' if there is one.",
    )
    to = best.receiver.partition(" và ")[0]
    is_government = bool(GOVERNMENT.match(aligned(to)))
    lines: tuple[Line, ...] = ({"period": str(year)},)
    return ReportingRead(
        (best.key,),
        text,
        lines,
        to if is_government else "",
        best.subject if is_government else "",
        remarks=(remark,),
    )


def _ways(sentence: Sentence) -> tuple[str, str, tuple[Text, ...]]:
    """To whom, through whom, and what to look at."""
    to, whole = sentence.receiver, len(sentence.text)
    through = body_behind(THROUGH, sentence, max(sentence.act, 0), whole)
    if to and not through and not GOVERNMENT.match(aligned(to)):
        above = body_behind(TO, sentence, len(sentence.rule) - len("bao cao"), whole)
        above = next((one for one in above.split(", ") if GOVERNMENT.match(aligned(one))), "")
        if above:
            remark = Text(
                f"văn bản nói gửi về {quote(to)} để tổng hợp, báo cáo {quote(above)}; nếu nơi nhận là "
                f"{quote(to)} thì ghi vào 'to' và xóa 'through'.",
                f"the document says that {quote(to)} passes it on to {quote(above)}; if {quote(to)} is the "
                "receiver, write it into 'to' and delete 'through'.",
            )
            return above, to, (remark,)
    return to, through, ()
