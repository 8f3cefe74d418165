"""Møte: one steering dialogue, the version of the numbers it is locked to, and what was decided in it."""

from dashboard.datasets.contract import Column, Dataset, Type
from dashboard.datasets.shared import AAR, PERIODE

FORUM = ("styringsdialog drift", "styringsdialog strategisk")
STATUSES = ("planlagt", "åpnet", "avsluttet")
BESLUTNING_TYPES = ("beslutning", "oppgave")
OPPGAVE_STATUSES = ("åpen", "utført", "utgår")

MOETE = Dataset(
    name="moete",
    title="Møter",
    grain="én rad per møte",
    columns=(
        Column("id", Type.CODE, "Id", required=True),
        Column("forum", Type.TEXT, "Forum", required=True, values=FORUM),
        Column("dato", Type.DATE, "Møtedato", required=True),
        AAR,
        PERIODE,
        Column("deltakere", Type.TEXT, "Deltakere (roller, én per linje)"),
        Column("dagsorden", Type.TEXT, "Dagsorden (én sak per linje)", required=True),
        Column("versjon", Type.COUNT, "Versjonen av tallene møtet er låst til", required=True),
        Column("status", Type.TEXT, "Status", required=True, values=STATUSES),
        Column("referat_versjon", Type.COUNT, "Versjonen av det som er skrevet, da møtet ble avsluttet"),
        Column("merknad", Type.TEXT, "Merknad"),
    ),
    key=("id",),
    replaces=("id",),
    period=("aar", "periode"),
    uploaded=False,
)

BESLUTNING = Dataset(
    name="beslutning",
    title="Beslutninger og oppgaver",
    grain="én rad per beslutning eller oppgave, slik den sist ble skrevet",
    columns=(
        Column("id", Type.CODE, "Id", required=True),
        Column("moete", Type.CODE, "Møtet den ble skrevet i", required=True),
        Column("sak", Type.TEXT, "Sak på dagsordenen", required=True),
        Column("type", Type.TEXT, "Type", required=True, values=BESLUTNING_TYPES),
        Column("tekst", Type.TEXT, "Tekst", required=True),
        Column("ansvarlig", Type.TEXT, "Ansvarlig (rolle)"),
        Column("frist", Type.DATE, "Frist"),
        Column("status", Type.TEXT, "Status", required=True, values=OPPGAVE_STATUSES),
        Column("kommentar", Type.TEXT, "Kommentar"),
        Column("gjelder", Type.TEXT, "Tallet den står ved"),
        Column("lenke", Type.TEXT, "Adressen til tallet"),
        Column("registrert", Type.DATE, "Registrert", required=True),
        Column("lukket", Type.DATE, "Lukket"),
    ),
    key=("id",),
    replaces=("id",),
    uploaded=False,
)
