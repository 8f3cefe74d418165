"""The strategic dialogue in the minutes: the satsingsområder, the assignments, the strategies, and who depends on whom."""

from collections import Counter
from collections.abc import Iterable
from functools import partial

import pandas as pd

from dashboard.analysis.brudd import FORKLARING, Brudd
from dashboard.analysis.kompasset import les as les_kompass
from dashboard.analysis.maalstand import REGEL
from dashboard.analysis.maalstruktur import Ledd
from dashboard.analysis.strategi import Strategi, les
from dashboard.reports.document import Block, Column, Heading, Paragraph, Table
from dashboard.reports.grunnlag import Grunnlag
from dashboard.sentences import kompass_plan as kompass_tekst

_OMRAADER = (
    Column("tittel", "Satsingsområde"),
    Column("hovedansvar", "Hovedansvar"),
    Column("arbeid", "Tiltak", "antall"),
    Column("utfoert", "Utført", "antall"),
    Column("forsinket", "Forsinket", "antall"),
    Column("framdrift", "Framdrift", "prosent"),
    Column("frist", "Neste frist", "dato"),
    Column("budsjett", "Budsjett i år", "tusen"),
    Column("regnskap", "Regnskap hittil", "tusen"),
)
_ARBEID = (
    Column("nr", "Nr."),
    Column("tittel", "Hva"),
    Column("hovedansvar", "Hovedansvar"),
    Column("status", "Status"),
    Column("framdrift", "Framdrift", "prosent"),
    Column("frist", "Frist", "dato"),
)
_BRUDDENE = (Column("slag", "Brudd"), Column("tittel", "Hva"), Column("plan", "Plan"))
_FLEST = 25
_BRUDD = (Column("slag", "Brudd"), Column("antall", "Antall", "antall"), Column("betyr", "Hva det betyr"))
_GEVINSTER = (
    Column("tittel", "Tiltak"),
    Column("kostnad_hos_navn", "Kostnad hos"),
    Column("kostnad", "Kostnad (kr)", "tall"),
    Column("gevinst_hos_navn", "Gevinst hos"),
    Column("beskrivelse", "Gevinst"),
    Column("planlagt", "Planlagt", "tall"),
    Column("realisert", "Realisert", "tall"),
    Column("maaleenhet", "Enhet"),
)


def samfunnsdel(grunnlag: Grunnlag) -> list[Block]:
    """Each satsingsområde with how far it is and the money behind it, and where the red thread is broken."""
    strategi = _strategi(grunnlag)
    found: list[Block] = [Heading("Kommuneplanens samfunnsdel og handlingsprogrammet")]
    omraader = strategi.struktur.paa_nivaa("satsingsområde")
    if not omraader:
        return [*found, Paragraph("Ingen målstruktur er lest inn.")]
    return [
        *found,
        Table("Satsingsområdene", _OMRAADER, _omraadene(strategi, omraader)),
        Paragraph(REGEL),
        Paragraph("Budsjettet er hele budsjettet på kontoene som tiltakene peker på."),
        Table("Brudd i den røde tråden", _BRUDD, _antall_brudd(strategi)),
        *_bruddene(strategi),
    ]


def oppdrag(grunnlag: Grunnlag) -> list[Block]:
    """The assignments of the newest letter."""
    strategi = _strategi(grunnlag)
    brev = strategi.struktur.av_slag("oppdragsbrev")
    siste = max((each.plan for each in brev), default="")
    return [
        Heading(siste or "Oppdragsbrevet"),
        Table("Oppdragene", _ARBEID, _arbeidet(strategi, (each for each in brev if each.plan == siste))),
    ]


def virksomhet(grunnlag: Grunnlag) -> list[Block]:
    """The work of the utviklingsstrategi, and where the municipality stands in Kommunekompasset."""
    strategi = _strategi(grunnlag)
    oppgaver = strategi.struktur.av_slag("utviklingsstrategi")
    return [
        Heading("Virksomhetsutvikling"),
        Table("Hovedoppgavene i utviklingsstrategien", _ARBEID, _arbeidet(strategi, oppgaver)),
        *_kompasset(grunnlag),
    ]


def paa_tvers(grunnlag: Grunnlag) -> list[Block]:
    """Cost in one area and gain in another, this year."""
    gevinster = grunnlag.read("strategi/gevinster")
    i_aar = gevinster[gevinster["aar"] == grunnlag.period.aar]
    paa_tvers = i_aar[i_aar["kostnad_hos"].notna() & (i_aar["kostnad_hos"] != i_aar["gevinst_hos"])]
    return [
        Heading("Felles muligheter og utfordringer på tvers"),
        Table(f"Kostnad ett sted, gevinst et annet, {grunnlag.period.aar}", _GEVINSTER, paa_tvers),
    ]


def _kompasset(grunnlag: Grunnlag) -> list[Block]:
    """As the meeting has seen it on its screen; nothing where there is neither an evaluation nor a self-assessment."""
    kompass = les_kompass(grunnlag.read, grunnlag.grenser.nummer)
    if kompass.siste is None and not kompass.anslag.vurdert:
        return []
    return [Paragraph(f"Kommunekompasset: {kompass_tekst.om_oss(kompass)}")]


def _strategi(grunnlag: Grunnlag) -> Strategi:
    return les(partial(grunnlag.read), grunnlag.period)


def _omraadene(strategi: Strategi, omraader: Iterable[Ledd]) -> pd.DataFrame:
    penger = strategi.penger.set_index("ledd").reindex(columns=["budsjett", "regnskap"])
    rows = [
        {
            "tittel": each.tittel,
            "hovedansvar": _ansvarlige(strategi, each),
            "frist": strategi.stand[each.id].frist,
            "arbeid": strategi.stand[each.id].arbeid,
            "utfoert": strategi.stand[each.id].utfoert,
            "forsinket": strategi.stand[each.id].forsinket,
            "framdrift": strategi.stand[each.id].framdrift,
            **(penger.loc[each.id].to_dict() if each.id in penger.index else {}),
        }
        for each in omraader
    ]
    return pd.DataFrame(rows, columns=[column.name for column in _OMRAADER])


def _ansvarlige(strategi: Strategi, omraade: Ledd) -> str | None:
    """Those with the main responsibility for the work under it, and for how many pieces, those with most first."""
    eiere = Counter(navn for each in strategi.struktur.arbeid(omraade.id) for navn in each.hovedansvar)
    return ", ".join(f"{navn} ({antall})" for navn, antall in eiere.most_common()) or None


def _bruddene(strategi: Strategi) -> list[Block]:
    """Each by name, the first of them; the page has them all."""
    alle = _offentlige(strategi)
    frame = pd.DataFrame(
        [
            {"slag": each.slag.capitalize(), "tittel": each.tittel, "plan": each.plan or None}
            for each in alle[:_FLEST]
        ],
        columns=[column.name for column in _BRUDDENE],
    )
    rest = len(alle) - len(frame)
    return [
        Table("Bruddene", _BRUDDENE, frame),
        *(
            [Paragraph(f"{rest} til står på siden Styringsdialog strategisk, under Brudd.")]
            if rest > 0
            else []
        ),
    ]


def _arbeidet(strategi: Strategi, alle: Iterable[Ledd]) -> pd.DataFrame:
    rows = [
        {
            "nr": each.nr,
            "tittel": each.tittel,
            "hovedansvar": ", ".join(each.hovedansvar) or None,
            "status": f"{strategi.stand[each.id].status}{', forsinket' if strategi.stand[each.id].forsinket else ''}",
            "framdrift": strategi.stand[each.id].framdrift,
            "frist": each.frist,
        }
        for each in alle
        if each.er_arbeid
    ]
    return pd.DataFrame(rows, columns=[column.name for column in _ARBEID])


def _offentlige(strategi: Strategi) -> list[Brudd]:
    """Without decisions that are exempt from public disclosure: minutes are taken to be public (offentleglova)."""
    unntatt = set(
        strategi.vedtak.loc[strategi.vedtak["unntatt_offentlighet"].fillna(False).astype(bool), "id"]
    )
    return [each for each in strategi.brudd if each.plan or each.ledd not in unntatt]


def _antall_brudd(strategi: Strategi) -> pd.DataFrame:
    antall = pd.Series([each.slag for each in _offentlige(strategi)]).value_counts()
    rows = [
        {"slag": slag.capitalize(), "antall": int(antall[slag]), "betyr": betyr}
        for slag, betyr in FORKLARING.items()
        if slag in antall
    ]
    return pd.DataFrame(rows, columns=[column.name for column in _BRUDD])
