"""What the inhabitants need: Fjordvik's and the neighbours' need indices, and KS's table of what the population does to Fjordvik."""

from functools import cache

from dashboard.demo import population
from dashboard.demo.neighbours import neighbours
from dashboard.settings import DEMO_NUMMER

AAR = 2026
# Weights of the sectors in the equalisation of 2026, as in the source of `delkostnad_groent_hefte_2026.csv`.
SEKTORER = {
    "grunnskole": 0.272, "pleie": 0.353, "barnehage": 0.157, "barnevern": 0.030, "sosial": 0.046,
    "helse": 0.046, "administrasjon": 0.096,
}  # fmt: skip
_LANDET = (0.060, 0.116, 0.112, 0.051)  # the country's shares of 0–5, 6–15, 67–79, 80 and over, about
_SPREDT, _SOSIALT, _TYPISK = (
    1.25,
    0.92,
    9_600,
)  # Fjordvik; and inhabitants where running a municipality costs the usual

# KS's sectors: heading, and kr a year for an inhabitant from and to an age, in 2026 prices.
_KR_PER_INNBYGGER = (
    ("Pleie og omsorg", ((0, 66, 9_000), (67, 79, 31_000), (80, 89, 168_000), (90, 105, 390_000))),
    ("Grunnskole", ((6, 15, 141_000),)),
    ("Barnehage", ((1, 5, 176_000),)),
    ("Sosial", ((18, 66, 5_600),)),
    ("Kommunehelse", ((0, 5, 9_000), (6, 22, 4_200), (23, 66, 2_900), (67, 105, 5_700))),
    ("Barnevern", ((0, 22, 9_400),)),
)
YEARS = range(2026, 2036)
PLAN = range(2026, 2030)  # the years of the økonomiplan
TITLE = (
    "Anslag årlig endring i kommunens utgiftsbehov per tjenesteområde som følge av befolkningsendringer. 1000 kroner,"
    " 2026-kroner. Fiktive tall"
)


@cache
def indices() -> dict[str, dict[str, float]]:
    """Each municipality's index per sector and of all together; the country is 1."""
    now = population.registered()[population.NOW]
    own = tuple(float(now[fra:til].sum() / now.sum()) for fra, til in ((0, 6), (6, 16), (67, 80), (80, None)))
    found = {DEMO_NUMMER: _index(own, _SPREDT, _SOSIALT, int(now.sum()))}
    for nabo in neighbours():
        shares = (nabo.andeler[0], nabo.andeler[1], nabo.andeler[3], nabo.andeler[4])
        found[nabo.kode] = _index(shares, nabo.spredt, nabo.sosialt, nabo.innbyggere)
    return found


def index_rows() -> list[dict[str, object]]:
    """One row per municipality and sector."""
    names = {DEMO_NUMMER: "Fjordvik", **{nabo.kode: nabo.navn for nabo in neighbours()}}
    return [
        {
            "Kommune": kode,
            "Kommune (navn)": names[kode],
            "År": AAR,
            "Sektor": sektor,
            "Indeks": f"{indeks:.4f}".replace(".", ","),
            "Kilde": "Fiktiv",
        }
        for kode, sektorer in indices().items()
        for sektor, indeks in sektorer.items()
    ]


def change_rows() -> list[dict[str, object]]:
    """KS's table for Fjordvik: one row per year in 1000 kr, and the sums of the plan's years and of all."""
    rows = [{"År": str(aar), **_change(aar)} for aar in YEARS]
    for years in (PLAN, YEARS):
        label = f"Sum {years[0]}–{years[-1]}"
        rows.append(
            {"År": label, **{name: sum(_change(aar)[name] for aar in years) for name in _change(YEARS[0])}}
        )
    return [{**row, "Kommune": DEMO_NUMMER} for row in rows]


def _index(shares: tuple[float, ...], spredt: float, sosialt: float, innbyggere: int) -> dict[str, float]:
    small, school, old, oldest = (share / usual for share, usual in zip(shares, _LANDET, strict=True))
    run = 0.75 + 0.25 * spredt + 0.04 * (_TYPISK / innbyggere - 1)
    found = {
        "grunnskole": 0.75 * school + 0.25 * spredt,
        "pleie": 0.40 + 0.15 * old + 0.45 * oldest,
        "barnehage": 0.10 + 0.90 * small,
        "barnevern": 0.55 * (small + school) / 2 + 0.45 * sosialt,
        "sosial": 0.30 + 0.60 * sosialt,
        "helse": 0.70 + 0.15 * oldest + 0.15 * spredt,
        "administrasjon": run,
    }
    return found | {"samlet": sum(SEKTORER[sektor] * indeks for sektor, indeks in found.items())}


def _change(aar: int) -> dict[str, int]:
    """From 1 January of the year before to 1 January of `aar`."""
    found = {
        heading: round(
            sum(kr * (_living(aar, fra, til) - _living(aar - 1, fra, til)) for fra, til, kr in ages) / 1000
        )
        for heading, ages in _KR_PER_INNBYGGER
    }
    return found | {"Sum": sum(found.values())}


def _living(aar: int, fra: int, til: int) -> int:
    years = population.registered() if aar <= population.NOW else population.projected("hoved")
    return int(years[aar][fra : til + 1].sum())
