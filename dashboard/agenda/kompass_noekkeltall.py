"""The key figures of Kommunekompasset, on its page and in the strategic meeting."""

from dashboard import settings, text
from dashboard.analysis.kompass_stand import Bilde, bildene
from dashboard.analysis.kompass_veien import neste
from dashboard.analysis.kompasset import Kompass
from dashboard.sentences import kompass_naa as tekst
from dashboard.sentences import kompass_plan as om_planen
from dashboard.sentences.kompass_ord import UKJENT, poeng, tall
from dashboard.ui.address import address
from dashboard.ui.figures import Figure, Tone
from dashboard.ui.remember import made_once


def noekkeltall(kompass: Kompass) -> list[Figure]:
    """Where we stood, against others, where we are, and the way on; none where nothing is known."""
    return _noekkeltall(kompass, address("kommunekompass"))


@made_once
def _noekkeltall(kompass: Kompass, _lenke: str) -> list[Figure]:
    """`_lenke` is in the key only: what one link takes along from the address, so do all."""
    bilder = bildene(kompass)
    if not bilder:
        return []
    foerst, siste, fram = bilder[0], bilder[-1], neste(kompass)
    return [
        _evaluert(foerst),
        _mot_andre(foerst),
        _anslaatt(siste, settings.get().maal_kompass),
        Figure(
            om_planen.de_neste(fram),
            om_planen.antall_tiltak(fram),
            om_planen.om_arbeidet(fram),
            link=address("kommunekompass", **{"del": "plan"}),
        ),
    ]


def _evaluert(bilde: Bilde) -> Figure:
    evaluering = bilde.nyest
    if evaluering is None:
        return Figure("Evaluering", text.NO_NUMBER, f"ikke evaluert etter versjon {bilde.versjon}")
    tone: Tone = {"under": "verre", "over": "bedre"}.get(bilde.nivaa or "", "noeytral")  # type: ignore[assignment]
    total = UKJENT if evaluering.total is None else f"{tall(evaluering.total)} av {tall(bilde.maks)}"
    note = tekst.om_totalene(evaluering) or tekst.kort_nivaa(bilde)
    return Figure(f"Evaluering {evaluering.aar}", total, note, tone)


def _mot_andre(bilde: Bilde) -> Figure:
    alle, total = bilde.referanser.get("alle"), bilde.nyest.total if bilde.nyest else None
    gruppe = tekst.mot_gruppen(bilde)
    if alle is None or total is None:
        return Figure("Mot snittet av alle", text.NO_NUMBER, gruppe or "ingen referanse for versjonen")
    tone: Tone = "bedre" if total > alle.verdi else "verre" if total < alle.verdi else "noeytral"
    return Figure(
        f"Mot snittet av alle, {tall(alle.verdi)}",
        poeng(total - alle.verdi, fortegn=True),
        gruppe,
        tone,
    )


def _anslaatt(bilde: Bilde, maal: float | None) -> Figure:
    lenke = address("kommunekompass", **{"del": "egenvurdering"})
    anslag = bilde.anslag
    if anslag is None:
        return Figure("Anslag i dag", text.NO_NUMBER, "ingen egenvurdering", link=lenke)
    endring = bilde.endring
    tone: Tone = {1: "bedre", -1: "verre"}.get(bilde.retning or 0, "noeytral")  # type: ignore[assignment]
    siden = (
        f"{tekst.hele_med_fortegn(endring)} siden {bilde.evaluering.aar}"
        if endring is not None and bilde.evaluering is not None
        else f"{text.number(anslag.vurdert)} av {text.number(anslag.antall)} vurdert"
    )
    return Figure(
        "Anslag i dag" if maal is None else f"Anslag i dag, mål {tall(maal)}",
        UKJENT if anslag.anslag is None else text.number(anslag.anslag),
        f"spenn {tekst.spenn(anslag.lav, anslag.hoy)}, {siden}",
        tone,
        lenke,
    )
