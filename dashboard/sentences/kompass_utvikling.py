"""What is said of Kommunekompasset over the years: from evaluation to evaluation, and what the self-assessment points to."""

from collections.abc import Sequence

import pandas as pd

from dashboard import text
from dashboard.analysis.kompass_anslag import Anslag
from dashboard.analysis.kompass_evaluering import Evaluering, Par
from dashboard.sentences.kompass_ord import tall
from dashboard.sentences.words import stor

STRENGERE = (
    "Evalueringene er etter ulike versjoner. En nyere versjon er strengere enn en eldre, og områdene er ikke de samme. Derfor kan"
    " bare totalene vises ved siden av hverandre, og forskjellen mellom dem er verken framgang eller tilbakegang."
)


def om_utviklingen(egne: Sequence[Evaluering], anslag: Anslag) -> str:
    """From the evaluation before to the newest, and where the self-assessment points. `egne`: the newest first, at least one."""
    return f"{_om_evalueringene(egne)} {_om_anslaget(anslag)}".strip()


def tittel(egne: Sequence[Evaluering]) -> str:
    """The message of the chart over the evaluations."""
    siste, foer = egne[0], next(iter(egne[1:]), None)
    if siste.total is None:
        return f"Totalen i {siste.aar} er ikke kjent"
    if foer is None or foer.versjon != siste.versjon or foer.total is None:
        return f"{tall(siste.total)} poeng i {siste.aar}, etter versjon {siste.versjon}"
    return f"{stor(_flyttet(siste.total - foer.total))} fra {foer.aar} til {siste.aar}"


def om_endringen(par: Sequence[Par], foer: int, naa: int) -> str:
    """Which areas went most forward and most back. `par`: own is the newer evaluation's (of the year `naa`)."""
    endret = [(each.forskjell, each.navn) for each in par if each.forskjell is not None]
    if not endret:
        return f"Poengene for områdene er ikke kjent i både {foer} og {naa}."
    (ned, bakerst), (opp, fremst) = min(endret), max(endret)
    deler = [
        *(
            [f"Størst framgang fra {foer} til {naa}: {fremst} ({tall(opp, fortegn=True)})."]
            if opp > 0
            else []
        ),
        *(
            [f"Størst tilbakegang: {bakerst} ({tall(ned, fortegn=True)})."]
            if ned < 0
            else ["Ingen områder gikk tilbake."]
        ),
    ]
    return " ".join(deler)


def tittel_endring(par: Sequence[Par], foer: int) -> str:
    """The message of the chart over the areas then and now."""
    kjente = [each.forskjell for each in par if each.forskjell is not None]
    opp = sum(each > 0 for each in kjente)
    return (
        f"{opp} av {len(kjente)} områder har fått flere poeng siden {foer}"
        if kjente
        else "Ingen områder er kjent begge år"
    )


def om_veksten(vekst: pd.DataFrame) -> str:
    """How far the projection has moved since the first quarter. `vekst`: dato, lav, anslag, hoy, vurdert, antall; in order."""
    foerste, siste = vekst.iloc[0], vekst.iloc[-1]
    dekning = f"{text.number(siste['vurdert'])} av {text.number(siste['antall'])} vurderinger er gjort."
    dokumentert = f"Det vi kan dokumentere, har gått fra {text.number(foerste['lav'])} til {text.number(siste['lav'])} poeng"
    siden = f"siden {text.day(foerste['dato'])}"
    if pd.isna(foerste["anslag"]) or pd.isna(siste["anslag"]):
        return f"{dokumentert} {siden}. {dekning}"
    anslaget = f"anslaget fra {text.number(foerste['anslag'])} til {text.number(siste['anslag'])}"
    return f"{dokumentert}, og {anslaget}, {siden}. {dekning}"


def tittel_vekst(vekst: pd.DataFrame) -> str:
    """The message of the chart over the quarters."""
    siste = vekst.iloc[-1]
    spenn = f"{text.number(siste['lav'])} til {text.number(siste['hoy'])} poeng"
    if pd.isna(siste["anslag"]):
        return f"Egenvurderingen peker mot {spenn}"
    return f"Egenvurderingen peker mot {text.number(siste['anslag'])} poeng"


def kvartal(dato: pd.Timestamp, *, siste: bool) -> str:
    """`4. kv. 2025`; the last, which may not be over: `4. kv. 2026, hittil`."""
    nr = f"{(dato.month + 2) // 3}.{text.NO_BREAK}kv.{text.NO_BREAK}{dato.year}"
    return f"{nr}, hittil" if siste else nr


def _om_evalueringene(egne: Sequence[Evaluering]) -> str:
    siste, foer = egne[0], next(iter(egne[1:]), None)
    fikk = f"{siste.navn} fikk {_med_maks(siste)} i {siste.aar}"
    if siste.total is None:
        fikk = f"{siste.navn} ble evaluert i {siste.aar}, men totalen er ikke kjent"
    if foer is None:
        return f"{fikk}. Ingen tidligere evaluering er lagt inn."
    if foer.versjon != siste.versjon:
        return f"{fikk}, etter en annen versjon enn i {foer.aar}. Da var totalen {_sagt(foer)}."
    if siste.total is None or foer.total is None:
        return f"{fikk}. I {foer.aar} var totalen {_sagt(foer)}."
    return f"{fikk}, {_flyttet(siste.total - foer.total)} siden {foer.aar}."


def _om_anslaget(anslag: Anslag) -> str:
    if not anslag.vurdert:
        return "Ingenting er egenvurdert siden, så det er ikke noe anslag for i dag."
    spenn = f"mellom {text.number(anslag.lav)} og {text.number(anslag.hoy)} poeng"
    if anslag.anslag is None:
        return f"Egenvurderingen peker i dag {spenn}."
    return (
        f"Egenvurderingen peker i dag mot {text.number(anslag.anslag)} poeng, {spenn.removesuffix(' poeng')}."
    )


def _med_maks(evaluering: Evaluering) -> str:
    return f"{tall(evaluering.total)} av {tall(evaluering.maks)} poeng"


def _sagt(evaluering: Evaluering) -> str:
    return "ikke kjent" if evaluering.total is None else f"{tall(evaluering.total)} poeng"


def _flyttet(endring: float) -> str:
    avrundet = tall(abs(endring))
    if avrundet == "0":
        return "like mange poeng"
    return f"{avrundet} poeng {'opp' if endring > 0 else 'ned'}"
