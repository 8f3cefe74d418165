"""Where the year ends: the methods side by side with their span, the month before, their track record, and the leaders."""

import pandas as pd
import streamlit as st

from dashboard import access, settings, text
from dashboard.agenda.sted import Sted, rader_under
from dashboard.agenda.utsnitt import Utsnitt
from dashboard.analysis.forverring import forverret
from dashboard.analysis.lederanslag import lederanslag, melder_balanse_mot_metodene
from dashboard.analysis.prognose import METODER, STANDARD
from dashboard.analysis.prognosetreff import beste, treff_per_metode
from dashboard.charts.prognoser import prognoser
from dashboard.sentences import prognoser as tekst
from dashboard.sentences.oekonomi import om_ledernes_anslag
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.data import numbers
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

_MED_TREFF = ("kommune", "omraade", "enhet")


def show(utsnitt: Utsnitt, forrige: Utsnitt | None) -> None:
    """`forrige` is the same place and method at the previous month of the same version; None where there is none.

    Nothing is shown where the year has no end to forecast.
    """
    if not utsnitt.har_prognose:
        return
    show_hovedsak(utsnitt, forrige)
    foer = _samme_aar(utsnitt, forrige)
    show_table(_metodene(utsnitt, foer), view=utsnitt.view, key="prognoser")
    st.caption(_om_treffet(utsnitt))
    st.caption(tekst.TILTAK)
    _show_lederne(utsnitt)
    with st.expander("Slik er prognosene regnet"):
        _show_forklaringen(utsnitt)


def show_hovedsak(utsnitt: Utsnitt, forrige: Utsnitt | None) -> None:
    """Where the year ends, in words and as a chart."""
    foer = _samme_aar(utsnitt, forrige)
    sentence(_setningene(utsnitt, foer))
    show_drawing(_tegningen(utsnitt, foer))


def _samme_aar(utsnitt: Utsnitt, forrige: Utsnitt | None) -> Utsnitt | None:
    """December's forecast was for another year."""
    if forrige is None or forrige.period.aar != utsnitt.period.aar or not forrige.har_prognose:
        return None
    return forrige


@made_once
def _setningene(utsnitt: Utsnitt, foer: Utsnitt | None) -> str:
    setninger = [tekst.om_aaret(utsnitt.rad, METODER[utsnitt.metode].tittel, utsnitt.period)]
    if foer is not None:
        endring = utsnitt.rad["avvik_prognose"] - foer.rad["avvik_prognose"]
        setninger += [tekst.om_endringen(endring, foer.period), _om_forverringen(utsnitt, foer)]
    setninger += [tekst.om_spennet(utsnitt.rad), _om_balansen(utsnitt)]
    return " ".join(setning for setning in setninger if setning)


def _om_forverringen(utsnitt: Utsnitt, foer: Utsnitt) -> str:
    """A unit answers for itself; above it, the units that must explain are named."""
    grenser = settings.get()
    grense = (grenser.avvik_kr, grenser.avvik_prosent)
    if utsnitt.sted.nivaa not in ("kommune", "omraade"):
        selv = utsnitt.steder.loc[[utsnitt.rad.name]]
        return tekst.om_egen_forverring(bool(forverret(selv, foer.steder, *grense).item()))
    enheter = utsnitt.paa_nivaa("enhet")
    rammet = enheter[forverret(enheter, foer.steder, *grense)]
    return tekst.om_forverrede(list(rammet["navn"]), "enhet", foer.period, *grense)


def _om_balansen(utsnitt: Utsnitt) -> str:
    enheter = _enheter(utsnitt)
    if enheter.empty:
        return ""
    grenser = settings.get()
    rammet = enheter[melder_balanse_mot_metodene(enheter, grenser.avvik_kr, grenser.avvik_prosent)]
    if utsnitt.sted.nivaa == "enhet":
        return "" if rammet.empty else tekst.om_egen_balanse(utsnitt.rad)
    return tekst.om_balanse(list(rammet["navn"]))


def _enheter(utsnitt: Utsnitt) -> pd.DataFrame:
    """The units whose leaders the place hears: those inside it, or the unit itself. None below the unit."""
    if utsnitt.sted.nivaa == "enhet":
        return utsnitt.steder.loc[[utsnitt.rad.name]]
    if utsnitt.sted.nivaa in ("kommune", "omraade"):
        return utsnitt.paa_nivaa("enhet")
    return utsnitt.steder.iloc[:0]


@made_once
def _tegningen(utsnitt: Utsnitt, foer: Utsnitt | None) -> Drawing:
    linjer = _linjene(utsnitt, foer)
    linjer = linjer.assign(
        meldt=linjer["metode"] == "leder", valgt=linjer["metode"] == utsnitt.metode
    ).dropna(subset=["avvik"])
    rad = utsnitt.rad
    spennet = (
        float(rad["aarsbudsjett"] - rad["prognose_hoey"]),
        float(rad["aarsbudsjett"] - rad["prognose_lav"]),
    )
    return draw(
        prognoser(linjer, tekst.tittel(list(linjer["avvik"])), spennet),
        description=tekst.beskrivelse(linjer, utsnitt.navn),
    )


@made_once
def _linjene(utsnitt: Utsnitt, foer: Utsnitt | None) -> pd.DataFrame:
    """One row per method: metode, navn, prognose, avvik, forrige (the avvik a month before), in kr."""
    aarsbudsjett = utsnitt.rad["aarsbudsjett"]
    return pd.DataFrame(
        [
            {
                "metode": metode,
                "navn": om.tittel,
                "prognose": utsnitt.rad[f"prognose_{metode}"],
                "avvik": aarsbudsjett - utsnitt.rad[f"prognose_{metode}"],
                "forrige": None
                if foer is None
                else foer.rad["aarsbudsjett"] - foer.rad[f"prognose_{metode}"],
            }
            for metode, om in METODER.items()
        ]
    ).astype({"prognose": float, "avvik": float, "forrige": float})


@made_once
def _metodene(utsnitt: Utsnitt, foer: Utsnitt | None) -> Table:
    """The methods side by side; without a month before there is no change, and below the unit no track record."""
    linjer = _linjene(utsnitt, foer)
    linjer = linjer.merge(treff_per_metode(_treffet(utsnitt)), on="metode", how="left")
    linjer = linjer.assign(
        avvik_endring=linjer["avvik"] - linjer["forrige"],
        retning=linjer["skjevhet"].map(tekst.retning, na_action="ignore"),
        antall_aar=linjer["aar"].map(len, na_action="ignore"),
    )
    kolonner = [
        TableColumn("navn", "Metode"),
        TableColumn("prognose", "Årsprognose", "kroner"),
        TableColumn("avvik", "Avvik mot årsbudsjettet", "kroner"),
    ]
    if foer is not None:
        kolonner.append(
            TableColumn(
                "avvik_endring", f"Endring i avviket siden {text.MONTHS[foer.period.periode]}", "kroner"
            )
        )
    if linjer["snittfeil"].notna().any():
        kolonner += [
            TableColumn("snittfeil", "Snittfeil tidligere år", "kroner"),
            TableColumn("snittfeil_prosent", "Snittfeil", "prosent"),
            TableColumn("skjevhet", "Skjevhet", "kroner"),
            TableColumn("retning", "Anslaget var"),
            TableColumn("antall_aar", "Antall år", "antall"),
        ]
    return Table(
        linjer,
        kolonner,
        title=f"Prognoser for {utsnitt.navn}",
        period=utsnitt.period.label,
        filters={"Sted": utsnitt.tittel},
    )


@made_once
def _treffet(utsnitt: Utsnitt) -> pd.DataFrame:
    """The rows of drift/prognosetreff of this place; none below the unit."""
    treff = numbers(
        "drift/prognosetreff", utsnitt.view,
        aar=utsnitt.period.aar, periode=utsnitt.period.periode, enheter=_egne_enheter(utsnitt),
    )  # fmt: skip
    if utsnitt.sted.nivaa not in _MED_TREFF:
        return treff.iloc[:0]
    return rader_under(treff, utsnitt.sted, utsnitt.sted.nivaa)


@made_once
def _om_treffet(utsnitt: Utsnitt) -> str:
    treff = _treffet(utsnitt)
    if treff.empty:
        return tekst.uten_treff(utsnitt.sted.nivaa)
    funnet = beste(treff)
    om_metoden = (
        tekst.UTEN_FELLES_AAR
        if funnet is None
        else tekst.om_treffet(METODER[funnet.metode].tittel, funnet.snittfeil, funnet.aar, utsnitt.period)
    )
    return f"{om_metoden} {tekst.SLIK_DET_ENDTE}"


def _show_lederne(utsnitt: Utsnitt) -> None:
    """What the leaders say themselves; many of them are folded away."""
    if om_lederne := om_ledernes_anslag(utsnitt.rad, utsnitt.meldt):
        st.text(om_lederne)
    ledere = _lederne(utsnitt)
    if ledere.frame.empty:
        return
    if utsnitt.sted.nivaa == "enhet":
        show_table(ledere, view=utsnitt.view, key="prognoser_lederne")
        return
    with st.expander("Ledernes anslag, enhet for enhet"):
        show_table(ledere, view=utsnitt.view, key="prognoser_lederne")


@made_once
def _lederne(utsnitt: Utsnitt) -> Table:
    """The leaders held against the chosen method, or against the standard where the leaders' own is chosen."""
    metode = STANDARD if utsnitt.metode == "leder" else utsnitt.metode
    meldt = numbers(
        "drift/lederanslag", utsnitt.view,
        aar=utsnitt.period.aar, periode=utsnitt.period.periode, enheter=_egne_enheter(utsnitt),
    )  # fmt: skip
    anslag = lederanslag(_enheter(utsnitt), meldt, metode)
    return Table(
        anslag.assign(lenke=[Sted((str(rad.omraade), str(rad.enhet))).lenke for rad in anslag.itertuples()]),
        [
            TableColumn("navn", "Enhet", link="lenke"),
            TableColumn("rolle", "Meldt av"),
            TableColumn("dato", "Dato", "dato"),
            TableColumn("meldt_prognose", "Lederens anslag", "kroner"),
            TableColumn("avvik_leder", "Lederens avvik", "kroner"),
            TableColumn("forrige_prognose", "Forrige anslag", "kroner"),
            TableColumn("prognose_metode", METODER[metode].tittel, "kroner"),
            TableColumn("forskjell", f"{METODER[metode].tittel} minus lederen", "kroner"),
            TableColumn("begrunnelse", "Begrunnelse"),
        ],
        title=f"Ledernes anslag i {utsnitt.navn}",
        period=utsnitt.period.label,
        filters={"Sted": utsnitt.tittel, "Metode": METODER[metode].tittel},
    )


def _show_forklaringen(utsnitt: Utsnitt) -> None:
    """How each method is worked out, how it did year by year, and where the season had to be given up."""
    st.markdown("\n\n".join(f"**{metode.tittel}:** {metode.forklaring}" for metode in METODER.values()))
    andeler = _andelene(utsnitt)
    if andeler is not None:
        show_table(andeler, view=utsnitt.view, key="prognoser_sesong")
    treff = _treffet_aar_for_aar(utsnitt)
    if not treff.frame.empty:
        show_table(treff, view=utsnitt.view, key="prognoser_treff")
        st.markdown(f"{tekst.SLIK_DET_ENDTE} {tekst.BUDSJETTET_DA} {tekst.DISPONERT} {tekst.RESERVE}")


@made_once
def _treffet_aar_for_aar(utsnitt: Utsnitt) -> Table:
    treff = _treffet(utsnitt)
    rekkefoelge = list(METODER)
    treff = treff.assign(
        metode_nr=[rekkefoelge.index(metode) for metode in treff["metode"]],
        navn=[METODER[metode].tittel for metode in treff["metode"]],
        retning=treff["feil"].map(tekst.retning),
        merknad=[
            tekst.merknad(bool(rad.reserve), bool(rad.med_aarsavslutning)) for rad in treff.itertuples()
        ],
    ).sort_values(["aar", "metode_nr"], ascending=[False, True])
    return Table(
        treff.assign(aar=treff["aar"].astype(str)),
        [
            TableColumn("aar", "År"),
            TableColumn("navn", "Metode"),
            TableColumn("prognose", f"Prognose i {text.MONTHS[utsnitt.period.periode]}", "kroner"),
            TableColumn("faktisk", "Året endte på", "kroner"),
            TableColumn("feil", "Feil", "kroner"),
            TableColumn("retning", "Anslaget var"),
            TableColumn("feil_prosent", "Feil av budsjettet", "prosent"),
            TableColumn("merknad", "Merknad"),
        ],
        title=f"Treff år for år: {utsnitt.navn}",
        period=text.MONTHS[utsnitt.period.periode],
        filters={"Sted": utsnitt.tittel},
    )


@made_once
def _andelene(utsnitt: Utsnitt) -> Table | None:
    """The shares of the place's tjenesteområde; for the whole municipality they are too many to read."""
    if utsnitt.sted.nivaa == "kommune":
        return None
    andeler = numbers(
        "drift/sesongandeler", utsnitt.view,
        aar=utsnitt.period.aar, periode=utsnitt.period.periode, enheter=_egne_enheter(utsnitt),
    )  # fmt: skip
    egne = andeler[andeler["omraade"] == utsnitt.rad["omraade"]]
    return Table(
        egne.assign(metode=[tekst.sesong_eller_rest(grunn) for grunn in egne["grunn"]]),
        [
            TableColumn("gruppe", "Artsgruppe"),
            TableColumn("andel", "Andel av året", "prosent"),
            TableColumn("laveste", "Laveste år", "prosent"),
            TableColumn("hoeyeste", "Høyeste år", "prosent"),
            TableColumn("antall_aar", "Antall år", "antall"),
            TableColumn("metode", "Regnet med"),
        ],
        title="Hvor stor del av året som pleier å være brukt",
        period=utsnitt.period.label,
        filters={"Tjenesteområde": str(utsnitt.rad["omraade"])},
        empty="Tjenesteområdet har ingen artsgrupper med regnskap.",
    )


def _egne_enheter(utsnitt: Utsnitt) -> list[str] | None:
    enheter = access.units_for(utsnitt.view.user)
    return None if enheter is None else list(enheter)
