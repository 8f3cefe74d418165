"""The leaders' own figures for the year's end, March to October 2026."""

import numpy as np

from dashboard.demo.budget import regulert
from dashboard.demo.chance import stream
from dashboard.demo.deliveries import AAR
from dashboard.demo.ledger import ledger
from dashboard.demo.organisation import ANSVAR, ENHETER
from dashboard.demo.posts import posts
from dashboard.demo.problems import BARNEVERN, GEBYR_IKKE_FAKTURERT

# When the leaders told: month -> the day, before the month's exports were made.
TOLD = {
    3: "07.04.2026",
    4: "05.05.2026",
    5: "03.06.2026",
    6: "03.07.2026",
    7: "04.08.2026",
    8: "02.09.2026",
    9: "02.10.2026",
    10: "02.11.2026",
}
STEP = 50_000  # leaders report round figures
WORTH_TELLING = 300_000

REASONS = {
    "213": "Regner med balanse ved årets slutt.",
    "219": "Holder budsjettet.",
    "311": "Høy bruk av vikarer og overtid på grunn av vakanser på natt. Arbeider med turnus.",
    "610": "Strømutgiftene er høyere enn budsjettert.",
    "710": "Mye brøyting i vinter.",
    "712": "Tredje termin av avløpsgebyret er ikke fakturert ennå. Faktureres før årets slutt.",
    "910": "Skatteinngangen er lavere enn anslått.",
}
SINCE = {"712": GEBYR_IKKE_FAKTURERT.fra}  # nobody explains what has not happened yet
BALANCED = (BARNEVERN, "213", "712")  # these leaders report the budget whatever the accounts say


def forecast_rows() -> list[dict[str, str | int]]:
    """One row per unit and month: net kr for the whole year, drift, expenditure positive."""
    unit_of = {ansvar.kode: ansvar.enhet for ansvar in ANSVAR}
    chart = posts()
    units = np.array([unit_of[post.ansvar] for post in chart])
    drift = np.array([post.drift for post in chart])
    rng = stream(5)
    rows: list[dict[str, str | int]] = []
    for month, day in TOLD.items():
        for unit in ENHETER:
            mine = (units == unit.kode) & drift
            budget = int(regulert()[mine, 3].sum())
            so_far = int(ledger().months[mine, 36 : 36 + month].sum() - regulert()[mine, 3, :month].sum())
            belief = 0.5 + 0.05 * month + 0.3 * float(rng.random())
            told = unit.kode not in BALANCED and abs(so_far) > WORTH_TELLING
            forecast = budget + round(so_far * belief) if told else budget
            explained = (told or unit.kode in BALANCED) and month >= SINCE.get(unit.kode, 0)
            rows.append(
                {
                    "År": AAR,
                    "Periode": month,
                    "Enhet": unit.kode,
                    "Enhetsnavn": unit.navn,
                    "Prognose for året": budget if forecast == budget else round(forecast / STEP) * STEP,
                    "Meldt av": unit.leder,
                    "Dato": day,
                    "Begrunnelse": REASONS.get(unit.kode, "") if explained else "",
                }
            )
    return rows
