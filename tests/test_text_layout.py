"""Documents as plain text."""

from datetime import date

from ttdn.documents.document.markdown import parse_markdown
from ttdn.documents.document.model import Document
from ttdn.documents.layout.markdown import render_text
from ttdn.model.issuing import Letterhead, Signature

BODY = """\
# Kết quả

Câu một
dòng hai.

- ý một
  - ý trong \x1b[31m

Câu sau.

# Phụ lục: SỐ LIỆU

| Mục | Số liệu | Số |
|---|---|---|
| II.1 | Tin | 5 |
| II.2 |  | 7 |
"""


def test_line_by_line() -> None:
    """A line for each paragraph, entry and row; air before what is new; annexes behind; nothing alive."""
    blocks, annexes = parse_markdown(BODY)
    head = Letterhead(
        agency=("A",), symbol="B", place="C", recipients=("D",), signature=Signature(authority=("E",))
    )
    document = Document("BIÊN NHẬN", "của A", "A", head, date(2027, 1, 2), blocks, annexes, notice="Ví dụ")
    assert list(render_text(document)) == [
        "BIÊN NHẬN",
        "của A",
        "Ví dụ",
        "",
        "I. KẾT QUẢ",
        "Câu một dòng hai.",
        "- ý một",
        "  - ý trong \\x1b[31m",
        "",
        "Câu sau.",
        "II.1; Tin; 5",
        "II.2; 7",
    ]
