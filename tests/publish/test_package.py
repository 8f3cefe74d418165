"""A published edition: whole or not there at all, never overwritten, and told when it is not what it was."""

import io
import json
import os
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from dashboard.errors import DashboardError
from dashboard.publish import package
from dashboard.publish.changes import endringer
from dashboard.publish.package import NoSuchFile, PackageChanged
from dashboard.reports.utgave import Rettelse
from tests.publish.sample import ABOUT, HIDDEN, MOMENT, OEKONOMI, files_of, made
from tests.reports.sample import AWKWARD

FILES = {
    "index.html",
    "sammendrag.pdf",
    "tall/beskrivelse.json",
    "tall/oekonomi.csv",
    "tall/oekonomi.parquet",
    "tall/tomt.csv",
    "tall/tomt.parquet",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "published" / "2026-10" / "utgave-1"


@pytest.fixture
def sha(folder: Path) -> str:
    return package.build(made(), folder, ABOUT)


def test_every_file_is_in_the_manifest_with_its_hash_and_size_and_no_other(folder, sha):
    written = files_of(folder)
    told = json.loads(written.pop("manifest.json"))["files"]
    assert set(written) == set(told) == FILES
    for name, content in written.items():
        assert told[name] == {"sha256": sha256(content).hexdigest(), "bytes": len(content)}


def test_a_page_beside_the_summary_is_a_file_of_the_edition_and_they_lead_to_each_other(tmp_path):
    hele = made()
    sha = package.build(
        replace(hele, sider={"kommunekompasset": hele.document}), tmp_path / "utgave-1", ABOUT
    )
    assert set(package.manifest(tmp_path / "utgave-1", sha)["files"]) == FILES | {
        "kommunekompasset.html", "kommunekompasset.pdf",
    }  # fmt: skip
    assert b'href="kommunekompasset.html"' in package.read(tmp_path / "utgave-1", "index.html", sha)
    assert b'href="index.html"' in package.read(tmp_path / "utgave-1", "kommunekompasset.html", sha)
    with pytest.raises(ValueError, match="no file name"):
        package.build(replace(hele, sider={"../side": hele.document}), tmp_path / "utgave-2", ABOUT)


def test_the_manifest_says_what_was_published_by_whom_and_when(folder, sha):
    written = (folder / "manifest.json").read_bytes()
    assert sha256(written).hexdigest() == sha
    told = json.loads(written)
    del told["files"]
    assert told == {
        "period": "2026-10",
        "utgave": 1,
        "kommune": "Fjordvik kommune",
        "versjon": 32,
        "skrevet": 33,
        "fingerprint": "0123456789abcdef",
        "author": "Kari Økonom",
        "time": "2026-11-12T09:30:00+00:00",
        "forord": "Et forord.",
        "rettelser": [],
    }


def test_the_manifest_gives_the_reasons_of_every_correction(tmp_path):
    rettelse = Rettelse(2, MOMENT.date(), "Feil budsjett.", endringer({}, {}))
    about = replace(ABOUT, utgave=replace(ABOUT.utgave, nummer=2, rettelser=[rettelse]))
    sha = package.build(made(), tmp_path / "utgave-2", about)
    assert package.manifest(tmp_path / "utgave-2", sha)["rettelser"] == [
        {"utgave": 2, "dato": "2026-11-12", "grunn": "Feil budsjett."}
    ]


def test_the_same_input_gives_the_same_bytes_but_for_who_and_when(folder, sha, tmp_path):
    other = tmp_path / "other" / "utgave-1"
    assert package.build(made(), other, ABOUT) == sha
    assert files_of(other) == files_of(folder)
    later = replace(ABOUT, author="Ola", utgave=replace(ABOUT.utgave, publisert=MOMENT + timedelta(hours=1)))
    third = tmp_path / "third" / "utgave-1"
    assert package.build(made(), third, later) != sha
    assert {name for name in FILES if files_of(third)[name] != files_of(folder)[name]} == set()


def test_what_is_not_published_is_in_no_byte_of_the_edition(folder, sha):
    assert not any(HIDDEN.encode() in content for content in files_of(folder).values())


def test_the_page_links_to_every_other_file(folder, sha):
    page = (folder / "index.html").read_text("utf-8")
    assert all(f'href="{name}"' in page for name in FILES - {"index.html"} | {"manifest.json"})
    assert AWKWARD not in page  # its markup is text


def test_the_pdf_is_pdf_ua(folder, sha):
    root: Any = PdfReader(io.BytesIO((folder / "sammendrag.pdf").read_bytes())).trailer["/Root"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert root["/Lang"].startswith("nb")
    assert root["/MarkInfo"]["/Marked"]


def test_an_untouched_edition_is_verified_and_read(folder, sha):
    package.verify(folder, sha)
    assert all(package.read(folder, name, sha) == content for name, content in files_of(folder).items())
    assert endringer(package.tallsett(folder, sha), made().tallsett).empty


def test_a_changed_file_is_named_and_not_handed_out(folder, sha):
    assert package.read(folder, "tall/oekonomi.csv", sha)
    csv = folder / "tall" / "oekonomi.csv"
    csv.write_bytes(csv.read_bytes().replace(b"12000", b"12001"))
    for look in (lambda: package.verify(folder, sha), lambda: package.read(folder, "tall/oekonomi.csv", sha)):
        with pytest.raises(
            PackageChanged, match=r"«tall/oekonomi\.csv» i 2026-10/utgave-1 er endret"
        ) as told:
            look()
        assert told.value.file == "tall/oekonomi.csv"
    assert package.read(folder, "index.html", sha)  # what is whole can still be read


def test_a_change_that_keeps_size_and_time_is_seen(folder, sha):
    page = folder / "index.html"
    package.read(folder, "index.html", sha)
    stat, content = page.stat(), page.read_bytes()
    page.write_bytes(content[:-1] + b"X")
    os.utime(page, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    with pytest.raises(PackageChanged, match="er endret"):
        package.read(folder, "index.html", sha)


@pytest.mark.parametrize("file", sorted(FILES | {"manifest.json"}))
def test_a_missing_file_is_named(folder, sha, file):
    (folder / file).unlink()
    for look in (lambda: package.verify(folder, sha), lambda: package.read(folder, file, sha)):
        with pytest.raises(PackageChanged, match="mangler") as told:
            look()
        assert told.value.file == file


def test_an_extra_file_or_link_is_named(folder, sha):
    (folder / "tall" / "mer.csv").write_text("x")
    with pytest.raises(PackageChanged, match=r"«tall/mer\.csv» i 2026-10/utgave-1 hører ikke til"):
        package.verify(folder, sha)
    (folder / "tall" / "mer.csv").unlink()
    (folder / "ut").symlink_to(folder.parent, target_is_directory=True)
    with pytest.raises(PackageChanged, match="«ut»"):
        package.verify(folder, sha)


def test_a_manifest_written_to_fit_changed_files_is_not_trusted(folder, sha):
    (folder / "tall" / "oekonomi.csv").write_text("x")
    told = json.loads((folder / "manifest.json").read_text("utf-8"))
    told["files"]["tall/oekonomi.csv"] = {"sha256": sha256(b"x").hexdigest(), "bytes": 1}
    (folder / "manifest.json").write_text(json.dumps(told))
    with pytest.raises(PackageChanged) as found:
        package.read(folder, "tall/oekonomi.csv", sha)
    assert found.value.file == "manifest.json"


def test_an_edition_whose_folder_is_gone_is_told(tmp_path, sha):
    with pytest.raises(PackageChanged, match=r"«manifest\.json» .* mangler"):
        package.verify(tmp_path / "2026-09" / "utgave-1", sha)


@pytest.mark.parametrize(
    "file",
    [
        "", ".", "..", "../utgave-2/index.html", "../../hemmelig.txt", "/etc/hostname", "tall", "tall/", "./index.html",
        "tall/../index.html", "tall//oekonomi.csv", "INDEX.HTML", "index.html\0", "..\\hemmelig.txt", "%2e%2e/hemmelig.txt",
    ],
)  # fmt: skip
def test_only_names_in_the_manifest_are_files(folder, sha, file):
    (folder.parent.parent / "hemmelig.txt").write_text("hemmelig")
    with pytest.raises(NoSuchFile):
        package.read(folder, file, sha)


def test_a_file_is_hashed_once_until_it_is_written_again(folder, sha, monkeypatch):
    hashed: list[bytes] = []

    def counted(content: bytes) -> Any:
        hashed.append(content)
        return sha256(content)

    monkeypatch.setattr(package, "sha256", counted)
    for _ in range(3):
        package.read(folder, "index.html", sha)
    assert len(hashed) == 2  # the manifest and the page
    (folder / "index.html").touch()
    package.read(folder, "index.html", sha)
    assert len(hashed) == 3


def test_an_edition_is_never_overwritten(folder, sha):
    before = files_of(folder)
    with pytest.raises(DashboardError, match="skrives aldri over"):
        package.build(made(OEKONOMI), folder, replace(ABOUT, author="Ola"))
    assert files_of(folder) == before
    assert list(folder.parent.iterdir()) == [folder]


def test_a_name_that_is_no_file_name_is_refused(folder):
    with pytest.raises(ValueError, match="file name"):
        package.build(made(replace(OEKONOMI, name="../ut")), folder, ABOUT)
    assert not folder.parent.exists()


def test_where_the_folder_takes_nothing_it_is_said_in_bokmaal_and_nothing_is_left(folder):
    folder.parent.parent.write_text("a file where the folder should be")
    with pytest.raises(DashboardError, match="Filene kunne ikke skrives") as told:
        package.build(made(), folder, ABOUT)
    assert "Ingenting er publisert" in told.value.what_happened
    assert folder.parent.parent.read_text() == "a file where the folder should be"


def test_a_write_that_stops_halfway_leaves_nothing(folder):
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, limits[1]))  # the system's own refusal, in the PDF
    try:
        with pytest.raises(DashboardError, match="Filene kunne ikke skrives"):
            package.build(made(), folder, ABOUT)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert not folder.parent.exists()


def test_a_full_disk_is_said_so_and_earlier_editions_stay(folder, sha, monkeypatch):
    before = files_of(folder)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DashboardError, match="Disken er full"):
        package.build(made(), folder.with_name("utgave-2"), ABOUT)
    assert list(folder.parent.iterdir()) == [folder]
    assert files_of(folder) == before
