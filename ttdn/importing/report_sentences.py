"""The sentences of a document that speak of reports: who reports to whom, and which looks like the rule."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ttdn.importing.report_periods import Mark, find_marks, is_due
from ttdn.importing.times import aligned

#: How bodies begin. With accents: "so sánh" is no "sở", and "về phòng, chống" no "phòng".
_BODY = (
    r"(?:các tổ chức"
    r"|(?:(?:các|từng|toàn bộ) )?(?:sở|ban(?! hành)|ngành|ubnd|[uủ][yỷ] ban|hđnd|hội đồng|mặt trận"
    r"|phòng(?! ngừa|, chống)|văn phòng|bộ(?! phận)|cục|vụ(?! việc| mùa| án)|chi cục|công an"
    r"|thanh tra|trung tâm|viện|trường(?! hợp)|hội(?! nghị)|đoàn|liên đoàn|liên minh|liên hiệp|cơ quan"
    r"|đơn vị|địa phương|thủ trưởng"
    r"|người đứng đầu|giám đốc|chủ tịch|trưởng|hiệu trưởng|doanh nghiệp|xã(?! (?-i:hội|HỘI)\b)|phường"
    r"|đặc khu|huyện|thành phố|kho bạc|ngân hàng|bảo hiểm|bhxh|thuế|chi nhánh|báo(?! cáo)|đài|công ty"
    r"|(?:tỉnh|thành|đảng) [uủ][yỷ]|(?:tỉnh|thành) đoàn|thường trực|thường vụ"
    r"|thôn|khu phố|tổ(?! chức| hợp)|hạt|chi bộ|trạm|bệnh viện|khoa(?! học)|nhà trường|thành viên"
    r"|đồng chí))\b"
)
_BODIES = re.compile(_BODY, re.IGNORECASE)
#: Bodies of which there are many.
_MANY = re.compile(
    r"^(?:các|từng|thủ trưởng|người đứng đầu)\b|\b(?:đốc|trưởng|tịch|ubnd|[uủ][yỷ] ban nhân dân) các\b"
    r"|\bcác (?:xã|phường|đặc khu|thôn|ấp|bản|buôn|khu phố|tổ dân phố|đơn vị|trường|khoa|phòng)\b"
    # "Văn phòng HĐND và UBND" is one.
    rf"|\bcấp xã\b|(?:[,;]|(?<!hđnd)(?<!hội đồng nhân dân) và) {_BODY}",
    re.IGNORECASE,
)
#: With these words what somebody does begins; before them stands who.
_DOES = re.compile(
    r"[,;:]? ?\b(?P<act>can cu|tren co so|co trach nhiem|chiu trach nhiem|nghiem tuc|chu dong|khan truong"
    r"|tiep tuc|to chuc (?:trien khai|thuc hien)|trien khai|thuc hien|xay dung|phoi hop|chu tri|tham muu"
    r"|(?<!ban )chi dao|theo doi|huong dan|don doc|kiem tra|tong hop|dinh ky|thuong xuyen"
    r"|hang (?:thang|quy|nam)|gui|nop|quan triet|bao cao"
    r"|bao dam|dam bao|quan tam|xay ra|tang cuong|kip thoi|phan anh|lap|ra soat|truoc ngay|ban hanh)\b"
)
_LABEL = re.compile(r"(?:[-+–•*]|\(?\d{1,2}(?:\.\d{1,2})*[.)/-]|[a-zđ][)/]|[IVX]{1,5}[./-])\s+")
#: What may stand before the bodies of a sentence.
_TITLE = re.compile(rf"[^:]{{0,60}}\bbáo cáo\b[^:]{{0,30}}: (?={_BODY})", re.IGNORECASE)
_BEFORE_WHO = re.compile(
    r"(?:căn cứ|trên cơ sở|theo|trong|sau khi|h[ằà]ng năm|định kỳ|kết thúc|trước|chậm nhất|để)\b"
    rf"(?:(?!, {_BODY})[^;]){{0,300}}, (?={_BODY})",
    re.IGNORECASE,
)
ASKED = re.compile(rf"\b(?:yêu cầu|đề nghị|giao) (?={_BODY})", re.IGNORECASE)
_REPORT = re.compile(
    r"\bgui ket qua\b|(?:\bgui )?\bbao cao\b"
    r"(?! (?:vien|tai chinh|quyet toan|kinh te|chuyen de|nghien cuu|de xuat|so \d|co tham quyen))"
)
#: Reports of others, on which the plan rests: "Căn cứ Báo cáo số …", "theo báo cáo của …".
_CITED = re.compile(
    r"\b(?:can cu|theo|xet|tai|trong|(?<!ket )qua|noi dung|mau|bieu mau|(?<!thuc hien )che do|cong tac"
    r"|he thong)(?: cac)? $"
)
#: A report of what happens, not of what was done.
_INCIDENT = re.compile(
    r"\b(?:kho khan|vuong mac|khi (?:co|xay ra|phat hien|xuat hien)|truong hop|neu|su co|bat thuong)\b"
)
#: What the receiver does with it, and the act that follows: its own deadline is not that of the units.
_PASSED_ON = re.compile(
    r"\bde bao cao\b"
    r"|\b(?:tong hop|theo doi|tham muu|chi dao|xem xet)\b[^()]{0,80}?\b(?:bao cao|trinh|tham muu)\b"
)
_ABOUT = re.compile(
    r"\b(?:ket qua|tinh hinh|viec)\b(?! (?:gap )?(?:kho khan|vuong mac))|\bdinh ky\b|\bgui bao cao\b"
)
_ON_THE_PLAN = re.compile(r"\b(?:ket qua|tinh hinh|viec|tien do) (?:trien khai |to chuc )?thuc hien\b")
_NEAR = 40
ENOUGH = 4
#: How far below a heading that names bodies its dashes still speak of them.
_REACH = 10
_LONGEST_HEADING = 200
#: No rule is longer than a page.
_LONGEST = 5000
_NO_SENTENCE = frozenset({"TP", "TX", "Tp", "TS", "ThS", "PGS", "GS", "Q", "P", "H"})


@dataclass(frozen=True)
class Sentence:
    """A sentence, ``where`` in its paragraph, and who is meant where it does not say so itself."""

    key: object
    place: int
    where: tuple[int, int]
    paragraph: str
    context: str
    headed: bool

    @cached_property
    def text(self) -> str:
        """Its words."""
        return self.paragraph[slice(*self.where)]

    @cached_property
    def plain(self) -> str:
        """The same without accents and case, letter by letter."""
        return aligned(self.text)

    @cached_property
    def lead(self) -> int:
        """Where it begins behind a title: "Chế độ báo cáo: Các sở …"."""
        title = _TITLE.match(self.text)
        return title.end() if title else 0

    @cached_property
    def act(self) -> int:
        """Where it says that somebody reports; -1 where it does not."""
        for found in _REPORT.finditer(self.plain, self.lead):
            if not _CITED.search(self.plain[max(0, found.start() - 30) : found.start()]):
                return found.start()
        return -1

    @cached_property
    def rule(self) -> str:
        """The words of the units' own report, folded: not what the receiver then does with it."""
        begin = max(self.act, 0)
        plain = self._without_other_work(begin)
        for found in _PASSED_ON.finditer(plain, begin + len("bao cao")):
            if plain.count("(", begin, found.start()) == plain.count(")", begin, found.start()):
                last = re.search(r"(?:bao cao|trinh|tham muu)$", found[0])
                return plain[: found.end() - len(last[0] if last else "")]
        return plain

    def _without_other_work(self, begin: int) -> str:
        """Its words with other work blanked: "Ban hành kế hoạch trước 01/3; báo cáo 6 tháng trước 10/6".

        Behind "và" the report has a day of its own: "Lập kế hoạch trước 01/3 và báo cáo trước 10/6".
        """
        before = self.plain.rfind(";", 0, begin) + 1
        joined = self.plain.rfind(" va ", before, begin) + 1
        if joined and any(map(is_due, find_marks(self.text, " " * begin + self.plain[begin:], 0))):
            before = joined
        marks = find_marks(self.text, self.plain[:before], 0)
        is_other = bool(marks) and all(map(is_due, marks))
        return " " * before + self.plain[before:] if is_other else self.plain

    @cached_property
    def own_subject(self) -> str:
        """Who is to report, as the sentence says."""
        until = self.act if self.act >= 0 else len(self.plain)
        asked = list(ASKED.finditer(self.text, 0, until))
        before = None if asked else _BEFORE_WHO.match(self.text, self.lead)
        start = asked[0].end() if asked else before.end() if before else self.lead
        if not _BODIES.match(self.text, start):
            return ""
        return self.text[start : first_act(self.text, self.plain, start)].strip(" ,;:")

    @cached_property
    def receiver(self) -> str:
        """Who gets the report, in its words."""
        return body_behind(TO, self, max(self.act, 0), len(self.rule))

    def marks(self, year: int) -> list[Mark]:
        """The periods and days of its rule."""
        return find_marks(self.text, self.rule, year)

    @property
    def subject(self) -> str:
        """Who is to report, as it says or what stands above it."""
        return self.own_subject or self.context

    @cached_property
    def is_upper(self) -> bool:
        """Whether it is what the lead office sends on to the body above."""
        if self.subject:
            return not _MANY.search(self.subject)
        if re.search(r"\b(?:tong hop|tham muu)\b", self.plain[: max(self.act, 0)]):
            return True
        # Nobody is named: what goes to the government itself, and not through an office, may be the lead's.
        to_government = GOVERNMENT.match(aligned(self.receiver))
        return bool(to_government) and not self.headed and not re.search(r"\bqua\b", self.text)

    @cached_property
    def weight(self) -> int:
        """How much it looks like the rule on reports; 0 where it is none."""
        if self.act < 0:
            return 0
        marks = self.marks(0)
        to = self.receiver
        dated = any(is_due(mark) for mark in marks)
        periodic = any(not is_due(mark) for mark in marks)
        about = bool(_ABOUT.search(self.plain, max(0, self.act - _NEAR)))
        # Without a time only a report on what was done may be the rule; "kịp thời báo cáo khó khăn" is none.
        if not dated and not (to and about) and not (periodic and (to or self.headed)):
            return 0
        if _INCIDENT.search(self.plain[: self.act]) and not (dated or periodic):
            return 0
        many = bool(_MANY.search(self.subject))
        on_plan = bool(_ON_THE_PLAN.search(self.rule, max(0, self.act - _NEAR)))
        return 4 * dated + 2 * periodic + 2 * bool(to) + 3 * many + about + on_plan + 2 * self.headed


def find_sentences(paragraphs: Iterable[tuple[object, str]]) -> Iterator[Sentence]:
    """All sentences with what stands above them."""
    bodies, headed, since, above = "", False, 0, ""
    for place, (key, text) in enumerate(paragraphs):
        if len(text) > _LONGEST:
            continue
        label = _LABEL.match(text)
        start = label.end() if label else 0
        heading = _heading(text[:start], text[start:])
        # "b) Báo cáo …" below "5. Ủy ban nhân dân các xã" is about those.
        if heading is not None and (heading[0] or not (bodies and _is_below(text[:start], above))):
            (bodies, headed), since, above = heading, place, text[:start]
        subject = bodies if place - since <= _REACH else ""
        for where in _ends_of(text, start):
            sentence = Sentence(key, place, where, text, subject, headed)
            yield sentence
            subject = sentence.own_subject or subject


def _is_below(label: str, above: str) -> bool:
    """Whether a label stands below another: a small letter below a number, ``5.1.`` below ``5.``."""
    return (label[:1].islower() and above[:1].isdecimal()) or label.startswith(above.strip(" .)-/") + ".")


def _heading(label: str, words: str) -> tuple[str, bool] | None:
    """Which bodies a heading names, and whether it speaks of reports; None for what is no heading."""
    is_short = len(words) <= _LONGEST_HEADING
    plain = aligned(words)
    act = first_act(words, plain, 0) if is_short else -1
    is_body = bool(_BODIES.match(words)) and (act == len(words) or (act > 0 and words.endswith(":")))
    if not (is_body or words.isupper() or label[:1].isalnum()):
        return None
    return words[:act].strip(" :.") if is_body else "", is_short and "bao cao" in plain


def first_act(text: str, plain: str, start: int) -> int:
    """Where it begins to say what somebody does; names such as "Ủy ban Kiểm tra" have capitals."""
    found = (
        one
        for one in _DOES.finditer(plain, start)
        if text.isupper()
        or not text[one.start("act")].isupper()
        or ":" in text[one.start() : one.start("act")]
    )
    return next((one.start() for one in found), len(text))


def _ends_of(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the sentences of a paragraph stand; each body that reports has its own."""
    for stop in re.finditer(r"[.!?;]\s+", text):
        if stop.start() <= start:
            continue
        if stop[0][0] == ";":
            ends = _BODIES.match(text, stop.end()) and all(
                "báo cáo" in part for part in (text[start : stop.start()], text[stop.end() :])
            )
        else:
            word = re.search(r"\w*$", text[max(0, stop.start() - 8) : stop.start()])
            ends = text[stop.end() : stop.end() + 1].isupper() and word and word[0] not in _NO_SENTENCE
        if ends:
            yield start, stop.end()
            start = stop.end()
    yield start, len(text)


# To whom, and through whom

TO = re.compile(rf"\b(?:về|gửi|cho|với|lên|báo cáo) (?=(?P<body>{_BODY}))", re.IGNORECASE)
THROUGH = re.compile(rf"\b(?:thông )?qua (?=(?P<body>{_BODY}))", re.IGNORECASE)
#: Where the name of a receiver ends. With accents: "từ" is no "tư", and "để" no "đề".
ENDS = re.compile(
    r"[.;:()/]|(?<!hòng),(?! [A-ZĐ])| (?:trước|chậm nhất|muộn nhất|không quá|để|qua|thông qua|theo|định kỳ"
    r"|hằng|kết quả|tình hình|những|về|khi|trong|vào|từ|đến|tổng hợp|xem xét|kịp thời|gửi|hoặc"
    r"|h[àa]ng (?:tháng|quý|năm)|0?[69] tháng|quý|tháng|năm|tuần)\b"
)
GOVERNMENT = re.compile(
    r"(?:chu tich )?(?:ubnd|uy ban nhan dan)\b|(?:ban thuong vu )?(?:tinh|thanh|dang) uy\b"
)
LONGEST_NAME = 150


def body_behind(form: re.Pattern[str], sentence: Sentence, start: int, until: int) -> str:
    """The body behind a word, in the words of the sentence."""
    for found in form.finditer(sentence.text, start, until):
        begin = found.end()
        # "về phòng, chống …" is no office; names have a capital.
        if sentence.text[begin].isupper() or found["body"].lower().startswith(("cơ quan", "thường trực")):
            end = ENDS.search(sentence.text, begin)
            return sentence.text[begin : min(end.start() if end else until, begin + LONGEST_NAME)].strip(" ,")
    return ""
