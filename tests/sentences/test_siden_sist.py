"""What has changed since the previous meeting: which changes are told, and in which words."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.analysis.funn import Funn
from dashboard.analysis.statusendringer import statusendringer
from dashboard.period import Period
from dashboard.sentences import siden_sist
from dashboard.sentences.siden_sist import ENDRET, NY, TILBAKE
from dashboard.sentences.sykefravaer import Signal
from dashboard.text import NO_BREAK

GRENSE = 250_000


def plain(funn: Funn) -> str:
    return funn.setning.replace(NO_BREAK, " ")


def units(avvik: float | None, muntlig: bool = False, **other: Any) -> pd.DataFrame:
    row = {
        "omraade": "HO",
        "enhet": "311",
        "navn": "Solbakken",
        "avvik": avvik,
        "muntlig": muntlig,
        "budsjett": 9e6,
    }
    return pd.DataFrame([row | other]).astype({"avvik": float})  # fmt: skip


def changed(naa: pd.DataFrame, foer: pd.DataFrame, months: int = 0) -> list[Funn]:
    return siden_sist.enheter(naa, foer, pd.Series({"311": months}), GRENSE)


@pytest.mark.parametrize(
    ("naa", "foer", "slag", "said"),
    [
        (units(-362_504, True), units(-184_961), NY, "Solbakken er kommet over grensen og har økt merforbruket fra 184 961 kr til 362 504 kr."),
        (units(-468_643, True), units(11_682), NY, "Solbakken er kommet over grensen og har gått fra et mindreforbruk på 11 682 kr til et merforbruk på 468 643 kr."),
        (units(-300_000, True), units(0), NY, "Solbakken er kommet over grensen og har gått fra balanse til et merforbruk på 300 000 kr."),
        (units(-1_240_000, True), units(-1_210_000), NY, "Solbakken er kommet over grensen og har et merforbruk på 1,2 mill. kr, om lag som sist."),
        (units(250_970, True), units(89_239), NY, "Solbakken er kommet over grensen og har økt mindreforbruket fra 89 239 kr til 250 970 kr."),
        (units(-200_000), units(-300_000, True), TILBAKE, "Solbakken er tilbake innenfor grensen og har redusert merforbruket fra 300 000 kr til 200 000 kr."),
        (units(0), units(-300_000, True), TILBAKE, "Solbakken er tilbake innenfor grensen og har gått fra et merforbruk på 300 000 kr til balanse."),
        (units(-4_100_000, True), units(-3_700_000, True), ENDRET, "Solbakken har økt merforbruket fra 3,7 til 4,1 mill. kr."),
        (units(-900_000, True), units(-1_200_000, True), ENDRET, "Solbakken har redusert merforbruket fra 1,2 mill. kr til 900 000 kr."),
        (units(1_000_000), units(2_100_000), ENDRET, "Solbakken har redusert mindreforbruket fra 2,1 til 1,0 mill. kr."),
    ],
)  # fmt: skip
def test_a_unit_that_crossed_the_limit_or_moved_by_more_than_it_is_told(
    naa: pd.DataFrame, foer: pd.DataFrame, slag: str, said: str
) -> None:
    [funn] = changed(naa, foer)
    assert (funn.slag, plain(funn)) == (slag, said)
    assert (funn.omraade, funn.enhet, funn.del_) == ("HO", "311", "okonomi")


@pytest.mark.parametrize(
    ("naa", "foer"),
    [
        (units(-4_100_000, True), units(-3_900_000, True)),
        (units(-200_000), units(50_000)),
        (units(None), units(-3_900_000, True)),
        (units(-4_100_000), units(None)),
    ],
)
def test_what_has_hardly_moved_or_cannot_be_compared_is_not_told(
    naa: pd.DataFrame, foer: pd.DataFrame
) -> None:
    assert changed(naa, foer) == []


@pytest.mark.parametrize("foer", [units(None), units(-1.0)[:0]])
def test_a_unit_that_is_new_is_told_where_it_is_over_the_limit_and_not_as_something_that_moved(
    foer: pd.DataFrame,
) -> None:
    [funn] = changed(units(-347_283, True), foer)
    assert (funn.slag, plain(funn)) == (NY, "Solbakken er over grensen med et merforbruk på 347 283 kr.")
    assert funn.kroner == 347_283
    assert changed(units(-347_283), foer) == []


def test_months_in_a_row_are_told_and_weigh_where_it_is_worse_only() -> None:
    [worse] = changed(units(-4_100_000, True), units(-3_700_000, True), months=9)
    assert plain(worse).endswith("4,1 mill. kr. Det er merforbruk i hver av de ni siste månedene.")
    assert worse.maaneder == 9
    [better] = changed(units(-3_100_000, True), units(-3_700_000, True), months=9)
    assert plain(better) == "Solbakken har redusert merforbruket fra 3,7 til 3,1 mill. kr."
    assert better.maaneder == -1
    [once] = changed(units(-4_100_000, True), units(-3_700_000, True), months=1)
    assert "månedene" not in plain(once)


def test_where_the_budget_is_to_earn_the_words_are_explained() -> None:
    budget: dict[str, Any] = {"budsjett": -500e6}
    [less] = changed(units(-1_700_000, **budget), units(-1_400_000, **budget))
    assert plain(less).endswith("har økt merforbruket fra 1,4 til 1,7 mill. kr. Netto inntekt er lavere enn budsjettert.")  # fmt: skip
    [more] = changed(units(6_500_000, **budget), units(2_100_000, **budget))
    assert plain(more).endswith(
        "har økt mindreforbruket fra 2,1 til 6,5 mill. kr. Netto inntekt er høyere enn budsjettert."
    )
    [even] = changed(units(0, **budget), units(2_100_000, **budget))
    assert plain(even).endswith("et mindreforbruk på 2,1 mill. kr til balanse.")


def test_accounts_without_a_unit_are_not_called_one_and_are_compared_inside_their_own_area() -> None:
    uten: dict[str, Any] = {"enhet": "uten", "navn": "Uten enhet i Helse"}
    foer: pd.DataFrame = pd.concat([units(-10_000, **uten), units(-900_000, True, **uten, omraade="OO")])
    [funn] = changed(units(-400_000, True, **uten), foer)
    assert plain(funn) == (
        "Regnskapet uten enhet i Helse er kommet over grensen og har økt merforbruket fra 10 000 kr til 400 000 kr."
    )
    assert funn.omraade == "HO"


def test_markup_in_a_name_is_left_to_the_page_to_escape() -> None:
    [funn] = changed(units(-400_000, True, navn="<b>A</b>"), units(0))
    assert funn.setning.startswith("<b>A</b> er kommet")


@pytest.mark.parametrize(
    ("ventet", "said"),
    [
        (-4_300_000, "Prognosen for Solbakken er 381 869 kr verre enn sist. Nå ventes et merforbruk på 4,3 mill. kr ved årets slutt."),
        (60_490, "Prognosen for Solbakken er 381 869 kr verre enn sist. Nå ventes et mindreforbruk på 60 490 kr ved årets slutt."),
        (0.2, "Prognosen for Solbakken er 381 869 kr verre enn sist. Nå ventes balanse ved årets slutt."),
    ],
)  # fmt: skip
def test_a_worse_forecast_is_told_with_where_the_year_now_ends(ventet: float, said: str) -> None:
    two = pd.concat([units(0, avvik_prognose=ventet), units(0, enhet="312", avvik_prognose=-9e6)])
    two.index = pd.Index([4, 7])
    worse, kroner = pd.Series([True, False], two.index), pd.Series([381_869.0, 9.0], two.index)
    [funn] = siden_sist.prognoser(two, worse, kroner)
    assert (plain(funn), funn.kroner, funn.enhet) == (said, 381_869, "311")


@pytest.mark.parametrize(
    ("naa", "flyttet", "period", "said"),
    [
        (101_200_000, 0, Period(2026, 9), "Regnskapet til og med september 2026 er rettet siden sist: 1,2 mill. kr mer i netto utgift."),
        (99_999_000, 0, Period(2026, 1), "Regnskapet for januar 2026 er rettet siden sist: 1 000 kr mindre i netto utgift."),
        (100_000_000, 500_000, Period(2025, 13), "Regnskapet for 2025, med årsavslutningen, er rettet siden sist: 500 000 kr er flyttet mellom enheter."),
        (100_000_100, 500_000, Period(2016, 0), "Regnskapet for 2016 er rettet siden sist: 100 kr mer i netto utgift, og 500 000 kr er flyttet mellom enheter."),
    ],
)  # fmt: skip
def test_accounts_that_are_others_than_the_last_meeting_saw_are_told(
    naa: float, flyttet: float, period: Period, said: str
) -> None:
    [funn] = siden_sist.rettet(naa, 100_000_000, period, flyttet)
    assert plain(funn) == said
    assert funn.kroner == max(abs(naa - 100_000_000), flyttet)


def test_accounts_that_are_the_same_to_the_krone_are_not_told() -> None:
    assert siden_sist.rettet(100.4, 100, Period(2026, 9), 0.4) == []


def log(**statuses: str | None) -> pd.DataFrame:
    """`a="utført|2026-01-01"`: id, status and deadline."""
    rows = []
    for number, written in statuses.items():
        status, _, frist = (written or "").partition("|")
        rows.append((number, f"Sak {number}", status or None, frist or None))
    return pd.DataFrame(rows, columns=["id", "tittel", "status", "frist"])


def said_of(before: pd.DataFrame, now: pd.DataFrame, slag: str = siden_sist.VEDTAK) -> list[str]:
    return [plain(funn) for funn in siden_sist.statuser(statusendringer(before, now), slag)]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("utført", "Ett vedtak er utført: «Sak a»."),
        ("under arbeid", "Ett vedtak er nå under arbeid: «Sak a»."),
        ("avventer", "Ett vedtak avventer nå: «Sak a»."),
        ("utgår", "Ett vedtak utgår: «Sak a»."),
        ("ikke startet", "Ett vedtak er satt tilbake til «ikke startet»: «Sak a»."),
        ("uten status", "Ett vedtak mangler nå status: «Sak a»."),
        (None, "Ett vedtak mangler nå status: «Sak a»."),
        ("<i>hos jurist</i>", "Ett vedtak har nå status «<i>hos jurist</i>»: «Sak a»."),
    ],
)
def test_what_changed_status_is_said_as_one_would_say_it(status: str | None, said: str) -> None:
    assert said_of(log(a="i kø"), log(a=status)) == [said]


def test_measures_are_counted_and_named_as_measures() -> None:
    before = log(a="under arbeid", b="under arbeid", c="utgår")
    assert said_of(before, log(a="gjennomført", b="gjennomført", d="ikke startet"), siden_sist.TILTAK) == [
        "Ett nytt tiltak: «Sak d».",
        "Ett tiltak står ikke lenger i listen: «Sak c».",
        "To tiltak er gjennomført: «Sak a» og «Sak b».",
    ]


def test_what_is_new_and_gone_is_gathered_and_the_many_are_counted() -> None:
    many = log(**dict.fromkeys("abcdef", "utført"))
    assert said_of(many[:0], many) == ["Seks nye vedtak: «Sak a», «Sak b», «Sak c» og tre til."]
    assert said_of(many, many[:4]) == ["To vedtak står ikke lenger i loggen: «Sak e» og «Sak f»."]


def test_a_moved_deadline_is_told_with_the_new_date() -> None:
    before = log(a="under arbeid|2026-10-31", b="avventer|2026-10-31", c="avventer|2026-10-31", d="avventer|2026-10-31")  # fmt: skip
    now = log(a="under arbeid|2026-12-15", b="avventer", c="utført|2026-12-01", d="avventer|2026-10-31")
    assert said_of(before, now) == [
        "Ett vedtak er utført: «Sak c».",
        "To vedtak har fått ny frist: «Sak a» (15.12.2026) og «Sak b» (uten frist).",
    ]


def test_two_equal_logs_have_nothing_to_tell() -> None:
    same = log(a="utført", b=None)
    assert said_of(same, same) == []


def test_what_moves_forward_weighs_less_and_each_leads_to_its_own_part() -> None:
    changes = statusendringer(log(a="ikke startet", b="under arbeid"), log(a="under arbeid", b="avventer"))
    waits, begun = siden_sist.statuser(changes, siden_sist.VEDTAK)
    assert (waits.maaneder, begun.maaneder) == (0, -1)
    assert {funn.del_ for funn in (waits, begun)} == {"vedtak"}
    assert {funn.del_ for funn in siden_sist.statuser(changes, siden_sist.TILTAK)} == {"tiltak"}


def test_an_overdue_action_is_told_with_its_deadline_and_who_owes_it() -> None:
    asked = [
        ("Lage en plan", "Økonomileder", date(2026, 11, 3), "1"),
        ("<b>Spørre</b>", "Rektor", date(2026, 11, 9), "2"),
    ]
    late, one_day = siden_sist.oppgaver(asked, date(2026, 11, 10))
    assert plain(late) == (
        "Oppgaven «Lage en plan» skulle vært gjort 03.11.2026, for sju dager siden. Ansvarlig: Økonomileder."
    )
    assert (late.dager, late.del_) == (7, "oppgaver")
    assert (
        plain(one_day)
        == "Oppgaven «<b>Spørre</b>» skulle vært gjort 09.11.2026, for én dag siden. Ansvarlig: Rektor."
    )


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("A", "Én enhet over grensen har ikke forklart avviket: A."),
        ("ABC", "Tre enheter over grensen har ikke forklart avviket: A, B og C."),
        ("ABCDEFGHI", "Ni enheter over grensen har ikke forklart avviket: A, B, C, D, E, F og tre til."),
    ],
)
def test_who_owes_an_explanation_is_told_once_for_all(names: str, said: str) -> None:
    [funn] = siden_sist.forklaringer(list(names))
    assert plain(funn) == said
    assert (funn.rang(GRENSE), funn.del_) == (1.5, "forklaringer")
    assert siden_sist.forklaringer([]) == []


@pytest.mark.parametrize(
    ("antall", "said"),
    [
        (0, "Ingenting av betydning er endret siden møtet 13.10.2026."),
        (1, "Én endring siden møtet 13.10.2026. Nes har økt."),
        (2, "To endringer siden møtet 13.10.2026, den viktigste først. Nes har økt."),
        (16, "16 endringer siden møtet 13.10.2026, den viktigste først. Nes har økt."),
    ],
)
def test_the_opening_counts_the_changes_and_tells_the_first(antall: int, said: str) -> None:
    first = Funn(NY, "Nes", "Nes har økt.")
    assert siden_sist.oppsummert([first, Funn(NY, "B", "Annet.")][:antall] + [first] * (antall - 2), "møtet 13.10.2026") == said  # fmt: skip


def late(**days: int | None) -> pd.DataFrame:
    """A log where each case is that many days past its deadline, or not at all."""
    return pd.DataFrame(
        {
            "id": list(days), "tittel": [f"Sak {id_}" for id_ in days], "frist": pd.NaT,
            "dager_forsinket": pd.Series(list(days.values()), dtype="Int64"),
        }
    )  # fmt: skip


def test_decisions_that_have_passed_their_deadline_since_are_told_with_the_latest():
    [found] = siden_sist.nye_forsinkelser(late(a=3, b=None), late(a=34, b=12, c=20, d=None))
    assert found.setning == "To vedtak har gått over fristen: «Sak b» og «Sak c»."
    assert found.dager == 20


def test_decisions_that_were_late_already_are_not_told_again():
    assert siden_sist.nye_forsinkelser(late(a=3), late(a=34)) == []


def test_a_new_signal_is_a_question_of_why_or_of_what_works():
    high, low = Signal("Lia barnehage", "utenfor", 1, 5), Signal("Nes skole", "samme_side", -1, 7)
    said = [each.setning for each in siden_sist.signaler([high, low])]
    assert said[0].startswith("Lia barnehage har ligget over det normale i fem måneder på rad")
    assert said[0].endswith(": spør hvorfor.")
    assert said[1].endswith(": spør hva som virker.")
