"""Sick leave in the published summary: the municipality and its tjenesteområder, twelve months against the twelve before.

No single month, no cause, no unit, no numbers of days or employees. Why nothing hidden follows, also when summaries of
many months are held together:

- skjermet_sykefravaer decides each month by itself. A tjenesteområde is shown in a month or is part of the month's rest,
  and a rest is at least two areas with enough employees and some absence between them.
- Twelve months are only given where each of them is shown. So every figure here, of any month and any summary, is a sum of
  single months that could each be shown, or of whole months of the municipality. A difference between two of them, rolling
  less rolling or the total less the areas, is then again made of such months and of whole rests: never of one hidden area.
- Per cent are rounded to one decimal before they leave this file, so that days cannot be worked out of exact shares.
- An area that is not shown is a dash, and the rest has no row: it is another set of areas from month to month.

It holds for one version of the numbers. What a correction changes, it tells the difference of.
"""

from typing import Any

import pandas as pd

from dashboard.charts.sykefravaer_rullerende import draw, i_ord
from dashboard.period import Period
from dashboard.reports.document import Block, Column, Heading, Paragraph
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
from dashboard.sentences import sammendrag as kort
from dashboard.sentences.sykefravaer import endring

_TOMT = "Tomt der tallet ikke kan vises."
_KOLONNER = (
    KODE,
    NAVN,
    Tallkolonne("rullerende", "Siste 12 måneder", "prosent", f"Sykefraværsdagsverk i prosent av avtalte dagsverk. {_TOMT}"),
    Tallkolonne("rullerende_i_fjor", "12 måneder før det", "prosent", f"Det samme for de 12 månedene før. {_TOMT}"),
)  # fmt: skip
_ENDRING = Column("endring", "Endring (prosentpoeng)")


def sykefravaer(grunnlag: Grunnlag, dialog: Dialog) -> Avsnitt:
    """Sick leave over twelve months, where the small-number rule lets it through."""
    periode = grunnlag.period.periode
    month = Period(grunnlag.period.aar, periode if 1 <= periode <= 12 else 12)
    tall = _tallsett(grunnlag, month)
    sagt = kort.om_sykefravaeret(kommunens(tall), month, grunnlag.grenser.sykefravaer_maal)
    vises = bool(tall.frame["rullerende"].notna().any())
    return Avsnitt(
        kort=[sagt] if vises else [],
        blocks=[
            Heading("Sykefravær", anchor="sykefravaer"),
            Paragraph(sagt, strong=True),
            *(_tallene(tall) if vises else []),
            *dialog.svar_om("sykefravaer"),
        ],
        tall=[tall],
    )


def _tallsett(grunnlag: Grunnlag, month: Period) -> Tallsett:
    hva = {"aar": month.aar, "periode": month.periode, "ansatte_minst": grunnlag.grenser.ansatte_minst}
    omraader = grunnlag.read("sykefravaer/per_tjenesteomraade", **hva).rename(
        columns={"tjenesteomraade": KODE.name}
    )
    kommunen = grunnlag.read("sykefravaer/total", **hva).assign(omraade=KOMMUNEN, navn="Hele kommunen")
    return Tallsett(
        name="sykefravaer",
        title="Sykefravær per tjenesteområde",
        description=f"Prosent over 12 måneder til og med {month.label}, og over de 12 før. Tall for få ansatte er skjult.",
        columns=_KOLONNER,
        key=("omraade",),
        frame=pd.concat(
            [utvalg(omraader[omraader[KODE.name].notna()], _KOLONNER), utvalg(kommunen, _KOLONNER)],
            ignore_index=True,
        ),
    )


def _tallene(tall: Tallsett) -> list[Block]:
    endringer: list[Any] = [
        endring(naa, foer)
        for naa, foer in zip(tall.frame["rullerende"], tall.frame["rullerende_i_fjor"], strict=True)
    ]
    rader = tall.frame.assign(endring=endringer)
    er_kommunen = rader[KODE.name] == KOMMUNEN
    vist = uten_kommunen(tall).dropna(subset="rullerende")
    return [
        *([drawn(draw(vist), i_ord(vist))] if len(vist) else []),
        tabell(
            "Sykefravær over 12 måneder",
            (*_KOLONNER[1:], _ENDRING),
            rader[~er_kommunen],
            rader[er_kommunen].iloc[0].to_dict(),
        ),
        *([] if rader["endring"].notna().all() else [Paragraph(kort.OM_STREKENE)]),
    ]
