"""One area of Kommunekompasset: its sub-criteria by points to gain, with what the evaluators found beside."""

from collections.abc import Mapping, Sequence

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
from dashboard.ui.chart import show_chart
from dashboard.ui.filters import choose, say_unknown
from dashboard.ui.markdown import escaped
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_table

ALLE = "alle"
_FLEST = 10
_EVALUERING, _OMRAADE = "evaluering", "kompassomraade"
_SLAG = {"styrke": "Styrker", "utfordring": "Utfordringer", "svakhet": "Svakheter"}
_AV_HOYEST = (TableColumn("maks", "Høyest", "tall"), TableColumn("andel", "Andel", "prosent"))
_HENTE = TableColumn("hente", "Å hente", "poeng")
_IDAG = TableColumn("idag", "Anslag i dag (lavt–høyt)", "tall")


def show(view: View, kompass: Kompass) -> None:
    """The section. Raises NotAllowed where the page does."""
    access.require_see_strategi(view.user)
    valgt = _choose(view, kompass)
    if valgt is None:
        st.info(f"Kommunen har ingen evaluering her ennå. {HVA_TRENGS}", icon=":material/upload_file:")
        return
    evaluering, omraade = valgt
    if omraade is None:
        _show_alle(view, kompass, evaluering)
    else:
        _show_omraadet(view, kompass, evaluering, omraade)
    if _er_nyeste(kompass, evaluering):
        with st.expander("Slik regnes anslaget i dag"):
            st.markdown(REGEL)


def omtalen(kompass: Kompass, evaluering: Evaluering, nr: str, slag: str) -> list[str]:
    """The points of a kind that the evaluators wrote of an area; those of a sub-criterion with its number."""
    alle = kompass.omtaler
    rader = alle[
        (alle["kommune"] == evaluering.kommune)
        & (alle["aar"] == evaluering.aar)
        & (alle["omraade"] == nr)
        & (alle["slag"] == slag)
    ]
    return [
        punkt if under == nr else f"{under}: {punkt}"
        for under, punkt in zip(rader["nr"], rader["punkt"], strict=True)
    ]


def show_liste(tittel: str, punkter: Sequence[str], ingen: str) -> None:
    """A heading of the third level with how many there are, and the list; `ingen` where there is none."""
    st.subheader(f"{escaped(tittel)} ({len(punkter)})", anchor=False)
    if punkter:
        st.markdown("\n".join(f"- {escaped(' '.join(punkt.split()))}" for punkt in punkter))
    else:
        st.caption(ingen)


def _choose(view: View, kompass: Kompass) -> tuple[Evaluering, Omraade | None] | None:
    """The evaluation, and the area: None for all of them. None where there is no evaluation."""
    egne = {str(each.aar): each for each in kompass.egne}
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


def _navnene(omraader: Mapping[str, Omraade]) -> dict[str, str]:
    return {ALLE: "Alle områdene"} | {nr: f"{nr} {each.navn}" for nr, each in omraader.items()}


def _show_alle(view: View, kompass: Kompass, evaluering: Evaluering) -> None:
    kjente = [each for each in evaluering.kriterier if each.skaar is not None]
    mest = mest_aa_hente(kjente)[:_FLEST]
    sentence(tekst.om_alle(evaluering, mest))
    _caption(tekst.om_totalens_avvik(evaluering), tekst.om_ukjente(evaluering.kriterier))
    if mest:
        _chart(mest)
        _table(view, kompass, evaluering, mest, "Mest å hente", "kompass_kriterier")
    if len(kjente) > len(mest):
        with st.expander(f"Alle {len(evaluering.kriterier)} delkriterier"):
            _table(
                view,
                kompass,
                evaluering,
                evaluering.kriterier,
                "Alle delkriteriene",
                "kompass_alle_kriterier",
            )
    _omraadene(view, kompass, evaluering)
    _show_antall(view, kompass, evaluering)


def _show_omraadet(view: View, kompass: Kompass, evaluering: Evaluering, omraade: Omraade) -> None:
    kriterier = mest_aa_hente(omraade.kriterier)
    sentence(tekst.om_omraadet(omraade, evaluering.aar))
    _caption(tekst.om_omraadets_avvik(omraade), tekst.om_ukjente(kriterier))
    tallene, ordene = st.columns([3, 2], gap="medium")
    with tallene:
        if any(each.skaar is not None for each in kriterier):
            _chart(kriterier)
        _table(
            view, kompass, evaluering, kriterier, f"Delkriteriene i område {omraade.nr}", "kompass_kriterier"
        )
    with ordene:
        st.header("Det evaluatorene skrev", anchor="omtalen")
        for slag, tittel in _SLAG.items():
            show_liste(tittel, omtalen(kompass, evaluering, omraade.nr, slag), "Ingen er lagt inn.")


def _caption(*setninger: str) -> None:
    if sagt := " ".join(each for each in setninger if each):
        st.caption(escaped(sagt))


def _chart(kriterier: Sequence[Kriterium]) -> None:
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
    show_chart(
        kompass_kriterier.draw(rader, tekst.tittel(kriterier)), description=kompass_kriterier.describe(rader)
    )


def _table(
    view: View,
    kompass: Kompass,
    evaluering: Evaluering,
    kriterier: Sequence[Kriterium],
    tittel: str,
    key: str,
) -> None:
    rader = [
        _rad(kompass, evaluering, each.nr, tekst.kalt(each), each.skaar, each.maks) for each in kriterier
    ]
    _show_rows(view, evaluering, rader, "Delkriterium", tittel, key)


def _omraadene(view: View, kompass: Kompass, evaluering: Evaluering) -> None:
    """Every area of the evaluation, with the printed points and what is said in words where there are such."""
    st.header("Område for område", anchor="omraadene")
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
    _show_rows(view, evaluering, rader, "Område", "Områdene", "kompass_omraader", [*oppgitt, *ord_])


def _show_antall(view: View, kompass: Kompass, evaluering: Evaluering) -> None:
    """How much the evaluators wrote of each area, and the way to it."""
    st.header("Styrker og svakheter", anchor="omtalen")
    rader = [
        {
            "navn": f"{each.nr} {each.navn}",
            "lenke": _lenke(evaluering, each),
            **{slag: len(omtalen(kompass, evaluering, each.nr, slag)) for slag in _SLAG},
        }
        for each in evaluering.omraader
    ]
    if not any(rad[slag] for rad in rader for slag in _SLAG):
        st.caption(f"Ingen styrker, utfordringer eller svakheter er lagt inn for {evaluering.aar}.")
        return
    st.caption("Velg et område for å lese hva evaluatorene skrev.")
    show_table(
        pd.DataFrame(rader),
        [
            TableColumn("navn", "Område", link="lenke"),
            *(TableColumn(slag, tittel, "antall") for slag, tittel in _SLAG.items()),
        ],
        title="Antall punkter",
        period=str(evaluering.aar),
        filters={},
        view=view,
        key="kompass_omtaler",
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


def _show_rows(
    view: View,
    evaluering: Evaluering,
    rader: Sequence[Mapping[str, object]],
    hva: str,
    tittel: str,
    key: str,
    flere: Sequence[TableColumn] = (),
) -> None:
    alike = len({rad["maks"] for rad in rader}) == 1  # then the points say it all
    kolonner = [
        TableColumn("navn", hva, link="lenke"),
        TableColumn("skaar", "Poeng", "poeng"),
        *([_HENTE] if any(rad["hente"] != UKJENT for rad in rader) else []),
        *([] if alike else _AV_HOYEST),
        *([_IDAG] if any(rad["idag"] not in (None, tekst.IKKE_VURDERT) for rad in rader) else []),
        *flere,
    ]
    show_table(
        pd.DataFrame(rader),
        kolonner,
        title=tittel,
        period=f"{evaluering.aar}, versjon {evaluering.versjon}",
        filters={},
        view=view,
        key=key,
    )


def _er_nyeste(kompass: Kompass, evaluering: Evaluering) -> bool:
    """Only what is measured by the newest yardstick can be seen against today."""
    return evaluering.versjon == kompass.versjon.versjon


def _andel(skaar: float | None, maks: float) -> float | None:
    return None if skaar is None or not maks else 100 * skaar / maks
