"""The plan for Kommunekompasset, written in the product: one measure at a time, each change a version of the whole plan."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dashboard import access, lake, queries, text
from dashboard.access import User
from dashboard.dialog.kompassrolle import require_rolle
from dashboard.dialog.write import filled, newest, shortened, write_rows
from dashboard.errors import DashboardError
from dashboard.lake import Snapshot

_TITLE = "Tiltaket er ikke lagret"
_REMOVED = "Tiltaket er ikke fjernet"
_MOST_DAYS = 100_000


@dataclass(frozen=True, slots=True)
class Plantiltak:
    """A measure: what it lifts (`nr`), on which dimension (none: all of them), to which grade, and what it takes (dagsverk, None
    where nobody has estimated it). `ledd`: ids of the målstruktur."""

    versjon: str
    nr: str
    tiltak: str
    maal_grad: int | None
    id: str = ""
    dimensjon: str = ""
    dagsverk: float | None = None
    ansvarlig: str = ""
    frist: date | None = None
    ledd: tuple[str, ...] = ()


def planen(at: int, versjon: str) -> list[Plantiltak]:
    """The plan as it is written in version `at`, in the order of id."""
    with lake.get().at(at) as cursor:
        return [_read(rad) for rad in queries.rows_on(cursor, "kommunekompass/planrader", versjon=versjon)]


def legg_til(user: User, nytt: Plantiltak) -> Snapshot:
    """Store a measure under its own id, or under the next free one where it has none.

    Raises NotAllowed, DashboardError where it names what is not there or its id is taken; nothing is stored then.
    """
    access.require_edit_strategi(user)
    at = newest()
    plan = planen(at, nytt.versjon)
    tiltak = _checked(replace(nytt, id=shortened(nytt.id, _TITLE) or _next_id(plan)), at, None)
    taken = next((each for each in plan if each.id.casefold() == tiltak.id.casefold()), None)
    if taken is not None:
        raise _refused(f"Id-en «{tiltak.id}» er alt brukt av «{taken.tiltak}».", "Velg en annen id.")
    return _store(user, [*plan, tiltak], tiltak, "lagt til", at)


def endre(user: User, endret: Plantiltak, *, base: int) -> Snapshot:
    """Store a measure in place of the one with its id.

    Raises NotAllowed, DashboardError where it is gone or names what is not there, ChangedMeanwhile where somebody has changed that
    measure after version `base`; nothing is stored then.
    """
    access.require_edit_strategi(user)
    at = newest()
    plan = planen(at, endret.versjon)
    gammelt = _found(plan, endret.id, _TITLE)
    tiltak = _checked(endret, at, gammelt)
    return _store(
        user, [tiltak if each is gammelt else each for each in plan], tiltak, "endret", _base(gammelt, base, at)
    )  # fmt: skip


def fjern(user: User, versjon: str, id: str, *, base: int) -> Snapshot:
    """Take a measure out of the plan; earlier versions still hold it.

    Raises NotAllowed, DashboardError where it is gone or the plan's only one, ChangedMeanwhile as `endre`; nothing is stored then.
    """
    access.require_edit_strategi(user)
    at = newest()
    plan = planen(at, versjon)
    gammelt = _found(plan, id, _REMOVED)
    rest = [each for each in plan if each is not gammelt]
    if not rest:
        raise DashboardError(
            _REMOVED,
            "Det er det eneste tiltaket i planen, og planen kan ikke være tom.",
            "Legg til et annet tiltak først, eller endre dette.",
        )
    return _store(user, rest, gammelt, "fjernet", _base(gammelt, base, at))


def _base(gammelt: Plantiltak, base: int, at: int) -> int:
    """What the change builds on: the plan is stored as a whole, and who has changed another measure hinders nobody."""
    foer = next((each for each in planen(base, gammelt.versjon) if each.id == gammelt.id), None)
    return at if foer == gammelt else base


def _store(user: User, plan: Sequence[Plantiltak], tiltak: Plantiltak, hva: str, base: int) -> Snapshot:
    return write_rows(
        user, "kompassplan", [_row(each) for each in plan], base=base, kompasstiltak=tiltak.id,
        message=f"Plan for Kommunekompasset: {tiltak.id} {hva}",
    )  # fmt: skip


def _checked(tiltak: Plantiltak, at: int, gammelt: Plantiltak | None) -> Plantiltak:
    """As it is to be stored. What stood there before may stand, though it names what is not there any more."""
    maalestokk = queries.run("kommunekompass/maalestokk", at, versjon=tiltak.versjon)
    kan_loeftes = maalestokk[maalestokk["vurderes"] | (maalestokk["nivaa"] != "spørsmål")]
    if not tiltak.nr:
        raise _refused(
            "Det er ikke valgt hva tiltaket løfter.", "Velg et område, delkriterium eller spørsmål."
        )
    if tiltak.nr not in set(kan_loeftes["nr"]):
        raise _refused(f"Kommunekompasset {tiltak.versjon} har ikke noe nr. «{tiltak.nr}» som kan vurderes.", "Velg i listen.")  # fmt: skip
    if tiltak.dimensjon and tiltak.dimensjon not in _dimensjoner(at, tiltak.versjon):
        raise _refused(f"«{tiltak.dimensjon}» er ikke en dimensjon i versjon {tiltak.versjon}.", "Velg i listen.")  # fmt: skip
    if tiltak.maal_grad not in set(queries.run("kommunekompass/grader", at)["grad"]):
        valgt = (
            "Graden er ikke valgt." if tiltak.maal_grad is None else f"Grad {tiltak.maal_grad} finnes ikke."
        )
        raise _refused(valgt, "Velg graden tiltaket skal føre til.")
    _require_days(tiltak.dagsverk)
    kjente = set(queries.run("strategi/ledd", at)["id"]) | set(gammelt.ledd if gammelt else ())
    if ukjent := next((each for each in tiltak.ledd if each not in kjente), None):
        raise _refused(f"Målstrukturen har ikke noe ledd «{ukjent}».", "Velg i listen.")
    ansvarlig = shortened(tiltak.ansvarlig, _TITLE)
    if gammelt is None or ansvarlig != gammelt.ansvarlig:
        require_rolle(ansvarlig, at, _TITLE)
    return replace(
        tiltak,
        tiltak=filled(tiltak.tiltak, _TITLE, "Det står ikke hva som skal gjøres."),
        ansvarlig=ansvarlig,
    )


def _require_days(dagsverk: float | None) -> None:
    if dagsverk is None:
        return
    if not math.isfinite(dagsverk) or dagsverk < 0:
        raise _refused(f"Innsatsen er {text.figure(dagsverk)} dagsverk.", "Skriv 0 eller mer, eller la feltet stå tomt.")  # fmt: skip
    if dagsverk > _MOST_DAYS:
        raise _refused(f"Innsatsen er {text.number(dagsverk)} dagsverk.", f"Skriv høyst {text.number(_MOST_DAYS)}.")  # fmt: skip


def _dimensjoner(at: int, versjon: str) -> Sequence[str]:
    alle = queries.run("kommunekompass/versjoner", at)
    egne = alle.loc[alle["versjon"] == versjon, "dimensjoner"]
    return list(egne.iloc[0]) if len(egne) else []


def _next_id(plan: Sequence[Plantiltak]) -> str:
    taken = {each.id.casefold() for each in plan}
    return next(id_ for number in range(1, len(plan) + 2) if (id_ := f"K{number}").casefold() not in taken)


def _found(plan: Sequence[Plantiltak], id_: str, title: str) -> Plantiltak:
    for each in plan:
        if each.id == id_:
            return each
    raise DashboardError(
        title, f"Planen har ikke noe tiltak «{id_}» lenger.", "Last siden på nytt, og se planen som gjelder."
    )


def _row(tiltak: Plantiltak) -> dict[str, Any]:
    return {
        "versjon": tiltak.versjon,
        "id": tiltak.id,
        "nr": tiltak.nr,
        "tiltak": tiltak.tiltak,
        "dimensjon": tiltak.dimensjon or None,
        "maal_grad": tiltak.maal_grad,
        "dagsverk": tiltak.dagsverk,
        "ansvarlig": tiltak.ansvarlig or None,
        "frist": tiltak.frist,
        "ledd": "; ".join(tiltak.ledd) or None,
    }


def _read(rad: Mapping[str, Any]) -> Plantiltak:
    return Plantiltak(
        versjon=rad["versjon"],
        nr=rad["nr"],
        tiltak=rad["tiltak"],
        maal_grad=rad["maal_grad"],
        id=rad["id"],
        dimensjon=rad["dimensjon"] or "",
        dagsverk=rad["dagsverk"],
        ansvarlig=rad["ansvarlig"] or "",
        frist=rad["frist"],
        ledd=tuple(rad["ledd"]),
    )


def _refused(happened: str, remedy: str) -> DashboardError:
    return DashboardError(_TITLE, happened, f"{remedy} Det du har skrevet, står der fortsatt.")
