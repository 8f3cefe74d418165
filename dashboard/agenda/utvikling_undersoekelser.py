"""Surveys: what inhabitants, users and employees have answered, and how it changes. Small groups are hidden before anything is said."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.agenda import utvikling_knytning
from dashboard.analysis.undersoekelser import med_endring, skjult
from dashboard.charts import undersoekelser as tegning
from dashboard.datasets.virksomhet import UNDERSOEKELSER
from dashboard.period import Period
from dashboard.sentences import undersoekelser as tekst
from dashboard.ui.chart import show_chart
from dashboard.ui.data import numbers
from dashboard.ui.filters import choose
from dashboard.ui.markdown import escaped
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.sections import choose_section
from dashboard.ui.table import TableColumn, show_table

_SLAG = {
    "innbygger": "Innbyggere",
    "bruker": "Brukere",
    "medarbeider": "Medarbeidere",
    "kompetanse": "Kompetanse",
}
_ALLE_TEMA = "alle"
HVA_TRENGS = (
    "Last opp en fil på siden Opplasting med én rad per undersøkelse, år, spørsmål og gruppe. Kolonnene er: Slag undersøkelse"
    " (innbygger, bruker, medarbeider eller kompetanse), Undersøkelse, År, Spørsmål, Resultat, Måleenhet og Antall svar, og"
    " gjerne Tjenesteområde, Gruppe, Tema, Antall spurte, Mål (id) og Kommunekompasset."
)


@dataclass(frozen=True, eq=False)
class Undersoekelse:
    """One survey up to a year: rows of med_endring. `alle` are those of all who answered, in every year; where one tjenesteområde
    alone was asked, they are its own (`bare` is its name)."""

    navn: str
    aar: int
    rader: pd.DataFrame
    alle: pd.DataFrame
    bare: str = ""

    @property
    def naa(self) -> pd.DataFrame:
        """The newest year's answers of all, one row per question."""
        return self.alle[self.alle["aar"] == self.aar]

    @property
    def tittel(self) -> str:
        return f"{self.navn} ({self.bare})" if self.bare else self.navn

    def delt(self, spoersmaal: str) -> pd.DataFrame:
        """Those who answered a question in the newest year, by tjenesteområde and group, with `hvem` (their name)."""
        rader = self.rader[(self.rader["aar"] == self.aar) & (self.rader["spoersmaal"] == spoersmaal)]
        rader = rader.drop(index=self.alle.index, errors="ignore")
        navn = [
            ", ".join(str(ord_) for ord_ in (omraade, gruppe) if pd.notna(ord_))
            for omraade, gruppe in zip(rader["tjenesteomraade_navn"], rader["gruppe"], strict=True)
        ]
        return rader.assign(hvem=navn)


def show(view: View, period: Period) -> None:
    """The survey that the reader chooses, as it stood in the period's year."""
    rader = numbers("utvikling/undersoekelser", view)
    rader = rader[rader["aar"] <= period.aar].reset_index(drop=True)
    if rader.empty:
        st.info(
            f"Det er ikke lest inn undersøkelser til og med {period.aar}. {HVA_TRENGS}",
            icon=":material/upload_file:",
        )
        return
    slagene, undersoekelsene, temaene = st.columns([3, 3, 2], vertical_alignment="bottom")
    finnes = [each for each in UNDERSOEKELSER if each in set(rader["slag"])]
    with slagene:
        slag = choose_section("Hvem som er spurt", {each: _SLAG[each] for each in finnes}, "slag")
    med_endringer = med_endring(
        skjult(rader[rader["slag"] == slag].reset_index(drop=True), settings.get().personer_minst)
    )
    navnene = dict.fromkeys(med_endringer["navn"])
    with undersoekelsene:
        navn = choose("Undersøkelse", {each: each for each in navnene}, "undersoekelse")
    valgt = hent(med_endringer[med_endringer["navn"] == navn], str(navn))
    with temaene:
        valgt = _choose_tema(valgt)
    if valgt.naa.empty:
        st.info("Filen har ikke resultat for alle som svarte samlet. Du ser dem hver for seg.")
    else:
        sentence(tekst.om_undersoekelsen(valgt.tittel, valgt.aar, valgt.naa))
        if usikkert := tekst.om_usikkerhet(valgt.naa):
            st.caption(usikkert)
    spoersmaal = _charts(valgt)
    _tables(view, valgt, spoersmaal)
    utvikling_knytning.show(view, period, _knytninger(valgt))


def hent(rader: pd.DataFrame, navn: str) -> Undersoekelse:
    """The survey in its newest year. `rader`: its rows of med_endring, at least one."""
    aar = int(rader["aar"].max())
    alle = rader[rader["tjenesteomraade"].isna() & rader["gruppe"].isna()]
    if not alle.empty:
        return Undersoekelse(navn, aar, rader, alle)
    omraader = rader.loc[rader["aar"] == aar, "tjenesteomraade"]
    if omraader.isna().any() or omraader.nunique() > 1:
        return Undersoekelse(navn, aar, rader, alle)
    egne = rader[(rader["tjenesteomraade"] == omraader.iloc[0]) & rader["gruppe"].isna()]
    return Undersoekelse(navn, aar, rader, egne, str(rader.loc[omraader.index[0], "tjenesteomraade_navn"]))


def _choose_tema(valgt: Undersoekelse) -> Undersoekelse:
    temaene = valgt.rader.loc[valgt.rader["aar"] == valgt.aar, "tema"].dropna().unique()
    if len(temaene) < 2:
        return valgt
    tema = choose("Tema", {_ALLE_TEMA: "Alle tema", **{each: each for each in temaene}}, "tema")
    if tema == _ALLE_TEMA:
        return valgt
    spurt = valgt.rader.loc[(valgt.rader["aar"] == valgt.aar) & (valgt.rader["tema"] == tema), "spoersmaal"]
    gjelder = valgt.rader["spoersmaal"].isin(spurt)
    return Undersoekelse(
        valgt.navn, valgt.aar, valgt.rader[gjelder], valgt.alle[valgt.alle["spoersmaal"].isin(spurt)], valgt.bare
    )  # fmt: skip


def _charts(valgt: Undersoekelse) -> str:
    """The years, and who answered one question; the question that is chosen."""
    i_aar = valgt.rader[valgt.rader["aar"] == valgt.aar]
    spurt = [str(each) for each in dict.fromkeys(i_aar["spoersmaal"])]
    er_delt = any(not valgt.delt(each).empty for each in spurt)
    venstre, hoeyre = st.columns([3, 2]) if er_delt and not valgt.naa.empty else [st.container()] * 2
    with venstre:
        for enhet in dict.fromkeys(valgt.naa["maaleenhet"]):
            _over_time(valgt, str(enhet))
    if not er_delt:
        return spurt[0]
    with hoeyre:
        spoersmaal = str(choose("Spørsmål", {each: each for each in spurt}, "spoersmaal"))
        _against_all(valgt, spoersmaal)
    return spoersmaal


def _over_time(valgt: Undersoekelse, enhet: str) -> None:
    """The questions measured in `enhet` now, in the years when they were measured in it."""
    spurt = valgt.naa.loc[valgt.naa["maaleenhet"] == enhet, "spoersmaal"]
    deres = valgt.alle[valgt.alle["spoersmaal"].isin(spurt)]
    i_enheten = deres[deres["maaleenhet"] == enhet]
    rekkefoelge = {each: plass for plass, each in enumerate(dict.fromkeys(spurt))}
    frame = i_enheten.assign(plass=i_enheten["spoersmaal"].map(rekkefoelge)).sort_values(["plass", "aar"])
    if frame["resultat"].isna().all():
        return
    naa = valgt.naa[valgt.naa["maaleenhet"] == enhet]
    if frame["aar"].nunique() > 1:
        tegnet = tegning.over_tid(frame, tekst.tittel_over_tid(naa), enhet)
        sagt = tegning.describe_over_tid(frame, enhet)
    else:
        vist = naa[~naa["skjult"]].sort_values("resultat", ascending=False, kind="stable")
        vist = vist.assign(navn=vist["spoersmaal"], usikkert=vist["svar"] < tekst.USIKKERT)
        tegnet = tegning.mot_alle(vist, f"Resultat for hvert spørsmål i {valgt.aar}", enhet, None)
        sagt = tegning.describe_mot_alle(vist, enhet, None)
    show_chart(tegnet, description=sagt)
    andre = sorted({int(aar) for aar in deres["aar"]} - {int(aar) for aar in frame["aar"]})
    if merknad := tekst.om_andre_skalaer(andre, enhet):
        st.caption(escaped(merknad))


def _against_all(valgt: Undersoekelse, spoersmaal: str) -> None:
    """The newest year's answers to one question, by tjenesteområde and then by group."""
    delt = valgt.delt(spoersmaal)
    alle = valgt.naa.loc[valgt.naa["spoersmaal"] == spoersmaal]
    for etter, rader in (
        ("tjenesteområde", delt[delt["gruppe"].isna()]),
        ("gruppe", delt[delt["gruppe"].notna() & delt["tjenesteomraade"].isna()]),
    ):
        vist = rader[~rader["skjult"]].sort_values("resultat", ascending=False, kind="stable")
        for enhet, like in vist.groupby("maaleenhet", sort=False):
            samlet = alle.loc[alle["maaleenhet"] == enhet, "resultat"].dropna()
            frame = like.assign(navn=like["hvem"], usikkert=like["svar"] < tekst.USIKKERT)
            samme = None if samlet.empty else float(samlet.iloc[0])
            show_chart(
                tegning.mot_alle(frame, tekst.tittel_delt(like, etter), str(enhet), samme),
                description=tegning.describe_mot_alle(frame, str(enhet), samme),
            )
        borte = rader.loc[rader["skjult"], "hvem"].tolist()
        if sagt := tekst.om_skjulte(borte, settings.get().personer_minst):
            st.caption(escaped(sagt))


def _tables(view: View, valgt: Undersoekelse, spoersmaal: str) -> None:
    filtre = {"Undersøkelse": valgt.tittel, "År": str(valgt.aar)}
    if not valgt.naa.empty:
        show_table(
            _with_remarks(valgt.naa),
            (TableColumn("spoersmaal", "Spørsmål"), TableColumn("tema", "Tema"), *_columns(valgt.naa)),
            title=f"{valgt.tittel}: {'de' if valgt.bare else 'alle'} som svarte", period=str(valgt.aar), filters=filtre, view=view,
            key="undersoekelse",
        )  # fmt: skip
    delt = valgt.delt(spoersmaal)
    if not delt.empty:
        show_table(
            _with_remarks(delt), (TableColumn("hvem", "Hvem"), *_columns(delt)), title=f"«{spoersmaal}» etter hvem som svarte",
            period=str(valgt.aar), filters={**filtre, "Spørsmål": spoersmaal}, view=view, key="undersoekelse_delt",
        )  # fmt: skip


def _columns(rader: pd.DataFrame) -> tuple[TableColumn, ...]:
    """What all rows have alike stands in the heading: the unit, and the year of the change."""
    enhetene = rader["maaleenhet"].unique()
    aarene = rader["forrige_aar"].dropna().unique()
    lik = f" ({enhetene[0]})" if len(enhetene) == 1 else ""
    return (
        TableColumn("resultat", f"Resultat{lik}", "tall"),
        *(() if lik else (TableColumn("maaleenhet", "Målt i"),)),
        TableColumn(
            "endring", f"Endring siden {aarene[0]:.0f}" if len(aarene) == 1 else "Endring siden sist", "tall"
        ),
        TableColumn("svar", "Svar", "antall"),
        TableColumn("svarprosent", "Svarprosent", "prosent"),
        TableColumn("merknad", "Merknad"),
    )


def _with_remarks(rader: pd.DataFrame) -> pd.DataFrame:
    """With what is hidden or uncertain in words."""
    return rader.assign(
        merknad=[
            "skjult" if borte else "usikkert" if svar < tekst.USIKKERT else ""
            for borte, svar in zip(rader["skjult"], rader["svar"], strict=True)
        ]
    )


def _knytninger(valgt: Undersoekelse) -> list[utvikling_knytning.Knytning]:
    rader = valgt.rader[valgt.rader["aar"] == valgt.aar]
    return [
        (str(rad["spoersmaal"]), list(rad["maal"]), list(rad["kompass"])) for rad in rader.to_dict("records")
    ]
