"""The self-assessment is kept as it was given, on the day it was given, or refused with a reason."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard import queries
from dashboard.access import LOCAL_USER, NotAllowed, Role, User
from dashboard.dialog import egenvurdering
from dashboard.dialog.egenvurdering import Svar, Vurdering
from dashboard.dialog.write import newest
from dashboard.errors import DashboardError
from dashboard.lake import ChangedMeanwhile, Lake
from tests.agenda.small_lake import STEDER, commit

TODAY = date(2026, 11, 6)
SYSTEM, OMFANG, RESULTAT = "System/prosess", "Omfang", "Resultat/analyse"
SVAR = (
    Svar(SYSTEM, 3, "gjennomført", " Sak 12/26, https://x.no/48123456 "),
    Svar(OMFANG, 2, "i gang"),
    Svar(RESULTAT, None, None),
)
VURDERING = Vurdering("3.1", "5.1", SVAR, "Stabsleder", "Ny policy")


def save(vurdering: Vurdering, user: User = LOCAL_USER, base: int | None = None, today: date = TODAY) -> int:
    return egenvurdering.save(user, vurdering, today=today, base=newest() if base is None else base).id


def stored(nr: str = "5.1") -> list[dict[str, Any]]:
    rows = queries.run("kommunekompass/egenvurdering_historikk", newest(), versjon="3.1", nr=nr)
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]


def test_the_dimensions_that_are_filled_in_are_one_version_and_earlier_days_stay(lake: Lake) -> None:
    before = newest()
    save(VURDERING, today=date(2026, 3, 1))
    assert newest() == before + 1
    save(replace(VURDERING, svar=(Svar(SYSTEM, 4, "gjennomført", "<b>Sak</b>"),), kommentar=" "))
    ny, *eldre = stored()
    assert (ny["dimensjon"], ny["grad"], ny["dokumentasjon"]) == (SYSTEM, 4, "<b>Sak</b>")
    assert ny["kommentar"] is None or ny["kommentar"] != ny["kommentar"]
    assert ny["dato"].date() == TODAY
    assert [(each["dimensjon"], each["grad"]) for each in eldre] == [(OMFANG, 2), (SYSTEM, 3)]
    assert eldre[1]["dokumentasjon"] == "Sak 12/26, https://x.no/48123456"
    save(replace(VURDERING, svar=(Svar(SYSTEM, 1, "planlagt"),)))
    assert [each["grad"] for each in stored()] == [1, 2, 3], "the same day is said anew"


def test_only_what_is_changed_is_signed_and_dated_anew_until_the_rest_is_confirmed(lake: Lake) -> None:
    juni = date(2026, 6, 1)
    save(replace(VURDERING, svar=(SVAR[0], SVAR[1])), today=juni)
    lik = replace(SVAR[0], dokumentasjon=SVAR[0].dokumentasjon.strip())
    naa = replace(VURDERING, svar=(lik, SVAR[1], SVAR[2]), foer=SVAR[:2], rolle="HR-leder", kommentar="I dag")
    before = newest()
    with pytest.raises(DashboardError) as refused:
        save(naa)
    assert refused.value.what_happened == "Ingen dimensjon er endret."
    assert newest() == before

    def gjelder() -> dict[str, tuple[str, date, str]]:
        nyeste = {each["dimensjon"]: each for each in reversed(stored())}
        return {
            name: (each["rolle"], each["dato"].date(), each["kommentar"]) for name, each in nyeste.items()
        }

    save(replace(naa, svar=(lik, replace(SVAR[1], dokumentasjon="Sak 13/26"), Svar(RESULTAT, 0, "planlagt"))))
    ny, gammel = ("HR-leder", TODAY, "I dag"), ("Stabsleder", juni, "Ny policy")
    assert gjelder() == {SYSTEM: gammel, OMFANG: ny, RESULTAT: ny}
    save(replace(naa, bekreft=True))
    assert gjelder()[SYSTEM] == ny
    assert len(stored()) == 5, "what was said in June stays"


def test_a_person_is_no_role_where_the_roles_are_known(lake: Lake) -> None:
    commit(lake, organisasjon=STEDER)
    save(replace(VURDERING, rolle="Ola Nordmann"))
    commit(lake, rolle=[{"kode": "L112", "tittel": "HR-leder"}, {"kode": "KLG", "tittel": "Ledergruppen"}])
    before = newest()
    with pytest.raises(DashboardError) as refused:
        save(replace(VURDERING, rolle="Ola Nordmann", nr="5.2"))
    assert refused.value.what_happened == "«Ola Nordmann» er verken en lederrolle eller et tjenesteområde."
    assert refused.value.what_to_do.startswith("Skriv en rolle, ikke et navn. Mangler rollen, legg den til i")
    assert newest() == before
    for rolle in ("hr-leder", "L112", " KLG ", "Helse og omsorg", "oo"):
        save(replace(VURDERING, rolle=rolle, nr="5.2"))
        assert {each["rolle"] for each in stored("5.2")} == {rolle.strip()}


def test_what_cannot_be_is_refused_in_words_and_nothing_is_stored(lake: Lake) -> None:
    before = newest()
    for wrong, said in (
        ({"svar": (Svar(SYSTEM, 3, None),)}, "System/prosess har grad, men ikke hvor langt dere er."),
        ({"svar": (Svar(SYSTEM, None, "planlagt"),)}, "System/prosess mangler grad."),
        ({"svar": (Svar(SYSTEM, None, None, "Sak 1"),)}, "System/prosess mangler grad."),
        ({"svar": (Svar(SYSTEM, 5, "planlagt"),)}, "Grad 5 finnes ikke."),
        ({"svar": (Svar(SYSTEM, 1, "kanskje"),)}, "«kanskje» er ikke et steg."),
        ({"svar": (Svar(SYSTEM, None, None, "  "),)}, "Ingen dimensjon er fylt ut."),
        ({"svar": (SVAR[0], SVAR[0])}, "En dimensjon er besvart to ganger."),
        ({"svar": (Svar("Resultat", 1, "planlagt"),)}, "«Resultat» er ikke en dimensjon i versjon 3.1."),
        ({"svar": (Svar(SYSTEM, 1, "gjennomført", "Spør kari@fjordvik.no"),)}, "Teksten ser ut til å inneholde en e-postadresse."),
        ({"rolle": " "}, "Det står ikke hvem som har vurdert (rolle)."),
        ({"nr": "5"}, "«5» vurderes ikke i versjon 3.1."),
        ({"nr": "5.1.1"}, "«5.1.1» vurderes ikke i versjon 3.1."),
        ({"versjon": "9"}, "Versjon «9» er ikke kjent."),
    ):  # fmt: skip
        with pytest.raises(DashboardError) as refused:
            save(replace(VURDERING, **wrong))
        assert refused.value.what_happened == said
        assert refused.value.what_to_do.endswith("står der fortsatt.")
    for role in (Role.LEDER, Role.FOLKEVALGT, Role.INGEN):
        with pytest.raises(NotAllowed):
            save(VURDERING, User("", role, frozenset({"311"})))
    assert newest() == before


def test_two_who_assess_the_same_question_do_not_overwrite_each_other(lake: Lake) -> None:
    base = newest()
    save(VURDERING, base=base)
    save(replace(VURDERING, nr="5.2"), base=base)
    with pytest.raises(ChangedMeanwhile):
        save(replace(VURDERING, svar=(Svar(SYSTEM, 0, "gjennomført"),)), base=base)
    assert {each["dimensjon"]: each["grad"] for each in stored()} == {OMFANG: 2, SYSTEM: 3}
    assert len(stored("5.2")) == 2
