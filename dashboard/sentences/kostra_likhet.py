"""What a search for municipalities alike is built on."""

from collections.abc import Sequence

from dashboard import text
from dashboard.sentences.kostra_tall import liten
from dashboard.sentences.words import liste, stor


def om_utvalget(brukt: Sequence[str], mangler: Sequence[str], uteladt: int) -> str:
    """`brukt`: titles of the measures that count; `mangler`: of those that the municipality has no figure of; `uteladt`:
    how many municipalities lack a figure that counts."""
    if not brukt:
        hvorfor = (
            "kommunen har ikke tall for noe av det som er valgt"
            if mangler
            else "alle vektene er satt til null"
        )
        return f"Ingen kommuner kan pekes ut som like: {hvorfor}."
    sagt = [f"Likheten er regnet ut fra {_titler(brukt)}, hver målt mot hvor mye kommunene varierer."]
    if mangler:
        sagt.append(f"{stor(_titler(mangler))} teller ikke: kommunen har ikke tall.")
    if uteladt:
        hvem = text.count(uteladt, "kommune", "kommuner")
        sagt.append(f"{hvem} mangler tall som teller, og er ikke med.")
    return " ".join(sagt)


def _titler(titler: Sequence[str]) -> str:
    return liste([liten(tittel) for tittel in titler], flest=8)
