"""Forklaring: what a unit's leader says about a deviation, before the meeting."""

from dashboard.datasets.contract import Column, Dataset, Type
from dashboard.datasets.shared import AAR, PERIODE

AARSAKER = (
    "sykefravær og vikarbruk",
    "flere brukere eller økt behov",
    "færre brukere eller mindre behov",
    "pris eller avtale",
    "inntekter",
    "tiltak ikke gjennomført",
    "periodisering",
    "feilføring",
    "engangshendelse",
    "annet",
)

FORKLARING = Dataset(
    name="forklaring",
    title="Forklaringer",
    grain="én rad per år, periode og enhet: det enheten sist har svart",
    columns=(
        AAR,
        PERIODE,
        Column("enhet", Type.CODE, "Enhet", required=True),
        Column("aarsak", Type.TEXT, "Årsak", required=True, values=AARSAKER),
        Column("tekst", Type.TEXT, "Forklaring", required=True),
        Column("tiltak", Type.TEXT, "Tiltak"),
        Column("prognose", Type.KRONER, "Egen prognose for året", unit="kr"),
        Column("rolle", Type.TEXT, "Svart av (rolle)", required=True),
        Column("dato", Type.DATE, "Dato", required=True),
        Column("avvik", Type.KRONER, "Avviket som forklares", unit="kr"),
        Column("versjon", Type.COUNT, "Versjonen av tallene som forklares"),
    ),
    key=("aar", "periode", "enhet"),
    replaces=("aar", "periode", "enhet"),
    period=("aar", "periode"),
    uploaded=False,
)
