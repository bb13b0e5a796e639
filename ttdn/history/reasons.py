"""Why git says nothing, and what helps: each in its own sentence."""

from datetime import date
from typing import NamedTuple

from ttdn.language import Text
from ttdn.safe_text import visible
from ttdn.vietnamese import date_text

_MAXIMUM_WORDS = 200


class Reason(NamedTuple):
    """Why git says nothing, and what helps."""

    why: Text
    cure: Text


class HistoryNotReadableError(Exception):
    """History cannot be had; whoever asked for it decides what that means."""

    def __init__(self, reason: Reason) -> None:
        """Keep the reason."""
        super().__init__(reason.why.en)
        self.reason = reason

    @property
    def is_usual(self) -> bool:
        """Whether the folder simply does without git."""
        return self.reason in {NO_GIT, NO_REPOSITORY}


NO_GIT = Reason(
    Text("máy không có git", "git is not installed"),
    Text("Cài git rồi chạy lại.", "Install git and run again."),
)
NO_REPOSITORY = Reason(
    Text("thư mục này không phải kho git", "this is not a git repository"),
    Text(
        "Chạy trong bản git của thư mục, hoặc bỏ --changed-from.",
        "Run it in a clone of the folder, or leave out --changed-from.",
    ),
)
LEADS_ELSEWHERE = Reason(
    Text("tệp .git ở đây trỏ sang một kho khác", "the file .git leads to another repository"),
    Text(
        "Tải riêng kho này bằng git clone rồi chạy ở đó.",
        "Clone that repository by itself and run there.",
    ),
)
NO_COMMIT = Reason(
    Text("kho git chưa có bản ghi nào", "the repository has no commit yet"),
    Text("Ghi lần đầu bằng git commit rồi chạy lại.", "Make the first commit and run again."),
)
NOT_FETCHED = Reason(
    Text("kho chưa tải đủ nội dung các tệp", "not all contents of files were fetched"),
    Text("Tải lại kho bằng git clone rồi chạy ở đó.", "Clone the repository again and run there."),
)
NO_REVISION = Reason(
    Text("không có bản ghi này", "no such revision"),
    Text(
        "Kiểm tra tên nhánh; trong CI cần tải cả nhánh đó (fetch-depth: 0).",
        "Check the name; in CI that branch must be fetched (fetch-depth: 0).",
    ),
)
SHALLOW = Reason(
    Text("kho chỉ được tải một phần lịch sử", "only a part of the history was fetched"),
    Text(
        "Tải đủ lịch sử: fetch-depth: 0 trong CI, hoặc git fetch --unshallow.",
        "Fetch all of it: fetch-depth: 0 in CI, or git fetch --unshallow.",
    ),
)
NO_COMMON_PAST = Reason(
    Text("hai bên không có lịch sử chung", "the two have no history in common"),
    Text("Kiểm tra tên nhánh.", "Check the name."),
)
NO_ANSWER = Reason(
    Text("git không trả lời kịp", "git did not answer in time"),
    Text(
        "Chạy lại; nếu vẫn vậy, kiểm tra kho bằng git fsck.",
        "Run it again; if that does not help, check the repository with git fsck.",
    ),
)
TOO_LARGE = Reason(
    Text("lịch sử có quá nhiều tệp", "the history has too many files"),
    Text(
        "Xem lại lần gửi: một lần gửi thường chỉ có vài tệp.",
        "Look at the submission again: it usually has only a few files.",
    ),
)
UNKNOWN_FORM = Reason(
    Text("kho git có dạng chưa đọc được", "the repository has a format that cannot be read"),
    Text("Tải lại kho bằng git clone rồi chạy ở đó.", "Clone the repository again and run there."),
)


def none_by(day: date) -> Reason:
    """There is no commit of a day or before it."""
    told = date_text(day)
    return Reason(
        Text(f"kho git chưa có bản ghi nào đến hết ngày {told.vi}", f"git has no commit until {told.en}"),
        Text("Chọn một ngày sau.", "Choose a later day."),
    )


def no_right(place: str) -> Reason:
    """The system does not let the repository be read."""
    return Reason(
        Text(
            f"hệ thống không cho đọc kho git {place}",
            f"the system does not allow the repository {place} to be read",
        ),
        Text(
            "Chạy bằng tài khoản sở hữu thư mục, hoặc xin quyền đọc.",
            "Run as the owner of the folder, or ask for the right to read it.",
        ),
    )


def belongs_to_another(folder: str) -> Reason:
    """Git refuses, because somebody else owns the folder."""
    return Reason(
        Text(
            "git từ chối vì thư mục thuộc về người dùng khác",
            "git refuses because the folder belongs to another user",
        ),
        Text(
            f"Nếu tin thư mục này, chạy: git config --global --add safe.directory {folder}",
            f"If you trust the folder, run: git config --global --add safe.directory {folder}",
        ),
    )


def git_says(words: str) -> Reason:
    """Whatever else git complains of, in its own words."""
    first = visible(words.strip().partition("\n")[0][:_MAXIMUM_WORDS]) or "?"
    return Reason(
        Text(f"git báo: {first}", f"git says: {first}"),
        Text("Kiểm tra kho bằng git fsck.", "Check the repository with git fsck."),
    )
