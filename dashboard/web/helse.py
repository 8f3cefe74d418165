"""/helse: how the server, its lake and its disk are, for monitoring. Anybody may ask: it tells nothing of what lies in the lake.

/helse           200 ok or advarsel, 503 feil; it is looked at most every KEPT_SECONDS, however many ask
/helse/levende   200 while the process answers; the lake is not asked
"""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from dashboard.web import measure
from dashboard.web.stopping import is_stopping

ROOT = "/helse"
KEPT_SECONDS = 3.0
ANSWER_SECONDS = 4.0  # a lake that takes longer does not answer
FAILURE_SECONDS = 900.0  # so long is it said that somebody met something that could not be read
_UNKEPT = {"cache-control": "no-store"}
_log = logging.getLogger("dashboard")

Answer = dict[str, Any]


class Helse:
    """The last `look`, and the one that is under way: whoever asks meanwhile waits for the same."""

    def __init__(self, look: Callable[[], Answer]) -> None:
        self.made_ready: int | None = None
        """The version that was last made ready for those who read."""
        self._look = look
        self._well = True
        self._at = float("-inf")
        self._last: Answer = {}
        self._under_way: asyncio.Task[Answer] | None = None

    def routes(self) -> list[BaseRoute]:
        return [Route(ROOT, self._answer), Route(f"{ROOT}/levende", _alive)]

    async def get(self) -> Answer:
        """How it is, at most KEPT_SECONDS ago. The log is told when it stops being well, and when it is again."""
        if is_stopping():
            return _wrong("Serveren stopper")
        if time.monotonic() - self._at >= KEPT_SECONDS:
            await self._look_again()
        return {**_with_what_was_met(self._last), "versjon_gjort_klar": self.made_ready}

    async def _look_again(self) -> None:
        if self._under_way is None or self._under_way.done():
            self._under_way = asyncio.create_task(run_in_threadpool(self._look))
        try:
            self._last = await asyncio.wait_for(asyncio.shield(self._under_way), ANSWER_SECONDS)
            self._at = time.monotonic()
        except TimeoutError:
            self._last = _wrong("Datalageret svarer ikke")
        self._tell(well=self._last["tilstand"] != "feil")

    def _tell(self, *, well: bool) -> None:
        if well and not self._well:
            _log.info("frisk igjen")
        if not well and self._well:
            _log.error("ikke frisk")
        self._well = well

    async def _answer(self, _request: Request) -> JSONResponse:
        answer = await self.get()
        return JSONResponse(answer, 503 if answer["tilstand"] == "feil" else 200, _UNKEPT)


def _with_what_was_met(looked: Answer) -> Answer:
    """A file may be damaged while all that is looked at answers: those who read find it."""
    since = time.time() - measure.last_failure._value.get()
    if looked["tilstand"] == "feil" or since > FAILURE_SECONDS:
        return looked
    met = f"Noe av det lagrede kunne ikke leses eller skrives for {since / 60:.0f} min siden: kjør «dashboard doctor»"
    return {**looked, "tilstand": "advarsel", "hva": [*looked.get("hva", ()), met]}


async def _alive(_request: Request) -> JSONResponse:
    return JSONResponse({"tilstand": "ok"}, headers=_UNKEPT)


def _wrong(what: str) -> Answer:
    return {"tilstand": "feil", "hva": [what]}
