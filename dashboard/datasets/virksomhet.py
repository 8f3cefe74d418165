"""How the organisation itself is doing: surveys, digital maturity and internal control. Aggregates only, never a person."""

from dashboard.datasets.contract import Column, Dataset, Type
from dashboard.datasets.shared import AAR, PERIODE

UNDERSOEKELSER = ("innbygger", "bruker", "medarbeider", "kompetanse")
DIMENSJONER = ("kunnskap", "ferdigheter", "evner", "holdninger")
"""What competence is made of (Linda Lai)."""

_MAAL = Column("maal", Type.TEXT, "Mål (id)", aliases=("mål", "mål id", "ledd"))
_KOMPASS = Column("kompass", Type.TEXT, "Kommunekompasset", aliases=("kompasskriterium", "kommunekompasset"))
_TJENESTEOMRAADE = Column(
    "tjenesteomraade",
    Type.CODE,
    "Tjenesteområde",
    aliases=("tjenesteområde", "tenesteområde", "sektor", "kommunalområde"),
)

UNDERSOEKELSE = Dataset(
    name="undersoekelse",
    title="Undersøkelser",
    grain="én rad per undersøkelse, år, spørsmål og gruppe som har svart",
    columns=(
        Column(
            "slag",
            Type.TEXT,
            "Slag undersøkelse",
            required=True,
            values=UNDERSOEKELSER,
            local_words=True,
            aliases=("type undersøkelse", "undersøkelsestype"),
        ),
        Column(
            "navn",
            Type.TEXT,
            "Undersøkelse",
            required=True,
            aliases=("undersøkelsen", "navn på undersøkelsen"),
        ),
        AAR,
        _TJENESTEOMRAADE,
        Column("gruppe", Type.TEXT, "Gruppe", aliases=("svargruppe", "hvem som har svart")),
        Column("tema", Type.TEXT, "Tema", aliases=("område", "faktor", "kompetanseområde")),
        Column(
            "dimensjon",
            Type.TEXT,
            "Dimensjon",
            values=DIMENSJONER,
            local_words=True,
            aliases=("kompetansedimensjon",),
        ),
        Column("spoersmaal", Type.TEXT, "Spørsmål", required=True, aliases=("spørsmål", "utsagn", "påstand")),
        Column(
            "resultat", Type.NUMBER, "Resultat", required=True, aliases=("score", "skår", "snitt", "andel")
        ),
        Column(
            "maaleenhet", Type.TEXT, "Måleenhet", required=True, aliases=("skala", "måles i"), assumed="%"
        ),
        Column(
            "svar", Type.COUNT, "Antall svar", required=True, aliases=("respondenter", "antall svar", "n")
        ),
        Column("inviterte", Type.COUNT, "Antall spurte", aliases=("inviterte", "utsendte", "spurte")),
        _MAAL,
        _KOMPASS,
        Column("kilde", Type.TEXT, "Kilde"),
    ),
    key=("slag", "navn", "aar", "tjenesteomraade", "gruppe", "spoersmaal"),
    replaces=("slag", "navn", "aar"),
    period=("aar",),
)
"""Neither tjenesteområde nor group: all who answered. Unit: %, or a scale as «1–6»."""

MODENHET = Dataset(
    name="modenhet",
    title="Digital modenhet",
    grain="én rad per tjenesteområde og år: egen vurdering",
    columns=(
        Column(
            "tjenesteomraade",
            Type.CODE,
            "Tjenesteområde",
            required=True,
            aliases=("tjenesteområde", "tenesteområde", "sektor"),
        ),
        AAR,
        Column(
            "generasjon",
            Type.COUNT,
            "Generasjon nå (1–5)",
            required=True,
            aliases=("generasjon", "digital modenhet", "modenhet"),
        ),
        Column(
            "maal_generasjon",
            Type.COUNT,
            "Generasjon som mål (1–5)",
            aliases=("målgenerasjon", "mål for modenhet"),
        ),
        Column("begrunnelse", Type.TEXT, "Begrunnelse", aliases=("dokumentasjon",)),
        Column("rolle", Type.TEXT, "Vurdert av (rolle)", aliases=("vurdert av",)),
        Column("dato", Type.DATE, "Vurdert dato", aliases=("vurdert",)),
    ),
    key=("tjenesteomraade", "aar"),
    replaces=("tjenesteomraade", "aar"),
    period=("aar",),
    edited=True,
)
"""The generations: reference list digital_generasjon."""

INTERNKONTROLL = Dataset(
    name="internkontroll",
    title="Internkontroll",
    grain="én rad per år, måned, tjenesteområde og tema: antall fra kvalitetssystemet",
    columns=(
        AAR,
        PERIODE,
        Column(
            "tjenesteomraade",
            Type.CODE,
            "Tjenesteområde",
            required=True,
            aliases=("tjenesteområde", "tenesteområde", "sektor"),
        ),
        Column("tema", Type.TEXT, "Tema", aliases=("kategori", "avvikskategori")),
        Column(
            "avvik_meldt",
            Type.COUNT,
            "Meldte avvik",
            required=True,
            aliases=("meldte avvik", "nye avvik", "antall avvik"),
        ),
        Column("avvik_lukket", Type.COUNT, "Lukkede avvik", aliases=("lukkede avvik", "lukka avvik")),
        Column("avvik_over_frist", Type.COUNT, "Avvik over frist", aliases=("over frist", "forfalte avvik")),
        Column("risikoanalyser", Type.COUNT, "Risikoanalyser", aliases=("ros-analyser", "risikovurderinger")),
        Column("kontroller_planlagt", Type.COUNT, "Planlagte kontroller", aliases=("planlagte kontroller",)),
        Column(
            "kontroller_utfoert",
            Type.COUNT,
            "Utførte kontroller",
            aliases=("utførte kontroller", "gjennomførte kontroller"),
        ),
        _MAAL,
        _KOMPASS,
    ),
    key=("aar", "periode", "tjenesteomraade", "tema"),
    replaces=("aar", "periode"),
    period=("aar", "periode"),
)
