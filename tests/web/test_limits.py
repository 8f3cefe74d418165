"""What the body of a request may cost, told by time: the clock of these tests runs in hundredths of a second."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Message

from dashboard.web.limits import BodyLimits

SILENCE, LEAST = 0.2, 1_000.0
Piece = tuple[float, bytes]  # seconds before it comes, and what comes


async def reading(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


def unread(_request: Request) -> Response:
    return PlainTextResponse("ulest")


def streaming(_request: Request) -> Response:
    async def slowly():
        for _ in range(4):
            yield b"del"
            await asyncio.sleep(SILENCE / 2)

    return StreamingResponse(slowly())


APP = Starlette(
    routes=[
        Route(path, show, methods=["GET", "PUT"])
        for path, show in (("/les", reading), ("/ulest", unread), ("/strom", streaming))
    ],
    middleware=[Middleware(BodyLimits, silence=SILENCE, least=LEAST)],
)


@dataclass
class Line:
    """A client's line to the server: the pieces it sends, then silence."""

    pieces: list[Piece]
    sent: list[Message] = field(default_factory=list)

    async def receive(self) -> Message:
        if not self.pieces:
            await asyncio.Event().wait()
        seconds, content = self.pieces.pop(0)
        await asyncio.sleep(seconds)
        return {"type": "http.request", "body": content, "more_body": content != b""}

    async def send(self, message: Message) -> None:
        self.sent.append(message)

    @property
    def status(self) -> int:
        return int(self.sent[0]["status"])

    @property
    def is_closed(self) -> bool:
        return Headers(raw=self.sent[0]["headers"]).get("connection") == "close"

    @property
    def body(self) -> bytes:
        return b"".join(message.get("body", b"") for message in self.sent[1:])


def ask(path: str, *pieces: Piece, **headers: str) -> Line:
    line = Line(list(pieces))
    scope = {
        "type": "http", "method": "PUT", "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "",
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }  # fmt: skip
    with ThreadPoolExecutor(1) as aside:  # Playwright's loop may still run in this thread
        aside.submit(asyncio.run, APP(scope, line.receive, line.send)).result()
    return line


def test_a_body_that_comes_is_read_whole_and_the_line_is_kept():
    for headers in ({"content_length": "8"}, {"transfer_encoding": "chunked"}):
        line = ask("/les", (0.0, b"fire"), (0.05, b"fire"), (0.0, b""), **headers)
        assert (line.status, line.body, line.is_closed) == (200, b"8", False)


def test_a_body_that_falls_silent_is_refused_and_the_line_closed():
    began = time.monotonic()
    line = ask("/les", (0.0, b"x" * 100_000), content_length="200000")
    assert (line.status, line.is_closed) == (408, True)
    assert "for langsomt" in line.body.decode()
    assert time.monotonic() - began < 5 * SILENCE


def test_a_body_that_trickles_is_refused_however_regularly():
    line = ask("/les", *[(SILENCE / 4, b"x")] * 40, content_length="40")
    assert line.status == 408
    assert line.pieces


def test_a_slow_line_that_keeps_up_is_heard_to_the_end():
    line = ask("/les", *[(SILENCE / 2, b"x" * 200)] * 6, (0.0, b""), content_length="1200")
    assert (line.status, line.body) == (200, b"1200")


def test_a_body_nobody_asked_for_is_not_waited_for():
    line = ask("/ulest", content_length="100000000")
    assert (line.status, line.body, line.is_closed) == (200, b"ulest", True)


def test_an_answer_on_its_way_is_not_broken_off_by_what_the_client_never_sends():
    line = ask("/strom", content_length="9")
    assert (line.status, line.body) == (200, b"deldeldeldel")


def test_a_request_without_a_body_passes_untouched():
    for headers in ({}, {"content_length": "0"}):
        line = ask("/ulest", **headers)
        assert (line.status, line.is_closed) == (200, False)
