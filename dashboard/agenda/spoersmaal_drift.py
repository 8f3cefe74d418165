"""The questions of styringsdialog drift, one a screen, in the order of its agenda: each with the numbers that answer it."""

from functools import partial

from dashboard.agenda import (
    aarsaker,
    forklaringer,
    gjennomgang,
    hva_maa_til,
    oekonomi,
    prognoser,
    siden_sist,
    sykefravaer,
    sykefravaer_kontroll,
    tall,
    tiltak,
    vedtak,
)
from dashboard.agenda.spoersmaal import Spoersmaal, om_det_aapne, oppsummering
from dashboard.agenda.sted import Sted, sted_av
from dashboard.agenda.utsnitt import Utsnitt, finn
from dashboard.analysis.prognose import STANDARD
from dashboard.dialog.moete import Moete
from dashboard.ui.page import View

_FLEST_ENHETER = 8


def spoersmaalene(view: View, moete: Moete) -> list[Spoersmaal]:
    """Every question of the meeting; at least one."""
    saker = {
        "siden_sist": _siden_sist,
        "okonomi": _oekonomi,
        "tiltak": _tiltak,
        "sykefravaer": _sykefravaer,
        "annet": _oppsummering,
    }
    return [each for sak in moete.dagsorden for each in saker[sak](view, moete)] or _oppsummering(view, moete)


def _siden_sist(view: View, moete: Moete) -> list[Spoersmaal]:
    return [
        Spoersmaal(
            "siden_sist",
            "Hva er endret siden sist?",
            partial(siden_sist.show, view, moete.period, moete),
            tall.om_saken("siden_sist", f"Siden sist, {moete.period.label}"),
        ),
        om_det_aapne(view, moete, tall.om_saken("siden_sist", "Åpne oppgaver")),
    ]


def _oekonomi(view: View, moete: Moete) -> list[Spoersmaal]:
    """How we stand; then each unit past the thresholds; then where the year ends and what it takes."""
    helheten = finn(view, moete.period, Sted(), STANDARD)
    if helheten is None:
        return []
    alle = [
        Spoersmaal(
            "okonomi",
            "Hvordan ligger vi an mot budsjettet?",
            partial(oekonomi.show_hovedsak, helheten),
            tall.om_stedet(helheten),
        )
    ]
    alle += [_enheten(view, utsnitt) for utsnitt in _til_gjennomgang(view, helheten)]
    if helheten.har_prognose:
        alle += [
            Spoersmaal(
                "okonomi",
                "Hvor ender året?",
                partial(prognoser.show_hovedsak, helheten, oekonomi.forrige_maaned(helheten)),
                tall.om_stedet(helheten, oekonomi.PROGNOSE),
            ),
            Spoersmaal(
                "okonomi",
                "Hva må til for å lande på budsjettet?",
                partial(_vis_hva_maa_til, helheten),
                tall.om_stedet(helheten, oekonomi.HVA_MAA_TIL),
            ),
        ]
    return alle


def _vis_hva_maa_til(utsnitt: Utsnitt) -> None:
    hva_maa_til.show_hovedsak(utsnitt)


def _til_gjennomgang(view: View, helheten: Utsnitt) -> list[Utsnitt]:
    enheter = gjennomgang.enhetene(helheten)
    steder = (sted_av(rad) for _, rad in enheter[enheter["skyldig"]].head(_FLEST_ENHETER).iterrows())
    funnet = (finn(view, helheten.period, sted, STANDARD) for sted in steder if sted is not None)
    return [utsnitt for utsnitt in funnet if utsnitt is not None]


def _enheten(view: View, utsnitt: Utsnitt) -> Spoersmaal:
    def vis() -> None:
        oekonomi.show_forklaringen(utsnitt, view)
        aarsaker.show_fossene(utsnitt)

    return Spoersmaal(
        "okonomi",
        f"{utsnitt.tittel}: {forklaringer.om_avviket(utsnitt)} – hvorfor, og hva gjør vi?",
        vis,
        tall.om_stedet(utsnitt),
    )


def _tiltak(view: View, moete: Moete) -> list[Spoersmaal]:
    forrige = siden_sist.finn_forrige(view, moete.period, moete)
    return [
        Spoersmaal(
            "tiltak",
            "Virker budsjettiltakene?",
            partial(tiltak.show_hovedsak, view, moete.period),
            tall.om_saken("tiltak", f"Budsjettiltak, {moete.period.label}"),
        ),
        Spoersmaal(
            "tiltak",
            "Blir vedtakene fulgt opp?",
            partial(vedtak.show_hovedsak, view, moete.period, forrige.snapshot),
            tall.om_saken("vedtak", f"Oppfølging av vedtak, {moete.period.label}"),
        ),
    ]


def _sykefravaer(view: View, moete: Moete) -> list[Spoersmaal]:
    return [
        Spoersmaal(
            "sykefravaer",
            "Hvordan er sykefraværet?",
            partial(sykefravaer.show_hovedsak, view, moete.period),
            tall.om_saken("sykefravaer", f"Sykefravær, {moete.period.label}"),
        ),
        Spoersmaal(
            "sykefravaer",
            "Er noe ved fraværet et signal?",
            partial(sykefravaer_kontroll.show_hovedsak, view, sykefravaer.month_of(moete.period)),
            tall.om_saken("sykefravaer", f"Signaler i sykefraværet, {moete.period.label}"),
        ),
    ]


def _oppsummering(view: View, moete: Moete) -> list[Spoersmaal]:
    return [oppsummering(view, moete, tall.om_saken("annet", moete.tittel))]
