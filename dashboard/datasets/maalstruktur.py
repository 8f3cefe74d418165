"""Målstruktur: the red thread from vision to indicator, and what is told of it quarter by quarter."""

from dashboard.datasets.contract import Column, Dataset, Type
from dashboard.datasets.shared import AAR

PLANSLAG = (
    "samfunnsdel",
    "handlingsdel",
    "oppdragsbrev",
    "utviklingsstrategi",
    "arbeidsgiverstrategi",
    "kompetanseplan",
    "omstilling",
    "virksomhetsplan",
)
NIVAAER = (
    "visjon",
    "satsingsområde",
    "delstrategi",
    "innsatsområde",
    "fokusområde",
    "mål",
    "delmål",
    "oppdrag",
    "tiltak",
    "hovedoppgave",
    "aktivitet",
    "indikator",
)
"""From the top: what stands further down serves what stands further up."""
MAAL = ("mål", "delmål")
ARBEID = ("oppdrag", "tiltak", "hovedoppgave")
"""What somebody has been set to do. An aktivitet is a step of it."""
STATUSES = ("ikke startet", "under arbeid", "avventer", "utført", "utgår")
GEVINSTER = ("kr", "tid", "kvalitet")

MAALSTRUKTUR = Dataset(
    name="maalstruktur",
    title="Målstruktur",
    grain="én rad per ledd i en plan: visjon, satsingsområde, mål, oppdrag, tiltak, aktivitet, indikator; filen er hele planen",
    columns=(
        Column("id", Type.CODE, "Id", required=True, aliases=("kode", "ledd", "mål id", "id nr")),
        Column("plan", Type.TEXT, "Plan", required=True, aliases=("plannavn", "strategi", "dokument")),
        Column(
            "planslag",
            Type.TEXT,
            "Slag plan",
            required=True,
            values=PLANSLAG,
            local_words=True,
            aliases=("plantype", "slag", "type plan"),
        ),
        Column(
            "nivaa",
            Type.TEXT,
            "Nivå",
            required=True,
            values=NIVAAER,
            local_words=True,
            aliases=("nivå", "ledd type", "elementtype"),
        ),
        Column(
            "overordnet",
            Type.CODE,
            "Overordnet ledd (id)",
            aliases=("overordnet", "overordna", "tilhører", "under", "forelder", "overordnet mål"),
        ),
        Column("nr", Type.TEXT, "Nr.", aliases=("nummer", "rekkefølge")),
        Column("tittel", Type.TEXT, "Tittel", required=True, aliases=("navn", "tekst", "mål", "oppdrag")),
        Column("innhold", Type.TEXT, "Innhold (ett punkt per linje)", aliases=("beskrivelse", "punkter")),
        Column("fn_maal", Type.TEXT, "FNs bærekraftsmål", aliases=("fn mål", "bærekraftsmål", "fns mål")),
        Column(
            "hovedansvar",
            Type.TEXT,
            "Hovedansvar (HA)",
            aliases=("ha", "eier", "eigar", "ansvarlig", "hovedansvarlig"),
        ),
        Column(
            "delansvar", Type.TEXT, "Delansvar (DA)", aliases=("da", "bidragsytere", "medvirker", "bidrar")
        ),
        Column("start", Type.DATE, "Start", aliases=("startdato", "fra dato", "oppstart")),
        Column("frist", Type.DATE, "Frist", aliases=("tidsfrist", "til dato", "ferdig innen", "sluttdato")),
        Column(
            "status",
            Type.TEXT,
            "Status",
            values=STATUSES,
            local_words=True,
            aliases=("framdriftsstatus", "fremdriftsstatus"),
        ),
        Column("statusdato", Type.DATE, "Statusdato", aliases=("status dato", "oppdatert")),
        Column(
            "framdrift",
            Type.NUMBER,
            "Framdrift",
            unit="%",
            aliases=("fremdrift", "framdrift %", "fremdrift %", "prosent ferdig"),
        ),
        Column("kommentar", Type.TEXT, "Kommentar", aliases=("merknad", "statuskommentar")),
        Column("ansvar", Type.CODE, "Ansvar", aliases=("ansvarnr", "koststed")),
        Column("funksjon", Type.CODE, "Funksjon", aliases=("kostrafunksjon",)),
        Column("art", Type.CODE, "Art", aliases=("kostraart",)),
        Column("prosjekt", Type.CODE, "Prosjekt", aliases=("prosjektnr",)),
        Column("stoetter", Type.TEXT, "Støtter også (id)", aliases=("støtter", "bidrar til", "støttar")),
        Column("vedtak", Type.TEXT, "Vedtak (id)", aliases=("vedtaksid", "politisk vedtak")),
        Column("tiltak", Type.TEXT, "Budsjettiltak (id)", aliases=("budsjettiltak", "tiltaksnr")),
        Column("kompass", Type.TEXT, "Kommunekompasset", aliases=("kompasskriterium", "kommunekompasset")),
        Column("viderefoert_fra", Type.CODE, "Videreført fra (id)", aliases=("videreført fra",)),
        Column("maaleenhet", Type.TEXT, "Måleenhet", aliases=("måles i", "enhet for måling")),
        Column("startverdi", Type.NUMBER, "Startverdi", aliases=("utgangspunkt", "nullpunkt", "baseline")),
        Column("maalverdi", Type.NUMBER, "Målverdi", aliases=("målsatt verdi", "ønsket verdi")),
        Column("verdi", Type.NUMBER, "Siste verdi", aliases=("målt", "målt verdi", "resultat")),
        Column("verdidato", Type.DATE, "Målt dato", aliases=("målt den", "dato for måling")),
        Column("kilde", Type.TEXT, "Kilde", aliases=("målekilde", "datakilde")),
    ),
    key=("id",),
    replaces=("plan",),
    edited=True,
)
"""Several names or ids in one cell are parted by semicolon or line, else by comma; the points of `innhold` by semicolon or line."""

OPPDRAGSSTATUS = Dataset(
    name="oppdragsstatus",
    title="Status for oppdragene",
    grain="én rad per oppdrag, år, kvartal og tjenesteområde",
    columns=(
        Column("oppdrag", Type.CODE, "Oppdrag (id)", required=True, aliases=("oppdragsnr", "oppdrag id")),
        AAR,
        Column("kvartal", Type.COUNT, "Kvartal", required=True, aliases=("kv", "kvartalnr")),
        Column(
            "tjenesteomraade",
            Type.CODE,
            "Tjenesteområde",
            required=True,
            aliases=("tjenesteområde", "tenesteområde", "sektor", "område"),
        ),
        Column("status", Type.TEXT, "Status", required=True, values=STATUSES, local_words=True),
        Column("framdrift", Type.NUMBER, "Framdrift", unit="%", aliases=("fremdrift", "framdrift %")),
        Column("kommentar", Type.TEXT, "Kommentar", aliases=("merknad", "statuskommentar")),
        Column("rolle", Type.TEXT, "Meldt av (rolle)", aliases=("meldt av", "rapportert av")),
        Column("dato", Type.DATE, "Meldt dato", aliases=("meldt", "rapportdato")),
    ),
    key=("oppdrag", "aar", "kvartal", "tjenesteomraade"),
    replaces=("oppdrag", "aar", "kvartal", "tjenesteomraade"),
    edited=True,
)

GEVINST = Dataset(
    name="gevinst",
    title="Gevinster",
    grain="én rad per ledd i målstrukturen, år, slag gevinst og hvem som får den",
    columns=(
        Column(
            "ledd", Type.CODE, "Ledd i målstrukturen (id)", required=True, aliases=("oppgave", "prosjekt id")
        ),
        AAR,
        Column(
            "slag",
            Type.TEXT,
            "Slag gevinst",
            required=True,
            values=GEVINSTER,
            local_words=True,
            aliases=("gevinsttype", "type gevinst", "gevinstslag"),
        ),
        Column("beskrivelse", Type.TEXT, "Gevinst", aliases=("gevinst", "hva gevinsten er")),
        Column("maaleenhet", Type.TEXT, "Måleenhet", aliases=("måles i",)),
        Column(
            "planlagt",
            Type.NUMBER,
            "Planlagt gevinst",
            required=True,
            aliases=("planlagt", "forventet gevinst"),
        ),
        Column(
            "realisert", Type.NUMBER, "Realisert gevinst", aliases=("realisert", "oppnådd gevinst", "tatt ut")
        ),
        Column("gevinst_hos", Type.CODE, "Gevinsten kommer hos", aliases=("gevinst hos", "mottaker")),
        Column("kostnad_hos", Type.CODE, "Kostnaden bæres av", aliases=("kostnad hos", "betaler")),
        Column("kostnad", Type.KRONER, "Kostnad", unit="kr", aliases=("årlig kostnad", "investering")),
        Column("kommentar", Type.TEXT, "Kommentar", aliases=("merknad",)),
    ),
    key=("ledd", "aar", "slag", "gevinst_hos", "beskrivelse"),
    replaces=("aar",),
    period=("aar",),
)
"""Of kind kr the gain is in kr, of kind tid in hours or dagsverk as `maaleenhet` says. The costs are in kr."""
