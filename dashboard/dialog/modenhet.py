"""Digital maturity: a tjenesteområde's own assessment of the year. A role, never a person."""

from dataclasses import asdict, dataclass, replace
from datetime import date

from dashboard import access, queries
from dashboard.access import User
from dashboard.dialog.write import filled, newest, write
from dashboard.errors import DashboardError
from dashboard.lake import Snapshot

_TITLE = "Vurderingen er ikke lagret"
FOERSTE, SISTE = 1, 5
"""The generations: reference list digital_generasjon."""


@dataclass(frozen=True, slots=True)
class Vurdering:
    """Where a tjenesteområde is (`generasjon`) and where it wants to be; no target may be set yet."""

    tjenesteomraade: str
    aar: int
    generasjon: int | None
    maal_generasjon: int | None
    begrunnelse: str
    rolle: str = "Kommunalsjef"
    dato: date | None = None


def save(user: User, vurdering: Vurdering, *, today: date, base: int) -> Snapshot:
    """Store the year's assessment in place of the one that stood; earlier ones stay readable.

    Raises NotAllowed, DashboardError where generation, reason or role is missing, the target is behind, the tjenesteområde is
    unknown or the year has not come, ChangedMeanwhile where somebody has assessed the same after version `base`.
    """
    access.require_edit_strategi(user)
    navn = _name(vurdering)
    _refuse_impossible(vurdering, today)
    row = replace(
        vurdering,
        begrunnelse=filled(vurdering.begrunnelse, _TITLE, "Begrunnelsen er tom."),
        rolle=filled(vurdering.rolle, _TITLE, "Det står ikke hvem som har vurdert (rolle)."),
        dato=vurdering.dato or today,
    )
    return write(
        user, "modenhet", asdict(row), message=f"Digital modenhet {row.aar}: {navn}", base=base,
        tjenesteomraade=row.tjenesteomraade,
    )  # fmt: skip


def _refuse_impossible(vurdering: Vurdering, today: date) -> None:
    naa, maal = vurdering.generasjon, vurdering.maal_generasjon
    if naa is None:
        raise DashboardError(_TITLE, "Generasjonen er ikke valgt.", "Velg den som passer best i dag.")
    for nr in (naa, maal):
        if nr is not None and not FOERSTE <= nr <= SISTE:
            raise DashboardError(
                _TITLE, f"Generasjon {nr} finnes ikke.", f"Velg en generasjon fra {FOERSTE} til {SISTE}."
            )
    if maal is not None and maal < naa:
        raise DashboardError(
            _TITLE,
            f"Målet (generasjon {maal}) ligger bak der tjenesteområdet er (generasjon {naa}).",
            "Velg et mål som er likt eller høyere, eller la målet stå tomt.",
        )
    if vurdering.aar > today.year:
        raise DashboardError(
            _TITLE, f"{vurdering.aar} er ikke kommet ennå.", f"Vurder {today.year} eller et tidligere år."
        )


def _name(vurdering: Vurdering) -> str:
    """What the tjenesteområde is called now."""
    kjente = queries.run("utvikling/modenhet", newest(), aar=vurdering.aar)
    navn = kjente.loc[kjente["tjenesteomraade"] == vurdering.tjenesteomraade, "navn"]
    if navn.empty:
        raise DashboardError(
            _TITLE,
            f"«{vurdering.tjenesteomraade}» er ikke et tjenesteområde i organisasjonen.",
            "Last siden på nytt, og velg et tjenesteområde i listen.",
        )
    return str(navn.iloc[0])
