"""What the population does to an area, and where all comparisons say the same."""

import pandas as pd

from dashboard.sentences import kostra_behov as tekst
from dashboard.text import NO_BREAK


def said(words: str) -> str:
    return words.replace(NO_BREAK, " ")


def behov(*endringer: float, prisnivaa: int | None = 2026) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "aar": range(2027, 2027 + len(endringer)),
            "beregnet": endringer,
            "prisnivaa": [prisnivaa] * len(endringer),
        }
    )


def spenn(**kr: tuple[float, float]) -> pd.DataFrame:
    return pd.DataFrame([{"tittel": navn, "kr": each} for navn, begge in kr.items() for each in begge])


def test_the_next_four_years_are_added_up_and_each_is_told():
    told = said(tekst.om_utgiftsbehovet(behov(1_000_000, -200_000, 700_000, 500_000, 9_000_000), "Omsorg"))
    assert told.startswith(
        "Befolkningen gir i 2027–2030 et 2,0 mill. kr større utgiftsbehov til omsorg i 2026-kroner"
    )
    assert "2028: −0,2 mill. kr" in told


def test_less_need_and_none_are_said_as_such():
    assert "et 400 000 kr mindre utgiftsbehov" in said(
        tekst.om_utgiftsbehovet(behov(-400_000, prisnivaa=None), "Barnehage")
    )
    assert "verken større eller mindre" in tekst.om_utgiftsbehovet(behov(100.0, -100.0), "Barnehage")


def test_without_a_table_it_says_so():
    assert "ikke lest inn for omsorg" in tekst.om_utgiftsbehovet(behov(), "Omsorg")
    assert tekst.om_utgiftsbehovet(None, "Kultur") == "KS beregner ikke endret utgiftsbehov for kultur."


def test_those_the_area_serves_are_told_now_and_in_ten_years():
    assert said(tekst.om_innbyggerne(("80+",), 2026, 667, 2036, 875)).startswith(
        "Innbyggere 80 år og over: 667 i 2026, 875 i 2036 (+31,2 %)"
    )
    assert said(tekst.om_innbyggerne(("6-12", "13-15"), 2026, 903, 2036, 818)).startswith(
        "Innbyggere 6–15 år: 903 i 2026"
    )
    assert said(tekst.om_innbyggerne(("alle",), 2026, 0, 2036, 10)).startswith(
        "Innbyggere: 0 i 2026, 10 i 2036, etter"
    )


def test_who_was_chosen_and_is_not_seen_is_named():
    told = tekst.om_de_uten_tall(["Fauske - Fuossko", "Bindal"], 2025)
    assert told.startswith("Fauske og Bindal har ingen tall for 2025")
    assert tekst.om_de_uten_tall([], 2025) == ""


def test_a_span_over_few_comparisons_says_so():
    assert "bygger på to sammenligninger" in tekst.om_bredden(2)
    assert "bygger på én sammenligning" in tekst.om_bredden(1)
    assert tekst.om_bredden(8) == ""


def test_only_areas_where_every_comparison_says_the_same_are_named():
    told = tekst.om_omraadene(
        spenn(Omsorg=(1.0, 2.0), Grunnskole=(-3.0, -1.0), Barnehage=(-1.0, 1.0)), "Fauske - Fuossko"
    )
    assert told == (
        "Når behovet er regnet likt, bruker Fauske mer enn alle sammenligningene på omsorg og mindre på grunnskole."
    )
    assert "ulike veier" in tekst.om_omraadene(spenn(Barnehage=(-1.0, 1.0)), "Bindal")
    assert "mindre enn alle på grunnskole" in tekst.om_omraadene(spenn(Grunnskole=(-3.0, -1.0)), "Bindal")


def test_an_area_outside_the_equalisation_says_why_it_has_no_amount():
    uten = pd.DataFrame({"delkostnad": [None], "grunn": ["utenfor_utjevningen"]})
    assert "ikke med i utgiftsutjevningen" in tekst.hvorfor_ikke(uten)
    assert tekst.hvorfor_ikke(uten.iloc[:0]) == "Området har ingen kostnadstall å regne med."
