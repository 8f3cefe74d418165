"""The summary itself, published and corrected: what a reader gets is in every file, and what is hidden in none."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from dashboard.access import LOCAL_USER
from dashboard.dialog.write import newest
from dashboard.lake import Lake
from dashboard.publish import package, publishing, register
from dashboard.publish.register import Utgivelse
from dashboard.reports.sammendrag import innholdet
from dashboard.reports.utgave import Utgave
from dashboard.storage import Folder
from tests.agenda.small_lake import STEDER, commit, posts
from tests.publish.sample import OKTOBER, files_of, path_of

EXEMPT = "Hemmelig tomtekjøp"


@pytest.fixture
def october(lake: Lake) -> Lake:
    commit(
        lake,
        organisasjon=STEDER,
        regnskap=[*posts("3111", 1_400_000), *posts("2111", 900_000)],
        budsjett=[
            *posts("3111", 1_000_000, range(1, 13), versjon="regulert"),
            *posts("2111", 1_000_000, range(1, 13), versjon="regulert"),
        ],
        vedtak=[
            {"id": "1", "organ": "Kommunestyret", "moetedato": "2026-03-01", "tittel": EXEMPT,
             "status": "under arbeid", "frist": "2026-09-01", "unntatt_offentlighet": True},
        ],
    )  # fmt: skip
    return lake


def publish(grunn: str = "") -> Utgivelse:
    at = newest()
    return publishing.publish(LOCAL_USER, OKTOBER, snapshot=at, forord="Et forord.", grunn=grunn, base=at)


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def texts(folder: Path) -> list[str]:
    """What the page and the PDF say."""
    pdf = PdfReader(io.BytesIO((folder / "sammendrag.pdf").read_bytes()))
    return [
        plain((folder / "index.html").read_text("utf-8")),
        plain("\n".join(page.extract_text() for page in pdf.pages)),
    ]


def test_a_correction_is_told_on_the_page_and_in_the_pdf_with_what_it_changed(october):
    first = publish()
    commit(october, regnskap=[*posts("3111", 1_460_000), *posts("2111", 900_000)])
    changed = publishing.differs(first)
    assert {"14 000 000", "14 600 000"} <= {plain(cell) for cell in [*changed["foer"], *changed["naa"]]}
    assert set(changed["rad"]) == {"Helse og omsorg", "Hele kommunen"}
    second = publish("Feil bilag.")
    for text in texts(path_of(second)):
        assert "Et forord." in text
        assert "Feil bilag." in text
        assert "14 600 000" in text
    for text in texts(path_of(first)):
        assert "Feil bilag." not in text
    assert publishing.differs(second).empty
    for each in (first, second):
        package.verify(register.folder(each), each.manifest)


def test_what_is_exempt_from_public_disclosure_is_in_no_file(october):
    folder = path_of(publish())
    assert not any(EXEMPT.encode() in content for content in files_of(folder).values())
    assert not any(EXEMPT in text for text in texts(folder))


def test_the_same_versions_give_the_same_bytes_but_for_the_manifest(october, tmp_path):
    first = publish()
    manifest = package.manifest(register.folder(first), first.manifest)
    again = publishing.preview(
        innholdet(publishing.grunnlag(OKTOBER, manifest["versjon"], manifest["skrevet"])), manifest["forord"]
    )
    about = package.About(OKTOBER, Utgave(1, "Et forord.", first.tidspunkt), first.skrevet, first.av)
    package.build(again, Folder(tmp_path), about)
    made, rebuilt = files_of(path_of(first)), files_of(next((tmp_path / OKTOBER.key).iterdir()))
    assert {name for name in made if name.startswith("tall/") and made[name] != rebuilt[name]} == set()
