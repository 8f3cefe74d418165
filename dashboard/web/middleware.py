"""What lies between the browser and Streamlit: this machine only, safe headers, and a page that says it is in bokmål."""

import ipaddress
import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.ui import bokmaal
from dashboard.web import restart
from dashboard.web.refusal import refuse

HEADERS = {
    # Charts are compiled in the browser ('unsafe-eval'); nothing is fetched from anywhere else. {line}: see _line.
    "content-security-policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
        " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'{line}; worker-src 'self' blob:;"
        " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

_HOST = re.compile(r"[\w.\-\[\]:]{1,255}", re.ASCII)
_OWN = ("/publisert", "/kalender")  # what is not Streamlit's
_PRIVATE = "/media"  # downloads: on the person's disk if they say so, and in no cache

_NOSCRIPT = (
    "<noscript><p>Siden trenger JavaScript. Slå det på i nettleseren, og last siden på nytt.</p></noscript>"
)
_REWRITES = (
    # Before Streamlit's own script, which asks for the browser's language, and opens its line, when it starts.
    (
        re.compile(r"<head>"),
        "".join(
            [
                "<head>",
                *(
                    f'\n    <script src="{each}" defer></script>'
                    for each in (bokmaal.address(), restart.address())
                ),
            ]
        ),
    ),
    (re.compile(r'<html lang="en"'), '<html lang="nb"'),
    (re.compile(r"<title>.*?</title>", re.DOTALL), "<title>Styringsdialog</title>"),
    (re.compile(r"<noscript>.*?</noscript>", re.DOTALL), _NOSCRIPT),
    (re.compile(r'<link rel="service-desc"[^>]*>'), ""),
    (
        re.compile(r'<link rel="shortcut icon"[^>]*>'),
        '<link rel="icon" type="image/svg+xml" href="/ikon.svg">',
    ),
)


def in_bokmaal(page: str) -> str:
    """Streamlit's page with its language, title and no-script text in bokmål."""
    for pattern, replacement in _REWRITES:
        page = pattern.sub(replacement, page, count=1)
    return page


class LocalOnly:
    """Refuses whoever is not on this machine, or comes through a proxy on it, however the server was started: there is no
    sign-in."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket") and not _is_local(scope):
            refusal = PlainTextResponse(
                "Ingen tilgang: løsningen kan bare brukes fra maskinen den kjører på.", 403
            )
            await refuse(refusal, scope, receive, send)
            return
        await self._app(scope, receive, send)


class SafeHeaders:
    """Puts HEADERS on every answer that has none of its own; with `https`, keeps browser and cookies to it."""

    def __init__(self, app: ASGIApp, https: bool = False) -> None:
        self._app, self._https = app, https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        line = _line(Headers(scope=scope).get("host", "")) if scope["type"] == "http" else ""
        private = scope["type"] == "http" and scope["path"].startswith(_PRIVATE)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value.replace("{line}", line))
                if private:
                    headers["cache-control"] = "private, no-store"
                if self._https:
                    headers["strict-transport-security"] = "max-age=31536000; includeSubDomains"
                    _keep_cookies_to_https(message)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _line(host: str) -> str:
    """The address of the conversation with Streamlit, which not every browser counts as 'self'."""
    return f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""


def _keep_cookies_to_https(start: Message) -> None:
    start["headers"] = [
        (name, value + b"; Secure")
        if name.lower() == b"set-cookie" and b"secure" not in value.lower()
        else (name, value)
        for name, value in start["headers"]
    ]


class BokmaalPage:
    """Rewrites the one page of Streamlit's; everything else, what is published and the calendar, passes untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        ours = scope["path"].startswith(_OWN) if scope["type"] == "http" else True
        if ours or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self._app(scope, receive, send)
            return
        answer = _HtmlAnswer(send)
        await self._app(_uncompressed(scope), receive, answer.take)


class _HtmlAnswer:
    """Holds an HTML answer back until it is whole, then sends it rewritten."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = bytearray()

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self._start)
        else:
            await self._send(message)

    async def _finish(self, start: Message) -> None:
        body = in_bokmaal(self._body.decode()).encode()
        headers = MutableHeaders(scope=start)
        headers["content-length"] = str(len(body))
        headers["content-language"] = "nb"
        headers["cache-control"] = "no-cache"
        for name in ("etag", "last-modified"):  # they speak of the page before it was rewritten
            del headers[name]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _is_html(start: Message) -> bool:
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")


def _uncompressed(scope: Scope) -> Scope:
    """The request without what would bring a compressed or an unchanged answer."""
    unwanted = (b"accept-encoding", b"if-none-match", b"if-modified-since")
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name not in unwanted]}


def _is_local(scope: Scope) -> bool:
    if "x-forwarded-for" in Headers(scope=scope):
        return False
    client = scope.get("client")
    if client is None:  # a socket file on this machine
        return True
    try:
        return ipaddress.ip_address(client[0]).is_loopback
    except ValueError:
        return False
