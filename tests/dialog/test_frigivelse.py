"""What is cleared for publication is the økonomileder's choice, points to nobody, and can be taken back."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from dashboard.access import LOCAL_USER, NotAllowed, Role, User
from dashboard.dialog import beslutning, forklaring, frigivelse, moete
from dashboard.dialog.beslutning import BESLUTNING, OPPGAVE, UTFOERT, UTGAAR, Beslutning
from dashboard.dialog.forklaring import Forklaring
from dashboard.dialog.frigivelse import EGEN, FORKLARING, OPPGAVEN, Forslag, Frigivelse, frigitte
from dashboard.dialog.write import newest
from dashboard.errors import DashboardError
from dashboard.lake import ChangedMeanwhile, Lake
from dashboard.period import Period
from tests.agenda.small_lake import STEDER, commit

OKTOBER = Period(2026, 10)
DATO = date(2026, 11, 18)
TEKST = Frigivelse(2026, 10, "Ny turnus for natt fra desember.", "HO", FORKLARING, "311", DATO)
EGEN_TEKST = Frigivelse(2026, 10, "Innkjøpsstopp ut året.", dato=DATO)
LEDER = User("Kari Nordmann", Role.LEDER, frozenset({"311", "211"}))
SVAR = Forklaring(2026, 10, "311", "sykefravær og vikarbruk", "Innleie på natt", "Ny turnus", dato=DATO)


def frigi(ny: Frigivelse = TEKST, user: User = LOCAL_USER, base: int | None = None) -> Frigivelse:
    return frigivelse.frigi(user, ny, base=newest() if base is None else base)


def forklar(*svar: Forklaring, user: User = LEDER) -> None:
    for each in svar:
        forklaring.save(user, each, enhet_navn="Solbakken", base=newest())


def oppgaver(*nye: Beslutning, period: Period = OKTOBER, dato: date = date(2026, 11, 10)) -> list[Beslutning]:
    planlagt = moete.plan(LOCAL_USER, dato=dato, period=period, deltakere=["KD"], dagsorden=["okonomi"])
    return [beslutning.add(LOCAL_USER, planlagt, each) for each in nye]


def oppgave(tekst: str, lenke: str = "", type_: str = OPPGAVE) -> Beslutning:
    return Beslutning(
        "", "okonomi", type_, tekst, "Enhetsleder Solbakken", date(2026, 12, 1), "Solbakken, avvik", lenke
    )


def forslagene() -> list[Forslag]:
    at = newest()
    return frigivelse.forslag(OKTOBER, at, at)


def tekstene(forslag: Sequence[Forslag]) -> list[str]:
    return [each.tekst for each in forslag]


def test_a_cleared_text_stands_as_it_was_written(lake: Lake) -> None:
    written = frigi(replace(TEKST, tekst="  Ny turnus <b>nå</b>; drop table frigitt; -- "))
    assert written.id == "2026-10-frigitt-1"
    assert written.tekst == "Ny turnus <b>nå</b>; drop table frigitt; --"
    assert frigitte(OKTOBER, newest()) == [written]


def test_a_text_is_dated_today_where_nothing_else_is_said(lake: Lake) -> None:
    assert frigi(replace(TEKST, dato=None)).dato == date.today()


def test_that_of_the_whole_municipality_comes_first_and_of_other_months_not_at_all(lake: Lake) -> None:
    frigi(TEKST)
    frigi(replace(TEKST, periode=9))
    felles = frigi(EGEN_TEKST)
    assert [each.id for each in frigitte(OKTOBER, newest())] == [felles.id, "2026-10-frigitt-1"]
    assert [each.id for each in frigitte(Period(2026, 9), newest())] == ["2026-09-frigitt-1"]


def test_a_new_wording_takes_the_place_of_the_old_which_stays_readable(lake: Lake) -> None:
    first = frigi()
    before = newest()
    second = frigi(replace(first, tekst="Ny turnus fra januar."))
    assert second.id == first.id
    assert frigitte(OKTOBER, newest()) == [second]
    assert frigitte(OKTOBER, before) == [first]


def test_a_text_that_is_taken_back_is_gone_and_its_number_is_not_used_again(lake: Lake) -> None:
    first = frigi()
    before = newest()
    assert frigivelse.trekk(LOCAL_USER, first, base=newest()).trukket
    assert frigitte(OKTOBER, newest()) == []
    assert frigitte(OKTOBER, before) == [first]
    assert frigi().id == "2026-10-frigitt-2"


def test_a_text_that_was_taken_back_can_be_cleared_again(lake: Lake) -> None:
    first = frigi()
    trukket = frigivelse.trekk(LOCAL_USER, first, base=newest())
    assert frigi(trukket) == first
    assert frigitte(OKTOBER, newest()) == [first]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"tekst": " "}, "Teksten er tom."),
        ({"tekst": "x" * 4_001}, "det er plass til 4000"),
        ({"tekst": "Gjelder 010190 12345"}, "et fødselsnummer"),
        ({"tekst": "Spør kari@fjordvik.no"}, "en e-postadresse"),
        ({"tekst": "Ring 912 34 567"}, "et telefonnummer"),
        ({"kilde": "rykte"}, "hvilken forklaring eller oppgave"),
        ({"kilde_id": ""}, "hvilken forklaring eller oppgave"),
    ],
)
def test_what_nobody_should_read_is_refused_with_the_reason(
    lake: Lake, other: dict[str, str], said: str
) -> None:
    standing, before = frigi(EGEN_TEKST), newest()
    with pytest.raises(DashboardError, match=said) as refused:
        frigi(replace(TEKST, **other))  # type: ignore[arg-type]
    assert refused.value.title == "Teksten er ikke frigitt"
    if "tekst" in other:
        with pytest.raises(DashboardError, match=said):
            frigi(replace(standing, **other))  # type: ignore[arg-type]
    assert newest() == before


def test_the_same_source_is_not_published_twice(lake: Lake) -> None:
    frigi()
    with pytest.raises(DashboardError, match="Det er alt frigitt en tekst fra denne forklaringen"):
        frigi()
    frigi(replace(TEKST, kilde_id="211"))
    frigi(replace(TEKST, periode=9))
    assert len(frigitte(OKTOBER, newest())) == 2


def test_two_who_clear_at_once_both_get_in(lake: Lake) -> None:
    texts = [f"Tekst {number}" for number in range(6)]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda tekst: frigi(replace(EGEN_TEKST, tekst=tekst)), texts))
    standing = frigitte(OKTOBER, newest())
    assert sorted(each.tekst for each in standing) == texts
    assert [each.id for each in standing] == [f"2026-10-frigitt-{number}" for number in range(1, 7)]


def test_two_who_reword_the_same_text_do_not_overwrite_each_other(lake: Lake) -> None:
    first, base = frigi(), newest()
    second = frigi(replace(first, tekst="Ny turnus fra januar."), base=base)
    with pytest.raises(ChangedMeanwhile):
        frigi(replace(first, tekst="Ny turnus fra mars."), base=base)
    with pytest.raises(ChangedMeanwhile):
        frigivelse.trekk(LOCAL_USER, first, base=base)
    assert frigitte(OKTOBER, newest()) == [second]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OKONOMI])
def test_only_the_okonomileder_clears_and_takes_back(lake: Lake, role: Role) -> None:
    standing, before = frigi(), newest()
    user = User("Noen", role, frozenset({"311"}))
    with pytest.raises(NotAllowed):
        frigi(EGEN_TEKST, user)
    with pytest.raises(NotAllowed):
        frigi(replace(standing, tekst="Endret"), user)
    with pytest.raises(NotAllowed):
        frigivelse.trekk(user, standing, base=newest())
    assert newest() == before


def test_an_explanation_is_proposed_for_the_tjenesteomraade_of_its_unit(lake: Lake) -> None:
    commit(lake, organisasjon=STEDER)
    forklar(SVAR, replace(SVAR, enhet="211", tiltak=""), replace(SVAR, periode=9))
    assert forslagene() == [
        Forslag(FORKLARING, "211", "OO", "Sykefravær og vikarbruk: Innleie på natt.", "Nes skole", False),
        Forslag(
            FORKLARING, "311", "HO", "Sykefravær og vikarbruk: Innleie på natt. Tiltak: Ny turnus.", "Solbakken", False
        ),
    ]  # fmt: skip


def test_a_proposal_names_neither_the_unit_nor_its_leader(lake: Lake) -> None:
    commit(lake, organisasjon=STEDER)
    forklar(
        replace(SVAR, tekst="Solbakken leier inn. Kari Nordmann følger opp", tiltak="Nes skole låner bort en")
    )
    assert tekstene(forslagene()) == [
        "Sykefravær og vikarbruk: En enhet i Helse og omsorg leier inn. Lederen følger opp."
        " Tiltak: En enhet i Oppvekst låner bort en."
    ]


def test_a_tjenesteomraade_with_a_unit_of_the_same_name_keeps_it(lake: Lake) -> None:
    commit(lake, organisasjon=[{**STEDER[0], "enhet_navn": "NAV", "tjenesteomraade_navn": "NAV"}])
    forklar(replace(SVAR, tekst="Flere søker NAV"))
    assert tekstene(forslagene()) == ["Sykefravær og vikarbruk: Flere søker NAV. Tiltak: Ny turnus."]


def test_the_organisation_is_that_of_the_chosen_version(lake: Lake) -> None:
    commit(lake, organisasjon=STEDER)
    then = newest()
    commit(lake, organisasjon=[{**STEDER[0], "tjenesteomraade": "TTE", "tjenesteomraade_navn": "Teknisk"}])
    forklar(SVAR)
    assert [each.omraade for each in frigivelse.forslag(OKTOBER, newest(), then)] == ["HO"]
    assert [each.omraade for each in frigivelse.forslag(OKTOBER, newest(), newest())] == ["TTE"]


def test_what_has_no_single_tjenesteomraade_is_proposed_for_the_whole_municipality(lake: Lake) -> None:
    commit(
        lake,
        organisasjon=[STEDER[0], {**STEDER[1], "enhet": "311", "enhet_navn": "Solbakken"}],
    )
    forklar(replace(SVAR, tekst="Solbakken leier inn"))
    forklar(replace(SVAR, enhet="999"), user=LOCAL_USER)
    assert [(each.omraade, each.gjelder) for each in forslagene()] == [("", "Solbakken"), ("", "Enhet 999")]
    assert tekstene(forslagene())[0].startswith("Sykefravær og vikarbruk: En enhet leier inn.")


def test_without_an_organisation_the_texts_are_proposed_all_the_same(lake: Lake) -> None:
    forklar(SVAR)
    assert [(each.omraade, each.gjelder) for each in forslagene()] == [("", "Enhet 311")]
    commit(
        lake,
        organisasjon=[
            {name: STEDER[0][name] for name in ("ansvar", "enhet", "tjenesteomraade", "gyldig_fra")}
        ],
    )
    assert [(each.omraade, each.gjelder) for each in forslagene()] == [("HO", "Enhet 311")]


def test_where_nobody_has_written_there_is_nothing_to_clear(lake: Lake) -> None:
    assert forslagene() == []


def test_open_and_done_actions_of_the_periods_meetings_are_proposed_and_nothing_else(lake: Lake) -> None:
    commit(lake, organisasjon=STEDER)
    skrevet = oppgaver(
        oppgave("Plan for innleie på Solbakken", "/drift?periode=2026-10&omraade=HO&enhet=311"),
        oppgave("Gå gjennom vikarbruken."),
        oppgave("Faller bort"),
        oppgave("Vedta ny turnus", type_=BESLUTNING),
        oppgave("Nes tar ansvaret", "/drift?enhet=211"),
        oppgave("Et område som ikke finnes", "/drift?omraade=XX"),
    )
    oppgaver(oppgave("Fra forrige måned"), period=Period(2026, 9), dato=date(2026, 10, 13))
    for each, status in ((skrevet[1], UTFOERT), (skrevet[2], UTGAAR)):
        beslutning.follow_up(LOCAL_USER, each, status=status, kommentar="Ferdig", dato=DATO, base=newest())
    found = forslagene()
    assert [(each.kilde_id[-1], each.omraade) for each in found] == [
        ("1", "HO"),
        ("2", ""),
        ("5", "OO"),
        ("6", ""),
    ]
    assert tekstene(found) == [
        "Plan for innleie på en enhet i Helse og omsorg. Frist 01.12.2026.",
        "Gå gjennom vikarbruken. Utført 18.11.2026.",
        "Nes tar ansvaret. Frist 01.12.2026.",
        "Et område som ikke finnes. Frist 01.12.2026.",
    ]
    assert {each.kilde for each in found} == {OPPGAVEN}
    assert not any("Enhetsleder" in tekst for tekst in tekstene(found))


def test_a_proposal_tells_whether_it_is_cleared_already(lake: Lake) -> None:
    commit(lake, organisasjon=STEDER)
    forklar(SVAR, replace(SVAR, enhet="211"))
    oppgaver(oppgave("Plan for innleie"))
    ryddet = {each.kilde_id: each for each in forslagene()}
    for kilde_id in ("311", "2026-11-10-drift-1"):
        valgt = ryddet[kilde_id]
        frigi(Frigivelse(2026, 10, valgt.tekst, valgt.omraade, valgt.kilde, valgt.kilde_id, DATO))
    frigi(replace(EGEN_TEKST, kilde=EGEN, kilde_id="211"))
    frigi(replace(TEKST, periode=9, kilde_id="211"))
    assert [each.frigitt for each in forslagene()] == [False, True, True]
    [staar] = [each for each in frigitte(OKTOBER, newest()) if each.kilde_id == "311"]
    frigivelse.trekk(LOCAL_USER, staar, base=newest())
    assert [each.frigitt for each in forslagene()] == [False, False, True]
