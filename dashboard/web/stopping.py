"""The graceful stop: nobody new is let in, what is under way gets to finish, and a second signal stops at once."""

import asyncio
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.web.plain_page import plain_page
from dashboard.web.refusal import refuse

DRAIN_SHARE = 0.8  # of the limit; the rest is for traces and lake
_LOOK_SECONDS = 0.1
_log = logging.getLogger("dashboard")
_begun = threading.Event()


def is_stopping() -> bool:
    """Whether the process has been asked to stop."""
    return _begun.is_set()


class GracefulStop:
    """Stands between the signals and the server: what is `busy` gets to finish, for a share of `limit` seconds."""

    def __init__(self, busy: Callable[[], bool], limit: float) -> None:
        self._busy, self._limit = busy, limit
        self._servers_own: dict[int, Any] = {}
        self._draining: asyncio.Task[None] | None = None

    def listen(self) -> None:
        """Take SIGTERM and SIGINT in the place of the server, which gets them when it may stop.

        In another thread than the main one there are no signals to take.
        """
        if threading.current_thread() is not threading.main_thread():
            return
        self._loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            self._servers_own[number] = signal.signal(number, self._on_signal)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if _begun.is_set():
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)
            return
        _begun.set()
        _end_at_the_latest(self._limit)
        self._loop.call_soon_threadsafe(self._start, number)

    def _start(self, number: int) -> None:
        _log.info("stopper", extra={"signal": signal.Signals(number).name})
        self._draining = asyncio.create_task(self._drain(number))

    async def _drain(self, number: int) -> None:
        deadline = time.monotonic() + DRAIN_SHARE * self._limit
        while self._busy() and time.monotonic() < deadline:
            await asyncio.sleep(_LOOK_SECONDS)
        if self._busy():
            _log.warning("stopper før alt var ferdig")
        server = self._servers_own[number]
        # uvicorn would else wait for as long as somebody takes to fetch their answer.
        if config := getattr(getattr(server, "__self__", None), "config", None):
            config.timeout_graceful_shutdown = max(1, int(deadline - time.monotonic()))
        if callable(server):
            server(number, None)


def _end_at_the_latest(limit: float) -> None:
    """What has not ended by then is a thread that waits; what it was about to store is not stored."""
    timer = threading.Timer(limit, _end_now)
    timer.daemon = True
    timer.start()


def _end_now() -> None:
    _log.warning("stoppet ved tidsgrensen")
    sys.stdout.flush()
    os._exit(0)


class NobodyNew:
    """Turns away whoever comes while the server stops; who is in the middle of something is let be."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not (is_stopping() and _is_new(scope)):
            await self._app(scope, receive, send)
            return
        page = plain_page(
            "Løsningen starter på nytt", ["Det tar vanligvis under et minutt. Last siden på nytt om litt."]
        )
        answer = HTMLResponse(page, 503, {"retry-after": "10", "cache-control": "no-store"})
        await refuse(answer, scope, receive, send)


def _is_new(scope: Scope) -> bool:
    if scope["type"] == "websocket":
        return True
    opens_a_page = "text/html" in Headers(scope=scope).get("accept", "")
    return scope["type"] == "http" and opens_a_page and not scope["path"].startswith("/helse")
