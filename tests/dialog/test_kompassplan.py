"""The plan for Kommunekompasset is changed measure by measure; what names something that is not there is refused."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.access import LOCAL_USER, NotAllowed, Role, User
from dashboard.dialog import kompassplan
from dashboard.dialog.kompassplan import Plantiltak, planen
from dashboard.dialog.write import newest
from dashboard.errors import DashboardError
from dashboard.lake import ChangedMeanwhile, Lake
from tests.agenda.small_lake import commit

NYTT = Plantiltak("3.1", "5.2", " Kurs i <service> ", 3, dimensjon="Omfang", dagsverk=12.5, ansvarlig="HR-leder",
                  frist=date(2027, 3, 1), ledd=("U1", "U2"))  # fmt: skip


def oppgave(id_: str) -> dict[str, str]:
    return {
        "id": id_,
        "plan": "Utvikling",
        "planslag": "utviklingsstrategi",
        "nivaa": "hovedoppgave",
        "tittel": id_,
    }


@pytest.fixture
def kommune(lake: Lake) -> Lake:
    commit(lake, maalstruktur=[oppgave("U1"), oppgave("U2")],
           kompassplan=[{"versjon": "2010", "id": "K1", "nr": "1.1", "tiltak": "Gammelt", "maal_grad": 2}])  # fmt: skip
    return lake


def ider() -> list[str]:
    return [each.id for each in planen(newest(), "3.1")]


def test_a_measure_is_added_changed_and_removed_and_the_rest_of_the_plan_stands(kommune: Lake) -> None:
    kompassplan.legg_til(LOCAL_USER, NYTT)
    (stored,) = planen(newest(), "3.1")
    assert stored == replace(NYTT, id="K1", tiltak="Kurs i <service>")
    kompassplan.legg_til(LOCAL_USER, Plantiltak("3.1", "6", "Hele området", 4))
    kompassplan.legg_til(LOCAL_USER, replace(NYTT, id="Eget"))
    assert ider() == ["Eget", "K1", "K2"]
    kompassplan.endre(
        LOCAL_USER, replace(stored, maal_grad=4, dagsverk=None, dimensjon="", ledd=()), base=newest()
    )
    endret = next(each for each in planen(newest(), "3.1") if each.id == "K1")
    assert (endret.maal_grad, endret.dagsverk, endret.dimensjon, endret.ledd) == (4, None, "", ())
    snapshot = kompassplan.fjern(LOCAL_USER, "3.1", "Eget", base=newest())
    assert (snapshot.message, ider()) == ("Plan for Kommunekompasset: Eget fjernet", ["K1", "K2"])
    assert [each.id for each in planen(newest(), "2010")] == ["K1"]


def test_what_is_not_there_is_refused_in_words_and_nothing_is_stored(kommune: Lake) -> None:
    kompassplan.legg_til(LOCAL_USER, NYTT)
    before = newest()
    for wrong, said in (
        ({"nr": ""}, "Det er ikke valgt hva tiltaket løfter."),
        ({"nr": "9.1"}, "Kommunekompasset 3.1 har ikke noe nr. «9.1» som kan vurderes."),
        ({"nr": "5.2.1"}, "Kommunekompasset 3.1 har ikke noe nr. «5.2.1» som kan vurderes."),
        ({"dimensjon": "Evaluering/analyse"}, "«Evaluering/analyse» er ikke en dimensjon i versjon 3.1."),
        ({"maal_grad": None}, "Graden er ikke valgt."),
        ({"maal_grad": 5}, "Grad 5 finnes ikke."),
        ({"dagsverk": -1.0}, "Innsatsen er −1 dagsverk."),
        ({"dagsverk": float("nan")}, "Innsatsen er – dagsverk."),
        ({"dagsverk": 1e9}, "Innsatsen er 1\u00a0000\u00a0000\u00a0000 dagsverk."),
        ({"ledd": ("U1", "borte")}, "Målstrukturen har ikke noe ledd «borte»."),
        ({"tiltak": " "}, "Det står ikke hva som skal gjøres."),
        ({"id": "k1"}, "Id-en «k1» er alt brukt av «Kurs i <service>»."),
    ):  # fmt: skip
        with pytest.raises(DashboardError) as refused:
            kompassplan.legg_til(LOCAL_USER, replace(NYTT, **wrong))
        assert refused.value.what_happened == said
    with pytest.raises(DashboardError, match="ikke noe tiltak «K9»"):
        kompassplan.endre(LOCAL_USER, replace(NYTT, id="K9"), base=before)
    with pytest.raises(DashboardError, match="eneste"):
        kompassplan.fjern(LOCAL_USER, "3.1", "K1", base=before)
    assert newest() == before


def test_a_person_is_not_responsible_where_the_roles_are_known_but_what_stood_may_stand(
    kommune: Lake,
) -> None:
    kompassplan.legg_til(LOCAL_USER, replace(NYTT, ansvarlig="Kari Hansen"))
    commit(kommune, rolle=[{"kode": "L112", "tittel": "HR-leder"}])
    (stored,) = planen(newest(), "3.1")
    kompassplan.endre(LOCAL_USER, replace(stored, maal_grad=4), base=newest())
    kompassplan.legg_til(LOCAL_USER, replace(NYTT, ansvarlig=""))
    before = newest()
    for change in (
        lambda: kompassplan.legg_til(LOCAL_USER, replace(NYTT, ansvarlig="Kari Hansen")),
        lambda: kompassplan.endre(LOCAL_USER, replace(stored, ansvarlig="Ola Nordmann"), base=before),
    ):
        with pytest.raises(DashboardError, match="er verken en lederrolle eller et tjenesteområde"):
            change()
    assert newest() == before
    kompassplan.endre(LOCAL_USER, replace(stored, ansvarlig="HR-leder"), base=before)
    assert planen(newest(), "3.1")[0].ansvarlig == "HR-leder"


def test_two_who_change_the_same_measure_do_not_overwrite_each_other_and_others_are_not_hindered(
    kommune: Lake,
) -> None:
    for id_ in ("A", "B"):
        kompassplan.legg_til(LOCAL_USER, replace(NYTT, id=id_))
    base = newest()
    a, b = planen(base, "3.1")
    kompassplan.endre(LOCAL_USER, replace(a, maal_grad=4), base=base)
    kompassplan.endre(LOCAL_USER, replace(b, maal_grad=1), base=base)
    assert [each.maal_grad for each in planen(newest(), "3.1")] == [4, 1]
    with pytest.raises(ChangedMeanwhile):
        kompassplan.endre(LOCAL_USER, replace(a, maal_grad=2), base=base)
    with pytest.raises(ChangedMeanwhile):
        kompassplan.fjern(LOCAL_USER, "3.1", "A", base=base)


def test_what_a_file_brought_may_stand_and_only_those_who_may_edit_the_strategy_change_the_plan(
    kommune: Lake,
) -> None:
    commit(kommune, kompassplan=[{"versjon": "3.1", "id": "F", "nr": "5.2", "tiltak": "Fra fil", "maal_grad": 2, "ledd": "borte"}])  # fmt: skip
    (fra_fil,) = planen(newest(), "3.1")
    kompassplan.endre(User("KLG", Role.KLG), replace(fra_fil, maal_grad=3), base=newest())
    assert planen(newest(), "3.1") == [replace(fra_fil, maal_grad=3)]
    for role in (Role.LEDER, Role.FOLKEVALGT, Role.INGEN):
        user = User("", role, frozenset({"311"}))
        for change in (
            lambda user=user: kompassplan.legg_til(user, NYTT),
            lambda user=user: kompassplan.endre(user, fra_fil, base=newest()),
            lambda user=user: kompassplan.fjern(user, "3.1", "F", base=newest()),
        ):
            with pytest.raises(NotAllowed):
                change()
