"""What the body of a request may cost: nobody waits for one that trickles, and one that is not asked for is not heard out."""

import asyncio
import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SILENCE = 30.0
LEAST = 1_000.0


class BodyLimits:
    """Refuses with 408 a body that is silent for `silence` seconds, or that after as long is slower than `least` bytes a
    second. An answer given before the body has come is the last on its line: the server would else read on to no use, or
    wait for the rest for ever. What a body may hold is asked of whoever takes it."""

    def __init__(self, app: ASGIApp, silence: float = SILENCE, least: float = LEAST) -> None:
        self._app, self._silence, self._least = app, silence, least

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _has_body(scope):
            await self._app(scope, receive, send)
            return
        body = _Body(receive, send, self._silence, self._least)
        try:
            await self._app(scope, body.receive, body.send)
        except _TooSlow:
            refusal = PlainTextResponse("Filen kom for langsomt. Prøv på nytt på et bedre nett.", 408)
            await refusal(scope, receive, body.send)


class _TooSlow(Exception):
    """The rest of the body is not waited for."""


class _Body:
    """A body on its way in, and the answer to it."""

    def __init__(self, receive: Receive, send: Send, silence: float, least: float) -> None:
        self._receive, self._send, self._silence, self._least = receive, send, silence, least
        self._began, self._bytes = time.monotonic(), 0
        self._whole = self._answered = False

    async def receive(self) -> Message:
        try:
            async with asyncio.timeout(None if self._whole else self._patience()):
                message = await self._receive()
        except TimeoutError as late:
            if not self._answered:
                raise _TooSlow from late
            message = await self._receive()  # whoever still listens, listens for the client leaving
        self._bytes += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._answered = True
            if not self._whole:
                MutableHeaders(scope=message)["connection"] = "close"
        await self._send(message)

    def _patience(self) -> float:
        """Seconds the next piece may take: what has come buys time for what is to come."""
        bought = self._silence + self._bytes / self._least
        return max(0.0, min(self._silence, self._began + bought - time.monotonic()))


def _has_body(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"
