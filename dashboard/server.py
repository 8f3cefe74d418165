"""The server: Streamlit's screens, what is published and a health address in one ASGI app.

Started by `dashboard serve`, by `streamlit run dashboard/server.py`, or as `dashboard.server:app`.
"""

import asyncio
import errno
import gc
import inspect
import ipaddress
import itertools
import logging
import os
import signal
import socket
import sys
import time
import tomllib
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
import uvicorn.config
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from streamlit import logger as streamlits_log

from dashboard import jobs, lake, logg, paths, queries, settings, signin, spor, text, tilstand
from dashboard.errors import DashboardError
from dashboard.ui import bokmaal, running
from dashboard.ui.errors import show_error
from dashboard.ui.inside import StreamlitInside
from dashboard.web import calendar, measure, metrics, nodelay, published, restart
from dashboard.web.gate import Gate
from dashboard.web.helse import Helse
from dashboard.web.limits import BodyLimits
from dashboard.web.middleware import BokmaalPage, LocalOnly, SafeHeaders
from dashboard.web.stopping import GracefulStop, NobodyNew, is_stopping

LOOPBACK = "127.0.0.1"
WATCH_SECONDS = 5  # between looks for a version that is new
HEALTH_ROUNDS = 5  # of them between looks at how it is, which the log is told of
_log = logging.getLogger("dashboard")
_ICON = Path(__file__).parent / "ui" / "favicon.svg"
_CONFIG = paths.ROOT / ".streamlit" / "config.toml"
_helse = Helse(tilstand.look)


def serve(port: int | None = None, say: Callable[[str], None] = print) -> None:
    """Listen until stopped: on loopback, or with sign-in where the settings say. `port` None: as they say.

    Raises DashboardError when the lake cannot be opened, the port is taken or outside 1–65535, sign-in is set up by
    halves, or another address than loopback is asked for without it.
    """
    chosen = settings.get().port if port is None else port
    if not signin.configured(settings.get()):
        refuse_other_addresses(os.environ.get("STREAMLIT_SERVER_ADDRESS", settings.get().lytt_paa))
    refuse_taken_port(chosen)
    with _ending_well():
        prepare(say)
        address = settings.get().adresse or f"http://localhost:{chosen}"
        say(f"Styringsdialog for {settings.get().kommune_navn}: {address}  (stopp med Ctrl+C)")
        write_one_log()
        app.run(config=server_config(chosen))


@contextmanager
def _ending_well() -> Iterator[None]:
    """Whoever is stopped by a signal has done what it was asked: uvicorn sends itself the signal again, which would kill it."""
    before = {
        number: signal.signal(number, lambda *_: sys.exit(0)) for number in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def write_one_log() -> None:
    """Bring Streamlit's and uvicorn's lines into ours, also of what they load later."""
    logg.set_up(settings.get().logg)
    streamlits_log.setup_formatter = logg.take_over
    uvicorn.config.LOGGING_CONFIG.update(handlers={}, loggers={})
    measure.count_what_is_told()


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
    make_newest_ready()
    if is_stopping():
        return
    from dashboard.agenda import moeteliste, moetet, rapporter, siden_sist, skjerm  # noqa: F401

    _freeze()


def _freeze() -> None:
    gc.collect()
    gc.freeze()


def make_newest_ready() -> None:
    """Make the newest version's numbers ready, where they are not: what is remembered takes no time to ask for again."""
    if not settings.get().klargjoer:
        return
    from dashboard.agenda import ahead

    began = time.perf_counter()
    with suppress(DashboardError):  # told by the page that asks; the others can be used
        newest = lake.get().figures(lake.get().newest().id)
        if ahead.make_ready(newest, give_up=is_stopping) and newest.id != _helse.made_ready:
            _helse.made_ready = newest.id
            seconds = time.perf_counter() - began
            _log.info("versjon gjort klar", extra={"versjon": newest.id, "sekunder": seconds})


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


def ikon(_request: Request) -> FileResponse:
    """The browser's tab; Streamlit would keep it among the pages' downloads."""
    return FileResponse(_ICON, headers={"cache-control": "public, max-age=86400"})


def words(_request: Request) -> Response:
    """The script with Streamlit's own words in bokmål. Its address changes with it: it is kept for a year."""
    kept = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(bokmaal.script(), media_type="text/javascript", headers=kept)


@asynccontextmanager
async def _lifespan(_app: st.App) -> AsyncIterator[None]:
    write_one_log()
    began = time.perf_counter()
    nodelay.send_at_once()
    GracefulStop(_is_busy, settings.get().stopp_sekunder).listen()
    try:
        await run_in_threadpool(prepare)
        await run_in_threadpool(get_ready)
    except Exception as error:
        _log.critical("kunne ikke starte", extra=logg.of_error(error))
        raise
    _log.info("startet", extra={"sekunder": time.perf_counter() - began})
    watching = asyncio.create_task(_watch())
    yield
    watching.cancel()
    with suppress(asyncio.CancelledError):  # it ends when the step it is at does
        await watching
    await run_in_threadpool(_bring_in_traces)
    await run_in_threadpool(_close_lake)
    _log.info("stoppet")


def _is_busy() -> bool:
    """Whether somebody would lose what they are in the middle of."""
    return running.is_running_scripts() or measure.Measure.under_way > 0


async def _watch() -> None:
    """Whoever uploads a month, wherever, finds it ready."""
    await _attempt(get_ready_for_the_meeting)
    for rounds in itertools.count(1):
        await asyncio.sleep(WATCH_SECONDS)
        for work in (make_newest_ready, _bring_in_traces):
            await _attempt(work)
        if rounds % HEALTH_ROUNDS == 0:
            await _attempt(_helse.get)


async def _attempt(work: Callable[[], object]) -> None:
    try:
        await (work() if inspect.iscoroutinefunction(work) else run_in_threadpool(work))
    except Exception as error:  # noqa: BLE001 - tried again in a moment; the other work goes on
        _log.error("arbeid mislyktes", extra={"arbeid": work.__name__, **logg.of_error(error)})


def _bring_in_traces() -> None:
    with suppress(DashboardError):  # they wait in their file until the lake answers
        spor.flush()
    with suppress(DashboardError):
        jobs.flush()


def _close_lake() -> None:
    if lake.get.cache_info().currsize:
        lake.get().close()


def _on_script_error(error: Exception) -> bool:
    """Errors in a button's callback do not pass through dashboard/app.py."""
    show_error(error)
    return True


_with_sign_in = signin.configured(settings.get())
_https = _with_sign_in and signin.is_https(settings.get())

app = st.App(
    paths.ROOT / "dashboard" / "app.py",
    secrets=signin.secrets(settings.get()),
    lifespan=_lifespan,
    routes=[
        *_helse.routes(),
        *metrics.routes(running, tilstand.Rows(), tilstand.disk, tilstand.Work()),
        *restart.routes(),
        Route("/ikon.svg", ikon),
        Route("/bokmaal.js", words),
        *published.routes(),
        *calendar.routes(),
    ],
    middleware=[
        Middleware(measure.Measure),
        Middleware(SafeHeaders, https=_https),
        Middleware(BodyLimits),
        *([] if _with_sign_in else [Middleware(LocalOnly)]),
        Middleware(NobodyNew),
        Middleware(Gate, inside=StreamlitInside()),
        Middleware(BokmaalPage),
    ],
    on_script_error=_on_script_error,
)
