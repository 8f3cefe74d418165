"""The year's plan of meetings, changed date by date in the product."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard import access, queries, text
from dashboard.access import User
from dashboard.analysis.aarshjul import klokkeslett
from dashboard.datasets.moeteplan import FORA
from dashboard.dialog.offentlig import personal
from dashboard.dialog.write import shortened, write_rows
from dashboard.errors import DashboardError
from dashboard.sentences.words import liste

_TITLE = "Datoen er ikke lagret"
_TEKSTER = ("tittel", "kl_fra", "kl_til", "sted", "tema")


@dataclass(frozen=True, slots=True)
class Moetedato:
    """A date of the plan. `tema` is one theme a line, `aar` the year of the plan that holds it; a new date has no id yet."""

    dato: date
    forum: str
    tittel: str = ""
    kl_fra: str = ""
    kl_til: str = ""
    sted: str = ""
    tema: str = ""
    id: str = ""
    aar: int = 0


def moeteplan(at: int) -> list[Moetedato]:
    """Every date of the plan as it stood in version `at`, in order."""
    return [_moetedato(row) for row in queries.run("aarshjul/moeteplan", at).to_dict("records")]


def lagre(user: User, ny: Moetedato, *, base: int) -> Moetedato:
    """Store a new date (without an id), or another content of the one that has it.

    Raises NotAllowed, DashboardError where the forum is unknown, a time is none, the end is not after the start, a text is too
    long or points to a person, or the year would be left without a date; ChangedMeanwhile where somebody has changed the
    plan of that year after version `base`.
    """
    access.require_edit_strategi(user)
    plan = moeteplan(base)
    before = _same(ny, plan) if ny.id else None
    rest = [each for each in plan if each is not before]
    checked = replace(_checked(ny), aar=ny.dato.year)
    if not checked.id or _same(checked, rest):
        checked = replace(checked, id=_new_id(checked, rest))
    years = {checked.aar, before.aar if before else checked.aar}
    verb = "Endret" if before else "Ført opp"
    _store(user, [*rest, checked], years, f"{verb} i møteplanen: {_name(checked)}", base)
    return checked


def fjern(user: User, gammel: Moetedato, *, base: int) -> None:
    """Take a date out of the plan; earlier versions still hold it.

    Raises NotAllowed, DashboardError where there is no such date or it is the year's only one, ChangedMeanwhile as lagre.
    """
    access.require_edit_strategi(user)
    plan = moeteplan(base)
    gone = _same(gammel, plan)
    if gone is None:
        raise DashboardError(
            "Datoen er ikke fjernet",
            "Den står ikke lenger i møteplanen.",
            "Last siden på nytt, og se planen som gjelder.",
        )
    rest = [each for each in plan if each is not gone]
    _store(user, rest, {gone.aar}, f"Fjernet fra møteplanen: {_name(gone)}", base)


def _same(moetedato: Moetedato, plan: Sequence[Moetedato]) -> Moetedato | None:
    """The date of the plan that it is: ids are the plan's own, and begin anew each year."""
    return next((each for each in plan if (each.aar, each.id) == (moetedato.aar, moetedato.id)), None)


def _store(user: User, plan: Sequence[Moetedato], years: set[int], message: str, base: int) -> None:
    """Write the years' whole plans: what is stored replaces by year."""
    rows = [_row(each) for each in plan if each.aar in years]
    empty = years - {row["aar"] for row in rows}
    if empty:
        raise DashboardError(
            "Datoen er ikke fjernet",
            f"Den er den eneste i møteplanen for {min(empty)}, og planen kan ikke være tom.",
            "Før opp en annen dato først, eller endre denne.",
        )
    write_rows(user, "moeteplan", rows, message=message, base=base)


def _checked(ny: Moetedato) -> Moetedato:
    if ny.forum not in FORA:
        raise _refused(f"«{ny.forum}» er ikke et forum.", "Velg et forum i listen.")
    texts: dict[str, Any] = {name: shortened(getattr(ny, name), _TITLE) for name in _TEKSTER}
    if found := personal("\n".join(texts.values())):
        raise _refused(
            f"Teksten ser ut til å inneholde {liste(found)}. Møteplanen deles som kalender.",
            "Ta det ut, og skriv heller rollen.",
        )
    for name in ("kl_fra", "kl_til"):
        if texts[name]:
            texts[name] = _clock(texts[name])
    if texts["kl_til"] and texts["kl_til"] <= texts["kl_fra"]:
        raise _refused(f"Møtet slutter kl. {texts['kl_til']}, før det har begynt.", "Rett klokkeslettene.")
    if texts["kl_til"] and not texts["kl_fra"]:
        raise _refused("Møtet har en slutt, men ingen begynnelse.", "Skriv når det begynner.")
    return replace(ny, **texts)


def _clock(written: str) -> str:
    found = klokkeslett(written)
    if found is None:
        raise _refused(f"«{written}» er ikke et klokkeslett.", "Skriv det som 12:00.")
    return f"{found:%H:%M}"


def _new_id(ny: Moetedato, plan: Sequence[Moetedato]) -> str:
    taken = {each.id for each in plan}
    first = f"{ny.dato.isoformat()}-{ny.forum.replace(' ', '-')}"
    return next(
        each for each in (first, *(f"{first}-{n}" for n in range(2, len(taken) + 3))) if each not in taken
    )


def _name(moetedato: Moetedato) -> str:
    return f"{moetedato.tittel or FORA.get(moetedato.forum, moetedato.forum)} {text.day(moetedato.dato)}"


def _row(moetedato: Moetedato) -> dict[str, Any]:
    row = asdict(moetedato)
    return {**row, **{name: row[name] or None for name in _TEKSTER}}


def _moetedato(row: dict[Any, Any]) -> Moetedato:
    values: dict[str, Any] = {name: "" if pd.isna(value) else value for name, value in row.items()}
    return Moetedato(**{**values, "dato": pd.Timestamp(row["dato"]).date(), "aar": int(row["aar"])})


def _refused(happened: str, remedy: str) -> DashboardError:
    return DashboardError(_TITLE, happened, remedy)
