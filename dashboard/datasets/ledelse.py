"""Ledelse: the leaders' roles and whether their talks are held. Never a name, and nothing of what was said."""

from dashboard.datasets.contract import Column, Dataset, Type

ROLLE = Dataset(
    name="rolle",
    title="Lederroller",
    grain="én rad per lederrolle eller gruppe av ledere; filen er alle",
    columns=(
        Column("kode", Type.CODE, "Rolle", required=True, aliases=("rollekode", "rolle")),
        Column(
            "tittel", Type.TEXT, "Tittel", required=True, aliases=("rolletittel", "stilling", "lederrolle")
        ),
        Column("nivaa", Type.COUNT, "Ledernivå", aliases=("ledernivå", "nivå")),
        Column(
            "tjenesteomraade",
            Type.CODE,
            "Tjenesteområde",
            aliases=("tjenesteområde", "tenesteområde", "sektor"),
        ),
        Column("enhet", Type.CODE, "Enhet", aliases=("enhetsnr", "enhetskode", "eining")),
        Column(
            "overordnet",
            Type.CODE,
            "Nærmeste leder (rolle)",
            aliases=("nærmeste leder", "overordna", "rapporterer til"),
        ),
    ),
    key=("kode",),
)
"""Level 1 is the kommunedirektør; a group as KLG has none. No tjenesteområde: the whole municipality."""

LEDERAVTALE = Dataset(
    name="lederavtale",
    title="Lederavtaler",
    grain="én rad per lederrolle og runde: om samtalen er holdt",
    columns=(
        Column("rolle", Type.CODE, "Rolle", required=True, aliases=("rollekode", "lederrolle")),
        Column("runde", Type.TEXT, "Runde", required=True, aliases=("samtalerunde", "samtale")),
        Column("frist", Type.DATE, "Frist", required=True, aliases=("samtalefrist", "innen")),
        Column(
            "gjennomfoert", Type.DATE, "Gjennomført dato", aliases=("gjennomført", "holdt", "samtale holdt")
        ),
    ),
    key=("rolle", "runde"),
    replaces=("rolle", "runde"),
    edited=True,
)
"""Only that it is held, and when: what was said belongs to the two of them."""
