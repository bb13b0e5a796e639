"""What is advised beside the decree's layout: what is left over from writing, and what makes work later."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from ttdn.grouping import grouped
from ttdn.language import Text, join, same
from ttdn.layout_check.document import Paragraph, Paragraphs, pages_of, sections_longer_than_a_page
from ttdn.layout_check.parts import Parts, is_heading
from ttdn.layout_check.rules.observations import either, none_wrong, quoted, wherever
from ttdn.layout_check.verdict import Check, Observation, Observations, fault

_CHANGES = {
    "ins": Text("thêm chữ", "inserted words"),
    "del": Text("xóa chữ", "deleted words"),
    "moveFrom": Text("chuyển chữ đi", "words moved away"),
    "moveTo": Text("chuyển chữ đến", "words moved here"),
    "rPrChange": Text("đổi kiểu chữ", "formatted words"),
    "pPrChange": Text("đổi kiểu đoạn", "formatted paragraph"),
}
_NONE_LEFT = Text("không còn", "none left")
_LONGEST = 60
_SEVERAL = 2
#: A table with a head and two rows; a table of less has no head that could be repeated.
_ROWS = 3

#: Names of bodies as Phụ lục II writes them.
_BODIES = (
    "Ủy ban nhân dân", "Hội đồng nhân dân", "Tòa án nhân dân", "Viện kiểm sát nhân dân", "Ủy ban", "Hội đồng",
    "Tòa án", "Viện kiểm sát", "Mặt trận", "Công an", "Văn phòng", "Trung tâm", "Liên đoàn", "Chi cục",
    "Kho bạc", "Chính phủ", "Quốc hội",
)  # fmt: skip
#: Those whose two words may also be the end of a person's name.
_NAMES = frozenset({"văn phòng", "trung tâm", "quốc hội", "công an"})
#: So many letters before a name tell whether another name begins there.
_BEFORE = 20
#: Kinds of bodies, and the fields that their names end with.
_KINDS = ("Sở", "Phòng", "Ban", "Bộ", "Cục", "Hội", "Đài", "Tổ", "Chi cục", "Văn phòng", "Trung tâm")
_FIELDS = (
    "Văn hóa", "Thông tin", "Truyền thông", "Thể thao", "Du lịch", "Giáo dục", "Đào tạo", "Y tế", "Nội vụ",
    "Tư pháp", "Tài chính", "Kế hoạch", "Đầu tư", "Kinh tế", "Hạ tầng", "Đô thị", "Xây dựng", "Giao thông",
    "Công nghệ", "Khoa học", "Lao động", "Thương binh", "Xã hội", "Tài nguyên", "Môi trường",
    "Nông nghiệp", "Nông thôn", "Dân tộc", "Tôn giáo", "Ngoại giao", "Ngoại vụ", "Quốc phòng", "Chỉ đạo",
    "Chỉ huy", "Quân sự", "Tổ chức", "Chấp hành", "Thường vụ", "Tuyên giáo", "Dân vận", "Quản lý", "Dự án",
    "Công tác", "Phụ nữ", "Nông dân", "Cựu chiến binh", "Phát thanh", "Truyền hình", "Dịch vụ", "Hành chính",
    "Phục vụ", "Pháp chế", "Tổng hợp", "Kiểm tra",
)  # fmt: skip


def _forms(names: Iterable[str]) -> str:
    """A pattern of some names; the older place of a tone (Uỷ, Toà, hoá) is the same name."""
    pattern = "|".join(names)
    for newer, older in (("Ủy", "Uỷ"), ("Tòa", "Toà"), ("hóa", "hoá")):
        pattern = pattern.replace(newer, f"(?:{newer}|{older})")
    return pattern


_BODY = re.compile(rf"(?<!\w)(?:{_forms(_BODIES)})(?!\w)", re.IGNORECASE)
_FIELD = re.compile(rf"(?<!\w)(?:{_forms(_FIELDS)})(?!\w)", re.IGNORECASE)
_OFFICE = re.compile(
    rf"(?<!\w)(?:{_forms(_KINDS)})(?:(?:,| -)? (?:{_forms(_FIELDS)}|và)(?!\w))+", re.IGNORECASE
)


def _changes(paragraph: Paragraph) -> Iterator[Text]:
    if paragraph.changes:
        said = join(", ", [_CHANGES[name] for name in paragraph.changes])
        yield Text(f"chưa chấp nhận hay từ chối: {said.vi}", f"neither accepted nor rejected: {said.en}")


def _named(kind: Text, words: str) -> Iterator[Text]:
    """Words of a paragraph that should not be so; nothing where there are none."""
    if words.strip():
        words = " ".join(words.split())
        yield join(" ", [kind, same(f"“{words[:_LONGEST]}…”" if len(words) > _LONGEST else f"“{words}”")])


def _highlighted(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.printed if run.font.highlighted)


def _struck(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.printed if run.font.struck)


def _gaps(parts: Parts) -> Iterator[Observation]:
    """Empty lines between two paragraphs of the text or of an annex."""
    lines = _up_to_the_end(parts.lines)
    text = {id(line) for line in (*lines, *(line for annex in parts.annexes for line in annex.paragraphs))}
    above: Paragraph | None = None
    many = 0
    for paragraph in parts.document.paragraphs:
        if _is_blank(paragraph):
            many += 1
            continue
        here = paragraph if id(paragraph) in text and paragraph.cell is None else None
        # Where a section ends, an empty line may be what ends it.
        if above and here and many and above.section_number == here.section_number:
            place = quoted(here)
            yield fault(
                Text(f"{many} dòng trống", f"{many} empty line{'s' if many > 1 else ''}"),
                Text(f"trên {place.vi}", f"above {place.en}"),
            )
        above, many = here, 0


def _up_to_the_end(lines: Paragraphs) -> Paragraphs:
    """Those up to the closing mark: what stands below it is the place of the signature."""
    before = list(takewhile(lambda line: not line.words.endswith("./."), lines))
    return lines[: len(before) + 1]


def _is_blank(paragraph: Paragraph) -> bool:
    return not (
        paragraph.words
        or paragraph.cell
        or paragraph.breaks_page
        or paragraph.holds_object
        or paragraph.rule_lengths
        or paragraph.changes
        or paragraph.hidden
        or paragraph.fields
    )


def _heading_styles(parts: Parts) -> Observations:
    headings = [line for line, label in parts.labels if label and is_heading(line)]
    if len(headings) < _SEVERAL or not any(sections_longer_than_a_page(parts.document)):
        return
    for line in headings:
        yield either(
            line.outline is not None,
            Text("có kiểu Heading", "has a style"),
            Text("chưa có kiểu", "has no style"),
            quoted(line),
        )


def _capitals(parts: Parts) -> Observations:
    wrong = (
        fault(Text(f"“{name}”, nên viết “{right}”", f"“{name}”, should be “{right}”"), quoted(paragraph))
        for paragraph in parts.document.paragraphs
        for name, right in wrong_names(paragraph.text)
    )
    return none_wrong(wrong, Text("không thấy", "none seen"))


def wrong_names(text: str) -> Iterator[tuple[str, str]]:
    """Names of bodies whose words begin with a capital syllable by syllable, and how they are written."""
    if text.isupper():
        return
    for match in _BODY.finditer(text):
        name = match[0]
        right = name[0] + name[1:].lower()
        if name[0].isupper() and name not in {right, name.upper()}:
            words = text[max(match.start() - _BEFORE, 0) : match.start()].split()
            if right.lower() not in _NAMES or not _is_name(words[-1:]):
                yield name, right
    for match in _OFFICE.finditer(text):
        name = match[0]
        right = _FIELD.sub(lambda field: field[0][0] + field[0][1:].lower(), name.replace(" Và ", " và "))
        if right != name and name != name.upper():
            yield name, right


def _is_name(words: list[str]) -> bool:
    """Whether a word before may be the first of a person's name: "Nguyễn Công An"."""
    return any(word.istitle() and word.isalpha() for word in words)


def _header_rows(parts: Parts) -> Observations:
    tables = grouped(
        (paragraph.cell.table, paragraph) for paragraph in parts.document.paragraphs if paragraph.cell
    )
    for number, paragraphs in tables.items():
        shape = parts.document.tables[number]
        columns = {paragraph.cell.column for paragraph in paragraphs if paragraph.cell}
        if shape.rows < _ROWS or len(columns) < _SEVERAL or not _is_over_a_page(parts, paragraphs):
            continue
        place = quoted(next((paragraph for paragraph in paragraphs if paragraph.words), paragraphs[0]))
        yield either(
            shape.repeats,
            Text("hàng đầu lặp lại", "the first row is repeated"),
            Text("hàng đầu không lặp lại ở trang sau", "the first row is not repeated on the next page"),
            Text(f"bảng {place.vi}", f"table {place.en}"),
        )


def _is_over_a_page(parts: Parts, paragraphs: Paragraphs) -> bool:
    """Whether Word has begun a page within a table, or its rows are higher than a page."""
    begun = any(paragraph.begins_page and paragraph.cell and paragraph.cell.row for paragraph in paragraphs)
    return begun or pages_of(paragraphs, parts.document.section_of(paragraphs[0])) > 1


CHECKS: dict[str, Check] = {
    "tracked-changes": wherever(_NONE_LEFT, _changes),
    "comments": wherever(_NONE_LEFT, lambda line: [Text("còn nhận xét", "a comment")] * line.commented),
    "hidden-text": wherever(
        Text("không có", "none"), lambda line: _named(Text("chữ ẩn", "hidden"), line.hidden)
    ),
    "highlight": wherever(_NONE_LEFT, lambda line: _named(Text("tô nền", "highlighted"), _highlighted(line))),
    "struck-text": wherever(_NONE_LEFT, lambda line: _named(Text("gạch ngang", "struck out"), _struck(line))),
    "blank-lines": lambda parts: none_wrong(_gaps(parts), Text("không có dòng trống", "no empty lines")),
    "heading-styles": _heading_styles,
    "capitals": _capitals,
    "header-rows": _header_rows,
}
