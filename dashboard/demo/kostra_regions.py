"""The municipalities, groups and county that the demo has key figures of, and what those figures are reckoned from.

What the accounts tell of Fjordvik is reckoned from the accounts. The neighbours' amounts follow their need, and their
coverage and quality nothing but themselves. Groups and the county are the members added up, or their mean by inhabitants.
"""

from functools import cache
from typing import Literal, Protocol

from dashboard.demo import kostra_levels as levels
from dashboard.demo import need, population
from dashboard.demo.chance import noise, stream
from dashboard.demo.kostra_levels import YEARS, Nivaa
from dashboard.demo.neighbours import ALDERSGRUPPER, FYLKE, GRUPPE, SMAA, Nabo, neighbours
from dashboard.demo.own_accounts import CLOSED, accounts_of
from dashboard.settings import DEMO_NUMMER

Ages = tuple[int, int] | None
Kind = Literal["netto", "brutto"]
_TYPISK = 9_600  # inhabitants where administration costs the usual


class Kommune(Protocol):
    """What the figures are reckoned from. Years are the accounts' own; amounts are kr."""

    @property
    def kode(self) -> str: ...
    @property
    def navn(self) -> str: ...
    def innbyggere(self, aar: int, alder: Ages = None) -> float:
        """At the end of the year, of an age where one is given."""

    def kroner(self, aar: int, funksjoner: tuple[str, ...], kind: Kind) -> float: ...
    def tjenestene(self, aar: int) -> float:
        """Net expenditure on all services."""

    def annet(self, aar: int, figur: str) -> float:
        """A figure that is not an amount divided by something, or a number of cases."""


class Fjordvik:
    """From its own accounts in the years they cover, and from them backwards in the years before."""

    kode, navn = DEMO_NUMMER, "Fjordvik"

    def innbyggere(self, aar: int, alder: Ages = None) -> float:
        return population.antall(aar + 1, *(alder or ()))

    def kroner(self, aar: int, funksjoner: tuple[str, ...], kind: Kind) -> float:
        if aar in CLOSED:
            amounts = accounts_of(aar).netto if kind == "netto" else accounts_of(aar).brutto
            return sum(amounts.get(funksjon, 0) for funksjon in funksjoner)
        return sum(
            self.kroner(CLOSED[0], (funksjon,), kind)
            * (_price(aar) / _price(CLOSED[0]))
            * _moved(1_000 + int(funksjon), CLOSED[0], aar)
            for funksjon in funksjoner
        )

    def tjenestene(self, aar: int) -> float:
        if aar in CLOSED:
            return accounts_of(aar).tjenestene
        return accounts_of(CLOSED[0]).tjenestene * _price(aar) / _price(CLOSED[0])

    def annet(self, aar: int, figur: str) -> float:
        if figur in levels.OEKONOMI or figur in ("aarets_merforbruk", "netto_laanegjeld"):
            return self._oekonomi(aar, figur)
        nivaa = levels.NIVAAER[figur]
        moved = (
            _noise(3_000 + list(levels.NIVAAER).index(figur), len(YEARS))[aar - YEARS[0]]
            if aar != YEARS[-1]
            else 0.0
        )
        return _in_year(nivaa, nivaa.fjordvik, aar, 0.18 * moved)

    def _oekonomi(self, aar: int, figur: str) -> float:
        if figur == "aarets_merforbruk":
            return 0.0
        if figur == "netto_laanegjeld":
            income = accounts_of(max(aar, CLOSED[0])).inntekter * _price(aar) / _price(max(aar, CLOSED[0]))
            return (
                self._oekonomi(aar, "langsiktig_gjeld") / 100 * income - levels.UTLAAN * _price(aar)
            ) / self.innbyggere(aar)
        told = levels.OEKONOMI[figur][aar - YEARS[0]]
        return self._told_by_accounts(aar, figur) if told is None else told

    def _told_by_accounts(self, aar: int, figur: str) -> float:
        accounts, since = accounts_of(aar), [accounts_of(each) for each in CLOSED if each <= aar]
        match figur:
            case "frie_inntekter":
                return accounts.frie_inntekter / self.innbyggere(aar)
            case "netto_driftsresultat":
                part = accounts.netto_driftsresultat
            case "brutto_investeringer":
                part = accounts.investert
            case "egenfinansiering":
                return 100 * (1 - accounts.laant / accounts.investert)
            case "fri_egenkapital":
                part = levels.FRI_EGENKAPITAL_2022 + sum(each.avsatt for each in since)
            case "langsiktig_gjeld":
                part = levels.GJELD_2022 + sum(each.laant - each.avdrag for each in since)
            case _:
                raise ValueError(f"the accounts do not tell {figur}")
        return 100 * part / accounts.inntekter


class Omkring:
    """A neighbour."""

    def __init__(self, nabo: Nabo) -> None:
        self.nabo, self.kode, self.navn = nabo, nabo.kode, nabo.navn

    def innbyggere(self, aar: int, alder: Ages = None) -> float:
        return _living(self.nabo.kode, aar, alder)

    def kroner(self, aar: int, funksjoner: tuple[str, ...], kind: Kind) -> float:
        each = sum(_per_inhabitant(self.nabo.kode, aar, funksjon, kind) for funksjon in funksjoner)
        return self.innbyggere(aar) * each

    def tjenestene(self, aar: int) -> float:
        services = self.kroner(aar, tuple(levels.FUNKSJONER), "netto")
        return services + self.innbyggere(aar) * levels.RESTEN * _price(aar)

    def annet(self, aar: int, figur: str) -> float:
        if figur == "netto_driftsresultat":
            good, moved = self.own(2_998), self.own(2_999, aar)
            return levels.LANDETS_RESULTAT[aar - YEARS[0]] - 0.7 + 1.1 * good + 1.3 * moved
        if figur == "aarets_merforbruk":
            return min(0.0, 0.4 * (self.annet(aar, "netto_driftsresultat") + 2.5))
        nivaa, number = levels.NIVAAER[figur], 3_000 + list(levels.NIVAAER).index(figur)
        z = self.own(number)
        if aar != YEARS[-1]:
            z += 0.22 * self.own(number, aar) + 0.15 * _noise(number + 5_000, len(YEARS))[aar - YEARS[0]]
        return _in_year(nivaa, nivaa.ordinaer, aar, z)

    def own(self, number: int, aar: int | None = None) -> float:
        """This neighbour's own number of a stream, for good or of a year."""
        return _own(self.nabo.kode, number, aar)


@cache
def _living(kode: str, aar: int, alder: Ages) -> float:
    """A neighbour's inhabitants at the end of the year, of an age where its age groups tell."""
    nabo = _nabo(kode)
    groups = [nabo.antall(aar + 1, group) for group in range(len(ALDERSGRUPPER))]
    small, school, grown = groups[:3]
    known = {
        None: sum(groups),
        (1, 5): small * 5 / 6,
        (6, 15): school,
        (0, 24): small + school + 0.16 * grown,
    }
    return known[alder]


@cache
def _per_inhabitant(kode: str, aar: int, funksjon: str, kind: Kind) -> float:
    """A neighbour's kr: by its need, dearer to run where few live, and what it has chosen."""
    if funksjon in levels.GRUPPER["FGK14"]:
        return (
            levels.VAR_BRUTTO[0]
            / len(levels.GRUPPER["FGK14"])
            * (1 + levels.VAR_BRUTTO[1] * _own(kode, 2_000))
            * _price(aar)
        )
    if not levels.FRA_FUNKSJON.get(funksjon, 0) <= aar <= levels.TIL_FUNKSJON.get(funksjon, aar):
        return 0.0
    kroner, spread, sektor = levels.FUNKSJONER[funksjon]
    needed = need.indices()[kode][sektor] / need.indices()[DEMO_NUMMER][sektor] if sektor else 1.0
    small = 0.85 + 0.15 * min(_TYPISK / _nabo(kode).innbyggere, 3.0) if sektor == "administrasjon" else 1.0
    number = 1_000 + int(funksjon)
    chosen = 1 + spread * (_own(kode, number) + 0.15 * _own(kode, number, aar))
    gross = levels.UNDERVISNING_BRUTTO if kind == "brutto" else 1.0
    moved = _moved(number + 5_000, YEARS[-1], aar)  # what all of them have spent more or less on
    return kroner * needed * small * chosen * moved * gross * _price(aar)


def _own(kode: str, number: int, aar: int | None = None) -> float:
    years = len(YEARS) + 1
    place = (int(kode) - int(DEMO_NUMMER) - 1) * years + (0 if aar is None else 1 + aar - YEARS[0])
    return _noise(number + 10_000, len(neighbours()) * years)[place]


def _nabo(kode: str) -> Nabo:
    return neighbours()[int(kode) - int(DEMO_NUMMER) - 1]


class Samling:
    """A group or the county: its members together."""

    def __init__(self, region: tuple[str, str], members: tuple[Kommune, ...]) -> None:
        self.kode, self.navn = region
        self._members = members

    def innbyggere(self, aar: int, alder: Ages = None) -> float:
        return sum(each.innbyggere(aar, alder) for each in self._members)

    def kroner(self, aar: int, funksjoner: tuple[str, ...], kind: Kind) -> float:
        return sum(each.kroner(aar, funksjoner, kind) for each in self._members)

    def tjenestene(self, aar: int) -> float:
        return sum(each.tjenestene(aar) for each in self._members)

    def annet(self, aar: int, figur: str) -> float:
        whole = sum(each.annet(aar, figur) * each.innbyggere(aar) for each in self._members)
        return whole / self.innbyggere(aar)


@cache
def regions() -> tuple[Kommune, ...]:
    """Fjordvik first, the groups and the county last."""
    own, around = Fjordvik(), tuple(Omkring(nabo) for nabo in neighbours())
    large = tuple(each for each in around if each.nabo.gruppe == GRUPPE)
    small = tuple(each for each in around if each.nabo.gruppe == SMAA)
    samlinger = (Samling(GRUPPE, (own, *large)), Samling(FYLKE, (own, *around)), Samling(SMAA, small))
    return own, *around, *samlinger


def _in_year(nivaa: Nivaa, level: float, aar: int, z: float) -> float:
    price = _price(aar) if nivaa.kroner else 1.0
    found = (level + nivaa.spredning * z) * price - nivaa.aarlig * (YEARS[-1] - aar)
    return min(max(found, nivaa.lavest * price), nivaa.hoeyest)


def _moved(number: int, told: int, aar: int) -> float:
    """How an amount of another year stands to the one that is told, beside prices: it drifts, and moves from year to year."""
    if aar == told:
        return 1.0
    drift, *years = _noise(number, 1 + len(YEARS))
    return 1 + 0.006 * drift * (told - aar) + 0.012 * years[aar - YEARS[0]]


def _price(aar: int) -> float:
    return levels.PRISER[aar - YEARS[0]]


@cache
def _noise(number: int, count: int) -> tuple[float, ...]:
    return tuple(noise(stream(number), count).tolist())
