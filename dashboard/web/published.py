"""What is published, at addresses of its own: the packages as they were written, to read and nothing else.

/publisert/                        what there is
/publisert/2026-10/                the edition that stands, with its files
/publisert/2026-10/utgave-1/       an earlier one, which says that it has been corrected
"""

import mimetypes
import threading
import time
from collections.abc import Callable, Sequence
from hashlib import sha256
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard import logg, settings, spor, text
from dashboard.errors import DashboardError, OutOfOrder
from dashboard.publish import package, register
from dashboard.publish.package import NoSuchFile, PackageChanged
from dashboard.publish.register import Utgivelse
from dashboard.web.plain_page import Link, plain_page

ROOT = "/publisert"
_PAGE = "index.html"
_FRESH_SECONDS = 2.0  # so long may another process's publishing take to be seen here
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none';"
        " frame-ancestors 'none'"
    ),
    "cache-control": "no-cache",
}
_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".parquet": "application/vnd.apache.parquet",
}


class _Editions:
    """The register, asked by one at a time and at most every other second: a reader of a page asks for it several times, and
    while the lake does not answer, nobody is to wait for it again and again."""

    def __init__(self, read: Callable[[], list[Utgivelse]]) -> None:
        self._read, self._at = read, 0.0
        self._held: list[Utgivelse] | DashboardError = []
        self._lock = threading.Lock()

    def get(self) -> Sequence[Utgivelse]:
        """Raises DashboardError where the lake does not answer, or did not a moment ago."""
        with self._lock:
            if time.monotonic() - self._at > _FRESH_SECONDS:
                try:
                    self._held = self._read()
                except DashboardError as error:
                    self._held = error
                self._at = time.monotonic()
        if isinstance(self._held, DashboardError):
            raise self._held
        return self._held


editions = _Editions(register.utgivelser)


def routes() -> list[BaseRoute]:
    """Addresses that answer GET and HEAD, and nothing that has a body. Whether they are public is the gate's business."""
    edition = f"{ROOT}/{{period}}/utgave-{{utgave:int}}"
    return [
        _route(ROOT, _with_slash),
        _route(f"{ROOT}/", _list),
        _route(f"{ROOT}/{{period}}", _with_slash),
        _route(f"{ROOT}/{{period}}/", _standing),
        _route(edition, _with_slash),
        _route(f"{edition}/", _edition),
        _route(f"{edition}/{{file:path}}", _edition),
        _route(f"{ROOT}/{{period}}/{{file:path}}", _standing),
    ]


def _route(path: str, show: Callable[[Request], Response]) -> Route:
    def answer(request: Request) -> Response:
        if request.method not in ("GET", "HEAD"):
            return Response(status_code=405, headers={"allow": "GET, HEAD"})
        try:
            return show(request)
        except DashboardError as error:  # register or files do not answer: what they would say, nobody knows
            if isinstance(error, OutOfOrder):
                logg.tell_of(error)
            return _unreachable()

    taken = Route(path, answer)
    taken.methods = None  # all there are: what is not taken here, Streamlit's own addresses would answer
    return taken


def _with_slash(request: Request) -> Response:
    return RedirectResponse(f"{request.url.path}/", 308)


def _list(_request: Request) -> Response:
    standing = [each for each in editions.get() if register.gjeldende(editions.get(), each.period) == each]
    links = [
        Link(f"{ROOT}/{each.period.key}/", f"{each.period.label.capitalize()}{_corrected(each)}")
        for each in standing
    ]
    said = "Velg en måned." if links else "Ingenting er publisert ennå."
    return _page("Sammendrag av styringsdialogen", [settings.get().kommune_navn, said], links)


def _standing(request: Request) -> Response:
    """The edition of the period that stands, or why there is none."""
    of_period = _of_period(request.path_params["period"])
    if not of_period:
        return _unknown(request)
    return _file(request, of_period[0], superseded=False)


def _edition(request: Request) -> Response:
    of_period = _of_period(request.path_params["period"])
    asked = next((each for each in of_period if each.utgave == request.path_params["utgave"]), None)
    if asked is None:
        return _unknown(request)
    return _file(request, asked, superseded=asked != of_period[0])


def _file(request: Request, edition: Utgivelse, *, superseded: bool) -> Response:
    if edition.trukket:
        return _withdrawn(edition)
    file = request.path_params.get("file") or _PAGE
    try:
        content = package.read(register.folder(edition), file, edition.manifest)
    except NoSuchFile:
        return _unknown(request)
    except PackageChanged as error:
        logg.tell_of(error)
        spor.note("pakke endret", hva=f"{edition.period.key} utgave {edition.utgave}: {error.file}")
        return _page(
            error.title, [error.what_happened, "Kommunen er varslet, og legger den tilbake."], status=500
        )
    if file.endswith(".html") and superseded:
        content = _saying_superseded(content, edition)
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    headers = _HEADERS | {"etag": etag}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=_media_type(file), headers=headers)


def _media_type(file: str) -> str:
    ending = file[file.rfind(".") :]
    return _TYPES.get(ending) or mimetypes.guess_type(file)[0] or "application/octet-stream"


def _saying_superseded(page: bytes, edition: Utgivelse) -> bytes:
    """The page as it was published, with what it could not know in front."""
    newer = f"{ROOT}/{edition.period.key}/"
    said = (
        f'<p class="merknad" role="note">Dette er utgave {edition.utgave}, slik den ble publisert'
        f' {escape(text.day(edition.dato))}. Den er siden rettet: <a href="{escape(newer)}">les utgaven som gjelder</a>.</p>'
    )
    start = page.index(b"<header>") + len(b"<header>")
    return page[:start] + said.encode() + page[start:]


def _withdrawn(edition: Utgivelse) -> Response:
    when = edition.trukket_tidspunkt
    on = f" {text.day(when.astimezone())}" if when else ""
    return _page(
        f"{edition.period.label.capitalize()} er trukket tilbake",
        [f"Kommunen trakk sammendraget tilbake{on}.", edition.trukket_grunn],
        [Link(f"{ROOT}/", "Andre måneder")],
        status=410,
    )


def _unreachable() -> Response:
    said = [
        "Det publiserte er ikke endret, men kan ikke hentes fram akkurat nå.",
        "Prøv igjen om noen minutter.",
    ]
    answer = _page("Det publiserte kan ikke leses nå", said, status=503)
    answer.headers["retry-after"] = "60"
    return answer


def _unknown(request: Request) -> Response:
    spor.note("ukjent adresse", hva=request.url.path)
    return _page(
        "Det er ikke publisert noe her",
        ["Adressen fører ikke til en måned eller en fil som er publisert."],
        [Link(f"{ROOT}/", "Alle publiserte måneder")],
        status=404,
    )


def _page(
    title: str, paragraphs: Sequence[str], links: Sequence[Link] = (), *, status: int = 200
) -> Response:
    return HTMLResponse(plain_page(title, paragraphs, links), status, _HEADERS)


def _of_period(key: str) -> list[Utgivelse]:
    """The editions of the period that an address names, the newest first."""
    return [each for each in editions.get() if each.period.key == key]


def _corrected(edition: Utgivelse) -> str:
    return f" (rettet {text.day(edition.dato)})" if edition.rettelse else ""
