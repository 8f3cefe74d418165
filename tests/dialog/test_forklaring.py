"""Explanations are kept as they were given, by those who may give them."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard import lake as lakes
from dashboard.access import LOCAL_USER, NotAllowed, Role, User
from dashboard.dialog import forklaring
from dashboard.dialog.forklaring import Forklaring, forklaringer
from dashboard.dialog.write import newest
from dashboard.errors import DashboardError
from dashboard.lake import ChangedMeanwhile, Lake
from dashboard.period import Period

OKTOBER = Period(2026, 10)
SVAR = Forklaring(
    2026, 10, "311", "sykefravær og vikarbruk", "Innleie på natt.", "Ny turnus fra desember.", 31_200_000.0,
    dato=date(2026, 11, 6), avvik=-4_100_000.0, versjon=20,
)  # fmt: skip


def save(svar: Forklaring, user: User = LOCAL_USER, base: int | None = None) -> int:
    base = newest() if base is None else base
    return forklaring.save(user, svar, enhet_navn="Fjordgløtt", base=base).id


def test_an_answer_stands_as_it_was_given(lake: Lake) -> None:
    at = save(SVAR)
    row = forklaringer(OKTOBER, at).iloc[0]
    assert (row["enhet"], row["aarsak"], row["tekst"]) == (
        "311",
        "sykefravær og vikarbruk",
        "Innleie på natt.",
    )
    assert (row["tiltak"], float(row["prognose"]), float(row["avvik"])) == (
        "Ny turnus fra desember.",
        31_200_000,
        -4_100_000,
    )


def test_a_new_answer_takes_the_place_of_the_old_which_stays_readable(lake: Lake) -> None:
    first = save(SVAR)
    second = save(replace(SVAR, tekst="Innleie, og tomme vakter."))
    assert list(forklaringer(OKTOBER, second)["tekst"]) == ["Innleie, og tomme vakter."]
    assert list(forklaringer(OKTOBER, first)["tekst"]) == ["Innleie på natt."]


def test_answers_of_other_units_and_months_are_left_alone(lake: Lake) -> None:
    save(SVAR)
    save(replace(SVAR, periode=9))
    at = save(replace(SVAR, enhet="213"))
    assert list(forklaringer(OKTOBER, at)["enhet"]) == ["213", "311"]
    assert list(forklaringer(OKTOBER, at, enheter=["213"])["enhet"]) == ["213"]


def test_two_who_answer_for_different_units_from_the_same_page_both_get_in(lake: Lake) -> None:
    base = newest()
    save(SVAR, base=base)
    at = save(replace(SVAR, enhet="213"), base=base)
    assert len(forklaringer(OKTOBER, at)) == 2


def test_two_who_answer_for_the_same_unit_do_not_overwrite_each_other(lake: Lake) -> None:
    base = newest()
    save(SVAR, base=base)
    with pytest.raises(ChangedMeanwhile):
        save(replace(SVAR, tekst="Noe annet"), base=base)
    assert list(forklaringer(OKTOBER, newest())["tekst"]) == ["Innleie på natt."]


@pytest.mark.parametrize(
    ("without", "said"),
    [
        ({"tekst": "  "}, "Forklaringen er tom."),
        ({"aarsak": ""}, "Årsaken er ikke valgt."),
        ({"rolle": ""}, "Det står ikke hvem som svarer (rolle)."),
        ({"tekst": "x" * 4_001}, "Teksten er på 4001 tegn; det er plass til 4000."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_stored(
    lake: Lake, without: dict[str, str], said: str
) -> None:
    before = newest()
    with pytest.raises(DashboardError) as refused:
        save(replace(SVAR, **without))  # type: ignore[arg-type]
    assert refused.value.what_happened == said
    assert newest() == before


def test_a_leader_answers_for_the_own_units_only(lake: Lake) -> None:
    leader = User("Leder", Role.LEDER, frozenset({"311"}))
    at = save(SVAR, leader)
    assert len(forklaringer(OKTOBER, at)) == 1
    with pytest.raises(NotAllowed):
        save(replace(SVAR, enhet="213"), leader)
    with pytest.raises(NotAllowed):
        save(SVAR, User("Folkevalgt", Role.FOLKEVALGT))


def test_markup_is_kept_as_the_text_it_is(lake: Lake) -> None:
    at = save(replace(SVAR, tekst="<script>alert(1)</script> '; drop table forklaring; --"))
    assert (
        forklaringer(OKTOBER, at).iloc[0]["tekst"] == "<script>alert(1)</script> '; drop table forklaring; --"
    )


def test_an_answer_changes_no_figure(lake: Lake) -> None:
    before = lakes.get().figures(newest()).id
    at = save(SVAR)
    assert at > before
    assert lakes.get().figures(at).id == before
