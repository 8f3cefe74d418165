"""An evaluation typed in: what is typed is kept, what is not typed stays, and what cannot be is refused."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from dashboard import lake as lakes
from dashboard import queries
from dashboard.access import LOCAL_USER, NotAllowed, Role, User
from dashboard.dialog import kompassevaluering
from dashboard.dialog.kompassevaluering import Om, Opphav, Referanse, punktene_som_tekst
from dashboard.dialog.write import newest
from dashboard.errors import DashboardError
from dashboard.lake import ChangedMeanwhile, Lake
from tests.agenda.small_lake import commit

TODAY = date(2026, 11, 6)
OM = Om("1841", "Fauske", 2023, "3.1")
UTEN_TILGANG = User("", Role.LEDER, frozenset({"311"}))


def poeng(
    skrevet: Mapping[str, str], om: Om = OM, user: User = LOCAL_USER, base: int | None = None, **other: Any
) -> None:
    at = newest() if base is None else base
    kompassevaluering.lagre_poeng(user, om, skrevet, today=TODAY, base=at, **other)  # fmt: skip


def omtale(omraade: str, user: User = LOCAL_USER, **punkter: str) -> None:
    kompassevaluering.lagre_omtale(user, OM, omraade, punkter, today=TODAY, base=newest())


def referanser(*alle: Referanse, user: User = LOCAL_USER) -> None:
    kompassevaluering.lagre_referanser(user, "3.1", 2023, alle, kilde="KS", today=TODAY, base=newest())


def rader(query: str, **parameters: Any) -> list[dict[str, Any]]:
    with lakes.get().at(newest(), queries.load(query).sources) as cursor:
        return queries.rows_on(cursor, query, **parameters)


def evalueringen() -> dict[str, dict[str, Any]]:
    alle = rader("kommunekompass/evaluering_rader", kommune="1841", aar=2023)
    return {each["nr"]: each for each in alle}


def test_points_are_typed_area_by_area_and_the_rest_stands_as_it_stood(lake: Lake) -> None:
    felles = {"kommune": "1841", "aar": 2023, "versjon": "3.1", "kilde": "Rapporten"}
    commit(
        lake,
        kompassevaluering=[
            {**felles, "nr": "Total", "skaar": 382},
            {**felles, "nr": "5", "plassering": "lavest"},
            {**felles, "aar": 2019, "nr": "total", "skaar": 300},
        ],
    )
    poeng({"5": "35", "5.1": "6,7", "5.2": "8.25", "5.3": " ", "5.4": "0"})
    naa = evalueringen()
    assert {nr: None if rad["skaar"] is None else float(rad["skaar"]) for nr, rad in naa.items()} == {
        "total": 382, "5": 35, "5.1": 6.7, "5.2": 8.25, "5.4": 0,
    }  # fmt: skip
    assert (naa["5"]["plassering"], naa["5.1"]["maks"], naa["5.1"]["kilde"]) == ("lavest", 20, "Rapporten")
    poeng({"5.1": "", "total": "383"}, opphav=Opphav("Ny rapport"))
    naa = evalueringen()
    assert naa["5.1"]["skaar"] is None
    assert (float(naa["total"]["skaar"]), naa["5.2"]["kilde"]) == (383, "Ny rapport")
    assert len(rader("kommunekompass/evaluering_rader", kommune="1841", aar=2019)) == 1
    poeng(dict.fromkeys(("total", "5", "5.2", "5.4"), ""))
    assert evalueringen()["5"]["plassering"] == "lavest"
    assert not [each for each in evalueringen().values() if each["skaar"] is not None]


def test_the_day_the_evaluators_were_done_is_of_the_whole_evaluation_and_can_be_none(lake: Lake) -> None:
    ferdig = date(2024, 1, 19)
    poeng({"total": "382", "5": "35"}, opphav=Opphav("Rapporten", ferdig))
    poeng({"5.1": "6,7"})
    assert {(each["dato"], each["kilde"]) for each in evalueringen().values()} == {(ferdig, "Rapporten")}
    before = newest()
    for om, dato, sagt in (
        (OM, date(2022, 12, 31), "Evalueringen i 2023 er datert 31.12.2022."),
        (OM, date(2025, 1, 1), "Evalueringen i 2023 er datert 01.01.2025."),
        (Om("1841", "Fauske", 2026, "3.1"), date(2026, 11, 7), "Evalueringen er datert 07.11.2026, og den dagen har ikke vært ennå."),
    ):  # fmt: skip
        with pytest.raises(DashboardError) as refused:
            poeng({"total": "382"}, om, opphav=Opphav("Rapporten", dato))
        assert refused.value.what_happened == sagt
    assert newest() == before
    poeng({}, opphav=Opphav())
    assert {(each["dato"], each["kilde"]) for each in evalueringen().values()} == {(None, None)}


def test_an_evaluation_without_points_is_kept_as_unknown(lake: Lake) -> None:
    poeng({"total": ""})
    assert [(nr, each["skaar"]) for nr, each in evalueringen().items()] == [("total", None)]


def test_points_that_cannot_be_are_refused_in_words_and_nothing_is_stored(lake: Lake) -> None:
    poeng({"total": "382"})
    before = newest()
    for skrevet, om, said in (
        ({"5.1": "20,1"}, OM, "Strategi for å ha brukerens fokus og service (5.1): 20,1 poeng er mer enn de 20 det er mulig å få."),
        ({"total": "801"}, OM, "Totalen: 801 poeng er mer enn de 800 det er mulig å få."),
        ({"5.1": "seks"}, OM, "Strategi for å ha brukerens fokus og service (5.1): «seks» er ikke et poengtall."),
        ({"5": "-1"}, OM, "Brukerens fokus og service (5): «-1» er ikke et poengtall."),
        ({"5": "nan"}, OM, "Brukerens fokus og service (5): «nan» er ikke et poengtall."),
        ({"5.9": "1"}, OM, "«5.9» finnes ikke i versjon 3.1."),
        ({"total": "1"}, Om("1841", "Fauske", 2023, "2010"), "Evalueringen er registrert etter versjon 3.1, ikke 2010."),
        ({"total": "1"}, Om("1841", "Fauske", 2027, "3.1"), "Ingen er evaluert etter versjon 3.1 i 2027."),
        ({"total": "1"}, Om("1841", "Fauske", 2019, "3.1"), "Ingen er evaluert etter versjon 3.1 i 2019."),
        ({"total": "1"}, Om("1841", "Fauske", 2023, "9"), "Versjon «9» er ikke kjent."),
    ):  # fmt: skip
        with pytest.raises(DashboardError) as refused:
            poeng(skrevet, om)
        assert refused.value.what_happened == said
    for forsoek in (
        lambda: poeng({"total": "1"}, user=UTEN_TILGANG),
        lambda: omtale("5", user=UTEN_TILGANG, styrke="Noe"),
        lambda: referanser(Referanse("alle", "370"), user=UTEN_TILGANG),
    ):
        with pytest.raises(NotAllowed):
            forsoek()
    with pytest.raises(ChangedMeanwhile):
        poeng({"total": "383"}, base=before - 1)
    assert newest() == before


def test_what_the_evaluators_found_is_one_point_a_line_and_read_back_as_typed(lake: Lake) -> None:
    omtale("5", styrke="- God service\n\n5.2 Ansatte bryr seg\nGod service", svakhet="7.1 er et annet område <i>\n2023 var et godt år")  # fmt: skip
    omtale("2", utfordring="Få møteplasser")
    funnet = rader("kommunekompass/omtaler")
    assert {(each["omraade"], each["nr"], each["slag"], each["punkt"]) for each in funnet} == {
        ("2", "2", "utfordring", "Få møteplasser"),
        ("5", "5", "styrke", "God service"),
        ("5", "5.2", "styrke", "Ansatte bryr seg"),
        ("5", "5", "svakhet", "7.1 er et annet område <i>"),
        ("5", "5", "svakhet", "2023 var et godt år"),
    }
    styrker = [each for each in funnet if each["slag"] == "styrke"]
    assert punktene_som_tekst(styrker, "5") == "God service\n5.2 Ansatte bryr seg"
    omtale("5")
    assert [each["omraade"] for each in rader("kommunekompass/omtaler")] == ["2"]
    with pytest.raises(DashboardError, match="minst ett punkt"):
        omtale("2")
    with pytest.raises(DashboardError, match="«9» finnes ikke"):
        omtale("9", styrke="Noe")
    assert len(rader("kommunekompass/omtaler")) == 1


def test_references_are_kept_with_who_and_how_many_and_those_of_areas_stand(lake: Lake) -> None:
    felles = {"versjon": "3.1", "aar": 2023, "slag": "alle"}
    commit(
        lake, kompassreferanse=[{**felles, "nr": "5", "verdi": 44}, {**felles, "nr": "Total", "verdi": 360}]
    )
    referanser(
        Referanse("alle", "370"), Referanse("størrelsesgruppe", "383,5", "5 000–10 000", " 21 "), Referanse("normal fra", ""),
    )  # fmt: skip
    naa = {(each["nr"], each["slag"]): each for each in rader("kommunekompass/referanser")}
    assert {key: each["verdi"] for key, each in naa.items()} == {
        ("total", "alle"): 370,
        ("total", "størrelsesgruppe"): 383.5,
        ("5", "alle"): 44,
    }
    gruppen = naa["total", "størrelsesgruppe"]
    assert (gruppen["navn"], gruppen["antall"], gruppen["kilde"]) == ("5 000–10 000", 21, "KS")
    assert naa["5", "alle"]["kilde"] is None
    for alle, said in (
        ((Referanse("best", "900"),), "«best»: 900 poeng er mer enn de 800 det er mulig å få."),
        ((Referanse("best", "", "Skiptvet"),), "«best» mangler poeng."),
        ((Referanse("alle", "370", "", "mange"),), "«mange» er ikke et antall kommuner."),
        ((Referanse("andre", "370"),), "«andre» er ikke et slag referanse."),
        (
            (Referanse("normal fra", "380"), Referanse("normal til", "360")),
            "Det normale begynner høyere enn det slutter.",
        ),
    ):
        with pytest.raises(DashboardError) as refused:
            referanser(*alle)
        assert refused.value.what_happened == said
    with pytest.raises(DashboardError, match="Det må være minst én"):
        kompassevaluering.lagre_referanser(
            LOCAL_USER, "3.1", 2024, [Referanse("alle", "")], today=TODAY, base=newest()
        )
