"""The meeting as an object: forum, date, roles, agenda, and the version of the numbers it is locked to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dashboard import access, lake, queries, text
from dashboard.access import User
from dashboard.dialog.write import newest, write
from dashboard.errors import DashboardError
from dashboard.lake import Snapshot
from dashboard.period import Period

DRIFT, STRATEGISK = "styringsdialog drift", "styringsdialog strategisk"
PLANLAGT, AAPNET, AVSLUTTET = "planlagt", "åpnet", "avsluttet"
DAGSORDEN = {
    DRIFT: {
        "siden_sist": "Siden sist",
        "okonomi": "Resultatsikring: økonomi",
        "tiltak": "Resultatsikring: tiltak og vedtak",
        "sykefravaer": "Resultatsikring: sykefravær",
        "annet": "Eventuelt og oppsummering",
    },
    STRATEGISK: {
        "siden_sist": "Siden sist",
        "samfunnsdel": "Kommuneplanens samfunnsdel og handlingsprogrammet",
        "oppdrag": "Strategiarbeid: oppdragsbrevet",
        "virksomhet": "Virksomhetsutvikling",
        "paa_tvers": "Felles muligheter og utfordringer på tvers",
        "annet": "Eventuelt og oppsummering",
    },
}
"""The items of each monthly meeting, in order, as the municipality has written them down."""
SAKER = {sak: tittel for saker in DAGSORDEN.values() for sak, tittel in saker.items()}
_FELLES = ("Kommunalsjef oppvekst", "Kommunalsjef helse og omsorg", "Kommunalsjef samfunn", "HR-leder")
DELTAKERE = {
    DRIFT: ("Kommunedirektør", "Økonomileder", *_FELLES),
    STRATEGISK: ("Kommunedirektør", *_FELLES, "NAV-leder", "Kommuneoverlege"),
}
"""Who is called where no earlier meeting says it."""


@dataclass(frozen=True, slots=True)
class Moete:
    """One meeting. `versjon` is what its figures are locked to, `referat_versjon` what was written when it was closed."""

    id: str
    forum: str
    dato: date
    period: Period
    deltakere: tuple[str, ...]
    dagsorden: tuple[str, ...]
    versjon: int
    status: str = PLANLAGT
    referat_versjon: int | None = None
    merknad: str = ""

    @property
    def tittel(self) -> str:
        return f"{self.forum[:1].upper()}{self.forum[1:]} {text.day(self.dato)}"

    @property
    def avsluttet(self) -> bool:
        return self.status == AVSLUTTET


def moeter(at: int | None = None) -> list[Moete]:
    """Every meeting as it stood in version `at` (None: now), the newest first."""
    rows = queries.run("dialog/moeter", newest() if at is None else at)
    return [_moete(row) for row in rows.to_dict("records")]


def moete(id_: str, at: int | None = None) -> Moete:
    """As it stood in version `at` (None: now). Raises DashboardError when there is no such meeting."""
    return blant(moeter(at), id_)


def blant(alle: Sequence[Moete], id_: str) -> Moete:
    """The meeting among `alle`. Raises DashboardError when there is no such meeting."""
    for each in alle:
        if each.id == id_:
            return each
    raise DashboardError(
        "Ukjent møte", f"Det finnes ikke noe møte «{id_}».", "Velg et møte i listen på siden Møter."
    )


def forrige(moete: Moete, alle: Sequence[Moete]) -> Moete | None:
    """The meeting of the same forum before this one; None for the first."""
    foer = [each for each in alle if each.forum == moete.forum and each.dato < moete.dato]
    return max(foer, key=lambda each: each.dato, default=None)


def numbers_of(forum: str, at: int) -> Snapshot:
    """The newest version, `at` or an earlier one, that changed what the forum meets about."""
    return lake.get().figures(at) if forum == DRIFT else lake.get().uploaded(at)


def plan(
    user: User,
    *,
    dato: date,
    period: Period,
    deltakere: Sequence[str],
    dagsorden: Sequence[str],
    forum: str = DRIFT,
) -> Moete:
    """Call a meeting, locked to the numbers as they are now.

    Raises NotAllowed, DashboardError where roles or agenda are missing, or the forum already meets that day.
    """
    access.require_hold_meeting(user)
    roles = tuple(role.strip() for role in deltakere if role.strip())
    if not roles:
        raise _not_saved("Ingen deltakere er ført opp.", "Skriv minst én rolle, én per linje.")
    if not dagsorden:
        raise _not_saved("Dagsordenen er tom.", "Velg minst én sak.")
    saker = DAGSORDEN[forum]
    unknown = [sak for sak in dagsorden if sak not in saker]
    if unknown:
        raise _not_saved(f"«{unknown[0]}» er ikke en sak.", "Velg blant sakene i listen.")
    base = newest()
    new = Moete(
        id=f"{dato.isoformat()}-{forum.split()[-1]}",
        forum=forum,
        dato=dato,
        period=period,
        deltakere=roles,
        dagsorden=tuple(sak for sak in saker if sak in dagsorden),
        versjon=numbers_of(forum, base).id,
    )
    if any(each.id == new.id for each in moeter(base)):
        raise _not_saved(
            f"Det er alt et møte i {forum} {text.day(dato)}.",
            "Velg en annen dato, eller bruk møtet som står der.",
        )
    return _write(user, new, f"Innkalt: {new.tittel}", base)


def open_meeting(user: User, moete: Moete) -> Moete:
    """The meeting begins. Raises NotAllowed, DashboardError when it is closed."""
    access.require_hold_meeting(user)
    _require_not_closed(moete)
    return _write(user, replace(moete, status=AAPNET), f"Åpnet: {moete.tittel}", newest())


def lock_again(user: User, moete: Moete) -> Moete:
    """Lock the meeting to the numbers as they are now. Raises NotAllowed, DashboardError when it is closed."""
    access.require_hold_meeting(user)
    _require_not_closed(moete)
    base = newest()
    moved = replace(moete, versjon=numbers_of(moete.forum, base).id)
    return _write(user, moved, f"Låst til versjon {moved.versjon}: {moete.tittel}", base)


def close_meeting(user: User, moete: Moete, merknad: str = "") -> Moete:
    """The meeting ends: the minutes are of what was written up to now. Raises NotAllowed, DashboardError when it is closed."""
    access.require_hold_meeting(user)
    _require_not_closed(moete)
    base = newest()
    closed = replace(moete, status=AVSLUTTET, referat_versjon=base, merknad=merknad.strip())
    return _write(user, closed, f"Avsluttet: {moete.tittel}", base)


def _write(user: User, moete: Moete, message: str, base: int) -> Moete:
    row = {
        "id": moete.id,
        "forum": moete.forum,
        "dato": moete.dato,
        "aar": moete.period.aar,
        "periode": moete.period.periode,
        "deltakere": "\n".join(moete.deltakere),
        "dagsorden": "\n".join(moete.dagsorden),
        "versjon": moete.versjon,
        "status": moete.status,
        "referat_versjon": moete.referat_versjon,
        "merknad": moete.merknad or None,
    }
    write(user, "moete", row, message=message, base=base, moete=moete.id)
    return moete


def _moete(row: dict[Any, Any]) -> Moete:
    return Moete(
        id=row["id"],
        forum=row["forum"],
        dato=row["dato"].date(),
        period=Period(int(row["aar"]), int(row["periode"])),
        deltakere=tuple((row["deltakere"] or "").splitlines()),
        dagsorden=tuple(row["dagsorden"].splitlines()),
        versjon=int(row["versjon"]),
        status=row["status"],
        referat_versjon=int(row["referat_versjon"]) if row["referat_versjon"] else None,
        merknad=row["merknad"] or "",
    )


def _require_not_closed(moete: Moete) -> None:
    if moete.avsluttet:
        raise _not_saved(
            f"{moete.tittel} er avsluttet.", "Referatet står som det er. Skriv i det neste møtet."
        )


def _not_saved(happened: str, remedy: str) -> DashboardError:
    return DashboardError("Møtet er ikke lagret", happened, remedy)
