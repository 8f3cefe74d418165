"""Requests that are too large, too many or too slow, over raw sockets against a really running server."""

import os
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosedError
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from tests.hostile.conftest import Server, heard
from tests.hostile.test_wrong_identity import MAY_PASS

MEGABYTE = 1_000_000
BODY = 100 * MEGABYTE
MOST_MEMORY = 60  # MB above what it had
TAKES_BODY = "/_stcore/upload_file/{session_id}/{file_id}"


@pytest.fixture(autouse=True)
def memory_stays_bounded_and_the_server_well(server: Server) -> Iterator[None]:
    before = server.megabytes()
    yield
    assert server.megabytes() - before < MOST_MEMORY
    assert server.ask("/helse").status == 200


def poured(line: socket.socket, content: bytes, times: int) -> int:
    """Bytes the other side took, out of `times` times `content`, before it hung up."""
    sent = 0
    try:
        for _ in range(times):
            line.sendall(content)
            sent += len(content)
    except OSError:  # it hung up, as it should
        pass
    return sent


def request(method: str, path: str, *lines: str) -> bytes:
    return "\r\n".join([f"{method} {path} HTTP/1.1", "Host: localhost", *lines, "", ""]).encode("latin-1")


def test_a_body_of_100_mb_to_a_route_that_takes_none_is_not_heard_out(server: Server) -> None:
    piece = b"x" * MEGABYTE
    for route, (path, _) in MAY_PASS.items():
        for method in ("GET", "POST"):
            began = time.monotonic()
            with server.line() as line:
                line.sendall(request(method, path, f"Content-Length: {BODY}"))
                heard_out = poured(line, piece, BODY // MEGABYTE) == BODY
            assert not heard_out, (method, route)
            assert time.monotonic() - began < 5, (method, route)


def test_a_body_that_never_comes_holds_no_line(server: Server) -> None:
    for encoding in ("Content-Length: 1000000", "Transfer-Encoding: chunked"):
        for path in ("/", "/helse", "/publisert/", "/_stcore/upload_file/a/b"):
            answer = server.said(request("PUT", path, encoding) + b"5\r\nx", seconds=5)
            assert answer.startswith(b"HTTP/1.1 4"), path
            assert b"connection: close" in answer.lower(), path


def test_a_head_that_is_too_large_or_never_ends_is_refused(server: Server) -> None:
    heads = {
        "one header of 10 MB": b"X: " + b"a" * 10 * MEGABYTE,
        "20 000 headers": b"".join(b"X-%d: 1\r\n" % number for number in range(20_000)),
        "a cookie of 1 MB": b"Cookie: a=" + b"b" * MEGABYTE,
    }
    for what, head in heads.items():
        with server.line() as line:
            poured(line, request("GET", "/helse")[:-2] + head + b"\r\n\r\n", 1)
            assert not heard(line).startswith(b"HTTP/1.1 200"), what
    with server.line() as line:
        line.sendall(b"GET /")
        assert poured(line, b"a" * MEGABYTE, 20) < 20 * MEGABYTE
        assert not heard(line).startswith(b"HTTP/1.1 200")


def test_what_is_no_http_at_all_is_refused(server: Server) -> None:
    for raw in (
        b"\x16\x03\x01\x02\x00\x01\x00" + os.urandom(500),  # TLS
        b"\x00" * 1_000, b"\r\n" * 50_000, b"GET\r\n\r\n",
        request("GET", "/helse", "Content-Length: -1"), request("GET", "/helse", "Content-Length: 1", "Content-Length: 2"),
        request("GET", "/helse", "Transfer-Encoding: chunked, chunked"),
        request("POST", "/helse", "Content-Length: 4", "Transfer-Encoding: chunked") + b"0\r\n\r\nGET /smuglet HTTP/1.1\r\n\r\n",
    ):  # fmt: skip
        answer = server.said(raw, seconds=2)
        assert answer.count(b"HTTP/1.1 ") <= 1, raw[:60]
        assert not answer.startswith(b"HTTP/1.1 200"), raw[:60]


def test_400_lines_that_say_nothing_or_half_a_word_let_others_through(server: Server) -> None:
    with ExitStack() as open_lines:
        for number in range(400):
            line = open_lines.enter_context(server.line())
            if number % 2:
                line.sendall(b"GET /drift HTTP/1.1\r\nHost: loc")
        for _ in range(3):
            began = time.monotonic()
            assert server.ask("/helse").status == 200
            assert time.monotonic() - began < 2


@contextmanager
def websocket(server: Server, cookie: str) -> Iterator[tuple[str, str, str]]:
    """An open conversation: its session id, and the token against forged requests as cookie and as header."""
    token = server.ask("/_stcore/health").headers["set-cookie"].partition(";")[0]
    value = token.partition("=")[2].strip('"')
    with connect(
        f"ws://localhost:{server.port}/_stcore/stream", additional_headers={"Cookie": f"{token}; {cookie}"},
        origin=Origin(server.address), subprotocols=[Subprotocol("streamlit"), Subprotocol(value)], max_size=None,
    ) as line:  # fmt: skip
        line.send(BackMsg(rerun_script=ClientState(page_name="opplasting")).SerializeToString())
        while True:
            frame = line.recv(timeout=30)
            assert isinstance(frame, bytes)
            message = ForwardMsg.FromString(frame)
            if message.WhichOneof("type") == "new_session":
                yield message.new_session.initialize.session_id, token, value
                return


def test_an_upload_above_the_limit_is_refused_said_or_unsaid_and_one_below_it_is_taken(
    server: Server, cookies: dict[str, str]
) -> None:
    before = b'--s\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\n'
    with websocket(server, cookies["okonomi"]) as (session, token, value):
        path = f"/_stcore/upload_file/{session}/fil"
        lines = (f"Cookie: {token}; {cookies['okonomi']}", f"X-Xsrftoken: {value}", "Content-Type: multipart/form-data; boundary=s")  # fmt: skip

        def answer_to(length: str, pieces: list[bytes]) -> bytes:
            with server.line() as line:
                line.sendall(request("PUT", path, *lines, length))
                for piece in pieces:
                    if not poured(line, piece, 1):
                        break
                return heard(line)[:12] if "chunked" in length else heard_first(line)

        small = before + b"x" * MEGABYTE + b"\r\n--s--\r\n"
        assert answer_to(f"Content-Length: {len(small)}", [small]) == b"HTTP/1.1 204"
        assert answer_to(f"Content-Length: {BODY}", [before]) == b"HTTP/1.1 413"
        chunk = b"%x\r\n" % MEGABYTE + b"x" * MEGABYTE + b"\r\n"
        opened = b"%x\r\n" % len(before) + before + b"\r\n"
        assert answer_to("Transfer-Encoding: chunked", [opened, *[chunk] * 20]) in (b"HTTP/1.1 413", b"")


def heard_first(line: socket.socket) -> bytes:
    return line.recv(65_536)[:12]


def test_a_websocket_frame_of_400_mb_is_not_gathered(server: Server) -> None:
    upgrade = request(
        "GET", "/_stcore/stream", "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    )  # fmt: skip
    for opcode, told in ((0x82, 400 * MEGABYTE), (0x81, 400 * MEGABYTE), (0x82, 2**62)):
        with server.line() as line:
            line.sendall(upgrade)
            assert line.recv(4_096).startswith(b"HTTP/1.1 101")
            line.sendall(struct.pack("!BBQ", opcode, 0x80 | 127, told) + b"\0\0\0\0")
            assert poured(line, b"x" * MEGABYTE, 400) < 100 * MEGABYTE


def test_a_websocket_that_talks_nonsense_is_hung_up_on(server: Server) -> None:
    for frame in (b"\xff" * 1_000, b"tull", os.urandom(10_000)):
        with connect(f"ws://localhost:{server.port}/_stcore/stream", origin=Origin(server.address)) as line:
            line.send(frame)
            with pytest.raises(ConnectionClosedError, match="1002"):
                list(line)


def test_a_hundred_conversations_nobody_signed_in_to_cost_little(server: Server) -> None:
    with ExitStack() as open_lines:
        for _ in range(100):
            open_lines.enter_context(
                connect(f"ws://localhost:{server.port}/_stcore/stream", origin=Origin(server.address))
            )
        began = time.monotonic()
        assert server.ask("/helse").status == 200
        assert time.monotonic() - began < 2
