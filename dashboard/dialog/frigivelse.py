"""What is cleared for publication: what the municipality does about a deviation, as everybody may read it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pandas as pd

from dashboard import access, lake, queries, text
from dashboard.access import User
from dashboard.datasets.publisering import KILDER
from dashboard.dialog.beslutning import OPPGAVE, UTFOERT, UTGAAR, Beslutning, beslutninger
from dashboard.dialog.forklaring import forklaringer
from dashboard.dialog.moete import moeter
from dashboard.dialog.numbering import with_new_id
from dashboard.dialog.offentlig import publishable, without_names
from dashboard.dialog.write import write
from dashboard.errors import DashboardError
from dashboard.period import Period
from dashboard.sentences.words import stor

FORKLARING, OPPGAVEN, EGEN = KILDER
_TITLE = "Teksten er ikke frigitt"
_KILDENAVN = {FORKLARING: "forklaringen", OPPGAVEN: "oppgaven"}


@dataclass(frozen=True, slots=True)
class Frigivelse:
    """A text that everybody may read. `omraade` is a tjenesteområde's code, empty for the whole municipality.

    `kilde` is what it was written from: an explanation (`kilde_id`: the enhet), an action (`kilde_id`: its id), or nothing
    but itself (egen).
    """

    aar: int
    periode: int
    tekst: str
    omraade: str = ""
    kilde: str = EGEN
    kilde_id: str = ""
    dato: date | None = None
    id: str = ""
    trukket: bool = False

    @property
    def period(self) -> Period:
        return Period(self.aar, self.periode)


@dataclass(frozen=True, slots=True)
class Forslag:
    """What may be cleared: a proposed `tekst`, to be read before it is. `gjelder` says where it comes from (never published);
    `frigitt` whether a text from it stands already."""

    kilde: str
    kilde_id: str
    omraade: str
    tekst: str
    gjelder: str
    frigitt: bool


def frigi(user: User, frigivelse: Frigivelse, *, base: int) -> Frigivelse:
    """Clear a text, or a new wording of one that has an id; `base` is the version the person looked at.

    Raises NotAllowed, DashboardError where the text is missing, too long or points to a person, the source is unknown or
    already cleared, ChangedMeanwhile where somebody else has changed the text after `base`.
    """
    access.require_publish(user)
    checked = _checked(frigivelse)
    if checked.id:
        return _write(user, checked, f"Frigitt for publisering: {checked.id}", base)

    def first(new_id: str, newest: int) -> Frigivelse:
        _require_not_cleared(checked, newest)
        return _write(user, replace(checked, id=new_id), f"Frigitt for publisering: {new_id}", newest)

    return with_new_id(checked.period, "frigitt", first)


def trekk(user: User, frigivelse: Frigivelse, *, base: int) -> Frigivelse:
    """Take a text back; earlier versions and what is published already still hold it.

    Raises NotAllowed, ChangedMeanwhile where somebody else has changed it after version `base`.
    """
    access.require_publish(user)
    message = f"Ikke lenger frigitt for publisering: {frigivelse.id}"
    return _write(user, replace(frigivelse, trukket=True), message, base)


def frigitte(period: Period, at: int) -> list[Frigivelse]:
    """What is cleared for the period as it stood in version `at`, that of the whole municipality first."""
    rows = queries.run("publisering/frigitt", at, aar=period.aar, periode=period.periode)
    return [_frigivelse(row, period) for row in rows.to_dict("records")]


def forslag(period: Period, at: int, snapshot: int) -> list[Forslag]:
    """What may be cleared for the period: every explanation, then every open or done action of the meetings about it.

    Read as written in version `at`, placed in the organisation of version `snapshot`. The texts say «en enhet i …» for a
    unit and «lederen» for whoever signed an explanation, and leave out the role that answers; other names that people
    have written must be seen by whoever clears them.
    """
    steder = _steder(period, snapshot)
    navn = {**_enheter(steder), **dict.fromkeys(_forfattere(at), "lederen")}
    alle = [*_av_forklaringer(period, at, steder), *_av_oppgaver(period, at, steder)]
    staar = {(each.kilde, each.kilde_id) for each in frigitte(period, at)}
    return [
        replace(each, tekst=without_names(each.tekst, navn), frigitt=(each.kilde, each.kilde_id) in staar)
        for each in alle
    ]


def _av_forklaringer(period: Period, at: int, steder: pd.DataFrame) -> list[Forslag]:
    omraader, enheter = _kolonne(steder, "omraade"), _kolonne(steder, "enhet_navn")
    return [
        Forslag(
            FORKLARING, svar["enhet"], omraader.get(svar["enhet"], ""), _om_forklaringen(svar),
            enheter.get(svar["enhet"]) or f"Enhet {svar['enhet']}", False,
        )
        for svar in forklaringer(period, at).to_dict("records")
    ]  # fmt: skip


def _av_oppgaver(period: Period, at: int, steder: pd.DataFrame) -> list[Forslag]:
    omraader = _kolonne(steder, "omraade")
    return [
        Forslag(OPPGAVEN, each.id, _omraade(each, omraader), _om_oppgaven(each), each.gjelder, False)
        for moete in reversed(moeter(at))
        if moete.period == period
        for each in beslutninger(at, moete.id)
        if each.type == OPPGAVE and each.status != UTGAAR
    ]


def _om_forklaringen(svar: Mapping[Any, Any]) -> str:
    tiltak = f" Tiltak: {_setning(svar['tiltak'])}" if isinstance(svar["tiltak"], str) else ""
    return f"{stor(svar['aarsak'])}: {_setning(svar['tekst'])}{tiltak}"


def _om_oppgaven(oppgave: Beslutning) -> str:
    if oppgave.status == UTFOERT:
        naar = f" Utført {text.day(oppgave.lukket)}." if oppgave.lukket else " Utført."
    else:
        naar = f" Frist {text.day(oppgave.frist)}." if oppgave.frist else ""
    return f"{_setning(oppgave.tekst)}{naar}"


def _omraade(oppgave: Beslutning, omraader: Mapping[str, str]) -> str:
    """The tjenesteområde of the number the action stands by, as its address says; empty where that is the whole municipality."""
    sted = parse_qs(urlsplit(oppgave.lenke).query)
    omraade, enhet = sted.get("omraade", [""])[0], sted.get("enhet", [""])[0]
    return omraade if omraade in omraader.values() else omraader.get(enhet, "")


def _setning(skrevet: str) -> str:
    """What somebody has written, with an end to it."""
    skrevet = skrevet.strip()
    return skrevet if skrevet[-1:] in ".!?" else f"{skrevet}."


def _steder(period: Period, snapshot: int) -> pd.DataFrame:
    """Every enhet of the organisation: enhet, enhet_navn, omraade, omraade_navn."""
    return queries.run(
        "publisering/omraade_per_enhet", snapshot, aar=period.aar, periode=period.periode
    ).fillna("")


def _kolonne(steder: pd.DataFrame, navn: str) -> dict[str, str]:
    return dict(zip(steder["enhet"], steder[navn], strict=True))


def _enheter(steder: pd.DataFrame) -> dict[str, str]:
    """What each unit is called where only its tjenesteområde is told; a tjenesteområde keeps its name."""
    enheter = {
        rad["enhet_navn"]: f"en enhet i {rad['omraade_navn']}" if rad["omraade_navn"] else "en enhet"
        for rad in steder.to_dict("records")
    }
    return {**enheter, **{navn: navn for navn in steder["omraade_navn"]}}


def _forfattere(at: int) -> set[str]:
    """The names explanations up to version `at` are signed with."""
    return {each.author for each in lake.get().history(at) if "forklaring" in each.datasets}


def _checked(frigivelse: Frigivelse) -> Frigivelse:
    if frigivelse.kilde not in KILDER or (frigivelse.kilde != EGEN and not frigivelse.kilde_id):
        raise DashboardError(
            _TITLE,
            "Det står ikke hvilken forklaring eller oppgave teksten kommer fra.",
            "Velg et av forslagene, eller skriv teksten som en egen tekst.",
        )
    tekst = publishable(frigivelse.tekst, _TITLE, "Teksten er tom.")
    return replace(frigivelse, tekst=tekst, dato=frigivelse.dato or date.today(), trukket=False)


def _require_not_cleared(frigivelse: Frigivelse, at: int) -> None:
    """The same thing is not published twice, though two clear it at once."""
    kilde = (frigivelse.kilde, frigivelse.kilde_id)
    if frigivelse.kilde != EGEN and any(
        (each.kilde, each.kilde_id) == kilde for each in frigitte(frigivelse.period, at)
    ):
        raise DashboardError(
            _TITLE,
            f"Det er alt frigitt en tekst fra denne {_KILDENAVN[frigivelse.kilde]}.",
            "Rett teksten som står, eller trekk den først.",
        )


def _write(user: User, frigivelse: Frigivelse, message: str, base: int) -> Frigivelse:
    row = {
        **asdict(frigivelse),
        "omraade": frigivelse.omraade or None,
        "kilde_id": frigivelse.kilde_id or None,
    }
    write(user, "frigitt", row, message=message, base=base, periode=frigivelse.period.key)
    return frigivelse


def _frigivelse(row: dict[Any, Any], period: Period) -> Frigivelse:
    values: dict[str, Any] = {name: "" if pd.isna(value) else value for name, value in row.items()}
    return Frigivelse(period.aar, period.periode, **{**values, "dato": row["dato"].date()})
