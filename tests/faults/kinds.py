"""The kinds of commit that a process is killed in the middle of. Each can be done again on what the kill left."""

from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from typing import Any

import pytest

from dashboard import cli, spor
from dashboard import lake as lakes
from dashboard.access import LOCAL_USER
from dashboard.dialog.write import newest
from dashboard.lake import sums
from dashboard.publish import package, publishing, register
from tests.faults import content, small_lake
from tests.faults.small_lake import OKTOBER
from tests.publish.sample import kort_innhold


@dataclass(frozen=True, slots=True)
class Kind:
    """`prepare` is done once, in the folder that is then copied; `begin` before the kill is armed; `act` is what is killed, and
    is given what `begin` gave. `state` says what of it is there: the same after one time as after two."""

    name: str
    act: Callable[[Any], object]
    begin: Callable[[], object] = lakes.get
    prepare: Callable[[], object] = lambda: None
    state: Callable[[], object] = lambda: content.of(lakes.get(), newest(), traces=False)


def _restored() -> None:
    lakes.get().restore(_before_the_correction(), author="Kari", message="Tilbake")


def _before_the_correction() -> int:
    """The version that the first file of accounts made."""
    return min(each.id for each in lakes.get().history() if "regnskap" in each.datasets)


def _published() -> None:
    pytest.MonkeyPatch().setattr(publishing, "innholdet", kort_innhold)  # the process is its own
    grunn = "Rettet." if register.of_period(register.utgivelser(), OKTOBER) else ""
    at = newest()
    publishing.publish(LOCAL_USER, OKTOBER, snapshot=at, forord="Et forord.", grunn=grunn, base=at)


def _what_is_public() -> str:
    """Raises PackageChanged where an edition is not what its row says."""
    editions = register.utgivelser()
    for each in editions:
        package.verify(register.folder(each), each.manifest)
    return "publisert" if editions else "ikke publisert"


def _without_a_column() -> None:
    with lakes.get().cursor() as cursor:
        cursor.execute("alter table lake.regnskap drop column konto_navn")
        cursor.execute("alter table lake.vedtak drop column arkivsaknr")


def _forget_the_sums() -> None:
    store = lakes.get()
    with store.cursor() as cursor:
        cursor.execute(f"delete from {store.place.metadata}.styring_filsum")


def _record_the_sums(_: object) -> None:
    store = lakes.get()
    with store.cursor() as cursor:
        sums.record(cursor, store.place)


def _files_without_a_sum() -> int:
    store = lakes.get()
    with store.cursor() as cursor:
        return sum(each.sha256 is None for each in sums.files(cursor, store.place))


def _note() -> None:
    for number in range(5):
        spor.note("eksport", hvem=f"Person {number}", rolle="okonomi", hva="fil")


def _import(path: object) -> None:
    with redirect_stdout(StringIO()):
        code = cli.main(["import", str(path), "--author", "Kari"])
    assert code == cli.OK


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "first upload",
            begin=lambda: small_lake.look("sykefravaer.csv", small_lake.SYKEFRAVAER),
            act=small_lake.accept,
        ),
        Kind(
            "month replaced",
            begin=lambda: small_lake.look("regnskap_2026.csv", small_lake.accounts(1_300_000)),
            act=small_lake.accept,
        ),
        Kind("restore", act=lambda _: _restored()),
        Kind("row in a meeting", act=lambda _: small_lake.explain("To lange sykmeldinger.")),
        Kind("publishing", act=lambda _: _published(), state=_what_is_public),
        Kind("new column", begin=lambda: None, act=lambda _: lakes.get(), prepare=_without_a_column),
        Kind(
            "sums of files",
            act=_record_the_sums,
            prepare=_forget_the_sums,
            state=_files_without_a_sum,
        ),
        Kind(
            "trace flushed",
            act=lambda _: spor.flush(),
            prepare=_note,
            state=lambda: content.of(lakes.get(), newest()),
        ),
        Kind(
            "dashboard import",
            begin=lambda: small_lake.written("regnskap_2026.csv", small_lake.accounts(1_400_000)),
            act=_import,
        ),
    )
}
