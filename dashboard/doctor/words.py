"""What a check was met with, in bokmål, and what the one who runs the installation can do. The machine's own words come last, in
parentheses, and only where nothing better is known."""

import errno
import sqlite3

import duckdb

from dashboard.errors import DashboardError, known, where
from dashboard.lake.problems import Unreadable

FROM_BACKUP = (
    "Stopp appen, flytt unna datamappen, og hent tilbake den siste sikkerhetskopien med «dashboard restore --backup»."
    " Det som er lagret etter den, må leses inn på nytt: filene ligger i inbox/ i mappen du flyttet unna."
)
_MOST = 160  # letters of the machine's own
_REMEDIES = {
    errno.EACCES: "Kjør kommandoen som brukeren appen kjører som, eller gi den brukeren lov.",
    errno.EPERM: "Kjør kommandoen som brukeren appen kjører som, eller gi den brukeren lov.",
    errno.ENOSPC: "Frigjør plass på disken.",
    errno.EROFS: "Monter disken slik at det kan skrives på den. Er den montert slik av seg selv, kan den være skadet.",
}
_ADVICE = {
    "Datalageret svarer ikke": (
        "Se at databasen og lageret går, at adresser og nøkler i innstillingene stemmer, og at nettet slipper gjennom."
    ),
    "Noen av tallene kan ikke leses": "Se hva «Filer» sier: en skadet fil kopieres tilbake fra en sikkerhetskopi.",
    "Katalogen kan ikke åpnes": "Kjør kommandoen som brukeren appen kjører som, og se at den har lov til å skrive i mappen med katalogen.",
    "Katalogen kan ikke leses": FROM_BACKUP,
    "Datalageret er opptatt": "Prøv igjen om litt.",
    "Disken er full": "Frigjør plass på disken.",
    "Disken er full eller svarer ikke": "Frigjør plass på disken. Hjelper ikke det, kan den være skadet.",
    "Det er ikke minne nok": "Kjør på nytt når appen gjør mindre, eller gi maskinen mer minne.",
}
_OTHERS = "Se hva de andre kontrollene sier, rett det, og kjør på nytt."
_NOWHERE = "Kjør på nytt. Skjer det igjen, meld det til dem som lager programmet, med hele linjen over."


def said(error: Exception) -> tuple[str, str]:
    """What happened, and what to do."""
    if isinstance(error, DashboardError):
        return f"{error.title}. {error.what_happened}", _ADVICE.get(error.title, error.what_to_do)
    if isinstance(error, ValueError):  # bytes that are no text, a text that is no number or no JSON
        return (
            f"Noe er ikke lenger slik det ble skrevet: katalogen eller filen er skadet ({own(error)}).",
            FROM_BACKUP,
        )
    if isinstance(error, OSError) and known(error):
        told = where(error)
        return f"{told[:1].upper()}{told[1:]}.", _REMEDIES.get(error.errno or 0, _OTHERS)
    if isinstance(error, duckdb.Error | sqlite3.Error | OSError):
        met = Unreadable(error)
        return met.what_happened, _OTHERS if met.unknown else _ADVICE.get(met.title, _OTHERS)
    return f"Noe uventet skjedde ({own(error)}).", _NOWHERE


def own(error: Exception) -> str:
    """The machine's own words: short, and on one line."""
    first = str(error).strip().partition("\n")[0]
    told = f"{type(error).__name__}: {first}" if first else type(error).__name__
    return told if len(told) <= _MOST else f"{told[:_MOST]} …"
