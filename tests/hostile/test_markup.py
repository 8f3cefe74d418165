"""Markup in every text field there is: every page, report and published file shows it as the text it is.

The demo municipality, with the same hostile words put after every text in every dataset, and the real server over it.
"""

import html.parser
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from google.protobuf.message import Message
from pypdf import PdfReader
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from websockets.sync.client import ClientConnection, connect

from dashboard import cli, navigation
from dashboard.datasets import DATASETS, Type
from dashboard.datasets.contract import Dataset
from dashboard.lake import Lake
from dashboard.reports import kalender
from tests.conftest import LakeIn
from tests.hostile.conftest import running

pytestmark = [pytest.mark.xdist_group("hostile-markup"), pytest.mark.long]

OND = (
    '<script>alert(1)</script>"><img src=x onerror=alert(1)>\'[lenke](javascript:alert(1)) ![bilde](https://ond.eksempel.no/x)'
    " $\\frac{1}{2}$ :material/close: :smile: :red[roed] **fet** `kode` #panic(\"x\") {{7*7}} {0} %s \u202etfel"
)  # fmt: skip
LONG = 10_000
# What the program itself reads: a way of setting up an import, the hash of a package, a time of day.
NOT_TEXT = {("importprofil", "signatur"), ("importprofil", "oppsett"), ("publisering", "manifest"), ("moeteplan", "kl_fra"), ("moeteplan", "kl_til")}  # fmt: skip
# Fields of Streamlit's elements that its browser part draws as plain text. All others are read as Markdown.
PLAIN = {
    "selectbox.options", "multiselect.options", "text_area.default", "text_area.value", "text_input.default", "text_input.value",
    "vega_lite_chart.spec", "vega_lite_chart.alt", "iframe.srcdoc", "iframe.title", "multiselect.raw_values", "selectbox.raw_value",
}  # fmt: skip
HTML = {"html.body", "iframe.srcdoc"}
# What pages read from their address; eyes, versions and meetings that are not there are told of as errors instead.
PARAMETERS = (
    "del", "vis", "periode", "omraade", "enhet", "prognose", "oppdrag", "maaned", "mot", "ledd", "kommune", "frister", "dato", "aar", "plan",
    "vedtak_status", "vedtak_soek", "kvartal", "kvalitet", "kostnad", "alder", "brev", "runde", "undersoekelse", "spoersmaal", "forum", "punkt",
    "ansvar_plan", "tidslinje_hva", "evaluert_aar", "kompassomraade", "vurder_omraade", "vurder_nr", "rediger", "rediger_ledd", "belop", "fram",
)  # fmt: skip
INTERPRETED = re.compile(
    r"(?<!\\)\[(lenke|bilde)(?<!\\)\]|(?<!\\)\$\\+frac|(?<!\\):material/close(?<!\\):|(?<!\\):smile|(?<!\\):red(?<!\\)\[|(?<!\\)\*\*fet|(?<!\\)`kode"
)


def texts(dataset: Dataset) -> list[str]:
    return [
        column.name
        for column in dataset.columns
        if column.type is Type.TEXT and not column.values and (dataset.name, column.name) not in NOT_TEXT
    ]


def poison(lake: Lake) -> None:
    """Put OND after every text, and ten thousand letters after those of one row of each dataset; one version, hostile too."""
    with lake.cursor() as cursor:
        staged = {}
        for name, dataset in DATASETS.items():
            own = texts(dataset)
            shown = ", ".join(
                f"{each} || ' ' || $ond || if(row_number() over () = 1, $long, '') as {each}" if each in own else each
                for each in dataset.names
            )  # fmt: skip
            if not own or not cursor.execute(f"from lake.{name} limit 1").fetchall():
                continue
            cursor.execute(f"create temp table ond_{name} as select {shown} from lake.{name}", {"ond": OND, "long": "x" * LONG})  # fmt: skip
            staged[name] = f"ond_{name}"
        lake.commit(cursor, staged, author=OND, message=OND, base=lake.newest().id)


@pytest.fixture(scope="module")
def folder(demo_folder: Path, lake_in: LakeIn, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile municipality, with a month published."""
    data = Path(shutil.copytree(demo_folder, tmp_path_factory.mktemp("ond") / "data"))
    with lake_in(data) as lake:
        poison(lake)
        assert cli.main(["publish", "--period", "2026-10", "--author", OND, "--foreword", OND]) == cli.OK
    return data


class Markup(html.parser.HTMLParser):
    """Collects what a browser would obey."""

    def __init__(self, allowed: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.obeyed: list[str] = []
        self._allowed = allowed

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "img", "iframe", "object", "embed", "base", "form", "meta"} - self._allowed:
            self.obeyed.append(tag)
        for name, value in attrs:
            given = (value or "").strip().lower()
            if name.startswith("on") or given.startswith(("javascript:", "data:text", "vbscript:")):
                self.obeyed.append(f"{tag} {name}={value}")


def obeyed(page: str, *allowed: str) -> list[str]:
    parser = Markup(frozenset(allowed))
    parser.feed(page)
    return parser.obeyed


def strings(message: Message, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of an element, with the way to it: `selectbox.options`."""
    for field, value in message.ListFields():
        name = f"{path}.{field.name}".lstrip(".")
        for each in value if field.is_repeated else [value]:
            if isinstance(each, str):
                yield name, each
            elif isinstance(each, Message):
                yield from strings(each, name)


def complaints(element: Message) -> Iterator[str]:
    """What in the element is not shown as the text it is."""
    for name, value in strings(element):
        if name in HTML and (found := obeyed(value, "meta")):
            yield f"{name} is HTML with {found}"
        if name not in PLAIN | HTML and not name.endswith(".id") and (where := INTERPRETED.search(value)):
            yield f"{name} is Markdown: {value[max(0, where.start() - 90) : where.end() + 10]}"
        if "role='alert'" in value or name == "exception.message":
            yield f"{name} tells of an error: {value}"


def shown(
    line: ClientConnection, page: str, pressed: tuple[str, str] | None = None, query: str = ""
) -> list[Message]:
    """The elements of a page, after a button of a row (its id, and what stands on it) is pressed."""
    states = WidgetStates()
    if pressed:
        states.widgets.add(id=pressed[0]).string_array_value.data.append(pressed[1])
    line.send(
        BackMsg(
            rerun_script=ClientState(page_name=page, query_string=query, widget_states=states)
        ).SerializeToString()
    )
    elements: list[Message] = []
    while True:
        frame = line.recv(timeout=60)
        assert isinstance(frame, bytes)
        message = ForwardMsg.FromString(frame)
        if message.WhichOneof("type") == "delta":
            delta = message.delta
            elements.append(
                delta.new_element if delta.WhichOneof("type") == "new_element" else delta.add_block
            )
        if message.WhichOneof("type") == "script_finished":
            assert message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY, page
            return elements


def sections(elements: list[Message]) -> Iterator[tuple[str, str]]:
    """The buttons that lead to the parts of a page."""
    for element in elements:
        group = getattr(element, "button_group", None)
        if group is not None and "-valg_" in group.id:
            yield from ((group.id, option.content) for option in group.options[1:])


def test_every_page_and_each_of_its_parts_shows_hostile_text_as_text(folder: Path) -> None:
    found: dict[str, str] = {}
    parts = 0
    with running(folder) as server:
        for page in navigation.PAGES:
            asked = urlencode(dict.fromkeys(PARAMETERS, OND + "'; drop table lake.regnskap; --"))
            with connect(f"ws://localhost:{server.port}/_stcore/stream", max_size=None) as line:
                for element in shown(line, page.address, query=asked):
                    for complaint in complaints(element):
                        found.setdefault(complaint[:60], f"/{page.address}?…: {complaint[:400]}")
            with connect(f"ws://localhost:{server.port}/_stcore/stream", max_size=None) as line:
                first = shown(line, page.address)
                for pressed in (None, *sections(first)):
                    parts += 1
                    for element in first if pressed is None else shown(line, page.address, pressed):
                        for complaint in complaints(element):
                            where = f"/{page.address} {pressed[1] if pressed else ''}"
                            found.setdefault(complaint[:60], f"{where[:60]}: {complaint[:400]}")
        for address in ("/publisert/", "/publisert/2026-10/"):
            assert obeyed(server.ask(address).body.decode(), "meta", "img") == [], address
        calendar = server.ask(f"/kalender/{kalender.key('klg')}/aarshjul.ics?frister=ja")
    assert list(found.values()) == []
    assert parts > 60
    assert calendar.headers["content-type"].startswith("text/calendar")
    assert calendar.headers["x-content-type-options"] == "nosniff"
    assert b"alert(1)" in calendar.body
    assert not [
        line for line in calendar.body.split(b"\r\n") if line.startswith((b"X-ALT", b"ATTACH", b"URL"))
    ]


def test_the_published_pages_hold_the_words_and_obey_none_of_them(folder: Path) -> None:
    pages = list((folder / "published").rglob("*.html"))
    assert pages
    for page in pages:
        told = page.read_text("utf-8")
        assert obeyed(told, "meta", "img") == [], page.name
        assert not re.search(r"<img[^>]+src=[\"']?(?!data:)", told), page.name
        assert "49" not in re.findall(r"\{\{7\*7\}\}|49 \{0\}", told), page.name
        assert "alert(1)" in told, page.name


def test_hostile_words_in_an_address_have_changed_no_table(folder: Path, lake_in: LakeIn) -> None:
    """Those that the pages above were asked with."""
    with lake_in(folder) as lake, lake.at(lake.newest().id) as cursor:
        for name in DATASETS:
            cursor.execute(f"select count(*) from {name}")
        assert cursor.execute("select count(*) > 0 from regnskap").fetchone() == (True,)


REPORTS = {
    "maanedsrapport": ["--period", "2026-10"],
}


def test_the_reports_print_the_words_and_obey_none_of_them(
    folder: Path, lake_in: LakeIn, tmp_path: Path
) -> None:
    with lake_in(folder):
        for name, options in REPORTS.items():
            pdf, docx = tmp_path / f"{name}.pdf", tmp_path / f"{name}.docx"
            for out in (pdf, docx):
                assert cli.main(["report", name, "--out", str(out), *options]) == cli.OK
            raw = pdf.read_bytes()
            for action in (b"/JavaScript", b"/JS ", b"/Launch", b"/EmbeddedFile", b"(javascript:"):
                assert action not in raw, (name, action)
            printed = "".join(page.extract_text() for page in PdfReader(pdf).pages)
            for word in ("**fet**", "#panic", "$\\frac", "<script>"):
                assert re.sub(r"\s", "", word) in re.sub(r"\s", "", printed), (name, word)
            with zipfile.ZipFile(docx) as parts:
                written = parts.read("word/document.xml").decode()
                links = "".join(
                    parts.read(each).decode() for each in parts.namelist() if each.endswith(".rels")
                )
            assert "&lt;script&gt;" in written, name
            assert "instrText" not in written or "alert(1)" not in "".join(
                re.findall(r"<w:instrText.*?</w:instrText>", written)
            ), name
            assert "javascript:" not in links, name
            assert 'TargetMode="External"' not in links, name
