"""What is said of Kommunekompasset over the years: from evaluation to evaluation, and what the self-assessment points to."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard import text
from dashboard.analysis.kompass_anslag import Anslag
from dashboard.analysis.kompass_evaluering import Evaluering, Par
from dashboard.sentences.kompass_ord import tall
from dashboard.sentences.words import liste, stor


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
        uten = [
            aar
            for aar, kjent in ((foer, [each.annen for each in par]), (naa, [each.egen for each in par]))
            if set(kjent) == {None}
        ]
        return f"Poengene for områdene er ikke kjent for {' og '.join(map(str, uten)) or 'begge årene'}."
    (ned, _), (opp, _) = min(endret), max(endret)
    bakerst, fremst = (
        liste([navn for endring, navn in endret if tall(endring) == tall(ytterst)]) for ytterst in (ned, opp)
    )
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
            if len(endret) == len(par)
            else []
        ),
        *([f"Bare {len(endret)} av {len(par)} områder er kjent begge år."] if len(endret) < len(par) else []),
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


def om_versjonene(egne: Sequence[Evaluering]) -> str:
    """Why those by another version than the newest cannot be measured against it; empty where all are by one. `egne`: the newest
    first, at least one."""
    siste = egne[0]
    andre = sorted(each.aar for each in egne if each.versjon != siste.versjon)
    if not andre:
        return ""
    aarene = liste([str(aar) for aar in andre], flest=len(andre))
    er = "Evalueringen" if len(andre) == 1 else "Evalueringene"
    dens = "den" if len(andre) == 1 else "dem"
    return (
        f"{er} i {aarene} er etter en annen versjon enn den i {siste.aar}. En nyere versjon er strengere enn en eldre, og områdene er ikke"
        f" de samme. Derfor vises bare totalen fra {aarene} her, og forskjellen fra {dens} er verken framgang eller tilbakegang."
    )


def om_veksten(vekst: pd.DataFrame) -> str:
    """What can be documented and where it points, and how far that has moved since the first assessment, where it has moved.

    `vekst`: dato, lav, anslag, hoy, vurdert, antall; in order, all going on from one evaluation.
    """
    foerste, siste = vekst.iloc[0], vekst.iloc[-1]
    dekning = f"{text.number(siste['vurdert'])} av {text.number(siste['antall'])} vurderinger er gjort."
    lav, anslag = (_fra_til(foerste[felt], siste[felt]) for felt in ("lav", "anslag"))
    siden = f"siden {text.day(foerste['dato'])}"
    naa = f"Vi kan dokumentere {text.number(siste['lav'])} poeng"
    er = "" if pd.isna(siste["anslag"]) else f"anslaget er {text.number(siste['anslag'])} poeng"
    if lav and anslag:
        return f"Det vi kan dokumentere, har gått {lav} poeng, og anslaget {anslag}, {siden}. {dekning}"
    if lav:
        return f"Det vi kan dokumentere, har gått {lav} poeng {siden}{er and f', og {er}'}. {dekning}"
    if anslag:
        return f"{naa}, og anslaget har gått {anslag} {siden}. {dekning}"
    return f"{naa}{er and f', og {er}'}. {dekning}"


def om_ingen_siden(evaluering: Evaluering, vekst: pd.DataFrame) -> str:
    """That nothing is assessed since the evaluation, and what the self-assessment pointed to before it. `vekst`: of before it."""
    ingen = f"Ingenting er egenvurdert siden evalueringen i {evaluering.aar}."
    if vekst.empty:
        return ingen
    siste = vekst.iloc[-1]
    pekte = _mot(siste)
    fikk = "" if evaluering.total is None else f" Evalueringen ga {tall(evaluering.total)}."
    return f"{ingen} {text.day(siste['dato'])} pekte egenvurderingen {pekte}.{fikk}"


def tittel_vekst(vekst: pd.DataFrame, *, i_dag: bool = True) -> str:
    """The message of the chart over the quarters. `i_dag`: the last of them is today."""
    siste = vekst.iloc[-1]
    if i_dag:
        return f"Egenvurderingen peker {_mot(siste)}"
    return f"Egenvurderingen pekte {_mot(siste)} {text.day(siste['dato'])}"


def kvartal(dato: pd.Timestamp, *, siste: bool) -> str:
    """`4. kv. 2025`; the last, which may not be over: `4. kv. 2026, hittil`."""
    nr = f"{(dato.month + 2) // 3}.{text.NO_BREAK}kv.{text.NO_BREAK}{dato.year}"
    return f"{nr}, hittil" if siste else nr


def _fra_til(foer: float, naa: float) -> str:
    """`fra 32 til 298`; empty where it has not moved, or one of them is not known."""
    if pd.isna(foer) or pd.isna(naa) or text.number(foer) == text.number(naa):
        return ""
    return f"fra {text.number(foer)} til {text.number(naa)}"


def _mot(rad: "pd.Series[Any]") -> str:
    """`mot 410 poeng`; where the projection is not known `mot 298 til 455 poeng`."""
    if pd.isna(rad["anslag"]):
        return f"mot {text.number(rad['lav'])} til {text.number(rad['hoy'])} poeng"
    return f"mot {text.number(rad['anslag'])} poeng"


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
