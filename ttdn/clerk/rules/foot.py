"""Recipients and signature: ô 7 and 9b (Phụ lục I, Phần I, Mục II.7, II.9)."""

import re
from collections.abc import Iterator, Sequence

from ttdn.clerk.paper import Line, Paper
from ttdn.clerk.parts import Parts
from ttdn.clerk.rules.seeing import missing, quoted, see_face, see_heading, see_size
from ttdn.clerk.verdict import Rule, Sight
from ttdn.language import Text

_PREFIX = re.compile(r"(TM|KT|TL|TUQ|Q)\b\.?")
_GOOD_PREFIX = re.compile(r"(TM|KT|TL|TUQ|Q)\. \S.*")
_HONOURS = re.compile(r"(GS|PGS|TS|TSKH|ThS|BS|KS|CN|NGND|NGƯT|AHLĐ)\b\.?", re.IGNORECASE)


def _recipients_title(_: Paper, parts: Parts) -> Iterator[Sight]:
    line = parts.recipients_title
    if line is None:
        yield missing("“Nơi nhận:”", "“Nơi nhận:”")
        return
    yield Sight(line.words == "Nơi nhận:", quoted(line), Text("chữ “Nơi nhận:”", "the words “Nơi nhận:”"))
    yield see_size(line, 12, 12)
    yield see_face(line, bold=True, italic=True)


def _recipients(_: Paper, parts: Parts) -> Iterator[Sight]:
    if parts.recipients_title is not None and not parts.recipients:
        yield missing("danh sách nơi nhận", "list of recipients")
    for number, line in enumerate(parts.recipients, start=1):
        last = number == len(parts.recipients)
        good = line.words.startswith("- ") and line.words.endswith("." if last else ";")
        place = (
            Text("gạch đầu dòng; cuối dòng “.”", "a dash; “.” at the end")
            if last
            else Text("gạch đầu dòng; cuối dòng “;”", "a dash; “;” at the end")
        )
        yield Sight(good, quoted(line), place)
        yield see_size(line, 11, 11)
        yield see_face(line, bold=False)


def _filed(_: Paper, parts: Parts) -> Iterator[Sight]:
    if parts.recipients:
        line = parts.recipients[-1]
        yield Sight(line.beginning.startswith("- luu: vt"), quoted(line), Text("dòng cuối", "last line"))


def _as_above(_: Paper, parts: Parts) -> Iterator[Sight]:
    if parts.addressee is not None and parts.recipients:
        line = parts.recipients[0]
        yield Sight(line.beginning.startswith("- nhu tren"), quoted(line), Text("dòng đầu", "first line"))


def _authority(_: Paper, parts: Parts) -> Iterator[Sight]:
    if not parts.authority:
        yield missing("quyền hạn, chức vụ người ký", "authority and post of the signer")
    yield from see_heading(parts.authority, 13, 14, bold=True, capitals=True)


def _prefix(_: Paper, parts: Parts) -> Iterator[Sight]:
    """TM. before a collective; whoever signs KT. is a deputy."""
    for number, line in enumerate(parts.authority):
        collective = line.beginning.startswith(("uy ban", "hoi dong"))
        if not collective and not _PREFIX.match(line.words):
            continue
        good = _GOOD_PREFIX.fullmatch(line.words) is not None
        if line.words.startswith("KT"):
            good = good and _begins(parts.authority[number + 1 : number + 2], "pho ", "thu truong")
        yield Sight(good, quoted(line), Text("quyền hạn của người ký", "authority of the signer"))


def _begins(lines: Sequence[Line], *words: str) -> bool:
    return any(line.beginning.startswith(words) for line in lines)


def _signer(_: Paper, parts: Parts) -> Iterator[Sight]:
    if parts.signer is None:
        return
    yield from see_heading([parts.signer], 13, 14, bold=True)
    good = not parts.signer.words.isupper() and not _HONOURS.match(parts.signer.words)
    yield Sight(
        good,
        quoted(parts.signer),
        Text("in thường, không học hàm, học vị", "not in capitals, no academic title"),
    )


RULES = (
    Rule("recipients-title", Text("“Nơi nhận:” cỡ 12, nghiêng, đậm", "“Nơi nhận:” in 12, italic, bold"), "Mục II.9.d", _recipients_title),
    Rule("recipients", Text("Danh sách nơi nhận cỡ 11, đứng; gạch đầu dòng, “;”, cuối “.”", "Recipients in 11, upright; dashes, “;”, the last “.”"), "Mục II.9.d", _recipients),
    Rule("filed-copy", Text("Dòng cuối nơi nhận: “Lưu: VT, …”", "The last recipient is “Lưu: VT, …”"), "Mục II.9.d", _filed),
    Rule("as-above", Text("Có Kính gửi thì nơi nhận đầu là “Như trên”", "With Kính gửi the first recipient is “Như trên”"), "Mục II.9.b", _as_above),
    Rule("authority", Text("Quyền hạn, chức vụ in hoa, cỡ 13-14, đứng, đậm, giữa", "Authority and post: capitals, 13-14, bold, centred"), "Mục II.7.đ", _authority),
    Rule("authority-prefix", Text("TM., KT., Q., TL., TUQ. đúng cách; UBND ký thay mặt", "TM., KT., Q., TL., TUQ. as they should be"), "Mục II.7.b", _prefix),
    Rule("signer", Text("Họ tên người ký in thường, cỡ 13-14, đậm, không học vị", "Name: not in capitals, 13-14, bold, no title"), "Mục II.7.c, đ", _signer),
)  # fmt: skip
