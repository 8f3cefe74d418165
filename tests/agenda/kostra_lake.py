"""Key figures, needs and inhabitants of four municipalities, a group and the country: enough for every part of /kostra."""

from dashboard.lake import Lake
from tests.agenda.small_lake import Row, commit

EGEN = "1841"
KOMMUNER = {"1841": "Fauske", "1811": "Bindal", "5027": "Midtre Gauldal", "3405": "Lillehammer"}
TABELL, KODE = "12362", "KOSbelopinnbygge0000"
AARENE = range(2016, 2026)


def grunnskole(region: str, navn: str, verdi: float, aar: int = 2025) -> Row:
    """Netto driftsutgifter til grunnskole per innbygger, in kr."""
    return {
        "tabell": TABELL, "nokkeltall": KODE, "tittel": "Beløp per innbygger (kr)", "undergruppe": "Grunnskole / Netto driftsutgifter",
        "undergruppe_kode": "FGK8b/AGD2", "region": region, "region_navn": navn, "aar": aar, "verdi": verdi, "enhet": "kr",
        "oppdatert": "2026-06-15",
    }  # fmt: skip


def grunnskolepoeng(region: str, navn: str, verdi: float | None, merke: str | None = None) -> Row:
    return {
        "tabell": "12255", "nokkeltall": "KOSgrunnskolepoe0000", "tittel": "Gjennomsnittlig grunnskolepoeng (antall)",
        "region": region, "region_navn": navn, "aar": 2025, "verdi": verdi, "merke": merke, "enhet": "antall", "oppdatert": "2026-06-15",
    }  # fmt: skip


def fill(lake: Lake) -> None:
    """Fauske spends 16 000 kr, its group 15 000; Bindal's pupils' points are confidential."""
    kostnad = {"1841": 16_000, "1811": 22_000, "5027": 15_500, "3405": 12_000}
    poeng: dict[str, float | None] = {"1841": 40.5, "1811": None, "5027": 41.2, "3405": 43.0}
    commit(
        lake,
        kostra=[
            *(grunnskole(region, navn, kostnad[region] - 300 * (2025 - aar), aar) for region, navn in KOMMUNER.items() for aar in AARENE),
            grunnskole("EKG02", "KOSTRA-gruppe 2", 15_000),
            grunnskole("EAK", "Landet", 14_000),
            *(grunnskolepoeng(region, navn, poeng[region], None if poeng[region] else ":") for region, navn in KOMMUNER.items()),
            grunnskolepoeng("EKG02", "KOSTRA-gruppe 2", 41.4),
            grunnskolepoeng("EAK", "Landet", 42.0),
        ],
        delkostnad=[
            {"kommune": region, "aar": 2025, "sektor": sektor, "indeks": indeks}
            for region, indeks in {"1841": 1.02, "1811": 1.39, "5027": 1.10, "3405": 0.95}.items()
            for sektor in ("samlet", "grunnskole")
        ],
        befolkning=[
            {"region": region, "region_navn": KOMMUNER[region], "alternativ": "registrert", "aar": 2025, "alder_fra": fra, "alder_til": til, "antall": antall // del_}
            for region, antall in {"1841": 9_600, "1811": 1_400, "5027": 6_100, "3405": 28_600}.items()
            for fra, til, del_ in ((0, 5, 4), (6, 12, 8), (13, 15, 8), (16, 79, 4), (80, 105, 4))
        ] + [
            {"region": EGEN, "region_navn": "Fauske", "alternativ": "hoved", "aar": 2035, "alder_fra": fra, "alder_til": til, "antall": antall}
            for fra, til, antall in ((0, 5, 2_000), (6, 12, 1_100), (13, 15, 1_060), (16, 79, 2_400), (80, 105, 2_900))
        ],
        utgiftsbehov=[
            {"kommune": EGEN, "aar": aar, "sektor": "grunnskole", "beloep": -1_000_000, "prisnivaa": 2026}
            for aar in range(2027, 2033)
        ],
    )  # fmt: skip
