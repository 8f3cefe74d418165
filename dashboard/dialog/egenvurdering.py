"""The self-assessment in Kommunekompasset: a question on the version's dimensions, with what shows it. A role, never a person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import access, queries
from dashboard.access import User
from dashboard.analysis.kompass_evaluering import Versjon, versjonene
from dashboard.datasets.kommunekompass import STEG
from dashboard.dialog.kompassrolle import require_rolle
from dashboard.dialog.offentlig import personal
from dashboard.dialog.write import filled, newest, shortened, write_rows
from dashboard.errors import DashboardError
from dashboard.lake import Snapshot
from dashboard.sentences.words import liste

BEKREFT = "Bekreft alle på nytt i dag"
_TITLE = "Vurderingen er ikke lagret"
_KEPT = "Det du har skrevet, står der fortsatt."
_LINK = re.compile(r"https?://\S+")
_PHONE = "et telefonnummer"


@dataclass(frozen=True, slots=True)
class Svar:
    """A question on one dimension: `grad` of the reference list kompass_grad, `steg` of STEG; None where it is not chosen."""

    dimensjon: str
    grad: int | None
    steg: str | None
    dokumentasjon: str = ""

    @property
    def tomt(self) -> bool:
        return self.grad is None and self.steg is None and not self.dokumentasjon.strip()

    @property
    def sagt(self) -> tuple[int | None, str | None, str]:
        """What is said, however it is spaced."""
        return self.grad, self.steg, self.dokumentasjon.strip()


@dataclass(frozen=True, slots=True)
class Vurdering:
    """What is said of a question (or a sub-criterion, where the questions are not known) by one role on one day. `foer`: what stood
    in the form when it was opened; `bekreft`: what is not changed since then, is said anew too."""

    versjon: str
    nr: str
    svar: Sequence[Svar]
    rolle: str
    kommentar: str = ""
    foer: Sequence[Svar] = ()
    bekreft: bool = False


def save(user: User, vurdering: Vurdering, *, today: date, base: int) -> Snapshot:
    """Store the dimensions that are changed or filled in for the first time, as assessed today and as one version. The others keep
    their day and their role, unless they are confirmed; what was said on earlier days stays.

    Raises NotAllowed; DashboardError where nothing is filled in or changed, a grade or its step is missing, the role is none, or what
    is named is not in the version; ChangedMeanwhile where somebody has assessed the same after version `base`. Nothing is stored then.
    """
    access.require_edit_strategi(user)
    at = newest()
    _require_known(vurdering, at)
    svar = _det_som_lagres(vurdering)
    rolle = _impersonal(filled(vurdering.rolle, _TITLE, "Det står ikke hvem som har vurdert (rolle)."))
    require_rolle(rolle, at, _TITLE)
    grader = {int(grad) for grad in queries.run("kommunekompass/grader", at)["grad"]}
    felles = {
        "versjon": vurdering.versjon,
        "nr": vurdering.nr,
        "rolle": rolle,
        "kommentar": _impersonal(shortened(vurdering.kommentar, _TITLE)) or None,
        "dato": today,
    }
    return write_rows(
        user, "egenvurdering", [felles | _svaret(each, grader) for each in svar],
        message=f"Egenvurdering i Kommunekompasset: {vurdering.nr}", base=base,
        versjon=vurdering.versjon, nr=vurdering.nr,
    )  # fmt: skip


def _det_som_lagres(vurdering: Vurdering) -> list[Svar]:
    utfylt = [each for each in vurdering.svar if not each.tomt]
    if not utfylt:
        raise _refused("Ingen dimensjon er fylt ut.", "Velg grad og hvor langt dere er, for minst én.")
    foer = {each.dimensjon: each.sagt for each in vurdering.foer}
    nye = [each for each in utfylt if vurdering.bekreft or each.sagt != foer.get(each.dimensjon)]
    if not nye:
        raise _refused(
            "Ingen dimensjon er endret.",
            f"En kommentar lagres sammen med det som er endret. Står vurderingen ved lag, kryss av for «{BEKREFT}».",
        )
    return nye


def _svaret(svar: Svar, grader: set[int]) -> dict[str, Any]:
    if svar.grad is None:
        raise _refused(f"{svar.dimensjon} mangler grad.", "Velg graden som passer best i dag.")
    if svar.grad not in grader:
        raise _refused(f"Grad {svar.grad} finnes ikke.", f"Velg en grad fra {min(grader)} til {max(grader)}.")
    if svar.steg is None:
        raise _refused(f"{svar.dimensjon} har grad, men ikke hvor langt dere er.", f"Velg {_eller(STEG)}.")
    if svar.steg not in STEG:
        raise _refused(f"«{svar.steg}» er ikke et steg.", f"Velg {_eller(STEG)}.")
    return {
        "dimensjon": svar.dimensjon,
        "grad": svar.grad,
        "steg": svar.steg,
        "dokumentasjon": _impersonal(shortened(svar.dokumentasjon, _TITLE)) or None,
    }


def _require_known(vurdering: Vurdering, at: int) -> None:
    """The version assesses that number, on those dimensions, once each."""
    versjon: Versjon | None = versjonene(queries.run("kommunekompass/versjoner", at)).get(vurdering.versjon)
    if versjon is None:
        raise _refused(f"Versjon «{vurdering.versjon}» er ikke kjent.", "Last siden på nytt.")
    ledd = queries.run("kommunekompass/maalestokk", at, versjon=vurdering.versjon)
    if vurdering.nr not in set(ledd.loc[ledd["vurderes"], "nr"]):
        raise _refused(
            f"«{vurdering.nr}» vurderes ikke i {versjon.navn.lower()}.",
            "Last siden på nytt, og velg i listen: spørsmålslisten kan være byttet.",
        )
    dimensjoner = [each.dimensjon for each in vurdering.svar]
    for each in dimensjoner:
        if each not in versjon.dimensjoner:
            raise _refused(f"«{each}» er ikke en dimensjon i {versjon.navn.lower()}.", "Last siden på nytt.")
    if len(set(dimensjoner)) < len(dimensjoner):
        raise _refused("En dimensjon er besvart to ganger.", "Last siden på nytt.")


def _impersonal(text: str) -> str:
    """Raises DashboardError where it points to a person. A document's number may look like a telephone's, and a link like both."""
    if found := [each for each in personal(_LINK.sub("", text)) if each != _PHONE]:
        raise _refused(
            f"Teksten ser ut til å inneholde {liste(found)}.", "Ta det ut, og skriv heller rollen."
        )
    return text


def _eller(valg: Sequence[str]) -> str:
    return f"{', '.join(f'«{each}»' for each in valg[:-1])} eller «{valg[-1]}»"


def _refused(happened: str, remedy: str) -> DashboardError:
    return DashboardError(_TITLE, happened, f"{remedy} {_KEPT}")
