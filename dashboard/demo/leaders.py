"""Fjordvik's leader roles, and which ledersamtaler are held. No names, and nothing of what was said."""

from datetime import date, timedelta
from functools import cache

from dashboard.demo.chance import stream
from dashboard.demo.deliveries import SEPTEMBER
from dashboard.demo.organisation import ENHETER
from dashboard.demo.tables import Row, table

KOMMUNEDIREKTOER = "KD"
LEADING = {
    "OO": "210",
    "HO": "310",
    "ØV": "111",
    "IU": "811",
    "PN": "510",
    "NAV": "410",
    "TTE": "610",
    "VVA": "710",
}
"""The unit whose leader leads the tjenesteområde: level 2, right under the kommunedirektør."""
_STREAM = 8

_UNDER_UNITS = """
Rolle|Tittel|Enhet
L211-1|Avdelingsleder Fjordvik barneskole 1.–4. trinn|211
L211-2|SFO-leder Fjordvik|211
L212-1|Avdelingsleder Fjordvik ungdomsskole|212
L213-1|Avdelingsleder Nes skole|213
L216-1|Pedagogisk leder Fjordvik barnehage|216
L311-1|Avdelingsleder Fjordgløtt avdeling 1|311
L311-2|Avdelingsleder Fjordgløtt avdeling 2|311
L311-3|Avdelingsleder Fjordgløtt skjermet avdeling|311
L312-1|Avdelingsleder Solbakken øst|312
L312-2|Avdelingsleder Solbakken vest|312
L313-1|Teamleder hjemmesykepleie Sentrum|313
L316-1|Avdelingsleder Tunet A|316
L610-1|Teamleder vaktmestere|610
L711-1|Driftsoperatør med lederansvar, vannverk|711
"""

_GROUPS = """
Rolle|Tittel
KLG|Kommunedirektørens ledergruppe
UKLG|Utvidet ledergruppe
ENH|Enhetsledere
ALLE|Alle ledere
"""

# runde | frist | how many of a hundred are held in time, and how many later; the rest are missing
_ROUNDS = (
    ("2025 hovedsamtale", date(2025, 3, 31), 86, 12),
    ("2025 høst", date(2025, 11, 30), 72, 16),
    ("2026 hovedsamtale", date(2026, 3, 31), 78, 12),
    ("2026 høst", date(2026, 11, 30), 90, 0),
)
_MONTHS_AHEAD = 75  # days before the deadline that the first talks are held
_LATE = 40


@cache
def role_rows() -> tuple[Row, ...]:
    """One row per role or group, with the columns of the file."""
    units = [_of_unit(unit.kode) for unit in ENHETER if unit.kode not in ("110", "910")]
    under = [
        row | {"Ledernivå": "4", "Tjenesteområde": _area(row["Enhet"]), "Nærmeste leder": f"L{row['Enhet']}"}
        for row in table(_UNDER_UNITS)
    ]
    top = {"Rolle": KOMMUNEDIREKTOER, "Tittel": "Kommunedirektør", "Ledernivå": "1", "Enhet": "110"}
    blank = dict.fromkeys(("Rolle", "Tittel", "Ledernivå", "Tjenesteområde", "Enhet", "Nærmeste leder"), "")
    return tuple(blank | row for row in (top, *units, *under, *table(_GROUPS)))


def _area(kode: str) -> str:
    return next(unit.omraade for unit in ENHETER if unit.kode == kode)


def _of_unit(kode: str) -> Row:
    unit = next(unit for unit in ENHETER if unit.kode == kode)
    leads = LEADING[unit.omraade] == kode
    return {
        "Rolle": f"L{kode}",
        "Tittel": unit.leder,
        "Ledernivå": "2" if leads else "3",
        "Tjenesteområde": unit.omraade,
        "Enhet": kode,
        "Nærmeste leder": KOMMUNEDIREKTOER if leads else f"L{LEADING[unit.omraade]}",
    }


def talk_rows() -> list[Row]:
    """One row per role and round as September's delivery knew it; the kommunedirektør's own talk is the mayor's."""
    rng = stream(_STREAM)
    rows = []
    for runde, frist, in_time, late in _ROUNDS:
        for role in role_rows():
            if role["Nærmeste leder"]:
                chance, when = (rng.random(2) * 100).tolist()
                held = _held(frist, chance, when / 100, in_time, late)
                rows.append(
                    {"Rolle": role["Rolle"], "Runde": runde, "Frist": _day(frist), "Gjennomført": held}
                )
    return rows


def _held(frist: date, chance: float, when: float, in_time: int, late: int) -> str:
    if chance >= in_time + late:
        return ""
    days = -int(when * _MONTHS_AHEAD) if chance < in_time else 1 + int(when * _LATE)
    day = frist + timedelta(days=days)
    return _day(day) if day <= SEPTEMBER.made else ""


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"
