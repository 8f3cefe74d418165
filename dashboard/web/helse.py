"""/helse: how the server, its lake and its disk are, for monitoring. Anybody may ask: it tells nothing of what lies in the lake.

/helse           200 ok or advarsel, 503 feil; it is looked at most every KEPT_SECONDS, however many ask
/helse/levende   200 while the process answers; the lake is not asked
"""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from dashboard.web.stopping import is_stopping

ROOT = "/helse"
KEPT_SECONDS = 3.0
ANSWER_SECONDS = 10.0  # a lake that takes longer does not answer
_UNKEPT = {"cache-control": "no-store"}

Answer = dict[str, Any]


class Helse:
    """The last `look`, and the one that is under way: whoever asks meanwhile waits for the same."""

    def __init__(self, look: Callable[[], Answer]) -> None:
        self.made_ready: int | None = None
        """The version that was last made ready for those who read."""
        self._look = look
        self._at = float("-inf")
        self._last: Answer = {}
        self._under_way: asyncio.Task[Answer] | None = None

    def routes(self) -> list[BaseRoute]:
        return [Route(ROOT, self._answer), Route(f"{ROOT}/levende", _alive)]

    async def get(self) -> Answer:
        """How it is, at most KEPT_SECONDS ago."""
        if is_stopping():
            return _wrong("Serveren stopper")
        if time.monotonic() - self._at < KEPT_SECONDS:
            return self._last
        if self._under_way is None or self._under_way.done():
            self._under_way = asyncio.create_task(run_in_threadpool(self._look))
        try:
            looked = await asyncio.wait_for(asyncio.shield(self._under_way), ANSWER_SECONDS)
        except TimeoutError:
            return _wrong("Datalageret svarer ikke")
        self._last, self._at = {**looked, "versjon_gjort_klar": self.made_ready}, time.monotonic()
        return self._last

    async def _answer(self, _request: Request) -> JSONResponse:
        answer = await self.get()
        return JSONResponse(answer, 503 if answer["tilstand"] == "feil" else 200, _UNKEPT)


async def _alive(_request: Request) -> JSONResponse:
    return JSONResponse({"tilstand": "ok"}, headers=_UNKEPT)


def _wrong(what: str) -> Answer:
    return {"tilstand": "feil", "hva": [what]}
