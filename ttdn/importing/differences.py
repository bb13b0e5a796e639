"""What differs between a plan and its document, in words, as CSV and as JSON."""

from collections.abc import Iterator

from ttdn.importing.comparing import LABELS, Difference, Kind, marked
from ttdn.importing.whole import Checked, where
from ttdn.language import NOTHING, Language, Text, count_of, same
from ttdn.reporters.rows import as_csv
from ttdn.safe_text import printable_json, visible
from ttdn.source import Source

COLUMNS = ("kind", "file", "line", "number", "field", "plan", "document", "paragraph")
_LEGEND = Text(
    "[-…-] là lời trong kế hoạch, {+…+} là lời trong văn bản Word.",
    "[-…-] are the words of the plan, {+…+} those of the Word document.",
)
_NEXT = Text(
    "Sửa tệp kế hoạch cho đúng nguyên văn; chỗ nào cố ý sửa lỗi của văn bản thì để nguyên.",
    "Put the words of the document into the plan; where a slip of the document was corrected on purpose, let "
    "it stand.",
)
_LONGEST = 160
#: In a document of a few paragraphs each difference is shown.
_FEW = 20


def in_words(checked: Checked, source: Source) -> Iterator[Text]:
    """Each difference with its place in the plan and in Word, and how many there are."""
    differences, count = checked.differences, len(checked.differences)
    if count * 2 > max(checked.paragraphs, _FEW):
        yield _of_another(checked, source)
        return
    for one in differences:
        yield from _difference(one, source)
        yield NOTHING
    if not differences:
        yield Text(
            f"{source.file} khớp với văn bản: đủ {checked.paragraphs} đoạn, không có chỗ nào khác.",
            f"{source.file} agrees with the document: all {checked.paragraphs} paragraphs, no difference.",
        )
        return
    if any(one.kind is Kind.WORDS for one in differences):
        yield _LEGEND
    yield Text(
        f"{count} chỗ khác giữa {source.file} và văn bản ({checked.paragraphs} đoạn). {_NEXT.vi}",
        f"{count_of(count, 'difference')} between {source.file} and the document "
        f"({checked.paragraphs} paragraphs). {_NEXT.en}",
    )


def _of_another(checked: Checked, source: Source) -> Text:
    """One sentence where more than half differs: nobody reads all of it."""
    numbers = (one for one in checked.differences if one.path == ("document", "number"))
    number = next(((visible(one.plan), visible(one.document)) for one in numbers if one.document), None)
    vi, en = (
        (f" (số {number[1]}; kế hoạch ghi số {number[0]})", f" ({number[1]}; the plan says {number[0]})")
        if number
        else ("", "")
    )
    count, many = len(checked.differences), checked.paragraphs
    return Text(
        f"Đây là văn bản khác{vi}: {count} chỗ khác với {source.file} trên {many} đoạn, nên không kê ra. "
        "Chọn đúng văn bản, hoặc đúng tệp kế hoạch bằng --year hay -o; muốn xem hết thì thêm --format csv.",
        f"This is another document{en}: {count_of(count, 'difference')} to {source.file} in {many} "
        "paragraphs, not listed. Take the right document, or the right plan with --year or -o; to see all "
        "add --format csv.",
    )


def _difference(one: Difference, source: Source) -> Iterator[Text]:
    line, label = _line(one, source), LABELS[one.kind]
    place = f"{source.file}:{line}" if line else source.file
    about = [Text(f"mục {one.number}", one.number)] if one.number else []
    about += [one.field] if one.field.vi else []
    said = Text(" ".join(text.vi for text in about), " ".join(text.en for text in about))
    vi, en = (f": {visible(said.vi)}", f": {visible(said.en)}") if about else ("", "")
    yield Text(f"{place}  {label.vi}{vi}", f"{place}  {label.en}{en}")
    yield same(f"  {_shown(one)}")
    if one.paragraph:
        at = where(one.paragraph)
        yield Text(f"  {visible(at.vi)}", f"  {visible(at.en)}")


def _shown(one: Difference) -> str:
    if one.kind in {Kind.WORDS, Kind.NUMBER}:
        return visible(marked(one.plan, one.document))
    text = visible(one.plan or one.document)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _line(one: Difference, source: Source) -> int:
    return source.locate(one.path).line or 0 if one.path else 0


def _row(one: Difference, source: Source, language: Language) -> tuple[object, ...]:
    place = one.paragraph.place if one.paragraph else None
    line, field = _line(one, source) or None, one.field.in_language(language)
    return (str(one.kind), source.file, line, one.number, field, one.plan, one.document, place)


def as_csv_text(checked: Checked, source: Source, language: Language) -> str:
    """A row for each difference."""
    return as_csv(COLUMNS, (_row(one, source, language) for one in checked.differences))


def as_json(checked: Checked, source: Source, language: Language) -> str:
    """All differences, and how many paragraphs the document has."""
    rows = [dict(zip(COLUMNS, _row(one, source, language), strict=True)) for one in checked.differences]
    return printable_json({"file": source.file, "paragraphs": checked.paragraphs, "differences": rows})
