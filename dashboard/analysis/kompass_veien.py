"""The way to a target total: where it starts, how far the plan reaches, and what no measure lifts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.analysis.kompass_anslag import Celle, anslaget, under
from dashboard.analysis.kompass_plan import Steg, beroert, fram_til, rekkefoelge, tiltakene
from dashboard.analysis.kompasset import Kompass

NESTE = 50.0
"""Points: as far as one looks ahead where no target is set."""
ANSLAG, EVALUERING, DOKUMENTERT, INGENTING = "anslag", "evaluering", "dokumentert", "ingenting"
REGEL = (
    "Hva et mål krever, regnes bare ut når det er kjent hvor poengene ligger: hvert delkriterium er evaluert, eller alle spørsmålene i"
    " det er vurdert. Er noe ukjent, vet ingen hva tiltakene gir utover det kommunen alt har. Da vises bare det meste hvert tiltak kan gi."
)
"""The rule of `Start.kjent`, in words."""


@dataclass(frozen=True, slots=True)
class Start:
    """The points the way starts from. `kilde`: the projection of today; the evaluation in `aar`, where nothing is assessed since or it
    is not known how its points were spread; what can be documented today, where there is no evaluation by the same yardstick; or
    nothing at all. `kjent`: every part of it is evaluated or assessed, so that what a measure adds can be told."""

    poeng: float
    kilde: str
    aar: int | None = None
    kjent: bool = True


@dataclass(frozen=True, slots=True)
class Vei:
    """`naadd`: the first measures that together reach the target, empty where it is reached already, None where all of them do not
    reach it, or nobody can tell. `rest`: the measures after them; every measure where `naadd` is None. Where the start is not known,
    the measures stand in the order of the plan, each with the most it can bring, and no sum of them means anything."""

    start: Start
    maal: float
    naadd: tuple[Steg, ...] | None
    rest: tuple[Steg, ...]

    @property
    def steg(self) -> tuple[Steg, ...]:
        """The measures that count: those that reach the target, else every one that brings points."""
        return tuple(each for each in (self.rest if self.naadd is None else self.naadd) if each.poeng > 0)

    @property
    def dagsverk(self) -> float | None:
        """Of those that count and are estimated; None where that is none of them."""
        kjente = [each.tiltak.dagsverk for each in self.steg if each.tiltak.dagsverk is not None]
        return sum(kjente) if kjente else None

    @property
    def uten_dagsverk(self) -> int:
        """Measures that count and nobody has estimated."""
        return sum(each.tiltak.dagsverk is None for each in self.steg)

    @property
    def trengs(self) -> float:
        """Points left to the target."""
        return max(self.maal - self.start.poeng, 0.0)

    @property
    def gir(self) -> float:
        """Points that the whole plan brings."""
        return max((each.hittil for each in (*(self.naadd or ()), *self.rest)), default=0.0)

    @property
    def mangler(self) -> float:
        """Points that the plan falls short of the target by."""
        return max(self.trengs - self.gir, 0.0) if self.naadd is None else 0.0


@dataclass(frozen=True, slots=True)
class Uloeftet:
    """A sub-criterion that no measure lifts, with the points left to gain; at most that many where `inntil`."""

    nr: str
    navn: str
    poeng: float
    inntil: bool


def starten(kompass: Kompass) -> Start:
    """Where the way starts."""
    anslag, forrige = kompass.anslag, kompass.forrige
    kjent = anslag.anslag is not None
    if forrige is not None and not anslag.vurdert:
        poeng = anslag.anslag if anslag.anslag is not None else forrige.total
        if poeng is not None:
            return Start(poeng, EVALUERING, forrige.aar, kjent)
    if anslag.anslag is not None:
        return Start(anslag.anslag, ANSLAG)
    if forrige is not None and forrige.total is not None:
        return Start(forrige.total, EVALUERING, forrige.aar, kjent=False)
    return Start(anslag.lav, DOKUMENTERT if anslag.vurdert else INGENTING, kjent=False)


def maalet(kompass: Kompass, vedtatt: float | None) -> float:
    """The adopted target, else the next points from where the way starts; whole points, never above what can be had."""
    if vedtatt is not None:
        return vedtatt
    return min(float(round(starten(kompass).poeng + NESTE)), kompass.versjon.maks)


def neste(kompass: Kompass) -> Vei:
    """To the next points, as far as there are points left: the way that is shown where no target is adopted or chosen."""
    return veien(kompass, maalet(kompass, None))


def veien(kompass: Kompass, maal: float) -> Vei:
    """From the start to a target total."""
    start = starten(kompass)
    trengs = maal - start.poeng
    if not start.kjent:
        return Vei(start, maal, () if trengs <= 0 else None, tuple(hver_for_seg(kompass)))
    naadd = [] if trengs <= 0 else fram_til(kompass.plan, trengs)
    if naadd is None:
        return Vei(start, maal, None, tuple(kompass.plan))
    return Vei(start, maal, tuple(naadd), tuple(kompass.plan[len(naadd) :]))


def hver_for_seg(kompass: Kompass) -> list[Steg]:
    """The measures in the order of the plan, each as if it were alone: where something it lifts is not known, the most it can bring."""
    return [rekkefoelge([each], kompass.celler)[0] for each in tiltakene(kompass.planen)]


def inntil(steg: Iterable[Steg], celler: Sequence[Celle]) -> bool:
    """Whether the points are at most so many: something the measures lift is neither assessed nor evaluated."""
    return any(celle.anslag is None for each in steg if each.poeng > 0 for celle in beroert(each.tiltak, celler))  # fmt: skip


def uloeftet(kompass: Kompass) -> list[Uloeftet]:
    """The sub-criteria that no measure lifts, most points to gain first."""
    loeftet = {
        (celle.nr, celle.dimensjon)
        for each in kompass.plan
        if each.poeng > 0
        for celle in beroert(each.tiltak, kompass.celler)
    }
    rader = kompass.maalestokk[kompass.maalestokk["nivaa"] == "delkriterium"]
    found = []
    for rad in rader.to_dict("records"):
        celler = under(kompass.celler, rad["nr"])
        if not any((each.nr, each.dimensjon) in loeftet for each in celler):
            poeng, usikkert = igjen(celler)
            found.append(Uloeftet(rad["nr"], rad["navn"], poeng, usikkert))
    return sorted((each for each in found if each.poeng > 0), key=lambda each: -each.poeng)


def igjen(celler: Sequence[Celle]) -> tuple[float, bool]:
    """Points left to gain in the cells, and whether that is at most: where one of them is neither assessed nor evaluated."""
    samlet = anslaget(celler)
    kjent = sum(each.anslag or 0.0 for each in celler)
    return round(samlet.maks - kjent, 6), samlet.anslag is None
