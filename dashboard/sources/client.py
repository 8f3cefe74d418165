"""One polite conversation over HTTP: a pace, patience, and answers that are either JSON or a problem with a name."""

import json
import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any

import httpx2
from tenacity import RetryCallState, Retrying, retry_if_exception

from dashboard.settings import Settings
from dashboard.sources.clock import Clock, Pace, SystemClock
from dashboard.sources.problems import (
    CutOff,
    NameNotFound,
    NotWhatWasAsked,
    OutOfOrder,
    Refused,
    SourceProblem,
    TooBusy,
    TooLarge,
    TooSlow,
    Unreachable,
    WebPage,
)

ATTEMPTS = 5
UNANSWERED_ATTEMPTS = 2
"""Before anything has been answered: then there is likely no way out of here, and somebody waits to hear so."""
CONNECT_SECONDS = 8.0
FIRST_WAIT = 4.0
"""Seconds; doubled each time. Four waits are a minute, which is how long SSB counts calls."""
LONGEST_WAIT = 300.0

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """The bytes as they came, and the object they hold."""

    content: bytes
    body: Json


class Client:
    """Calls in turn, `settings.ssb_sekunder` apart. Close it, or use it as a context."""

    def __init__(self, settings: Settings, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        self._pace = Pace(settings.ssb_sekunder, self._clock)
        self._patience = settings.ssb_ventetid
        self._most_bytes = settings.fil_mb * 1_000_000
        self._http = httpx2.Client(
            headers={"User-Agent": "styringsdialog", "Accept": "application/json"},
            timeout=httpx2.Timeout(self._patience, connect=min(CONNECT_SECONDS, self._patience)),
            follow_redirects=True,
        )
        self._answered = False

    def close(self) -> None:
        self._http.close()

    def __enter__(self) -> "Client":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def get(self, url: str, what: str, **parameters: str) -> Answer:
        """Ask for `url`. `what` names it to people: «innholdet i tabell 12134». Raises SourceProblem."""
        return self._patiently("GET", url, what, parameters, None)

    def post(self, url: str, what: str, body: Json, **parameters: str) -> Answer:
        """As `get`, with a question too long for an address."""
        return self._patiently("POST", url, what, parameters, body)

    def _patiently(
        self, method: str, url: str, what: str, parameters: Mapping[str, str], body: Json | None
    ) -> Answer:
        again = Retrying(
            stop=self._enough,
            retry=retry_if_exception(_may_pass),
            wait=_wait,
            sleep=self._clock.sleep,
            reraise=True,
        )
        return again(self._once, method, url, what, parameters, body)

    def _enough(self, state: RetryCallState) -> bool:
        return state.attempt_number >= (ATTEMPTS if self._answered else UNANSWERED_ATTEMPTS)

    def _once(
        self, method: str, url: str, what: str, parameters: Mapping[str, str], body: Json | None
    ) -> Answer:
        self._pace.wait()
        host = httpx2.URL(url).host
        try:
            with self._http.stream(method, url, params=dict(parameters), json=body) as response:
                self._answered = True
                content = self._read(response, host, what)
        except httpx2.ConnectTimeout as error:
            raise Unreachable(host, _UNANSWERED) from error
        except httpx2.TimeoutException as error:
            raise TooSlow(host, self._patience) from error
        except (httpx2.TransportError, httpx2.TooManyRedirects, httpx2.DecodingError) as error:
            raise _unreachable(host, error) from error
        return _understood(response, content, host, what)

    def _read(self, response: httpx2.Response, host: str, what: str) -> bytes:
        """The whole answer: the timeout counts from one piece to the next, and a trickle would never end."""
        deadline = self._clock.now() + 10 * self._patience
        content = bytearray()
        for piece in response.iter_bytes():
            content += piece
            if self._clock.now() > deadline:
                raise TooSlow(host, 10 * self._patience)
            if len(content) > self._most_bytes:
                raise TooLarge(what, self._most_bytes // 1_000_000)
        return bytes(content)


_UNANSWERED = "ingen svarte. Det er ingen nettforbindelse, eller en brannmur stenger"


def _unreachable(host: str, error: Exception) -> Unreachable:
    """Why, in bokmål: what the machine itself says is in English, and differs from one machine to the next."""
    causes = list(_causes(error))
    if any(isinstance(each, socket.gaierror) for each in causes):
        return NameNotFound(host)
    if any(isinstance(each, ssl.SSLError) for each in causes):
        return Unreachable(host, f"forbindelsen er ikke sikker, og ble brutt ({error})")
    if any(isinstance(each, ConnectionRefusedError) for each in causes):
        return Unreachable(host, "forbindelsen ble avvist")
    if isinstance(error, httpx2.ProxyError):
        return Unreachable(host, f"mellomtjeneren slapp ikke forbindelsen gjennom ({error})")
    if isinstance(error, httpx2.TooManyRedirects):
        return Unreachable(host, "adressen viser videre i ring")
    if isinstance(error, httpx2.ConnectError):
        return Unreachable(host, _UNANSWERED)
    return Unreachable(host, "forbindelsen ble brutt før hele svaret var kommet")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _may_pass(error: BaseException) -> bool:
    return isinstance(error, SourceProblem) and error.passing and error.wait <= LONGEST_WAIT


def _wait(state: RetryCallState) -> float:
    """Longer each time, and never shorter than they ask for."""
    problem = state.outcome.exception() if state.outcome else None
    asked = problem.wait if isinstance(problem, SourceProblem) else 0.0
    return max(FIRST_WAIT * 2.0 ** (state.attempt_number - 1), asked)


def _understood(response: httpx2.Response, content: bytes, host: str, what: str) -> Answer:
    """The answer's object. An error may hide under 200, and 400 may be said of what is not there."""
    status = response.status_code
    if status == 429:
        raise TooBusy(host, _asked_to_wait(response.headers))
    if status >= 500:
        raise OutOfOrder(host, status)
    if content.lstrip()[:1] == b"<":
        raise WebPage(what, _heading(content), status)
    try:
        body = json.loads(content)
    except (ValueError, RecursionError) as error:
        if status >= 400:
            said = content[:200].decode("utf-8", "replace").strip()
            raise Refused(what, said or response.reason_phrase, status) from error
        raise CutOff(what) from error
    if status >= 400 or _is_error(body):
        raise _refused(what, body, status)
    if not isinstance(body, dict):
        raise NotWhatWasAsked(what, "er det noe annet enn et JSON-objekt")
    return Answer(content, body)


def _is_error(body: Any) -> bool:
    return isinstance(body, dict) and "title" in body and "status" in body and "class" not in body


def _refused(what: str, body: Any, status: int) -> Refused:
    """With the reason and the number in the body, which say more than the number above it."""
    told = body if isinstance(body, dict) else {}
    said = str(told.get("title") or told.get("detail") or told.get("error") or "uten begrunnelse")
    number = told.get("status")
    return Refused(what, said[:200], number if isinstance(number, int) else status)


def _heading(content: bytes) -> str:
    found = re.search(rb"<title[^>]*>(.{0,200}?)</title", content, re.IGNORECASE | re.DOTALL)
    return " ".join(found[1].decode("utf-8", "replace").split()) if found else ""


def _asked_to_wait(headers: httpx2.Headers) -> float:
    """Retry-After in seconds: a number, or a moment counted from the answer's own Date. 0 where it says nothing."""
    said = headers.get("Retry-After", "").strip()
    if said.isdecimal():
        return float(said)
    then = _moment(said)
    return (
        max(0.0, (then - (_moment(headers.get("Date", "")) or datetime.now(UTC))).total_seconds())
        if then
        else 0.0
    )


def _moment(said: str) -> datetime | None:
    with suppress(ValueError):
        moment = parsedate_to_datetime(said)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None
