"""The målstruktur written in the product: one link at a time, each change a version of the whole plan."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import access, lake, queries, text
from dashboard.access import User
from dashboard.analysis.maalstruktur import kan_staa_under
from dashboard.datasets import DATASETS
from dashboard.datasets.contract import Type
from dashboard.datasets.maalstruktur import NIVAAER, PLANSLAG, STATUSES
from dashboard.dialog.write import filled, newest, shortened, write_rows
from dashboard.errors import DashboardError
from dashboard.lake import Snapshot

_DATASET = "maalstruktur"
_CONTRACT = DATASETS[_DATASET]
_TITLE = "Leddet er ikke lagret"
_REMOVED = "Leddet er ikke fjernet"
_LISTS = {"planslag": PLANSLAG, "nivaa": NIVAAER, "status": STATUSES}
_LARGEST = 10**13  # what the lake has room for in a number

Row = dict[str, Any]
"""A link as it is written: the contract's columns, cells of several names as text; None where a cell is empty."""


@dataclass(frozen=True, slots=True)
class Stored:
    """The version a change became, and what may be wrong with it all the same, in sentences."""

    snapshot: Snapshot
    warnings: tuple[str, ...] = ()


def rader(at: int) -> list[Row]:
    """Every link as it was written in version `at`, in the order of plan, nr and id."""
    with lake.get().at(at) as cursor:
        return queries.rows_on(cursor, "strategi/rader")


def endre(user: User, ledd: Mapping[str, Any], *, base: int) -> Stored:
    """Store a link in place of the one with the same plan and id. `ledd` has those two and the cells that change.

    Raises NotAllowed, DashboardError where it does not hang together, ChangedMeanwhile where somebody has changed its plan after
    version `base`; nothing is stored then.
    """
    access.require_edit_strategi(user)
    alle = rader(newest())
    gammel = _funnet(alle, ledd["plan"], ledd["id"], _TITLE)
    ny = _checked({**gammel, **ledd, "planslag": gammel["planslag"]}, alle)
    if (ny["nivaa"], ny["overordnet"]) != (
        gammel["nivaa"],
        gammel["overordnet"],
    ):  # what a file brought may stand
        _require_levels(ny, alle)
    bytter = [ny if each["id"] == ny["id"] else each for each in alle if each["plan"] == ny["plan"]]
    return _store(user, bytter, ny, "endret", base)


def legg_til(user: User, ledd: Mapping[str, Any], *, base: int) -> Stored:
    """Store a link with an id of its own, in a plan that is there or a new one.

    Raises NotAllowed, DashboardError where it does not hang together or the id is taken, ChangedMeanwhile where somebody has changed
    the plan after version `base`; nothing is stored then.
    """
    access.require_edit_strategi(user)
    alle = rader(newest())
    ny = _checked(ledd, alle)
    _require_levels(ny, alle)
    taken = next((each for each in alle if each["id"].casefold() == ny["id"].casefold()), None)
    if taken is not None:
        raise _not_stored(f"Id-en «{ny['id']}» er alt brukt i «{taken['plan']}».", "Velg en annen id.")
    i_planen = [each for each in alle if each["plan"] == ny["plan"]]
    if i_planen:
        ny["planslag"] = i_planen[0]["planslag"]
    return _store(user, [*i_planen, ny], ny, "lagt til", base)


def fjern(user: User, plan: str, id: str, *, base: int) -> Snapshot:
    """Take a link out of its plan. It stays readable in the earlier versions.

    Raises NotAllowed, DashboardError where something stands under it or it is the plan's last, ChangedMeanwhile as `endre`.
    """
    access.require_edit_strategi(user)
    alle = rader(newest())
    _funnet(alle, plan, id, _REMOVED)
    under = [each for each in alle if each["overordnet"] == id and each["id"] != id]
    if under and sum(each["id"] == id for each in alle) == 1:
        raise DashboardError(
            _REMOVED,
            f"{text.count(len(under), 'ledd', 'ledd')} står under det, blant dem «{under[0]['tittel']}».",
            "Flytt dem til et annet ledd eller fjern dem først. Skal det ikke gjøres lenger, gi det statusen «utgår».",
        )
    rest = [each for each in alle if each["plan"] == plan and each["id"] != id]
    if not rest:
        raise DashboardError(
            _REMOVED,
            f"Det er det siste leddet i «{plan}».",
            "En plan må ha minst ett ledd. Gi det statusen «utgår».",
        )
    return write_rows(user, _DATASET, rest, message=_message(id, "fjernet"), base=base, ledd=id, plan=plan)


def meld(user: User, told: Mapping[str, Any], hva: str, *, base: int) -> Stored:
    """Store what is told of a link: `told` has its plan and id and the fields, of which `hva` (status, or an indicator's verdi) must be given.

    Raises what `endre` does.
    """
    access.require_edit_strategi(user)
    if told.get(hva) is None:
        title = _CONTRACT.column(hva).title
        raise _not_stored(f"«{title}» er tom.", "Fyll den ut, og lagre på nytt.")
    return endre(user, told, base=base)


def endringer(id_: str) -> list[Snapshot]:
    """The versions in which the link was changed in the product, newest first. What came in by file is not among them."""
    return [
        each for each in lake.get().history() if _DATASET in each.datasets and each.details.get("ledd") == id_
    ]


def _store(user: User, plan: Sequence[Row], ny: Row, hva: str, base: int) -> Stored:
    snapshot = write_rows(
        user, _DATASET, plan, message=_message(ny["id"], hva), base=base, ledd=ny["id"], plan=ny["plan"]
    )
    return Stored(snapshot, (*_ukjente_eiere(snapshot.id, ny["id"]), *_uenig(ny)))


def _message(id_: str, hva: str) -> str:
    return f"Målstruktur: {id_} {hva}"


def _checked(ledd: Mapping[str, Any], alle: Sequence[Row]) -> Row:
    """The link as it is to be stored, held against the same rules as a file. Raises DashboardError."""
    ny = {name: _cell(name, ledd.get(name)) for name in _CONTRACT.names}
    for name in _CONTRACT.required:
        title = _CONTRACT.column(name).title
        ny[name] = filled(ny[name], _TITLE, f"«{title}» er tom.")
    for name, values in _LISTS.items():
        if ny[name] is not None and ny[name] not in values:
            raise _not_stored(
                f"«{ny[name]}» er ikke et valg for «{_CONTRACT.column(name).title}».", "Velg i listen."
            )
    if ny["framdrift"] is not None and not 0 <= ny["framdrift"] <= 100:
        raise _not_stored(f"Framdriften er {text.figure(ny['framdrift'])} %.", "Skriv et tall fra 0 til 100.")
    if ny["start"] and ny["frist"] and ny["frist"] < ny["start"]:
        raise _not_stored(
            f"Fristen {text.day(ny['frist'])} er før starten {text.day(ny['start'])}.", "Rett en av datoene."
        )
    _require_parent(ny, alle)
    return ny


def _cell(name: str, value: Any) -> Any:
    """Empty text is no text; a number must be one. Raises DashboardError."""
    column = _CONTRACT.column(name)
    if value is None:
        return None
    if column.type is Type.NUMBER:
        try:
            number = float(value)
        except (TypeError, ValueError):
            number = math.nan
        if not math.isfinite(number) or abs(number) >= _LARGEST:
            raise _not_stored(f"«{column.title}» er ikke et tall vi kan lagre: {value}.", "Skriv et tall, eller la feltet stå tomt.")  # fmt: skip
        return number
    return value if column.type is Type.DATE else shortened(str(value), _TITLE) or None


def _require_parent(ny: Row, alle: Sequence[Row]) -> None:
    """It is there, and does not itself stand under the link."""
    over = ny["overordnet"]
    if over is None:
        return
    overordnet = {each["id"]: each["overordnet"] for each in alle}
    if over != ny["id"] and over not in overordnet:
        raise _not_stored(f"Det overordnede leddet «{over}» finnes ikke.", "Velg et ledd i listen.")
    veien = [ny["id"]]
    while over is not None and over in overordnet and over not in veien[1:]:
        veien.append(over)
        if over == ny["id"]:
            raise _not_stored(f"Målstrukturen ville gått i ring: {' → '.join(veien)}.", "Velg et overordnet ledd som ikke står under dette.")  # fmt: skip
        over = overordnet[over]


def _require_levels(ny: Row, alle: Sequence[Row]) -> None:
    """What it stands under is above it, and what stands under it is below."""
    nivaaer = {each["id"]: each["nivaa"] for each in alle}
    par = [(ny["nivaa"], nivaaer[ny["overordnet"]])] if ny["overordnet"] in nivaaer else []
    par += [(each["nivaa"], ny["nivaa"]) for each in alle if each["overordnet"] == ny["id"] != each["id"]]
    for nivaa, over in par:
        if not kan_staa_under(nivaa, over):
            raise _not_stored(
                f"Nivået «{nivaa}» kan ikke stå under nivået «{over}».", "Velg et annet nivå eller et overordnet ledd på et høyere nivå."
            )  # fmt: skip


def _ukjente_eiere(at: int, id_: str) -> Iterable[str]:
    """Where no role and no tjenesteområde is known, nobody can be missed."""
    ansvar = queries.run("strategi/ansvar", at)
    if not ansvar["kjent"].any():
        return
    for navn in dict.fromkeys(ansvar.loc[(ansvar["ledd"] == id_) & ~ansvar["kjent"], "navn"]):
        yield f"«{navn}» er verken en lederrolle eller et tjenesteområde. Til det er rettet, hører ansvaret ikke til noe tjenesteområde."


def _uenig(ny: Row) -> Iterable[str]:
    if ny["status"] == "utført" and ny["framdrift"] is not None and ny["framdrift"] < 100:
        yield f"Status er «utført», men framdriften er {text.figure(ny['framdrift'])} %."


def _funnet(alle: Sequence[Row], plan: str, id_: str, title: str) -> Row:
    for each in alle:
        if each["id"] == id_ and each["plan"] == plan:
            return each
    raise DashboardError(
        title,
        f"Det finnes ikke noe ledd «{id_}» i «{plan}» lenger.",
        "Last siden på nytt, og velg et ledd i listen.",
    )


def _not_stored(happened: str, remedy: str) -> DashboardError:
    return DashboardError(_TITLE, happened, f"{remedy} Det du har skrevet, står der fortsatt.")
