"""Surveys: what inhabitants, users and employees have answered, and how it changes. Small groups are hidden before anything is said."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.agenda import utvikling_knytning
from dashboard.agenda.utvikling_knytning import Knytning
from dashboard.agenda.utvikling_svar import svarene
from dashboard.charts import undersoekelser as tegning
from dashboard.datasets.virksomhet import UNDERSOEKELSER
from dashboard.period import Period
from dashboard.sentences import undersoekelser as tekst
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.filters import choose
from dashboard.ui.markdown import escaped
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.sections import choose_section
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

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
    alone was asked, they are its own (`bare` is its name). What is remembered of it is asked by itself: it is equal to no other."""

    navn: str
    aar: int
    rader: pd.DataFrame
    alle: pd.DataFrame
    bare: str = ""

    @cached_property
    def naa(self) -> pd.DataFrame:
        """The newest year's answers of all, one row per question."""
        return self.alle[self.alle["aar"] == self.aar]

    @cached_property
    def i_aar(self) -> pd.DataFrame:
        """The newest year's answers of everybody."""
        return self.rader[self.rader["aar"] == self.aar]

    @cached_property
    def spurt(self) -> list[str]:
        """The questions of the newest year."""
        return [str(each) for each in dict.fromkeys(self.i_aar["spoersmaal"])]

    @cached_property
    def temaene(self) -> list[str]:
        return [str(each) for each in self.i_aar["tema"].dropna().unique()]

    @property
    def tittel(self) -> str:
        return f"{self.navn} ({self.bare})" if self.bare else self.navn

    def delt(self, spoersmaal: str) -> pd.DataFrame:
        """Those who answered a question in the newest year, by tjenesteområde and group, with `hvem` (their name)."""
        rader = self.i_aar[self.i_aar["spoersmaal"] == spoersmaal]
        rader = rader.drop(index=self.alle.index, errors="ignore")
        navn = [
            ", ".join(str(ord_) for ord_ in (omraade, gruppe) if pd.notna(ord_))
            for omraade, gruppe in zip(rader["tjenesteomraade_navn"], rader["gruppe"], strict=True)
        ]
        return rader.assign(hvem=navn)


@dataclass(frozen=True, slots=True)
class _Bilde:
    """All that is shown of a survey, whichever question is chosen; `setning` is empty and `alle` None where nothing is told of all who
    answered. `over_tid`: charts, each with what is said under it."""

    setning: str
    usikkert: str
    over_tid: list[tuple[Drawing, str]]
    er_delt: bool
    alle: Table | None
    knytninger: tuple[Knytning, ...]


@dataclass(frozen=True, slots=True)
class _Svar:
    """One question by who answered: the charts of a division, and who is hidden in it; `tabell` is None where all answered as one."""

    delinger: list[tuple[list[Drawing], str]]
    tabell: Table | None


def show(view: View, period: Period) -> None:
    """The survey that the reader chooses, as it stood in the period's year."""
    finnes = _finnes(view, period.aar)
    if not finnes:
        st.info(
            f"Det er ikke lest inn undersøkelser til og med {period.aar}. {HVA_TRENGS}",
            icon=":material/upload_file:",
        )
        return
    valgt = _choose(view, period.aar, finnes)
    bilde = _bildet(valgt)
    if bilde.setning:
        sentence(bilde.setning)
        if bilde.usikkert:
            st.caption(bilde.usikkert)
    else:
        st.info("Filen har ikke resultat for alle som svarte samlet. Du ser dem hver for seg.")
    svar = _show_tegninger(valgt, bilde)
    if bilde.alle is not None:
        show_table(bilde.alle, view=view, key="undersoekelse")
    if svar.tabell is not None:
        show_table(svar.tabell, view=view, key="undersoekelse_delt")
    utvikling_knytning.show(view, period, bilde.knytninger)


def make_ready(view: View, period: Period) -> None:
    """Remember the first survey, and the answers to its first question."""
    finnes = _finnes(view, period.aar)
    if not finnes:
        return
    slag, navnene = next(iter(finnes.items()))
    valgt = _undersoekelsen(view, period.aar, slag, navnene[0])
    _svaret(valgt, valgt.spurt[0])
    utvikling_knytning.make_ready(view, period, _bildet(valgt).knytninger)


@made_once
def _finnes(view: View, aar: int) -> dict[str, list[str]]:
    """The kinds of survey up to the year, each with the names of its surveys."""
    rader = _til_og_med(view, aar)
    return {
        slag: list(dict.fromkeys(rader.loc[rader["slag"] == slag, "navn"]))
        for slag in UNDERSOEKELSER
        if (rader["slag"] == slag).any()
    }


def _til_og_med(view: View, aar: int) -> pd.DataFrame:
    rader = svarene(view)
    return rader[rader["aar"] <= aar]


def _choose(view: View, aar: int, finnes: dict[str, list[str]]) -> Undersoekelse:
    slagene, undersoekelsene, temaene = st.columns([3, 3, 2], vertical_alignment="bottom")
    with slagene:
        slag = choose_section("Hvem som er spurt", {each: _SLAG[each] for each in finnes}, "slag")
    with undersoekelsene:
        navn = str(choose("Undersøkelse", {each: each for each in finnes[slag]}, "undersoekelse"))
    hele = _undersoekelsen(view, aar, slag, navn)
    if len(hele.temaene) < 2:
        return hele
    with temaene:
        tema = choose("Tema", {_ALLE_TEMA: "Alle tema", **{each: each for each in hele.temaene}}, "tema")
    return hele if tema == _ALLE_TEMA else _om_temaet(hele, str(tema))


@made_once
def _undersoekelsen(view: View, aar: int, slag: str, navn: str) -> Undersoekelse:
    rader = _til_og_med(view, aar)
    return hent(rader[(rader["slag"] == slag) & (rader["navn"] == navn)], navn)


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


@made_once
def _om_temaet(hele: Undersoekelse, tema: str) -> Undersoekelse:
    spurt = hele.i_aar.loc[hele.i_aar["tema"] == tema, "spoersmaal"]
    rader, alle = (each[each["spoersmaal"].isin(spurt)] for each in (hele.rader, hele.alle))
    return Undersoekelse(hele.navn, hele.aar, rader, alle, hele.bare)


def _show_tegninger(valgt: Undersoekelse, bilde: _Bilde) -> _Svar:
    """The years, and who answered the question that is chosen; the answers to it."""
    to = bilde.er_delt and bilde.alle is not None
    venstre, hoeyre = st.columns([3, 2]) if to else [st.container()] * 2
    with venstre:
        for tegnet, merknad in bilde.over_tid:
            show_drawing(tegnet)
            if merknad:
                st.caption(escaped(merknad))
    if not bilde.er_delt:
        return _svaret(valgt, valgt.spurt[0])
    with hoeyre:
        svar = _svaret(valgt, str(choose("Spørsmål", {each: each for each in valgt.spurt}, "spoersmaal")))
        for tegninger, skjulte in svar.delinger:
            for hver in tegninger:
                show_drawing(hver)
            if skjulte:
                st.caption(escaped(skjulte))
    return svar


@made_once
def _bildet(valgt: Undersoekelse) -> _Bilde:
    naa = valgt.naa
    tegnet = [_over_time(valgt, str(enhet)) for enhet in dict.fromkeys(naa["maaleenhet"])]
    return _Bilde(
        setning="" if naa.empty else tekst.om_undersoekelsen(valgt.tittel, valgt.aar, naa),
        usikkert="" if naa.empty else tekst.om_usikkerhet(naa),
        over_tid=[each for each in tegnet if each is not None],
        er_delt=any(not valgt.delt(each).empty for each in valgt.spurt),
        alle=None if naa.empty else _tabell_over_alle(valgt),
        knytninger=_knytninger(valgt),
    )


def _over_time(valgt: Undersoekelse, enhet: str) -> tuple[Drawing, str] | None:
    """The questions measured in `enhet` now, in the years when they were measured in it, and what is said of other years. None
    where nothing of it can be shown."""
    naa = valgt.naa[valgt.naa["maaleenhet"] == enhet]
    deres = valgt.alle[valgt.alle["spoersmaal"].isin(naa["spoersmaal"])]
    i_enheten = deres[deres["maaleenhet"] == enhet]
    if i_enheten["resultat"].isna().all():
        return None
    rekkefoelge = {each: plass for plass, each in enumerate(dict.fromkeys(naa["spoersmaal"]))}
    frame = i_enheten.assign(plass=i_enheten["spoersmaal"].map(rekkefoelge)).sort_values(["plass", "aar"])
    andre = sorted({int(aar) for aar in deres["aar"]} - {int(aar) for aar in frame["aar"]})
    if frame["aar"].nunique() > 1:
        tegnet = draw(
            tegning.over_tid(frame, tekst.tittel_over_tid(naa), enhet),
            description=tegning.describe_over_tid(frame, enhet),
        )
    else:
        tittel = f"Resultat for hvert spørsmål i {valgt.aar}"
        tegnet = _mot_alle(_etter_resultat(naa), "spoersmaal", tittel, enhet, None)
    return tegnet, tekst.om_andre_skalaer(andre, enhet)


@made_once
def _svaret(valgt: Undersoekelse, spoersmaal: str) -> _Svar:
    delt = valgt.delt(spoersmaal)
    alle = valgt.naa.loc[valgt.naa["spoersmaal"] == spoersmaal]
    return _Svar(
        [
            (_against_all(rader, alle, etter), _om_skjulte(rader))
            for etter, rader in (
                ("tjenesteområde", delt[delt["gruppe"].isna()]),
                ("gruppe", delt[delt["gruppe"].notna() & delt["tjenesteomraade"].isna()]),
            )
        ],
        None if delt.empty else _tabell_over_delt(valgt, spoersmaal, delt),
    )


def _against_all(rader: pd.DataFrame, alle: pd.DataFrame, etter: str) -> list[Drawing]:
    """The newest year's answers to one question, each unit they are measured in against all."""
    tegninger = []
    for enhet, like in _etter_resultat(rader).groupby("maaleenhet", sort=False):
        samlet = alle.loc[alle["maaleenhet"] == enhet, "resultat"].dropna()
        samme = None if samlet.empty else float(samlet.iloc[0])
        tegninger.append(_mot_alle(like, "hvem", tekst.tittel_delt(like, etter), str(enhet), samme))
    return tegninger


def _mot_alle(rader: pd.DataFrame, navn: str, tittel: str, enhet: str, alle: float | None) -> Drawing:
    """`navn`: the column that names each bar."""
    frame = rader.assign(navn=rader[navn], usikkert=rader["svar"] < tekst.USIKKERT)
    return draw(
        tegning.mot_alle(frame, tittel, enhet, alle),
        description=tegning.describe_mot_alle(frame, enhet, alle),
    )


def _etter_resultat(rader: pd.DataFrame) -> pd.DataFrame:
    """Those that may be shown, the best first."""
    return rader[~rader["skjult"]].sort_values("resultat", ascending=False, kind="stable")


def _om_skjulte(rader: pd.DataFrame) -> str:
    return tekst.om_skjulte(rader.loc[rader["skjult"], "hvem"].tolist(), settings.get().personer_minst)


def _tabell_over_alle(valgt: Undersoekelse) -> Table:
    return Table(
        _with_remarks(valgt.naa),
        (TableColumn("spoersmaal", "Spørsmål"), TableColumn("tema", "Tema"), *_columns(valgt.naa)),
        title=f"{valgt.tittel}: {'de' if valgt.bare else 'alle'} som svarte",
        period=str(valgt.aar),
        filters=_filtre(valgt),
    )


def _tabell_over_delt(valgt: Undersoekelse, spoersmaal: str, delt: pd.DataFrame) -> Table:
    return Table(
        _with_remarks(delt),
        (TableColumn("hvem", "Hvem"), *_columns(delt)),
        title=f"«{spoersmaal}» etter hvem som svarte",
        period=str(valgt.aar),
        filters={**_filtre(valgt), "Spørsmål": spoersmaal},
    )


def _filtre(valgt: Undersoekelse) -> dict[str, str]:
    return {"Undersøkelse": valgt.tittel, "År": str(valgt.aar)}


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


def _knytninger(valgt: Undersoekelse) -> tuple[Knytning, ...]:
    return tuple(
        (str(rad["spoersmaal"]), tuple(rad["maal"]), tuple(rad["kompass"]))
        for rad in valgt.i_aar.to_dict("records")
    )
