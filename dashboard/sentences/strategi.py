"""What is said of a satsingsområde, a plan or one link of it: what is done, how far it is, with what money, and by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import text
from dashboard.sentences.words import beloep, liste, stor, tallord

ORD = {"oppdrag": "oppdrag", "tiltak": "tiltak", "hovedoppgave": "hovedoppgaver"}
_FLEST_EIERE = 5


@dataclass(frozen=True, slots=True)
class Framdrift:
    """`framdrift` in %, the mean of `kjent` of `antall`; `nivaaer`: what kinds of work they are."""

    antall: int
    utfoert: int
    forsinket: int
    framdrift: float | None
    kjent: int
    nivaaer: frozenset[str]


def navn_paa(nivaa: str, nr: str | None) -> str:
    """`Satsingsområde 2`, `Visjon`."""
    return f"{stor(nivaa)} {nr}" if nr else stor(nivaa)


def kort(nr: str | None, tittel: str, lengde: int = 26) -> str:
    """`2 Å skape og handle i …`: as much of a title as a button holds, cut between words."""
    if len(tittel) > lengde:
        hele = tittel[:lengde].rsplit(" ", 1)[0] if " " in tittel[:lengde] else tittel[:lengde]
        tittel = f"{hele.rstrip(',.;:')} …"
    return f"{nr} {tittel}" if nr else tittel


def arbeidet(nivaaer: frozenset[str], antall: int) -> str:
    """`9 tiltak`, `1 hovedoppgave`; work of several kinds is `14 oppdrag og tiltak`."""
    kinds = [nivaa for nivaa in ORD if nivaa in nivaaer]
    if len(kinds) == 1:
        return text.count(antall, kinds[0], ORD[kinds[0]])
    return text.count(antall, "oppgave", liste([ORD[kind] for kind in kinds]) or "tiltak")


def prosent(verdi: float | None) -> str:
    """Progress in whole %; a dash where nobody has told."""
    return text.NO_NUMBER if verdi is None else f"{text.number(verdi)}{text.NO_BREAK}%"


def om_framdriften(hva: str, stand: Framdrift) -> str:
    """`Satsingsområde 2: 9 tiltak, 4 utført, framdrift 56 %, 2 forsinket.`"""
    if not stand.antall:
        return f"{hva}: ingen oppdrag, tiltak eller hovedoppgaver å følge opp."
    if stand.framdrift is None:
        framdrift = "framdriften er ikke meldt"
    else:
        framdrift = f"framdrift {prosent(stand.framdrift)}"
        if stand.kjent < stand.antall:
            framdrift += f" (meldt for {text.number(stand.kjent)})"
    utfoert = (
        f"{tallord(stand.utfoert)} utført" if not stand.utfoert else f"{text.number(stand.utfoert)} utført"
    )
    forsinket = f"{text.number(stand.forsinket)} forsinket" if stand.forsinket else "ingen forsinket"
    return f"{hva}: {arbeidet(stand.nivaaer, stand.antall)}, {utfoert}, {framdrift}, {forsinket}."


def beloep_som(verdi: float, annet: float, signed: bool = False) -> str:
    """An amount in the unit that `annet`, which it stands beside, is said in: `41,0 mill. kr` and `0,7 mill. kr`. Both in kr.
    Where that would say nothing of it (`0,0`), in kr."""
    i_millioner = abs(annet) >= 999_950 and abs(verdi) >= 50_000
    return text.millions(verdi, signed) if i_millioner else beloep(verdi, signed)


def om_pengene(
    aar: int,
    budsjett: float | None,
    regnskap: float | None,
    avvik: float | None,
    vedtatt: float | None,
    *,
    har_konto: bool = False,
) -> str:
    """`Budsjett på kontoene tiltakene peker på: 48,2 mill. kr i 2026; brukt 41,0 mill. kr (0,8 mill. kr mindreforbruk).` Amounts
    in kr, expenditure +; `avvik` as everywhere, `vedtatt` the adopted effect of the year's budget measures; `har_konto`: accounts
    are named, whether there is money on them or not."""
    if budsjett is None and regnskap is None:
        effekt = "" if vedtatt is None else f"Budsjettiltakene skal gi {beloep(vedtatt)} i {aar}."
        if har_konto:
            return (
                f"Kontoene tiltakene peker på, har verken budsjett eller regnskap i {aar}. {effekt}".strip()
            )
        return effekt or f"Det er ikke ført budsjett, regnskap eller budsjettiltak på det i {aar}."
    said = f"Budsjett på kontoene tiltakene peker på: {beloep(budsjett or 0)} i {aar}"
    if regnskap is None:
        return f"{said}; det er ikke noe regnskap ennå."
    if avvik is None:
        return f"{said}; brukt {beloep(regnskap)}."
    mot = f"{beloep_som(abs(avvik), regnskap)} {text.avvik(avvik)}" if round(avvik) else "i balanse"
    return f"{said}; brukt {beloep(regnskap)} ({mot})."


def om_ansvaret(eiere: Sequence[tuple[str, int]], antall: int) -> str:
    """`Hovedansvar: HO (5), TTE (3), OO (1).` `eiere`: who has how many of `antall`, most first."""
    if not antall:
        return ""
    if not eiere:
        return "Ingen har hovedansvar."
    sagt = [f"{navn}{text.NO_BREAK}({text.number(har)})" for navn, har in eiere]
    rest = len(sagt) - _FLEST_EIERE
    if rest > 1:
        sagt = [*sagt[:_FLEST_EIERE], f"{tallord(rest)} til"]
    return f"Hovedansvar: {', '.join(sagt)}."


def om_leddet(
    status: str,
    framdrift: float | None,
    frist: date | None,
    forsinket: bool,
    neste: date | None = None,
    neste_forsinket: bool = False,
) -> str:
    """How far a link is: `Under arbeid, 40 %. Fristen var 01.06.2026: forsinket.` `neste`: the first deadline of the open work
    under it, where that is said too; `neste_forsinket`: it has passed."""
    said = f"{stor(status)}{f', {prosent(framdrift)}' if framdrift is not None else ''}."
    if frist is not None:
        said += (
            f" Fristen {'var' if forsinket else 'er'} {text.day(frist)}{': forsinket' if forsinket else ''}."
        )
    if neste is not None:
        return f"{said} {stor(hvilken_frist(neste_forsinket))} frist under det {'var' if neste_forsinket else 'er'} {text.day(neste)}."
    return said if frist is not None else f"{said} Ingen frist er satt."


def hvilken_frist(forsinket: bool) -> str:
    """What the first deadline of open work is called; one that has passed is no `neste`."""
    return "eldste" if forsinket else "neste"


def om_veien(maaloppnaaelse: float | None) -> str:
    """How far an indicator is from start to target, in words where a share says nothing: `50 %`, `feil vei`, `bedre enn målet`
    (a goal may be to come down); empty where it is not measured."""
    if maaloppnaaelse is None:
        return ""
    if maaloppnaaelse < 0:
        return "feil vei"
    return "bedre enn målet" if maaloppnaaelse > 100 else prosent(maaloppnaaelse)


def om_indikatoren(
    start: float | None, maal: float | None, verdi: float | None, enhet: str | None, dato: date | None
) -> str:
    """`Start 12, mål 20, sist 16 poeng (31.12.2025)`; empty where no value is given."""
    said = [
        f"{navn} {text.figure(value)}"
        for navn, value in (("start", start), ("mål", maal), ("sist", verdi))
        if value is not None
    ]
    if not said:
        return ""
    when = f" ({text.day(dato)})" if verdi is not None and dato else ""
    return stor(", ".join(said)) + (f" {enhet}" if enhet else "") + when
