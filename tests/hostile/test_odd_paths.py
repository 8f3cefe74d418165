"""File names and addresses that point elsewhere: nothing is read or written outside its own folder."""

from pathlib import Path

from dashboard.intake import inbox, receive
from dashboard.lake import Lake
from dashboard.settings import Settings
from tests.hostile.conftest import Server
from tests.intake.conftest import TODAY

NAMES = (
    "../../../ut.csv", "..\\..\\ut.csv", "/etc/ut.csv", "C:\\Windows\\ut.csv", "\\\\tjener\\del\\ut.csv", "ut.csv\0.exe", "\0", "..",
    ".", "", " ", ".. /ut.csv", "x" * 300 + ".csv", "a\r\nb.csv", "fil.csv:strøm", "‮vsc.exe", "~/ut.csv", "$HOME/ut.csv", "%2e%2e%2fut.csv",
    "-rf", "æ" * 120 + ".csv", "CON", "nul.csv",
)  # fmt: skip
SECRET = "dette er ingen fil til å lese"
STEPS = (
    "..", "%2e%2e", "%2E.", "..%2f", "..%5c", "..\\", "%252e%252e", "....//", "..;", "%c0%ae%c0%ae", "%00", ".%00.", "%2f", "/", "\\",
    "%e2%80%ae", "file:%2f%2f", "utgave-1%2f..", "utgave-99999999999999999999",
)  # fmt: skip


def test_a_file_lies_in_its_own_folder_of_the_inbox_whatever_it_is_called(lake: Lake, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data")
    lines = ["Id;Organ;Møtedato;Tittel", "{};Kommunestyret;21.05.2026;Sak"]
    for number, name in enumerate(NAMES):
        content = tmp_path / "inn"
        content.write_text("\n".join(lines).format(number), "utf-8")
        with receive.inspect(content, name, lake, settings, today=TODAY) as upload:
            assert not upload.blocked, name
        folder = settings.inbox / inbox.fingerprint(content)
        [kept] = folder.iterdir()
        assert kept.read_bytes() == content.read_bytes(), name
    assert {path.name for path in tmp_path.iterdir()} == {"inn", "data"}
    outside = [path for path in (tmp_path / "data").rglob("ut.csv*") if settings.inbox not in path.parents]
    assert outside == []


def test_no_address_leads_out_of_what_is_published_or_of_what_the_program_shows(
    server: Server, cookies: dict[str, str]
) -> None:
    (server.data / "hemmelig.txt").write_text(SECRET, "utf-8")
    (server.data / "published").mkdir(exist_ok=True)
    (server.data / "published" / "hemmelig.txt").write_text(SECRET, "utf-8")
    inside = (
        "hemmelig.txt",
        "../hemmelig.txt",
        "lake/catalog.sqlite",
        "../../../etc/passwd",
        "dashboard/settings.py",
    )
    for root in ("/publisert", "/publisert/2026-10", "/static", "/component/x", "/_stcore/bidi-components/x", "/media", "/vendor", ""):  # fmt: skip
        for step in STEPS:
            for target in inside:
                path = f"{root}/{step}/{target}"
                answer = server.ask(path, cookie=cookies["okonomi"])
                assert answer.status < 500, path
                for told in (SECRET.encode(), b"SQLite format 3", b"root:x:0:0", b"DASHBOARD_"):
                    assert told not in answer.body, path
