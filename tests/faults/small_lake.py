"""A lake with a little history, made as people make it: files that were taken in, an explanation, a meeting."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from dashboard import lake as lakes
from dashboard import settings
from dashboard.access import LOCAL_USER
from dashboard.dialog import forklaring, moete
from dashboard.dialog.forklaring import Forklaring
from dashboard.dialog.write import newest
from dashboard.intake import receive
from dashboard.intake.receive import Upload
from dashboard.lake import Snapshot
from dashboard.period import Period

OKTOBER = Period(2026, 10)
TODAY = date(2026, 11, 12)
STEDER = (
    "Ansvar;Ansvar navn;Enhet;Enhet navn;Tjenesteområde;Tjenesteområde navn;Gyldig fra",
    "3111;Solbakken, natt;311;Solbakken;HO;Helse og omsorg;2020-01-01",
    "2111;Nes skole;211;Nes skole;OO;Oppvekst;2020-01-01",
)
REGNSKAP = "År;Periode;Kontoklasse;Ansvar;Funksjon;Art;Beløp"
BUDSJETT = "År;Periode;Versjon;Kontoklasse;Ansvar;Funksjon;Art;Beløp"
SYKEFRAVAER = (
    "År;Måned;Enhet;Enhetsnavn;Avtalte dagsverk;Sykefraværsdagsverk;Egenmeldt;Legemeldt;Korttid;Langtid;Ansatte",
    *(f"2026;{month};311;Solbakken;500,0;35,5;9,5;26,0;12,0;23,5;25" for month in range(1, 11)),
)


def accounts(amount: int, periods: Sequence[int] = range(1, 11)) -> tuple[str, ...]:
    """The lines of a file: `amount` kroner at each of the two places in each period."""
    places = (("3111", "253"), ("2111", "202"))
    return REGNSKAP, *(
        f"2026;{month};1;{ansvar};{funksjon};010;{amount}" for month in periods for ansvar, funksjon in places
    )


def budget(amount: int) -> tuple[str, ...]:
    return BUDSJETT, *(
        f"2026;{month};regulert;1;{ansvar};{funksjon};010;{amount}"
        for month in range(1, 13)
        for ansvar, funksjon in (("3111", "253"), ("2111", "202"))
    )  # fmt: skip


def build() -> None:
    """Fill the lake that the settings name."""
    take_in("organisasjon.csv", STEDER)
    take_in("budsjett_2026.csv", budget(1_000_000))
    take_in("regnskap_2026.csv", accounts(1_100_000))
    take_in("regnskap_2026.csv", accounts(1_200_000))
    explain("Flere netter med vikar.")
    moete.plan(
        LOCAL_USER, dato=date(2026, 11, 20), period=OKTOBER, deltakere=["Kommunedirektør"], dagsorden=["okonomi"]
    )  # fmt: skip


def explain(tekst: str) -> Snapshot:
    """What Solbakken says about October."""
    svar = Forklaring(2026, 10, "311", "sykefravær og vikarbruk", tekst, dato=TODAY)
    return forklaring.save(LOCAL_USER, svar, enhet_navn="Solbakken", base=newest())


def look(name: str, lines: Sequence[str]) -> Upload:
    """Look at a file of these lines; nothing is stored but its bytes."""
    return receive.inspect(written(name, lines), name, lakes.get(), settings.get(), today=TODAY)


def take_in(name: str, lines: Sequence[str]) -> Snapshot:
    with look(name, lines) as upload:
        return accept(upload)


def accept(upload: Upload) -> Snapshot:
    assert not upload.blocked, [each.message for each in upload.findings]
    return receive.accept(upload, lakes.get(), author="Kari", message="", reason="Feil beløp for helse.")


def written(name: str, lines: Sequence[str]) -> Path:
    folder = settings.get().data / "filer"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path
