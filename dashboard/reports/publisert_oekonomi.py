"""The economy in the published summary: per tjenesteområde and in all.

Never an ansvar, a unit or an art: wages and refunds of a few employees would tell of their sick leave.
"""

from typing import Any

import pandas as pd

from dashboard.analysis.gjennomgang import til_gjennomgang
from dashboard.analysis.maaltall import DISPOSISJONSFOND, GJELDSGRAD
from dashboard.charts.avvik_per_sted import avvik_per_sted
from dashboard.reports.document import Block, Chart, Column, Heading, Paragraph
from dashboard.reports.grunnlag import Grunnlag
from dashboard.reports.publisert_dialog import Dialog
from dashboard.reports.publisert_tall import (
    KODE,
    KOMMUNEN,
    NAVN,
    Avsnitt,
    kommunens,
    tabell,
    uten_kommunen,
    utvalg,
)
from dashboard.reports.tegning import drawn
from dashboard.reports.utgave import Tallkolonne, Tallsett
from dashboard.sentences import oekonomi as tekst
from dashboard.sentences import sammendrag as kort

_AVVIK = "+ er mindreforbruk, − er merforbruk."
_KOLONNER = (
    KODE,
    NAVN,
    Tallkolonne("budsjett", "Budsjett hittil", "kroner", "Netto budsjett til og med perioden."),
    Tallkolonne("regnskap", "Regnskap hittil", "kroner", "Netto utgift i regnskapet til og med perioden."),
    Tallkolonne("avvik", "Avvik hittil", "kroner", f"Budsjett minus regnskap hittil. {_AVVIK}"),
    Tallkolonne(
        "avvik_prosent",
        "Avvik",
        "prosent",
        "Avviket hittil i prosent av budsjettet hittil, for hele kommunen av de budsjetterte utgiftene.",
    ),
    Tallkolonne("aarsbudsjett", "Årsbudsjett", "kroner", "Netto budsjett for hele året."),
    Tallkolonne("avvik_prognose", "Ventet avvik", "kroner", f"Årsbudsjett minus årsprognose. {_AVVIK}"),
)
_MAALTALL = (
    Tallkolonne("nokkeltall", "Nøkkeltall (kode)", "text", "SSBs kode for nøkkeltallet."),
    Tallkolonne("navn", "Nøkkeltall", "text", "Hva nøkkeltallet er."),
    Tallkolonne("aar", "År", "text", "Året tallet gjelder."),
    Tallkolonne("verdi", "Verdi", "prosent", "Prosent av brutto driftsinntekter."),
    Tallkolonne("oppdatert", "Publisert av SSB", "dato", "Når SSB publiserte tallet. Tall kan bli revidert."),
)
_NAVN = {DISPOSISJONSFOND: "Disposisjonsfond (fri egenkapital)", GJELDSGRAD: "Gjeldsgrad (uten pensjon)"}


def oekonomi(grunnlag: Grunnlag, dialog: Dialog) -> Avsnitt:
    """How the municipality and its tjenesteområder stand, with what has been asked of the whole."""
    tall = _tallsett(grunnlag)
    maaltall = _maaltall(grunnlag)
    sagt, blocks = _sagt(grunnlag, tall)
    return Avsnitt(
        kort=sagt,
        blocks=[
            Heading("Økonomi per tjenesteområde", anchor="oekonomi"),
            *blocks,
            *dialog.svar_om(KOMMUNEN),
            *_fra_ssb(grunnlag, maaltall),
        ],
        tall=[tall, *([] if maaltall.frame.empty else [maaltall])],
    )


def over_grensen(grunnlag: Grunnlag) -> pd.DataFrame:
    """The tjenesteområder past the limits, the largest merforbruk first."""
    grenser, omraader = grunnlag.grenser, grunnlag.paa_nivaa("omraade")
    return omraader[
        til_gjennomgang(omraader, _omraader_foer(grunnlag), grenser.avvik_kr, grenser.avvik_prosent)
    ]


def har_prognose(grunnlag: Grunnlag) -> bool:
    """A year that is over has no forecast, and one without a budget nothing to hold it against."""
    kommunen = grunnlag.kommunen
    return 1 <= grunnlag.period.periode <= 12 and kommunen is not None and bool(pd.notna(kommunen["avvik"]))


def _omraader_foer(grunnlag: Grunnlag) -> pd.DataFrame | None:
    foer = grunnlag.steder_foer
    return None if foer is None else foer[foer["nivaa"] == "omraade"]


def _tallsett(grunnlag: Grunnlag) -> Tallsett:
    steder = grunnlag.steder[grunnlag.steder["nivaa"].isin(["kommune", "omraade"])]
    er_kommunen = steder["nivaa"] == "kommune"
    rader = steder.assign(
        omraade=steder["omraade"].where(~er_kommunen, KOMMUNEN),
        avvik_prognose=steder["avvik_prognose"] if har_prognose(grunnlag) else float("nan"),
    )
    return Tallsett(
        name="oekonomi",
        title="Økonomi per tjenesteområde",
        description=f"Drift, til og med {grunnlag.period.label}, i hele kroner. Utgifter er +, inntekter −.",
        columns=_KOLONNER,
        key=("omraade",),
        frame=pd.concat(
            [utvalg(rader[~er_kommunen], _KOLONNER), utvalg(rader[er_kommunen], _KOLONNER)], ignore_index=True
        ),
    )


def _sagt(grunnlag: Grunnlag, tall: Tallsett) -> tuple[list[str], list[Block]]:
    """The section's first sentences, and what stands under its heading."""
    kommunen, omraader = grunnlag.kommunen, uten_kommunen(tall)
    if kommunen is None or pd.isna(kommunen["regnskap"]):
        mangler = f"Det er ikke lest inn regnskap for {grunnlag.period.label}."
        return [mangler], [Paragraph(mangler, strong=True)]
    setninger = [
        tekst.om_regnskapet(kommunen, KOMMUNEN, grunnlag.period),
        *([tekst.om_prognosen(kommunen, grunnlag.period)] if har_prognose(grunnlag) else []),
    ]
    stoerst = kort.om_det_stoerste_avviket(omraader)
    return [*setninger, *([stoerst] if stoerst else [])], [
        Paragraph(" ".join(setninger), strong=True),
        *_diagram(omraader),
        tabell("Budsjett og regnskap per tjenesteområde", _KOLONNER[1:], omraader, {**kommunens(tall), "navn": "Sum"}),
    ]  # fmt: skip


def _diagram(omraader: pd.DataFrame) -> list[Chart]:
    soeyler = omraader[["navn", "avvik"]].dropna().astype({"avvik": float})
    if soeyler.empty:
        return []
    return [
        drawn(
            avvik_per_sted(soeyler, tekst.tittel_avvik(soeyler, "omraade")),
            kort.avvikene_i_ord(soeyler),
        )
    ]


def _maaltall(grunnlag: Grunnlag) -> Tallsett:
    """What Statistics Norway has published of the municipality; no rows where its number is not set."""
    nummer = grunnlag.grenser.nummer
    rader = grunnlag.read("drift/maaltall_kostra", aar=grunnlag.period.aar, kommunenummer=nummer)
    rader = rader.assign(navn=rader["nokkeltall"].map(_NAVN), aar=rader["aar"].astype(str))
    return Tallsett(
        name="maaltall",
        title="Nøkkeltall fra SSB",
        description="Kommunens egne tall i SSBs tabell 12134, det nyeste året som er lastet opp.",
        columns=_MAALTALL,
        key=("nokkeltall",),
        frame=utvalg(rader, _MAALTALL),
    )


def _fra_ssb(grunnlag: Grunnlag, tall: Tallsett) -> list[Block]:
    if tall.frame.empty:
        return []
    grenser = grunnlag.grenser
    maal = {DISPOSISJONSFOND: (grenser.maal_disposisjonsfond, True), GJELDSGRAD: (grenser.maal_gjeldsgrad, False)}  # fmt: skip
    dommer: list[Any] = [
        kort.mot_maalet(verdi, *maal[kode])
        for verdi, kode in zip(tall.frame["verdi"], tall.frame["nokkeltall"], strict=True)
    ]
    rader = tall.frame.assign(maal=dommer)
    return [
        Heading("Nøkkeltall fra SSB", 2),
        Paragraph("Prosent av brutto driftsinntekter, slik SSB har publisert dem (tabell 12134)."),
        tabell("Kommunens nøkkeltall", (*_MAALTALL[1:], Column("maal", "Mot målet")), rader),
    ]
