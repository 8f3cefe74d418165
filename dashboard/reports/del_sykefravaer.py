"""Sick leave in the monthly report: what the small-number rule lets through, as the page shows it."""

import pandas as pd

from dashboard.charts import sykefravaer_linje, sykefravaer_per_omraade
from dashboard.period import Period
from dashboard.reports.document import Block, Column, Heading, Paragraph, Table
from dashboard.reports.grunnlag import Grunnlag
from dashboard.reports.tegning import drawn
from dashboard.sentences import sykefravaer

_MAANEDER = 36
_OMRAADER = (
    Column("navn", "Tjenesteområde"),
    Column("prosent", "Måneden", "prosent"),
    Column("prosent_i_fjor", "Samme måned i fjor", "prosent"),
    Column("rullerende", "Siste 12 måneder", "prosent"),
    Column("rullerende_i_fjor", "12 måneder før det", "prosent"),
)


def blocks(grunnlag: Grunnlag) -> list[Block]:
    chosen = grunnlag.period
    month = Period(chosen.aar, chosen.periode if 1 <= chosen.periode <= 12 else 12)
    hva = {"aar": month.aar, "periode": month.periode, "ansatte_minst": grunnlag.grenser.ansatte_minst}
    total = grunnlag.read("sykefravaer/total", **hva).iloc[0].to_dict()
    if pd.isna(total["siste_aar"]) or pd.isna(total["prosent"]):
        return [Heading("Sykefravær"), Paragraph(f"Det er ikke lest inn sykefravær for {month.label}.")]
    maaneder = grunnlag.read("sykefravaer/per_maaned", **hva, maaneder=_MAANEDER)
    omraader = grunnlag.read("sykefravaer/per_tjenesteomraade", **hva)
    maal = grunnlag.grenser.sykefravaer_maal
    return [
        Heading("Sykefravær"),
        Paragraph(sykefravaer.om_maaneden(total, month, maal), strong=True),
        drawn(sykefravaer_linje.draw(maaneder, maal), sykefravaer_linje.describe(maaneder)),
        drawn(
            sykefravaer_per_omraade.draw(omraader, month.label),
            sykefravaer_per_omraade.describe(omraader, month.label),
        ),
        Table("Sykefravær per tjenesteområde", _OMRAADER, omraader),
        Paragraph(sykefravaer.regelen(grunnlag.grenser.ansatte_minst)),
    ]
