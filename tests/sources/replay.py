"""A statistics bank on this machine: a real HTTP server that replays Statistics Norway's answers, and its bad days."""

import json
import math
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import parse_qs, urlsplit

import pytest

FILES = Path(__file__).parents[1] / "files"
REAL_12134 = (FILES / "real" / "12134_jsonstat2_3kommuner_2024.json").read_bytes()
ERRORS: dict[str, Any] = json.loads((FILES / "ssb" / "pxwebapi2_feilsvar.json").read_bytes())
MUNICIPALITIES: dict[str, Any] = json.loads((FILES / "ssb" / "klass131_kommuner_2026.json").read_bytes())
CHANGES: dict[str, Any] = json.loads((FILES / "ssb" / "kommunekode_endringer_2024.json").read_bytes())
HTML_404: str = ERRORS["singleBatch_for_lang_url"]["body"]

Json = dict[str, Any]


@dataclass(frozen=True)
class Canned:
    """One answer, whatever is asked. `cut`: promise more than is sent; `trickle`: seconds between single bytes."""

    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    cut: bool = False
    trickle: float = 0.0


def refusal(label: str) -> Canned:
    """A real refusal: `ugyldig tabell-ID`, `ugyldig ContentsCode` …"""
    told = next(each for each in ERRORS["errors"] if each["label"] == label)
    return Canned(told["status"], told["snippet"].encode(), {"Content-Type": "application/problem+json"})


def dataset(
    table: str,
    dimensions: Mapping[str, Sequence[str] | Mapping[str, str]],
    value: Callable[..., Any] = lambda *codes: 0,
    *,
    updated: str = "2026-03-16T07:00:00Z",
    left_out: Sequence[str] = (),
    discontinued: bool | None = None,
) -> Json:
    """A table as JSON-stat2: codes (with labels) by dimension, and a number, None or a mark for each set of codes."""
    labels = {
        id_: codes if isinstance(codes, Mapping) else {code: code for code in codes}
        for id_, codes in dimensions.items()
    }
    found = [value(*codes) for codes in product(*labels.values())]
    geo = [each for each in dimensions if "region" in each.casefold()]
    return {
        "version": "2.0",
        "class": "dataset",
        "label": f"{table}: Prøvetabell, etter region og år",
        "source": "Statistisk sentralbyrå",
        "updated": updated,
        "role": {"time": ["Tid"], "geo": geo, "metric": ["ContentsCode"]},
        "id": list(labels),
        "size": [len(codes) for codes in labels.values()],
        "dimension": {
            id_: {
                "label": id_.lower(),
                "category": {"index": {code: n for n, code in enumerate(codes)}, "label": codes},
                "extension": {"elimination": id_ in left_out},
            }
            for id_, codes in labels.items()
        },
        "extension": {"px": {"tableid": table}, "discontinued": discontinued},
        "value": [None if each in (".", "..", ":") else each for each in found],
        "status": {str(n): each for n, each in enumerate(found) if each in (".", "..", ":")},
    }


class StatBank:
    """What the server holds, what it is told to answer instead, and every question it has had."""

    def __init__(self) -> None:
        self.tables: dict[str, bytes] = {}
        self.groups: list[Json] = []
        self.municipalities: Json = MUNICIPALITIES
        self.changes: list[Json] = [
            {"oldCode": old["code"], "oldName": told["name"], "newCode": new, "newName": told["name"],
             "changeOccurred": old["validTo"]}
            for new, told in CHANGES["endringer"].items() for old in told["oldCodes"]
        ]  # fmt: skip
        self.instead: dict[str, deque[Canned]] = {}
        self.asked: list[tuple[str, str, Any]] = []
        self.address = ""

    def hold(self, *tables: bytes | Json) -> None:
        """Take tables in; a table that is held already is updated."""
        for table in tables:
            content = table if isinstance(table, bytes) else json.dumps(table, ensure_ascii=False).encode()
            self.tables[json.loads(content)["extension"]["px"]["tableid"]] = content

    def answer_next(self, path: str, *canned: Canned) -> None:
        """What the next questions whose path holds `path` are answered with; then it is itself again."""
        self.instead[path] = deque(canned)

    def count(self, path: str) -> int:
        """How many questions had `path` in theirs."""
        return sum(path in asked for _, asked, _ in self.asked)

    @property
    def px(self) -> str:
        return f"{self.address}/pxwebapi/v2"

    @property
    def klass(self) -> str:
        return f"{self.address}/klass/v1"

    def answer(self, method: str, url: str, body: Any) -> Canned:
        self.asked.append((method, url, body))
        for path, queue in self.instead.items():
            if path in url and queue:
                return queue.popleft()
        path, parts = urlsplit(url).path, urlsplit(url).path.split("/")
        if "/tables/" in path:
            return self._table(method, parts[parts.index("tables") + 1], parts[-1], body)
        if path.endswith("/codesAt"):
            return _json(self.municipalities)
        if path.endswith("/changes"):
            return _json({"codeChanges": self.changes})
        if path.endswith("/corresponds"):
            assert parse_qs(urlsplit(url).query)["targetClassificationId"] == ["131"]
            return _json({"correspondenceItems": self.groups})
        return Canned(404, HTML_404.encode(), {"Content-Type": "text/html"})

    def _table(self, method: str, id_: str, asked: str, body: Any) -> Canned:
        if id_ not in self.tables:
            return refusal("ugyldig tabell-ID")
        table = json.loads(self.tables[id_])
        if asked == "metadata":
            return _json({**table, "value": [], "status": {}})
        assert method == "POST", "an address of that length gets a web page"
        chosen = {each["variableCode"]: each["valueCodes"] for each in body["selection"]}
        return self._selected(self.tables[id_], table, chosen)

    @staticmethod
    def _selected(content: bytes, table: Json, chosen: dict[str, list[str]]) -> Canned:
        codes = {id_: list(table["dimension"][id_]["category"]["index"]) for id_ in table["id"]}
        if chosen == codes:
            return Canned(body=content)  # the real answer, to the byte
        if any(set(wanted) - set(codes.get(id_, ())) for id_, wanted in chosen.items()):
            return refusal("ugyldig ContentsCode")
        missing = [id_ for id_ in codes if id_ not in chosen]
        if any(not table["dimension"][id_]["extension"]["elimination"] for id_ in missing):
            return refusal("manglende mandatory")
        return _json(_cut_out(table, codes, chosen))


def _cut_out(table: Json, codes: dict[str, list[str]], chosen: dict[str, list[str]]) -> Json:
    """The part of a table, summed over the dimensions that are not chosen."""
    places = {id_: {code: n for n, code in enumerate(codes[id_])} for id_ in codes}
    kept = [id_ for id_ in table["id"] if id_ in chosen]
    values: list[Any] = []
    status: dict[str, str] = {}
    for n, wanted in enumerate(product(*(chosen[id_] for id_ in kept))):
        named = dict(zip(kept, wanted, strict=True))
        total = None
        for others in product(*(codes[id_] for id_ in codes if id_ not in chosen)):
            whole = named | dict(zip([id_ for id_ in codes if id_ not in chosen], others, strict=True))
            place = 0
            for id_, size in zip(table["id"], table["size"], strict=True):
                place = place * size + places[id_][whole[id_]]
            if table["value"][place] is not None:
                total = (total or 0) + table["value"][place]
            if mark := table["status"].get(str(place)):
                status[str(n)] = mark
        values.append(total)
    dimension = {
        id_: {
            **table["dimension"][id_],
            "category": {
                "index": {code: n for n, code in enumerate(chosen[id_])},
                "label": {code: table["dimension"][id_]["category"]["label"][code] for code in chosen[id_]},
            },
        }
        for id_ in kept
    }
    sizes = [len(chosen[id_]) for id_ in kept]
    assert len(values) == math.prod(sizes)
    return {**table, "id": kept, "size": sizes, "dimension": dimension, "value": values, "status": status}


def _json(body: Json) -> Canned:
    return Canned(
        body=json.dumps(body, ensure_ascii=False).encode(), headers={"Content-Type": "application/json"}
    )


@contextmanager
def running(bank: StatBank) -> Iterator[StatBank]:
    """The bank at an address of its own, until the test is over."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer(None)

        def do_POST(self) -> None:
            self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def log_message(self, format: str, *args: Any) -> None:
            """Nobody reads it."""

        def _answer(self, body: Any) -> None:
            canned = bank.answer(self.command, self.path, body)
            if canned.wait:
                time.sleep(canned.wait)
            try:
                self.send_response_only(canned.status)
                for name, said in canned.headers.items():
                    self.send_header(name, said)
                self.send_header("Content-Length", str(len(canned.body) + (10 if canned.cut else 0)))
                self.send_header("Connection", "close")
                self.end_headers()
                for piece in [canned.body] if not canned.trickle else [bytes([b]) for b in canned.body]:
                    self.wfile.write(piece)
                    self.wfile.flush()
                    time.sleep(canned.trickle)
            except OSError:
                return  # whoever asked has given up
            finally:
                self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    bank.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield bank
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class PatientClock:
    """A clock that moves only when somebody sleeps: what was slept is written down, and nobody waits."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


def cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """No name leads anywhere, as on a machine without a network."""

    def getaddrinfo(*asked: Any, **more: Any) -> NoReturn:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
