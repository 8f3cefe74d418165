"""What Statistics Norway would answer to the accounts, and what is done to them before they are delivered."""

from collections.abc import Mapping

from dashboard import text
from dashboard.sentences.words import liste, stor, tallord

OM_KONTROLLENE = """
SSB kontrollerer filuttrekket når det leveres, og avviser det hvis en kontroll feiler. Her kjøres de samme kontrollene hver måned,
på regnskapet slik det står, så feil kan rettes mens de er ferske.

- **Kontrollene** er SSBs egne for skjema 0A (bevilgningsregnskapet), skrevet om til vårt program. De følger kontrollprogrammet slik
  det var i juli 2026. Gjelder tvilen en levering, er det svaret fra SSB som teller.
- **Kvartalene** er hittil i år: 3. kvartal er januar til september. SSB er mildere mot dem enn mot årsregnskapet.
- **Beløpene** i filen er i hele tusen kroner. Hver post rundes av for seg, og summene er summen av postene. Derfor godtar SSB en
  differanse på 30 tusen kroner.
- **Balansen** (skjema 0B) er ikke med: den ligger ikke i regnskapet her.

Filen leveres på [SSBs sider for KOSTRA-innrapportering](https://www.ssb.no/innrapportering/kostra-innrapportering).
Et filuttrekk fra økonomisystemet kan kontrolleres på samme måte på siden Opplasting.
"""


def om_svaret(hva: str, hele: bool, avvist: int, ved_aarsslutt: int, advarsler: int) -> str:
    """Of `hva` (`3. kvartal 2026`) as SSB would answer today, by numbers of findings. `hele`: it is the year's own accounts."""
    if avvist:
        svar = f"SSB ville avvist {hva} slik det står nå: {tallord(avvist)} feil må rettes."
    else:
        varsel = f", med {text.count(advarsler, 'advarsel', 'advarsler')}" if advarsler else ""
        svar = f"SSB ville tatt imot {hva} slik det står nå{varsel}."
    if hele or not ved_aarsslutt:
        return svar
    forhold = "ett forhold" if ved_aarsslutt == 1 else f"{tallord(ved_aarsslutt)} forhold"
    return f"{svar} {stor(forhold)} vil bli avvist i årsregnskapet hvis det ikke rettes før årsslutt."


def om_interne(
    tatt_ut: Mapping[str, float], igjen: Mapping[str, float], differanse: Mapping[str, float]
) -> str:
    """Of the internal arts in use: `tatt_ut` and `igjen` are art -> kr, `differanse` is kontoklasse -> kr; empty where none is."""
    sagt = []
    if tatt_ut:
        arter = liste([f"{art} ({text.kroner(kr)})" for art, kr in sorted(tatt_ut.items())])
        sagt.append(f"Internkjøp og internsalg leveres ikke til SSB og er tatt ut av postene: art {arter}.")
    for klasse, kr in sorted(differanse.items(), reverse=True):
        regnskap = "driftsregnskapet" if klasse == "1" else "investeringsregnskapet"
        sagt.append(
            f"De går ikke opp mot hverandre, og det gir en differanse på {text.kroner(abs(kr))} i {regnskap}."
        )
    if igjen:
        arter = liste([f"{art} ({text.kroner(kr)})" for art, kr in sorted(igjen.items())])
        sagt.append(
            f"Art {arter} er også kommunens egen, men kan ikke tas ut uten at utgiftene blir feil. Den må føres om."
        )
    return " ".join(sagt)
