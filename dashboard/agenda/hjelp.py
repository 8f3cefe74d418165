"""The tables of the page Hjelp: what each role may do, what each file must hold, and which settings apply."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import access, settings, text
from dashboard.access import Role, User
from dashboard.datasets import DATASETS, Dataset
from dashboard.ui.remember import made_once
from dashboard.ui.table import TableColumn, markup

_RETTIGHETER = {
    "Lese det som er publisert": access.may_see_sammendrag,
    "Se månedens tall": access.may_see_drift,
    "Se sykefraværet": access.may_see_sykefravaer,
    "Forklare avvik": lambda user: access.may_explain(user, "egen"),
    "Se strategi, sammenligninger og framskrivinger": access.may_see_strategi,
    "Endre målstrukturen og melde status for oppdrag": access.may_edit_strategi,
    "Se møter og frister i årshjulet": access.may_see_aarshjul,
    "Se om ledersamtaler er holdt": access.may_see_lederavtaler,
    "Kalle inn til møter og lede dem": access.may_hold_meeting,
    "Lage rapporter": access.may_make_reports,
    "Laste opp filer": access.may_upload,
    "Godkjenne filer": access.may_accept,
    "Publisere, rette og trekke tilbake": access.may_publish,
    "Se hvem som har gjort hva": access.may_see_spor,
    "Se hvordan jobbene gikk": access.may_see_jobber,
    "Se løsningen som en annen rolle": access.may_view_as,
    "Lese hjelpen": access.may_see_help,
}
_GJELDER_EGNE_ENHETER = (
    "Se månedens tall",
    "Se sykefraværet",
    "Forklare avvik",
    "Se om ledersamtaler er holdt",
)

_ROLLER = (TableColumn("hva", "Hva"), *(TableColumn(role, access.TITLES[role]) for role in Role))
_FIL = (
    TableColumn("navn", "Kolonne"),
    TableColumn("paakrevd", "Påkrevd"),
    TableColumn("verdier", "Lovlige verdier"),
    TableColumn("aliaser", "Overskrifter som kjennes igjen"),
)
_INNSTILLINGER = (
    TableColumn("navn", "Innstilling"),
    TableColumn("betyr", "Betydning"),
    TableColumn("verdi", "Gjelder nå"),
)


@dataclass(frozen=True, slots=True)
class Fil:
    """A file the program takes in: what it is called, what it holds (Markdown), and its columns (HTML)."""

    tittel: str
    innhold: str
    kolonner: str


@made_once
def rollene() -> str:
    """What each role may do, asked of the rule itself, as HTML. A leder has the own enheter."""
    rows = [{"hva": told, **{role: _cell(told, role) for role in Role}} for told in _RETTIGHETER]
    return markup(pd.DataFrame(rows), _ROLLER, title="Hva hver rolle kan")


def _cell(told: str, role: Role) -> str | None:
    if not _RETTIGHETER[told](User("", role, frozenset({"egen"}))):
        return None
    return "egne enheter" if role is Role.LEDER and told in _GJELDER_EGNE_ENHETER else "ja"


@made_once
def filene() -> Sequence[Fil]:
    """Every file that can be uploaded, by the contract as it stands in the program."""
    return [_fil(dataset) for dataset in DATASETS.values() if dataset.uploaded]


def _fil(dataset: Dataset) -> Fil:
    replaced = ", ".join(dataset.column(name).title.lower() for name in dataset.replaces)
    return Fil(
        dataset.title,
        f"**Innhold:** {dataset.grain}."
        f" **En ny fil erstatter** {f'rader med samme {replaced}' if replaced else 'hele datasettet'}.",
        markup(_kolonnene(dataset), _FIL, title=f"Kolonner i {dataset.title.lower()}"),
    )


def _kolonnene(dataset: Dataset) -> pd.DataFrame:
    """What the file must hold, and the names a column may have."""
    rows = [
        (
            column.title + (f" ({column.unit})" if column.unit else ""),
            "ja" if column.required else "",
            ", ".join(value for value in column.values if value),
            ", ".join((column.name, *column.aliases)),
        )
        for column in dataset.columns
    ]
    return pd.DataFrame(rows, columns=[column.name for column in _FIL])


@made_once
def innstillingene() -> str:
    """The settings a municipality begins with, and what they are now, as HTML."""
    chosen = settings.get()
    rows = [
        ("DASHBOARD_KOMMUNE", "Kommunens navn", chosen.kommune or "ikke satt (demokommune)"),
        ("DASHBOARD_AVVIK_KR", "Muntlig gjennomgang over (kr)", text.number(chosen.avvik_kr)),
        ("DASHBOARD_AVVIK_PROSENT", "… og over (%)", text.number(chosen.avvik_prosent, 1)),
        ("DASHBOARD_LUKKET_TIL", "Regnskapet er lukket til og med", chosen.lukket_til or "ikke satt"),
        ("DASHBOARD_ANSATTE_MINST", "Sykefravær vises fra antall ansatte", text.number(chosen.ansatte_minst)),
        ("DASHBOARD_OIDC_METADATA", "Innlogging", "satt opp" if chosen.oidc_metadata else "ikke satt opp"),
        (
            "DASHBOARD_PUBLISERT_AAPENT",
            "Det publiserte kan leses uten innlogging",
            "ja" if chosen.publisert_aapent else "nei",
        ),
        ("DASHBOARD_KONTAKT", "Hvem man spør om tilgang", chosen.kontakt or "ikke satt"),
        ("DASHBOARD_FIL_MB", "Største fil (MB)", text.number(chosen.fil_mb)),
    ]
    frame = pd.DataFrame(rows, columns=[column.name for column in _INNSTILLINGER])
    return markup(frame, _INNSTILLINGER, title="Innstillinger")
