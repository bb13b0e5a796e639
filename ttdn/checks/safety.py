"""What has no place in the text of a file: markings of secrets, personal numbers, letters of old fonts.

It also finds words that YAML takes for a comment, and dates that git contradicts.
"""

import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice

from ttdn.checks.register import sendings_of
from ttdn.checks.registry import SOURCE_CHECKS
from ttdn.diagnostics import Diagnostic, Findings
from ttdn.language import Text
from ttdn.legacy_letters import find_legacy, may_be_legacy
from ttdn.load import Workspace
from ttdn.safe_text import find_personal_number, mask_personal_numbers, mask_quoted_numbers, quote, visible
from ttdn.source import MAXIMUM_SNIPPET, Source, SourceText, finding_at, texts
from ttdn.vietnamese import clean, date_text

# The markings of Luật Bảo vệ bí mật nhà nước 2018, as a document marks itself: in capitals, or as its "độ
# mật". A word of a sentence is none ("bảo vệ bí mật Nhà nước"), nor is "BÍ MẬT" or "MẬT" before another word
# in capitals ("MẬT ONG").
_CAPITALS = "".join(letter for letter in map(chr, range(0x41, 0x1EFA)) if letter.isupper())
_MARKING = re.compile(
    r"(?<!\w)(?:TUYỆT\s+MẬT|TỐI\s+MẬT|(?<!BÍ )(?<!Bí )(?<!bí )MẬT(?!\s+[" + _CAPITALS + r"]{2}))(?!\w)"
    r"|(?i:độ\s+mật\s*:\s*[\"']?(?:tuyệt\s+mật|tối\s+mật|mật))(?!\w)"
    r"|(?i:[(\[](?:tuyệt\s+mật|tối\s+mật|mật)[)\]])"
)

#: What a text must hold for the search to be worth its time: a word of every marking, or letters that a tool
#: wrote as numbers.
_WORDS = ("Ậ", "Mật", "mật", "\\")
#: Letters that look like those of a marking: full-width and mathematical ones become plain in NFKC, Cyrillic
#: and Greek ones here. A mark that no letter before it takes up is left of such a letter.
_TWINS = str.maketrans("АМТОІΑΜΤΟΙатоіο", "AMTOIAMTOIatoio")
_DISGUISED = re.compile(
    "[\u0302\u0306\u0323\u0391-\u03c9\u0406\u0410-\u0456\u2100-\u214f\uff21-\uff5a\U0001d400-\U0001d7ff]"
)
#: "M Ậ T", as titles are spread.
_SPREAD = re.compile(r"(?<!\w)(?:T *U *Y *Ệ *T +|T *Ố *I +)?(?:M +Ậ *T|M *Ậ +T)(?!\w)")
_ESCAPED_LETTER = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U(00[01][0-9A-Fa-f]{5}))")
#: Lines of a file that are named one by one: beyond that it is the file that is at fault.
_MAXIMUM_LINES = 20


def find_markings(source: SourceText) -> Findings:
    """The first secrecy marking of each line that bears one, whatever else is to be said of the file.

    State secrets have no place in this folder.
    """
    if not any(word in source.text for word in _WORDS) and _DISGUISED.search("".join(source.letters)) is None:
        return
    found = (
        (number, match)
        for number, line in enumerate(source.lines, start=1)
        if (match := _MARKING.search(_spelt_out(line)))
    )
    for number, match in islice(found, _MAXIMUM_LINES):
        marking = " ".join(match[0].split())
        # The line itself is not shown: it may be what must not be spread.
        snippet = (" " * min(match.start(), MAXIMUM_SNIPPET) + marking)[:MAXIMUM_SNIPPET]
        yield finding_at(
            "secrecy-marking", source.mark(number, match.start() + 1, len(marking), snippet), marking=marking
        )


SOURCE_CHECKS(find_markings)


def _spelt_out(line: str) -> str:
    r"""The line as it will be read.

    Letters stand in place of their numbers (``M\u1eacT``), and invisible ones are gone.
    """
    if "\\" in line:
        line = _ESCAPED_LETTER.sub(lambda match: _letter(next(filter(None, match.groups()))), line)
    line = clean(line)
    if _DISGUISED.search(line):
        line = clean(unicodedata.normalize("NFKC", line).translate(_TWINS))
    return (
        _SPREAD.sub(lambda match: match[0].replace(" ", "").replace("MẬT", " MẬT").strip(), line)
        if "Ậ" in line
        else line
    )


def _letter(number: str) -> str:
    code = int(number, 16)
    return chr(code) if code <= sys.maxunicode else ""


@SOURCE_CHECKS
def check_personal_numbers(source: SourceText) -> Findings:
    """A citizen's number (số định danh cá nhân) that nobody needs for this report.

    The first of each line that has one.
    """
    anywhere = find_personal_number(source.text, source.letters)
    found = (
        (number, line, match)
        for number, line in (enumerate(source.lines, start=1) if anywhere else ())
        if (match := find_personal_number(line))
    )
    for number, line, match in islice(found, _MAXIMUM_LINES):
        yield finding_at(
            "personal-number",
            source.mark(
                number, match.start() + 1, len(match[0]), mask_personal_numbers(line)[:MAXIMUM_SNIPPET]
            ),
        )


def conceal(diagnostics: Iterable[Diagnostic]) -> Findings:
    """The findings without what must not be spread by showing them.

    Of a file that bears a secrecy marking only the marking is shown, whatever else is wrong with it: the line
    of another finding may be what is secret. Citizens' numbers are masked wherever a line or a value is
    quoted.
    """
    diagnostics = list(diagnostics)
    marked = {found.location.file for found in diagnostics if found.code == "secrecy-marking"}
    for found in diagnostics:
        if found.code == "secrecy-marking":
            yield found
        elif found.location.file not in marked:
            yield _without_numbers(found)


def _without_numbers(found: Diagnostic) -> Diagnostic:
    place = found.location
    if (
        mask_personal_numbers(place.snippet) == place.snippet
        and mask_personal_numbers(found.message.vi) == found.message.vi
    ):
        return found
    return replace(
        found,
        message=Text(*(mask_quoted_numbers(words) for words in found.message)),
        location=replace(place, snippet=mask_personal_numbers(place.snippet)),
        allowed=found.allowed and Text(*map(mask_personal_numbers, found.allowed)),
        hint=found.hint and Text(*map(mask_personal_numbers, found.hint)),
        fix=None if found.fix is None or mask_personal_numbers(found.fix) != found.fix else found.fix,
    )


def check_back_dating(workspace: Workspace, first_commits: Mapping[str, date]) -> Findings:
    """A received date earlier than the first commit of the file.

    Where git knows the folder's history, dates cannot be moved back.

    The plan may give the office some days to enter a report that came on paper (``entry_days``). Examples are
    left aside, and what the register, which is the office's own, says came on that day. Where git says
    nothing of a file, so does this rule.
    """
    sending_of = sendings_of(workspace)
    for file in workspace.reports:
        committed = first_commits.get(file.source.file)
        plan = workspace.plans.get(file.head.period.year)
        if committed is None or plan is None or file.head.illustrative or "received" in file.assumed:
            continue
        if (committed - file.head.counts_from).days <= plan.plan.reporting.entry_days:
            continue
        sending = sending_of(file)
        if sending and any(one.arrived == file.head.counts_from for one in sending.arrivals):
            continue
        day = date_text(committed)
        yield file.source.finding("received-before-commit", ("received",), day=day)


@SOURCE_CHECKS
def check_comments(source: Source) -> Findings:
    """A value with a word behind it that begins with "#": a comment has a blank behind that sign."""
    for place in source.lost_words():
        lost = quote(place.snippet[place.column - 1 : place.column - 1 + place.length])
        yield finding_at("text-after-hash", place, words=lost)


_KINDS = {
    "TCVN3": Text(
        "Chữ theo bảng mã TCVN3 (ABC), không phải Unicode.", "This text is in TCVN3 (ABC), not Unicode."
    ),
    "VNI": Text("Chữ theo bảng mã VNI, không phải Unicode.", "This text is in VNI, not Unicode."),
    "Windows-1258": Text(
        "Chữ theo bảng mã Windows-1258 bị đọc sai.", "Windows-1258 text was read in the wrong encoding."
    ),
    "UTF-8": Text("Chữ Unicode bị đọc sai bảng mã.", "Unicode text was read in the wrong encoding."),
}
_MAXIMUM_WORDS = 200
#: What programs write for a letter that their table does not have.
_LOST_LETTER, _FOR_A_LETTER = "\ufffd", re.compile(r"[^\W\d_]\?(?=[^\W\d_A-Z])")
_LOST = Text(
    "Chữ có dấu đã mất khi tệp đổi bảng mã.", "Letters were lost when the text changed its encoding."
)
_TYPE_AGAIN = Text(
    "Gõ lại câu này; phần đã mất không lấy lại được từ tệp.",
    "Type it again: what is lost is not in the file any more.",
)


def _has_lost_letters(words: str) -> bool:
    """Whether a program put its sign for unknown letters into a text: "t? ch?c các bu?i"."""
    return _LOST_LETTER in words or ("://" not in words and len(_FOR_A_LETTER.findall(words)) > 1)


@SOURCE_CHECKS
def find_legacy_letters(source: Source) -> Findings:
    """Every text of a file that is in the letters of an old font or was read with the wrong table.

    Each comes with what it probably was; where letters are lost for good, with that.
    """
    may_be = may_be_legacy(source.letters, source.text)
    may_be_lost = "?" in source.text or _LOST_LETTER in source.letters
    for path, words in texts(source.data) if may_be or may_be_lost else ():
        found = find_legacy(words) if may_be else None
        if found is None:
            if may_be_lost and _has_lost_letters(words):
                yield source.finding("legacy-letters", path, _LOST, _TYPE_AGAIN)
            continue
        place = source.locate(path)
        probable = visible(found.probable_text)
        shown = probable if len(probable) <= _MAXIMUM_WORDS else f"{probable[:_MAXIMUM_WORDS]}…"
        is_plain = place.snippet[place.column - 1 : place.column - 1 + place.length] == words
        yield source.finding(
            "legacy-letters",
            path,
            _KINDS[found.kind],
            Text(f"Có lẽ là: '{shown}'.", f"Probably: '{shown}'."),
            replacement=found.probable_text if is_plain else None,
        )
