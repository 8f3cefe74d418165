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
class Kilde:
    """Where a piece of evidence is found. `telt`: what is counted, for whoever checks the figure. `side`, `del_`: where it is seen.
    `skrevet`: read where the newest of what people have written is. `valg`: the query's own parameters. `andel_av`: the two of the
    query's figures that it is graded by, the first as a share of the second, where that is not 0."""

    id: str
    tittel: str
    spoerring: str
    telt: str
    side: str
    del_: str = ""
    skrevet: bool = False
    valg: Mapping[str, Any] = field(default_factory=dict)
    andel_av: tuple[str, str] = ("teller", "nevner")


KILDER = (
    Kilde(
        "vedtak_i_tide", "Vedtak fulgt opp innen fristen", "bevis/vedtak_i_tide",
        "Vedtak der fristen er ute: utført, eller avgjort at utgår, senest på fristen. Saker unntatt offentlighet er ikke med.",
        "drift", "vedtak",
    ),
    Kilde(
        "vedtak_med_status", "Vedtak under oppfølging", "bevis/vedtak_med_status",
        "Vedtak som er gjort i perioden: har status, og de åpne har ansvarlig og frist. Saker unntatt offentlighet er ikke med.",
        "drift", "vedtak",
    ),
    Kilde(
        "publiseringer", "Publiserte måneder", "bevis/publiseringer",
        "Måneder med regnskap, og hvor mange av dem som står publisert.", "sammendrag", skrevet=True,
    ),
    Kilde(
        "rettelser", "Rettelser med begrunnelse", "bevis/rettelser",
        "Publiserte utgaver som er rettet eller trukket tilbake, og hvor mange som sier hvorfor.", "sammendrag", skrevet=True,
    ),
    Kilde(
        "spoersmaal_besvart", "Spørsmål fra folkevalgte", "bevis/spoersmaal_besvart",
        "Spørsmål fra folkevalgte om det som er publisert, og hvor mange som er besvart.", "sammendrag", skrevet=True,
    ),
    Kilde(
        "moeter_med_referat", "Dialogmøter med referat", "bevis/moeter_med_referat",
        "Styringsdialogmøter som skulle vært holdt, og hvor mange som er avsluttet med låst referat.", "moeter", skrevet=True,
    ),
    Kilde(
        "oppgaver_i_tide", "Oppgaver fra møtene", "bevis/oppgaver_i_tide",
        "Oppgaver fra dialogmøtene der fristen er ute: utført senest på fristen. De som utgår, er ikke med.",
        "moeter", skrevet=True,
    ),
    Kilde(
        "avvik_forklart", "Avvik som er forklart", "bevis/avvik_forklart",
        "Enheter med avvik hittil i år over grensen for muntlig gjennomgang, måned for måned fra den første forklaringen, og hvor"
        " mange som har forklart avviket. Enheter som bare har en forverret prognose, er ikke med.",
        "forklaringer", skrevet=True,
    ),
    Kilde(
        "kostra_lest", "KOSTRA-tall ved siden av andres", "bevis/kostra_lest",
        "Nøkkeltall der kommunen har egne tall, og hvor mange andre som har tall i det nyeste året.", "kostra",
    ),
    Kilde(
        "kostra_i_moeter", "KOSTRA i dialogmøtene", "bevis/kostra_i_moeter",
        "Beslutninger og oppgaver som er skrevet ved en sammenligning på siden Sammenligning.", "kostra", skrevet=True,
    ),
    Kilde(
        "kostra_i_maal", "Mål som måles med KOSTRA", "bevis/kostra_i_maal",
        "Målte indikatorer i målstrukturen som har KOSTRA som kilde.", "strategi", "omraadet",
    ),
    Kilde(
        "lederavtaler_holdt", "Ledersamtaler holdt", "bevis/lederavtaler_holdt",
        "Ledersamtaler der fristen er ute, og hvor mange som er holdt. Bare at de er holdt, aldri hva som ble sagt.",
        "lederavtaler",
    ),
    Kilde(
        "kontroller_utfoert", "Internkontroller utført", "bevis/kontroller_utfoert",
        "Planlagte og utførte internkontroller, slik kvalitetssystemet teller dem.", "utvikling", "internkontroll",
    ),
    Kilde(
        "internavvik_lukket", "Avvik meldt og lukket i kvalitetssystemet", "bevis/internavvik_lukket",
        "Meldte og lukkede avvik i de samme månedene. Det som er lukket, kan være meldt før, så andelen kan bli over 100 %.", "utvikling", "internkontroll",
    ),
    Kilde(
        "risikoanalyser", "Risikoanalyser", "bevis/risikoanalyser",
        "Risikoanalyser, slik kvalitetssystemet teller dem.", "utvikling", "internkontroll",
    ),
    *(
        Kilde(
            f"undersoekelse_{slag}", tittel, "bevis/undersoekelser",
            f"{tittel} i perioden, med antall svar og antall spurte i alt. Svar fra små grupper vises ikke.",
            "utvikling", "undersoekelser", valg={"slag": slag},
        )
        for slag, tittel in (
            ("innbygger", "Innbyggerundersøkelser"),
            ("bruker", "Brukerundersøkelser"),
            ("medarbeider", "Medarbeiderundersøkelser"),
            ("kompetanse", "Kompetansekartlegginger"),
        )
    ),
    Kilde(
        "gevinster", "Gevinster som er tatt ut", "bevis/gevinster",
        "Planlagte gevinster til og med i år, og hva som er meldt tatt ut. Andelen er kroner av planlagte kroner, og antall gevinster"
        " der ingen er i kroner.",
        "strategi", "gevinst", andel_av=("realisert_kr", "planlagt_kr"),
    ),
    Kilde(
        "oppdrag_meldt", "Status for oppdragene", "bevis/oppdrag_meldt",
        "Oppdrag i oppdragsbrevene, og hvor mange som fikk status i det siste kvartalet noen har meldt for.",
        "oppdragsbrev", "meldinger",
    ),
    *(
        Kilde(
            f"oppgaver_{planslag}", tittel, "bevis/oppgaver_i_planen",
            "Oppgaver i planen, og hvor mange som er utført. De som utgår, er ikke med.", "utvikling", del_,
            valg={"planslag": planslag},
        )
        for planslag, tittel, del_ in (
            ("utviklingsstrategi", "Oppgaver i utviklingsstrategien", "portefoelje"),
            ("arbeidsgiverstrategi", "Tiltak i arbeidsgiverstrategien", "arbeidsgiver"),
            ("kompetanseplan", "Tiltak i kompetanseplanen", "kompetanse"),
            ("omstilling", "Tiltak i omstillingsprosjektet", "omstilling"),
        )
    ),
    Kilde(
        "indikatorer_maalt", "Indikatorer som er målt", "bevis/indikatorer_maalt",
        "Indikatorer med målverdi i alle planene, og hvor mange som er målt i perioden.", "strategi", "omraadet",
        valg={"planslag": None},
    ),
    Kilde(
        "indikatorer_samfunnsdel", "Samfunnsdelens indikatorer", "bevis/indikatorer_maalt",
        "Indikatorer med målverdi i samfunnsdelen, og hvor mange som er målt i perioden.", "strategi", "omraadet",
        valg={"planslag": "samfunnsdel"},
    ),
    Kilde(
        "fn_maal", "Mål knyttet til FNs bærekraftsmål", "bevis/fn_maal",
        "Fokusområder, mål og delmål i samfunnsdelen, og hvor mange som tjener et av FNs bærekraftsmål, selv eller gjennom det de"
        " står under.",
        "strategi", "omraadet",
    ),
    Kilde(
        "sykefravaer_fulgt", "Sykefraværet fulgt måned for måned", "bevis/sykefravaer_fulgt",
        "Måneder med sykefraværstall, og sykefraværet for hele kommunen de siste tolv månedene.", "drift", "sykefravaer",
    ),
    Kilde(
        "tiltak_fulgt", "Budsjettiltak med status og effekt", "bevis/tiltak_fulgt",
        "Årets budsjettiltak, og hvor mange som har både status og meldt effekt (oppnådd eller ventet). De som utgår, er ikke med.",
        "drift", "tiltak",
    ),
    Kilde(
        "prognoser_meldt", "Ledernes prognoser", "bevis/prognoser_meldt",
        "Årsprognoser som ledere har meldt for enheten sin.", "drift", "okonomi",
    ),
    Kilde(
        "prognoser_proevd", "Prognoser holdt mot fasit", "drift/prognosetreff",
        "Prognosen slik den ville vært i forrige måned tidligere år, holdt mot hvordan året endte. I svaret: de radene for kommune med"
        " metode sesong som ikke er reserve. Bommen er snittet av feil_prosent uten fortegn.",
        "drift", "okonomi",
    ),
    Kilde(
        "modenhet_vurdert", "Digital modenhet vurdert", "bevis/modenhet_vurdert",
        "Tjenesteområder, og hvor mange som har vurdert sin digitale modenhet.", "utvikling", "modenhet",
    ),
)  # fmt: skip


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
