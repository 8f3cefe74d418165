"""The lock on addresses: what lies beside the pages is asked for by role too, and whoever is refused leaves a trace."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http.cookies import SimpleCookie
from typing import Any, Protocol
from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import access, navigation, settings, signin, spor
from dashboard.access import User
from dashboard.web import published
from dashboard.web.plain_page import Link, plain_page
from dashboard.web.refusal import refuse

_LOGIN, _LOGOUT = "/auth/login", "/auth/logout"
_BACK = "styring_tilbake"
_LONGEST = 1_000  # letters of an address that is kept
_MEDIA = "/media/"


class Inside(Protocol):
    """What must be asked of the server that keeps cookies and sessions."""

    def claims(self, cookies: Mapping[str, str]) -> Mapping[str, Any] | None:
        """The claims of a signed cookie; None where there is none, or it is not ours."""

    def says_signed_in(self, cookies: Mapping[str, str]) -> bool:
        """Whether a cookie says that somebody has signed in, true or not."""

    def owns(self, claims: Mapping[str, Any], file: str) -> bool:
        """Whether a download was made for the person of the claims."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Addresses that begin with `prefix` are for those of whom `may` holds."""

    prefix: str
    may: Callable[[User], bool]


def may_read_published(user: User) -> bool:
    """Where the municipality has made them public, everybody."""
    return settings.get().publisert_aapent or access.may_see_sammendrag(user)


def _nobody(_user: User) -> bool:
    return False


RULES = (
    Rule("/_stcore/agent", _nobody),  # drives the app without a browser
    Rule("/_stcore/metrics", _nobody),
    Rule("/_stcore/upload_file", access.may_upload),
    Rule("/media", access.may_see_drift),  # downloads and pictures of the pages
    Rule(published.ROOT, may_read_published),
)
# What the server has besides pages. Everything else that a browser asks for is a page, or nothing.
_BESIDE_PAGES = {
    "_stcore", "media", "component", "auth", "oauth2callback", "static", "vendor", "publisert", "kalender", "helse", "metrics",
    "bokmaal.js", "omstart.js", "ikon.svg",
}  # fmt: skip


class Gate:
    """Asks of every request whom it comes from, and refuses what their role does not reach."""

    def __init__(self, app: ASGIApp, inside: Inside) -> None:
        self._app, self._inside = app, inside

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        path = scope["path"]  # what the routes go by, and not an address that the host has a part in
        user, claims = self._who(connection)
        if not _is_address(connection):
            await refuse(_answer("ukjent adresse", 404, user, path), scope, receive, send)
        elif not self._may(user, claims, path) or _from_another_site(connection):
            await refuse(_answer("ingen tilgang", 403, user, path), scope, receive, send)
        elif path == signin.CALLBACK and not signin.configured(settings.get()):
            # Streamlit would lead to the front page too, but log an error of the program.
            await refuse(RedirectResponse("/", 302), scope, receive, send)
        elif path == _LOGIN:
            await self._app(scope, receive, _remembering(connection, send))
        elif path == signin.CALLBACK and _from_provider(connection):
            await self._app(scope, receive, self._noting_sign_in(connection, send))
        else:
            if path == _LOGOUT and claims is not None:
                spor.note("utlogget", hvem=user.name, rolle=user.role)
            await self._app(scope, receive, send)

    def _who(self, connection: HTTPConnection) -> tuple[User, Mapping[str, Any] | None]:
        """The person, and the claims their cookie holds (None without a sign-in that holds)."""
        chosen = settings.get()
        if not signin.configured(chosen):
            return access.LOCAL_USER, None
        claims = self._inside.claims(connection.cookies)
        if claims is None:
            if self._inside.says_signed_in(connection.cookies):
                spor.note("ugyldig informasjonskapsel", hva=connection.scope["path"])
            return access.NOBODY, None
        try:
            return signin.user_of(claims, chosen, datetime.now(UTC)), claims
        except signin.SignInExpired:
            spor.note("utløpt innlogging", hvem=signin.name_of(claims), hva=connection.scope["path"])
            return access.NOBODY, None

    def _may(self, user: User, claims: Mapping[str, Any] | None, path: str) -> bool:
        if not all(rule.may(user) for rule in RULES if _lies_in(path, rule.prefix)):
            return False
        return claims is None or not path.startswith(_MEDIA) or self._inside.owns(claims, path)

    def _noting_sign_in(self, connection: HTTPConnection, send: Send) -> Send:
        """Reads from the answer to the provider's callback who got in, and leads back to where they were going."""

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._note_sign_in(_cookies_set(message))
                headers = MutableHeaders(scope=message)
                wanted = unquote(connection.cookies.get(_BACK, ""))
                if headers.get("location") == "/" and _is_page(wanted):
                    headers["location"] = wanted
                headers.append("set-cookie", f"{_BACK}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
            await send(message)

        return noting

    def _note_sign_in(self, cookies: Mapping[str, str]) -> None:
        claims = self._inside.claims(cookies)
        if claims is None:
            spor.note("avvist innlogging", hva="leverandøren bekreftet ikke innloggingen")
            return
        try:
            user = signin.user_of(claims, settings.get(), datetime.now(UTC))
        except signin.SignInExpired:
            spor.note("avvist innlogging", hvem=signin.name_of(claims), hva="beviset var utløpt")
            return
        known = user.role is not access.Role.INGEN
        spor.note(
            "innlogget" if known else "avvist innlogging",
            hvem=user.name,
            rolle=user.role,
            hva="" if known else "ingen rolle",
        )


def _is_address(connection: HTTPConnection) -> bool:
    """Whether there is anything at the address, for a browser that wants to show it."""
    if connection.scope["type"] != "http" or "text/html" not in connection.headers.get("accept", ""):
        return True
    page = connection.scope["path"].strip("/")
    first = page.split("/")[0]
    return first in _BESIDE_PAGES or "." in page or page in {entry.address for entry in navigation.PAGES}


def _from_another_site(connection: HTTPConnection) -> bool:
    """Whether another site's page asks for what the app's own page does. Streamlit would refuse it too, but first ask the
    internet for the address of this machine, to see whether that is where the page is from."""
    origin = connection.headers.get("origin")
    if origin is None or not _lies_in(connection.url.path, "/_stcore"):
        return False
    return urlsplit(origin).netloc != connection.headers.get("host", "")


def _is_page(wanted: str) -> bool:
    """Whether it is the address of a page here, with what was chosen on it; nothing else is led to."""
    parts = urlsplit(wanted)
    known = {f"/{entry.address}" for entry in navigation.PAGES}
    return not parts.scheme and not parts.netloc and parts.path in known and wanted.isprintable()


def _remembering(connection: HTTPConnection, send: Send) -> Send:
    """Keeps the address the person was at, while they are at the provider: Streamlit leads everybody to the front page."""
    came_from = urlsplit(connection.headers.get("referer", ""))
    wanted = came_from.path + (f"?{came_from.query}" if came_from.query else "")
    here = came_from.netloc == connection.headers.get("host")

    async def remembering(message: Message) -> None:
        if message["type"] == "http.response.start" and here and _is_page(wanted) and len(wanted) < _LONGEST:
            kept = f"{_BACK}={quote(wanted, safe='')}; Path=/; Max-Age=600; HttpOnly; SameSite=Lax"
            MutableHeaders(scope=message).append("set-cookie", kept)
        await send(message)

    return remembering


def _from_provider(connection: HTTPConnection) -> bool:
    """Else somebody comes back from having signed out."""
    return bool({"code", "error"} & set(connection.query_params))


def _lies_in(path: str, prefix: str) -> bool:
    return path == prefix or path.startswith(f"{prefix}/")


def _cookies_set(start: Message) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in Headers(raw=start["headers"]).getlist("set-cookie"):
        found |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
    return found


def _answer(event: str, status: int, user: User, path: str) -> HTMLResponse:
    spor.note(event, hvem=user.name, rolle=user.role, hva=path)
    if status == 404:
        page = plain_page(
            "Siden finnes ikke",
            ["Adressen fører ikke til noe. Kanskje er den skrevet feil, eller siden er flyttet."],
            [Link("/", "Til forsiden")],
        )
    else:
        page = plain_page(
            "Ingen tilgang",
            [
                "Du må være logget inn, og ha en rolle som gir tilgang.",
                f"Ta kontakt med {settings.get().kontakt or 'økonomilederen'} hvis du skulle hatt tilgang.",
            ],
            [Link("/", "Til forsiden")],
        )
    return HTMLResponse(page, status, {"cache-control": "no-store"})
