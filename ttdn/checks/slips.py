"""Slips that would reach a signature: they can be read, and would be printed as they stand."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from pydantic_core import PydanticCustomError

from ttdn.checks.drafting import find_placeholder
from ttdn.checks.registry import PLAN_CHECKS, REPORT_CHECKS
from ttdn.diagnostics import Diagnostic, Findings
from ttdn.language import Text, ask
from ttdn.load import PlanFile, ReportFile
from ttdn.model.issuing import Signature
from ttdn.model.plan import Plan
from ttdn.model.repeated import only_repeats
from ttdn.model.report import PROGRAMME_KINDS, Person
from ttdn.model.scalars import read_date
from ttdn.model.spoken import is_only_signs, says_nothing
from ttdn.rules import RULES
from ttdn.safe_text import quote
from ttdn.source import KeyPath, Source
from ttdn.source.tree import write_scalar
from ttdn.vietnamese import capitalized, fold, format_date, mistyped

#: Texts of a file with their places.
Placed = Iterator[tuple[KeyPath, str]]
Check = Callable[[Source, KeyPath, str], Findings]

#: ``Số``, ``Số:``, ``Số12``; ``Quyết định số``, ``QĐ số``, whose kind the documents say too.
_NUMBER_HEAD = re.compile(
    r"(?:(?:[^\W\d_][^\d/]*\s)?(?:s[ốôo]\b(?:\s+hiệu\b)?|số(?=\d))\s*[:.]*\s*)+", re.IGNORECASE
)
_DAY_BEHIND = re.compile(
    r"[\s,;(]+(?:ngày\b.*|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}\s*\)?\s*$)", re.IGNORECASE
)
_NUMBER_WITH_CODE = re.compile(r"[0-9]/\s*[^\W\d_]")
_ABBREVIATED = {
    "ct": "Chủ tịch",
    "gđ": "Giám đốc",
    "tp": "Trưởng phòng",
    "ht": "Hiệu trưởng",
    "bt": "Bí thư",
    "cvp": "Chánh Văn phòng",
    "cv": "Chuyên viên",
    "ktt": "Kế toán trưởng",
    "tgđ": "Tổng Giám đốc",
}
#: ``PCT``, ``P.CT``, ``Phó CT UBND``, ``P. Chủ tịch``; the words in full after "Phó" are as they should be.
_POST = re.compile(
    rf"(?P<deputy>p(?:hó\s|\.|\s)?\s*)?(?:(?P<short>{'|'.join(_ABBREVIATED)})(?!\w)\.?\s*"
    r"|(?P<full>(?:chủ tịch|giám đốc|trưởng|hiệu trưởng|bí thư|chánh)\b))",
    re.IGNORECASE,
)
#: The kinds of programmes as NĐ 30/2020/NĐ-CP abbreviates them (Phụ lục III), and as people do.
_SHORT_KINDS = {"ctr": "Chương trình", "ct": "Chương trình", "đa": "Đề án", "da": "Dự án", "kh": "Kế hoạch"}
#: How a signature begins that is for somebody else: the documents add it.
_SIGNED_FOR = re.compile(
    r"(?:TM|KT|TL|TUQ)(?:\s*\.\s*|\s+(?=(?:chủ tịch|giám đốc|trưởng|hiệu trưởng|bí thư|chánh)\b))",
    re.IGNORECASE,
)
_ACTING = re.compile(r"Q\s*\.\s*", re.IGNORECASE)

#: "Không", "Không có khó khăn, vướng mắc", a dash.
_NOTHING = re.compile(
    r"(?:(?:khong|ko|chua)(?: co| phat sinh)?"
    r"(?:,? (?:gi|kho khan|vuong mac|nguyen nhan|kien nghi|de xuat|y kien))*)?"
)
#: "Chưa bố trí" in place of a name; "Khổng" is a family's.
_NO_NAME = re.compile(r"(?:chưa|không|ko|x)\b.*", re.IGNORECASE)
#: What no word in full is: consonants alone, and ``P.``; what it stands for only the office knows.
_NO_WORD = re.compile(r"(?:[BCDĐGHKLMNPQRSTVX]{2,6}\b|P\s*\.)")

#: The commonest family names: before one of them "Ông" is no family name itself.
_FAMILIES = frozenset(
    ("nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo")
) | frozenset(("duong", "ly", "dinh", "truong", "mai", "dao", "cao", "doan", "trinh", "lam", "luong", "ha"))
#: They begin no name.
_MIDDLE_NAMES = frozenset({"thi", "van"})
#: Military and police ranks are not among them: those offices may print them (NĐ 30/2020/NĐ-CP, II.7.b).
_DEGREE = r"PGS|GS|TS|Th\.?S|(?:BS|DS)(?:\.?\s?CK\s?[I12]+)?|CK\s?[I12]+|KTS|KS|CN|LS|NGƯT|NGND|NSƯT|NSND"
_TITLES = re.compile(
    rf"(?:(?i:{_DEGREE}|P\.\s?CT|P\.\s?GĐ|Phó (?:CT|GĐ)|PCT|PGĐ|PHT)(?:[.,-]\s*|\s+)"
    r"|(?:CT|GĐ|HT|TP)(?:\.\s*|\s+)"
    r"|(?i:(?:phó )?giáo sư|tiến sĩ|thạc sĩ|bác sĩ|kỹ sư|cử nhân|luật sư|dược sĩ|đồng chí|đ/c\.?"
    r"|(?:phó\s|p\.\s?)?(?:chủ tịch|giám đốc|trưởng phòng|hiệu trưởng|bí thư|chánh văn phòng)"
    r"|chuyên viên|kế toán trưởng)(?:\s*:\s*|\s+))+"
)
#: A letter alone, as in ``H'Ê``, is as it should be.
_SYLLABLE = re.compile(r"[^\W\d_]{2,}")
_HONORIFIC = re.compile(
    r"(?:(?P<both>ông\s?/\s?bà|ô\.)|ông|bà|anh|chị|cô|thầy)\s*[:.]?\s+(?P<name>.+)", re.IGNORECASE
)
_BEHIND_NAME = re.compile(
    r"\s*[,;:(/]|\s+[-–]\s|\s*\d|[.\s]+$"
    r"|[\s–-]+(?i:phó\s+)?(?:[Cc]hủ tịch|[Gg]iám đốc|[Hh]iệu trưởng|[Tt]rưởng phòng|[Cc]huyên viên)\b"
)

_SIGNS = "-–—−•*·▪■●○◦◆♦❖➢►▶→‣✓✔☑□☐\uf0b7\uf0a7\uf0d8\uf0fc"
#: Without a blank behind it, a sign belongs to the number that follows, and a star to a note.
_BULLET = re.compile(
    rf"(?:(?:[{_SIGNS}]|\+(?!\s*[1-9])|=>)\s+|(?:(?!\*)[{_SIGNS}+]|=>)(?=[^\W\d_])"
    r"|[0-9]{1,2}[.)](?:\s+|(?=[^\W\d_]))|[0-9]{1,2}(?:\.[0-9]{1,2})+\.?\s+(?=[^\W\d_a-zđ])"
    r"|[0-9]{1,2}/\s+(?=[^\W\d_])|\([0-9a-zđ]\)\s*(?!.*\([2b]\))"
    r"|(?:[a-zđ]|[ivx]{2,4})\)\s*|[a-eđ]\.\s+|(?:I{2,3}|I[VX]|VI{1,3})\.\s+|o\s+(?=[^\W\d_a-zđ]))",
    re.DOTALL,
)
#: What stands before something that never came, be there a full stop or not.
_BROKEN_OFF = re.compile(
    r"(?:[,:–(-]|(?:^|\s)(?:và|hoặc|với|các|những|như(?: sau)?|gồm|nhằm|(?<!triệt )để|là))\s*[.;]?$",
    re.IGNORECASE,
)
_DAY = r"([0-9]{1,2}(?:[/.-]|\s+tháng\s+)[0-9]{1,2}(?:[/.-]|\s+năm\s+)[0-9]{4})"
_COMPLETED_ON = re.compile(rf"hoàn thành (?:vào |trong )?(?:ngày )?{_DAY}", re.IGNORECASE)
_HELD_ON = re.compile(rf"[\s,(]*\bngày {_DAY}\)?", re.IGNORECASE)
#: Before a day it says that it is the day of a document.
_OF_DOCUMENT = re.compile(r"(?:số\s+|[0-9]/)\S+$", re.IGNORECASE)


@REPORT_CHECKS
def check_numbers_of_report(file: ReportFile) -> Findings:
    """Numbers of documents with the words that the documents add to them."""
    for path, number in _numbers(file):
        yield from _check_filled(_check_number, file.source, path, number)


@PLAN_CHECKS
def check_signatures_of_plan(file: PlanFile) -> Findings:
    """The number, the names and the posts of those who sign."""
    # Places that were to be filled in are the business of another check.
    if not find_placeholder(file.plan.document.number):
        yield from _check_number(file.source, ("document", "number"), file.plan.document.number)
    for path, signature in _signatures(file.plan):
        if signature.name and not find_placeholder(signature.name):
            yield from _check_name(file.source, (*path, "name"), signature.name)
    for path, line in _posts(file.plan):
        head = _SIGNED_FOR.match(line) or _ACTING.match(line)
        start = head.end() if head else 0
        full = _in_full(line[start:])
        if full:
            yield from _abbreviated(file.source, path, line, line[:start] + full.upper())


def _signatures(plan: Plan) -> Iterator[tuple[KeyPath, Signature]]:
    yield ("document", "signature"), plan.document.signature
    for kind, letterhead in plan.documents.issued.items():
        yield ("documents", kind, "signature"), letterhead.signature


def _posts(plan: Plan) -> Placed:
    """The lines above every signature, those of units' reports included."""
    lines: list[tuple[KeyPath, tuple[str, ...]]] = [(path, one.authority) for path, one in _signatures(plan)]
    own = {("unit_kinds", place): kind.letterhead for place, kind in enumerate(plan.unit_kinds)}
    own |= {("units", place): unit.letterhead for place, unit in enumerate(plan.units)}
    lines += [((*path, "letterhead"), one.authority) for path, one in own.items() if one]
    for path, authority in lines:
        yield from (((*path, "authority", place), line) for place, line in enumerate(authority))


@REPORT_CHECKS
def check_people(file: ReportFile) -> Findings:
    """Who signs and who is in charge: the name alone, the post in full."""
    for part in ("signer", "focal_officer"):
        person: Person | None = getattr(file.report, part)
        if person is None:
            continue
        yield from _check_filled(_check_name, file.source, (part, "name"), person.name)
        if person.position:
            yield from _check_filled(_check_post, file.source, (part, "position"), person.position)


@REPORT_CHECKS
def check_lines(file: ReportFile) -> Findings:
    """Lines that are printed as they stand and say nothing: a dash for a telephone or a title."""
    for path, line in _lines(file):
        if line and says_nothing(line):
            yield _left_blank(file.source, path, line)


@REPORT_CHECKS
def check_sentences(file: ReportFile) -> Findings:
    """Sentences that begin with the sign of a list, or that break off."""
    for path, text in _sentences(file):
        if path[0] == "results" and is_only_signs(text):
            yield _left_blank(file.source, path, text)
            continue
        if path[0] != "results" and (is_only_signs(text) or _NOTHING.fullmatch(fold(text).strip(" .-–"))):
            yield file.source.finding("nothing-said", path, words=quote(text))
            continue
        if only_repeats(text):
            yield file.source.finding("same-as-before", path, words=quote(text))
        bullet = _BULLET.match(text)
        if bullet and ("\n" not in text or path[0] != "results"):
            sign, rest = quote(bullet[0].strip()), text[bullet.end() :]
            yield _slip("typed-bullet", file.source, path, "" if "\n" in text else rest, sign=sign)
        end = text.rstrip()
        if _BROKEN_OFF.search(end) or _leaves_open(end):
            last = " ".join(end[-40:].split()[-4:])
            yield file.source.finding("unfinished-sentence", path, end=last)


def _leaves_open(text: str) -> bool:
    """Whether a bracket is never closed; the one behind the sign of a list, as in ``b)``, closes nothing."""
    open_ones = 0
    for sign in re.findall(r"[()]", text):
        open_ones = max(0, open_ones + (1 if sign == "(" else -1))
    return open_ones > 0


@REPORT_CHECKS
def check_kinds(file: ReportFile) -> Findings:
    """Kinds of programmes that are abbreviated or mistyped; any other kind may be written."""
    for path, programme in file.programmes():
        kind = programme.kind or ""
        right = _SHORT_KINDS.get(kind.lower().strip(" .")) or mistyped(kind, PROGRAMME_KINDS)
        if right and right != kind:
            yield _slip("kind-abbreviated", file.source, (*path, "kind"), right, kind=quote(kind))


@REPORT_CHECKS
def check_days_in_words(file: ReportFile) -> Findings:
    """Days in the words that have a field of their own: said twice, or said differently."""
    for path, result in file.results():
        typed = _COMPLETED_ON.search(result.summary or "")
        if result.completed and typed and _day(typed[1]) not in {None, result.completed}:
            yield _other_day(file.source, (*path, "summary"), typed[1], result.completed)
    for path, course in file.courses():
        typed = _HELD_ON.search(course.title)
        if typed is None or _OF_DOCUMENT.search(course.title[: typed.start()]):
            continue
        place = (*path, "title")
        if _day(typed[1]) == course.date:
            words = Text(
                f"Ngày {typed[1]} đã có ở 'date': in ra sẽ lặp lại.",
                f"The day {typed[1]} stands in 'date' too: it would be printed twice.",
            )
            title = _HELD_ON.sub("", course.title).strip()
            yield _slip("date-in-text", file.source, place, title, words)
        elif _day(typed[1]):
            yield _other_day(file.source, place, typed[1], course.date)


def _slip(
    code: str, source: Source, path: KeyPath, right: str, message: Text | None = None, **facts: object
) -> Diagnostic:
    """A slip with what may have been meant; a line to type only where the words stand on one as they are."""
    place = source.locate(path)
    shown = place.snippet[place.column - 1 : place.column - 1 + place.length].strip("'\"")
    fix = write_scalar(right, flow=True) if right and shown == source.get(path) else None
    hint = ask([right] if right else ())
    message = message or RULES[code].say(facts)[0]
    return source.finding(code, path, message, hint, replacement=fix)


def _numbers(file: ReportFile) -> Placed:
    if file.report.number:
        yield ("number",), file.report.number
    for path, result in file.results():
        for position, evidence in enumerate(result.evidence):
            if evidence.number:
                yield (*path, "evidence", position, "number"), evidence.number
    for path, programme in file.programmes():
        if programme.number:
            yield (*path, "number"), programme.number


def _lines(file: ReportFile) -> Iterator[tuple[KeyPath, str | None]]:
    for part in ("signer", "focal_officer"):
        if person := getattr(file.report, part):
            yield (part, "phone"), person.phone
    for path, result in file.results():
        for position, evidence in enumerate(result.evidence):
            yield (*path, "evidence", position, "title"), evidence.title
    for path, programme in file.programmes():
        yield (*path, "title"), programme.title
    for path, course in file.courses():
        yield (*path, "title"), course.title
        yield (*path, "organiser"), course.organiser


def _sentences(file: ReportFile) -> Placed:
    for path, result in file.results():
        for key, text in (("summary", result.summary), ("reason", result.reason)):
            if text:
                yield (*path, key), text
    for part in ("difficulties", "causes", "proposals", "next_year"):
        for position, text in enumerate(getattr(file.report, part)):
            yield file.path(part, position), text


def _check_filled(check: Check, source: Source, path: KeyPath, text: str) -> Findings:
    """What a check says of a text of a report that was filled in."""
    left = find_placeholder(text)
    if left is None:
        yield from [_left_blank(source, path, text)] if says_nothing(text) else check(source, path, text)
        return
    yield source.finding(
        "placeholder-left",
        path,
        Text(f"Chỗ {quote(left)} chưa điền.", f"{quote(left)} has not been filled in."),
        Text("Điền vào; chưa biết thì bỏ trống.", "Fill it in; where it is not known, leave it empty."),
    )


def _left_blank(source: Source, path: KeyPath, text: str) -> Diagnostic:
    words = Text(
        f"Chỉ ghi {quote(text)}, tức là còn để trống.", f"It says only {quote(text)}: there is nothing here."
    )
    hint = Text("Điền vào; không có thì bỏ trống.", "Fill it in; leave it out where there is nothing.")
    return source.finding("line-left-blank", path, words, hint)


def _check_number(source: Source, path: KeyPath, number: str) -> Findings:
    head, behind = _NUMBER_HEAD.match(number), _DAY_BEHIND.search(number)
    if head or behind:
        bare = _DAY_BEHIND.sub("", number[head.end() if head else 0 :])
        if behind and _NUMBER_WITH_CODE.search(behind[0]):
            bare = ""  # several numbers in one place: nobody is told which to type
        extra = Text("chữ 'Số'", "the word 'Số'") if head else Text("ngày", "a date")
        yield _slip("number-with-words", source, path, bare, number=quote(number), extra=extra)


def _check_name(source: Source, path: KeyPath, name: str) -> Findings:
    if _NO_NAME.fullmatch(name):
        yield _left_blank(source, path, name)
        return
    bare = _bare_name(name)
    if bare != name:
        yield _slip("name-with-title", source, path, bare, name=quote(name))
    elif " " in name and (name.islower() or any(map(str.isupper, _SYLLABLE.findall(name)))):
        yield _slip("name-in-capitals", source, path, name.title(), name=quote(name))


def _bare_name(name: str) -> str:
    """The name without titles before it, and without what stands behind a sign."""
    signed_for = _SIGNED_FOR.match(name)
    name = name[signed_for.end() :] if signed_for else name
    titles = _TITLES.match(name)
    bare = name[titles.end() :] if titles else name
    called = _HONORIFIC.fullmatch(bare)
    if called:
        words = fold(called["name"]).split()
        own_family = words[0] in _MIDDLE_NAMES or len(words) <= 2  # noqa: PLR2004 - Ông Ích Khiêm
        is_family_name = called[0].lower().startswith(("ông", "bà"))
        if titles or called["both"] or words[0] in _FAMILIES or (is_family_name and not own_family):
            bare = called["name"]
    behind = _BEHIND_NAME.search(bare)
    return (bare[: behind.start()] if behind else bare).strip()


def _check_post(source: Source, path: KeyPath, post: str) -> Findings:
    if _SIGNED_FOR.match(post):
        yield source.finding("post-abbreviated", path, post=quote(post))
        return
    acting = _ACTING.match(post)
    rest = post[acting.end() :] if acting else post
    full = _in_full(rest) or (rest if acting else "")
    if full or _NO_WORD.match(rest):
        yield from _abbreviated(source, path, post, f"Quyền {capitalized(full)}" if acting and full else full)


def _abbreviated(source: Source, path: KeyPath, written: str, full: str) -> Findings:
    words = Text(
        f"Chức vụ {quote(written)} viết tắt sẽ in nguyên như thế trên chữ ký.",
        f"The abbreviated post {quote(written)} would be printed as it stands.",
    )
    yield _slip("post-abbreviated", source, path, full, words)


def _in_full(post: str) -> str:
    """A post with its abbreviation written out; empty where it has none."""
    found = _POST.match(post)
    if found is None or not (found["short"] or (found["deputy"] or "").rstrip(" .").lower() == "p"):
        return ""
    rest = post[found.end() :].lstrip("-– " if found["short"] else "")
    head = _ABBREVIATED[found["short"].lower()] if found["short"] else found["full"]
    return f"{'Phó ' if found['deputy'] else ''}{head}{' ' if found['short'] and rest else ''}{rest}"


def _other_day(source: Source, path: KeyPath, typed: str, field: date) -> Diagnostic:
    day = Text(format_date(field), field.isoformat())
    return source.finding("date-in-text", path, typed=typed, day=day)


def _day(text: str) -> date | None:
    try:
        return read_date("/".join(re.findall(r"[0-9]+", text)))
    except PydanticCustomError:
        return None
