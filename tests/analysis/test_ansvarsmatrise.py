"""Who has what, who depends on whom, and what is said of it."""

from datetime import date
from typing import Any

from dashboard.analysis.ansvarsmatrise import FELLES, UKJENT, Matrise, Omraade, Par, ansvarsmatrise
from dashboard.sentences import ansvarsmatrise as tekst
from tests.analysis.strukturen import ledd, strategi

SEN: dict[str, Any] = {"frist": date(2026, 6, 1), "status": "under arbeid"}


def matrise() -> Matrise:
    """Four pieces of work that are shared in four ways, one that nobody has, and one that is given up."""
    s = strategi(
        ledd("A", **SEN), ledd("B"), ledd("C"), ledd("D", "tiltak"), ledd("E", tittel="Ingen <b>har</b> det"), ledd("F", status="utgår"),
        ansvar=[
            ("A", "HA", "HO"), ("A", "DA", "OO"), ("A", "DA", "HO"), ("B", "HA", "HO"), ("B", "HA", "OO"), ("B", "DA", "TTE"),
            ("C", "HA", None), ("C", "DA", "HO"), ("D", "HA", "?"), ("F", "HA", "HO"), ("F", "HA", "TTE"),
        ],
    )  # fmt: skip
    return ansvarsmatrise(s.struktur.ledd.values(), s.ansvar, s.stand)


def test_a_cell_is_the_strongest_part_a_tjenesteomraade_has() -> None:
    found = matrise()
    assert [(rad.ledd.id, dict(rad.celler)) for rad in found.rader] == [
        ("A", {"HO": "HA", "OO": "DA"}),
        ("B", {"HO": "HA", "OO": "HA", "TTE": "DA"}),
        ("C", {FELLES: "HA", "HO": "DA"}),
        ("D", {UKJENT: "HA"}),
    ]
    assert [each.id for each in found.uten_ansvar] == ["E"]


def test_work_is_dependent_where_two_tjenesteomraader_have_a_part_and_the_whole_municipality_is_none() -> (
    None
):
    found = matrise()
    assert [(rad.ledd.id, len(rad.omraader)) for rad in found.rader if rad.avhengig] == [("A", 2), ("B", 3)]
    assert [tekst.om_avhengigheten(rad) for rad in found.rader] == [
        "HO av OO",
        "HO og OO av hverandre, og av TTE",
        "",
        "",
    ]


def test_two_who_share_are_counted_with_what_is_late() -> None:
    assert matrise().par == [Par("HO", "OO", 2, 1), Par("HO", "TTE", 1, 0), Par("OO", "TTE", 1, 0)]


def test_each_tjenesteomraade_is_told_with_whom_it_shares_most() -> None:
    assert matrise().omraader == [
        Omraade("HO", ha=2, da=1, mest_med=("OO",), delt=2),
        Omraade("OO", ha=1, da=1, mest_med=("HO",), delt=2),
        Omraade("TTE", ha=0, da=1, mest_med=("HO", "OO"), delt=1),
    ]


def test_the_sentence_says_how_much_is_shared_and_by_whom_most() -> None:
    navn = {"HO": "Helse og omsorg", "OO": "Oppvekst"}
    assert tekst.oppsummert(matrise(), navn) == (
        "To av fire oppdrag og tiltak krever at flere tjenesteområder gjør sin del."
        " Mest deler Helse og omsorg med Oppvekst: to, ett av dem forsinket."
    )
    assert tekst.om_uten_ansvar(matrise()) == (
        "Ett oppdrag mangler ansvar og er ikke med i tabellen: «Ingen <b>har</b> det»."
    )


def test_where_nothing_is_shared_or_nobody_has_it_that_is_said() -> None:
    alene = strategi(ledd("A"), ledd("B"), ansvar=[("A", "HA", "HO")])
    for arbeid, sagt in (
        ([], "Det er ingen oppdrag, tiltak eller hovedoppgaver å fordele ansvar for."),
        (["A"], "Ingen oppdrag er delt mellom tjenesteområder: hvert av dem kan lykkes uten de andre."),
        (["B"], "Ingen har fått ansvar: ett oppdrag står uten HA og DA."),
    ):
        found = ansvarsmatrise([alene.struktur.ledd[id_] for id_ in arbeid], alene.ansvar, alene.stand)
        assert tekst.oppsummert(found, {}) == sagt


def test_the_leaders_under_one_name_are_all_tjenesteomraader_and_a_leader_group_is_none() -> None:
    rader = [
        ("A", "HA", "HO"),
        ("A", "DA", "Alle ledere"),
        ("B", "HA", "Enhetsledere"),
        ("C", "HA", "Utvidet ledergruppe"),
        ("C", "DA", "HO"),
    ]
    s = strategi(
        ledd("A"), ledd("B"), ledd("C"), ansvar=[(id_, slag, None if " " in hos or hos == "Enhetsledere" else hos) for id_, slag, hos in rader]
    )  # fmt: skip
    ansvar = s.ansvar.assign(navn=[hos for _, _, hos in rader])
    found = ansvarsmatrise(s.struktur.ledd.values(), ansvar, s.stand)
    assert [
        (rad.avhengig, tekst.antall_omraader(rad), tekst.om_avhengigheten(rad)) for rad in found.rader
    ] == [
        (True, "alle", "HO av alle de andre"),
        (True, "alle", "alle tjenesteområder av hverandre"),
        (False, "1", ""),
    ]
    assert found.rader[0].celler == {"HO": "HA", FELLES: "DA"}
    assert found.par == []
    assert tekst.oppsummert(found, {}) == (
        "To av tre oppdrag krever at flere tjenesteområder gjør sin del. Ansvaret står på lederne under ett."
    )
