"""Every route the app has, asked without, with the wrong and with an expired identity. A route without a row fails."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from tests.hostile.conftest import Answer, Server

ROLES = ("okonomi", "klg", "leder", "folkevalgt", "uten rolle")
JA, NEI = True, False
ALLE, INGEN = (JA,) * 6, (NEI,) * 6
MAY_PASS = {
    #                                                       okonomi klg leder folkevalgt uten-rolle ingen
    "/helse":                                              ("/helse", ALLE),
    "/helse/levende":                                      ("/helse/levende", ALLE),
    "/metrics":                                            ("/metrics", ALLE),  # asks for itself: this machine, or a key
    "/omstart.js":                                         ("/omstart.js", ALLE),
    "/ikon.svg":                                           ("/ikon.svg", ALLE),
    "/bokmaal.js":                                         ("/bokmaal.js", ALLE),
    "/publisert":                                          ("/publisert", (JA, JA, JA, JA, NEI, NEI)),
    "/publisert/":                                         ("/publisert/", (JA, JA, JA, JA, NEI, NEI)),
    "/publisert/{period}":                                 ("/publisert/2026-10", (JA, JA, JA, JA, NEI, NEI)),
    "/publisert/{period}/":                                ("/publisert/2026-10/", (JA, JA, JA, JA, NEI, NEI)),
    "/publisert/{period}/utgave-{utgave:int}":             ("/publisert/2026-10/utgave-1", (JA, JA, JA, JA, NEI, NEI)),
    "/publisert/{period}/utgave-{utgave:int}/":            ("/publisert/2026-10/utgave-1/", (JA, JA, JA, JA, NEI, NEI)),
    "/publisert/{period}/utgave-{utgave:int}/{file:path}": ("/publisert/2026-10/utgave-1/a", (JA, JA, JA, JA, NEI, NEI)),
    "/publisert/{period}/{file:path}":                     ("/publisert/2026-10/a/b", (JA, JA, JA, JA, NEI, NEI)),
    "/kalender/{key}/aarshjul.ics":                        ("/kalender/gjettet/aarshjul.ics", ALLE),  # the key is asked for
    "/kalender":                                           ("/kalender", ALLE),
    "/kalender/{rest:path}":                               ("/kalender/a/b", ALLE),
    "/_stcore/health":                                     ("/_stcore/health", ALLE),
    "/_stcore/metrics":                                    ("/_stcore/metrics", INGEN),
    "/_stcore/host-config":                                ("/_stcore/host-config", ALLE),
    "/media/{file_id:path}":                               ("/media/0123456789abcdef.csv", INGEN),  # made for none of them
    "/_stcore/upload_file/{session_id}/{file_id}":         ("/_stcore/upload_file/a/b", (JA, NEI, NEI, NEI, NEI, NEI)),
    "/component/{path:path}":                              ("/component/a/b.js", ALLE),
    "/_stcore/bidi-components/{path:path}":                ("/_stcore/bidi-components/a/b.js", ALLE),
    "/_stcore/stream":                                     ("/_stcore/stream", ALLE),  # what is said on it: below
    "/auth/login":                                         ("/auth/login", ALLE),
    "/auth/logout":                                        ("/auth/logout", ALLE),
    "/oauth2callback":                                     ("/oauth2callback", ALLE),
    "/_stcore/agent/interact":                             ("/_stcore/agent/interact", INGEN),
    "/_stcore/agent/openapi.json":                         ("/_stcore/agent/openapi.json", INGEN),
    "/_stcore/agent/mcp":                                  ("/_stcore/agent/mcp", INGEN),
    "":                                                    ("/static/js/a.js", ALLE),  # Streamlit's own files
}  # fmt: skip
_DISCOVER = (
    "import json; from dashboard.server import app;"
    "print(json.dumps([[route.path, sorted(getattr(route, 'methods', None) or ['GET'])]"
    " for route in app._build_starlette_app().routes]))"
)


@pytest.fixture(scope="module")
def routes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The methods of every route, by path. Asked in a process of its own: building the app starts Streamlit's runtime."""
    folder = tmp_path_factory.mktemp("ruter")
    told = subprocess.run(
        [sys.executable, "-c", _DISCOVER], cwd=Path(__file__).parents[2], env=_environment(folder),
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    found: dict[str, set[str]] = {}
    for path, methods in json.loads(told.stdout.splitlines()[-1]):
        found.setdefault(path, set()).update(methods)
    return found


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "DASHBOARD_DATA": str(folder)}


def is_refused(answer: Answer) -> bool:
    """By the gate: Streamlit's own refusals, which come after it, say something else."""
    return answer.status == 403 and b"Ingen tilgang" in answer.body


def test_every_route_has_a_row_and_every_row_a_route(routes: dict[str, set[str]]) -> None:
    assert routes.keys() - MAY_PASS.keys() == set()
    assert MAY_PASS.keys() - routes.keys() == set()


def test_each_identity_passes_where_the_table_says_and_nowhere_else(
    server: Server, cookies: dict[str, str], routes: dict[str, set[str]]
) -> None:
    for path, (example, may) in MAY_PASS.items():
        for identity, cookie in cookies.items():
            expected = may[ROLES.index(identity) if identity in ROLES else -1]
            for method in routes[path] - {"HEAD"}:
                answer = server.ask(example, method, cookie)
                assert is_refused(answer) is not expected, (method, example, identity, answer.status)
                assert answer.status < 500 or path in ("/auth/login",), (
                    method,
                    example,
                    identity,
                    answer.status,
                )


def test_a_way_of_writing_an_address_opens_nothing_that_is_closed(
    server: Server, cookies: dict[str, str]
) -> None:
    for path in (
        "/%5fstcore/metrics", "/_stcore/metrics/", "//_stcore/metrics", "/_stcore//metrics", "/./_stcore/metrics",
        "/x/../_stcore/metrics", "/_stcore/%6detrics", "/_STCORE/metrics", "/_stcore/metrics;x", "/_stcore/metrics%00",
        "/_stcore/agent/../metrics", "/_stcore%2fmetrics", "/%70ublisert/", "/publisert//2026-10/", "/PUBLISERT/",
    ):  # fmt: skip
        answer = server.ask(path, cookie=cookies["uten rolle"])
        assert b"# TYPE" not in answer.body, path
        assert b"Sammendrag av styringsdialogen" not in answer.body, path


def over_the_line(server: Server, cookie: str, page: str) -> bytes:
    """Everything the server says to whoever asks for `page` over the websocket with a token against forged requests."""
    token = server.ask("/_stcore/health").headers["set-cookie"].partition(";")[0]
    asking = BackMsg(rerun_script=ClientState(page_name=page))
    told = b""
    with connect(
        f"ws://localhost:{server.port}/_stcore/stream",
        additional_headers={"Cookie": "; ".join(filter(None, (token, cookie)))}, origin=Origin(server.address),
        subprotocols=[Subprotocol("streamlit"), Subprotocol(token.partition("=")[2].strip('"'))], max_size=None,
    ) as line:  # fmt: skip
        line.send(asking.SerializeToString())
        while True:
            frame = line.recv(timeout=30)
            assert isinstance(frame, bytes)
            told += frame
            if ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished":
                return told


ONLY_INSIDE = "Ingen tall lagres før du godkjenner".encode()


def test_the_websocket_gives_a_page_to_the_one_it_is_for_and_a_reason_to_the_others(
    server: Server, cookies: dict[str, str]
) -> None:
    said = {identity: over_the_line(server, cookie, "opplasting") for identity, cookie in cookies.items()}
    reasons = {
        "okonomi": "", "klg": "ikke tilgang til denne siden", "leder": "ikke tilgang til denne siden",
        "folkevalgt": "ikke tilgang til denne siden", "uten rolle": "ikke fått en rolle", "ingen": "Du må logge inn",
        "tom": "Du må logge inn", "utløpt": "for lenge siden du logget inn", "uten utløp": "for lenge siden du logget inn",
    }  # fmt: skip
    for identity, told in said.items():
        reason = reasons.get(identity, "endret eller gammel")
        assert reason.encode() in told, identity
        assert (ONLY_INSIDE in told) is (identity == "okonomi"), identity
