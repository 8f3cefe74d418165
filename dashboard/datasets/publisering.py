"""Publisering: what has been published, what is cleared for it, and the questions that are answered in public."""

from dashboard.datasets.contract import Column, Dataset, Type
from dashboard.datasets.shared import AAR, PERIODE

PUBLISERING_STATUSES = ("publisert", "trukket")
KILDER = ("forklaring", "oppgave", "egen")
SPOERSMAAL_STATUSES = ("åpent", "besvart", "utgår")

PUBLISERING = Dataset(
    name="publisering",
    title="Publiseringer",
    grain="én rad per utgave av en publisert periode",
    columns=(
        AAR,
        PERIODE,
        Column("utgave", Type.COUNT, "Utgave", required=True),
        Column("versjon", Type.COUNT, "Versjonen av tallene", required=True),
        Column("skrevet", Type.COUNT, "Versjonen av det som er skrevet", required=True),
        Column("forord", Type.TEXT, "Forord"),
        Column("rettelse", Type.TEXT, "Hvorfor den forrige utgaven ble rettet"),
        Column("status", Type.TEXT, "Status", required=True, values=PUBLISERING_STATUSES),
        Column("tidspunkt", Type.TIME, "Publisert (UTC)", required=True),
        Column("av", Type.TEXT, "Publisert av", required=True),
        Column("manifest", Type.TEXT, "Manifestets SHA-256", required=True),
        Column("trukket_tidspunkt", Type.TIME, "Trukket tilbake (UTC)"),
        Column("trukket_grunn", Type.TEXT, "Hvorfor den ble trukket tilbake"),
    ),
    key=("aar", "periode", "utgave"),
    replaces=("aar", "periode", "utgave"),
    period=("aar", "periode"),
    uploaded=False,
)

FRIGITT = Dataset(
    name="frigitt",
    title="Frigitt for publisering",
    grain="én rad per tekst om hva som gjøres med et avvik, slik den kan leses av alle",
    columns=(
        Column("id", Type.CODE, "Id", required=True),
        AAR,
        PERIODE,
        Column("omraade", Type.CODE, "Tjenesteområde (tomt: hele kommunen)"),
        Column("tekst", Type.TEXT, "Tekst", required=True),
        Column("kilde", Type.TEXT, "Kilde", required=True, values=KILDER),
        Column("kilde_id", Type.TEXT, "Enheten som forklarte, eller oppgavens id"),
        Column("trukket", Type.FLAG, "Ikke lenger frigitt", required=True),
        Column("dato", Type.DATE, "Frigitt", required=True),
    ),
    key=("id",),
    replaces=("id",),
    period=("aar", "periode"),
    uploaded=False,
)

SPOERSMAAL = Dataset(
    name="spoersmaal",
    title="Spørsmål og svar",
    grain="én rad per spørsmål fra folkevalgte, med svaret, festet til tallet det gjelder",
    columns=(
        Column("id", Type.CODE, "Id", required=True),
        AAR,
        PERIODE,
        Column("tall", Type.CODE, "Tallet det gjelder", required=True),
        Column("spoersmaal", Type.TEXT, "Spørsmål", required=True),
        Column("spurt_av", Type.TEXT, "Spurt av (organ)", required=True),
        Column("spurt", Type.DATE, "Spurt", required=True),
        Column("svar", Type.TEXT, "Svar"),
        Column("besvart", Type.DATE, "Besvart"),
        Column("status", Type.TEXT, "Status", required=True, values=SPOERSMAAL_STATUSES),
    ),
    key=("id",),
    replaces=("id",),
    period=("aar", "periode"),
    uploaded=False,
)
