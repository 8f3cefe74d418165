"""What is said of ledersamtaler holds for one, some, all and none, before and after the deadline."""

from datetime import date

import pandas as pd

from dashboard.sentences import lederavtaler as tekst
from dashboard.text import NO_BREAK

DATO = date(2026, 11, 22)


def om(
    ledere: int, holdt: int, innen: int = 0, *, frist: str = "2026-03-31", foerste: str = "", over: int = 0
) -> str:
    runde = {
        "ledere": ledere, "holdt": holdt, "innen_fristen": innen, "over_fristen": over,
        "frist": pd.Timestamp(frist), "foerste_frist": pd.Timestamp(foerste or frist),
    }  # fmt: skip
    return tekst.om_runden(runde, DATO).replace(NO_BREAK, " ")


def test_the_round_is_told_as_it_stands() -> None:
    for said, expected in (
        (om(34, 29, 20), "Av 34 ledersamtaler med frist 31.03.2026 er 29 holdt (85 %). Fem mangler, og fristen gikk ut for 236 dager siden."),
        (om(34, 33, frist="2026-11-21"), "Av 34 ledersamtaler med frist 21.11.2026 er 33 holdt (97 %). Én mangler, og fristen gikk ut for 1 dag siden."),
        (om(20, 6, frist="2026-11-22"), "Av 20 ledersamtaler med frist 22.11.2026 er 6 holdt (30 %). 14 mangler, og fristen er i dag."),
        (om(8, 0, frist="2026-12-15"), "Ingen av 8 ledersamtaler med frist 15.12.2026 er holdt, og det er 23 dager til fristen."),
        (om(34, 34, 32), "Alle 34 ledersamtaler med frist 31.03.2026 er holdt, to av dem etter fristen."),
        (om(2, 2, 2), "Begge ledersamtalene med frist 31.03.2026 er holdt."),
        (om(1, 1, 1), "Ledersamtalen med frist 31.03.2026 er holdt."),
        (om(1, 0), "Ledersamtalen med frist 31.03.2026 er ikke holdt, og fristen gikk ut for 236 dager siden."),
        (om(9, 5, foerste="2026-02-01", frist="2026-12-01", over=3),
         "Av 9 ledersamtaler med frister fra 01.02.2026 til 01.12.2026 er 5 holdt (56 %). Fire mangler, og tre av dem er over fristen."),
        (om(9, 5, foerste="2026-11-30", frist="2026-12-01"),
         "Av 9 ledersamtaler med frister fra 30.11.2026 til 01.12.2026 er 5 holdt (56 %). Fire mangler, og ingen er over fristen."),
    ):  # fmt: skip
        assert said == expected


def test_a_share_is_whole_only_when_all_are_held() -> None:
    shares = [
        tekst.andel(*pair).replace(NO_BREAK, " ") for pair in ((0, 9), (1, 900), (1, 2), (899, 900), (9, 9))
    ]
    assert shares == ["0 %", "1 %", "50 %", "99 %", "100 %"]


def test_the_chart_says_where_most_are_missing() -> None:
    nivaaer = pd.DataFrame(
        [("vår", 2, 4, 1), ("vår", 3, 11, 5), ("vår", 4, 9, 5), ("høst", 4, 9, 9), ("i fjor", 1, 1, 0)],
        columns=["runde", "nivaa", "ledere", "mangler"],
    )
    assert tekst.tittel_nivaa(nivaaer, "vår") == "vår: flest mangler på nivå 3, 5 av 11"
    assert tekst.tittel_nivaa(nivaaer, "i fjor") == "i fjor: alle nivåer har holdt samtalene"


def test_what_is_left_out_is_told_and_nothing_where_nothing_is() -> None:
    assert tekst.om_utenfor(0, 0, 0) == tekst.om_ikke_med([], "vår") == tekst.om_uten_overordnet([]) == ""
    assert tekst.om_utenfor(2, 1, 0).replace(NO_BREAK, " ") == (
        "2 rader gjelder roller som ikke er blant lederrollene og 1 rad gjelder en gruppe eller en rolle uten ledernivå."
    )
    assert tekst.om_ikke_med(["Rektor"], "vår") == "Én lederrolle er ikke med i «vår»: Rektor."
    assert tekst.om_uten_overordnet(["KD", "Rektor"]) == (
        "To roller som mangler samtale, har ingen nærmeste leder blant lederrollene: KD og Rektor. Ingen får påminnelse om dem."
    )


def test_the_reminder_names_roles_and_deadlines_each_on_a_line() -> None:
    mangler = pd.DataFrame(
        [("Enhetsleder\n A", pd.Timestamp("2026-03-31"), 236), ("<b>B</b>", pd.Timestamp("2026-12-01"), -9), ("C", pd.Timestamp(DATO), 0)],
        columns=["tittel", "frist", "dager_over"],
    )  # fmt: skip
    lines = tekst.paaminnelse("2026 hovedsamtale", mangler, DATO).replace(NO_BREAK, " ").splitlines()
    assert lines[0] == "Påminnelse: ledersamtaler, 2026 hovedsamtale"
    assert [line for line in lines if line.startswith("–")] == [
        "– Enhetsleder A: frist 31.03.2026 (236 dager over)",
        "– <b>B</b>: frist 01.12.2026 (9 dager igjen)",
        "– C: frist 22.11.2026 (frist i dag)",
    ]
    one = tekst.paaminnelse("vår", mangler.head(1), DATO)
    assert "denne ledersamtalen" in one
    assert "Kall inn til samtalen" in one
