"""What is wrong with a file or a folder before anything was read of it."""

from pathlib import PurePosixPath

from ttdn.diagnostics import Diagnostic, Location, Severity
from ttdn.language import Text


def hidden_ending(name: str) -> Diagnostic:
    """A report with the ending .txt, which Windows does not show."""
    good = PurePosixPath(name).stem
    return Diagnostic(
        "wrong-file-name",
        Text(
            "Tệp có thêm đuôi .txt nên không được đọc là báo cáo.",
            "The file name ends in .txt, so it is not read as a report.",
        ),
        Location(name),
        hint=Text(
            f"Đổi tên thành {good}; trong Windows Explorer bật View > File name extensions để thấy đuôi tệp.",
            f"Rename it to {good}; in Windows Explorer, View > File name extensions shows the ending.",
        ),
    )


def other_ending(name: str, good: str) -> Diagnostic:
    """A file with the name of a period that is no YAML file: perhaps the report itself."""
    return Diagnostic(
        "wrong-file-name",
        Text(
            "Tệp mang tên của kỳ báo cáo nhưng không phải tệp .yaml nên không được tính.",
            "Named like a report, but not a .yaml file: not counted.",
        ),
        Location(name),
        severity=Severity.WARNING,
        hint=Text(
            f"Nếu là báo cáo: đặt tên {good}. Nếu là minh chứng: đặt tên khác.",
            f"If it is a report, name it {good}; if it is evidence, give it another name.",
        ),
    )
