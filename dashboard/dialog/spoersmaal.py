"""Questions from folkevalgte about a published month, and their answers: each is pinned to a figure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard import access, queries, text
from dashboard.access import User
from dashboard.dialog.numbering import with_new_id
from dashboard.dialog.offentlig import publishable
from dashboard.dialog.write import write
from dashboard.errors import DashboardError
from dashboard.period import Period

AAPENT, BESVART, UTGAAR = "åpent", "besvart", "utgår"
_TITLE = "Spørsmålet er ikke lagret"
_TITLE_SVAR = "Svaret er ikke lagret"


@dataclass(frozen=True, slots=True)
class Spoersmaal:
    """A question, and its answer where it has one. `tall` is the figure it is about, a key of `tall_valg`; `spurt_av` an organ."""

    aar: int
    periode: int
    tall: str
    spoersmaal: str
    spurt_av: str
    spurt: date
    svar: str = ""
    besvart: date | None = None
    status: str = AAPENT
    id: str = ""

    @property
    def period(self) -> Period:
        return Period(self.aar, self.periode)


def tall_valg(omraader: Mapping[str, str]) -> dict[str, str]:
    """The figures a question can be pinned to, with what they are called; `omraader` are tjenesteområder, code to name."""
    return {
        "kommunen": "Kommunens økonomi",
        **{f"omraade:{kode}": navn for kode, navn in omraader.items()},
        "tiltak": "Budsjettiltak",
        "vedtak": "Vedtak",
        "sykefravaer": "Sykefravær",
    }


def still(user: User, spoersmaal: Spoersmaal, *, omraader: Mapping[str, str]) -> Spoersmaal:
    """Write down a new question; two who write at the same time both get theirs in.

    Raises NotAllowed, DashboardError where question or organ is missing, too long or points to a person, or the figure is
    none of those in `tall_valg(omraader)`.
    """
    access.require_publish(user)
    if spoersmaal.tall not in tall_valg(omraader):
        raise DashboardError(
            _TITLE,
            "Det er ikke valgt hvilket tall spørsmålet gjelder, eller tallet finnes ikke i denne perioden.",
            "Velg et tall i listen, og lagre på nytt. Det du har skrevet, står der fortsatt.",
        )
    checked = replace(
        spoersmaal,
        spoersmaal=publishable(spoersmaal.spoersmaal, _TITLE, "Spørsmålet er tomt."),
        spurt_av=publishable(spoersmaal.spurt_av, _TITLE, "Det står ikke hvem som spør (organ)."),
        svar="",
        besvart=None,
        status=AAPENT,
    )

    def first(new_id: str, newest: int) -> Spoersmaal:
        return _write(user, replace(checked, id=new_id), f"Spørsmål {new_id}", newest)

    return with_new_id(checked.period, "spoersmaal", first)


def svar(user: User, spoersmaal: Spoersmaal, tekst: str, *, besvart: date, base: int) -> Spoersmaal:
    """Answer a question, or put a new answer in place of the one that stands; `base` is the version the person looked at.

    Raises NotAllowed, DashboardError where the answer is missing, too long, points to a person or is dated before the
    question, ChangedMeanwhile where somebody else has changed the question after `base`.
    """
    access.require_publish(user)
    said = publishable(tekst, _TITLE_SVAR, "Svaret er tomt.")
    if besvart < spoersmaal.spurt:
        raise DashboardError(
            _TITLE_SVAR,
            f"Svaret er datert {text.day(besvart)}, men spørsmålet ble stilt {text.day(spoersmaal.spurt)}.",
            "Velg en senere dato, og lagre på nytt. Det du har skrevet, står der fortsatt.",
        )
    answered = replace(spoersmaal, svar=said, besvart=besvart, status=BESVART)
    return _write(user, answered, f"Spørsmål {answered.id}: {BESVART}", base)


def utgaar(user: User, spoersmaal: Spoersmaal, *, base: int) -> Spoersmaal:
    """The question lapses; an answer it has, is kept.

    Raises NotAllowed, ChangedMeanwhile where somebody else has changed the question after version `base`.
    """
    access.require_publish(user)
    lapsed = replace(spoersmaal, status=UTGAAR)
    return _write(user, lapsed, f"Spørsmål {lapsed.id}: {UTGAAR}", base)


def spoersmaalene(period: Period, at: int) -> list[Spoersmaal]:
    """Every question about the period as it stood in version `at`, in the order they were asked."""
    rows = queries.run("publisering/spoersmaal", at, aar=period.aar, periode=period.periode)
    return [_spoersmaal(row, period) for row in rows.to_dict("records")]


def _write(user: User, spoersmaal: Spoersmaal, message: str, base: int) -> Spoersmaal:
    row = {**asdict(spoersmaal), "svar": spoersmaal.svar or None}
    write(user, "spoersmaal", row, message=message, base=base, periode=spoersmaal.period.key)
    return spoersmaal


def _spoersmaal(row: dict[Any, Any], period: Period) -> Spoersmaal:
    values: dict[str, Any] = {
        **row,
        "svar": "" if pd.isna(row["svar"]) else row["svar"],
        "spurt": row["spurt"].date(),
        "besvart": None if pd.isna(row["besvart"]) else row["besvart"].date(),
    }
    return Spoersmaal(period.aar, period.periode, **values)
