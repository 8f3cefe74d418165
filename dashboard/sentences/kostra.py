"""What a comparison says: cost beside coverage and quality, a figure beside a reference, and a place among all."""

import re
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from dashboard import text
from dashboard.sentences.kostra_tall import bare_antall, forskjell, kort, liten, merkeord, prosent_over, sagt
from dashboard.sentences.words import stor, tallord

OM_FARGENE = (
    "Fargen sier om et tall er lavt eller høyt sammenlignet med andre, ikke om det er bra eller dårlig. Bare tall der det er"
    " avgjort hvilken vei som er ønskelig, sier også det."
)
_PENGEBRUK = re.compile(r"netto driftsutgifter til (?P<hva>.+) per innbygger", re.IGNORECASE)
_TILBUD = {"dekning": "Dekning", "kvalitet": "Kvalitet"}
_BARE_ANTALL = "bare antall, som ikke kan sammenlignes mellom kommuner av ulik størrelse"
_RAMMER = ("netto_driftsresultat", "fri_egenkapital", "langsiktig_gjeld", "netto_laanegjeld")
"""What says most of a municipality's economy: what is left of the year, what is saved, and what is owed."""

Rad = Mapping[Hashable, Any]


def overskrift(katalog: pd.DataFrame, sammenligning: pd.DataFrame, omraade: str, region: str) -> str:
    """An area in a few sentences: what it costs beside the reference `region`, and what coverage and quality are.

    `katalog`: rows of kostra/katalog for the area called `omraade`; `sammenligning`: of kostra/sammenligning. The cost is
    the largest per inhabitant, which is the area or its largest part.
    """
    egen = _navn(sammenligning, sammenligning["egen"])
    referanse = _navn(sammenligning, sammenligning["region"] == region)
    begge = _begge(katalog, sammenligning, region)
    kostnad = _stoerste_kostnad(begge)
    aar = int(kostnad["aar"]) if kostnad else None
    tilbud = [
        f"{ord_}: {_mot(valgt, None if kostnad else referanse, aar)}."
        for slag, ord_ in _TILBUD.items()
        if (valgt := _foerst(begge, slag)) is not None
    ]
    if kostnad:
        uten = [] if tilbud else [_uten_tilbud(katalog, sammenligning)]
        return " ".join([_pengebruk(kostnad, egen, referanse), *tilbud, *uten])
    rammer = [f"{stor(_mot(each, referanse, None))}." for each in _rammene(begge)]
    if rammer or tilbud:
        return " ".join([*rammer, *tilbud, *(["Ingen tall for kostnad."] if tilbud else [])])
    if _har_antall(katalog, sammenligning):
        return f"{egen} har for {liten(omraade)} {_BARE_ANTALL}."
    return f"{egen} og {referanse} har ingen tall for {liten(omraade)} som kan ses ved siden av hverandre."


def hovedtall(katalog: pd.DataFrame, sammenligning: pd.DataFrame, region: str) -> list[str]:
    """The figures that `overskrift` is about, the cost first: ids of the catalogue; of an area without cost three ramme.
    Empty where the two have none in common."""
    begge = _begge(katalog, sammenligning, region)
    kostnad = _stoerste_kostnad(begge)
    foerst = [kostnad] if kostnad else _rammene(begge)
    return [
        str(each["nokkeltall"]) for each in (*foerst, *(_foerst(begge, slag) for slag in _TILBUD)) if each
    ]


def linje(tall: Rad, egen: Rad, referanse: Rad | None = None) -> str:
    """One figure: `Grunnskolepoeng: 41,2 i 2025, 3 % lavere enn landet (42,4).`

    `tall`: a row of kostra/katalog; `egen`, `referanse`: rows of kostra/sammenligning.
    """
    tittel, enhet = tall["tittel"], str(tall["enhet"])
    if pd.isna(egen["aar"]):
        return f"{tittel}: ingen tall er hentet."
    if pd.isna(egen["verdi"]):
        return f"{tittel}: {merkeord(egen['merke'])} i {int(egen['aar'])}."
    andre = [] if referanse is None else [referanse["verdi"]]
    sagt_ = f"{tittel}: {sagt(egen['verdi'], enhet, andre)} i {int(egen['aar'])}"
    if referanse is None:
        return f"{sagt_}."
    navn = kort(str(referanse["navn"]))
    if pd.isna(referanse["verdi"]):
        return f"{sagt_}. {stor(navn)}: {merkeord(referanse['merke'])}."
    ord_ = forskjell(egen["verdi"], referanse["verdi"], enhet)
    deres = sagt(referanse["verdi"], enhet, [egen["verdi"]])
    return f"{sagt_}, {ord_} {navn} ({deres})." if ord_ else f"{sagt_}, mot {deres} i {navn}."


def om_plassen(plass: int, antall: int, andel_lavere: float | None, like: int = 0) -> str:
    """`Nr. 34 av 357 fra lavest; 9 % ligger lavere.` `like`: how many others have the same figure."""
    if andel_lavere is None:
        return "Ingen andre kommuner har tall for dette året, så det er ingen å sammenligne med."
    sammen = f", sammen med {'én annen' if like == 1 else f'{tallord(like)} andre'}" if like else ""
    if like:
        lavere = f"{text.number(andel_lavere)}{text.NO_BREAK}% ligger lavere, når de like regnes halvt"
    elif plass == 1:
        lavere = "alle andre ligger høyere"
    elif plass == antall:
        lavere = "alle andre ligger lavere"
    else:
        lavere = f"{text.number(andel_lavere)}{text.NO_BREAK}% ligger lavere"
    return f"Nr. {text.number(plass)} av {text.number(antall)} fra lavest{sammen}; {lavere}."


def om_nivaaet(nivaa: str | None, retning: str) -> str:
    """Low or high relative to others, and good or bad only where the figure has a direction (hoy, lav).

    `nivaa`: lavt, omtrent or hoeyt; None where the figure or the others are missing.
    """
    ord_ = {
        "lavt": "lavere enn de fleste",
        "omtrent": "omtrent som de fleste",
        "hoeyt": "høyere enn de fleste",
    }
    if nivaa is None:
        return "uten tall å sammenligne"
    oensket = {"hoy": "hoeyt", "lav": "lavt"}.get(retning)
    if oensket is None or nivaa == "omtrent":
        return ord_[nivaa]
    return f"{ord_[nivaa]}, og {'det er ønskelig' if nivaa == oensket else 'det motsatte er ønskelig'}"


def _begge(katalog: pd.DataFrame, sammenligning: pd.DataFrame, region: str) -> list[dict[Hashable, Any]]:
    """The comparable figures that both have, in the comparison's order, with the reference's as referanse_verdi."""
    egne = sammenligning.loc[sammenligning["egen"].astype(bool), ["nokkeltall", "aar", "verdi"]]
    deres = sammenligning.loc[sammenligning["region"] == region, ["nokkeltall", "verdi"]]
    par = egne.merge(deres.rename(columns={"verdi": "referanse_verdi"}), on="nokkeltall").merge(
        katalog, on="nokkeltall"
    )
    kjente = par.dropna(subset=["verdi", "referanse_verdi"]).to_dict("records")
    return [each for each in kjente if not bare_antall(each["tittel"], each["enhet"], each["retning"])]


def _stoerste_kostnad(begge: list[dict[Hashable, Any]]) -> dict[Hashable, Any] | None:
    kostnader = [each for each in begge if each["slag"] == "kostnad"]
    per_innbygger = [each for each in kostnader if each["per"] == "innbygger" and each["enhet"] == "kr"]
    if per_innbygger:
        return max(per_innbygger, key=lambda each: float(each["referanse_verdi"]))
    return kostnader[0] if kostnader else None


def _foerst(begge: list[dict[Hashable, Any]], slag: str) -> dict[Hashable, Any] | None:
    """The first of a kind; one that says which way is good goes before those that do not."""
    av_slaget = [each for each in begge if each["slag"] == slag]
    return min(av_slaget, key=lambda each: each["retning"] == "ingen", default=None)


def _rammene(begge: list[dict[Hashable, Any]]) -> list[dict[Hashable, Any]]:
    """Three at most, those that say most first."""
    plass = {nokkeltall: nr for nr, nokkeltall in enumerate(_RAMMER)}
    rammer = [each for each in begge if each["slag"] == "ramme"]
    return sorted(rammer, key=lambda each: plass.get(each["nokkeltall"], len(plass)))[:3]


def _uten_tilbud(katalog: pd.DataFrame, sammenligning: pd.DataFrame) -> str:
    if _har_antall(katalog, sammenligning):
        return f"Dekning og kvalitet har {_BARE_ANTALL}."
    return "Ingen tall for dekning eller kvalitet å se kostnaden sammen med."


def _har_antall(katalog: pd.DataFrame, sammenligning: pd.DataFrame) -> bool:
    """Whether the municipality has plain counts of what it gives."""
    egne = sammenligning[sammenligning["egen"].astype(bool) & sammenligning["verdi"].notna()]
    tilbud = katalog[katalog["slag"].isin(list(_TILBUD)) & katalog["nokkeltall"].isin(egne["nokkeltall"])]
    return any(map(bare_antall, tilbud["tittel"], tilbud["enhet"], tilbud["retning"]))


def _pengebruk(tall: Rad, egen: str, referanse: str) -> str:
    aar, tittel = int(tall["aar"]), str(tall["tittel"])
    prosent = prosent_over(tall["verdi"], tall["referanse_verdi"])
    hva = _PENGEBRUK.fullmatch(tittel)
    if prosent is None or tall["enhet"] != "kr":
        return f"{egen} i {aar}: {_mot(tall, referanse, aar)}."
    if hva is None:
        ord_ = forskjell(tall["verdi"], tall["referanse_verdi"], str(tall["enhet"]))
        return f"I {aar} lå {egen} {ord_} {referanse} på {liten(tittel)}."
    if not prosent:
        return f"I {aar} brukte {egen} omtrent like mye på {hva['hva']} per innbygger som {referanse}."
    mer = f"{text.number(abs(prosent))}{text.NO_BREAK}% {'mer' if prosent > 0 else 'mindre'}"
    return f"I {aar} brukte {egen} {mer} på {hva['hva']} per innbygger enn {referanse}."


def _mot(tall: Rad, referanse: str | None, aar: int | None) -> str:
    """`barn per årsverk var 5,61 mot 5,83`; the year where it is not the one already said."""
    enhet = str(tall["enhet"])
    egen, deres = (
        sagt(tall[felt], enhet, [tall["verdi"], tall["referanse_verdi"]])
        for felt in ("verdi", "referanse_verdi")
    )
    hos = f" i {referanse}" if referanse else ""
    naar = f" ({int(tall['aar'])})" if int(tall["aar"]) != aar else ""
    return f"{liten(str(tall['tittel']))} var {egen} mot {deres}{hos}{naar}"


def _navn(sammenligning: pd.DataFrame, hvem: "pd.Series[Any]") -> str:
    navn = sammenligning.loc[hvem.astype(bool), "navn"]
    return kort(str(navn.iloc[0])) if len(navn) else "referansen"
