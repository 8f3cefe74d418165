"""Kommunekompasset in the published package: a sentence and the points in the summary, and one page of its own.

What evaluators have given is public. Of the self-assessment only the sum and its span are told: what each answer is, and who gave
it, is work in progress.
"""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from dashboard.analysis.kompass_evaluering import TOTAL, Evaluering, Omraade
from dashboard.analysis.kompass_stand import referansene
from dashboard.analysis.kompasset import Kompass, les
from dashboard.charts import kompass_omraader as tegning
from dashboard.reports.document import Block, Bullets, Document, Heading, Paragraph
from dashboard.reports.grunnlag import Grunnlag
from dashboard.reports.publisert_tall import Avsnitt, tabell, utvalg
from dashboard.reports.tegning import drawn
from dashboard.reports.utgave import Tallkolonne, Tallsett
from dashboard.sentences import kompass_publisert as tekst

_TALL = (
    Tallkolonne("aar", "År", "text", "Året kommunen ble evaluert."),
    Tallkolonne("versjon", "Versjon", "text", "Versjonen av Kommunekompasset. Områder i ulike versjoner kan ikke sammenlignes."),
    Tallkolonne("nr", "Nr.", "text", "Områdets nummer i versjonen. «total» er alle åtte."),
    Tallkolonne("omraade", "Område", "text", "Området."),
    Tallkolonne("maks", "Høyest mulig", "antall", "Høyeste poengsum."),
    Tallkolonne("poeng", "Poeng", "tall", "Poengene kommunen fikk. Tomt: ikke kjent."),
    Tallkolonne("alle", "Alle evaluerte", "tall", "Snittet av alle evaluerte kommuner. Tomt: ikke kjent."),
)  # fmt: skip
_PUNKTER = 2  # of an area: what is told stands on one sheet of paper


@dataclass(frozen=True, slots=True)
class Kompassiden:
    """`avsnitt` stands in the summary; `side` is the page of its own, None where the municipality is not evaluated."""

    avsnitt: Avsnitt
    side: Document | None


def kompasset(grunnlag: Grunnlag) -> Kompassiden:
    """As it stood at the end of the period. What is typed in after the month's numbers is with it: it changes none of them."""
    kompass = les(grunnlag.read_written, grunnlag.grenser.nummer, dato=grunnlag.period.last_day)
    evaluering = kompass.siste
    if evaluering is None:
        return Kompassiden(Avsnitt(kort=[], blocks=[]), None)
    tall = Tallsett(
        name="kommunekompasset",
        title="Kommunekompasset",
        description="Kommunens evalueringer i Kommunekompasset, område for område.",
        columns=_TALL,
        key=("aar", "nr"),
        frame=utvalg(pd.DataFrame([rad for each in kompass.egne for rad in _rader(kompass, each)]), _TALL),
    )
    sagt = _ledet(kompass, evaluering, grunnlag.period.last_day)
    return Kompassiden(
        Avsnitt(
            kort=[sagt[0]],
            blocks=[
                Heading("Kommunekompasset", anchor="kommunekompasset"),
                *map(Paragraph, sagt),
                Paragraph("Områdene, styrkene og utfordringene står på en egen side. Den ligger under «Last ned»."),
            ],
            tall=[tall],
        ),
        replace(
            grunnlag.document(
                "Kommunekompasset",
                f"Hvordan kommunen drives, sett utenfra. {grunnlag.period.label.capitalize()}",
                _siden(kompass, evaluering, tall, sagt),
            ),
            compact=True,
        ),
    )  # fmt: skip


def _ledet(kompass: Kompass, evaluering: Evaluering, dato: date) -> list[str]:
    """What the evaluators gave; then what the municipality says of `dato`."""
    funnet = referansene(kompass.referanser, evaluering.versjon, til=evaluering.aar)
    andre = {
        tekst.hvem(slag, funnet[slag].navn): funnet[slag].verdi
        for slag in ("alle", "størrelsesgruppe")
        if slag in funnet
    }
    sagt = [
        tekst.om_evalueringen(evaluering, andre),
        tekst.om_anslaget(kompass.anslag, kompass.forrige, dato),
    ]
    return [each for each in sagt if each]  # fmt: skip


def _siden(kompass: Kompass, evaluering: Evaluering, tall: Tallsett, sagt: list[str]) -> list[Block]:
    siste = tall.frame[(tall.frame["aar"] == str(evaluering.aar)) & (tall.frame["nr"] != TOTAL)]
    tidligere = tall.frame[tall.frame["nr"] == TOTAL]
    return [
        Paragraph(sagt[0], strong=True),
        *map(Paragraph, sagt[1:]),
        *([Paragraph(tekst.UTEN_OMRAADER)] if len(evaluering.ukjente) == len(evaluering.omraader) else []),
        *_tegnet(kompass, evaluering),
        tabell(f"Poeng på områdene i {evaluering.aar}, av 100", (_TALL[3], *_TALL[5:]), siste),
        *_omtalt(kompass, evaluering),
        *_tidligere(kompass, tidligere),
        Paragraph(tekst.HVA_DET_ER),
    ]


def _tidligere(kompass: Kompass, totaler: pd.DataFrame) -> list[Block]:
    """Every evaluation by its total, the note first; nothing where there is one alone."""
    if len(totaler) == 1:
        return []
    return [
        *([Paragraph(tekst.STRENGERE)] if len({each.versjon for each in kompass.egne}) > 1 else []),
        tabell("Evalueringene av kommunen, av 800 poeng", (*_TALL[:2], *_TALL[5:]), totaler),
    ]


def _rader(kompass: Kompass, evaluering: Evaluering) -> list[dict[str, object]]:
    hele = (TOTAL, "Total", evaluering.maks, evaluering.total)
    deler = ((each.nr, each.navn, each.maks, each.skaar) for each in evaluering.omraader)
    snittet = _snittet(kompass, evaluering)
    return [
        {
            "aar": str(evaluering.aar),
            "versjon": evaluering.versjon,
            "nr": nr,
            "omraade": navn,
            "maks": maks,
            "poeng": poeng,
            "alle": snittet.get(nr),
        }
        for nr, navn, maks, poeng in (hele, *deler)
    ]


def _snittet(kompass: Kompass, evaluering: Evaluering) -> dict[str, float]:
    """The average of all that were evaluated, as it was known that year, by the number of the area."""
    rader = kompass.referanser
    alles = rader[(rader["slag"] == "alle") & (rader["versjon"] == evaluering.versjon)]
    return {
        str(nr): funnet["alle"].verdi
        for nr, av_dem in alles.groupby("nr")
        if (funnet := referansene(av_dem, evaluering.versjon, str(nr), til=evaluering.aar))
    }


def _omtalt(kompass: Kompass, evaluering: Evaluering) -> list[Block]:
    """What the evaluators found, in the year they found it: strengths of the two areas with most points, and what is lacking in the
    two with fewest."""
    kjente = sorted(
        (each for each in evaluering.omraader if each.skaar is not None), key=lambda each: -(each.skaar or 0)
    )
    if len(kjente) < 2 * 2:
        return []
    sterke = _punktene(kompass, evaluering, kjente[:2], ("styrke",))
    svake = _punktene(kompass, evaluering, kjente[:-3:-1], ("svakhet", "utfordring"))
    return [
        *_liste(f"Styrker evaluatorene så i {evaluering.aar}, der poengene er flest", sterke),
        *_liste(f"Svakheter og utfordringer i {evaluering.aar}, der poengene er færrest", svake),
    ]


def _tegnet(kompass: Kompass, evaluering: Evaluering) -> list[Block]:
    """The areas beside the average of others; nothing where no area is known."""
    if len(evaluering.ukjente) == len(evaluering.omraader):
        return []
    snittet = _snittet(kompass, evaluering)
    rader = pd.DataFrame(
        {
            "nr": each.nr,
            "navn": each.navn,
            "maks": each.maks,
            "skaar": each.skaar,
            "snitt": snittet.get(each.nr),
            "lav": None,
            "anslag": None,
            "hoy": None,
            "i_ord": "",
        }
        for each in evaluering.omraader
    ).astype(dict.fromkeys(("skaar", "snitt", "lav", "anslag", "hoy"), float))
    mest = max(
        (each for each in evaluering.omraader if each.skaar is not None), key=lambda each: each.skaar or 0
    )
    return [drawn(tegning.draw(rader, evaluering.aar, tekst.tittel(mest)), tekst.om_tegningen(evaluering))]


def _liste(overskrift: str, punkter: list[str]) -> list[Block]:
    return [Heading(overskrift), Bullets(punkter)] if punkter else []


def _punktene(
    kompass: Kompass, evaluering: Evaluering, omraader: list[Omraade], slag: tuple[str, ...]
) -> list[str]:
    rader = kompass.omtaler[
        (kompass.omtaler["kommune"] == evaluering.kommune) & (kompass.omtaler["aar"] == evaluering.aar)
    ]
    punkter = []
    for omraade in omraader:
        egne = rader[(rader["omraade"] == omraade.nr) & rader["slag"].isin(slag)]
        ordnet = sorted(egne.to_dict("records"), key=lambda rad: slag.index(rad["slag"]))
        punkter += [f"{omraade.navn}: {rad['punkt']}" for rad in ordnet[:_PUNKTER]]
    return punkter
