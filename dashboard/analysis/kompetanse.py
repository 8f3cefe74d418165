"""The competence survey as a table: one row per question, all who answered first, then each tjenesteområde."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.datasets.virksomhet import DIMENSJONER

SKJULT = "skjult"
"""What stands where a result is hidden."""

_OM_SPOERSMAALET = ("spoersmaal", "tema", "dimensjon", "maaleenhet")


def kartlegginger(vist: pd.DataFrame) -> list[tuple[str, int]]:
    """Name and year of each competence survey, the newest first. `vist`: rows of undersoekelser.skjult."""
    egne = vist[vist["slag"] == "kompetanse"]
    alle = {(str(navn), int(aar)) for navn, aar in zip(egne["navn"], egne["aar"], strict=True)}
    return sorted(alle, key=lambda each: (-each[1], each[0]))


def omraadene(vist: pd.DataFrame, navn: str, aar: int) -> dict[str, str]:
    """The tjenesteområder that have answered: code -> name."""
    egne = _egne(vist, navn, aar).dropna(subset=["tjenesteomraade"])
    return dict(
        sorted(
            zip(egne["tjenesteomraade"], egne["tjenesteomraade_navn"], strict=True), key=lambda par: par[1]
        )
    )


def per_spoersmaal(vist: pd.DataFrame, navn: str, aar: int) -> pd.DataFrame:
    """One row per question of a survey, by tema and dimension: tema, dimensjon, spoersmaal, maaleenhet, svar and alle (of all who
    answered), and a column per tjenesteområde (its code) with the result or SKJULT; missing where it was not asked.

    `vist`: rows of undersoekelser.skjult, groups other than tjenesteområder are left out.
    """
    egne = _egne(vist, navn, aar)
    koder = list(omraadene(vist, navn, aar))
    rader: dict[str, dict[str, Any]] = {}
    for svar in egne.to_dict("records"):
        rad = rader.setdefault(svar["spoersmaal"], {felt: svar[felt] for felt in _OM_SPOERSMAALET})
        if not pd.isna(svar["tjenesteomraade"]):
            rad[svar["tjenesteomraade"]] = _vist(svar)
        else:
            rad |= {"svar": svar["svar"], "alle": svar["resultat"], "alle_vist": _vist(svar)}
    felt = ["tema", "dimensjon", "spoersmaal", "maaleenhet", "svar", "alle", "alle_vist", *koder]
    frame = pd.DataFrame(rader.values(), columns=felt).astype({"svar": float, "alle": float})
    orden = {each: place for place, each in enumerate(DIMENSJONER)}
    return frame.assign(_orden=frame["dimensjon"].map(orden)).sort_values(
        ["tema", "_orden"], kind="stable", ignore_index=True
    ).drop(columns="_orden")  # fmt: skip


def _egne(vist: pd.DataFrame, navn: str, aar: int) -> pd.DataFrame:
    return vist[
        (vist["slag"] == "kompetanse") & (vist["navn"] == navn) & (vist["aar"] == aar) & vist["gruppe"].isna()
    ]


def _vist(rad: Mapping[Any, Any]) -> Any:
    return SKJULT if rad["skjult"] else rad["resultat"]


def punkter(rader: pd.DataFrame, omraader: dict[str, str]) -> pd.DataFrame:
    """Every result that is shown, one row each: rad (tema and dimension, or the question where they do not tell it from others),
    hvem, alle (true for all who answered) and verdi. `rader`: rows of per_spoersmaal of one unit."""
    navn = [
        f"{tema} – {dimensjon}" if isinstance(tema, str) and isinstance(dimensjon, str) else str(spoersmaal)
        for tema, dimensjon, spoersmaal in zip(
            rader["tema"], rader["dimensjon"], rader["spoersmaal"], strict=True
        )
    ]
    if len(set(navn)) < len(navn):
        navn = rader["spoersmaal"].tolist()
    hvem = {"alle": "Alle", **omraader}
    lange = rader.assign(rad=navn)[["rad", *hvem]].melt("rad", var_name="kode", value_name="verdi")
    lange = lange[[isinstance(verdi, float) and verdi == verdi for verdi in lange["verdi"]]]
    return lange.assign(
        hvem=lange["kode"].map(hvem), alle=lange["kode"] == "alle", verdi=lange["verdi"].astype(float)
    )[["rad", "hvem", "alle", "verdi"]]
