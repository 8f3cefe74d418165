"""The log of a server that really runs: visited, asked wrongly and failing, it tells what happened and nothing of whom."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from tests.operation.served import Served, served

SECRETS = ("Kari", "Nordmann", "1 234 567", "1234567", "lønn", "periode=", "navn=")
FAILING = ("-m", "tests.operation.failing")


def visit(server: Served, page: str, query: str) -> None:
    """Until the page's script has run."""
    with connect(line(server), subprotocols=[Subprotocol("streamlit")], max_size=None) as open_line:
        asking = BackMsg(rerun_script=ClientState(page_name=page, query_string=query))
        open_line.send(asking.SerializeToString())
        while True:
            frame = open_line.recv(timeout=60)
            assert isinstance(frame, bytes)
            if ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished":
                return


def write_on_the_line(server: Served, said: str | bytes, origin: str | None = None, **headers: str) -> None:
    """What no browser of ours would."""
    more = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with connect(
            line(server), origin=Origin(origin) if origin else None, additional_headers=more
        ) as open_line:
            open_line.send(said)
            while True:
                open_line.recv(timeout=10)
    except (WebSocketException, OSError):  # the server has hung up, as it should
        return


def line(server: Served) -> str:
    return server.address.replace("http", "ws") + "/_stcore/stream"


def test_every_line_is_json_and_none_tells_of_persons_files_or_amounts(
    empty_lake: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(empty_lake, folder / "lake")
    with served(folder, FAILING, kommune="Storvik") as server:
        visit(server, "drift", "periode=2026-10&navn=Kari Nordmann")
        visit(server, "hjelp", "navn=Kari Nordmann")
        write_on_the_line(server, "Kari Nordmann har 1 234 567 kr i lønn.csv")
        write_on_the_line(server, b"Kari Nordmann" * 10)
        write_on_the_line(server, b"", origin="https://kari-Nordmann.eksempel.no")
        write_on_the_line(server, b"", origin=server.address, X_Forwarded_For="192.0.2.1")
        server.asked("/oauth2callback?code=1&state=2")
        for path in ("/lønn.csv", "/drift/Kari%20Nordmann?belop=1234567", "/publisert/Kari/lønn.csv"):
            for accept in ("text/html", "*/*"):
                server.asked(path.replace("ø", "%C3%B8"), Accept=accept)
        server.asked("/_stcore/upload_file/Kari/Nordmann", b"1234567")
        with ThreadPoolExecutor(50) as many:
            assert {status for status, _ in many.map(server.asked, ["/helse"] * 50)} == {200}
        figures = server.asked("/metrics")[1]
        code, _ = server.stop(20)
        assert code == 0
        told = server.told()
        text = server.log.read_text("utf-8")
        assert not [secret for secret in SECRETS if secret.lower() in text.lower()], text
        [failed] = [line for line in told if line.get("melding") == "uventet feil"]
        assert failed["feil"] == ["ValueError"]
        assert failed["linjer"][-1].startswith("operation/failing.py:")
        assert len(failed["referanse"]) == 8
        wrong = [line for line in told if line["nivaa"] == "feil"]
        strange_frame = "Exception in ASGI application"  # Streamlit's, of text where it wants bytes
        assert {line["melding"] for line in wrong} == {"uventet feil", strange_frame}, (
            "a stranger who is refused is no error"
        )
        assert f"styringsdialog_errors_total {len(wrong)}.0" in figures.splitlines()
        others = [line for line in told if line["kilde"] != "dashboard"]
        assert {"uvicorn.error"} <= {line["kilde"] for line in others}, "what the libraries say is there too"
        assert "streamlit.net_util" not in {line["kilde"] for line in others}, (
            "it asks the internet where it is"
        )
        assert server.messages()[-1] == "stoppet"
