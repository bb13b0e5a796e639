"""Web addresses that were given as proof: what a person is to know before opening one, and what may be tried.

It is pure: no name is looked up here, no connection opened.
"""

import re
from collections import Counter
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urlsplit

from ttdn.language import Labelled, Text

_PORTS = {"http": 80, "https": 443}
#: Names that mean the reader's own machine or network, wherever they are read (RFC 6761, 6762, 8375).
_PRIVATE_ENDINGS = (
    ".localhost",
    ".local",
    ".internal",
    ".home.arpa",
    ".lan",
    ".intranet",
    ".test",
    ".invalid",
)
_SHORTENERS = frozenset(
    {
        *("bit.ly", "bom.so", "by.com.vn", "cutt.ly", "goo.gl", "is.gd", "ow.ly", "qr.ae", "rb.gy"),
        *("rebrand.ly", "s.id", "shorturl.at", "t.co", "t.ly", "tiny.cc", "tinyurl.com", "v.gd"),
    }
)
#: All addresses of today's Internet (RFC 4291, 2.4); of these, the blocks that are none of a host's own.
_UNICAST = IPv6Network("2000::/3")
_NOT_OF_HOSTS = (
    IPv6Network("2001::/23"),  # protocols; Teredo, which holds an IPv4 address, among them
    IPv6Network("2001:db8::/32"),  # examples
    IPv6Network("2002::/16"),  # 6to4 holds an IPv4 address
    IPv6Network("3fff::/20"),  # examples
)
#: What the module ``ipaddress`` calls global and is no host on the Internet, in this Python or an older one.
_NOT_GLOBAL = re.compile(r"192\.0\.0\.|192\.88\.99\.")
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+(?:%[a-z0-9._~-]+)?")
#: Names that browsers and systems read as numbers of an IPv4 address: 0x7f.1, 2130706433, 0177.0.0.1.
_LIKE_A_NUMBER = re.compile(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)")
_KEPT_IN_PATH, _KEPT_IN_QUERY = "/%:@!$&'()*+,;=~-._", "/%:@!$&'()*+,;=~-._?[]"


class Remark(Labelled):
    """What a person is to know of a link before opening it."""

    TWICE = "given_twice", "nêu nhiều lần", "given more than once"
    PRIVATE = "private", "địa chỉ nội bộ", "private address"
    SHORTENED = "shortened", "đường dẫn rút gọn", "shortened link"
    CREDENTIALS = "credentials", "có tên, mật khẩu trong đường dẫn", "holds a user name"
    PORT = "port", "cổng lạ", "unusual port"
    PLAIN = "not_encrypted", "không mã hóa (http)", "not encrypted (http)"


class Target(NamedTuple):
    """Where a link leads: the name of the server in ASCII, its port, what is asked for in ASCII."""

    host: str
    port: int
    encrypted: bool
    asked: str

    @property
    def host_header(self) -> str:
        """The server as a request names it."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        usual = self.port == (443 if self.encrypted else 80)
        return name if usual else f"{name}:{self.port}"


class NoTarget(NamedTuple):
    """Why a link leads nowhere that may be tried; None: it is no web address."""

    reason: Remark | None


def read_target(link: str) -> Target | NoTarget:
    """Where a link leads, if a server there may be asked: http and https, their own ports, no credentials."""
    try:
        parts = urlsplit(link)
        host, port = _ascii_host(parts), parts.port
    except ValueError:
        return NoTarget(None)
    if parts.scheme not in _PORTS:
        return NoTarget(None)
    if parts.username is not None or parts.password is not None:
        return NoTarget(Remark.CREDENTIALS)
    if is_private_name(host):
        return NoTarget(Remark.PRIVATE)
    if port is not None and port not in _PORTS.values():
        return NoTarget(Remark.PORT)
    asked = quote(parts.path or "/", safe=_KEPT_IN_PATH)
    if parts.query:
        asked = f"{asked}?{quote(parts.query, safe=_KEPT_IN_QUERY)}"
    return Target(host, port or _PORTS[parts.scheme], parts.scheme == "https", asked)


def find_remarks(link: str) -> list[Remark]:
    """What is to be known of a link by its words alone."""
    target = read_target(link)
    if isinstance(target, NoTarget):
        return [target.reason] if target.reason else []
    found = [Remark.SHORTENED] if target.host.removeprefix("www.") in _SHORTENERS else []
    return found if target.encrypted else [*found, Remark.PLAIN]


def host_of(link: str) -> str:
    """The server of a link as it is written; empty where it names none."""
    try:
        return (urlsplit(link).hostname or "").rstrip(".")
    except ValueError:
        return ""


def same_page(link: str) -> str:
    """What links to one page have in common, whatever is written differently."""
    page = link.partition("#")[0].rstrip("/")
    try:
        host = urlsplit(link).netloc
    except ValueError:
        return page
    return page.replace(host, host.lower(), 1)


def is_private_name(host: str) -> bool:
    """Whether a host is known by its name alone to be nowhere on the Internet, or hides its address."""
    try:
        return not is_public(str(ip_address(host)))
    except ValueError:
        hides = _LIKE_A_NUMBER.fullmatch(host) is not None
        return hides or "." not in host or f".{host}".endswith(_PRIVATE_ENDINGS)


def is_public(address: str) -> bool:
    """Whether an IP address is that of a host on the Internet, and holds no other address.

    All else may lie in the network of whoever asks: private, loopback, link-local, shared (CGNAT), multicast,
    reserved, and what stands for an IPv4 address (mapped, 6to4, Teredo, NAT64).
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    special = found.is_multicast or found.is_reserved or found.is_unspecified or found.is_loopback
    if special or found.is_link_local or found.is_private or not found.is_global:
        return False
    return _is_public_v6(found) if isinstance(found, IPv6Address) else _is_public_v4(found)


def _is_public_v4(address: IPv4Address) -> bool:
    return _NOT_GLOBAL.match(str(address)) is None


def _is_public_v6(address: IPv6Address) -> bool:
    apart = any(address in block for block in _NOT_OF_HOSTS)
    return address.scope_id is None and address in _UNICAST and not apart


def _ascii_host(parts: SplitResult) -> str:
    """The name of the server in ASCII, as it is looked up.

    Raises:
        ValueError: It can be none.
    """
    host = (parts.hostname or "").rstrip(".")
    host = host if host.isascii() else host.encode("idna").decode("ascii").lower()
    if _HOST.fullmatch(host) is None:
        raise ValueError(host)
    return host


class Outcome(Labelled):
    """What came of a link."""

    OPENED = "opened", "mở được", "opened"
    NOT_FOUND = "not_found", "không tìm thấy trang", "not found"
    DENIED = "denied", "máy chủ từ chối, có thể cần đăng nhập", "denied; may need a login"
    SERVER_ERROR = "server_error", "máy chủ báo lỗi", "server error"
    TIMED_OUT = "timed_out", "hết thời gian chờ", "timed out"
    NO_SUCH_NAME = "no_such_name", "tên máy chủ không tồn tại", "no such server"
    NO_LOOKUP = "no_lookup", "không tra được tên máy chủ", "server name could not be looked up"
    NO_CONNECTION = "no_connection", "không kết nối được", "no connection"
    CERTIFICATE = "certificate", "chứng thư bảo mật không hợp lệ", "invalid certificate"
    NOT_WEB = "not_web", "không phải trang web", "not a web page"
    REDIRECTIONS = "redirections", "chuyển hướng quá nhiều lần", "too many redirections"
    PRIVATE = "private", "địa chỉ nội bộ, không thử", "private address, not tried"
    NOT_ALLOWED = "not_allowed", "không thử", "not tried"
    NOT_REACHED = "not_reached", "chưa thử, hết thời gian chung", "not tried: out of time"

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
    words = [(outcome.label, counted[outcome]) for outcome in Outcome if counted[outcome]]
    vi = ", ".join(f"{label.vi} {count}" for label, count in words)
    en = ", ".join(f"{label.en} {count}" for label, count in words)
    return Text(f"Đã thử {counted.total()} đường dẫn: {vi}.", f"Links tried: {counted.total()}; {en}.")
