"""A tjenesteområde's own assessment of its digital maturity: kept as it was given, or refused with a reason."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard import queries
from dashboard.access import LOCAL_USER, NotAllowed, Role, User
from dashboard.dialog import modenhet
from dashboard.dialog.modenhet import Vurdering
from dashboard.dialog.write import newest
from dashboard.errors import DashboardError
from dashboard.lake import ChangedMeanwhile, Lake
from tests.agenda.small_lake import STEDER, commit

TODAY = date(2026, 11, 6)
VURDERING = Vurdering("HO", 2026, 2, 3, "Digitalt tilsyn er i drift.", "Kommunalsjef")


@pytest.fixture
def kommune(lake: Lake) -> Lake:
    commit(lake, organisasjon=STEDER)
    return lake


def save(vurdering: Vurdering, user: User = LOCAL_USER, base: int | None = None) -> int:
    return modenhet.save(user, vurdering, today=TODAY, base=newest() if base is None else base).id


def stored(at: int) -> list[dict[str, Any]]:
    rows = queries.run("utvikling/modenhet", at, aar=2026).dropna(subset="aar")
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]


def test_an_assessment_stands_as_it_was_given_until_a_new_one_takes_its_place(kommune: Lake) -> None:
    first = save(VURDERING)
    save(replace(VURDERING, aar=2025, generasjon=1))
    second = save(replace(VURDERING, generasjon=3, maal_generasjon=None, begrunnelse=" <b>Nytt</b> "))
    [row] = stored(first)
    assert (row["generasjon"], row["maal_generasjon"], row["rolle"]) == (2, 3, "Kommunalsjef")
    assert row["dato"].date() == TODAY
    newer, older = stored(second)
    assert (newer["generasjon"], newer["begrunnelse"]) == (3, "<b>Nytt</b>")
    assert pd.isna(newer["maal_generasjon"])
    assert (older["aar"], older["generasjon"]) == (2025, 1)


def test_what_cannot_be_is_refused_in_words_and_nothing_is_stored(kommune: Lake) -> None:
    before = newest()
    for wrong, said in (
        ({"generasjon": None}, "Generasjonen er ikke valgt."),
        ({"generasjon": 6}, "Generasjon 6 finnes ikke."),
        ({"maal_generasjon": 0}, "Generasjon 0 finnes ikke."),
        ({"maal_generasjon": 1}, "Målet (generasjon 1) ligger bak der tjenesteområdet er (generasjon 2)."),
        ({"begrunnelse": "  "}, "Begrunnelsen er tom."),
        ({"rolle": ""}, "Det står ikke hvem som har vurdert (rolle)."),
        ({"aar": 2027}, "2027 er ikke kommet ennå."),
        ({"tjenesteomraade": "XX"}, "«XX» er ikke et tjenesteområde i organisasjonen."),
    ):
        with pytest.raises(DashboardError) as refused:
            save(replace(VURDERING, **wrong))
        assert refused.value.what_happened == said
    assert newest() == before


def test_only_those_who_may_edit_the_strategy_assess(kommune: Lake) -> None:
    save(VURDERING, User("KLG", Role.KLG))
    for role in (Role.LEDER, Role.FOLKEVALGT, Role.INGEN):
        with pytest.raises(NotAllowed):
            save(VURDERING, User("", role, frozenset({"311"})))


def test_two_who_assess_the_same_do_not_overwrite_each_other_and_others_are_not_hindered(
    kommune: Lake,
) -> None:
    base = newest()
    save(VURDERING, base=base)
    save(replace(VURDERING, tjenesteomraade="OO"), base=base)
    with pytest.raises(ChangedMeanwhile):
        save(replace(VURDERING, generasjon=1), base=base)
    assert {row["tjenesteomraade"]: row["generasjon"] for row in stored(newest())} == {"HO": 2, "OO": 2}
