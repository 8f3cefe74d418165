"""The tables of the statements: § 5-6, § 5-4 with its second table, and what the year-end entries changed."""

import pandas as pd

from dashboard.agenda.oppstillinger_grunnlag import Hvilken, Oppstillinger, linje
from dashboard.sentences import oppstillinger as tekst
from dashboard.ui.remember import made_once
from dashboard.ui.table import Table, TableColumn

_TITLER = {"5-6": "Økonomisk oversikt etter art, drift (§ 5-6)", "5-4": "Bevilgningsoversikt drift (§ 5-4)"}
_BEVILGNINGER_NETTO = 6


@made_once
def oppstilling(oppstillinger: Oppstillinger, hvilken: Hvilken) -> Table:
    """One statement, line by line."""
    rader = oppstillinger.rader(hvilken)
    return Table(
        rader.assign(
            post=_poster(rader),
            mot_budsjett=rader["avvik"],
            retning=[
                tekst.retning(slag, avvik) for slag, avvik in zip(rader["slag"], rader["avvik"], strict=True)
            ],
        ),
        [TableColumn("post", "Post"), *_kolonner(oppstillinger)],
        title=_TITLER[hvilken],
        period=oppstillinger.period.label,
    )


@made_once
def per_omraade(oppstillinger: Oppstillinger) -> Table:
    """The net appropriations per tjenesteområde; the sum is line 6 of § 5-4."""
    rader, samlet = oppstillinger.per_omraade, linje(oppstillinger.bevilgning, _BEVILGNINGER_NETTO)
    return Table(
        rader.assign(
            mot_budsjett=rader["avvik"],
            retning=[tekst.retning("utgift", avvik) for avvik in rader["avvik"]],
        ),
        [TableColumn("navn", "Tjenesteområde"), *_kolonner(oppstillinger)],
        title="Netto bevilgninger per tjenesteområde (§ 5-4, linje 6)",
        period=oppstillinger.period.label,
        total={
            **{str(navn): verdi for navn, verdi in samlet.items()},
            "navn": samlet["tittel"],
            "mot_budsjett": samlet["avvik"],
            "retning": tekst.retning("utgift", samlet["avvik"]),
        },
    )


@made_once
def aarsavslutning(oppstillinger: Oppstillinger) -> Table:
    """The lines of § 5-6 that period 13 changed, of a year that has such entries."""
    assert oppstillinger.foer_og_etter is not None
    desember, hele_aaret = oppstillinger.foer_og_etter
    rader = hele_aaret.assign(
        post=_poster(hele_aaret),
        desember=desember["regnskap"],
        endring=hele_aaret["regnskap"] - desember["regnskap"],
    )
    return Table(
        rader[rader["endring"].round(2) != 0],
        [
            TableColumn("post", "Post"),
            TableColumn("desember", "Til og med desember", "kroner"),
            TableColumn("endring", "Årsavslutningen", "kroner"),
            TableColumn("regnskap", "Hele året", "kroner"),
        ],
        title="Årsavslutningen (periode 13)",
        period=str(oppstillinger.period.aar),
        empty="Årsavslutningen endret ingen linje.",
    )


def _poster(rader: pd.DataFrame) -> list[str]:
    """`9 Sum driftsinntekter`; what belongs to no line has no number."""
    return [
        tittel if pd.isna(nummer) else f"{int(nummer)} {tittel}"
        for nummer, tittel in zip(rader["linje"], rader["tittel"], strict=True)
    ]


def _kolonner(oppstillinger: Oppstillinger) -> list[TableColumn]:
    """What the year has. The deviation is not named `avvik`, whose words are for net expenditure alone."""
    hele_aaret = tekst.er_hele_aaret(oppstillinger.period)
    er_regulert = oppstillinger.netto["budsjettversjon"] == "regulert"
    hittil = "" if hele_aaret else " hittil"
    har = oppstillinger.har
    mulige = (
        (har("opprinnelig") and er_regulert, TableColumn("opprinnelig", "Opprinnelig budsjett", "kroner")),
        (
            har("aarsbudsjett"),
            TableColumn("aarsbudsjett", "Regulert budsjett" if er_regulert else "Årsbudsjett", "kroner"),
        ),
        (har("avvik") and not hele_aaret, TableColumn("budsjett", "Budsjett hittil", "kroner")),
        (har("regnskap"), TableColumn("regnskap", f"Regnskap{hittil}", "kroner")),
        (har("avvik"), TableColumn("mot_budsjett", "Avvik", "kroner")),
        (har("avvik"), TableColumn("retning", "Avviket er")),
        (har("fjoraar"), TableColumn("fjoraar", f"I fjor{hittil}", "kroner")),
    )
    return [kolonne for er_med, kolonne in mulige if er_med]
