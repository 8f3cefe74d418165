"""Where the municipality stands in Kommunekompasset: evaluation, projection and references of one version."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from dashboard.analysis.kompass_anslag import Anslag
from dashboard.analysis.kompass_evaluering import TOTAL, Evaluering, Omraade, ord_eller_tomt
from dashboard.analysis.kompasset import Kompass

Nivaa = Literal["under", "innenfor", "over"]
_AVRUNDING = 0.5  # a projection is no finer than whole points


@dataclass(frozen=True, slots=True)
class Referanse:
    """Points of others. `antall`: municipalities behind it, None where it is not told."""

    navn: str
    verdi: float
    aar: int
    antall: int | None


@dataclass(frozen=True, slots=True)
class Omraadestand:
    """An area as evaluated, the average of all evaluated by the same version, and today's projection; None where not known."""

    omraade: Omraade
    snitt: float | None
    anslag: Anslag | None

    @property
    def endring(self) -> float | None:
        """The projection less the evaluation."""
        return _endring(self.anslag, self.omraade.skaar)

    @property
    def retning(self) -> int | None:
        """1: clearly up, −1: clearly down, 0: within the span of the projection. Where the source gives two numbers (printed, summed),
        both must say the same. None where there is nothing to set against one another."""
        if self.anslag is None or self.endring is None or self.omraade.skaar is None:
            return None
        svar = {utenfor(self.anslag, each) for each in self.lest}
        return svar.pop() if len(svar) == 1 else 0

    @property
    def lest(self) -> tuple[float, ...]:
        """The points that can be read out of the source: those that count first, then those printed where they differ."""
        alle = (self.omraade.skaar, self.omraade.oppgitt if self.omraade.avvik is not None else None)
        return tuple(each for each in alle if each is not None)


@dataclass(frozen=True, slots=True)
class Bilde:
    """What is known by one version: nothing in it is of another. `anslag` is None where nothing is self-assessed, or the
    version is an older one. `nyere`: an evaluation after `evaluering`, of which it is not known where the points are."""

    versjon: str
    evaluering: Evaluering | None
    anslag: Anslag | None
    referanser: dict[str, Referanse]
    omraader: tuple[Omraadestand, ...]
    nyere: Evaluering | None = None

    @property
    def nyest(self) -> Evaluering | None:
        """The newest evaluation, whatever is known of it."""
        return self.nyere or self.evaluering

    @property
    def maks(self) -> float:
        return sum(each.omraade.maks for each in self.omraader)

    @property
    def endring(self) -> float | None:
        """The projected total less that of the evaluation."""
        return _endring(self.anslag, None if self.evaluering is None else self.evaluering.total)

    @property
    def retning(self) -> int | None:
        """Of the total, as that of an area."""
        if self.anslag is None or self.endring is None or self.evaluering is None:
            return None
        lest = (self.evaluering.total, *(self.evaluering.avvik or ()))
        svar = {utenfor(self.anslag, each) for each in lest if each is not None}
        return svar.pop() if len(svar) == 1 else 0

    @property
    def viderefoert(self) -> float | None:
        """Points of the projection that nobody has assessed since the evaluation: they are as in it."""
        if self.evaluering is None or self.anslag is None or self.anslag.anslag is None:
            return None
        return self.anslag.anslag - self.anslag.lav

    @property
    def normal(self) -> tuple[float, float] | None:
        """The interval of normal development."""
        fra, til = self.referanser.get("normal fra"), self.referanser.get("normal til")
        return None if fra is None or til is None else (fra.verdi, til.verdi)

    @property
    def nivaa(self) -> Nivaa | None:
        """The newest total against the normal interval: below it is weak, above it takes a conscious effort."""
        total = None if self.nyest is None else self.nyest.total
        if total is None or self.normal is None:
            return None
        fra, til = self.normal
        return "under" if total < fra else "over" if total > til else "innenfor"

    @property
    def flyttet(self) -> list[Omraadestand]:
        """The areas that have moved clearly, most risen first."""
        return sorted((each for each in self.omraader if each.retning), key=lambda each: -(each.endring or 0))


def utenfor(anslag: Anslag, verdi: float) -> int:
    """1 where the whole span lies above the points, −1 where it lies below them, else 0; less than half a point is rounding."""
    return (anslag.lav - verdi >= _AVRUNDING) - (verdi - anslag.hoy >= _AVRUNDING)


def bildene(kompass: Kompass) -> tuple[Bilde, ...]:
    """The newest evaluation first; where it is of an older version than the yardstick, the projection has a picture of its own."""
    siste, versjon = kompass.siste, kompass.versjon.versjon
    vurdert = kompass.anslag.vurdert > 0
    found = []
    if siste is not None and siste.versjon != versjon:
        found.append(_bilde(kompass, siste.versjon, siste, med_anslag=False))
    if kompass.forrige is not None or vurdert:
        found.append(_bilde(kompass, versjon, kompass.forrige, med_anslag=vurdert))
    return tuple(found)


def referansene(
    rader: pd.DataFrame, versjon: str, nr: str = TOTAL, *, til: int | None = None
) -> dict[str, Referanse]:
    """By slag, the newest of each, none newer than the year `til`. `rader`: kommunekompass/referanser."""
    gjelder = [
        rad
        for rad in rader.to_dict("records")
        if rad["versjon"] == versjon and rad["nr"] == nr and (til is None or rad["aar"] <= til)
    ]
    return {
        rad["slag"]: Referanse(
            rad["navn"], float(rad["verdi"]), int(rad["aar"]), None if pd.isna(rad["antall"]) else int(rad["antall"])
        )
        for rad in sorted(gjelder, key=lambda each: each["aar"])
    }  # fmt: skip


def _bilde(kompass: Kompass, versjon: str, evaluering: Evaluering | None, *, med_anslag: bool) -> Bilde:
    omraader = _uten_poeng(kompass, versjon) if evaluering is None else evaluering.omraader
    return Bilde(
        versjon=versjon,
        evaluering=evaluering,
        anslag=kompass.anslag if med_anslag else None,
        referanser=referansene(kompass.referanser, versjon),
        nyere=None if evaluering is None else nyere(kompass, evaluering),
        omraader=tuple(
            Omraadestand(
                each,
                _verdi(referansene(kompass.referanser, versjon, each.nr).get("alle")),
                kompass.anslag_for(each.nr) if med_anslag else None,
            )
            for each in omraader
        ),
    )


def nyere(kompass: Kompass, evaluering: Evaluering) -> Evaluering | None:
    """The newest evaluation by the same yardstick that is newer than one."""
    samme = (
        each for each in kompass.egne if each.versjon == evaluering.versjon and each.aar > evaluering.aar
    )
    return next(samme, None)


def _uten_poeng(kompass: Kompass, versjon: str) -> tuple[Omraade, ...]:
    """The areas of the yardstick, none of them evaluated."""
    ledd = kompass.maalestokker[versjon]
    return tuple(
        Omraade(versjon, rad["nr"], rad["navn"], ord_eller_tomt(rad["perspektiv"]), rad["maks"], None, ())
        for rad in ledd[ledd["nivaa"] == "område"].to_dict("records")
    )


def _endring(anslag: Anslag | None, foer: float | None) -> float | None:
    return None if anslag is None or anslag.anslag is None or foer is None else anslag.anslag - foer


def _verdi(referanse: Referanse | None) -> float | None:
    return None if referanse is None else referanse.verdi
