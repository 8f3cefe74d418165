"""Status for the assignments, told by the tjenesteområder; and what is carried over to the next letter."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from dashboard import access
from dashboard.access import User
from dashboard.datasets.maalstruktur import STATUSES
from dashboard.dialog.maalstruktur import Row, rader
from dashboard.dialog.write import filled, newest, shortened, write, write_rows
from dashboard.errors import DashboardError
from dashboard.lake import Snapshot

_TITLE = "Statusen er ikke lagret"
_NOT_CARRIED = "Oppdragene er ikke videreført"
_BEGINS_ANEW = ("start", "frist", "status", "statusdato", "framdrift", "kommentar")


@dataclass(frozen=True, slots=True)
class Oppdragsstatus:
    """What a tjenesteområde tells of an assignment in a quarter. `framdrift` in %."""

    oppdrag: str
    aar: int
    kvartal: int
    tjenesteomraade: str
    status: str
    framdrift: float | None = None
    kommentar: str = ""
    rolle: str = ""
    dato: date | None = None


def meld(user: User, told: Oppdragsstatus, *, tittel: str, base: int) -> Snapshot:
    """Store it as a version of its own; what was told before stays readable.

    Raises NotAllowed, DashboardError where it does not hang together, ChangedMeanwhile where somebody else has told of the same
    assignment, quarter and tjenesteområde after version `base`.
    """
    access.require_edit_strategi(user)
    checked = _checked(told)
    row = {name: value if value != "" else None for name, value in asdict(checked).items()}
    return write(
        user, "oppdragsstatus", row, base=base,
        message=f"Status for {tittel}, {told.tjenesteomraade}, {told.kvartal}. kvartal {told.aar}",
    )  # fmt: skip


def _checked(told: Oppdragsstatus) -> Oppdragsstatus:
    if told.status not in STATUSES:
        raise DashboardError(_TITLE, "Ingen status er valgt.", "Velg en status i listen, og lagre på nytt.")
    if told.kvartal not in (1, 2, 3, 4):
        raise DashboardError(
            _TITLE, f"{told.kvartal}. kvartal finnes ikke.", "Velg et kvartal fra 1 til 4, og lagre på nytt."
        )
    if told.framdrift is not None and not 0 <= told.framdrift <= 100:
        raise DashboardError(
            _TITLE,
            f"Framdriften {told.framdrift:g} % er utenfor 0–100.",
            "Skriv et tall fra 0 til 100, og lagre på nytt.",
        )
    kommentar = shortened(told.kommentar, _TITLE)
    if told.status in ("avventer", "utgår"):
        kommentar = filled(kommentar, _TITLE, f"«{told.status.capitalize()}» må ha en grunn i kommentaren.")
    rolle = filled(told.rolle, _TITLE, "Det står ikke hvem som melder (rolle).")
    framdrift = 100.0 if told.status == "utført" else told.framdrift
    return replace(
        told, framdrift=framdrift, kommentar=kommentar, rolle=rolle, dato=told.dato or date.today()
    )


def viderefoer(user: User, fra: str, til: str, valgte: Sequence[str]) -> Snapshot:
    """Make the letter `til` of the chosen assignments of the letter `fra`, or add them to it.

    Content, responsibility and links come along; status and deadlines begin anew, and each says what it comes from. Raises
    NotAllowed, DashboardError where nothing is chosen, or something is there already, ChangedMeanwhile.
    """
    access.require_edit_strategi(user)
    navn = filled(til, _NOT_CARRIED, "Det nye brevet har ikke noe navn.")
    base = newest()
    alle = rader(base)
    kilder = [each for each in alle if each["plan"] == fra and each["id"] in valgte]
    if not kilder:
        raise DashboardError(_NOT_CARRIED, "Ingen oppdrag er valgt.", "Velg minst ett oppdrag.")
    if navn == fra:
        raise DashboardError(
            _NOT_CARRIED,
            f"«{navn}» er brevet de står i.",
            "Gi det nye brevet et annet navn, gjerne med året.",
        )
    finnes = [each for each in alle if each["plan"] == navn]
    alt = {each["viderefoert_fra"] for each in finnes}
    if doble := [each for each in kilder if each["id"] in alt]:
        raise DashboardError(
            _NOT_CARRIED,
            f"«{doble[0]['tittel']}» er alt videreført til {navn}.",
            "Ta det ut av valget, og prøv igjen.",
        )
    brukt = {each["id"] for each in alle}
    nye = [_anew(each, navn, nummer, brukt) for nummer, each in enumerate(kilder, start=len(finnes) + 1)]
    return write_rows(
        user, "maalstruktur", [*finnes, *nye], base=base,
        message=f"Videreført fra {fra} til {navn}: {len(nye)} oppdrag",
    )  # fmt: skip


def _anew(oppdrag: Row, plan: str, nummer: int, brukt: set[str]) -> Row:
    begun = dict.fromkeys(_BEGINS_ANEW)
    id_ = _free(f"{oppdrag['id']}-{''.join(each for each in plan if each.isdecimal()) or 'ny'}", brukt)
    new = {"id": id_, "plan": plan, "nr": str(nummer), "overordnet": None, "viderefoert_fra": oppdrag["id"]}
    return {**oppdrag, **begun, **new}


def _free(id_: str, brukt: set[str]) -> str:
    found = id_
    while found in brukt:
        found += "b"
    return found
