"""Importprofil: how a source system's files are mapped. Kept in the lake beside what they brought in."""

from dashboard.datasets.contract import Column, Dataset, Type

IMPORTPROFIL = Dataset(
    name="importprofil",
    title="Importprofil",
    grain="én rad per navngitt profil",
    columns=(
        Column("navn", Type.TEXT, "Navn", required=True),
        Column("signatur", Type.TEXT, "Kolonner", required=True),
        Column("oppsett", Type.TEXT, "Oppsett", required=True),
    ),
    key=("navn",),
    replaces=("navn",),
    uploaded=False,
)
