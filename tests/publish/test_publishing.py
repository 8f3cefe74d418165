"""Publishing, correcting and withdrawing, on a real lake and real files, with a summary that is quickly made."""

import threading
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from dashboard import lake as lakes
from dashboard import settings
from dashboard.access import LOCAL_USER, NotAllowed, Role, User
from dashboard.dialog.write import newest, write
from dashboard.errors import DashboardError
from dashboard.lake import ChangedMeanwhile, Lake
from dashboard.period import Period
from dashboard.publish import package, publishing, register
from dashboard.publish.changes import endringer
from dashboard.publish.package import PackageChanged
from dashboard.publish.register import Utgivelse, gjeldende, utgivelser
from dashboard.reports.document import Document, Paragraph, Table
from tests.agenda.small_lake import STEDER, commit, posts
from tests.publish.sample import OKTOBER, files_of, kort_innhold, path_of

KARI = User("Kari Økonom", Role.OKONOMI)
BUDSJETT = [
    *posts("3111", 1_000_000, range(1, 13), versjon="regulert"),
    *posts("2111", 1_000_000, range(1, 13), versjon="regulert"),
]


@pytest.fixture
def october(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> Lake:
    monkeypatch.setattr(publishing, "innholdet", kort_innhold)
    commit(
        lake,
        organisasjon=STEDER,
        regnskap=[*posts("3111", 1_400_000), *posts("2111", 900_000)],
        budsjett=BUDSJETT,
    )
    return lake


def publish(grunn: str = "", base: int | None = None, **other: Any) -> Utgivelse:
    at = newest() if base is None else base
    given = {"snapshot": at, "forord": "Et forord.", "grunn": grunn, "base": at, **other}
    return publishing.publish(given.pop("user", KARI), given.pop("period", OKTOBER), **given)


def withdraw(utgivelse: Utgivelse, grunn: str = "Feil tall for helse.") -> Utgivelse:
    return publishing.withdraw(KARI, utgivelse, grunn, newest())


def corrected(lake: Lake, health: float) -> None:
    """Another figure for Solbakken in October."""
    commit(
        lake, regnskap=[*posts("3111", 1_400_000, range(1, 10)), *posts("3111", health, [10]), *posts("2111", 900_000)]
    )  # fmt: skip


def said(document: Document) -> str:
    texts = [document.title, document.notice]
    for block in document.blocks:
        if isinstance(block, Paragraph):
            texts.append(block.text)
        if isinstance(block, Table):
            texts += [cell for row in block.rows for cell in row]
    return "\n".join(texts).replace("\u00a0", " ")


def changes(utgivelse: Utgivelse) -> list[tuple[str, ...]]:
    frame = publishing.differs(utgivelse)
    return [tuple(str(cell).replace("\u00a0", " ") for cell in row) for row in frame.itertuples(index=False)]


def test_the_first_edition_is_public_as_it_was_looked_at(october):
    at = newest()
    looked_at = publishing.preview(kort_innhold(publishing.grunnlag(OKTOBER, at, at)), "Et forord.")
    new = publish()
    assert utgivelser() == [new]
    assert gjeldende(utgivelser(), OKTOBER) == new
    assert (new.utgave, new.versjon, new.skrevet, new.av, new.status) == (
        1,
        at,
        at,
        "Kari Økonom",
        "publisert",
    )
    assert (datetime.now(UTC) - new.tidspunkt).total_seconds() < 60
    folder = register.folder(new)
    assert path_of(new) == settings.get().published / "2026-10" / f"utgave-1-{new.manifest[:12]}"
    package.verify(folder, new.manifest)
    published = package.tallsett(folder, new.manifest)
    assert list(published) == list(looked_at.tallsett)
    assert changes(new) == []
    assert "Et forord." in said(looked_at.document)


def test_what_others_write_after_the_base_is_not_told(october):
    at = newest()
    corrected(october, 2_000_000)
    new = publish(base=at)
    assert new.versjon == at
    assert package.manifest(register.folder(new), new.manifest)["versjon"] == at
    assert changes(new) != []


def test_nothing_in_the_lake_but_the_register_changes(october):
    figures = october.figures(newest()).id
    publish()
    assert october.figures(newest()).id == figures
    assert october.history()[0].author == "Kari Økonom"
    assert october.history()[0].message == "Publisert: oktober 2026, utgave 1"


def test_a_correction_needs_a_reason(october):
    publish()
    before = files_of(settings.get().published)
    with pytest.raises(DashboardError, match="bare rettes med en grunn"):
        publish()
    with pytest.raises(DashboardError, match="bare rettes med en grunn"):
        publish(grunn="  ")
    assert files_of(settings.get().published) == before


def test_a_correction_lists_every_number_it_changes_and_the_first_edition_stays(october):
    first = publish()
    before = files_of(path_of(first))
    corrected(october, 2_000_000)
    expected = changes(first)
    assert expected == [
        ("Økonomi per tjenesteområde", "Helse og omsorg", "Regnskap hittil (kr)", "14 000 000", "14 600 000")
    ]
    at = newest()
    looked_at = said(
        publishing.preview(
            kort_innhold(publishing.grunnlag(OKTOBER, at, at)), "Et forord.", "Feil bilag."
        ).document
    )
    assert all(cell in looked_at for line in expected for cell in line)
    assert "Feil bilag." in looked_at

    second = publish(grunn="Feil bilag.")
    assert (second.utgave, second.rettelse) == (2, "Feil bilag.")
    assert gjeldende(utgivelser(), OKTOBER) == second
    assert files_of(path_of(first)) == before
    package.verify(register.folder(first), first.manifest)
    package.verify(register.folder(second), second.manifest)
    assert changes(second) == []
    page = package.read(register.folder(second), "index.html", second.manifest).decode()
    assert "Feil bilag." in page


def test_every_earlier_correction_is_told_newest_first(october):
    publish()
    corrected(october, 2_000_000)
    publish(grunn="Første grunn.")
    corrected(october, 3_000_000)
    third = publish(grunn="Andre grunn.")
    told = package.manifest(register.folder(third), third.manifest)["rettelser"]
    assert [(each["utgave"], each["grunn"]) for each in told] == [(3, "Andre grunn."), (2, "Første grunn.")]
    at = newest()
    text = said(
        publishing.preview(kort_innhold(publishing.grunnlag(OKTOBER, at, at)), "", "Tredje grunn.").document
    )
    assert text.index("Tredje grunn.") < text.index("Andre grunn.") < text.index("Første grunn.")
    assert "14 600 000" in text
    assert "15 600 000" in text


def test_what_is_withdrawn_is_said_and_its_files_stay(october):
    new = publish()
    withdrawn = withdraw(new)
    assert utgivelser() == [withdrawn]
    assert (withdrawn.status, withdrawn.trukket_grunn) == ("trukket", "Feil tall for helse.")
    assert withdrawn.trukket_tidspunkt is not None
    assert gjeldende(utgivelser(), OKTOBER) is None
    package.verify(register.folder(withdrawn), withdrawn.manifest)


def test_an_older_edition_does_not_come_back_when_the_newest_is_withdrawn(october):
    first = publish()
    second = publish(grunn="Feil bilag.")
    withdraw(second)
    assert gjeldende(utgivelser(), OKTOBER) is None
    third = publish(grunn="Ny utgave.")
    assert third.utgave == 3
    assert gjeldende(utgivelser(), OKTOBER) == third
    assert gjeldende(utgivelser(), Period(2026, 9)) is None
    withdraw(first)
    assert gjeldende(utgivelser(), OKTOBER) == third


def test_the_numbers_of_what_is_withdrawn_are_not_printed_anew(october):
    withdraw(publish())
    corrected(october, 2_000_000)
    at = newest()
    text = said(
        publishing.preview(kort_innhold(publishing.grunnlag(OKTOBER, at, at)), "", "Rettet.").document
    )
    assert "14 000 000" not in text
    assert "trukket tilbake" in text
    second = publish(grunn="Rettet.")
    corrected(october, 3_000_000)
    withdraw(second)
    at = newest()
    text = said(publishing.preview(kort_innhold(publishing.grunnlag(OKTOBER, at, at)), "", "Igjen.").document)
    assert "14 000 000" not in text
    assert "14 600 000" not in text


def test_a_withdrawal_needs_a_reason_and_happens_once(october):
    new = publish()
    with pytest.raises(DashboardError, match="Det står ikke hvorfor"):
        withdraw(new, " ")
    assert utgivelser() == [new]
    base = newest()
    withdrawn = withdraw(new)
    with pytest.raises(ChangedMeanwhile):
        publishing.withdraw(KARI, new, "En annen grunn.", base)
    for again in (new, withdrawn):
        with pytest.raises(DashboardError, match="trukket tilbake fra før"):
            withdraw(again, "En annen grunn.")
    assert utgivelser() == [withdrawn]


@pytest.mark.parametrize("role", [Role.KLG, Role.LEDER, Role.FOLKEVALGT, Role.INGEN])
def test_only_the_oekonomileder_publishes_and_withdraws(october, role):
    new = publish()
    before, at = files_of(settings.get().published), newest()
    with pytest.raises(NotAllowed):
        publish(user=User("En annen", role), grunn="Fordi.")
    with pytest.raises(NotAllowed):
        publishing.withdraw(User("En annen", role), new, "Fordi.", at)
    assert (files_of(settings.get().published), newest()) == (before, at)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"forord": "x" * 4_001}, "Teksten er på 4001 tegn; det er plass til 4000."),
        ({"forord": "Ring 01017012345."}, "et fødselsnummer"),
        ({"grunn": "Klage fra 01017012345."}, "et fødselsnummer"),
        ({"period": Period(2027, 1)}, "Det er ingen regnskapstall for januar 2027"),
        ({"snapshot": 9_999}, "Det finnes ingen versjon 9999"),
    ],
)
def test_what_cannot_be_published_is_said_and_nothing_is_left(october, given, said):
    at = newest()
    with pytest.raises(DashboardError) as refused:
        publish(**given)
    assert said in refused.value.what_happened
    assert files_of(settings.get().published) == {}
    assert newest() == at


def test_somebody_who_looked_before_another_published_is_told_so(october):
    base = newest()
    first = publish()
    before = files_of(path_of(first))
    with pytest.raises(ChangedMeanwhile, match="Publisert: oktober 2026, utgave 1"):
        publish(base=base)
    assert utgivelser() == [first]
    assert files_of(path_of(first)) == before
    second = publish(grunn="Rettet.")
    base = newest()
    withdraw(second)
    with pytest.raises(ChangedMeanwhile, match="Trukket tilbake: oktober 2026, utgave 2"):
        publish(grunn="Rettet.", base=base)


def test_another_period_published_meanwhile_is_in_nobody_s_way(october):
    base = newest()
    publish(period=Period(2026, 9))
    publish(base=base)
    assert [each.period.key for each in utgivelser()] == ["2026-10", "2026-09"]


def test_two_who_publish_the_same_month_at_once_get_one_edition_and_one_clear_answer(october):
    base, start = newest(), threading.Barrier(3)
    done: list[Utgivelse] = []
    refused: list[DashboardError] = []

    def run() -> None:
        start.wait()
        try:
            done.append(publish(base=base))
        except DashboardError as error:
            refused.append(error)

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 1
    assert [type(error) for error in refused] == [ChangedMeanwhile, ChangedMeanwhile]
    assert utgivelser() == done
    package.verify(register.folder(done[0]), done[0].manifest)
    assert list((settings.get().published / "2026-10").iterdir()) == [path_of(done[0])], (
        "the losers' files are gone"
    )


def test_what_a_crash_left_is_no_edition_and_in_nobody_s_way(october):
    left = settings.get().published / "2026-10" / "utgave-1-0123456789ab"
    (left / "tall").mkdir(parents=True)
    (left / "index.html").write_text("halv")
    assert utgivelser() == []
    new = publish()
    package.verify(register.folder(new), new.manifest)
    assert path_of(new) != left


def test_where_the_lake_refuses_the_folder_is_taken_away(october, monkeypatch):
    def refuse(*args: object, **details: object) -> None:
        assert files_of(settings.get().published)
        raise DashboardError("Kunne ikke lagre", "Datalageret tok ikke imot.", "Prøv igjen.")

    with monkeypatch.context() as patched:
        patched.setattr(publishing, "write", refuse)
        with pytest.raises(DashboardError, match="Datalageret tok ikke imot"):
            publish()
    assert files_of(settings.get().published) == {}
    assert utgivelser() == []
    assert publish().utgave == 1


def test_an_edition_that_the_lake_has_after_all_keeps_its_files(october, monkeypatch):
    def lose_the_answer(*args: Any, **details: Any) -> None:
        write(*args, **details)
        raise DashboardError("Kunne ikke lagre", "Forbindelsen brøt.", "Prøv igjen.")

    with monkeypatch.context() as patched:
        patched.setattr(publishing, "write", lose_the_answer)
        with pytest.raises(DashboardError, match="Forbindelsen brøt"):
            publish()
    [stands] = utgivelser()
    package.verify(register.folder(stands), stands.manifest)


def test_where_the_disk_takes_nothing_the_lake_is_not_touched(october, data_folder):
    at = newest()
    (data_folder / "published").write_text("a file where the folder should be")
    with pytest.raises(DashboardError, match="Filene kunne ikke skrives"):
        publish()
    assert newest() == at


def test_files_are_left_where_nobody_knows_whether_the_lake_has_them(october, monkeypatch):
    def break_off(*args: Any, **details: Any) -> None:
        raise DashboardError("Uvisst om det ble lagret", "Forbindelsen ble brutt.", "Se under Historikk.")

    def silent(at: int | None = None) -> list[Utgivelse]:
        raise lakes.Unreadable(OSError("gone"))

    def write_and_fall_silent(*args: Any, **details: Any) -> None:
        write(*args, **details)
        monkeypatch.setattr(register, "utgivelser", silent)
        break_off()

    with monkeypatch.context() as patched:
        patched.setattr(publishing, "write", write_and_fall_silent)
        with pytest.raises(DashboardError, match="Forbindelsen ble brutt"):
            publish()
    monkeypatch.setattr(register, "utgivelser", utgivelser)
    [stands] = utgivelser()
    package.verify(register.folder(stands), stands.manifest)


def test_an_edition_withdrawn_while_the_next_is_made_is_not_printed_in_it(october, monkeypatch):
    """The next edition tells what it changes, with the numbers of the one before: that one must stand until it is public."""
    first = publish()
    corrected(october, 2_000_000)
    base = newest()

    def withdraw_meanwhile(*args: Any, **details: Any) -> Any:
        monkeypatch.setattr(publishing, "write", write)
        withdraw(first)
        return write(*args, **details)

    monkeypatch.setattr(publishing, "write", withdraw_meanwhile)
    with pytest.raises(ChangedMeanwhile, match="Trukket tilbake: oktober 2026, utgave 1"):
        publish(grunn="Feil bilag.", base=base)
    [left] = utgivelser()
    assert left.trukket
    assert list((settings.get().published / "2026-10").iterdir()) == [path_of(first)]


def test_another_period_published_while_this_one_is_made_does_no_harm(october, monkeypatch):
    def publish_september_meanwhile(*args: Any, **details: Any) -> Any:
        monkeypatch.setattr(publishing, "write", write)
        publish(period=Period(2026, 9))
        return write(*args, **details)

    monkeypatch.setattr(publishing, "write", publish_september_meanwhile)
    publish()
    assert [each.period.key for each in utgivelser()] == ["2026-10", "2026-09"]


def test_numbers_that_are_not_those_published_are_not_corrected_from(october):
    new = publish()
    file = path_of(new) / "tall" / "oekonomi.parquet"
    file.write_bytes(file.read_bytes()[:-1] + b"X")
    for look in (lambda: publishing.differs(new), lambda: publish(grunn="Rettet.")):
        with pytest.raises(PackageChanged, match=r"oekonomi\.parquet"):
            look()
    assert utgivelser() == [new]


def test_the_register_is_read_as_it_stood_in_a_version(october):
    before = newest()
    new = publish()
    then = newest()
    withdraw(new)
    assert utgivelser(before) == []
    assert utgivelser(then) == [new]
    assert lakes.get().newest().id > then


def test_markup_in_a_foreword_is_text(october):
    new = publish(forord='<script>alert(1)</script> #let x = 1 *"', user=LOCAL_USER)
    assert b"<script>alert(1)" not in package.read(register.folder(new), "index.html", new.manifest)
    assert new.forord == '<script>alert(1)</script> #let x = 1 *"'
    assert utgivelser() == [new]


def test_the_same_versions_and_texts_give_the_same_numbers_again(october):
    first = publish()
    at = first.skrevet
    again = publishing.preview(kort_innhold(publishing.grunnlag(OKTOBER, first.versjon, at)), first.forord)
    published = package.tallsett(register.folder(first), first.manifest)
    assert endringer(published, again.tallsett).empty
    assert replace(first, manifest="") == replace(utgivelser()[0], manifest="")
