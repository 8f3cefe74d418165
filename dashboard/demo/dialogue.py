"""What Fjordvik has written in the dialogue: September's meeting with its actions, and the explanations for October."""

from dataclasses import replace
from datetime import date

from dashboard.access import Role, User
from dashboard.demo.deliveries import AAR, OCTOBER, SEPTEMBER
from dashboard.dialog import beslutning, forklaring, moete
from dashboard.dialog.beslutning import BESLUTNING, OPPGAVE, UTFOERT, Beslutning
from dashboard.dialog.forklaring import Forklaring
from dashboard.dialog.moete import DAGSORDEN, DELTAKERE, DRIFT
from dashboard.dialog.write import newest
from dashboard.period import Period

MEETING_SEPTEMBER, MEETING_OCTOBER = date(2026, 10, 13), date(2026, 11, 10)
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


def hold_septembers_meeting() -> None:
    """The meeting about September: called, held, decided in, closed; and what one unit had explained before it."""
    _explain(_SEPTEMBER)
    called = moete.plan(
        _DIRECTOR,
        dato=MEETING_SEPTEMBER,
        period=_SEPTEMBER,
        deltakere=DELTAKERE[DRIFT],
        dagsorden=list(DAGSORDEN[DRIFT]),
    )
    opened = moete.open_meeting(_DIRECTOR, called)
    written = [beslutning.add(_DIRECTOR, opened, each) for each in _DECIDED]
    moete.close_meeting(_DIRECTOR, opened)
    beslutning.follow_up(
        _DIRECTOR,
        written[2],
        status=UTFOERT,
        kommentar="Rapporten er mottatt",
        dato=date(2026, 10, 28),
        base=newest(),
    )


def prepare_octobers_meeting() -> None:
    """The explanations that have come in, and the meeting that is called: three units have not answered."""
    _explain(_OCTOBER)
    moete.plan(
        _DIRECTOR,
        dato=MEETING_OCTOBER,
        period=_OCTOBER,
        deltakere=DELTAKERE[DRIFT],
        dagsorden=list(DAGSORDEN[DRIFT]),
    )


def _explain(period: Period) -> None:
    for about, navn, dato, svar in _EXPLAINED:
        if about == period:
            leader = User(f"Enhetsleder {navn} (demo)", Role.LEDER, frozenset({svar.enhet}))
            given = replace(svar, aar=period.aar, periode=period.periode, dato=dato)
            forklaring.save(leader, given, enhet_navn=navn, base=newest())
