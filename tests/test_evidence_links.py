"""Links tried: what comes of them, and that nothing but a server on the Internet is ever asked."""

import os
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast

import pytest

from ttdn.evidence import links
from ttdn.evidence.addresses import (
    Answer,
    NoTarget,
    Outcome,
    Remark,
    Target,
    count_outcomes,
    find_remarks,
    host_of,
    is_public,
    read_target,
    same_page,
)
from ttdn.evidence.links import Network, StoppedError, connect, resolve, try_link, try_links

#: An address on the Internet, by the rule that is tested; nothing in these tests goes there.
PUBLIC, PUBLIC_V6 = "203.119.8.106", "2400:cb00::1"
HOST = "cong.example.vn"


# Which addresses may be asked.


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "1.1.1.1", PUBLIC_V6, "2606:4700::1111"])
def test_hosts_on_the_internet(address: str) -> None:
    """They may be asked."""
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.255.255.254", "0.0.0.0", "::1", "::"),  # noqa: S104 - nobody listens
        *("10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1", "fc00::1", "fd12:3456::1", "fec0::1"),
        *("169.254.169.254", "fe80::1", "fe80::1%eth0", "2400:cb00::1%eth0"),
        *("100.64.0.1", "100.127.255.255"),
        *("224.0.0.1", "239.255.255.250", "ff02::1", "ff0e::1"),
        *("240.0.0.1", "255.255.255.255", "192.0.0.1", "192.0.0.9", "192.88.99.1"),
        *("192.0.2.1", "198.51.100.1", "203.0.113.1", "198.18.0.1", "2001:db8::1", "3fff::1"),
        *("::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "::8.8.8.8"),
        *("2002:7f00:1::1", "2002:808:808::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2"),
        *("64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1"),
        *("100::1", "5f00::1", "4000::1"),
        *("", "localhost", "8.8.8", "0x7f.1", "2130706433", "010.0.0.1", "8.8.8.8/32"),
    ],
)
def test_all_else_may_lie_in_the_network_of_the_office(address: str) -> None:
    """Private, loopback, link-local, shared, multicast, reserved, or an address within an address."""
    assert not is_public(address)


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("https://example.vn", Target("example.vn", 443, encrypted=True, asked="/")),
        ("http://EXAMPLE.vn./a?b=c#d", Target("example.vn", 80, encrypted=False, asked="/a?b=c")),
        ("https://example.vn:80/", Target("example.vn", 80, encrypted=True, asked="/")),
        ("http://bücher.example/", Target("xn--bcher-kva.example", 80, encrypted=False, asked="/")),
        (
            "https://example.vn/tin tức/ă?q=ơ'%20\r\n",
            Target("example.vn", 443, encrypted=True, asked="/tin%20t%E1%BB%A9c/%C4%83?q=%C6%A1'%20"),
        ),
        (f"http://[{PUBLIC_V6}]/", Target(PUBLIC_V6, 80, encrypted=False, asked="/")),
        ("ftp://example.vn/", NoTarget(None)),
        ("javascript:alert(1)", NoTarget(None)),
        ("https:///khong-may-chu", NoTarget(None)),
        ("https://a b.vn/", NoTarget(None)),
        ("https://[sai/", NoTarget(None)),
        ("https://example.vn:abc/", NoTarget(None)),
        (f"https://{'ă' * 80}.vn/", NoTarget(None)),
        ("https://example.vn:8443/", NoTarget(Remark.PORT)),
        ("http://example.vn:22/", NoTarget(Remark.PORT)),
        ("https://ten@example.vn/", NoTarget(Remark.CREDENTIALS)),
        ("https://ten:mk@example.vn/", NoTarget(Remark.CREDENTIALS)),
        ("http://localhost/", NoTarget(Remark.PRIVATE)),
        ("http://may-in/", NoTarget(Remark.PRIVATE)),
        ("http://nas.local/", NoTarget(Remark.PRIVATE)),
        ("http://127.0.0.1/", NoTarget(Remark.PRIVATE)),
        ("http://[::1]/", NoTarget(Remark.PRIVATE)),
        ("http://[fe80::1%25eth0]/", NoTarget(Remark.PRIVATE)),
        ("http://0x7f.1/", NoTarget(Remark.PRIVATE)),
        ("http://0177.0.0.1/", NoTarget(Remark.PRIVATE)),
        ("http://127.1/", NoTarget(Remark.PRIVATE)),
        ("http://2130706433/", NoTarget(Remark.PRIVATE)),
        ("http://a1.2b.vn/", Target("a1.2b.vn", 80, encrypted=False, asked="/")),
        ("http://8.8.8.8/", Target("8.8.8.8", 80, encrypted=False, asked="/")),
        ("http://[::ffff:10.0.0.1]/", NoTarget(Remark.PRIVATE)),
        ("http://169.254.169.254/latest/meta-data", NoTarget(Remark.PRIVATE)),
        ("http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", NoTarget(Remark.PRIVATE)),
    ],
)
def test_where_a_link_leads(link: str, target: Target | NoTarget) -> None:
    """To a server and a page, in ASCII; or nowhere that may be tried."""
    assert read_target(link) == target


def test_server_is_named_in_a_request() -> None:
    """With its port only where that is not the usual one; an IPv6 address in brackets."""
    hosts = [read_target(link) for link in ("https://a.vn", "https://a.vn:80", f"http://[{PUBLIC_V6}]:443")]
    assert [one.host_header for one in hosts if isinstance(one, Target)] == [
        "a.vn",
        "a.vn:80",
        f"[{PUBLIC_V6}]:443",
    ]


def test_remarks_and_pages() -> None:
    """What is known of a link by its words; two spellings of a page are one page."""
    assert find_remarks("http://www.bit.ly/x") == [Remark.SHORTENED, Remark.PLAIN]
    assert find_remarks("https://example.vn/") == []
    assert find_remarks("ftp://example.vn/") == []
    assert same_page("https://A.vn/B/#c") == same_page("https://a.vn/B")
    assert same_page("https://a.vn/B") != same_page("https://a.vn/b")
    assert same_page("https://[a") == "https://[a"
    assert host_of("https://[a") == ""


# A server of our own. Nothing else is ever reached: names are looked up here, and what is said to be an
# address on the Internet is connected to it.


@dataclass
class Site:
    """What a server answers, by method and path, and what it was asked."""

    answers: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    heads: list[bytes] = field(default_factory=list)

    def answer(self, request: bytes) -> bytes:
        """The answer to a request; by default the page is there."""
        method, path, _ = request.split(b" ", 2)
        line = f"{method.decode()} {path.decode()}"
        self.asked.append(line)
        self.heads.append(request)
        usual = self.answers.get(path.decode(), b"HTTP/1.1 200 OK\r\n\r\n")
        return self.answers.get(line, usual)


class Wire:
    """A connection to a site, without a network: what is sent is answered in pieces."""

    def __init__(self, site: Site, piece: int = 7) -> None:
        """Connect to a site, whose answers come in pieces of so many bytes."""
        self.site, self.piece, self.left, self.closed = site, piece, b"", False
        self.timeouts: list[float | None] = []

    def settimeout(self, value: float | None, /) -> None:
        """Note how long a step may take."""
        self.timeouts.append(value)

    def sendall(self, data: bytes, /) -> None:
        """Be asked."""
        self.left = self.site.answer(data)

    def recv(self, bufsize: int, /) -> bytes:
        """The next piece of the answer."""
        part, self.left = self.left[: self.piece], self.left[self.piece :]
        assert len(part) <= bufsize
        return part

    def close(self) -> None:
        """Hang up."""
        self.closed = True


@dataclass
class World:
    """Names and what they lead to, and a clock that goes on by itself."""

    site: Site = field(default_factory=Site)
    names: dict[str, Sequence[str] | Exception] = field(default_factory=lambda: {HOST: [PUBLIC]})
    connected: list[tuple[str, int]] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    wires: list[Wire] = field(default_factory=list)
    failing: dict[str, Exception] = field(default_factory=dict)
    ticks: float = 0.0
    tick: float = 0.0

    @property
    def network(self) -> Network:
        """The network as the program is given it."""
        return Network(self.resolve, self.connect, self.encrypt, self.now)

    def resolve(self, host: str, port: int, seconds: float) -> Sequence[str]:
        """Look a name up."""
        assert port in {80, 443}
        assert seconds > 0
        self.named.append(host)
        found = self.names.get(host, socket.gaierror(socket.EAI_NONAME, "none"))
        if isinstance(found, Exception):
            raise found
        return found

    def connect(self, address: str, port: int, seconds: float) -> Any:  # noqa: ANN401 - it stands for a socket
        """Connect to an address."""
        assert is_public(address)
        assert seconds > 0
        self.connected.append((address, port))
        if address in self.failing:
            raise self.failing[address]
        self.wires.append(Wire(self.site))
        return self.wires[-1]

    def encrypt(self, stream: Any, host: str) -> Any:  # noqa: ANN401 - the same
        """Encrypt; a failure is named by the host."""
        if host in self.failing:
            raise self.failing[host]
        return stream

    def now(self) -> float:
        """The time, which has gone on."""
        self.ticks += self.tick
        return self.ticks


@pytest.fixture
def world() -> Iterator[World]:
    """A world with one server; every connection is closed at the end."""
    made = World()
    yield made
    assert all(wire.closed for wire in made.wires)


def status(line: str, *more: str) -> bytes:
    """An answer."""
    return "\r\n".join([f"HTTP/1.1 {line}", *more, "", "<html>"]).encode()


@pytest.mark.parametrize(
    ("answer", "outcome", "number"),
    [
        (status("200 OK"), Outcome.OPENED, 200),
        (b"HTTP/1.0 204\n\n", Outcome.OPENED, 204),
        (status("304 Not Modified"), Outcome.OPENED, 304),
        (status("302 Found"), Outcome.OPENED, 302),
        (status("404 Not Found"), Outcome.NOT_FOUND, 404),
        (status("410 Gone"), Outcome.NOT_FOUND, 410),
        (status("401 Unauthorized"), Outcome.DENIED, 401),
        (status("403 Forbidden"), Outcome.DENIED, 403),
        (status("429 Too Many Requests"), Outcome.DENIED, 429),
        (status("416 Range Not Satisfiable"), Outcome.OPENED, 416),
        (status("500 Oops"), Outcome.SERVER_ERROR, 500),
        (status("400 Bad"), Outcome.SERVER_ERROR, 400),
        (status("103 Early Hints", "Link: x")[:-6] + status("200 OK"), Outcome.OPENED, 200),
        (b"SSH-2.0-OpenSSH_9.6\r\n", Outcome.NOT_WEB, None),
        (b"HTTP/1.1 99 Odd\r\n\r\n", Outcome.NOT_WEB, None),
        (b"HTTP/1.1 2000 Odd\r\n\r\n", Outcome.NOT_WEB, None),
        (b"HTTP/1.1 100 Continue\r\n\r\n", Outcome.NOT_WEB, None),
        (b"", Outcome.NOT_WEB, None),
    ],
)
def test_what_a_server_answers(world: World, answer: bytes, outcome: Outcome, number: int | None) -> None:
    """Is told in words, with its number."""
    world.site.answers["/tin"] = answer
    assert try_link(f"https://{HOST}/tin", 10, world.network)[:2] == (outcome, number)


def test_what_is_asked(world: World) -> None:
    """The head of the page, without cookie, password or a word of the machine; once where it is there."""
    assert try_link(f"http://{HOST}/tin?a=b#c", 10, world.network).outcome is Outcome.OPENED
    assert world.site.heads == [
        f"HEAD /tin?a=b HTTP/1.1\r\nHost: {HOST}\r\nUser-Agent: Mozilla/5.0 (compatible; ttdn)\r\n"
        "Accept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n".encode()
    ]
    assert world.connected == [(PUBLIC, 80)]


def test_page_itself_is_asked_for_where_its_head_is_refused(world: World) -> None:
    """Many servers do not know HEAD; no more than the first of the page is asked for."""
    for refusal in (status("405 No"), status("404 No"), b"", b"garbage"):
        world.site.answers["HEAD /tin"] = refusal
        assert try_link(f"https://{HOST}/tin", 10, world.network) == Answer(
            Outcome.OPENED, 200, f"https://{HOST}/tin"
        )
        assert world.site.asked[-2:] == ["HEAD /tin", "GET /tin"]
        assert b"\r\nRange: bytes=0-1023\r\n" in world.site.heads[-1]


def test_head_counts_where_the_page_itself_is_not_had(world: World) -> None:
    """The connection breaks at the second request: what the first said stands; with none, that is said."""
    world.site.answers["/a"] = status("403 No")
    network = replace(world.network, connect=breaking_after(world, 1))
    assert try_link(f"https://{HOST}/a", 10, network)[:2] == (Outcome.DENIED, 403)
    world.site.answers["/a"] = b""
    network = replace(world.network, connect=breaking_after(world, 1))
    assert try_link(f"https://{HOST}/a", 10, network).outcome is Outcome.NO_CONNECTION


def breaking_after(world: World, times: int) -> Callable[[str, int, float], Any]:
    """Connect so many times, then no more."""
    left = iter(range(times))

    def attempt(address: str, port: int, seconds: float) -> Any:  # noqa: ANN401 - see above
        if next(left, None) is None:
            raise ConnectionRefusedError
        return world.connect(address, port, seconds)

    return attempt


def test_answer_without_an_end(world: World) -> None:
    """A few kilobytes are read and no more; a connection that breaks off is no answer."""
    world.site.answers["/to"] = b"HTTP/1.1 200 OK\r\nX: " + b"a" * 200_000
    assert try_link(f"http://{HOST}/to", 10, world.network).outcome is Outcome.OPENED
    assert len(world.site.answers["/to"]) - len(world.wires[-1].left) < 20_000

    class Breaking(Wire):
        def recv(self, bufsize: int, /) -> bytes:  # noqa: ARG002 - its signature
            raise ConnectionResetError

    network = replace(world.network, connect=cast("Any", lambda *_: Breaking(world.site)))
    assert try_link(f"http://{HOST}/", 10, network).outcome is Outcome.NOT_WEB


def test_server_that_drips(world: World) -> None:
    """However little comes at a time, a link takes no longer than it may."""
    world.site.answers["/cham"] = b"HTTP/1.1 200 OK\r\nX: " + b"a" * 10_000
    world.tick = 0.1
    assert try_link(f"http://{HOST}/cham", 5, world.network).outcome is Outcome.TIMED_OUT
    assert world.ticks < 6
    assert all(0 < (one or 0) <= 5 for wire in world.wires for one in wire.timeouts)


# Redirections.


def test_redirection_is_followed(world: World) -> None:
    """To where it leads in the end, also to another server, which is told."""
    world.names["moi.example.vn"] = [PUBLIC]
    world.site.answers |= {
        "/cu": status("301 Moved", "location:  //moi.example.vn/giữa "),
        "/gi%E1%BB%AFa": status("308 Moved", "Location: cuoi?x=1"),
    }
    assert try_link(f"https://{HOST}/cu", 10, world.network) == Answer(
        Outcome.OPENED, 200, "https://moi.example.vn/cuoi?x=1"
    )
    assert world.named == [HOST, "moi.example.vn", "moi.example.vn"]


def test_redirection_in_a_circle(world: World) -> None:
    """It is followed a few times."""
    world.site.answers["/"] = status("302 Found", "Location: /")
    assert try_link(f"https://{HOST}/", 10, world.network).outcome is Outcome.REDIRECTIONS
    assert len(world.named) == 6


@pytest.mark.parametrize(
    ("onward", "outcome"),
    [
        ("http://127.0.0.1/", Outcome.PRIVATE),
        ("http://169.254.169.254/latest/meta-data/", Outcome.PRIVATE),
        ("http://[::ffff:10.0.0.1]/", Outcome.PRIVATE),
        ("http://noi-bo.example.vn/", Outcome.PRIVATE),
        ("http://may-in/", Outcome.PRIVATE),
        (f"http://{HOST}:22/", Outcome.NOT_ALLOWED),
        (f"http://a:b@{HOST}/", Outcome.NOT_ALLOWED),
        ("file:///etc/passwd", Outcome.NOT_WEB),
        ("gopher://127.0.0.1/", Outcome.NOT_WEB),
        ("http://[sai", Outcome.NOT_WEB),
    ],
)
def test_redirection_elsewhere_is_not_followed(world: World, onward: str, outcome: Outcome) -> None:
    """Each is judged as if a unit had written it."""
    world.names["noi-bo.example.vn"] = ["10.1.2.3"]
    world.site.answers["/"] = status("302 Found", f"Location: {onward}")
    assert try_link(f"https://{HOST}/", 10, world.network).outcome is outcome
    assert len(world.connected) == 1


# Names and addresses.


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["::1"],
        ["10.0.0.1"],
        [PUBLIC, "10.0.0.1"],
        [PUBLIC_V6, "fe80::1"],
        ["64:ff9b::808:808"],
    ],
)
def test_name_that_leads_into_the_network_of_the_office(world: World, addresses: list[str]) -> None:
    """It is not connected to, also where one of its addresses is good."""
    world.names[HOST] = addresses
    assert try_link(f"https://{HOST}/", 10, world.network).outcome is Outcome.PRIVATE
    assert world.connected == []


def test_name_is_looked_up_once(world: World) -> None:
    """What it leads to a moment later does not matter: the connection is to the address that was judged."""
    world.site.answers["HEAD /"] = status("405 No")
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    network = replace(world.network, resolve=lambda *_: next(answers))
    assert try_link(f"http://{HOST}/", 10, network).outcome is Outcome.OPENED
    assert world.connected == [(PUBLIC, 80)] * 2


def test_next_address_is_tried(world: World) -> None:
    """Where the first does not answer; a few of them, each with a share of the time."""
    world.names[HOST] = [PUBLIC_V6, PUBLIC]
    world.failing[PUBLIC_V6] = OSError("unreachable")
    assert try_link(f"https://{HOST}/", 10, world.network).outcome is Outcome.OPENED
    many = [f"2400:cb00::{n}" for n in range(1, 9)]
    world.names[HOST] = many
    world.failing |= dict.fromkeys(many, TimeoutError())
    world.connected.clear()
    assert try_link(f"https://{HOST}/", 10, world.network).outcome is Outcome.TIMED_OUT
    assert len(world.connected) == 3


@pytest.mark.parametrize(
    ("failure", "outcome"),
    [
        (socket.gaierror(socket.EAI_NONAME, "none"), Outcome.NO_SUCH_NAME),
        (socket.gaierror(socket.EAI_AGAIN, "again"), Outcome.NO_LOOKUP),
        (TimeoutError(), Outcome.TIMED_OUT),
    ],
)
def test_name_that_is_not_found(world: World, failure: Exception, outcome: Outcome) -> None:
    """There is none, or nobody could say."""
    world.names[HOST] = failure
    assert try_link(f"https://{HOST}/", 10, world.network).outcome is outcome
    world.names[HOST] = []
    assert try_link(f"https://{HOST}/", 10, world.network).outcome is Outcome.NO_SUCH_NAME


@pytest.mark.parametrize(
    ("place", "failure", "outcome"),
    [
        (PUBLIC, ConnectionRefusedError(), Outcome.NO_CONNECTION),
        (PUBLIC, TimeoutError(), Outcome.TIMED_OUT),
        (HOST, ssl.SSLCertVerificationError(), Outcome.CERTIFICATE),
        (HOST, ssl.SSLError(), Outcome.NO_CONNECTION),
        (HOST, TimeoutError(), Outcome.TIMED_OUT),
    ],
)
def test_server_that_is_not_reached(world: World, place: str, failure: Exception, outcome: Outcome) -> None:
    """What kept it from that is told."""
    world.failing[place] = failure
    assert try_link(f"https://{HOST}/", 10, world.network).outcome is outcome


# Many of them.


def test_one_after_the_other_within_a_time(world: World) -> None:
    """What is left when all the time is used is not tried, and that is said."""
    many = [f"http://{HOST}/{n}" for n in range(20)]
    world.tick = 0.5
    tried = dict(try_links(many, 5, 30, world.network))
    assert list(tried) == many
    outcomes = [answer.outcome for answer in tried.values()]
    assert outcomes[0] is Outcome.OPENED
    assert outcomes[-1] is Outcome.NOT_REACHED
    assert world.site.asked == sorted(world.site.asked, key=lambda line: int(line.rpartition("/")[2]))
    words = count_outcomes(tried.values())
    assert words.vi.startswith("Đã thử 20 đường dẫn: mở được ")


@pytest.mark.parametrize("outcome", Outcome)
def test_what_fails_a_check(outcome: Outcome) -> None:
    """Dead links do, and those for which there was no time; not those at which a person must look."""
    fine = {"opened", "denied", "certificate", "private", "not_allowed"}
    assert outcome.fails is (outcome.code not in fine)


# The real parts: they are asked for this machine itself, and refuse it.


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.0.0.1", "fe80::1", "localhost", "0.0.0.0"])  # noqa: S104 - nobody listens
def test_no_connection_to_this_machine(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever went before, the last step asks once more."""
    monkeypatch.setattr(socket, "socket", None)
    with pytest.raises(StoppedError) as stopped:
        connect(address, 80, 1)
    assert stopped.value.outcome is Outcome.PRIVATE


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    """A web server on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.send_response(200 if self.path == "/co" else 404)
            self.end_headers()

        do_GET = do_HEAD  # noqa: N815 - the same

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def test_server_on_this_machine_is_refused(server: ThreadingHTTPServer) -> None:
    """It is there and would answer; neither by its address nor by a name that leads there is it asked."""
    port = server.server_address[1]
    assert try_link(f"http://127.0.0.1:{port}/co", 5).outcome is Outcome.PRIVATE
    assert try_link(f"http://localhost:{port}/co", 5).outcome is Outcome.PRIVATE
    there = Network(resolve=lambda *_: ["127.0.0.1"])
    assert try_link(f"http://{HOST}/co", 5, there).outcome is Outcome.PRIVATE


def test_real_connection(server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real parts talk to a real server, where the rule at the very bottom lets them."""
    port = server.server_address[1]
    monkeypatch.setattr(links, "is_public", lambda address: address == "127.0.0.1")
    network = Network(
        resolve=lambda *_: ["127.0.0.1"], connect=lambda address, _, seconds: connect(address, port, seconds)
    )
    assert try_link(f"http://{HOST}/co", 5, network)[:2] == (Outcome.OPENED, 200)
    assert try_link(f"http://{HOST}/khong", 5, network)[:2] == (Outcome.NOT_FOUND, 404)
    encrypted = try_link(f"https://{HOST}/co", 5, network)  # the server does not know how
    assert encrypted.outcome is Outcome.NO_CONNECTION
    server.socket.close()
    assert try_link(f"http://{HOST}/co", 5, network).outcome is Outcome.NO_CONNECTION


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for a name, by nobody whom a machine trusts, and its key."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("no openssl")
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    subprocess.run(  # noqa: S603 - our own
        [
            *(program, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
            *("-nodes", "-days", "2", "-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"),
            *("-keyout", path, "-out", path.with_suffix(".crt")),
        ],
        check=True,
        capture_output=True,
        env={**os.environ, "OPENSSL_CONF": os.environ.get("OPENSSL_CONF", "")} if os.name == "nt" else None,
    )
    return path


def test_certificate_must_bear_the_name(
    certificate: Path, server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that nobody vouches for, or that is another, is told apart from one that proves its name."""
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(certificate.with_suffix(".crt"), certificate)
    names: list[str | None] = []
    ours.sni_callback = lambda _, name, __: names.append(name)
    server.socket = ours.wrap_socket(server.socket, server_side=True)
    port = server.server_address[1]
    monkeypatch.setattr(links, "is_public", lambda _: True)
    network = Network(
        resolve=lambda *_: ["127.0.0.1"], connect=lambda address, _, seconds: connect(address, port, seconds)
    )
    assert try_link(f"https://{HOST}/co", 5, network).outcome is Outcome.CERTIFICATE
    trusting = ssl.create_default_context(cafile=str(certificate.with_suffix(".crt")))
    monkeypatch.setattr(links, "_context", lambda: trusting)
    assert try_link(f"https://{HOST}/co", 5, network).outcome is Outcome.OPENED
    assert try_link("https://khac.example.vn/co", 5, network).outcome is Outcome.CERTIFICATE
    assert names == [HOST, HOST, "khac.example.vn"]


def test_certificates_are_asked_for() -> None:
    """Without exception, and for the name."""
    context = links._context()  # noqa: SLF001 - what every connection goes through
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)


def test_names_are_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each address once; what goes wrong comes through."""
    info = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (PUBLIC, 80))] * 2
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: info)
    assert resolve(HOST, 80, 1) == [PUBLIC]
    for failure, expected in (
        (socket.gaierror(socket.EAI_AGAIN, "again"), socket.EAI_AGAIN),
        (UnicodeError("label too long"), socket.EAI_NONAME),
    ):
        monkeypatch.setattr(socket, "getaddrinfo", raising(failure))
        with pytest.raises(socket.gaierror) as raised:
            resolve(HOST, 80, 1)
        assert raised.value.errno == expected


def test_look_up_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system cannot be stopped, but it is not waited for."""
    held = threading.Event()

    def hang(*_: object, **__: object) -> list[object]:
        held.wait(10)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    with pytest.raises(TimeoutError):
        resolve(HOST, 80, 0.01)
    held.set()


def raising(failure: Exception) -> Callable[..., object]:
    """What fails when it is called."""

    def fail(*_: object, **__: object) -> object:
        raise failure

    return fail


def test_connection_that_fails_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A port on which nobody listens."""
    monkeypatch.setattr(links, "is_public", lambda _: True)
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        with pytest.raises(OSError, match="refused"):
            connect("127.0.0.1", free.getsockname()[1], 1)
