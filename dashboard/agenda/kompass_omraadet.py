"""One area of Kommunekompasset: its sub-criteria by points to gain, with what the evaluators found beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import access
from dashboard.analysis.kompass_anslag import REGEL
from dashboard.analysis.kompass_evaluering import Evaluering, Kriterium, Omraade, mest_aa_hente
from dashboard.analysis.kompasset import Kompass
from dashboard.charts import kompass_kriterier
from dashboard.sentences import kompass_omraadet as tekst
from dashboard.sentences.kompass_ord import HVA_TRENGS, UKJENT, i_tabell, tall
from dashboard.ui.address import address
from dashboard.ui.chart import Drawing, draw, show_drawing
from dashboard.ui.filters import choose, say_unknown
from dashboard.ui.markdown import escaped
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn
from dashboard.ui.table import show as show_table

ALLE = "alle"
_FLEST = 10
_EVALUERING, _OMRAADE = "evaluering", "kompassomraade"
_SLAG = {"styrke": "Styrker", "utfordring": "Utfordringer", "svakhet": "Svakheter"}
_AV_HOYEST = (TableColumn("maks", "Høyest", "tall"), TableColumn("andel", "Andel", "prosent"))
_HENTE = TableColumn("hente", "Å hente", "poeng")
_IDAG = TableColumn("idag", "Anslag i dag (lavt–høyt)", "tall")


@dataclass(frozen=True, slots=True)
class _Alle:
    """Every area of an evaluation. Nothing is drawn where no points are known; `alle` is None where `mest` has them all."""

    setning: str
    forbehold: str
    tegning: Drawing | None
    mest: Table | None
    alle: Table | None
    omraadene: Table
    omtalene: Table | None


@dataclass(frozen=True, slots=True)
class _Omraadet:
    """One area of an evaluation, with what the evaluators wrote: title and points of each kind."""

    setning: str
    forbehold: str
    tegning: Drawing | None
    kriteriene: Table
    omtalen: tuple[tuple[str, Sequence[str]], ...]


def show(view: View, kompass: Kompass) -> None:
    """The section. Raises NotAllowed where the page does."""
    access.require_see_strategi(view.user)
    valgt = _choose(view, kompass)
    if valgt is None:
        st.info(f"Kommunen har ingen evaluering her ennå. {HVA_TRENGS}", icon=":material/upload_file:")
        return
    evaluering, omraade = valgt
    if omraade is None:
        _show_alle(view, evaluering, _alle(kompass, evaluering, address("kommunekompass")))
    else:
        _show_omraadet(view, _omraadet(kompass, evaluering, omraade))
    if _er_nyeste(kompass, evaluering):
        with st.expander("Slik regnes anslaget i dag"):
            st.markdown(REGEL)


def make_ready(view: View, kompass: Kompass) -> None:
    """Remember every area of the first evaluation."""
    if (evaluering := next(iter(_egne(kompass).values()), None)) is not None:
        _alle(kompass, evaluering, address("kommunekompass"))


def omtalen(kompass: Kompass, evaluering: Evaluering, nr: str, slag: str) -> list[str]:
    """The points of a kind that the evaluators wrote of an area; those of a sub-criterion with its number."""
    return _punktene(kompass).get((evaluering.kommune, evaluering.aar, nr, slag), [])


@made_once
def _punktene(kompass: Kompass) -> dict[tuple[str, int, str, str], list[str]]:
    """By municipality, year, area and kind."""
    funnet: dict[tuple[str, int, str, str], list[str]] = {}
    for rad in kompass.omtaler.to_dict("records"):
        punkt = rad["punkt"] if rad["nr"] == rad["omraade"] else f"{rad['nr']}: {rad['punkt']}"
        funnet.setdefault((rad["kommune"], rad["aar"], rad["omraade"], rad["slag"]), []).append(punkt)
    return funnet


def show_liste(tittel: str, punkter: Sequence[str], ingen: str) -> None:
    """A heading of the third level with how many there are, and the list; `ingen` where there is none."""
    st.subheader(f"{escaped(tittel)} ({len(punkter)})", anchor=False)
    if punkter:
        st.markdown("\n".join(f"- {escaped(' '.join(punkt.split()))}" for punkt in punkter))
    else:
        st.caption(ingen)


def _choose(view: View, kompass: Kompass) -> tuple[Evaluering, Omraade | None] | None:
    """The evaluation, and the area: None for all of them. None where there is no evaluation."""
    egne = _egne(kompass)
    spurt_om, spurt_nr = st.query_params.get(_EVALUERING), st.query_params.get(_OMRAADE)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        aar = choose(
            "Evaluering", {aar: f"{aar} (versjon {each.versjon})" for aar, each in egne.items()}, _EVALUERING
        )
        if aar is None:
            return None
        evaluering = egne[aar]
        omraader = {each.nr: each for each in evaluering.omraader}
        nr = choose("Område", _navnene(omraader), _OMRAADE)
    if spurt_om and spurt_om not in egne:
        say_unknown(view, f"Kommunen har ingen evaluering «{spurt_om}». Du ser den fra {aar}.")
    if spurt_nr and spurt_nr != ALLE and spurt_nr not in omraader:
        say_unknown(view, f"«{spurt_nr}» er ikke et område i versjon {evaluering.versjon}. Du ser alle.")
    return evaluering, omraader.get(nr or ALLE)


def _egne(kompass: Kompass) -> dict[str, Evaluering]:
    """The municipality's own by year."""
    return {str(each.aar): each for each in kompass.egne}


def _navnene(omraader: Mapping[str, Omraade]) -> dict[str, str]:
    return {ALLE: "Alle områdene"} | {nr: f"{nr} {each.navn}" for nr, each in omraader.items()}


def _show_alle(view: View, evaluering: Evaluering, alle: _Alle) -> None:
    _say(alle.setning, alle.forbehold)
    if alle.tegning is not None:
        show_drawing(alle.tegning)
    if alle.mest is not None:
        show_table(alle.mest, view=view, key="kompass_kriterier")
    if alle.alle is not None:
        with st.expander(f"Alle {len(evaluering.kriterier)} delkriterier"):
            show_table(alle.alle, view=view, key="kompass_alle_kriterier")
    st.header("Område for område", anchor="omraadene")
    show_table(alle.omraadene, view=view, key="kompass_omraader")
    st.header("Styrker og svakheter", anchor="omtalen")
    if alle.omtalene is None:
        st.caption(f"Ingen styrker, utfordringer eller svakheter er lagt inn for {evaluering.aar}.")
        return
    st.caption("Velg et område for å lese hva evaluatorene skrev.")
    show_table(alle.omtalene, view=view, key="kompass_omtaler")


def _show_omraadet(view: View, omraadet: _Omraadet) -> None:
    _say(omraadet.setning, omraadet.forbehold)
    tallene, ordene = st.columns([3, 2], gap="medium")
    with tallene:
        if omraadet.tegning is not None:
            show_drawing(omraadet.tegning)
        show_table(omraadet.kriteriene, view=view, key="kompass_kriterier")
    with ordene:
        st.header("Det evaluatorene skrev", anchor="omtalen")
        for tittel, punkter in omraadet.omtalen:
            show_liste(tittel, punkter, "Ingen er lagt inn.")


def _say(setning: str, forbehold: str) -> None:
    sentence(setning)
    if forbehold:
        st.caption(escaped(forbehold))


@made_once
def _alle(kompass: Kompass, evaluering: Evaluering, _adresse: str) -> _Alle:
    """`_adresse` is in the key only: what one link takes along from the address, so do all."""
    kriterier = evaluering.kriterier
    kjente = [each for each in kriterier if each.skaar is not None]
    mest = mest_aa_hente(kjente)[:_FLEST]
    hele = len(kjente) > len(mest)
    return _Alle(
        setning=tekst.om_alle(evaluering, mest),
        forbehold=_samlet(tekst.om_totalens_avvik(evaluering), tekst.om_ukjente(kriterier)),
        tegning=_tegningen(mest) if mest else None,
        mest=_kriteriene(kompass, evaluering, mest, "Mest å hente") if mest else None,
        alle=_kriteriene(kompass, evaluering, kriterier, "Alle delkriteriene") if hele else None,
        omraadene=_omraadene(kompass, evaluering),
        omtalene=_omtalene(kompass, evaluering),
    )


@made_once
def _omraadet(kompass: Kompass, evaluering: Evaluering, omraade: Omraade) -> _Omraadet:
    kriterier = mest_aa_hente(omraade.kriterier)
    har_poeng = any(each.skaar is not None for each in kriterier)
    return _Omraadet(
        setning=tekst.om_omraadet(omraade, evaluering.aar),
        forbehold=_samlet(tekst.om_omraadets_avvik(omraade), tekst.om_ukjente(kriterier)),
        tegning=_tegningen(kriterier) if har_poeng else None,
        kriteriene=_kriteriene(kompass, evaluering, kriterier, f"Delkriteriene i område {omraade.nr}"),
        omtalen=tuple(
            (tittel, omtalen(kompass, evaluering, omraade.nr, slag)) for slag, tittel in _SLAG.items()
        ),
    )


def _samlet(*setninger: str) -> str:
    return " ".join(each for each in setninger if each)


def _tegningen(kriterier: Sequence[Kriterium]) -> Drawing:
    rader = pd.DataFrame(
        [
            {
                "navn": tekst.kalt(each),
                "andel": _andel(each.skaar, each.maks),
                "tekst": f"{tall(each.skaar)} av {tall(each.maks)}",
            }
            for each in kriterier
        ]
    )
    return draw(
        kompass_kriterier.draw(rader, tekst.tittel(kriterier)), description=kompass_kriterier.describe(rader)
    )


def _kriteriene(
    kompass: Kompass, evaluering: Evaluering, kriterier: Sequence[Kriterium], tittel: str
) -> Table:
    rader = [
        _rad(kompass, evaluering, each.nr, tekst.kalt(each), each.skaar, each.maks) for each in kriterier
    ]
    return _tabell(evaluering, rader, "Delkriterium", tittel)


def _omraadene(kompass: Kompass, evaluering: Evaluering) -> Table:
    """Every area of the evaluation, with the printed points and what is said in words where there are such."""
    rader = [
        {
            **_rad(kompass, evaluering, each.nr, f"{each.nr} {each.navn}", each.skaar, each.maks),
            "lenke": _lenke(evaluering, each),
            "oppgitt": each.oppgitt,
            "ord": tekst.i_ord(each),
        }
        for each in evaluering.omraader
    ]
    oppgitt = [TableColumn("oppgitt", "Oppgitt", "poeng")] * any(each.avvik for each in evaluering.omraader)
    ord_ = [TableColumn("ord", "Sagt i ord")] * any(rad["ord"] for rad in rader)
    return _tabell(evaluering, rader, "Område", "Områdene", [*oppgitt, *ord_])


def _omtalene(kompass: Kompass, evaluering: Evaluering) -> Table | None:
    """How much the evaluators wrote of each area, and the way to it; None where they wrote nothing."""
    rader = [
        {
            "navn": f"{each.nr} {each.navn}",
            "lenke": _lenke(evaluering, each),
            **{slag: len(omtalen(kompass, evaluering, each.nr, slag)) for slag in _SLAG},
        }
        for each in evaluering.omraader
    ]
    if not any(rad[slag] for rad in rader for slag in _SLAG):
        return None
    slagene = (TableColumn(slag, tittel, "antall") for slag, tittel in _SLAG.items())
    return Table(
        pd.DataFrame(rader),
        (TableColumn("navn", "Område", link="lenke"), *slagene),
        title="Antall punkter",
        period=str(evaluering.aar),
    )


def _lenke(evaluering: Evaluering, omraade: Omraade) -> str:
    valgt = {"del": "omraadet", _EVALUERING: str(evaluering.aar), _OMRAADE: omraade.nr}
    return address("kommunekompass", **valgt)


def _rad(
    kompass: Kompass, evaluering: Evaluering, nr: str, navn: str, skaar: float | None, maks: float
) -> dict[str, object]:
    anslag = kompass.anslag_for(nr) if _er_nyeste(kompass, evaluering) else None
    return {
        "navn": navn,
        "skaar": i_tabell(skaar),
        "maks": maks,
        "andel": _andel(skaar, maks),
        "hente": i_tabell(None if skaar is None else maks - skaar),
        "idag": None if anslag is None else tekst.om_anslaget(anslag),
    }


def _tabell(
    evaluering: Evaluering,
    rader: Sequence[Mapping[str, object]],
    hva: str,
    tittel: str,
    flere: Sequence[TableColumn] = (),
) -> Table:
    alike = len({rad["maks"] for rad in rader}) == 1  # then the points say it all
    kolonner = [
        TableColumn("navn", hva, link="lenke"),
        TableColumn("skaar", "Poeng", "poeng"),
        *([_HENTE] if any(rad["hente"] != UKJENT for rad in rader) else []),
        *([] if alike else _AV_HOYEST),
        *([_IDAG] if any(rad["idag"] not in (None, tekst.IKKE_VURDERT) for rad in rader) else []),
        *flere,
    ]
    return Table(
        pd.DataFrame(rader),
        kolonner,
        title=tittel,
        period=f"{evaluering.aar}, versjon {evaluering.versjon}",
    )


def _er_nyeste(kompass: Kompass, evaluering: Evaluering) -> bool:
    """Only what is measured by the newest yardstick can be seen against today."""
    return evaluering.versjon == kompass.versjon.versjon


def _andel(skaar: float | None, maks: float) -> float | None:
    return None if skaar is None or not maks else 100 * skaar / maks
