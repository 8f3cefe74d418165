"""What is said in public about the numbers: the texts that are cleared, and the questions that are answered.

Explanations and tasks are never read here: what is not cleared for publication cannot follow with them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import text
from dashboard.reports.document import Block, Bullets, Heading, Paragraph
from dashboard.reports.grunnlag import Grunnlag
from dashboard.reports.publisert_tall import KOMMUNEN, Avsnitt, anker, avsnittene
from dashboard.sentences import oekonomi as tekst
from dashboard.sentences import sammendrag as kort
from dashboard.sentences.words import enhetsnavn

_BESVART = "besvart"
_OMRAADE = "omraade:"
_SEKSJONER = (KOMMUNEN, "tiltak", "vedtak", "sykefravaer")


@dataclass(frozen=True)
class Dialog:
    """`frigitt`: rows of publisering/frigitt. `spoersmaal`: the answered ones of publisering/spoersmaal."""

    frigitt: pd.DataFrame
    spoersmaal: pd.DataFrame

    def svar_om(self, tall: str) -> list[Block]:
        """The questions that are pinned to a figure, each with its answer."""
        return _spoersmaal(self.spoersmaal[self.spoersmaal["tall"] == tall])

    def andre_svar(self) -> list[Block]:
        """The questions that are pinned to no figure of the summary."""
        tall = self.spoersmaal["tall"]
        andre = self.spoersmaal[~tall.isin(_SEKSJONER) & ~tall.str.startswith(_OMRAADE)]
        return [Heading("Andre spørsmål og svar"), *_spoersmaal(andre)] if len(andre) else []

    def tekster_om(self, omraade: str | None) -> list[Block]:
        """What is cleared about a tjenesteområde, or the whole municipality (None). Nothing about whom it came from."""
        kode = self.frigitt["omraade"]
        rader = self.frigitt[kode.isna() if omraade is None else kode == omraade].to_dict("records")
        sagt = [f"{' '.join(avsnittene(rad['tekst']))} ({text.day(rad['dato'])})" for rad in rader]
        return [Bullets(sagt)] if sagt else []

    @property
    def omraader(self) -> list[str]:
        """The tjenesteområder that something is cleared or asked about."""
        spurt = [tall.removeprefix(_OMRAADE) for tall in self.spoersmaal["tall"] if tall.startswith(_OMRAADE)]
        return list(dict.fromkeys([*self.frigitt["omraade"].dropna(), *spurt]))


def dialog(grunnlag: Grunnlag) -> Dialog:
    """What is cleared and answered for the period, as it stands in the version of what is written."""
    hva = {"aar": grunnlag.period.aar, "periode": grunnlag.period.periode}
    spoersmaal = grunnlag.read_written("publisering/spoersmaal", **hva)
    svart = (spoersmaal["status"] == _BESVART) & spoersmaal["svar"].fillna("").str.strip().ne("")
    return Dialog(grunnlag.read_written("publisering/frigitt", **hva), spoersmaal[svart])


def hva_ledelsen_gjoer(grunnlag: Grunnlag, sagt: Dialog, over: pd.DataFrame) -> Avsnitt:
    """Per tjenesteområde: what is cleared about its deviation, and what has been asked. `over`: those past the limit.

    The ones past the limit come first and are named also where nothing is cleared about them.
    """
    koder = list(dict.fromkeys([*over["omraade"], *sagt.omraader]))
    uten_tekst = over[~over["omraade"].isin(sagt.frigitt["omraade"])]
    return Avsnitt(
        kort=(),
        blocks=[
            Heading("Hva ledelsen gjør med avvikene"),
            *_hvem(grunnlag, over, uten_tekst),
            *sagt.tekster_om(None),
            *(block for kode in koder for block in _omraadet(grunnlag, sagt, kode, list(over["omraade"]))),
        ],
    )


def _hvem(grunnlag: Grunnlag, over: pd.DataFrame, uten_tekst: pd.DataFrame) -> list[Block]:
    if grunnlag.paa_nivaa("omraade")["avvik"].isna().all():
        return [Paragraph(kort.UTEN_AVVIK)]
    grenser = grunnlag.grenser
    return [
        Paragraph(kort.om_de_over_grensen(_navn(over), _navn(uten_tekst)), strong=True),
        Paragraph(kort.om_grensen(grenser.avvik_kr, grenser.avvik_prosent)),
    ]


def _navn(omraader: pd.DataFrame) -> list[str]:
    """As they are said in the middle of a sentence."""
    return [enhetsnavn(*par) for par in zip(omraader["navn"], omraader["omraade"], strict=True)]


def _omraadet(grunnlag: Grunnlag, sagt: Dialog, kode: str, over: Sequence[str]) -> list[Block]:
    omraader = grunnlag.paa_nivaa("omraade")
    rader = omraader[omraader["omraade"] == kode]
    navn = kode if rader.empty else str(rader["navn"].iloc[0])
    i_setning = enhetsnavn(navn, kode)
    tekster = sagt.tekster_om(kode)
    mangler = [] if tekster or kode not in over else [Paragraph(kort.IKKE_FRIGITT)]
    return [
        Heading(navn, 2, anchor=anker(kode)),
        *(Paragraph(tekst.om_regnskapet(rad, i_setning, grunnlag.period)) for _, rad in rader.iterrows()),
        *tekster,
        *mangler,
        *sagt.svar_om(f"{_OMRAADE}{kode}"),
    ]


def _spoersmaal(rader: pd.DataFrame) -> list[Block]:
    return [block for rad in rader.to_dict("records") for block in (
        Paragraph(f"Spørsmål fra {rad['spurt_av']}, {text.day(rad['spurt'])}", strong=True),
        *(Paragraph(avsnitt) for avsnitt in avsnittene(rad["spoersmaal"])),
        Paragraph(f"Svar{_naar(rad['besvart'])}", strong=True),
        *(Paragraph(avsnitt) for avsnitt in avsnittene(rad["svar"])),
    )]  # fmt: skip


def _naar(dato: pd.Timestamp | None) -> str:
    return "" if dato is None or pd.isna(dato) else f", {text.day(dato)}"
