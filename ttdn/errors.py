"""What stops a run. Trouble inside the user's files is not here: that is a ``Diagnostic``.

TtdnError
├── WorkspaceNotFoundError      no folder with plan/ here or above
├── PlanNotFoundError           no plan for the year that was asked for
├── PlanHasErrorsError          the plan itself does not pass the checks
├── PathNotFoundError           a path given on the command line does not exist
├── PathOutsideWorkspaceError   a path given on the command line is not part of the folder
├── UnknownNameError            an item, unit or group that the plan does not have
├── UnknownCodeError            no finding has that code
├── InvalidOptionError          the value of an option cannot be read
├── TemplateError               a document template cannot be read or filled
└── OutputNotWritableError      a document cannot be written
"""

from pathlib import Path

from ttdn.language import Text


class TtdnError(Exception):
    """The program cannot go on; ``message`` says why and what to do."""

    def __init__(self, message: Text) -> None:
        """Keep the sentence in both languages."""
        super().__init__(message.en)
        self.message = message


class WorkspaceNotFoundError(TtdnError):
    """No folder with ``plan/`` was found."""

    def __init__(self, start: Path) -> None:
        """Name the folder where the search began."""
        super().__init__(
            Text(
                f"Không tìm thấy thư mục 'plan' tại {start} hoặc các thư mục phía trên. "
                "Hãy chuyển vào thư mục của kế hoạch, hoặc chỉ rõ bằng --root THƯ_MỤC.",
                f"No folder 'plan' in {start} or above it. Change into the plan's folder, or name it with --root DIR.",
            )
        )


class PlanNotFoundError(TtdnError):
    """There is no plan for the year."""

    def __init__(self, year: int | None, years: list[int]) -> None:
        """Name the year that was asked for (None: any) and those that exist."""
        if year is None:
            message = Text(
                "Thư mục 'plan' không có kế hoạch nào đọc được. Mỗi năm cần một tệp, ví dụ plan/2020.yaml.",
                "The folder 'plan' has no plan that can be read. Each year needs a file such as plan/2020.yaml.",
            )
        else:
            known = ", ".join(map(str, years))
            message = Text(
                f"Không có kế hoạch năm {year}. Các năm hiện có: {known}.",
                f"There is no plan for {year}. Years at hand: {known}.",
            )
        super().__init__(message)


class PlanHasErrorsError(TtdnError):
    """The plan does not pass the checks, so nothing can be counted by it."""

    def __init__(self, path: str, count: int) -> None:
        """Name the plan's file and the number of its errors."""
        super().__init__(
            Text(
                f"{path} có {count} lỗi nên chưa thể tổng hợp. Chạy 'ttdn validate {path}' để xem và sửa.",
                f"{path} has {count} errors, so nothing can be counted. Run 'ttdn validate {path}' to see them.",
            )
        )


class PathNotFoundError(TtdnError):
    """A path given on the command line does not exist."""

    def __init__(self, path: str) -> None:
        """Name the path as it was typed."""
        super().__init__(Text(f"Không tìm thấy '{path}'.", f"'{path}' does not exist."))


class PathOutsideWorkspaceError(TtdnError):
    """A path given on the command line holds no plan and no report of this folder."""

    def __init__(self, path: str, root: Path) -> None:
        """Name the path as it was typed and the folder at work."""
        super().__init__(
            Text(
                f"'{path}' không nằm trong 'plan' hoặc 'units' của {root}.",
                f"'{path}' is not inside 'plan' or 'units' of {root}.",
            )
        )


class UnknownNameError(TtdnError):
    """The plan has no item, unit or group of that name."""

    def __init__(self, name: str, suggestions: list[str]) -> None:
        """Name what was typed and what may have been meant."""
        near = ", ".join(suggestions)
        super().__init__(
            Text(
                f"Kế hoạch không có '{name}'." + (f" Có phải: {near}?" if near else ""),
                f"The plan has no '{name}'." + (f" Did you mean: {near}?" if near else ""),
            )
        )


class UnknownCodeError(TtdnError):
    """No finding has that code."""

    def __init__(self, code: str, suggestions: list[str]) -> None:
        """Name what was typed and what may have been meant."""
        near = ", ".join(suggestions)
        super().__init__(
            Text(
                f"Không có mã '{code}'." + (f" Có phải: {near}?" if near else " Xem tất cả: ttdn explain --all."),
                f"There is no code '{code}'." + (f" Did you mean: {near}?" if near else " See all: ttdn explain --all."),
            )
        )


class InvalidOptionError(TtdnError):
    """The value of an option cannot be read."""

    def __init__(self, option: str, value: str, allowed: Text) -> None:
        """Name the option, what was typed and what is allowed."""
        super().__init__(
            Text(
                f"{option}: không đọc được '{value}'. {allowed.vi}",
                f"{option}: cannot read '{value}'. {allowed.en}",
            )
        )


class TemplateError(TtdnError):
    """A document template cannot be read or filled."""

    def __init__(self, path: str, line: int, problem: Text) -> None:
        """Name the template's file and line, and what is wrong there."""
        super().__init__(Text(f"{path}:{line}: {problem.vi}", f"{path}:{line}: {problem.en}"))


class OutputNotWritableError(TtdnError):
    """A document cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        """Name the file and the system's reason."""
        super().__init__(
            Text(
                f"Không ghi được {path} ({reason}). Nếu tệp đang mở trong Word, hãy đóng lại rồi chạy lần nữa.",
                f"Cannot write {path} ({reason}). If the file is open in Word, close it and run again.",
            )
        )
