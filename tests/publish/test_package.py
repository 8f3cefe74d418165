"""A published edition: whole or not there at all, never overwritten, and told when it is not what it was."""

import io
import json
import os
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pypdf import PdfReader

from dashboard import storage
from dashboard.errors import DashboardError
from dashboard.period import Period
from dashboard.publish import package
from dashboard.publish.changes import endringer
from dashboard.publish.package import About, NoSuchFile, Package, PackageChanged
from dashboard.reports.utgave import Rettelse, Sammendrag
from dashboard.storage import Folder, Storage
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
def published(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "published")


@pytest.fixture
def sha(published: Folder) -> str:
    return package.build(made(), published, ABOUT)


@pytest.fixture
def edition(published: Folder, sha: str) -> Package:
    return package.place(published, ABOUT.period, 1, sha)


@pytest.fixture
def folder(published: Folder, edition: Package) -> Path:
    return published.root / edition.name


def built(root: Path, *, sammendrag: Sammendrag | None = None, about: About = ABOUT) -> tuple[Package, str]:
    """An edition in a place of its own, and the sum of its manifest."""
    sha = package.build(sammendrag or made(), Folder(root), about)
    return package.place(Folder(root), about.period, about.utgave.nummer, sha), sha


def path(edition: Package) -> Path:
    assert isinstance(edition.storage, Folder)
    return edition.storage.root / edition.name


def test_every_file_is_in_the_manifest_with_its_hash_and_size_and_no_other(folder, sha):
    written = files_of(folder)
    told = json.loads(written.pop("manifest.json"))["files"]
    assert set(written) == set(told) == FILES
    for name, content in written.items():
        assert told[name] == {"sha256": sha256(content).hexdigest(), "bytes": len(content)}


def test_a_page_beside_the_summary_is_a_file_of_the_edition_and_they_lead_to_each_other(tmp_path):
    hele = made()
    edition, sha = built(tmp_path, sammendrag=replace(hele, sider={"kommunekompasset": hele.document}))
    assert set(package.manifest(edition, sha)["files"]) == FILES | {
        "kommunekompasset.html", "kommunekompasset.pdf",
    }  # fmt: skip
    assert b'href="kommunekompasset.html"' in package.read(edition, "index.html", sha)
    assert b'href="index.html"' in package.read(edition, "kommunekompasset.html", sha)
    with pytest.raises(ValueError, match="no file name"):
        built(tmp_path, sammendrag=replace(hele, sider={"../side": hele.document}))


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
    assert package.manifest(*built(tmp_path, about=about))["rettelser"] == [
        {"utgave": 2, "dato": "2026-11-12", "grunn": "Feil budsjett."}
    ]


def test_the_same_input_gives_the_same_bytes_but_for_who_and_when(folder, sha, tmp_path):
    other, same = built(tmp_path / "other")
    assert same == sha
    assert files_of(path(other)) == files_of(folder)
    later = replace(ABOUT, author="Ola", utgave=replace(ABOUT.utgave, publisert=MOMENT + timedelta(hours=1)))
    third, another = built(tmp_path / "third", about=later)
    assert another != sha
    assert {name for name in FILES if files_of(path(third))[name] != files_of(folder)[name]} == set()


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


def test_an_untouched_edition_is_verified_and_read(edition, folder, sha):
    package.verify(edition, sha)
    assert all(package.read(edition, name, sha) == content for name, content in files_of(folder).items())
    assert endringer(package.tallsett(edition, sha), made().tallsett).empty


def test_a_changed_file_is_named_and_not_handed_out(edition, folder, sha):
    assert package.read(edition, "tall/oekonomi.csv", sha)
    csv = folder / "tall" / "oekonomi.csv"
    csv.write_bytes(csv.read_bytes().replace(b"12000", b"12001"))
    for look in (
        lambda: package.verify(edition, sha),
        lambda: package.read(edition, "tall/oekonomi.csv", sha),
    ):
        with pytest.raises(
            PackageChanged, match=r"«tall/oekonomi\.csv» i 2026-10/utgave-1 er endret"
        ) as told:
            look()
        assert told.value.file == "tall/oekonomi.csv"
    assert package.read(edition, "index.html", sha)  # what is whole can still be read


def test_a_change_that_keeps_size_and_time_is_seen(edition, folder, sha):
    page = folder / "index.html"
    package.read(edition, "index.html", sha)
    stat, content = page.stat(), page.read_bytes()
    page.write_bytes(content[:-1] + b"X")
    os.utime(page, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    with pytest.raises(PackageChanged, match="er endret"):
        package.read(edition, "index.html", sha)


@pytest.mark.parametrize("file", sorted(FILES | {"manifest.json"}))
def test_a_missing_file_is_named(edition, folder, sha, file):
    (folder / file).unlink()
    for look in (lambda: package.verify(edition, sha), lambda: package.read(edition, file, sha)):
        with pytest.raises(PackageChanged, match="mangler") as told:
            look()
        assert told.value.file == file


def test_an_extra_file_or_link_is_named(edition, folder, sha):
    (folder / "tall" / "mer.csv").write_text("x")
    with pytest.raises(PackageChanged, match=r"«tall/mer\.csv» i 2026-10/utgave-1 hører ikke til"):
        package.verify(edition, sha)
    (folder / "tall" / "mer.csv").unlink()
    (folder / "ut").symlink_to(folder.parent, target_is_directory=True)
    with pytest.raises(PackageChanged, match="«ut»"):
        package.verify(edition, sha)


def test_a_manifest_written_to_fit_changed_files_is_not_trusted(edition, folder, sha):
    (folder / "tall" / "oekonomi.csv").write_text("x")
    told = json.loads((folder / "manifest.json").read_text("utf-8"))
    told["files"]["tall/oekonomi.csv"] = {"sha256": sha256(b"x").hexdigest(), "bytes": 1}
    (folder / "manifest.json").write_text(json.dumps(told))
    with pytest.raises(PackageChanged) as found:
        package.read(edition, "tall/oekonomi.csv", sha)
    assert found.value.file == "manifest.json"


def test_an_edition_whose_folder_is_gone_is_told(published, sha):
    with pytest.raises(PackageChanged, match=r"«manifest\.json» i 2026-09/utgave-1 mangler"):
        package.verify(package.place(published, Period(2026, 9), 1, sha), sha)


@pytest.mark.parametrize(
    "file",
    [
        "", ".", "..", "../utgave-2/index.html", "../../hemmelig.txt", "/etc/hostname", "tall", "tall/", "./index.html",
        "tall/../index.html", "tall//oekonomi.csv", "INDEX.HTML", "index.html\0", "..\\hemmelig.txt", "%2e%2e/hemmelig.txt",
    ],
)  # fmt: skip
def test_only_names_in_the_manifest_are_files(edition, folder, sha, file):
    (folder.parent.parent / "hemmelig.txt").write_text("hemmelig")
    with pytest.raises(NoSuchFile):
        package.read(edition, file, sha)


def test_a_file_is_read_and_hashed_once_until_it_is_written_again(edition, folder, sha, monkeypatch):
    read: list[str] = []

    def counted(published: Storage, name: str) -> bytes:
        read.append(name)
        return storage.read(published, name)

    monkeypatch.setattr(package, "storage", SimpleNamespace(read=counted))
    for _ in range(3):
        package.read(edition, "index.html", sha)
    assert read == [edition.path("manifest.json"), edition.path("index.html")]
    (folder / "index.html").touch()
    package.read(edition, "index.html", sha)
    assert len(read) == 3


def test_an_edition_is_never_overwritten(edition, folder, published):
    before = files_of(folder)
    with pytest.raises(DashboardError, match="skrives aldri over"):
        package.build(made(), published, ABOUT)
    assert files_of(folder) == before
    assert list(folder.parent.iterdir()) == [folder]


def test_two_editions_of_one_number_lie_each_in_its_own_folder(folder, sha, published):
    before = files_of(folder)
    other = package.build(made(OEKONOMI), published, replace(ABOUT, author="Ola"))
    package.verify(package.place(published, ABOUT.period, 1, other), other)
    assert files_of(folder) == before
    package.remove(package.place(published, ABOUT.period, 1, other))
    assert list(folder.parent.iterdir()) == [folder]


def test_a_name_that_is_no_file_name_is_refused(published):
    with pytest.raises(ValueError, match="file name"):
        package.build(made(replace(OEKONOMI, name="../ut")), published, ABOUT)
    assert not published.root.exists()


def test_where_the_folder_takes_nothing_it_is_said_in_bokmaal_and_nothing_is_left(published):
    published.root.write_text("a file where the folder should be")
    with pytest.raises(DashboardError, match="Filene kunne ikke skrives") as told:
        package.build(made(), published, ABOUT)
    assert "Ingenting er publisert" in told.value.what_happened
    assert published.root.read_text() == "a file where the folder should be"


def test_a_write_that_stops_halfway_leaves_nothing(published):
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, limits[1]))  # the system's own refusal, in the PDF
    try:
        with pytest.raises(DashboardError, match="Filene kunne ikke skrives"):
            package.build(made(), published, ABOUT)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert files_of(published.root) == {}


def test_a_full_disk_is_said_so_and_earlier_editions_stay(folder, sha, published, monkeypatch):
    before = files_of(folder)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DashboardError, match="Disken er full"):
        package.build(made(), published, replace(ABOUT, author="Ola"))
    assert [each for each in folder.parent.iterdir() if files_of(each)] == [folder]
    assert files_of(folder) == before
