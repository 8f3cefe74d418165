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

KOMMUNE = Column(
    "kommune",
    Type.CODE,
    "Kommunenr.",
    required=True,
    aliases=("kommunenummer", "kommunenr", "knr"),
)
_KOMMUNE_NAVN = Column("kommune_navn", Type.TEXT, "Kommune", aliases=("kommunenavn", "navn på kommunen"))
VERSJON = Column(
    "versjon",
    Type.CODE,
    "Versjon av Kommunekompasset",
    required=True,
    aliases=("versjon", "kompassversjon", "versjon kommunekompasset", "utgave"),
)
NR = Column(
    "nr",
    Type.CODE,
    "Nr. i Kommunekompasset",
    required=True,
    aliases=(
        "nr",
        "nummer",
        "områdenr",
        "kriterienr",
        "spørsmålsnr",
        "spørsmål nr",
        "kompassnr",
        "område/delkriterium",
        "delkriterium",
        "kriterium",
        "område",
        "fokusområde",
    ),
)
_MAKS = Column(
    "maks",
    Type.NUMBER,
    "Høyeste poengsum",
    unit="poeng",
    aliases=("maks", "maks poeng", "makspoeng", "maks skår", "maksimum", "høyeste poeng"),
)
_KILDE = Column("kilde", Type.TEXT, "Kilde", aliases=("datakilde",))

KOMPASSEVALUERING = Dataset(
    name="kompassevaluering",
    title="Evalueringer i Kommunekompasset",
    grain="én rad per kommune, evalueringsår og nr.: totalen, et område eller et delkriterium",
    columns=(
        KOMMUNE,
        _KOMMUNE_NAVN,
        AAR,
        VERSJON,
        NR,
        Column(
            "navn",
            Type.TEXT,
            "Område eller delkriterium (navn)",
            aliases=("tekst", "tittel", "område", "fokusområde", "delkriterium", "kriterium"),
        ),
        _MAKS,
        Column(
            "skaar",
            Type.NUMBER,
            "Oppnådde poeng",
            unit="poeng",
            aliases=("skår", "skåre", "score", "poeng", "poengsum", "oppnådd", "resultat"),
        ),
        Column(
            "minst",
            Type.NUMBER,
            "Minst (poeng, etter omtalen)",
            unit="poeng",
            aliases=("minst", "minst poeng", "over ca"),
        ),
        Column(
            "plassering",
            Type.TEXT,
            "Plassering blant områdene (etter omtalen)",
            values=PLASSERING,
            aliases=("plassering", "plassering blant områdene"),
        ),
        Column(
            "mot_snittet",
            Type.TEXT,
            "Mot landssnittet (etter omtalen)",
            values=MOT_SNITTET,
            aliases=("mot snittet", "mot landssnittet"),
        ),
        Column("dato", Type.DATE, "Evaluert dato", aliases=("evaluert", "dato for evalueringen")),
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
        KOMMUNE,
        AAR,
        NR,
        Column(
            "slag",
            Type.TEXT,
            "Styrke, utfordring eller svakhet",
            required=True,
            values=SLAG,
            local_words=True,
            aliases=("slag", "type", "kategori", "vurdering"),
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
        VERSJON,
        AAR,
        NR,
        Column(
            "slag",
            Type.TEXT,
            "Slag referanse",
            required=True,
            values=REFERANSER,
            aliases=("slag", "type", "type referanse", "referanse"),
        ),
        Column("navn", Type.TEXT, "Hvem", aliases=("hvem", "gruppe", "beskrivelse")),
        Column(
            "verdi",
            Type.NUMBER,
            "Poeng",
            required=True,
            unit="poeng",
            aliases=("poeng", "skår", "snitt", "gjennomsnitt"),
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
        VERSJON,
        NR,
        Column("spoersmaal", Type.TEXT, "Spørsmål", required=True, aliases=("spørsmål", "tekst")),
        _MAKS,
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
        VERSJON,
        NR,
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
    grain="én rad per versjon og tiltak: hva det løfter, og hva det krever; filen er hele planen for en versjon",
    columns=(
        VERSJON,
        Column("id", Type.CODE, "Id", required=True, aliases=("kode", "tiltaksnr")),
        NR,
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
    replaces=("versjon",),
    edited=True,
)
"""No dimension: the measure lifts all of them. Several ids of the målstruktur are parted as there. Stored as a whole, as a plan of
the målstruktur is: so a measure can be taken out."""
