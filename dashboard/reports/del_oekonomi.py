"""The economy in the monthly report: how it stands, who deviates and what they say, why, where it ends, what it takes."""

import pandas as pd

from dashboard.analysis.gjennomgang import til_gjennomgang
from dashboard.analysis.maaltall import netto_driftsresultat_prosent
from dashboard.analysis.prognose import METODER, STANDARD
from dashboard.charts.avvik_per_sted import avvik_per_sted
from dashboard.charts.foss import felles_skala, foss, samlet
from dashboard.charts.maanedslinje import maanedslinje
from dashboard.charts.prognoser import prognoser
from dashboard.reports.document import Block, Column, Heading, Paragraph, Table
from dashboard.reports.grunnlag import Grunnlag
from dashboard.reports.tegning import drawn
from dashboard.sentences import aarsaker, forklaringer, hva_maa_til, oekonomi
from dashboard.sentences import oppstillinger as oppstilling
from dashboard.sentences import prognoser as om_prognoser
from dashboard.sentences.words import stor

_FLEST_STEG = 9
_KOMMUNEN = "kommunen"
_HELE = dict.fromkeys(("omraade", "enhet", "ansvar", "funksjon"))
_OMRAADER = (
    Column("navn", "Tjenesteområde"),
    Column("budsjett", "Budsjett hittil", "tusen"),
    Column("regnskap", "Regnskap hittil", "tusen"),
    Column("avvik", "Avvik hittil", "tusen"),
    Column("avvik_prosent", "Avvik", "prosent"),
    Column("aarsbudsjett", "Årsbudsjett", "tusen"),
    Column("avvik_prognose", "Ventet avvik", "tusen"),
)
_ENHETER = (
    Column("navn", "Enhet"),
    Column("avvik", "Avvik hittil", "tusen"),
    Column("avvik_prosent", "Avvik", "prosent"),
    Column("avvik_prognose", "Ventet avvik", "tusen"),
    Column("forklart", "Enhetens forklaring og tiltak"),
)


def blocks(grunnlag: Grunnlag) -> list[Block]:
    kommunen = grunnlag.kommunen
    if kommunen is None or pd.isna(kommunen["regnskap"]):
        return [Heading("Økonomi"), Paragraph(f"Det er ikke lest inn regnskap for {grunnlag.period.label}.")]
    return [
        Heading("Økonomi"),
        *_hovedbilde(grunnlag, kommunen),
        *_gjennomgang(grunnlag),
        *_aarsaker(grunnlag, kommunen),
        *(_prognose(grunnlag, kommunen) if _har_prognose(grunnlag, kommunen) else []),
        *_oppstilling(grunnlag),
    ]


def _har_prognose(grunnlag: Grunnlag, kommunen: pd.Series) -> bool:
    return bool(pd.notna(kommunen["avvik"])) and 1 <= grunnlag.period.periode <= 12


def _hovedbilde(grunnlag: Grunnlag, kommunen: pd.Series) -> list[Block]:
    omraader = grunnlag.paa_nivaa("omraade")
    maaneder = grunnlag.read("drift/maanedstall", **grunnlag.hele, **_HELE)
    setninger = [oekonomi.om_regnskapet(kommunen, _KOMMUNEN, grunnlag.period)]
    if _har_prognose(grunnlag, kommunen):
        setninger.append(oekonomi.om_prognosen(kommunen, grunnlag.period))
    found: list[Block] = [
        Paragraph(" ".join(setninger), strong=True),
        Paragraph(f"{oekonomi.om_budsjettet(kommunen)}."),
    ]
    med_avvik = omraader.dropna(subset=["avvik"])
    if not med_avvik.empty:
        title = oekonomi.tittel_avvik(med_avvik, "omraade")
        found.append(
            drawn(
                avvik_per_sted(med_avvik, title),
                "Avvik mellom budsjett og regnskap hittil, per tjenesteområde.",
            )
        )
    found.append(
        Table(
            "Regnskap og budsjett per tjenesteområde",
            _OMRAADER,
            omraader,
            {**kommunen.to_dict(), "navn": "Sum"},
        )
    )
    if not maaneder["regnskap"].isna().all():
        title = oekonomi.tittel_maaneder(maaneder, grunnlag.period)
        found.append(
            drawn(
                maanedslinje(maaneder, title),
                "Regnskap og budsjett for kommunen, måned for måned de siste 24 månedene.",
            )
        )
    return found


def _gjennomgang(grunnlag: Grunnlag) -> list[Block]:
    enheter = grunnlag.paa_nivaa("enhet")
    grenser = grunnlag.grenser
    over = enheter[til_gjennomgang(enheter, grunnlag.steder_foer, grenser.avvik_kr, grenser.avvik_prosent)]
    svar = {rad["enhet"]: forklaringer.om_forklaringen(rad) for _, rad in grunnlag.svar.iterrows()}
    mangler = [navn for navn, enhet in zip(over["navn"], over["enhet"], strict=True) if enhet not in svar]
    grense = oekonomi.om_grensen(grenser.avvik_kr, grenser.avvik_prosent)
    rader = over.assign(forklart=[svar.get(enhet, "Ikke forklart") for enhet in over["enhet"]])
    return [
        Heading("Enheter over grensen", 2),
        Paragraph(forklaringer.om_svarene(list(over["navn"]), mangler, grunnlag.period)),
        Paragraph(f"{stor(grense)}, eller en prognose som er blitt så mye verre på en måned."),
        Table("Enheter til muntlig gjennomgang", _ENHETER, rader),
    ]


def _aarsaker(grunnlag: Grunnlag, kommunen: pd.Series) -> list[Block]:
    if pd.isna(kommunen["avvik"]):
        return []
    grupper = grunnlag.read("drift/avvik_per_artsgruppe", **grunnlag.hele, **_HELE)
    omtalt = grupper.assign(navn=grupper["gruppe"].map(aarsaker.i_setning))
    steg = samlet(grupper.assign(navn=grupper["gruppe"]), _FLEST_STEG, "{} andre artsgrupper")
    budsjett, regnskap, avvik = (float(kommunen[navn]) for navn in ("budsjett", "regnskap", "avvik"))
    tegning = foss(steg, budsjett, regnskap, felles_skala(budsjett, [steg]), aarsaker.tittel(omtalt, avvik))
    return [
        Heading("Hva avviket består av", 2),
        drawn(tegning, aarsaker.beskrivelse(omtalt, budsjett, regnskap, grunnlag.period)),
        Table(
            "Avvik per artsgruppe",
            (
                Column("gruppe", "Artsgruppe"),
                Column("budsjett", "Budsjett hittil", "tusen"),
                Column("regnskap", "Regnskap hittil", "tusen"),
                Column("avvik", "Avvik", "tusen"),
                Column("fjoraar", "I fjor hittil", "tusen"),
            ),
            grupper,
            {**kommunen.to_dict(), "gruppe": "Sum"},
        ),
    ]


def _prognose(grunnlag: Grunnlag, kommunen: pd.Series) -> list[Block]:
    linjer = pd.DataFrame(
        [
            {
                "metode": metode,
                "navn": om.tittel,
                "prognose": float(kommunen[f"prognose_{metode}"]),
                "avvik": float(kommunen["aarsbudsjett"] - kommunen[f"prognose_{metode}"]),
                "forrige": float("nan"),
                "meldt": metode == "leder",
                "valgt": metode == STANDARD,
            }
            for metode, om in METODER.items()
        ]
    ).dropna(subset=["avvik"])
    spennet = (
        float(kommunen["aarsbudsjett"] - kommunen["prognose_hoey"]),
        float(kommunen["aarsbudsjett"] - kommunen["prognose_lav"]),
    )
    verst = grunnlag.read("drift/hva_maa_til", **grunnlag.hele, ansvar=None)
    navn = grunnlag.paa_nivaa("enhet")[["omraade", "enhet", "navn"]]
    enheter = verst[(verst["nivaa"] == "enhet") & (verst["innhenting"].fillna(0) > 0)].head(10)
    enheter = enheter.merge(navn, on=["omraade", "enhet"], how="left")
    return [
        Heading("Hvor året ender", 2),
        Paragraph(
            f"{om_prognoser.om_aaret(kommunen, METODER[STANDARD].tittel, grunnlag.period)} {om_prognoser.om_spennet(kommunen)}"
        ),
        drawn(
            prognoser(linjer, om_prognoser.tittel(list(linjer["avvik"])), spennet),
            om_prognoser.beskrivelse(linjer, _KOMMUNEN),
        ),
        Table(
            "Årsprognosen etter hver metode",
            (Column("navn", "Metode"), Column("prognose", "Årsprognose", "tusen"), Column("avvik", "Avvik mot årsbudsjettet", "tusen")),
            linjer,
        ),
        Heading("Hva som må til", 2),
        Paragraph(hva_maa_til.om_stedet(verst[verst["nivaa"] == "kommune"].iloc[0], _KOMMUNEN, grunnlag.period)),
        Table(
            "Enhetene som må hente inn mest per måned",
            (
                Column("navn", "Enhet"),
                Column("per_maaned", "Kan bruke per måned", "tusen"),
                Column("siste_tre", "Snitt siste tre måneder", "tusen"),
                Column("i_fjor_resten", "Samme måneder i fjor", "tusen"),
                Column("innhenting", "Må hente inn per måned", "tusen"),
            ),
            enheter,
        ),
    ]  # fmt: skip


def _oppstilling(grunnlag: Grunnlag) -> list[Block]:
    rader = grunnlag.read(
        "drift/oppstilling", aar=grunnlag.period.aar, periode=grunnlag.period.periode, oppstilling="5-6"
    )
    if rader.empty:
        return []
    brutto, netto = (rader[rader["linje"] == nummer].iloc[0] for nummer in (16, 24))
    om = oppstilling.om_driftsresultatet(brutto, netto, grunnlag.period)
    hittil, i_aar = (netto_driftsresultat_prosent(rader, kolonne) for kolonne in ("regnskap", "aarsbudsjett"))
    return [
        Heading("Økonomisk oversikt drift (§ 5-6)", 2),
        Paragraph(om),
        Paragraph(
            oppstilling.om_maalet(hittil, i_aar, grunnlag.grenser.maal_netto_driftsresultat, grunnlag.period)
        ),
        Table(
            "Økonomisk oversikt etter art",
            (
                Column("linje", "Nr.", "antall"),
                Column("tittel", "Linje"),
                Column("aarsbudsjett", "Årsbudsjett", "tusen"),
                Column("budsjett", "Budsjett hittil", "tusen"),
                Column("regnskap", "Regnskap hittil", "tusen"),
                Column("fjoraar", "I fjor hittil", "tusen"),
            ),
            rader,
            strong="er_sum",
        ),
    ]
