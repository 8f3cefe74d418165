"""How the jobs went: what is done on a schedule or in the background, and what somebody has to look at."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from dashboard import text
from dashboard.datasets.jobb import ADVARSEL, PAAGAAR, Jobb
from dashboard.sentences.words import liste

NAVN = {
    "mappeimport": "Import fra mappe",
    "ssb-henting": "Henting fra SSB",
    "sikkerhetskopi": "Sikkerhetskopi",
    "kontroll": "Kontroll av datalageret",
    "publisering": "Publisering",
    "klargjøring": "Klargjøring av tallene",
}
OM_JOBBER = (
    "En jobb er arbeid som går av seg selv eller etter en plan: import fra mappe, henting fra SSB, sikkerhetskopi, kontroll av"
    " datalageret. Den som drifter løsningen, setter opp når de skal gå."
)
_DOEGN = timedelta(hours=24)
_FLEST = 3


def uloeste(jobber: Iterable[Jobb]) -> list[Jobb]:
    """The jobs somebody has to look at: of each kind the last that has ended, where it did not go well; those that did not do
    their work first. `jobber`: newest first."""
    siste: dict[str, Jobb] = {}
    for jobb in jobber:
        if jobb.status != PAAGAAR:
            siste.setdefault(jobb.slag, jobb)
    return sorted(
        (jobb for jobb in siste.values() if jobb.went_wrong), key=lambda jobb: jobb.status == ADVARSEL
    )


def gikk_det_bra(jobber: Sequence[Jobb], naa: datetime, i_karantene: int) -> str:
    """The answer to whether the night's work went well. `jobber`: newest first; `i_karantene`: files that wait for somebody."""
    svar = _svaret(jobber, naa)
    return f"{svar} {text.count(i_karantene, 'fil', 'filer')} ligger i karantene." if i_karantene else svar


def _svaret(jobber: Sequence[Jobb], naa: datetime) -> str:
    if not jobber:
        return "Ingen jobber er kjørt ennå."
    galt = uloeste(jobber)
    if galt:
        navn = liste([f"{NAVN[jobb.slag]} ({jobb.status})" for jobb in galt], _FLEST)
        return f"Ikke alt gikk bra: {navn} må ses på."
    doegnet = [jobb for jobb in jobber if naa - jobb.start <= _DOEGN]
    if not doegnet:
        siste = jobber[0]
        return f"Ingen jobb er kjørt det siste døgnet. Den siste var {_navn(siste)} {tidspunkt(siste.start)}."
    ferdige = [jobb for jobb in doegnet if jobb.status != PAAGAAR]
    svar = _det_siste_doegnet(ferdige) if ferdige else ""
    if paagaar := len(doegnet) - len(ferdige):
        svar += f" {text.count(paagaar, 'jobb', 'jobber')} pågår."
    return svar.strip()


def _det_siste_doegnet(ferdige: Sequence[Jobb]) -> str:
    antall = text.count(len(ferdige), "jobb er ferdig", "jobber er ferdige")
    svar = f"Alt er i orden: {antall} det siste døgnet"
    galt = sum(jobb.went_wrong for jobb in ferdige)
    if not galt:
        return f"{svar}."
    return f"{svar}. {text.count(galt, 'av dem gikk', 'av dem gikk')} ikke bra, men har gått bra siden."


def tidspunkt(tid: datetime) -> str:
    """`21.11.2026 kl. 02.15`, where the machine stands."""
    her = tid.astimezone()
    return f"{text.day(her)} kl. {her:%H.%M}"


def varighet(jobb: Jobb) -> str:
    """`under 1 s`, `42 s`, `3 min`, `1 t 5 min`; empty where it has not ended."""
    if jobb.slutt is None:
        return ""
    sekunder = int((jobb.slutt - jobb.start).total_seconds())
    if sekunder < 1:
        return f"under 1{text.NO_BREAK}s"
    if sekunder < 60:
        return f"{sekunder}{text.NO_BREAK}s"
    timer, minutter = divmod(round(sekunder / 60), 60)
    return " ".join(
        f"{antall}{text.NO_BREAK}{enhet}" for antall, enhet in ((timer, "t"), (minutter, "min")) if antall
    )


def _navn(jobb: Jobb) -> str:
    navn = NAVN[jobb.slag]
    return navn[0].lower() + navn[1:]
