"""Evaluations in Kommunekompasset, each against the yardstick of its own version.

Eight areas of 100 points make 800. The areas belong to a version: `mot` is the only way to set areas side by side, and it
takes evaluations of one version only. Totals may be seen over versions, with a note: the newer yardstick is stricter.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.errors import DashboardError

TOTAL = "total"
_AVRUNDING = 0.5
"""Printed points are whole: a difference up to this is rounding."""


class UlikVersjon(DashboardError):
    """Areas of different versions are different areas."""

    def __init__(self, egen: "Evaluering", annen: "Evaluering") -> None:
        super().__init__(
            "Områdene kan ikke sammenlignes",
            f"{egen.navn} er evaluert etter versjon {egen.versjon}, {annen.navn} etter versjon {annen.versjon}. Områdene i"
            " dem er ikke de samme.",
            "Sammenlign totalene, eller velg en evaluering etter samme versjon.",
        )


@dataclass(frozen=True, slots=True)
class Versjon:
    """A yardstick: its dimensions, how many questions it has, and its maximum (points)."""

    versjon: str
    navn: str
    fra_aar: int
    spoersmaal: int
    dimensjoner: tuple[str, ...]
    maks: float


@dataclass(frozen=True, slots=True)
class Kriterium:
    """A sub-criterion and its points; None: not known."""

    nr: str
    navn: str
    maks: float
    skaar: float | None

    @property
    def aa_hente(self) -> float | None:
        """Points left to gain."""
        return None if self.skaar is None else self.maks - self.skaar


@dataclass(frozen=True, slots=True)
class Omraade:
    """An area of one version. `oppgitt`: the points as printed. `minst`, `plassering`, `mot_snittet`: what is told in words."""

    versjon: str
    nr: str
    navn: str
    perspektiv: str
    maks: float
    oppgitt: float | None
    kriterier: tuple[Kriterium, ...]
    minst: float | None = None
    plassering: str = ""
    mot_snittet: str = ""

    @property
    def sum(self) -> float | None:
        """Of its sub-criteria. None where one of them is not known."""
        return _sum(each.skaar for each in self.kriterier)

    @property
    def skaar(self) -> float | None:
        """What the sub-criteria sum to, else what is printed. None: not known, and never guessed."""
        return self.oppgitt if self.sum is None else self.sum

    @property
    def avvik(self) -> float | None:
        """Printed less summed, where that is more than rounding."""
        return _avvik(self.oppgitt, self.sum)


@dataclass(frozen=True, slots=True)
class Evaluering:
    """One municipality's evaluation in one year. `oppgitt`: the total as printed; `dato`: when it was done, None where not told."""

    kommune: str
    navn: str
    aar: int
    versjon: str
    oppgitt: float | None
    omraader: tuple[Omraade, ...]
    kilde: str = ""
    dato: date | None = None

    @property
    def tok_med(self) -> date:
        """The last day of what it has seen: its own, else the whole year's."""
        return self.dato or date(self.aar, 12, 31)

    @property
    def sum_kriterier(self) -> float | None:
        """Of every sub-criterion. None where one is not known."""
        return _sum(each.sum for each in self.omraader)

    @property
    def sum_omraader(self) -> float | None:
        """Of the areas' points as printed. None where one is not known."""
        return _sum(each.oppgitt for each in self.omraader)

    @property
    def total(self) -> float | None:
        """The sum of the sub-criteria, else the printed total, else the sum of the areas."""
        alle = (self.sum_kriterier, self.oppgitt, _sum(each.skaar for each in self.omraader))
        return next((each for each in alle if each is not None), None)

    @property
    def maks(self) -> float:
        return sum(each.maks for each in self.omraader)

    @property
    def avvik(self) -> tuple[float, float] | None:
        """The lowest and the highest of the totals that can be read out of the source, where they differ by more than rounding."""
        kjente = [each for each in (self.oppgitt, self.sum_omraader, self.sum_kriterier) if each is not None]
        if not kjente or max(kjente) - min(kjente) <= _AVRUNDING:
            return None
        return min(kjente), max(kjente)

    @property
    def ukjente(self) -> tuple[Omraade, ...]:
        """The areas whose points are not known."""
        return tuple(each for each in self.omraader if each.skaar is None)

    @property
    def kriterier(self) -> tuple[Kriterium, ...]:
        return tuple(kriterium for omraade in self.omraader for kriterium in omraade.kriterier)

    def omraade(self, nr: str) -> Omraade:
        return next(each for each in self.omraader if each.nr == nr)


@dataclass(frozen=True, slots=True)
class Par:
    """The same area or sub-criterion in two evaluations of one version; points, None where not known."""

    nr: str
    navn: str
    maks: float
    egen: float | None
    annen: float | None

    @property
    def forskjell(self) -> float | None:
        """Own less the other's."""
        return None if self.egen is None or self.annen is None else self.egen - self.annen


def versjonene(rader: pd.DataFrame) -> dict[str, Versjon]:
    """The rows of kommunekompass/versjoner, by version."""
    return {
        rad["versjon"]: Versjon(**{**rad, "dimensjoner": tuple(rad["dimensjoner"])})  # type: ignore[arg-type]
        for rad in rader.to_dict("records")
    }


def evalueringene(skaarer: pd.DataFrame, maalestokker: Mapping[str, pd.DataFrame]) -> list[Evaluering]:
    """The evaluations in kommunekompass/skaarer, the newest first. `maalestokker`: kommunekompass/maalestokk by version."""
    return [
        _evaluering(rader, maalestokker[str(rader["versjon"].iloc[0])])
        for _, rader in skaarer.groupby(["kommune", "aar"], sort=False)
    ]


def egne(evalueringer: Iterable[Evaluering], kommune: str | None) -> list[Evaluering]:
    """The municipality's own, the newest first."""
    return [each for each in evalueringer if each.kommune == kommune]


def mot(egen: Evaluering, annen: Evaluering) -> tuple[Par, ...]:
    """Area by area. Raises UlikVersjon."""
    if egen.versjon != annen.versjon:
        raise UlikVersjon(egen, annen)
    return tuple(
        Par(each.nr, each.navn, each.maks, each.skaar, annen.omraade(each.nr).skaar) for each in egen.omraader
    )


def mot_i_kriterier(egen: Evaluering, annen: Evaluering) -> tuple[Par, ...]:
    """Sub-criterion by sub-criterion. Raises UlikVersjon."""
    if egen.versjon != annen.versjon:
        raise UlikVersjon(egen, annen)
    andres = {each.nr: each.skaar for each in annen.kriterier}
    return tuple(
        Par(each.nr, each.navn, each.maks, each.skaar, andres.get(each.nr)) for each in egen.kriterier
    )


def mest_aa_hente(kriterier: Sequence[Kriterium]) -> list[Kriterium]:
    """Those with most points left first; those that are not known last."""
    return sorted(kriterier, key=lambda each: (each.aa_hente is None, -(each.aa_hente or 0)))


def _evaluering(rader: pd.DataFrame, maalestokk: pd.DataFrame) -> Evaluering:
    foerste = rader.iloc[0]
    gitt = {rad["nr"]: rad for rad in rader.to_dict("records")}
    ledd = maalestokk.to_dict("records")
    omraader = tuple(
        Omraade(
            versjon=foerste["versjon"],
            nr=each["nr"],
            navn=each["navn"],
            perspektiv=ord_eller_tomt(each["perspektiv"]),
            maks=each["maks"],
            oppgitt=_tall(gitt[each["nr"]]["skaar"]),
            kriterier=tuple(
                Kriterium(under["nr"], under["navn"], under["maks"], _tall(gitt[under["nr"]]["skaar"]))
                for under in ledd
                if under["over"] == each["nr"]
            ),
            minst=_tall(gitt[each["nr"]]["minst"]),
            plassering=ord_eller_tomt(gitt[each["nr"]]["plassering"]),
            mot_snittet=ord_eller_tomt(gitt[each["nr"]]["mot_snittet"]),
        )
        for each in ledd
        if each["nivaa"] == "område"
    )
    return Evaluering(
        kommune=foerste["kommune"],
        navn=foerste["kommune_navn"],
        aar=int(foerste["aar"]),
        versjon=foerste["versjon"],
        oppgitt=_tall(gitt[TOTAL]["skaar"]),
        omraader=omraader,
        kilde=ord_eller_tomt(foerste["kilde"]),
        dato=None if pd.isna(foerste["dato"]) else pd.Timestamp(foerste["dato"]).date(),
    )


def _sum(verdier: Iterable[float | None]) -> float | None:
    """None where one is not known, or there are none. To a ten-thousandth: as the points are kept."""
    alle = list(verdier)
    kjente = [each for each in alle if each is not None]
    return round(sum(kjente), 4) if kjente and len(kjente) == len(alle) else None


def _avvik(oppgitt: float | None, summen: float | None) -> float | None:
    if oppgitt is None or summen is None:
        return None
    avvik = round(oppgitt - summen, 4)
    return avvik if abs(avvik) > _AVRUNDING else None


def _tall(verdi: float | None) -> float | None:
    return None if pd.isna(verdi) else float(verdi)


def ord_eller_tomt(verdi: object) -> str:
    """A value of a text column; a missing one is empty."""
    return verdi if isinstance(verdi, str) else ""
