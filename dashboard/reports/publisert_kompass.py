"""Kommunekompasset in the published package: a sentence and the points in the summary, and one page of its own.

What evaluators have given is public. Of the self-assessment only the sum and its span are told: what each answer is, and who gave
it, is work in progress.
"""

from dataclasses import dataclass
from functools import partial

import pandas as pd

from dashboard import queries
from dashboard.analysis.kompass_evaluering import TOTAL, Evaluering, Omraade
from dashboard.analysis.kompass_stand import referansene
from dashboard.analysis.kompasset import Kompass, les
from dashboard.reports.document import Block, Bullets, Document, Heading, Paragraph
from dashboard.reports.grunnlag import Grunnlag
from dashboard.reports.publisert_tall import Avsnitt, tabell, utvalg
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
_MEST, _MINST = "De sterkeste områdene", "Her er det mest å hente"
_PUNKTER = 3


@dataclass(frozen=True, slots=True)
class Kompassiden:
    """`avsnitt` stands in the summary; `side` is the page of its own, None where the municipality is not evaluated."""

    avsnitt: Avsnitt
    side: Document | None


def kompasset(grunnlag: Grunnlag) -> Kompassiden:
    """As it stood at the end of the period. What is typed in after the month's numbers is with it: it changes none of them."""
    kompass = les(partial(_read, grunnlag.written), grunnlag.grenser.nummer, dato=grunnlag.period.last_day)
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
    sagt = _ledet(kompass, evaluering)
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
        grunnlag.document(
            "Kommunekompasset",
            f"Hvordan kommunen drives, sett utenfra. {grunnlag.period.label.capitalize()}",
            _siden(kompass, evaluering, tall, sagt),
        ),
    )  # fmt: skip


def _read(version: int, name: str, **parameters: object) -> pd.DataFrame:
    return queries.run(name, version, **parameters)


def _ledet(kompass: Kompass, evaluering: Evaluering) -> list[str]:
    """What the evaluators gave; then what the municipality says of today."""
    navn = {"alle": "alle evaluerte i snitt", "størrelsesgruppe": "kommuner av samme størrelse"}
    funnet = referansene(kompass.referanser, evaluering.versjon, til=evaluering.aar)
    andre = {ord_: funnet[slag].verdi for slag, ord_ in navn.items() if slag in funnet}
    sagt = [
        tekst.om_evalueringen(evaluering, andre),
        tekst.om_anslaget(kompass.anslag, kompass.forrige),
    ]
    return [each for each in sagt if each]  # fmt: skip


def _siden(kompass: Kompass, evaluering: Evaluering, tall: Tallsett, sagt: list[str]) -> list[Block]:
    siste = tall.frame[(tall.frame["aar"] == str(evaluering.aar)) & (tall.frame["nr"] != TOTAL)]
    tidligere = tall.frame[tall.frame["nr"] == TOTAL]
    return [
        Paragraph(sagt[0], strong=True),
        *map(Paragraph, sagt[1:]),
        *([Paragraph(tekst.UTEN_OMRAADER)] if len(evaluering.ukjente) == len(evaluering.omraader) else []),
        tabell(f"Poeng på de åtte områdene i {evaluering.aar}", _TALL[3:], siste),
        *_omtalt(kompass, evaluering),
        *(
            [tabell("Alle evalueringene av kommunen", (_TALL[0], _TALL[1], *_TALL[4:]), tidligere)]
            if len(tidligere) > 1
            else []
        ),
        *([Paragraph(tekst.STRENGERE)] if len({each.versjon for each in kompass.egne}) > 1 else []),
        Heading("Hva er Kommunekompasset?"),
        Paragraph(tekst.HVA_DET_ER),
    ]


def _rader(kompass: Kompass, evaluering: Evaluering) -> list[dict[str, object]]:
    hele = (TOTAL, "Total", evaluering.maks, evaluering.total)
    deler = ((each.nr, each.navn, each.maks, each.skaar) for each in evaluering.omraader)
    referanser = partial(referansene, kompass.referanser, evaluering.versjon, til=evaluering.aar)
    return [
        {
            "aar": str(evaluering.aar),
            "versjon": evaluering.versjon,
            "nr": nr,
            "omraade": navn,
            "maks": maks,
            "poeng": poeng,
            "alle": alle.verdi if (alle := referanser(nr).get("alle")) else None,
        }
        for nr, navn, maks, poeng in (hele, *deler)
    ]


def _omtalt(kompass: Kompass, evaluering: Evaluering) -> list[Block]:
    """Of the two strongest areas what they are good at, of the two with most to gain what is lacking."""
    kjente = sorted(
        (each for each in evaluering.omraader if each.skaar is not None), key=lambda each: -(each.skaar or 0)
    )
    if len(kjente) < 2 * 2:
        return []
    sterke = _punktene(kompass, evaluering, kjente[:2], ("styrke",))
    svake = _punktene(kompass, evaluering, kjente[:-3:-1], ("svakhet", "utfordring"))
    return [*_liste(_MEST, sterke), *_liste(_MINST, svake)]


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
