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


def link_outside(name: str) -> Diagnostic:
    """A link that leaves the folder, or that stands in its place."""
    message = Text(
        "Tệp là liên kết trỏ ra ngoài thư mục làm việc nên không được đọc.",
        "The file is a link that leaves the folder; it is not read.",
    )
    hint = Text("Chép tệp thật vào thư mục của đơn vị.", "Copy the real file into the unit's folder.")
    if "/" not in name:
        message = Text(
            f"'{name}' là liên kết, không phải thư mục thật, nên không tệp nào trong đó được đọc.",
            f"'{name}' is a link, not a real folder; no file in it is read.",
        )
        hint = Text("Thay liên kết bằng thư mục thật.", "Replace the link with the real folder.")
    return Diagnostic("link-outside-folder", message, Location(name), hint=hint)


def not_a_file(name: str) -> Diagnostic:
    """A folder or a device where a file is expected, or the other way round."""
    message = Text(
        "Ở đây phải là một tệp, nhưng lại là thư mục hoặc thiết bị.",
        "A file is expected here, but this is a folder or a device.",
    )
    hint = Text(
        "Đổi tên hoặc xóa thư mục này; báo cáo là một tệp .yaml.",
        "Rename or delete it; a report is a .yaml file.",
    )
    if "/" not in name:
        message = Text(
            f"'{name}' phải là một thư mục, nhưng lại là một tệp.",
            f"'{name}' is a file, but has to be a folder.",
        )
        hint = Text(
            "Đổi tên tệp này; thư mục được lập lại khi cần.",
            "Rename it; the folder is made when it is needed.",
        )
    return Diagnostic("not-a-file", message, Location(name), hint=hint)


def unreadable(name: str, error: Exception) -> Diagnostic:
    """A file that the system does not let be read."""
    reason = getattr(error, "strerror", None) or type(error).__name__
    return Diagnostic(
        "unreadable-file",
        Text(f"Không đọc được tệp ({reason}).", f"The file cannot be read ({reason})."),
        Location(name),
        hint=Text(
            "Kiểm tra quyền đọc tệp, hoặc liên kết hỏng, rồi chạy lại.",
            "Check the file's permissions, or whether it is a broken link, then run again.",
        ),
    )
