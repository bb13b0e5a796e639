"""What may come of a link that is tried."""

from collections import Counter
from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from ttdn.language import Text
from ttdn.tables import Coded


class Outcome(Enum):
    """What came of a link."""

    OPENED = Coded("opened", Text("mở được", "opened"))
    NOT_FOUND = Coded("not_found", Text("không tìm thấy trang", "not found"))
    DENIED = Coded("denied", Text("máy chủ từ chối, có thể cần đăng nhập", "denied; may need a login"))
    SERVER_ERROR = Coded("server_error", Text("máy chủ báo lỗi", "server error"))
    TIMED_OUT = Coded("timed_out", Text("hết thời gian chờ", "timed out"))
    NO_SUCH_NAME = Coded("no_such_name", Text("tên máy chủ không tồn tại", "no such server"))
    NO_LOOKUP = Coded("no_lookup", Text("không tra được tên máy chủ", "server name could not be looked up"))
    NO_CONNECTION = Coded("no_connection", Text("không kết nối được", "no connection"))
    CERTIFICATE = Coded("certificate", Text("chứng thư bảo mật không hợp lệ", "invalid certificate"))
    NOT_WEB = Coded("not_web", Text("không phải trang web", "not a web page"))
    REDIRECTIONS = Coded("redirections", Text("chuyển hướng quá nhiều lần", "too many redirections"))
    PRIVATE = Coded("private", Text("địa chỉ nội bộ, không thử", "private address, not tried"))
    NOT_ALLOWED = Coded("not_allowed", Text("không thử", "not tried"))
    NOT_REACHED = Coded("not_reached", Text("chưa thử, hết thời gian chung", "not tried: out of time"))

    @property
    def fails(self) -> bool:
        """Whether a check fails by it: it leads to no page, as far as can be seen, or there was no time."""
        return self not in _NO_FAILURES


#: It opens, or a person must look.
_NO_FAILURES = frozenset(
    {Outcome.OPENED, Outcome.DENIED, Outcome.CERTIFICATE, Outcome.PRIVATE, Outcome.NOT_ALLOWED}
)


class Answer(NamedTuple):
    """What came of a link: the number with which the server answered, and where it led in the end."""

    outcome: Outcome
    status: int | None = None
    final: str = ""


def count_outcomes(answers: Iterable[Answer]) -> Text:
    """How many links there were, and what came of them."""
    counted = Counter(answer.outcome for answer in answers)
    words = [(outcome.value.label, counted[outcome]) for outcome in Outcome if counted[outcome]]
    vi = ", ".join(f"{label.vi} {count}" for label, count in words)
    en = ", ".join(f"{label.en} {count}" for label, count in words)
    return Text(f"Đã thử {counted.total()} đường dẫn: {vi}.", f"Links tried: {counted.total()}; {en}.")
