"""The status report of an omstilling project to partssammensatt utvalg.

It is taken to be public: who has hovedansvar is told by role alone, and of the decisions behind it only those that are not exempt
(offentleglova). What people have written of the work is told as it stands.
"""

from dataclasses import asdict

import pandas as pd

from dashboard import text
from dashboard.analysis import oppgaver, strategi
from dashboard.analysis.maalstruktur import AKTIVITET
from dashboard.analysis.omstilling import MAAL, Omstilling, omstilling
from dashboard.analysis.strategi import Strategi
from dashboard.charts.oppgaver_status import i_ord, oppgaver_status
from dashboard.errors import DashboardError
from dashboard.reports.document import Block, Bullets, Column, Document, Facts, Heading, Paragraph, Table
from dashboard.reports.grunnlag import Grunnlag
from dashboard.reports.tegning import drawn
from dashboard.sentences import utvikling as tekst
from dashboard.sentences.words import stor

_STATUS, _FRIST = Column("status", "Status"), Column("frist", "Frist", "dato")
_FRAMDRIFT = Column("framdrift", "Framdrift (%)", "antall")
_MAALENE = (
    Column("tittel", "Mål"), _STATUS, _FRAMDRIFT, Column("antall", "Tiltak", "antall"), Column("utfoert", "Utført", "antall"),
    Column("forsinket", "Over fristen", "antall"), _FRIST,
)  # fmt: skip
_ARBEID = (
    Column("tittel", "Tiltak og aktiviteter"), _STATUS, _FRAMDRIFT, Column("rolle", "Hovedansvar"), _FRIST, Column("kommentar", "Kommentar"),
)  # fmt: skip
_MAALT = (
    Column("tittel", "Indikator"), Column("maaleenhet", "Måleenhet"), Column("startverdi", "Start", "tall"),
    Column("verdi", "Siste verdi", "tall"), Column("maalverdi", "Mål", "tall"), Column("verdidato", "Målt", "dato"),
)  # fmt: skip
_EFFEKT = (
    Column("navn", "Budsjettiltak"), Column("tjenesteomraade_navn", "Tjenesteområde"), _STATUS, Column("fristen", "Frist"),
    Column("vedtatt_effekt", "Vedtatt", "tusen"),
    Column("realisert_effekt", "Meldt realisert", "tusen"), Column("forventet_effekt", "Ventet ved årets slutt", "tusen"),
)  # fmt: skip
_RISIKO = (
    Column("hva", "Hva"), Column("slag", "Risiko"), Column("hvorfor", "Hvorfor"), _FRIST,
)  # fmt: skip
_NESTE = (Column("frist", "Frist", "dato"), Column("tittel", "Hva"), Column("rolle", "Hovedansvar"), _STATUS)


def statusrapport(grunnlag: Grunnlag, plan: str) -> Document:
    """The report on the project `plan` at the end of the period. Raises DashboardError where there is no such project."""
    strategien = strategi.les(grunnlag.read, grunnlag.period)
    prosjektene = oppgaver.planer(strategien.struktur, "omstilling")
    if plan not in prosjektene:
        raise DashboardError(
            "Ukjent omstillingsprosjekt",
            f"«{plan}» er ikke et omstillingsprosjekt i målstrukturen.",
            f"Velg {' eller '.join(f'«{each}»' for each in prosjektene)}." if prosjektene else "Last opp planen som omstilling først.",
        )  # fmt: skip
    aar = grunnlag.period.aar
    hva = {"aar": aar, "enheter": None}
    prosjekt = omstilling(
        strategien,
        plan,
        grunnlag.read("tiltak/per_tiltak", **hva, dato=strategien.dato),
        grunnlag.read("tiltak/effekt_i_regnskapet", **hva, periode=grunnlag.period.periode),
    )
    return grunnlag.document(
        f"Statusrapport: {plan}",
        "Til partssammensatt utvalg",
        [
            *_innledning(strategien, prosjekt, aar),
            *_bakgrunn(grunnlag, strategien, prosjekt),
            *_status(strategien, prosjekt),
            *_alt_arbeid(prosjekt),
            *_budsjettiltakene(prosjekt, aar),
            *_involvering(),
            *_risikoen(prosjekt),
            *_neste(prosjekt),
            Heading("Forslag til vedtak"),
            Paragraph("Partssammensatt utvalg tar statusrapporten til orientering.", strong=True),
        ],
    )


def _innledning(strategien: Strategi, prosjekt: Omstilling, aar: int) -> list[Block]:
    telt, nivaaer = oppgaver.telt(prosjekt.arbeid), prosjekt.arbeid["nivaa"].tolist()
    effekt = asdict(prosjekt.effekt)
    sagt = (
        tekst.om_arbeidet(telt, nivaaer, int((prosjekt.maal["id"] != "").sum()), MAAL),
        tekst.om_fristene(prosjekt.alt, effekt),
        tekst.om_effekten(effekt, aar),
    )
    kronemaalet = tekst.om_kronemaalet(effekt, aar)
    return [
        Paragraph(" ".join(each for each in sagt if each), strong=True),
        *([Paragraph(kronemaalet)] if kronemaalet else []),
        Paragraph(
            "Status er slik målstrukturen sto i versjonen som er oppgitt. Fristene er regnet mot"
            f" {text.day(strategien.dato)}. Ansvar er oppgitt med rolle."
        ),
    ]


def _bakgrunn(grunnlag: Grunnlag, strategien: Strategi, prosjekt: Omstilling) -> list[Block]:
    leddene = [each for each in strategien.struktur.ledd.values() if each.plan == prosjekt.plan]
    start = [each.start for each in leddene if each.start is not None]
    slutt = [each.frist for each in leddene if each.frist is not None]
    rader = [
        ("Prosjekt", prosjekt.plan),
        ("Omfang", f"{stor(tekst.antall_deler(int((prosjekt.maal['id'] != '').sum()), MAAL))} og {_antall_arbeid(prosjekt)}"),
        *([("Fra", text.day(min(start)))] if start else []),
        *([("Til", text.day(max(slutt)))] if slutt else []),
        *([("Roller med hovedansvar", roller)] if (roller := _roller(strategien, prosjekt.plan)) else []),
    ]  # fmt: skip
    nevnt = {id_ for each in leddene for id_ in each.vedtak}
    vedtak = [
        f"{rad['tittel']} ({rad['organ']}, {text.day(rad['moetedato'])})"
        for rad in _offentlige_vedtak(grunnlag, strategien).to_dict("records")
        if rad["id"] in nevnt
    ]
    punkter = [punkt for each in leddene for punkt in each.innhold]
    return [
        Heading("Bakgrunn"),
        Facts(rader),
        *_punkter("Prosjektet bygger på:", vedtak),
        *_punkter("Det som skal gjøres, etter planen:", punkter),
    ]


def _punkter(sagt: str, punkter: list[str]) -> list[Block]:
    return [Paragraph(sagt), Bullets(punkter)] if punkter else []


def _antall_arbeid(prosjekt: Omstilling) -> str:
    nivaaer, antall = prosjekt.arbeid["nivaa"].tolist(), oppgaver.telt(prosjekt.arbeid)["antall"]
    return text.count(antall, tekst.ordet(nivaaer, 1), tekst.ordet(nivaaer))


def _roller(strategien: Strategi, plan: str) -> str:
    """Every known role with hovedansvar of a goal or a measure, once."""
    roller = oppgaver.roller_med_hovedansvar(strategien)
    egne = [
        roller[id_]
        for id_, each in strategien.struktur.ledd.items()
        if each.plan == plan and (each.er_maal or each.er_arbeid) and id_ in roller
    ]
    return "; ".join(dict.fromkeys(egne))


def _offentlige_vedtak(grunnlag: Grunnlag, strategien: Strategi) -> pd.DataFrame:
    valg = dict.fromkeys(("organ", "omraade", "type", "frist", "soek"))
    return grunnlag.read("vedtak/liste", dato=strategien.dato, vis_unntatt=False, status="alle", **valg)


def _status(strategien: Strategi, prosjekt: Omstilling) -> list[Block]:
    med_arbeid = prosjekt.maal[prosjekt.maal["antall"] > 0]
    diagram: list[Block] = []
    if not med_arbeid.empty:
        tegnet = oppgaver_status(med_arbeid, tekst.tittel_status(med_arbeid))
        diagram = [drawn(tegnet, i_ord(med_arbeid))]
    indikatorer = oppgaver.indikatorene(strategien.struktur, prosjekt.plan, MAAL)
    return [
        Heading("Status"),
        *diagram,
        *_tabell("Mål", _MAALENE, prosjekt.maal, "Prosjektet har ingen mål i målstrukturen."),
        *([] if indikatorer.empty else [Table("Det målene måles med", _MAALT, indikatorer)]),
    ]


def _alt_arbeid(prosjekt: Omstilling) -> list[Block]:
    """Nothing is picked: each goal with all that is done, shall be done or was dropped under it, and last what stands under none."""
    alt = prosjekt.alt.assign(
        tittel=[f"– {tittel}" if nivaa == AKTIVITET else tittel for tittel, nivaa in zip(prosjekt.alt["tittel"], prosjekt.alt["nivaa"], strict=True)]
    )  # fmt: skip
    maalene = {
        rad["id"]: f"For målet «{rad['tittel']}»" for rad in prosjekt.maal.to_dict("records") if rad["id"]
    }
    tabeller = [
        Table(tittel, _ARBEID, egne)
        for id_, tittel in {**maalene, "": f"Uten {MAAL}"}.items()
        if not (egne := alt[alt["del_id"] == id_]).empty
    ]
    sagt = "Alle tiltak og aktiviteter i prosjektet står her, også de som er utført. En strek foran viser en aktivitet under et tiltak."
    return [
        Heading("Tiltak og aktiviteter"),
        Paragraph(sagt if tabeller else "Prosjektet har ingen tiltak eller aktiviteter i målstrukturen."),
        *tabeller,
    ]


def _budsjettiltakene(prosjekt: Omstilling, aar: int) -> list[Block]:
    tiltak, effekt = prosjekt.tiltak, prosjekt.effekt
    sene = tiltak["dager_forsinket"].notna()
    tabell = Table(
        f"Alle budsjettiltak i {aar} som er knyttet til prosjektet",
        _EFFEKT,
        tiltak.assign(
            navn=tiltak["id"] + " " + tiltak["tittel"],
            fristen=["" if pd.isna(frist) else text.day(frist) for frist in tiltak["frist"]],
            status=tiltak["status"].where(~sene, tiltak["status"] + " (over fristen)"),
        ),
        {
            "navn": "Sum",
            "tjenesteomraade_navn": "",
            "status": "",
            "fristen": "",
            "vedtatt_effekt": effekt.vedtatt,
            "realisert_effekt": effekt.realisert,
            "forventet_effekt": tiltak["forventet_effekt"].sum(min_count=1),
        },
    )
    ukjente = (
        f"Knyttet til prosjektet, men ikke blant budsjettiltakene i {aar}: {', '.join(prosjekt.ukjente)}."
    )
    return [
        Heading("Effekt i kroner"),
        Paragraph(tekst.om_effekten(asdict(effekt), aar)),
        *([] if tiltak.empty else [tabell]),
        *([Paragraph(ukjente)] if prosjekt.ukjente else []),
    ]


def _involvering() -> list[Block]:
    """What no register knows: the writer fills it in."""
    return [
        Heading("Involvering"),
        Paragraph("[Fyll ut: hvordan de ansatte og tillitsvalgte er involvert, og hva de har sagt.]"),
    ]


def _risikoen(prosjekt: Omstilling) -> list[Block]:
    risikoer = prosjekt.risikoer
    rader = risikoer.assign(hvorfor=[tekst.om_risikoen(rad) for rad in risikoer.to_dict("records")])
    return [
        Heading("Forsinket, uten eier eller uten effekt"),
        Paragraph(tekst.om_risikoene(risikoer)),
        *([] if risikoer.empty else [Table("Risiko i prosjektet", _RISIKO, rader)]),
    ]


def _neste(prosjekt: Omstilling) -> list[Block]:
    return [
        Heading("Neste skritt"),
        *_tabell("Kommende frister", _NESTE, prosjekt.neste, "Ingen kommende frister er satt."),
    ]


def _tabell(tittel: str, kolonner: tuple[Column, ...], rader: pd.DataFrame, tom: str) -> list[Block]:
    return [Paragraph(tom)] if rader.empty else [Table(tittel, kolonner, rader)]
