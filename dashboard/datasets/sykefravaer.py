"""Sykefravær: sums per unit and month only; never a person, a diagnosis or a case date."""

from dashboard.datasets.contract import Column, Dataset, Type
from dashboard.datasets.shared import AAR, PERIODE


def _days(name: str, title: str, *aliases: str, required: bool = False) -> Column:
    return Column(name, Type.DAYS, title, required=required, unit="dagsverk", aliases=aliases)


SYKEFRAVAER = Dataset(
    name="sykefravaer",
    title="Sykefravær",
    grain="én rad per år, måned og enhet",
    columns=(
        AAR,
        PERIODE,
        Column(
            "enhet",
            Type.CODE,
            "Enhet",
            required=True,
            aliases=("enhetsnr", "enhetskode", "eining", "avdeling", "ansvar"),
        ),
        _days(
            "avtalte_dagsverk",
            "Avtalte dagsverk",
            "mulige dagsverk",
            "moglege dagsverk",
            "mulige dager",
            "avtalte dager",
            required=True,
        ),
        _days(
            "sykefravaersdagsverk",
            "Sykefraværsdagsverk",
            "tapte dagsverk",
            "sjukefråværsdagsverk",
            "sykefravær",
            "fraværsdager",
            "sykedager",
            required=True,
        ),
        _days(
            "egenmeldt", "Egenmeldt", "egenmelding", "eigenmeldt", "egenmeldte dagsverk", "egenmeldt dagsverk"
        ),
        _days("legemeldt", "Legemeldt", "sykmeldt", "sjukmeldt", "legemeldte dagsverk", "legemeldt dagsverk"),
        _days("korttid", "Korttid", "korttidsfravær", "1-16 dager", "korttid dagsverk"),
        _days("langtid", "Langtid", "langtidsfravær", "over 16 dager", "langtid dagsverk"),
        Column("ansatte", Type.COUNT, "Ansatte", aliases=("antall ansatte", "tal tilsette", "tilsette")),
    ),
    key=("aar", "periode", "enhet"),
    replaces=("aar", "periode"),
    period=("aar", "periode"),
)
