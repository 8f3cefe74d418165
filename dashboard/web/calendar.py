"""The calendar others subscribe to, at an address that is its own key: calendar programs cannot sign in.

/kalender/<key>/aarshjul.ics               the dates that the key's readers may see
/kalender/<key>/aarshjul.ics?frister=ja    and what must be ready before them
"""

from datetime import date
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard import spor
from dashboard.errors import DashboardError
from dashboard.reports import kalender
from dashboard.web.plain_page import plain_page

ROOT = kalender.ROOT


def routes() -> list[BaseRoute]:
    """Addresses that answer GET and HEAD. The gate lets everybody ask: whoever has the key has been told it."""
    return [
        Route(f"{ROOT}/{{key}}/{kalender.FILE}", _calendar),
        Route(ROOT, _unknown),
        Route(f"{ROOT}/{{rest:path}}", _unknown),
    ]


def _calendar(request: Request) -> Response:
    whose = kalender.audience_of(request.path_params["key"])
    if whose is None:
        return _unknown(request)
    frister = request.query_params.get("frister") == "ja"
    try:
        feed = kalender.feed(whose, frister=frister, today=date.today())
    except DashboardError as error:  # the program that asks keeps what it has, and asks again
        return _page(error.title, error.what_happened, 503)
    etag = f'"{sha256(feed.content).hexdigest()[:32]}"'
    headers = {
        "etag": etag,
        "cache-control": "private, no-cache",
        "content-disposition": f'inline; filename="{kalender.FILE}"',
    }
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(feed.content, headers={**headers, "content-type": kalender.MEDIA_TYPE})


def _unknown(_request: Request) -> Response:
    """The key is not noted: one that was nearly right is nobody's to read."""
    spor.note("ukjent adresse", hva=f"{ROOT}/…")
    return _page(
        "Det er ingen kalender her",
        "Adressen er feil, eller den er byttet. Den nye står på siden Årshjul.",
        404,
    )


def _page(title: str, said: str, status: int) -> Response:
    return HTMLResponse(plain_page(title, [said]), status, {"cache-control": "no-store"})
