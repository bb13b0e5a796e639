"""What goes back to a unit: its name is that of the file that came, with a mark that says what it is."""

import re
from enum import Enum
from pathlib import Path, PurePath

from ttdn.forms.file_names import fit_stem
from ttdn.language import Text

_NUMBERED = re.compile("-[0-9]+$")
_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls"})


class Paper(Enum):
    """What may go back, by the mark before the ending of its name, with what it is called."""

    MARKED = ".can-sua", Text("bản đánh dấu", "marked copy")
    RECEIPT = ".bien-nhan", Text("biên nhận", "receipt")
    REPORT = ".bao-cao", Text("báo cáo để ký", "report to sign")
    NUMBER = ".so-ky-hieu", Text("biểu mẫu ghi số, ngày", "form for its number")
    NEW = ".mau-moi", Text("biểu mẫu mới", "new form")

    def __init__(self, mark: str, label: Text) -> None:
        """Keep mark and label."""
        self.mark, self.label = mark, label

    def is_of(self, name: str) -> bool:
        """Whether a file bears its mark, perhaps with a number behind it (``x.bao-cao-2.docx``)."""
        return _NUMBERED.sub("", PurePath(name).stem).endswith(self.mark)


#: The forms that a unit fills in and sends again under the name that they were given.
_FILLED_IN = (Paper.MARKED, Paper.NEW, Paper.NUMBER)


def returned_stem(path: Path) -> str:
    """The name of what came, without its ending and earlier marks, as every system can hold and print it."""
    stem = path.stem if path.suffix.lower() in _WORKBOOKS else path.name
    for paper in _FILLED_IN:
        if paper.is_of(f"{stem}.xlsx"):
            stem = _NUMBERED.sub("", stem).removesuffix(paper.mark)
            break
    return fit_stem(stem) or "bieu-mau"
