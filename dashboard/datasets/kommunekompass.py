"""Kommunekompasset: what evaluators have given, what the municipality says of itself between two evaluations, and what it plans.

The yardsticks (versions, areas, sub-criteria, their maximum points) are reference lists: kompass_versjon, kompass_omraade,
kompass_kriterium. A number is an area's («2»), a sub-criterion's («2.1»), a question's («2.1.1»), or `TOTAL`.
"""

from dashboard.datasets.contract import Column, Dataset, Type
from dashboard.datasets.shared import AAR

TOTAL = "total"
SLAG = ("styrke", "utfordring", "svakhet")
REFERANSER = ("alle", "størrelsesgruppe", "normal fra", "normal til", "best")
STEG = ("gjennomført", "i gang", "planlagt")
"""Only what is carried out and documented gives points."""
PLASSERING = ("lavest", "høyest")
MOT_SNITTET = ("over", "omtrent", "under")

_KOMMUNE = Column(
    "kommune",
    Type.CODE,
    "Kommunenr.",
    required=True,
    aliases=("kommunenummer", "kommunenr", "knr"),
)
_KOMMUNE_NAVN = Column("kommune_navn", Type.TEXT, "Kommune", aliases=("kommunenavn", "navn på kommunen"))
_VERSJON = Column(
    "versjon",
    Type.CODE,
    "Versjon av Kommunekompasset",
    required=True,
    aliases=("versjon", "kompassversjon", "utgave"),
)
_NR = Column(
    "nr",
    Type.CODE,
    "Nr. i Kommunekompasset",
    required=True,
    aliases=("nr", "nummer", "område", "delkriterium", "kriterium", "område/delkriterium"),
)
_KILDE = Column("kilde", Type.TEXT, "Kilde", aliases=("datakilde",))

KOMPASSEVALUERING = Dataset(
    name="kompassevaluering",
    title="Evalueringer i Kommunekompasset",
    grain="én rad per kommune, evalueringsår og nr.: totalen, et område eller et delkriterium",
    columns=(
        _KOMMUNE,
        _KOMMUNE_NAVN,
        AAR,
        _VERSJON,
        _NR,
        Column("navn", Type.TEXT, "Område eller delkriterium (navn)", aliases=("tekst", "tittel")),
        Column(
            "maks", Type.NUMBER, "Høyeste poengsum", unit="poeng", aliases=("maks", "makspoeng", "maksimum")
        ),
        Column(
            "skaar",
            Type.NUMBER,
            "Oppnådde poeng",
            unit="poeng",
            aliases=("skår", "score", "poeng", "oppnådd", "resultat"),
        ),
        Column(
            "minst",
            Type.NUMBER,
            "Minst (poeng, etter omtalen)",
            unit="poeng",
            aliases=("minst", "over ca"),
        ),
        Column(
            "plassering",
            Type.TEXT,
            "Plassering blant områdene (etter omtalen)",
            values=PLASSERING,
            aliases=("plassering",),
        ),
        Column(
            "mot_snittet",
            Type.TEXT,
            "Mot landssnittet (etter omtalen)",
            values=MOT_SNITTET,
            aliases=("mot snittet", "mot landssnittet"),
        ),
        _KILDE,
    ),
    key=("kommune", "aar", "nr"),
    replaces=("kommune", "aar"),
    period=("aar",),
    edited=True,
)
"""Points as printed. No points: not known, and never guessed; minst, plassering and mot_snittet are what the evaluators say in words."""

KOMPASSOMTALE = Dataset(
    name="kompassomtale",
    title="Styrker, utfordringer og svakheter i Kommunekompasset",
    grain="én rad per kommune, evalueringsår, område og punkt",
    columns=(
        _KOMMUNE,
        AAR,
        _NR,
        Column(
            "slag",
            Type.TEXT,
            "Styrke, utfordring eller svakhet",
            required=True,
            values=SLAG,
            aliases=("slag", "type", "vurdering"),
        ),
        Column("punkt", Type.TEXT, "Punkt", required=True, aliases=("omtale", "tekst", "beskrivelse")),
    ),
    key=("kommune", "aar", "nr", "slag", "punkt"),
    replaces=("kommune", "aar"),
    period=("aar",),
    edited=True,
)

KOMPASSREFERANSE = Dataset(
    name="kompassreferanse",
    title="Referanser i Kommunekompasset",
    grain="én rad per versjon, år, nr. og slag referanse: hva andre har fått",
    columns=(
        _VERSJON,
        AAR,
        _NR,
        Column(
            "slag",
            Type.TEXT,
            "Slag referanse",
            required=True,
            values=REFERANSER,
            aliases=("slag", "type referanse", "referanse"),
        ),
        Column("navn", Type.TEXT, "Hvem", aliases=("hvem", "gruppe", "beskrivelse")),
        Column(
            "verdi", Type.NUMBER, "Poeng", required=True, unit="poeng", aliases=("poeng", "skår", "snitt")
        ),
        Column("antall", Type.COUNT, "Antall kommuner", aliases=("antall kommuner", "n")),
        _KILDE,
    ),
    key=("versjon", "aar", "nr", "slag"),
    replaces=("versjon", "aar"),
    period=("aar",),
    edited=True,
)

KOMPASSSPOERSMAAL = Dataset(
    name="kompassspoersmaal",
    title="Spørsmål i Kommunekompasset",
    grain="én rad per versjon og spørsmål; filen er hele spørsmålslisten til en versjon",
    columns=(
        _VERSJON,
        _NR,
        Column("spoersmaal", Type.TEXT, "Spørsmål", required=True, aliases=("spørsmål", "tekst")),
        Column(
            "maks", Type.NUMBER, "Høyeste poengsum", unit="poeng", aliases=("maks", "makspoeng", "maksimum")
        ),
    ),
    key=("versjon", "nr"),
    replaces=("versjon",),
)
"""Where no maximum is given, the questions of a sub-criterion share its points equally."""

EGENVURDERING = Dataset(
    name="egenvurdering",
    title="Egenvurdering mot Kommunekompasset",
    grain="én rad per versjon, spørsmål, dimensjon og dato; den nyeste gjelder",
    columns=(
        _VERSJON,
        _NR,
        Column("dimensjon", Type.TEXT, "Dimensjon", required=True, aliases=("skåringsdimensjon",)),
        Column("grad", Type.COUNT, "Grad (0–4)", required=True, aliases=("grad", "vurdering", "nivå")),
        Column(
            "steg",
            Type.TEXT,
            "Gjennomført, i gang eller planlagt",
            required=True,
            values=STEG,
            local_words=True,
            aliases=("steg", "status", "hvor langt"),
        ),
        Column(
            "dokumentasjon",
            Type.TEXT,
            "Dokumentasjon",
            aliases=("bevis", "dokumentert med", "dokument", "lenke"),
        ),
        Column("kommentar", Type.TEXT, "Kommentar", aliases=("merknad",)),
        Column("rolle", Type.TEXT, "Vurdert av (rolle)", required=True, aliases=("vurdert av",)),
        Column("dato", Type.DATE, "Vurdert dato", required=True, aliases=("vurdert", "dato")),
    ),
    key=("versjon", "nr", "dimensjon", "dato"),
    replaces=("versjon", "nr", "dimensjon", "dato"),
    edited=True,
)
"""The grades: reference list kompass_grad. Nr. is a question's, or a sub-criterion's where the version's questions are not known."""

KOMPASSPLAN = Dataset(
    name="kompassplan",
    title="Plan for Kommunekompasset",
    grain="én rad per versjon og tiltak: hvilket delkriterium eller spørsmål det løfter, og hva det krever",
    columns=(
        _VERSJON,
        Column("id", Type.CODE, "Id", required=True, aliases=("kode", "tiltaksnr")),
        _NR,
        Column("tiltak", Type.TEXT, "Tiltak", required=True, aliases=("hva", "tittel", "hva skal gjøres")),
        Column("dimensjon", Type.TEXT, "Dimensjon", aliases=("skåringsdimensjon",)),
        Column(
            "maal_grad",
            Type.COUNT,
            "Grad når det er gjort (0–4)",
            required=True,
            aliases=("mål grad", "målgrad", "grad etter"),
        ),
        Column(
            "dagsverk",
            Type.DAYS,
            "Innsats",
            unit="dagsverk",
            aliases=("dagsverk", "innsats (dagsverk)", "arbeid"),
        ),
        Column("ansvarlig", Type.TEXT, "Ansvarlig (rolle)", aliases=("ansvarlig", "eier")),
        Column("frist", Type.DATE, "Frist", aliases=("tidsfrist", "ferdig innen")),
        Column("ledd", Type.TEXT, "Ledd i målstrukturen (id)", aliases=("oppgave", "ledd", "målstruktur")),
    ),
    key=("versjon", "id"),
    replaces=("versjon", "id"),
    edited=True,
)
"""No dimension: the measure lifts all of them. Several ids of the målstruktur are parted as there."""
