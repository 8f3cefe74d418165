"""How high the key figures lie around Fjordvik, invented near what is usual in Norwegian municipalities of its size."""

from typing import NamedTuple

# Net expenditure in kr per inhabitant in 2025 of a neighbour whose inhabitants need as much as Fjordvik's, how far the
# neighbours lie from it (a share), and the sector of the need index it follows. Fjordvik's own come from its accounts.
FUNKSJONER: dict[str, tuple[int, float, str]] = {
    "100": (690, 0.15, "administrasjon"), "120": (6_900, 0.10, "administrasjon"),
    "121": (520, 0.25, "administrasjon"), "130": (470, 0.30, "administrasjon"),
    "201": (6_500, 0.06, "barnehage"), "211": (830, 0.20, "barnehage"), "221": (410, 0.20, "barnehage"),
    "202": (11_200, 0.07, "grunnskole"), "213": (280, 0.35, "grunnskole"), "215": (310, 0.25, "grunnskole"),
    "222": (3_600, 0.12, "grunnskole"), "223": (740, 0.20, "grunnskole"),
    "232": (1_010, 0.12, "helse"), "233": (230, 0.30, "helse"), "241": (2_430, 0.12, "helse"),
    "234": (910, 0.18, "pleie"), "253": (4_650, 0.13, "pleie"), "254": (6_750, 0.09, "pleie"),
    "256": (440, 0.25, "pleie"), "257": (1_850, 0.22, "pleie"), "258": (5_750, 0.11, "pleie"),
    "261": (1_400, 0.18, "pleie"),
    "244": (690, 0.15, "barnevern"), "251": (390, 0.25, "barnevern"), "252": (1_480, 0.18, "barnevern"),
    "242": (1_330, 0.15, "sosial"), "243": (400, 0.30, "sosial"), "265": (-380, 0.35, ""),
    "273": (250, 0.30, "sosial"), "275": (960, 0.25, "sosial"), "276": (230, 0.30, "sosial"),
    "281": (1_150, 0.18, "sosial"), "283": (70, 0.40, ""),
    "231": (190, 0.30, ""), "370": (300, 0.15, ""), "373": (110, 0.35, ""), "375": (140, 0.40, ""),
    "377": (120, 0.40, ""), "380": (140, 0.35, ""), "381": (690, 0.25, ""), "383": (220, 0.25, ""),
    "385": (210, 0.30, ""), "386": (60, 0.50, ""),
    "301": (340, 0.25, ""), "302": (30, 0.60, ""), "303": (70, 0.40, ""), "335": (210, 0.30, ""), "360": (90, 0.40, ""),
}  # fmt: skip
RESTEN = 6_800
"""Kr per inhabitant, net, to all the other services."""
VAR_BRUTTO = (4_750, 0.12)
"""Gross kr per inhabitant to water, sewage and waste, and how far the neighbours lie from it."""
UNDERVISNING_BRUTTO = 1.079
"""Gross of net expenditure on funksjon 202."""

# The groups of table 12362; VAR is told by its gross expenditure.
GRUPPER: dict[str, tuple[str, ...]] = {
    "FGK1b": ("120", "121", "130"),
    "FGK3": ("301", "302", "303", "335", "360"),
    "FGK7": ("201", "211", "221"),
    "FGK8b": ("202", "213", "215", "222", "223"),
    "FGK9": ("232", "233", "234", "241", "253", "254", "256", "257", "258", "261"),
    "FGK12": ("242", "243", "265", "273", "275", "276", "281", "283"),
    "FGK13": ("244", "251", "252"),
    "FGK14": ("340", "345", "350", "353", "354", "355"),
}
_ALLMENN = ("370", "373", "375", "377", "385", "386")

# Amounts that are not in 12362: the functions, and the ages they are divided by (none: every inhabitant).
PER_ALDER: dict[str, tuple[tuple[str, ...], tuple[int, int] | None]] = {
    "barnehage_netto_per_barn_1_5": (GRUPPER["FGK7"], (1, 5)),
    "grunnskole_netto_per_barn_6_15": (("202", "215", "222", "223"), (6, 15)),
    "grunnskole_brutto_per_elev": (("202",), (6, 15)),
    "barnevern_netto_per_barn": (GRUPPER["FGK13"], (0, 24)),
    "kultur_netto_per_innbygger": (("231", *_ALLMENN, "380", "381", "383"), None),
    "kultur_andel": (("231", *_ALLMENN, "380", "381", "383"), None),
    "kultur_allmenn_per_innbygger": (_ALLMENN, None),
    "kultur_bibliotek_per_innbygger": (("370",), None),
}
BRUTTO = ("grunnskole_brutto_per_elev",)

# When a figure began or ended.
FRA = {
    "omsorg_netto_bofellesskap": 2024, "omsorg_netto_hjemmetjeneste": 2024, "sosial_tilfeller": 2022,
    "sosial_seks_maaneder": 2022, "sosial_hovedinntekt": 2022,
}  # fmt: skip
TIL = {"omsorg_netto_hjemmeboende_til_2023": 2023}
FRA_FUNKSJON = {"257": 2024, "258": 2024}
TIL_FUNKSJON = {"254": 2023}


class Nivaa(NamedTuple):
    """2025: an ordinary neighbour, Fjordvik, how far the neighbours lie from it, the change a year, the limits, decimals.

    `kroner`: it follows the prices.
    """

    ordinaer: float
    fjordvik: float
    spredning: float
    aarlig: float = 0.0
    lavest: float = 0.0
    hoeyest: float = float("inf")
    desimaler: int = 0
    kroner: bool = False


NIVAAER: dict[str, Nivaa] = {
    # Økonomi: Fjordvik's own are told in OEKONOMI.
    "arbeidskapital": Nivaa(14, 0, 5, -0.5, -12, desimaler=1),
    "renteeksponering": Nivaa(52, 0, 14, 0.8, 5, desimaler=1),
    "langsiktig_gjeld": Nivaa(115, 0, 17, 1.2, 40, desimaler=1),
    "frie_inntekter": Nivaa(65_900, 0, 2_600, kroner=True),
    "fri_egenkapital": Nivaa(9.2, 0, 3.6, -0.1, 0.4, desimaler=1),
    "brutto_investeringer": Nivaa(11.8, 0, 4.6, -0.1, 2, desimaler=1),
    "egenfinansiering": Nivaa(31, 0, 11, -0.8, 5, 100, 1),
    "netto_laanegjeld": Nivaa(79_000, 0, 15_000, 0, 9_000, kroner=True),
    # Barnehage: near the others.
    "barnehage_per_oppholdstime": Nivaa(99, 97, 7, desimaler=1, kroner=True),
    "barnehage_dekning_1_2": Nivaa(86.5, 86.8, 3.5, 0.9, 60, desimaler=1),
    "barnehage_dekning_1_5": Nivaa(93.8, 93.4, 1.8, 0.3, 80, desimaler=1),
    "barnehage_dekning_3_5": Nivaa(97.3, 97.0, 1.1, 0.1, 85, desimaler=1),
    "barnehage_andel_kommunal": Nivaa(66, 71.5, 15, 0.2, 20, 100, 1),
    "barnehage_minoritetsspraaklige": Nivaa(87, 84.6, 7, 1.2, 45, desimaler=1),
    "barnehage_barn_per_aarsverk": Nivaa(5.6, 5.7, 0.2, -0.02, 4.6, 6.6, 1),
    "barnehage_andel_barnehagelaerere": Nivaa(39, 37.2, 4.5, 0.4, 20, desimaler=1),
    # Grunnskole: cheap per pupil and large groups, and marks like the others'.
    "grunnskole_skyss_per_elev": Nivaa(16_500, 17_900, 2_600, 0, 7_000, kroner=True),
    "grunnskole_individuell_opplaering": Nivaa(8.4, 9.1, 1.4, 0.05, 3, desimaler=1),
    "grunnskole_gruppestoerrelse": Nivaa(14.1, 16.0, 1.1, -0.1, 8, desimaler=1),
    "grunnskole_grunnskolepoeng": Nivaa(41.6, 41.7, 0.9, 0.05, 37, 46, 1),
    # Kommunehelse: many without a doctor of their own.
    "helse_legeaarsverk": Nivaa(13.4, 12.1, 1.6, 0.25, 7, desimaler=1),
    "helse_reservekapasitet": Nivaa(101, 96, 4, -0.6, 80),
    "helse_konsultasjoner": Nivaa(2.8, 2.9, 0.2, 0.03, 1.8, desimaler=2),
    "helse_uten_fastlege": Nivaa(4.2, 11.8, 3, 0.4, desimaler=1),
    "helse_listelengde": Nivaa(930, 985, 80, -10, 500),
    # Omsorg: many in institutions, few helped at home, and no better or worse for it.
    "omsorg_per_oppholdsdoegn": Nivaa(5_350, 5_610, 420, 0, 3_500, kroner=True),
    "omsorg_hjemmetjeneste_80": Nivaa(28.6, 23.9, 3.2, -0.6, 12, desimaler=1),
    "omsorg_institusjon_80": Nivaa(10.4, 14.1, 1.5, -0.3, 4, desimaler=1),
    "omsorg_langtid_80": Nivaa(8.3, 11.4, 1.3, -0.25, 3, desimaler=1),
    "omsorg_heldoegnsbolig_80": Nivaa(4.4, 2.3, 1.6, 0.1, 0, desimaler=1),
    "omsorg_belegg": Nivaa(96.2, 98.4, 2.6, 0.1, 80, 110, 1),
    "omsorg_aarsverk_per_bruker": Nivaa(0.60, 0.63, 0.05, 0.012, 0.3, desimaler=2),
    "omsorg_legetimer": Nivaa(0.64, 0.55, 0.11, 0.015, 0.2, desimaler=2),
    "omsorg_enerom": Nivaa(93.5, 95.8, 5, 0.6, 50, 100, 1),
    # Barnevern: few children, and more of them placed.
    "barnevern_netto_per_bruker": Nivaa(171_000, 184_000, 24_000, 0, 60_000, kroner=True),
    "barnevern_hjelpetiltak_per_barn": Nivaa(58_000, 51_500, 11_000, 0, 15_000, kroner=True),
    "barnevern_plassering_per_barn": Nivaa(505_000, 538_000, 70_000, 0, 200_000, kroner=True),
    "barnevern_meldinger": Nivaa(4.5, 4.2, 0.8, 0.02, 1, desimaler=1),
    "barnevern_undersoekelser": Nivaa(4.0, 3.8, 0.7, 0, 1, desimaler=1),
    "barnevern_tiltak": Nivaa(3.4, 3.2, 0.6, -0.05, 1, desimaler=1),
    "barnevern_plassert": Nivaa(1.0, 1.2, 0.2, -0.02, 0.2, desimaler=1),
    "barnevern_fagutdanning": Nivaa(4.6, 4.4, 0.7, 0.06, 1, desimaler=1),
    # Sosial: cases for each thousand inhabitants, and the shares of them that last and live by it.
    "sosial_tilfeller": Nivaa(26, 24.5, 4, 1.2, 5),
    "sosial_seks_maaneder": Nivaa(0.40, 0.37, 0.05, 0.02, 0.1, 0.8),
    "sosial_hovedinntekt": Nivaa(0.19, 0.16, 0.03, 0.005, 0.05, 0.5),
    # Kultur.
    "kultur_investering_per_innbygger": Nivaa(780, 190, 480, 0, 20, kroner=True),
    "kultur_kulturskole": Nivaa(15.5, 17.8, 3.5, -0.2, 3, desimaler=1),
    "kultur_bibliotekbesoek": Nivaa(3.6, 4.4, 1, 0.1, 0.4, desimaler=1),
    "kultur_kinobesoek": Nivaa(17, 14.8, 3.5, 0.3, 3, desimaler=1),
    # Plan: applications for each thousand inhabitants.
    "plan_gebyr_privat_plan": Nivaa(148_000, 112_000, 42_000, 0, 25_000, kroner=True),
    "plan_private_planer": Nivaa(0.25, 0.31, 0.12, 0, 0),
    "plan_byggesoeknader_12": Nivaa(4.1, 4.5, 1, -0.2, 0.5),
    "plan_byggesoeknader_3": Nivaa(6.9, 6.1, 1.5, -0.3, 0.8),
    "plan_restriksjonsomraader": Nivaa(74, 88, 11, 0.3, 20, 100),
    "plan_tid_planforslag": Nivaa(195, 268, 60, 2, 40),
    "plan_tid_byggesak_12": Nivaa(34, 31, 10, -0.5, 8),
    "plan_tid_byggesak_3": Nivaa(15, 14, 4, -0.2, 3),
    "plan_tid_privat_plan_samlet": Nivaa(880, 1_140, 230, 12, 250),
    "plan_innsigelser": Nivaa(18, 33, 12, 0, 0, 100, 1),
    # VAR: dear water, and much of it leaks away.
    "var_gebyr_vann": Nivaa(4_250, 5_380, 700, 0, 1_500, kroner=True),
    "var_gebyr_avloep": Nivaa(5_150, 5_420, 850, 0, 1_800, kroner=True),
    "var_gebyr_avfall": Nivaa(4_150, 4_290, 420, 0, 2_500, kroner=True),
    "var_tilknyttet_avloep": Nivaa(74, 78.3, 10, 0.3, 25, 100, 1),
    "var_tilknyttet_vannverk": Nivaa(85, 88.1, 6, 0.2, 45, 100, 1),
    "var_materialgjenvinning": Nivaa(41, 39.4, 5, 0.8, 20, 80, 1),
    "var_vannlekkasje": Nivaa(29, 41.5, 7, -0.2, 5, 70, 1),
    "var_ecoli": Nivaa(99.2, 100, 0.9, 0, 90, 100, 1),
    "var_fornyet_vannledning": Nivaa(0.75, 0.38, 0.28, 0, 0, desimaler=2),
    "var_kloakkstopp": Nivaa(0.08, 0.07, 0.03, 0, 0, desimaler=2),
}
PER_TUSEN = ("sosial_tilfeller", "plan_private_planer", "plan_byggesoeknader_12", "plan_byggesoeknader_3")
"""Counts: the level is for each thousand inhabitants."""
AV_TILFELLENE = ("sosial_seks_maaneder", "sosial_hovedinntekt")
"""Counts: the level is a share of `sosial_tilfeller`."""

YEARS = range(2016, 2026)
PRISER = (0.711, 0.729, 0.751, 0.775, 0.783, 0.817, 0.872, 0.910, 0.955, 1.0)
"""Prices and wages in the municipal sector against those of 2025."""
LANDETS_RESULTAT = (4.0, 3.8, 2.9, 1.9, 2.7, 4.3, 3.0, 0.8, -0.4, 2.2)
"""Netto driftsresultat in per cent of all municipalities: what good and bad years do to everyone."""

# Fjordvik's economy in the years YEARS; None where its own accounts tell.
OEKONOMI: dict[str, tuple[float | None, ...]] = {
    "netto_driftsresultat": (3.3, 2.4, 1.1, 0.4, 1.9, 3.0, 2.2, None, None, None),
    "arbeidskapital": (14.2, 15.1, 14.8, 13.5, 13.9, 15.4, 15.9, 14.6, 12.8, 12.4),
    "renteeksponering": (44.1, 45.3, 47.9, 50.2, 51.0, 48.8, 47.1, 46.4, 47.7, 48.9),
    "frie_inntekter": (44_300, 45_600, 47_200, 48_900, 50_100, 53_400, 56_200, None, None, None),
    "brutto_investeringer": (14.6, 18.2, 16.9, 12.4, 9.8, 8.1, 7.4, None, None, None),
    "egenfinansiering": (27.3, 21.8, 19.6, 24.0, 29.7, 33.1, 30.4, None, None, None),
    "langsiktig_gjeld": (101.5, 108.4, 114.9, 119.2, 121.6, 120.3, 118.8, None, None, None),
    "fri_egenkapital": (6.1, 6.9, 7.1, 6.6, 7.0, 8.2, 8.4, None, None, None),
}
FRI_EGENKAPITAL_2022 = 61_000_000
GJELD_2022 = 886_000_000
"""Kr at the end of 2022; the accounts of the years after it add and take away."""
UTLAAN = 96_000_000
"""Kr lent to others, and loans not used yet: not in the net debt."""
