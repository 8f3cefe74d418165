"""Monthly counts from Fjordvik's quality system: deviations, risk analyses and controls."""

from functools import cache

from dashboard.demo.chance import stream
from dashboard.demo.deliveries import AAR, OCTOBER
from dashboard.demo.tables import Row

# tjenesteområde | deviations a month by tema: tjenestekvalitet, HMS, informasjonssikkerhet
_USUAL = {
    "ØV": (2, 1, 1),
    "IU": (2, 1, 3),
    "OO": (14, 9, 1),
    "HO": (46, 17, 2),
    "NAV": (5, 3, 1),
    "PN": (3, 1, 1),
    "TTE": (8, 6, 1),
    "VVA": (9, 4, 1),
}
THEMES = {"Tjenestekvalitet": "6", "HMS": "7", "Informasjonssikkerhet": "3"}
"""Each theme with its area of Kommunekompasset."""
_GOAL = {("HO", "Tjenestekvalitet"): "SD-M6", ("OO", "Tjenestekvalitet"): "SD-M2"}
_FIRST_YEAR = 2024
_STREAM = 9
_SUMMER = (6, 7)


@cache
def control_rows() -> tuple[Row, ...]:
    """One row per month from January 2024, tjenesteområde and tema, with the columns of the file; October comes last."""
    rng = stream(_STREAM)
    months = [(aar, maaned) for aar in range(_FIRST_YEAR, AAR + 1) for maaned in range(1, 13)]
    rows = []
    for number, (aar, maaned) in enumerate(months[: -12 + OCTOBER.maaned]):
        for area, usual in _USUAL.items():
            for (tema, kompass), level in zip(THEMES.items(), usual, strict=True):
                chance, closing, risk = rng.random(3).tolist()
                season = 0.7 if maaned in _SUMMER else 1.0
                told = round(level * season * (0.7 + 0.6 * chance) * (1 + 0.004 * number))
                # Fewer stay open every year: the deadlines are followed up.
                closed = round(told * min(1.0, 0.72 + 0.006 * number + 0.2 * closing))
                planned = (
                    1 + (maaned in (3, 6, 9, 12)) if tema != "Informasjonssikkerhet" else int(maaned % 3 == 0)
                )
                rows.append(
                    {
                        "År": str(aar),
                        "Måned": str(maaned),
                        "Tjenesteområde": area,
                        "Tema": tema,
                        "Meldte avvik": str(told),
                        "Lukkede avvik": str(closed),
                        "Avvik over frist": str(round((told - closed) * 0.6)),
                        "Risikoanalyser": str(int(risk > 0.75)),
                        "Planlagte kontroller": str(planned),
                        "Utførte kontroller": str(planned - int(planned > 0 and closing < 0.2)),
                        "Mål (id)": _GOAL.get((area, tema), ""),
                        "Kommunekompasset": kompass,
                    }
                )
    return tuple(rows)
