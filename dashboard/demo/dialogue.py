"""What Fjordvik has written in the dialogue: September's meetings with their actions, and the explanations for October."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dashboard.access import Role, User
from dashboard.demo.deliveries import AAR, OCTOBER, SEPTEMBER
from dashboard.dialog import beslutning, forklaring, moete
from dashboard.dialog.beslutning import BESLUTNING, OPPGAVE, UTFOERT, Beslutning
from dashboard.dialog.forklaring import Forklaring
from dashboard.dialog.moete import DAGSORDEN, DELTAKERE, DRIFT, STRATEGISK, Moete
from dashboard.dialog.write import newest
from dashboard.period import Period

MEETING_SEPTEMBER, MEETING_OCTOBER = date(2026, 10, 13), date(2026, 11, 10)
STRATEGIC_SEPTEMBER, STRATEGIC_OCTOBER = date(2026, 10, 27), date(2026, 11, 24)
_SEPTEMBER = Period(AAR, SEPTEMBER.maaned)
_OCTOBER = Period(AAR, OCTOBER.maaned)
_DIRECTOR = User("Kommunedirektør (demo)", Role.KLG)

_DECIDED = (
    Beslutning(
        "", "okonomi", OPPGAVE, "Legge fram en plan for å få ned innleie og overtid på Fjordgløtt sykehjem",
        "Kommunalsjef helse og omsorg", date(2026, 11, 3), gjelder="Fjordgløtt sykehjem, avvik hittil",
        lenke="/drift?periode=2026-09&omraade=HO&enhet=311",
    ),
    Beslutning(
        "", "okonomi", OPPGAVE, "Avklare hvorfor lederen i barnevernet melder et år på budsjett",
        "Kommunalsjef oppvekst", date(2026, 11, 20), gjelder="Barnevern, prognose",
        lenke="/drift?periode=2026-09&omraade=OO&enhet=219&vis=prognose",
    ),
    Beslutning(
        "", "tiltak", OPPGAVE, "Hente inn rapport om nedetid i ventilasjonsanleggene",
        "Enhetsleder eiendomsdrift", date(2026, 10, 30), gjelder="Enøk i skolebygg", lenke="/drift?periode=2026-09&del=tiltak",
    ),
    Beslutning(
        "", "sykefravaer", BESLUTNING, "Lia barnehage følges opp med HR og tillitsvalgte hver 14. dag",
        gjelder="Lia barnehage, sykefravær", lenke="/drift?periode=2026-09&del=sykefravaer",
    ),
)  # fmt: skip
_DECIDED_STRATEGIC = (
    Beslutning(
        "", "samfunnsdel", OPPGAVE, "Foreslå tiltak for det målet i samfunnsdelen som ingen arbeider med",
        "Kommunalsjef samfunn", date(2026, 11, 17), gjelder="Brudd i den røde tråden", lenke="/strategi?del=brudd",
    ),
    Beslutning(
        "", "paa_tvers", OPPGAVE, "Bli enige om hvem som betaler drift av trygghetsteknologien",
        "Kommunalsjef helse og omsorg", date(2026, 12, 8), gjelder="Kostnad og gevinst", lenke="/strategi?del=gevinst",
    ),
    Beslutning(
        "", "oppdrag", BESLUTNING, "Alle tjenesteområder melder status for oppdragene innen den 20. etter hvert kvartal",
        gjelder="Oppdragsbrevet", lenke="/oppdragsbrev?del=meldinger",
    ),
)  # fmt: skip
_EXPLAINED = (
    (
        _SEPTEMBER, "Fjordgløtt sykehjem", date(2026, 10, 8),
        Forklaring(0, 0, "311", "sykefravær og vikarbruk", "Høyt fravær på natt og to ubesatte stillinger dekkes med innleie.", "Stillingene er lyst ut."),
    ),
    (
        _OCTOBER, "Fjordgløtt sykehjem", date(2026, 11, 5),
        Forklaring(
            0, 0, "311", "sykefravær og vikarbruk", "Innleie og overtid dekker fravær og ubesatte nattvakter. Fastlønnen er lavere enn budsjettert, men ikke nok.",
            "Én av to stillinger er besatt fra 1. desember. Ny turnus for natt behandles i november.", 35_600_000.0,
        ),
    ),
    (
        _OCTOBER, "Eiendomsdrift", date(2026, 11, 6),
        Forklaring(
            0, 0, "610", "tiltak ikke gjennomført", "Strømforbruket i skolebyggene er ikke gått ned, selv om styringen er montert.",
            "Leverandøren går gjennom driftstidene i uke 47.",
        ),
    ),
    (
        _OCTOBER, "Avløp, slam og renovasjon", date(2026, 11, 6),
        Forklaring(
            0, 0, "712", "periodisering", "Augustterminen for avløpsgebyr er ikke fakturert. Den faktureres sammen med novemberterminen.",
            "Fakturering 16. november.", 400_000.0,
        ),
    ),
)  # fmt: skip


def hold_septembers_meetings() -> None:
    """The meetings about September: called, held, decided in, closed; and what one unit had explained before the first."""
    _explain(_SEPTEMBER)
    written = _hold(DRIFT, MEETING_SEPTEMBER, _DECIDED)
    beslutning.follow_up(
        _DIRECTOR,
        written[2],
        status=UTFOERT,
        kommentar="Rapporten er mottatt",
        dato=date(2026, 10, 28),
        base=newest(),
    )
    _hold(STRATEGISK, STRATEGIC_SEPTEMBER, _DECIDED_STRATEGIC)


def prepare_octobers_meetings() -> None:
    """The explanations that have come in, and the meetings that are called: three units have not answered."""
    _explain(_OCTOBER)
    _call(DRIFT, MEETING_OCTOBER, _OCTOBER)
    _call(STRATEGISK, STRATEGIC_OCTOBER, _OCTOBER)


def _hold(forum: str, dato: date, decided: Sequence[Beslutning]) -> list[Beslutning]:
    opened = moete.open_meeting(_DIRECTOR, _call(forum, dato, _SEPTEMBER))
    written = [beslutning.add(_DIRECTOR, opened, each) for each in decided]
    moete.close_meeting(_DIRECTOR, opened)
    return written


def _call(forum: str, dato: date, period: Period) -> Moete:
    return moete.plan(
        _DIRECTOR,
        dato=dato,
        period=period,
        deltakere=DELTAKERE[forum],
        dagsorden=list(DAGSORDEN[forum]),
        forum=forum,
    )


def _explain(period: Period) -> None:
    for about, navn, dato, svar in _EXPLAINED:
        if about == period:
            leader = User(f"Enhetsleder {navn} (demo)", Role.LEDER, frozenset({svar.enhet}))
            given = replace(svar, aar=period.aar, periode=period.periode, dato=dato)
            forklaring.save(leader, given, enhet_navn=navn, base=newest())
