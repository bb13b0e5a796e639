"""Links tried one at a time: the only place of the program that opens a connection.

What units write must not make the machine of the office ask something of its own network. So the name of a
server is looked up once, every address that comes of it must be one on the Internet, and the connection goes
to that address and no other; each redirection is judged anew. Nothing is sent along: no cookie, no
password; no proxy of the machine is used. Of an answer only its head is read.
"""

import queue
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address
from typing import NamedTuple, Protocol
from urllib.parse import urljoin

from ttdn.evidence.addresses import Answer, NoTarget, Outcome, Remark, Target, is_public, read_target

#: The addresses of a server that are tried, redirections that are followed, bytes of an answer that are read.
_MOST_ADDRESSES, _MOST_REDIRECTIONS, _MOST_BYTES = 3, 5, 16 * 1024
_PIECE = 4096
_STATUS = re.compile(rb"HTTP/1\.[01] ([1-9][0-9]{2})(?![0-9])")
_LOCATION = re.compile(rb"^location:[ \t]*([^\r\n]+)", re.IGNORECASE | re.MULTILINE)
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_REDIRECTING = frozenset({301, 302, 303, 307, 308})
_GONE, _DENIED = frozenset({404, 410}), frozenset({401, 403, 407, 429, 451})
#: Part of a page was asked for that is shorter: it is there.
_NO_SUCH_PART = 416
_FINAL, _WRONG = 200, 400


_REFUSED = {Remark.PRIVATE: Outcome.PRIVATE, None: Outcome.NOT_WEB}


class Stream(Protocol):
    """A connection."""

    def settimeout(self, value: float | None, /) -> None:
        """How many seconds one step may take."""

    def sendall(self, data: bytes, /) -> None:
        """Send it all."""

    def recv(self, bufsize: int, /) -> bytes:
        """What has come; nothing at its end."""

    def close(self) -> None:
        """End it."""


class StoppedError(Exception):
    """A link cannot be followed any further."""

    def __init__(self, outcome: Outcome) -> None:
        """Keep what is to be said of it."""
        super().__init__(outcome.code)
        self.outcome = outcome


def resolve(host: str, port: int, seconds: float) -> Sequence[str]:
    """The IP addresses of a name.

    Raises:
        socket.gaierror: It has none.
        TimeoutError: That took too long; the system does not let itself be stopped, and is left alone.
    """
    answers: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put([str(address[0]) for *_, address in found])
        except OSError as error:
            answers.put(error)
        except UnicodeError:  # a label that is too long
            answers.put(socket.gaierror(socket.EAI_NONAME, host))

    threading.Thread(target=look_up, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(answer, OSError):
        raise answer
    return list(dict.fromkeys(answer))


def connect(address: str, port: int, seconds: float) -> socket.socket:
    """A connection to an IP address on the Internet.

    Raises:
        StoppedError: It is another address.
        OSError: Nobody answers there.
    """
    if not is_public(address):
        raise StoppedError(Outcome.PRIVATE)
    family = socket.AF_INET if ip_address(address).version == 4 else socket.AF_INET6  # noqa: PLR2004 - of the protocol
    stream = socket.socket(family, socket.SOCK_STREAM)
    try:
        stream.settimeout(seconds)
        stream.connect((address, port))
    except BaseException:
        stream.close()
        raise
    return stream


def encrypt(stream: socket.socket, host: str) -> Stream:
    """The connection encrypted, with a server that proves to bear the name.

    Raises:
        ssl.SSLError: It does not.
    """
    return _context().wrap_socket(stream, server_hostname=host)


@cache
def _context() -> ssl.SSLContext:
    return ssl.create_default_context()


@dataclass(frozen=True, slots=True)
class Network:
    """How servers are reached; a test puts its own parts in."""

    resolve: Callable[[str, int, float], Sequence[str]] = resolve
    connect: Callable[[str, int, float], socket.socket] = connect
    encrypt: Callable[[socket.socket, str], Stream] = encrypt
    seconds: Callable[[], float] = time.monotonic


def try_links(
    links: Iterable[str], seconds: float, total: float, network: Network = Network()
) -> Iterator[tuple[str, Answer]]:
    """What comes of each link, one after the other.

    Args:
        links: The web addresses.
        seconds: How long one may take.
        total: How long all of them may take; what is left then is not tried.
        network: How servers are reached.
    """
    end = network.seconds() + total
    for link in links:
        left = min(seconds, end - network.seconds())
        yield link, try_link(link, left, network) if left > 0 else Answer(Outcome.NOT_REACHED)


def try_link(link: str, seconds: float, network: Network = Network()) -> Answer:
    """What comes of a link within some seconds; it is followed where it is led on, a few times."""
    due = network.seconds() + seconds
    for _ in range(_MOST_REDIRECTIONS + 1):
        target = read_target(link)
        if isinstance(target, NoTarget):
            return Answer(_REFUSED.get(target.reason, Outcome.NOT_ALLOWED), None, link)
        try:
            status, onward = _Visit(target, due, network).ask()
        except StoppedError as stopped:
            return Answer(stopped.outcome, None, link)
        if status not in _REDIRECTING or not onward:
            return Answer(_judge(status), status, link)
        try:
            link = urljoin(link, onward)
        except ValueError:
            return Answer(Outcome.NOT_WEB, status, link)
    return Answer(Outcome.REDIRECTIONS, None, link)


def _judge(status: int) -> Outcome:
    if status < _WRONG or status == _NO_SUCH_PART:
        return Outcome.OPENED
    if status in _GONE:
        return Outcome.NOT_FOUND
    return Outcome.DENIED if status in _DENIED else Outcome.SERVER_ERROR


class _Reply(NamedTuple):
    status: int
    onward: str


class _Visit:
    """One server asked for one page, until a moment."""

    def __init__(self, target: Target, due: float, network: Network) -> None:
        self._target, self._due, self._network = target, due, network

    def ask(self) -> _Reply:
        """The answer to a request for the head of the page; where that is refused, for the page itself.

        Raises:
            StoppedError: There is no answer.
        """
        try:
            reply = self._ask()
        except TimeoutError:
            raise StoppedError(Outcome.TIMED_OUT) from None
        except socket.gaierror as error:
            unknown = error.errno == socket.EAI_NONAME or error.errno == getattr(socket, "EAI_NODATA", None)
            raise StoppedError(Outcome.NO_SUCH_NAME if unknown else Outcome.NO_LOOKUP) from None
        except ssl.SSLCertVerificationError:
            raise StoppedError(Outcome.CERTIFICATE) from None
        except OSError:
            raise StoppedError(Outcome.NO_CONNECTION) from None
        if reply is None:
            raise StoppedError(Outcome.NOT_WEB)
        return reply

    def _ask(self) -> _Reply | None:
        addresses = self._resolve()
        reply = self._exchange(addresses, "HEAD")
        if reply is not None and reply.status < _WRONG:
            return reply
        try:
            return self._exchange(addresses, "GET") or reply
        except OSError:
            if reply is None:
                raise
            return reply

    def _left(self) -> float:
        left = self._due - self._network.seconds()
        if left <= 0:
            raise TimeoutError
        return left

    def _resolve(self) -> Sequence[str]:
        """The addresses of the server, all of them on the Internet: a name that has others is not trusted."""
        found = self._network.resolve(self._target.host, self._target.port, self._left())
        if not found:
            raise StoppedError(Outcome.NO_SUCH_NAME)
        if not all(map(is_public, found)):
            raise StoppedError(Outcome.PRIVATE)
        return found[:_MOST_ADDRESSES]

    def _exchange(self, addresses: Sequence[str], method: str) -> _Reply | None:
        """The reply to a request; None where there is none, or it is not of the web."""
        raw = self._connect(addresses)
        try:
            raw.settimeout(self._left())
            stream = self._network.encrypt(raw, self._target.host) if self._target.encrypted else raw
            try:
                return self._read_reply(stream, method)
            except ConnectionError:
                return None
            finally:
                stream.close()
        finally:
            raw.close()

    def _connect(self, addresses: Sequence[str]) -> socket.socket:
        """A connection to the first address that answers; each has its share of the time that is left."""
        failure: OSError = TimeoutError()
        for place, address in enumerate(addresses):
            share = self._left() / (len(addresses) - place)
            try:
                return self._network.connect(address, self._target.port, share)
            except OSError as error:
                failure = error
        raise failure

    def _read_reply(self, stream: Stream, method: str) -> _Reply | None:
        stream.settimeout(self._left())
        stream.sendall(self._request(method))
        got = b""
        while len(got) < _MOST_BYTES:
            stream.settimeout(self._left())
            piece = stream.recv(_PIECE)
            got = _without_informing(got + piece)
            if not piece or _HEAD_END.search(got):
                break
        return _read_head(got)

    def _request(self, method: str) -> bytes:
        lines = [
            f"{method} {self._target.asked} HTTP/1.1",
            f"Host: {self._target.host_header}",
            "User-Agent: Mozilla/5.0 (compatible; ttdn)",
            "Accept: */*",
            "Accept-Encoding: identity",
            *(["Range: bytes=0-1023"] if method == "GET" else []),
            "Connection: close",
        ]
        return "\r\n".join([*lines, "", ""]).encode("ascii")


def _without_informing(got: bytes) -> bytes:
    """What was read without whole heads that only say that another is to come (1xx)."""
    while (status := _STATUS.match(got)) and int(status[1]) < _FINAL and (end := _HEAD_END.search(got)):
        got = got[end.end() :]
    return got


def _read_head(got: bytes) -> _Reply | None:
    status = _STATUS.match(got)
    if status is None or int(status[1]) < _FINAL:
        return None
    head = _HEAD_END.split(got, 1)[0]
    onward = _LOCATION.search(head)
    return _Reply(int(status[1]), onward[1].decode("utf-8", "replace").strip() if onward else "")
