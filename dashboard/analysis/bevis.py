"""The evidence book of Kommunekompasset: what the product's own traces show, filed under the criteria it supports.

Evidence is that something is done, with its figure, period and version. It is no score. How far a figure supports is decided by its
share (STOETTER_FRA, DELVIS_FRA); what has no data yet, and what mostly remains, is no evidence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import pandas as pd

from dashboard import queries, settings
from dashboard.analysis.bevis_kilder import KILDER, Kilde
from dashboard.analysis.kompass_anslag import GJENNOMFOERT
from dashboard.analysis.kompasset import Kompass, Read
from dashboard.analysis.prognosetreff import treff_per_metode

# Per cent done. This product's own convention: the method owner has given none.
STOETTER_FRA, DELVIS_FRA = 80, 50


class Styrke(StrEnum):
    """How far a piece of evidence supports what it is filed under."""

    STOETTER = "støtter"
    DELVIS = "støtter delvis"
    GJENSTAAR = "viser at noe gjenstår"
    UTEN_DATA = "ingen data ennå"


@dataclass(frozen=True, slots=True)
class Bevis:
    """What one source shows in a version: `teller` of `nevner` (None: only a count), from the day `fra` to `til` (None: as it stands
    on `dato`). `mer`: what else the query tells, by its name; what is missing there is None. `gitt`: what the query was asked with."""

    kilde: Kilde
    versjon: int
    dato: date
    teller: int
    nevner: int | None
    fra: date | None
    til: date | None
    mer: Mapping[str, Any]
    gitt: Mapping[str, Any] = field(default_factory=dict)

    @property
    def har_data(self) -> bool:
        return (self.teller if self.nevner is None else self.nevner) > 0

    @property
    def andel(self) -> float | None:
        """How much is done, in per cent; None where there is nothing to hold the count against."""
        tall = {"teller": self.teller, "nevner": self.nevner, **self.mer}
        gjort, av = (tall[navn] for navn in self.kilde.andel_av)
        if not av:
            gjort, av = self.teller, self.nevner
        return 100 * gjort / av if av else None

    @property
    def styrke(self) -> Styrke:
        if not self.har_data:
            return Styrke.UTEN_DATA
        andel = self.andel
        if andel is None or andel >= STOETTER_FRA:
            return Styrke.STOETTER
        return Styrke.DELVIS if andel >= DELVIS_FRA else Styrke.GJENSTAAR

    @property
    def er_spor(self) -> bool:
        """Whether it counts as evidence: it supports, in full or in part."""
        return self.styrke in (Styrke.STOETTER, Styrke.DELVIS)


@dataclass(frozen=True, slots=True)
class Hyllet:
    """A piece of evidence under a criterion, and why it belongs there."""

    bevis: Bevis
    hvorfor: str


@dataclass(frozen=True, eq=False)
class Delkriterium:
    """A sub-criterion with all that is filed under it. `maks`: points. `vurderinger`: rows of kommunekompass/egenvurderinger that say
    what shows it (nr, dimensjon, grad, steg, dokumentasjon, rolle, dato)."""

    nr: str
    navn: str
    maks: float
    bevis: tuple[Hyllet, ...]
    vurderinger: pd.DataFrame

    @property
    def spor(self) -> tuple[Hyllet, ...]:
        """The evidence that counts."""
        return tuple(each for each in self.bevis if each.bevis.er_spor)

    def med_styrke(self, styrke: Styrke) -> tuple[Hyllet, ...]:
        return tuple(each for each in self.bevis if each.bevis.styrke is styrke)

    @property
    def dokumenterte(self) -> pd.DataFrame:
        """The self-assessments that count: of what is carried out, with a grade above none."""
        return self.vurderinger[self._gjort]

    @property
    def ikke_ennaa(self) -> pd.DataFrame:
        """Those that do not count yet: under way, planned, or graded as none."""
        return self.vurderinger[~self._gjort]

    @property
    def _gjort(self) -> pd.Series:
        return (self.vurderinger["steg"] == GJENNOMFOERT) & (self.vurderinger["grad"] > 0)

    @property
    def bare_vurdert(self) -> bool:
        """Whether the municipality's own word is all there is."""
        return not self.spor and not self.dokumenterte.empty

    @property
    def hull(self) -> bool:
        return not self.spor and self.dokumenterte.empty


@dataclass(frozen=True, slots=True)
class Dekning:
    """Of how many sub-criteria (`alle`) there are traces, only documented self-assessments, and neither."""

    alle: int
    spor: int
    bare_vurdert: int
    hull: int


def dekning(kriterier: Sequence[Delkriterium]) -> Dekning:
    vurdert, hull = sum(each.bare_vurdert for each in kriterier), sum(each.hull for each in kriterier)
    return Dekning(len(kriterier), len(kriterier) - vurdert - hull, vurdert, hull)


@dataclass(frozen=True, slots=True)
class Omraade:
    nr: str
    navn: str
    kriterier: tuple[Delkriterium, ...]

    @property
    def spor(self) -> int:
        """How many pieces of evidence count in the area, each once."""
        return len({each.bevis.kilde.id for kriterium in self.kriterier for each in kriterium.spor})


@dataclass(frozen=True, eq=False)
class Bevisbok:
    """`versjon`: the yardstick's, with `navn`. `fra`–`til`: the days looked at. `bevis`: every source, also those without data."""

    versjon: str
    navn: str
    fra: date
    til: date
    omraader: tuple[Omraade, ...]
    bevis: tuple[Bevis, ...]

    @property
    def kriterier(self) -> tuple[Delkriterium, ...]:
        return tuple(each for omraade in self.omraader for each in omraade.kriterier)

    @property
    def hull(self) -> list[Delkriterium]:
        """The sub-criteria that nothing is filed under, those with most points first."""
        return sorted((each for each in self.kriterier if each.hull), key=lambda each: -each.maks)

    @property
    def spor(self) -> tuple[Bevis, ...]:
        """The pieces of evidence that count, each once however many sub-criteria it is filed under."""
        return tuple(bevis for bevis, _ in self.hyllet if bevis.er_spor)

    @property
    def gjenstaar(self) -> list[tuple[Bevis, tuple[str, ...]]]:
        """Those that show that most remains, and the sub-criteria they are filed under."""
        return [(bevis, numre) for bevis, numre in self.hyllet if bevis.styrke is Styrke.GJENSTAAR]

    @property
    def hyllet(self) -> list[tuple[Bevis, tuple[str, ...]]]:
        """Every piece that is filed somewhere, once, and where."""
        steder = {
            each.kilde.id: tuple(
                kriterium.nr
                for kriterium in self.kriterier
                if any(hyllet.bevis.kilde.id == each.kilde.id for hyllet in kriterium.bevis)
            )
            for each in self.bevis
        }
        return [(each, steder[each.kilde.id]) for each in self.bevis if steder[each.kilde.id]]

    @property
    def dokumenterte(self) -> int:
        """Documented self-assessments that count."""
        return sum(len(each.dokumenterte) for each in self.kriterier)

    @property
    def ikke_ennaa(self) -> int:
        return sum(len(each.ikke_ennaa) for each in self.kriterier)


def vindu(dato: date) -> tuple[date, date]:
    """The days that evidence is taken from: all of last year, and this year until `dato`."""
    return date(dato.year - 1, 1, 1), dato


def les(tall: Read, skrevet: Read, kompass: Kompass, *, versjoner: tuple[int, int], dato: date) -> Bevisbok:
    """The book on `dato`. `tall` reads a query at the first of the `versjoner`, `skrevet` at the second, the version of what people
    have written. Everything is of the whole municipality."""
    fra, til = vindu(dato)
    bevis = {
        kilde.id: _bevis(
            kilde, skrevet if kilde.skrevet else tall, versjoner[1 if kilde.skrevet else 0], kompass.kommune, til
        )
        for kilde in KILDER
    }  # fmt: skip
    koblinger = tall("kommunekompass/bevis", versjon=kompass.versjon.versjon)
    return Bevisbok(
        versjon=kompass.versjon.versjon,
        navn=kompass.versjon.navn,
        fra=fra,
        til=til,
        omraader=tuple(_omraadene(kompass, bevis, koblinger)),
        bevis=tuple(bevis.values()),
    )


def _bevis(kilde: Kilde, read: Read, versjon: int, kommune: str | None, dato: date) -> Bevis:
    grenser, (fra, til) = settings.get(), vindu(dato)
    sist = til.replace(day=1) - timedelta(days=1)
    kjent = {
        "fra": fra, "til": til, "kommune": kommune, "avvik_kr": grenser.avvik_kr, "avvik_prosent": grenser.avvik_prosent,
        "ansatte_minst": grenser.ansatte_minst, "personer_minst": grenser.personer_minst,
        "aar": sist.year, "periode": sist.month, "enheter": None, **kilde.valg,
    }  # fmt: skip
    gitt = {navn: kjent[navn] for navn in queries.load(kilde.spoerring).parameters}
    rader = read(kilde.spoerring, **gitt)
    rad = _proevde_prognoser(rader) if kilde.spoerring == "drift/prognosetreff" else rader.iloc[0].to_dict()
    mer: dict[str, Any] = {str(navn): None if pd.isna(verdi) else verdi for navn, verdi in rad.items()}
    nevner = mer.pop("nevner")
    return Bevis(
        kilde=kilde,
        versjon=versjon,
        dato=til,
        teller=int(mer.pop("teller")),
        nevner=None if nevner is None else int(nevner),
        fra=_dag(mer.pop("fra")),
        til=_dag(mer.pop("til")),
        mer=mer,
        gitt=gitt,
    )


def _proevde_prognoser(treff: pd.DataFrame) -> dict[str, Any]:
    """How many earlier years the seasonal forecast of the whole municipality is held against, and how much it was off (%)."""
    egne = treff[
        (treff["nivaa"] == "kommune") & (treff["metode"] == "sesong") & ~treff["reserve"].astype(bool)
    ]
    if egne.empty:
        return {"teller": 0, "nevner": None, "fra": None, "til": None, "bom": None}
    metode = treff_per_metode(egne).iloc[0]
    return {
        "teller": len(metode["aar"]),
        "nevner": None,
        "fra": date(min(metode["aar"]), 1, 1),
        "til": date(max(metode["aar"]), 12, 31),
        "bom": metode["snittfeil_prosent"],
    }


def _dag(verdi: Any) -> date | None:
    return None if verdi is None else pd.Timestamp(verdi).date()


def _omraadene(kompass: Kompass, bevis: Mapping[str, Bevis], koblinger: pd.DataFrame) -> Sequence[Omraade]:
    ledd = kompass.maalestokk.to_dict("records")
    vurdert = kompass.vurderinger[kompass.vurderinger["dokumentert"].astype(bool)]
    under = vurdert["nr"].map(lambda nr: ".".join(str(nr).split(".")[:2]))
    hyllet: dict[str, list[Hyllet]] = {}
    for rad in koblinger.to_dict("records"):
        hyllet.setdefault(rad["kriterium"], []).append(Hyllet(bevis[rad["bevis"]], rad["hvorfor"]))
    return [
        Omraade(
            omraade["nr"],
            omraade["navn"],
            tuple(
                Delkriterium(
                    each["nr"],
                    each["navn"],
                    float(each["maks"]),
                    tuple(hyllet.get(each["nr"], ())),
                    vurdert[under == each["nr"]],
                )
                for each in ledd
                if each["over"] == omraade["nr"]
            ),
        )
        for omraade in ledd
        if omraade["nivaa"] == "område"
    ]
