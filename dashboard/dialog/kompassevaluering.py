"""An evaluation in Kommunekompasset typed in: its points, what the evaluators found, and what others have got.

Each is kept as a whole (an evaluation and its findings per municipality and year, references per version and year): what is changed
is written together with everything else of it, so that nothing is lost.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import access, lake, queries, text
from dashboard.access import User
from dashboard.analysis.kompass_evaluering import TOTAL, versjonene
from dashboard.datasets.kommunekompass import REFERANSER, SLAG
from dashboard.dialog.write import newest, shortened, write_rows
from dashboard.errors import DashboardError
from dashboard.lake import Snapshot

_POENG = "Poengene er ikke lagret"
_OMTALE = "Omtalen er ikke lagret"
_REFERANSE = "Referansene er ikke lagret"
_KEPT = "Det du har skrevet, står der fortsatt."
_OM_DATOEN = "Velg dagen evaluatorene var ferdige, eller la feltet stå tomt."
_TALL = re.compile(r"\d{1,5}(?:[.,]\d{1,4})?")
_NR_FOERST = re.compile(r"(\d+\.\d+)[:.]?\s+(.*)")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Om:
    """Which evaluation: a municipality's number and name, the year, and the version it was evaluated by."""

    kommune: str
    navn: str
    aar: int
    versjon: str


@dataclass(frozen=True, slots=True)
class Opphav:
    """Of a whole evaluation: the report that the points stand in, and the day the evaluators were done (None: not known)."""

    kilde: str = ""
    dato: date | None = None


@dataclass(frozen=True, slots=True)
class Referanse:
    """What others have got: `slag` of REFERANSER, points as typed (empty: none), who they are and how many."""

    slag: str
    verdi: str
    navn: str = ""
    antall: str = ""


def lagre_poeng(
    user: User, om: Om, poeng: Mapping[str, str], *, opphav: Opphav | None = None, today: date, base: int
) -> Snapshot:
    """Store points as typed, by nr (`total`, an area's, a sub-criterion's); empty is not known. Numbers that are not given, and
    what is told in words, stand as they stood. `opphav`: None leaves it.

    Raises NotAllowed, DashboardError where a number is none, is above the maximum or is not in the version, the evaluation stands under
    another version, or its day cannot be; ChangedMeanwhile where somebody has changed the evaluation after version `base`.
    """
    access.require_edit_strategi(user)
    at = newest()
    _require_year(om.versjon, om.aar, at, today, _POENG)
    navnene, maks = _maalestokk(om.versjon, at)
    gamle = _rader("kommunekompass/evaluering_rader", at, kommune=om.kommune, aar=om.aar)
    if ulik := next((each["versjon"] for each in gamle if each["versjon"] != om.versjon), None):
        raise _refused(
            _POENG,
            f"Evalueringen er registrert etter versjon {ulik}, ikke {om.versjon}.",
            f"Velg versjon {ulik}: områdene i de to er ikke de samme.",
        )
    rader = {each["nr"].lower(): each | {"nr": each["nr"].lower()} for each in gamle}
    for nr, skrevet in poeng.items():
        if nr not in maks:
            raise _refused(_POENG, f"«{nr}» finnes ikke i versjon {om.versjon}.", "Last siden på nytt.")
        verdi = _poeng(skrevet, f"{navnene[nr]} ({nr})" if nr != TOTAL else "Totalen", maks[nr], _POENG)
        if verdi is not None or nr in rader:
            rader[nr] = rader.get(nr, _ny_rad(nr, navnene, maks)) | {"skaar": verdi}
    rader.setdefault(TOTAL, _ny_rad(TOTAL, navnene, maks))  # an evaluation without points is still one
    felles = {"kommune": om.kommune, "kommune_navn": om.navn, "aar": om.aar, "versjon": om.versjon}
    felles |= _som_staar(gamle) if opphav is None else _opphavet(opphav, om.aar, today)
    return write_rows(
        user, "kompassevaluering", [each | felles for each in rader.values()],
        message=f"Kommunekompasset: poengene til {om.navn} {om.aar}", base=base,
    )  # fmt: skip


def lagre_omtale(
    user: User, om: Om, omraade: str, punkter: Mapping[str, str], *, today: date, base: int
) -> Snapshot:
    """Store what the evaluators found in an area: text by slag (SLAG), one point a line; a line that begins with the number of one of
    the area's sub-criteria is about that. The other areas stand as they stood.

    Raises NotAllowed, DashboardError where no point would be left in the evaluation, ChangedMeanwhile as `lagre_poeng`.
    """
    access.require_edit_strategi(user)
    at = newest()
    _require_year(om.versjon, om.aar, at, today, _OMTALE)
    _, maks = _maalestokk(om.versjon, at)
    if omraade not in maks or omraade == TOTAL:
        raise _refused(_OMTALE, f"Område «{omraade}» finnes ikke i versjon {om.versjon}.", "Last siden på nytt.")  # fmt: skip
    andre = [
        {name: each[name] for name in ("nr", "slag", "punkt")}
        for each in _rader("kommunekompass/omtaler", at)
        if (each["kommune"], each["aar"]) == (om.kommune, om.aar) and each["omraade"] != omraade
    ]
    nye = [
        {"nr": nr, "slag": slag, "punkt": punkt}
        for slag in SLAG
        for nr, punkt in _punktene(punkter.get(slag, ""), omraade, maks)
    ]
    if not andre and not nye:
        raise _refused(
            _OMTALE,
            "Ingen punkter er igjen i noe område. En omtale må ha minst ett punkt.",
            "Skriv minst ett punkt. Er hele omtalen feil, kan du gå tilbake til en tidligere versjon i historikken under Opplasting.",
        )
    felles = {"kommune": om.kommune, "aar": om.aar}
    return write_rows(
        user, "kompassomtale", [each | felles for each in (*andre, *nye)],
        message=f"Kommunekompasset: omtalen av {om.navn} {om.aar}, område {omraade}", base=base,
    )  # fmt: skip


def lagre_referanser(
    user: User,
    versjon: str,
    aar: int,
    referanser: Sequence[Referanse],
    *,
    kilde: str = "",
    today: date,
    base: int,
) -> Snapshot:
    """Store what others have got in all (the total) by a version in a year; an empty value is none. References to single areas
    stand as they stood. `kilde`: of those given here.

    Raises NotAllowed, DashboardError where a number is none or cannot be, or none would be left, ChangedMeanwhile where somebody has
    changed the same references after version `base`.
    """
    access.require_edit_strategi(user)
    at = newest()
    _require_year(versjon, aar, at, today, _REFERANSE)
    _, maks = _maalestokk(versjon, at)
    andre = [
        each | {"navn": None if each["navn"] == each["slag"] else each["navn"]}
        for each in _rader("kommunekompass/referanser", at)
        if (each["versjon"], each["aar"]) == (versjon, aar) and each["nr"] != TOTAL
    ]
    nye = [each for ref in referanser if (each := _referansen(ref, maks[TOTAL])) is not None]
    verdier = {each["slag"]: each["verdi"] for each in nye}
    if verdier.get("normal fra", 0) > verdier.get("normal til", maks[TOTAL]):
        raise _refused(_REFERANSE, "Det normale begynner høyere enn det slutter.", "Bytt de to tallene.")
    if not andre and not nye:
        raise _refused(
            _REFERANSE,
            "Ingen referanse har poeng. Det må være minst én for versjonen og året.",
            "Skriv minst én. Er alle feil, kan du gå tilbake til en tidligere versjon i historikken under Opplasting.",
        )
    felles = {"versjon": versjon, "aar": aar}
    kilden = {"kilde": shortened(kilde, _REFERANSE) or None}
    return write_rows(
        user, "kompassreferanse", [each | felles for each in (*andre, *(ny | kilden for ny in nye))],
        message=f"Kommunekompasset: referanser for versjon {versjon} i {aar}", base=base,
    )  # fmt: skip


def punktene_som_tekst(rader: Iterable[Mapping[Any, Any]], omraade: str) -> str:
    """Points (nr, punkt) as they are typed: one a line, with the sub-criterion's number first where it is about one."""
    return "\n".join(
        each["punkt"] if each["nr"] == omraade else f"{each['nr']} {each['punkt']}" for each in rader
    )


def _referansen(ref: Referanse, hoeyest: float) -> Row | None:
    if ref.slag not in REFERANSER:
        raise _refused(_REFERANSE, f"«{ref.slag}» er ikke et slag referanse.", "Last siden på nytt.")
    verdi = _poeng(ref.verdi, f"«{ref.slag}»", hoeyest, _REFERANSE)
    antall = ref.antall.strip()
    if antall and not re.fullmatch(r"\d{1,4}", antall):
        raise _refused(
            _REFERANSE, f"«{antall}» er ikke et antall kommuner.", "Skriv et helt tall, eller la feltet stå tomt."
        )  # fmt: skip
    navn = shortened(ref.navn, _REFERANSE)
    if verdi is None:
        if navn or antall:
            raise _refused(_REFERANSE, f"«{ref.slag}» mangler poeng.", "Skriv poengene, eller tøm raden.")
        return None
    return {
        "nr": TOTAL,
        "slag": ref.slag,
        "verdi": verdi,
        "navn": navn or None,
        "antall": int(antall) if antall else None,
    }


def _punktene(skrevet: str, omraade: str, kjente: Iterable[str]) -> list[tuple[str, str]]:
    """Nr and point of each line that says something, once each."""
    funnet = []
    for linje in shortened(skrevet, _OMTALE).splitlines():
        punkt = linje.strip().removeprefix("-").removeprefix("•").strip()
        treff = _NR_FOERST.fullmatch(punkt)
        if treff and treff[1] in kjente and treff[1].startswith(f"{omraade}."):
            funnet.append((treff[1], treff[2]))
        elif punkt:
            funnet.append((omraade, punkt))
    return list(dict.fromkeys(funnet))


def _poeng(skrevet: str, hva: str, maks: float, title: str) -> float | None:
    """The number typed, with comma or point; None where the field is empty. Raises DashboardError."""
    skrevet = skrevet.strip()
    if not skrevet:
        return None
    if not _TALL.fullmatch(skrevet):
        raise _refused(title, f"{hva}: «{skrevet}» er ikke et poengtall.", "Skriv et tall som 12 eller 6,7, eller la feltet stå tomt når det er ukjent.")  # fmt: skip
    verdi = float(skrevet.replace(",", "."))
    if verdi > maks:
        raise _refused(title, f"{hva}: {text.figure(verdi)} poeng er mer enn de {text.figure(maks)} det er mulig å få.", "Rett tallet.")  # fmt: skip
    return verdi


def _opphavet(opphav: Opphav, aar: int, today: date) -> Row:
    if opphav.dato is not None and opphav.dato > today:
        raise _refused(
            _POENG, f"Evalueringen er datert {text.day(opphav.dato)}, og den dagen har ikke vært ennå.", _OM_DATOEN
        )  # fmt: skip
    if opphav.dato is not None and opphav.dato.year not in (aar, aar + 1):
        raise _refused(
            _POENG, f"Evalueringen i {aar} er datert {text.day(opphav.dato)}.", f"Velg en dag i {aar} eller {aar + 1}, eller la feltet stå tomt."
        )  # fmt: skip
    return {"kilde": shortened(opphav.kilde, _POENG) or None, "dato": opphav.dato}


def _som_staar(gamle: Iterable[Row]) -> Row:
    return {name: next((each[name] for each in gamle if each[name]), None) for name in ("kilde", "dato")}


def _ny_rad(nr: str, navnene: Mapping[str, str], maks: Mapping[str, float]) -> Row:
    return {"nr": nr, "navn": navnene[nr], "maks": maks[nr]}


def _maalestokk(versjon: str, at: int) -> tuple[dict[str, str], dict[str, float]]:
    """Name and maximum points by nr, with the total and without questions."""
    ledd = queries.run("kommunekompass/maalestokk", at, versjon=versjon)
    ledd = ledd[ledd["nivaa"] != "spørsmål"]
    navn = dict(zip(ledd["nr"], ledd["navn"], strict=True))
    maks = dict(zip(ledd["nr"], ledd["maks"], strict=True))
    hele = float(ledd.loc[ledd["nivaa"] == "område", "maks"].sum())
    return {TOTAL: "Totalen", **navn}, {TOTAL: hele, **maks}


def _require_year(versjon: str, aar: int, at: int, today: date, title: str) -> None:
    """Nobody is evaluated by a version before it is made, or in a year that has not come."""
    kjent = versjonene(queries.run("kommunekompass/versjoner", at)).get(versjon)
    if kjent is None:
        raise _refused(title, f"Versjon «{versjon}» er ikke kjent.", "Velg en versjon i listen.")
    if not kjent.fra_aar <= aar <= today.year:
        raise _refused(
            title,
            f"Ingen er evaluert etter {kjent.navn.lower()} i {aar}.",
            f"Velg et år fra {kjent.fra_aar} til {today.year}, eller en annen versjon.",
        )


def _rader(query: str, at: int, **parameters: Any) -> list[Row]:
    with lake.get().at(at, queries.load(query).sources) as cursor:
        return queries.rows_on(cursor, query, **parameters)


def _refused(title: str, happened: str, remedy: str) -> DashboardError:
    return DashboardError(title, happened, f"{remedy} {_KEPT}")
