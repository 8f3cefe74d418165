"""One document with every kind of block and every awkward text, for the writers' tests."""

from datetime import UTC, date, datetime

import altair as alt
import pandas as pd

from dashboard.reports.document import Bullets, Column, Document, Facts, Heading, Paragraph, Table
from dashboard.reports.tegning import drawn

AWKWARD = r"#let x = 1 *fet* _kursiv_ $1$ <script>alert(1)</script> \n @ref `kode` [lenke] // slutt = tittel"
LONG = "Lang" * 30
MOMENT = datetime(2026, 11, 3, 8, 30, tzinfo=UTC)
COLUMNS = (
    Column("navn", "Enhet"),
    Column("avvik", "Avvik", "tusen"),
    Column("avvik_prosent", "Avvik", "prosent"),
    Column("regnskap", "Regnskap", "kroner"),
    Column("antall", "Antall", "antall"),
    Column("frist", "Frist", "dato"),
)
ROWS = pd.DataFrame(
    {
        "navn": ["Fjordgløtt «æøå»", AWKWARD, LONG],
        "avvik": [-4_125_824.0, 12_000.0, 0.0],
        "avvik_prosent": [-16.0, 0.1, None],
        "regnskap": [29_909_524.0, -1_234.0, None],
        "antall": [1_234, 0, 5],
        "frist": [date(2026, 12, 1), None, date(2027, 1, 2)],
    }
)


def sample() -> Document:
    chart = (
        alt.Chart(pd.DataFrame({"navn": ["Æ", "Ø"], "kr": [1, -2]})).mark_bar().encode(x="kr:Q", y="navn:N")
    )
    return Document(
        title="Månedsrapport oktober 2026",
        subtitle="Økonomi, tiltak og sykefravær",
        kommune="Fjordvik kommune",
        period="oktober 2026",
        version=32,
        time=MOMENT,
        fingerprint="0123456789abcdef",
        demo=True,
        blocks=[
            Heading("Økonomi"),
            Paragraph("Kommunen har brukt 12,9 mill. kr mer enn budsjettert.", strong=True),
            Paragraph(AWKWARD),
            Heading(AWKWARD, 2),
            Facts([("Forum", "Styringsdialog drift"), ("Merk", AWKWARD)]),
            Bullets(["Første", AWKWARD]),
            Bullets([]),
            drawn(chart, "Søylene viser at Ø er lavest, med −2."),
            Table("Enheter", COLUMNS, ROWS, {"navn": "Sum", "avvik": -4_113_824.0, "antall": 1_239}),
            Table("Ingen enheter", COLUMNS, ROWS.head(0), {"navn": "Sum"}),
        ],
    )
