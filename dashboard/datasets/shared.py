"""Columns that several contracts share: the account address and the period."""

from dashboard.datasets.contract import Column, Type

AAR = Column(
    "aar",
    Type.YEAR,
    "År",
    required=True,
    aliases=("årstall", "regnskapsår", "rekneskapsår", "budsjettår", "year", "årgang"),
)
PERIODE = Column(
    "periode",
    Type.PERIOD,
    "Periode",
    required=True,
    aliases=(
        "måned",
        "månad",
        "mnd",
        "periodenr",
        "regnskapsperiode",
        "rekneskapsperiode",
        "per",
        "period",
        "month",
    ),
)

KONTOKLASSE = Column(
    "kontoklasse", Type.CODE, "Kontoklasse", required=True, values=("1", "0"), aliases=("klasse", "kontokl")
)
ANSVAR = Column(
    "ansvar",
    Type.CODE,
    "Ansvar",
    aliases=(
        "ansvarnr",
        "ansvarsnr",
        "ansvarssted",
        "ansvarskode",
        "koststed",
        "kostnadssted",
        "department",
        "cost center",
    ),
)
FUNKSJON = Column(
    "funksjon",
    Type.CODE,
    "Funksjon",
    aliases=(
        "kostrafunksjon",
        "funksjonsnr",
        "funksjonskode",
        "funksjonsområde",
        "tjeneste",
        "tjenestenr",
        "tenestenr",
        "teneste",
        "function",
    ),
)
ART = Column(
    "art",
    Type.CODE,
    "Art",
    aliases=("kostraart", "artskode", "artsnr", "konto", "kontonr", "kontonummer", "hovedkonto", "account"),
)
TJENESTE = Column("tjeneste", Type.CODE, "Tjeneste (lokal)")
KONTO = Column("konto", Type.CODE, "Konto (lokal)")
PROSJEKT = Column(
    "prosjekt", Type.CODE, "Prosjekt", aliases=("prosjektnr", "prosjektkode", "tiltak", "project")
)
ANSVAR_NAVN = Column(
    "ansvar_navn",
    Type.TEXT,
    "Ansvar (navn)",
    aliases=("ansvar tekst", "ansvar (t)", "ansvarstekst", "ansvarsnavn", "ansvar navn"),
)
FUNKSJON_NAVN = Column(
    "tjeneste_navn",
    Type.TEXT,
    "Tjeneste (navn)",
    aliases=(
        "tjeneste tekst",
        "tjeneste (t)",
        "tenestetekst",
        "funksjon tekst",
        "funksjonsområde tekst",
        "funksjonaomrade tekst",
    ),
)
KONTO_NAVN = Column(
    "konto_navn",
    Type.TEXT,
    "Konto (navn)",
    aliases=("konto tekst", "konto (t)", "art tekst", "artstekst", "art-tekst", "kontonavn"),
)
OMRAADE = Column(
    "omraade",
    Type.TEXT,
    "Område i filen",
    aliases=(
        "virksomhetsområde",
        "tjenesteområde",
        "tenesteområde",
        "sektor",
        "avdeling tekst",
        "budsjettområde",
        "rammeområde",
    ),
)

ACCOUNT_ADDRESS = (
    KONTOKLASSE,
    ANSVAR,
    FUNKSJON,
    ART,
    PROSJEKT,
    KONTO,
    TJENESTE,
    ANSVAR_NAVN,
    FUNKSJON_NAVN,
    KONTO_NAVN,
    OMRAADE,
)
