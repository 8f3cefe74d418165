"""The server: Streamlit's screens, what is published and a health address in one ASGI app.

Started by `dashboard serve`, by `streamlit run dashboard/server.py`, or as `dashboard.server:app`.
"""

import asyncio
import errno
import gc
import ipaddress
import logging
import os
import socket
import time
import tomllib
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from dashboard import lake, paths, queries, settings, signin, spor, text
from dashboard.errors import DashboardError
from dashboard.ui import bokmaal
from dashboard.ui.errors import show_error
from dashboard.ui.inside import StreamlitInside
from dashboard.web import calendar, published
from dashboard.web.gate import Gate
from dashboard.web.middleware import BokmaalPage, LocalOnly, SafeHeaders

LOOPBACK = "127.0.0.1"
WATCH_SECONDS = 5  # between looks for a version that is new
_log = logging.getLogger("dashboard")
_ICON = Path(__file__).parent / "ui" / "favicon.svg"
_CONFIG = paths.ROOT / ".streamlit" / "config.toml"


def serve(port: int | None = None, say: Callable[[str], None] = print) -> None:
    """Listen until stopped: on loopback, or with sign-in where the settings say. `port` None: as they say.

    Raises DashboardError when the lake cannot be opened, the port is taken or outside 1–65535, sign-in is set up by
    halves, or another address than loopback is asked for without it.
    """
    chosen = settings.get().port if port is None else port
    if not signin.configured(settings.get()):
        refuse_other_addresses(os.environ.get("STREAMLIT_SERVER_ADDRESS", settings.get().lytt_paa))
    refuse_taken_port(chosen)
    prepare(say)
    address = settings.get().adresse or f"http://localhost:{chosen}"
    say(f"Styringsdialog for {settings.get().kommune_navn}: {address}  (stopp med Ctrl+C)")
    app.run(config=server_config(chosen))


def prepare(say: Callable[[str], None] = print) -> None:
    """Open the lake; on the very first start of the demo, bring the demo municipality in."""
    if not settings.get().demo or lake.get().history():
        return
    from dashboard.demo.start import load_demo  # the whole way in: only the very first start needs it

    say("Henter inn demokommunen …")
    started = time.perf_counter()
    load_demo()
    say(f"Demokommunen er klar ({text.number(time.perf_counter() - started, 1)} s).")


def get_ready() -> None:
    """Do now what the first reader would else wait for: load what the pages need, and make the newest version ready.

    What is loaded is then out of the garbage collector's sight, which would look through it each time it collects: that
    takes longer than most pages do.
    """
    from dashboard.agenda import fil, oekonomi, sykefravaer, tiltak, vedtak  # noqa: F401 - a second of imports

    with suppress(DashboardError):  # told by the page that asks; the others can be used
        queries.keep_views(lake.get().figures(lake.get().newest().id).id)
    _freeze()


def get_ready_for_the_meeting() -> None:
    """What the first reader does not wait for: the pages of the meeting with their reports, and the months before."""
    from dashboard.agenda import moeteliste, moetet, rapporter, siden_sist, skjerm  # noqa: F401

    make_newest_ready()
    _freeze()


def _freeze() -> None:
    gc.collect()
    gc.freeze()


def make_newest_ready() -> None:
    """Make the newest version's numbers ready, where they are not: what is remembered takes no time to ask for again."""
    from dashboard.agenda import ahead

    with suppress(DashboardError):  # told by the page that asks; the others can be used
        ahead.make_ready(lake.get().figures(lake.get().newest().id))


def refuse_other_addresses(address: str) -> None:
    """Without a sign-in, everyone who reaches the server is the økonomileder: only this machine may."""
    try:
        local = address == "localhost" or ipaddress.ip_address(address).is_loopback
    except ValueError:
        local = False
    if not local:
        raise DashboardError(
            "Kan ikke lytte på denne adressen",
            f"Adressen {address} kan nås fra andre maskiner, og innlogging er ikke satt opp. Da ville alle vært økonomileder.",
            f"Sett oidc_metadata, oidc_klient, oidc_hemmelighet, oidc_noekkel og adresse (se README), eller sett lytt_paa til {LOOPBACK}.",
        )


def refuse_taken_port(port: int) -> None:
    """Raises DashboardError when nothing can listen on `port` of this machine."""
    if not 1 <= port <= 65535:
        raise DashboardError(
            f"Port {port} kan ikke brukes",
            "En port er et tall fra 1 til 65535.",
            "Velg en annen port med --port eller DASHBOARD_PORT.",
        )
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            if (
                os.name == "posix"
            ):  # as the server itself does; elsewhere the option would let two listen at once
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((LOOPBACK, port))
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        raise DashboardError(
            f"Port {port} kan ikke brukes",
            "Et annet program lytter der allerede." if taken else f"Maskinen sier: {error}.",
            "Stopp det andre programmet, eller velg en annen port med --port eller DASHBOARD_PORT.",
        ) from error


def server_config(port: int) -> dict[str, Any]:
    """Streamlit's options: those of .streamlit/config.toml, wherever the command is run from, and the settings'."""
    chosen, largest = settings.get(), settings.get().fil_mb
    own = [urlsplit(chosen.adresse).hostname] if chosen.adresse else []
    return {
        **_flat(tomllib.loads(_CONFIG.read_text("utf-8"))),
        "server.address": os.environ.get("STREAMLIT_SERVER_ADDRESS", chosen.lytt_paa),
        "server.port": port,
        "server.allowedHosts": ["localhost", LOOPBACK, "[::1]", *own],
        "server.maxUploadSize": largest,
        # Python collects when there is something to collect. After every script run it would look through all that is
        # remembered, and answer nobody meanwhile.
        "runner.postScriptGC": False,
        "runner.magicEnabled": False,  # no page is written so; looking for it takes longer than compiling
    }


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{prefix}{name}.")
        else:
            flat[prefix + name] = value
    return flat


def helse(_request: Request) -> JSONResponse:
    """For monitoring: whether the lake answers, and nothing that lies in it. 503 where it does not."""
    try:
        lake.get().newest()
    except DashboardError as error:
        return JSONResponse({"tilstand": "feil", "hva": error.title}, status_code=503)
    return JSONResponse({"tilstand": "ok"})


def ikon(_request: Request) -> FileResponse:
    """The browser's tab; Streamlit would keep it among the pages' downloads."""
    return FileResponse(_ICON, headers={"cache-control": "public, max-age=86400"})


def words(_request: Request) -> Response:
    """The script with Streamlit's own words in bokmål. Its address changes with it: it is kept for a year."""
    kept = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(bokmaal.script(), media_type="text/javascript", headers=kept)


@asynccontextmanager
async def _lifespan(_app: st.App) -> AsyncIterator[None]:
    await run_in_threadpool(prepare)
    await run_in_threadpool(get_ready)
    watching = asyncio.create_task(_watch())
    yield
    watching.cancel()
    await run_in_threadpool(_bring_in_traces)


async def _watch() -> None:
    """Whoever uploads a month, wherever, finds it ready."""
    await _attempt(get_ready_for_the_meeting)
    while True:
        await asyncio.sleep(WATCH_SECONDS)
        for work in (make_newest_ready, _bring_in_traces):
            await _attempt(work)


async def _attempt(work: Callable[[], None]) -> None:
    try:
        await run_in_threadpool(work)
    except Exception as error:  # noqa: BLE001 - tried again in a moment; the other work goes on
        _log.error("%s: %s", work.__name__, type(error).__name__)


def _bring_in_traces() -> None:
    with suppress(DashboardError):  # they wait in their file until the lake answers
        spor.flush()


def _on_script_error(error: Exception) -> bool:
    """Errors in a button's callback do not pass through dashboard/app.py."""
    show_error(error)
    return True


class _WithoutDetails(logging.Filter):
    """What a provider of sign-in says about somebody's attempt may name them."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = str(record.msg).split("%s")[0].rstrip(" :'"), ()
        return True


logging.getLogger("streamlit.web.server.starlette.starlette_auth_routes").addFilter(_WithoutDetails())

_with_sign_in = signin.configured(settings.get())
_https = _with_sign_in and signin.is_https(settings.get())

app = st.App(
    paths.ROOT / "dashboard" / "app.py",
    secrets=signin.secrets(settings.get()),
    lifespan=_lifespan,
    routes=[
        Route("/helse", helse),
        Route("/ikon.svg", ikon),
        Route("/bokmaal.js", words),
        *published.routes(),
        *calendar.routes(),
    ],
    middleware=[
        Middleware(SafeHeaders, https=_https),
        *([] if _with_sign_in else [Middleware(LocalOnly)]),
        Middleware(Gate, inside=StreamlitInside()),
        Middleware(BokmaalPage),
    ],
    on_script_error=_on_script_error,
)
