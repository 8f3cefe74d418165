"""One satsingsområde on one screen: what is done, who does it, with what money, and how far it is."""

import streamlit as st

from dashboard import access, text
from dashboard.agenda import strategi_leddet
from dashboard.agenda.strategi import Valg, choose_omraade, lenke, som_det_aapnes, valg_av
from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.agenda.strategi_treet import Tegner, pengene_bak
from dashboard.analysis.maalstand import REGEL
from dashboard.analysis.maalstruktur import Ledd
from dashboard.analysis.planbilde import REGEL_PENGER, Bilde, Penger, av_ledd, av_plan
from dashboard.analysis.strategi import Strategi
from dashboard.period import Period
from dashboard.sentences import strategi as tekst
from dashboard.sentences.words import beloep
from dashboard.ui.figures import Figure, Tone, show_figures
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.tre import show_tree


def show(view: View, period: Period, strategi: Strategi) -> None:
    """The chosen satsingsområde, or the link that the address asks for. Raises NotAllowed."""
    access.require_see_strategi(view.user)
    valg = choose_omraade(view, strategi)
    if valg.ledd is not None:
        strategi_leddet.show(view, period, strategi, valg, valg.ledd)
    else:
        _oversikten(strategi, valg, "ett_blikk_strategi")
    with st.expander("Slik regnes status og penger"):
        st.markdown(f"{REGEL}\n\n{REGEL_PENGER}")


def make_ready(view: View, period: Period) -> None:
    """Remember the whole of the first plan."""
    strategi = grunnlag(view, period)
    if not strategi.tom:
        _les(strategi, som_det_aapnes(strategi))


def show_hovedsak(strategi: Strategi, omraade: Ledd) -> None:
    """One satsingsområde as it stands on the projector."""
    _oversikten(strategi, valg_av(strategi, omraade), "ett_blikk_hovedsak")


def _oversikten(strategi: Strategi, valg: Valg, key: str) -> None:
    bilde, treet = _les(strategi, valg)
    hva = "Hele planen" if valg.omraade is None else tekst.navn_paa(valg.omraade.nivaa, valg.omraade.nr)
    with st.container(gap="small", key=key):  # all of it on one screen
        sentence(_setningen(strategi.period.aar, hva, bilde))
        show_figures(noekkeltall(strategi.period, bilde))
        show_tree(treet)


def _les(strategi: Strategi, valg: Valg) -> tuple[Bilde, str]:
    treet = _treet(strategi, valg.plan, valg.topper, valg.omraade, lenke(valg.topper[0]))
    return _bildet(strategi, valg), treet


@made_once
def _bildet(strategi: Strategi, valg: Valg) -> Bilde:
    penger = pengene_bak(strategi)
    if valg.omraade is None:
        return av_plan(strategi, valg.plan, valg.topper, penger)
    return av_ledd(strategi, valg.omraade, penger)


@made_once
def _treet(strategi: Strategi, plan: str, topper: tuple[Ledd, ...], omraade: Ledd | None, _lenke: str) -> str:
    """`_lenke` is in the key only: what one link takes along from the address, so do all that are remembered."""
    tegner = Tegner(strategi)
    if omraade is None:
        return tegner.tre([tegner.linje(each) for each in topper], plan, "Hva planen består av")
    stoetter = strategi.struktur.stoettet_av(omraade.id)
    noder = [*tegner.grener(omraade), *tegner.indikatorer(omraade), *tegner.stoetter(stoetter)]
    tittel = f"{tekst.navn_paa(omraade.nivaa, omraade.nr)}: {omraade.tittel}"
    return tegner.tre(noder, tittel, "Fokusområde, mål og tiltak")


def _setningen(aar: int, hva: str, bilde: Bilde) -> str:
    stand = bilde.stand
    nivaaer = frozenset(each.nivaa for each in bilde.arbeid)
    framdrift = tekst.Framdrift(
        len(bilde.arbeid), stand.utfoert, stand.forsinket, stand.framdrift, stand.kjent, nivaaer
    )
    penger = bilde.penger
    deler = [
        tekst.om_framdriften(hva, framdrift),
        tekst.om_pengene(
            aar, penger.budsjett, penger.regnskap, penger.avvik, penger.vedtatt, har_konto=bilde.har_konto
        )
        if penger
        else "",
        tekst.om_ansvaret(bilde.eiere, len(bilde.arbeid)),
    ]
    return " ".join(del_ for del_ in deler if del_)


def noekkeltall(period: Period, bilde: Bilde) -> list[Figure]:
    """How far, what is late, the money, and the indicators on target."""
    stand = bilde.stand
    late: Tone = "verre" if stand.forsinket else "noeytral"
    utfoert = (
        f"{text.number(stand.utfoert)} av {text.number(stand.arbeid)} utført"
        if stand.arbeid
        else "ingenting å følge opp"
    )
    if stand.frist is None:
        frist = "ingen åpne frister"
    else:
        frist = f"{'eldste frist' if stand.forsinket else 'neste frist'} {text.day(stand.frist)}"
    maalt = f"{text.number(bilde.maalt)} av {text.number(bilde.indikatorer)} er målt"
    return [
        Figure("Framdrift", tekst.prosent(stand.framdrift), utfoert),
        Figure("Forsinket", text.number(stand.forsinket), frist, late),
        *([] if bilde.penger is None else _penger(period, bilde.penger, bilde.har_konto)),
        Figure(
            "Indikatorer i mål",
            f"{text.number(bilde.i_maal)} av {text.number(bilde.indikatorer)}" if bilde.indikatorer else text.NO_NUMBER,
            maalt if bilde.indikatorer else "ingen indikatorer",
        ),
    ]  # fmt: skip


def _penger(period: Period, penger: Penger, har_konto: bool) -> list[Figure]:
    found = []
    if penger.budsjett is None and penger.regnskap is None:
        hvorfor = (
            "kontoene som er knyttet til, har verken budsjett eller regnskap"
            if har_konto
            else "ingen kontoer er knyttet til"
        )
        found.append(Figure(f"Budsjett {period.aar}", text.NO_NUMBER, hvorfor))
    else:
        brukt = "ikke noe regnskap" if penger.regnskap is None else f"brukt {beloep(penger.regnskap)}"
        found.append(Figure(f"Budsjett {period.aar} på kontoene", beloep(penger.budsjett or 0), brukt))
    if penger.avvik is not None:
        tone: Tone = (
            "bedre" if round(penger.avvik) > 0 else "verre" if round(penger.avvik) < 0 else "noeytral"
        )
        ord_ = text.avvik(round(penger.avvik))
        found.append(
            Figure(
                "Avvik hittil", tekst.beloep_som(penger.avvik, penger.regnskap or 0, signed=True), ord_, tone
            )
        )
    if penger.vedtatt is not None:
        realisert = "ikke meldt" if penger.realisert is None else f"{beloep(penger.realisert)} realisert"
        hvor_mange = text.count(penger.tiltak, "budsjettiltak", "budsjettiltak")
        found.append(Figure(f"Effekt av {hvor_mange}", beloep(penger.vedtatt), realisert))
    return found
