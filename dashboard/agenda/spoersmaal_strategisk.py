"""The questions of styringsdialog strategisk, one a screen, in the order of its agenda: each with the numbers that answer it."""

from functools import partial

from dashboard.agenda import (
    kompass_grunnlag,
    kompass_plan,
    oppdragsbrev,
    oppdragsbrev_meldinger,
    strategi_ansvar,
    strategi_brudd,
    strategi_gevinst,
    strategi_omraadet,
    strategi_siden_sist,
    strategi_tidslinje,
    utvikling_internkontroll,
    utvikling_modenhet,
    utvikling_portefoelje,
    utvikling_undersoekelser,
)
from dashboard.agenda.spoersmaal import Spoersmaal, om_det_aapne, oppsummering
from dashboard.agenda.strategi_grunnlag import grunnlag
from dashboard.agenda.tall_strategi import om_leddet, om_saken
from dashboard.analysis.oppdragsbrev import brevene
from dashboard.analysis.strategi import Strategi
from dashboard.dialog.moete import Moete
from dashboard.ui.page import View


def spoersmaalene(view: View, moete: Moete) -> list[Spoersmaal]:
    """Every question of the meeting; at least one."""
    strategi = grunnlag(view, moete.period)
    saker = {
        "siden_sist": _siden_sist,
        "samfunnsdel": _samfunnsdel,
        "oppdrag": _oppdrag,
        "virksomhet": _virksomhet,
        "paa_tvers": _paa_tvers,
        "annet": _oppsummering,
    }
    found = [each for sak in moete.dagsorden for each in saker[sak](view, moete, strategi)]
    return found or _oppsummering(view, moete, strategi)


def _siden_sist(view: View, moete: Moete, strategi: Strategi) -> list[Spoersmaal]:
    return [
        Spoersmaal(
            "siden_sist",
            "Hva har flyttet seg siden sist?",
            partial(strategi_siden_sist.show, view, moete.period, strategi, moete),
            om_saken("siden_sist", f"Siden sist, {moete.period.label}", **{"del": "siden_sist"}),
        ),
        om_det_aapne(view, moete, om_saken("siden_sist", "Åpne oppgaver")),
    ]


def _samfunnsdel(view: View, moete: Moete, strategi: Strategi) -> list[Spoersmaal]:
    """One screen for each satsingsområde, then where the thread is broken, and what falls due."""
    if strategi.tom:
        return []
    omraadene = [
        Spoersmaal(
            "samfunnsdel",
            f"{each.tittel}: hva gjør vi, hvem, med hvilke penger, og hvor langt er vi?",
            partial(strategi_omraadet.show_hovedsak, strategi, each),
            om_leddet(strategi, each.id),
        )
        for each in strategi.struktur.paa_nivaa("satsingsområde")
    ]
    return [
        *omraadene,
        Spoersmaal(
            "samfunnsdel",
            "Hva forfaller, og hva er forsinket?",
            partial(strategi_tidslinje.show, view, moete.period, strategi),
            om_saken("samfunnsdel", "Tidslinjen", **{"del": "tidslinje"}),
        ),
        Spoersmaal(
            "samfunnsdel",
            "Hvor er den røde tråden brutt?",
            partial(strategi_brudd.show, view, moete.period, strategi),
            om_saken("samfunnsdel", "Brudd i den røde tråden", **{"del": "brudd"}),
        ),
    ]


def _oppdrag(view: View, moete: Moete, strategi: Strategi) -> list[Spoersmaal]:
    brev = next(iter(brevene(strategi)), None)
    if brev is None:
        return []
    return [
        Spoersmaal(
            "oppdrag",
            "Hvor langt er oppdragene?",
            partial(oppdragsbrev.show_hovedsak, view, strategi, brev),
            om_saken("oppdrag", brev),
        ),
        Spoersmaal(
            "oppdrag",
            "Hvem har meldt, og hvem mangler?",
            partial(oppdragsbrev_meldinger.show, view, moete.period, strategi, brev),
            om_saken("oppdrag", f"Meldinger om {brev}", **{"del": "meldinger"}),
        ),
    ]


def _virksomhet(view: View, moete: Moete, strategi: Strategi) -> list[Spoersmaal]:
    found = [
        ("portefoelje", "Gir utviklingsstrategien gevinster?", utvikling_portefoelje.show),
        ("internkontroll", "Hva sier internkontrollen?", utvikling_internkontroll.show),
        ("undersoekelser", "Hva sier innbyggere, brukere og medarbeidere?", utvikling_undersoekelser.show),
        ("modenhet", "Hvor digitale er vi?", utvikling_modenhet.show),
    ]
    return [
        *(
            Spoersmaal(
                "virksomhet",
                tekst,
                partial(vis, view, moete.period),
                om_saken("virksomhet", f"{tekst} {moete.period.label.capitalize()}", **{"del": del_}),
            )
            for del_, tekst, vis in found
        ),
        *_kompasset(view),
    ]


def _kompasset(view: View) -> list[Spoersmaal]:
    """Only where there is an evaluation or a self-assessment to stand by."""
    kompass = kompass_grunnlag.grunnlag(view)
    if kompass.siste is None and not kompass.anslag.vurdert:
        return []
    return [
        Spoersmaal(
            "virksomhet",
            "Hvor står vi i Kommunekompasset?",
            partial(kompass_plan.show_hovedsak, kompass),
            om_saken("virksomhet", "Kommunekompasset", side="kommunekompass", **{"del": "plan"}),
        )
    ]


def _paa_tvers(view: View, moete: Moete, strategi: Strategi) -> list[Spoersmaal]:
    return [
        Spoersmaal(
            "paa_tvers",
            "Hvem lykkes ikke uten hverandre?",
            partial(strategi_ansvar.show, view, moete.period, strategi),
            om_saken("paa_tvers", "Ansvar på tvers"),
        ),
        Spoersmaal(
            "paa_tvers",
            "Hvem betaler, og hvem får gevinsten?",
            partial(strategi_gevinst.show, view, moete.period, strategi),
            om_saken("paa_tvers", "Kostnad og gevinst", **{"del": "gevinst"}),
        ),
    ]


def _oppsummering(view: View, moete: Moete, strategi: Strategi) -> list[Spoersmaal]:
    return [oppsummering(view, moete, om_saken("annet", moete.tittel))]
